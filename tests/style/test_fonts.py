"""What is said about the fonts of a machine, whatever it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin import system
from kanyin.errors import MissingToolError
from kanyin.style import fonts, load_style
from kanyin.style.fonts import Face, Typeface

STYLE = load_style("journal")


def face(family: str, weight: int = 400, *, italic: bool = False, chinese: bool = True) -> Face:
    return Face((family,), (weight,), italic, chinese, Path(f"/fonts/{family}-{weight}.ttf"))


def with_faces(monkeypatch: pytest.MonkeyPatch, *faces: Face) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: faces)


def test_families_keep_the_order_of_the_style(monkeypatch: pytest.MonkeyPatch) -> None:
    with_faces(monkeypatch, face("SimSun"), face("Noto Serif CJK SC"), face("Other"))
    assert fonts.chinese(STYLE)["song"] == Typeface(("Noto Serif CJK SC", "SimSun"), (400,), True)


def test_a_role_without_its_font_gets_another_chinese_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with_faces(monkeypatch, face("SimSun"))
    found = fonts.chinese(STYLE)
    assert found["hei"] == Typeface(("SimSun",), (400,), False)


def test_a_chinese_font_that_the_style_does_not_know_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    with_faces(monkeypatch, face("Arial", chinese=False), face("WenQuanYi Zen Hei"))
    assert fonts.chinese(STYLE)["song"] == Typeface(("WenQuanYi Zen Hei",), (400,), False)


def test_no_chinese_font_is_an_error_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    with_faces(monkeypatch, face("Arial", chinese=False))
    monkeypatch.setattr(system, "manager", lambda: "brew")
    with pytest.raises(MissingToolError, match="brew install font-noto-serif-cjk-sc") as caught:
        fonts.chinese(STYLE)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("weights", "wanted", "real"),
    [((400, 700), 500, 700), ((400, 500, 700), 500, 500), ((400,), 500, 400), ((300, 400, 700), 400, 400)],
)
def test_a_weight_is_one_that_the_font_has(weights: tuple[int, ...], wanted: int, real: int) -> None:
    assert Typeface(("X",), weights, True).weight(wanted) == real


def test_fontconfig_is_read(tmp_path: Path) -> None:
    program = tmp_path / "fc-list"
    lines = [
        r"Noto Sans CJK SC,Noto Sans CJK SC Medium\t100\t0\ten|zh-cn\t/f/Medium.ttc\tNotoSansCJKsc-Medium\n",
        r"Liberation Serif\t200\t100\ten|de\t/f/BoldItalic.ttf\n",
        r"Fang Variable\t[40 200]\t0\tzh-cn\t/f/V.otf\n",
        r"broken\n\n",
    ]
    program.write_text(f"#!/bin/sh\nprintf '{''.join(lines)}'\n", encoding="utf-8")
    program.chmod(0o755)
    medium, italic, variable = fonts._from_fontconfig(str(program))
    names, name = ("Noto Sans CJK SC", "Noto Sans CJK SC Medium"), "NotoSansCJKsc-Medium"
    assert medium == Face(names, (500,), False, True, Path("/f/Medium.ttc"), name)
    assert italic == Face(("Liberation Serif",), (700,), True, False, Path("/f/BoldItalic.ttf"))
    assert 400 in variable.weights and variable.chinese


def test_folders_tell_what_fontconfig_tells(tmp_path: Path) -> None:
    known = [f for f in fonts.installed() if f.file.suffix in (".ttf", ".otf") and len(f.weights) == 1]
    if not known:
        pytest.skip("no single font file on this machine")
    sample = known[0]
    (tmp_path / sample.file.name).symlink_to(sample.file)
    (tmp_path / "not-a-font.ttf").write_bytes(b"nothing")
    (found,) = fonts._from_folders([tmp_path])
    assert set(found.families) & set(sample.families)
    assert found.italic == sample.italic
    assert found.postscript == sample.postscript


def test_no_locale_names_a_family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An fc-list that gives the family's name first in the language that is asked for, as the real one does."""
    program = tmp_path / "fc-list"
    program.write_text(
        '#!/bin/sh\n[ "$FC_LANG" = en ] && names="LXGW WenKai,霞鹜文楷" || names="霞鹜文楷,LXGW WenKai"\n'
        'printf "$names\\t80\\t0\\tzh-cn\\t/f/Kai.ttf\\tLXGWWenKai-Regular\\n"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("FC_LANG", "zh-cn")
    (kai,) = fonts._from_fontconfig(str(program))
    assert kai.families == ("LXGW WenKai", "霞鹜文楷")
    with_faces(monkeypatch, kai)
    assert fonts.postscript_name("霞鹜文楷") == "LXGWWenKai-Regular"
    assert fonts.postscript_name("SimSun") == ""
