#!/usr/bin/env python3
"""How far two labellings of the same articles agree, in the measures that ../shared/eval/evaluate.py has for the engine.

  agreement.py labels.ndjson labels_again.ndjson

Each file is in turn the gold and the other what was predicted. An article that only one file has is passed over.
Articles are taken from ../shared/data/allsides/articles.jsonl.xz unless --texts says otherwise."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from article import ALLSIDES, SHARED, Trouble
from standoff import rebuild_all, write_labelled

SCORER, ANCHOR = SHARED / "eval" / "evaluate.py", SHARED / "annotation" / "anchor.py"
SHOWN = ("found", "relation", "relation_with_speaker", "exact_source", "exact_cue", "exact_content", "recall_direct", "recall_mixed",
         "recall_indirect", "mode_accuracy_when_found", "speaker_accuracy_when_found", "polarity_accuracy_when_found", "nested_parent",
         "via", "named_mention_recall", "mention_links")

sys.path.insert(0, str(SCORER.parent))


def call(*command):
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"{command[0]}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


class Labelling:
    """The labels of one file for the articles IDS, laid out in FOLDER as the scorer reads them, as gold and as a prediction."""

    def __init__(self, labelled, articles, ids, folder):
        write_labelled([labels for labels in labelled if labels["id"] in ids], articles, folder)
        self.labels, self.texts, self.gold = (folder / name for name in ("statements.json", "texts.jsonl", "anchored.json"))
        call(ANCHOR, self.labels, self.texts, "-o", self.gold)
        self.predicted = folder / "predicted.ndjson"
        pages = (page(labels, articles[labels["id"]], folder) for labels in json.loads(self.gold.read_text()))
        self.predicted.write_text("".join(json.dumps(each) + "\n" for each in pages))


def page(labels, article, folder):
    """Anchored labels of an article as `onrecord annotate` would print them."""
    from evaluate import occurrences
    text = folder / f"{article.id}.txt"
    text.write_bytes(article.text.encode())
    entities = [{"id": n, "name": entity["name"], "aliases": [{"text": alias} for alias in entity["aliases"]]}
                for n, entity in enumerate(labels["entities"])]
    numbers = {}
    for entity in entities:
        numbers.setdefault(entity["name"], entity["id"])

    def entity_of(name):
        """A name that no entity has is one of its own."""
        if name and name not in numbers:
            numbers[name] = len(entities)
            entities.append({"id": numbers[name], "name": name, "aliases": []})
        return numbers[name] if name else None
    statements = [{"id": n, "confidence": 1, **{key: said[key] for key in ("mode", "polarity", "parent")},
                   **{role: [piece["byte"] for piece in said[role]] for role in ("content", "cue", "source")},
                   "speaker": entity_of(said["speaker"]),
                   "via": [{"role": via["role"], "entity": entity_of(via["name"]), "basis": "stated"} for via in said["via"]]}
                  for n, said in enumerate(labels["statements"])]
    mentions = [{"entity": entity, "form": "name", "at": [at]} for at, entity in occurrences(labels, article.text.encode()).items()]
    return {"path": str(text), "entities": entities, "statements": statements, "mentions": mentions}


def score(gold, predicted):
    """{measure: number}; of a line with precision and recall their F1."""
    printed = call(SCORER, "statements", predicted.predicted, gold.gold)
    printed += call(SCORER, "mentions", predicted.predicted, gold.labels, gold.texts)
    lines = (re.match(r"(\S+) (?:P \S+ R \S+ F1 )?([\d.]+)", line) for line in printed.splitlines())
    return {line[1]: float(line[2]) for line in lines if line}


def agreement(paths, texts):
    """(how many articles both have, how many statements each has in them, scores with the first as gold, with the second)."""
    (first, articles), (second, _) = (rebuild_all(path, texts) for path in paths)
    ids = {labels["id"] for labels in first} & {labels["id"] for labels in second}
    if not ids:
        raise Trouble(f"{paths[0]} and {paths[1]} have no article in common")
    counts = [sum(len(labels["statements"]) for labels in labelled if labels["id"] in ids) for labelled in (first, second)]
    with tempfile.TemporaryDirectory() as folder:
        a, b = (Labelling(labelled, articles, ids, pathlib.Path(folder, name)) for labelled, name in ((first, "a"), (second, "b")))
        return len(ids), counts, score(a, b), score(b, a)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", nargs=2, metavar="LABELS.ndjson")
    parser.add_argument("--texts", action="append", metavar="TEXTS.jsonl[.xz]", help="the articles, a line each; may be repeated")
    options = parser.parse_args()
    both, counts, first, second = agreement(options.labels, options.texts or [ALLSIDES])
    print(f"{both} articles, {counts[0]} and {counts[1]} statements\n\n{'measure':30} {'first gold':>10} {'second gold':>11}")
    for measure in SHOWN:
        print(f"{measure:30} {first[measure]:10.4f} {second[measure]:11.4f}")


if __name__ == "__main__":
    try:
        main()
    except (Trouble, OSError) as trouble:
        sys.exit(f"agreement.py: {trouble}")
