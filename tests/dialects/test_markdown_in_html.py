"""Elements of HTML that Python-Markdown is told to read as Markdown."""

from __future__ import annotations

import pytest

from kanyin.dialects.lines import joined, numbered
from kanyin.dialects.markdown_in_html import as_markdown


def made(text: str) -> list[str]:
    return [line for line in joined(as_markdown(numbered(text))).split("\n") if line]


PICTURE = '![灯](a(1).png){ width="300" }'


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (f"  {PICTURE}", [PICTURE]),
        (f"\n  {PICTURE}\n\n  <figcaption markdown>夜里的**灯**</figcaption>", [f"![夜里的**灯**]{PICTURE[4:]}"]),
        (f"  {PICTURE}\n  船。\n  <figcaption>灯</figcaption>", [PICTURE, "船。", "<figcaption>灯</figcaption>"]),
        ("- 灯\n    - 船", ["- 灯", "    - 船"]),
    ],
)
def test_a_figure_holds_markdown(inside: str, shown: list[str]) -> None:
    for begin in ("<figure markdown>", '<figure markdown="span" id="x">'):
        assert made(f"前\n\n{begin}\n{inside}\n</figure>\n\n后") == ["前", *shown, "后"]


@pytest.mark.parametrize("text", [f"<figure>\n{PICTURE}\n</figure>", "<figure markdown>\n灯", "`<p markdown>`\n</p>"])
def test_what_is_not_told_to_be_markdown_stays(text: str) -> None:
    assert made(text) == text.split("\n")
