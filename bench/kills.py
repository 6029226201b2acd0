"""Kill kanyin at moments of chance, and look at what it leaves: no broken file, and no draft after the next run.

    python bench/kills.py [COUNT] [SEED]      200 kills, a third of them while a PDF is made

Each round runs a command, kills its processes all at once, or the first of them, or one that it has started (a worker,
pandoc), and waits until none is left. Every file that is there then must have the bytes of an undisturbed run; so must
all after the same command has run again, and there must be no draft. Exit 1 where one is broken or left.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from pages import fill, page
from PIL import Image

KANYIN = (sys.executable, "-m", "kanyin")
VICTIMS = ("all", "first", "child")


@dataclass(frozen=True, slots=True)
class Task:
    """A command and its folder for results; from which part of its time on it is killed; ``late``: at a draft."""

    arguments: tuple[str, ...]
    output: str
    earliest: float = 0.0


TASKS = (
    Task(("clean", "pages", "-o", "cleaned", "-q", "-j", "2"), "cleaned"),
    Task(("build", "one", "-o", "books", "-q", "--to", "md,epub,docx"), "books"),
    Task(("build", "one/page.txt", "-o", "pdfs", "-q", "--to", "md,pdf"), "pdfs", 0.35),
)


def prepare() -> None:
    """Pages, and one with pictures in a folder of its own."""
    fill(Path("pages"), 60, 0)
    Path("one").mkdir()
    Path("one/page.txt").write_text(page(7), encoding="utf-8")
    Path("one/pictures").mkdir()
    for name in "ab":
        Image.effect_noise((400, 300), 60).save(f"one/pictures/{name}.png")
    paragraphs = "".join(f"<p>{line}</p>" for line in page(8).splitlines()[6:])
    html = paragraphs.replace("</p>", '</p><img src="pictures/a.png">', 3).replace("a.png", "b.png", 1)
    Path("one/web.html").write_text(f"<html><body><article>{html}</article></body></html>", encoding="utf-8")


def files(folder: str) -> dict[str, bytes]:
    """All files below a folder but drafts."""
    found = [path for path in Path(folder).rglob("*") if path.is_file() and not is_draft(path)]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def is_draft(path: Path) -> bool:
    return path.name.startswith(".kanyin-")


def drafts(folder: str) -> list[Path]:
    return list(Path(folder).rglob(".kanyin-*"))


def start(task: Task) -> subprocess.Popen[bytes]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([*KANYIN, *task.arguments], start_new_session=True, **quiet)  # type: ignore[call-overload, no-any-return]


def members(session: int) -> Iterator[psutil.Process]:
    """All processes of a session that are not dead."""
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE:
                yield process


def kill(process: subprocess.Popen[bytes], victim: str, luck: random.Random) -> str:
    """Kill what ``victim`` says; what was killed."""
    try:
        if victim == "all":
            os.killpg(process.pid, signal.SIGKILL)
        elif victim == "first":
            process.kill()
        else:
            children = psutil.Process(process.pid).children(recursive=True)
            if not children:
                return "nothing: no child"
            luck.choice(children).kill()
    except (psutil.Error, ProcessLookupError):
        return "nothing: it was done"
    return victim


def wait_for_all(process: subprocess.Popen[bytes]) -> None:
    process.wait()
    while list(members(process.pid)):
        time.sleep(0.02)


def killed(task: Task, seconds: float, luck: random.Random) -> tuple[str, bool]:
    """One run that is killed; what was killed, and whether it had a draft. Half of them are killed at a new draft."""
    before = set(drafts(task.output))
    process = start(task)
    began = time.monotonic()
    moment = luck.uniform(task.earliest, 1.1) * seconds
    at_draft = luck.random() < 0.5
    while (passed := time.monotonic() - began) < (moment if not at_draft else 2 * seconds):
        if process.poll() is not None or (
            at_draft and passed > moment / 2 and Path(task.output).exists() and set(drafts(task.output)) - before
        ):
            break
        time.sleep(0.0005)
    what = kill(process, luck.choice(VICTIMS), luck) if process.poll() is None else "nothing: it was done"
    has_draft = Path(task.output).exists() and bool(set(drafts(task.output)) - before)
    wait_for_all(process)
    return what, has_draft


def main() -> int:
    """The campaign; 1 where anything is broken or left."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    luck = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 10)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        prepare()
        return report(count, luck)


def report(count: int, luck: random.Random) -> int:
    wanted, times = {}, {}
    for task in TASKS:
        began = time.monotonic()
        assert start(task).wait() == 0, task
        times[task] = time.monotonic() - began
        wanted[task] = files(task.output)
    told: Counter[str] = Counter()
    kills = 0
    while kills < count:
        task = TASKS[kills % len(TASKS)]
        if luck.random() < 0.7:  # else it works over what is there
            shutil.rmtree(task.output)
        what, has_draft = killed(task, times[task], luck)
        told[f"killed: {what}"] += 1
        if not what.startswith("nothing"):
            kills += 1
            told["killed beside a draft"] += has_draft
        found = files(task.output) if Path(task.output).exists() else {}
        told["files broken"] += sum(wanted[task].get(name) != data for name, data in found.items())
        told["drafts left by killed runs"] += len(drafts(task.output))
        code = start(task).wait()
        told["next runs that failed"] += code != 0
        told["files broken after the next run"] += files(task.output) != wanted[task]
        told["drafts after the next run"] += len(drafts(task.output))
    for name, number in sorted(told.items()):
        print(f"{number:5} {name}")
    bad = ("files broken", "next runs that failed", "files broken after the next run", "drafts after the next run")
    print(f"{kills} kills, {len(range(2, kills, 3))} of them while a PDF was made")
    return int(any(told[name] for name in bad))


if __name__ == "__main__":
    sys.exit(main())
