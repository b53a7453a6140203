#!/usr/bin/env python3
"""Writes onrecord/core/unicode_tables.inc from this Python's unicodedata.

The result is committed, so that every build uses one Unicode version, whatever the machine has.
Use: tools/make_unicode_tables.py > onrecord/core/unicode_tables.inc
"""
import sys
import unicodedata


def ranges(wanted):
    """Sorted, inclusive ranges of the code points for which WANTED is true."""
    out = []
    for code in range(0x110000):
        if wanted(chr(code)):
            if out and out[-1][1] == code - 1:
                out[-1][1] = code
            else:
                out.append([code, code])
    return out


def mapping(change):
    """Runs {first, last, step, delta}: every step-th code point of first..last maps to itself plus delta."""
    pairs = [(code, change(chr(code))) for code in range(0x80, 0x110000)]
    pairs = [(code, ord(to) - code) for code, to in pairs if to is not None and len(to) == 1 and ord(to) != code]
    runs = []
    for code, delta in pairs:
        if runs:
            first, last, step, same = runs[-1]
            gap = code - last
            if delta == same and gap in (1, 2) and step in (0, gap):
                runs[-1] = [first, code, gap, same]
                continue
        runs.append([code, code, 0, delta])
    return [[a, b, max(step, 1), delta] for a, b, step, delta in runs]


def base(ch):
    """The letter under CH's diacritics, or None."""
    if not unicodedata.category(ch).startswith("L"):
        return None
    extra = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T"}
    if ch in extra:
        return extra[ch]
    parts = unicodedata.normalize("NFD", ch)
    return parts[0] if len(parts) > 1 and all(unicodedata.combining(c) for c in parts[1:]) else None


def show(name, kind, rows):
    print(f"constexpr {kind} {name}[] = {{")
    line = "   "
    for row in rows:
        cell = " {" + ", ".join(hex(x) if i < 2 else str(x) for i, x in enumerate(row)) + "},"
        if len(line) + len(cell) > 118:
            print(line)
            line = "   "
        line += cell
    print(line)
    print("};")


def main():
    category = unicodedata.category
    print(f"// Made by tools/make_unicode_tables.py from Unicode {unicodedata.unidata_version}. Do not edit.")
    show("letter_ranges", "CodeRange", ranges(lambda c: category(c)[0] in "LM"))
    show("digit_ranges", "CodeRange", ranges(lambda c: category(c) == "Nd"))
    show("upper_ranges", "CodeRange", ranges(lambda c: category(c) in ("Lu", "Lt")))
    show("lower_ranges", "CodeRange", ranges(lambda c: category(c) == "Ll"))
    show("lower_runs", "CodeRun", mapping(lambda c: c.lower() if len(c.lower()) == 1 else None))
    show("base_runs", "CodeRun", mapping(base))


if __name__ == "__main__":
    sys.exit(main())
