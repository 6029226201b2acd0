"""Lists whose numbers do not run on: each stretch that does is a list of its own, so that every number stays."""

from __future__ import annotations

from dataclasses import dataclass, field

from kanyin.dialects.gaps import BULLET, NUMBER, is_item
from kanyin.dialects.lines import Line, unread_mask
from kanyin.patterns import lazy

APART = "<!-- -->"
"""What parts two lists for pandoc."""


@dataclass(slots=True)
class _Open:
    """A list of numbers that is open: how deep it stands, its mark, its last number, whether all are the same."""

    indent: int
    mark: str
    number: int
    same: bool | None = None

    def takes(self, number: int) -> bool:
        """True for a number that the list has next; one whose numbers are all the same counts by itself."""
        if self.same is None:
            self.same = number == self.number
        if self.same:
            return True
        fits = number == self.number + 1
        self.number = number
        return fits


@dataclass(slots=True)
class _Lists:
    """The lists that are open, the outermost first."""

    levels: list[_Open] = field(default_factory=list)

    def leave(self, indent: int) -> None:
        """Text that stands no deeper than a list, behind an empty line, ends it."""
        while self.levels and self.levels[-1].indent >= indent:
            self.levels.pop()

    def parts(self, indent: int, number: int, mark: str) -> bool:
        """Take an item; True where it begins another list."""
        while self.levels and self.levels[-1].indent > indent:
            self.levels.pop()
        top = self.levels[-1] if self.levels else None
        if top is None or top.indent < indent - 1 or top.mark != mark:
            self.levels.append(_Open(indent, mark, number))
            return False
        if top.takes(number):
            return False
        self.levels[-1] = _Open(indent, mark, number)
        return True


def own_numbers(lines: list[Line]) -> list[Line]:
    """The lines with ``APART`` where a number does not follow the one before it."""
    mask = unread_mask(lines)
    lists = _Lists()
    out: list[Line] = []
    for at, line in enumerate(lines):
        found = None if mask[at] else NUMBER.match(line.text)
        other = not mask[at] and at and _is_other(lines, at)
        if other or (found and lists.parts(line.indent, int(found["number"]), found["end"])):
            deep = line.text[: len(line.text) - len(line.text.lstrip())]
            out += [line.but(""), line.but(deep + APART), line.but("")]
        elif not found and not line.is_blank and _ends(lines, at) and not mask[at]:
            lists.leave(line.indent)
        out.append(line)
    return out


_AUTOMATIC = lazy(r"[ \t]*#\.[ \t]")


def _is_other(lines: list[Line], at: int) -> bool:
    """True for an item that counts by itself under one with a number or a letter."""
    before = next((line for line in reversed(lines[max(0, at - 2) : at]) if not line.is_blank), None)
    if not before or not _AUTOMATIC.match(lines[at].text) or _AUTOMATIC.match(before.text):
        return False
    return is_item(before.text) and not BULLET.match(before.text)


def _ends(lines: list[Line], at: int) -> bool:
    """True for text behind an empty line, and for an item of another kind."""
    return at == 0 or lines[at - 1].is_blank or is_item(lines[at].text)
