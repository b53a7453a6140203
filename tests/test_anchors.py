#!/usr/bin/env python3
"""The first law on every sample, on a page in each charset, whole and damaged, and, where ../shared is, on the seeds and
some real pages; by both checkers.

Then every kind of place is shifted by one byte, in a copy of the annotation, and each checker must see each of them: a
checker that lets everything pass would pass the first half too.

Use: tests/test_anchors.py ONRECORD CHECK_ANNOTATIONS
"""
import copy
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import charset_pages

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAGES_OF_A_SET = 12
# Changing these by one is no break of the first law: a proof need only hold its alias.
NOT_A_PLACE = {"proof"}


def annotate(program, paths, *options):
    command = [program, "annotate", "--no-engine", "--comments", *options, *map(str, paths)]
    out = subprocess.run(command, cwd=ROOT, capture_output=True)
    if out.returncode not in (0, 1, 2):  # 2: a record could not be read; its line says so.
        sys.exit(f"{command[0]} annotate failed: {out.stderr.decode()}")
    return [json.loads(line) for line in out.stdout.splitlines()]


def violations(command, pages):
    """The violations of each page, as lists of lines."""
    lines = "".join(json.dumps(page) + "\n" for page in pages).encode()
    out = subprocess.run(command, cwd=ROOT, input=lines, capture_output=True)
    if out.returncode not in (0, 1):
        sys.exit(f"{command}: exit code {out.returncode}\n{out.stdout.decode()[-2000:]}{out.stderr.decode()[-2000:]}")
    found = [[] for _ in pages]
    for line in out.stdout.decode("utf8", "replace").splitlines():
        number, _, rest = line.partition(": ")
        if number.isdigit():
            found[int(number) - 1].append(rest)
    return found


def pages_of_charsets(program, folder):
    """The annotations of a page in each charset, whole and damaged; ends where a charset is not recognised."""
    written = charset_pages.write_pages(folder)
    pages = annotate(program, [path for path, _, _ in written], "--as", "html")
    wrong = [(path.name, page["charset"]) for (path, charset, state), page in zip(written, pages, strict=True)
             if page["charset"] != charset and state == "whole"]
    if wrong:
        sys.exit(f"anchors: charsets that were not recognised: {wrong}")
    whole = [page for (_, _, state), page in zip(written, pages) if state == "whole"]
    return pages, whole


def real_pages(folder):
    """Unpacks the first pages of each set into `folder`."""
    for archive in sorted((SHARED / "data/extract").glob("*.tar.xz")):
        with tarfile.open(archive) as tar:
            taken = 0
            for member in tar:
                if taken == PAGES_OF_A_SET:
                    break
                if member.isfile() and member.name.endswith((".html", ".html.gz")):
                    taken += 1
                    target = folder / f"{archive.name}.{pathlib.PurePath(member.name).name}"
                    target.write_bytes(tar.extractfile(member).read())
    return sorted(folder.iterdir())


# ---------------------------------------------------------------- mutants

def places(node, path=()):
    """Every list of ranges into the record: (path of keys, list)."""
    if isinstance(node, dict):
        for key, value in node.items():
            if not key.endswith("span"):
                yield from places(value, (*path, key))
    elif isinstance(node, list):
        is_ranges = node and all(isinstance(r, list) and len(r) == 2 and all(type(n) is int for n in r) for r in node)
        if is_ranges:
            yield path, node
        else:
            for index, item in enumerate(node):
                yield from places(item, (*path, index))


def kind_of(path):
    return ".".join(key for key in path if isinstance(key, str))


def mutants(pages):
    """One page for each kind of place in each way of reading a record, with that one place shifted by a byte."""
    seen = set()
    for page in pages:
        for path, _ in places(page):
            kind = (page["as"], page["charset"], kind_of(path))
            if kind in seen or path[-1] in NOT_A_PLACE:
                continue
            # A checker of HTML in Python has no scan for what a page shows, so a block may lose a byte unseen.
            if kind[2] == "blocks.at" and page["as"] == "html":
                continue
            seen.add(kind)
            mutant = copy.deepcopy(page)
            ranges = mutant
            for key in path:
                ranges = ranges[key]
            shift(ranges[0])
            yield kind, mutant


def shift(byte_range):
    begin, end = byte_range
    byte_range[:] = [begin + 1, end + 1] if end - begin == 1 else [begin + 1, end]


def main():
    program, checker = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3])
    checkers = [[checker], [sys.executable, str(ROOT / "tools/check_anchors.py")]]
    pages = annotate(program, ["samples/pages"])
    kept = list(pages)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as made:
        in_charsets, whole = pages_of_charsets(program, pathlib.Path(made))
        pages += in_charsets
        kept += whole
        if SHARED.is_dir():
            pages += annotate(program, sorted((SHARED / "seeds").glob("*.txt")), "--as", "dump")
            real = real_pages(pathlib.Path(folder))
            pages += annotate(program, real, "--as", "html")
        else:
            print("anchors: ../shared is absent: only the samples are checked")
        failed = False
        for command in checkers:
            broken = [line for lines in violations(command, pages) for line in lines]
            failed |= bool(broken)
            print(*broken[:20], sep="\n", end="\n" if broken else "")
            print(f"anchors: {pathlib.Path(command[-1]).name}: {len(pages)} pages, {len(broken)} violations")
        kinds, shifted = zip(*mutants(kept))
        for command in checkers:
            unseen = [kind for kind, lines in zip(kinds, violations(command, shifted)) if not lines]
            failed |= bool(unseen)
            print(f"anchors: {pathlib.Path(command[-1]).name}: {len(kinds)} shifted places, {len(unseen)} not seen {unseen}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
