"""What PolNeAR can measure: our own labels of ten of its documents, its annotators against one another, and the engine.

  eval/ceiling                 the table of docs/attribution.md
  eval/ceiling --differences   the relations of the ten documents that our labels and PolNeAR's do not share, to be read
  eval/ceiling --dev           the engine on PolNeAR's dev part, with and without attitudes
  eval/ceiling --texts FILE    the ten documents as train/statements/standoff.py reads them

eval/polnear_ours.ndjson has labels by ../shared/annotation/GUIDELINES.md, kept as those of train/statements: places, no words. They
were made from the text alone, before anybody looked at PolNeAR's. Where ../shared is absent, this ends with 0.
"""
import argparse
import collections
import hashlib
import itertools
import pathlib
import random
import re
import statistics
import sys
import tempfile

import eval_run

sys.path.insert(0, str(eval_run.ROOT / "train" / "statements"))
import agreement
import standoff
from article import Article

OURS = eval_run.ROOT / "eval" / "polnear_ours.ndjson"
SHOWN = ("strict_source", "strict_cue", "strict_content", "relation", "relation.p", "relation.r", "found", "recall_direct",
         "recall_mixed", "recall_indirect")
DRAWS = 2000
# A cue with one of these and no word of SPEECH tells what somebody thinks or wants, not that it was said.
ATTITUDE = re.compile(r"\b(?:want|hop(?:e|ing)|belie[fv]|think|thought|kn[eo]w|feel|felt|expect|lik(?:e[sd]?\b|ing)|lov|hat(?:e|ing)|fear|"
                      r"wish|doubt|consider|prefer|see(?:s|n|ing)?\b|saw\b|view|regard|inten[dt]|plan|favou?r|support|back(?:s|ed|er|ing)|"
                      r"embrac|wonder|suspect|assum|skeptic)", re.I)
SPEECH = re.compile(r"\b(?:say|said|tell|told|ask|writ|wrote|express|voic|announc)", re.I)


class Document:
    """A document of PolNeAR with the annotations of all who read it: {annotator: its .ann}."""

    def __init__(self, text, annotations):
        self.name, self.path = hashed(text.stem), text
        self.annotations = {path.stem[len(text.stem) + 1:]: path.read_text(encoding="utf8") for path in annotations}

    def row(self):
        """As train/statements reads an article: the headline ends at the first blank line."""
        title, _, text = self.path.read_bytes().decode().partition("\n\n")
        return {"id": self.name, "title": title, "text": text}


def hashed(document):
    """What a document is called here: its own name holds words of its headline."""
    return hashlib.sha256(document.encode()).hexdigest()[:16]


def read_documents(split):
    """{name: Document} of PolNeAR's folder SPLIT."""
    found = collections.defaultdict(list)
    for path in sorted((split / "attributions").iterdir()):
        found[path.stem.rpartition("_")[0]].append(path)
    documents = (Document(split / "text" / f"{stem}.txt", annotations) for stem, annotations in found.items())
    return {document.name: document for document in documents}


def is_attitude(cue):
    return bool(ATTITUDE.search(cue)) and not SPEECH.search(cue)


def without_attitudes(annotation):
    """An .ann without the relations whose cue tells an attitude."""
    lines = re.split(r"\n(?=[A-Z]\d+\t)", annotation)
    cues = {line.split("\t")[0]: line.split("\t")[2] for line in lines if re.match(r"T\d+\tCue\b", line)}
    attitude = lambda line: line[0] == "E" and any(is_attitude(cues.get(ref, "")) for ref in re.findall(r":(T\d+)", line))
    return "\n".join(line for line in lines if not attitude(line))


# ---------------------------------------------------------------- gold and predictions, as the scorer reads them
def lay_out(folder, documents, annotation_of):
    """A split of PolNeAR in FOLDER: DOCUMENTS by their names here, with the annotation that ANNOTATION_OF gives."""
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True)
    for document in documents:
        (folder / "text" / f"{document.name}.txt").write_bytes(document.path.read_bytes())
        (folder / "attributions" / f"{document.name}.ann").write_text(annotation_of(document), encoding="utf8")
    return folder


def first(document):
    return next(iter(document.annotations.values()))


def as_predicted(split):
    """The annotations of SPLIT as a prediction; the file."""
    from evaluate import polnear
    pages = [{"path": path, "statements": [{**{key: said[key] for key in ("mode", "content", "cue", "source")}, "id": n, "confidence": 1}
                                           for n, said in enumerate(gold)]} for _, path, gold in polnear(str(split))]
    out = split / "predicted.ndjson"
    eval_run.write_rows(out, pages)
    return out


def drop_attitudes(predicted):
    """PREDICTED without the statements whose cue tells an attitude; the file."""
    from evaluate import ndjson
    pages = ndjson(predicted)
    for page in pages:
        data = pathlib.Path(page["path"]).read_bytes()
        cue = lambda said: " ".join(data[begin:end].decode() for begin, end in said["cue"])
        page["statements"] = [said for said in page["statements"] if not is_attitude(cue(said))]
    out = predicted.with_suffix(".spoken.ndjson")
    eval_run.write_rows(out, pages)
    return out


def our_labels(documents, folder):
    """Our labels as a prediction (checked by anchor.py on the way); the file."""
    kept = standoff.read_kept(OURS)
    articles = {name: Article(documents[name].row()) for name in kept}
    labelled = [standoff.rebuild(articles[name], lines) for name, lines in kept.items()]
    return agreement.Labelling(labelled, articles, set(kept), folder).predicted


# ---------------------------------------------------------------- the table
def engine(name, split):
    return eval_run.annotate(f"ceiling-{name}", "--as", "text", split / "text")


