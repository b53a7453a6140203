#!/usr/bin/env python3
"""Learns which candidates are statements, who their sources are, where their contents end, and how sure that is.

  train.py            cross-validates on the labelled articles: writes the models of the folds to the cache, prints the scores
  train.py --write    and writes data/statement_model.tsv

The engine measures (`onrecord statements`), this learns, and the engine is scored with what was learnt: build the release
preset first, with the tables in data/ as they shall ship. `eval/run --folds allsides250` uses the models of the folds."""
import argparse
import collections
import random

import lightgbm
import numpy
import scipy.optimize
import scipy.sparse
import sklearn.isotonic
import sklearn.linear_model

import candidates
from candidates import ROOT, eval_run

FOLDS = 5
STRENGTH = 0.1         # Of the weights against their penalty, as scikit-learn's C.
CHOICE_STRENGTH = {"source": 0.1, "end": 0.3}
HARDLY = 15            # A rule with fewer candidates is believed:
BELIEF = 10            # so many examples stand for what it says of itself.
RAREST = 2             # A feature seen less often is left out.
SILVER_WEIGHT = 0.5    # Of what the teacher thinks, against a label.
SCALE = 12             # Of whole numbers to weights.
UNIT = 1000            # Leaves are thousandths of log-odds.
ROUNDS = 100
TREES = {"objective": "binary", "num_leaves": 12, "learning_rate": 0.05, "min_data_in_leaf": 30, "feature_fraction": 0.6,
         "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "boost_from_average": False, "use_missing": False,
         "num_threads": 1, "deterministic": True, "force_row_wise": True, "seed": 1, "verbose": -1}


# ---------------------------------------------------------------- the linear models
def lessons(texts):
    """(features, whether it is one, weight) of all candidates."""
    return [(c.features, c.right, 1) for text in texts for c in text.candidates] + beliefs(texts)


def choices(texts, question):
    """(features of each form, the place of the right one) of all candidates that report something."""
    return [([features for _, features in c.forms[question]], c.best[question]) for text in texts for c in text.candidates
            if c.best[question] is not None and c.forms[question]]


def beliefs(texts):
    """A rule that the labelled articles hardly show is believed: its candidates once more, right as often as it says of itself."""
    known = [c for text in texts for c in text.candidates if c.sure]
    shown = collections.Counter(c.rule for c in known)
    return [(c.features, 100 * step < c.sure * BELIEF, 1) for c in known if shown[c.rule] < HARDLY for step in range(BELIEF)]


def silver_lessons(silver):
    """What the teacher thinks: right with one weight, wrong with the rest."""
    both = [(c.features, right, SILVER_WEIGHT * part) for c, share in silver for right, part in ((True, share), (False, 1 - share))]
    return [lesson for lesson in both if lesson[2] > 0.01]


def tabled(rows, weights):
    """(keys, table of rows and keys) of lists of features, without those that are rare."""
    keys, inverse = numpy.unique(numpy.concatenate(rows), return_inverse=True)
    counts = numpy.bincount(inverse, numpy.repeat(weights, [len(row) for row in rows]))
    keys = keys[(counts >= RAREST) & (keys > 0)]
    places, ends = [], [0]
    for row in rows:
        place = numpy.minimum(numpy.searchsorted(keys, row), len(keys) - 1)
        places.append(numpy.unique(place[keys[place] == row]))
        ends.append(ends[-1] + len(places[-1]))
    return keys, scipy.sparse.csr_matrix((numpy.ones(ends[-1]), numpy.concatenate(places), ends), (len(rows), len(keys)))


def whole_model(keys, weights, bias):
    whole = numpy.clip(numpy.rint(weights * SCALE), -32, 32).astype(int)
    return keys[whole != 0], whole[whole != 0], round(bias * SCALE)


