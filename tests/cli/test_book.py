"""A folder as one book, and messages about Markdown: told, carried by --json, errors where that is strict."""

from __future__ import annotations

import json
from pathlib import Path

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


def test_a_file_is_no_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "书/1.md", "--book", "-o", "out", "--lang", "en"]) == 2
    assert "--book wants a folder" in capsys.readouterr().err


def test_messages_name_file_and_line_and_are_errors_where_that_is_strict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out", "--json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    (note,) = document["notes"]
    assert note["line"] == 3 and note["file"].endswith("2.md")
    assert run(["build", "书", "--book", "--to", "txt", "-o", "out", "--strict", "--json"]) == 5
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert [error["line"] for error in document["errors"]] == [3] and document["files"]
