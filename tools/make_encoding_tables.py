#!/usr/bin/env python3
"""Writes the labels and indexes of the WHATWG Encoding Standard as C++ tables.

    tools/make_encoding_tables.py        onrecord/page/encoding_labels.inc and onrecord/page/encoding_indexes.inc

Source: the crate encoding_rs at the version and SHA-256 below, fetched with cargo into a temporary folder. Its files
src/test_data/*_in.txt and *_in_ref.txt are the standard's indexes, one line a pointer: the bytes, and what they mean;
src/data.rs has the single-byte indexes and the ranges of gb18030; src/test_labels_names.rs has every label.
Licence: encoding_rs is (Apache-2.0 OR MIT) AND BSD-3-Clause; what is taken is the standard's data (BSD-3-Clause, WHATWG;
see NOTICE).
"""
import hashlib
import io
import pathlib
import re
import subprocess
import tarfile
import tempfile

VERSION = "0.8.35"
SHA256 = "75030f3c4f45dafd7586dd6780965a8c7e8e285a5ecb86713e63a79c5b2766f3"
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "onrecord/page"
MANIFEST = '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nencoding_rs = "=%s"\n'
HEAD = ("// Made by tools/make_encoding_tables.py from encoding_rs %s; do not edit.\n"
        "// Data of the WHATWG Encoding Standard, BSD-3-Clause, copyright WHATWG (see NOTICE).\n" % VERSION)


def fetch_crate():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "src").mkdir()
        (folder / "src/main.rs").write_text("fn main() {}\n")
        (folder / "Cargo.toml").write_text(MANIFEST % VERSION)
        subprocess.run(["cargo", "fetch"], cwd=folder, check=True)
    cache = pathlib.Path.home() / ".cargo/registry/cache"
    crate = next(cache.glob(f"*/encoding_rs-{VERSION}.crate")).read_bytes()
    assert hashlib.sha256(crate).hexdigest() == SHA256, "the crate is not the pinned one"
    with tarfile.open(fileobj=io.BytesIO(crate)) as tar:
        return {m.name.partition("/")[2]: tar.extractfile(m).read() for m in tar if m.isfile()}


# ---------------------------------------------------------------- reading

def read_index(files, name):
    """What each pointer means, in order: a list of texts, "" where the index has no entry."""
    sources = files[f"src/test_data/{name}_in.txt"].split(b"\n")[4:-1]
    meanings = files[f"src/test_data/{name}_in_ref.txt"].decode().split("\n")[4:-1]
    assert len(sources) == len(meanings)
    return sources, ["" if text.startswith("\ufffd") else text for text in meanings]


def big5_pointer(b):
    return (b[0] - 0x81) * 157 + b[1] - (0x40 if b[1] < 0x7F else 0x62)


def gbk_pointer(b):
    return (b[0] - 0x81) * 190 + b[1] - (0x40 if b[1] < 0x7F else 0x41)


def euc_kr_pointer(b):
    return (b[0] - 0x81) * 190 + b[1] - 0x41


def euc_pointer(b):
    return (b[-2] - 0xA1) * 94 + b[-1] - 0xA1


def shift_jis_pointer(b):
    return (b[0] - (0x81 if b[0] < 0xA0 else 0xC1)) * 188 + b[1] - (0x40 if b[1] < 0x7F else 0x41)


def read_indexes(files):
    pointers = {"jis0208": ("shift_jis", shift_jis_pointer), "jis0212": ("jis0212", euc_pointer),
                "big5": ("big5", big5_pointer), "gbk": ("gb18030", gbk_pointer), "euc_kr": ("euc_kr", euc_kr_pointer)}
    indexes = {}
    for name, (file, pointer) in pointers.items():
        sources, meanings = read_index(files, file)
        index = {pointer(source): text for source, text in zip(sources, meanings)}
        assert sorted(index) == list(range(len(index))), name
        indexes[name] = [index[p] for p in range(len(index))]
    _, euc = read_index(files, "jis0208")
    assert indexes["jis0208"][:8836] == euc
    return indexes


