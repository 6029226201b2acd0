"""Every row of every rule table catches its own examples and none that it must keep."""

import re
from pathlib import Path

import pytest

from kanyin import rules

FURNITURE = rules.table("boilerplate")["rule"]
SCHEMES = rules.table("headings")["scheme"]


@pytest.mark.parametrize("row", FURNITURE, ids=lambda row: row["id"])
def test_furniture_row(row: dict) -> None:
    pattern = next(rule.pattern for rule in rules.boilerplate() if rule.id == row["id"])
    assert row["hits"], "a rule without an example cannot be checked"
    for line in row["hits"]:
        assert pattern.match(line), f"{row['id']} should catch {line}"
        assert rules.furniture(line, at_edge=True)
    for line in row["keeps"]:
        caught = rules.furniture(line, at_edge=True)
        assert caught is None, f"{caught.id} must not catch {line}"


@pytest.mark.parametrize("row", SCHEMES, ids=lambda row: row["id"])
def test_heading_row(row: dict) -> None:
    for line in row["hits"]:
        found = rules.split_heading(line)
        assert found and found[2].id == row["id"], f"{line}: {found}"
        assert found[0] + found[1] == re.sub(r"\s", "", line), "a heading loses nothing but the space after its number"
    for line in row["keeps"]:
        found = rules.split_heading(line)
        assert found is None or found[2].id != row["id"], f"{row['id']} must not read {line}"


def test_headings_of_references() -> None:
    row = next(row for row in rules.table("headings")["unnumbered"] if row.get("references"))
    for line in (
        *row["hits"],
        "—— 参 考 文 献 ——",
        "5. References cited",
        "参考文献（Bibliography）",
        "◆ 主要参考书目：",
    ):
        assert rules.is_references_heading(line), line
    for line in row["keeps"]:
        assert not rules.is_references_heading(line), line
    assert rules.name_of_references("◆ Works  Cited:") == "Works Cited"
    assert rules.name_of_references("—— 参 考 文 献 ——") == "参考文献"


def test_ids_are_unique() -> None:
    ids = [
        row["id"]
        for name in ("boilerplate", "headings", "labels", "steps")
        for rows in rules.table(name).values()
        for row in rows
        if isinstance(row, dict)
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("摘要:本文讨论基层治理。", "abstract", "本文讨论基层治理。"),
        ("【摘　要】本文讨论", "abstract", "本文讨论"),
        ("摘　要　本文讨论", "abstract", "本文讨论"),
        ("关键词 治理 基层", "keywords", "治理 基层"),
        ("[导读] 摘要:本文", "lead", "摘要:本文"),
        ("中图分类号：F301　文献标识码：A", "CLC", "F301　文献标识码：A"),
        ("Key words: rural; market", "keywords-en", "rural; market"),
    ],
)
def test_label(line: str, field: str, value: str) -> None:
    found = rules.label(line)
    assert found and (found.field, found.value) == (field, value)


@pytest.mark.parametrize(
    "line",
    [
        "摘要是论文的缩影。",
        "作者认为，改革应当继续。",
        "时间就是金钱。",
        "文化产业的发展",
        "单位面积产量提高了。",
        "来源广泛",
    ],
)
def test_no_label(line: str) -> None:
    assert rules.label(line) is None


def test_every_rule_in_the_code_has_its_reason() -> None:
    code = "".join(path.read_text() for path in (Path(rules.__file__).parent).rglob("*.py"))
    named = set(re.findall(r'"((?:CH|BP|PA|PU|MD|HD|RF|TB|EN|HT|RC|OV|DM|RL|OC|LR|BB|WR)\d{3})"', code))
    steps = {row["id"] for row in rules.table("steps")["step"]}
    assert named == steps
