"""The labelled sets as texts with who each pronoun stands for: what the model learns from.

Only sets whose labels may train shipped weights (last column of ../shared/data/README.md): GAP validation and GUM; of news only
the text. GAP development is only measured on."""
import json
import lzma
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "eval"))
import eval_run
import evaluate as scorer

GAP = eval_run.SHARED / "data" / "gap"


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


class GapText:
    """One snippet: a pronoun and two names, of which one, the other or none is meant."""

    def __init__(self, text, pronoun, names):
        self.text, self.pronoun, self.names = text, pronoun, names

    def judge(self, pronoun, candidates):
        """[whether right] for the places of the candidates' names, nobody first; None: the pronoun has no label."""
        if not overlap(pronoun, self.pronoun):
            return None
        right = [place for place, is_right in self.names if is_right]
        wrong = [place for place, is_right in self.names if not is_right]
        touches = lambda places, names: any(overlap(a, b) for a in places for b in names)
        if any(touches(places, right) for places in candidates):
            return [touches(places, right) for places in candidates]
        return [not touches(places, wrong) for places in candidates]


def gap(name):
    return [GapText(text, pronoun, names) for _, text, pronoun, names in scorer.gap_rows(GAP / f"gap-{name}.tsv")]


class ChainText:
    """A text whose every mention bears the number of its chain. MENTIONS: (begin, end, chain)."""

    def __init__(self, text, mentions):
        self.text, self.mentions = text, sorted(mentions, key=lambda m: m[1] - m[0])

    def chain_at(self, place):
        """Of the smallest mention that holds the place."""
        return next((chain for begin, end, chain in self.mentions if begin <= place[0] and place[1] <= end), None)

    def judge(self, pronoun, candidates):
        chain = next((c for begin, end, c in self.mentions if (begin, end) == pronoun), None)
        if chain is None:
            return None
        right = [any(self.chain_at(place) == chain for place in places) for places in candidates]
        return right if any(right) else [True] + right[1:]


def gum():
    folder = eval_run.unpacked("gum", eval_run.SHARED / "data" / "gum.tar.xz") / "gum"
    held_out = set(re.findall(r"\* (\w+)", (folder / "splits.md").read_text().partition("\n## test")[2].partition("\n## ")[0]))
    return [gum_text(path) for path in sorted((folder / "dep").glob("*.conllu")) if path.stem not in held_out]


def gum_text(path):
    text, mentions, opened = bytearray(), [], []
    for sentence in path.read_text(encoding="utf8").strip().split("\n\n"):
        if "# newpar" in sentence and text:
            text[-1:] = b"\n"
        for row in (line.split("\t") for line in sentence.split("\n") if line[:1] != "#"):
            if not row[0].isdigit():
                continue
            begin = len(text)
            text += row[1].encode()
            marked = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
            for part in re.findall(r"\([^()]*\)?|[^()]*\)", marked[1]) if marked else []:
                chain = part.strip("()").split("-")[0]
                if part[0] == "(":
                    opened.append((chain, begin))
                if part[-1] == ")":
                    match = next((k for k in reversed(range(len(opened))) if opened[k][0] == chain), None)
                    if match is not None:
                        mentions.append((opened.pop(match)[1], len(text), chain))
            if "SpaceAfter=No" not in row[9]:
                text += b" "
        if not text.endswith(b" "):
            text += b" "
    return ChainText(bytes(text), mentions)


class NewsText:
    """Unlabelled: a pronoun is used where only one person near it is surely of its gender, and all others are not."""

    def __init__(self, text):
        self.text = text


def news(count):
    """Every second, third, ... of the articles, so that there are COUNT or some more."""
    with lzma.open(eval_run.SHARED / "data" / "allsides" / "articles.jsonl.xz", "rt", encoding="utf8") as file:
        rows = [json.loads(line) for line in file]
    step = max(1, len(rows) // count)
    return [NewsText((row["title"] + "\n\n" + row["text"]).encode()) for row in rows[::step]]
