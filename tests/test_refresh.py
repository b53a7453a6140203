#!/usr/bin/env python3
"""`onrecord refresh` as a user runs it: a pile of another engine becomes the one that this engine would have made.

The other engine is this one with other tables (--data). Use: tests/test_refresh.py PATH/TO/onrecord
"""
import json
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

from program_case import ONRECORD, ProgramCase

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
KINDS = ("pages", "statements", "actors", "copies", "claims")
PAGES = {
    "front.txt": "The Tarim Front said on Monday that it had left the harbour of Orlu.",
    "brigade.txt": "The River Brigade said on Tuesday that it would not hand over the two towers.",
    "mayor.txt": "Ana Rook, the mayor of Orlu, said that the bridge would stay closed until spring.",
}
MORE = "The talks ended late in the night without a word on what would come next in the valley."


def article(about, text):
    return f"Report about {about}\n\nBy Tom Ferrow\n\nSeptember 3, 2016\n\n{text}\n\n{MORE}\n"


class Refresh(ProgramCase):
    def setUp(self):
        super().setUp()
        pages = self.root / "pages"
        pages.mkdir()
        for name, text in PAGES.items():
            (pages / name).write_text(article(name[:-4], text))
        other = self.root / "other"
        other.mkdir()
        rows = (DATA / "cue_verbs.tsv").read_text().splitlines(keepends=True)
        (other / "cue_verbs.tsv").write_text("".join(row for row in rows if not row.startswith("say\t")))

    def export(self, database):
        return {kind: self.run_onrecord("export", "--db", database, "--what", kind, expect=(0, 1)).stdout
                for kind in KINDS}

    def refresh(self, *arguments, expect=(0,)):
        return self.run_onrecord("refresh", "--db", "pile.db", *arguments, expect=expect)

    def summary(self, *arguments):
        return json.loads(self.refresh("--json", *arguments).stdout)

    def make_old_and_new(self, *inputs):
        """The pile of the other engine, and the export that a new pile of this engine gives."""
        self.add("pile.db", "--data", "other", *inputs)
        self.add("new.db", *inputs)
        return self.export("new.db")

    def test_another_engines_pile_becomes_this_engines(self):
        new = self.make_old_and_new("pages")
        self.assertNotEqual(self.export("pile.db")["statements"], new["statements"])
        refused = self.add("pile.db", "pages", expect=(2,)).stderr
        self.assertIn('run "onrecord refresh --db pile.db" first', refused)
        first = self.summary()
        self.assertEqual((first["pages"], first["done"], first["changed"]), (3, 3, 3))
        self.assertNotEqual(first["engine_before"], first["engine"])
        self.assertEqual(self.export("pile.db"), new)
        self.add("pile.db", "pages")
        self.assertEqual(self.export("pile.db"), new)
        self.run_onrecord("verify", "--db", "pile.db")
        found = self.run_onrecord("search", "--db", "pile.db", "harbour").stdout
        self.assertIn("front", found)

    def test_a_second_time_changes_nothing(self):
        self.add("pile.db", "pages")
        before = self.export("pile.db")
        self.assertEqual(self.summary()["changed"], 0)
        self.assertEqual(self.export("pile.db"), before)

    def test_dry_run_writes_nothing(self):
        self.add("pile.db", "--data", "other", "pages")
        before = (self.root / "pile.db").read_bytes()
        self.assertEqual(self.summary("--dry-run")["changed"], 3)
        self.assertEqual((self.root / "pile.db").read_bytes(), before)

    def test_a_correction_survives_ingest_and_refresh(self):
        self.add("pile.db", "--data", "other", "pages")
        self.run_onrecord("correct", "merge", "River Brigade", "Tarim Front", "--db", "pile.db", "--reason", "one seal")
        (self.root / "pages" / "later.txt").write_text(article("later", "The River Brigade said it would stay."))
        self.add("pile.db", "--data", "other", "pages")
        self.assertEqual(self.summary()["idle_corrections"], 0)
        actors = [json.loads(line) for line in self.export("pile.db")["actors"].splitlines()]
        together = [sorted(m["path"] for m in a["members"]) for a in actors if a["name"] in ("Tarim Front", "River Brigade")]
        self.assertEqual(together, [["pages/brigade.txt", "pages/front.txt", "pages/later.txt"]])
        self.run_onrecord("correct", "undo", 1, "--db", "pile.db")
        self.add("new.db", "pages")
        self.assertEqual(self.export("pile.db"), self.export("new.db"))

    def test_a_correction_that_means_nobody_any_more_is_told_and_kept(self):
        self.add("pile.db", "pages")
        self.run_onrecord("correct", "rename", "Tarim Front", "The Front", "--db", "pile.db")
        lines = (self.root / "pile.corrections").read_text()
        (self.root / "pile.corrections").write_text(lines.replace("Tarim Front", "Sisal Front"))
        self.assertIn("1 correction has no effect", self.refresh().stderr)
        self.assertIn("Sisal Front", (self.root / "pile.corrections").read_text())

    def test_what_came_with_the_records_stays(self):
        rows = [{"id": "1", "url": "https://a.example/1", "title": "Ferry", "date": "2016-09-03", "author": "Ada Moss",
                 "outlet": "Lowland Herald", "text": PAGES["front.txt"]}]
        (self.root / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        new = self.make_old_and_new("rows.jsonl")
        for given in ("https://a.example/1", "Ferry", "2016-09-03", "Ada Moss", "Lowland Herald"):
            self.assertIn(given, new["pages"])
        self.refresh()
        self.assertEqual(self.export("pile.db"), new)

    def test_what_the_user_took_the_input_for_stays(self):
        text = self.root / "pages" / "front.txt"
        new = self.make_old_and_new("--as", "text", text)
        self.add("dump.db", "--as", "dump", text)
        self.assertNotEqual(self.export("dump.db")["pages"], new["pages"])
        self.refresh()
        self.assertEqual(self.export("pile.db"), new)

    def test_pages_left_in_their_files_are_read_again(self):
        rows = [{"id": str(i), "text": f"{PAGES['mayor.txt']} Report {i}."} for i in range(3)]
        (self.root / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        new = self.make_old_and_new("--raw", "ref", "pages", "rows.jsonl")
        self.refresh()
        self.assertEqual(self.export("pile.db"), new)

    def test_files_that_are_gone_stop_it_and_all_are_told(self):
        self.add("pile.db", "--data", "other", "--raw", "ref", "pages")
        before = self.export("pile.db")
        (self.root / "pages" / "front.txt").unlink()
        (self.root / "pages" / "mayor.txt").write_text("another text")
        told = self.refresh(expect=(2,)).stderr
        self.assertIn("pages/front.txt: no such file", told)
        self.assertIn("pages/mayor.txt: has changed since it was added", told)
        self.assertIn("2 of its pages cannot be read again", told)
        self.assertEqual(self.export("pile.db"), before)

    def test_an_interruption_loses_nothing(self):
        many = self.root / "many"
        many.mkdir()
        for i in range(600):
            (many / f"{i:03}.txt").write_text(article(f"day {i}", f"{PAGES['front.txt']} It was day {i} of the talks."))
        new = self.make_old_and_new("many")
        old = self.export("pile.db")
        for seconds, how in ((0.1, signal.SIGKILL), (0.25, signal.SIGINT), (0.5, signal.SIGKILL)):
            running = subprocess.Popen([ONRECORD, "refresh", "--db", "pile.db", "--jobs", "1"], cwd=self.root,
                                       stderr=subprocess.PIPE)
            time.sleep(seconds)
            running.send_signal(how)
            code, told = running.wait(), running.stderr.read().decode()
            running.stderr.close()
            if how == signal.SIGINT and code not in (0, -signal.SIGINT):  # Done already; not yet begun.
                self.assertEqual(code, 130)
                self.assertIn("pile.db is as it was", told)
            self.assertIn(self.export("pile.db"), (old, new))
        self.refresh()
        self.assertEqual(self.export("pile.db"), new)

    def test_a_pile_that_kept_too_little_is_told(self):
        self.add("pile.db", "pages")
        connection = sqlite3.connect(self.root / "pile.db")
        connection.execute("PRAGMA user_version = 1")
        connection.close()
        for command in (["refresh"], ["refresh", "--dry-run"], ["add", "pages"]):
            told = self.run_onrecord(*command, "--db", "pile.db", expect=(2,)).stderr
            self.assertIn("made by an older onrecord (format 1)", told)
        self.run_onrecord("export", "--db", "pile.db")

    def test_a_page_without_its_bytes_is_no_page_of_this_engine(self):
        self.add("pile.db", "pages")
        before = self.export("pile.db")
        connection = sqlite3.connect(self.root / "pile.db")
        connection.execute("DELETE FROM raw WHERE page = 1")
        connection.commit()
        connection.close()
        self.assertIn("1 of its pages have no bytes", self.refresh(expect=(2,)).stderr)
        self.assertEqual(self.export("pile.db"), before)

    def test_trouble_is_told(self):
        self.assertIn("none.db: no such file", self.run_onrecord("refresh", "--db", "none.db", expect=(2,)).stderr)
        self.add("pile.db", "pages")
        before = self.export("pile.db")
        (self.root / "pile.corrections").write_text("{damaged\n")
        self.assertIn("pile.corrections:1", self.refresh(expect=(2,)).stderr)
        self.assertEqual(self.export("pile.db"), before)
        shutil.copy(self.root / "pages" / "front.txt", self.root / "foreign.db")
        self.run_onrecord("refresh", "--db", "foreign.db", expect=(2,))


if __name__ == "__main__":
    unittest.main()
