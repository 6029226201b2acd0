"""NAME.changes.json is what its schema says, for every page; differences lose nothing."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.cli.main import run
from kanyin.errors import InputError
from kanyin.read.text import read_source
from kanyin.record.report import VERSION, changes_json, differences
from tests.conftest import PAGE, ROOT, SHARED
from tests.record.pages import BROKEN_LINES, DOUBTFUL, HOSTILE

SCHEMA = json.loads(resources.files("kanyin").joinpath("record/schema/changes.schema.json").read_text(encoding="utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)
OWN = sorted((ROOT / "input").glob("*.txt"))


def ledger(data: bytes) -> dict[str, Any]:
    document = pipeline.rebuild(read_source(data, "page.txt"))
    record: dict[str, Any] = json.loads(changes_json("page.txt", data, b"#", document.changes))
    return record


def test_the_schema_is_one() -> None:
    CHECK.check_schema(SCHEMA)
    assert SCHEMA["properties"]["version"]["const"] == VERSION
    assert SCHEMA["$id"].endswith(f":{VERSION}")


@pytest.mark.parametrize("text", [PAGE, DOUBTFUL, BROKEN_LINES, HOSTILE, *OWN], ids=range(4 + len(OWN)))
def test_ledgers_follow_the_schema(text: str | Path) -> None:
    data = text.encode() if isinstance(text, str) else text.read_bytes()
    record = ledger(data)
    CHECK.validate(record)
    lines = len(data.split(b"\n"))
    assert record["changes"]
    assert all(1 <= line <= lines for change in record["changes"] for line in change["lines"])


@pytest.mark.skipif(not SHARED.exists(), reason="the corpus in ../shared is not here")
def test_ledgers_of_real_pages_follow_the_schema() -> None:
    pages = sorted((SHARED / "corpus").rglob("*.txt"))[::3]
    assert pages
    for path in pages:
        try:
            record = ledger(path.read_bytes())
        except InputError:
            continue
        CHECK.validate({**record, "changes": one_of_each(record["changes"])})


def one_of_each(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One change of each form: what the schema says of a rule's first change it says of all of that form."""
    return list({_form(change): change for change in changes}.values())


def _form(change: dict[str, Any]) -> tuple[object, ...]:
    emptiness = tuple((key, bool(value)) for key, value in change.items() if key != "doubt")
    return change["rule"], change["action"], change["doubt"], emptiness, min(change["lines"], default=0) > 0


SOUND = {"rule": "BP001", "action": "drop", "why": "", "lines": [1], "before": "x", "after": "", "doubt": False}


@pytest.mark.parametrize(
    "harm",
    [
        {"version": VERSION + 1},
        {"source_sha256": "0"},
        {"changes": [{}]},
        {"note": "x"},
        {"changes": [SOUND | {"rule": "bp1"}]},
        {"changes": [SOUND | {"action": "cut"}]},
        {"changes": [SOUND | {"lines": [0]}]},
        {"changes": [SOUND | {"before": ""}]},
        {"changes": [SOUND | {"doubt": 1}]},
    ],
)
def test_the_schema_refuses_what_is_none(harm: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        CHECK.validate(ledger(PAGE.encode()) | harm)
    CHECK.validate(ledger(PAGE.encode()) | {"changes": [SOUND]})


def test_a_written_ledger_vouches_for_source_and_markdown(page: Path) -> None:
    assert run(["clean", "page.txt", "-o", "out"]) == 0
    record = json.loads(Path("out/page.changes.json").read_bytes())
    CHECK.validate(record)
    assert record["source_sha256"] == sha256(page.read_bytes()).hexdigest()
    assert record["markdown_sha256"] == sha256(Path("out/page.md").read_bytes()).hexdigest()


TEXTS = st.text(alphabet="甲乙丙，,。.() \n\u3000", max_size=40)


@given(TEXTS | st.text(), TEXTS | st.text())
def test_differences_give_both_texts_back(before: str, after: str) -> None:
    found = differences(before, after)
    assert "".join(text for kind, text in found if kind != "new") == before
    assert "".join(text for kind, text in found if kind != "gone") == after
    assert all(text for _, text in found)
    assert all(one[0] != other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("甲,乙,丙", "甲，乙，丙", "甲[,](，)乙[,](，)丙"),
        ("到\n三个芽,", "到三个芽，", "到[\n]三个芽[,](，)"),
        ("1\u30002", "12", "1[\u3000]2"),
        ("(1)园地", "（1）园地", "[(](（)1[)](）)园地"),
        ("[1] 甲. [2] 乙.", "[1] 甲.\n[2] 乙.", "[1] 甲.[ ](\n)[2] 乙."),
        ("全文都换了", "没有一样", "[全文都换了](没有一样)"),
    ],
)
def test_differences_are_the_small_ones(before: str, after: str, expected: str) -> None:
    marks = {"same": "{}", "gone": "[{}]", "new": "({})"}
    assert "".join(marks[kind].format(text) for kind, text in differences(before, after)) == expected


def test_a_long_hostile_line_is_told_all_the_same() -> None:
    """Repetition makes the usual ways of comparing quadratic: this would take hours."""
    for before, after in (("a,", "a，"), ("ab", "ba"), ("a", "b")):
        found = differences(before * 100_000, after * 100_000)
        assert "".join(text for kind, text in found if kind != "gone") == after * 100_000
