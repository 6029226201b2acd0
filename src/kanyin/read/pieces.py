"""The lines of an HTML page and their marks: what the other readers of the page look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kanyin.model import SUB, SUP, Span
from kanyin.patterns import lazy
from kanyin.read.elements import HEADINGS, Element
from kanyin.text import folded

LONGEST_HEADING = 60
"""Characters: what is longer and set as a heading is set so for its looks."""
LONGEST = {**dict.fromkeys(HEADINGS, LONGEST_HEADING), "caption": 200, "verse": 60}
"""The same for other kinds: what is longer and called a caption is a text."""


@dataclass(frozen=True, slots=True)
class NoteRole:
    """What an element is to a note: its call, or its text; with no key, a link back that means nothing on paper.

    ``is_entry``: it is no note but an entry of the list of works that the page counts; its key is its number.
    """

    key: str
    is_text: bool
    is_entry: bool = False


Notes = Mapping[Element, NoteRole]
LONGEST_HIDDEN = 2000
"""Characters of what is hidden in one place that the record shows."""
HIDDEN, NUMBERS = "hidden", "numbers"
"""Kinds of lines that no reader sees: what a style hides, the numbers beside lines of code."""
UNREAD = (HIDDEN, NUMBERS)


@dataclass(slots=True)
class Piece:
    """A line of the page: its text, its kind (see ``model.Source``), the element that it stands in."""

    text: str
    kind: str
    element: Element
    picture: str = ""
    """The address of the picture that stands here, as the page has it."""
    emphasis: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    """Where links stand in it, each with its address for a kind; see ``model.Source``."""
    has_gap: bool = False
    """A picture stands between its words: of a formula or a rare character, maybe."""


_FAMILY = lazy("[a-z]*")


def family(kind: str) -> str:
    """A kind without its depth, its number, its language."""
    found = _FAMILY.match(kind)
    return found[0] if found else ""


def is_bold(piece: Piece) -> bool:
    """A short line all in bold letters."""
    strong = sum(end - start for kind, start, end in piece.emphasis if kind == "strong")
    return 0 < len(piece.text) <= LONGEST_HEADING and strong == len(folded(piece.text)) > 0


def spans_of(pieces: list[str], turns: list[tuple[int, str, int]]) -> tuple[Span, ...]:
    """The emphasis of a line: what is strong, and what is emphasised without being strong too, in its order."""
    if not turns:
        return ()
    found: list[Span] = []
    depth = {"strong": 0, "em": 0}
    count = done = 0
    for at, kind, turn in [*turns, (len(pieces), "", 0)]:
        passed = sum(len(folded(piece)) for piece in pieces[done:at])
        open_kind = "strong" if depth["strong"] else "em" if depth["em"] else ""
        if passed and open_kind:
            found.append((open_kind, count, count + passed))
        count, done = count + passed, at
        if turn:
            depth[kind] += turn
    return tuple(found)


def links_in(pieces: list[str], turns: list[tuple[int, str, int]]) -> tuple[Span, ...]:
    """The links of a line: its pieces, and where among them a link begins (1) or ends (-1)."""
    if not turns:
        return ()
    found: list[Span] = []
    count = done = start = 0
    address = ""
    for at, said, turn in [*turns, (len(pieces), "", -1)]:
        count += sum(len(folded(piece)) for piece in pieces[done:at])
        done = at
        if address and count > start:
            found.append((address, start, count))
        address, start = (said if turn > 0 else ""), count
    return tuple(found)


def led(piece: Piece) -> float:
    """The share of a line that is links."""
    return sum(end - start for _, start, end in piece.links) / max(1, len(folded(piece.text)))


WITHIN = ("#", "mailto:")
"""Beginnings of addresses that lead to no other page."""


def led_away(piece: Piece) -> float:
    """The share of a line that is links to other pages."""
    away = sum(end - start for address, start, end in piece.links if not address.startswith(WITHIN))
    return away / max(1, len(folded(piece.text)))


_SCRIPTS = tuple(
    (left, right, lazy(f"{left}(\\s*){right}|{right}{left}"), lazy(f"{left}[^{left}{right}]+{right}"))
    for left, right in (SUB, SUP)
)


def paired(text: str) -> str:
    """Marks of sub- and superscripts only in pairs round something."""
    for left, right, empty, pair in _SCRIPTS:
        if left in text or right in text:
            text = empty.sub(r"\1", text)
            if not len(pair.findall(text)) == text.count(left) == text.count(right):
                text = text.replace(left, "").replace(right, "")
    return text
