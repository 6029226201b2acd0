"""mdBook's ``{{#include FILE:LINES}}`` and ``{{#rustdoc_include …}}``: the lines of the file, in the folder of the book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kanyin.dialects.lines import Line
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.remarks import remark

_INCLUDE = re.compile(
    r"(?P<indent>[ \t]*)\{\{[ \t]*#(?P<kind>include|rustdoc_include|playground|title)[ \t]+(?P<target>[^{}\n]+)\}\}[ \t]*"
)
_ANCHOR = re.compile(r"(?://|#|--|/\*|;|%)?[ \t]*ANCHOR(?P<end>_END)?:[ \t]*(?P<name>[\w-]+)")
_DEEPEST = 8


def included(lines: list[Line], folder: Path | None, root: Path | None, depth: int = 0) -> list[Line]:
    """The lines with those of the files that they name in their place; what cannot be read is told."""
    out: list[Line] = []
    for line in lines:
        found = _INCLUDE.fullmatch(line.text) if "{{" in line.text else None
        if not found:
            out.append(line)
        elif found["kind"] != "title":
            out += _file(line, found, folder, root, depth)
    return out


def _file(line: Line, found: re.Match[str], folder: Path | None, root: Path | None, depth: int) -> Iterator[Line]:
    name, *where = found["target"].split()[0].split(":")
    try:
        if folder is None or depth == _DEEPEST:
            raise ValueError(msg("there is no folder to look in") if folder is None else msg("files include each other"))
        text = read_inside(root or folder, folder / name).decode("utf-8", "replace")
    except (KanyinError, OSError, ValueError) as error:
        problem = error.problem if isinstance(error, KanyinError) else str(error)
        told = msg("{name}, which is to be included here, cannot be read: {problem}", name=name, problem=problem)
        remark(told, line=line.number, hint=msg("is the file there, and in the folder of the book?"))
        return
    rows = _chosen(text.replace("\r\n", "\n").rstrip("\n").split("\n"), where)
    if not rows:
        told = msg("{name} has not what is to be included here: {place}", name=name, place=":".join(where))
        remark(told, line=line.number)
    shown = [line.but(found["indent"] + row) for row in rows]
    if Path(name).suffix.lower() == ".md":
        shown = included(shown, (folder / name).parent, root or folder, depth + 1)
    yield from shown


def _chosen(rows: Sequence[str], where: Sequence[str]) -> list[str]:
    """The lines of a file that ``:3``, ``:3:7``, ``::7`` or ``:name`` chooses; marks of anchors are none."""
    if where and where[0] and not where[0].isdigit():
        rows = list(_anchored(rows, where[0]))
    elif where:
        first = int(where[0] or 1)
        last = first if len(where) == 1 else int(where[1]) if where[1].isdigit() else len(rows)
        rows = rows[max(first - 1, 0) : last]
    return [row for row in rows if not _ANCHOR.search(row)]


def _anchored(rows: Sequence[str], name: str) -> Iterator[str]:
    inside = False
    for row in rows:
        found = _ANCHOR.search(row)
        if found and found["name"] == name:
            inside = not found["end"]
        elif inside:
            yield row
