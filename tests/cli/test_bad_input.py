"""Bad input: a clear message, the right exit code, and nothing else harmed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kanyin.cli.main import run
from kanyin.run.batch import decode_markdown
from kanyin.style import fonts
from tests.conftest import MARKDOWN, PAGE, Run

ReadDefaults = Callable[[], str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> ReadDefaults:
    """What went to stderr since the last call; nothing may have gone to stdout."""

    def read() -> str:
        out, err = capsys.readouterr()
        assert out == ""
        assert "Traceback" not in err
        return err

    return read


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("menu.txt", "首页\n登录\n注册\n".encode(), "article"),
        ("empty.md", b"", "empty"),
        ("binary.md", b"---\n\0\0", "binary"),
        ("gbk.md", "# 标题\n\n正文\n".encode("gbk"), "not UTF-8"),
    ],
)
def test_a_file_that_is_no_article(here: Path, said: ReadDefaults, name: str, data: bytes, problem: str) -> None:
    (here / name).write_bytes(data)
    assert run(["build", name]) == 4
    message = said()
    assert message.startswith(f"error: {name}")
    assert problem in message
    assert message.count("\n") >= 2, "there is a cure"
    assert list((here / "build").iterdir()) == []


def test_no_such_file(here: Path, said: ReadDefaults) -> None:
    assert run(["build", "nowhere.txt"]) == 4
    assert said().startswith("error: nowhere.txt: no such file\n  ")


def test_a_name_longer_than_any_file(here: Path, said: ReadDefaults) -> None:
    assert run(["build", "长" * 2000]) == 4
    assert "cannot be read: its name is too long" in said()


def test_a_name_too_long_for_its_results(page: Path, said: ReadDefaults) -> None:
    name = "x" * 250 + ".txt"
    page.rename(name)
    assert run(["build", name, "--to", "epub", "-q"]) == 0
    assert run(["build", name, "-q"]) == 5
    assert "give the source file a shorter name" in said()


def test_a_link_to_itself(here: Path, said: ReadDefaults) -> None:
    Path("loop.txt").symlink_to("loop.txt")
    assert run(["build", "loop.txt"]) == 4
    assert said().startswith("error: loop.txt: cannot be read: ")


def test_no_input_folder(here: Path, said: ReadDefaults) -> None:
    assert run(["build"]) == 4
    assert "input: no such file" in said()


def test_a_folder_without_pages(here: Path, said: ReadDefaults) -> None:
    (here / "input").mkdir()
    assert run(["build"]) == 4
    assert "no page in this folder" in said()


def test_broken_front_matter_has_its_line(here: Path, said: ReadDefaults) -> None:
    (here / "a.md").write_text("---\ntitle: 甲\nauthor: [乙\n---\n\n正文。\n")
    assert run(["build", "a.md"]) == 4
    assert said().startswith("error: a.md:3: broken front matter")


def test_one_bad_file_stops_no_other(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").touch()
    Path("z.txt").write_text(PAGE)
    assert run(["clean", "empty.txt", "nowhere.txt", "page.txt", "z.txt"]) == 1
    out, err = capsys.readouterr()
    assert "build/page.md" in out and "build/z.md" in out
    assert "error: empty.txt" in err and "error: nowhere.txt" in err and "4 documents: 2 done, 2 failed" in err


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["build", "page.txt", "--style", "jornal"], "did you mean journal?"),
        (["build", "page.txt", "--to", "pfd"], "did you mean pdf?"),
        (["build", "page.txt", "--to", ""], "formats: md, pdf, epub, docx"),
        (["biuld"], "Did you mean 'build'?"),
        (["build", "--too"], "--to"),
        (["build", ""], "empty"),
        (["explain"], "--help"),
        (["styles", "jornal"], "did you mean journal?"),
        (["build", "page.txt", "-o", "-"], "-o"),
        (["clean", "page.txt", "page.md", "-o", "-"], "-o"),
    ],
)
def test_usage(page: Path, said: ReadDefaults, arguments: list[str], advice: str) -> None:
    assert run(arguments) == 2
    message = said()
    assert message.startswith("error: ")
    assert advice in message
    assert {path.name for path in page.parent.iterdir()} == {"page.txt"}


def test_settings_that_are_wrong(page: Path, said: ReadDefaults) -> None:
    Path("kanyin.toml").write_text('stlye = "journal"\n')
    assert run(["build", "page.txt"]) == 2
    assert "did you mean style?" in said()
    Path("kanyin.toml").write_text("style = \n")
    assert run(["build", "page.txt"]) == 4
    assert "kanyin.toml:1: not TOML" in said()


def test_two_files_of_one_name(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.TXT").write_text(PAGE)
    Path("PAGE.md").write_text(MARKDOWN)
    Path("other.txt").write_text(PAGE)
    assert run(["build", ".", "-o", "build", "--to", "md,epub"]) == 1
    out, err = capsys.readouterr()
    assert "error: page.txt" in err and "error: page.TXT" in err and "error: PAGE.md" in err
    assert {path.name for path in Path("build").iterdir()} == {"other.md", "other.changes.json", "other.epub"}
    assert "build/other.md" in out


@pytest.mark.parametrize("name", ["scan.pdf", "old.doc", "photo.jpg"])
def test_files_that_are_not_read(here: Path, said: ReadDefaults, name: str) -> None:
    Path(name).write_text(PAGE)
    assert run(["build", name]) == 4
    assert f"error: {name}: " in (text := said()) and "files are not read" in text and "\n  " in text


def test_an_address_is_not_fetched(here: Path, said: ReadDefaults) -> None:
    assert run(["build", "HTTPS://news.example/1.html"]) == 4
    assert "kanyin fetches nothing" in (text := said()) and "save the page" in text


def test_a_file_named_twice_is_made_once(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "page.txt", "./page.txt", str(page)]) == 0
    assert capsys.readouterr().out.split() == ["build/page.md", "build/page.changes.json"]


def test_output_that_is_a_file(page: Path, said: ReadDefaults) -> None:
    Path("build").write_text("mine")
    assert run(["build", "page.txt"]) == 5
    assert said().startswith("error: build: is a file, not a folder\n  ")
    assert Path("build").read_text() == "mine"


def test_a_result_whose_name_a_folder_has(page: Path, said: ReadDefaults) -> None:
    Path("build/page.epub").mkdir(parents=True)
    assert run(["build", "page.txt", "--to", "epub"]) == 5
    assert "build/page.epub: cannot be written" in said()
    assert [path.name for path in Path("build").iterdir()] == ["page.epub"]


def test_output_that_cannot_be_written(page: Path, said: ReadDefaults) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("no /proc, in which nobody can make a folder")
    folder = "/proc/kanyin"
    assert run(["build", "page.txt", "-o", folder]) == 5
    assert said().startswith(f"error: {folder}: ")


def test_a_full_disk(page: Path, kanyin: Run) -> None:
    if not shutil.which("unshare"):
        pytest.skip("no unshare to mount a small disk with")
    script = (
        "mkdir small && mount -t tmpfs -o size=16k none small || exit 77\n"
        f"{sys.executable} -m kanyin build page.txt -o small --to md,docx; code=$?\n"
        "ls -A small; exit $code"
    )
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, check=False)
    if done.returncode in (1, 77):
        pytest.skip("a small disk cannot be mounted here")
    assert done.returncode == 5
    assert "small/page.docx: cannot be written: no space left" in done.stderr.decode()
    assert "the disk is full" in done.stderr.decode()
    assert done.stdout.decode().split()[-2:] == ["page.changes.json", "page.md"]


def test_stdout_that_is_full(page: Path, kanyin: Run) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with open("/dev/full", "wb") as full:
        done = kanyin("clean", "page.txt", "-o", "-", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 5
    said = done.stderr.decode().splitlines()[0]
    assert said.endswith("standard output: cannot be written: no space left on the disk")


@pytest.mark.parametrize("arguments", [["styles"], ["explain", "page.txt"], ["build", "page.txt", "--to", "md,epub"]])
def test_a_reader_who_goes_away_is_no_error(page: Path, kanyin: Run, arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = kanyin(*arguments, stdout=writer, stderr=subprocess.PIPE, capture_output=False)
    os.close(writer)
    assert done.returncode == 0
    assert done.stderr == b""
    if arguments[0] == "build":
        assert Path("build/page.epub").is_file()


def test_ctrl_c_while_waiting_for_standard_input(here: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kanyin", "clean", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=here,
    )
    _wait_until(lambda: "pipe" in Path(f"/proc/{process.pid}/wchan").read_text() or _sleeps(process.pid))
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in error


def test_ctrl_c_keeps_what_is_whole(page: Path) -> None:
    """The second page is a pipe that nobody writes to: kanyin has made the first, and waits."""
    os.mkfifo("waits.txt")
    command = [sys.executable, "-m", "kanyin", "build", "page.txt", "waits.txt", "--to", "md,epub"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    while b"page.epub" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert error.decode().strip().startswith("interrupted")
    assert {path.name for path in Path("build").iterdir()} == {"page.md", "page.changes.json", "page.epub"}
    assert zipfile.ZipFile("build/page.epub").testzip() is None


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_no_half_file_whenever_it_is_stopped(page: Path, signal_number: int) -> None:
    """Stopped at moments all over its life, kanyin leaves whole files only."""
    for moment in range(8):
        process = subprocess.Popen(
            [sys.executable, "-m", "kanyin", "build", "page.txt"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.15 * moment)
        process.send_signal(signal_number)
        process.wait(timeout=60)
        if not Path("build").exists():
            continue
        for path in Path("build").iterdir():
            assert path.suffix in (".md", ".json", ".pdf", ".epub", ".docx"), path
            data = path.read_bytes()
            assert data.rstrip().endswith((b"]\n}", b"%%EOF")) or path.suffix in (".md", ".epub", ".docx")
            if path.suffix in (".epub", ".docx"):
                assert zipfile.ZipFile(path).testzip() is None
            path.unlink()


def test_without_pango_all_but_the_pdf_is_made(page: Path, kanyin: Run) -> None:
    Path("stand-in/weasyprint").mkdir(parents=True)
    Path("stand-in/weasyprint/__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")\n")
    done = kanyin("build", "page.txt", env={**os.environ, "PYTHONPATH": str(page.parent / "stand-in")})
    assert done.returncode == 3
    assert "Pango" in done.stderr.decode()
    made = {path.name for path in Path("build").iterdir()}
    assert made == {f"page.{x}" for x in ("md", "changes.json", "epub", "docx")}


def test_without_a_chinese_font_all_but_the_pdf_is_made(page: Path, kanyin: Run) -> None:
    if not shutil.which("fc-list"):
        pytest.skip("no fontconfig here whose fonts could be hidden")
    Path("fonts.conf").write_text('<?xml version="1.0"?><fontconfig><cachedir>cache</cachedir></fontconfig>')
    done = kanyin("build", "page.txt", env={**os.environ, "FONTCONFIG_FILE": str(page.parent / "fonts.conf")})
    assert done.returncode == 3
    assert "font" in done.stderr.decode()
    assert {path.suffix for path in Path("build").iterdir()} == {".md", ".json", ".epub", ".docx"}


def test_with_a_kai_alone_it_serves_all_and_its_own_marks_too(here: Path, kanyin: Run) -> None:
    """Its marks are half wide, and are left to the next Chinese font where there is one: not to a Latin one."""
    files = [face.file for face in fonts.installed() if face.postscript == "LXGWWenKai-Regular"]
    if not files or not shutil.which("fc-list"):
        pytest.skip("no fontconfig here, or no LXGW WenKai")
    (here / "only").mkdir()
    for file in files:
        (here / "only" / file.name).symlink_to(file)
    folder = f"<dir>{here / 'only'}</dir><cachedir>{here / 'cache'}</cachedir>"
    (here / "fonts.conf").write_text(f'<?xml version="1.0"?><fontconfig>{folder}</fontconfig>')
    (here / "a.md").write_text("# 一、起因\n\n> 船工说：“早一点好。”\n", encoding="utf-8")
    alone = {**os.environ, "FONTCONFIG_FILE": str(here / "fonts.conf")}
    assert kanyin("build", "a.md", "--to", "pdf", env=alone).returncode == 0
    done = kanyin("proof", "build/a.pdf", "--json")
    assert not [fault for fault in json.loads(done.stdout)["files"][0]["faults"] if fault["code"] == "PF109"]
    checks = json.loads(kanyin("doctor", "--json", env=alone).stdout)["checks"]
    found = {check["name"]: check["found"] for check in checks}
    assert found["font kai"] and not found["font song"] and not found["font latin"]


def test_a_bug_is_one_line_that_names_the_file(page: Path, kanyin: Run) -> None:
    Path("stand-in/ebooklib").mkdir(parents=True)
    Path("stand-in/ebooklib/__init__.py").write_text("raise RuntimeError('boom')\n")
    environment = {**os.environ, "PYTHONPATH": str(page.parent / "stand-in")}
    done = kanyin("build", "page.txt", "--to", "epub,docx", env=environment)
    assert done.returncode == 5
    first, second = done.stderr.decode().splitlines()[:2]
    assert first == "error: page.txt: a bug in kanyin (RuntimeError: boom)"
    assert "report" in second
    assert b"Traceback" not in done.stderr
    assert Path("build/page.docx").is_file()
    assert b"Traceback" in kanyin("build", "page.txt", "--to", "epub", "-v", env=environment).stderr


def _sleeps(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "S"


def _wait_until(happened: Callable[[], bool]) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")


def test_a_file_with_the_line_ends_of_windows_is_read_as_any_other() -> None:
    """Its tables have their heads."""
    text = "# 渡口\n\n|名称|级数|\n|:--|:--|\n|南渡|42|\n"
    assert decode_markdown(text.replace("\n", "\r\n").encode(), "a.md") == text
