"""PDF files, opened with pypdfium2 and pikepdf: their text, what is around it, what they refuse."""

from __future__ import annotations

import gc
import io
import multiprocessing
import re
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin import system
from kanyin.book.reader import read_book
from kanyin.book.source_line import appeared_in
from kanyin.errors import InputError, MissingToolError
from kanyin.model import Book
from kanyin.output.html import mark_english
from kanyin.output.pdf import checks, writer
from kanyin.output.pdf.writer import render_line, write_pdf
from kanyin.remarks import heard
from kanyin.style import MM_PER_PT, fonts, load_style
from tests.output.books import HOSTILE, PLAIN, RICH, book_of, plain, solid
from tests.output.fragments import changed
from tests.output.pdfs import STYLE, Made, characters, long_article

# The text


@pytest.mark.parametrize("markdown", [PLAIN, long_article()], ids=["plain", "long"])
def test_copied_text_is_the_text_of_the_markdown(markdown: str) -> None:
    book = read_book(markdown, "a.md", None)
    made = Made(write_pdf(book, STYLE))
    body = solid(plain(markdown.split("\n---\n", 1)[1]))
    text = solid(made.text().replace("\ufffe", "").replace("\u2010\n", ""))
    # The source note stands at the foot of the opening page.
    assert text.replace(solid(appeared_in(book.meta)), "").endswith(body)


def test_every_text_of_the_title_block_is_there(rich_pdf: Made) -> None:
    text = solid(rich_pdf.text())
    for piece in ("渡口水文记录的数字化：兼谈H2O与“潮位”", "以三个站点为例", "林之远1　周牧2", "摘要：本文把三个站点"):
        assert solid(piece) in text
    for piece in ("关键词：水文；数字化；档案", "中图分类号：P337", "DigitisingtheTideRecordsofaFerry"):
        assert piece in text


def test_no_compatibility_forms(rich_pdf: Made, long_pdf: Made) -> None:
    for made in (rich_pdf, long_pdf):
        for character in set(made.text()):
            name = unicodedata.name(character, "")
            assert "RADICAL" not in name and "COMPATIBILITY IDEOGRAPH" not in name, name


def test_a_radical_in_the_source_does_not_spoil_the_copied_text() -> None:
    made = Made(write_pdf(read_book("⽂字与文章，⾦属与金石。", "a.md", None), STYLE))
    assert "文字与文章，金属与金石。" in solid(made.text())


def test_the_lines_of_a_flattened_table_follow_each_other() -> None:
    with Made(write_pdf(read_book("| 南渡　1931\n| 北渡　1946\n", "a.md", None), STYLE)).document as document:
        upper, lower = (c["matrix"][5] for c in document.pages[0].chars if c["text"] in "南北")
    assert upper - lower == pytest.approx(STYLE.leading, abs=0.1)


def test_notes_stand_at_the_foot_of_their_page(rich_pdf: Made) -> None:
    with rich_pdf.document as document:
        texts = [solid(page.extract_text()) for page in document.pages]
    at = next(n for n, text in enumerate(texts) if "其余三成要请老站员辨认" in text)
    assert "字迹清楚" in texts[at]
    assert "承蒙同事校读" in texts[0]
    assert "①" in texts[0] and "②" in texts[at]
    assert "↩" not in "".join(texts)


def test_a_note_may_hold_blocks() -> None:
    markdown = (
        "前文[^1]后文。\n\n[^1]: 第一段。\n\n    > 引文。\n\n    - 甲\n\n    | a | b |\n    |---|---|\n    | c | d |\n"
    )
    with Made(write_pdf(read_book(markdown, "a.md", None), STYLE)).document as document:
        (page,) = document.pages
        foot = page.crop((0, page.height / 2, page.width, page.height - 60)).extract_text()
        assert solid(foot) == "①第一段。引文。甲abcd"
        assert "前文①后文。" in solid(page.extract_text())


# What is around the text


