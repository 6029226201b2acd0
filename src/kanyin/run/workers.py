"""Worker processes: many tasks at a time, results in their order, none lost when a process dies or takes too long.

Each worker has a pipe of its own. So it is known which task a dead one had, and a worker whose parent is gone
reads the end of its pipe and ends too. A task has its time: the process of one that takes longer is killed, with the
programs that it has started.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from math import inf
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Generic, TypeVar

from kanyin.files.temporary import remove_folders_of

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 32
"""How many tasks a worker may be ahead of the oldest unfinished one: results wait for their turn in memory."""
BATCH = 16
"""How many tasks a worker is given at a time at most."""
BRIEF = 0.05
"""Seconds. Batches that take less grow: else giving out tasks of a few ms each is much of the work."""
PATIENCE = 5.0
"""Seconds that a worker has to clear away its drafts when it is told to stop, or its parent to kill it in time."""
HOUR = 3600.0
"""Seconds. A system takes no clock for much longer than a few weeks."""
GARBAGE = 150_000
"""Objects after which garbage is looked for, in Python 700: a page that is laid out has ten thousands, few of them
garbage, and looking them through again and again took a tenth of the time."""
TOO_LONG: None = None
"""In place of an exit code: the task took more than its time."""


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def unlimited(_task: object) -> float:
    """The seconds of a task that may take any time."""
    return inf


def run_all(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    workers: int,
    failed: Callable[[Task, int | None], Result],
    started: Callable[[Task], None],
    seconds: Callable[[Task], float] = unlimited,
) -> Iterator[Result]:
    """The results of ``work`` on each task, in the order of the tasks, made by ``workers`` processes.

    ``work`` must not raise. ``failed`` gives the result of a task whose process ended with an exit code instead, or was
    killed because the task took more than its ``seconds`` (TOO_LONG). ``started`` is called here as each task is given
    out. When the caller stops, so do the processes. Only the task that ends a process is lost.
    """
    pool = _Pool(work, workers, seconds)
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
            done.update(pool.take())
            for (number, task), code, rest in pool.bury():
                done[number] = failed(task, code)
                again += reversed(rest)
    finally:
        pool.stop()


def _batch(source: Iterator[tuple[int, Task]], again: list[tuple[int, Task]], size: int) -> list[tuple[int, Task]]:
    """One task that is to be given again, or up to ``size`` new ones."""
    return [again.pop()] if again else list(islice(source, size))


class _Worker(Generic[Task]):
    """A process, our end of its pipe, the tasks that it has left, and when the first of them must be done."""

    __slots__ = ("batch", "deadline", "given", "pipe", "process")

    def __init__(self, process: multiprocessing.process.BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.batch: deque[tuple[int, Task, float]] = deque()
        self.given = 0.0
        self.deadline = inf

    def begin(self) -> None:
        """From now on the time of the first task runs."""
        self.deadline = monotonic() + self.batch[0][2] if self.batch else inf


Dead = tuple[tuple[int, Task], int | None, list[tuple[int, Task]]]
"""The task that ended its process, how, and the tasks that it had besides."""


class _Pool(Generic[Task, Result]):
    def __init__(self, work: Callable[[Task], Result], count: int, seconds: Callable[[Task], float]) -> None:
        self._work = work
        self._seconds = seconds
        self._context: Any = multiprocessing.get_context(_start_method())
        self._dead: list[Dead[Task]] = []
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
        with _no_ctrl_c():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def give(self, batch: list[tuple[int, Task]]) -> None:
        """Tasks for a worker that has none."""
        worker = self.idle.pop()
        worker.batch.extend((number, task, self._seconds(task)) for number, task in batch)
        worker.given = monotonic()
        worker.begin()
        self.busy.append(worker)
        with suppress(OSError):  # it has died: take() will see that
            worker.pipe.send([(task, seconds) for _, task, seconds in worker.batch])

    def take(self) -> list[tuple[int, Result]]:
        """Wait until a task is done, its process dead or its time over: the results there are, with their numbers.

        There may be none.
        """
        first = min(worker.deadline for worker in self.busy)
        ready = wait([worker.pipe for worker in self.busy], min(max(0.0, first - monotonic()), HOUR))
        found: list[tuple[int, Result]] = []
        for worker in [worker for worker in self.busy if worker.pipe in ready]:
            try:
                result: Result = worker.pipe.recv()
            except (EOFError, OSError):
                self._remove(worker)
                continue
            found.append((worker.batch.popleft()[0], result))
            worker.begin()
            if not worker.batch:
                self.busy.remove(worker)
                self.idle.append(worker)
                self._fit_size(monotonic() - worker.given)
        self._end_late(first)
        return found

    def _end_late(self, first: float) -> None:
        """Kill the workers whose time is over; ``first`` is when the first of them was to be done."""
        now = monotonic()
        # Perhaps they did not run either while we did not (Ctrl-Z, a machine asleep).
        slept = now > first + PATIENCE
        for worker in [worker for worker in self.busy if worker.deadline <= now and not worker.pipe.poll()]:
            if slept:
                worker.begin()
                continue
            kill_tree(worker.process)
            self._remove(worker, too_long=True)

    def _remove(self, worker: _Worker[Task], *, too_long: bool = False) -> None:
        """A worker that is dead, and another in its place."""
        self.busy.remove(worker)
        worker.process.join()
        worker.pipe.close()
        code = TOO_LONG if too_long else worker.process.exitcode or 0
        first, *rest = [(number, task) for number, task, _ in worker.batch]
        self._dead.append((first, code, rest))
        self.idle.append(self._new_worker())

    def bury(self) -> list[Dead[Task]]:
        """What the workers had that have died since the last call."""
        dead, self._dead = self._dead, []
        return dead

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
        processes = [worker.process for worker in (*self.idle, *self.busy)]
        try:
            for worker in self.busy:
                worker.process.terminate()
            for process in processes:
                process.join(PATIENCE)
        finally:  # who is asked to stop a second time has no patience left
            for process in processes:
                if process.is_alive():
                    kill_tree(process)


@contextmanager
def _no_ctrl_c() -> Iterator[None]:
    """Ctrl-C waits, so that a process that is being begun cannot be hit before it knows what to do about it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_method() -> str:
    """A forked process costs a millisecond, and has all modules; where forking is not safe, a new one is begun."""
    return "fork" if sys.platform.startswith("linux") else "spawn"


