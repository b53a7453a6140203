"""Extracts the same labelled pages with onrecord and with its peers: quality and speed side by side.

  bench/peers                       every set and every peer
  bench/peers --set fundus          one set (repeatable)
  bench/peers --peer trafilatura    one peer (repeatable)
  bench/peers --speed               only speed: text alone, and text with metadata, on --pages pages of all sets, mixed
  bench/peers --pages 300           pages for speed (default 300)

Peers come from PyPI into a virtual environment in the cache folder, pinned: trafilatura, rs-trafilatura (built with cargo),
turbohtml, Resiliparse, and htmldate for dates. All get the page's bytes, none its URL, as onrecord does, and are scored by the
same scorer. Quality of text is the measure each set is known by: shingle F1 (scrapinghub), snippet F1 (trafilatura-eval), mean
word F1 (the others). Behind the table stand the mean over the five article sets and, by a paired bootstrap over domains, the
difference to the best single peer with its 95 % interval. Speed is CPU time inside each process, without start-up and reading;
onrecord's is that of its stages page and article (`annotate --stats`), which always find metadata and comments too.
onrecord learns which blocks are text from pages of these sets: each is extracted by a model of its fold, which has learnt
nothing of the page's site (train/blocks/train.py makes these models, once). Where ../shared is absent, this says so and ends
with 0.
"""
import argparse
import collections
import functools
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "eval"))
import eval_run

PACKAGES = {"lxml_html_clean": "0.4.6",  # trafilatura needs it, and lxml 6 no longer brings it.
            "trafilatura": "2.3.1", "rs-trafilatura": "0.1.1", "turbohtml": "1.15.4", "resiliparse": "2.0.1", "htmldate": "1.11.0"}
TEXT_SETS = {"scrapinghub": "shingle_f1", "trafilatura-eval": "snippet_f1", "newspaper4k-news": "word_f1", "fundus": "word_f1",
             "wcxb articles": "word_f1", "wcxb": "word_f1"}
ARTICLE_SETS = list(TEXT_SETS)[:5]
FIELD_SETS = {"title": ["fundus", "newspaper4k-news", "trafilatura-eval", "postlight-meta"],
              "author": ["fundus", "newspaper4k-news", "trafilatura-eval", "postlight-meta"],
              "date": ["htmldate", "fundus", "trafilatura-eval"]}
ROUNDS = 2000  # Of the bootstrap.


# ---------------------------------------------------------------- inside the virtual environment
class Extracted:
    """What a peer says of a page; what it does not give is absent."""

    def __init__(self, text=None, title=None, author=None, date=None):
        authors = re.split(r";\s*", author) if isinstance(author, str) else author or []
        self.row = {"article": True, "body": text or "", "title": {"text": title} if title else None,
                    "byline": [{"text": name} for name in authors if name], "published": {"value": date and str(date)[:10]}}


def trafilatura_page(data):
    import trafilatura
    found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
    return Extracted(found.text, found.title, found.author, found.date) if found else Extracted()


def trafilatura_text(data):
    import trafilatura
    return trafilatura.extract(data, include_comments=False)


def as_text(data):
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return bytes_to_str(data, detect_encoding(data, html5_compatible=True))


def rs_trafilatura_page(data):
    import rs_trafilatura
    found = rs_trafilatura.extract_bytes(data)
    return Extracted(found.main_content, found.title, found.author, found.date)


def turbohtml_page(data):
    import turbohtml
    found = turbohtml.parse(data).article()
    return Extracted(found.text, found.title, found.byline, found.date)


def turbohtml_text(data):
    import turbohtml
    return turbohtml.parse(data).main_text()


def resiliparse_text(data):
    from resiliparse.extract.html2text import extract_plain_text
    return extract_plain_text(as_text(data), main_content=True, alt_texts=False)


def resiliparse_page(data):
    return Extracted(resiliparse_text(data))


def htmldate_page(data):
    import htmldate
    return Extracted(date=htmldate.find_date(as_text(data), original_date=True))


# (page with metadata, text alone); None: the peer has no such thing.
PEERS = {"trafilatura": (trafilatura_page, trafilatura_text), "rs-trafilatura": (rs_trafilatura_page, None),
         "turbohtml": (turbohtml_page, turbohtml_text), "resiliparse": (resiliparse_page, resiliparse_text),
         "htmldate": (htmldate_page, None)}


def guarded(function, data):
    try:
        return function(data)
    except ImportError:  # It did not look at the page at all.
        raise
    except Exception:  # A page that a peer gives up on counts as nothing found.
        return None


