"""What a file is, its ending says, or a person; what is in it says nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kanyin.cli.main import run
from tests.conftest import MARKDOWN, PAGE, Run

HTML = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in PAGE.splitlines()) + "</article></body></html>"


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_a_page_is_a_page_whatever_it_begins_with(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Its front matter is text, its link leads nowhere, and what it says is in the record."""
    text = MARKDOWN.replace("第一段文字，", "[点这里](http://example.org/)和**粗**的一段文字，写得足够长，像一篇文章，")
    Path(name).write_text(text)
    assert run(["clean", name]) == 0
    made = Path("build/page.md").read_text()
    assert "\\[点这里\\](http" in made and "\\*\\*粗\\*\\*" in made
    assert json.loads(Path("build/page.changes.json").read_text())["changes"]
    err = capsys.readouterr().err
    assert f"{name}: begins as Markdown does, and is read as a page (else: --from markdown)" in err
    assert run(["clean", name, "-q", "-o", "two"]) == 0
    assert capsys.readouterr().err == ""


def test_standard_input_is_a_page_unless_one_says_otherwise(here: Path, kanyin: Run) -> None:
    page = kanyin("clean", "-", input=MARKDOWN.encode())
    assert page.stdout != MARKDOWN.encode() and b"--from markdown" in page.stderr
    assert kanyin("clean", "-", "--from", "markdown", input=MARKDOWN.encode()).stdout == MARKDOWN.encode()
    told = kanyin("explain", "-", "--from", "markdown", input=MARKDOWN.encode())
    assert told.stdout.decode().startswith("-: no changes")
    text = kanyin("clean", "-", "--from", "text", input=HTML.encode())
    html = kanyin("clean", "-", "--from", "html", input=HTML.encode())
    assert kanyin("clean", "-", input=HTML.encode()).stdout == html.stdout != text.stdout
    record = json.dumps({"text": PAGE}, ensure_ascii=False).encode()
    assert b"\\{" not in kanyin("clean", "-", input=record).stdout
    assert b"text" in kanyin("clean", "-", "--from", "text", input=record).stdout


def test_a_person_says_what_named_files_are(here: Path) -> None:
    for name, text in (("a.txt", HTML), ("b.md", PAGE), ("c.doc", PAGE), ("d.jsonl", PAGE), ("e", MARKDOWN)):
        Path(name).write_text(text)
    assert run(["clean", "a.txt", "--from", "html"]) == 0
    assert "<p>" not in Path("build/a.md").read_text()
    assert run(["clean", "b.md", "c.doc", "d.jsonl", "--from", "text"]) == 0
    assert len({Path(f"build/{name}.md").read_text() for name in "bcd"}) == 1
    assert run(["clean", "e", "--from", "markdown"]) == 0
    assert Path("build/e.md").read_text() == MARKDOWN


def test_in_a_folder_it_says_so_of_pages(here: Path) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(HTML)
    Path("in/b.md").write_text(MARKDOWN)
    Path("in/c.jsonl").write_text(json.dumps({"text": PAGE}, ensure_ascii=False))
    assert run(["build", "in", "--to", "md", "--from", "html"]) == 0
    assert {path.name for path in Path("build").glob("*.md")} == {"a.md", "c-000001.md"}
    assert "<p>" not in Path("build/a.md").read_text()


def test_there_is_no_other_kind(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "page.txt", "--from", "pdf"]) == 2
    assert "'pdf'" in capsys.readouterr().err
