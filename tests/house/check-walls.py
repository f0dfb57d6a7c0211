#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls between rooms: who includes whom, who may touch sockets, files, the screen and the clock."""
import os
import re

from tree import check, files, finish, line_of, read, without_comments

# Rooms (by the start of their path) and what they must not include: other rooms, or headers of foreign libraries.
SCREEN = ("gtk/", "adwaita.h", "gdk/", "gsk/")
NETWORK = ("libsoup/", "gio/gsocket")
DATABASE = ("sqlite3.h",)
RULES = [
    ("app/core/", ["app/io/", "app/session/", "app/console/", "app/service/", "app/ctl/"], SCREEN + NETWORK + DATABASE + ("json-glib/",)),
    ("app/core/record/", ["app/core/"], ("gio/", "glib-object.h")),
    ("app/core/log/", ["app/core/"], ("gio/", "glib-object.h")),
    ("app/core/floor/", ["app/core/event/", "app/core/state/", "app/core/model/", "app/core/alert/"], ("gio/",)),
    ("app/core/event/", ["app/core/state/", "app/core/model/", "app/core/alert/"], ("gio/",)),
    ("app/core/policy/", ["app/core/state/", "app/core/model/", "app/core/alert/"], ("gio/",)),
    ("app/core/state/", ["app/core/model/", "app/core/alert/"], ("gio/",)),
    ("app/core/advice/", ["app/core/model/"], ("gio/", "glib-object.h")),
    ("app/core/training/", ["app/core/model/"], ("gio/", "glib-object.h")),
    ("app/core/engine/", ["app/core/"], ("gio/", "glib-object.h", "glib.h")),
    ("app/io/", ["app/session/", "app/console/", "app/service/", "app/ctl/", "app/core/model/"], SCREEN),
    ("app/io/wire/", ["app/io/branch/", "app/io/journal/", "app/io/recording/", "app/io/replay/"], NETWORK + DATABASE),
    ("app/io/policy/", ["app/io/branch/", "app/io/journal/", "app/io/recording/", "app/io/replay/"], NETWORK + DATABASE),
    ("app/io/lesson/", ["app/io/branch/", "app/io/journal/", "app/io/recording/", "app/io/replay/"], NETWORK + DATABASE),
    ("app/io/pseudonym/", ["app/io/branch/", "app/io/journal/", "app/io/recording/", "app/io/wire/"], NETWORK + DATABASE),
    ("app/io/replay/", ["app/io/journal/", "app/io/branch/"], NETWORK + DATABASE),
    ("app/io/recording/", ["app/io/journal/", "app/io/branch/"], NETWORK + DATABASE),
    ("app/io/branch/", ["app/io/journal/", "app/io/recording/"], DATABASE),
    ("app/io/journal/", ["app/io/branch/"], NETWORK),
    ("app/session/", ["app/console/", "app/service/", "app/ctl/"], SCREEN + DATABASE),
    ("app/service/", ["app/session/", "app/console/", "app/ctl/", "app/core/model/"], SCREEN),
    ("app/ctl/", ["app/console/widgets/", "app/console/pages/", "app/console/shell/", "app/service/"], SCREEN + DATABASE),
    ("app/console/chart/", ["app/core/model/", "app/session/", "app/console/widgets/", "app/console/pages/", "app/console/shell/"], ("gtk/", "adwaita.h")),
    ("app/console/words/", ["app/core/model/", "app/session/", "app/console/paper/", "app/console/widgets/", "app/console/pages/", "app/console/shell/"], SCREEN),
    ("app/console/paper/", ["app/core/model/", "app/session/", "app/console/widgets/", "app/console/pages/", "app/console/shell/"], SCREEN),
    ("app/console/", ["app/io/branch/", "app/io/journal/", "app/service/", "app/ctl/"], DATABASE + NETWORK + ("json-glib/",)),
    ("app/console/widgets/", ["app/console/pages/", "app/console/shell/"], ()),
    ("app/console/pages/", ["app/console/shell/"], ()),
]
# Only shell and session compose.
ALLOWED = {("app/console/shell/", "app/io/")}
DATABASE_ROOMS = ("app/io/journal/", "app/service/store/")
CLOCK = re.compile(r"\b(g_get_real_time|g_get_monotonic_time|g_get_current_time|g_date_time_new_now\w*|time|gettimeofday|"
                   r"clock_gettime|localtime(?:_r)?|g_timer_new) *\(")


