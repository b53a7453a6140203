"""Which blocks of a labelled page are its text, and how much each counts."""
import numpy

import align

HEADS = {"title", "duplicate-title"}          # Left to the rules, whether the gold text repeats them or not.
BLOCK_WEIGHT_MAX = 0.3          # A page weighs about one, and no block of it more than this.


def label(blocks, gold):
    """(which blocks are text, weights). A block is text where half of its words are aligned to the gold text; one without
    words or with the title counts nothing, and little one that is half text."""
    cut = [align.words(text) for text in blocks.texts]
    hits = align.align([word for words in cut for word in words], align.words(gold))
    parts, weights, at = [], [], 0
    for words, rule in zip(cut, blocks.rules):
        parts.append(sum(hits[at:at + len(words)]) / max(1, len(words)))
        weights.append(min((len(words) + 2) / (sum(hits) + 50), BLOCK_WEIGHT_MAX) if words and rule not in HEADS else 0)
        at += len(words)
    parts = numpy.array(parts)
    return parts >= 0.5, numpy.array(weights) * (0.1 + 2 * numpy.abs(parts - 0.5))
