#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A notification server as desktops have one: it owns org.freedesktop.Notifications on the session bus and writes what is sent
to it, one JSON object a line, as it comes."""
import json
import sys

from gi.repository import Gio, GLib

NAME = "org.freedesktop.Notifications"
INTERFACE = f"""<node><interface name="{NAME}">
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/>
    <arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
  </method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""


def say(what):
    print(json.dumps(what), flush=True)


class Server:
    def __init__(self):
        self.last = 0

    def call(self, connection, sender, path, interface, method, parameters, invocation):
        if method == "Notify":
            app, replaces, icon, summary, body, actions, hints, _ = parameters.unpack()
            self.last += 1
            shown = replaces or self.last
            say({"id": shown, "app": app, "icon": icon, "summary": summary, "body": body, "actions": actions, "hints": sorted(hints),
                 "all": str(parameters)})
            invocation.return_value(GLib.Variant("(u)", (shown,)))
            if PRESSES and "default" in actions:
                connection.emit_signal(None, path, interface, "ActionInvoked", GLib.Variant("(us)", (shown, "default")))
        elif method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (["body", "actions"],)))
        elif method == "GetServerInformation":
            invocation.return_value(GLib.Variant("(ssss)", ("drive", "lobby", "1", "1.2")))
        else:
            invocation.return_value(None)


PRESSES = "--press" in sys.argv
server = Server()
description = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE,
                 lambda connection, name: connection.register_object("/org/freedesktop/Notifications", description, server.call, None, None),
                 lambda connection, name: say({"ready": True}), lambda connection, name: sys.exit("the name is taken"))
GLib.MainLoop().run()
