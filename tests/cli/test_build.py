"""kanyin build and clean: which files come of what, and under which names."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kanyin.cli.main import run
from kanyin.files import writing
from tests.conftest import MARKDOWN, PAGE, Run


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_page_becomes_markdown_its_record_and_three_books(page: Path, kanyin: Run) -> None:
    done = kanyin("build", "page.txt")
    assert done.returncode == 0, done.stderr.decode()
    listed = done.stdout.decode().split()
    assert listed == [f"build/page.{x}" for x in ("md", "changes.json", "pdf", "epub", "docx")]
    build = page.parent / "build"
    assert names(build) == {Path(name).name for name in listed}
    assert (build / "page.md").read_text().startswith("---\ntitle: 乡镇图书馆延时开放的实践与思考\n")
    assert (build / "page.pdf").read_bytes().startswith(b"%PDF-")
    for book in ("page.epub", "page.docx"):
        assert zipfile.ZipFile(build / book).testzip() is None


def test_without_a_path_input_is_built(page: Path) -> None:
    (page.parent / "input").mkdir()
    page.rename(page.parent / "input" / "page.txt")
    (page.parent / "input" / "hand.md").write_text(MARKDOWN)
    (page.parent / "input" / ".hidden.txt").write_text("x")
    (page.parent / "input" / "notes.pdf").write_bytes(b"x")
    assert run(["build", "--to", "md,epub"]) == 0
    assert names(page.parent / "build") == {"page.md", "page.changes.json", "page.epub", "hand.epub"}


def test_a_second_run_gives_the_same_bytes(page: Path) -> None:
    assert run(["build", "page.txt", "-o", "one"]) == 0
    os.utime(page, (0, 0))
    assert run(["build", "page.txt", "-o", "two"]) == 0
    for name in names(Path("one")):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes(), name


def test_markdown_is_published_as_it_stands(here: Path) -> None:
    (here / "hand.md").write_text(MARKDOWN)
    assert run(["build", "hand.md", "--to", "md,epub", "-o", "."]) == 0
    assert names(here) == {"hand.md", "hand.epub"}
    assert (here / "hand.md").read_text() == MARKDOWN
    texts = zipfile.ZipFile("hand.epub")
    assert any("由人改过" in texts.read(name).decode() for name in texts.namelist() if name.endswith("xhtml"))


def test_a_corrected_file_is_never_cleaned_away(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "page.txt"]) == 0
    made = Path("build/page.md")
    assert run(["clean", "page.txt"]) == 0
    made.write_text(made.read_text() + "\n一段补上的话。\n")
    corrected = made.read_bytes()
    assert run(["clean", "page.txt"]) == 5
    assert "build/page.md: was corrected by hand" in capsys.readouterr().err
    assert made.read_bytes() == corrected
    assert run(["build", "build/page.md", "--to", "epub"]) == 0


def test_markdown_of_an_older_kanyin_is_replaced(page: Path) -> None:
    assert run(["clean", "page.txt"]) == 0
    page.write_text(PAGE.replace("四万册", "五万册"))
    assert run(["clean", "page.txt"]) == 0
    assert "五万册" in Path("build/page.md").read_text()


def test_a_foreign_markdown_file_is_not_overwritten(page: Path) -> None:
    Path("page.md").write_text("# 别人的\n")
    assert run(["clean", "page.txt", "-o", "."]) == 5
    assert Path("page.md").read_text() == "# 别人的\n"


def test_standard_input_goes_to_standard_output(here: Path, kanyin: Run) -> None:
    done = kanyin("clean", "-", input=PAGE.encode())
    assert done.returncode == 0
    assert done.stdout.decode().startswith("---\ntitle: 乡镇图书馆")
    assert names(here) == set()
    book = kanyin("build", "-", "--from", "markdown", "--to", "epub", "-o", "-", input=done.stdout)
    assert book.returncode == 0
    assert zipfile.ZipFile(io.BytesIO(book.stdout)).testzip() is None
    assert names(here) == set()


def test_clean_equals_what_build_writes(page: Path, kanyin: Run) -> None:
    assert run(["build", "page.txt", "--to", "md"]) == 0
    assert kanyin("clean", "page.txt", "-o", "-").stdout == Path("build/page.md").read_bytes()


def test_the_record_names_every_change(page: Path) -> None:
    assert run(["clean", "page.txt"]) == 0
    record = json.loads(Path("build/page.changes.json").read_text())
    assert record["source"] == "page.txt"
    assert record["changes"]
    for change in record["changes"]:
        assert change["rule"] and change["lines"] and change["before"]
        assert change["action"] in ("drop", "edit", "join", "split", "lift")


def test_json_summary(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").touch()
    assert run(["build", "page.txt", "empty.txt", "--to", "md", "--json"]) == 1
    good, bad = json.loads(capsys.readouterr().out)["documents"]
    assert good["ok"] and good["files"] == ["build/page.md", "build/page.changes.json"] and good["changes"] > 0
    assert not bad["ok"] and bad["errors"][0]["exit_code"] == 4 and bad["errors"][0]["file"] == "empty.txt"


def test_quiet_says_nothing(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "page.txt", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "name",
    [
        "文章 一.txt",
        "-x.txt",
        "a..b.txt",
        "..page.txt",
        "'引号\".txt",
        "$(touch bad).txt",
        "长" * 70 + ".txt",
    ],
)
def test_names_are_kept(here: Path, name: str) -> None:
    (here / name).write_text(PAGE, encoding="utf-8")
    assert run(["build", "--to", "md,epub,docx", "--", name]) == 0
    stem = name.removesuffix(".txt")
    assert names(here / "build") == {f"{stem}.{x}" for x in ("md", "changes.json", "epub", "docx")}
    assert names(here) == {name, "build"}


def test_a_name_that_is_no_text(here: Path, kanyin: Run) -> None:
    if sys.platform != "linux":
        pytest.skip("file names are text here")
    raw = os.fsencode(here) + b"/\xb9\xa4.txt"
    with open(raw, "wb") as file:
        file.write(PAGE.encode())
    done = kanyin("build", os.fsdecode(raw), "--to", "md,epub,pdf")
    assert done.returncode == 0, done.stderr.decode()
    assert len(names(here / "build")) == 4


def test_a_folder_above(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("deep").mkdir()
    monkeypatch.chdir("deep")
    assert run(["clean", "..", "-o", "../out"]) == 0
    assert names(page.parent / "out") == {"page.md", "page.changes.json"}


def test_progress_is_for_terminals(page: Path, kanyin: Run, terminal: tuple[int, int]) -> None:
    main, side = terminal
    done = kanyin("clean", "page.txt", stderr=side, stdout=subprocess.PIPE, capture_output=False)
    assert done.returncode == 0
    assert b"[1/1] page.txt" in os.read(main, 4096)
    assert kanyin("clean", "page.txt", "-o", "other").stderr.count(b"[1/1]") == 0


def test_settings_file_environment_and_flags(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kanyin.toml").write_text('to = ["md"]\noutput = "from-file"\n')
    assert run(["build", "page.txt"]) == 0
    assert names(Path("from-file")) == {"page.md", "page.changes.json"}
    monkeypatch.setenv("KANYIN_OUTPUT", "from-environment")
    assert run(["build", "page.txt"]) == 0
    assert run(["build", "page.txt", "-o", "from-flag"]) == 0
    assert names(Path("from-environment")) == names(Path("from-flag"))


def test_write_whole_leaves_the_old_file_when_interrupted(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here / "book.epub"
    writing.write_whole(path, b"old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        writing.write_whole(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert names(here) == {"book.epub"}


def test_files_that_belong_together_appear_together(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Markdown without its record would be taken for one that a person corrected."""
    done: list[int] = []

    def interrupt_second(number: int) -> None:
        done.append(number)
        if len(done) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt_second)
    with pytest.raises(KeyboardInterrupt):
        writing.write_together({here / "a.md": b"text", here / "a.changes.json": b"{}"})
    assert len(done) == 2
    assert names(here) == set()


def test_written_files_have_ordinary_permissions(page: Path) -> None:
    old = os.umask(0o022)
    try:
        assert run(["clean", "page.txt"]) == 0
    finally:
        os.umask(old)
    assert Path("build/page.md").stat().st_mode & 0o777 == 0o644
