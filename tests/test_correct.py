#!/usr/bin/env python3
"""`onrecord correct` as a user runs it: every kind and its undo, trouble, other piles, pages that come later.

Use: tests/test_correct.py PATH/TO/onrecord
"""
import json
import unittest

from program_case import ProgramCase

PAGES = {
    "front.txt": "The Tarim Front said on Monday that it had left the harbour of Orlu.",
    "brigade.txt": "The River Brigade said on Tuesday that it would not hand over the towers.",
    "alias.txt": "The Tarim Front, formerly known as the Sall Guard, denied that it had fired on the convoy.",
    "guard.txt": "The Sall Guard said that nobody had asked the people of the old town.",
    "mayor.txt": "Ana Rook, the mayor of Orlu, said that the bridge would stay closed until spring.",
    "writer.txt": "Ana Rook, a writer from Sall, said that her novel would come out in the winter.",
}


def article(about, text):
    more = "The talks ended late in the night without a word on what would come next in the valley."
    return f"Report about {about}\n\nBy Tom Ferrow\n\nSeptember 3, 2016\n\n{text}\n\n{more}\n"


class Correct(ProgramCase):
    def setUp(self):
        super().setUp()
        for name, text in PAGES.items():
            (self.root / name).write_text(article(name[:-4], text))
        self.add("pile.db", *PAGES)

    def correct(self, *arguments, expect=(0,), database="pile.db"):
        return self.run_onrecord("correct", *arguments, "--db", database, expect=expect)

    def actors(self, database="pile.db"):
        """Name and type to the pages of its members, of every actor of a page's first name."""
        lines = self.run_onrecord("export", "--what", "actors", "--db", database).stdout.splitlines()
        return {(a["name"], a["type"], *sorted(m["path"] for m in a["members"])) for a in map(json.loads, lines)}

    def lines(self):
        path = self.root / "pile.corrections"
        return path.read_text().splitlines() if path.exists() else []

    def pages_of(self, name, database="pile.db"):
        return sorted(pages for actor, _, *pages in self.actors(database) if actor == name)

    def test_before(self):
        self.assertEqual(self.pages_of("Ana Rook"), [["mayor.txt", "writer.txt"]])
        self.assertEqual(self.pages_of("Tarim Front"), [["alias.txt", "front.txt", "guard.txt"]])
        self.assertEqual(self.pages_of("River Brigade"), [["brigade.txt"]])

    def test_who_shows_places_by_path(self):
        text = (self.root / "mayor.txt").read_bytes()
        begin = text.index(b"Ana Rook")
        self.correct("split", f"mayor.txt:{begin}-{begin + 8}")
        shown = self.run_onrecord("who", "--db", "pile.db", "Ana Rook").stdout
        self.assertIn(f"corrected by hand: split person:Ana Rook at mayor.txt:{begin}-{begin + 8}", shown)
        self.assertNotIn("sha256", shown)

    def undo_gives_back(self, before):
        self.correct("undo", len(self.lines()))
        self.assertEqual(self.actors(), before)
        self.correct("list", expect=(1,))

    def test_merge(self):
        before = self.actors()
        self.correct("merge", "River Brigade", "the tarim front", "--by", "ana", "--reason", "one seal", "--date", "2016-09-22")
        self.assertEqual(self.pages_of("Tarim Front"), [["alias.txt", "brigade.txt", "front.txt", "guard.txt"]])
        said = json.loads(self.lines()[0])
        self.assertEqual((said["by"], said["reason"], said["date"]), ("ana", "one seal", "2016-09-22"))
        shown = self.run_onrecord("who", "--db", "pile.db", "brigade").stdout
        self.assertIn("corrected by hand", shown)
        self.assertIn("one seal", shown)
        self.undo_gives_back(before)

    def test_distinct(self):
        before = self.actors()
        self.correct("distinct", "Tarim Front", "Sall Guard")
        self.assertEqual(self.pages_of("Tarim Front"), [["alias.txt", "front.txt"]])
        self.assertEqual(self.pages_of("Sall Guard"), [["guard.txt"]])
        self.undo_gives_back(before)

    def place_in(self, page, name):
        text = (self.root / page).read_bytes()
        begin = text.index(name.encode())
        return f"{page}:{begin}-{begin + len(name)}"

    def test_split(self):
        before = self.actors()
        self.correct("split", self.place_in("writer.txt", "Ana Rook"))
        self.assertEqual(self.pages_of("Ana Rook"), [["mayor.txt"], ["writer.txt"]])
        # By its place it can be merged with another; by its name it is not meant any more.
        self.correct("rename", "Ana Rook", "Ana Rook of Orlu")
        self.assertEqual(self.pages_of("Ana Rook of Orlu"), [["mayor.txt"]])
        self.correct("merge", self.place_in("writer.txt", "Ana Rook"), "River Brigade")
        self.assertIn(["brigade.txt", "writer.txt"], [pages for _, _, *pages in self.actors()])
        for line in (3, 2, 1):
            self.correct("undo", line)
        self.assertEqual(self.actors(), before)

    def test_rename(self):
        before = self.actors()
        self.correct("rename", "River Brigade", "Brigade of the Senn")
        self.assertEqual(self.pages_of("Brigade of the Senn"), [["brigade.txt"]])
        self.assertIn("brigade.txt", self.run_onrecord("who", "--db", "pile.db", "brigade of the senn").stdout)
        found = self.run_onrecord("search", "--db", "pile.db", 'by:"brigade of the senn"').stdout
        self.assertIn("brigade.txt", found)
        self.correct("rename", "Brigade of the Senn", "Senn Brigade")  # The newest name stands.
        self.assertEqual(self.pages_of("Senn Brigade"), [["brigade.txt"]])
        self.correct("undo", 2)
        self.assertEqual(self.pages_of("Brigade of the Senn"), [["brigade.txt"]])
        self.correct("undo", 1)
        self.assertEqual(self.actors(), before)

    def test_type(self):
        before = self.actors()
        self.correct("type", "River Brigade", "publication")
        self.assertIn(("River Brigade", "publication", "brigade.txt"), self.actors())
        self.undo_gives_back(before)

    def test_conflicts_are_refused_and_nothing_changes(self):
        self.correct("distinct", "River Brigade", "Tarim Front")
        before = self.actors(), self.lines()
        self.correct("merge", "River Brigade", "Sall Guard", expect=(2,))
        self.assertEqual((self.actors(), self.lines()), before)
        self.correct("undo", 1)
        self.correct("merge", "River Brigade", "Sall Guard")
        refused = self.correct("distinct", "Tarim Front", "River Brigade", expect=(2,))
        self.assertIn("pile.corrections:3 says otherwise", refused.stderr)

    def test_a_file_that_contradicts_itself_keeps_apart(self):
        self.correct("distinct", "River Brigade", "Tarim Front")
        before = self.actors()
        merge = json.loads(self.lines()[0]) | {"verb": "merge"}
        with open(self.root / "pile.corrections", "a") as file:
            file.write(json.dumps(merge) + "\n")
        self.add("pile.db")
        self.assertEqual(self.actors(), before)
        self.assertIn("without effect", self.correct("list").stdout)

    def test_unknown_names_types_and_lines(self):
        self.assertIn("nobody of that name", self.correct("merge", "No Such Front", "Tarim Front", expect=(1,)).stderr)
        self.correct("split", "front.txt:0-1", expect=(1,))
        self.correct("type", "Tarim Front", "gang", expect=(2,))
        self.correct("rename", "Tarim Front", "", expect=(2,))
        self.correct("merge", "Tarim Front", "River Brigade", "--date", "yesterday", expect=(2,))
        self.correct("undo", 1, expect=(1,))
        self.correct("merge", "Tarim Front", "Tarim Front", database="none.db", expect=(2,))
        self.assertEqual(self.lines(), [])

    def test_what_a_line_cannot_hold_is_told_by_its_argument(self):
        told = self.correct("merge", "Tarim Front", "River Brigade", "--date", "yesterday", expect=(2,)).stderr
        self.assertIn("onrecord: --date yesterday: no day: write YYYY-MM-DD", told)
        self.assertIn("--reason: no UTF-8", self.correct("split", "Tarim Front", "--reason", "\udcff", expect=(2,)).stderr)
        self.assertIn("to: no UTF-8", self.correct("rename", "Tarim Front", "Front \udcc3", expect=(2,)).stderr)
        self.assertIn("neither letters nor digits", self.correct("rename", "Tarim Front", "--", "--", expect=(2,)).stderr
                      + self.correct("rename", "Tarim Front", "…", expect=(2,)).stderr)
        self.assertIn("control character", self.correct("rename", "Tarim Front", "a\x1b[2Jb", expect=(2,)).stderr)
        place = self.place_in("writer.txt", "Ana Rook").split("-")[0]
        self.assertIn("the record has", self.correct("split", place + "-999999", expect=(2,)).stderr)
        self.assertIn("the two are the same", self.correct("distinct", "Ana Rook", "ana rook", expect=(2,)).stderr)
        part = self.correct("distinct", "Ana Rook", self.place_in("writer.txt", "Ana Rook"), expect=(2,)).stderr
        self.assertIn("the one is part of the other: split it off by its place", part)
        self.assertEqual(self.lines(), [])

    def test_whom_a_line_means_is_told(self):
        told = self.correct("merge", "river brigade", self.place_in("front.txt", "Tarim Front")).stderr
        place = self.place_in("front.txt", "Tarim Front")
        self.assertRegex(told, rf"merge  \w+:River Brigade \(1 page\) and \w+:Tarim Front at {place}\n")
        self.assertRegex(self.correct("list").stdout, rf"^ *1 +merge  .* and \w+:Tarim Front at {place}\n$")
        self.assertRegex(self.correct("undo", 1).stderr, "no more: merge  ")

    def test_the_type_before_a_name_counts_also_for_corrected_ones(self):
        self.correct("rename", "person:Ana Rook", "Petra of Velmar")
        self.assertIn("nobody of that name",
                      self.correct("merge", "organization:Petra of Velmar", "Tarim Front", expect=(1,)).stderr)
        self.correct("type", "person:Petra of Velmar", "place")
        self.assertIn(("Petra of Velmar", "place", "mayor.txt", "writer.txt"), self.actors())
        self.correct("rename", "place:Petra of Velmar", "Petra")
        self.assertIn(("Petra", "place", "mayor.txt", "writer.txt"), self.actors())
        self.correct("type", "place:Ana Rook", "event")
        self.assertIn(("Petra", "event", "mayor.txt", "writer.txt"), self.actors())

    def test_only_the_name_that_stands_is_found(self):
        self.correct("rename", "River Brigade", "Brigade of the Senn")
        self.correct("rename", "River Brigade", "Watch of Orlu")
        self.run_onrecord("who", "--db", "pile.db", "brigade of the senn", expect=(1,))
        self.correct("split", "Brigade of the Senn", expect=(1,))
        self.correct("rename", self.place_in("brigade.txt", "River Brigade"), "Watch of Orlu")
        shown = json.loads(self.run_onrecord("who", "--db", "pile.db", "--json", "watch of orlu").stdout)
        self.assertEqual([c["line"] for c in shown["corrections"]], [2, 3])

    def test_a_name_given_twice_to_one_target_is_one_choice(self):
        self.correct("rename", "River Brigade", "Watch of Orlu")
        self.correct("rename", "River Brigade", "the watch of Orlu")
        self.correct("rename", "River Brigade", "Watch of Orlu")
        self.correct("type", "Watch of Orlu", "publication")
        self.assertIn(("Watch of Orlu", "publication", "brigade.txt"), self.actors())

    def test_a_line_that_is_not_applied_says_so(self):
        self.correct("merge", "River Brigade", "Tarim Front")
        (self.root / "other.corrections").write_bytes((self.root / "pile.corrections").read_bytes())
        self.add("other.db", *PAGES)
        with open(self.root / "other.corrections", "a") as file:
            file.write('{"verb": "split", "target": {"name": "Ana Rook", "type": "person"}}\n')
        first, second = self.correct("list", database="other.db").stdout.splitlines()
        self.assertNotIn("not applied yet", first)
        self.assertIn("not applied yet", second)
        self.add("other.db")
        self.assertNotIn("not applied yet", self.correct("list", database="other.db").stdout)

    def test_damage_is_told_with_its_line_and_nothing_is_lost(self):
        self.correct("merge", "River Brigade", "Tarim Front")
        before = self.actors()
        with open(self.root / "pile.corrections", "a") as file:
            file.write('{"verb": "split", "targ')
        damaged = (self.root / "pile.corrections").read_bytes()
        for command in (("add", "--db", "pile.db", "front.txt"), ("correct", "undo", 1, "--db", "pile.db"),
                        ("correct", "list", "--db", "pile.db")):
            self.assertIn("pile.corrections:2: no JSON object", self.run_onrecord(*command, expect=(2,)).stderr)
        who = self.run_onrecord("who", "--db", "pile.db", "brigade")
        self.assertIn("pile.corrections:2: no JSON object; those applied last still stand", who.stderr)
        self.assertEqual((self.root / "pile.corrections").read_bytes(), damaged)
        self.assertEqual(self.actors(), before)

    def test_lines_survive_a_new_pile_and_another_one_takes_them(self):
        self.correct("merge", "River Brigade", "Tarim Front")
        self.correct("split", self.place_in("writer.txt", "Ana Rook"))
        self.correct("rename", "Ana Rook", "Ana Rook of Orlu")
        self.correct("undo", 3)
        expected = self.actors()
        (self.root / "pile.db").unlink()
        for extra in ("pile.db-wal", "pile.db-shm"):
            (self.root / extra).unlink(missing_ok=True)
        for page in sorted(PAGES, reverse=True):  # In pieces, in another order.
            self.add("pile.db", page)
        self.assertEqual(self.actors(), expected)
        self.add("other.db", *PAGES)
        self.assertNotEqual(self.actors("other.db"), expected)
        (self.root / "other.corrections").write_bytes((self.root / "pile.corrections").read_bytes())
        self.assertIn("other.corrections has changed", self.run_onrecord("who", "--db", "other.db", "front").stderr)
        self.add("other.db")
        self.assertEqual(self.actors("other.db"), expected)

    def test_pages_that_come_later_are_corrected_too(self):
        self.correct("merge", "River Brigade", "Tarim Front")
        (self.root / "late.txt").write_text(article("late", PAGES["brigade.txt"]))
        self.add("pile.db", "late.txt")
        self.assertEqual(self.pages_of("River Brigade") + self.pages_of("Tarim Front"),
                         [["alias.txt", "brigade.txt", "front.txt", "guard.txt", "late.txt"]])

    def test_the_file_is_no_input(self):
        self.correct("merge", "River Brigade", "Tarim Front")
        report = json.loads(self.add("pile.db", "--json", ".").stdout)
        self.assertEqual((report["added"], report["reported"]), (0, 0))

    def test_help_has_examples(self):
        self.assertIn("onrecord correct merge", self.run_onrecord("correct", "--help").stdout)


if __name__ == "__main__":
    unittest.main()