def test_a_formula_in_a_chapters_head_is_plain_text_in_outline_and_running_head(tmp_path: Path) -> None:
    text = f"---\ntitle: 书\n---\n\n# 第一章 数 $x^2$ 的和\n\n{'河边的灯亮到天明，渡口的人都知道。' * 200}\n"
    data = write_pdf(book_of(text, tmp_path), load_style("book"))
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["第一章 数 x² 的和"]
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    heads = ["".join(page.split()) for page in pages]
    assert any("第一章数x²的和" in head for head in heads) and not any("x2x^2" in head for head in heads)


def test_metadata_outline_and_tags(rich_pdf: Made) -> None:
    with pikepdf.open(io.BytesIO(rich_pdf.data)) as document:
        info = document.docinfo
        assert str(info.Title) == "渡口水文记录的数字化：兼谈 H₂O 与“潮位”"
        assert str(info.Author) == "林之远, 周牧"
        assert str(info.Keywords) == "水文, 数字化, 档案"
        assert str(info.Subject) == "江河学刊 2022年第9卷第6期"
        assert str(info.CreationDate) == "D:20221105"
        assert str(document.Root.Lang) == "zh-CN"
        assert document.Root.MarkInfo.Marked
        kinds = {str(item.S) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item}
        assert {"/H1", "/H2", "/P", "/Table", "/Figure", "/Link"} <= kinds
        with document.open_outline() as outline:
            assert [item.title for item in outline.root] == ["1 材料", "2 方法", "参考文献"]
            assert outline.root[0].children[0].title == "1.1 站点"


def test_links_lead_into_the_text_and_out(rich_pdf: Made) -> None:
    with pikepdf.open(io.BytesIO(rich_pdf.data)) as document:
        links = [note for page in document.pages for note in page.get("/Annots", ())]
        addresses = {str(link.A.URI) for link in links if "/A" in link}
        inside = {str(link.Dest) for link in links if "/Dest" in link}
        names = [str(name) for name in document.Root.Names.Dests.Names[::2]]
    assert "https://example.org/tide?x=1&y=2" in addresses
    assert "sec-2" in inside and inside <= set(names)


def test_a_date_that_is_none_is_left_out() -> None:
    book = read_book(PLAIN, "a.md", None)
    book = replace(book, meta=replace(book.meta, date="2021-13-45"))
    with pikepdf.open(io.BytesIO(write_pdf(book, STYLE))) as document:
        assert "/CreationDate" not in document.docinfo


def test_our_sheets_hold_nothing_that_weasyprint_does_not_know(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    with caplog.at_level("INFO", logger="kanyin"):
        write_pdf(book_of(RICH, tmp_path), STYLE)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("kanyin")] == []


# What is refused


def test_a_hostile_book_is_shown_as_text(tmp_path: Path) -> None:
    made = Made(write_pdf(book_of(HOSTILE, tmp_path), STYLE))
    text = solid(made.text())
    for piece in ("<script>alert(1)</script>", r"\input{/etc/passwd}", "<imgsrc=xonerror=alert(1)>", "wiki"):
        assert piece in text
    assert b"/JavaScript" not in made.data and b"javascript:" not in made.data
    with made.document as document:
        assert round(document.pages[0].width * MM_PER_PT) == STYLE.width


STRANGE = st.text(
    st.characters(codec="ascii", exclude_categories=["Cc"]) | st.sampled_from("甲“”——……，。\u3000"), max_size=40
)


@settings(max_examples=8, deadline=None)
@given(title=STRANGE, name=STRANGE, keyword=STRANGE)
def test_no_metadata_gets_out_of_its_place(title: str, name: str, keyword: str) -> None:
    book = read_book(PLAIN, "a.md", None)
    author = replace(book.meta.author[0], name=name)
    meta = replace(book.meta, title=title, author=(author,), keywords=(keyword,), container_title=title, page=title)
    with pikepdf.open(io.BytesIO(write_pdf(replace(book, meta=meta), STYLE))) as document:
        assert len(document.pages) == 1
        if title.strip():
            assert " ".join(str(document.docinfo.Title).split()) == " ".join(title.split())