def fit_linear(asked):
    """(keys, whole weights, whole bias) by logistic regression."""
    weights = [weight for _, _, weight in asked]
    keys, table = tabled([features for features, _, _ in asked], weights)
    model = sklearn.linear_model.LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-3, random_state=1)
    model.fit(table, [right for _, right, _ in asked], weights)
    return whole_model(keys, model.coef_[0], model.intercept_[0])


def fit_choice(asked, strength):
    """The same for one of several forms, by conditional logit (McFadden 1974)."""
    sizes = [len(forms) for forms, _ in asked]
    keys, table = tabled([features for forms, _ in asked for features in forms], [1] * sum(sizes))
    begins, group = numpy.cumsum([0] + sizes[:-1]), numpy.repeat(numpy.arange(len(sizes)), sizes)
    right = numpy.zeros(sum(sizes))
    right[begins + [place for _, place in asked]] = 1

    def loss(weights):
        scores = table @ weights
        scores -= numpy.maximum.reduceat(scores, begins)[group]
        odds = numpy.exp(scores)
        sums = numpy.add.reduceat(odds, begins)[group]
        slope = table.T @ (right - odds / sums)
        return weights @ weights / (2 * strength) - right @ (scores - numpy.log(sums)), weights / strength - slope

    fitted = scipy.optimize.minimize(loss, numpy.zeros(len(keys)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return whole_model(keys, fitted.x, 0)


def score_linear(model, features):
    keys, weights, bias = model
    place = numpy.unique(numpy.minimum(numpy.searchsorted(keys, features), len(keys) - 1))
    return bias + weights[place[numpy.isin(keys[place], features)]].sum()


def fit_all_linear(texts, silver):
    return {"is_one": fit_linear(lessons(texts) + silver_lessons(silver)),
            **{question: fit_choice(choices(texts, question), strength) for question, strength in CHOICE_STRENGTH.items()}}


# ---------------------------------------------------------------- trees and sureness
def fit_trees(texts):
    choices = [choice for text in texts for choice in text.choices]
    rows, right = numpy.array([c.row for c in choices]), numpy.array([c.right for c in choices])
    return lightgbm.train(TREES, lightgbm.Dataset(rows, right), ROUNDS)


def written(node):
    """A tree as the engine reads it: from the root down, left before right."""
    if "leaf_value" in node:
        return [str(round(node["leaf_value"] * UNIT))]
    threshold = int(numpy.floor(node["threshold"]))          # Columns are whole numbers: x <= 3.5 is x <= 3.
    return [f"{node['split_feature']}:{threshold}", *written(node["left_child"]), *written(node["right_child"])]


def sureness(scores, right):
    """[(score, hundredths)]: from each score on, how many of a hundred choices are right; of 1 to 99."""
    shares = sklearn.isotonic.IsotonicRegression(y_min=0.005, y_max=0.99, out_of_bounds="clip").fit(scores, right)
    steps, out = numpy.unique(numpy.rint(numpy.array(scores)).astype(int)), []
    for score, share in zip(steps, shares.predict(steps)):
        hundredths = max(1, int(100 * share))
        if not out or hundredths > out[-1][1]:
            out.append((int(score), hundredths))
    return [(-1000000, 1)] + [step for step in out if step[1] > 1]


# ---------------------------------------------------------------- files
def write(path, head, linear, trees=None, sure=()):
    rows = []
    for question, (keys, weights, bias) in linear.items():
        rows.append(f"{question}\tbias\t{bias}")
        rows += [f"{question}\t{key:x}\t{chr(ord('0') + 32 + weight)}" for key, weight in zip(keys, weights)]
    rows.append("columns\t-\t" + columns())
    for number, tree in enumerate(trees.dump_model()["tree_info"] if trees else []):
        rows.append(f"tree\t{number}\t{' '.join(written(tree['tree_structure']))}")
    rows += [f"sure\t{score}\t{hundredths}" for score, hundredths in sure]
    path.write_text("".join(f"# {line}\n" for line in head) + "\n".join(rows) + "\n", encoding="utf8")


def columns():
    """The names of the columns, as the engine has them."""
    source = (ROOT / "onrecord" / "attribution" / "choose.cc").read_text()
    return " ".join(source.split("column_names{")[1].split("};")[0].replace('"', " ").replace(",", " ").split())


def deal(files):
    """The number of each file's fold."""
    shuffled = sorted(files)
    random.Random(5).shuffle(shuffled)
    return {file: place % FOLDS for place, file in enumerate(shuffled)}


def cross_validate(files, gold, scored):
    """Leaves a model for each fold where the evaluation finds it. Gives the linear models of all texts, the texts as models that have
    not seen them choose in them, and the sureness of all scores: by the articles SCORED, which were read most carefully and which the
    teacher of silver.tsv has not seen."""
    fold_of, texts, silver = deal(files), candidates.measure(files, gold), candidates.silver({file.stem for file in files})
    linear, chosen = [], []
    for fold in range(FOLDS):
        linear.append(fit_all_linear([text for text in texts if fold_of[text.path] != fold], silver))
        folder = eval_run.fold_folder("statements", fold)
        folder.mkdir(parents=True, exist_ok=True)
        unseen = [file for file in files if fold_of[file] == fold]
        (folder / "unseen.txt").write_text("".join(f"{file}\n" for file in unseen))
        write(folder / "statement_model.tsv", ["One fold's model, without trees."], linear[fold])
        chosen += candidates.measure(unseen, gold, folder)
    trees, scores = [], {}
    for fold in range(FOLDS):
        trees.append(fit_trees([text for text in chosen if fold_of[text.path] != fold]))
        for text in chosen:
            if fold_of[text.path] == fold:
                rows = numpy.array([choice.row for choice in text.choices]).reshape(-1, len(columns().split()))
                scores[text.path] = UNIT * trees[fold].predict(rows, raw_score=True)
    confidences, held = [], [text for text in chosen if text.path.stem in scored]
    for fold in range(FOLDS):
        sure = sureness(*judged([text for text in held if fold_of[text.path] != fold], scores))
        write(eval_run.fold_folder("statements", fold) / "statement_model.tsv", ["One fold's model."], linear[fold], trees[fold], sure)
        steps, hundredths = (numpy.array(column) for column in zip(*sure))
        found, right = judged([text for text in held if fold_of[text.path] == fold], scores)
        confidences += zip(hundredths[numpy.searchsorted(steps, found, "right") - 1], right)
    show_reliability(confidences)
    return fit_all_linear(texts, silver), chosen, sureness(*judged(held, scores))


def show_reliability(confidences):
    """By tens of hundredths: how many choices, what they say of themselves in the mean, how many of a hundred are right."""
    for low in range(0, 100, 10):
        part = [(said, right) for said, right in confidences if low <= said < low + 10]
        if part:
            said, right = (100 * numpy.mean(column) for column in zip(*part))
            print(f"confidence {low:2} to {low + 9:2}  choices {len(part):5}  mean {said / 100:5.1f}  right {right:5.1f}")


def judged(texts, scores):
    return ([score for text in texts for score in scores[text.path]], [choice.right for text in texts for choice in text.choices])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write data/statement_model.tsv")
    options = parser.parse_args()
    linear, chosen, sure = cross_validate(*candidates.allsides())
    if options.write:
        write(ROOT / "data" / "statement_model.tsv",
              ["Which candidates are statements: train/statements/README.md is the model card.",
               "columns: as onrecord/attribution/statement_model.h tells; features are hashes of question and answer (draft_features.cc)",
               "origin: train/statements/train.py --write, from our own labels of 718 articles and silver.tsv; licence: as the project"],
              linear, fit_trees(chosen), sure)
    for measure, value in eval_run.FOLDED["allsides250"]().items():
        print(f"{measure:36} {eval_run.short(value)}")


if __name__ == "__main__":
    main()
