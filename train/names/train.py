#!/usr/bin/env python3
"""Learns which words of a text are names, and of which kind.

  train.py            cross-validates on WikiGold: writes the models of the folds to the cache, prints the scores
  train.py --write    and writes data/name_model.tsv, then scores it on the sets that it never learns from

The engine measures (`onrecord names`), this learns, and the engine is scored with what was learnt: build the release
preset first, with the tables in data/ as they shall ship. `eval/run --folds wikigold` uses the models of the folds."""
import argparse
import multiprocessing

import numpy

import chain
import engine
from corpora import ROOT, eval_run

FOLDS = 5
WORKERS = 2
SETS = {"wikigold": 1.0, "wnut": 1.0, "btc": 0.5, "sec": 0.5, "gum": 1.0}      # How much a text of each weighs.
OWN = 0.5          # How much of what WikiGold alone teaches goes into the model; of the other sets' own nothing does.
EPOCHS, RATE, DECAY, DROP = 8, 0.03, 1e-3, 0.3
SEEDS = 3          # The model is the mean of so many.
RAREST = 2         # A feature seen less often is left out.
SCALE = 12         # Of whole numbers to weights.
LEAST = 2          # A feature that weighs less everywhere is left out of the file.


class Lesson:
    """The measured texts of all sets."""

    def __init__(self):
        self.texts = {name: engine.measure(name) for name in SETS}

    def fit(self, fold=None):
        """A model from all texts but those of WikiGold that are in FOLD."""
        parts = []
        for own, (name, weight) in enumerate(SETS.items(), 1):
            used = [t for i, t in enumerate(self.texts[name]) if fold is None or name != "wikigold" or i % FOLDS != fold]
            parts += [(text, own, weight) for text in used]
        return learn(parts)


def learn(parts):
    """PARTS: (text, number of its set, weight). Gives the keys of features, their weights, and those of transitions.

    Every set labels by its own rules, so every feature is learnt twice: as it is for all sets and as it is for this one
    (Daumé 2007)."""
    features = numpy.concatenate([numpy.hstack([text.features * 8, text.features * 8 + own]) for text, own, _ in parts])
    labels = numpy.concatenate([text.labels for text, _, _ in parts])
    ends = numpy.cumsum([0] + [len(text.labels) for text, _, _ in parts])
    begins = numpy.concatenate([[0]] + [numpy.array(text.begins[1:], int) + end for (text, _, _), end in zip(parts, ends)])
    weights = numpy.concatenate([numpy.full(len(text.begins) - 1, weight) for text, _, weight in parts])
    keys, counts = numpy.unique(features, return_counts=True)
    keys = keys[counts >= RAREST]
    place = numpy.minimum(numpy.searchsorted(keys, features), len(keys) - 1)
    numbers = numpy.where(keys[place] == features, place, -1).astype(numpy.int32)
    fits = [chain.fit(numbers, labels, begins, weights, len(keys), EPOCHS, RATE, DECAY, DROP, seed,
                      chain.ALLOWED, chain.STARTS, chain.ENDS) for seed in range(SEEDS)]
    emit, move = (sum(values) / SEEDS for values in zip(*fits))
    merged = numpy.unique(keys // 8)
    sums = numpy.zeros((len(merged), chain.LABELS))
    for own, share in ((0, 1.0), (1, OWN)):
        numpy.add.at(sums, numpy.searchsorted(merged, keys[keys % 8 == own] // 8), share * emit[keys % 8 == own])
    return merged, sums - sums[:, :1], move


def write(path, head, keys, emit, move):
    whole = lambda values: numpy.clip(numpy.rint(values * SCALE), -32, 32).astype(int)
    letters = lambda row: "".join(chr(ord("0") + 32 + value) for value in row)
    rows = [f"behind\t{label}\t{letters(row)}" for label, row in enumerate(whole(move))]
    kept = (keys > 0) & (numpy.abs(whole(emit)).max(1) >= LEAST)
    rows += [f"feature\t{key:08x}\t{letters(row[1:])}" for key, row in zip(keys[kept], whole(emit)[kept])]
    path.write_text("".join(f"# {line}\n" for line in head) + "\n".join(rows) + "\n", encoding="utf8")


lesson = None          # For the workers, which are forked.


def fit_outside(fold):
    return lesson.fit(fold)


def write_folds():
    """Leaves a model for each fold where the evaluation finds it, with the list of texts that it has not seen."""
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        models = pool.map(fit_outside, range(FOLDS), chunksize=1)
    texts = sorted(eval_run.names_folder("wikigold").glob("*.txt"))
    for fold, model in enumerate(models):
        folder = eval_run.fold_folder("names", fold)
        folder.mkdir(parents=True, exist_ok=True)
        write(folder / "name_model.tsv", ["One fold's name model."], *model)
        (folder / "unseen.txt").write_text("".join(f"{text}\n" for i, text in enumerate(texts) if i % FOLDS == fold))


def show(name, values):
    print(f"{name:10}" + "".join(f"  {kind or 'all'} {values['ner' + kind]:.4f}" for kind in ("", "_untyped", "_PER", "_ORG", "_LOC")),
          flush=True)


def main():
    global lesson
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write data/name_model.tsv")
    options = parser.parse_args()
    lesson = Lesson()
    write_folds()
    show("wikigold", eval_run.run_names("wikigold", folds=True))
    if options.write:
        write(ROOT / "data" / "name_model.tsv",
              ["Which words are names: train/names/README.md is the model card.",
               "columns: kind, key, weights as letters ('0' + 32 + weight). behind: of a label, of all labels behind it;",
               "feature: hash of question and answer (onrecord/entity/name_features.cc), of the labels 1 to 16",
               "origin: train/names/train.py --write, from WikiGold, WNUT 2017, BTC, GUM (CC BY 4.0), SEC filings (CC BY 3.0)"],
              *lesson.fit())
        for name in ("uner", "conllpp"):
            show(name, eval_run.run_names(name, data=ROOT / "data"))


if __name__ == "__main__":
    main()
