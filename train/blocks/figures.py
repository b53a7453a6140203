"""The mean of the pages' word F1, as eval/evaluate.py has it."""
import collections

import numpy

import align


class Page:
    """What scoring needs of a page, counted once."""

    def __init__(self, texts, gold):
        self.block_words = [align.words(text) for text in texts]
        self.counts = numpy.array([len(words) for words in self.block_words])
        self.gold = collections.Counter(align.words(gold))

    def word_f1(self, chosen):
        found = collections.Counter(word for words, yes in zip(self.block_words, chosen) if yes for word in words)
        both = sum((found & self.gold).values())
        return 2 * both / max(1, sum(found.values()) + sum(self.gold.values()))


def means(samples, pages, choose):
    """{set: mean} where CHOOSE(file) says which blocks are text. A page without a block counts as missed."""
    values = collections.defaultdict(list)
    for sample in samples:
        page = pages.get(sample.file)
        values[sample.set].append(page.word_f1(choose(sample.file)) if page else 0.0)
    return {name: float(numpy.mean(found)) for name, found in values.items()}