@pytest.mark.parametrize(("character", "code"), [("\ue5e5", "U+E5E5"), ("\u0378", "U+0378"), ("\U000f1234", "U+F1234")])
def test_a_character_that_no_font_has_is_named_with_its_place(character: str, code: str) -> None:
    markdown = f"# 一、起因\n\n渡口的老船工姓{character}，已经八十岁了。\n"
    with heard() as found:
        data = write_pdf(read_book(markdown, "船工.md", None), STYLE)
    (remark,) = found
    assert remark.problem.startswith("no font has a character of the text:")
    assert f"({code}), in: 起因 渡口的老船工姓[{code}]，已经八十岁了。" in remark.problem
    with pypdfium2.PdfDocument(data) as document:
        assert "姓〓，" in document[0].get_textpage().get_text_range()


def test_what_has_a_missing_sign_is_named_unless_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "manager", lambda: "apt")
    monkeypatch.setattr(system, "_known_to_apt", lambda names: frozenset(names))
    monkeypatch.setattr(fonts, "installed", lambda: ())
    assert "fonts-symbola fonts-noto-color-emoji" in checks._font_hint(["\U0001fae8"])
    faces = (fonts.Face((name,), (400,), False, False, Path("a.ttf")) for name in ("Symbola", "Noto Color Emoji"))
    there = tuple(faces)
    monkeypatch.setattr(fonts, "installed", lambda: there)
    assert "apt-get" not in checks._font_hint(["\U0001fae8"]) and "newer" in checks._font_hint(["\U0001fae8"])


@pytest.mark.parametrize("character", ["\u0301", "\u0371", "\u1e9f", "\u0256"])
def test_a_letter_that_the_latin_font_lacks_comes_from_another(character: str) -> None:
    made = subprocess.run(["fc-list", f":charset={ord(character):x}", "family"], capture_output=True, check=True)
    if not made.stdout.strip():
        pytest.skip("no font here has it")
    text = Made(write_pdf(read_book(f"字{character}母", "a.md", None), STYLE)).text()
    assert unicodedata.normalize("NFC", f"字{character}母") in unicodedata.normalize("NFC", solid(text))


def test_control_characters_have_no_look_and_are_left_out() -> None:
    made = Made(write_pdf(read_book("前\x01后\x7f完\x85了", "a.md", None), STYLE))
    assert "前后完了" in solid(made.text())


def test_wide_blanks_push_nothing_out_of_the_column() -> None:
    made = Made(write_pdf(read_book("结构体" + "\u3000" * 40 + "//注释", "a.md", None), STYLE))
    with made.document as document:
        page = document.pages[0]
        left = STYLE.margin_inner / MM_PER_PT
        assert all(c["x1"] < left + STYLE.column_width / MM_PER_PT + 0.1 for c in characters(page, STYLE.size))


def test_a_picture_that_cannot_be_shown_is_an_error(tmp_path: Path) -> None:
    """WeasyPrint only logs what it could not draw."""
    numbers = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0A1 1"/></svg>'
    (tmp_path / "bad.svg").write_text(numbers, encoding="utf-8")
    with pytest.raises(InputError, match=r"'bad\.svg': it cannot be drawn") as caught:
        write_pdf(read_book("甲\n\n![图](bad.svg)", "a.md", tmp_path), STYLE)
    assert (caught.value.file, caught.value.line) == ("a.md", 3)


def test_only_files_of_the_book_and_the_style_are_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    fetcher = writer._fetcher(STYLE, {})
    for address in (secret.as_uri(), "file:///etc/passwd", "http://localhost:9/x", "data:,x", "picture-1.png"):
        with pytest.raises(ValueError, match="not a file of this book"):
            fetcher(address)
    assert fetcher((STYLE.folder / "page.css").as_uri()).read()


