"""Each row of evidence is its own test: lines that show it and lines that do not."""

from __future__ import annotations

import pytest

from kanyin import rules
from kanyin.model import Line
from kanyin.roles import evidence
from kanyin.roles.facts import look
from kanyin.text import columns

ROWS = [row for row in rules.table("roles")["evidence"] if "match" in row or "find" in row]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_row_knows_its_lines(row: dict[str, object]) -> None:
    each = next(one for one in evidence.all_evidence() if one.id == row["id"])
    hits, keeps = row["hits"], row["keeps"]
    assert isinstance(hits, list) and isinstance(keeps, list) and hits and keeps
    assert [line for line in hits if not each.shows(line, columns(line))] == []
    assert [line for line in keeps if each.shows(line, columns(line))] == []


def test_every_kind_has_a_weight_and_stands_once() -> None:
    rows = rules.table("roles")["evidence"]
    names = [row["shows"] for row in rows]
    assert len(set(names)) == len(names) == len({row["id"] for row in rows})
    assert all(row.get("text") or row.get("title") for row in rows)


def test_what_code_shows_has_a_row() -> None:
    heads = ["沈漱舟", "（方晓）", "图1 各镇的藏书", "一、缘起"]
    lines = [*heads, "2021-03-04 10:22", "首页 > 新闻 > 正文", "第3页", "读书。"]
    shown = {name for text in lines for name in look((Line(text, (1,)),)).shown}
    assert shown <= evidence.weights("text").keys()
