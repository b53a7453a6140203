#!/usr/bin/env python3
"""Keeps labelled articles without a word of their text (`pack`), and makes the labelled form again (`rebuild`).

  standoff.py pack out/*.json --texts texts.jsonl > labels.ndjson
  standoff.py rebuild labels.ndjson FOLDER        FOLDER/statements.json and FOLDER/texts.jsonl, which fit
                                                  ../shared/annotation/anchor.py and ../shared/eval/evaluate.py
  standoff.py count labels.ndjson

The labelled form is that of ../shared/annotation/GUIDELINES.md, the kept form that of README.md beside this file. Articles are
taken from ../shared/data/allsides/articles.jsonl.xz unless --texts says otherwise."""
import argparse
import collections
import contextlib
import json
import pathlib
import re
import sys

from article import ALLSIDES, Trouble, read_articles

MODES = ("direct", "indirect", "mixed")
POLARITIES = ("affirmed", "denied", "not-said", "question", "conditional")
ROLES = ("agency", "medium", "document", "reporter")
# Those of the guidelines and two more that the labelled examples beside them have.
TYPES = ("person", "organization", "place", "country", "group", "publication", "event", "document", "program", "object", "other")
# Where a verb alone names them ("tweeted"), they have no words to point at.
MEDIA = ("Facebook", "Instagram", "Twitter", "YouTube")
SPANS = ("content", "cue", "source")
STATEMENT_FIELDS = {"p", "mode", *SPANS, "speaker", "addressee", "via", "parent", "polarity", "occasion", "optional"}
ENTITY_FIELDS = {"name", "type", "aliases", "stated"}


@contextlib.contextmanager
def within(where):
    """Puts in front of every Trouble inside where it is."""
    try:
        yield
    except Trouble as trouble:
        raise Trouble(f"{where}: {trouble}") from None
    except KeyError as missing:
        raise Trouble(f"{where}: there is no {missing}") from None


def one_of(allowed, value):
    """Also what keeps words of an article out of the kept form: a field that is no number has one of a few values."""
    if value not in allowed:
        raise Trouble(f"{value!r} is none of {', '.join(allowed)}")
    return value


def only(fields, labelled):
    if set(labelled) - fields:
        raise Trouble(f"unknown field {min(set(labelled) - fields)!r}")


# ---------------------------------------------------------------- pack
def locate(article, piece, paragraph):
    """The range of a piece in the form of the guidelines: "words", or {"t": "words", "n": which, "p": paragraph}."""
    piece = {"t": piece} if isinstance(piece, str) else piece
    only({"t", "n", "p"}, piece)
    number, words = piece.get("p", paragraph), piece["t"]
    hits, nth = article.find(words, number), piece.get("n", 1)
    if not words or not 1 <= nth <= len(hits):
        raise Trouble(f"paragraph {number} has {len(hits)} of {words!r}")
    if len(hits) > 1 and "n" not in piece:
        raise Trouble(f"paragraph {number} has {len(hits)} of {words!r}: say which with n")
    return article.range(*hits[nth - 1])


def spell(article, name, near=0):
    """What is kept of a name: the ranges whose words in a row make it, one where the article has it as it is or but for capitals and
    apostrophes, else as few as can be from left to right, cut between words. None: a word of it is not in the article."""
    if name in article.text:
        return [article.find_name(name, near) or article.find_first(name)]
    if name in MEDIA and not article.find_name(name, any_case=True):
        return name
    find = lambda words: article.find_name(words, near) or article.find_name(words, near, any_case=True)
    tokens, pieces = re.findall(r"\w+|\s|[^\w\s]", name), []
    while tokens:
        prefixes = ((length, find("".join(tokens[:length]))) for length in range(len(tokens), 0, -1))
        length, piece = next((prefix for prefix in prefixes if prefix[1]), (0, None))
        if not piece:
            return None
        pieces.append(piece)
        del tokens[:length]
    return pieces


def pack_entity(article, entity):
    with within(f"entity {entity['name']!r}"):
        only(ENTITY_FIELDS, entity)
        line = {"type": one_of(TYPES, entity["type"]), "name": spell(article, entity["name"])}
        for key in ("aliases", "stated"):
            found = {words: article.find_first(words) for words in entity.get(key) or []}
            for words in (words for words, at in found.items() if not at):
                raise Trouble(f"{words!r} is not in the text")
            line[key] = sorted(found.values())
        return {key: value for key, value in line.items() if value or key == "name"}


def pack_entities(article, entities):
    """(lines in the order of first mention, {name: number of its line})."""
    packed = [(pack_entity(article, entity), entity["name"]) for entity in entities]
    ranges = lambda line: (line["name"] if isinstance(line["name"], list) else []) + line.get("aliases", [])
    packed.sort(key=lambda pair: min(ranges(pair[0]), default=[0]))
    numbers = {}
    for number, (_, name) in enumerate(packed):
        numbers.setdefault(name, number)
    return [line for line, _ in packed], numbers


