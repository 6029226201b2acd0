"""A folder as one book, and messages about Markdown: told, carried by --json, errors where that is strict."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from kanyin.cli.main import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    book = tmp_path / "书"
    book.mkdir()
    (book / "1.md").write_text("# 一\n\n见[后面](2.md)。\n", encoding="utf-8")
    (book / "2.md").write_text("# 二\n\n- [x] 做完 <Foo>\n", encoding="utf-8")
    return tmp_path


def test_a_folder_is_one_book(folder: Path) -> None:
    assert run(["build", "书", "--book", "--to", "txt,epub", "-o", "out"]) == 0
    text = (folder / "out" / "书.plain.txt").read_text(encoding="utf-8")
    assert text.strip().split("\n\n")[:5] == ["书", "一", "见后面。", "二", "☒ 做完 <Foo>"]
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["书.epub", "书.plain.txt"]


def test_a_chapter_begins_with_its_title(folder: Path) -> None:
    (folder / "书" / "2.md").write_text("> [!NOTE]\n> 先看。\n\n# 二\n\n## 小节\n", encoding="utf-8")
    (folder / "书" / "3.md").write_text("引子。\n\n# 三\n\n# 四\n", encoding="utf-8")
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out"]) == 0
    words = (folder / "out" / "书.plain.txt").read_text(encoding="utf-8").split()
    assert words.index("二") < words.index("先看。") < words.index("小节") < words.index("引子。") < words.index("三")


@pytest.mark.parametrize(("first", "title"), [("0", "书"), ("index", "总题")])
def test_the_title_of_a_chapter_is_not_the_books(folder: Path, first: str, title: str) -> None:
    book = folder / "书"
    (book / f"{first}.md").write_text("---\ntitle: 总题\n---\n\n# 缘起\n\n甲。\n", encoding="utf-8")
    (book / "1.md").write_text("---\ntitle: 章题\n---\n\n乙。\n", encoding="utf-8")
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out"]) == 0
    words = (folder / "out" / "书.plain.txt").read_text(encoding="utf-8").split()
    assert words[0] == title and words.count("总题") == 1 and words.index("缘起") < words.index("章题")


def test_a_file_is_no_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "书/1.md", "--book", "-o", "out", "--lang", "en"]) == 2
    assert "--book wants a folder" in capsys.readouterr().err


def test_messages_name_file_and_line_and_are_errors_where_that_is_strict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out", "--json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    (note,) = [one for one in document["notes"] if one["line"]]
    assert note["line"] == 3 and note["file"].endswith("2.md")
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out", "--strict", "--json"]) == 5
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert [error["line"] for error in document["errors"] if error["line"]] == [3] and document["files"]


def test_what_is_of_one_kind_is_told_once_for_the_book(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "书" / "3.md").write_text("# 三\n\n<Foo> 又 <Foo>\n", encoding="utf-8")
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out", "--lang", "en"]) == 0
    notes = [line for line in capsys.readouterr().err.splitlines() if line.startswith("note:")]
    notes = [note for note in notes if "names no title" not in note]
    assert len(notes) == 1 and "2.md:3: the tag <Foo>" in notes[0] and notes[0].endswith("(3 such places)")


def test_pictures_and_links_as_they_are_meant_on_the_web(folder: Path) -> None:
    """MkDocs serves ``docs/x/a.md`` at ``/x/a/``."""
    from PIL import Image

    site = folder / "site"
    for name, text in (("x/a.md", "# 甲\n\n![图](../../img/p.png)见[后](../b/)。\n"), ("x/b.md", "# 乙\n\n字。\n")):
        (site / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "docs" / name).write_text(text, encoding="utf-8")
    (site / "mkdocs.yml").write_text("nav: [x/a.md, x/b.md]\n")
    (site / "docs" / "img").mkdir()
    Image.new("L", (40, 40), 90).save(site / "docs" / "img" / "p.png")
    assert run(["build", "site", "--book", "--to", "epub", "-o", "out"]) == 0
    with ZipFile(folder / "out" / "site.epub") as book:
        names = book.namelist()
        text = "".join(book.read(name).decode() for name in names if name.endswith(".xhtml"))
    assert any(name.endswith(".png") for name in names) and 'href="../b' not in text
    (place,) = re.findall('<a href="[^"]*#([^"]+)">后</a>', text)
    assert re.search(f'id="{place}"[^>]*>\\s*<h2[^>]*>乙', text), "it leads to the chapter's heading"


def test_keys_of_a_bibliography_are_numbered_through_the_book(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = folder / "书"
    (book / "refs.json").write_text(
        '[{"id": "a", "type": "book", "title": "河"}, {"id": "b", "type": "book", "title": "渡"}]', encoding="utf-8"
    )
    (book / "1.md").write_text("---\nbibliography: refs.json\n---\n\n# 一\n\n甲[@b]。\n", encoding="utf-8")
    (book / "2.md").write_text("# 二\n\n乙[@a]又[@b]。\n", encoding="utf-8")
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out"]) == 0
    text = (folder / "out" / "书.plain.txt").read_text(encoding="utf-8")
    assert text.split("参考文献")[0].strip().endswith("二\n\n乙[2]又[1]。") and text.index("渡[M]") < text.index(
        "河[M]"
    )
    (book / "1.md").write_text("---\nbibliography: none.bib\n---\n\n# 一\n", encoding="utf-8")
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out", "--lang", "en"]) == 0
    assert "1.md:2: the bibliography none.bib cannot be read" in capsys.readouterr().err
