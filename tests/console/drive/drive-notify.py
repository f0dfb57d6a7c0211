#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop is told when nobody looks at the console: a valued customer has come, a promise is overdue. A notification
server of the drive's own takes it; nothing of a person is in it, for it may stand on a locked screen."""
import json
import re

import drive

PILL = re.compile(r"^Live · ")


def open_lobby(desk, start, *server):
    told = desk.start_notifications(*server)
    branch = desk.start_branch("pension-day", start)
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", PILL)
    return branch, console, told


def read_words(found):
    """Every text below, in each language."""
    if isinstance(found, dict):
        return [word for one in found.values() for word in read_words(one)]
    if isinstance(found, list):
        return [word for one in found for word in read_words(one)]
    return [found] if isinstance(found, str) else []


def read_personal(branch):
    """What the branch knows of people: names, wishes, what was written down."""
    data = branch.ask("v1/snapshot")["data"]
    visits = [visit.get(key) for visit in data["visits"] for key in ("familyName", "preferences", "notes", "customer", "newNote")]
    cases = [case.get(key) for case in data["cases"] for key in ("summary", "need", "customer", "notes", "place")]
    staff = [one.get("name") for one in data["staff"]]
    words = {word for word in read_words([visits, cases, staff]) if len(word) > 1}
    assert len(words) > 20, words
    return words


def assert_impersonal(branch, told):
    everything = json.dumps(told, ensure_ascii=False)
    found = [word for word in read_personal(branch) if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", everything)]
    assert not found, (found, everything)


def arrival_is_told(desk):
    """a valued customer comes: ticket and place are told, no name, tier or wish; pressing it shows the log"""
    branch, console, told = open_lobby(desk, "10:39:36", "--press")
    one = told.wait_for(re.compile("^A VIP customer has arrived$"))
    assert re.fullmatch(r"Ticket V\d+, (waiting in the lobby|counter \d)", one["body"]), one
    console.find("label", "Here Now")
    assert_impersonal(branch, told.all)
    assert not re.search(r"platinum|gold|private|\*\*|\b(Mr|Ms)\b", one["all"], re.IGNORECASE), one


def overdue_is_told(desk):
    """S2-15: a slip is overdue: what kind of promise, how late, not what it says or whose it is; pressing it shows the case"""
    branch, console, told = open_lobby(desk, "10:54:45", "--press")
    one = told.wait_for(re.compile("^Follow-Up Slip is overdue$"))
    assert re.search(r"late", one["body"]), one
    console.find("label", "Operations prints the line again")
    assert_impersonal(branch, told.all)


def not_wanted(desk):
    """who does not want notifications has none"""
    desk.save_settings(notifications="false")
    told = desk.start_notifications()
    branch = desk.start_branch("pension-day", "10:39:36")
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file, GSETTINGS_BACKEND="keyfile")
    console.find("push button", PILL)
    drive.wait("the customer", lambda: any(one["ticket"] == "V004" for one in branch.ask("v1/snapshot")["data"]["visits"]))
    console.keys("alt+2")
    console.find("label", "Here Now")
    assert not told.all, told.all


if __name__ == "__main__":
    drive.enter()
    drive.run(arrival_is_told, overdue_is_told, not_wanted)
