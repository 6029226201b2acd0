"""A folder as one book: which files are its chapters, and in what order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from kanyin.book.reader import read_folder
from kanyin.dialects.contents import read_contents
from kanyin.errors import InputError
from kanyin.model import Book
from kanyin.output.docx import write_docx
from kanyin.output.epub import write_epub
from kanyin.output.pdf import write_pdf
from kanyin.remarks import heard
from tests.styles import STYLES


def make(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_md", ".md").replace("_yml", ".yml").replace("_toml", ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def chapters(folder: Path) -> list[tuple[str, int]]:
    return [(chapter.path.stem, chapter.depth) for chapter in read_contents(folder).chapters]


def test_summary(tmp_path: Path) -> None:
    make(
        tmp_path,
        book_toml='[book]\ntitle = "书"\nauthors = ["甲"]\n',
        src__SUMMARY_md="# 目录\n\n[序](b.md)\n\n- [一](a.md)\n  - [二](c.md#x)\n- [草稿]()\n",
    )
    make(tmp_path, src__a_md="一", src__b_md="序", src__c_md="二")
    assert chapters(tmp_path) == [("b", 0), ("a", 0), ("c", 1)]
    with heard() as found:
        assert read_contents(tmp_path).fields["title"] == "书"
    assert [remark.problem for remark in found] == [
        "chapters that the contents plan without a file stand in no book (1): 草稿"
    ]


def parts(folder: Path) -> list[tuple[str, list[tuple[str, int]]]]:
    read = read_contents(folder).chapters
    return [(chapter.path.stem, [(part.title, part.depth) for part in chapter.parts]) for chapter in read]


def test_headings_and_items_without_a_link_are_parts(tmp_path: Path) -> None:
    make(
        tmp_path,
        SUMMARY_md="# 总目\n\n[序](a.md)\n\n# 上篇\n\n- [一](b.md)\n\n## 下篇 ##\n\n- **卷&nbsp;三**\n  - [二](c.md)\n"
        "  - 附\n    - [三](d.md)\n",
        **{f"{name}_md": "文" for name in "abcd"},
    )
    assert parts(tmp_path) == [
        ("a", []),
        ("b", [("上篇", 0)]),
        ("c", [("下篇", 0), ("卷 三", 0)]),
        ("d", [("附", 0)]),
    ]
    assert chapters(tmp_path) == [("a", 0), ("b", 0), ("c", 0), ("d", 1)]


def test_sections_of_mkdocs_are_parts_or_the_chapter_of_their_index(tmp_path: Path) -> None:
    make(tmp_path, **{f"docs__{name}_md": "文" for name in ("a", "index", "c", "d", "e")})
    (tmp_path / "docs/one").mkdir()
    (tmp_path / "docs/one/index.md").write_text("一", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "nav:\n  - 首: index.md\n  - 一:\n      - one/index.md\n      - 细: a.md\n"
        "  - 部:\n      - c.md\n      - 节:\n          - d.md\n      - 附: e.md\n",
        "utf-8",
    )
    assert chapters(tmp_path) == [("index", 0), ("index", 0), ("a", 1), ("c", 0), ("d", 1), ("e", 0)]
    assert parts(tmp_path)[3:] == [("c", [("部", 0)]), ("d", [("节", 0)]), ("e", [])]


def test_a_part_is_a_heading_of_the_book(tmp_path: Path) -> None:
    make(tmp_path, SUMMARY_md="# 总目\n\n- [一](a.md)\n\n# 上篇\n\n- [二](b.md)\n", a_md="# 一", b_md="# 二\n\n## 三")
    book = read_folder(tmp_path, "书")
    assert [(entry.level, entry.text) for entry in book.toc] == [(1, "一"), (1, "上篇"), (1, "二"), (2, "三")]


def test_docsify_names_pages_and_begins_with_its_home(tmp_path: Path) -> None:
    make(tmp_path, docs___sidebar_md="- 目录\n  - [甲](one)\n  - [乙](/two/)\n  - [网](https://a.example/x)\n")
    make(tmp_path, docs__README_md="首", docs__one_md="一", docs__two__README_md="二")
    assert [chapter.path.parent.name for chapter in read_contents(tmp_path).chapters] == ["docs", "docs", "two"]
    assert not any(chapter.parts for chapter in read_contents(tmp_path).chapters)


def test_chapters_under_the_index_of_the_book_stand_beside_it(tmp_path: Path) -> None:
    make(
        tmp_path,
        SUMMARY_md="- [书](README.md)\n  - [一](a.md)\n    - [二](b.md)\n",
        README_md="书",
        a_md="一",
        b_md="二",
    )
    assert chapters(tmp_path) == [("README", 0), ("a", 0), ("b", 1)]


def test_a_readme_with_a_list_of_chapters_is_the_contents(tmp_path: Path) -> None:
    make(
        tmp_path,
        README_md="# 书\n\n[网](x)\n\n1. [一](text/b.md)\n1. [二](text/a.md)\n",
        text__a_md="二",
        text__b_md="一",
    )
    assert chapters(tmp_path) == [("README", 0), ("b", 0), ("a", 0)]
    make(tmp_path, ch1_md="一", ch2_md="二", ch3_md="三")
    assert [stem for stem, _ in chapters(tmp_path)] == ["ch1", "ch2", "ch3"]


@pytest.mark.parametrize("name", ["docs", "src", "book"])
def test_chapters_are_looked_for_where_tools_have_them(tmp_path: Path, name: str) -> None:
    make(tmp_path, README_md="说明", **{f"{name}__ch2_md": "二", f"{name}__ch1_md": "一"})
    assert chapters(tmp_path) == [("ch1", 0), ("ch2", 0)]


def test_quarto_and_mkdocs(tmp_path: Path) -> None:
    quarto, mkdocs = tmp_path / "q", tmp_path / "m"
    make(quarto, a_md="一", b_md="二", c_md="三")
    (quarto / "_quarto.yml").write_text(
        "book:\n  title: 书\n  chapters:\n    - b.md\n    - part: 部\n      chapters: [a.md]\n  appendices: [c.md]\n"
    )
    make(mkdocs, docs__a_md="一", docs__b_md="二")
    (mkdocs / "mkdocs.yml").write_text(
        "site_name: 站\nnav:\n  - 首: b.md\n  - 部:\n      - a.md\nplugins: !!python/name:x.y\n"
    )
    assert chapters(quarto) == [("b", 0), ("a", 0), ("c", 0)]
    assert chapters(mkdocs) == [("b", 0), ("a", 0)]


def test_files_without_a_number_beside_numbered_ones_are_told(tmp_path: Path) -> None:
    make(tmp_path, README_md="书", **{"01_md": "一", "02_md": "二", "凡例_md": "凡例", "序_md": "序", "_草稿_md": "草"})
    with heard() as found:
        assert {name for name, _ in chapters(tmp_path)} == {"序", "01", "02"}
    assert [one.problem for one in found] == ["files without a number are no chapters of the book (1): 凡例.md"]


def test_markdown_that_the_contents_do_not_name_is_told(tmp_path: Path) -> None:
    """A chapter whose line was forgotten; not the files of the repository, of a tool, nor what a chapter includes."""
    make(
        tmp_path,
        src__SUMMARY_md="# 目录\n\n- [一](one.md)\n- [二](part/two.md)\n",
        src__one_md="# 一\n\n{{#include parts/rows.md:2:3}}\n",
        src__part__two_md="# 二",
        src__part__three_md="# 三",
        src__parts__rows_md="a\nb\nc",
        src__LICENSE_md="随便用",
        src__README_md="说明",
        src___draft_md="草稿",
        src__theme__index2_md="皮",
        NOTES_md="给译者",
    )
    with heard() as found:
        assert chapters(tmp_path) == [("one", 0), ("two", 0)]
    path = Path("part/three.md")
    assert [one.problem for one in found] == [f"Markdown that the contents do not name stands in no book (1): {path}"]


def test_numbered_files_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    make(tmp_path, 第10章_md="十", 第2章_md="二", index_md="序", 说明_md="不是")
    assert [stem for stem, _ in chapters(tmp_path)] == ["index", "第2章", "第10章"]


def test_pages_elsewhere_are_no_chapters_that_are_missing(tmp_path: Path) -> None:
    make(tmp_path, SUMMARY_md="- [一](a.md)\n- [远](https://a.example/b.md)\n", a_md="一")
    with heard() as found:
        assert chapters(tmp_path) == [("a", 0)]
    assert not [remark.problem for remark in found if "not there" in remark.problem]


def test_a_chapter_that_is_not_there_is_told_and_a_folder_without_any_refused(tmp_path: Path) -> None:
    make(tmp_path, SUMMARY_md="- [一](no.md)\n- [二](a.md)\n", a_md="二")
    with heard() as found:
        assert chapters(tmp_path) == [("a", 0)]
    assert [remark.problem for remark in found] == ["chapters that the contents name are not there (1): no.md"]
    (tmp_path / "a.md").unlink()
    with pytest.raises(InputError, match="none of the 2 chapters"):
        read_contents(tmp_path)
    empty = tmp_path / "leer"
    empty.mkdir()
    with pytest.raises(InputError, match="no chapter"):
        read_contents(empty)


def test_docs_stand_in_for_a_folder_that_is_yet_to_be_made(tmp_path: Path) -> None:
    make(tmp_path, docs__a_md="一", README_md="不是")
    (tmp_path / "mkdocs.yml").write_text("docs_dir: build/docs\nnav:\n  - 首: a.md\n")
    assert chapters(tmp_path) == [("a", 0)]


def test_honkit_names_the_book_in_json(tmp_path: Path) -> None:
    make(tmp_path, text__SUMMARY_md="- [一](a.md)\n", text__a_md="一")
    (tmp_path / "book.json").write_text('{"root": "text", "title": "书", "author": "甲", "plugins": []}', "utf-8")
    read = read_contents(tmp_path)
    assert [read.fields["title"], read.fields["author"], len(read.chapters)] == ["书", "甲", 1]
    (tmp_path / "book.json").write_text("{", "utf-8")
    with heard() as found:
        read_contents(tmp_path)
    assert "not JSON" in next(iter(found)).problem


def test_folders_that_no_list_names_are_parts_or_the_chapter_of_their_index(tmp_path: Path) -> None:
    make(
        tmp_path,
        README_md="# 书",
        a_md="甲",
        船__b10_md="乙",
        船__b2_md="丙",
        船__帆__c_md="丁",
        灯__README_md="戊",
        灯__d_md="己",
    )
    for folder in (".git", "_草稿", "node_modules", "图"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ("x.png" if folder == "图" else "x.md")).write_text("x", "utf-8")
    read = read_contents(tmp_path)
    assert [one.path.relative_to(tmp_path).as_posix() for one in read.chapters] == [
        *("README.md", "a.md", "灯/README.md", "灯/d.md", "船/b2.md", "船/b10.md", "船/帆/c.md")
    ]
    assert [one.depth for one in read.chapters] == [0, 0, 0, 1, 0, 0, 1]
    assert [part.title for one in read.chapters for part in one.parts] == ["船", "帆"]


def test_a_book_is_called_as_the_heading_over_its_index_says(tmp_path: Path) -> None:
    make(tmp_path, SUMMARY_md="- [首](README.md)\n- [一](a.md)\n", README_md="# 山中记\n\n话。\n", a_md="# 一\n")
    with heard() as found:
        assert read_folder(tmp_path, "书").meta.title == "山中记"
    assert not found
    make(tmp_path, README_md="# 前言\n\n话。\n")
    assert read_folder(tmp_path, "书").meta.title == tmp_path.name


def outline(book: Book) -> list[tuple[int, str]]:
    """Words of the bookmarks of its PDF, with their depths."""

    def below(items: Any, depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, str(item.title)
            yield from below(item.children, depth + 1)

    with pikepdf.open(io.BytesIO(write_pdf(book, STYLES["journal"]))) as pdf, pdf.open_outline() as found:
        return list(below(found.root, 0))


def test_a_part_holds_its_chapters_in_outlines(tmp_path: Path) -> None:
    make(
        tmp_path,
        SUMMARY_md="# 总目\n\n[序](p.md)\n\n# 上篇\n\n- [一](a.md)\n\n# 下篇\n\n- [二](b.md)\n\n[跋](z.md)\n",
        p_md="# 序",
        a_md="# 一\n\n## 三",
        b_md="# 二",
        z_md="# 跋",
    )
    book = read_folder(tmp_path, "书")
    assert [(entry.text, entry.level, entry.within) for entry in book.toc] == [
        ("序", 1, 0), ("上篇", 1, 0), ("一", 1, 1), ("三", 2, 1), ("下篇", 1, 0), ("二", 1, 1), ("跋", 1, 0),
    ]  # fmt: skip
    wanted = [(0, "序"), (0, "上篇"), (1, "一"), (2, "三"), (0, "下篇"), (1, "二"), (0, "跋")]
    depths = [(depth, words) for depth, words in outline(book) if words in dict(map(reversed, wanted))]
    assert [depth - depths[0][0] for depth, _ in depths] == [depth for depth, _ in wanted]
    nav = zipfile.ZipFile(io.BytesIO(write_epub(book, STYLES["journal"]))).read("EPUB/nav.xhtml").decode()
    assert re.search(r"上篇</a>\s*<ol>\s*<li><a[^>]*>一</a>\s*<ol>", nav)
    assert re.search(r"</ol>\s*</li>\s*<li><a[^>]*>跋", nav)
    document = zipfile.ZipFile(io.BytesIO(write_docx(book, STYLES["journal"]))).read("word/document.xml").decode()
    properties = re.findall(r'<w:pStyle w:val="Heading(\d)"/>((?:(?!</w:pPr>).)*)</w:pPr>', document)
    heads = [(level, (re.findall(r'outlineLvl w:val="(\d)"', own) or [""])[0]) for level, own in properties]
    assert [int(own or int(level) - 1) for level, own in heads] == [depth for depth, _ in wanted]


def test_a_part_may_stand_right_below_the_title_of_the_list(tmp_path: Path) -> None:
    make(tmp_path, SUMMARY_md="# 目录\n\n# 上篇\n\n- [一](a.md)\n", a_md="# 一")
    assert [(entry.text, entry.within) for entry in read_folder(tmp_path, "书").toc] == [("上篇", 0), ("一", 1)]


def test_parts_of_quarto_mkdocs_sidebars_and_bookdown_hold_their_chapters(tmp_path: Path) -> None:
    quarto, mkdocs, docsify, bookdown = (tmp_path / name for name in "qmdb")
    make(quarto, a_md="# 一", b_md="# 二", c_md="# 三")
    (quarto / "_quarto.yml").write_text(
        "book:\n  chapters:\n    - b.md\n    - part: 部\n      chapters: [a.md]\n  appendices: [c.md]\n"
    )
    make(mkdocs, docs__a_md="# 一", docs__b_md="# 二", docs__c_md="# 三")
    (mkdocs / "mkdocs.yml").write_text("nav:\n  - 首: b.md\n  - 部:\n      - a.md\n  - 末: c.md\n")
    make(docsify, _sidebar_md="- [二](b.md)\n- 部\n  - [一](a.md)\n- [三](c.md)\n")
    make(docsify, a_md="# 一", b_md="# 二", c_md="# 三")
    for folder in (quarto, mkdocs, docsify):
        toc = read_folder(folder, "书").toc
        assert [(entry.text, entry.within) for entry in toc] == [("二", 0), ("部", 0), ("一", 1), ("三", 0)]
    make(bookdown, _bookdown_yml="rmd_files: [a.md, b.md, c.md]", a_md="# 二")
    make(bookdown, b_md="# (PART\\*) 部 {-}\n\n# 一", c_md="# (APPENDIX) 末\n\n# 附")
    toc = read_folder(bookdown, "书").toc
    assert [(entry.text, entry.within) for entry in toc] == [("二", 0), ("部", 0), ("一", 1), ("末", 0), ("附", 1)]
