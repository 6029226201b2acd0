"""What holds of every entry and every list, whatever it is made of."""

from __future__ import annotations

import json
from itertools import pairwise

import jsonschema
import pybtex.database
from hypothesis import example, given
from hypothesis import strategies as st

from kanyin.model import Document, Meta, Reference
from kanyin.references.bibtex import to_bibtex
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.gbt import letters, printed
from kanyin.references.listing import items, read_list
from kanyin.references.split import split_list
from kanyin.structure.settled_references import normalised
from tests.references.schema import SCHEMA
from tests.references.test_reading import CASES

PIECES = st.sampled_from(
    [
        *[
            "[J]",
            "[M]",
            "[EB/OL]",
            "[J」",
            "[]",
            "//",
            ". ",
            ", ",
            "：",
            "．",
            "，",
            "(",
            ")",
            "（",
            "）",
            "[",
            "]",
            "\n",
            " ",
        ],
        *[
            "方砚",
            "林漱舟",
            "等",
            "FANG Y",
            "Smith, J.",
            "et al",
            "译",
            "主编",
            "2012",
            "20o9",
            "8(3)",
            "15-22",
            "第3期",
        ],
        *[
            "北京",
            "河口出版社",
            "《书与村》",
            "http://a.b/c?d=[1]",
            "10.1234/ab.c",
            "DOI:",
            "[2016-03-19]",
            "“",
            "”",
            "{",
            "}",
        ],
        *["[1]", "［2］", "3.", "④", "\ufdd0", "\u200b", "\U0001f600", "$", "\\", "%", "&", "~", "a" * 40, "GB/T 1—2"],
    ]
)
ENTRIES = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join), st.sampled_from([r for r, _ in CASES])
)
LISTS = st.lists(ENTRIES, max_size=8).map("\n".join)


def visible(text: str) -> str:
    return "".join(text.split())


@given(ENTRIES)
def test_no_entry_loses_a_character_and_each_field_is_a_piece_of_it(raw: str) -> None:
    entry = read_entry(raw)
    item = to_csl(entry)
    assert item["custom"]["raw"] == raw
    assert len(entry.work) == len(raw)
    for span in (*entry.reading.spans.values(), *entry.reading.rest, *entry.reading.covered):
        assert 0 <= span[0] <= span[1] <= len(raw)


@given(LISTS)
def test_the_entries_of_a_list_are_the_list(text: str) -> None:
    spans = split_list(text)
    assert visible("".join(text[start:end] for start, end in spans)) == visible(text)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(LISTS)
def test_csl_json_keeps_its_schema_and_bibtex_opens(text: str) -> None:
    made = items(read_list(text))
    jsonschema.validate(json.loads(json.dumps(made)), SCHEMA)
    assert len({item["id"] for item in made}) == len(made)
    found = pybtex.database.parse_string(to_bibtex(made), "bibtex")
    assert list(found.entries) == [item["id"] for item in made]


@given(ENTRIES)
def test_an_entry_that_stays_has_all_its_letters(raw: str) -> None:
    entry = read_entry(raw)
    assert letters(printed(entry)) == letters(raw[entry.label[1] :])


@given(LISTS)
def test_the_same_list_gives_the_same_items(text: str) -> None:
    assert items(read_list(text)) == items(read_list(text))


def document_of(entries: list[str]) -> Document:
    listed = tuple(Reference(str(n), f"[{n}] {text}", (n,)) for n, text in enumerate(entries, 1))
    return Document(Meta(), (), listed, (), "参考文献")


def test_an_entry_that_would_be_read_otherwise_in_its_new_marks_keeps_its_own() -> None:
    before = document_of(["FANG-LIN,SHEN M,TIAN M J,et al. Status of boats[J]. Village, 2003, 220(1): 707-724."])
    once = normalised(before, edition="2025")
    assert normalised(once, edition="2025").references == once.references


BECOMES_SURE = [
    "FANG Y, LIN S Z, GU Z Y, et al. Night reading in small towns[J/OL]. Book & Village, 2015, 2(1): 37-39[2016-03-19]."
    " http://example.org/a/2. DOI:10.1234/bv.2015.02.",
    "河口数据中心. 河口水位数据集[DS/OL]. V1.0. 河口数据仓（2023-09-10）[2025-07-15]. https://example.org/ds.",
]


@example(BECOMES_SURE, "2025")
@given(st.lists(ENTRIES.map(lambda text: " ".join(text.split())), max_size=5), st.sampled_from(["", "2015", "2025"]))
def test_marks_are_set_and_no_letter_comes_or_goes(entries: list[str], edition: str) -> None:
    before = document_of(entries)
    after = normalised(before, edition=edition)
    for one, other in zip(before.references, after.references, strict=True):
        assert sorted(letters(other.raw)) == sorted(letters(one.raw))
    changed = [change for change in after.changes if change.before != change.after]
    assert {change.before for change in changed} == {
        one.raw for one, other in zip(before.references, after.references, strict=True) if one.raw != other.raw
    }
    assert normalised(after, edition=edition).references == after.references
