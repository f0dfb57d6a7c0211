#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recorded day from outside: opened from the list, played and stepped by keys, seen on every page; the live lobby goes on
behind it, and nothing of a replay reaches the branch."""
import gzip
import json
import os
import re
import subprocess

import drive

LIVE = re.compile(r"^Live · ")
REPLAY = re.compile(r"^Replay 17 Nov$")
MOMENT = re.compile(r"^The Lobby at (\d\d:\d\d:\d\d)$")


def open_lobby(desk):
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", LIVE)
    return branch, console


def open_day(console):
    console.keys("alt+5")
    console.find("label", "Recorded Days")
    console.find("list item", re.compile(r"^Monday 17 November 2025, Kept by the branch$"))
    console.act("open-day", "", "'service:2025-11-17'")  # a row of a list has no action over AT-SPI in GTK 4.8
    console.find("push button", REPLAY)


def moment(console):
    return MOMENT.match(console.find("label", MOMENT).name).group(1)


def a_day_of_the_branch_is_played(desk):
    """a day of the branch service opens beside the live lobby; keys play, stop, step and go along; every page shows it"""
    branch, console = open_lobby(desk)
    open_day(console)
    start = moment(console)
    console.keys("Right")
    drive.wait("ten seconds on", lambda: moment(console) > start)
    console.keys("bracketright", "bracketright", "bracketright")
    console.keys("space")
    console.find(None, "Playing at 60×")
    drive.wait("the day to go on", lambda: moment(console) > "08:40:00" and moment(console) > start)
    console.keys("space")
    console.find(None, "Paused")
    still = moment(console)
    console.keys("ctrl+Right")
    drive.wait("the next event", lambda: moment(console) >= still)
    console.keys("alt+1")
    console.find("push button", REPLAY)
    console.find("label", "Do Next")


def the_branch_head_sees_it_elsewhere(desk):
    """the branch head's console, on a machine that has recorded nothing of it, plays the day from its first minutes"""
    branch = desk.start_branch()
    elsewhere = os.path.join(desk.folder, "elsewhere")
    console = desk.start_console("--connect", branch.url, "--token-file", branch.sign("branch-head", "bh1"), XDG_DATA_HOME=elsewhere)
    console.find("push button", LIVE)
    open_day(console)
    assert moment(console) < "09:00:00", moment(console)
    console.keys("alt+2")
    console.find("push button", REPLAY)
    console.keys("ctrl+s")
    console.find(None, "Only days that were recorded here can be saved")


def a_day_of_the_journal_is_saved(desk):
    """Save As… and Ctrl+S write a day that was recorded here, without people; the branch's own days stay with the branch"""
    branch, console = open_lobby(desk)
    console.keys("alt+5")
    console.find("list item", re.compile(r"^Monday 17 November 2025, Recorded here, "))
    saves = list(console.all("push button", re.compile(r"^Save .* as a File$")))
    assert len(saves) == 1, saves
    save_as(console, os.path.join(desk.folder, "by-button.jsonl.gz"), lambda: console.press("push button", saves[0].name))
    console.act("open-day", "", "'journal:2025-11-17:1'")
    console.find("push button", REPLAY)
    save_as(console, os.path.join(desk.folder, "by-key.jsonl.gz"), lambda: console.keys("ctrl+s"))


def save_as(console, path, ask):
    ask()
    console.find(None, "Save the Recorded Day")
    console.keys("ctrl+a")
    subprocess.run(["xdotool", "type", "--delay", "10", path], check=True)
    console.keys("Return")
    drive.wait("the file", lambda: os.path.exists(path))
    console.find(None, "Day saved, without names")
    console.gone(None, "Save the Recorded Day")
    with gzip.open(path, "rt") as day:
        header = json.loads(day.readline())
        assert header["anonymised"] and header["day"] == "2025-11-17", header
        assert json.loads(day.readlines()[-1])["end"]


def the_live_lobby_goes_on(desk):
    """Back to Live shows the lobby as it is now; nothing of the replay has reached the branch"""
    branch, console = open_lobby(desk)
    before = branch.ask("v1/snapshot")["data"].get("advices", [])
    open_day(console)
    console.keys("alt+1")
    console.keys("ctrl+Return", "ctrl+d", "ctrl+b", "ctrl+k")
    after = branch.ask("v1/snapshot")["data"].get("advices", [])
    decided = [one for one in after if one.get("decision") and one["id"] not in [other["id"] for other in before]]
    assert not decided, decided
    console.keys("ctrl+l")
    console.find("push button", LIVE)


if __name__ == "__main__":
    drive.enter()
    drive.run(a_day_of_the_branch_is_played, the_branch_head_sees_it_elsewhere, a_day_of_the_journal_is_saved,
              the_live_lobby_goes_on)
