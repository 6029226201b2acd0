"""Page styles: what the shipped ones measure, and what is said about a broken one."""

from __future__ import annotations

import json
import os
import shutil
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.cli.main import run
from kanyin.errors import MissingToolError, UsageError
from kanyin.style import LIKE_OTHERS, MM_PER_PT, ROLES, Style, available, fonts, load_style, with_trim
from kanyin.style.file import Table
from tests.styles import NAMES, STYLES

JOURNAL = load_style("journal")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the journal style, to be broken."""
    copy = tmp_path / "mine"
    shutil.copytree(JOURNAL.folder, copy)
    return copy


def change(folder: Path, old: str, new: str) -> Path:
    file = folder / "style.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def problem(folder: Path) -> str:
    with pytest.raises(UsageError) as caught:
        load_style(folder)
    assert caught.value.exit_code == 2
    assert caught.value.file == str(folder.resolve() / "style.toml")
    return str(caught.value)


def test_four_styles_come_with_kanyin() -> None:
    names = {"journal": "期刊", "article": "论文", "book": "图书", "official": "公文"}
    assert names.items() <= {style.name: style.title for style in available()}.items()
    assert all(load_style(title).name == name for name, title in names.items())


@pytest.mark.parametrize("name", NAMES)
def test_every_style_is_whole(name: str) -> None:
    style = load_style(name)
    assert style.name == name and style.title and style.about
    assert load_style(style.title) == style


def test_the_official_page_is_that_of_the_standard() -> None:
    """GB/T 9704-2012 5.2: A4, 天头 37 mm ± 1, 订口 28 mm ± 1, 版心 156 × 225 mm, 22 lines of 28 characters."""
    style = load_style("公文")
    assert (style.width, style.height, style.lines, style.characters) == (210, 297, 22, 28)
    assert style.margin_top == pytest.approx(37, abs=0.05)
    assert style.margin_inner == pytest.approx(28, abs=0.05)
    assert style.type_width == pytest.approx(156, abs=0.1)
    assert style.type_height == pytest.approx(225, abs=0.1)
    assert style.fonts[style.text["body"].font].docx == "仿宋"


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_what_stands_in_columns_or_on_facing_pages_is_on_one_grid(style: Style) -> None:
    for role in ("body", "heading2", "heading3", "quote", "caption", "toc"):
        assert style.text[role].leading == style.leading, role
    assert style.text["table"].leading <= style.leading  # lines of a cell stand closer than rows, which keep the grid


def test_a_style_of_the_user_is_found_by_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    with pytest.raises(UsageError):
        load_style("mine")
    (folder.parent / "styles").mkdir()
    folder.rename(folder.parent / "styles" / "mine")
    assert load_style("mine").folder == (folder.parent / "styles" / "mine").resolve()
    assert "mine" in [style.name for style in available()]
    change(folder.parent / "styles" / "mine", 'title = "期刊"', 'title = "小报"')
    assert load_style("小报").name == "mine"


def test_a_broken_style_hides_no_other(folder: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "styles").mkdir()
    change(folder, "columns = 2", "columns = 0").rename(here / "styles" / "mine")
    shutil.copytree(JOURNAL.folder, here / "styles" / "bare")
    (here / "styles" / "bare" / "page.css").unlink()
    assert [style.name for style in available()] == list(STYLES)
    assert load_style("图书").name == "book"
    assert run(["styles"]) == 1
    shown, said = capsys.readouterr()
    assert [line.split()[0] for line in shown.splitlines()] == list(STYLES)
    assert f"styles{os.sep}mine{os.sep}style.toml: page.columns: a whole number" in said
    assert f"styles{os.sep}bare: no page.css here" in said
    assert run(["styles", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [style["name"] for style in told["styles"]] == list(STYLES)
    assert [Path(error["file"]).name for error in told["errors"]] == ["bare", "style.toml"]
    assert run(["styles", "mine"]) == 2


def test_a_style_whose_name_cannot_be_read_hides_no_other(folder: Path, here: Path) -> None:
    (here / "styles").mkdir()
    change(folder, "title =", "title").rename(here / "styles" / "mine")
    assert load_style("图书").name == "book"
    with pytest.raises(UsageError, match="there is no style '图画'"):
        load_style("图画")


def test_a_font_that_a_style_asks_for_must_be_there(folder: Path) -> None:
    own = '[fonts.kai]\nfamilies = ["No Such Kai"]\ndocx = "楷体"\n[text]'
    with pytest.raises(MissingToolError, match=r"fonts\.kai: none of these fonts is installed: No Such Kai") as caught:
        fonts.chinese(load_style(change(folder, "[text]", own)))
    assert caught.value.file == str(folder.resolve() / "style.toml")


# Other pages


def test_another_page_keeps_the_look_of_a_style() -> None:
    style = with_trim(JOURNAL, "大32开")
    assert (style.width, style.height, style.columns) == (140, 203, 1)
    assert style.size == JOURNAL.size and style.text == JOURNAL.text
    assert style.margin_top / style.height == pytest.approx(JOURNAL.margin_top / JOURNAL.height)
    assert with_trim(JOURNAL, "185x260").columns == 2
    assert with_trim(JOURNAL, "210x285").characters == JOURNAL.characters
    assert with_trim(JOURNAL, "210x285").lines == JOURNAL.lines


@pytest.mark.parametrize(
    ("trim", "said"),
    [("大33开", "is no page size\n  write it as"), ("40x60", "this page is too small"), ("x", "--trim x: 'x'")],
)
def test_a_page_that_is_none_is_told(trim: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        with_trim(JOURNAL, trim)
    assert said in str(caught.value)


@given(st.integers(60, 420), st.integers(60, 600), st.sampled_from(list(STYLES)))
def test_the_measures_of_any_page_add_up(width: int, height: int, name: str) -> None:
    try:
        style = with_trim(load_style(name), f"{width}x{height}")
    except UsageError:
        return
    test_the_measures_of_a_page_add_up(style)
    assert min(style.margin_inner, style.margin_outer, style.margin_top, style.margin_bottom) > 0
    assert style.characters >= 12 and style.lines >= 8


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_the_measures_of_a_page_add_up(style: Style) -> None:
    assert style.column_width == pytest.approx(style.characters * style.size * MM_PER_PT)
    assert style.margin_inner + style.type_width + style.margin_outer == pytest.approx(style.width)
    assert style.margin_top + style.type_height + style.margin_bottom == pytest.approx(style.height)
    assert set(style.text) == {*ROLES, *LIKE_OTHERS}
    assert all(text.font in style.fonts for text in style.text.values())
    assert all(font.latin in style.latin for font in style.fonts.values())


def test_the_journal_page_is_a_whole_number_of_characters() -> None:
    assert (JOURNAL.width, JOURNAL.height) == (210, 285)
    assert JOURNAL.columns == 2
    characters = JOURNAL.type_width / (JOURNAL.size * MM_PER_PT)
    assert characters == pytest.approx(round(characters))


def test_a_style_is_found_by_path(folder: Path) -> None:
    style = load_style(folder)
    assert style.name == "mine"
    assert load_style(str(folder)).text == style.text == JOURNAL.text


def test_unknown_style_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean journal"):
        load_style("jurnal")
    with pytest.raises(UsageError, match=r"it may be .*journal"):
        load_style("报纸")


@pytest.mark.parametrize("name", ["", ".", "..", "../styles/journal/..", "base"])
def test_a_name_is_not_a_way_out_of_the_styles(name: str) -> None:
    with pytest.raises(UsageError):
        load_style(name)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("columns = 2", "colums = 2", "page.colums: no such key\n  did you mean columns?"),
        ("columns = 2", "columns = 0", "page.columns: a whole number from 1 to 4"),
        ("columns = 2", "columns = true", "page.columns: a whole number"),
        ('gap = "2em"', 'gap = "2mn"', "page.gap: '2mn' is not a length\n  did you mean"),
        ('gap = "2em"', 'gap = "0mm"', "page.gap: columns stand at least one character apart"),
        ('size = "二号"', 'size = "贰号"', "text.title.size: '贰号' is not a length"),
        ('trim = "大16开"', 'trim = "大16"', "page.trim: '大16' is no page size"),
        ("characters = 22", "characters = 30", "page.characters: this leaves -"),
        ("lines = 43", "lines = 60", "page.lines: this leaves -"),
        ("lines = 43", "lines = 43\ntoc = 1", "page.toc: true or false is wanted here, not 1"),
        ('leading = "1.5em"', 'leading = "9pt"', "body.leading: 9 pt does not suit 10.5 pt"),
        ('font = "hei"', 'font = "heiti"', "text.title.font: there is no typeface 'heiti'\n  did you mean hei?"),
        ("[text]", '[fonts.kai]\nlatin = "serf"\n[text]', "fonts.kai.latin: there is no Latin typeface 'serf'"),
        ("[text]", "[fonts.kaiti]\n[text]", "fonts.kaiti: no such key\n  did you mean kai?"),
        ("[text]", '[fonts.kai]\nfamilies = ["A,B"]\n[text]', "fonts.kai.families: 'A,B' cannot be the name of a font"),
        ("[text]", """[latin.sans]\nfamilies = ['a"; } @import x']\n[text]""", "latin.sans.families: "),
        ("quote ", "qoute ", "text.qoute: no such key\n  did you mean quote?"),
        ("[page]", "[sheet]", "sheet: no such key"),
        ('title = "期刊"', "title = 3", "title: a piece of text is wanted"),
        ("[page]", "[page", ": not TOML: "),
    ],
)
def test_a_broken_style_is_told_by_file_and_key(folder: Path, old: str, new: str, said: str) -> None:
    assert said in problem(change(folder, old, new))


def test_a_size_may_be_millimetres(folder: Path) -> None:
    assert load_style(change(folder, 'trim = "大16开"', 'trim = "210 × 285 mm"')).width == 210


def test_presets_are_data_with_their_source() -> None:
    text = resources.files("kanyin").joinpath("rules", "sizes.toml").read_text(encoding="utf-8")
    assert "GB/T 788" in text
    assert load_style("journal").text["body"].size == 10.5


@given(st.text(max_size=12))
def test_any_length_is_a_number_or_a_usage_error(text: str) -> None:
    table = Table({"gap": text}, "style.toml", "page")
    try:
        assert table.length("gap", em=10.5) >= 0
    except UsageError as error:
        assert "page.gap" in str(error)
