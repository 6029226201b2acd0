"""Markdown of text recognition on the command line: by flag, by kanyin.toml, and the hint where nobody said it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.cli.main import run

PAGE = (Path(__file__).parents[1] / "read" / "ocr" / "minerU.md").read_text(encoding="utf-8")
OWN = "---\ntitle: 柳树\n---\n\n# 一\n\n岸边的柳树。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("ocr-a.md").write_text(PAGE, encoding="utf-8")
    Path("own.md").write_text(OWN, encoding="utf-8")
    return tmp_path


def title(path: str) -> str:
    return Path(path).read_text(encoding="utf-8").partition("title: ")[2].partition("\n")[0]


def test_a_flag_sends_markdown_to_cleaning(folder: Path) -> None:
    assert run(["clean", "ocr-a.md", "--from", "ocr", "-o", "out"]) == 0
    assert title("out/ocr-a.md") == "村镇书屋夜间照明的调节方法"


def test_without_it_markdown_is_its_authors_and_a_hint_tells(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "ocr-a.md", "own.md", "-o", "out"]) == 0
    assert Path("out/ocr-a.md").read_text(encoding="utf-8") == PAGE
    told = capsys.readouterr().err
    assert told.count("--from ocr") == 1 and "ocr-a.md" in told


def test_no_hint_where_a_person_said_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "ocr-a.md", "--from", "markdown", "-o", "out"]) == 0
    assert "--from ocr" not in capsys.readouterr().err


def test_kanyin_toml_says_it_of_some_files(folder: Path) -> None:
    Path("kanyin.toml").write_text('[files."ocr-*.md"]\nfrom = "ocr"\n', encoding="utf-8")
    assert run(["clean", ".", "-o", "out"]) == 0
    assert [path.name for path in sorted(Path("out").glob("*.md"))] == ["ocr-a.md"]
    assert title("out/ocr-a.md") == "村镇书屋夜间照明的调节方法"
    assert run(["explain", "ocr-a.md"]) == 0
    assert run(["clean", "own.md", "-o", "other"]) == 0
    assert Path("other/own.md").read_text(encoding="utf-8") == OWN


def test_a_flag_goes_before_kanyin_toml(folder: Path) -> None:
    Path("kanyin.toml").write_text('[files."ocr-*.md"]\nfrom = "ocr"\n', encoding="utf-8")
    assert run(["clean", "ocr-a.md", "--from", "markdown", "-o", "out"]) == 0
    assert Path("out/ocr-a.md").read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize("line", ['from = "pdf"', "from = 3", 'form = "ocr"'])
def test_what_it_cannot_be(folder: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("kanyin.toml").write_text(f'[files."ocr-*.md"]\n{line}\n', encoding="utf-8")
    assert run(["clean", "own.md", "ocr-a.md", "--from", "text", "-o", "out"]) == 2
    assert "kanyin.toml" in capsys.readouterr().err


def test_for_all_files_it_is_no_setting(folder: Path) -> None:
    Path("kanyin.toml").write_text('from = "ocr"\n', encoding="utf-8")
    assert run(["clean", "own.md", "-o", "out"]) == 2


def test_books_are_made_without_pictures_that_are_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "ocr-a.md", "--from", "ocr", "-o", "out", "--to", "md,txt"]) == 0
    assert "1 pictures are not beside the page" in capsys.readouterr().err
    assert "![](images/3f2a" in Path("out/ocr-a.md").read_text(encoding="utf-8")
    assert "图1" in next(Path("out").glob("*.txt")).read_text(encoding="utf-8")


def test_a_picture_beside_the_page_goes_with_it(folder: Path) -> None:
    name = PAGE.partition("![](")[2].partition(")")[0]
    Path("images").mkdir()
    Path(name).write_bytes(b"\xff\xd8\xff\xe0")
    assert run(["clean", "ocr-a.md", "--from", "ocr", "-o", "out"]) == 0
    assert (Path("out") / name).read_bytes() == b"\xff\xd8\xff\xe0"
