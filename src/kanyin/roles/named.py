"""What a person says of lines, as the decision for the whole page sees it: they are settled, their neighbours not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kanyin.model import Line
from kanyin.roles.facts import Facts, look

Says = Callable[[Line], str]
"""What a person says a line is: a role, KEPT where he only wants to have it, nothing."""
KEPT = "kept"
OF_TEXT = frozenset({KEPT, "heading", "body", "verse", "caption", "row", "note", "reference"})
"""The text runs through these; other roles stand beside it, wherever they are."""
_TELLS = frozenset({"author", "unit", "info"})
"""They tell of the article: a title may stand above them."""


def nothing(line: Line) -> str:
    """A person says nothing."""
    return ""


def alone(unit: tuple[int, ...], lines: Sequence[Line], says: Says) -> Iterator[tuple[int, ...]]:
    """A unit, parted where a person says what one of its lines is."""
    rest: list[int] = []
    for n in unit:
        if says(lines[n]) in ("", KEPT):
            rest.append(n)
            continue
        if rest:
            yield tuple(rest)
        rest = []
        yield (n,)
    if rest:
        yield tuple(rest)


def look_at(lines: tuple[Line, ...], says: Says, kept: Iterable[str]) -> tuple[Facts, str]:
    """A unit and what a person says it is; that settles what it shows, whatever it looks like."""
    facts = look(lines)
    role = next(filter(None, map(says, lines)), "")
    if not role and facts.furniture is not None and facts.furniture.id in kept:
        role = KEPT
    if not role:
        return facts, ""
    shown = {"kept"} if role in OF_TEXT else {"named", "credit"} if role in _TELLS else {"named"}
    return replace(facts, shown=frozenset(shown), furniture=None), role
