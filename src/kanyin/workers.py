"""Worker processes: many tasks at a time, results in their order, none lost when a process dies.

Each worker has a pipe of its own. So it is known which task a dead one had, and a worker whose parent is gone
reads the end of its pipe and ends too.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 32
"""How many tasks a worker may be ahead of the oldest unfinished one: results wait for their turn in memory."""
PATIENCE = 5.0
"""Seconds that a worker has to clear away its drafts when it is told to stop."""


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_all(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    workers: int,
    failed: Callable[[Task, int], Result],
    started: Callable[[Task], None],
) -> Iterator[Result]:
    """The results of ``work`` on each task, in the order of the tasks, made by ``workers`` processes.

    ``work`` must not raise. ``failed`` gives the result of a task whose process ended with an exit code instead.
    ``started`` is called here as each task is given out. When the caller stops, so do the processes.
    """
    pool = _Pool(work, workers)
    source = enumerate(tasks)
    done: dict[int, Result] = {}
    following = given = 0
    try:
        while True:
            while following in done:
                yield done.pop(following)
                following += 1
            while pool.idle and given < following + AHEAD * workers and (item := next(source, None)):
                started(item[1])
                pool.give(*item)
                given += 1
            if not pool.busy:
                return
            for number, task, outcome in pool.take():
                done[number] = failed(task, outcome) if isinstance(outcome, int) else outcome[0]
    finally:
        pool.stop()


class _Worker(Generic[Task]):
    """A process, our end of its pipe, and the task that it has."""

    __slots__ = ("number", "pipe", "process", "task")

    def __init__(self, process: multiprocessing.process.BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.number = -1
        self.task: Task | None = None


class _Pool(Generic[Task, Result]):
    def __init__(self, work: Callable[[Task], Result], count: int) -> None:
        self._work = work
        self._context = multiprocessing.get_context()
        self.idle: list[_Worker[Task]] = []
        self.busy: list[_Worker[Task]] = []
        for _ in range(count):
            self.idle.append(self._new_worker())

    def _new_worker(self) -> _Worker[Task]:
        ours, theirs = self._context.Pipe()
        # A forked process holds copies of our ends, which would keep the other workers' pipes open.
        forked = self._context.get_start_method() == "fork"
        inherited = [ours, *(worker.pipe for worker in (*self.idle, *self.busy))] if forked else []
        process = self._context.Process(target=_serve, args=(self._work, theirs, inherited), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def give(self, number: int, task: Task) -> None:
        """A task for a worker that has none."""
        worker = self.idle.pop()
        worker.number, worker.task = number, task
        self.busy.append(worker)
        with suppress(OSError):  # it has died: take() will see that
            worker.pipe.send(task)

    def take(self) -> list[tuple[int, Task, tuple[Result] | int]]:
        """Wait until a worker is done or dead: number, task, and the result or the exit code."""
        ready = wait([worker.pipe for worker in self.busy])
        found: list[tuple[int, Task, tuple[Result] | int]] = []
        for worker in [worker for worker in self.busy if worker.pipe in ready]:
            self.busy.remove(worker)
            assert worker.task is not None
            try:
                found.append((worker.number, worker.task, (worker.pipe.recv(),)))
                self.idle.append(worker)
            except (EOFError, OSError):
                worker.process.join()
                worker.pipe.close()
                found.append((worker.number, worker.task, worker.process.exitcode or 0))
                self.idle.append(self._new_worker())
        return found

    def stop(self) -> None:
        """Idle workers end by themselves; busy ones are told to, and clear away what is half made."""
        for worker in self.idle:
            worker.pipe.close()
        for worker in self.busy:
            worker.process.terminate()
        for worker in (*self.idle, *self.busy):
            worker.process.join(PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _serve(work: Callable[[Task], object], pipe: Connection, inherited: list[Connection]) -> None:
    """The life of a worker: tasks come, results go, until the pipe ends."""
    for other in inherited:
        other.close()
    gc.freeze()  # what came from the parent stays shared with it: collecting garbage would copy it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent decides
    signal.signal(signal.SIGTERM, _leave)
    while True:
        try:
            pipe.send(work(pipe.recv()))
        except (EOFError, OSError):  # the parent is gone, or has no more to do
            return


def _leave(number: int, _frame: object) -> None:
    """Leave by an exception, so that drafts of files are cleared away."""
    raise SystemExit(128 + number)
