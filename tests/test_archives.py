#!/usr/bin/env python3
"""Archives and tables as a user reads them: `annotate`, `add`, `show --raw`, `verify` on records inside of files.

The pages are invented, the archives are written here. Use: tests/test_archives.py PATH/TO/onrecord
"""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

ONRECORD = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/onrecord")

ARTICLE = ("<!DOCTYPE html><html><head><title>Ferry back in Saltmere</title>{head}</head><body>{top}<h1>Ferry back in Saltmere</h1>"
           "<p>The ferry between Saltmere and Port Sall sailed again on Monday after repairs that took two winters.</p>"
           "<p>The mayor, Ana Rook, said that nobody in the old town had asked for the bridge number {number}.</p></body></html>")


def page(number, head="", top=""):
    return ARTICLE.format(number=number, head=head, top=top).encode()


def record(url, block, kind="response", content_type="application/http; msgtype=response"):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2018-01-02T10:11:00Z\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def response(url, body, fields=""):
    return record(url, f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n".encode() + body)


RECORDS = [record("https://example.org/", b"software: by hand\r\n", "warcinfo", "application/warc-fields"),
           response("https://example.org/1", page(1)),
           response("https://example.org/2", gzip.compress(page(2), mtime=0), "Content-Encoding: gzip\r\n")]
WAYBACK = page(
    7,
    '<script>__wm.wombat("https://example.org/ferry","20160701204439","https://web.archive.org/","web","/_static/");</script>'
    '<!-- End Wayback Rewrite JS Include -->'
    '<link rel="canonical" href="https://web.archive.org/web/20160701204439/https://example.org/ferry?full=1">',
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div>Success means 45 captures</div><!-- END WAYBACK TOOLBAR INSERT -->",
) + (b"\n<!--\n     FILE ARCHIVED ON 20:44:39 Jul 01, 2016 AND RETRIEVED FROM THE\n"
     b"     INTERNET ARCHIVE ON 13:25:33 Jan 26, 2018.\n-->\n")


class Archives(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "a.warc.gz").write_bytes(b"".join(gzip.compress(r, mtime=0) for r in RECORDS))
        (self.root / "b.warc").write_bytes(b"".join(RECORDS))
        with zipfile.ZipFile(self.root / "c.wacz", "w") as archive:
            archive.write(self.root / "a.warc.gz", "archive/data.warc.gz")
            archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n{"url": "https://example.org/2"}\n')
        (self.root / "d.csv").write_text('key,headline,body\nk1,"Ferry back, at last","The ferry sailed.\nRook said it was late."\n')
        (self.root / "e.html").write_bytes(WAYBACK)

    def run_onrecord(self, *arguments, expect=0):
        done = subprocess.run([ONRECORD, *arguments], cwd=self.root, capture_output=True)
        self.assertEqual(done.returncode, expect, done.stderr.decode())
        return done.stdout

    def annotate(self, *arguments, expect=0):
        return [json.loads(line) for line in self.run_onrecord("annotate", *arguments, expect=expect).splitlines()]

    def test_pages_of_an_archive(self):
        for name in ("a.warc.gz", "b.warc"):
            pages = self.annotate(name)
            self.assertEqual([p["url"] for p in pages],
                             [{"text": f"https://example.org/{n}", "at": [], "given": "warc"} for n in (1, 2)])
            for one in pages:
                self.assertEqual(one["title"]["text"], "Ferry back in Saltmere")
                self.assertEqual(one["charset_reason"], "HTTP header")
                self.assertEqual((one["captured"]["value"], one["captured"]["given"]), ("2018-01-02T10:11", "warc"))
                self.assertEqual(self.annotate(one["path"]), [one])

    def test_a_collection_gives_the_pages_of_its_list(self):
        place = len(gzip.compress(RECORDS[0], mtime=0)) + len(gzip.compress(RECORDS[1], mtime=0))
        self.assertEqual([p["path"] for p in self.annotate("c.wacz")], [f"c.wacz#archive/data.warc.gz#{place}"])

    def test_a_table(self):
        columns = ("--map", "key=id", "--map", "headline=title", "--map", "body=text")
        one, = self.annotate("d.csv", *columns)
        self.assertEqual((one["path"], one["bytes"]), ("d.csv#k1", len("The ferry sailed.\nRook said it was late.")))
        self.assertEqual(one["title"], {"text": "Ferry back, at last", "at": [], "given": "table", "also_at": []})
        table = (self.root / "d.csv").read_bytes()
        piped = subprocess.run([ONRECORD, "annotate", *columns, "-"], input=table, capture_output=True)
        self.assertEqual(json.loads(piped.stdout)["path"], "-#k1")
        for wrong in ("headline", "headline=none", "=title"):
            self.run_onrecord("annotate", "d.csv", "--map", wrong, expect=2)
        self.run_onrecord("annotate", "d.csv", "--map", "key=title", "--map", "headline=title", expect=2)
        self.assertIn("no column none", self.annotate("d.csv", "--map", "none=text", expect=2)[0]["error"]["cause"])

    def test_every_record_is_shown_and_verified(self):
        for mode in ("keep", "ref"):
            db = f"{mode}.db"
            self.run_onrecord("add", "--db", db, "--raw", mode, "--map", "body=text", "a.warc.gz", "c.wacz", "d.csv", "e.html")
            for number, path in ((1, self.annotate("a.warc.gz")[0]["path"]), (2, self.annotate("c.wacz")[0]["path"])):
                self.assertEqual(self.run_onrecord("show", "--db", db, "--raw", path), page(number))
            self.assertEqual(self.run_onrecord("show", "--db", db, "--raw", "d.csv#2"), b"The ferry sailed.\nRook said it was late.")
            self.run_onrecord("verify", "--db", db)

    def test_a_wayback_copy_is_the_page_that_was_copied(self):
        one, = self.annotate("e.html")
        self.assertEqual(one["url"]["text"], "https://example.org/ferry")
        self.assertEqual(one["canonical_url"]["text"], "https://example.org/ferry?full=1")
        self.assertEqual((one["captured"]["value"], one["captured"]["reason"]), ("2016-07-01T20:44", "Wayback Machine comment"))
        for fact in (one["url"], one["canonical_url"], one["captured"]):
            (begin, end), = fact["at"]
            self.assertEqual(WAYBACK[begin:end].decode(), fact["text"])
        shown = b" ".join(WAYBACK[begin:end] for block in one["blocks"] for begin, end in block["at"])
        self.assertNotIn(b"captures", shown)
        self.assertIn("Wayback Machine", " ".join(one["notes"]))

    def test_losses_are_told_and_the_rest_is_in(self):
        (self.root / "cut.warc").write_bytes(b"".join(RECORDS)[:-100])
        items = self.annotate("cut.warc", expect=2)
        self.assertEqual([i["path"] for i in items], [f"cut.warc#{len(RECORDS[0])}", f"cut.warc#{len(RECORDS[0] + RECORDS[1])}"])
        self.assertIn("cut off", items[1]["error"]["cause"])
        self.run_onrecord("add", "--db", "cut.db", "cut.warc", expect=1)


if __name__ == "__main__":
    unittest.main()
