"""The candidates that the engine sees in labelled articles (`onrecord statements`), and which of them are right."""
import collections
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

import article

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "eval"))
import eval_run
import evaluate as scorer

SILVER = ROOT / "train" / "statements" / "silver.tsv"


class Candidate:
    """One reading of a cue. CONTENT, CUE, SOURCE: ranges of bytes. FORMS: of "end" and "source", (ranges, features) each, the rules' own first."""

    def __init__(self, rule, mode, cue_number, sure, content, cue, source, features):
        self.rule, self.mode, self.number = rule, mode, int(cue_number)
        self.sure = int(sure)                   # Hundredths; 0: the rules alone would not give it.
        self.content, self.cue, self.source = (ranges(x) for x in (content, cue, source))
        self.features = numbers(features)
        self.forms = {"end": [], "source": []}
        self.gold = None                        # The labelled statement that it reports, with the best of its forms.
        self.best = {"end": None, "source": None}
        self.worth = 0.0                        # How much of the content it has.
        self.right = False                      # Of the readings of its cue, one of the best.

    def statement(self):
        return {"content": self.content, "cue": self.cue, "source": self.source}


class Choice:
    """What the model made of a cue; ROW is what the trees are told."""

    def __init__(self, rule, mode, cue_number, content, cue, source, row):
        self.rule, self.mode = rule, mode
        self.content, self.cue, self.source = (ranges(x) for x in (content, cue, source))
        self.row = numbers(row)
        self.right = False

    def statement(self):
        return {"content": self.content, "cue": self.cue, "source": self.source}


class Text:
    """One labelled article as the engine sees it."""

    def __init__(self, path):
        self.path, self.data = pathlib.Path(path), pathlib.Path(path).read_bytes()
        self.gold, self.candidates, self.choices = [], [], []


def ranges(text):
    return [] if text == "-" else [[int(n) for n in piece.split("-")] for piece in text.split(",")]


def numbers(text):
    return numpy.array(text.split(), numpy.int64)


def measure(files, gold, data=""):
    """The texts of FILES with their candidates and choices by the tables in DATA. GOLD: {stem: labelled statements as the scorer has them}."""
    command = [eval_run.PROGRAM, "statements", *(["--data", data] if data else []), *files]
    done = subprocess.run(list(map(str, command)), capture_output=True, check=True)
    texts = []
    for line in done.stdout.decode().splitlines():
        kind, *cells = line.split("\t")
        if kind == "text":
            texts.append(Text(*cells))
            texts[-1].gold = gold[scorer.stem(cells[0])]
        elif kind == "candidate":
            texts[-1].candidates.append(Candidate(*cells))
        elif kind == "chosen":
            texts[-1].choices.append(Choice(*cells))
        else:
            texts[-1].candidates[-1].forms[kind].append((ranges(cells[0]), numbers(cells[1])))
    for text in texts:
        tell_right(text)
    return texts


def tell_right(text):
    trimmed = [scorer.flat(scorer.trim(text.data, *r) for r in s["content"]) for s in text.gold]
    for candidate in text.candidates:
        compare(text, candidate, trimmed)
    best = collections.defaultdict(float)
    for candidate in text.candidates:
        best[candidate.number] = max(best[candidate.number], candidate.worth)
    for candidate in text.candidates:
        candidate.right = candidate.worth > 0 and candidate.worth >= best[candidate.number] - 0.03
    for i, place in scorer.match(text.gold, [c.statement() for c in text.choices], text.data):
        found = text.choices[place].statement()
        text.choices[place].right = all(scorer.falls_on(role, text.gold[i], found) for role in ("source", "cue"))


