#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases as a lobby manager works with them: a disappointed customer from the answer to the closed case, a slip that was
forgotten, and what whoever meets the customer next is told."""
import re

import drive

LIVE = re.compile(r"^Live · ")
# A day that runs faster, until a slip is overdue.
FAST = 60


def open_duties(desk):
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", LIVE)
    console.keys("alt+6")
    console.find("label", "Due Today")
    return branch, console


def find_case(branch, reason):
    """What the branch itself knows of the case with that matter."""
    return next((one for one in branch.ask("v1/snapshot")["data"]["cases"] if one.get("summary") == reason), None)


def wait_for_phase(branch, reason, phase):
    return drive.wait(f"the case to be {phase}", lambda: (find_case(branch, reason) or {}).get("phase") == phase and find_case(branch, reason))


def from_answer_to_closed_case(desk):
    """S3-41, S3-42, S3-34: an answer entered at the desk opens a case; apologised, listened, solved, closed, each stamped"""
    branch, console = open_duties(desk)
    reason = "Only two counters were open"
    ticket = next(one["id"] for one in branch.ask("v1/snapshot")["data"]["tickets"] if one["phase"] == "finished")
    console.keys("ctrl+n")
    console.find("text", "Why?").write(reason)
    console.find("text", "Ticket, if known").write(ticket)
    assert not console.find("push button", "Save").sensitive, "without a score there is no answer"
    console.press("push button", "3")
    console.wait_for_words("A disappointed customer: a case is opened")
    console.press("push button", "Save")
    opened = drive.wait("the case to be opened", lambda: find_case(branch, reason))
    assert (opened["kind"], opened["phase"], opened["ticket"]) == ("feedback", "open", ticket), opened
    assert opened["dueAt"][11:16] == opened["openedAt"][11:16] and opened["dueAt"][:10] > opened["openedAt"][:10], opened

    console.find("label", "3 of 10")
    console.press("push button", "Apologised")
    wait_for_phase(branch, reason, "apologised")
    console.find("push button", "Listened")
    console.keys("ctrl+shift+Return")
    wait_for_phase(branch, reason, "listened")
    console.find("text", "Note on the case").write("Came from far, was calm in the end")
    console.press("push button", "Add Note")
    console.find("label", "Came from far, was calm in the end")
    console.find("push button", "Solved")
    console.keys("ctrl+shift+Return")
    assert find_case(branch, reason)["phase"] == "listened", "a case is not solved without a solution"
    console.find("text", "Solution").write("Will be called when his number is near")
    console.press("push button", "Solved")
    solved = wait_for_phase(branch, reason, "solved")
    assert solved["solution"] == "Will be called when his number is near", solved
    console.press("push button", "Close Case")
    closed = wait_for_phase(branch, reason, "closed")
    assert [step["phase"] for step in closed["steps"]] == ["apologised", "listened", "solved", "closed"], closed
    assert all(step["by"] == "lm1" and step["at"] for step in closed["steps"]), closed
    assert [note["text"] for note in closed["notes"]] == ["Came from far, was calm in the end"], closed
    console.find("label", "Closed")
    console.press("push button", "Open Again")
    again = wait_for_phase(branch, reason, "reopened")
    assert again["reopened"] == 1 and "solution" not in again, again


def a_slip_is_overdue(desk):
    """S2-15: a slip that nobody has closed in time is an alert that leads to it, and ends with it"""
    branch, console = open_duties(desk)
    matter = "Replaced passbook: last line was not printed"
    branch.tell("simulation.rate", rate=FAST)
    console.find("label", "Overdue", patience_s=60)
    branch.tell("simulation.rate", rate=1)
    console.act("show-alerts", "/window/1")
    console.find("label", "Follow-Up Slip is overdue")
    console.find("label", re.compile(r"^Liu Min sees to it, due at 10:55: Replaced passbook"))
    console.press("push button", "Show Case")
    console.find("label", re.compile(r"^\d+ min late$"))
    console.find("text", "Solution").write("Printed again, customer has it")
    console.press("push button", "Done")
    wait_for_phase(branch, matter, "closed")
    console.gone("label", "Overdue")
    console.act("show-alerts", "/window/1")
    console.wait_for_words("Follow-Up Slip is overdue, ended")


def found_by_key(desk):
    """Ctrl+F finds a case by its matter or number from any page, and Return opens it; not while names are covered"""
    branch, console = open_duties(desk)
    console.keys("alt+1")
    console.keys("ctrl+f")
    console.find(None, "Find ticket, counter, device or case").write("umbrella")
    console.find("label", "Black umbrella with a wooden handle")
    console.find("label", "Lost Property · Open")
    console.keys("Return")
    console.find("label", re.compile(r"^Open since .* Nov"))
    console.find("text", "Handed to")
    console.keys("ctrl+f")
    console.find(None, "Find ticket, counter, device or case").write("case-earlier-3")
    console.find("label", re.compile(r"^Follow-Up Slip · .* left$"))
    console.keys("Escape")
    console.keys("alt+1")
    console.keys("ctrl+m")
    console.keys("ctrl+f")
    console.find(None, "Find ticket, counter, device or case").write("umbrella")
    console.find("label", "Ticket, counter, device or case")
    console.gone("label", "Lost Property · Open")


def others_are_entered_too(desk):
    """S2-15, S3-30: a complaint has 15 days and more when somebody above approves it, a slip its time, a found thing its place"""
    branch, console = open_duties(desk)
    console.keys("ctrl+n")
    console.press("push button", "Complaint")
    console.find("text", "What is the matter?").write("Fee was not explained")
    console.press("push button", "Save")
    complaint = drive.wait("the complaint", lambda: find_case(branch, "Fee was not explained"))
    assert complaint["stage"] == "simple" and complaint["dueAt"].startswith("2025-12-02T15:59:59"), complaint
    console.find("label", "Simple, 15 calendar days")
    console.press(None, "More Time")
    console.press("push button", "Take More Time")
    console.find("label", "Complex, 30 calendar days")
    console.press(None, "More Time")
    assert not console.find("push button", "Take More Time").sensitive, "an extension needs an approval"
    console.find("text", "Approved by").write("Head office, quality")
    console.press("push button", "Take More Time")
    console.find("label", "Extended, 60 calendar days")
    extended = find_case(branch, "Fee was not explained")
    assert extended["approvedBy"] == "Head office, quality" and extended["dueAt"].startswith("2026-01-16T15:59:59"), extended

    console.keys("ctrl+n")
    console.press("push button", "Lost Property")
    console.find("text", "What was found").write("A red scarf")
    console.find("text", "Where it was found").write("At counter 3")
    console.find("text", "Where it is kept").write("Safe of the branch")
    console.press("push button", "Save")
    scarf = drive.wait("the scarf", lambda: find_case(branch, "A red scarf"))
    assert (scarf["place"], scarf["keptAt"]) == ("At counter 3", "Safe of the branch"), scarf
    console.find("text", "Handed to").write("The owner, by her ticket")
    console.press("push button", "Handed Over")
    assert wait_for_phase(branch, "A red scarf", "closed")["handedTo"] == "The owner, by her ticket"


if __name__ == "__main__":
    drive.enter()
    drive.run(from_answer_to_closed_case, a_slip_is_overdue, others_are_entered_too, found_by_key)
