"""Which blocks are taken for the text: as onrecord/article/choose_text.cc and correct_labels.cc have it."""
import numpy

BODY = {"body", "subhead", "quote", "embed", "live-entry", "correction-note"}
VAGUE = {"menu", "footer", "related-link"}
PROBABILITY_MIN = 0.3


def best_f1(scores, words):
    """The blocks that make the largest expected F1 over words; SCORES are log-odds."""
    probability = 1 / (1 + numpy.exp(-scores))
    chosen = numpy.zeros(len(scores), dtype=bool)
    expected, taken, right = probability @ words, 0.0, 0.0
    for i in numpy.argsort(-scores, kind="stable"):
        if probability[i] < PROBABILITY_MIN or probability[i] * (taken + expected) <= right:
            break
        chosen[i] = True
        taken += words[i]
        right += probability[i] * words[i]
    return chosen


def by_rules(rules):
    return numpy.array([rule in BODY for rule in rules], dtype=bool)


def by_model(scores, words, rules):
    open_to_model = numpy.array([rule in BODY or rule in VAGUE for rule in rules], dtype=bool)
    return best_f1(scores, words) & open_to_model
