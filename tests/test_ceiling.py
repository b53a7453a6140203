#!/usr/bin/env python3
"""eval/ceiling: what it leaves out of PolNeAR's annotations, and that annotations are their own perfect prediction.

Where ../shared is, also our labels of PolNeAR against its texts, by the checker of the guidelines. (tests/test_labels.py looks at the words
of eval/polnear_ours.ndjson.)

Use: tests/test_ceiling.py
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CEILING = pathlib.Path(__file__).resolve().parent.parent / "eval" / "ceiling"
sys.path.insert(0, str(CEILING.parent))
import ceiling

POLNEAR = ceiling.eval_run.SHARED / "data" / "polnear.tar.xz"

TEXT = "Zoë Rook wins.\n\nMs. Rook said the bridge is shut. Residents hope it opens.\nThey say they believe her. She is seeking help.\n"
PARTS = [("Ms. Rook", "said", "the bridge is shut"), ("Residents", "hope", "it opens"), ("They", "say they believe", "her"),
         ("She", "is seeking", "help")]


def annotation(parts):
    """Parts of TEXT in the form of PolNeAR, which counts characters."""
    lines = []
    for number, part in enumerate(parts):
        for key, (role, words) in enumerate(zip(("Source", "Cue", "Content"), part), 3 * number + 1):
            lines.append(f"T{key}\t{role} {TEXT.index(words)} {TEXT.index(words) + len(words)}\t{words}")
        key = 3 * number + 1
        lines.append(f"E{number}\tAttribution:T{key} Source:T{key} Cue:T{key + 1} Content:T{key + 2}")
    return "\n".join(lines) + "\n"


class Attitudes(unittest.TestCase):
    def test_cues(self):
        for cue, attitude in [("said", False), ("hopes", True), ("would also prefer not", True), ("say they believe", False),
                              ("saw", True), ("is seeking", False), ("was expected to announce", False), ("’s greatest support", True),
                              ("according to", False), ("knew", True), ("likely", False), ("called back", False), ("", False)]:
            with self.subTest(cue):
                self.assertEqual(ceiling.is_attitude(cue), attitude)

    def test_their_relations_are_left_out(self):
        left = ceiling.without_attitudes(annotation(PARTS))
        self.assertEqual([line.split("\t")[0] for line in left.splitlines() if line[0] == "E"], ["E0", "E2", "E3"])

    def test_the_last_line_may_be_one(self):
        self.assertNotIn("E1", ceiling.without_attitudes(annotation(PARTS[:2])))

    def test_words_over_two_lines(self):
        cut = annotation(PARTS).replace("\tit opens\n", "\tit\nopens\n")
        self.assertEqual(ceiling.without_attitudes(cut).count("\nE"), 3)


@unittest.skipUnless(ceiling.eval_run.SCORER.exists(), f"the scorer is not there ({ceiling.eval_run.SCORER})")
class Scores(unittest.TestCase):
    def score(self, gold, predicted, change=lambda file: file):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "orlu.txt").write_text(TEXT, encoding="utf8")
            for who, parts in (("a", gold), ("b", predicted)):
                (folder / f"orlu_{who}.ann").write_text(annotation(parts), encoding="utf8")
            document = ceiling.Document(folder / "orlu.txt", sorted(folder.glob("*.ann")))
            splits = {who: ceiling.lay_out(folder / who, [document], lambda document: document.annotations[who]) for who in "ab"}
            return ceiling.eval_run.score("polnear", change(ceiling.as_predicted(splits["b"])), splits["a"])

    def test_the_same_annotations_agree(self):
        scores = self.score(PARTS, PARTS)
        for measure in ("strict_source", "strict_cue", "strict_content", "relation", "found"):
            self.assertEqual(scores[measure], 1.0, measure)

    def test_what_is_missed_is_missed(self):
        scores = self.score(PARTS, PARTS[:2])
        self.assertEqual((scores["relation.p"], scores["relation.r"]), (1.0, 0.5))

    def test_attitudes_are_dropped_from_predictions(self):
        scores = self.score(PARTS, PARTS, ceiling.drop_attitudes)
        self.assertEqual((scores["relation.p"], scores["relation.r"]), (1.0, 0.75))


@unittest.skipUnless(POLNEAR.exists(), f"PolNeAR is not there ({POLNEAR})")
class Ours(unittest.TestCase):
    """Our labels fit the texts: their hashes, and every piece stands where it is said to stand."""

    def run_in(self, folder, *command):
        environment = {**os.environ, "XDG_CACHE_HOME": str(folder)}
        return subprocess.run([sys.executable, *map(str, command)], env=environment, capture_output=True, text=True, check=True).stdout

    def test_they_fit(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            self.run_in(folder, CEILING, "--texts", folder / "texts.jsonl")
            standoff = CEILING.parents[1] / "train" / "statements" / "standoff.py"
            self.run_in(folder, standoff, "rebuild", ceiling.OURS, folder, "--texts", folder / "texts.jsonl")
            self.assertIn("0 problems", self.run_in(folder, ceiling.agreement.ANCHOR, folder / "statements.json", folder / "texts.jsonl"))
            packed = self.run_in(folder, standoff, "pack", folder / "statements.json", "--texts", folder / "texts.jsonl")
            self.assertEqual(packed, ceiling.OURS.read_text())


if __name__ == "__main__":
    unittest.main()
