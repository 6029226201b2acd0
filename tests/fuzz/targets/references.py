"""A text as a reference list: read, checked, written in every form that needs no other program."""

from __future__ import annotations

import json

from kanyin.references.author_year import find_by_author
from kanyin.references.bibtex import to_bibtex
from kanyin.references.check import check
from kanyin.references.citing import find_numbered
from kanyin.references.gbt import is_faithful, line
from kanyin.references.gbt_writer import write
from kanyin.references.listing import items, read_list
from kanyin.references.targets import targets
from tests.fuzz.engine import Case, Target
from tests.references.test_reading import CASES


def run(case: Case) -> None:
    text = case.data.decode("utf-8", "replace")
    entries = read_list(text)
    whole = "".join("".join(entry.raw for entry in entries).split())
    assert whole == "".join(text.split()), "an entry has lost a character"
    made = items(entries)
    json.loads(json.dumps(made))
    to_bibtex(made)
    check(entries, made, text, case.luck.choice(["2015", "2025"]))
    for entry, item in zip(entries, made, strict=True):
        moved = item["type"] == "standard"
        assert is_faithful(entry, line(entry, item, write(item)), moved=moved), "a letter is lost"
    list(find_numbered(text, {entry.key for entry in entries}))
    list(find_by_author(text, targets(entries)))


def more() -> list[bytes]:
    raws = [raw for raw, _ in CASES]
    numbered = "\n".join(f"[{n}] {raw}" for n, raw in enumerate(raws, 1))
    return [numbered.encode(), "\n".join(raws).encode()]


TARGET = Target("references", [], run, more=more)
