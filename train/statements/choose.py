#!/usr/bin/env python3
"""Chooses which articles of ../shared/data/allsides are labelled, for a labeller to read.

  choose.py 0 20 > texts.jsonl     the first twenty in the order of choice
  choose.py 18 20 > more.jsonl     twenty more, of which two are labelled twice
  choose.py 0 120 --ids            only the ids

An article has 1,500 to 6,000 characters with at least 5 line ends and shares no passage with one of another outlet
(silver_copy_pairs.tsv). The 40 outlets with the most such articles take turns; within an outlet the SHA-256 of the id decides.
So a longer list begins with the shorter one, and no reading has a say in it."""
import argparse
import collections
import hashlib
import itertools
import json

from article import ALLSIDES, rows

OUTLETS = 40
CHARS_MIN, CHARS_MAX, LINE_ENDS_MIN = 1500, 6000, 5
FIELDS = ("id", "source", "date", "title", "text")


def order(row):
    return hashlib.sha256(("onrecord statements " + row["id"]).encode()).hexdigest()


def fits(row, copied):
    return CHARS_MIN <= len(row["text"]) <= CHARS_MAX and row["text"].count("\n") >= LINE_ENDS_MIN and row["id"] not in copied


def choose():
    """The rows of all articles that fit, in the order in which they are to be labelled."""
    pairs = ALLSIDES.with_name("silver_copy_pairs.tsv").read_text(encoding="utf8").splitlines()
    copied = {article for pair in pairs for article in pair.split("\t")[:2]}
    by_outlet = collections.defaultdict(list)
    for row in rows(ALLSIDES):
        if fits(row, copied):
            by_outlet[row["source"]].append(row)
    outlets = sorted(by_outlet, key=lambda outlet: (-len(by_outlet[outlet]), outlet))[:OUTLETS]
    turns = itertools.zip_longest(*(sorted(by_outlet[outlet], key=order) for outlet in outlets))
    return [row for turn in turns for row in turn if row]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=int, metavar="FIRST", help="how many articles to pass over")
    parser.add_argument("count", type=int, metavar="COUNT")
    parser.add_argument("--ids", action="store_true", help="no articles, only their ids")
    options = parser.parse_args()
    for row in choose()[options.first:options.first + options.count]:
        print(row["id"] if options.ids else json.dumps({key: row[key] for key in FIELDS}, ensure_ascii=False))


if __name__ == "__main__":
    main()
