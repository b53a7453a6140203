"""The cases of testdata/html (tests/html_cases.h tells their format), for the tools that check them in their own way."""
import re

SIGNS = {"␀": "\0", "␍": "\r", "␌": "\f"}


def cases_in(folder):
    """(name, context or None, bytes) of each case."""
    for file in sorted(folder.glob("*/cases.txt")):
        for case in re.split(r"(?m)^== ", file.read_text(encoding="utf8"))[1:]:
            title, _, text = case.partition("\n")
            context = re.match(r"\[(.*?)\] ", title)
            for sign, meant in SIGNS.items():
                text = text.replace(sign, meant)
            yield f"{file.parent.name}: {title}", context[1] if context else None, text.removesuffix("\n").encode()