def compare(text, candidate, trimmed):
    """Looks for the labelled statement that the candidate reports with the best of its ends and sources."""
    contents = [candidate.content] + [r for r, _ in candidate.forms["end"][1:]]
    sources = [candidate.source] + [r for r, _ in candidate.forms["source"][1:]]
    first, last = min(r[0] for r in candidate.content), max(r[1] for pieces in contents for r in pieces)
    for statement, wanted in zip(text.gold, trimmed):
        if not wanted or wanted[0][0] >= last or first >= wanted[-1][1] or not scorer.falls_on("cue", statement, candidate.statement()):
            continue
        shares = [scorer.iou(wanted, scorer.flat(scorer.trim(text.data, *r) for r in pieces)) for pieces in contents]
        fits = [scorer.falls_on("source", statement, {**candidate.statement(), "source": s}) for s in sources]
        worth = max(shares) - 0.05 * (not candidate.sure)
        if max(shares) < 0.5 or not any(fits) or worth <= candidate.worth:
            continue
        candidate.gold, candidate.worth = statement, worth
        candidate.best["end"] = int(numpy.argmax(shares))
        same = [scorer.iou(scorer.flat(statement["source"]), scorer.flat(s)) if statement["source"] else float(not s) for s in sources]
        candidate.best["source"] = int(numpy.argmax([fit * (1 + share) for fit, share in zip(fits, same)]))


def allsides():
    """(files, {stem: statements}, stems of the 250 that eval scores) of all labelled articles."""
    files, gold = [], {}
    for name, (labels, articles) in (("allsides250", eval_run.allsides250()), ("allsides-more", eval_run.more_allsides())):
        anchored = json.loads(eval_run.anchored(name, labels, articles).read_text(encoding="utf8"))
        gold.update({article["id"]: scorer.gold_statements(article) for article in anchored})
        files += sorted(eval_run.texts("own", name, articles).glob("*.txt"))
    scored = json.loads(eval_run.allsides250()[0].read_text(encoding="utf8"))
    return files, gold, {article["id"] for article in scored}


def polnear(split):
    documents = scorer.polnear(str(split))
    return [path for _, path, _ in documents], {document: gold for document, _, gold in documents}


# ---------------------------------------------------------------- what the teacher thinks of further articles
def article_bytes(row):
    """An article as the labelled ones are measured."""
    return article.Article(row).text.encode()


def name_of(candidate):
    """Six hexadecimals for the places of a candidate."""
    places = repr((candidate.rule, candidate.content, candidate.cue, candidate.source))
    return hashlib.sha256(places.encode()).hexdigest()[:6]


def write_silver(opinions):
    """OPINIONS: {article: (its text, the probability of each of its candidates)}."""
    lines = ["# What the teacher thinks of candidates in articles that nobody labelled.",
             "# columns: article; for each candidate a hash of its rule and places, six hexadecimals, and two: how sure of 255 parts it is one",
             "# origin: train/statements/teacher.py"]
    for name, (text, shares) in sorted(opinions.items()):
        lines.append(name + "\t" + "".join(f"{name_of(c)}{round(255 * share):02x}" for c, share in zip(text.candidates, shares)))
    SILVER.write_text("".join(line + "\n" for line in lines), encoding="utf8")


def silver(labelled):
    """[(candidate, how likely it is right)], but of the articles LABELLED since. What the rules no longer propose, or propose anew, is left out."""
    thought = {}
    for line in SILVER.read_text(encoding="utf8").splitlines():
        name, _, told = line.partition("\t")
        if not line.startswith("#") and name not in labelled:
            thought[name] = {told[i:i + 6]: int(told[i + 6:i + 8], 16) / 255 for i in range(0, len(told), 8)}
    with tempfile.TemporaryDirectory() as folder:
        for name, read in article.read_articles(thought).items():
            pathlib.Path(folder, f"{name}.txt").write_bytes(read.text.encode())
        texts = measure(sorted(pathlib.Path(folder).glob("*.txt")), collections.defaultdict(list))
    pairs = [(c, thought[text.path.stem].get(name_of(c))) for text in texts for c in text.candidates]
    return [(c, share) for c, share in pairs if share is not None]
