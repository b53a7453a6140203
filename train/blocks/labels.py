"""Which blocks of a labelled page are its text, and how much each counts."""
import numpy

import align

HEADS = {"title", "duplicate-title"}          # Left to the rules, whether the gold text repeats them or not.
BLOCK_WEIGHT_MAX = 0.3          # A page weighs about one, and no block of it more than this.
SNIPPET_WEIGHT = 0.15


def squeeze(text):
    return " ".join(text.split())


def by_text(texts, gold):
    """For each block the part of its words that are aligned to the gold text (-1: it has none), and its weight."""
    cut = [align.words(text) for text in texts]
    hits = align.align([word for words in cut for word in words], align.words(gold["text"]))
    parts, at = [], 0
    for words in cut:
        parts.append(sum(hits[at:at + len(words)]) / len(words) if words else -1)
        at += len(words)
    return parts, [min((len(words) + 2) / (sum(hits) + 50), BLOCK_WEIGHT_MAX) for words in cut]


def by_snippets(texts, gold):
    """Blocks with a snippet that belongs to the text, or does not; the others are unknown."""
    parts = [-1.0] * len(texts)
    flat = [squeeze(text) for text in texts]
    for part, snippets in ((0, (gold["without"] or []) + (gold.get("comments") or [])), (1, gold["with"] or [])):
        for snippet in map(squeeze, snippets):
            found = [i for i, text in enumerate(flat) if snippet in text]
            if part == 1 and len(found) > 1:
                continue                               # It may stand in a teaser, too.
            for i in found:
                parts[i] = part
    return parts, [SNIPPET_WEIGHT] * len(texts)


def label(blocks, gold):
    """(which blocks are text, weights). A block is text where half of its words are; little counts one that is half text,
    nothing one without words, with the title, or that the gold says nothing of."""
    count = len(blocks.texts)
    if not gold.get("text") and "with" not in gold:
        return numpy.zeros(count, dtype=bool), numpy.zeros(count)
    parts, weights = map(numpy.array, (by_text if gold.get("text") else by_snippets)(blocks.texts, gold))
    use = (parts >= 0) & ~numpy.isin(blocks.rules, list(HEADS))
    return parts >= 0.5, numpy.where(use, weights * (0.1 + 2 * numpy.abs(parts - 0.5)), 0.0)
