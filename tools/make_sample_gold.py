#!/usr/bin/env python3
"""Makes samples/gold/NAME.gold.json from the hand-written samples/gold/NAME.txt: finds the words on the page, notes their bytes.

The source says in words what is right for one sample; this script only turns words into places and fails where they do
not stand. "a ... b" means everything from the words a to the words b. White space counts as one space.

    record: velmar-courier/minister.html         below samples/pages/; "file.jsonl#id" for a record inside
    not_article: index                           when it is none; then no title, body and statements
    as: dump                                     when it is no HTML page (HTML and JSON Lines are known by their name)
    title, byline, published, outlet, agency     what `annotate` must find; a line that is absent means null
    blocks                                       then, indented and in page order, LABEL[/LABEL...]: words
    alias A = B: proving words                   the page states that A and B are one
    say direct|indirect|mixed                    a statement; then, indented:
      content, cue, source: words                content twice for a split one; the cue and source nearest to it are meant
      speaker: name    to: addressee    polarity: denied    in: words of the content of the statement around it
      via ROLE NAME: words                       a relay
      optional: yes                              an engine need not find it

Use: tools/make_sample_gold.py [--check]      --check: exit 1 when a gold file is not what its source gives
"""
import gzip
import html.parser
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "samples"
PAGES = ROOT / "pages"
HIDDEN = {"script", "style", "title", "head"}
INLINE = {"a", "b", "i", "em", "strong", "span", "font"}


# ---------------------------------------------------------------- the visible text, each character with its bytes

