#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where names get to. The branch has a canary in every text about people; console and branch run with all their logs on,
through a shown name, notes, a case, recordings, notifications and a crash, and everything that they left is searched."""
import gzip
import os
import re
import signal
import subprocess
import uuid

import drive

PILL = re.compile(r"^Live · ")
CANARY = re.compile(rb"Canary\w+")
TYPED_REASON = "Canaryreason"
TYPED_NOTE = "Canarynote"
TYPED_CASE = "Canarycase"
# The log of valued customers is in the journal and the outbox, for as long as the retention says; no full name is.
JOURNAL = re.compile(r"(journal|outbox)\.sqlite(-wal|-shm)?$")


def find_canaries(data):
    """As found in the bytes, and in those of UTF-16, in which texts of a screen may lie about."""
    return {found.decode() for found in CANARY.findall(data)} | {found.decode() for found in CANARY.findall(data.replace(b"\0", b""))}


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def search_files(folder):
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            if os.path.isfile(path) and not os.path.islink(path):
                yield path, find_canaries(read(path))


def read_titles(console):
    """What the window manager and a task bar show."""
    titles = []
    for window in console.windows():
        listing = subprocess.run(["xprop", "-id", window, "WM_NAME", "_NET_WM_NAME", "WM_ICON_NAME", "WM_CLASS", "_NET_WM_ICON_NAME"],
                                 capture_output=True, text=True, check=False)
        titles.append(listing.stdout)
    return "\n".join(titles)


def ask_lobbyctl(*arguments):
    """What a person sees in a terminal, and what goes wrong there."""
    done = subprocess.run([os.path.join(drive.BUILD, "app", "ctl", "lobbyctl"), *arguments], capture_output=True, check=False,
                          env={**os.environ, "G_MESSAGES_DEBUG": "all"})
    return done.stdout + done.stderr


def watch_bus(desk):
    """All that is said on the session bus: notifications, actions, portals."""
    path = os.path.join(desk.folder, "bus.log")
    log = open(path, "wb")
    return subprocess.Popen(["dbus-monitor", "--session"], stdout=log, stderr=log), path


def show_a_name(console):
    console.keys("alt+2")
    console.find("label", "Name is masked. Showing it is recorded.")
    console.keys("ctrl+shift+n")
    console.find("push button", "Other…")
    console.keys("5")
    console.find("text", "Why is the name needed?").write(TYPED_REASON)
    console.keys("Return")
    return console.find("label", re.compile(r"^M[rs] CanaryfullName\d+$")).name


def write_a_note(branch, console):
    console.find(None, re.compile(r"^Note for the next visit$")).write(TYPED_NOTE)
    console.press("push button", "Save Note")
    drive.wait("the note to be kept", lambda: any(one.get("newNote") == TYPED_NOTE for one in branch.ask("v1/snapshot")["data"]["visits"]))


def open_a_case(branch):
    now = branch.ask("v1/snapshot")["time"]
    branch.tell("feedback.enter", id=f"f-{uuid.uuid4().hex[:8]}", score=2, reason=TYPED_CASE, at=now)


def search_everything(desk, branch, console, bus, titles):
    home = os.environ["HOME"]
    state = next(folder for folder, _, files in os.walk(home) if "audit.sqlite" in files)
    recording = os.path.join(desk.folder, "day.jsonl.gz")
    outputs = {
        "record": ask_lobbyctl("record", state, "2025-11-17", "--out", recording),
        "check": ask_lobbyctl("check", recording), "digest": ask_lobbyctl("digest", recording), "ledger": ask_lobbyctl("ledger", recording),
        "audit": ask_lobbyctl("audit", "list", state), "verify": ask_lobbyctl("audit", "verify", state),
        "window titles": titles.encode(), "console": read(console.log), "branch": read(branch.log), "bus": read(bus),
    }
    assert os.path.exists(recording), outputs["record"]
    assert b"name.shown" in outputs["audit"] and b"other" in outputs["audit"], outputs["audit"]
    assert b"none changed, none missing" in outputs["verify"], outputs["verify"]
    assert b"/v1/visits/" in outputs["branch"], "the branch keeps an access log at its highest verbosity"
    assert b"retention" in outputs["console"], "the console logs at its highest verbosity"
    assert b"lobby" in outputs["bus"].lower(), "the bus was watched"
    found = {name: canaries for name, text in outputs.items() if (canaries := find_canaries(text))}
    journal = set()
    for folder in (home, desk.folder, os.getcwd()):
        for path, canaries in search_files(folder) if folder != os.getcwd() else ((one, {"core"}) for one in os.listdir(folder) if one.startswith("core")):
            kept = {one for one in canaries if one.startswith("CanaryfullName") or one == TYPED_REASON} if JOURNAL.search(path) else canaries
            journal |= canaries if JOURNAL.search(path) else set()
            if path.startswith(os.path.join(desk.folder, "branch-")) and "sqlite" in path:
                kept = {one for one in canaries if one.startswith("CanaryfullName")}  # the branch's own store
            if kept:
                found[path] = kept
    assert not found, found
    assert TYPED_NOTE in journal and TYPED_CASE in journal and any(one.startswith("CanaryfamilyName") for one in journal), "the search finds what is there"


def names_stay_where_they_belong(desk):
    """through a shown name, a note, a case, a recording, a notification and a crash: no canary outside the VIP log and the screen"""
    os.environ["G_MESSAGES_DEBUG"] = "all"
    branch = desk.start_branch("pension-day", "10:42:06", "--plant-canaries")
    monitor, bus = watch_bus(desk)
    try:
        console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
        console.find("push button", PILL)
        name = show_a_name(console)
        titles = read_titles(console)
        write_a_note(branch, console)
        open_a_case(branch)
        branch.tell("simulation.rate", rate=60)
        drive.wait("a notification", lambda: b"AddNotification" in read(bus) or b"Notify" in read(bus))
        branch.tell("simulation.rate", rate=1)
        console.keys("ctrl+m", "ctrl+m")
        shown = show_a_name(console)
        assert CANARY.search(shown.encode()) and CANARY.search(name.encode())
        titles += read_titles(console)
        console.process.send_signal(signal.SIGABRT)  # in the middle of it
        console.process.wait(drive.PATIENCE_S)
    finally:
        monitor.terminate()
        monitor.wait()
    search_everything(desk, branch, console, bus, titles)


if __name__ == "__main__":
    drive.enter()
    drive.run(names_stay_where_they_belong)