def on_ours(documents, folder):
    """{column: {measure: number}} on the ten documents of our labels, and {who: between what his relation F1 lies}."""
    ten = [documents[name] for name in standoff.read_kept(OURS)]
    gold = lay_out(folder / "gold", ten, first)
    spoken = lay_out(folder / "spoken", ten, lambda document: without_attitudes(first(document)))
    columns, spreads = {}, {}
    for who, predicted in (("ours", our_labels(documents, folder / "ours")), ("engine", engine("ours", gold))):
        columns[who] = eval_run.score("polnear", predicted, gold)
        columns[f"{who} spoken"] = eval_run.score("polnear", drop_attitudes(predicted), spoken)
        spreads[who] = spread(predicted, gold)
    return columns, spreads


def on_shared(documents, folder):
    """{column: {measure: mean}} on the documents that all annotators of PolNeAR read: each against each other, and the engine."""
    annotators = sorted({name for document in documents.values() for name in document.annotations})
    shared = [document for document in documents.values() if len(document.annotations) == len(annotators)]
    splits = {name: lay_out(folder / name, shared, lambda document: document.annotations[name]) for name in annotators}
    predicted = {name: as_predicted(split) for name, split in splits.items()}
    pairs, by_engine = itertools.permutations(annotators, 2), engine("shared", splits[annotators[0]])
    scores = {"annotators": [eval_run.score("polnear", predicted[other], splits[name]) for name, other in pairs]}
    scores["engine there"] = [eval_run.score("polnear", by_engine, split) for split in splits.values()]
    return {who: {measure: statistics.mean(score[measure] for score in each) for measure in SHOWN} for who, each in scores.items()}


def spread(predicted, split):
    """Between what relation F1 lies for 95 % of draws of as many documents as SPLIT has."""
    from evaluate import polnear, pred_statements, predictions, prf, score_statements
    pages, counts = predictions(str(predicted)), []
    for name, path, gold in polnear(str(split)):
        counted = score_statements([(gold, pred_statements(pages.get(name, {})), pathlib.Path(path).read_bytes())], (), verbose=False)
        counts.append([counted[key] for key in ("rel", "p", "g")])
    chance = random.Random(1)
    draws = sorted(prf(*map(sum, zip(*chance.choices(counts, k=len(counts)))))[2] for _ in range(DRAWS))
    return draws[DRAWS // 40], draws[-DRAWS // 40]


def on_dev(documents, folder):
    gold = lay_out(folder / "gold", documents.values(), first)
    spoken = lay_out(folder / "spoken", documents.values(), lambda document: without_attitudes(first(document)))
    predicted = engine("dev", gold)
    return {"engine": eval_run.score("polnear", predicted, gold), "engine spoken": eval_run.score("polnear", drop_attitudes(predicted), spoken)}


def show_table(documents, folder):
    columns, spreads = on_ours(documents, folder)
    columns.update(on_shared(documents, folder / "shared"))
    show_columns(columns)
    for who, (low, high) in spreads.items():
        print(f"relation of {who}: 95 % of draws of ten documents lie between {low:.2f} and {high:.2f}")


def show_columns(columns):
    print(f"{'measure':16}" + "".join(f"{column:>15}" for column in columns))
    for measure in SHOWN:
        print(f"{measure:16}" + "".join(f"{scores[measure]:15.4f}" for scores in columns.values()))


def show_differences(documents, folder):
    """What only one side has, and pairs whose source, cue or content differs as the scorer trims them."""
    from evaluate import match, ndjson, polnear, pred_statements, trim
    ours = {pathlib.Path(page["path"]).stem: pred_statements(page) for page in ndjson(our_labels(documents, folder / "ours"))}
    gold = lay_out(folder / "gold", [documents[name] for name in ours], first)
    for name, path, theirs in polnear(str(gold)):
        data, mine = pathlib.Path(path).read_bytes(), ours[name]
        words = lambda said: " | ".join(" … ".join(data[a:b].decode() for a, b in said[role]) or "-" for role in standoff.SPANS[::-1])
        same = lambda x, y: all({trim(data, *r) for r in x[role]} == {trim(data, *r) for r in y[role]} for role in standoff.SPANS)
        pairs = match(theirs, mine, data)
        print(f"== {name}: {len(theirs)} of PolNeAR, {len(mine)} ours, {len(pairs)} found")
        for i, j in pairs:
            if not same(theirs[i], mine[j]):
                print(f"differ\n  PolNeAR {words(theirs[i])}\n  ours    {words(mine[j])}")
        for side, said, taken in (("PolNeAR", theirs, {i for i, _ in pairs}), ("ours", mine, {j for _, j in pairs})):
            for n, each in enumerate(said):
                if n not in taken:
                    print(f"only {side}\n  {words(each)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--differences", action="store_true")
    parser.add_argument("--dev", action="store_true")
    parser.add_argument("--texts", type=pathlib.Path, metavar="FILE")
    options = parser.parse_args()
    source = eval_run.SHARED / "data" / "polnear.tar.xz"
    if not source.exists():
        print(f"ceiling: skipped: the labelled data is not there ({eval_run.SHARED})")
        return
    if not (options.texts or options.differences or eval_run.PROGRAM.exists()):
        sys.exit(f"ceiling: {eval_run.PROGRAM} is not built: run make build first")
    split = "dev" if options.dev else "train"
    documents = read_documents(eval_run.unpacked("polnear", source) / "polnear" / split)
    if options.texts:
        eval_run.write_rows(options.texts, [documents[name].row() for name in standoff.read_kept(OURS)])
        return
    with tempfile.TemporaryDirectory() as name:
        if options.dev:
            show_columns(on_dev(documents, pathlib.Path(name)))
        elif options.differences:
            show_differences(documents, pathlib.Path(name))
        else:
            show_table(documents, pathlib.Path(name))
