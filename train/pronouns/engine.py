"""What the engine tells of each pronoun and its candidates (`onrecord names --pronouns`), labelled by gold chains."""
import functools
import re
import subprocess

import corpora
from corpora import eval_run


ANSWERS = 1024          # As pronoun_answer_limit.


class Pronoun:
    """By candidate, nobody first: KEYS, its answers; PLACES of its names; RIGHT, whether it is right. TEXT: its text's number."""

    def __init__(self, text, places, keys, right):
        self.text, self.places, self.keys, self.right = text, places, keys, right


def measure(name, texts, options=(), data=""):
    """The labelled pronouns of TEXTS, told by the engine with the tables of the folder DATA."""
    folder = eval_run.CACHE / "pronouns" / name
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"doc{i:05d}.txt" for i in range(len(texts))]
    for file, text in zip(files, texts):
        file.write_bytes(text.text)
    out = []
    number = {str(file): i for i, file in enumerate(files)}
    for begin in range(0, len(files), 2000):          # A command line has an end.
        done = subprocess.run(list(map(str, [eval_run.PROGRAM, "names", "--pronouns", *options, "--data", data, *files[begin:begin + 2000]])),
                              capture_output=True, check=True)
        for part in done.stdout.decode().split("text ")[1:]:
            path, _, table = part.partition("\n")
            out += read_table(number[path], texts[number[path]], table)
    return out


def read_table(number, text, table):
    for block in table.strip().split("\n\n"):
        if not block:
            continue
        head, *lines = (line.split(" ") for line in block.split("\n"))
        places = [[tuple(map(int, place.split("-"))) for place in line[2].split(",")] if line[2] != "-" else [] for line in lines]
        keys = [list(map(int, line[3:])) for line in lines]
        if isinstance(text, corpora.NewsText):
            found = sole_of_gender(head[3], [line[1] for line in lines])
            if found and is_contested(keys[1:]):
                yield Pronoun(number, places[1:], keys[1:], found)
            continue
        right = text.judge((int(head[1]), int(head[2])), places)
        if right is not None:
            yield Pronoun(number, places, keys, right)


def sole_of_gender(gender, genders):
    """Which candidate is the only one of the pronoun's gender, where all others surely are of the other; else None."""
    others = genders[1:]
    if others.count(gender) != 1 or "0" in others or len(others) < 2:
        return None
    return [g == gender for g in others]


def is_contested(keys):
    """Whether two candidates or more stand in this sentence or the last: their last places are told by the question `where`."""
    first = questions().index("where") * ANSWERS
    near = lambda key: first <= key < first + ANSWERS and (key - first) // 8 in (0, 1, 4)
    return sum(any(map(near, candidate)) for candidate in keys) > 1


@functools.lru_cache
def questions():
    """The names of the questions, in order."""
    header = (corpora.ROOT / "onrecord" / "entity" / "pronoun_model.h").read_text()
    return re.findall(r'"(\w+)"', header.partition("pronoun_questions{")[2].partition("};")[0])
