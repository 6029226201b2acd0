"""Limits: what is beyond one is refused by its name before it is read, and may be raised; the rest is made."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from kanyin import limits
from kanyin.cli.main import run
from kanyin.errors import InputError
from kanyin.limits import Limits
from kanyin.run.plan import plan
from tests.conftest import MARKDOWN, PAGE, ROOT, Run

SPARSE = 3_000_000_000


def sparse(path: Path) -> Path:
    """A file that is large and takes no room."""
    with path.open("wb") as file:
        file.truncate(SPARSE)
    return path


@pytest.mark.parametrize("name", ["large.txt", "large.html", "large.md"])
def test_a_file_beyond_the_limit_is_refused_by_name(page: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    sparse(Path(name))
    assert run(["clean", name, "page.txt"]) == 1
    out, err = capsys.readouterr()
    assert f"error: {name}: {SPARSE} bytes: the limit max-size is 20000000\n" in err
    assert f"--max-size {SPARSE}" in err
    assert "build/page.md" in out


def test_a_device_without_end_is_read_up_to_the_limit(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero on this system")
    Path("zero.txt").symlink_to("/dev/zero")
    assert run(["clean", "zero.txt"]) == 4
    assert "zero.txt: more than 20000000 bytes: the limit max-size" in capsys.readouterr().err


def test_standard_input_and_pipes_are_read_up_to_the_limit(page: Path, kanyin: Run) -> None:
    text = page.read_bytes()
    for most, code in ((len(text), 0), (len(text) - 1, 4)):
        assert kanyin("clean", "-", "--max-size", str(most), input=text).returncode == code
        with sparse(Path("large")).open("rb") as large:
            assert kanyin("clean", "-", "--max-size", str(most), stdin=large).returncode == 4
        os.mkfifo(f"pipe{code}.txt")
        with subprocess.Popen(["sh", "-c", f"cat page.txt > pipe{code}.txt"]):
            assert kanyin("clean", f"pipe{code}.txt", "--max-size", str(most)).returncode == code


def test_the_limit_is_raised_by_every_way(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(page.read_bytes())
    Path("kanyin.toml").write_text("max-size = 100\n")
    assert run(["clean", "page.txt"]) == 4
    assert run(["clean", "page.txt", "--max-size", f"{size}"]) == 0
    monkeypatch.setenv("KANYIN_MAX_SIZE", "1 MB")
    assert run(["clean", "page.txt"]) == 0
    assert run(["explain", "page.txt", "--max-size", "1k"]) == 4
    monkeypatch.delenv("KANYIN_MAX_SIZE")
    Path("kanyin.toml").write_text('max-size = "16 KiB"\n')
    assert run(["clean", "page.txt"]) == 0


@pytest.mark.parametrize("value", ["0", '"much"', "-1", "true", "1.5", '"3 TB"'])
def test_a_limit_is_a_number_above_0(page: Path, capsys: pytest.CaptureFixture[str], value: str) -> None:
    Path("kanyin.toml").write_text(f"pixels = {value}\n")
    assert run(["clean", "page.txt"]) == 2
    assert "kanyin.toml: pixels = " in (err := capsys.readouterr().err) and "is no number above 0" in err


@pytest.mark.parametrize(
    ("text", "number"),
    [("20000000", 20_000_000), ("20 MB", 20_000_000), ("20M", 20_000_000), ("16 MiB", 16 << 20), ("3kB", 3000)],
)
def test_amounts(text: str, number: int) -> None:
    assert limits.amount(text) == number


def test_records_have_the_limit_each_and_their_file_has_none(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = json.dumps({"text": PAGE}, ensure_ascii=False).encode() + b"\n"
    most = len(record)
    long = json.dumps({"text": PAGE * 3}, ensure_ascii=False).encode() + b"\n"
    Path("corpus.jsonl").write_bytes(record + long + record * 3)
    assert run(["clean", "corpus.jsonl", "--max-size", str(most)]) == 1
    assert f"corpus.jsonl:2: {len(long)} bytes: the limit max-size is {most}\n" in capsys.readouterr().err
    assert {path.name for path in Path("build").glob("*.md")} == {f"corpus-00000{n}.md" for n in (1, 3, 4, 5)}


def test_a_line_of_records_without_end(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = json.dumps({"text": PAGE}, ensure_ascii=False).encode() + b"\n"
    Path("corpus.jsonl").write_bytes(record)
    with Path("corpus.jsonl").open("r+b") as file:
        file.truncate(SPARSE)
    assert run(["clean", "corpus.jsonl", "--max-size", "10 kB"]) == 1
    err = capsys.readouterr().err
    assert "error: corpus.jsonl:2: this line does not end within" in err and "not read" in err
    assert Path("build/corpus-000001.md").is_file()


@pytest.fixture
def deep(here: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder ``in`` with many inside each other, taken away again: pytest cannot."""
    make_deep(here / "in", getattr(request, "param", 1100))
    yield here
    subprocess.run(["rm", "-rf", *here.iterdir()], check=True)


def make_deep(folder: Path, depth: int) -> None:
    """Folders inside each other, and a page in the innermost."""
    folder.mkdir()
    number = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("a", dir_fd=number)
        inner = os.open("a", os.O_RDONLY, dir_fd=number)
        os.close(number)
        number = inner
    page = os.open("deep.txt", os.O_WRONLY | os.O_CREAT, dir_fd=number)
    os.write(page, PAGE.encode())
    os.close(page)
    os.close(number)


