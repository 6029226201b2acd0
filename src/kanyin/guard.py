"""One piece of work in a process of its own, that is ended when it takes too long."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from kanyin import limits, workers
from kanyin.errors import KanyinError, OutputError
from kanyin.limits import Limits
from kanyin.messages import msg
from kanyin.outcomes import Bug, BugError, explained
from kanyin.remarks import silence

Result = TypeVar("Result")


def ended(label: str, code: int | None, size: int) -> OutputError:
    """The error for work on a file of ``size`` bytes whose process ended: by itself, or because its time was over."""
    if code is workers.TOO_LONG:
        seconds = limits.seconds_for(size)
        problem = msg("was not done within {seconds} seconds, and was stopped", seconds=seconds)
        return OutputError(problem, file=label, cure=limits.cure("time-limit", 4 * seconds))
    problem = msg("the process that made it was ended from outside ({code})", code=code)
    cure = msg("was there too little memory? make fewer at a time with -j")
    return OutputError(problem, file=label, cure=cure)


def guarded(work: Callable[[], Result], label: str, size: int) -> Result:
    """What ``work`` gives, made within the time of a document of ``size`` bytes and within the limits in use.

    Raises what it raises, and OutputError where its process ended.
    """
    attempt = partial(_attempt, work, limits.current())
    failed = partial(_failed, label, size)
    (found,) = workers.run_all(attempt, [label], 1, failed, lambda _: None, lambda _: limits.seconds_for(size))
    if isinstance(found, Bug):
        raise BugError(found)
    if isinstance(found, KanyinError):
        raise found
    return found


def _failed(label: str, size: int, _task: str, code: int | None) -> KanyinError:
    return ended(label, code, size)


def _attempt(work: Callable[[], Result], most: Limits, label: str) -> Result | KanyinError | Bug:
    try:
        with limits.using(most), silence():
            return work()
    except Exception as error:
        return explained(error, label)
