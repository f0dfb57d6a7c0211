#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The branch head's day from outside: the figures on the screen are those of lobbyctl, each opens its definition, the heaviest
moment is played again, and the sheet is written to a file."""
import os
import re
import subprocess

import drive

REPLAY = re.compile(r"^Replay 17 Nov$")
MOMENT = re.compile(r"^The Lobby at (\d\d:\d\d:\d\d)$")
# What the page calls a figure, and lobbyctl.
FIGURES = {"Customers": "customers", "Average wait": "waitMean", "Within target": "serviceLevel", "Left or no-show": "abandonmentRate",
           "Self-service share": "selfServiceShare", "Counters busy": "countersBusy", "VIP answer, median": "vipAnswerMedian",
           "Recommend score": "recommendScore"}
LATE = 4102444800000000  # long after the day: it is shown whole


def record_day(desk):
    path = os.path.join(desk.folder, "day.jsonl.gz")
    subprocess.run([os.path.join(drive.BUILD, "app", "service", "lobby-branch"), "simulate", "--scenario", "pension-day", "--date", "2025-11-17",
                    "--out", path], check=True)
    return path


def ask_lobbyctl(*arguments):
    run = subprocess.run([os.path.join(drive.BUILD, "app", "ctl", "lobbyctl"), "summary", *arguments], check=True, capture_output=True, text=True)
    return run.stdout


def open_summary(desk, path):
    """The whole day, as it was at its end."""
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file, "--replay", path)
    console.find("push button", REPLAY)
    console.act("open-day-at", "", f"('file:{path}', int64 {LATE})")
    drive.wait("the end of the day", lambda: MOMENT.match(console.find("label", MOMENT).name).group(1) > "17:00:00")
    console.keys("alt+4")
    return console


def figures_are_those_of_lobbyctl(desk):
    """each of the figures on the page has the value that lobbyctl prints; its button opens formula, base, source and tickets"""
    path = record_day(desk)
    values = dict(line.split()[:2] for line in ask_lobbyctl(path).splitlines()[1:])
    console = open_summary(desk, path)
    for name, figure in FIGURES.items():
        console.find("push button", re.compile(f"^{re.escape(name)} {re.escape(values[figure])}, "))
    list(console.all("push button", re.compile("^Average wait ")))[-1].press()  # the button in the menu button
    console.find("label", re.compile("^Mean of first call . issue of the ticket"))
    console.find("label", re.compile(r"^n = \d+$"))
    console.find("label", re.compile("^Source of the definition: 1.3$"))
    console.find("label", re.compile(r"^Branch goal 10:00 or less "))
    console.find("label", re.compile(r"^\d+ tickets behind it"))


def what_mattered_is_played_again(desk):
    """whole sentences say what mattered; the heaviest moment is played again from some minutes before"""
    console = open_summary(desk, record_day(desk))
    console.find("list item", re.compile(r"^Personal cash was over target for \d+ min\. \d\d:\d\d to \d\d:\d\d\. \d+ customers waited more than 15 min"))
    console.find("list item", re.compile(r"^VTM-1 was out of service \d\d:\d\d to \d\d:\d\d\. "))
    button = console.find("push button", re.compile(r"^Replay \d\d:\d\d to \d\d:\d\d$"))
    start = button.name.split()[1]
    button.press()
    drive.wait("the moment", lambda: MOMENT.match(console.find("label", MOMENT).name).group(1) == start + ":00")


def the_sheet_is_written(desk):
    """Ctrl+S writes the sheet as PDF, Ctrl+Shift+S the figures as CSV; they are those of lobbyctl"""
    path = record_day(desk)
    console = open_summary(desk, path)
    console.find("push button", re.compile(r"^Customers \d+, "))
    save_as(console, "ctrl+s", "Save the Daily Summary", os.path.join(desk.folder, "sheet.pdf"))
    with open(os.path.join(desk.folder, "sheet.pdf"), "rb") as sheet:
        assert sheet.read(5) == b"%PDF-"
    save_as(console, "ctrl+shift+s", "Save the Figures of the Day", os.path.join(desk.folder, "figures.csv"))
    with open(os.path.join(desk.folder, "figures.csv"), encoding="utf-8", newline="") as table:
        text = table.read()
    assert text.replace("\r\n", "\n") == ask_lobbyctl(path, "--csv"), text


def save_as(console, keys, title, path):
    console.keys(keys)
    console.find(None, title)
    console.keys("ctrl+a")
    subprocess.run(["xdotool", "type", "--delay", "10", path], check=True)
    console.keys("Return")
    drive.wait("the file", lambda: os.path.exists(path))
    console.gone(None, title)


if __name__ == "__main__":
    drive.enter()
    drive.run(figures_are_those_of_lobbyctl, what_mattered_is_played_again, the_sheet_is_written)
