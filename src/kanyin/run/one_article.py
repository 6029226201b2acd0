"""The further web pages of an article, which a person gives together with its first (``--with``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kanyin.errors import UsageError
from kanyin.files.folders import matching
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.read import HTML
from kanyin.run.plan import Job

_PARTS = lazy("([^0-9]*)([0-9]*)")


def with_further_pages(jobs: Sequence[Job], names: Sequence[str]) -> list[Job]:
    """The one job, with the pages that ``names`` (files or patterns) stand for, in that order; those of a pattern by
    their numbers, ``_2`` before ``_10``.

    Raises UsageError where there is not one web page to begin with, or a further one is no web page of its folder.
    """
    if not names:
        return list(jobs)
    first = jobs[0].path if len(jobs) == 1 else None
    if first is None or not _is_web_page(first, jobs[0].kind):
        hint = msg("name its first page alone, and the others by --with")
        raise UsageError(msg("--with wants one web page that the others go on from"), hint=hint)
    more = [path for path in dict.fromkeys(_named(names)) if path.resolve() != first.resolve()]
    for path in more:
        if path.resolve().parent != first.resolve().parent or not _is_web_page(path):
            problem = msg("{file} is no web page beside {first}", file=path, first=first)
            raise UsageError(problem, hint=msg("put the saved pages of one article into one folder"))
    return [replace(jobs[0], more=tuple(more))]


def _named(names: Iterable[str]) -> Iterable[Path]:
    for name in names:
        found = sorted(matching(name), key=_by_numbers)
        if not found:
            hint = msg("--with names a page or a pattern of pages")
            raise UsageError(msg("no file fits this pattern"), file=name, hint=hint)
        yield from found


def _by_numbers(path: Path) -> list[tuple[str, int]]:
    """The parts of its name, numbers as such: ("a_", 2) before ("a_", 10)."""
    return [(words, int(number or 0)) for words, number in _PARTS.findall(path.name)]


def _is_web_page(path: Path, kind: str = "") -> bool:
    return kind == "html" or (not kind and path.suffix.lower() in HTML)