def read_array(text, name):
    body = re.search(r"\b%s: (?:\[u16; \d+\] = )?\[\s*(0x[^\]]*)\]" % name, text)[1]
    return [int(number, 16) for number in re.findall(r"0x[0-9A-F]+", body)]


def read_names(files):
    return dict(re.findall(r'pub static (\w+)_INIT: Encoding = Encoding \{\s*name: "([^"]+)"', files["src/lib.rs"].decode()))


def read_labels(files):
    return re.findall(r'for_label\(b"([^"]+)"\),\s*Some\((\w+)\)', files["src/test_labels_names.rs"].decode())


# ---------------------------------------------------------------- writing

def numbers(values):
    line, lines = "", []
    for value in values:
        if len(line) + len(str(value)) > 118:
            lines.append(line)
            line = ""
        line += f"{value},"
    return "\n".join([*lines, line])


def array(kind, name, values, comment):
    return f"\n// {comment}\nconst {kind} {name}[{len(values)}] = {{\n{numbers(values)}\n}};\n"


def codes_of(index):
    """16-bit code points; what has none of its own (two code points, a code point of plane two) is treated apart."""
    return [ord(text) & 0xFFFF if len(text) == 1 else 0 for text in index]


def plane_two(index):
    bits = [0] * ((len(index) + 31) // 32)
    for pointer, text in enumerate(index):
        if len(text) == 1 and ord(text) > 0xFFFF:
            assert 0x20000 <= ord(text) < 0x30000
            bits[pointer // 32] |= 1 << (pointer % 32)
    return bits


def write_indexes(files):
    data, indexes = files["src/data.rs"].decode(), read_indexes(files)
    out = HEAD
    single = re.search(r"pub struct SingleByteData \{(.*?)\}", data, re.S)[1]
    for name in re.findall(r"pub (\w+): \[u16; 128\]", single):
        out += array("char16_t", f"{name}_index", read_array(data, name), "Bytes 0x80 to 0xFF; 0: none.")
    pairs = [p for p, text in enumerate(indexes["big5"]) if len(text) > 1]
    assert pairs == [1133, 1135, 1164, 1166]  # The standard's decoder names these four.
    for name, index in indexes.items():
        wide = [text for text in index if len(text) == 1 and ord(text) > 0xFFFF]
        assert not wide or name == "big5"
        last = max(p for p, text in enumerate(index) if text)
        out += array("char16_t", f"{name}_index", codes_of(index[:last + 1]), "By pointer; 0: none.")
    out += array("uint32_t", "big5_plane_two", plane_two(indexes["big5"]), "A bit a pointer: the code point lies in plane two.")
    out += array("uint16_t", "gb18030_range_pointers", read_array(data, "GB18030_RANGE_POINTERS"), "Where each range begins.")
    out += array("uint16_t", "gb18030_range_codes", read_array(data, "GB18030_RANGE_OFFSETS"), "Its first code point.")
    return out


def write_labels(files):
    names, labels = read_names(files), read_labels(files)
    out = HEAD + "\n// Sorted by label.\nconstexpr EncodingLabel labels[] = {\n"
    for label, encoding in sorted(labels):
        out += f'    {{"{label}", Encoding::{encoding.lower()}}},\n'
    out += "};\n\n// In the order of the enumeration.\nconstexpr const char* names[] = {\n"
    used = {encoding for _, encoding in labels}
    assert used == set(names), used ^ set(names)
    for encoding in sorted(used, key=str.lower):
        out += f'    "{names[encoding].lower()}",\n'
    return out + "};\n"


def main():
    files = fetch_crate()
    (FOLDER / "encoding_labels.inc").write_text(write_labels(files))
    (FOLDER / "encoding_indexes.inc").write_text(write_indexes(files))


main()
