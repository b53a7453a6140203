"""The labelled pages: where they lie, their gold, and the fold that each belongs to.

Only sets whose labels may train shipped weights (last column of ../shared/data/README.md): scrapinghub,
trafilatura-eval, newspaper4k-news, fundus, wcxb."""
import hashlib
import json
import pathlib
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "eval"))
import eval_run

FOLDS = 5
HTML_SETS = {"scrapinghub": "shingle_f1", "trafilatura-eval": "snippet_f1", "newspaper4k-news": "word_f1", "fundus": "word_f1",
             "wcxb": "word_f1"}          # By the measure that each is known for.
STYLES = ["rp", "lynx80"]
SECOND_LEVEL = {"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go"}


def site_of(row):
    """The registered domain of the page, near enough."""
    address = row.get("url") or row.get("site") or row.get("domain") or row["id"]
    host = urllib.parse.urlsplit(address).hostname or address
    parts = host.lower().split(".")
    keep = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL else 2
    return ".".join(parts[-keep:])


class Sample:
    """One labelled page. FOLD: pages of one site are in the same."""

    def __init__(self, file, gold, site):
        self.file, self.gold, self.site = str(file), gold, site
        self.fold = int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS


class Set:
    """Labelled pages that are scored together."""

    def __init__(self, name, folder, gold, measure, ending, sites=None):
        self.name, self.folder, self.gold, self.measure = name, folder, gold, measure
        rows = [json.loads(line) for line in gold.open(encoding="utf8")]
        site = lambda row: sites[row["id"]] if sites else site_of(row)
        self.samples = [Sample(folder / f"{row['id']}.{ending}", row, site(row)) for row in rows]


def html_sets():
    return [Set(name, *eval_run.html_set(name), measure, "html") for name, measure in HTML_SETS.items()]


def dump_sets():
    """The same pages as text; their gold rows do not tell the site."""
    folder = eval_run.dumps()
    sites = {pages.name: {sample.gold["id"]: site_of(sample.gold) for sample in pages.samples} for pages in html_sets()}
    return [Set(f"dump-{name}-{style}", folder / f"{name}-{style}", folder / f"{name}-{style}.jsonl", "word_f1", "txt", sites[name])
            for name in eval_run.DUMP_SETS for style in STYLES]


SETS = {"html": html_sets, "dump": dump_sets}
