#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first question at the door, by finger and by key; what can be done for a customer, or why not; the rule sheet."""
import re

import drive

PILL = re.compile(r"^Live · ")
NOTED = re.compile(r"^([A-Z]\d+): (?!On its way)")


def open_lobby(desk):
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", PILL)
    return branch, console


def read_ticket(branch, ticket):
    """What the branch itself knows of a ticket."""
    return next(one for one in branch.ask("v1/snapshot")["data"]["tickets"] if one["id"] == ticket)


def find_waiting(branch, service):
    """Who came last for a service and waits; the business is known."""
    return [one["id"] for one in branch.ask("v1/snapshot")["data"]["tickets"]
            if one["phase"] == "waiting" and one["service"] == service and one.get("transaction")][-1]


def read_answer(console):
    """Whose answers came home."""
    return NOTED.match(console.find("status bar", NOTED).name)


def noted_by_finger(desk):
    """a customer's answers are pressed, come home from the branch, and the rules say what can be done or why not"""
    branch, console = open_lobby(desk)
    console.act("show-ticket", "/window/1", f"'{find_waiting(branch, 'A')}'")
    console.press("push button", "Edit What Is Known…")
    console.press("push button", "Withdraw cash")
    console.press("push button", "More")
    console.press("push button", "Card")
    console.press("push button", "Save")
    answer = read_answer(console)
    told = read_ticket(branch, answer.group(1))
    assert (told["transaction"], told["amountCny"], told["medium"]) == ("withdraw", 50001, "card"), told
    console.wait_for_words(rf"{answer.group(1)}: (.* is above the limit of ¥20,000 \(S3-1\)|.*\(S3-(28|4|7|17)\))")


def noted_by_key(desk):
    """Ctrl+I shows somebody whom nobody has asked; a digit, a letter and Return note the customer"""
    branch, console = open_lobby(desk)
    console.keys("ctrl+i")
    console.wait_for_words("What did the customer come for")
    console.keys("1", "alt+c", "Return")
    answer = read_answer(console)
    told = read_ticket(branch, answer.group(1))
    assert told.get("transaction") and told["medium"] == "card", told
    console.keys("Return")
    console.gone("push button", "Save and Next")


def a_customer_says_what_can_be_done(desk):
    """a waiting customer shows when the call is due, and the verdict of the rules with its source"""
    branch, console = open_lobby(desk)
    waiting = [one["id"] for one in branch.ask("v1/snapshot")["data"]["tickets"] if one["phase"] == "waiting" and one["service"] == "A"]
    console.act("show-ticket", "/window/1", f"'{waiting[-1]}'")
    console.find("label", re.compile(r"^Has waited \d+ min, target 15$"))
    console.find("label", re.compile(r"^(Call in about \d+ min, between \d+ and \d+|Will be called any moment)$"))
    console.find("label", re.compile(r"^Can be diverted to |\(S\d-\d+\)$|^Wait at |^Would save|machine"))
    console.find("push button", "Edit What Is Known…")


def rules_are_changed(desk):
    """the branch head changes a number of the rule sheet, and it counts when the branch has taken it"""
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.sign("branch-head", "bh1"))
    console.find("push button", PILL)
    console.act("show-preferences", "", "'diversion'")
    spin = console.find("spin button", re.compile(r"^Customers waiting for the service before anybody is diverted"))
    spin.accessible.get_value_iface().set_current_value(5)
    console.press("push button", "Save")
    console.find("label", re.compile(r"^Version 2, "))
    rules = branch.ask("v1/snapshot")["data"]["branch"]["rules"]
    assert (rules["version"], rules["numbers"][0]["value"]) == (2, 5), rules["numbers"][0]
    assert rules["changedBy"] == "bh1", rules["changedBy"]


if __name__ == "__main__":
    drive.enter()
    drive.run(noted_by_finger, noted_by_key, a_customer_says_what_can_be_done, rules_are_changed)
