#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built programs, not the flags they were built with: each is as hard as the compiler can make it.

    check-programs.py ROOT PROGRAM…     a program that is not built yet is left out
"""
import os
import re
import subprocess
import sys

from tree import check, finish

# What _FORTIFY_SOURCE puts in the place of calls that can overrun; a program that prints has at least one of them.
FORTIFIED = re.compile(r"__\w+_chk\b")


def readelf(program, *options):
    return subprocess.run(["readelf", "--wide", *options, program], capture_output=True, text=True, check=True).stdout


def count_landing_pads(program):
    with open(program, "rb") as file:
        return file.read().count(b"\xf3\x0f\x1e\xfa")


def weaknesses(program):
    header, segments, dynamic = readelf(program, "-h"), readelf(program, "-l"), readelf(program, "-d")
    symbols = readelf(program, "--dyn-syms")
    stack = next((line for line in segments.split("\n") if "GNU_STACK" in line), "")
    if "DYN" not in header:
        yield "not position-independent (PIE)"
    if "GNU_RELRO" not in segments:
        yield "no read-only relocations (RELRO)"
    if not re.search(r"BIND_NOW|FLAGS.*\bNOW\b", dynamic):
        yield "symbols are bound late (BIND_NOW)"
    if not stack or re.search(r"\bRWE\b", stack):
        yield "the stack can be executed (NX)"
    if "__stack_chk_fail" not in symbols:
        yield "no stack protector"
    # Debian's start files carry no CET note, so the linker drops it: the landing pads themselves are counted.
    if "x86" in header.lower() and count_landing_pads(program) < 20:
        yield "no control-flow protection (CET)"
    if re.search(r"R(UN)?PATH", dynamic):
        yield "looks for libraries in a path of its own (RPATH)"
    if "TEXTREL" in dynamic:
        yield "relocations in the code (TEXTREL)"


def main():
    programs = [program for program in sys.argv[2:] if os.path.exists(program)]
    if not programs:
        print("1..0 # SKIP no program is built yet")
        return
    for program in programs:
        check(f"{os.path.basename(program)} is hardened", weaknesses(program))
    fortified = [p for p in programs if FORTIFIED.search(readelf(p, "--dyn-syms"))]
    check("calls that can overrun are fortified", [os.path.basename(p) for p in programs if p not in fortified])
    finish()


main()
