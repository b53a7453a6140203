#!/usr/bin/env python3
"""Kept labels of statements (train/statements, eval/polnear_ours.ndjson): packed and rebuilt they are the same, they hold no words, and damage is told.

Where ../shared is, also on the examples of ../shared/annotation, by its own checker and scorer.

Use: tests/test_labels.py
"""
import copy
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
STATEMENTS = ROOT / "train" / "statements"
sys.path.insert(0, str(STATEMENTS))
import agreement
import standoff
from article import ALLSIDES, SHARED, Article, Trouble

EXAMPLES = SHARED / "annotation" / "examples"
KEPT = sorted(STATEMENTS.glob("*.ndjson"))
POLNEAR = ROOT / "eval" / "polnear_ours.ndjson"          # Of other articles: tests/test_ceiling.py sees that it fits them.
WORDS_ALLOWED = {*standoff.MODES, *standoff.POLARITIES, *standoff.ROLES, *standoff.TYPES, *standoff.MEDIA}

ROW = {"id": "orlu", "title": "Mayor of Orlu: ‘Bridge stays shut’", "text": """ORLU — Mayor Zoë Rook said the bridge would stay shut. “It is not safe,” she told the Orlu Courier. “It is not safe.”

Ms. Rook tweeted that the Tarim Front had denied that it had fired on the harbour.
“We did not,” the front’s spokesman, Ivo Sall, said in a statement.

“Nobody asked us.
“Nobody ever will,” Mr. Sall said. Did residents of the old town agree? Many residents say the River Brigade [the RB] should go.
"""}


def said(p, mode, content, cue, source, speaker, **more):
    return {"p": p, "mode": mode, "content": content, "cue": cue, "source": source, "speaker": speaker, "addressee": None, "occasion": None,
            "via": [], "parent": None, "polarity": "affirmed", **more}


def entity(name, kind, aliases, *stated):
    return {"name": name, "type": kind, "aliases": aliases, "stated": list(stated)}


LABELS = {
    "id": "orlu",
    "entities": [
        entity("Zoë Rook", "person", ["Mayor", "Mayor Zoë Rook", "Zoë Rook", "Ms. Rook"]),
        entity("Orlu", "place", ["Orlu"]),
        entity("Orlu Courier", "publication", ["the Orlu Courier"]),
        entity("Tarim Front", "group", ["the Tarim Front", "the front"]),
        entity("Ivo Sall", "person", ["Ivo Sall", "Mr. Sall"]),
        entity("many residents", "group", ["Many residents"]),
        entity("River Brigade", "group", ["the River Brigade", "the RB"], "the River Brigade [the RB]"),
    ],
    "statements": [
        said(-1, "direct", ["Bridge stays shut"], [":"], [{"t": "Mayor of Orlu"}], "Zoë Rook"),
        said(0, "indirect", ["the bridge would stay shut"], ["said"], ["Mayor Zoë Rook"], "Zoë Rook"),
        said(0, "direct", [{"t": "It is not safe", "n": 1}, {"t": "It is not safe", "n": 2}], ["told"], ["she"], "Zoë Rook",
             addressee="Orlu Courier", via=[{"role": "medium", "name": "Orlu Courier", "text": "told the Orlu Courier"}]),
        said(1, "indirect", ["the Tarim Front had denied that it had fired on the harbour"], ["tweeted"], ["Ms. Rook"], "Zoë Rook",
             via=[{"role": "medium", "name": "Twitter", "text": "tweeted"}]),
        said(1, "indirect", ["it had fired on the harbour"], ["had denied"], ["the Tarim Front"], "Tarim Front", parent=3, polarity="denied"),
        said(2, "direct", ["We did not,"], ["said"], ["the front’s spokesman, Ivo Sall"], "Ivo Sall", occasion="a statement"),
        said(3, "direct", ["Nobody asked us.", {"p": 4, "t": "Nobody ever will,"}], [{"p": 4, "t": "said"}], [{"p": 4, "t": "Mr. Sall"}], "Ivo Sall"),
        said(4, "indirect", ["the River Brigade [the RB] should go"], ["say"], ["Many residents"], "Many residents of the old town",
             optional=True),
    ],
}