def pack_via(article, via, refer, near):
    only({"role", "name", "text"}, via)
    line = {"role": one_of(ROLES, via["role"]), "name": refer(via["name"])}
    return {**line, "text": spell(article, via["text"], near)} if via.get("text") else line


def pack_statement(article, statement, numbers):
    """The line of a statement but for its parent.

    A key without value is left out, so null says: named, but not in words of the article."""
    only(STATEMENT_FIELDS, statement)
    line = {"mode": one_of(MODES, statement["mode"])}
    for key in SPANS:
        with within(key):
            found = [locate(article, piece, statement["p"]) for piece in statement.get(key) or []]
        line.update({key: found} if found else {})
    if "content" not in line:
        raise Trouble("no content")
    near = article.place(line.get("cue", line["content"])[0])[0]
    refer = lambda name: numbers[name] if name in numbers else spell(article, name, near)
    line.update((key, refer(statement[key])) for key in ("speaker", "addressee") if statement.get(key))
    if statement.get("occasion"):
        line["occasion"] = spell(article, statement["occasion"], near)
    if statement.get("via"):
        line["via"] = [pack_via(article, via, refer, near) for via in statement["via"]]
    if one_of(POLARITIES, statement.get("polarity") or "affirmed") != "affirmed":
        line["polarity"] = statement["polarity"]
    return {**line, "optional": True} if statement.get("optional") else line


def pack_statements(article, statements, numbers):
    """Lines in the order of the text, the outer statement first; parents are renumbered."""
    lines = []
    for number, statement in enumerate(statements):
        with within(f"statement {number}"):
            lines.append(pack_statement(article, statement, numbers))
            if statement.get("parent") not in [None, *range(number), *range(number + 1, len(statements))]:
                raise Trouble(f"parent {statement['parent']!r} is no other statement")
    order = sorted(range(len(lines)), key=lambda n: (lines[n]["content"][0][0], -lines[n]["content"][-1][1]))
    renumbered = {None: None, **{old: new for new, old in enumerate(order)}}
    parents = [renumbered[statements[old].get("parent")] for old in order]
    return [{**lines[old], **({} if parent is None else {"parent": parent})} for old, parent in zip(order, parents)]


def pack(article, labels):
    """The lines that are kept of a labelled article: {"article"}, then each {"entity"}, then each {"statement"}."""
    with within(article.id):
        entities, numbers = pack_entities(article, labels.get("entities") or [])
        statements = pack_statements(article, labels["statements"], numbers)
    return [{"article": article.id, "sha256": article.sha256},
            *({"entity": number, **line} for number, line in enumerate(entities)),
            *({"statement": number, **line} for number, line in enumerate(statements))]


# ---------------------------------------------------------------- rebuild
def piece(article, at, paragraph):
    """A range in the form of the guidelines, as short as it can be said for a statement of PARAGRAPH."""
    place, words = article.place(at), article.words(at)
    number = article.paragraph_of(place)
    hits = article.find(words, number)
    if place not in hits:
        raise Trouble(f"bytes {at} cannot be said in words: {words!r} overlaps itself")
    said = {"t": words}
    said.update({} if number == paragraph else {"p": number})
    said.update({} if len(hits) == 1 else {"n": hits.index(place) + 1})
    return words if len(said) == 1 else said


def name_at(article, at, entities):
    """The name that was kept as AT: the number of an entity, ranges, a medium. None where it was not in words of the article."""
    if isinstance(at, int):
        if not 0 <= at < len(entities):
            raise Trouble(f"there is no entity {at}")
        return entities[at]["name"]
    return "".join(map(article.words, at)) if isinstance(at, list) else at


def fullest(names):
    """What an entity is called whose own name is not in words of the article; None: nothing (an author who says "I")."""
    return max(names, key=lambda name: (sum(word[0].isupper() for word in name.split()), len(name)), default=None)


def rebuild_entity(article, line):
    aliases, stated = ([article.words(at) for at in line.get(key, [])] for key in ("aliases", "stated"))
    return {"name": name_at(article, line["name"], []) or fullest(aliases), "type": line["type"], "aliases": aliases, "stated": stated}


def rebuild_statement(article, line, entities):
    """Names that were not in words of the article: the speaker gets those of the source, a via those that it was told in."""
    paragraph = article.paragraph_of(article.place(line["content"][0]))
    statement = {"p": paragraph, "mode": line["mode"]}
    statement.update((key, [piece(article, at, paragraph) for at in line.get(key, [])]) for key in SPANS)
    statement.update((key, name_at(article, line.get(key), entities)) for key in ("speaker", "addressee", "occasion"))
    if "speaker" in line and not statement["speaker"]:
        statement["speaker"] = " ".join(article.words(at) for at in line.get("source", [])) or None
    statement["via"] = [rebuild_via(article, via, entities) for via in line.get("via", [])]
    statement.update(parent=line.get("parent"), polarity=line.get("polarity", "affirmed"))
    return {**statement, "optional": True} if line.get("optional") else statement


def rebuild_via(article, via, entities):
    text = name_at(article, via.get("text"), entities)
    return {"role": via["role"], "name": name_at(article, via["name"], entities) or text, "text": text}


