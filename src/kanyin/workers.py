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
from itertools import islice
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 32
"""How many tasks a worker may be ahead of the oldest unfinished one: results wait for their turn in memory."""
BATCH = 16
"""How many tasks a worker is given at a time at most."""
BRIEF = 0.05
"""Seconds. Batches that take less grow: else giving out tasks of a few ms each is much of the work."""
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
    A batch whose process ended is given again a task at a time, so that only the one that ends it is lost.
    """
    pool = _Pool(work, workers)
    source = enumerate(tasks)
    again: list[tuple[int, Task]] = []
    done: dict[int, Result] = {}
    following = given = 0
    try:
        while True:
            while following in done:
                yield done.pop(following)
                following += 1
            while pool.idle and (batch := _batch(source, again, min(pool.size, following + AHEAD * workers - given))):
                for number, task in batch:
                    if number == given:
                        started(task)
                        given += 1
                pool.give(batch)
            if not pool.busy:
                return
            for batch, outcome in pool.take():
                if not isinstance(outcome, int):
                    done.update(zip((number for number, _ in batch), outcome, strict=True))
                elif len(batch) > 1:
                    again += reversed(batch)
                else:
                    done[batch[0][0]] = failed(batch[0][1], outcome)
    finally:
        pool.stop()


def _batch(source: Iterator[tuple[int, Task]], again: list[tuple[int, Task]], size: int) -> list[tuple[int, Task]]:
    """One task that is to be given again, or up to ``size`` new ones."""
    return [again.pop()] if again else list(islice(source, size))


class _Worker(Generic[Task]):
    """A process, our end of its pipe, and the tasks that it has."""

    __slots__ = ("batch", "given", "pipe", "process")

    def __init__(self, process: multiprocessing.process.BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.batch: list[tuple[int, Task]] = []
        self.given = 0.0


class _Pool(Generic[Task, Result]):
    def __init__(self, work: Callable[[Task], Result], count: int) -> None:
        self._work = work
        self._context = multiprocessing.get_context()
        self.size = 1
        """How many tasks are to be given at a time."""
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

    def give(self, batch: list[tuple[int, Task]]) -> None:
        """Tasks for a worker that has none."""
        worker = self.idle.pop()
        worker.batch, worker.given = batch, monotonic()
        self.busy.append(worker)
        with suppress(OSError):  # it has died: take() will see that
            worker.pipe.send([task for _, task in batch])

    def take(self) -> list[tuple[list[tuple[int, Task]], list[Result] | int]]:
        """Wait until a worker is done or dead: the tasks that it had, and their results or its exit code."""
        ready = wait([worker.pipe for worker in self.busy])
        found: list[tuple[list[tuple[int, Task]], list[Result] | int]] = []
        for worker in [worker for worker in self.busy if worker.pipe in ready]:
            self.busy.remove(worker)
            try:
                found.append((worker.batch, worker.pipe.recv()))
                self.idle.append(worker)
                self._fit_size(monotonic() - worker.given)
            except (EOFError, OSError):
                worker.process.join()
                worker.pipe.close()
                found.append((worker.batch, worker.process.exitcode or 0))
                self.idle.append(self._new_worker())
        return found

    def _fit_size(self, seconds: float) -> None:
        """More tasks at a time while a batch is brief, fewer when it is long."""
        if seconds < BRIEF:
            self.size = min(2 * self.size, BATCH)
        elif seconds > 4 * BRIEF:
            self.size = max(self.size // 2, 1)

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
            pipe.send([work(task) for task in pipe.recv()])
        except (EOFError, OSError):  # the parent is gone, or has no more to do
            return


def _leave(number: int, _frame: object) -> None:
    """Leave by an exception, so that drafts of files are cleared away."""
    raise SystemExit(128 + number)
