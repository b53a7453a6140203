#!/usr/bin/env python3
"""Teaches an encoder on the articles of labels_more.ndjson and writes down what it thinks of further articles: silver.tsv.

  teacher.py          about 15 minutes on one core

It never sees the 250 articles of labels.ndjson, nor a near copy of one. Only train.py reads silver.tsv. Numbers of the same
machine are the same; another processor may round otherwise."""
import collections
import itertools
import json
import pathlib
import random
import tempfile

import numpy
import tokenizers
import torch
from torch.nn import functional

import candidates
import choose
import encoder
import train

HERE = pathlib.Path(__file__).resolve().parent
SILVER = 2000          # So many articles are judged.
SEED = 1
ROUNDS = 2
WINDOW = 254           # Pieces that are seen together, but for the marks of begin and end.
STRIDE = 192
AT_ONCE = 4
SPEED = 2e-4           # Of learning in the encoder; what is new learns faster:
NEW_SPEED = 6e-4
COPIED = 0.1           # A text shares more of its runs of eight words with the 250: a near copy.
FIRST, LAST, UNKNOWN = 101, 102, 0


class Pages:
    """A text in pieces of words, its candidates as spans of them. LINEAR: what a linear model says of each candidate."""

    def __init__(self, text, linear, splitter):
        self.text, self.linear = text, linear
        words = text.data.decode()
        split = splitter.encode(words, add_special_tokens=False)
        byte_at = numpy.array(list(itertools.accumulate((len(c.encode()) for c in words), initial=0)))
        self.pieces, places = numpy.array(split.ids, int), numpy.array(split.offsets, int).reshape(-1, 2)
        self.begins, self.ends = byte_at[places[:, 0]], byte_at[places[:, 1]]
        self.spans = [[self.span(part) for part in (c.cue[:1] or [c.content[0]], c.source, c.content)] for c in text.candidates]
        self.parts = self.labelled_parts()

    def span(self, ranges):
        if not ranges:
            return 0, 0
        begin = int(numpy.searchsorted(self.ends, min(r[0] for r in ranges), "right"))
        return begin, max(int(numpy.searchsorted(self.begins, max(r[1] for r in ranges), "left")), begin + 1)

    def labelled_parts(self):
        """Whether a piece is of a cue, of a source, of a content, its first, its last."""
        parts = numpy.zeros((len(self.pieces), 5), numpy.float32)
        for statement in self.text.gold:
            for column, part in enumerate(("cue", "source", "content")):
                for piece in statement[part]:
                    parts[slice(*self.span([piece])), column] = 1
            for piece in statement["content"]:
                begin, end = self.span([piece])
                parts[begin, 3] = parts[min(end, len(parts)) - 1, 4] = 1
        return parts

    def windows(self, shift=0):
        """[(first piece, candidates)]: each candidate in the window that shows most around its cue."""
        starts = [0]
        while starts[-1] + WINDOW < len(self.pieces):
            starts.append(starts[-1] + STRIDE - (shift if len(starts) == 1 else 0))
        at = numpy.array(starts)
        held = collections.defaultdict(list)
        for number, (cue, _, _) in enumerate(self.spans):
            before = numpy.where(at == 0, WINDOW, cue[0] - at)
            behind = numpy.where(at + WINDOW >= len(self.pieces), WINDOW, at + WINDOW - cue[0])
            held[int(numpy.argmax(numpy.minimum(before, behind)))].append(number)
        return [(start, held[i]) for i, start in enumerate(starts)]


def batch(windows, rules):
    """(pieces, parts, whether a place has a piece, what the judge is asked, what is right) of WINDOWS: [(pages, first piece, candidates)]."""
    length = 2 + max(len(pages.pieces[start:start + WINDOW]) for pages, start, _ in windows)
    pieces, parts = numpy.zeros((len(windows), length), int), numpy.zeros((len(windows), length, 5), numpy.float32)
    asked, right = collections.defaultdict(list), []
    for row, (pages, start, numbers) in enumerate(windows):
        own = pages.pieces[start:start + WINDOW]
        pieces[row, :len(own) + 2] = [FIRST, *own, LAST]
        parts[row, 1:len(own) + 1] = pages.parts[start:start + WINDOW]
        for number in numbers:
            candidate, linear = pages.text.candidates[number], pages.linear[number]
            asked["row"].append(row)
            for name, (begin, end) in zip(("cue", "source", "content"), pages.spans[number]):
                inside = [min(max(place - start + 1, 1), len(own) + 1) for place in (begin, end)]
                asked[name].append(inside if end > begin else [0, 0])
            asked["rule"].append(rules.get((candidate.rule, candidate.sure > 0), UNKNOWN))
            asked["mode"].append(encoder.MODES.index(candidate.mode))
            asked["numbers"].append((candidate.sure / 100, candidate.sure > 0, linear / 30))
            asked["linear"].append(linear)
            right.append(candidate.right)
    real = {name: torch.tensor(values, dtype=torch.float32 if name in ("numbers", "linear") else torch.long) for name, values in asked.items()}
    return torch.tensor(pieces), torch.tensor(parts), torch.tensor((pieces > 0) & (pieces != FIRST) & (pieces != LAST)), real, torch.tensor(right, dtype=torch.float32)


