#!/usr/bin/env python3
"""Writes data/word_tags.tsv: what part of speech common English words can be, counted in GUM's training part.

  make_word_tags.py GUM_DEP_DIR SPLITS.md > data/word_tags.tsv
"""
import collections, glob, os, re, sys

LETTER = {"NN": "n", "NNS": "n", "JJ": "j", "JJR": "j", "JJS": "j", "RB": "a", "RBR": "a", "RBS": "a", "VBD": "d", "VBZ": "z", "VBP": "p",
          "VB": "b", "VBN": "v", "VBG": "g", "MD": "m", "IN": "i", "RP": "i", "DT": "D", "PDT": "D", "PRP": "r", "EX": "r", "PRP$": "s",
          "CC": "c", "WDT": "w", "WP": "w", "WRB": "w", "WP$": "w", "TO": "t", "CD": "#", "NNP": "N", "NNPS": "N"}

dep, splits = sys.argv[1:]
train = re.search(r"## train\b(.*?)(?:\n## |\Z)", open(splits, encoding="utf8").read(), re.S)[1]
count = collections.defaultdict(collections.Counter)
for path in sorted(glob.glob(os.path.join(dep, "*.conllu"))):
    if os.path.basename(path)[:-7] not in train:
        continue
    for line in open(path, encoding="utf8"):
        f = line.split("\t")
        tag = LETTER.get(f[4][:4].rstrip()) if len(f) == 10 and f[0].isdigit() else None
        if tag and re.fullmatch(r"[a-z]+(?:['’-][a-z]+)*", f[1].lower()):
            count[f[1].lower()][tag] += 1

print("""# What part of speech common English words can be.
# columns: word, tags
#   n noun, j adjective, a adverb, d past, z present with s, p present, b base form, v participle, g gerund, m modal, i preposition,
#   D determiner, r pronoun, s possessive, c conjunction, w question word, t to, # number, N name
# origin: counted in the training part of GUM (annotations CC BY 4.0) by tools/make_word_tags.py; words seen twice or more""")
for word in sorted(count):
    total = sum(count[word].values())
    tags = "".join(t for t, n in sorted(count[word].items(), key=lambda x: (-x[1], x[0])) if n / total >= 0.1)
    if total >= 2 and tags != "N":
        print(f"{word}\t{tags}")
