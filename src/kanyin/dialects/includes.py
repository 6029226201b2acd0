"""mdBook's ``{{#include FILE:LINES}}`` and ``{{#rustdoc_include …}}``: lines of files in the folder of the book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kanyin.dialects.lines import Line
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_INCLUDE = lazy(
    r"\A(?P<indent>[ \t]*+)\{\{[ \t]*+#(?P<kind>include|rustdoc_include|playground|title)[ \t]++"
    r"(?P<target>[^{}\n]++)\}\}[ \t]*+"
)
_ANCHOR = lazy(r"\bANCHOR(?P<end>_END)?:[ \t]{0,9}(?P<name>[\w-]++)")
_DEEPEST = 8


@dataclass(slots=True)
class Includes:
    """The folder that files are included from, the one in which they must lie, and those that cannot be read."""

    folder: Path | None
    root: Path | None
    missing: dict[str, dict[int, str]] = field(default_factory=dict)

    def put(self, lines: list[Line]) -> list[Line]:
        """The lines with those of the files that they name in their place; what cannot be read is told."""
        made = self._put(lines, self.folder, 0)
        for problem, places in self.missing.items():
            listed = "".join(f"\n  {line}: {name}" for line, name in places.items())
            told = msg("what is to be included here is in no book: {problem}", problem=problem)
            hint = msg("name the folder of the whole book, and look whether the file is there")
            remark(told + listed, line=min(places), hint=hint)
        return made

    def _put(self, lines: list[Line], folder: Path | None, depth: int) -> list[Line]:
        out: list[Line] = []
        for line in lines:
            found = _INCLUDE.fullmatch(line.text) if "{{" in line.text else None
            if not found:
                out.append(line)
            elif found["kind"] != "title":
                out += self._file(line, found, folder, depth)
        return out

    def _file(self, line: Line, found: re.Match[str], folder: Path | None, depth: int) -> list[Line]:
        name, *where = found["target"].split()[0].split(":")
        try:
            rows = _chosen(self._read(folder, name, depth), where)
        except (KanyinError, OSError, ValueError) as error:
            problem = error.problem if isinstance(error, KanyinError) else str(error)
            self.missing.setdefault(problem, {})[line.number] = name
            return []
        if not rows:
            self.missing.setdefault(msg("the file has no such lines"), {})[line.number] = found["target"]
        shown = [line.but(found["indent"] + row) for row in rows]
        if folder and Path(name).suffix.lower() == ".md":
            return self._put(shown, (folder / name).parent, depth + 1)
        return shown

    def _read(self, folder: Path | None, name: str, depth: int) -> list[str]:
        if folder is None or depth == _DEEPEST:
            raise ValueError(
                msg("there is no folder to look in") if folder is None else msg("files include each other")
            )
        text = read_inside(self.root or folder, folder / name).decode("utf-8", "replace")
        return text.replace("\r\n", "\n").rstrip("\n").split("\n")


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
