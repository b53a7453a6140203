#!/usr/bin/env python3
"""`onrecord add` as a user runs it: the same pages give the same pile, whatever way they come in.

Jobs, order, pieces, adding again, kill -9 and resuming: the same export, sorted by key. What cannot be read is
reported, the rest is in. Use: tests/test_add.py PATH/TO/onrecord
"""
import json
import os
import random
import shutil
import signal
import subprocess
import time
import unittest

from program_case import ONRECORD, ProgramCase

KINDS = ("pages", "statements", "actors", "copies", "claims")

LEADS = [
    "The army of Velmark shelled two villages near Orlu on Monday, killing nine people.",
    "The bridge over the Senn will stay closed until spring, the ministry of roads said.",
    "Ana Rook, the mayor of Orlu, said that nobody had asked the people of the old town.",
    "The Tarim Front, formerly known as the River Brigade, denied that it had fired on the convoy.",
    "\"We will rebuild every house that was burnt in the valley before the first snow falls,\" Rook said.",
    "Quay Wire reported that the talks in Port Sall had ended without a word on the prisoners.",
    "The River Brigade said it would not hand over the two towers on the hill above the harbour.",
    "Fishermen in Sall told the Herald that the harbour had been closed since the end of the winter.",
]


def write_pages(folder, count, seed=7):
    """Invented pages that share sentences, names and, some of them, all their bytes."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        lines = chance.sample(LEADS, 3)
        text = f"Report {i if i % 5 else 0} from Orlu\n\nBy Tom Ferrow\n\nSeptember {1 + i % 28}, 2016\n\n" + "\n\n".join(lines)
        if i % 7 == 3:
            text = f"Report twice\n\n{LEADS[i % len(LEADS)]}"
        (folder / f"page{i:03}.txt").write_text(text + "\n", encoding="utf8")
    return folder


class Add(ProgramCase):
    def setUp(self):
        super().setUp()
        self.pages = write_pages(self.root / "pages", 24)

    def export(self, database):
        return {kind: self.run_onrecord("export", "--db", database, "--what", kind, expect=(0, 1)).stdout
                for kind in KINDS}

    def clean_export(self):
        self.add("clean.db", "--jobs", 1, "pages")
        return self.export("clean.db")

    def test_the_pile_has_something_of_every_kind(self):
        export = self.clean_export()
        for kind in ("pages", "actors", "copies"):
            self.assertTrue(export[kind], kind)
        for lines in export.values():
            for line in lines.splitlines():
                json.loads(line)

    def test_jobs_do_not_matter(self):
        expected = self.clean_export()
        self.add("two.db", "--jobs", 2, "pages")
        self.assertEqual(self.export("two.db"), expected)

    def test_order_and_pieces_do_not_matter(self):
        expected = self.clean_export()
        seed = int.from_bytes(os.urandom(4), "big")
        files = sorted(str(p.relative_to(self.root)) for p in self.pages.iterdir())
        random.Random(seed).shuffle(files)
        for begin in range(0, len(files), 7):
            self.add("pieces.db", *files[begin:begin + 7])
        self.assertEqual(self.export("pieces.db"), expected, f"seed {seed}")

    def test_adding_twice_changes_nothing(self):
        expected = self.clean_export()
        again = self.add("clean.db", "--json", "pages")
        self.assertEqual(json.loads(again.stdout)["added"], 0)
        self.assertEqual(self.export("clean.db"), expected)

    def test_killed_and_resumed_is_a_clean_run(self):
        expected = self.clean_export()
        seed = int.from_bytes(os.urandom(4), "big")
        chance = random.Random(seed)
        for _ in range(4):
            process = subprocess.Popen([ONRECORD, "add", "--db", "killed.db", "--jobs", "2", "pages"], cwd=self.root,
                                       stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.0, 0.15))
            process.send_signal(signal.SIGKILL)
            process.wait()
        self.add("killed.db", "pages")
        self.assertEqual(self.export("killed.db"), expected, f"seed {seed}")

    def test_the_same_bytes_at_two_paths_are_one_page(self):
        self.add("pile.db", "pages/page001.txt")
        (self.root / "a.txt").write_bytes((self.pages / "page001.txt").read_bytes())
        report = json.loads(self.add("pile.db", "--json", "a.txt").stdout)
        self.assertEqual((report["added"], report["new_paths"]), (0, 1))
        page = json.loads(self.export("pile.db")["pages"])
        self.assertEqual((page["path"], page["paths"]), ("a.txt", ["a.txt", "pages/page001.txt"]))

    def test_what_a_container_says_is_the_same_in_any_order(self):
        text = "Bridge closed\\n\\nThe bridge over the Senn is closed."
        for name, url in (("a", "https://herald.example/1"), ("b", "https://quay.example/2")):
            (self.root / f"{name}.jsonl").write_text(f'{{"id": "1", "url": "{url}", "text": "{text}"}}\n')
        self.add("ab.db", "a.jsonl", "b.jsonl")
        self.add("ba.db", "b.jsonl")
        self.add("ba.db", "a.jsonl")
        self.assertEqual(self.export("ab.db"), self.export("ba.db"))
        self.assertEqual(self.export("ab.db")["pages"].count("\n"), 1)

    def test_trouble_is_reported_and_the_rest_is_in(self):
        hard = write_pages(self.root / "hard", 5)
        (hard / "empty.txt").write_bytes(b"")
        (hard / "junk.bin").write_bytes(bytes(range(256)) * 40)
        (hard / "large.txt").write_bytes(b"word " * 4000)
        (hard / "loop").symlink_to(hard)
        (hard / "gone.txt").symlink_to(self.root / "nowhere")
        locked = hard / "locked.txt"
        locked.write_text("secret")
        locked.chmod(0)
        done = self.add("hard.db", "--max-record", "10K", "hard", expect=(1,))
        for name in ("empty.txt", "junk.bin", "large.txt", "loop", "gone.txt"):
            self.assertIn(f"hard/{name}: at byte ", done.stderr)
        if os.geteuid() != 0:  # Root may read everything.
            self.assertIn("hard/locked.txt: at byte ", done.stderr)
        paths = {path for line in self.export("hard.db")["pages"].splitlines()
                 for path in json.loads(line).get("paths", [json.loads(line)["path"]])}
        self.assertLessEqual({f"hard/page{i:03}.txt" for i in range(5)}, paths)

    def test_ref_says_when_a_file_has_changed(self):
        self.add("ref.db", "--raw", "ref", "pages/page001.txt")
        page = self.pages / "page001.txt"
        shown = self.run_onrecord("show", "--db", "ref.db", "--raw", "pages/page001.txt")
        self.assertEqual(shown.stdout, page.read_text())
        page.write_text("Something else\n\nNot what it was.\n")
        changed = self.run_onrecord("show", "--db", "ref.db", "--raw", "pages/page001.txt", expect=(2,))
        self.assertIn("has changed since it was added", changed.stderr)

    def test_bytes_are_shown_as_they_are(self):
        self.add("pile.db", "pages/page001.txt")
        raw = (self.pages / "page001.txt").read_bytes()
        shown = subprocess.run([ONRECORD, "show", "--db", "pile.db", "pages/page001.txt", "--at", "3-9,12-20"],
                               cwd=self.root, capture_output=True)
        self.assertEqual(shown.stdout, raw[3:9] + raw[12:20])

    def test_a_dry_run_writes_nothing(self):
        self.add("dry.db", "--dry-run", "pages")
        self.assertFalse((self.root / "dry.db").exists())

    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody without rights")
    def test_a_pile_in_a_folder_without_the_right_to_write_is_read(self):
        self.add("pile.db", "pages")
        program = self.root / "onrecord"
        shutil.copy(ONRECORD, program)
        self.root.chmod(0o755)
        found = subprocess.run([program, "search", "--db", "pile.db", "bridge"], cwd=self.root, user=65534, group=65534,
                               extra_groups=[], capture_output=True, text=True)
        self.assertEqual((found.returncode, found.stderr), (0, ""))
        refused = subprocess.run([program, "add", "--db", "pile.db", "pages"], cwd=self.root, user=65534, group=65534,
                                 extra_groups=[], capture_output=True, text=True)
        self.assertEqual(refused.returncode, 2)

    def test_order_of_arrival_gives_no_actor_its_type(self):
        lines = {"a.txt": "The head of the Gospel spoke.", "b.txt": "A spokesman for the Gospel said no."}
        for name, line in lines.items():
            text = f"Report {name[0]} from the harbour\n\nBy Tom Ferrow\n\nSeptember 3, 2016\n\n{line} {LEADS[0]} {LEADS[1]}\n"
            (self.root / name).write_text(text)
        exports = []
        for name, order in (("ab.db", ("a.txt", "b.txt")), ("ba.db", ("b.txt", "a.txt"))):
            for page in order:
                self.add(name, page)
            exports.append(self.run_onrecord("export", "--db", name, "--what", "actors").stdout)
        self.assertEqual(*exports)

    def test_output_that_cannot_be_written_is_an_error(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([ONRECORD, "annotate", "pages"], cwd=self.root, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"cannot be written", done.stderr)

    def test_wrong_words_on_the_command_line_are_named(self):
        self.assertIn("frobnicate", self.run_onrecord("frobnicate", expect=(2,)).stderr)
        self.assertIn("-1", self.run_onrecord("annotate", "--max-record", "-1", "pages", expect=(2,)).stderr)

    def test_exit_codes(self):
        self.add("pile.db", "nowhere", expect=(2,))
        self.add("pile.db", "pages", "nowhere", expect=(1,))
        self.run_onrecord("show", "--db", "pile.db", "no/such/page", expect=(1,))
        self.run_onrecord("show", "--db", "no.db", "page", expect=(2,))
        self.run_onrecord("search", "--db", "pile.db", "zzzz", expect=(1,))
        self.run_onrecord("search", "--db", "pile.db", "(bridge", expect=(2,))
        self.run_onrecord("ladder", "--db", "pile.db", "The bridge over the Senn will stay closed until spring")
        self.run_onrecord("who", "--db", "pile.db", "nobody at all", expect=(1,))

    def test_every_stored_fact_stands_in_its_bytes(self):
        self.add("pile.db", "pages")
        self.run_onrecord("verify", "--db", "pile.db")


if __name__ == "__main__":
    unittest.main()