def test_a_drawing_cannot_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "passwd").write_text("root:x:0:0", encoding="utf-8")
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        f'<image xlink:href="{(tmp_path / "passwd").as_uri()}" width="9" height="9"/><rect width="9" height="9"/></svg>'
    )
    (tmp_path / "a.svg").write_text(drawing, encoding="utf-8")
    try:
        data = write_pdf(read_book("![图](a.svg)", "a.md", tmp_path), STYLE)
    except InputError:
        return
    assert b"root:x" not in data


def test_without_pango_the_message_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str, *rest: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0': not found\nmore")
        return original(name, *rest)

    original = __import__
    monkeypatch.setattr("builtins.__import__", broken)
    with pytest.raises(MissingToolError, match="Pango cannot be loaded") as caught:
        render_line("中文", STYLE)
    assert caught.value.exit_code == 3 and "libpango" in str(caught.value)


def test_a_line_is_rendered_and_read_back() -> None:
    with pypdfium2.PdfDocument(render_line("刊印：中文排版，Chinese typography 2024。", STYLE)) as document:
        assert document[0].get_textpage().get_text_range().strip() == "刊印：中文排版，Chinese typography 2024。"


# Marking English


@pytest.mark.parametrize(
    ("fragment", "marked"),
    [
        ("<p>Only “English” here.</p>", '<p lang="en" xml:lang="en">Only “English” here.</p>'),
        ("<p>见 Smith &amp; Sons 一书</p>", "<p>见 Smith &amp; Sons 一书</p>"),
        ("<p>那 CO2’s 好</p>", '<p>那 CO2<span lang="en" xml:lang="en">’</span>s 好</p>'),
        ("<p>那 It’s 好</p>", '<p>那 <span lang="en" xml:lang="en">It’s</span> 好</p>'),
        ("<p>&lt;b on&gt; 中</p>", '<p>&lt;<span lang="en" xml:lang="en">b on</span>&gt; 中</p>'),
        ("<p>用 <code>a b c</code> 吧</p>", "<p>用 <code>a b c</code> 吧</p>"),
        ("<p>渡工Korvatunturaniemi来</p>", '<p>渡工<span lang="en" xml:lang="en">Korvatunturaniemi</span>来</p>'),
        ("<p>在North Quay等</p>", '<p>在<span lang="en" xml:lang="en">North Quay</span>等</p>'),
        ("<p>12.4</p><td>3%</td>", "<p>12.4</p><td>3%</td>"),
        ('<p class="x">叫 <em>E. coli</em></p>', '<p class="x">叫 <em lang="en" xml:lang="en">E. coli</em></p>'),
    ],
)
def test_english_is_marked(fragment: str, marked: str) -> None:
    assert changed(fragment, mark_english) == marked


@given(st.text("中文，“”’ aBc.;&<>—", max_size=60))
def test_marking_adds_no_text_and_takes_none(text: str) -> None:
    from html import escape

    fragment = f"<p>{escape(text)}</p>"
    assert re.sub("<[^>]*>", "", changed(fragment, mark_english)) == escape(text, quote=False)


def _write_in_another_style(book: Book) -> None:
    write_pdf(book, load_style("book"))
    gc.collect()


def test_a_worker_with_another_style_leaves_ours_its_fonts() -> None:
    """A forked process drops its copy of what WeasyPrint has loaded; the files of the fonts are still ours."""
    book, style = read_book("# 河边\n\n方晓写 a 与 α。\n", "a.md", None), load_style("article")
    write_pdf(book, style)
    child = multiprocessing.get_context("fork").Process(target=_write_in_another_style, args=(book,))
    child.start()
    child.join()
    assert child.exitcode == 0
    more = read_book("# 桥上\n\n沈漱舟读 **bcd 与** `code`、βγ。\n", "b.md", None)
    assert write_pdf(more, style).startswith(b"%PDF")
