"""Drafts: a killed run's are taken away by the next, and nobody else's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kanyin.cli.main import run
from kanyin.errors import OutputError
from kanyin.files import drafts, writing


def left(folder: Path) -> set[str]:
    drafts.sweep(str(folder), anew=True)
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def gone() -> int:
    """The number of a process that was."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def named(
    *, machine: str | None = None, boot: str | None = None, process: int | None = None, begun: int | None = None
) -> str:
    """The name of a draft: ours, but for what is said."""
    _, ours, started, number, since, end = drafts.new_name().split("-")
    parts = [machine or ours, boot or started, process or number, since if begun is None else begun, end]
    return "-".join(map(str, (".kanyin", *parts)))


def test_names_differ_and_are_known() -> None:
    names = {drafts.new_name() for _ in range(100)}
    assert len(names) == 100
    assert all(drafts._NAME.fullmatch(name) for name in names)


def test_a_draft_goes_when_its_process_is_gone(here: Path, gone: int) -> None:
    names = {
        named(): True,
        named(process=gone): False,
        named(process=gone, begun=0): False,
        named(begun=7): False,  # its number was given to another process: to us
        named(begun=0): True,  # the system does not tell when a process began
        named(process=gone, machine="0" * 8): True,
        ".kanyin-12345678.tmp": True,
        f"x{named(process=gone)}": True,
        f"{named(process=gone)}.txt": True,
        "page.md": True,
    }
    for name in names:
        (here / name).touch()
    assert left(here) == {name for name, stays in names.items() if stays}


def test_a_process_that_has_ended_and_that_nobody_asked_after(here: Path) -> None:
    """In a container without an init such ones stay."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("no /proc on this system")
    process = subprocess.Popen([sys.executable, "-c", ""])
    wait_until(lambda: Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z")
    (here / named(process=process.pid, begun=drafts._begun(process.pid))).touch()
    assert left(here) == set()
    process.wait()


def test_a_draft_from_before_the_machine_was_started(here: Path) -> None:
    if not hasattr(time, "CLOCK_BOOTTIME"):
        pytest.skip("this system does not tell since when it runs")
    old, young = named(boot="0" * 7 + "1"), named(boot="0" * 7 + "2")
    for name in (old, young):
        (here / name).touch()
    before = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) - 60
    os.utime(here / old, (before, before))
    assert left(here) == {young}


def test_what_is_no_draft_but_has_the_name_of_one(here: Path, gone: int) -> None:
    (here / "mine").touch()
    (here / named(process=gone)).symlink_to("mine")
    (here / named(process=gone)).mkdir()
    assert len(left(here)) == 3


KILLED = """
import os, signal, time, kanyin.cli.main, kanyin.run.workers
def stop(number):
    open("reached", "w").close()
    time.sleep(1000)
os.fsync = stop
kanyin.cli.main.main()
"""


def wait_until(happened: Callable[[], bool]) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")


def _has_members(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("arguments", [["clean", "page.txt"], ["build", "page.txt", "--to", "md,epub"]])
def test_the_next_run_takes_away_what_a_killed_one_left(page: Path, arguments: list[str]) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, *arguments], start_new_session=True)
    wait_until(Path("reached").exists)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    wait_until(lambda: not _has_members(process.pid))  # the worker that wrote dies after the process that began it
    assert [path.name for path in Path("build").iterdir() if drafts._NAME.fullmatch(path.name)]
    drafts._SWEPT.clear()  # the next run is another process
    assert run(arguments) == 0
    assert not list(Path("build").glob(".*"))


def test_a_run_beside_it_keeps_its_drafts(page: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, "clean", "page.txt"], start_new_session=True)
    try:
        wait_until(Path("reached").exists)
        there = set(Path("build").glob(".kanyin-*"))
        assert there and run(["clean", "page.txt"]) == 0
        assert there <= set(Path("build").iterdir())
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_drafts_stand_in_the_uppermost_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the next run looks for them, whatever it writes below."""
    Path("out/sub/deeper").mkdir(parents=True)
    seen: list[set[str]] = []
    sync = os.fsync

    def look(number: int) -> None:
        seen.append({str(path.relative_to("out").parent) for path in Path("out").rglob(".kanyin-*")})
        sync(number)

    monkeypatch.setattr(os, "fsync", look)
    writing.write_whole(Path("out/sub/deeper/a.md"), b"text", Path("out"))
    assert seen == [{"."}]
    assert Path("out/sub/deeper/a.md").read_bytes() == b"text"


def test_no_input_is_overwritten(here: Path) -> None:
    path, link = here / "a.md", here / "b.md"
    path.write_bytes(b"mine")
    link.symlink_to("a.md")
    inputs = writing.identities([path, here / "nowhere"])
    for target in (path, link):
        with pytest.raises(OutputError, match="would overwrite a file that this run reads"):
            writing.write_whole(target, b"new", inputs=inputs)
    assert path.read_bytes() == b"mine" and {name.name for name in here.iterdir()} == {"a.md", "b.md"}
