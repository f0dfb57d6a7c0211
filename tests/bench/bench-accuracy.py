#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How good the forecast is on real recorded waits: learn on the early days of each table, predict the later ones.
LOBBY_BENCH_DATA names a folder with tables of visits (CSV, packed); without it the benchmark says so and is done."""
import glob
import os
import subprocess
import sys
import tempfile


def main():
    lobbyctl, folder = sys.argv[1], os.environ.get("LOBBY_BENCH_DATA", "")
    tables = sorted(glob.glob(os.path.join(folder, "**", "*.csv.gz"), recursive=True)) if folder else []
    if not tables:
        print("No recorded waits: LOBBY_BENCH_DATA names no folder with *.csv.gz. Nothing was measured.")
        return
    with tempfile.TemporaryDirectory() as work:
        train, test = [], []
        for number, table in enumerate(tables):
            prefix = os.path.join(work, str(number))
            subprocess.run([lobbyctl, "import", "--format", "csv", table, "--out", prefix, "--zone",
                            os.environ.get("LOBBY_BENCH_ZONE", "UTC")], check=True)
            days = sorted(glob.glob(prefix + "-*.jsonl.gz"))
            train += days[:len(days) * 55 // 100]
            test += days[len(days) * 55 // 100:]
        subprocess.run([lobbyctl, "evaluate", "--train", *train, "--test", *test], check=True)


main()
