#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Do Next as a lobby manager works with it: what is decided is done by the branch, comes home, and counts."""
import re

import drive

LIVE = re.compile(r"^Live · ")
DIVERT = re.compile(r"^Divert (\w+) to ([\w-]+),")
LEDGER = re.compile(r"^Diversions today: (\d+) suggested, (\d+) offered, (\d+) accepted")
NEXT_ARRIVAL = re.compile(r"^(Personal cash|Accounts and cards), .*next arrival (\d+) minutes")
# A day that runs faster, where something takes its time.
FAST = 40


def open_lobby(desk):
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", LIVE)
    return branch, console


def find_diversion(console):
    """The diversion that is open: its card, the ticket and the device."""
    card = console.find(None, DIVERT)
    ticket, device = DIVERT.search(card.name).groups()
    return card, ticket, device


def press_in(card, name):
    """Presses a button of a card."""
    wanted = re.compile(name)
    next(node for node, _ in card.walk() if node.role == "push button" and wanted.search(node.name)).press()


def read_ledger(console):
    return [int(figure) for figure in LEDGER.search(console.find("label", LEDGER).name).groups()]


def read_minutes(console):
    """What the ledger says of minutes, promised and really saved."""
    return [node.name for node in console.all("label", re.compile(r"^-?\d+ min for those who went, -?\d+ min for those behind$"))]


def read_forecast(console):
    """Minutes that the next customer of each cash and card service will wait."""
    rows = [NEXT_ARRIVAL.search(node.name) for node in console.all(None, NEXT_ARRIVAL)]
    return {row.group(1): int(row.group(2)) for row in rows}


def accepted_customer_goes_to_the_device(desk):
    """an accepted diversion: the ticket leaves the queue for the device, and the ledger counts it and what it saved"""
    branch, console = open_lobby(desk)
    suggested, offered, accepted = read_ledger(console)
    console.press("push button", "Details")
    console.find("label", "Really saved")
    before = read_minutes(console)
    card, ticket, device = find_diversion(console)
    press_in(card, "^Accepted$")
    console.wait_for_words(f"{ticket} is on the way to {device}")
    there = branch.look("tickets", ticket)
    assert (there["phase"], there["device"]) == ("diverted", device), there
    drive.wait("the ledger to count it", lambda: read_ledger(console)[1:] == [offered + 1, accepted + 1])
    assert read_ledger(console)[0] >= suggested

    branch.tell("simulation.rate", rate=FAST)
    drive.wait("the end at the device", lambda: any(advice.get("decision") == "completed" and advice.get("ticket") == ticket for advice
                                                    in branch.ask("v1/snapshot")["data"]["advices"]), patience_s=120)
    drive.wait("saved minutes to change", lambda: read_minutes(console) != before, patience_s=120)


def decision_is_undone(desk):
    """what was accepted is taken back within eight seconds, and the ticket waits again"""
    branch, console = open_lobby(desk)
    card, ticket, _ = find_diversion(console)
    press_in(card, "^Accepted$")
    console.press("push button", re.compile(r"^Undo \(\d\)$"))
    drive.wait("the ticket to wait again", lambda: branch.look("tickets", ticket)["phase"] == "waiting")
    console.find(None, re.compile(f"^Divert {ticket} to "))


def counter_opens_and_waits_fall(desk):
    """Liu Min is asked, counter 5 opens, and the forecast falls"""
    branch, console = open_lobby(desk)
    before = drive.wait("a forecast", lambda: read_forecast(console))
    console.find(None, re.compile(r"^Open counter 5 now"))
    console.find("push button", re.compile(r"^Counter 5, .*Advised: open"))
    console.press("push button", "Ask Liu Min to Open")
    console.find("push button", re.compile(r"^Counter 5, .*asked to open"))
    branch.tell("simulation.rate", rate=FAST)
    drive.wait("counter 5 to open", lambda: branch.look("counters", "5")["phase"] == "open", patience_s=60)
    branch.tell("simulation.rate", rate=1)
    console.gone(None, re.compile(r"^Open counter 5 now"))
    drive.wait("the forecast to fall", lambda: any(now < before.get(service, 0) for service, now in read_forecast(console).items()))


def declined_customer_is_not_asked_again(desk):
    """a customer who prefers the counter is not offered a device again this visit"""
    branch, console = open_lobby(desk)
    _, ticket, _ = find_diversion(console)
    console.act("decline-diversion", "/window/1")
    console.press("push button", "Prefers the counter")
    console.wait_for_words("Declined: Prefers the counter")
    assert branch.look("tickets", ticket)["declined"]
    again = re.compile(f"^(Divert {ticket} to |{ticket} → )")
    console.gone(None, again)
    others = drive.wait("new advice", lambda: {node.name for node in console.all(None, DIVERT)})
    assert not any(again.search(name) for name in others), others


def broken_device_ends_its_advice(desk):
    """a device breaks: the diversion to it goes, and says why"""
    branch, console = open_lobby(desk)
    _, ticket, device = find_diversion(console)
    branch.tell("simulation.incident", kind="device-fault", device=device, part="card-reader", fault="jammed")
    console.wait_for_words(f"{device} is out of service")
    console.gone(None, re.compile(f"^Divert {ticket} to {device},"))


if __name__ == "__main__":
    drive.enter()
    drive.run(accepted_customer_goes_to_the_device, decision_is_undone, counter_opens_and_waits_fall, declined_customer_is_not_asked_again,
              broken_device_ends_its_advice)
