#!/usr/bin/env python3
"""Writes onrecord/html/references.inc: the named character references of HTML and a perfect hash over them.

Source: Python's html.entities.html5, which is the list of the WHATWG HTML Standard, section 13.5 (the list is closed:
"This list is static and will not be expanded or changed in the future").

    tools/make_html_references.py > onrecord/html/references.inc

A name stands without its semicolon. The hash is "hash and displace": the bucket of a name gives a number that sends
each of its names to a slot of its own (F. Botelho, R. Pagh, N. Ziviani, "Simple and Space-Efficient Minimal Perfect
Hash Functions", simplified).
"""
from html.entities import html5

SLOTS, BUCKETS = 4096, 512


def hash_name(name, seed):
    value = (0x811C9DC5 ^ seed) & 0xFFFFFFFF
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value ^ (value >> 15)


def displace(names):
    buckets = [[] for _ in range(BUCKETS)]
    for name in names:
        buckets[hash_name(name, 0) % BUCKETS].append(name)
    slots, seeds = [None] * SLOTS, [0] * BUCKETS
    for number in sorted(range(BUCKETS), key=lambda n: -len(buckets[n])):
        seed = 1
        while True:
            places = [hash_name(name, seed) % SLOTS for name in buckets[number]]
            if len(set(places)) == len(places) and all(slots[place] is None for place in places):
                break
            seed += 1
        seeds[number] = seed
        for name, place in zip(buckets[number], places):
            slots[place] = name
    return slots, seeds


def numbers(values):
    line, lines = "", []
    for value in values:
        if len(line) + len(str(value)) > 110:
            lines.append(line.rstrip())
            line = ""
        line += f"{value}, "
    return "\n".join("    " + part for part in lines + [line.rstrip()])


def main():
    names = sorted(name[:-1] for name in html5 if name.endswith(";"))
    legacy = {name for name in html5 if not name.endswith(";")}
    assert all(html5[name] == html5[name + ";"] for name in legacy)
    slots, seeds = displace(names)
    rows = {name: i for i, name in enumerate(names)}
    print("// Made by tools/make_html_references.py; do not edit.")
    print("constexpr size_t slot_count = %d;" % SLOTS)
    print("constexpr size_t bucket_count = %d;" % BUCKETS)
    print("constexpr size_t longest_name = %d;" % max(map(len, names)))
    print("constexpr size_t longest_legacy_name = %d;" % max(map(len, legacy)))
    print("\nconstexpr char name_pool[] =")
    pool = "".join(names)
    for i in range(0, len(pool), 110):
        print('    "%s"%s' % (pool[i:i + 110], ";" if i + 110 >= len(pool) else ""))
    print("\n// {offset and length of the name in the pool, may stand without semicolon, what it means in UTF-8}")
    print("constexpr Row rows[] = {")
    offset = 0
    for name in names:
        text = "".join("\\%03o" % byte for byte in html5[name + ";"].encode())
        print('    {%d, %d, %s, "%s"},' % (offset, len(name), "true" if name in legacy else "false", text))
        offset += len(name)
    print("};\n\nconstexpr uint16_t bucket_seeds[bucket_count] = {")
    print(numbers(seeds))
    print("};\n\n// The number of a row plus one; zero: no name.\nconstexpr uint16_t slots[slot_count] = {")
    print(numbers([rows[name] + 1 if name else 0 for name in slots]))
    print("};")


main()
