"""Obsidian's ``![[note#heading]]`` and ``![[note#^block]]`` on a line of their own: a quotation of the note.

A whole note that the book has as a chapter is not printed twice: ``![[note]]`` becomes a link to it (``obsidian.py``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kanyin.dialects.lines import Line, code_mask, numbered
from kanyin.dialects.obsidian import is_note
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.files.names import Names
from kanyin.patterns import lazy

_EMBED = lazy(
    r"\A(?P<deep>[ \t>]*+)!\[\[(?P<note>[^\[\]|#^<>:*?\"\\\n]{0,200})"
    r"(?:#(?P<place>[^\[\]|<>\"\\\n]{1,200}))?(?:\|[^\[\]\n]{0,300})?\]\][ \t]*+"
)
_HEADING = lazy(r"(?P<level>#{1,6})[ \t]++(?P<words>\S[^\n]*+)")
_ITEM = lazy(r"[ \t]*+(?:[-*+]|\d{1,9}[.)])[ \t]")
_NO_LETTER = lazy(r"[\W_]+")
_DEEPEST = 3
"""Notes within notes that are looked into."""
_MOST = 5_000
"""Lines that a file may take from others: each might take the next one twice."""


@dataclass(slots=True)
class Embeds:
    """Where notes are looked for: beside the file, from ``root`` on, and by their names; ``chapters`` the book has."""

    folder: Path | None
    root: Path | None
    chapters: Collection[Path] = ()
    names: list[str] = field(default_factory=list)
    """What stood in the place of what was embedded."""
    _names: Names = field(init=False)
    _taken: int = 0

    def __post_init__(self) -> None:
        self._names = Names(self.root)

    def put(self, lines: list[Line], depth: int = 0) -> list[Line]:
        """The lines with what they embed in the place of its name; what is not found stays as it is written."""
        if self.folder is None or not any("![[" in line.text for line in lines):
            return lines
        mask = code_mask(lines)
        out: list[Line] = []
        for line, is_code in zip(lines, mask, strict=True):
            found = None if is_code or "![[" not in line.text else _EMBED.fullmatch(line.text)
            rows = self._rows(found, lines, depth) if found else []
            if found and rows:
                # Nothing of what stands beside it goes on in the quotation.
                deep = found["deep"].rstrip()
                self.names.append(line.text)
                shown = self.put([line.but(row) for row in rows], depth + 1)
                quoted = [row.but(f"{found['deep']}> {row.text}".rstrip()) for row in shown]
                out += [line.but(deep), *quoted, line.but(deep)]
            else:
                out.append(line)
        return out

    def _rows(self, found: re.Match[str], lines: Sequence[Line], depth: int) -> list[str]:
        """What is to stand in the place of an embed; nothing where it is a link, a picture, or cannot be found."""
        note, place = found["note"].strip(), (found["place"] or "").strip()
        if depth == _DEEPEST or self._taken > _MOST or not is_note(note) or not (note or place):
            return []
        if note:
            path = self._path(note)
            if path is None or (not place and path.resolve() in self.chapters):
                return []
            rows = self._read(path)
        else:
            rows = [line.text for line in lines]
        chosen = _chosen(rows, place) if place else rows
        self._taken += len(chosen)
        return chosen

    def _path(self, note: str) -> Path | None:
        name = note if note.lower().endswith(".md") else f"{note}.md"
        places = [base / name for base in (self.folder, self.root) if base]
        return next((path for path in places if path.is_file()), self._names.only(name))

    def _read(self, path: Path) -> list[str]:
        """The lines of a note below its front matter; none where it cannot be read."""
        try:
            text = read_inside(self.root or path.parent, path).decode("utf-8-sig", "replace")
        except (KanyinError, OSError):
            return []
        rows = text.replace("\r\n", "\n").rstrip("\n").split("\n")
        end = next((at for at, row in enumerate(rows[1:], 1) if row.strip() == "---"), 0) if rows[0] == "---" else 0
        return rows[end + 1 :] if end else rows


def _chosen(rows: list[str], place: str) -> list[str]:
    """The lines of a block, ``^name``, or of a section: its heading and all to the next one that is as high."""
    mask = code_mask(numbered("\n".join(rows)))
    name = place.rpartition("#")[2].strip()
    found = _block(rows, name) if name.startswith("^") else _section(rows, mask, name)
    while found and not found[-1].strip():
        found.pop()
    return found


def _section(rows: list[str], mask: Sequence[bool], name: str) -> list[str]:
    heads = [(at, head) for at, row in enumerate(rows) if not mask[at] and (head := _HEADING.fullmatch(row.strip()))]
    wanted = _letters(name)
    for number, (at, head) in enumerate(heads):
        if wanted and _letters(head["words"]) == wanted:
            after = (n for n, other in heads[number + 1 :] if len(other["level"]) <= len(head["level"]))
            return rows[at : next(after, len(rows))]
    return []


def _letters(words: str) -> str:
    """What a heading and its name in a link have in common: Obsidian takes ``#``, ``:`` and ``|`` out of a name."""
    return _NO_LETTER.sub("", words).lower()


def _block(rows: list[str], name: str) -> list[str]:
    """The block that ``^name`` stands behind or below: a paragraph, a table, an item with what is set in below it."""
    at = next((n for n, row in enumerate(rows) if row.rstrip().endswith(name) and _ends(row, name)), None)
    if at is None:
        return []
    if rows[at].strip() == name:  # below its block
        at = next((n for n in range(at - 1, -1, -1) if rows[n].strip()), at)
    own = rows[at].rstrip().removesuffix(name).rstrip()
    if _ITEM.match(own):
        deep = len(own) - len(own.lstrip())
        below = range(at + 1, len(rows))
        end = next((n for n in below if rows[n].strip() and _depth(rows[n]) <= deep), len(rows))
        return [row[deep:] for row in (own, *rows[at + 1 : end])]
    start = next((n + 1 for n in range(at - 1, -1, -1) if not rows[n].strip()), 0)
    return [*rows[start:at], own]


def _ends(row: str, name: str) -> bool:
    before = row.rstrip().removesuffix(name)
    return not before or before[-1].isspace()


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip())
