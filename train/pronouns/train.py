#!/usr/bin/env python3
"""Learns whom a "he" or "she" stands for.

  train.py            cross-validates on GAP validation and GUM, prints the scores
  train.py --write    and writes data/pronoun_model.tsv, then scores it on GAP development, which it never learns from

The engine measures (`onrecord names --pronouns`), this learns: build the release preset first, with the tables in data/ as they
shall ship. What a pronoun is asked depends on whom those before it were taken for, so the engine measures again with what
was learnt."""
import argparse
import pathlib
import tempfile

import numpy

import corpora
import engine
import ranker
from corpora import ROOT, eval_run, overlap

FOLDS = 5
NEWS_ARTICLES = 9000
GAP_WEIGHT, GUM_WEIGHT, NEWS_WEIGHT = 3.0, 2.0, 0.5         # Of one pronoun.
RIDGE, STEPS = 8.0, 150
ROUNDS = 2         # The first with a model that takes every pronoun for nobody.
SCALE = 100        # Of whole numbers to weights.
ANSWERS = engine.ANSWERS
LIMIT = len(engine.questions()) * ANSWERS


class Lesson:
    """The sets, measured with the model in the folder DATA."""

    def __init__(self, sets, data):
        self.gap, self.gum, self.news = (engine.measure(name, sets[name], options, data)
                                         for name, options in (("gap", ()), ("gum", ()), ("news", ("--any-gender",))))

    def fit(self, fold=None):
        """Weights from all pronouns but those of the texts in FOLD."""
        kept = lambda pronouns: [p for p in pronouns if fold is None or p.text % FOLDS != fold]
        parts = [(kept(self.gap), GAP_WEIGHT), (kept(self.gum), GUM_WEIGHT), (self.news, NEWS_WEIGHT)]
        return ranker.fit(ranker.Table([p for part, _ in parts for p in part],
                                       [weight for part, weight in parts for _ in part], LIMIT), LIMIT, RIDGE, STEPS)


def write(path, head, weights):
    whole = numpy.rint(weights[:LIMIT] * SCALE).astype(int)
    names = engine.questions()
    rows = [f"{names[key // ANSWERS]}\t{key % ANSWERS}\t{whole[key]}" for key in numpy.flatnonzero(whole)]
    path.write_text("".join(f"# {line}\n" for line in head) + "\n".join(rows) + "\n", encoding="utf8")


def chosen(weights, pronoun):
    return int(numpy.argmax([weights[keys].sum() for keys in pronoun.keys]))


def gap_f1(texts, choices):
    """As the scorer counts, of the pronouns and what was CHOSEN for them."""
    said = right = 0
    for pronoun, choice in choices:
        for name, is_right in texts[pronoun.text].names:
            touched = any(overlap(name, place) for place in pronoun.places[choice])
            said, right = said + touched, right + (touched and is_right)
    wanted = sum(is_right for text in texts for _, is_right in text.names)
    return 2 * right / (said + wanted)


def cross_validate(sets, lesson):
    gap, gum = [], []
    for fold in range(FOLDS):
        weights = lesson.fit(fold)
        for pronouns, out in ((lesson.gap, gap), (lesson.gum, gum)):
            out += [(p, chosen(weights, p)) for p in pronouns if p.text % FOLDS == fold]
    named = [p.right[choice] for p, choice in gum if choice > 0]
    print(f"GAP validation F1 {gap_f1(sets['gap'], gap):.4f}  GUM right {numpy.mean([p.right[c] for p, c in gum]):.4f}"
          f"  of {len(named)} of {len(gum)} named {numpy.mean(named):.4f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write data/pronoun_model.tsv")
    options = parser.parse_args()
    sets = {"gap": corpora.gap("validation"), "gum": corpora.gum(), "news": corpora.news(NEWS_ARTICLES)}
    with tempfile.TemporaryDirectory() as folder:
        weights = numpy.zeros(LIMIT)
        for _ in range(ROUNDS):
            write(pathlib.Path(folder) / "pronoun_model.tsv", ["One round's model."], weights)
            lesson = Lesson(sets, folder)
            weights = lesson.fit()
    cross_validate(sets, lesson)
    if options.write:
        write(ROOT / "data" / "pronoun_model.tsv",
              ["Whom a he or she stands for: train/pronouns/README.md is the model card.",
               "columns: question (onrecord/entity/pronoun_features.cc), answer, weight",
               "origin: train/pronouns/train.py --write, from GAP validation (Apache-2.0), GUM (CC BY 4.0) and unlabelled news"],
              weights)
        scores = eval_run.run_gap(data=ROOT / "data")
        print(f"GAP development F1 {scores['gap']:.4f}  P {scores['gap.p']:.4f}  R {scores['gap.r']:.4f}")


if __name__ == "__main__":
    main()
