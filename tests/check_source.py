#!/usr/bin/env python3
"""Checks what a machine can see of the code's shape; one line a finding, with the fix.

  layers     a folder includes only folders to its left (DESIGN: data flows one way)
  printing   nothing under onrecord/ prints, exits, reads a clock or the environment
  paths      every path that a document names exists
  words      no note to finish something later is left behind
  types      no two headers under onrecord/ name a type of one namespace alike: the linker would take one for the other

Use: tests/check_source.py [ROOT]
"""
import pathlib
import re
import subprocess
import sys

LAYERS = "core html read page article entity attribution pipeline corpus store verify".split()
VIEWS = "cli tests eval bench fuzz".split()
FORBIDDEN = {
    r"\bstd::cout\b|\bstd::cerr\b|\bprintf\s*\(|\bputs\s*\(": "the library prints nothing: return it, or an Error",
    r"(?<![\w.>])(?:std::)?exit\s*\(|\babort\s*\(": "the library never exits: return an Error",
    r"\bgetenv\b|\bsystem_clock\b|\bsetlocale\b|\brandom_device\b": "no clock, locale, environment or chance in a result",
    r"#include <regex>": "std::regex is slow and recursive: write the scan",
}
CLOCK_ALLOWED = {"onrecord/pipeline/pipeline.cc"}  # The runner times its stages.
LEFT_BEHIND = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def tracked(root):
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True)
    if listed.returncode == 0:
        return sorted(path for path in listed.stdout.splitlines() if (root / path).is_file())
    return sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file() and "build" not in p.parts)


def check_layers(path, text):
    """A stage sees the stages before it; the stages see no view."""
    parts = path.split("/")
    if parts[0] != "onrecord" or parts[1] not in LAYERS:
        return
    own = LAYERS.index(parts[1])
    for number, line in enumerate(text.splitlines(), 1):
        included = re.match(r'#include "([^"/]+)/(?:([^"/]+)/)?', line)
        if not included:
            continue
        first, second = included.groups()
        if first in VIEWS:
            yield f"{path}:{number}: a stage includes a view ({first}): move what it needs into a stage"
        elif first == "onrecord" and second in LAYERS and LAYERS.index(second) > own:
            yield f"{path}:{number}: {parts[1]} includes {second}, which stands to its right: move the shared part left"


def check_library(path, text):
    if not path.startswith("onrecord/") or path.endswith("_test.cc") or not path.endswith((".cc", ".h")):
        return
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split("//")[0]
        for pattern, fix in FORBIDDEN.items():
            if re.search(pattern, code) and not re.search(r"\bsnprintf\b", code) and path not in CLOCK_ALLOWED:
                yield f"{path}:{number}: {code.strip()}: {fix}"


def check_documents(root, path, text):
    """Paths in `code marks` or links of a document that look like ours must exist."""
    if not path.endswith(".md"):
        return
    tops = "onrecord cli data samples testdata eval bench docs tools tests fuzz cmake".split()
    for number, line in enumerate(text.splitlines(), 1):
        for named in re.findall(r"[`(]([\w.-]+/[\w./*{},-]*)[`)]", line):
            if named.split("/")[0] not in tops or re.search(r"[*{},]|(?:^|/)[A-Z]+(?:/|$)", named):
                continue
            if not (root / named.rstrip("/")).exists():
                yield f"{path}:{number}: names {named}, which is not there"


def check_types(headers):
    """HEADERS: {path: text}. Two types of one name and namespace, each seen by other files, break the one-definition rule silently."""
    first = {}
    for path, text in headers.items():
        spaces = tuple(sorted(set(re.findall(r"^namespace (onrecord[\w:]*) \{", text, re.MULTILINE))))
        for name in re.findall(r"^(?:struct|class|enum class|enum) (\w+)[^;{]*\{", text, re.MULTILINE):
            other = first.setdefault((spaces, name), path)
            if other != path:
                yield f"{path}: {name} is the name of a type in {other} too: rename one"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    findings, headers = [], {}
    for path in tracked(root):
        if not path.endswith((".cc", ".h", ".md", ".py", ".txt", ".cmake", ".sh")) or path.startswith("samples/"):
            continue
        text = (root / path).read_text(encoding="utf8", errors="replace")
        findings += check_layers(path, text)
        findings += check_library(path, text)
        findings += check_documents(root, path, text)
        if path.startswith("onrecord/") and path.endswith(".h"):
            headers[path] = text
        if not path.startswith("testdata/"):
            findings += [f"{path}:{n}: {m[0]}: finish it or file it" for n, line in enumerate(text.splitlines(), 1)
                         for m in [LEFT_BEHIND.search(line)] if m]
    findings += check_types(headers)
    print("\n".join(findings) or "source: the shape holds")
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main())
