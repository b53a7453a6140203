#!/usr/bin/env python3
"""Learns which lines of a dump are the article's text.

  train.py            prints the scores, cross-validated over sites
  train.py --write    and writes data/block_model_lines.tsv

The engine measures (`onrecord blocks`), this learns: build the release preset first."""
import argparse
import hashlib
import multiprocessing

import numpy

import choose
import engine
import figures
import labels
import pages
import trees

FILE = pages.ROOT / "data" / "block_model_lines.tsv"
FOLDS = 5
WORKERS = 2
ROWS = 120_000          # So many blocks, at most, does a model learn from.


class Sample:
    """One labelled page. FOLD: pages of one site are in the same."""

    def __init__(self, name, file, gold, site):
        self.set, self.file, self.gold = name, str(file), gold["text"]
        self.fold = int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS


class Lesson:
    """The measured and labelled pages."""

    def __init__(self, samples):
        self.samples = samples
        self.columns, self.blocks = engine.measure([sample.file for sample in samples])
        golds = {sample.file: sample.gold for sample in samples}
        self.known = {file: labels.label(blocks, golds[file]) for file, blocks in self.blocks.items()}

    def fit(self, fold=None):
        """A model from all pages outside FOLD."""
        used = [s.file for s in self.samples if s.fold != fold and s.file in self.blocks]
        keep, weights = sampled(numpy.concatenate([self.known[file][1] for file in used]))
        wanted = numpy.concatenate([self.known[file][0] for file in used])[keep]
        rows = numpy.concatenate([self.blocks[file].rows for file in used])[keep]
        return trees.fit(rows, wanted.astype(int), weights / weights.mean())


def samples():
    return [Sample(f"{name} {style}", *page) for name in pages.eval_run.DUMP_SETS for style in ("rp", "lynx80")
            for page in pages.dump_pages(name, style)]


def sampled(weights):
    """Which rows to learn from, and their weights: one is taken the likelier the more it weighs, and weighs more where it
    stands for others."""
    floor = weights.max()
    while numpy.minimum(1, weights / floor).sum() < min(ROWS, (weights > 0).sum() / 2):
        floor *= 0.95
    keep = numpy.random.default_rng(1).random(len(weights)) < weights / floor
    return numpy.flatnonzero(keep), numpy.maximum(weights[keep], floor)


lesson = None          # For the workers, which are forked.


def fit_outside(fold):
    return lesson.fit(fold)


def scores_out_of_fold():
    """{file: log-odds of its blocks} by a model that has not seen the page's site."""
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        models = pool.map(fit_outside, range(FOLDS), chunksize=1)
    seen = [sample for sample in lesson.samples if sample.file in lesson.blocks]
    return {sample.file: models[sample.fold].predict(lesson.blocks[sample.file].rows, raw_score=True) for sample in seen}


def cross_validate():
    """Lines of scores: the rules, the model, and the best that whole blocks can reach."""
    golds = {sample.file: sample.gold for sample in lesson.samples}
    counted = {file: figures.Page(blocks.texts, golds[file]) for file, blocks in lesson.blocks.items()}
    scores = scores_out_of_fold()
    rules = lambda file: lesson.blocks[file].rules
    ways = {"rules": lambda file: choose.by_rules(rules(file)),
            "model": lambda file: choose.by_model(scores[file], counted[file].counts, rules(file)),
            "best": lambda file: lesson.known[file][0]}
    rows = {name: figures.means(lesson.samples, counted, way) for name, way in ways.items()}
    lines = [f"{'word F1':24}" + "".join(f"{name:>8}" for name in rows)]
    return lines + [f"{key:24}" + "".join(f"{row[key]:8.4f}" for row in rows.values()) for key in sorted(rows["rules"])]


def card(lines):
    return "\n".join(["Which lines of a dump are the article's text: trees of train/blocks; its README is the model card.",
                      "columns: kind (columns, tree), names of the columns or a tree as onrecord/article/tree_ensemble.h reads it",
                      "origin: train/blocks/train.py --write; licence: as the project", "Cross-validated over sites:", *lines])


def main():
    global lesson
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the data file")
    options = parser.parse_args()
    lesson = Lesson(samples())
    lines = cross_validate()
    print("\n".join(lines))
    if options.write:
        trees.write(FILE, card(lines), lesson.columns, lesson.fit())


if __name__ == "__main__":
    main()