def inside(peer, what, paths):
    """Prints the pages, one JSON object a line, or the CPU seconds that they took."""
    function = PEERS[peer][0 if what in ("pages", "page-time") else 1]
    pages = [(path, pathlib.Path(path).read_bytes()) for path in paths]
    if what == "pages":
        for path, data in pages:
            print(json.dumps({"path": path, **(guarded(function, data) or Extracted()).row}))
        return
    guarded(function, pages[0][1])  # Loads what is loaded once.
    begin = time.process_time()
    for _, data in pages:
        guarded(function, data)
    print(json.dumps(time.process_time() - begin))


# ---------------------------------------------------------------- outside: what everybody found
@functools.cache
def environment():
    """The Python of a virtual environment that has the peers which can be had, and their names."""
    folder = eval_run.CACHE / "venv-peers"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    have = json.loads(subprocess.run([python, "-m", "pip", "list", "--format", "json"], capture_output=True, text=True, check=True).stdout)
    have = {package["name"].lower(): package["version"] for package in have}
    for name, version in PACKAGES.items():
        if have.get(name) != version:
            print(f"peers: installing {name} {version}", file=sys.stderr)
            if subprocess.run([python, "-m", "pip", "install", "-q", f"{name}=={version}"]).returncode:
                print(f"peers: {name} {version} cannot be installed here; left out")
                PEERS.pop(name, None)
    return python


def set_pages(name):
    pages, gold = eval_run.wcxb_articles() if name == "wcxb articles" else eval_run.html_set(name)
    return pages, gold


def predictions(python, parser, name):
    """The file with what PARSER found on the pages of the set NAME."""
    pages, _ = set_pages(name)
    file_name = name.split()[0]
    if parser == "onrecord" and file_name in eval_run.FOLDED:
        return eval_run.annotate_folds(file_name, "html", pages)
    if parser == "onrecord":
        return eval_run.annotate(file_name, "--as", "html", "--comments", pages)
    out = eval_run.CACHE / "predictions" / f"{file_name}.{parser}-{PACKAGES[parser]}.ndjson"
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        part = out.with_suffix(".part")
        with part.open("wb") as file:
            subprocess.run([python, __file__, "--inside", parser, "pages", *sorted(pages.iterdir())], stdout=file,
                           stderr=subprocess.DEVNULL, check=True)
        part.rename(out)
    return out


