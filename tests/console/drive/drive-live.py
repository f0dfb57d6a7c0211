#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The console as a person meets it: first start, figures, alerts, languages, a plug that is pulled."""
import re

import drive

PILL = re.compile(r"^(Demo|Live) · \d\d:\d\d:\d\d$")
COUNTERS = re.compile(r"^Counter \d, ")


def read_counters(console):
    return [node.name for node in console.all("push button", COUNTERS)]


def first_start_shows_a_demo_branch_that_works(desk):
    """without settings the demo branch opens by itself, and its figures change"""
    console = desk.start_console()
    console.find("label", "Binhe Road Branch")
    console.find("push button", PILL)
    console.find("label", "Personal cash")
    before = drive.wait("counters", lambda: read_counters(console))
    assert len(before) == 6, before
    drive.wait("figures to change", lambda: read_counters(console) != before)


def alerts_open_and_are_seen(desk):
    """the alert list opens, says why, and remembers what was seen"""
    console = desk.start_console("--demo")
    console.find("push button", PILL)
    console.press("push button", re.compile(r"^Personal cash is over target"))
    console.find("label", re.compile(r"^\d+ Alerts$"))
    console.press("push button", "Mark All Seen")
    console.find("label", re.compile(r"seen|Seen"))


def language_changes_while_it_runs(desk):
    """the language changes at once, on the same page, and back; each in its own words"""
    console = desk.start_console("--demo")
    console.find("label", "Binhe Road Branch")
    console.find("push button", PILL)
    for language, branch, service, pill in (("zh_CN", "滨河路支行", "个人现金", "演示"), ("zh_TW", "濱河路支行", "個人現金", "示範"),
                                            ("en", "Binhe Road Branch", "Personal cash", "Demo")):
        console.act("language", "", f"'{language}'")
        console.find("label", branch)
        console.find("label", service)
        console.find("push button", re.compile(f"^{pill} · "))


def a_pulled_plug_turns_figures_grey_and_heals(desk):
    """a frozen branch is stale within 30 s, a killed one too, and both heal without counting twice"""
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", re.compile(r"^Live · "))
    branch.freeze()
    console.find("push button", re.compile(r"^Stale \d+ s"), patience_s=30)
    console.find("label", re.compile(r"^No update for "))
    branch.pull_the_plug()
    branch.plug_in()
    console.find("push button", re.compile(r"^Live · "))
    drive.wait("counts as the branch has them", lambda: count_waiting(console) == count_waiting_there(branch))


def cash_is_requested_and_asked_for(desk):
    """a request for cash shows as pending and then as asked, with the event that came home"""
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", re.compile(r"^Live · "))
    console.act("show-device", "/window/1", "'CRS-2'")
    console.press("push button", "Request Cash")
    console.find("label", re.compile(r"^Under way: cash requested"))
    asked = [device["asked"] for device in branch.ask("v1/snapshot")["data"]["devices"] if device["id"] == "CRS-2"]
    assert asked == ["request-cash"], asked


def count_waiting(console):
    """Customers that the glance strip counts."""
    found = console.find(None, re.compile(r"^Waiting \d+"))
    return int(re.search(r"\d+", found.name).group())


def count_waiting_there(branch):
    """Customers that the branch itself counts."""
    return sum(1 for ticket in branch.ask("v1/snapshot")["data"]["tickets"] if ticket["phase"] == "waiting")


if __name__ == "__main__":
    drive.enter()
    drive.run(first_start_shows_a_demo_branch_that_works, alerts_open_and_are_seen, language_changes_while_it_runs,
              cash_is_requested_and_asked_for, a_pulled_plug_turns_figures_grey_and_heals)
