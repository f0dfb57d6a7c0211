#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How good the forecast is: learn on early days, predict later ones. On real recorded waits where LOBBY_BENCH_DATA names a
folder with tables of visits (CSV, packed), one table after the other, each learned with the early days of all; without it
the benchmark says so. Then on the simulator's own days."""
import glob
import os
import subprocess
import sys
import tempfile

SCENARIOS = ["ordinary-day", "pay-day", "pension-day", "broken-devices"]
EARLY, LATE = 8, 4


def run(*command):
    subprocess.run(command, check=True)


def measure_recorded(lobbyctl, work):
    folder = os.environ.get("LOBBY_BENCH_DATA", "")
    tables = sorted(glob.glob(os.path.join(folder, "**", "*.csv.gz"), recursive=True)) if folder else []
    if not tables:
        print("No recorded waits: LOBBY_BENCH_DATA names no folder with *.csv.gz. Nothing was measured on them.")
        return
    train, tests = [], []
    for number, table in enumerate(tables):
        prefix = os.path.join(work, str(number))
        run(lobbyctl, "import", "--format", "csv", table, "--out", prefix, "--zone",
            os.environ.get("LOBBY_BENCH_ZONE", "UTC"))
        days = sorted(glob.glob(prefix + "-*.jsonl.gz"))
        train += days[:len(days) * 55 // 100]
        tests.append(days[len(days) * 55 // 100:])
    for table, test in zip(tables, tests):
        print(os.path.basename(table), flush=True)
        run(lobbyctl, "evaluate", "--train", *train, "--test", *test)


def measure_simulated(lobbyctl, lobby_branch, work):
    train, test = [], []
    for scenario in SCENARIOS:
        for number in range(1, EARLY + LATE + 1):
            day = os.path.join(work, f"{scenario}-{number}.jsonl.gz")
            run(lobby_branch, "simulate", "--scenario", scenario, "--seed", str(100 + number),
                "--date", f"2025-11-{number + 2:02}", "--force", "--out", day)
            (train if number <= EARLY else test).append(day)
    print("simulated days", flush=True)
    run(lobbyctl, "evaluate", "--train", *train, "--test", *test)


def main():
    with tempfile.TemporaryDirectory() as work:
        measure_recorded(sys.argv[1], work)
        measure_simulated(sys.argv[1], sys.argv[2], work)


main()
