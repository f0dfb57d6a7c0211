#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A full name: asked for with a reason, shown for a moment, recorded, and masked by a key."""
import os
import re
import subprocess

import drive

PILL = re.compile(r"^Live · ")
MASKED = "Ms Chen **"
FULL = "Ms Chen Meiling"


def open_log(desk):
    branch = desk.start_branch()
    console = desk.start_console("--connect", branch.url, "--token-file", branch.token_file)
    console.find("push button", PILL)
    console.keys("alt+2")
    console.find("label", "Name is masked. Showing it is recorded.")
    return console


def read_audit():
    folder = next(folder for folder, _, files in os.walk(os.environ["HOME"]) if "audit.sqlite" in files)
    return subprocess.run([os.path.join(drive.BUILD, "app", "ctl", "lobbyctl"), "audit", "list", folder], capture_output=True, text=True, check=True).stdout


def shown_and_masked_by_itself(desk):
    """the name is there for as long as the preferences say, with a countdown, and the audit has a line without it"""
    desk.save_settings(name_seconds=5)
    console = open_log(desk)
    console.press("push button", "Show Name")
    console.press("push button", "To greet by name")
    console.find("label", FULL)
    console.find("label", re.compile(r"^Masked again in [1-5] s\. Recorded\.$"))
    console.gone("label", FULL)
    console.find("label", MASKED)
    audit = read_audit()
    assert re.search(r"name\.shown\tvisit-\d+\tgreet", audit), audit
    assert "Meiling" not in audit, audit


def masked_by_key(desk):
    """Ctrl+Shift+N asks why, 5 is a reason in own words, Ctrl+M masks at once, as does another page"""
    desk.save_settings(name_seconds=60)
    console = open_log(desk)
    console.keys("ctrl+shift+n")
    console.find("push button", "Other…")
    console.keys("5")
    console.find("text", "Why is the name needed?").write("umbrella left behind")
    console.keys("Return")
    console.find("label", FULL)
    console.keys("ctrl+m")
    console.gone("label", FULL)
    console.find("label", "VIP customer")
    console.keys("ctrl+m")
    console.find("label", MASKED)
    console.keys("ctrl+shift+n")
    console.find("push button", "To check who it is")
    console.keys("2")
    console.find("label", FULL)
    console.keys("alt+1")
    console.find("label", "Do Next")
    console.keys("alt+2")
    console.find("label", MASKED)
    assert FULL not in console.words()


def covered_until_a_key(desk):
    """when nobody is there the pages about people are covered, the figures go on; the key that uncovers does nothing else"""
    console = open_log(desk)
    console.find("label", MASKED)
    console.keys("ctrl+shift+l")
    console.find("label", "Covered")
    console.gone("label", MASKED)
    assert "Longjing tea" not in console.words()
    console.keys("alt+1")  # a key as any other now
    console.find("label", MASKED)
    console.keys("alt+1")
    console.find("label", re.compile(r"^V\d+ · M[rs] \w+ \*\*$"))
    console.keys("ctrl+shift+l")
    console.find("label", re.compile(r"^V\d+ · VIP customer$"))
    console.find("label", "Personal cash")


def public_wall_board(desk):
    """everybody may read the wall board: no VIP customers, no advice, no names, no supplies"""
    console = open_log(desk)
    console.keys("alt+1")
    console.find("label", "Do Next")
    console.keys("F11")
    console.gone("label", "Do Next")
    console.find("label", "Personal cash")
    words = console.words()
    for secret in ("VIP", "Ms Chen", "Do Next", "Cash low", "Advised", "Liu Min", "9%"):
        assert not re.search(rf"(?<!\d){re.escape(secret)}", words), (secret, words)
    console.keys("alt+2")
    console.keys("ctrl+f")
    assert "Ms Chen" not in console.words()
    console.keys("Escape")
    console.find("label", "Do Next")


if __name__ == "__main__":
    drive.enter()
    drive.run(shown_and_masked_by_itself, masked_by_key, covered_until_a_key, public_wall_board)
