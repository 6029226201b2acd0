"""Names on the command line: patterns that no shell expanded, records of a file by their line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kanyin.cli.main import run
from tests.conftest import PAGE


def made() -> list[str]:
    return sorted(path.relative_to("build").as_posix() for path in Path("build").rglob("*.md"))


@pytest.fixture
def pages(here: Path) -> Path:
    """Pages in two folders; one has a name that looks like a pattern."""
    for name in ("pages/b.txt", "pages/a.txt", "pages/[ab].txt", "pages/更深/c.txt", "pages/x.css"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(PAGE, encoding="utf-8")
    return here


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("pages/*.txt", ["[ab].md", "a.md", "b.md"]),
        ("pages/?.txt", ["a.md", "b.md"]),
        ("pages/[a]*.txt", ["a.md"]),
        ("pages/**/*.txt", ["[ab].md", "a.md", "b.md", "c.md"]),
        ("pages/更*", ["c.md"]),
        ("pages/[ab].txt", ["[ab].md"]),
    ],
)
def test_a_pattern_stands_for_what_fits_it(pages: Path, pattern: str, found: list[str]) -> None:
    """A name that a file has is no pattern."""
    assert run(["clean", pattern]) == 0
    assert made() == found


def test_pages_come_in_the_order_of_names(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "pages/?.txt", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [document["source"] for document in answer["documents"]] == ["pages/a.txt", "pages/b.txt"]


def test_a_pattern_that_nothing_fits(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "pages/*.htm", "pages/a.txt"]) == 1
    assert "error: pages/*.htm: no file fits this pattern\n  " in capsys.readouterr().err
    assert made() == ["a.md"]


@pytest.fixture
def corpus(here: Path) -> Path:
    """Three records, the second on the third line."""
    records = [json.dumps({"text": PAGE.replace("乡镇", name)}, ensure_ascii=False) for name in ("东", "西", "南")]
    (here / "corpus.jsonl").write_text(f"{records[0]}\n\n{records[1]}\n{records[2]}\n", encoding="utf-8")
    return here


def test_explain_a_record_by_its_line(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "corpus.jsonl"]) == 4
    err = capsys.readouterr().err
    assert "corpus.jsonl: holds 3 documents\n" in err and "name one by its line: corpus.jsonl:1" in err
    assert run(["explain", "corpus.jsonl:3"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("corpus.jsonl:3: ") and "西图书馆" in out and "东图书馆" not in out


def test_make_a_record_by_its_line(corpus: Path) -> None:
    assert run(["clean", "corpus.jsonl:4"]) == 0
    assert made() == ["corpus-000004.md"]
    Path("corpus.jsonl:4").write_text(PAGE)
    assert run(["explain", "corpus.jsonl:4"]) == 0, "a file of that name is that file"


@pytest.mark.parametrize("line", [0, 2, 5])
def test_a_line_without_a_record(corpus: Path, capsys: pytest.CaptureFixture[str], line: int) -> None:
    assert run(["explain", f"corpus.jsonl:{line}"]) == 4
    assert f"corpus.jsonl:{line}: there is no record on this line\n  " in capsys.readouterr().err


def test_decide_for_one_record(corpus: Path) -> None:
    Path("kanyin.toml").write_text('[files."corpus.jsonl:3"]\ndrop.numbers = [7]\n')
    assert run(["clean", "corpus.jsonl"]) == 0
    for line, dropped in ((1, False), (3, True), (4, False)):
        changes = json.loads(Path(f"build/corpus-{line:06}.changes.json").read_text())["changes"]
        assert any(change["rule"] == "OV001" for change in changes) == dropped
