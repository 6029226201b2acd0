"""Folders of many pages: all are made, in order, each under its own name; what fails stops nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.pages import BROKEN, fill, page
from kanyin.cli.console import fit
from kanyin.cli.main import run
from kanyin.run import workers
from kanyin.run.plan import plan
from tests.conftest import PAGE, Run


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_broken_pages_are_named_with_their_cause_and_the_rest_is_made(here: Path, kanyin: Run) -> None:
    told = fill(here / "pages", 120, 10)
    assert set(told.values()) == set(BROKEN)
    done = kanyin("clean", "pages", "-o", "one", "-j", "3", "--json")
    assert done.returncode == 1
    answer = json.loads(done.stdout)
    assert answer["summary"] == {"documents": 120, "done": 110, "doubtful": 0, "failed": 10, "interrupted": False}
    sources = [document["source"] for document in answer["documents"]]
    assert sources == sorted(sources)
    bad = {document["source"]: document["errors"][0] for document in answer["documents"] if not document["ok"]}
    assert set(bad) == {f"pages/{name}" for name in told}
    for name, way in told.items():
        assert BROKEN[way][0] in bad[f"pages/{name}"]["problem"].lower()
        assert f"error: pages/{name}" in done.stderr.decode()
    assert "120 documents: 110 done, 10 failed" in done.stderr.decode()
    assert kanyin("clean", "pages", "-o", "two", "-j", "1", "-q").returncode == 1
    one = files(here / "one")
    assert len(one) == 2 * 110
    assert one == files(here / "two")


def test_folders_below_keep_their_place_and_their_names(here: Path) -> None:
    for name in ("甲/一.txt", "甲/乙/一.txt", "一.txt", "网页_files/广告.txt", ".git/x.txt", "build/old.txt"):
        path = here / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    (here / "in" / "网页.html").write_text("".join(f"<p>{line}</p>" for line in PAGE.splitlines()), encoding="utf-8")
    (here / "in" / "link").symlink_to(here / "in" / "甲")
    assert run(["clean", "in", "-o", "in/build", "-j", "2"]) == 0
    made = {name for name in files(here / "in" / "build") if name.endswith(".md")}
    assert made == {"一.md", "网页.md", "甲/一.md", "甲/乙/一.md"}


def test_documents_that_are_not_read_are_named_once_a_kind(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("一.txt", "一.docx", "甲/二.docx", "甲/三.DOCX", "四.pdf", "图.png", "build/旧.pdf")
    for name in names:
        path = here / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    assert run(["clean", "in", "-o", "in/build"]) == 0
    told = capsys.readouterr().err
    assert "in/甲/三.DOCX: .docx files are not read (2 such files)\n  open it in Word" in told
    assert "in/四.pdf: .pdf files are not read\n  copy its text" in told
    assert "一.docx" not in told and "图" not in told and "旧" not in told
    assert run(["clean", "in", "-o", "in/build", "-q"]) == 0
    assert "not read" not in capsys.readouterr().err


def test_one_name_in_two_named_folders_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        (here / folder).mkdir()
        (here / folder / "页.txt").write_text(PAGE, encoding="utf-8")
    assert run(["clean", "a", "b", "-o", "out"]) == 1
    assert "same name as those of b/页.txt" in capsys.readouterr().err
    assert files(here / "out") == {}


def test_a_link_to_nothing_is_named(here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "gone.txt").symlink_to("nowhere")
    assert [job.label for job in plan(["in"])] == ["in/gone.txt"]


def test_the_summary_tells_of_doubts_and_causes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        Path(name).touch()
    Path("good.txt").write_text(
        PAGE + "\n责任编辑:小槐\n欢迎各位网友在本站留言,说说你的看法,也欢迎投稿给我们编辑部,谢谢大家。\n"
    )
    assert run(["clean", ".", "-o", "out"]) == 1
    *_, head, cause = capsys.readouterr().err.splitlines()
    assert head == "5 documents: 1 done (1 with decisions in doubt), 4 failed"
    assert cause == "     4 × the file is empty: a.txt, b.txt, c.txt, …"


def test_books_are_made_by_several_processes_too(here: Path, kanyin: Run) -> None:
    Path("pages").mkdir()
    for number in range(3):
        Path(f"pages/{number}.txt").write_text(page(number), encoding="utf-8")
    assert kanyin("build", "pages", "-o", "one", "--to", "md,epub,docx", "-j", "3").returncode == 0
    assert kanyin("build", "pages", "-o", "two", "--to", "md,epub,docx", "-j", "1").returncode == 0
    assert len(files(here / "one")) == 12
    assert files(here / "one") == files(here / "two")


def test_ctrl_c_leaves_whole_files_and_no_process(here: Path) -> None:
    """Every page is there with its record, or not at all; the JSON is whole, and says that it is not all."""
    fill(here / "pages", 400, 0)
    process = subprocess.Popen(
        [sys.executable, "-m", "kanyin", "clean", "pages", "-j", "2", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not list(Path("build").rglob("*.md")) if Path("build").exists() else True:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"interrupted" in err and b"Traceback" not in err
    assert json.loads(out)["summary"]["interrupted"]
    made = files(here / "build")
    assert 0 < len(made) < 800
    for name, data in made.items():
        assert name.endswith((".md", ".changes.json"))
        assert name.endswith(".md") or json.loads(data)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_processes_end_when_their_parent_is_killed(here: Path) -> None:
    fill(here / "pages", 4000, 0)
    process = subprocess.Popen(
        [sys.executable, "-m", "kanyin", "clean", "pages", "-j", "2", "-q"], start_new_session=True
    )
    while not list(Path("build").rglob("*.md")) if Path("build").exists() else True:
        time.sleep(0.01)
    process.kill()
    process.wait()
    for _ in range(200):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a worker lives on")


def work(task: int) -> int:
    """Some tasks end their process, the first takes longest."""
    if task % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.2 if task == 0 else 0)
    return task * task


def test_results_come_in_order_and_a_dead_process_costs_its_own_task_only() -> None:
    started: list[int] = []
    found = list(workers.run_all(work, range(40), 3, lambda task, code: code, started.append))
    assert found == [-9 if task % 10 == 3 else task * task for task in range(40)]
    assert started == list(range(40))


def late_first(task: tuple[int, str]) -> int:
    """The first task is done when the last that may be given out before it is."""
    number, flag = task
    last = workers.AHEAD * 2 - 1
    if number == last:
        Path(flag).touch()
    while number == 0 and not Path(flag).exists():
        time.sleep(0.01)
    return number


def test_a_late_first_result_ends_nothing(here: Path) -> None:
    """All that may be given out is done when it comes: there are more tasks to give all the same."""
    tasks = [(n, str(here / "flag")) for n in range(4 * workers.AHEAD)]
    results = workers.run_all(late_first, tasks, 2, lambda task, code: -code, lambda task: None)
    assert list(results) == [number for number, _ in tasks]


def test_tasks_are_taken_only_as_results_are(here: Path) -> None:
    """However many tasks there are, few are under way: memory stays flat."""
    taken: list[int] = []
    results = workers.run_all(abs, iter(range(10**9)), 2, lambda task, code: code, taken.append)
    for _ in range(100):
        next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 100 + 2 * workers.AHEAD + 2


def waits_for_the_rest(task: int) -> int:
    """The oldest task ends when all that may be given out beside it have ended."""
    if task == 2 * workers.AHEAD - 1:
        Path("given").touch()
    while task == 0 and not Path("given").exists():
        time.sleep(0.01)
    return task


def test_nothing_is_lost_when_all_wait_for_the_oldest(here: Path) -> None:
    results = workers.run_all(waits_for_the_rest, range(200), 2, lambda task, code: code, lambda task: None)
    assert list(results) == list(range(200))


def test_progress_fits_the_terminal() -> None:
    assert fit("[1/2] 文章.txt", 9) == "[1/2] 文"
    assert fit("[1/2] 文章.txt", 10) == "[1/2] 文章"


def test_progress_on_a_terminal_counts_and_is_cleared(here: Path, kanyin: Run, terminal: tuple[int, int]) -> None:
    fill(here / "pages", 6, 0)
    main, side = terminal
    done = kanyin("clean", "pages", "-j", "2", stderr=side, stdout=subprocess.PIPE, capture_output=False)
    assert done.returncode == 0
    shown = os.read(main, 65536).decode()
    assert "[6/6] pages/" in shown
    assert "\r\x1b[K6 documents: 6 done" in shown
