#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Resources: every file is in the bundle and used, templates and their code agree, no text becomes markup by accident."""
import os
import re
import xml.etree.ElementTree as xml

from tree import ROOT, check, files, finish, line_of, read, without_comments

MARKUP_CLASSES = {"AdwActionRow", "AdwExpanderRow", "AdwPreferencesRow", "AdwComboRow", "AdwEntryRow", "AdwPasswordEntryRow"}
MARKUP_SETTERS = re.compile(r"\b(adw_preferences_row_set_title|adw_action_row_set_subtitle|adw_expander_row_set_subtitle|"
                            r"gtk_label_set_markup|gtk_widget_set_tooltip_markup|adw_toast_new|adw_toast_set_title) *\(")
FREE_ARGUMENT = re.compile(r'^\s*[^,()]*(?:\([^()]*\))?[^,()]*, *(?:_ *\(|C_ *\(|"|NULL|g_markup_\w+|lobby_\w*markup\w*)')


def uis():
    return files("resources", ends=(".ui",))


def parse(path):
    return xml.fromstring(read(path))


def bundled():
    names = set()
    for path in files("resources", ends=(".gresource.xml",)):
        folder = os.path.dirname(path)
        names |= {os.path.join(folder, element.text.strip()) for element in parse(path).iter("file")}
    return names


def find_unbundled():
    in_bundle = bundled()
    for path in files("resources", ends=(".ui", ".css", ".svg")):
        if path not in in_bundle:
            yield f"{path}: in no .gresource.xml"
    for path in sorted(in_bundle):
        if not os.path.exists(os.path.join(ROOT, path)):
            yield f"{path}: named, but not there"


def code():
    return {path: read(path) for path in files("app/console", ends=(".c",))}


def find_unused_ids(sources):
    everything = "\n".join(sources.values())
    for path in uis():
        root = parse(path)
        used_inside = {element.text for element in root.iter() if element.text} | \
            {value for element in root.iter() for key, value in element.attrib.items() if key != "id"}
        for element in root.iter():
            name = element.attrib.get("id") if element.tag in ("object", "menu") else None
            if name and name not in used_inside and not re.search(rf"\b{re.escape(name)}\b", everything):
                yield f"{path}: nothing uses {name}"


def find_template_troubles(sources):
    everything = "\n".join(sources.values())
    for path in uis():
        for template in parse(path).iter("template"):
            name = template.attrib["class"]
            if os.path.basename(path) not in everything:
                yield f"{path}: no code loads the template of {name}"
    names = {os.path.basename(path) for path in uis()}
    for path, text in sources.items():
        for found in re.finditer(r'set_template_from_resource\s*\([^"]*"([^"]+)"', text):
            if os.path.basename(found.group(1)) not in names:
                yield f"{path}:{line_of(text, found.start())}: there is no {found.group(1)}"


def find_undisposed(sources):
    for path, text in sources.items():
        if "set_template_from_resource" in text and "gtk_widget_dispose_template" not in text:
            yield f"{path}: the template is never disposed of"


def find_markup(sources):
    """Titles of rows and toasts are markup in libadwaita 1.2: only words of ours go in unescaped."""
    for path, text in sources.items():
        plain = without_comments(text)
        for found in MARKUP_SETTERS.finditer(plain):
            rest = plain[found.end():found.end() + 200]
            before = plain[max(0, found.start() - 1200):found.start()]
            if found.group(1) == "adw_toast_new":
                safe = re.match(r'\s*(?:_ *\(|C_ *\(|"|g_markup_|\w*escaped|\w*markup)', rest)
            else:
                safe = FREE_ARGUMENT.match(rest) or re.match(r"[^,]*, *\w*(?:escaped|markup)\w*", rest)
            if not safe and "set_use_markup" not in before + rest:
                yield f"{path}:{line_of(plain, found.start())}: {found.group(1)}"


def find_unnamed_icon_buttons():
    """A button that shows only an icon has a name for those who cannot see it."""
    for path in uis():
        for button in parse(path).iter("object"):
            if button.attrib.get("class") not in ("GtkButton", "GtkToggleButton", "GtkMenuButton"):
                continue
            names = {element.attrib.get("name") for element in button.findall("property")}
            if "icon-name" not in names or "label" in names or button.find("child") is not None:
                continue
            said = {p.attrib.get("name") for a in button.findall("accessibility") for p in a}
            if "tooltip-text" not in names and not said & {"label", "labelled-by"}:
                yield f"{path}: {button.attrib.get('id', 'a button without an id')}"


def main():
    if not uis():
        print("1..0 # SKIP there are no templates yet")
        return
    sources = code()
    check("every resource is in the bundle and there", find_unbundled())
    check("every name in a template is used", find_unused_ids(sources))
    check("templates and code belong together", find_template_troubles(sources))
    check("templates are disposed of", find_undisposed(sources))
    check("no text becomes markup unescaped", find_markup(sources), "g_markup_escape_text, or set_use_markup (…, FALSE)")
    check("buttons with only an icon have a name", find_unnamed_icon_buttons())
    finish()


main()
