#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree itself: what lies at the top, licences, sizes, comments of public functions, unfinished words."""
import os
import re
import subprocess

from tree import ROOT, check, files, finish, line_of, read, without_comments

TOP = {"app", "data", "po", "resources", "tests", "meson.build", "README.md", "LICENSE", "meson_options.txt"}
LARGEST_FILE = 700
LARGEST_MAIN = 40
LARGEST_FUNCTION = 70
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XXX|HACK)\b")
ROOMS_OF_C = ("app", "tests")
SCRIPTS = ("app/run", "tests/run", ".ci/run", "po/update", "data/packages/install", "tests/contract/install-tools")


def committed():
    """Files that git knows, or all files where there is no git."""
    listing = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=False)
    if listing.returncode == 0 and listing.stdout:
        return [name for name in listing.stdout.split("\0") if name and os.path.exists(os.path.join(ROOT, name))]
    return files("app", "data", "po", "resources", "tests")


def find_strangers(names):
    return sorted({name.split("/")[0] for name in names} - TOP - {name.split("/")[0] for name in names if name.startswith(".")})


def find_unlicensed(names):
    for path in names:
        if path.endswith((".c", ".h", ".js", ".py")) and "SPDX-License-Identifier: GPL-3.0-or-later" not in read(path)[:200]:
            yield path


def find_large(sources):
    for path in sources:
        lines = read(path).count("\n")
        if lines > LARGEST_FILE:
            yield f"{path}: {lines} lines"
        if path.endswith("main.c") and path.startswith("app/") and lines > LARGEST_MAIN:
            yield f"{path}: {lines} lines; a main file has at most {LARGEST_MAIN}"


def find_long_functions(sources):
    """GNU style: a function's body begins and ends with a brace in the first column. Comments do not count, and
    class_init is a list."""
    for path in sources:
        lines = without_comments(read(path)).split("\n")
        start = None
        for number, line in enumerate(lines):
            if line == "{" and start is None:
                start = number
            elif line.startswith("}") and start is not None:
                length = sum(1 for code in lines[start + 1:number] if code.strip())
                if line == "}" and length > LARGEST_FUNCTION and "_class_init (" not in lines[start - 1]:
                    yield f"{path}:{start}: {length} lines"
                start = None


def public_functions(header):
    text = without_comments(read(header))
    text = re.sub(r"^\s*#.*(?:\\\n.*)*$", "", text, flags=re.MULTILINE)
    for found in re.finditer(r"\b(lobby_\w+) \([^;{]*\)[^;{]*;", text):
        yield found.group(1)


def shared_headers():
    """Headers that another room includes; what only its own room includes is nobody else's business."""
    places = {os.path.basename(path): path for path in files("app", ends=(".h",))}
    shared = set()
    for path in files("app", ends=(".c", ".h")):
        for name in re.findall(r'^#include "([^"]+)"', read(path), re.MULTILINE):
            if name in places and os.path.dirname(places[name]) != os.path.dirname(path):
                shared.add(places[name])
    return shared


def find_uncommented():
    """A public function has its comment where it is defined, beginning with its name."""
    told = set()
    shared = shared_headers()
    for path in files("app", ends=(".c",)):
        told |= set(re.findall(r"/\*\*\s*(?:\n \* )?(lobby_\w+):", read(path)))
    for header in files("app", ends=(".h",)):
        if header not in shared:
            continue
        names = set(public_functions(header))
        # what a macro of GObject defines has no comment of its own
        names = {name for name in names if not name.endswith(("_get_type", "_quark"))}
        for name in sorted(names - told):
            if is_defined(name):
                yield f"{header}: {name}"


_defined = set()


def is_defined(name):
    if not _defined:
        for path in files("app", ends=(".c",)):
            _defined.update(re.findall(r"^(lobby_\w+) \(", read(path), re.MULTILINE))
    return name in _defined


def find_unexplained():
    """A file begins with what it is; a header of a pair may leave that to its source."""
    for path in files("app", ends=(".c",)):
        lines = read(path).split("\n")
        if len(lines) > 2 and not lines[1].startswith("/* "):
            yield path


def find_unfinished(names):
    for path in names:
        if not path.endswith((".c", ".h", ".ui", ".css", ".build", ".py", ".js", ".md", ".in", ".yaml")) or "house/" in path:
            continue
        text = read(path)
        for found in UNFINISHED.finditer(text):
            yield f"{path}:{line_of(text, found.start())}: {found.group(0)}"


def find_bad_scripts():
    for path in SCRIPTS:
        full = os.path.join(ROOT, path)
        if not os.access(full, os.X_OK):
            yield f"{path}: not executable"
        elif subprocess.run(["bash", "-n", full], capture_output=True, check=False).returncode != 0:
            yield f"{path}: not a script that bash can read"


def main():
    names = committed()
    sources = files(*ROOMS_OF_C, ends=(".c", ".h"))
    check("the top holds what was agreed", find_strangers(names))
    check("each source file names its licence", find_unlicensed(names))
    check(f"no file is longer than {LARGEST_FILE} lines, no main file than {LARGEST_MAIN}", find_large(sources))
    check(f"no function is longer than {LARGEST_FUNCTION} lines", find_long_functions(files("app", ends=(".c",))))
    check("each file says first what it is", find_unexplained())
    check("each public function has a comment where it is defined", find_uncommented(), "/** NAME: … */ before the definition")
    check("nothing is left unfinished", find_unfinished(names))
    check("scripts can be run", find_bad_scripts())
    finish()


main()
