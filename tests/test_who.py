#!/usr/bin/env python3
"""`onrecord who` as a user reads it: a dossier from invented pages of three years.

Use: tests/test_who.py PATH/TO/onrecord
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ONRECORD = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/onrecord")

PAGES = {  # Name: day, sentences.
    "a.txt": ("September 3, 2014", ["Velmark Foreign Minister Ana Rook said on Monday that the bridge over the Senn would stay closed.",
                                    "The Tarim Front, formerly known as the Sall Guard, denied that it had fired on the convoy."]),
    "b.txt": ("March 9, 2015", ["Foreign Minister Ana Rook told the Tarim Front that the towers must be handed over.",
                                "The River Council said that Ana Rook had kept her word."]),
    "c.txt": ("May 2, 2017", ["Former Foreign Minister Ana Rook said that the winter would be long.",
                              "Tom Ferrow said that the harbour of Orlu was closed."]),
}


PAGES |= {
    "d.txt": ("June 1, 2015", ["Foreign Minister Rook said that nobody had asked the people of the old town.",
                               "Moammar Gadhafi left the harbour on Friday."]),
    "e.txt": ("June 2, 2015", ["Muammar Qaddafi said that the harbour would be handed over before the first snow falls.",
                               "Foreign Minister Rook left the town on Monday."]),
}


class Who(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name)
        for name, (day, sentences) in PAGES.items():
            cls.write(name, f"Report {name[0]} from the valley", day, sentences)
        cls.run_onrecord("add", "--db", "pile.db", *PAGES)

    @classmethod
    def write(cls, name, title, day, sentences):
        more = "The talks ended late in the night without a word on what would come next in the valley."
        (cls.root / name).write_text("\n\n".join([title, "By Lena Harrow", day, *sentences, more]) + "\n")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_onrecord(cls, *arguments):
        return subprocess.run([ONRECORD, *arguments], cwd=cls.root, capture_output=True, text=True, check=True).stdout

    def dossier(self, name):
        return json.loads(self.run_onrecord("who", "--db", "pile.db", "--json", name).splitlines()[0])

    def words_at(self, place):
        raw = (self.root / place["path"]).read_bytes()
        return b" ".join(raw[begin:end] for begin, end in place["at"]).decode()

    def test_roles_over_time(self):
        roles = [(r["role"], r["state"], r["first_page"], r["last_page"]) for r in self.dossier("Ana Rook")["roles"]]
        self.assertIn(("foreign minister", "former", "2017-05-02", "2017-05-02"), roles)
        held = [r for r in roles if r[1] is None and r[0].endswith("foreign minister")]
        self.assertTrue(held)
        self.assertTrue(all(last <= "2015-03-09" for *_, last in held), held)

    def test_names_have_dates_and_a_sentence(self):
        name = self.dossier("Ana Rook")["names"][0]
        self.assertEqual((name["text"], name["first_page"], name["last_page"], name["pages"]),
                         ("Ana Rook", "2014-09-03", "2017-05-02", 3))
        self.assertEqual(name["sentence"]["text"], PAGES["a.txt"][1][0])
        alias = next(n for n in self.dossier("Sall Guard")["names"] if n["text"] == "Sall Guard")
        self.assertEqual(alias["proofs"][0]["reason"], "formerly known as")
        self.assertEqual(alias["proofs"][0]["first_page"], "2014-09-03")

    def test_every_place_has_its_words(self):
        dossier = self.dossier("Ana Rook")
        for role in dossier["roles"]:
            for place in role["places"]:
                self.assertEqual(self.words_at(place).lower(), role["text"].lower())
        for tie in dossier["affiliations"]:
            for place in tie["places"]:
                self.assertEqual(self.words_at(place), tie["relation"])

    def test_who_she_has_to_do_with(self):
        dossier = self.dossier("Ana Rook")
        self.assertIn("Tarim Front", [t["name"] for t in dossier["addressees"]])
        self.assertIn("Ana Rook had kept her word", [s["content"]["text"] for s in dossier["about"]])
        self.assertEqual(len(dossier["says"]), 3)
        self.assertIn("Tarim Front", [t["name"] for t in dossier["company"]])
        self.assertIn(("Velmark", "Velmark Foreign Minister"), [(t["name"], t["relation"]) for t in dossier["affiliations"]])
        addressed = self.dossier("Tarim Front")["addressed_by"]
        self.assertEqual([t["name"] for t in addressed], ["Ana Rook"])

    def test_suggestions_have_evidence_and_join_nothing(self):
        dossier = self.dossier("Ana Rook")
        rook = next(s for s in dossier["suggestions"] if s["other"] == "person:Rook")
        self.assertEqual((rook["likeness"], rook["shared_pages"]), ("short form", 0))
        self.assertEqual([(e["kind"], e["words"], e["there"]["path"]) for e in rook["evidence"]],
                         [("same role", "Foreign Minister", "d.txt")])
        qaddafi = self.dossier("Muammar Qaddafi")
        self.assertEqual([(s["other"], s["likeness"]) for s in qaddafi["suggestions"]],
                         [("person:Moammar Gadhafi", "transliteration")])
        self.assertEqual([m["path"] for m in qaddafi["members"]], ["e.txt"])

    def test_a_suggestion_can_be_taken_or_refused(self):
        for verb, members in (("merge", ["d.txt", "e.txt"]), ("distinct", ["e.txt"])):
            self.run_onrecord("correct", verb, "Muammar Qaddafi", "Moammar Gadhafi", "--db", "pile.db")
            qaddafi = self.dossier("Muammar Qaddafi")
            self.assertEqual(qaddafi["suggestions"], [])
            self.assertEqual(sorted(m["path"] for m in qaddafi["members"]), members)
            line = len((self.root / "pile.corrections").read_text().splitlines())
            self.run_onrecord("correct", "undo", str(line), "--db", "pile.db")

    def test_short_forms_are_listed_behind_the_dossiers(self):
        text = self.run_onrecord("who", "--db", "pile.db", "Rook")
        dossiers, apart = text.split("Without proof")
        self.assertIn("Ana Rook  person, 3 pages", dossiers)
        self.assertIn("Rook  2 pages, 2015-06-01 to 2015-06-02", apart)
        lines = [json.loads(line) for line in self.run_onrecord("who", "--db", "pile.db", "--json", "Rook").splitlines()]
        self.assertEqual([(d["name"], d["short_form"]) for d in lines],
                         [("Ana Rook", False), ("Rook", True), ("Rook", True)])

    def pile_of(self, name, pages, *corrections):
        for page, sentences in pages.items():
            self.write(f"{name}-{page}.txt", f"Report {page} from the valley", "June 3, 2015", sentences)
        self.run_onrecord("add", "--db", f"{name}.db", *(f"{name}-{page}.txt" for page in pages))
        for correction in corrections:
            self.run_onrecord("correct", *correction, "--db", f"{name}.db")

    def test_two_members_of_one_page_are_one_self(self):
        self.pile_of("self", {"a": ["The Tarim Front said on Monday that the River Brigade had left the harbour of Orlu.",
                                    "The River Brigade told the Tarim Front that the towers must be handed over."]},
                     ("merge", "Tarim Front", "River Brigade"))
        dossier = json.loads(self.run_onrecord("who", "--db", "self.db", "--json", "Tarim Front"))
        self.assertEqual(len(dossier["members"]), 2)
        self.assertEqual((len(dossier["says"]), dossier["about"], dossier["addressed_by"]), (2, [], []))
        self.assertEqual([outlet["pages"] for outlet in dossier["outlets"]], [1] * len(dossier["outlets"]))

    def test_just_the_name_stands_before_more_words(self):
        said = "The {} Council said on Monday that the bridge would stay closed until spring."
        self.pile_of("rank", {str(i): [said.format("Upper Senn Valley")] for i in range(3)} | {"x": [said.format("Senn Valley")]})
        lines = self.run_onrecord("who", "--db", "rank.db", "--json", "Senn Valley Council").splitlines()
        self.assertEqual([json.loads(line)["name"] for line in lines], ["Senn Valley Council", "Upper Senn Valley Council"])

    def test_the_limit_leaves_names(self):
        said = "The {} Council said on Monday that the bridge would stay closed until spring."
        self.pile_of("many", {word: [said.format(word)] for word in ("Orlu", "Senn", "Tarim")})
        text = self.run_onrecord("who", "--db", "many.db", "--limit", "1", "council")
        self.assertEqual(text.split("More of that name")[0].count("“The "), 1)
        self.assertRegex(text, r"More of that name: --limit 3 shows .*\n  \w+ Council  \w+, 1 page\n  \w+ Council  \w+, 1 page\n$")
        done = subprocess.run([ONRECORD, "who", "--db", "many.db", "--json", "--limit", "1", "council"], cwd=self.root,
                              capture_output=True, text=True, check=True)
        self.assertEqual(len(done.stdout.splitlines()), 1)
        self.assertIn("2 more of that name: --limit 3 gives all", done.stderr)

    def test_order_of_arrival_does_not_matter(self):
        for page in sorted(PAGES, reverse=True):
            self.run_onrecord("add", "--db", "back.db", page)
        for name in ("Rook", "Front", "Qaddafi"):
            self.assertEqual(*(self.run_onrecord("who", "--db", pile, "--json", name) for pile in ("pile.db", "back.db")))

    def test_a_person_reads_it(self):
        text = self.run_onrecord("who", "--db", "pile.db", "Ana Rook")
        for words in ("is called, on pages of these dates", "Former Foreign Minister", "others say of it", "says it to"):
            self.assertIn(words, text)


if __name__ == "__main__":
    unittest.main()
