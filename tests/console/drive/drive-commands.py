#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for gets there once: over a cut line and a killed console; the second of two people is told who was first;
and what each role sees and may do."""
import re
import signal

import drive

LIVE = re.compile(r"^Live · ")
NOT_SENT = "What was asked for: 1 not sent"
REFUSED = "What was asked for: 1 refused"


def open_as(desk, branch, role, staff):
    console = desk.start_console("--connect", branch.url, "--token-file", branch.sign(role, staff))
    console.find("push button", LIVE)
    return console


def count_wishes(branch, device):
    """How often the branch was asked for cash for that device."""
    return sum(1 for event in branch.ask("v1/events?limit=5000")
               if event["type"].startswith("org.lobby.device.asked.") and event["data"]["device"] == device)


def a_cut_line_and_a_killed_console(desk):
    """asked while the line is cut, shown as pending, kept over kill -9, and done exactly once when the line is back"""
    branch = desk.start_branch()
    console = open_as(desk, branch, "lobby-manager", "lm1")
    token = branch.sign("lobby-manager", "lm1")
    branch.pull_the_plug()
    console.find("push button", re.compile(r"^(Stale|Disconnected)"))
    console.act("show-device", "/window/1", "'CRS-2'")
    console.press("push button", "Request Cash")
    console.find("label", re.compile(r"^Cash for CRS-2: (Kept on this computer|Waits for the branch)"))
    console.find("push button", NOT_SENT)
    console.stop(signal.SIGKILL)

    console = desk.start_console("--connect", branch.url, "--token-file", token)
    console.find("push button", NOT_SENT)
    console.keys("ctrl+u")
    console.find("label", "Cash for CRS-2")
    console.keys("Escape")
    branch.plug_in()
    console.find("push button", LIVE)
    drive.wait("the branch to have it", lambda: branch.look("devices", "CRS-2").get("asked") == "request-cash")
    console.gone("push button", NOT_SENT)
    assert count_wishes(branch, "CRS-2") == 1, count_wishes(branch, "CRS-2")


def the_second_is_told_who_was_first(desk):
    """the branch head was first at a counter: the lobby manager is told so by name, looks at it and lets go"""
    branch = desk.start_branch()
    console = open_as(desk, branch, "lobby-manager", "lm1")
    branch.tell("counter.ask", token_file=branch.sign("branch-head", "bh1"), counter="5", action="open")
    console.act("show-counter", "/window/1", "4")
    console.press("push button", "Ask to Open")
    console.find("push button", REFUSED)
    console.keys("Escape", "ctrl+u")
    console.find("label", "Open counter 5")
    console.find("label", re.compile(r"^Asked at .* Does not happen\. Gao Ming was first\.$"))
    console.press("push button", "Discard: Open counter 5")
    console.find("label", "Nothing Is Waiting")
    console.keys("Escape")
    console.gone("push button", REFUSED)


def each_role_has_its_own(desk):
    """a trainer sees the lobby without names and without actions; the branch head has all of it"""
    branch = desk.start_branch()
    console = open_as(desk, branch, "trainer", "trainer-1")
    console.find("label", "Personal cash")
    console.gone(None, "VIP Log")
    assert not re.search(r"(Mr|Ms) \w+ \*\*", console.words()), console.words()
    assert not console.find("push button", "Ask…").sensitive
    console.stop()

    console = open_as(desk, branch, "branch-head", "bh1")
    console.find(None, "VIP Log")
    assert console.find("push button", "Ask…").sensitive
    console.press("push button", LIVE)
    console.find("label", "Gao Ming, Branch head")


def a_refused_token(desk):
    """a token of another branch opens nothing, and the page offers to enter another"""
    branch = desk.start_branch()
    other = desk.start_branch("spoke", "10:42:06")
    foreign = other.sign("lobby-manager", "lm1")
    console = desk.start_console("--connect", branch.url, "--token-file", foreign)
    console.wait_for_words(r"The service refused the access token\. Enter a new one\.")
    console.press("push button", "Enter a New Token…")
    console.find(None, "Access token")


if __name__ == "__main__":
    drive.enter()
    drive.run(a_cut_line_and_a_killed_console, the_second_is_told_who_was_first, each_role_has_its_own, a_refused_token)
