#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A valued customer from the arrival to the greeting, by the card of Do Next, by the log and by key; and a note that stays."""
import re

import drive

PILL = re.compile(r"^Live · ")
NAME = re.compile(r"^V\d+ · (Mr|Ms) \w+ \*\*$")


def open_lobby(desk):
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", PILL)
    return branch, console


def read_visits(branch):
    """What the branch itself knows of its valued customers."""
    return branch.ask("v1/snapshot")["data"]["visits"]


def find_unmet(branch):
    return next((one for one in read_visits(branch) if "metAt" not in one and "acknowledgedAt" not in one), None)


def greeted_from_the_card(desk):
    """whom nobody has answered stands above all advice, masked; Greet Now is a command that comes home"""
    branch, console = open_lobby(desk)
    visit = find_unmet(branch)
    assert visit is not None, "the day has somebody who waits for an answer"
    console.find("label", NAME)
    console.press("push button", "Greet Now")
    console.find("label", re.compile(r" is with the customer\.$"))
    drive.wait("the branch to know", lambda: any(one["id"] == visit["id"] and "metAt" in one for one in read_visits(branch)))
    console.gone("push button", "Greet Now")


def told_to_the_branch_head_by_key(desk):
    """Ctrl+E tells the branch head of the one who waits"""
    branch, console = open_lobby(desk)
    visit = find_unmet(branch)
    console.find("push button", "Escalate Now")
    console.keys("ctrl+e")
    console.find("label", re.compile(r"has not answered\. .* has been told\.$|has answered and is coming\.$"))
    drive.wait("the branch to know", lambda: any(one["id"] == visit["id"] and "escalatedAt" in one for one in read_visits(branch)))


def noted_and_handed_over_in_the_log(desk):
    """the log says who and how soon; a note is kept by the branch, and another manager takes over"""
    branch, console = open_lobby(desk)
    visit = find_unmet(branch)
    console.keys("alt+2")
    console.find("label", "Here Now")
    console.find(None, re.compile(r"^Note for the next visit$")).write("Came with her daughter")
    console.press("push button", "Save Note")
    drive.wait("the note to be kept",
               lambda: any(one["id"] == visit["id"] and one.get("newNote") == "Came with her daughter" for one in read_visits(branch)))
    console.find("label", re.compile(r"^saved \d\d:\d\d by "))
    console.press(None, "Hand Over")
    console.press("menu item", re.compile("."))
    drive.wait("another manager", lambda: any(one["id"] == visit["id"] and one["owner"] != visit["owner"] for one in read_visits(branch)))


if __name__ == "__main__":
    drive.enter()
    drive.run(greeted_from_the_card, told_to_the_branch_head_by_key, noted_and_handed_over_in_the_log)