@pytest.mark.parametrize("named", ["in", "in/**/*.txt"])
def test_folders_deep_inside_each_other_end_no_run(deep: Path, capsys: pytest.CaptureFixture[str], named: str) -> None:
    Path("in/page.txt").write_text(PAGE)
    assert run(["clean", named]) == 1
    assert "more than 100 folders inside each other: the limit folders" in (err := capsys.readouterr().err)
    assert "2 documents: 1 done, 1 failed" in err
    assert Path("build/page.md").is_file()


@pytest.mark.parametrize("deep", [250], indirect=True)
def test_deep_folders_are_made_where_the_limit_is_raised(deep: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANYIN_FOLDERS", "250")
    assert run(["clean", "in"]) == 0
    assert Path("build", *["a"] * 250, "deep.md").is_file()
    monkeypatch.setenv("KANYIN_FOLDERS", "249")
    assert run(["clean", "in"]) == 4


def test_links_in_a_circle_are_not_followed(here: Path) -> None:
    Path("in").mkdir()
    Path("in/page.txt").write_text(PAGE)
    for name in "abc":
        Path("in", name).symlink_to(".")
    assert [job.label for job in plan(["in/**/*.txt"])] == ["in/page.txt"]
    assert [job.label for job in plan(["in/**"])] == ["in/page.txt"]


def test_settings_and_styles_have_a_limit(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("kanyin.toml").write_text('style = "journal"\n' + "#" * 1_000_000)
    assert run(["clean", "page.txt"]) == 4
    assert "bytes of settings: the limit settings-size is 1000000\n" in (err := capsys.readouterr().err)
    assert "KANYIN_SETTINGS_SIZE=" in err
    Path("kanyin.toml").write_text("to = " + "[" * 5000)
    assert run(["clean", "page.txt"]) == 4
    assert "lists lie too deep" in capsys.readouterr().err
    Path("kanyin.toml").unlink()
    Path("mine").mkdir()
    Path("mine/page.css").touch()
    sparse(Path("mine/style.toml"))
    assert run(["build", "page.txt", "--style", "./mine"]) == 2
    assert "mine/style.toml: 3000000000 bytes of settings: the limit settings-size" in capsys.readouterr().err


def test_a_profile_has_a_limit(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sparse(Path("shop.icc"))
    assert run(["build", "page.txt", "--press", "--icc", "shop.icc"]) == 4
    assert "shop.icc: 3000000000 bytes: the limit max-size" in capsys.readouterr().err


def test_proof_has_a_limit_of_its_own(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sparse(Path("large.pdf"))
    Path("small.pdf").write_bytes(b"%PDF-1.7\n" + b"%" * 2000)
    assert run(["proof", "large.pdf"]) == 4
    assert "bytes of a PDF: the limit pdf-size is 500000000\n" in (err := capsys.readouterr().err)
    assert "--max-size" in err
    assert run(["proof", "small.pdf", "--max-size", "1 kB"]) == 4
    assert "the limit pdf-size is 1000" in capsys.readouterr().err


def test_limits_are_those_of_the_innermost_use() -> None:
    with limits.using(Limits(pixels=7)):
        assert limits.limit("pixels") == 7
        with limits.using(Limits()):
            assert limits.limit("pixels") == limits.DEFAULTS.pixels
        assert limits.current().pixels == 7


@pytest.mark.parametrize("name", limits.NAMES)
def test_every_limit_is_refused_by_its_name(name: str) -> None:
    """And tells how it is raised."""
    with limits.using(Limits(time_limit=9)):
        for found in (None, 12345):
            error = limits.exceeded(name, found, file="a.md", line=3)
            assert isinstance(error, InputError) and (error.file, error.line) == ("a.md", 3)
            assert name in error.problem and str(limits.limit(name)) in error.problem
            assert name in error.hint or name.replace("-", "_").upper() in error.hint or "--max-size" in error.hint
            assert (str(found) if found else "…") in error.hint


def test_the_time_of_a_document_grows_with_it() -> None:
    assert [Limits().seconds_for(size) for size in (0, 999, 1_000_000)] == [60, 60, 1060]
    assert Limits(time_limit=5).seconds_for(1_000_000) == 5


def test_the_documentation_names_every_limit() -> None:
    """docs/limits.md: a row for each, with what holds where nobody raises it."""
    text = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|", text, re.MULTILINE))
    told = {name: int(value.split()[0].replace(",", "")) for name, value in rows.items()}
    assert told == {field.name.replace("_", "-"): field.default for field in fields(Limits)}
    assert f"{limits.BASE_SECONDS} s and 1 s for each kB" in text


def test_the_help_tells_what_holds(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    most = limits.DEFAULTS
    for command in ("build", "clean", "explain", "proof"):
        assert run([command, "--help"]) == 0
        told = " ".join(capsys.readouterr().out.split())
        assert f"[default: {most.max_size // 10**6}MB; PDFs {most.pdf_size // 10**6}MB]" in told
        assert f"[default: {limits.BASE_SECONDS}, and 1 for each kB]" in told


def test_markdown_and_config_are_read_within_limits(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(MARKDOWN)
    assert run(["build", "a.md", "--to", "epub", "--max-size", "50"]) == 4
    assert "a.md: " in (err := capsys.readouterr().err) and "the limit max-size is 50" in err
