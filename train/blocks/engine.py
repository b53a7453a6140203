"""What the engine measures of each block of a page (`onrecord blocks`), as whole numbers."""
import subprocess

import numpy

from pages import eval_run


class Blocks:
    """The blocks of one page, in page order."""

    def __init__(self):
        self.texts = []
        self.rules = []        # The label that the rules give.
        self.rows = []         # One row of columns a block.


def measure(kind, files, data=None):
    """(names of the columns, {file: Blocks}). DATA: a folder whose tables replace built-in ones."""
    command = [eval_run.PROGRAM, "blocks", "--as", kind, *(["--data", data] if data else []), *files]
    done = subprocess.run(list(map(str, command)), capture_output=True)
    if done.returncode not in (0, 2) or not done.stdout:               # 2: an empty file, which it tells.
        raise RuntimeError(done.stderr.decode("utf8")[-2000:])
    head, *lines = done.stdout.decode("utf8").rstrip("\n").split("\n")
    columns, pages = head.split("\t")[3:], {}
    for line in lines:
        file, rule, text, row = line.split("\t", 3)
        blocks = pages.setdefault(file, Blocks())
        blocks.texts.append(text)
        blocks.rules.append(rule)
        blocks.rows.append(row)
    for blocks in pages.values():
        numbers = numpy.fromstring("\t".join(blocks.rows), sep="\t", dtype=numpy.float32)
        blocks.rows = numbers.reshape(len(blocks.rows), len(columns)).astype(numpy.int16)
    return columns, pages
