"""Checks that the places of `onrecord html` are true: each text and each attribute value is what its bytes say.

Independent of the parser: reads its tree (`onrecord html --json`), takes each place out of the file, decodes it alone with
Python's own UTF-8 decoder and character references (tools/check_anchors.py), joins, and compares with the node's text,
character for character. Start tags must begin with "<" and end with ">", all places lie in the file, the places of a text
stand in order, and no two texts share a byte but those that a <selectedcontent> copies.

  tools/check_html_places PAGES...     files, or folders that are searched; none: every HTML page of the labelled data
  tools/check_html_places --cases      the cases of testdata/html

Pages are taken as UTF-8, damaged where they are not. Exit code: 0 all true, 1 not, 2 something is missing.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from check_anchors import decode_references
from html_cases import cases_in
from html_pages import labelled_pages, pages_in

ROOT = pathlib.Path(__file__).resolve().parent.parent
RAW = {"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"}
ONE_PROCESS = 50  # Pages.


def is_in_cdata(data, at):
    return data.rfind(b"<![CDATA[", 0, at) > data.rfind(b"]]>", 0, at)


def decoded(data, begin, end, references, in_attribute=False):
    words = re.sub("\r\n?", "\n", data[begin:end].decode("utf8", "replace"))
    return decode_references(words, in_attribute) if references else words


def is_text(data, node, parent):
    """Whether the text is what stands at its places. A NUL is dropped or replaced, as the element wants it."""
    is_raw = parent["space"] == "html" and parent["name"] in RAW
    is_foreign = parent["space"] != "html"
    found = "".join(decoded(data, begin, end, not is_raw and not (is_foreign and is_in_cdata(data, begin)))
                    for begin, end in node["at"])
    return node["text"] in (found.replace("\0", ""), found.replace("\0", "\ufffd"))


def lie_in_order(size, places):
    edges = [edge for place in places for edge in place]
    return all(begin < end for begin, end in places) and edges == sorted(edges) and (not edges or edges[-1] <= size)


def wrong_in_element(data, node):
    if not lie_in_order(len(data), node["at"]):
        yield "its place is none"
    for begin, end in node["at"]:
        if data[begin:begin + 1] != b"<" or data[end - 1:end] != b">":
            yield "no whole start tag stands at its place"
    for attribute in node["attributes"]:
        found = "".join(decoded(data, begin, end, True, True) for begin, end in attribute["at"])
        if not lie_in_order(len(data), attribute["at"]) or attribute["value"] != found.replace("\0", "\ufffd"):
            yield f"{attribute['name']}={attribute['value'][:80]!r} stands at {attribute['at']} as {found[:80]!r}"


def wrong_on_page(data, nodes, counts):
    """Yields what is wrong, in words."""
    above, owned, copies = [], [], None
    for node in nodes:
        above[node["depth"]:] = [node]
        counts[node["kind"]] += 1
        copies = None if copies is not None and node["depth"] <= copies else copies
        if node.get("name") == "selectedcontent" and copies is None:
            copies = node["depth"]
        if node["kind"] == "element":
            counts["attribute value"] += len(node["attributes"])
            yield from (f"<{node['name']}> {node['at']}: {words}" for words in wrong_in_element(data, node))
        if node["kind"] != "text":
            continue
        owned += node["at"] if copies is None else []
        parent = above[node["depth"] - 1]
        if not node["text"] or not lie_in_order(len(data), node["at"]) or not is_text(data, node, parent):
            yield f"text {node['text'][:80]!r} does not stand at {node['at']}"
    owned.sort()
    for before, after in zip(owned, owned[1:]):
        if after[0] < before[1]:
            yield f"two texts share bytes at {after[0]}"


def trees(program, paths, context=None):
    command = [program, "html", "--json", *paths] + (["--fragment", context] if context else [])
    done = subprocess.run(command, capture_output=True, check=True)
    page = []
    for line in done.stdout.splitlines():
        node = json.loads(line)
        if node["kind"] == "document" and page:
            yield page
            page = []
        page.append(node)
    yield page


def inputs(options, folder):
    """(name, bytes, nodes)"""
    if options.cases:
        copy = folder / "page.html"
        for name, context, data in cases_in(ROOT / "testdata" / "html"):
            copy.write_bytes(data)
            nodes = next(trees(options.program, [copy], context))
            if context:  # The root stands for the context.
                space, _, tag = context.rpartition(" ")
                nodes[1] |= {"name": tag, "space": space or "html"}
            yield name, data, nodes
        return
    pages = list(pages_in(options.pages) if options.pages else labelled_pages())
    for first in range(0, len(pages), ONE_PROCESS):
        batch = pages[first:first + ONE_PROCESS]
        for path, nodes in zip(batch, trees(options.program, batch), strict=True):
            yield str(path), path.read_bytes(), nodes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--cases", action="store_true", help="check the cases of testdata/html")
    parser.add_argument("--program", default=ROOT / "build" / "release" / "onrecord")
    options = parser.parse_args()
    counts, broken = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        for name, data, nodes in inputs(options, pathlib.Path(folder)):
            for words in wrong_on_page(data, nodes, counts):
                broken += 1
                print(f"{name}: {words}")
    print(f"places: {counts['document']} pages, {counts['text']} texts, {counts['attribute value']} attribute values, "
          f"{broken} untrue")
    return 1 if broken else 0
