"""Milliseconds per megabyte on pages made to hurt a parser: what `bench/html --hostile` prints.

The shapes are those of onrecord/html/hostile_shapes.h, at n, 2n and 4n bytes. The time is the program's own: processor time of the
fastest of several parses, because what else the machine does can only add to it.
"""
import ast
import pathlib
import re
import subprocess
import tempfile

SHAPES = pathlib.Path(__file__).resolve().parent.parent / "onrecord" / "html" / "hostile_shapes.h"
LITERAL = r'"(?:[^"\\]|\\.)*"'
ROW = re.compile(r"^ {4}\{(" + LITERAL + r".*?)\},$", re.M | re.S)
FIELD = re.compile(LITERAL + r"|\b\d+\b")
FLOOR, AIM = 10.0, 5.0  # Milliseconds per megabyte.


def shapes():
    """[(name, head, body, times that the opener stands between them, opener)], the texts as bytes."""
    found = []
    for row in ROW.findall(SHAPES.read_text()):
        row = re.sub(r"std::string_view\((" + LITERAL + r"), \d+\)", r"\1", row)  # Texts with a NUL.
        fields = [ast.literal_eval("b" + field if field[0] == '"' else field) for field in FIELD.findall(row)]
        name, head, body, opened, opener = fields + [0, b""][len(fields) - 3:]
        found.append((name.decode(), head, body, opened, opener))
    return found


def make_page(shape, size):
    """About `size` bytes; each '#' of a part becomes a number that is another each time."""
    _, head, body, opened, opener = shape
    parts = [head] + [opener.replace(b"#", b"%d" % number) for number in range(1, opened + 1)]
    length, number = sum(map(len, parts)), opened
    while length < size:
        number += 1
        parts.append(body.replace(b"#", b"%d" % number))
        length += len(parts[-1])
    return b"".join(parts)


def measure(program, page, rounds):
    """Milliseconds per megabyte of one page."""
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(page)
        file.flush()
        told = subprocess.run([program, "html", "--time", str(rounds), file.name], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"fastest ([\d.]+) ms of processor time", told)[1]) / (len(page) / 1e6)


def run(program, megabytes, rounds, only):
    """Prints a table, the worst shape first."""
    sizes = [megabytes, 2 * megabytes, 4 * megabytes]
    results = {}
    for shape in shapes():
        if only in (None, shape[0]):
            results[shape[0]] = [measure(program, make_page(shape, int(size * 1e6)), rounds) for size in sizes]
    print(f"ms per MB   {''.join(f'{size:>7g} MB' for size in sizes)}")
    for name, row in sorted(results.items(), key=lambda item: -max(item[1])):
        print(f"{'':12}{''.join(f'{value:10.2f}' for value in row)}   {name}")
    worst = [max(row) for row in results.values()]
    print(f"{len(worst)} shapes; worst {max(worst):.2f} ms per MB; {sum(value > FLOOR for value in worst)} above {FLOOR:g}, "
          f"{sum(value > AIM for value in worst)} above {AIM:g}")
