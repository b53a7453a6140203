#!/usr/bin/env python3
"""Checks the first law on the output of `onrecord annotate`: every fact stands in the record at the bytes it names.

Independent of the C++ code: Python 3's own decoders, character references and JSON. Reads NDJSON, opens each record at its
`path` (a file, gzip or not; `file.jsonl#id` for a record inside a JSON Lines file), decodes each range alone, joins, drops white
space and soft hyphens, and compares with the fact's text treated the same. Blocks must lie in the record, in order, and
apart.

Use: onrecord annotate --comments FILE... | tools/check_anchors.py [--root DIR] [ANNOTATIONS.ndjson]
Prints one line a violation, "LINE: PATH: what, place, words". Exit code: 0 the law holds, 1 it does not, 2 the input cannot be read.
"""
import argparse
import gzip
import hashlib
import html
import html.entities
import json
import pathlib
import re
import sys
import zlib

FACTS = "title kicker dateline outlet url canonical_url published modified captured".split()
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")  # A line of nothing else need stand in no block.
LISTS = "byline agencies tags related".split()


# ---------------------------------------------------------------- records

def unpacked(data):
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def record_bytes(path, root, sha):
    """The bytes of the record that `path` names: a whole file, or the text of one line of a JSON Lines file."""
    plain = root / path
    if plain.is_file():
        return unpacked(plain.read_bytes())
    container, _, name = path.rpartition("#")
    for line in unpacked((root / container).read_bytes()).splitlines():
        row = json.loads(line) if line.strip() else {}
        text = row.get("html", row.get("text"))
        if str(row.get("id")) == name and text is not None and sha == sha_of(text.encode()):
            return text.encode()
    raise FileNotFoundError(f"no record {name} in {container}")