def sources():
    return files("app", ends=(".c", ".h"))


def includes(path):
    text = read(path)
    for found in re.finditer(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', text, re.MULTILINE):
        yield line_of(text, found.start()), found.group(2), found.group(1) == '"'


def room_of(path):
    return os.path.dirname(path) + "/"


def find_upward(headers):
    for path in sources():
        for line, name, _ in includes(path):
            for start, rooms, foreign in RULES:
                if not path.startswith(start) or room_of(path) == headers.get(name):
                    continue
                target = headers.get(name, "")
                if any(target.startswith(room) for room in rooms) and (start != "app/console/" or not is_allowed(path, target)):
                    yield f"{path}:{line}: {start} must not know {target} ({name})"
                if any(name.startswith(library) for library in foreign):
                    yield f"{path}:{line}: {start} must not include {name}"


def is_allowed(path, target):
    return any(path.startswith(room) and target.startswith(known) for room, known in ALLOWED)


def read_rooms():
    """Of each folder: the dependency that it declares, and the names of those that its meson.build mentions."""
    declares, mentions = {}, {}
    for path in files("app", ends=("meson.build",)):
        text = re.sub(r"#.*", "", read(path))
        folder = room_of(path)
        for name in re.findall(r"^\s*(\w+_dep) *= *declare_dependency", text, re.MULTILINE):
            declares[name] = folder
        if re.search(r"\b(static_library|executable) *\(", text):
            mentions[folder] = set(re.findall(r"\b(\w+_dep)\b", text))
    return declares, mentions


def find_unnamed(headers):
    """Includes of rooms that the room's meson.build does not lead to."""
    declares, mentions = read_rooms()

    def reach(folder, seen):
        for name in mentions.get(folder, ()):
            target = declares.get(name)
            if target and target not in seen:
                seen.add(target)
                reach(target, seen)
        return seen

    for path in sources():
        folder = room_of(path)
        known = reach(folder, {folder})
        # a folder without a library of its own belongs to the one above
        while folder not in mentions and folder != "app/":
            folder = os.path.dirname(folder.rstrip("/")) + "/"
            known |= reach(folder, {folder})
        if folder == "app/":
            continue  # nothing is built here yet
        for line, name, _ in includes(path):
            target = headers.get(name)
            if target and target not in known and not target.startswith(folder):
                yield f"{path}:{line}: {name} is of {target}, which {folder}meson.build does not name"


def main():
    headers = {os.path.basename(path): room_of(path) for path in files("app", ends=(".h",))}
    check("rooms know only rooms below them", find_upward(headers))
    check("a room includes only what its meson.build names", find_unnamed(headers))
    check("headers are included by their bare names", (
        f"{path}:{line}: {name}" for path in sources() + files("tests", ends=(".c", ".h"))
        for line, name, own in includes(path) if name.startswith("..") or (own and "/" in name)))
    check("the database is known to the journal and the store only", (
        f"{path}:{line}" for path in sources() if not path.startswith(DATABASE_ROOMS)
        for line, name, _ in includes(path) if name == "sqlite3.h"))
    check("nothing but the clock room asks for the time", (
        f"{path}:{line_of(text, found.start())}: {found.group(1)}"
        for path in sources() if not path.startswith("app/core/clock/")
        for text in [without_comments(read(path))] for found in CLOCK.finditer(text)),
        "ask a LobbyClock, or take now_us as an argument")
    check("nothing but the seeded generator makes random numbers", (
        f"{path}:{line_of(text, found.start())}: {found.group(1)}"
        for path in sources() for text in [without_comments(read(path))]
        for found in re.finditer(r"\b(g_random_\w+|g_rand_new|rand|random|drand48|srand) *\(", text)),
        "take a seed or a generator as an argument")
    finish()


main()
