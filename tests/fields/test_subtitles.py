"""Subtitles below titles: the 破折号 stay, and what else dashes begin is none."""

from __future__ import annotations

import pytest

from kanyin.fields.titles import is_subtitle, read_subtitle
from kanyin.model import Line
from kanyin.structure.bylines import read_info
from kanyin.structure.metadata_builder import MetadataBuilder


@pytest.mark.parametrize(
    "typed", ["——渡口三十年变迁记", "--渡口三十年变迁记", "－－渡口三十年变迁记 ", "—　渡口三十年变迁记——"]
)
def test_dashes_of_all_kinds_become_two_em(typed: str) -> None:
    assert read_subtitle(typed) == "——渡口三十年变迁记"


def test_subtitle_without_dashes_gets_none() -> None:
    assert read_subtitle("渡口三十年变迁记") == "渡口三十年变迁记"


@pytest.mark.parametrize("line", ["——林河", "——", "渡口——三十年变迁记", "——他说，桥是好的。", "-----"])
def test_other_lines_with_dashes(line: str) -> None:
    assert not is_subtitle(line)


def test_dashed_line_beside_a_title_is_no_byline() -> None:
    found = MetadataBuilder()
    lines = ("——渡口三十年变迁记", "作者：林河　2019-03-02")
    read_info(tuple(Line(text, (n,), role="info") for n, text in enumerate(lines, 2)), found)
    assert found.text["subtitle"] == "——渡口三十年变迁记"
    assert "渡口" not in found.text.get("byline", "")
