#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Advice about counters as a lobby manager works with it: a counter closes, gets other work or comes back, and counts."""
import re

import drive

LIVE = re.compile(r"^Live · ")
# A teller takes about a minute to do what was asked.
FAST = 15


def open_lobby(desk, scenario, start):
    branch = desk.start_branch(scenario, start)
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", LIVE)
    return branch, console


def read_waits(console):
    """Minutes that the next customer of each service is foreseen to wait."""
    found = (re.search(r"^([\w ]+), .*next arrival (\d+) minutes", node.name) for node in console.all(None, re.compile("next arrival")))
    return {one.group(1): int(one.group(2)) for one in found if one is not None}


def accept(console, branch, title, button, counter, done):
    """Follows advice, and waits until the teller has done it."""
    console.find(None, re.compile(f"^{title}"))
    console.press("push button", re.compile(f"^Ask .* to {button}$"))
    console.wait_for_words(f"Counter {counter} has been asked")
    branch.tell("simulation.rate", rate=FAST)
    drive.wait(f"counter {counter}", lambda: done(branch.look("counters", counter)), patience_s=90)
    branch.tell("simulation.rate", rate=1)
    console.gone(None, re.compile(f"^{title}"))


def quiet_counter_closes(desk):
    """hardly anybody comes: Liu Min is asked to close counter 5, and the others are still called at once"""
    branch, console = open_lobby(desk, "quiet-day", "10:42:06")
    console.find("push button", re.compile(r"^Counter 5, .*Advised: close"))
    accept(console, branch, "Close counter 5", "Close", "5", lambda counter: counter["phase"] == "closed")
    waits = drive.wait("a forecast", lambda: read_waits(console))
    assert waits["Personal cash"] <= 5, waits


def other_counter_helps_out(desk):
    """no teller is free for counter 5: counter 4 calls cash customers too"""
    branch, console = open_lobby(desk, "pension-day", "10:15:30")
    console.find(None, re.compile(r"^Open counter 5 now"))
    console.press("push button", "Not Now")
    console.press("push button", "No teller is free")
    accept(console, branch, "Let counter 4 call A·C", "Change", "4", lambda counter: counter["services"] == ["A", "C"])


def teller_comes_back(desk):
    """a teller leaves for paperwork in the rush: asked back, the teller comes, and the forecast falls"""
    branch, console = open_lobby(desk, "ordinary-day", "10:20:00")
    branch.tell("simulation.rate", rate=FAST)
    branch.tell("counter.ask", counter="5", action="open")
    drive.wait("counter 5 to open", lambda: branch.look("counters", "5")["phase"] == "open", patience_s=90)
    branch.tell("simulation.incident", kind="counter-pause", counter="2", reason="other", lastsSeconds=1500)
    drive.wait("counter 2 to pause", lambda: branch.look("counters", "2")["phase"] == "paused", patience_s=90)
    branch.tell("simulation.rate", rate=1)
    console.find(None, re.compile(r"^Bring back counter 2"))
    before = drive.wait("a forecast", lambda: read_waits(console))
    accept(console, branch, "Bring back counter 2", "Resume", "2", lambda counter: counter["phase"] == "open")
    drive.wait("the forecast to fall", lambda: any(now < before.get(service, 0) for service, now in read_waits(console).items()))


if __name__ == "__main__":
    drive.enter()
    drive.run(quiet_counter_closes, other_counter_helps_out, teller_comes_back)
