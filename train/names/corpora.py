"""The labelled sets as texts with named places: what the model learns from.

Only sets whose labels may train shipped weights (last column of ../shared/data/README.md): WikiGold, WNUT 2017, BTC, SEC
filings, GUM. UNER EWT and CoNLL++ are only measured on."""
import functools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "eval"))
import eval_run
import evaluate as scorer

PERSON, ORGANIZATION, PLACE, OTHER = range(4)       # As NameKind.
KINDS = {"PER": PERSON, "PERSON": PERSON, "ORG": ORGANIZATION, "CORPORATION": ORGANIZATION, "GROUP": ORGANIZATION,
         "ORGANIZATION": ORGANIZATION, "LOC": PLACE, "GPE": PLACE, "LOCATION": PLACE, "FAC": PLACE, "PLACE": PLACE}
FILES = {"wikigold": ["wikigold/wikigold.conll.txt"],
         "wnut": ["WNUT17/train/wnut17train.conll", "WNUT17/dev/emerging.dev.conll"],
         "btc": [f"BTC/{part}.conll" for part in "abefgh"],
         "sec": ["SEC-filings/train/FIN5.txt", "SEC-filings/test/FIN3.txt"]}


def read(name):
    """[(text, [(byte begin, byte end, kind)])] of a set."""
    if name == "gum":
        return gum()
    return [text for part in FILES[name] for text in conll(eval_run.SHARED / "data" / "ner" / part)]


def conll(path):
    """As the scorer reads it, and with the names of other kinds too."""
    tags = {tag.upper() for tag in re.findall(r"\b[BIES]-(\S+)", path.read_text(encoding="utf8"))}
    known, scorer.KIND = scorer.KIND, {tag: tag for tag in tags}
    try:
        return [(text, [(a, b, KINDS.get(tag, OTHER)) for a, b, tag in marked]) for _, text, marked in scorer.conll(path)]
    finally:
        scorer.KIND = known


# ---------------------------------------------------------------- GUM: mentions of every kind, cut down to names
LITTLE = {"of", "the", "and", "for", "de", "-", "&", "'s"}


def gum():
    folder = eval_run.unpacked("gum", eval_run.SHARED / "data" / "gum.tar.xz") / "gum"
    held_out = set(re.findall(r"\* (\w+)", (folder / "splits.md").read_text().partition("\n## test")[2].partition("\n## ")[0]))
    return [gum_text(path) for path in sorted((folder / "dep").glob("*.conllu")) if path.stem not in held_out]


class Token:
    def __init__(self, row, begin):
        self.word, self.tag, self.head, self.misc = row[1], row[3], int(row[6]) - 1, row[9]
        self.begin, self.end = begin, begin + len(row[1].encode())

    def may_be_named(self):
        return self.tag == "PROPN" or (self.word[:1].isupper() and self.tag in ("ADJ", "NOUN"))


def gum_text(path):
    text, names = bytearray(), []
    for sentence in path.read_text(encoding="utf8").strip().split("\n\n"):
        if "# newpar" in sentence and text:
            text[-1:] = b"\n"
        tokens = []
        for row in (line.split("\t") for line in sentence.split("\n") if line[:1] != "#"):
            if not row[0].isdigit():
                continue
            tokens.append(Token(row, len(text)))
            text += row[1].encode() + (b"" if "SpaceAfter=No" in row[9] else b" ")
        if not text.endswith(b" "):
            text += b" "
        names += gum_names(tokens)
    return bytes(text), sorted(names)


def mentions(tokens):
    """(type, first, end) of every mention in a sentence, read from its brackets."""
    opened, out = [], []
    for i, token in enumerate(tokens):
        marked = re.search(r"(?:^|\|)Entity=([^|]*)", token.misc)
        for part in re.findall(r"\([^()]*\)?|[^()]*\)", marked[1]) if marked else []:
            name, *fields = part.strip("()").split("-")
            if part[0] == "(":
                opened.append((name, fields[0], i))
            if part[-1] == ")":
                match = next((k for k in reversed(range(len(opened))) if opened[k][0] == name), None)
                if match is not None:
                    _, kind, first = opened.pop(match)
                    out.append((kind, first, i + 1))
    return out


@functools.lru_cache
def table(name, *values):
    rows = (line.split("\t") for line in (ROOT / "data" / name).read_text(encoding="utf8").splitlines() if line[:1] != "#")
    return {row[0] for row in rows if not values or row[1] in values}


def gum_names(tokens):
    """The names in a sentence: of mentions whose head is a proper noun, the run of capitals around it, titles left out."""
    out, taken = [], set()
    for kind, first, end in sorted(mentions(tokens), key=lambda m: m[2] - m[1]):
        heads = [i for i in range(first, end) if tokens[i].head not in range(first, end)]
        if kind == "time" or len(heads) != 1 or tokens[heads[0]].tag != "PROPN":
            continue
        a, b = run_around(tokens, heads[0], first, end)
        while kind == "person" and a + 1 < b and tokens[a].word.lower() in table("titles.tsv"):
            a += 1
        if taken & set(range(a, b)):
            continue
        taken |= set(range(a, b))
        is_country = " ".join(token.word for token in tokens[a:b]).lower() in table("countries.tsv", "name")
        out.append((tokens[a].begin, tokens[b - 1].end, PLACE if is_country else KINDS.get(kind.upper(), OTHER)))
    return out


def run_around(tokens, head, first, end):
    a, b = head, head + 1
    while a > first:
        k = a - 1
        while k > first and tokens[k].word.lower() in LITTLE:
            k -= 1
        if not tokens[k].may_be_named():
            break
        a = k
    while b < end:
        k = b
        while k < end - 1 and tokens[k].word.lower() in LITTLE:
            k += 1
        if not tokens[k].may_be_named() and not (k == b and tokens[k].tag == "NUM"):
            break
        b = k + 1
    return a, b
