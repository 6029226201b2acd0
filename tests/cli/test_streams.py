"""Standard streams that are closed or full, a folder that is gone: told of, and no file is lost by it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PAGE

CLOSED = "error: standard output: cannot be written: it is closed\n  send it elsewhere\n"


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """A line of shell in which ``kanyin`` is ours."""
    script = f'kanyin() {{ "{sys.executable}" -m kanyin "$@"; }}\n{line}'
    return subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "arguments", ["clean page.txt -o -", "styles", "explain page.txt", "config", "--help", "--version", "build --help"]
)
def test_a_closed_stdout_is_an_error(page: Path, arguments: str) -> None:
    done = shell(f"kanyin {arguments} >&-")
    assert (done.returncode, done.stderr) == (5, CLOSED)


@pytest.mark.parametrize("arguments", ["", "--json"])
def test_files_are_made_though_nobody_hears_of_them(page: Path, arguments: str) -> None:
    Path("z.txt").write_text(PAGE)
    done = shell(f"kanyin clean page.txt z.txt {arguments} >&-")
    assert done.returncode == 5
    assert done.stderr.endswith(CLOSED) and "2 documents: 2 done" in done.stderr
    assert {path.name for path in Path("build").glob("*.md")} == {"page.md", "z.md"}


def test_a_full_stdout_ends_no_folder(page: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    Path("z.txt").write_text(PAGE)
    done = shell("kanyin clean page.txt z.txt > /dev/full")
    assert done.returncode == 5 and "no space left on the disk" in done.stderr
    assert {path.name for path in Path("build").glob("*.md")} == {"page.md", "z.md"}


def test_a_closed_stderr_and_a_closed_stdin(page: Path) -> None:
    done = shell("kanyin clean page.txt nowhere.txt 2>&-")
    assert done.returncode == 1 and done.stdout.split() == ["build/page.md", "build/page.changes.json"]
    done = shell("kanyin clean - <&-")
    assert done.returncode == 4
    assert done.stderr.startswith("error: standard input: cannot be read: it is closed\n")
    assert shell("kanyin clean page.txt -q -o two <&- >&- 2>&-").returncode == 0
    assert {path.name for path in Path("two").iterdir()} == {"page.md", "page.changes.json"}


def test_no_file_takes_the_number_of_a_closed_stream(page: Path) -> None:
    """What is told on stderr must not go into a file that was opened meanwhile."""
    shell("kanyin build page.txt nowhere.txt --to md,epub,docx <&- >&- 2>&-")
    done = shell("kanyin build page.txt -o two --to md,epub,docx")
    assert done.returncode == 0
    for name in ("page.md", "page.changes.json", "page.epub", "page.docx"):
        assert Path("build", name).read_bytes() == Path("two", name).read_bytes()


def test_a_folder_that_is_gone(page: Path) -> None:
    for arguments in ("clean page.txt", "build", "config"):
        done = shell(f"mkdir gone && cd gone && rmdir ../gone && kanyin {arguments}")
        assert done.returncode == 2
        assert done.stderr.startswith("error: the folder you are in is not there any more")
