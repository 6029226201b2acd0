"""A document has its time, however it is made: its process is killed, what is half made goes, the others are made."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kanyin import limits
from kanyin.cli.main import run
from kanyin.errors import InputError, OutputError
from kanyin.output import epub
from kanyin.run import guard, workers
from kanyin.run.outcomes import BugError
from tests.conftest import MARKDOWN, PAGE, Run

SAID = "was not done within 1 seconds, and was stopped"


@pytest.fixture
def pipe(here: Path) -> Path:
    """A page that never comes."""
    path = here / "never.txt"
    os.mkfifo(path)
    return path


def drafts(folder: str = "build") -> list[str]:
    return [path.name for path in Path(folder).rglob(".kanyin-*")]


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean", "never.txt"],
        ["clean", "never.txt", "-j", "1"],
        ["build", "never.txt", "--to", "epub"],
        ["explain", "never.txt"],
        ["explain", "never.txt", "--json"],
        ["explain", "never.txt", "--html", "report.html"],
        ["proof", "never.txt"],
    ],
)
def test_one_document(pipe: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run([*arguments, "--time-limit", "1"]) == 5
    out, err = capsys.readouterr()
    assert err.startswith(f"error: never.txt: {SAID}\n  if you trust it, raise the limit: --time-limit ")
    assert out == ""


@pytest.mark.parametrize("processes", ["1", "2", "3"])
def test_the_folder_goes_on(pipe: Path, capsys: pytest.CaptureFixture[str], processes: str) -> None:
    for name in ("a.txt", "m.txt", "z.txt"):
        Path(name).write_text(PAGE)
    files = ["a.txt", "m.txt", "never.txt", "z.txt"]
    assert run(["clean", *files, "-j", processes, "--time-limit", "3", "--json"]) == 1
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [document["source"] for document in documents] == files
    assert [document["ok"] for document in documents] == [True, True, False, True]
    assert documents[2]["errors"][0]["problem"] == SAID.replace("1", "3")


def hang(monkeypatch: pytest.MonkeyPatch, name: str, module: object = os) -> None:
    """Let a function never return, in the processes that are begun from now on."""
    monkeypatch.setattr(module, name, lambda *_, **__: time.sleep(1000))


def test_a_time_without_measure(page: Path) -> None:
    assert run(["clean", "page.txt", "--time-limit", "900G"]) == 0


def test_standard_input(here: Path, kanyin: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import os, time, kanyin.cli.main; os.fsync = lambda n: time.sleep(1000); kanyin.cli.main.main()"
    command = [sys.executable, "-c", program, "clean", "-", "-o", "build", "--time-limit", "1"]
    done = subprocess.run(command, input=PAGE.encode(), capture_output=True, check=False)
    assert done.returncode == 5
    assert f"error: standard input: {SAID}" in done.stderr.decode()


def test_drafts_of_a_document_that_was_stopped_are_gone(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(monkeypatch, "fsync")
    assert run(["clean", "page.txt", "--time-limit", "1"]) == 5
    assert list(Path("build").iterdir()) == []


def test_a_report_that_was_stopped_leaves_nothing(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(monkeypatch, "fsync")
    assert run(["explain", "page.txt", "--html", "reports.html", "--time-limit", "1"]) == 5
    assert {path.name for path in page.parent.iterdir()} == {"page.txt"}


def test_markdown_has_its_time_too(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.md").write_text(MARKDOWN)
    hang(monkeypatch, "write_epub", epub)
    assert run(["build", "a.md", "--to", "epub,docx", "--time-limit", "1"]) == 5
    assert SAID in capsys.readouterr().err


def backtrack(task: int) -> int:
    """In the midst of C: no signal handler of Python's runs."""
    if task == 3:
        re.fullmatch("(a|a)*b", "a" * 100)
    return task


def seconds(task: int) -> float:
    return 0.3 if task == 3 else 60.0


