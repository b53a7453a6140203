#!/usr/bin/env python3
"""Makes a program of the indented example in a README: its #include lines, and the rest as the body of main().

Use: tests/make_readme_example.py README.md OUT.cc
"""
import pathlib
import sys


def main():
    lines = pathlib.Path(sys.argv[1]).read_text(encoding="utf8").splitlines()
    code = [line[4:] for line in lines if line.startswith("    ")]
    includes = [line for line in code if line.startswith("#include")]
    body = [line for line in code if line not in includes]
    if not includes or not body:
        sys.exit(f"{sys.argv[1]}: no example")
    text = "\n".join(["#include <cstdio>", *includes, "using std::printf, std::puts;", "int main() {", *body, "}"])
    pathlib.Path(sys.argv[2]).write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
