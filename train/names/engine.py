"""What the engine tells of each word (`onrecord names`), labelled by gold names."""
import pathlib
import subprocess

import numpy

from corpora import eval_run, read


class Text:
    """The words of one text in which names may stand. BEGINS: where stretches begin, and the end of the last."""

    def __init__(self, table, names):
        self.begins, rows = [0], []
        for line in table:
            if line:
                rows.append(line)
            elif len(rows) > self.begins[-1]:
                self.begins.append(len(rows))
        numbers = numpy.array(" ".join(rows).split(), numpy.int64).reshape(len(rows), -1) if rows else numpy.empty((0, 2), numpy.int64)
        self.places, self.features = numbers[:, :2], numbers[:, 2:]
        self.labels = numpy.zeros(len(rows), numpy.int64)
        for name in names:
            self.tell(*name)

    def tell(self, begin, end, kind):
        """Labels the words of a name; a name that is not inside one stretch is left out."""
        inside = numpy.flatnonzero((self.places[:, 0] < end) & (self.places[:, 1] > begin))
        if not len(inside) or set(self.begins) & set(range(inside[0] + 1, inside[-1] + 1)):
            return
        parts = [3] if len(inside) == 1 else [0] + [1] * (len(inside) - 2) + [2]
        self.labels[inside] = [4 * kind + 1 + part for part in parts]


def measure(name):
    """The texts of a set, in order."""
    texts = read(name)
    folder = eval_run.CACHE / "names" / name
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"doc{i:04d}.txt" for i in range(len(texts))]
    for file, (text, _) in zip(files, texts):
        file.write_bytes(text)
    done = subprocess.run(list(map(str, [eval_run.PROGRAM, "names", *files])), capture_output=True, check=True)
    tables = {}
    for part in done.stdout.decode().split("text ")[1:]:
        path, *table = part.split("\n")
        tables[pathlib.Path(path)] = table
    return [Text(tables[file], names) for file, (_, names) in zip(files, texts)]
