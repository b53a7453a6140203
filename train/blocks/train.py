#!/usr/bin/env python3
"""Learns which blocks of a page are the article's text.

  train.py                  cross-validates over sites: writes the models of the folds to the cache, prints the scores
  train.py --write          and writes data/block_words.tsv, data/block_model_tree.tsv, data/block_model_lines.tsv
  train.py dump             only for dumps (or: html)

The engine measures (`onrecord blocks`), this learns, and the engine is scored with what was learnt: build the release
preset first. `eval/run --folds` and `bench/peers` use the models of the folds."""
import argparse
import collections
import itertools
import multiprocessing
import pathlib
import tempfile

import numpy

import engine
import labels
import pages
import trees
import words

WORDS = "block_words.tsv"
FILES = {"html": "block_model_tree.tsv", "dump": "block_model_lines.tsv"}
WHAT = {"html": "pages with markup", "dump": "dumps"}
WORKERS = 2
ROWS = 120_000          # So many blocks, at most, does a model learn from.
NAMELESS = 0.5          # The weight of a page whose classes and ids say nothing.


class Lesson:
    """The labelled pages of all sets of a kind."""

    def __init__(self, kind):
        self.kind, self.sets = kind, pages.SETS[kind]()
        self.samples = {sample.file: sample for of_set in self.sets for sample in of_set.samples}
        self.labels, self.blocks = {}, []
        with tempfile.TemporaryDirectory() as data:
            write_tables(pathlib.Path(data), {})
            for file, found in engine.measure(kind, list(self.samples), data)[1].items():
                sample = self.samples[file]
                text, weights = self.labels[file] = labels.label(found, sample.gold)
                self.blocks += [(*block, sample.site, sample.fold) for block in zip(found.texts, text, weights) if block[2] > 0]
        self.columns, self.parts = None, collections.defaultdict(list)

    def measure(self, held, weights):
        """Measures the pages of the folds HELD with the WEIGHTS of words that were learnt without them."""
        files = [file for file, sample in self.samples.items() if sample.fold in held]
        with tempfile.TemporaryDirectory() as data:
            write_tables(pathlib.Path(data), weights)
            self.add(held, files, data, 1.0)
            if self.kind == "html":
                pathlib.Path(data, "class_tokens.tsv").write_text("# none\n")
                self.add(held, files, data, NAMELESS)

    def add(self, held, files, data, weight):
        self.columns, found = engine.measure(self.kind, files, data)
        for file, blocks in found.items():
            text, weights = self.labels[file]
            self.parts[held, file].append((blocks.rows, text, weight * weights))

    def fit(self, fold=None):
        """A model from all pages outside FOLD: each measured with words that were learnt outside of its own fold and FOLD."""
        held = {file: frozenset({sample.fold, fold} - {None}) for file, sample in self.samples.items()}
        used = [part for file, sample in self.samples.items() if sample.fold != fold for part in self.parts[held[file], file]]
        rows, text, weights = map(numpy.concatenate, zip(*used))
        keep, weights = sampled(weights)
        return trees.fit(self.kind, rows[keep], text[keep].astype(int), weights / weights.mean())


def write_tables(folder, weights):
    """Tables for the engine to measure with: these WEIGHTS of words, no model."""
    words.write(folder / WORDS, "origin: train/blocks", weights)
    for file in FILES.values():
        (folder / file).write_text("# none\n")


def sampled(weights):
    """Which rows to learn from, and their weights: one is taken the likelier the more it weighs, and weighs more where it
    stands for others."""
    floor = weights.max()
    while numpy.minimum(1, weights / floor).sum() < min(ROWS, (weights > 0).sum() / 2):
        floor *= 0.95
    keep = numpy.random.default_rng(1).random(len(weights)) < weights / floor
    return numpy.flatnonzero(keep), numpy.maximum(weights[keep], floor)


lesson = corpus = None          # For the workers, which are forked.


def fit_outside(fold):
    return lesson.fit(fold)


def fit_words(held):
    return corpus.fit(held)


def learn_words(lessons):
    """{folds held out: weights of words}: of none, one and two folds."""
    global corpus
    corpus = words.Words([block for lesson in lessons.values() for block in lesson.blocks])
    folds = range(pages.FOLDS)
    sets = [frozenset(held) for count in range(3) for held in itertools.combinations(folds, count)]
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        return dict(zip(sets, pool.map(fit_words, sets, chunksize=1)))


def write_folds(weights):
    """Leaves a model for each fold where the evaluation finds it, with the list of pages that it has not seen."""
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        models = pool.map(fit_outside, range(pages.FOLDS), chunksize=1)
    for fold, model in enumerate(models):
        folder = pages.eval_run.fold_folder(lesson.kind, fold)
        folder.mkdir(parents=True, exist_ok=True)
        write_tables(folder, weights[frozenset({fold})])
        trees.write(folder / FILES[lesson.kind], "One fold's block model.\ncolumns: kind, names or tree\norigin: train/blocks",
                    lesson.columns, model)
        unseen = [file for file, sample in lesson.samples.items() if sample.fold == fold]
        (folder / "unseen.txt").write_text("\n".join(unseen) + "\n")


def scores():
    """Lines of scores: each page by the model that has not seen its site."""
    lines = [f"{'':30}measure         score"]
    for of_set in lesson.sets:
        found = pages.eval_run.annotate_folds(of_set.name, lesson.kind, of_set.folder)
        golds = {of_set.name: of_set.gold}
        if of_set.name == "wcxb":
            golds["wcxb articles"] = pages.eval_run.wcxb_articles()[1]
        for name, gold in golds.items():
            value = pages.eval_run.score("extract", found, gold)[of_set.measure]
            lines.append(f"{name:30}{of_set.measure:12}{value:9.4f}")
    return lines


def card(lines):
    return "\n".join([f"Which blocks of {WHAT[lesson.kind]} are the article's text; train/blocks/README.md is the model card.",
                      "columns: kind (columns, tree), names of the columns or a tree as onrecord/core/tree_ensemble.h reads it",
                      "origin: train/blocks/train.py --write; licence: as the project", "Cross-validated over sites:", *lines])


WORDS_CARD = """What words and pairs of words say of whether a block is the article's text; train/blocks/README.md is the model card.
columns: entry (a word, or two; "^" the begin of a block, "$" its end, "0" a number, "*" any block), hundredths of log-odds
origin: train/blocks/train.py --write; licence: as the project"""


def main():
    global lesson
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", help="html, dump (default: both); words are learnt from both")
    parser.add_argument("--write", action="store_true", help="write the data files")
    options = parser.parse_args()
    if options.write and options.kinds:
        parser.error("--write takes both kinds: their models share data/block_words.tsv")
    lessons = {kind: Lesson(kind) for kind in FILES}
    weights = learn_words(lessons)
    if options.write:
        words.write(pages.ROOT / "data" / WORDS, WORDS_CARD, weights[frozenset()])
    for kind in options.kinds or FILES:
        lesson = lessons[kind]
        for held in weights:
            if held:
                lesson.measure(held, weights[held])
        write_folds(weights)
        lines = scores()
        print("\n".join(lines), flush=True)
        if options.write:
            trees.write(pages.ROOT / "data" / FILES[kind], card(lines), lesson.columns, lesson.fit())


if __name__ == "__main__":
    main()
