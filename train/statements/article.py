"""The articles that are labelled, and the places in them."""
import hashlib
import itertools
import json
import lzma
import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
ALLSIDES = SHARED / "data" / "allsides" / "articles.jsonl.xz"


class Trouble(Exception):
    """What is wrong with an input, and where, in words for the user."""


def loose(token):
    """A pattern for a word or a mark of a name in any case, an abbreviation only as it is, an apostrophe of either kind."""
    if token in ("'", "’"):
        return "['’]"
    return re.escape(token) if len(token) > 1 and token.isupper() else f"(?i:{re.escape(token)})"


class Article:
    """Title, blank line and text as one `text`, in which labellers point.

    A place (begin, end) counts characters of `text`; a range [begin, end] is the same in UTF-8 bytes, as the engine counts.
    Both are half-open."""

    def __init__(self, row):
        self.row, self.id = row, row["id"]
        self.text = row["title"] + "\n\n" + row["text"]
        self.sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        self.byte_at = list(itertools.accumulate((len(c.encode()) for c in self.text), initial=0))
        self.char_at = {byte: char for char, byte in enumerate(self.byte_at)}
        lines = re.compile(r"[^\n]*\S[^\n]*").finditer(self.text, len(row["title"]))
        self.paragraphs = {-1: (0, len(row["title"])), **{n: line.span() for n, line in enumerate(lines)}}

    def range(self, begin, end):
        return [self.byte_at[begin], self.byte_at[end]]

    def place(self, at):
        """The place of a range. Trouble where it is none of whole characters of this article."""
        begin, end = (self.char_at.get(byte) for byte in at)
        if begin is None or end is None or begin >= end:
            raise Trouble(f"bytes {at[0]} to {at[1]} are no characters of the text, which has {self.byte_at[-1]} bytes")
        return begin, end

    def words(self, at):
        begin, end = self.place(at)
        return self.text[begin:end]

    def paragraph_of(self, place):
        for number, (begin, end) in self.paragraphs.items():
            if begin <= place[0] and place[1] <= end:
                return number
        raise Trouble(f"bytes {self.range(*place)} do not lie in one paragraph")

    def find(self, words, number):
        """The places of WORDS in a paragraph, as annotation/anchor.py counts them: from left to right, none over another."""
        if number not in self.paragraphs:
            raise Trouble(f"there is no paragraph {number}")
        begin, end = self.paragraphs[number]
        return [hit.span() for hit in re.compile(re.escape(words)).finditer(self.text, begin, end)]

    def find_name(self, name, near=0, any_case=False):
        """The range of NAME, as whole words, nearest to the character NEAR; None: it has no such place.

        ANY_CASE: capitals and the kind of apostrophe need not be those of NAME, but an abbreviation stays one ("US" is not "us")."""
        left, right = r"(?<!\w)" if re.match(r"\w", name) else "", r"(?!\w)" if re.search(r"\w\Z", name) else ""
        pattern = "".join(map(loose, re.findall(r"\w+|\W", name))) if any_case else re.escape(name)
        hits = re.finditer(left + pattern + right, self.text)
        nearest = min(hits, key=lambda hit: abs(hit.start() - near), default=None)
        return nearest and self.range(*nearest.span())

    def find_first(self, words):
        """The first range of WORDS, as whole words where it can be; None: they are not in the text."""
        begin = self.text.find(words)
        return self.find_name(words) or (self.range(begin, begin + len(words)) if begin >= 0 else None)


def rows(path):
    opened = lzma.open(path, "rt", encoding="utf8") if str(path).endswith(".xz") else open(path, encoding="utf8")
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def read_articles(ids, paths=(ALLSIDES,)):
    """{id: Article} of the articles IDS, from JSONL files (.jsonl or .jsonl.xz). Trouble where one is in none of them."""
    ids, found = set(ids), {}
    for path in paths:
        if not pathlib.Path(path).exists():
            raise Trouble(f"{path}: there is no such file of articles")
        found.update((row["id"], Article(row)) for row in rows(path) if row["id"] in ids)
    absent = sorted(ids - set(found))
    if absent:
        named = " ".join(absent[:5]) + (" …" if absent[5:] else "")
        raise Trouble(f"{', '.join(map(str, paths))}: {len(absent)} articles are not there: {named}")
    return found
