"""What a person is told of the files of a book: those that are not there, and those that stand in no book."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from kanyin.dialects.chapter_list import INDEX, Chapter, Contents
from kanyin.dialects.chapter_order import DEEPEST, is_chapter, is_read
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_NAMED = 8
"""Files that are named."""
_INCLUDED = lazy(r"(?:#include|#rustdoc_include|include|snippet)[ \t]++[\"'{]?+([^\s\"'{}:%>]++)")
"""What a chapter takes into itself by a tag of its tool: mdBook's, Quarto's, Jekyll's."""
_OF_SITES = frozenset(("themes", "theme", "layouts", "templates", "archetypes", "i18n"))
"""Folders from which a tool makes a site of the book, none of its text."""


def tell_missing(contents: Contents) -> None:
    """Chapters that the contents name and the folder has not."""
    if names := contents.missing:
        problem = msg(
            "chapters that the contents name are not there ({count}): {names}", count=len(names), names=_listed(names)
        )
        remark(problem, hint=msg("put them there, or take their lines away"))


def tell_planned(contents: Contents) -> None:
    """Titles in the contents that have no file yet."""
    if names := contents.planned:
        remark(
            msg(
                "chapters that the contents plan without a file stand in no book ({count}): {names}",
                count=len(names),
                names=_listed(names),
            )
        )


def tell_without_number(names: Sequence[str]) -> None:
    """Files beside numbered ones, which are the chapters."""
    if names := [name for name in names if not name.startswith(("_", "."))]:
        remark(
            msg(
                "files without a number are no chapters of the book ({count}): {names}",
                count=len(names),
                names=_listed(names),
            )
        )


def tell_unnamed(contents: Contents) -> None:
    """Markdown beside the chapters, or below, that the contents do not name: often a chapter whose line was forgotten.

    Not told are a repository's own files (its README, its licence), those of its tools, and what chapters include.
    """
    folder = Path(os.path.commonpath([one.path.parent for one in contents.chapters]))
    if names := [str(path.relative_to(folder)) for path in _unnamed(folder, contents.chapters)]:
        problem = msg(
            "Markdown that the contents do not name stands in no book ({count}): {names}",
            count=len(names),
            names=_listed(names),
        )
        remark(problem, hint=msg("name it in the contents if it belongs to the book"))


def _unnamed(folder: Path, chapters: Sequence[Chapter]) -> list[Path]:
    named = {one.path.resolve() for one in chapters}
    found = [path for path in _texts(folder) if path.resolve() not in named]
    included = set(_included(chapters)) if found else set()
    return [path for path in found if path.name not in included]


def _texts(folder: Path, deep: int = 0) -> Iterable[Path]:
    """The Markdown of a folder that may be a book's own text, in order."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if deep < DEEPEST and not path.is_symlink() and is_read(path) and path.name not in _OF_SITES:
                yield from _texts(path, deep + 1)
        elif is_chapter(path) and path.stem.lower() not in (*INDEX, "summary") and not path.stem.isupper():
            yield path


def _included(chapters: Iterable[Chapter]) -> Iterable[str]:
    """The names of the files that chapters include."""
    for one in chapters:
        text = one.path.read_bytes().decode("utf-8", "replace")
        if "include" in text or "snippet" in text:
            yield from (os.path.basename(name) for name in _INCLUDED.findall(text))


def _listed(names: Sequence[str]) -> str:
    return msg(", ").join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