def teach(all_pages, rules):
    torch.manual_seed(SEED)
    shuffle, judge = random.Random(SEED), encoder.Judge(len(rules))
    old = [p for name, p in judge.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    new = [p for name, p in judge.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": old, "lr": SPEED}, {"params": new, "lr": NEW_SPEED}], weight_decay=0.01)
    total = ROUNDS * (sum(len(pages.windows()) for pages in all_pages) // AT_ONCE + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, 10 * (step + 1) / total) * max(0.02, 1 - step / total))
    for number in range(ROUNDS):
        windows = [(pages, *window) for pages in all_pages for window in pages.windows(shuffle.randrange(STRIDE))]
        shuffle.shuffle(windows)
        losses = []
        for first in range(0, len(windows), AT_ONCE):
            losses.append(step(judge, batch(windows[first:first + AT_ONCE], rules), optimizer, old + new))
            schedule.step()
        print(f"round {number + 1}  loss {numpy.mean(losses):.4f}", flush=True)
    return judge.eval()


def step(judge, lesson, optimizer, learnt):
    """What the candidates are, and besides which pieces are of statements."""
    pieces, parts, real, asked, right = lesson
    vectors = judge.encode(pieces)
    loss = 0.5 * functional.binary_cross_entropy_with_logits(judge.parts(vectors), parts, reduction="none").sum(-1)[real].mean()
    if len(right):
        loss = loss + functional.binary_cross_entropy_with_logits(judge(vectors, asked), right, reduction="sum") / 30
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(learnt, 1.0)
    optimizer.step()
    return loss.item()


@torch.no_grad()
def judged(judge, pages, rules):
    """The probability of each candidate."""
    out = numpy.zeros(len(pages.spans))
    windows = [(pages, *window) for window in pages.windows() if window[1]]
    for first in range(0, len(windows), 2 * AT_ONCE):
        part = windows[first:first + 2 * AT_ONCE]
        pieces, _, _, asked, _ = batch(part, rules)
        numbers = [number for _, _, own in part for number in own]
        out[numbers] = torch.sigmoid(judge(judge.encode(pieces), asked)).numpy()
    return out


# ---------------------------------------------------------------- texts
def with_linear(lessons, further):
    """(pages of LESSONS, each with a linear model that has not learnt from it, pages of FURTHER)."""
    splitter = tokenizers.Tokenizer.from_file(str(encoder.package() / "tokenizer.json"))
    splitter.no_truncation()
    splitter.no_padding()
    fold_of = train.deal([text.path for text in lessons])
    model = lambda texts: train.fit_linear(train.lessons(texts))
    of_fold = [model([text for text in lessons if fold_of[text.path] != fold]) for fold in range(train.FOLDS)]
    of_all = model(lessons)
    pages = lambda text, fitted: Pages(text, [train.score_linear(fitted, c.features) for c in text.candidates], splitter)
    return [pages(text, of_fold[fold_of[text.path]]) for text in lessons], [pages(text, of_all) for text in further]


def labelled_ids():
    heads = (json.loads(line) for file in HERE.glob("labels*.ndjson") for line in file.open(encoding="utf8"))
    return {head["article"] for head in heads if "article" in head}


def runs(data):
    words = data.split()
    return {b" ".join(words[i:i + 8]) for i in range(len(words) - 7)}


def further_articles(tested):
    """The articles of choose.py that nobody labelled and that are no near copies of the texts TESTED."""
    labelled, known = labelled_ids(), set().union(*(runs(text.data) for text in tested))
    for row in choose.choose():
        own = runs(candidates.article_bytes(row))
        if row["id"] not in labelled and len(own & known) <= COPIED * len(own):
            yield row


def main():
    torch.set_num_threads(1)
    files, gold, _ = candidates.allsides()
    texts = candidates.measure(files, gold)
    is_tested = lambda text: text.path.parent == files[0].parent      # Those of labels.ndjson come first.
    with tempfile.TemporaryDirectory() as folder:
        for row in itertools.islice(further_articles(filter(is_tested, texts)), SILVER):
            pathlib.Path(folder, f"{row['id']}.txt").write_bytes(candidates.article_bytes(row))
        further = candidates.measure(sorted(pathlib.Path(folder).glob("*.txt")), collections.defaultdict(list))
    lessons, further = with_linear([text for text in texts if not is_tested(text)], further)
    kinds = sorted({(c.rule, c.sure > 0) for pages in lessons for c in pages.text.candidates})
    rules = {kind: number + 1 for number, kind in enumerate(kinds)}
    judge = teach(lessons, rules)
    candidates.write_silver({pages.text.path.stem: (pages.text, judged(judge, pages, rules)) for pages in further})


if __name__ == "__main__":
    main()
