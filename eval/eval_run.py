"""Measures accuracy on the labelled data in ../shared, prints one table and appends one line to eval/history.tsv.

  eval/run                      every set
  eval/run seeds scrapinghub    only these (nothing is appended)
  eval/run --list               the names of the sets
  eval/run --no-history         every set, append nothing
  eval/run --folds wcxb         each page by a block model that has not learnt from its site (after train/blocks/train.py)
  eval/run --folds wikigold     each text by a name model that has not learnt from it (after train/names/train.py)

The data is unpacked once into $XDG_CACHE_HOME/onrecord-eval (or ~/.cache/onrecord-eval), outside the repository. The
scorer is ../shared/eval/evaluate.py. Where ../shared is absent, this says so and ends with 0.
"""
import argparse
import hashlib
import json
import lzma
import os
import pathlib
import re
import subprocess
import sys
import tarfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
SCORER = SHARED / "eval" / "evaluate.py"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "onrecord-eval"
PROGRAM = ROOT / "build" / "release" / "onrecord"
HISTORY = ROOT / "eval" / "history.tsv"
sys.path.insert(0, str(SCORER.parent))  # Whoever imports this module can import evaluate.

HTML_SETS = ["scrapinghub", "trafilatura-eval", "newspaper4k-news", "fundus", "wcxb", "htmldate", "postlight-meta"]
DUMP_SETS = ["scrapinghub", "fundus", "newspaper4k-news", "wcxb"]


# ---------------------------------------------------------------- the data, unpacked
def once(name, source, make):
    """The cache folder NAME, filled by MAKE(folder) unless it was already, from the same SOURCE file."""
    folder = CACHE / name
    stamp = folder / ".stamp"
    mark = f"{source.stat().st_size} {hashlib.sha256(source.read_bytes()).hexdigest()}"
    if not stamp.exists() or stamp.read_text() != mark:
        folder.mkdir(parents=True, exist_ok=True)
        make(folder)
        stamp.write_text(mark)
    return folder


def unpacked(name, source):
    def extract(folder):
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(folder)
    return once(name, source, extract)


