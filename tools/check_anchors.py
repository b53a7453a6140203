#!/usr/bin/env python3
"""Checks the first law on the output of `onrecord annotate`: every fact stands in the record at the bytes it names.

Independent of the C++ code: Python 3's own decoders (OTHERWISE lists where they and the Encoding Standard differ), character
references and JSON. Reads NDJSON, opens each record at its
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
# Python's codecs where their name is not the standard's. They are other tables than the engine's.
CODECS = {"big5": "big5hkscs", "euc-kr": "cp949", "gbk": "gb18030", "shift_jis": "cp932", "ibm866": "cp866",
          "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "windows-874": "cp874", "iso-8859-8-i": "iso-8859-8"}
# All characters that these codecs read otherwise than the Encoding Standard, and what it says.
OTHERWISE = {
    "koi8-u": ("\u255d\u256c", "\u045e\u040e"),
    "big5": ("\u2022\uff64\u203e\u223c\u2641\u2609\uff0f\uff3c\u00a5\u00a2\u00a3",
             "\u2027\ufe51\u00af\uff5e\u2295\u2299\u2215\ufe68\uffe5\uffe0\uffe1"),
    "gb18030": ("\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795"
                "\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
                "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18"
                "\ufe19\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb"),
}
OTHERWISE["gbk"] = OTHERWISE["gb18030"]


def kanji(lead, trail):
    """A character of JIS X 0208, by the codec of Shift_JIS: Python's of EUC-JP lacks rows that the standard has."""
    row, cell = lead - 0x21, trail - 0x21
    first = row // 2 + (0x81 if row < 62 else 0xC1)
    second = cell + (0x9F if row % 2 else 0x40 if cell < 63 else 0x41)
    return bytes([first, second]).decode("cp932", "replace")


EUC_JP = re.compile(rb"[\x00-\x7f]|\x8e[\xa1-\xdf]|\x8f[\xa1-\xfe]{2}|[\xa1-\xfe]{2}|[\x80-\xff]")


def decode_euc_jp(data):
    out = []
    for part in EUC_JP.findall(data):
        is_kanji = len(part) == 2 and part[0] != 0x8E
        out.append(kanji(part[0] - 0x80, part[1] - 0x80) if is_kanji else part.decode("euc_jp", "replace"))
    return "".join(out)


ESCAPE, PAIR = re.compile(rb"\x1b(\([BJI]|\$[@B])"), re.compile(rb"[\x21-\x7e]{2}")


def characters_of_iso_2022_jp(record):
    """(begin, end, character) of the whole record; an escape belongs to the character behind it."""
    out, begin, at, into = [], 0, 0, b"(B"
    while at < len(record):
        if escape := ESCAPE.match(record, at):
            into, at = escape[1], escape.end()
            continue
        byte, end, character = record[at], at + 1, "\ufffd"
        if into[:1] == b"$" and PAIR.match(record, at):
            character, end = kanji(byte, record[at + 1]), at + 2
        elif into == b"(I" and 0x21 <= byte <= 0x5F:
            character = chr(0xFF40 + byte)
        elif into == b"(J" and byte in b"\\~":
            character = "\u00a5" if byte == 0x5C else "\u203e"
        elif into in (b"(B", b"(J") and byte < 0x80 and byte not in b"\x0e\x0f\x1b":
            character = chr(byte)
        out.append((begin, end, character))
        begin = at = end
    return out


def as_windows_1252(character):
    """The byte that stands for a character, as a character of Latin-1; what has none stays."""
    try:
        return character.encode("cp1252").decode("latin-1")
    except UnicodeEncodeError:
        return character


TWICE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode_again(text):
    """UTF-8 that was read as windows-1252, read as UTF-8, character by character."""
    out, at = [], 0
    for match in TWICE.finditer("".join(map(as_windows_1252, text))):
        meant = match[0].encode("latin-1").decode("utf-8", "replace")
        if len(meant) == 1 and meant > "\x9f":
            out += [text[at:match.start()], meant]
            at = match.end()
    return "".join([*out, text[at:]])


def decode_windows(data, codec):
    """A byte below 0xA0 that Python's codec lacks is a control of the same number."""
    return "".join(bytes([b]).decode(codec, "ignore") or (chr(b) if b < 0xA0 else "\ufffd") for b in data)


def decode_bytes(data, charset):
    name, _, again = charset.partition("+")
    if again:
        return decode_again(decode_bytes(data, name))
    if name == "euc-jp":
        return decode_euc_jp(data)
    if name.startswith("windows-"):
        return decode_windows(data, name.replace("windows-", "cp"))
    if name == "x-user-defined":
        return "".join(chr(b if b < 0x80 else 0xF700 + b) for b in data)
    text = data.decode(CODECS.get(name, name), "replace")
    return text.translate(str.maketrans(*OTHERWISE[name])) if name in OTHERWISE else text


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


def decode_place(record, page, begin, end):
    """What stands at a place: from its bytes alone, but in ISO-2022-JP what a byte means is said before it."""
    if page["charset"] == "replacement":
        return "\ufffd"
    if page["charset"] != "iso-2022-jp":
        return decode_bytes(record[begin:end], page["charset"])
    if "characters" not in page:
        page["characters"] = characters_of_iso_2022_jp(record)
    return "".join(c for first, last, c in page["characters"] if begin <= first and last <= end)


def decode_range(record, page, begin, end, coding):
    words = decode_place(record, page, begin, end)
    if coding == "json":
        return decode_json(words)
    if coding == "attribute":
        return decode_references(words, True)
    return decode_references(words, False) if page["as"] == "html" else words


def bare(text):
    """Without white space, soft hyphens and NUL; damage once, since Python counts its bytes otherwise."""
    text = re.sub("\ufffd+", "\ufffd", text)
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
    for index, quote in enumerate(page["set_aside"]):
        yield from fact(f"set_aside[{index}]", quote)
    for index, statement in enumerate(page["statements"]):
        what = f"statements[{index}]"
        for key in ("content", "cue", "source"):
            yield f"{what}.{key}", words_at(page, statement[key + "_span"]), statement[key], None, None
        for key in ("addressee", "occasion", "said_at"):
            yield from fact(f"{what}.{key}", statement[key])
        for key in ("via", "hedges", "insertions"):
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
            left = UNSEEN.sub("", bare(decode_place(record, page, begin, end)))
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
