#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the suites of a build folder one after the other and counts what they say.

    run-suites.py BUILD [SUITE…]

Every suite runs on a display and a session bus of its own. One line a suite, the end of the output of what failed,
and at last 'N passed, N failed'; a TAP test counts by its points, any other as one.
"""
import json
import os
import re
import subprocess
import sys
import time

ORDER = ["house", "words", "unit", "journeys", "widgets", "drive"]
LAST = ["contract"]
POINT = re.compile(r"^(not )?ok\b(.*)$", re.MULTILINE)
CHATTER = re.compile(r"# [\w-]+-DEBUG: ")
# The sanitizer's leak check cannot walk the threads of the TLS library and ends with a fault of its own, after the test.
LEAK_CHECK_FAULT = "LeakSanitizer has encountered a fatal error"
LEFT_OUT = re.compile(r"#\s*skip", re.IGNORECASE)


def known_suites(build):
    listing = subprocess.run(["meson", "introspect", "--tests", build], capture_output=True, text=True, check=True)
    names = {name.split(":")[-1] for test in json.loads(listing.stdout) for name in test["suite"]}
    names.discard("lobby")
    return ([n for n in ORDER if n in names] + sorted(names.difference(ORDER, LAST)) + [n for n in LAST if n in names])


def run_suite(build, suite):
    """Returns the records of meson's log of the tests of one suite."""
    log = os.path.join(build, "meson-logs", f"suite-{suite}.json")
    if os.path.exists(log):
        os.remove(log)
    command = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1920x1080x24 -nolisten tcp",
               "meson", "test", "-C", build, "--no-rebuild", "--suite", suite, "--logbase", f"suite-{suite}",
               "--timeout-multiplier", os.environ.get("LOBBY_TIMEOUT_MULTIPLIER", "3"), "--print-errorlogs"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    if not os.path.exists(log):
        return None, done.stdout + done.stderr
    with open(log, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines], done.stdout + done.stderr


def count(record):
    """Returns how many points of a test passed, failed and were left out."""
    points = POINT.findall(record.get("stdout", ""))
    bad = record["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")
    if bad and not any(point[0] for point in points) and LEAK_CHECK_FAULT in record.get("stdout", "") + record.get("stderr", ""):
        print(f"# {record['name']}: its points passed; leaks could not be looked for")
        bad = False
    if not points:
        return (0, 1, 0) if bad else (0, 0, 1) if record["result"] == "SKIP" else (1, 0, 0)
    failed = sum(1 for point in points if point[0])
    skipped = sum(1 for point in points if not point[0] and LEFT_OUT.search(point[1]))
    passed = len(points) - failed - skipped
    return passed, max(failed, 1) if bad else failed, skipped


def show(record):
    text = record.get("stdout", "").splitlines() + record.get("stderr", "").splitlines()
    text = [line for line in text if not CHATTER.match(line)]
    print(f"---- {record['name']}: {record['result']}")
    for line in [line for line in text if line.startswith("not ok")][:20]:
        print("    " + line)
    for line in text[-40:]:
        print("    " + line)


def main():
    build, wanted = sys.argv[1], sys.argv[2:]
    passed = failed = 0
    for suite in wanted or known_suites(build):
        start = time.monotonic()
        records, output = run_suite(build, suite)
        if not records:
            print(f"---- {suite}: nothing ran\n{output[-4000:]}")
            failed += 1
            continue
        counts = [count(record) for record in records]
        good, bad, skipped = (sum(column) for column in zip(*counts))
        for record, (_, wrong, _) in zip(records, counts):
            if wrong:
                show(record)
        rest = (f", {bad} failed" if bad else "") + (f", {skipped} left out" if skipped else "")
        print(f"{suite:<10} {good:>5} passed{rest}  ({time.monotonic() - start:.0f} s)", flush=True)
        passed += good
        failed += bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