def sha_of(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


# ---------------------------------------------------------------- one range to characters

WINDOWS_1252_HOLES = {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def decode_bytes(data, charset):
    if charset == "windows-1252":
        return "".join(chr(b) if b in WINDOWS_1252_HOLES else bytes([b]).decode("cp1252") for b in data)
    return data.decode(charset, "replace")


NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")


def numeric(match):
    code = int(match[1], 16) if match[1] else int(match[2])
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if 0x80 <= code <= 0x9F and code not in WINDOWS_1252_HOLES:
        return bytes([code]).decode("cp1252")
    return chr(code)


def named(words, in_attribute):
    """What the '&' at the head of `words` stands for, and how many characters that takes."""
    for length in range(min(32, len(words) - 1), 1, -1):
        name = words[1:1 + length]
        if name in html.entities.html5:
            behind = words[1 + length:2 + length]
            if in_attribute and not name.endswith(";") and re.match(r"[=A-Za-z0-9]", behind):
                return "&", 1
            return html.entities.html5[name], 1 + length
    return "&", 1


def decode_references(words, in_attribute):
    out, at = [], 0
    while at < len(words):
        if words[at] != "&":
            out.append(words[at])
            at += 1
        elif match := NUMBER.match(words, at):
            out.append(numeric(match))
            at = match.end()
        else:
            meant, length = named(words[at:at + 34], in_attribute)
            out.append(meant)
            at += length
    return "".join(out)


def decode_json(words):
    try:
        return json.loads('"' + words + '"', strict=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except ValueError:
        return words


def decode_range(record, page, begin, end, coding):
    words = decode_bytes(record[begin:end], page["charset"])
    if coding == "json":
        return decode_json(words)
    if coding == "attribute":
        return decode_references(words, True)
    return decode_references(words, False) if page["as"] == "html" else words


def bare(text):
    """Without white space, soft hyphens and NUL."""
    return re.sub(r"[\s\u00ad\u0000]", "", re.sub(r"[\x1c-\x1f]", lambda m: f"<{ord(m[0])}>", text))


SHAPES = str.maketrans("\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4\u201c\u201d\u201e\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2015",
                       "''" + "'" * 5 + '"' * 5 + "-" * 6)


def loosely(text):
    """The same words at another place may differ in case and in the shapes of marks."""
    return bare(text).lower().translate(SHAPES)


# ---------------------------------------------------------------- facts of a page: (what, text, at, coding, given)

def fact(what, item):
    if not item:
        return
    if item.get("text") or item["at"]:
        yield what, item["text"] or "", item["at"], item.get("coding"), item.get("given")
    for index, at in enumerate(item.get("also_at", [])):
        yield f"{what}.also_at[{index}]", item["text"], at, item.get("coding"), None


def facts_of_page(page):
    for key in FACTS:
        yield from fact(key, page.get(key))
    for key in ("published", "modified", "captured"):
        for index, candidate in enumerate((page.get(key) or {}).get("candidates", [])):
            yield from fact(f"{key}.candidates[{index}]", candidate)
    for key in ("place", "agency"):
        yield from fact(f"dateline.{key}", (page.get("dateline") or {}).get(key))
    for key in LISTS:
        for index, item in enumerate(page[key] or []):
            yield from fact(f"{key}[{index}]", item)
    for index, photo in enumerate(page["photos"]):
        yield from fact(f"photos[{index}].caption", photo["caption"])
        yield from fact(f"photos[{index}].credit", photo["credit"])
    for index, comment in enumerate(page["comments"]):
        yield from fact(f"comments[{index}]", comment)
        yield from fact(f"comments[{index}].author", comment["author"])
        yield from fact(f"comments[{index}].time", comment["time"])


def words_at(page, spans):
    text = page["text"].encode()
    return b"".join(text[begin:end] for begin, end in spans).decode("utf-8", "replace")


def facts_of_text(page):
    for index, entity in enumerate(page["entities"]):
        for key in ("roles", "aliases"):
            for number, item in enumerate(entity[key]):
                yield from fact(f"entities[{index}].{key}[{number}]", item)
    for index, mention in enumerate(page["mentions"]):
        yield f"mentions[{index}]", words_at(page, mention["span"]), mention["at"], None, None
    for index, statement in enumerate(page["statements"]):
        what = f"statements[{index}]"
        for key in ("content", "cue", "source"):
            yield f"{what}.{key}", words_at(page, statement[key + "_span"]), statement[key], None, None
        for key in ("addressee", "occasion", "said_at"):
            yield from fact(f"{what}.{key}", statement[key])
        for key in ("via", "hedges"):
            for number, item in enumerate(statement[key]):
                yield from fact(f"{what}.{key}[{number}]", item)


# ---------------------------------------------------------------- checks

def short(words):
    return words if len(words) <= 160 else words[:100] + " [...] " + words[-50:]


def lies_inside(record, ranges):
    return all(0 <= begin < end <= len(record) for begin, end in ranges)


def check_fact(record, page, what, text, at, coding, given):
    if given:
        return [f"{what}: given from outside, but has a place {at}"] if at else []
    if not at:
        return [f"{what}: \"{text}\" has no place"] if text else []
    if not lies_inside(record, at):
        return [f"{what} {at}: range is empty or ends behind the record"]
    found = "".join(decode_range(record, page, begin, end, coding) for begin, end in at)
    compared = loosely if ".also_at[" in what else bare
    return [] if compared(found) == compared(text) else [f"{what} {at}: expected \"{short(text)}\", found \"{short(found)}\""]


def check_proofs(record, page):
    for index, entity in enumerate(page["entities"]):
        for number, alias in enumerate(entity["aliases"]):
            if not alias.get("reason"):
                continue
            what, proof = f"entities[{index}].aliases[{number}].proof", alias.get("proof", [])
            if not proof or not lies_inside(record, proof):
                yield f"{what} {proof}: range is absent or ends behind the record"
                continue
            found = "".join(decode_range(record, page, begin, end, None) for begin, end in proof)
            if bare(alias["text"]) not in bare(found):
                yield f"{what} {proof}: \"{alias['text']}\" does not stand in \"{found}\""


def check_blocks(record, page):
    last, gaps = 0, []
    for index, block in enumerate(page["blocks"]):
        if not block["at"] or not lies_inside(record, block["at"]):
            yield f"blocks[{index}] {block['at']}: range is absent or ends behind the record"
            continue
        for begin, end in block["at"]:
            if begin < last and page["as"] != "html":
                yield f"blocks[{index}] {block['at']}: begins before the end of what stands before it"
            gaps.append((last, begin))
            last = max(last, end)
    if page["as"] == "html":
        # A tree has its own order: words straight inside a table are shown before it. They must only be apart.
        ranges = sorted(place for block in page["blocks"] for place in block["at"])
        for before, after in zip(ranges, ranges[1:]):
            if after[0] < before[1]:
                yield f"blocks {before} {after}: two places hold the same bytes"
    else:
        for begin, end in [*gaps, (last, len(record))]:
            left = UNSEEN.sub("", bare(decode_bytes(record[begin:end], page["charset"])))
            if left:
                yield f"blocks [{begin}, {end}]: no block holds \"{left[:80]}\""


def check_page(page, root):
    record = record_bytes(page["path"], root, page["id"])
    if sha_of(record) != page["id"] or len(record) != page["bytes"]:
        return [f"id: the record is {sha_of(record)}, {len(record)} bytes"]
    violations = [v for f in (*facts_of_page(page), *facts_of_text(page)) for v in check_fact(record, page, *f)]
    return [*violations, *check_proofs(record, page), *check_blocks(record, page)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("annotations", nargs="?", help="NDJSON of `onrecord annotate`; standard input when absent")
    parser.add_argument("--root", type=pathlib.Path, default=".", help="what relative paths are relative to")
    options = parser.parse_args()
    source = open(options.annotations, "rb") if options.annotations else sys.stdin.buffer
    pages = broken = 0
    for number, line in enumerate(source, 1):
        page = json.loads(line)
        if "error" in page:
            continue
        pages += 1
        for violation in check_page(page, pathlib.Path(options.root)):
            broken += 1
            print(f"{number}: {page['path']}: {violation}")
    print(f"anchors: {pages} pages, {broken} violations", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError, KeyError, zlib.error) as error:
        print(f"check_anchors: {type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(2)
