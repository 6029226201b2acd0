"""A folder as one book: which files are its chapters, and in what order."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.dialects.contents import read_contents
from kanyin.errors import InputError
from kanyin.remarks import heard


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
    assert read_contents(tmp_path).fields["title"] == "书"


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


def test_numbered_files_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    make(tmp_path, 第10章_md="十", 第2章_md="二", index_md="序", 说明_md="不是")
    assert [stem for stem, _ in chapters(tmp_path)] == ["index", "第2章", "第10章"]


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
