"""What a folder says of its book: its chapters in their order, the parts that they stand in, its front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kanyin.files.folders import SUFFIXES
from kanyin.patterns import lazy

INDEX = ("_index", "index", "readme")
"""Files that speak of the book, or of a part of it, itself; the first is Hugo's."""
SCHEME = lazy(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""What an address on the web begins with, and none of a file."""
CONTENTS = frozenset(("目录", "目次", "目錄", "toc", "summary", "contents", "table of contents"))
"""What lists of chapters are called; it is the title of no part."""


@dataclass(frozen=True, slots=True)
class Part:
    """A title in the contents that has no file: of a part of the book, or of a section; its level from 0.

    ``within``: parts of its own level that it is in.
    """

    title: str
    depth: int = 0
    within: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of a book: where it lies, its title in the contents, how many chapters it is part of, what begins above
    it, and how many parts of its own level it is in."""

    path: Path
    title: str = ""
    depth: int = 0
    parts: tuple[Part, ...] = ()
    within: int = 0


@dataclass(slots=True)
class Contents:
    """What a folder says of its book: chapters, and its fields of front matter (``title``, ``author`` …)."""

    root: Path
    chapters: list[Chapter] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    planned: list[str] = field(default_factory=list)
    """Titles of chapters that are yet to be written."""
    within: int = 0
    """Parts that what comes next is in, of its own level."""
    _parts: list[Part] = field(default_factory=list)
    """Those that begin with the next chapter."""

    def add(self, name: str, folder: Path, title: str = "", depth: int = 0) -> None:
        """One more chapter, once; a file that is not there is one of the missing."""
        path = markdown_file(folder, name)
        if path is None or any(path == one.path for one in self.chapters):
            return
        if path.is_file():
            self.chapters.append(
                Chapter(path, " ".join(unescape(title).split()), depth, tuple(self._parts), self.within)
            )
            self._parts.clear()
        else:
            self.missing.append(name)

    def begin(self, title: str, depth: int = 0) -> None:
        """A part or a section begins."""
        words = " ".join(unescape(title).split())
        if words and words.lower() not in CONTENTS:
            self._parts.append(Part(words, depth, self.within))


def markdown_file(folder: Path, name: str) -> Path | None:
    """The Markdown that a target names, by its file or, as docsify does, by its page; None for what is none."""
    if not name or SCHEME.match(name):
        return None
    path = folder / unquote(name.partition("#")[0].partition("?")[0])
    if path.suffix.lower() in SUFFIXES:
        return path
    names = [path / name for name in ("README", "index", "_index")]
    forms = (form.parent / (form.name + ending) for form in (path, *names) for ending in SUFFIXES)
    return next((form for form in forms if form.is_file()), None)
