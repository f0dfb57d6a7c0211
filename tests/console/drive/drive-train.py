#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole lesson from outside: opened from the list, decided by keys and by pressing, nothing later seen before it is due, four
lines and a score, the next moment in the lobby that the decisions made; at the end a sheet to print and the result kept."""
import re

import drive

LIVE = re.compile(r"^Live · ")
QUESTION = re.compile(r"^(\d\d:\d\d) What would you do\?$")
MOMENT = re.compile(r"^The Lobby at (\d\d:\d\d:\d\d)$")
WAYS = re.compile(r"^Minutes waited: nothing done (\d+), what happened (\d+), your decision (\d+), best found (\d+)$")


def open_lesson(desk, lesson):
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", LIVE)
    console.keys("alt+5")
    console.find("label", "Lessons")
    console.act("open-lesson", "", f"'{lesson}'")  # a row of a list has no action over AT-SPI in GTK 4.8
    console.find("push button", "Begin Training")
    return branch, console


def begin(console, trainee):
    console.find("text", "Trainee").write(trainee)
    console.press("push button", "Begin Training")
    console.find("label", QUESTION)


def asked(console):
    return QUESTION.match(console.find("label", QUESTION).name).group(1)


def a_lesson_from_its_first_moment_to_its_last(desk):
    """each moment is decided by keys, the score appears, the day goes on; the result is listed for the next trainee"""
    branch, console = open_lesson(desk, "bus-tour")
    console.find("label", "A bus tour arrives")
    begin(console, "Wang Jing")
    for moment in ("09:53", "10:33", "14:48"):
        drive.wait(f"the moment {moment}", lambda moment=moment: asked(console) == moment)
        assert next(console.all(None, WAYS), None) is None, "the ways are shown before the decision"
        assert next(console.all("list", "Events of the day"), None) is None, "later events are listed"
        console.keys("1")
        console.find("push button", "Decide")
        console.keys("d")
        console.find("label", "of 100")
        ways = [int(part) for part in WAYS.match(console.find(None, WAYS).name).groups()]
        assert ways[3] <= ways[0] and ways[3] <= ways[2], ways
        console.keys("d")
    console.find("push button", "Print Sheet")
    console.find("label", re.compile(r"^3 decisions, average \d+$"))
    console.press("push button", "Train Again")
    console.find("label", "Earlier Trainings")
    console.find("label", re.compile(r"^Wang Jing: \d+ of 100, A bus tour arrives$"))


def nobody_looks_ahead(desk):
    """while a decision is waited for, the day is not moved on by any key; an answer can be taken back; the branch hears nothing"""
    branch, console = open_lesson(desk, "teller-leaves")
    before = branch.ask("v1/snapshot")["data"].get("advices", [])
    begin(console, "Li Na")
    assert asked(console) == "10:03"
    still = MOMENT.match(console.find("label", MOMENT).name).group(1)
    console.keys("Right", "ctrl+Right")
    console.press("push button", "Play")
    assert MOMENT.match(console.find("label", MOMENT).name).group(1) == still
    console.find(None, "Paused at a decision")
    console.press("push button", "Do Nothing")
    console.find("label", "of 100")
    console.press("push button", "Try Again")
    console.find("push button", "Do Nothing")
    console.keys("Left")
    drive.wait("ten seconds back", lambda: MOMENT.match(console.find("label", MOMENT).name).group(1) < still)
    after = branch.ask("v1/snapshot")["data"].get("advices", [])
    decided = [one for one in after if one.get("decision") and one["id"] not in [other["id"] for other in before]]
    assert not decided, decided


if __name__ == "__main__":
    drive.enter()
    drive.run(a_lesson_from_its_first_moment_to_its_last, nobody_looks_ahead)
