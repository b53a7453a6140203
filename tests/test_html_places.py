#!/usr/bin/env python3
"""The places of the HTML parser by tools/check_html_places: true on every case of testdata/html and on small pages that hold
what is hard, and the checker sees what is not true.

Use: tests/test_html_places.py PROGRAM
"""
import collections
import copy
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import check_html_places as places

HARD = {
    "references without semicolon": b"<p title='a&ampb &copy=c &eacute'>Fish &amp chips, caf&eacute and &notin &notit; &#8364",
    "text split by ignored end tags": b"<p>one</i>two</b></x>three</p></p>four",
    "foster parenting": b"<div><table>a<tr>b<td>c</td>d&amp;e</table>f</div>",
    "CR LF": b"<pre>\r\n\r\na\rb\r\n</pre><p title='a\r\nb'>c\r\n\rd",
    "NUL": b"\0a\0b<p\0 x=\0>c\0</p><svg>d\0</svg><script>e\0</script><title>f\0&amp;</title><table>\0g",
    "surrogate references": b"<p a='&#xD83D;&#xDE00;'>&#xD83D;&#xDE00;&#55357;&#x1F600;",
    "references past Unicode": b"&#x110000;&#99999999999999999999;&#0;&#128;&#x9F;",
    "damaged UTF-8": b"a\xe2\x82<p b='\xff\xc3'>\xf0\x9f\x98c\xc0\xafd\xed\xa0\x80",
    "adoption agency": b"<b a=1>x<p>y</b>z<i>u<table><b>v</table>w",
    "copies": b"<select><selectedcontent></selectedcontent><option>a&amp;</i>b<option selected>c\r\nd</select>",
    "CDATA": b"<svg><![CDATA[a&amp;\r\n]]>b&amp;<![CDATA[c]]></svg>",
    "merged tags": b"<body a='&lt;'><body b=&gt c><html d='&amp;'>",
    "a byte order mark": b"\xef\xbb\xbf<p>a",
}


def nodes_of(program, folder, data):
    page = folder / "page.html"
    page.write_bytes(data)
    return next(places.trees(program, [page]))


def untrue(data, nodes):
    return list(places.wrong_on_page(data, nodes, collections.Counter()))


def spoilt(nodes):
    """The tree with one place shifted, once for each."""
    for index, node in enumerate(nodes):
        if node["kind"] == "text":
            for change in ((1, 0), (-1, -1), (0, 1)):
                other = copy.deepcopy(nodes)
                begin, end = other[index]["at"][0]
                other[index]["at"][0] = [begin + change[0], end + change[1]]
                yield other
        for number, attribute in enumerate(node.get("attributes", [])):
            if attribute["at"]:
                other = copy.deepcopy(nodes)
                other[index]["attributes"][number]["at"][0][0] += 1
                yield other


def main():
    program = sys.argv[1]
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, data in HARD.items():
            wrong = untrue(data, nodes_of(program, pathlib.Path(folder), data))
            failures += [f"{name}: {words}" for words in wrong]
        data = b"<p class=lede>Fish &amp; chips</p><p title='a b'>for <b>two</b>"
        nodes = nodes_of(program, pathlib.Path(folder), data)
        spoilt_trees = list(spoilt(nodes))
        failures += [f"not seen: {other}" for other in spoilt_trees if not untrue(data, other)]
        failures += ["too few spoilt trees"] if len(spoilt_trees) < 10 else []
    for arguments in (["--cases"], [ROOT / "samples" / "pages", ROOT / "testdata" / "page", ROOT / "testdata" / "article"]):
        done = subprocess.run([ROOT / "tools" / "check_html_places", "--program", program, *arguments],
                              capture_output=True, text=True)
        failures += [] if done.returncode == 0 else [done.stdout + done.stderr]
    print("\n".join(failures) or f"html places: true on {len(HARD)} hard pages, the cases and the samples")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
