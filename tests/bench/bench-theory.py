#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The long-run queue beside two others: the formulas of queueing theory, and SimPy (python3-simpy of Debian) where it is
installed. Prints figures and relative differences; judges nothing."""
import json
import math
import random
import subprocess
import sys

CUSTOMERS = 3000000
SIMPY_CUSTOMERS = 300000


def simulate(lobbyctl, **numbers):
    words = [word for name, number in numbers.items() for word in (f"--{name}", str(number))]
    run = subprocess.run([lobbyctl, "simulate-queue", *words, "--customers", str(CUSTOMERS), "--seed", "7", "--json"],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def erlang_c(rate, mu, servers):
    """Chance to wait, and mean wait of all, of M/M/c."""
    load = rate / mu
    last = load ** servers / math.factorial(servers) / (1 - load / servers)
    chance = last / (sum(load ** k / math.factorial(k) for k in range(servers)) + last)
    return chance, chance / (servers * mu - rate)


def erlang_a(rate, mu, servers, theta):
    """Chance to leave, and mean wait of all, of M/M/c+M (Palm 1957), by its birth and death chain."""
    weights = [1.0]
    for k in range(1, 2000):
        weights.append(weights[-1] * rate / (min(k, servers) * mu + max(k - servers, 0) * theta))
    total = sum(weights)
    queue = sum(weight * max(k - servers, 0) for k, weight in enumerate(weights)) / total
    return theta * queue / rate, queue / rate


def simpy_wait(rate, mu, servers):
    try:
        import simpy
    except ImportError:
        return None
    chance, waits = random.Random(3), []
    lobby = simpy.Environment()
    counters = simpy.Resource(lobby, capacity=servers)

    def visit():
        came = lobby.now
        with counters.request() as turn:
            yield turn
            waits.append(lobby.now - came)
            yield lobby.timeout(chance.expovariate(mu))

    def arrive():
        for _ in range(SIMPY_CUSTOMERS):
            yield lobby.timeout(chance.expovariate(rate))
            lobby.process(visit())

    lobby.process(arrive())
    lobby.run()
    return sum(waits) / len(waits)


def say(what, ours, other, whose):
    print(f"{what:32} {ours:10.6f}  {whose} {other:10.6f}  {100 * (ours / other - 1):+6.2f} %")


def main():
    lobbyctl = sys.argv[1]
    for rate, mu, servers in ((0.9, 1, 1), (1.08, 0.2, 6)):
        ours = simulate(lobbyctl, **{"lambda": rate, "mu": mu, "servers": servers})
        chance, wait = erlang_c(rate, mu, servers)
        say(f"M/M/{servers} share that waits", ours["waited"], chance, "theory")
        say(f"M/M/{servers} mean wait", ours["meanWait"], wait, "theory")
        other = simpy_wait(rate, mu, servers)
        if other is None:
            print("SimPy is not installed (python3-simpy): no comparison with it")
        else:
            say(f"M/M/{servers} mean wait", ours["meanWait"], other, "SimPy ")
    ours = simulate(lobbyctl, **{"lambda": 1.5, "mu": 0.2, "servers": 6, "theta": 0.25})
    left, wait = erlang_a(1.5, 0.2, 6, 0.25)
    say("M/M/6+M share that leaves", ours["walkOut"], left, "theory")
    say("M/M/6+M mean wait", ours["meanWait"], wait, "theory")


main()
