#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days told again (bench-whatif.c): a day of each scenario, the same day after a way through a table, which states neither
calling order nor openings, and real recorded days where LOBBY_BENCH_DATA names a folder with tables of visits (CSV, packed);
without it the benchmark says so."""
import glob
import os
import subprocess
import sys
import tempfile

# Of each real table so many days, spread over it.
REAL_DAYS = 4


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def scenarios(folder):
    return sorted(os.path.basename(path)[:-len(".json")] for path in glob.glob(os.path.join(folder, "*.json")))


def make_simulated(lobbyctl, lobby_branch, folder, work):
    for name in scenarios(folder):
        day = os.path.join(work, f"{name}.jsonl.gz")
        table = os.path.join(work, f"{name}.csv")
        run(lobby_branch, "simulate", "--scenario", name, "--seed", "1", "--date", "2025-11-17", "--force", "--out", day)
        run(lobbyctl, "export", "--format", "csv", day, "--out", table)
        yield day
        with open(table, encoding="utf-8") as lines:
            if sum(1 for _ in lines) < 2:  # a place without a ticket machine has no visits
                continue
        run(lobbyctl, "import", "--format", "csv", table, "--zone", "Asia/Shanghai", "--out", os.path.join(work, f"{name}-table"))
        yield from sorted(glob.glob(os.path.join(work, f"{name}-table-*.jsonl.gz")))


def make_real(lobbyctl, work):
    folder = os.environ.get("LOBBY_BENCH_DATA", "")
    tables = sorted(glob.glob(os.path.join(folder, "**", "*.csv.gz"), recursive=True)) if folder else []
    if not tables:
        print("No recorded waits: LOBBY_BENCH_DATA names no folder with *.csv.gz. Nothing was measured on them.")
    for number, table in enumerate(tables):
        prefix = os.path.join(work, f"real-{number}")
        run(lobbyctl, "import", "--format", "csv", table, "--out", prefix, "--zone", os.environ.get("LOBBY_BENCH_ZONE", "UTC"))
        days = sorted(glob.glob(prefix + "-*.jsonl.gz"))
        yield from days[::max(1, len(days) // REAL_DAYS)][:REAL_DAYS]


def main():
    bench, lobbyctl, lobby_branch, folder = sys.argv[1:]
    with tempfile.TemporaryDirectory() as work:
        days = [*make_simulated(lobbyctl, lobby_branch, folder, work), *make_real(lobbyctl, work)]
        sys.stdout.flush()
        subprocess.run([bench, *days], check=True)


main()