def canonical(labels):
    """Aliases have no order in the labelled form, and what has one place needs no number."""
    labels = copy.deepcopy(labels)
    for each in labels["entities"]:
        each["aliases"].sort()
    for each in labels["statements"]:
        for role in standoff.SPANS:
            each[role] = [piece["t"] if isinstance(piece, dict) and len(piece) == 1 else piece for piece in each[role]]
    return labels


def strings(value):
    """Every string that stands as a value in parsed JSON."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from strings(inner)


def changed(labels, change):
    labels = copy.deepcopy(labels)
    change(labels)
    return labels


def kept_text(articles):
    out = io.StringIO()
    standoff.write_kept(articles, out)
    return out.getvalue()


class RoundTrip(unittest.TestCase):
    article = Article(ROW)

    def rebuilt(self, labels):
        return standoff.rebuild(self.article, standoff.pack(self.article, labels))

    def test_the_labels_come_back(self):
        wanted = canonical(LABELS)
        wanted["entities"][5]["name"] = "Many residents"                          # As the article has it.
        self.assertEqual(canonical(self.rebuilt(LABELS)), wanted)

    def test_twice_is_the_same(self):
        once = self.rebuilt(LABELS)
        self.assertEqual(self.rebuilt(once), once)

    def test_the_order_of_the_labels_does_not_matter(self):
        turned = changed(LABELS, lambda labels: (labels["entities"].reverse(), labels["statements"].reverse()))
        turned["statements"][3]["parent"] = 4
        for each in turned["entities"]:
            each["aliases"].reverse()
        packed = standoff.pack(self.article, LABELS)
        self.assertEqual(standoff.pack(self.article, turned), packed)
        other = [{**packed[0], "article": "another"}, *packed[1:]]
        self.assertEqual(kept_text([packed, other]), kept_text([other, packed]))

    def test_the_outer_statement_comes_first(self):
        outer, inner = LABELS["statements"][3], {**LABELS["statements"][3], "content": ["the Tarim Front"]}
        for statements in ([outer, inner], [inner, outer]):
            packed = standoff.pack(self.article, {**LABELS, "statements": statements})
            self.assertEqual([self.article.words(line["content"][0]) for line in packed[-2:]], outer["content"] + inner["content"])

    def test_a_name_that_the_article_cannot_make(self):
        def rename(labels):
            labels["entities"][0]["name"] = labels["statements"][0]["speaker"] = "Zoë Maria Rook"
            labels["statements"][1]["speaker"] = "Maria"
        kept = standoff.pack(self.article, changed(LABELS, rename))
        self.assertEqual(standoff.count({"orlu": kept})["unnamed"], 2)
        rebuilt = standoff.rebuild(self.article, kept)
        self.assertEqual(rebuilt["statements"][0]["speaker"], "Mayor Zoë Rook")   # The entity's fullest alias.
        self.assertEqual(rebuilt["statements"][1]["speaker"], "Mayor Zoë Rook")   # The words of the source.

    def test_somebody_whom_the_article_calls_nothing(self):
        def change(labels):
            labels["entities"].insert(0, entity("the author of the article", "person", []))
            labels["statements"][7]["speaker"] = "the author of the article"
        kept = standoff.pack(self.article, changed(LABELS, change))
        self.assertEqual(standoff.count({"orlu": kept})["unnamed"], 1)
        rebuilt = standoff.rebuild(self.article, kept)
        self.assertEqual(rebuilt["statements"][7]["speaker"], "Many residents")   # The words of the source.
        self.assertEqual(rebuilt["entities"], self.rebuilt(LABELS)["entities"])

    def test_a_medium_that_only_a_verb_names(self):
        tweets = changed(LABELS, lambda labels: labels["entities"].append(entity("Twitter", "organization", [])))
        kept = standoff.pack(self.article, tweets)
        self.assertEqual([line["name"] for line in kept if line.get("entity") == 0], ["Twitter"])
        self.assertEqual(self.rebuilt(tweets)["statements"][3]["via"], LABELS["statements"][3]["via"])

    def test_names_are_looked_for_beside_the_statement(self):
        packed = standoff.pack(self.article, changed(LABELS, lambda labels: labels["statements"][5].update(occasion="said")))
        kept = next(line for line in packed if "occasion" in line)
        self.assertEqual(kept["occasion"], kept["cue"])

    def test_a_name_that_is_glued_to_another_word(self):
        glued = Article({**ROW, "text": ROW["text"].replace("Ivo Sall", "MrIvo Sall")})
        labels = changed(LABELS, lambda labels: labels["statements"][5].update(source=["MrIvo Sall"]))
        self.assertEqual(standoff.count({"orlu": standoff.pack(glued, labels)})["unnamed"], 0)

    def test_names_are_whole_words(self):
        self.assertIsNone(self.article.find_name("courier"))
        self.assertIsNone(self.article.find_name("bod", any_case=True))
        self.assertIsNone(self.article.find_name("IT", any_case=True))
        self.assertIsNotNone(self.article.find_name("nobody Asked", any_case=True))
        self.assertEqual(self.article.words(self.article.find_first("bod")), "bod")
        self.assertEqual(self.article.words(self.article.find_name("the front's", any_case=True)), "the front’s")


class NoWords(unittest.TestCase):
    def check(self, lines):
        for line in lines:
            for string in strings({key: value for key, value in line.items() if key not in ("article", "sha256")}):
                self.assertIn(string, WORDS_ALLOWED)
            if "article" in line:
                self.assertRegex(line["article"], r"^\w+$")
                self.assertRegex(line["sha256"], r"^[0-9a-f]{64}$")

    def test_packed(self):
        self.check(standoff.pack(Article(ROW), LABELS))

    def test_shipped(self):
        for path in [*KEPT, POLNEAR]:
            with self.subTest(path.name):
                kept = standoff.read_kept(path)
                self.check(line for lines in kept.values() for line in lines)
                self.assertEqual(kept_text(kept.values()), path.read_text())       # As `pack` writes it.


class Silver(unittest.TestCase):
    """What the teacher thinks (train/statements/silver.tsv)."""

    def test_it_holds_hashes_alone(self):
        lines = [line for line in (STATEMENTS / "silver.tsv").read_text(encoding="utf8").splitlines() if not line.startswith("#")]
        self.assertGreater(len(lines), 0)
        for line in lines:
            article, told = line.split("\t")
            self.assertRegex(article, r"^[A-Za-z0-9]{16}$")
            self.assertRegex(told, r"^([0-9a-f]{8})*$")


class Damage(unittest.TestCase):
    article = Article(ROW)

    def test_labels(self):
        def on(index, **fields):
            return lambda labels: labels["statements"][index].update(fields)
        for change, told in [
            (on(1, source=["Mayor Zoe Rook"]), "orlu: statement 1: source: paragraph 0 has 0 of 'Mayor Zoe Rook'"),
            (on(2, content=["It is not safe"]), "orlu: statement 2: content: paragraph 0 has 2 of 'It is not safe': say which with n"),
            (on(2, content=[{"t": "It is not safe", "n": 3}]), "paragraph 0 has 2 of"),
            (lambda labels: labels["statements"][1].pop("p"), "orlu: statement 1: content: there is no 'p'"),
            (on(1, p=9), "there is no paragraph 9"),
            (on(1, content=[]), "statement 1: no content"),
            (on(1, content=[""]), "paragraph 0 has "),
            (on(1, mode="quoted"), "'quoted' is none of direct, indirect, mixed"),
            (on(1, polarity="no"), "'no' is none of"),
            (on(1, parent=1), "parent 1 is no other statement"),
            (on(1, parent=8), "parent 8 is no other statement"),
            (on(1, note="x"), "unknown field 'note'"),
            (on(1, via=[{"role": "paper", "name": "Orlu"}]), "'paper' is none of agency"),
            (lambda labels: labels["entities"][0]["aliases"].append("the mayoress"), "entity 'Zoë Rook': 'the mayoress' is not in the text"),
            (lambda labels: labels["entities"][0].update(type="mayor"), "'mayor' is none of person"),
        ]:
            with self.subTest(told), self.assertRaisesRegex(Trouble, re.escape(told)):
                standoff.pack(self.article, changed(LABELS, change))

    def test_kept(self):
        other = Article({**ROW, "text": ROW["text"].replace("harbour", "harbor")})
        inside = self.article.byte_at[self.article.text.index("ë")] + 1
        size = len(self.article.text.encode())
        first = next(n for n, line in enumerate(standoff.pack(self.article, LABELS)) if "statement" in line)
        for article, content, told in [
            (other, None, "orlu: the text is not the one that was labelled: its SHA-256 differs"),
            (self.article, [[0, size + 1]], f"orlu: statement 0: bytes 0 to {size + 1} are no characters of the text, which has {size} bytes"),
            (self.article, [[inside, inside + 4]], f"bytes {inside} to {inside + 4} are no characters"),
            (self.article, [[9, 9]], "bytes 9 to 9 are no characters"),
            (self.article, [[0, 60]], "do not lie in one paragraph"),
        ]:
            lines = standoff.pack(self.article, LABELS)
            lines[first].update({"content": content} if content else {})
            with self.subTest(told), self.assertRaisesRegex(Trouble, re.escape(told)):
                standoff.rebuild(article, lines)

    def test_command(self):
        """What a user sees: one line, exit code 1, and nothing half written."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "texts.jsonl").write_text(json.dumps(ROW) + "\n")
            (folder / "labels.json").write_text(json.dumps([LABELS]))
            (folder / "absent.json").write_text(json.dumps([{**LABELS, "id": "absent"}]))

            def run(*arguments):
                done = subprocess.run([sys.executable, STATEMENTS / "standoff.py", *arguments, "--texts", "texts.jsonl"], cwd=folder,
                                      capture_output=True, text=True)
                return done.returncode, done.stdout, done.stderr
            code, kept, errors = run("pack", "labels.json")
            self.assertEqual((code, kept, errors), (0, kept_text([standoff.pack(Article(ROW), LABELS)]), ""))
            (folder / "labels.ndjson").write_text(kept)
            self.assertEqual(run("rebuild", "labels.ndjson", "out"), (0, "", ""))
            labelled = json.loads((folder / "out" / "statements.json").read_text())
            self.assertEqual(labelled, [standoff.rebuild(Article(ROW), standoff.pack(Article(ROW), LABELS))])
            self.assertEqual(run("pack", "absent.json"), (1, "", "standoff.py: texts.jsonl: 1 articles are not there: absent\n"))
            self.assertEqual(run("pack", "labels.json", "labels.json")[:2], (1, ""))
            (folder / "twice.ndjson").write_text(kept + kept)
            self.assertIn(f"twice.ndjson:{len(kept.splitlines()) + 1}: the article was there before", run("rebuild", "twice.ndjson", "out")[2])
            (folder / "cut.ndjson").write_text(kept[:-9])
            self.assertIn(f"cut.ndjson:{len(kept.splitlines())}: no JSON", run("rebuild", "cut.ndjson", "out")[2])
            (folder / "stray.ndjson").write_text(kept.replace('"speaker":0', '"speaker":70'))
            self.assertIn("statement 0: there is no entity 70", run("rebuild", "stray.ndjson", "out")[2])
            self.assertRegex(run("rebuild", "nowhere.ndjson", "out")[2], "^standoff.py: .*nowhere.ndjson'$")
            (folder / "headless.ndjson").write_text(kept[kept.index("\n") + 1:])
            self.assertIn("headless.ndjson:1: the first line names no article", run("rebuild", "headless.ndjson", "out")[2])


