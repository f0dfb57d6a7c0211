#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The long-run queue beside two others: the formulas of queueing theory, and SimPy (python3-simpy3 of Debian) where it is
installed; it says so where it is not. Prints figures, relative differences and standard errors; judges nothing."""
import json
import math
import random
import subprocess
import sys

try:
    import simpy
except ImportError:
    simpy = None

CUSTOMERS = 20000000
SIMPY_CUSTOMERS = 1000000
BATCHES = 25
OVER = 10.0


def simulate(lobbyctl, case):
    words = ["--lambda", str(case["rate"]), "--mu", str(case["mu"]), "--servers", str(case["servers"])]
    if "theta" in case:
        words += ["--theta", str(case["theta"])]
    if "shares" in case:
        words += ["--classes", ",".join(str(share) for share in case["shares"])]
    run = subprocess.run([lobbyctl, "simulate-queue", *words, "--customers", str(CUSTOMERS), "--seed", "7", "--json"],
                         capture_output=True, text=True, check=True)
    figures = json.loads(run.stdout)
    return {"wait": figures["meanWait"], "waited": figures["waited"], "left": figures["walkOut"],
            "over": figures["over"], "classes": [one["meanWait"] for one in figures["classes"]],
            "error": figures["standardError"]}


def erlang_c(case):
    """M/M/c: chance to wait and mean wait of all; with classes, Cobham's (1954) mean waits under strict priority."""
    rate, mu, servers = case["rate"], case["mu"], case["servers"]
    load = rate / mu
    last = load ** servers / math.factorial(servers) / (1 - load / servers)
    chance = last / (sum(load ** k / math.factorial(k) for k in range(servers)) + last)
    figures = {"waited": chance, "wait": chance / (servers * mu - rate), "classes": []}
    if "shares" not in case:
        figures["over"] = chance * math.exp(-(servers * mu - rate) * OVER)
    before = 0
    for share in case.get("shares", []):
        after = before + share / sum(case["shares"]) * load / servers
        figures["classes"].append(chance / (servers * mu) / (1 - before) / (1 - after))
        before = after
    return figures


def erlang_a(case):
    """M/M/c+M (Palm 1957), by its birth and death chain: chance to leave, mean wait of all."""
    weights = [1.0]
    for k in range(1, 2000):
        weights.append(weights[-1] * case["rate"]
                       / (min(k, case["servers"]) * case["mu"] + max(k - case["servers"], 0) * case["theta"]))
    queue = sum(weight * max(k - case["servers"], 0) for k, weight in enumerate(weights)) / sum(weights)
    return {"left": case["theta"] * queue / case["rate"], "wait": queue / case["rate"]}


class Lobby:
    """The same lobby in SimPy's words: processes, a resource with priorities, a timeout for patience."""

    def __init__(self, case, seed):
        self.case, self.chance = case, random.Random(seed)
        self.world = simpy.Environment()
        self.counters = simpy.PriorityResource(self.world, capacity=case["servers"])
        self.waits, self.left = [], 0
        self.by_class = [[] for _ in case.get("shares", [])]
        self.world.process(self.arrive())
        self.world.run()

    def visit(self, kind):
        came = self.world.now
        with self.counters.request(priority=kind) as turn:
            if "theta" in self.case:
                yield turn | self.world.timeout(self.chance.expovariate(self.case["theta"]))
            else:
                yield turn
            wait = self.world.now - came
            self.waits.append(wait)
            if self.by_class:
                self.by_class[kind].append(wait)
            if turn.triggered:
                yield self.world.timeout(self.chance.expovariate(self.case["mu"]))
            else:
                self.left += 1

    def arrive(self):
        shares = self.case.get("shares", [1])
        kinds = range(len(shares))
        for _ in range(SIMPY_CUSTOMERS):
            yield self.world.timeout(self.chance.expovariate(self.case["rate"]))
            self.world.process(self.visit(self.chance.choices(kinds, shares)[0]))

    def figures(self):
        n = len(self.waits)
        size = n // BATCHES
        means = [sum(self.waits[i * size:(i + 1) * size]) / size for i in range(BATCHES)]
        middle = sum(means) / BATCHES
        return {"wait": sum(self.waits) / n, "waited": sum(wait > 0 for wait in self.waits) / n, "left": self.left / n,
                "over": sum(wait > OVER for wait in self.waits) / n,
                "classes": [sum(waits) / len(waits) for waits in self.by_class],
                "error": math.sqrt(sum((mean - middle) ** 2 for mean in means) / (BATCHES - 1) / BATCHES)}


def say(what, ours, theory, other):
    line = f"{what:28} {ours:10.6f}   theory {theory:10.6f} {100 * (ours / theory - 1):+6.2f} %"
    if other is not None:
        line += f"   SimPy {other:10.6f} {100 * (ours / other - 1):+6.2f} %"
    print(line)


def compare(lobbyctl, case):
    name, ours = case["name"], simulate(lobbyctl, case)
    theory = erlang_a(case) if "theta" in case else erlang_c(case)
    other = Lobby(case, 3).figures() if simpy else None
    for key, what in (("waited", "share that waits"), ("over", f"share over {OVER:.0f}"),
                      ("left", "share that leaves"), ("wait", "mean wait")):
        if key in theory:
            say(f"{name} {what}", ours[key], theory[key], other[key] if other else None)
    for i, wait in enumerate(theory.get("classes", [])):
        say(f"{name} mean wait, class {i + 1}", ours["classes"][i], wait, other["classes"][i] if other else None)
    print(f"{'':28} standard error of the mean wait: {ours['error']:.6f}"
          + (f", SimPy {other['error']:.6f}" if other else ""))


def main():
    if simpy is None:
        print("SimPy is not installed (python3-simpy3 of Debian): no comparison with it, with theory only")
    else:
        print(f"SimPy {simpy.__version__}, {SIMPY_CUSTOMERS} customers; ours {CUSTOMERS}")
    for case in ({"name": "M/M/1", "rate": 0.9, "mu": 1, "servers": 1},
                 {"name": "M/M/6", "rate": 1.08, "mu": 0.2, "servers": 6},
                 {"name": "M/M/6 classes", "rate": 1.08, "mu": 0.2, "servers": 6, "shares": [20, 30, 50]},
                 {"name": "M/M/6+M", "rate": 1.5, "mu": 0.2, "servers": 6, "theta": 0.25}):
        compare(sys.argv[1], case)


main()
