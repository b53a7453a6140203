"""What words say of a block: weights of a logistic regression over its words and its pairs of words, cut much as the engine
cuts them (onrecord/article/block_words.h), but for dense scripts and rare signs. The trees learn from what the engine counts."""
import collections
import re
import unicodedata

import numpy
import scipy.sparse
import sklearn.linear_model

SITES = 10            # An entry stands on pages of so many sites, or it says something of a site.
ENTRIES = 8000
UNIT = 100            # Weights are hundredths of log-odds.
STRENGTH = 0.3        # Of the regression: the inverse of its ridge.
WORD = re.compile(r"[^\W_](?:[^\W_]|['’])*")


def folded(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def entries(text):
    """The words of a block and their pairs with the word before; "^" is its begin, "$" its end, "0" a number."""
    words = [word.replace("’", "'").rstrip("'") for word in WORD.findall(folded(text))]
    words = ["0" if word.isascii() and word.isdigit() else word for word in words]
    return words + [f"{a} {b}" for a, b in zip(["^", *words], [*words, "$"])]


class Words:
    """The words of all labelled blocks."""

    def __init__(self, blocks):
        """BLOCKS: (text, whether it is the article's, weight, site, fold) of each."""
        sites = collections.defaultdict(set)
        for text, _, _, site, _ in blocks:
            for entry in set(entries(text)):
                sites[entry].add(site)
        self.entries = sorted(entry for entry, found in sites.items() if len(found) >= SITES)
        place = {entry: i for i, entry in enumerate(self.entries)}
        rows = [[place[entry] for entry in entries(text) if entry in place] for text, *_ in blocks]
        ends = numpy.cumsum([0] + [len(row) for row in rows])
        ones = numpy.ones(ends[-1], dtype=numpy.float32)
        self.counts = scipy.sparse.csr_matrix((ones, numpy.concatenate(rows), ends), shape=(len(rows), len(place)))
        self.text, self.weights, self.sites, self.folds = map(numpy.array, list(zip(*blocks))[1:])

    def fit(self, held):
        """{entry: weight} from the blocks outside the folds HELD; "*" is the bias."""
        use = numpy.flatnonzero(~numpy.isin(self.folds, list(held)))
        counts, text = self.counts[use], self.text[use]
        weights = numpy.minimum(1, self.weights[use] / self.weights[use].mean())
        known = self.on_enough_sites(use)
        model = regression(counts[:, known], text, weights)
        much = numpy.abs(model.coef_[0]) * numpy.sqrt(numpy.asarray((counts[:, known] > 0).sum(axis=0))[0])
        known = numpy.sort(known[numpy.argsort(-much, kind="stable")[:ENTRIES]])
        model = regression(counts[:, known], text, weights)
        found = {self.entries[i]: round(UNIT * weight) for i, weight in zip(known, model.coef_[0])}
        return {"*": round(UNIT * model.intercept_[0]), **{entry: weight for entry, weight in found.items() if weight}}

    def on_enough_sites(self, use):
        _, site = numpy.unique(self.sites[use], return_inverse=True)
        of_site = scipy.sparse.csr_matrix((numpy.ones(len(use), dtype=numpy.float32), (site, numpy.arange(len(use)))))
        return numpy.flatnonzero(((of_site @ self.counts[use]) > 0).sum(axis=0).A1 >= SITES)


def regression(counts, text, weights):
    """The entries of a block count by the root of their number."""
    roots = numpy.sqrt(numpy.maximum(1, numpy.asarray(counts.sum(axis=1))[:, 0]))
    scaled = scipy.sparse.diags(1 / roots) @ counts
    model = sklearn.linear_model.LogisticRegression(C=STRENGTH, solver="liblinear", tol=0.01)
    return model.fit(scaled, text, sample_weight=weights)


def write(path, head, weights):
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines += [f"{entry}\t{weight}" for entry, weight in weights.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