@unittest.skipUnless(EXAMPLES.exists(), f"the labelled examples are not there ({EXAMPLES})")
class Examples(unittest.TestCase):
    """The examples of ../shared: packed, rebuilt, anchored and scored they are what they were."""

    @classmethod
    def setUpClass(cls):
        from evaluate import fold, gold_statements
        cls.fold, cls.gold_statements = staticmethod(fold), staticmethod(gold_statements)
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        labelled = standoff.read_labelled([EXAMPLES / "statements.json"])
        cls.articles = standoff.read_articles([labels["id"] for labels in labelled], [EXAMPLES / "texts.jsonl"])
        kept = [standoff.pack(cls.articles[labels["id"]], labels) for labels in labelled]
        rebuilt = [standoff.rebuild(cls.articles[lines[0]["article"]], lines) for lines in kept]
        lay_out = lambda labels, name: agreement.Labelling(labels, cls.articles, set(cls.articles), root / name)
        cls.before, cls.after = lay_out(labelled, "before"), lay_out(rebuilt, "after")

        def change(all_labels):
            del all_labels[0]["statements"][-1]
            all_labels[1]["statements"][0]["speaker"] = "Mitch McConnell"
        cls.worse = lay_out(changed(rebuilt, change), "worse")

    def pairs(self):
        """(id, gold before, gold after), the statements in one order."""
        order = lambda s: (s["content"], s["cue"], s["source"])
        for a, b in zip(*(json.loads(labelling.gold.read_text()) for labelling in (self.before, self.after))):
            yield a["id"], *(sorted(self.gold_statements(labels), key=order) for labels in (a, b))

    def test_spans_and_kinds(self):
        for article, before, after in self.pairs():
            for key in ("content", "cue", "source", "mode", "polarity", "optional"):
                self.assertEqual([s[key] for s in before], [s[key] for s in after], (article, key))

    def test_parents(self):
        for article, *labellings in self.pairs():
            raw = [json.loads(labelling.gold.read_text()) for labelling in (self.before, self.after)]
            above = []
            for labels in (next(a for a in each if a["id"] == article) for each in raw):
                spans = [[piece["byte"] for piece in s["content"]] for s in labels["statements"]]
                above.append(sorted((span, spans[s["parent"]]) for span, s in zip(spans, labels["statements"]) if s["parent"] is not None))
            self.assertEqual(*above)

    def test_names(self):
        """Only names are lost of which the article lacks a word."""
        for article, before, after in self.pairs():
            words = set(self.fold(self.articles[article].text)) | {"twitter"}
            folded = lambda names: {self.fold(name) for name in names}
            people = lambda statement: [statement["speaker"], *statement["via"]]
            everybody = lambda golds: [sorted(folded(p)) for p in golds[0]["people"]]
            for a, b in zip(before, after):
                for x, y in zip(people(a), people(b), strict=True):
                    self.assertLessEqual(folded(y), folded(x), article)
                    self.assertFalse([name for name in folded(x) - folded(y) if set(name) <= words], article)
            known = lambda names: [name for name in names if set(name) <= words]
            self.assertEqual(sorted(known(p) for p in everybody(before)), sorted(known(p) for p in everybody(after)), article)

    def test_scores(self):
        for scores in (agreement.score(self.before, self.after), agreement.score(self.after, self.before)):
            self.assertEqual({measure: scores[measure] for measure in agreement.SHOWN}, dict.fromkeys(agreement.SHOWN, 1.0))

    def test_scores_fall_where_labels_differ(self):
        scores = agreement.score(self.before, self.worse)
        for measure in ("found", "relation", "relation_with_speaker", "speaker_accuracy_when_found"):
            self.assertLess(scores[measure], 1, measure)
        self.assertLess(scores["relation_with_speaker"], scores["relation"])


@unittest.skipUnless(ALLSIDES.exists(), f"the articles of the kept labels are not there ({ALLSIDES})")
class Shipped(unittest.TestCase):
    def test_shipped_labels_fit_their_articles(self):
        kept = {path: standoff.read_kept(path) for path in KEPT}
        articles = standoff.read_articles({article for each in kept.values() for article in each})
        for path, each in kept.items():
            with self.subTest(path.name), tempfile.TemporaryDirectory() as folder:
                labelled = [standoff.rebuild(articles[article], lines) for article, lines in each.items()]
                agreement.Labelling(labelled, articles, set(each), pathlib.Path(folder))          # anchor.py passes them.
                for labels in labelled:
                    spans = lambda lines: [[line.get(role) for role in standoff.SPANS] for line in lines if "statement" in line]
                    self.assertEqual(spans(standoff.pack(articles[labels["id"]], labels)), spans(each[labels["id"]]))


if __name__ == "__main__":
    unittest.main()
