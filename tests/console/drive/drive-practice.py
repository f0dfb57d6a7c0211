#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice on a simulated branch: a trainer lets things happen by key, they come home, and the palette says how long it took
until somebody acted; a drill begins from its number; whoever may not steer the day has no palette."""
import re

import drive

LIVE = re.compile(r"^Live · ")
SUMMARY = re.compile(r"^\d+ of \d+ acted on")


def open_lobby(desk, role, staff):
    branch = desk.start_branch("ordinary-day", "10:42:06")
    console = desk.start_console("--connect", branch.url, "--token-file", branch.sign(role, staff))
    console.find("push button", LIVE)
    return branch, console


def open_palette(console):
    console.keys("ctrl+shift+p")
    console.find(None, "Let Something Happen")
    console.find("label", "A device breaks")


def incidents_come_home(desk):
    """a trainer's keys break a device and let a tour in; an action of somebody else is timed"""
    branch, console = open_lobby(desk, "trainer", "t09")
    before = len(branch.ask("v1/snapshot")["data"]["tickets"])
    open_palette(console)
    console.find(None, "Nothing has happened yet.")
    console.keys("1")
    drive.wait("the device to break", lambda: branch.look("devices", "ATM-1").get("fault") == "jammed")
    console.keys("5")
    branch.tell("simulation.rate", rate=10)
    drive.wait("the tour", lambda: len(branch.ask("v1/snapshot")["data"]["tickets"]) >= before + 12)
    branch.tell("simulation.rate", rate=1)
    console.find("label", re.compile(r"  A bus tour arrives: A$"))
    console.find(None, re.compile(r"^2 incidents, nothing done about any$"))
    branch.tell("counter.ask", counter="5", action="open")
    console.find(None, re.compile(r"^1 of 2 acted on; first action after "))
    console.find("label", re.compile(r"^First action after "))
    console.keys("1")  # it is broken already: refused, and no incident
    console.find(None, SUMMARY)
    drive.wait("the refusal", lambda: not list(console.all(None, re.compile(r"^\d of 3 acted"))))


def who_may(desk):
    """an auditor may not steer the day and has no palette"""
    branch, console = open_lobby(desk, "auditor", "au1")
    console.keys("ctrl+shift+p")
    console.find("push button", LIVE)
    assert not list(console.all(None, "Let Something Happen"))


def a_drill_begins(desk):
    """in the demo a drill begins from its number, and its palette comes back and says which it is"""
    console = desk.start_console("--demo")
    console.find("push button", re.compile(r"^Demo · "))
    open_palette(console)
    console.find("spin button", "Number of the drill")
    console.press("push button", "Begin Drill")
    console.find(None, "Drill 1 is running, until midnight")
    console.find("label", "A device breaks")


if __name__ == "__main__":
    drive.enter()
    drive.run(incidents_come_home, who_may, a_drill_begins)
