#!/usr/bin/env python3
"""Groups the words of 25,000 news articles by what stands beside them: writes data/word_clusters.tsv.

  clusters.py ARTICLES.jsonl.xz          rows with a "text": ../shared/data/allsides/articles.jsonl.xz

A word is counted as it is written ("Apple" is not "apple"). Its neighbours, one and two places to each side, make a
vector (positive pointwise mutual information, 100 singular values); k-means groups the vectors; the groups are numbered
in the order of a tree over them (Ward), so that numbers near each other mean like groups: `group / 16` is a coarser one.
Seeds are fixed."""
import collections
import json
import lzma
import pathlib
import re
import sys

import numpy
import scipy.cluster.hierarchy
import scipy.sparse
import scipy.sparse.linalg
import sklearn.cluster

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
GROUPS = 512
RAREST = 12            # A word seen less often is left out.
RAREST_SMALL = 40      # So is one without a capital: they are many and tell less.
NEIGHBOURS = 6000      # So many words count as neighbours.
DIMENSIONS = 100
TOKEN = re.compile(r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|St|Jr)\.|\w+(?:[-'’]\w+)*|[^\w\s]")
POSSESSIVE = re.compile(r"['’]s$")


def tokens(text):
    out = []
    for token in TOKEN.findall(text):
        owner = POSSESSIVE.search(token)
        out += [token[:owner.start()], "'s"] if owner and owner.start() else [token]
    return out


def shape(token):
    """Numbers are one word."""
    return re.sub(r"\d", "0", token)


def read(path):
    return [[shape(t) for t in tokens(json.loads(line)["text"])] for line in lzma.open(path, "rt", encoding="utf8")]


def numbered(texts):
    counts = collections.Counter(t for text in texts for t in text)
    keep = lambda word, n: n >= (RAREST if word != word.lower() else RAREST_SMALL)
    return [word for word, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if keep(word, n)]


def vectors(texts, words):
    place = {word: i for i, word in enumerate(words)}
    near = {word: i for i, word in enumerate(list(dict.fromkeys(w.lower() for w in words))[:NEIGHBOURS])}
    centre = numpy.concatenate([numpy.array([-1, -1] + [place.get(t, -1) for t in text] + [-1, -1]) for text in texts])
    around = numpy.concatenate([numpy.array([-1, -1] + [near.get(t.lower(), -1) for t in text] + [-1, -1]) for text in texts])
    parts = []
    for shift in (-2, -1, 1, 2):
        beside = numpy.roll(around, -shift)
        both = (centre >= 0) & (beside >= 0)
        counts = scipy.sparse.coo_matrix((numpy.ones(both.sum(), numpy.float32), (centre[both], beside[both])),
                                         (len(words), len(near))).tocsr()
        parts.append(information(counts))
    left, values, _ = scipy.sparse.linalg.svds(scipy.sparse.hstack(parts).tocsr(), DIMENSIONS, random_state=1)
    found = left * numpy.sqrt(values)
    return found / numpy.maximum(numpy.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def information(counts):
    """Positive pointwise mutual information; neighbours smoothed by the power 0.75."""
    rows, columns = numpy.asarray(counts.sum(1)).ravel(), numpy.asarray(counts.sum(0)).ravel() ** 0.75
    cells = counts.tocoo()
    share = cells.data * columns.sum() / (rows[cells.row] * columns[cells.col])
    cells.data = numpy.maximum(numpy.log(share), 0).astype(numpy.float32)
    return cells.tocsr()


def groups(points):
    means = sklearn.cluster.MiniBatchKMeans(GROUPS, random_state=1, n_init=3, batch_size=4096, max_iter=200).fit(points)
    order = scipy.cluster.hierarchy.leaves_list(
        scipy.cluster.hierarchy.optimal_leaf_ordering(scipy.cluster.hierarchy.ward(means.cluster_centers_), means.cluster_centers_))
    number = numpy.empty(GROUPS, int)
    number[order] = numpy.arange(GROUPS)
    return number[means.labels_]


def main():
    texts = read(sys.argv[1])
    words = numbered(texts)
    group = groups(vectors(texts, words))
    with open(DATA / "word_clusters.tsv", "w", encoding="utf8") as file:
        file.write("# Words of English news as they are written (0 for every digit), by what stands beside them.\n"
                   f"# columns: word, group (0 to {GROUPS - 1}; numbers near each other mean like groups)\n"
                   "# from: 25,000 news articles, train/names/clusters.py; a list of words, no text\n")
        file.writelines(f"{word}\t{number}\n" for word, number in sorted(zip(words, group)) if re.search(r"\w", word))


if __name__ == "__main__":
    main()