# ---------------------------------------------------------------- the difference, with its interval
class TextScores:
    """The text scores of one parser on one set, kept a domain, so that domains can be drawn again."""

    def __init__(self, scorer, found, gold, measure):
        self.measure, self.domains = measure, collections.defaultdict(list)
        pages = scorer.predictions(found)
        for row in scorer.ndjson(gold):
            text = scorer.body_text(pages[row["id"]]) if row["id"] in pages else ""
            figures = self.figures(scorer, text, row)
            if figures:
                self.domains[row.get("domain") or row["id"]].append(figures)

    def figures(self, scorer, text, row):
        if self.measure == "snippet_f1":
            text = scorer.squeeze(text)
            found = [scorer.squeeze(part) in text for part in row["with"] or []]
            return sum(found), len(found), sum(scorer.squeeze(part) in text for part in row["without"] or [])
        if row.get("text") is None:
            return None
        if self.measure == "word_f1":
            return (scorer.bag(scorer.words(text), scorer.words(row["text"]))[2],)
        a, b = scorer.shingles(text), scorer.shingles(row["text"])
        return sum((a & b).values()), sum(a.values()), sum(b.values())

    def score(self, domains):
        pages = [figures for domain in domains for figures in self.domains[domain]]
        if self.measure == "word_f1":
            return sum(page[0] for page in pages) / len(pages)
        if self.measure == "snippet_f1":
            right, wanted, wrong = (sum(column) for column in zip(*pages))
            return 2 * right / (right + wrong + wanted)
        precisions = [hit / found for hit, found, _ in pages if found]
        recalls = [hit / wanted for hit, _, wanted in pages if wanted]
        precision, recall = sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def interval(ours, theirs):
    """(difference of the means over the sets, 2.5 % and 97.5 % of it when domains are drawn again)."""
    def difference(draw):
        total = 0.0
        for mine, other in zip(ours, theirs):
            drawn = draw(sorted(mine.domains))
            total += mine.score(drawn) - other.score(drawn)
        return total / len(ours)
    dice = random.Random(1)
    drawn = sorted(difference(lambda domains: dice.choices(domains, k=len(domains))) for _ in range(ROUNDS))
    return difference(lambda domains: domains), drawn[ROUNDS // 40], drawn[-ROUNDS // 40]


def print_row(name, values):
    print(f"{name:34}" + "".join(f"{value:>16}" for value in values), flush=True)


def four(value):
    return f"{value:.4f}" if isinstance(value, float) else "-"


def print_quality(python, parsers, sets):
    import evaluate as scorer
    print_row("", parsers)
    texts = collections.defaultdict(list)
    for name, measure in TEXT_SETS.items():
        if sets and name.split()[0] not in sets:
            continue
        scores = []
        for parser in parsers:
            found = TextScores(scorer, predictions(python, parser, name), set_pages(name)[1], measure)
            scores.append(found.score(sorted(found.domains)))
            if name in ARTICLE_SETS:
                texts[parser].append(found)
        print_row(f"{name} {measure}", [four(score) if parser != "htmldate" else "-" for parser, score in zip(parsers, scores)])
    for field, names in FIELD_SETS.items():
        for name in names:
            if sets and name not in sets:
                continue
            found = [eval_run.score("meta", predictions(python, parser, name), set_pages(name)[1]).get(field) for parser in parsers]
            print_row(f"{name} {field} F1", [four(value) if value else "-" for value in found])
    if not sets:
        print_difference(parsers, texts)


def print_difference(parsers, texts):
    means = {parser: sum(t.score(sorted(t.domains)) for t in texts[parser]) / len(ARTICLE_SETS) for parser in parsers}
    print_row("mean of the five article sets", [four(means[parser]) for parser in parsers])
    rivals = [parser for parser in parsers if parser != "onrecord"]
    if rivals and "onrecord" in parsers:
        best = max(rivals, key=means.get)
        print("onrecord less %s: %+.4f, 95 %% interval %+.4f to %+.4f" % (best, *interval(texts["onrecord"], texts[best])))


# ---------------------------------------------------------------- speed
def onrecord_seconds(pages):
    """CPU seconds of the stages page and article."""
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            os.symlink(page, f"{folder}/{number:05}-{page.name}")
        done = subprocess.run([eval_run.PROGRAM, "annotate", "--as", "html", "--stats", folder], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=True)
    return sum(float(re.search(rf"^ *{stage} +([\d.]+) s", done.stderr, re.M)[1]) for stage in ("page", "article"))


def peer_seconds(python, parser, what, pages):
    done = subprocess.run([python, __file__, "--inside", parser, what, *pages], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def print_speed(python, parsers, count):
    pages = eval_run.tune_pages()[:count]
    rate = lambda seconds: f"{len(pages) / seconds:,.0f}"
    print(f"pages/s of CPU, {len(pages)} pages, {sum(page.stat().st_size for page in pages) / 1e6:.1f} MB")
    print_row("", parsers)
    rows = {"text with metadata": ("page-time", 0), "text alone": ("text-time", 1)}
    ours = rate(onrecord_seconds(pages))  # Of both: it has no text without metadata.
    for name, (what, place) in rows.items():
        print_row(name, [ours if parser == "onrecord" else rate(peer_seconds(python, parser, what, pages)) if PEERS[parser][place]
                         else "-" for parser in parsers])


def main():
    if len(sys.argv) > 4 and sys.argv[1] == "--inside":
        return inside(sys.argv[2], sys.argv[3], sys.argv[4:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", dest="sets", choices=eval_run.HTML_SETS, help="only this set")
    parser.add_argument("--peer", action="append", dest="peers", choices=list(PEERS), help="only this peer")
    parser.add_argument("--speed", action="store_true", help="only speed")
    parser.add_argument("--pages", type=int, default=300, help="pages for speed (default 300)")
    options = parser.parse_args()
    if not eval_run.SCORER.exists():
        print(f"peers: skipped: the labelled data is not there ({eval_run.SHARED})")
        return 0
    if not eval_run.PROGRAM.exists():
        sys.exit(f"peers: {eval_run.PROGRAM} is not built: run make build first")
    if not eval_run.fold_folder("html", 0).exists():
        sys.exit("peers: no models of the folds: run train/blocks/train.py html first")
    python = environment()
    parsers = ["onrecord", *(peer for peer in PEERS if peer in (options.peers or PEERS))]
    if not options.speed:
        print_quality(python, parsers, options.sets)
    if not options.sets:
        print_speed(python, parsers, options.pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
