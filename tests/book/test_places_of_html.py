"""Empty divisions with names, as authors set them beside figures and above entries: links lead there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book
from kanyin.output import FORMATS
from kanyin.remarks import heard
from tests.output.test_pictures import saved
from tests.styles import STYLES

PLACES = ('<div id="x"></div>', '<p id="x"></p>', '<a name="x"></a>', '<section id="x"> </section>')


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "text", ["文字。{}\n", "{}\n\n文字。\n", "{}\n文字。\n", "- 甲{}\n", "> 引文。\n>\n> {}\n>\n> 又引。\n"]
)
def test_links_lead_to_a_place(place: str, text: str) -> None:
    markdown = f"---\ntitle: 题\n---\n\n见[那里](#x)。\n\n{text.format(place)}"
    with heard() as told:
        book = read_book(markdown, "a.md", None)
    assert not told and book.html.count('id="x"') == 1 and 'href="#x"' in book.html and "<p></p>" not in book.html


def test_every_format_takes_such_places() -> None:
    places = "\n\n".join(f"见[此](#p{n})。\n\n{place.replace('x', f'p{n}')}" for n, place in enumerate(PLACES))
    with heard() as told:
        book = read_book(f"---\ntitle: 题\n---\n\n{places}\n\n文字。\n", "a.md", None)
        made = {name: write(book, STYLES["article"]) for name, write in FORMATS.items()}
    assert all(made.values()) and not told


@pytest.mark.parametrize(
    "line",
    ['![水尺](a.png)<div id="x"></div>', '<a name="x"></a>![水尺](a.png)', '<span id="x"></span> ![水尺](a.png)'],
)
def test_a_picture_beside_a_place_is_a_figure_with_its_words(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved("L", "PNG"))
    with heard():
        book = read_book(f"正文。\n\n{line}\n\n正文。\n", "a.md", tmp_path)
    (figure,) = [block for block in book.ast["blocks"] if block["t"] == "Figure"]
    assert figure["c"][0][0] == "x" and figure["c"][1][1]


def test_text_beside_a_picture_and_a_place_stays_a_paragraph() -> None:
    with heard():
        book = read_book(f"正文。\n\n左![水尺](a.png){PLACES[0]}\n", "a.md", None)
    assert [block["t"] for block in book.ast["blocks"]] == ["Para", "Para"]