class VisibleText(html.parser.HTMLParser):
    """Fills `chars` with (character, begin, end), in characters of the page; borders of blocks are spaces without place."""

    def __init__(self, page):
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in page.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.page, self.chars, self.hidden = page, [], 0
        self.feed(page)
        self.close()

    def here(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def border(self, tag):
        if tag not in INLINE:
            self.chars.append((" ", None, None))

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in HIDDEN
        self.border(tag)

    def handle_endtag(self, tag):
        self.hidden -= tag in HIDDEN
        self.border(tag)

    def handle_data(self, data):
        if not self.hidden:
            begin = self.here()
            self.chars += [(c, begin + i, begin + i + 1) for i, c in enumerate(data)]

    def add_reference(self, raw):
        begin = self.here()
        self.chars += [(c, begin, begin + len(raw)) for c in html.unescape(raw)]

    def handle_entityref(self, name):
        self.add_reference(f"&{name};")

    def handle_charref(self, name):
        self.add_reference(f"&#{name};")


class Page:
    """The record's text with runs of white space as one space, and where each character stands in the record."""

    def __init__(self, name, kind):
        data, kind = read_record(name, kind)
        charset, skipped = charset_of(data)
        decoded = data[skipped:].decode(charset)
        offsets = [skipped]
        for c in decoded:
            offsets.append(offsets[-1] + len(c.encode(charset)))
        chars = VisibleText(decoded).chars if kind == "html" else [(c, i, i + 1) for i, c in enumerate(decoded)]
        self.kind, self.text, self.places = kind, "", []
        for c, begin, end in chars:
            space = c.isspace()
            place = None if begin is None else (offsets[begin], offsets[end])
            if space and (not self.text or self.text[-1] == " "):
                if self.text and place and self.places[-1] and self.places[-1][1] == place[0]:
                    self.places[-1] = (self.places[-1][0], place[1])  # The whole run stands behind the one space.
                continue
            self.text += " " if space else c
            self.places.append(place)

    def find(self, words, start=0):
        """(begin, end) of the first place of `words` at or behind `start`."""
        first, _, last = words.partition(" ... ")
        begin = self.text.find(first, start)
        end = begin + len(first)
        if last and begin >= 0:
            end = self.text.find(last, end)
            end = end + len(last) if end >= 0 else -1
        if begin < 0 or end < 0:
            raise ValueError(f"not on the page: {words}")
        return begin, end

    def at(self, begin, end):
        ranges = []
        for place in self.places[begin:end]:
            if place is None:
                continue
            if ranges and ranges[-1][1] == place[0]:
                ranges[-1][1] = place[1]
            elif not ranges or ranges[-1] != list(place):
                ranges.append(list(place))
        return ranges


def read_record(name, kind):
    file, _, record = name.partition("#")
    data = (PAGES / file).read_bytes()
    if record:
        row = next(r for r in map(json.loads, data.splitlines()) if r["id"] == record)
        return row.get("html", row.get("text")).encode(), "html" if "html" in row else "text"
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    return data, kind


def charset_of(data):
    if data[:2] == b"\xff\xfe":
        return "utf-16-le", 2
    return ("cp1252", 0) if b"charset=windows-1252" in data else ("utf-8", 0)


# ---------------------------------------------------------------- the hand-written source

def read_source(path):
    """[(key, value, [(key, value), ...])]: lines, each with the indented ones below it."""
    entries = []
    for line in path.read_text(encoding="utf8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        key, _, value = line.strip().partition(": ")
        if line.startswith("  "):
            entries[-1][2].append((key, value))
        else:
            entries.append((key, value, []))
    return entries


class Gold:
    """One page's gold in the shape of `annotate`, as far as the source tells it."""

    def __init__(self, source):
        self.source = source
        fields = {key: value for key, value, _ in source}
        self.page = Page(fields["record"], fields.get("as", "html"))
        self.entities = {}
        self.out = {"path": "samples/pages/" + fields["record"], "as": self.page.kind, "not_article": fields.get("not_article"),
                    "title": self.fact(fields.get("title")), "byline": [self.fact(v) for k, v, _ in source if k == "byline"],
                    "published": {"value": fields.get("published")}, "outlet": self.fact(fields.get("outlet")),
                    "agencies": [{**self.fact(v), "kind": "text"} for k, v, _ in source if k == "agency"]}
        self.add_blocks(next(lines for key, _, lines in source if key == "blocks"))
        self.add_aliases()
        self.add_statements()
        self.out["entities"] = list(self.entities.values())

    def fact(self, words):
        if not words:
            return None
        return {"text": words, "at": self.page.at(*self.page.find(words))}

    def entity(self, name):
        number = len(self.entities) + 1
        return self.entities.setdefault(name, {"id": f"e{number}", "name": name, "aliases": []})

    def add_blocks(self, lines):
        blocks, end = [], 0
        self.article = []  # Stretches of the page's text where statements stand.
        for labels, words in lines:
            begin, new_end = self.page.find(words, end)
            if self.page.text[end:begin].strip():
                raise ValueError(f"no block for: {self.page.text[end:begin]}")
            end = new_end
            label, *accepted = labels.split("/")
            blocks.append({"label": label, "accept": accepted, "at": self.page.at(begin, end)})
            if label in ("title", "body", "subhead", "quote"):
                self.article.append((label, begin, end))
        if self.page.text[end:].strip():
            raise ValueError(f"no block for: {self.page.text[end:]}")
        self.out["body"] = "\n\n".join(self.page.text[a:b] for label, a, b in self.article if label != "title")
        self.out["blocks"] = blocks

    def add_aliases(self):
        for key, proof, _ in self.source:
            if not key.startswith("alias "):
                continue
            name, alias = key.removeprefix("alias ").split(" = ")
            self.entity(name)["aliases"].append(
                {"text": alias, "at": self.page.at(*self.page.find(alias)), "reason": "stated",
                 "proof": self.page.at(*self.page.find(proof))})

    def in_article(self, words, start):
        """Places of `words` inside the article, from `start` on."""
        places = []
        for _, begin, end in self.article:
            at = max(begin, start)
            while at < end:
                try:
                    found = self.page.find(words, at)
                except ValueError:
                    break
                if found[1] <= end:
                    places.append(found)
                at = found[0] + 1
        if not places:
            raise ValueError(f"not in the article behind what was found before: {words}")
        return places

    def nearest(self, words, to):
        first, _, last = words.partition(" ... ")
        best = min(self.in_article(first, 0), key=lambda p: min(abs(p[0] - to[1]), abs(to[0] - p[1])))
        if not last:
            return [best]
        return [best, min(self.in_article(last, 0), key=lambda p: abs(p[0] - to[0]))]

    def add_statements(self):
        self.out["statements"] = []
        self.contents = []
        start = 0
        for key, _, lines in self.source:
            if key.startswith("say "):
                start = self.add_statement(key.removeprefix("say "), lines, start)

    def add_statement(self, mode, lines, start):
        fields = dict(lines)
        pieces, at = [], start
        for words in (value for key, value in lines if key == "content"):
            pieces.append(self.in_article(words, at)[0])
            at = pieces[-1][1]
        whole = (pieces[0][0], pieces[-1][1])
        cue = self.nearest(fields["cue"], whole)
        source = self.nearest(fields["source"], cue[0]) if "source" in fields else []
        place = lambda spans: [r for span in spans for r in self.page.at(*span)]
        self.out["statements"].append({
            "id": f"s{len(self.out['statements']) + 1}", "mode": mode, "optional": "optional" in fields,
            "content": place(pieces), "cue": place(cue), "source": place(source),
            "speaker": self.entity(fields["speaker"])["id"] if "speaker" in fields else None,
            "addressee": {"text": fields["to"]} if "to" in fields else None,
            "parent": self.parent_of(fields.get("in")),
            "via": [self.via(key, words) for key, words in lines if key.startswith("via ")],
            "polarity": fields.get("polarity", "affirmed")})
        self.contents.append(whole)
        # A statement may begin where the one before began: two readings of one clause, or one inside the other.
        return whole[0]

    def parent_of(self, words):
        if not words:
            return None
        begin = self.page.find(words)[0]
        found = [i for i, content in enumerate(self.contents) if content[0] == begin]
        if not found:
            raise ValueError(f"no statement has the content: {words}")
        return f"s{found[-1] + 1}"

    def via(self, key, words):
        _, role, name = key.split(" ", 2)
        return {"role": role, "entity": self.entity(name)["id"], "text": words,
                "at": self.page.at(*self.in_article(words, 0)[0])}


def main():
    stale = False
    for path in sorted((ROOT / "gold").glob("*.txt")):
        try:
            made = json.dumps(Gold(read_source(path)).out, ensure_ascii=False, indent=1) + "\n"
        except ValueError as error:
            sys.exit(f"{path}: {error}")
        target = path.with_suffix(".gold.json")
        if "--check" in sys.argv:
            if not target.exists() or target.read_text(encoding="utf8") != made:
                print(f"{target}: not what {path.name} gives; run tools/make_sample_gold.py")
                stale = True
        else:
            target.write_text(made, encoding="utf8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
