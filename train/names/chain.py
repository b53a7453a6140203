"""A linear-chain conditional random field over hashed features, learnt by AdaGrad. Seeds are fixed."""
import numba
import numpy

LABELS = 17              # 0 outside; of kind k: 4k+1 begins a name, 4k+2 inside, 4k+3 ends it, 4k+4 one word alone.


def opens(label):
    """The kind, from 1, of the name that must go on behind a label; 0 where none must."""
    return 1 + (label - 1) // 4 if label and (label - 1) % 4 in (0, 1) else 0


def needs(label):
    return 1 + (label - 1) // 4 if label and (label - 1) % 4 in (1, 2) else 0


ALLOWED = numpy.array([[opens(a) == needs(b) for b in range(LABELS)] for a in range(LABELS)])
STARTS = numpy.array([needs(a) == 0 for a in range(LABELS)])
ENDS = numpy.array([opens(a) == 0 for a in range(LABELS)])


@numba.njit(cache=True, fastmath=False)
def fit(features, labels, begins, weights, count, epochs, rate, decay, drop, seed, allowed, starts, ends):
    """FEATURES: (words, asked) numbers below COUNT, -1 for none; BEGINS: where stretches begin, and the end."""
    numpy.random.seed(seed)
    emit = numpy.zeros((count, LABELS), numpy.float32)
    emit_sum = numpy.full((count, LABELS), 1e-2, numpy.float32)
    move = numpy.zeros((LABELS, LABELS), numpy.float32)
    move_sum = numpy.full((LABELS, LABELS), 1e-2, numpy.float32)
    mean_emit = numpy.zeros((count, LABELS), numpy.float32)
    mean_move = numpy.zeros((LABELS, LABELS), numpy.float32)
    means = 0
    stretches = len(begins) - 1
    order = numpy.arange(stretches)
    asked = features.shape[1]
    longest = 0
    for s in range(stretches):
        longest = max(longest, begins[s + 1] - begins[s])
    score = numpy.zeros((longest, LABELS))
    ahead = numpy.zeros((longest, LABELS))
    back = numpy.zeros((longest, LABELS))
    keep = numpy.ones((longest, asked), numpy.bool_)
    for epoch in range(epochs):
        numpy.random.shuffle(order)
        for s in order:
            first, n = begins[s], begins[s + 1] - begins[s]
            for i in range(n):
                score[i, :] = 0
                for j in range(asked):
                    f = features[first + i, j]
                    kept = f >= 0 and numpy.random.random() >= drop      # So that the others learn to do without it.
                    keep[i, j] = kept
                    if kept:
                        for y in range(LABELS):
                            score[i, y] += emit[f, y]
            # Forward, backward, in logarithms.
            for y in range(LABELS):
                ahead[0, y] = score[0, y] + move[0, y] if starts[y] else -1e9
            for i in range(1, n):
                for y in range(LABELS):
                    most = -1e9
                    for x in range(LABELS):
                        if allowed[x, y]:
                            most = max(most, ahead[i - 1, x] + move[x, y])
                    total = 0.0
                    for x in range(LABELS):
                        if allowed[x, y]:
                            total += numpy.exp(ahead[i - 1, x] + move[x, y] - most)
                    ahead[i, y] = most + numpy.log(total) + score[i, y]
            for y in range(LABELS):
                back[n - 1, y] = 0.0 if ends[y] else -1e9
            for i in range(n - 2, -1, -1):
                for x in range(LABELS):
                    most = -1e9
                    for y in range(LABELS):
                        if allowed[x, y]:
                            most = max(most, move[x, y] + score[i + 1, y] + back[i + 1, y])
                    total = 0.0
                    for y in range(LABELS):
                        if allowed[x, y]:
                            total += numpy.exp(move[x, y] + score[i + 1, y] + back[i + 1, y] - most)
                    back[i, x] = most + numpy.log(total)
            most = -1e18
            for y in range(LABELS):
                most = max(most, ahead[n - 1, y] + back[n - 1, y])
            total = 0.0
            for y in range(LABELS):
                total += numpy.exp(ahead[n - 1, y] + back[n - 1, y] - most)
            whole = most + numpy.log(total)
            weight = weights[s]
            for i in range(n):
                gold = labels[first + i]
                for y in range(LABELS):
                    d = numpy.exp(ahead[i, y] + back[i, y] - whole) - (1.0 if y == gold else 0.0)
                    if abs(d) < 1e-3:
                        continue
                    d *= weight
                    for j in range(asked):
                        if keep[i, j]:
                            f = features[first + i, j]
                            g = d + decay * emit[f, y]
                            emit_sum[f, y] += g * g
                            emit[f, y] -= rate * g / numpy.sqrt(emit_sum[f, y])
            for i in range(n):
                for x in range(LABELS):
                    if i == 0 and x != 0:
                        continue
                    for y in range(LABELS):
                        if i == 0:
                            if not starts[y]:
                                continue
                            p = numpy.exp(ahead[0, y] + back[0, y] - whole)
                            right = labels[first] == y
                        else:
                            if not allowed[x, y]:
                                continue
                            p = numpy.exp(ahead[i - 1, x] + move[x, y] + score[i, y] + back[i, y] - whole)
                            right = labels[first + i - 1] == x and labels[first + i] == y
                        d = (p - (1.0 if right else 0.0)) * weight
                        if abs(d) < 1e-4:
                            continue
                        move_sum[x, y] += d * d
                        move[x, y] -= rate * d / numpy.sqrt(move_sum[x, y])
        if epoch >= epochs // 2:
            means += 1
            mean_emit += emit
            mean_move += move
    return mean_emit / means, mean_move / means