def kill_tree(process: multiprocessing.process.BaseProcess) -> None:
    """Kill a process at once, and the programs that it has started: pandoc would go on without it."""
    import psutil

    with suppress(psutil.Error):
        for below in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.Error):
                below.kill()
    process.kill()
    process.join()
    if process.pid:
        remove_folders_of(process.pid)


def _serve(work: Callable[[Task], object], pipe: Connection, inherited: list[Connection]) -> None:
    """The life of a worker: tasks come, results go, until the pipe ends."""
    for other in inherited:
        other.close()
    gc.freeze()  # what came from the parent stays shared with it: collecting garbage would copy it
    gc.set_threshold(GARBAGE, 10, 10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent decides
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, _leave)
    while True:
        try:
            for task, seconds in pipe.recv():
                _set_alarm(seconds)
                pipe.send(work(task))
            _set_alarm(inf)
        except (EOFError, OSError):  # the parent is gone, or has no more to do
            return


def _set_alarm(seconds: float) -> None:
    """If the parent is gone that would kill us in time, the system does, whatever we are in the midst of.

    By the time of the processor: a process that was stopped for a while, with Ctrl-Z, has not used it.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, 0 if seconds == inf else min(2 * seconds, 24 * HOUR) + PATIENCE)


def _leave(number: int, _frame: object) -> None:
    """Leave by an exception, so that drafts of files are cleared away."""
    raise SystemExit(128 + number)
