"""Where a row of glyphs is cut into the lines of columns: at gutters, unless text goes on through them."""

from __future__ import annotations

import pytest

from kanyin.proof.columns import split_row
from kanyin.proof.model import Glyph, Ink

GUTTER = (200.0, 221.0)


def row(*runs: tuple[str, float, float]) -> list[Glyph]:
    """Glyphs of runs, each with where it begins and its size, pt."""
    return [
        Glyph(char, start + n * size, start + (n + 1) * size, 500.0, size, "song", n, Ink("gray", (0.0,)))
        for text, start, size in runs
        for n, char in enumerate(text)
    ]


def cut(*runs: tuple[str, float, float]) -> list[tuple[int | None, str]]:
    return [(column, "".join(glyph.text for glyph in part)) for column, part in split_row(row(*runs), [GUTTER])]


@pytest.mark.parametrize("start", [100.0, 105.0, 110.0])
@pytest.mark.parametrize("size", [10.5, 14.0, 22.0, 30.0])
def test_a_title_across_the_columns_is_one_line(start: float, size: float) -> None:
    assert cut(("渡口的石阶一共是四十七级", start, size)) == [(None, "渡口的石阶一共是四十七级")]


def test_lines_of_two_columns_are_two() -> None:
    assert cut(("渡口的石阶", 147.5, 10.5), ("四十七级", 221.0, 10.5)) == [(0, "渡口的石阶"), (1, "四十七级")]


@pytest.mark.parametrize("out", [3.0, 8.0])
def test_a_line_that_runs_into_the_gutter_stays_in_its_column(out: float) -> None:
    left, right = "渡口的石阶一共是四十七级", "退水的时候"
    assert cut((left, 200.0 + out - 126.0, 10.5)) == [(0, left)]
    assert cut((left, 200.0 + out - 126.0, 10.5), (right, 221.0, 10.5)) == [(0, left), (1, right)]
