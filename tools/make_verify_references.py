#!/usr/bin/env python3
"""Writes onrecord/verify/references.inc: the named character references of the HTML standard, from Python's own table.

The parser's table in onrecord/html/ is made from another source, so that a slip in one does not hide in the other.

Use: tools/make_verify_references.py > onrecord/verify/references.inc
"""
import html.entities


def main():
    print("// Named character references, sorted by name. Made by tools/make_verify_references.py; standard:")
    print("// https://html.spec.whatwg.org/multipage/named-characters.html (names that end without ';' are the old ones).")
    for name, text in sorted(html.entities.html5.items()):
        codes = [f"0x{ord(c):X}" for c in text]
        print(f'    {{"{name}", {codes[0]}, {codes[1] if len(codes) > 1 else "0"}}},')


if __name__ == "__main__":
    main()
