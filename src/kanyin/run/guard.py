"""One piece of work in a process of its own, that is ended when it takes too long."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from kanyin import limits
from kanyin.errors import KanyinError, OutputError
from kanyin.files import drafts
from kanyin.limits import Limits
from kanyin.messages import msg
from kanyin.remarks import silence
from kanyin.run import workers
from kanyin.run.outcomes import Bug, BugError, explained

Result = TypeVar("Result")


def ended(label: str, code: int | None, seconds: int) -> OutputError:
    """The error for work whose process ended: by itself, or because its ``seconds`` were over."""
    if code is workers.TOO_LONG:
        problem = msg("was not done within {seconds} seconds, and was stopped", seconds=seconds)
        return OutputError(problem, file=label, hint=limits.hint("time-limit", 4 * seconds))
    problem = msg("the process that made it was ended from outside ({code})", code=code)
    hint = msg("was there too little memory? make fewer at a time with -j")
    return OutputError(problem, file=label, hint=hint)


def guarded(work: Callable[[], Result], label: str, size: int, folder: Path | None = None) -> Result:
    """What ``work`` gives, made within the time of a document of ``size`` bytes and within the limits in use.

    Raises what it raises, and OutputError where its process ended; what that has left half made in ``folder`` is taken
    away.
    """
    most = limits.current()
    seconds = most.seconds_for(size)

    def failed(_: str, code: int | None) -> KanyinError:
        if folder is not None:
            drafts.sweep(os.path.realpath(folder), anew=True)
        return ended(label, code, seconds)

    (found,) = workers.run_all(
        partial(_attempt, work, most), [label], 1, failed, lambda _: None, lambda _: float(seconds)
    )
    if isinstance(found, Bug):
        raise BugError(found)
    if isinstance(found, KanyinError):
        raise found
    return found


def _attempt(work: Callable[[], Result], most: Limits, label: str) -> Result | KanyinError | Bug:
    try:
        with limits.using(most), silence():
            return work()
    except Exception as error:
        return explained(error, label)
