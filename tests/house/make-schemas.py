#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes data/api/schemas from the tables in the code, which are the one truth.

    make-schemas.py PRINT-TABLES ROOT            writes them (ninja -C build update-schemas does it)
    make-schemas.py --check PRINT-TABLES ROOT    house test: says in TAP whether they are up to date

Names, kinds, limits and words come from the program PRINT-TABLES; descriptions come from the comments of the headers.
The documents that no table has (envelope, problem, health …) are written by hand beside them and left alone.
"""
import json
import os
import re
import subprocess
import sys

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Files that people write have their schema beside them: path, record, title.
SHEETS = [
    (os.path.join("..", "..", "policy", "diversion.schema.json"), "RuleSheet", "Rule sheet of diversion"),
    (os.path.join("..", "..", "checklists", "checklist.schema.json"), "Checklist", "Checklist"),
    (os.path.join("..", "..", "lessons", "lesson.schema.json"), "Lesson", "Lesson for trainings"),
    (os.path.join("..", "..", "mappings", "mapping.schema.json"), "VisitMap", "Mapping of a table of visits"),
]
LARGEST = 2 ** 53 - 1  # what every JSON reader can hold
EVENTS = {
    "stream.snapshot": "The whole of one or more areas at one moment.",
    "stream.hello": "First message of a stream connection; not numbered, never kept.",
    "stream.heartbeat": "A life sign of a stream; not numbered, never kept.",
    "branch.changed": "The branch was set up anew: services, counters, devices or policy.",
    "rules.changed": "The branch changed its rule sheet of diversion; the whole sheet, with a version that counts up.",
    "ticket.issued": "A customer took a ticket.",
    "ticket.noted": "Something was learned of the customer at the door.",
    "ticket.called": "A ticket was called to a counter.",
    "ticket.recalled": "A ticket was called again.",
    "ticket.serving": "The customer is at the counter and is being served.",
    "ticket.finished": "The customer was served.",
    "ticket.no-show": "The customer was called and did not come.",
    "ticket.abandoned": "The customer left before the call.",
    "ticket.transferred": "The customer waits again, for another service.",
    "ticket.diverted": "The customer went to a device instead.",
    "ticket.returned": "The customer came back from a device to the queue.",
    "counter.opened": "A counter opened.",
    "counter.closed": "A counter closed.",
    "counter.paused": "A counter paused.",
    "counter.resumed": "A counter goes on after a pause.",
    "counter.profile-changed": "A counter serves other services from now on.",
    "counter.staff-changed": "Another teller sits at a counter.",
    "counter.asked": "A teller was asked to do something at a counter.",
    "counter.refused": "A teller could not do what was asked.",
    "staff.changed": "A member of staff does something else now.",
    "advice.shown": "A piece of advice was shown to a person.",
    "advice.decided": "A person decided on a piece of advice.",
    "device.status": "Status of a device.",
    "device.supplies": "Readings of what a device runs out of or fills up with.",
    "device.use-started": "A customer began to use a device.",
    "device.use-ended": "A customer finished at a device.",
    "device.queue": "The number of customers who queue at a device changed.",
    "device.fault": "A part of a device failed.",
    "device.serviced": "A device was refilled, emptied, repaired or cleared.",
    "device.asked": "Something was asked for at a device.",
    "customer.recognised": "A valued customer arrived, known by ticket or desk entry.",
    "customer.told": "The relationship manager was told.",
    "customer.reminded": "The relationship manager had not answered and was reminded.",
    "customer.deputy-told": "The deputy was told, because the relationship manager had not answered.",
    "customer.acknowledged": "The relationship manager, or who stands in, answered.",
    "customer.met": "The customer was met.",
    "customer.escalated": "The branch head was told.",
    "customer.assigned": "Another relationship manager took over and was told.",
    "customer.noted": "A hand-over note was written for the next visit.",
    "appointment.booked": "A valued customer is expected.",
    "appointment.changed": "An appointment was confirmed or changed; the whole of it.",
    "appointment.cancelled": "An appointment was called off.",
    "feedback.received": "A customer answered the two questions.",
    "case.opened": "A case with a deadline was opened.",
    "case.changed": "A case took a step.",
    "case.closed": "A case was closed.",
    "checklist.changed": "The branch changed a checklist; the whole of it, with a version that counts up.",
    "checklist.started": "Somebody began to fill a checklist.",
    "checklist.answered": "An item of a checklist was answered, or its answer was taken back.",
    "checklist.finished": "A checklist was filled; its score counts from now on.",
    "console.link-changed": "The console's link to a branch system changed; only in a console's own record.",
    "console.ticket-promised": "What a waiting customer was told; only in a console's own record.",
    "console.alert-marked": "A person marked an alert; only in a console's own record.",
}


def clean(text):
    """A comment of a header as plain sentences."""
    text = re.sub(r"\s*\n\s*\*?\s*", " ", text).strip().rstrip("* ")
    text = re.sub(r"\(\w[\w -]*\)(?= ?[:(])", "", text).lstrip(": ")
    text = re.sub(r"[#%]Lobby(\w+)", r"\1", text)
    return text[:1].upper() + text[1:] if text else text


class Comments:
    """What the headers say of structs, members and enumerations."""

    def __init__(self, root):
        self.structs, self.members, self.choices = {}, {}, {}
        self.struct_of, self.member_of = {}, {}
        folders = [os.path.join(root, "app", *room) for room in (("core", "record"), ("core", "floor"), ("core", "event"),
                                                                 ("core", "policy"), ("core", "training"), ("io", "history"))]
        for folder in folders:
            for name in sorted(os.listdir(folder)):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = file.read()
                if name.endswith(".h"):
                    self.read_header(text)
                elif name.endswith(".c"):
                    self.read_tables(text)

    def read_header(self, text):
        for comment, struct in re.findall(r"/\*\*((?:[^*]|\*(?!/))*)\*/\s*typedef struct\s*\{[^}]*\}\s*(\w+);", text):
            head, _, rest = comment.partition("\n *\n")
            members = {}
            for name, words in re.findall(r"@(\w+): ((?:[^@]|@(?!\w+:))*)", head):
                members[name] = clean(words)
            self.members[struct] = members
            self.structs[struct] = clean(re.sub(r"^ \* ?", "", rest, flags=re.MULTILINE))
        for words, name in re.findall(r"/\* ((?:[^*]|\*(?!/))*) \*/\n#define LOBBY_(\w+)_LIST", text):
            self.choices[name] = clean(words)

    def read_tables(self, text):
        for name, struct, rows in re.findall(r'LOBBY_RECORD_TYPE\s*\("(\w+)",\s*(\w+),\s*(\w+)\)', text):
            table = re.search(rows + r"\[\] = \{(.*?)\n\};", text, re.DOTALL)
            self.struct_of[name] = struct
            self.member_of[name] = dict(re.findall(r'LOBBY_ROW\s*\("(\w+)",\s*(\w+)(?:\[\w+\])?,', table.group(1)))

    def of_record(self, name):
        return self.structs.get(self.struct_of.get(name), "")

    def of_field(self, record, field):
        struct = self.struct_of.get(record)
        return self.members.get(struct, {}).get(self.member_of.get(record, {}).get(field), "")

    def of_choice(self, name):
        constant = re.sub(r"(?<!^)([A-Z])", r"_\1", name).upper()
        return self.choices.get(constant, "")


def limits(schema, field, low, high):
    schema[low] = field["minimum"]
    if field["minimum"] < field["maximum"] <= LARGEST:
        schema[high] = field["maximum"]
    return schema


def text_schema(field, limit):
    if field.get("identifier"):
        return {"$ref": "../identifier.json"}
    return {"type": "string", "maxLength": limit}


def value_schema(field):
    """The schema of one member; its limits are those that the strict reader keeps."""
    kind, most = field["kind"], field["maximum"]
    if kind == "text":
        return text_schema(field, most or 512)
    if kind == "texts":
        return {"type": "array", "maxItems": most or 20000, "items": text_schema(field, 512)}
    if kind == "integer":
        return limits({"type": "integer"}, field, "minimum", "maximum")
    if kind == "number":
        return limits({"type": "number"}, field, "minimum", "maximum")
    if kind == "flag":
        return {"type": "boolean"}
    if kind == "instant":
        return {"type": "string", "format": "date-time"}
    if kind == "daytime":
        return {"type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"}
    if kind == "choice":
        return {"$ref": f"../choices/{field['choice']}.json"}
    if kind == "record":
        return {"$ref": f"{field['record']}.json"}
    return {"type": "array", "maxItems": most or 20000, "items": {"$ref": f"{field['record']}.json"}}


def member_schema(field, words):
    schema = value_schema(field)
    if words:
        schema["description"] = words
    if field.get("personal"):
        schema["x-classification"] = "C2"
    return schema


def document(path, title, words, body):
    head = {"$schema": DIALECT, "title": title}
    if words:
        head["description"] = words
    return path, {**head, **body}


def make_record(record, comments):
    fields = record["fields"]
    body = {"type": "object",
            "properties": {f["name"]: member_schema(f, comments.of_field(record["name"], f["name"])) for f in fields}}
    required = [f["name"] for f in fields if f.get("required")]
    if required:
        body["required"] = required
    return document(f"records/{record['name']}.json", record["name"], comments.of_record(record["name"]), body)


def make_choice(choice, comments):
    words = comments.of_choice(choice["name"])
    words += (" " if words else "") + "A reader takes a word that it does not know as unknown, never as normal."
    return document(f"choices/{choice['name']}.json", choice["name"], words, {"type": "string", "enum": choice["words"]})


def short_name(kind):
    return kind.removeprefix("org.lobby.").removesuffix(".v1")


def make_event(event):
    name = short_name(event["type"])
    data = {"$ref": f"../records/{event['record']}.json"}
    body = {"allOf": [{"$ref": "../envelope.json"}],
            "type": "object",
            "properties": {"type": {"const": event["type"]}, "data": data},
            "required": ["type", "data"], "x-area": event["area"]}
    return document(f"events/{name}.json", name, EVENTS.get(name, ""), body)


def make_command(command):
    body = {"type": "object",
            "properties": {"id": {"type": "string", "format": "uuid", "description": "Also its Idempotency-Key"},
                           "type": {"const": command["type"]},
                           "data": {"$ref": f"../records/{command['record']}.json"}},
            "required": ["id", "type", "data"], "x-area": command["area"]}
    words = "A command; it takes effect once, however often it is sent."
    return document(f"commands/{command['type']}.json", command["type"], words, body)


def make_any(path, title, words, kinds, folder):
    """Whatever type is known must be what its own schema says; an unknown type passes."""
    rows = [{"if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
             "then": {"$ref": f"{folder}/{short_name(kind)}.json"}} for kind in kinds]
    return document(path, title, words, {"type": "object", "allOf": rows})


def make_all(tables, comments):
    made = [make_record(r, comments) for r in tables["records"]] + [make_choice(c, comments) for c in tables["choices"]]
    made += [make_event(e) for e in tables["events"]] + [make_command(c) for c in tables["commands"]]
    made.append(make_any("any-event.json", "Any event", "An event of any type; types that are not known here pass.",
                         [e["type"] for e in tables["events"]], "events"))
    made.append(document("command.json", "Any command", "What a person asks of the branch.",
                         {"oneOf": [{"$ref": f"commands/{c['type']}.json"} for c in tables["commands"]]}))
    return {path: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for path, schema in made}


def find_references(schema):
    """Paths of the schemas that this one names."""
    if isinstance(schema, dict):
        return [value for key, value in schema.items() if key == "$ref"] + [
            path for value in schema.values() for path in find_references(value)]
    return [path for value in schema for path in find_references(value)] if isinstance(schema, list) else []


def make_sheet(wanted, folder, record, title):
    """The schema of a file on its own, with all that it refers to, for editors and for people."""
    parts, open_parts = {}, [record]
    while open_parts:
        name = open_parts.pop()
        places = (f"records/{name}.json", f"choices/{name}.json")
        place = next((place for place in places if place in wanted), f"{name}.json")
        text = wanted.get(place) or read(os.path.join(folder, place))
        text = re.sub(r'"(?:\.\./)?(?:choices/)?(\w+)\.json"', r'"#/$defs/\1"', text)
        parts[name] = {key: value for key, value in json.loads(text).items() if key not in ("$schema", "$id")}
        open_parts += [ref.rsplit("/", 1)[1] for ref in find_references(parts[name]) if ref.rsplit("/", 1)[1] not in parts]
    sheet = {"$schema": DIALECT, "title": title, "$ref": f"#/$defs/{record}",
             "$defs": {name: parts[name] for name in sorted(parts)}}
    return json.dumps(sheet, indent=2, ensure_ascii=False) + "\n"


def made_here(folder):
    """Paths of the files that this program makes, as they stand in the tree."""
    found = [name for name in ("any-event.json", "command.json") if os.path.exists(os.path.join(folder, name))]
    for part in ("records", "choices", "events", "commands"):
        if os.path.isdir(os.path.join(folder, part)):
            found += [f"{part}/{name}" for name in sorted(os.listdir(os.path.join(folder, part)))]
    return found


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return None


def main():
    check = sys.argv[1] == "--check"
    program, root = sys.argv[-2:]
    folder = os.path.join(root, "data", "api", "schemas")
    tables = json.loads(subprocess.run([program], capture_output=True, text=True, check=True).stdout)
    comments = Comments(root)
    wanted = make_all(tables, comments)
    old = [path for path in made_here(folder) if path not in wanted]
    # What only a file says is no part of the contract.
    known = {**wanted, **{path: json.dumps(schema) for path, schema in (make_record(r, comments) for r in tables["files"])}}
    for path, record, title in SHEETS:
        wanted[path] = make_sheet(known, folder, record, title)
    if not check:
        for path, text in wanted.items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                file.write(text)
        for path in old:
            os.remove(os.path.join(folder, path))
        return 0
    wrong = [path for path, text in wanted.items() if read(os.path.join(folder, path)) != text] + old
    for path in wrong:
        print(f"# not as the tables say: {os.path.normpath(os.path.join('data/api/schemas', path))}")
    if wrong:
        print("# ninja -C build update-schemas brings them up to date; commit what it writes")
    print(f"{'not ok' if wrong else 'ok'} 1 the schemas of the contract say what the tables of the code say")
    print("1..1")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
