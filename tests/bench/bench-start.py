#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start, idle CPU time and memory of the console, each against a bare AdwApplication window in the same run.

    bench-start.py BUILD
"""
import json
import os
import statistics
import subprocess
import sys

BUILD = os.path.abspath(sys.argv[1])
os.environ["LOBBY_DRIVE_BUILD"] = BUILD
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "console", "drive"))
import drive  # noqa: E402  (it needs the build folder first)

ROUNDS = 7
IDLE_S = 20
PROGRAM = os.path.join(BUILD, "tests", "bench", "bench-start")
ENVIRONMENT = {"GSETTINGS_SCHEMA_DIR": os.path.join(BUILD, "data"), "LOBBY_LOCALE_DIR": os.path.join(BUILD, "po")}


def begin(*arguments):
    return subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, text=True, env={**os.environ, **ENVIRONMENT})


def start(*arguments):
    process = begin(*arguments)
    line = process.stdout.readline()
    process.wait()
    return json.loads(line)


def read_memory_kib(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def read_cpu_s(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_idle(process):
    process.stdout.readline()
    drive.time.sleep(5)
    before = read_cpu_s(process)
    drive.time.sleep(IDLE_S)
    return (read_cpu_s(process) - before) / IDLE_S, read_memory_kib(process)


def end(process):
    process.terminate()
    process.wait()


def main():
    drive.enter()
    with drive.Desk() as desk:
        branch = desk.start_branch()
        arguments = ["--connect", branch.url, "--token-file", branch.token_file]
        start("bare"), start("lobby", *arguments)  # files are in memory from here on
        bare, lobby = [], []
        for _ in range(ROUNDS):
            bare.append(start("bare")["full_ms"])
            lobby.append(start("lobby", *arguments))
        whole = statistics.median(bare)
        print(f"start to first frame: {statistics.median(one['first_ms'] for one in lobby) / whole:.2f} × a bare window ({whole:.0f} ms)")
        print(f"start to first full frame: {statistics.median(one['full_ms'] for one in lobby) / whole:.2f} × a bare window")
        process = begin("lobby", "--stay", *arguments)
        share, memory = measure_idle(process)
        end(process)
        print(f"connected and idle: {share * 100:.2f} % of a core")
        other = begin("bare", "--stay")
        other_share, other_memory = measure_idle(other)
        end(other)
        print(f"bare and idle: {other_share * 100:.2f} % of a core")
        print(f"memory: {memory / other_memory:.2f} × a bare window ({other_memory / 1024:.0f} MiB)")
        stress = desk.start_branch("stress", "15:00:00")
        process = begin("lobby", "--stay", "--connect", stress.url, "--token-file", stress.token_file)
        _, memory = measure_idle(process)
        end(process)
        print(f"memory with the stress day: {memory / other_memory:.2f} × a bare window")


main()
