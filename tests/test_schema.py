#!/usr/bin/env python3
"""The output of `annotate` against docs/annotate.schema.json: samples, broken records and, where ../shared is, real pages.

And what a schema cannot say: ids that are named exist, spans lie in the text and apart, keys stand in the schema's order.

Use: tests/test_schema.py ONRECORD
"""
import json
import pathlib
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    jsonschema = None

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import test_anchors
from test_anchors import ROOT, SHARED, annotate

SKIPPED = 77


def check_schema(validator, page):
    for error in validator.iter_errors(page):
        # The error of the branch that was meant, not "is not valid under any of the given schemas".
        deepest = max([error, *(error.context or [])], key=lambda e: len(e.absolute_path))
        yield f"{'/'.join(map(str, deepest.absolute_path))}: {deepest.message[:300]}"


def check_strictness(validator, page):
    """A schema that lets everything pass would pass the rest."""
    for name, mutant in (("an unknown key", {**page, "extra": 1}),
                         ("a missing key", {k: v for k, v in page.items() if k != "title"}),
                         ("a wrong type", {**page, "byline": None})):
        if validator.is_valid(mutant):
            yield f"the schema lets {name} pass"


def check_order(schema, page):
    keys = [key for key in schema["$defs"]["page"]["properties"] if key in page]
    if "error" not in page and list(page) != keys:
        yield f"keys stand in another order than in the schema: {list(page)}"


def check_ids(page):
    entities = [entity["id"] for entity in page["entities"]]
    statements = [statement["id"] for statement in page["statements"]]
    named = [m["entity"] for m in page["mentions"]] + [v["entity"] for s in page["statements"] for v in s["via"]]
    named += [s["speaker"] for s in page["statements"] if s["speaker"]]
    if len(set(entities)) < len(entities) or len(set(statements)) < len(statements):
        yield "an id stands twice"
    if lost := set(named) - set(entities):
        yield f"no such entity: {sorted(lost)}"
    for statement in page["statements"]:
        parent = statement["parent"]
        if parent and (parent not in statements or parent == statement["id"]):
            yield f"{statement['id']}: no such parent: {parent}"


def inside(spans, of):
    return all(any(a <= begin and end <= b for a, b in of) for begin, end in spans)


def check_spans(page):
    text = page["text"].encode()
    last = 0
    for segment in page["segments"]:
        for begin, end in segment["span"]:
            if begin < last or end > len(text):
                yield f"segments: {begin} to {end} lies outside the text or over the one before"
            last = end
    contents = {s["id"]: s["content_span"] for s in page["statements"]}
    for statement in page["statements"]:
        parent = statement["parent"]
        if parent in contents:
            whole = [[contents[parent][0][0], contents[parent][-1][1]]]
            if not inside(statement["content_span"], whole):
                yield f"{statement['id']}: its content does not lie inside that of its parent {parent}"
    if not page["article"] and page["body"]:
        yield "no article, but a body"


def pages_to_check(program):
    pages = annotate(program, ["samples/pages"])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "empty.html").write_bytes(b"")
        (folder / "junk.html").write_bytes(bytes(range(256)) * 8)
        pages += annotate(program, [folder])
        if SHARED.is_dir():
            (folder / "real").mkdir()
            pages += annotate(program, sorted((SHARED / "seeds").glob("*.txt")), "--as", "dump")
            pages += annotate(program, test_anchors.real_pages(folder / "real"), "--as", "html")
    return pages


def main():
    if jsonschema is None:
        print("schema: python3-jsonschema is not installed: skipped")
        return SKIPPED
    schema = json.loads((ROOT / "docs/annotate.schema.json").read_text(encoding="utf8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    pages = pages_to_check(str(pathlib.Path(sys.argv[1]).resolve()))
    broken = list(check_strictness(validator, pages[0]))
    for page in pages:
        faults = [*check_schema(validator, page), *check_order(schema, page)]
        if not faults and "error" not in page:
            faults = [*check_ids(page), *check_spans(page)]
        broken += [f"{page['path']}: {fault}" for fault in faults]
    print(*broken[:40], sep="\n", end="\n" if broken else "")
    print(f"schema: {len(pages)} records, {len(broken)} faults")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
