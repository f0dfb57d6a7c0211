#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A valued customer from the arrival to the greeting, by the card of Do Next, by the log and by key; who is told when nobody
answers, also while no console runs; arrivals by hand; and a note that stays."""
import getpass
import os
import re
import shutil
import signal
import tempfile

import drive

PILL = re.compile(r"^Live · ")
NAME = re.compile(r"^V\d+ · (Mr|Ms) \w+ \*\*$")


def open_console(desk, branch, token_file=None):
    console = desk.start_console("--connect", branch.url, "--token-file", token_file or branch.token_file)
    console.find("push button", PILL)
    return console


def open_lobby(desk, start="10:42:06"):
    branch = desk.start_branch("pension-day", start)
    return branch, open_console(desk, branch)


def read_visits(branch):
    """What the branch itself knows of its valued customers."""
    return branch.ask("v1/snapshot")["data"]["visits"]


def read_visit(branch, ticket):
    return next((one for one in read_visits(branch) if one["ticket"] == ticket), {})


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
    """the log says who and how soon; a note is kept by the branch, and the branch head lets another manager take over"""
    branch = desk.start_branch()
    console = open_console(desk, branch, branch.sign("branch-head", "bh1"))
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


def from_arrival_to_met(desk):
    """who takes a ticket appears by itself; told, answered, met: each step stands in the log with its time"""
    branch, console = open_lobby(desk, "10:39:36")
    console.keys("alt+2")
    console.find("label", "Ticket V004 taken, card recognised")
    console.find("label", re.compile(r"^Zhang Wei was told$"))
    console.press("push button", "Manager Answered")
    console.find("label", re.compile(r"^Zhang Wei answered$"))
    branch.tell("simulation.rate", rate=20)
    console.find("label", re.compile(r"^Zhang Wei met the customer$"))
    assert read_visit(branch, "V004")["metBy"] == "rm1"


def told_in_turn_without_a_console(desk):
    """nobody answers: reminder, deputy, branch head, each by the branch itself; a console that was killed shows it all"""
    branch, console = open_lobby(desk, "10:41:40")
    console.keys("alt+2")
    console.find("label", re.compile(r"^Deputy Li Na will be told$"))
    console.find("label", re.compile(r"^Branch head Gao Ming will be told$"))
    console.find("label", re.compile(r"^in \d:\d\d$"))
    console.stop(signal.SIGKILL)
    drive.wait("the deputy to be told", lambda: "deputyToldAt" in read_visit(branch, "V004"), 60)
    console = open_console(desk, branch)
    console.keys("alt+2")
    console.find("label", "Reminder sent")
    console.find("label", re.compile(r"^Deputy Li Na was told$"))


def entered_by_hand(desk):
    """Ctrl+Shift+V: ticket and tier by the keyboard; the branch knows the rest, and the owner is told"""
    branch, console = open_lobby(desk)
    tickets = branch.ask("v1/snapshot")["data"]["tickets"]
    ticket = [one["id"] for one in tickets if one["phase"] == "waiting" and one["service"] == "A"][-1]
    console.keys("ctrl+shift+v")
    console.find(None, "Enter the number on the customer's ticket")
    console.keys("Tab", "space", "Down", "Return", "shift+Tab", *ticket.lower(), "Return")
    drive.wait("the branch to know", lambda: read_visit(branch, ticket).get("enteredBy") == "lm1")
    assert read_visit(branch, ticket)["tier"] == "gold"
    console.gone(None, "The branch adds what it knows of the customer")
    console.find("label", ticket)
    drive.wait("the owner to be told", lambda: "toldAt" in read_visit(branch, ticket))


def expected_and_filtered(desk):
    """who is expected stands by the hour with the room; the log answers to words"""
    branch, console = open_lobby(desk)
    console.keys("alt+2")
    console.find("label", "Expected")
    console.find("label", "Family trust review, room 2 booked")
    console.find("label", "Room not booked")
    console.find("label", re.compile(r"^VIP calls cost others \d+ min today, \d+ customers? overtaken$"))
    console.find("label", "Ms Qian **")
    console.find(None, "Search the log").write("diamond")
    console.gone("label", "Ms Qian **")
    console.find("label", "Mr Sun **")


def save_as(console, path):
    """In the dialog that asks where."""
    console.find("text", "Name:").write(path)
    console.press("push button", re.compile("^_?Save Save$|^_?Save$"))


def saved_and_audited(desk):
    """what leaves is counts, and that it left stands in the audit, beside whose name was looked at; both are seen by who may"""
    branch = desk.start_branch()
    console = open_console(desk, branch, branch.sign("branch-head", "bh1"))
    folder = tempfile.mkdtemp(prefix="saved")
    figures, lines = os.path.join(folder, "vip.csv"), os.path.join(folder, "audit.csv")
    console.keys("alt+2")
    console.find("label", "Here Now")
    console.keys("ctrl+shift+s")
    save_as(console, figures)
    drive.wait("the figures", lambda: os.path.exists(figures))
    with open(figures, encoding="utf-8") as table:
        assert '"tier"' in table.read()
    console.find("push button", "Show Name")
    console.keys("ctrl+shift+n")
    console.find(None, "Why is the name needed?")
    console.keys("2")
    console.find("label", re.compile(r"^Masked again in \d+ s\. Recorded\.$"))
    console.keys("ctrl+shift+a")
    console.find("label", re.compile(r"^\d+ lines, none changed, none missing\.$"))
    console.find("label", "Table saved")
    console.find("label", "To check the identity")
    console.find("label", "Gao Ming")
    console.press("push button", re.compile("Save as CSV…$"))
    save_as(console, lines)
    drive.wait("the lines", lambda: os.path.exists(lines))
    with open(lines, encoding="utf-8") as table:
        whole = table.read()
    assert '"export","vip-log"' in whole and '"bh1","name.shown"' in whole, whole
    assert getpass.getuser() + '"' not in whole, "accounts of the computer stay"
    drive.wait("the audit to say that it was saved", lambda: len([one for one in console.all("label", "Table saved")]) == 2)
    shutil.rmtree(folder)


def audit_is_not_everybodys(desk):
    """a lobby manager has no audit: no key opens it"""
    branch, console = open_lobby(desk)
    console.find("push button", PILL)
    console.keys("ctrl+shift+a", "alt+2")
    console.find("label", "Here Now")
    console.gone("label", re.compile(r"none changed, none missing"))


if __name__ == "__main__":
    drive.enter()
    drive.run(greeted_from_the_card, told_to_the_branch_head_by_key, noted_and_handed_over_in_the_log, from_arrival_to_met,
              told_in_turn_without_a_console, entered_by_hand, expected_and_filtered, saved_and_audited,
              audit_is_not_everybodys)