def rebuild(article, lines):
    """The labels of an article in the form of the guidelines, from its kept LINES."""
    with within(article.id):
        if lines[0]["sha256"] != article.sha256:
            raise Trouble("the text is not the one that was labelled: its SHA-256 differs")
        entities = [rebuild_entity(article, line) for line in lines if "entity" in line]
        statements = []
        for line in (line for line in lines if "statement" in line):
            with within(f"statement {line['statement']}"):
                statements.append(rebuild_statement(article, line, entities))
    return {"id": article.id, "statements": statements, "entities": [entity for entity in entities if entity["name"]]}


# ---------------------------------------------------------------- files
def write_kept(articles, file):
    """ARTICLES: [lines of an article]. One line a fact, articles by id: a changed label is one changed line."""
    for lines in sorted(articles, key=lambda lines: lines[0]["article"]):
        file.writelines(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)


def parsed(text, where):
    try:
        return json.loads(text)
    except ValueError as error:
        raise Trouble(f"{where}: no JSON: {error}") from None


def read_kept(path):
    """{article id: its lines}."""
    kept = {}
    for number, text in enumerate(pathlib.Path(path).read_text(encoding="utf8").splitlines(), 1):
        line = parsed(text, f"{path}:{number}")
        if "article" in line:
            lines = kept.setdefault(line["article"], [])
        if "article" in line and lines or not kept:
            raise Trouble(f"{path}:{number}: " + ("the article was there before" if kept else "the first line names no article"))
        lines.append(line)
    return kept


def read_labelled(paths):
    """[labels of an article] from files in the form of the guidelines."""
    labelled = [labels for path in paths for labels in parsed(pathlib.Path(path).read_text(encoding="utf8"), path)]
    twice = [article for article, n in collections.Counter(labels["id"] for labels in labelled).items() if n > 1]
    if twice:
        raise Trouble(f"{twice[0]} is labelled twice: pack the second labelling into a file of its own")
    return labelled


def rebuild_all(path, texts):
    """([labels of an article], {id: Article}) of a kept file."""
    kept = read_kept(path)
    articles = read_articles(kept, texts)
    return [rebuild(articles[article], lines) for article, lines in kept.items()], articles


def write_labelled(labelled, articles, folder):
    """statements.json and texts.jsonl, as ../shared/annotation/examples has them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "statements.json").write_text(json.dumps(labelled, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    kept = ({key: articles[labels["id"]].row[key] for key in ("id", "title", "text")} for labels in labelled)
    (folder / "texts.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf8")


def count(kept):
    """{what: how many} of the articles of a kept file; `unnamed` are the names that no words of their article make."""
    lines = [line for lines in kept.values() for line in lines]
    statements = [line for line in lines if "statement" in line]
    counted = {"articles": len(kept), "statements": len(statements), "entities": sum("entity" in line for line in lines)}
    counted.update((mode, sum(line["mode"] == mode for line in statements)) for mode in MODES)
    counted["nested"] = sum("parent" in line for line in statements)
    counted["without source"] = sum("source" not in line for line in statements)
    counted["not affirmed"] = sum("polarity" in line for line in statements)
    counted["via"] = sum(len(line.get("via", [])) for line in statements)
    named = lines + [via for line in statements for via in line.get("via", [])]
    counted["unnamed"] = sum(line.get(key, 0) is None for line in named for key in ("name", "speaker", "addressee", "occasion", "text"))
    return counted


def main():
    shown = {"description": __doc__, "formatter_class": argparse.RawDescriptionHelpFormatter}
    parser = argparse.ArgumentParser(**shown)
    commands = parser.add_subparsers(dest="command", required=True)
    packs = commands.add_parser("pack", help="labelled form to kept form, on standard output", **shown)
    packs.add_argument("files", nargs="+", metavar="LABELLED.json")
    rebuilds = commands.add_parser("rebuild", help="kept form to labelled form, into a folder", **shown)
    rebuilds.add_argument("kept", metavar="LABELS.ndjson")
    rebuilds.add_argument("folder", metavar="FOLDER", type=pathlib.Path)
    for command in (packs, rebuilds):
        command.add_argument("--texts", action="append", metavar="TEXTS.jsonl[.xz]", help="the articles, a line each; may be repeated")
    counts = commands.add_parser("count", help="what a kept file has", **shown)
    counts.add_argument("kept", metavar="LABELS.ndjson")
    options = parser.parse_args()
    if options.command == "pack":
        labelled = read_labelled(options.files)
        articles = read_articles([labels["id"] for labels in labelled], options.texts or [ALLSIDES])
        write_kept([pack(articles[labels["id"]], labels) for labels in labelled], sys.stdout)
    elif options.command == "rebuild":
        write_labelled(*rebuild_all(options.kept, options.texts or [ALLSIDES]), options.folder)
    else:
        print("\n".join(f"{what:16}{n:6}" for what, n in count(read_kept(options.kept)).items()))


if __name__ == "__main__":
    try:
        main()
    except (Trouble, OSError) as trouble:
        sys.exit(f"standoff.py: {trouble}")
