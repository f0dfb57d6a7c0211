# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real console from outside, as an assistive technology sees it: over AT-SPI, on a display and a session bus of
its own. Nothing here knows the program's inside.

    import drive
    with drive.Desk(size="1366x768") as desk:
        console = desk.start_console("--demo")
        console.find("label", "Live Lobby")

A wait has a condition and a deadline; when it passes, the tree that was on screen is printed.
"""
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid

try:
    from gi.repository.GLib import GError
except ImportError:
    GError = OSError

BUILD = os.environ.get("LOBBY_DRIVE_BUILD", "")
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
INSIDE = "LOBBY_DRIVE_INSIDE"
PATIENCE_S = 30 * float(os.environ.get("LOBBY_TIMEOUT_MULTIPLIER", "1"))
FRAME = 5
PAGE_DEPTH = 10
SETTINGS = "[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\ngtk-cursor-blink=false\n"


def enter(size="1366x768"):
    """Runs this very script again on a display and a bus of its own; returns only there."""
    if os.environ.get(INSIDE):
        return
    missing = [name for name in ("dbus-run-session", "xvfb-run") if shutil.which(name) is None]
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        missing.append("gir1.2-atspi-2.0")
    if missing:
        print(f"1..0 # SKIP not here: {', '.join(missing)}")
        sys.exit(77)
    home = tempfile.mkdtemp(prefix="lobby-drive-")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "DBUS_", "WAYLAND", "AT_SPI", "GTK_", "LANG"))}
    environment.update({INSIDE: "1", "HOME": home, "XDG_RUNTIME_DIR": os.path.join(home, "run"), "TMPDIR": home, "GDK_BACKEND": "x11",
                        "GSK_RENDERER": "cairo", "GSETTINGS_BACKEND": "memory", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_AT_BRIDGE": "0"})
    os.mkdir(environment["XDG_RUNTIME_DIR"], 0o700)
    os.makedirs(os.path.join(home, ".config", "gtk-4.0"))
    with open(os.path.join(home, ".config", "gtk-4.0", "settings.ini"), "w", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    done = subprocess.run(["dbus-run-session", "--", "xvfb-run", "-a", "-s", f"-screen 0 {size}x24 -nolisten tcp", sys.executable,
                           *sys.argv], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    shutil.rmtree(home, ignore_errors=True)
    for text, stream in ((done.stdout, sys.stdout), (done.stderr, sys.stderr)):
        stream.write("".join(f"{line}\n" for line in text.splitlines() if "SpiRegistry" not in line and "dbus-daemon" not in line))
    sys.exit(done.returncode)


class Failed(Exception):
    """What was waited for did not come."""


def wait(what, condition, patience_s=PATIENCE_S):
    """Waits until condition() is true or its deadline passes; returns what it gave. Looking costs the console as much as
    the one who looks, so that it is left alone for as long as a look took."""
    end = time.monotonic() + patience_s
    while True:
        begun = time.monotonic()
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"{what}: not within {patience_s:g} s")
        time.sleep(max(0.05, time.monotonic() - begun))


class Node:
    """One thing on screen."""

    atspi = None

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def description(self):
        return self.accessible.get_description() or ""

    @property
    def states(self):
        return [state.value_nick for state in self.accessible.get_state_set().get_states()]

    @property
    def visible(self):
        """Not hidden itself; what holds it may be."""
        return "visible" in self.states

    @property
    def placed(self):
        """It has a place on the window; GTK 4.8 does not tell more."""
        component = self.accessible.get_component_iface()
        extents = component.get_extents(self.atspi.CoordType.WINDOW) if component else None
        return extents is not None and extents.width > 0 and extents.height > 0

    @property
    def sensitive(self):
        return "sensitive" in self.states

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    def walk(self, depth=0):
        """This and all below that is not hidden. A page that was never shown has no place, nor has anything on it."""
        try:
            if depth > 0 and not self.visible:
                return
            if depth < PAGE_DEPTH and self.role == "filler" and not self.placed:
                return
            yield self, depth
            for child in self.children():
                yield from child.walk(depth + 1)
        except GError:  # the thing went away while it was looked at
            return

    def press(self):
        action = self.accessible.get_action_iface()
        if action is None or action.get_n_actions() == 0:
            raise Failed(f"nothing to press: {self.role} '{self.name}'")
        action.do_action(0)

    def write(self, text):
        self.accessible.get_editable_text_iface().set_text_contents(text)


def matches(wanted, text):
    return wanted is None or (wanted.search(text) is not None if isinstance(wanted, re.Pattern) else wanted == text)


class Program:
    """A running console."""

    def __init__(self, desk, process, log):
        self.desk = desk
        self.process = process
        self.log = log

    @property
    def root(self):
        desktop = self.desk.atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            try:
                if app is not None and app.get_process_id() == self.process.pid:
                    app.set_cache_mask(self.desk.atspi.Cache.NONE)
                    return Node(app)
            except GError:  # an application that has just ended
                continue
        return None

    def all(self, role=None, name=None):
        """Every thing on screen with this role and name, one after the other; a name may be a pattern."""
        root = self.root
        for node, _ in root.walk() if root else []:
            try:
                if matches(name, node.name) and (role is None or node.role == role) and node.placed:
                    yield node
            except GError:
                continue

    def find(self, role=None, name=None, patience_s=PATIENCE_S):
        """Waits for a thing on screen."""
        wanted = name.pattern if isinstance(name, re.Pattern) else name
        try:
            return wait(f"{role or 'anything'} '{wanted}'", lambda: next(self.all(role, name), None), patience_s)
        except Failed:
            self.dump()
            raise

    def gone(self, role=None, name=None, patience_s=PATIENCE_S):
        """Waits until a thing is no longer on screen."""
        wait(f"{role} '{name}' to go", lambda: next(self.all(role, name), None) is None, patience_s)

    def press(self, role, name, patience_s=PATIENCE_S):
        self.find(role, name, patience_s).press()

    def words(self):
        """All text on screen, one line a thing."""
        names = []
        for node in self.all():
            try:
                names.append(node.name)
            except GError:  # the thing went away while it was looked at
                continue
        return "\n".join(name for name in names if name)

    def wait_for_words(self, pattern, patience_s=PATIENCE_S):
        wanted = re.compile(pattern)
        try:
            return wait(f"words '{pattern}'", lambda: wanted.search(self.words()), patience_s)
        except Failed:
            self.dump()
            raise

    def dump(self):
        root = self.root
        for node, depth in root.walk() if root else []:
            if node.name:
                print(f"# {'  ' * depth}{node.role} '{node.name}'", file=sys.stderr)
        with open(self.log, encoding="utf-8", errors="replace") as log:
            sys.stderr.write(log.read())

    def act(self, action, where="", *parameters):
        """Activates an action of the application (or of its window, as in where="/window/1"), as a desktop shell does."""
        subprocess.run(["gdbus", "call", "--session", "--dest", "org.lobby.Console", "--object-path", "/org/lobby/Console" + where,
                        "--method", "org.gtk.Actions.Activate", action, f"[{', '.join(f'<{one}>' for one in parameters)}]", "{}"],
                       check=True, stdout=subprocess.DEVNULL)

    def keys(self, *keys):
        """Presses keys on the window, as in keys("ctrl+j")."""
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)

    def photograph(self, path, width, height, under=None):
        """The window without its frame, which has FRAME pixels where no window manager is. No compositor is there either,
        so popovers are laid over the picture of the window before they opened, by their own transparency."""
        layers = []
        if under:
            for name in self.windows()[1:]:
                layers += ["(", *self.read_layer(name), ")", "-composite"]
        subprocess.run(["convert", under or "x:root", *layers, "-crop", f"{width}x{height}+{FRAME}+{FRAME}", "+repage", "-strip",
                        "-depth", "8", "+dither", "-colors", "256", "-define", "png:compression-level=9", path], check=True)

    def photograph_dialog(self, path):
        """The window that opened last, without its frame."""
        subprocess.run(["convert", *self.read_layer(self.windows()[-1])[:-2], "-alpha", "off", "-shave", f"{FRAME}x{FRAME}", "+repage", "-strip",
                        "-depth", "8", "+dither", "-colors", "256", "-define", "png:compression-level=9", path], check=True)

    def photograph_screen(self):
        """All of the screen, for popovers to be laid over later."""
        path = os.path.join(self.desk.folder, "screen.png")
        subprocess.run(["import", "-silent", "-window", "root", path], check=True)
        return path

    def windows(self):
        """Windows of the program, the main one first."""
        listing = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "lobby"], capture_output=True, text=True, check=False)
        return sorted(listing.stdout.split(), key=int)

    def read_layer(self, window):
        """The picture of a window with its transparency, as arguments of convert."""
        where = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True, check=True).stdout
        left, top = (re.search(rf"^{axis}=(-?\d+)", where, re.MULTILINE).group(1) for axis in "XY")
        dump = subprocess.run(["xwd", "-silent", "-id", window], capture_output=True, check=True).stdout
        head = struct.unpack(">25I", dump[:100])
        raw = os.path.join(self.desk.folder, f"{window}.raw")
        with open(raw, "wb") as pixels:
            pixels.write(dump[head[0] + head[19] * 12:])
        return ["-size", f"{head[4]}x{head[5]}", "-depth", "8", f"bgra:{raw}", "-geometry", f"{int(left):+d}{int(top):+d}"]

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("the console did not end") from None


class Branch:
    """A branch service of our own, whose plug can be pulled."""

    def __init__(self, desk, scenario, start, extra):
        self.desk = desk
        self.token_file = os.path.join(desk.folder, "token")
        with open(self.token_file, "w", encoding="ascii") as token:
            token.write("a-token-of-the-drive\n")
        os.chmod(self.token_file, 0o600)
        self.key_file = os.path.join(desk.folder, "key")
        self.arguments = [os.path.join(BUILD, "app", "service", "lobby-branch"), "serve", "--store", os.path.join(desk.folder, f"branch-{len(desk.branches)}.sqlite"),
                          "--simulate", scenario, "--start", start, "--token-file", self.token_file,
                          "--key-file", self.key_file, "--exit-on-stdin-eof", *extra]
        self.process = None
        self.port = 0
        self.log = os.path.join(desk.folder, f"branch-{len(desk.branches)}.log")
        self.plug_in()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def plug_in(self):
        """Starts it; again on the same port, with the same store and token."""
        with open(self.log, "a", encoding="utf-8") as log:
            self.process = subprocess.Popen([*self.arguments, "--listen", f"127.0.0.1:{self.port}"], stdin=subprocess.PIPE,
                                            stdout=subprocess.PIPE, stderr=log, text=True)
        ready = json.loads(self.process.stdout.readline())
        self.port = int(ready["url"].rstrip("/").split(":")[2].split("/")[0])

    def sign(self, role, staff, days=1):
        """A file with a token of this branch for a member of staff, as in sign("branch-head", "bh1")."""
        token = subprocess.run([self.arguments[0], "token", "--key-file", self.key_file, "--branch", self.ask("v1/branch")["id"],
                                "--role", role, "--staff", staff, "--days", str(days)], capture_output=True, text=True, check=True).stdout
        path = os.path.join(self.desk.folder, f"token-{role}-{staff}")
        with open(path, "w", encoding="ascii") as file:
            file.write(token)
        os.chmod(path, 0o600)
        return path

    def ask(self, path):
        """What it answers to somebody else."""
        request = urllib.request.Request(f"{self.url}/{path}", headers={"Authorization": "Bearer a-token-of-the-drive"})
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def tell(self, command, token_file=None, **data):
        """Somebody else asks it for something, as in tell("simulation.rate", rate=30)."""
        name = str(uuid.uuid4())
        with open(token_file or self.token_file, encoding="ascii") as file:
            token = file.read().strip()
        request = urllib.request.Request(f"{self.url}/v1/commands", json.dumps({"id": name, "type": command, "data": data}).encode(),
                                         {"Authorization": f"Bearer {token}", "Content-Type": "application/json",
                                          "Idempotency-Key": f'"{name}"'})
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def look(self, what, name):
        """One of the things that it has, as in look("tickets", "A064"); nothing when it has no such thing."""
        return next((one for one in self.ask("v1/snapshot")["data"][what] if one["id"] == name), None)

    def freeze(self):
        """It is there, but does not answer any more."""
        self.process.send_signal(signal.SIGSTOP)

    def pull_the_plug(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class Notifications:
    """A notification server on the session bus, and what was sent to it."""

    def __init__(self, *arguments):
        program = os.path.join(SOURCE, "tests", "console", "drive", "notifications.py")
        self.process = subprocess.Popen([sys.executable, program, *arguments], stdout=subprocess.PIPE, text=True)
        assert "ready" in self.process.stdout.readline(), "the notification server has started"
        self.all = []
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        for line in self.process.stdout:
            self.all.append(json.loads(line))

    def wait_for(self, title, patience_s=PATIENCE_S):
        """Waits for a notification with this title."""
        return wait(f"notification '{title.pattern}' among {[one['summary'] for one in self.all]}",
                    lambda: next((one for one in self.all if title.search(one["summary"])), None), patience_s)

    def stop(self):
        self.process.kill()
        self.process.wait()


class Desk:
    """A display with what runs on it; everything ends with it."""

    def __init__(self):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        self.atspi = Node.atspi = Atspi
        self.folder = tempfile.mkdtemp(prefix="lobby-desk-")
        self.programs = []
        self.branches = []
        self.servers = []

    def __enter__(self):
        return self

    def __exit__(self, *what):
        for program in self.programs:
            try:
                program.stop()
            except Failed:
                print("# the console had to be killed", file=sys.stderr)
        for branch in self.branches:
            if branch.process.poll() is None:
                branch.pull_the_plug()
        for server in self.servers:
            server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start_notifications(self, *arguments):
        server = Notifications(*arguments)
        self.servers.append(server)
        return server

    def start_branch(self, scenario="pension-day", start="10:42:06", *extra):
        branch = Branch(self, scenario, start, extra)
        self.branches.append(branch)
        return branch

    def save_settings(self, **values):
        """Settings as an earlier run has left them; a name's underscores are its hyphens."""
        folder = os.path.join(os.environ["HOME"], ".config", "glib-2.0", "settings")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as keyfile:
            keyfile.write("[org/lobby/Console]\n")
            for name, value in values.items():
                keyfile.write(f"{name.replace('_', '-')}={value}\n")

    def start_console(self, *arguments, **environment):
        program = os.path.join(BUILD, "app", "console", "shell", "lobby-console")
        log = os.path.join(self.folder, f"console-{len(self.programs)}.log")
        whole = {**os.environ, "GSETTINGS_SCHEMA_DIR": os.path.join(BUILD, "data"), "LOBBY_LOCALE_DIR": os.path.join(BUILD, "po"),
                 "LOBBY_BRANCH": os.path.join(BUILD, "app", "service", "lobby-branch"), "G_DEBUG": "fatal-criticals", **environment}
        with open(log, "w", encoding="utf-8") as output:
            process = subprocess.Popen([program, *arguments], env=whole, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        console = Program(self, process, log)
        self.programs.append(console)
        return console


def run(*tests):
    """Runs the tests one after the other and tells what became of them in TAP."""
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        try:
            with Desk() as desk:
                test(desk)
            print(f"ok {number} {test.__doc__}", flush=True)
        except Exception as error:  # a test that fails, fails for a reason that is worth reading
            failed += 1
            print(f"not ok {number} {test.__doc__}\n#   {type(error).__name__}: {error}", flush=True)
    sys.exit(1 if failed else 0)
