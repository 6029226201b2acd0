"""Folders for files that live as long as a process: gone when it ends, and when its parent had to kill it."""

from __future__ import annotations

import os
from glob import escape
from multiprocessing.util import Finalize
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp


def temporary_folder(owner: object) -> Path:
    """A new empty folder; it goes with its ``owner``, at the latest when this process ends.

    It belongs to the process that made it: in a forked child the copy of ``owner`` takes nothing away.
    """
    folder = Path(mkdtemp(prefix=f"{_prefix(os.getpid())}-"))
    Finalize(owner, rmtree, args=(folder, True), exitpriority=0)
    return folder


def remove_folders_of(process: int) -> None:
    """Take away what a process has left that was killed; ``process`` is its number."""
    for folder in Path(gettempdir()).glob(f"{escape(_prefix(process))}-*"):
        rmtree(folder, ignore_errors=True)


def _prefix(process: int) -> str:
    return f"kanyin-{process}"
