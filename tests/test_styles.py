"""Page styles: what the shipped ones measure, and what is said about a broken one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import styles
from kanyin.errors import UsageError
from kanyin.styles import MM_PER_PT, available, load_style

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


def test_journal_is_available() -> None:
    assert "journal" in [style.name for style in available()]
    assert all(style.title and style.about for style in available())


@pytest.mark.parametrize("style", available(), ids=lambda style: style.name)
def test_the_measures_of_a_page_add_up(style: styles.Style) -> None:
    assert style.column_width == pytest.approx(style.characters * style.size * MM_PER_PT)
    assert style.margin_inner + style.type_width + style.margin_outer == pytest.approx(style.width)
    assert style.margin_top + style.type_height + style.margin_bottom == pytest.approx(style.height)
    assert set(style.text) == set(styles.ROLES)
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
    with pytest.raises(UsageError, match="did you mean 'journal'"):
        load_style("jurnal")
    with pytest.raises(UsageError, match=r"the styles are: .*journal"):
        load_style("报纸")


@pytest.mark.parametrize("name", ["", ".", "..", "../styles/journal/..", "base"])
def test_a_name_is_not_a_way_out_of_the_styles(name: str) -> None:
    with pytest.raises(UsageError):
        load_style(name)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("columns = 2", "colums = 2", "page.colums: no such key\n  did you mean 'columns'?"),
        ("columns = 2", "columns = 0", "page.columns: a whole number from 1 to 4"),
        ("columns = 2", "columns = true", "page.columns: a whole number"),
        ('gap = "2em"', 'gap = "2mn"', "page.gap: '2mn' is not a length\n  did you mean"),
        ('gap = "2em"', 'gap = "0mm"', "page.gap: columns stand at least one character apart"),
        ('size = "二号"', 'size = "贰号"', "text.title.size: '贰号' is not a length"),
        ('trim = "大16开"', 'trim = "大16"', "page.trim: '大16' is no page size"),
        ("characters = 22", "characters = 30", "page.characters: this leaves -"),
        ("lines = 40", "lines = 60", "page.lines: this leaves -"),
        ('leading = "16.8pt"', 'leading = "9pt"', "body.leading: 9 pt does not suit 10.5 pt"),
        ('font = "hei"', 'font = "heiti"', "text.title.font: there is no typeface 'heiti'\n  did you mean 'hei'?"),
        ('latin = "serif"', 'latin = "serf"', "fonts.song.latin: there is no Latin typeface 'serf'"),
        ('"SimSun"', '"Sim,Sun"', "fonts.song.families: 'Sim,Sun' cannot be the name of a font"),
        ('"SimSun"', r'"a\"; } @import x"', "fonts.song.families: "),
        ("[text.quote]", "[text.qoute]", "text.qoute: no such key\n  did you mean 'quote'?"),
        ("[page]", "[sheet]", "sheet: no such key"),
        ('title = "期刊"', "title = 3", "title: a piece of text is wanted"),
        ("[page]", "[page", "not a TOML file: "),
    ],
)
def test_a_broken_style_is_told_by_file_and_key(folder: Path, old: str, new: str, said: str) -> None:
    assert said in problem(change(folder, old, new))


def test_a_size_may_be_millimetres(folder: Path) -> None:
    assert load_style(change(folder, 'trim = "大16开"', 'trim = "210 × 285 mm"')).width == 210


def test_presets_are_data_with_their_source() -> None:
    text = (Path(styles.__file__).parent / "rules" / "sizes.toml").read_text(encoding="utf-8")
    assert "GB/T 788" in text
    assert load_style("journal").text["body"].size == 10.5


@given(st.text(max_size=12))
def test_any_length_is_a_number_or_a_usage_error(text: str) -> None:
    table = styles._Table({"gap": text}, "style.toml", "page")
    try:
        assert table.length("gap", em=10.5) >= 0
    except UsageError as error:
        assert "page.gap" in str(error)
