"""A log-linear ranker: of a pronoun's candidates, those that may be right shall be likely (numpy only)."""
import numpy


class Table:
    """Pronouns as arrays: a row a candidate, its keys filled up with the number LIMIT, which weighs nothing."""

    def __init__(self, pronouns, weights, limit):
        rows = [keys for p in pronouns for keys in p.keys]
        self.keys = numpy.full((len(rows), max(map(len, rows))), limit, numpy.int32)
        for i, keys in enumerate(rows):
            self.keys[i, :len(keys)] = keys
        counts = numpy.array([len(p.keys) for p in pronouns])
        self.starts = numpy.cumsum(counts) - counts
        self.owner = numpy.repeat(numpy.arange(len(pronouns)), counts)
        self.right = numpy.concatenate([p.right for p in pronouns]).astype(bool)
        self.weights = numpy.asarray(weights, float)

    def shares(self, scores):
        """What each candidate has of its pronoun."""
        scores = numpy.exp(scores - numpy.maximum.reduceat(scores, self.starts)[self.owner])
        return scores / numpy.add.reduceat(scores, self.starts)[self.owner]


def fit(table, limit, ridge, steps, rate=0.1):
    """Weights by key that make the right candidates likely, less RIDGE times half their square (Adam, all at once)."""
    w, m, v = (numpy.zeros(limit + 1) for _ in range(3))
    for step in range(1, steps + 1):
        scores = w[table.keys].sum(1)
        model = table.shares(scores)
        aimed = table.shares(numpy.where(table.right, scores, -1e9))
        push = (model - aimed) * table.weights[table.owner]
        slope = numpy.bincount(table.keys.ravel(), numpy.repeat(push, table.keys.shape[1]), limit + 1) + ridge * w
        slope[limit] = 0
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope ** 2
        w -= rate * (1 - step / (steps + 1)) * (m / (1 - 0.9 ** step)) / (numpy.sqrt(v / (1 - 0.999 ** step)) + 1e-9)
    return w
