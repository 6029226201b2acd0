"""A kind of font that another fills is told; characters that a font has not, too; Latin is as heavy as its Han."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin import system
from kanyin.output.pdf import css
from kanyin.style import fonts
from kanyin.style.fonts import Face
from tests.styles import STYLES

OFFICIAL = STYLES["official"]
FANG = Face(("FandolFang",), (400,), False, True, Path("/fonts/FandolFang-Regular.otf"), "FandolFang-Regular")
BIAOSONG = Face(("方正小标宋简体",), (400,), False, True, Path("/fonts/FZXBSJW.TTF"), "FZXBSJW")


@pytest.fixture
def with_faces(monkeypatch: pytest.MonkeyPatch) -> object:
    """The machine's fonts and some more."""
    here = [face for face in fonts.installed() if not {"FandolFang", "cwTeXFangSong"} & set(face.families)]

    def add(*faces: Face) -> None:
        monkeypatch.setattr(fonts, "installed", lambda: (*here, *faces))

    return add


def test_a_role_that_another_kind_of_font_fills_is_told_until_its_own_is_there(with_faces) -> None:  # type: ignore[no-untyped-def]
    with_faces()
    assert set(fonts.stand_ins(OFFICIAL)) == {"fang", "biaosong"}
    assert fonts.stand_ins(STYLES["journal"]) == {}
    with_faces(FANG)
    assert set(fonts.stand_ins(OFFICIAL)) == {"biaosong"}
    with_faces(FANG, BIAOSONG)
    assert fonts.stand_ins(OFFICIAL) == {}


def test_characters_that_the_font_has_not_are_named_once(with_faces, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    with_faces(FANG)
    monkeypatch.setattr(fonts, "coverage", lambda file: frozenset(map(ord, "渡口，")))
    assert fonts.lacking(OFFICIAL, "fang", "渡口，堃与渡口堃。A") == "堃与"
    assert fonts.lacking(OFFICIAL, "song", "堃") == ""


def test_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "manager", lambda: "apt")
    command = system.install_command(["fang"], ask=False)
    assert "texlive-lang-chinese" in command and "fandol" in command and "fonts-cwtex-fs" in command
    assert "foundertype.com" in system.install_command(["biaosong"], ask=False)


def test_latin_beside_a_heavy_song_of_regular_weight_is_bold(with_faces) -> None:  # type: ignore[no-untyped-def]
    with_faces()
    bold = css.style_css(OFFICIAL)
    title = next(line for line in bold.splitlines() if line.startswith(".front > .title "))
    assert "font-weight: 700" in title and css.HEAVY not in title
    with_faces(BIAOSONG)
    title = next(line for line in css.style_css(OFFICIAL).splitlines() if line.startswith(".front > .title "))
    assert "font-weight: 400" in title and f'"kanyin-serif{css.HEAVY}"' in title


def test_a_medium_hei_stands_beside_regular_latin_and_a_bold_one_beside_bold() -> None:
    faces = [line for line in css.style_css(OFFICIAL).splitlines() if '"kanyin-sans";' in line and "normal" in line]
    files = {
        weight: next(line for line in faces if f"font-weight: {weight};" in line) for weight in (400, 500, 600, 700)
    }
    assert "Bold" in files[600] and "Bold" in files[700]
    assert "Bold" not in files[400] and "Bold" not in files[500]
