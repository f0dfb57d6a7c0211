# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of the house share: the files of the tree, and TAP."""
import os
import sys

ROOT = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.getcwd()
LEFT_OUT = ("__pycache__", "node_modules")

_points = []


def check(what, wrong, advice=""):
    """One point: good when nothing is wrong. Each of WRONG is a line that names a place."""
    wrong = list(wrong)
    _points.append(not wrong)
    print(f"{'not ok' if wrong else 'ok'} {len(_points)} {what}")
    for line in wrong[:25]:
        print(f"#   {line}")
    if len(wrong) > 25:
        print(f"#   … and {len(wrong) - 25} more")
    if wrong and advice:
        print(f"#   {advice}")


def finish():
    print(f"1..{len(_points)}")
    sys.exit(0 if all(_points) else 1)


def files(*folders, ends=()):
    """Paths from the root of all files below the folders, sorted."""
    found = []
    for folder in folders:
        for parent, below, names in os.walk(os.path.join(ROOT, folder)):
            below[:] = sorted(name for name in below if name not in LEFT_OUT and not name.startswith("."))
            found += [os.path.relpath(os.path.join(parent, name), ROOT) for name in names if name.endswith(tuple(ends) or "")]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def without_comments(text):
    """C source with comments blanked out, so that lines keep their numbers."""
    out, at = [], 0
    while at < len(text):
        if text.startswith("/*", at):
            end = text.find("*/", at + 2)
            end = len(text) if end < 0 else end + 2
            out.append("".join(c if c == "\n" else " " for c in text[at:end]))
            at = end
        elif text.startswith("//", at):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            at = end
        elif text[at] in "\"'":
            end = at + 1
            while end < len(text) and text[end] != text[at]:
                end += 2 if text[end] == "\\" else 1
            out.append(text[at:end + 1])
            at = end + 1
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def line_of(text, position):
    return text.count("\n", 0, position) + 1
