"""The labelled pages: where they lie, their gold, and the site that each belongs to.

Only sets whose labels may train shipped weights (last column of ../shared/data/README.md): scrapinghub,
trafilatura-eval, newspaper4k-news, fundus, wcxb."""
import importlib.machinery
import importlib.util
import json
import pathlib
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
loader = importlib.machinery.SourceFileLoader("eval_run", str(ROOT / "eval" / "run"))
eval_run = importlib.util.module_from_spec(importlib.util.spec_from_loader("eval_run", loader))
loader.exec_module(eval_run)

HTML_SETS = ["scrapinghub", "trafilatura-eval", "newspaper4k-news", "fundus", "wcxb"]
SECOND_LEVEL = {"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go"}


def site_of(row):
    """The registered domain of the page, near enough: pages of one site must not be parted by a fold."""
    address = row.get("url") or row.get("site") or row.get("domain") or row["id"]
    host = urllib.parse.urlsplit(address).hostname or address
    parts = host.lower().split(".")
    keep = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL else 2
    return ".".join(parts[-keep:])


def html_pages(name):
    """[(file, gold row, site)]"""
    folder, gold = eval_run.html_set(name)
    rows = [json.loads(line) for line in gold.open(encoding="utf8")]
    return [(folder / f"{row['id']}.html", row, site_of(row)) for row in rows]


def sites():
    """{(set, id): site}"""
    return {(name, row["id"]): site for name in HTML_SETS for _, row, site in html_pages(name)}


def dump_pages(name, style):
    """The same for the dumps of a set in one style."""
    site = sites()
    folder = eval_run.dumps()
    rows = [json.loads(line) for line in (folder / f"{name}-{style}.jsonl").open(encoding="utf8")]
    return [(folder / f"{name}-{style}" / f"{row['id']}.txt", row, site[name, row["id"]]) for row in rows]
