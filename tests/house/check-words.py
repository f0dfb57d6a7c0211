#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for people: every file with messages is listed, every message is explained and translated."""
import os
import re
import subprocess

from tree import ROOT, check, files, finish, line_of, read, without_comments

CALL = re.compile(r"(?<![\w>])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) *\(")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
LITERALS = re.compile(r'(?:\s*,?\s*"(?:[^"\\]|\\.)*")+')
PLACEHOLDER = re.compile(r"%[^%\s]|\{\w+\}")
MARK = re.compile(r"/\* *Translators:|<!-- *Translators:")


def with_messages():
    found = [path for path in files("app", ends=(".c",)) if CALL.search(without_comments(read(path)))]
    found += [path for path in files("resources", ends=(".ui", ".xml")) if 'translatable="yes"' in read(path)]
    found += [path for path in files("data", ends=(".desktop.in", ".metainfo.xml.in"))]
    return sorted(found)


def listed():
    return [line for line in read("po/POTFILES.in").split("\n") if line and not line.startswith("#")]


def find_unexplained():
    """A message with a placeholder needs a comment for translators in one of the five lines above its call."""
    for path in files("app", ends=(".c",)):
        text = read(path)
        lines = text.split("\n")
        code = without_comments(text)
        for found in CALL.finditer(code):
            message = LITERALS.match(code, found.end())
            if message is None or not PLACEHOLDER.search(message.group(0).replace("%%", "")):
                continue
            line = line_of(code, found.start())
            if not any(MARK.search(above) for above in lines[max(0, line - 6):line]):
                yield f"{path}:{line}: {message.group(0).strip()[:60]}"


def find_unfinished_catalogues():
    for language in read("po/LINGUAS").split():
        path = os.path.join(ROOT, "po", f"{language}.po")
        run = subprocess.run(["msgfmt", "--check", "--statistics", "-o", os.devnull, path], capture_output=True, text=True,
                             check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
        if run.returncode != 0 or "untranslated" in run.stderr or "fuzzy" in run.stderr:
            yield f"{language}: {run.stderr.strip().splitlines()[-1]}"


def messages_of_tree():
    """Messages of the tree now, as msgids with their contexts, from xgettext as po/update calls it."""
    options = re.findall(r"--(?:keyword|flag)=\S+", read("po/update"))
    listing = "\n".join(path for path in listed() if os.path.exists(os.path.join(ROOT, path)))
    run = subprocess.run(["xgettext", "--from-code=UTF-8", "--no-wrap", *options, "--files-from=-", "--output=-"], input=listing,
                         capture_output=True, text=True, check=False, cwd=ROOT)
    return run.stdout


def read_ids(catalogue):
    ids = set()
    for block in catalogue.split("\n\n"):
        body = "\n".join(line for line in block.split("\n") if not line.startswith("#"))
        context = re.search(r'^msgctxt "(.*)"$', body, re.MULTILINE)
        found = re.search(r'^msgid ((?:"(?:.*)"\n?)+)', body, re.MULTILINE)
        if found:
            text = "".join(TEXT.findall(found.group(1)))
            ids.add(((context.group(1) if context else ""), text))
    return ids - {("", "")}


def find_missing_messages():
    wanted = read_ids(messages_of_tree())
    for language in read("po/LINGUAS").split():
        for context, text in sorted(wanted - read_ids(read(f"po/{language}.po"))):
            yield f"{language}: {context + '|' if context else ''}{text[:80]}"


def main():
    known = listed()
    check("po/POTFILES.in is sorted and names each file once", [] if known == sorted(set(known)) else ["po/POTFILES.in"])
    check("po/POTFILES.in names every file with messages", sorted(set(with_messages()) ^ set(known)), "po/update brings it up to date")
    check("messages with placeholders are explained to translators", find_unexplained(), "/* Translators: … */ above the call")
    check("the catalogues know every message", find_missing_messages(), "po/update brings them up to date; then translate")
    check("the catalogues are complete and without doubts", find_unfinished_catalogues())
    finish()


main()
