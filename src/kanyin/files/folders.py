"""Folders with all below them, and names with patterns: however deep, and in no circle of links."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Set
from pathlib import Path

from kanyin import limits
from kanyin.errors import InputError
from kanyin.files import reason
from kanyin.messages import msg

SUFFIXES = (".md", ".markdown", ".qmd", ".rmd", ".mdx")
"""How Markdown files end."""
Entries = list["os.DirEntry[str]"]
Enters = Callable[["os.DirEntry[str]", Set[str]], bool]
"""Says of an entry that is a folder, and of all names beside it, whether it is looked into."""


def walk(top: Path, enters: Enters = lambda entry, beside: True) -> Iterator[tuple[Path, Entries | InputError]]:
    """A folder and all below it that are not hidden and no links: what is in each, in the order of names.

    The error in place of that says why a folder cannot be looked into. A folder comes before those in it.
    """
    ahead = [(top, 0)]
    most = limits.current().folders
    while ahead:
        folder, depth = ahead.pop()
        if depth > most:
            yield folder, limits.exceeded("folders", file=folder)
            continue
        try:
            with os.scandir(folder) as found:
                entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda entry: entry.name)
        except OSError as error:
            yield folder, InputError(msg("cannot be read: {reason}", reason=reason(error)), file=folder)
            continue
        yield folder, entries
        names = {entry.name for entry in entries}
        inner = [e for e in entries if e.is_dir(follow_symlinks=False) and enters(e, names)]
        ahead += [(folder / entry.name, depth + 1) for entry in reversed(inner)]


def matching(name: str) -> Iterator[Path]:
    """The file of this name; else what fits it as a pattern with ``*``, ``?``, ``[…]``, ``**``, in the order of names.

    Not every shell does (Windows), and none does between quotes. Raises InputError, behind all that was found, where a
    folder could not be looked into.
    """
    if os.path.lexists(name) or not glob.has_magic(name):
        yield Path(name)
        return
    troubles: list[InputError] = []
    yield from map(Path, sorted(set(_fitting(name, troubles))))
    if troubles:
        raise troubles[0]


def _fitting(pattern: str, troubles: list[InputError]) -> Iterator[str]:
    """``**`` stands for a folder and any below it; at the end of a pattern for all pages there, as that folder does."""
    parts = pattern.replace("\\", "/").split("/") if os.sep == "\\" else pattern.split("/")
    if "**" not in parts:
        yield from glob.glob(pattern)
        return
    at = parts.index("**")
    head, tail = "/".join(parts[:at]), parts[at + 1 :]
    for base in glob.glob(head) if head else ["/" if at else ""]:
        if not any(tail):
            yield base or "."
            continue
        for folder, entries in walk(Path(base)):
            if isinstance(entries, InputError):
                troubles.append(entries)
            else:
                place = "" if folder == Path() else glob.escape(str(folder))
                yield from _fitting(os.path.join(place, *tail), troubles)