def write_rows(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf8")


def html_set(name):
    """(folder with the pages, gold file)."""
    folder = unpacked(name, SHARED / "data" / "extract" / f"{name}.tar.xz") / name
    return folder / "html", folder / "gold.jsonl"


def tune_pages():
    """All HTML pages of the tune parts in an order that mixes the sets and is the same everywhere."""
    pages = [page for name in HTML_SETS for page in html_set(name)[0].iterdir()]
    return sorted(pages, key=lambda page: hashlib.sha256(page.name.encode()).digest())


def wcxb_articles():
    pages, gold = html_set("wcxb")
    rows = [json.loads(line) for line in gold.open(encoding="utf8")]
    articles = gold.with_name("articles.jsonl")
    write_rows(articles, [row for row in rows if row["page_type"] == "article"])
    return pages, articles


def dumps():
    """The folder in which SET-STYLE/ has one dump a file and SET-STYLE.jsonl the gold."""
    source = SHARED / "data" / "extract" / "textdump.jsonl.xz"

    def make(folder):
        gold = {}
        for line in lzma.open(source, "rt", encoding="utf8"):
            row = json.loads(line)
            key = f"{row['set']}-{row['style']}"
            (folder / key).mkdir(exist_ok=True)
            (folder / key / f"{row['id']}.txt").write_text("\n".join(row["lines"]), encoding="utf8", newline="")
            gold.setdefault(key, []).append({"id": row["id"], "text": row["text"], "title": row["title"]})
        for key, rows in gold.items():
            write_rows(folder / f"{key}.jsonl", rows)
    return once("textdump", source, make)


def texts(kind, name, *source):
    """The folder of texts that `evaluate.py texts KIND` writes."""
    def make(folder):
        subprocess.run([sys.executable, SCORER, "texts", kind, *source, folder], check=True, stdout=subprocess.DEVNULL)
    return once(f"texts-{name}", pathlib.Path(source[0]), make)


# ---------------------------------------------------------------- one measurement
def annotate(name, *arguments):
    """The file with what the program prints for ARGUMENTS."""
    out = CACHE / "predictions" / f"{name}.ndjson"
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as file:
        done = subprocess.run([PROGRAM, "annotate", *map(str, arguments)], stdout=file)
    if done.returncode not in (0, 2):
        print(f"{name}: annotate ended with {done.returncode}", file=sys.stderr)
    return out


def fold_folder(kind, fold):
    """Where train/blocks and train/names leave the model of a fold, and unseen.txt, the pages that it has not learnt from."""
    return CACHE / "folds" / kind / str(fold)


def annotate_folds(name, kind, folder, changed=None, taken_as=None):
    """As `annotate`, each page of FOLDER (or its namesake in the folder CHANGED) by a model of KIND that has not learnt from
    its site."""
    parts = []
    for fold in sorted(fold_folder(kind, 0).parent.iterdir()):
        unseen = map(pathlib.Path, (fold / "unseen.txt").read_text().splitlines())
        files = [(changed or folder) / page.name for page in unseen if page.parent == folder]
        parts.append(annotate(f"{name}.fold{fold.name}", "--as", taken_as or kind, "--comments", "--data", fold, *files).read_bytes())
    out = CACHE / "predictions" / f"{name}.folds.ndjson"
    out.write_bytes(b"".join(parts))
    return out


def score(kind, *arguments):
    """{measure: number} as the scorer prints them; of a precision-recall row the F1 is `measure` itself."""
    printed = subprocess.run([sys.executable, SCORER, kind, *map(str, arguments)], capture_output=True, text=True)
    if printed.returncode:
        print(printed.stderr, file=sys.stderr)
    values = {}
    for line in printed.stdout.splitlines():
        name, _, rest = line.partition(" ")
        prf = re.match(r"P ([\d.]+) R ([\d.]+) F1 ([\d.]+)", rest)
        if prf:
            values[f"{name}.p"], values[f"{name}.r"], values[name] = map(float, prf.groups())
        elif re.fullmatch(r"-?[\d.]+", rest):
            values[name] = float(rest)
        elif rest and rest != "unlabelled":
            values[name] = rest
    return values


# ---------------------------------------------------------------- the sets: name -> {measure: value}
def run_seeds():
    pages = annotate("seeds", "--as", "dump", "--comments", *sorted((SHARED / "seeds").glob("*.txt")))
    return score("seeds", pages, SHARED / "seeds" / "gold")


def anchored(name, labels, articles):
    """The file with the labels of LABELS as ranges of bytes."""
    out = CACHE / f"{name}.anchored.json"
    subprocess.run([sys.executable, SHARED / "annotation" / "anchor.py", labels, articles, "-o", out], check=True, stdout=subprocess.DEVNULL)
    return out


def score_statements(name, labels, articles, folds=False):
    """By LABELS and ARTICLES in the form of ../shared/annotation/examples."""
    folder = texts("own", name, articles)
    pages = annotate_folds(name, "statements", folder, taken_as="text") if folds else annotate(name, "--as", "text", folder)
    return {**score("statements", pages, anchored(name, labels, articles)), **score("mentions", pages, labels, articles)}


def run_own():
    return score_statements("own", *(SHARED / "annotation" / "examples" / name for name in ("statements.json", "texts.jsonl")))


def labelled(name, kept):
    """(labels, articles) of the file KEPT of train/statements."""
    def make(folder):
        subprocess.run([sys.executable, ROOT / "train" / "statements" / "standoff.py", "rebuild", kept, folder], check=True)
    kept = ROOT / "train" / "statements" / kept
    folder = once(name, kept, make)
    return folder / "statements.json", folder / "texts.jsonl"


def allsides250():
    return labelled("allsides250", "labels.ndjson")


def more_allsides():
    """Labelled too, and only learnt from."""
    return labelled("allsides-more", "labels_more.ndjson")


def run_allsides(folds=False):
    return score_statements("allsides250", *allsides250(), folds)


def run_polnear():
    folder = unpacked("polnear", SHARED / "data" / "polnear.tar.xz") / "polnear" / "dev"
    return score("polnear", annotate("polnear", "--as", "text", folder / "text"), folder)


def run_html(name, folds=False):
    pages, gold = html_set(name)
    found = annotate_folds(name, "html", pages) if folds else annotate(name, "--as", "html", "--comments", pages)
    values = score("meta", found, gold)
    if name not in ("htmldate", "postlight-meta"):
        values.update(score("extract", found, gold))
    if name == "wcxb":
        values.update({f"articles.{k}": v for k, v in score("extract", found, wcxb_articles()[1]).items()})
    return values


def run_dumps(key, folds=False):
    folder, name = dumps(), f"dump-{key}"
    found = annotate_folds(name, "dump", folder / key) if folds else annotate(name, "--as", "dump", folder / key)
    return {**score("extract", found, folder / f"{key}.jsonl"), **score("meta", found, folder / f"{key}.jsonl")}


NAMES = {"wikigold": ("wikigold", "wikigold.conll.txt"), "uner": ("UNER_EWT", "dev.iob2"), "conllpp": ("eval_only", "conllpp_dev.txt")}


def names_gold(name):
    return SHARED.joinpath("data", "ner", *NAMES[name])


def names_folder(name):
    return texts("ner", name, names_gold(name))


def run_names(name, folds=False, data=""):
    """By the built-in tables, those in DATA, or those of the folds."""
    folder = names_folder(name)
    found = annotate_folds(name, "names", folder, taken_as="text") if folds else annotate(name, "--as", "text", "--data", data, folder)
    return score("ner", found, names_gold(name))


def run_gap(data=""):
    """By the built-in tables or those in DATA."""
    gold = SHARED / "data" / "gap" / "gap-development.tsv"
    return score("gap", annotate("gap", "--as", "text", "--data", data, texts("gap", "gap", gold)), gold)


SETS = {"seeds": run_seeds, "own": run_own, "allsides250": run_allsides, "polnear": run_polnear}
SETS.update({name: lambda name=name: run_html(name) for name in HTML_SETS})
SETS.update({f"dump-{name}-{style}": lambda key=f"{name}-{style}": run_dumps(key)
             for style in ("rp", "lynx80") for name in DUMP_SETS})
SETS.update({name: lambda name=name: run_names(name) for name in NAMES})
SETS["gap"] = run_gap

# Those that a model learns from.
FOLDED = {name: lambda name=name: run_html(name, folds=True) for name in HTML_SETS[:5]}
FOLDED.update({f"dump-{name}-{style}": lambda key=f"{name}-{style}": run_dumps(key, folds=True)
               for style in ("rp", "lynx80") for name in DUMP_SETS})
FOLDED["wikigold"] = lambda: run_names("wikigold", folds=True)
FOLDED["allsides250"] = lambda: run_allsides(folds=True)

# What the table and the history show: (set, measure).
SHOWN = [("seeds", m) for m in ("line_labels", "body_lines", "titles", "dates", "outlets", "stated_aliases", "named_mentions",
                                "mention_links", "non_statements_reported", "relation", "relation_with_speaker")]
SHOWN += [(s, m) for s in ("own", "allsides250") for m in (
    "found", "relation", "relation_with_speaker", "recall_direct", "recall_mixed", "recall_indirect", "speaker_accuracy_when_found",
    "nested_parent_recall", "via", "polarity_accuracy_when_found", "named_mention_recall", "mention_links")]
SHOWN += [("polnear", m) for m in ("strict_source", "strict_cue", "strict_content", "relation", "recall_direct",
                                   "recall_mixed", "recall_indirect")]
SHOWN += [("scrapinghub", "shingle_f1"), ("trafilatura-eval", "snippet_f1"), ("newspaper4k-news", "word_f1"),
          ("fundus", "word_f1"), ("wcxb", "articles.word_f1"), ("wcxb", "word_f1")]
SHOWN += [("trafilatura-eval", m) for m in ("comment_recall", "comment_leak", "comment_swallowed")]
SHOWN += [(s, m) for s in ("fundus", "newspaper4k-news", "trafilatura-eval", "postlight-meta") for m in ("title", "author", "date")]
SHOWN += [("htmldate", "date")]
SHOWN += [(f"dump-{s}-{style}", "word_f1") for style in ("rp", "lynx80") for s in DUMP_SETS]
SHOWN += [("wikigold", "ner"), ("uner", "ner"), ("conllpp", "ner"), ("gap", "gap")]


def short(value):
    return f"{value:.4f}" if isinstance(value, float) else str(value).split(" (")[0]


def commit():
    git = lambda *a: subprocess.run(["git", *a], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return git("log", "-1", "--format=%h\t%cs\t%s"), bool(git("status", "--porcelain", "--untracked-files=no"))


def append_history(values):
    """Adds one line; a measure that is new adds its column behind the others, empty in the older lines."""
    wanted = ["commit", "date", "subject"] + [f"{s}.{m}" for s, m in SHOWN]
    lines = [line.split("\t") for line in HISTORY.read_text().splitlines()] if HISTORY.exists() else []
    header = lines[0] if lines else wanted
    header += [column for column in wanted if column not in header]
    head, changed = commit()
    row = dict(zip(wanted, head.split("\t")), **{f"{s}.{m}": short(values[s][m]) for s, m in SHOWN if m in values[s]})
    row["commit"] += "+" if changed else ""
    rows = [line + [""] * (len(header) - len(line)) for line in lines[1:]] + [[row.get(column, "") for column in header]]
    HISTORY.write_text("".join("\t".join(line) + "\n" for line in [header] + rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="only these sets")
    parser.add_argument("--list", action="store_true", help="print the names of the sets")
    parser.add_argument("--all", action="store_true", help="print every measure, not only the shown ones")
    parser.add_argument("--folds", action="store_true", help="only what a model learns from, each page by a fold's model")
    parser.add_argument("--no-history", action="store_true", help="append nothing to eval/history.tsv")
    options = parser.parse_args()
    if options.list:
        print("\n".join(SETS))
        return 0
    sets = FOLDED if options.folds else SETS
    unknown = [name for name in options.sets if name not in sets]
    if unknown:
        parser.error(f"no such set: {', '.join(unknown)} (see --list)")
    if not SCORER.exists():
        print(f"eval: skipped: the labelled data is not there ({SHARED})")
        return 0
    if not PROGRAM.exists():
        print(f"eval: {PROGRAM} is not built: run make build first", file=sys.stderr)
        return 2
    values = {}
    for name in options.sets or sets:
        values[name] = sets[name]()
        shown = list(values[name]) if options.all else [m for s, m in SHOWN if s == name]
        print(f"{name}")
        for measure in shown:
            print(f"  {measure:34} {short(values[name].get(measure, '-'))}", flush=True)
    if not options.sets and not options.no_history and not options.folds:
        append_history(values)
        print(f"eval: one line more in {HISTORY.relative_to(ROOT)}")
    return 0
