#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Photographs every state of the console for README and metainfo.

    LOBBY_DRIVE_BUILD=build tests/console/drive/screenshots.py FOLDER [NAME…]
"""
import os
import re
import sys

import drive

FOLDER = os.path.abspath(sys.argv[1])
WANTED = sys.argv[2:]
LIVE = re.compile(r"^(Live|实时|即時) · ")
NORMAL = (1366, 768)
ADVISED = re.compile(r"^(Accepted|已接受)$")


def is_wanted(name):
    return not WANTED or name in WANTED


def open_console(desk, branch, size=NORMAL, language="en", style="light", *arguments):
    """A console of that size that shows the branch live."""
    desk.save_settings(window_width=size[0] + 2 * drive.FRAME, window_height=size[1] + 2 * drive.FRAME,
                       color_scheme=f"'{style}'", language=f"'{language}'")
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file, *arguments, GSETTINGS_BACKEND="keyfile")
    console.find("push button", LIVE)
    return console


def settle():
    """Two seconds for the marks to have glided to their places: what is photographed has no end to wait for."""
    drive.time.sleep(2)


def take(console, name, size=NORMAL, under=None):
    settle()
    console.photograph(os.path.join(FOLDER, f"{name}.png"), *size, under)
    print(name, flush=True)


def take_live(desk):
    for name, size, language, style in (("live-light", NORMAL, "en", "light"), ("live-dark", NORMAL, "en", "dark"),
                                        ("live-zh_CN", NORMAL, "zh_CN", "light"), ("live-zh_TW", NORMAL, "zh_TW", "light"),
                                        ("live-compact", (1366, 700), "en", "light"), ("narrow-900", (900, 1160), "en", "light")):
        if is_wanted(name):
            branch = desk.start_branch()
            console = open_console(desk, branch, size, language, style)
            console.find("push button", ADVISED)
            take(console, name, size)
            console.stop()
            branch.pull_the_plug()


def take_wall_board(desk):
    if not is_wanted("wall-board"):
        return
    size = (1920, 1080)
    branch = desk.start_branch()
    console = open_console(desk, branch, size, "en", "dark")
    console.act("toggle-wall-board", "/window/1")
    take(console, "wall-board", size)
    console.stop()


def take_devices(desk):
    if not is_wanted("devices"):
        return
    branch = desk.start_branch()
    console = open_console(desk, branch)
    console.act("show-device", "/window/1", "'CRS-2'")
    take(console, "devices")
    console.stop()


def take_vip_log(desk):
    for name, language in (("vip-log", "en"), ("vip-log-zh_CN", "zh_CN")):
        if is_wanted(name):
            branch = desk.start_branch()
            console = open_console(desk, branch, NORMAL, language)
            console.keys("alt+2")
            take(console, name)
            console.stop()
            branch.pull_the_plug()


def take_replay(desk):
    """A whole day, at a moment of its morning: pressed on the timeline."""
    for name, language, style in (("replay", "en", "light"), ("replay-zh_CN", "zh_CN", "light")):
        if is_wanted(name):
            day = os.path.join(os.environ["TMPDIR"], "pension-day.jsonl.gz")
            drive.subprocess.run([os.path.join(drive.BUILD, "app/service/lobby-branch"), "simulate", "--scenario", "pension-day", "--force",
                                  "--out", day], check=True)
            desk.save_settings(window_width=NORMAL[0] + 2 * drive.FRAME, window_height=NORMAL[1] + 2 * drive.FRAME,
                               color_scheme=f"'{style}'", language=f"'{language}'")
            console = desk.start_console("--demo", "--replay", day, GSETTINGS_BACKEND="keyfile")
            console.find("push button", re.compile(r"^(Replay|回放) "))
            drive.subprocess.run(["xdotool", "mousemove", "395", "720", "click", "1", "mousemove", "700", "60"], check=True)
            console.find("label", re.compile("10:4"))
            take(console, name)
            console.stop()


def take_duties(desk):
    for name, size, language, style in (("duties", NORMAL, "en", "light"), ("duties-zh_CN", NORMAL, "zh_CN", "light"),
                                        ("duties-narrow", (900, 800), "zh_TW", "light"), ("checklists", NORMAL, "en", "dark"),
                                        ("vip-log-narrow", (900, 1160), "en", "dark")):
        if is_wanted(name):
            branch = desk.start_branch("pension-day", "10:57:30", "--language", language)
            console = open_console(desk, branch, size, language, style)
            console.keys("alt+2" if name.startswith("vip") else "alt+6")
            if name == "checklists":
                console.act("show-checklist", "/window/1", "'opening-readiness'")
            take(console, name, size)
            console.stop()
            branch.pull_the_plug()


def take_other_work(desk):
    """No teller is free for counter 5, so that another counter is advised to call its customers too."""
    if not is_wanted("other-work"):
        return
    branch = desk.start_branch("pension-day", "10:15:30")
    console = open_console(desk, branch)
    console.find(None, re.compile(r"^Open counter 5 now"))
    console.press("push button", "Not Now")
    console.press("push button", "No teller is free")
    console.gone("push button", re.compile("^Undo"))
    console.find(None, re.compile(r"^Let counter 4 call"))
    take(console, "other-work")
    console.stop()
    branch.pull_the_plug()


def take_ledger(desk):
    if not is_wanted("ledger"):
        return
    console = open_console(desk, desk.start_branch("pension-day", "13:00:00"))
    console.press("push button", "Details")
    settle()
    console.photograph_dialog(os.path.join(FOLDER, "ledger.png"))
    console.stop()


def take_popover(desk, name, open_it):
    if not is_wanted(name):
        return
    branch = desk.start_branch()
    console = open_console(desk, branch)
    settle()
    under = console.photograph_screen()
    open_it(console)
    take(console, name, NORMAL, under)
    console.stop()
    branch.pull_the_plug()


def take_popovers(desk):
    take_popover(desk, "connection", lambda console: console.press("push button", LIVE))
    take_popover(desk, "alerts", lambda console: console.act("show-alerts", "/window/1"))


def take_intake(desk):
    if not is_wanted("intake"):
        return
    console = open_console(desk, desk.start_branch())
    console.keys("ctrl+i")
    console.wait_for_words("What did the customer come for")
    console.keys("1", "alt+c")
    settle()
    console.photograph_dialog(os.path.join(FOLDER, "intake.png"))
    console.stop()


def take_ticket(desk):
    if not is_wanted("ticket"):
        return
    branch = desk.start_branch()
    waiting = [one["id"] for one in branch.ask("v1/snapshot")["data"]["tickets"] if one["phase"] == "waiting" and one["service"] == "A"]
    console = open_console(desk, branch)
    settle()
    under = console.photograph_screen()
    console.act("show-ticket", "/window/1", f"'{waiting[-1]}'")
    console.find("push button", "Edit What Is Known…")
    take(console, "ticket", under=under)
    console.stop()


def take_preferences(desk):
    if not is_wanted("preferences"):
        return
    branch = desk.start_branch()
    for page in ("general", "connection", "targets", "diversion", "privacy"):
        console = open_console(desk, branch)
        console.act("show-preferences", "", f"'{page}'")
        settle()
        console.photograph_dialog(os.path.join(FOLDER, f"preferences-{page}.png"))
        console.stop()


def take_empty(desk):
    if not is_wanted("empty"):
        return
    branch = desk.start_branch("ordinary-day", "08:48:00")
    console = open_console(desk, branch)
    take(console, "empty")
    console.stop()


def take_old(desk):
    if not is_wanted("stale") and not is_wanted("disconnected"):
        return
    branch = desk.start_branch()
    console = open_console(desk, branch)
    settle()
    branch.freeze()
    console.find("push button", re.compile(r"^Stale 4\d s"), patience_s=90)
    take(console, "stale")
    if is_wanted("disconnected"):
        console.find("push button", "Disconnected", patience_s=180)
        take(console, "disconnected")
    console.stop()


if __name__ == "__main__":
    drive.enter("2000x1300")
    os.makedirs(FOLDER, exist_ok=True)
    with drive.Desk() as the_desk:
        for step in (take_live, take_wall_board, take_devices, take_vip_log, take_duties, take_other_work, take_replay, take_ledger, take_popovers, take_intake, take_ticket, take_preferences, take_empty, take_old):
            step(the_desk)