def test_work_in_the_midst_of_c_is_ended_and_costs_its_own_task_only() -> None:
    for processes in (1, 2):
        found = workers.run_all(backtrack, range(8), processes, lambda task, code: code, lambda task: None, seconds)
        assert list(found) == [0, 1, 2, workers.TOO_LONG, 4, 5, 6, 7]


def start_program(flag: str) -> int:
    """A program that goes on for ever, and that its process waits for."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
    Path(flag).write_text(str(child.pid))
    return child.wait()


def test_programs_that_it_started_are_ended_too(here: Path) -> None:
    found = list(
        workers.run_all(start_program, ["flag"], 1, lambda task, code: code or -1, lambda task: None, lambda task: 3.0)
    )
    assert found == [-1]
    wait_until(lambda: not is_running(int(Path("flag").read_text())))


def is_running(process: int) -> bool:
    """And is no zombie, which nobody has fetched yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_until(happened: Callable[[], bool]) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")


def wait_for(flag: str) -> str:
    while not Path(flag).exists():
        time.sleep(0.01)
    return flag


def test_a_task_that_was_stopped_for_a_while_has_not_used_its_time(here: Path) -> None:
    """We were asleep, and so was it: its time begins anew."""
    pool = workers._Pool(wait_for, 1, lambda task: 600.0)
    try:
        pool.give([(0, "flag")])
        pool.busy[0].deadline = time.monotonic() - workers.PATIENCE - 1
        assert pool.take() == [] and pool.bury() == []
        Path("flag").touch()
        assert pool.take() == [(0, "flag")] and pool.bury() == []
    finally:
        pool.stop()


def test_ctrl_c_ends_a_document_in_the_midst_of_its_work(pipe: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kanyin", "clean", "never.txt"], stderr=subprocess.PIPE, start_new_session=True
    )
    wait_until(lambda: len(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()) == 1)
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert error.decode().strip().startswith("interrupted") and "Traceback" not in error.decode()
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


SPAWNED = "import kanyin.run.workers as w, kanyin.cli.main as c; w._start_method = lambda: 'spawn'; c.main()"


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean", "page.txt", "a.md", "-j", "2"],
        ["build", "a.md", "--to", "epub"],
        ["explain", "page.txt"],
        ["explain", "page.txt", "--json"],
        ["explain", "page.txt", "--html", "report.html"],
    ],
)
def test_where_processes_cannot_be_forked_all_is_the_same(page: Path, kanyin: Run, arguments: list[str]) -> None:
    """What a worker is given and gives back goes through pickles there (macOS, Windows)."""
    Path("a.md").write_text(MARKDOWN)
    done = subprocess.run([sys.executable, "-c", SPAWNED, *arguments], capture_output=True, check=False)
    forked = kanyin(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, forked.stdout, forked.stderr)


def give(value: object) -> object:
    if isinstance(value, Exception):
        raise value
    return value


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_guarded_work_gives_and_raises_what_it_does_unguarded() -> None:
    assert guard.guarded(partial(give, (1, "二")), "a.txt", 0) == (1, "二")
    with pytest.raises(InputError, match=r"a\.txt:3: so it is"):
        guard.guarded(partial(give, InputError("so it is", line=3, file="a.txt")), "a.txt", 0)
    with pytest.raises(BugError, match="ZeroDivisionError: nought"):
        guard.guarded(partial(give, ZeroDivisionError("nought")), "a.txt", 0)
    with pytest.raises(InputError, match=r"a\.txt: its parts lie too deep"):
        guard.guarded(partial(give, RecursionError()), "a.txt", 0)
    with pytest.raises(OutputError, match=r"a\.txt: too little memory"):
        guard.guarded(partial(give, MemoryError()), "a.txt", 0)
    with pytest.raises(OutputError, match=r"ended from outside \(-9\)"):
        guard.guarded(end, "a.txt", 0)


def test_guarded_work_has_the_limits_in_use() -> None:
    with limits.using(limits.Limits(pixels=3)):
        assert guard.guarded(limits.current, "a.txt", 0).pixels == 3
