"""Which words of a page are words of its gold text: an alignment by runs of words that both have once.

After patience diff (B. Cohen): runs of n words that stand once in either text are anchors, the longest chain of them in
order is kept and grown at both ends; what lies between two anchors is aligned the same way by shorter runs."""
import bisect
import re
import unicodedata

WORD = re.compile(r"\w+")


def words(text):
    """As the scorer has them."""
    return WORD.findall(unicodedata.normalize("NFKC", text or "").lower())


def once(tokens, begin, end, n):
    """{run of n words: its place}, of those that stand once in tokens[begin:end]."""
    seen = {}
    for i in range(begin, end - n + 1):
        run = tuple(tokens[i:i + n])
        seen[run] = -1 if run in seen else i
    return {run: at for run, at in seen.items() if at >= 0}


def longest_chain(pairs):
    """The longest part of PAIRS (sorted by the first number) whose second numbers grow."""
    tails, places, before = [], [], []
    for k, (_, b) in enumerate(pairs):
        at = bisect.bisect_left(tails, b)
        if at == len(tails):
            tails.append(b)
            places.append(k)
        else:
            tails[at] = b
            places[at] = k
        before.append(places[at - 1] if at else -1)
    chain, k = [], places[-1] if places else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]


def align(page, gold):
    """A list with True for each word of PAGE that is aligned to one of GOLD."""
    hit = [False] * len(page)
    gaps = [(0, len(page), 0, len(gold), 6)]
    shorter = {6: 4, 4: 2, 2: 1, 1: 0}
    while gaps:
        a, b, c, d, n = gaps.pop()
        if a >= b or c >= d or n == 0:
            continue
        in_gold = once(gold, c, d, n)
        in_page = once(page, a, b, n)
        pairs = sorted((at, in_gold[run]) for run, at in in_page.items() if run in in_gold)
        chain = longest_chain(pairs)
        if not chain:
            gaps.append((a, b, c, d, shorter[n]))
            continue
        left, low = a, c
        for p, g in chain:
            if p < left or g < low:
                continue                                   # inside what an anchor before has grown over
            x, y = p, g
            while x > left and y > low and page[x - 1] == gold[y - 1]:
                x, y = x - 1, y - 1
            gaps.append((left, x, low, y, shorter[n]))
            while p < b and g < d and page[p] == gold[g]:
                hit[p] = True
                p, g = p + 1, g + 1
            for k in range(x, p):
                hit[k] = True
            left, low = p, g
        gaps.append((left, b, low, d, shorter[n]))
    return hit
