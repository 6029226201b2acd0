"""Boxes of a laid-out formula: where each glyph and each rule stands. Lengths in em of the text; y grows upwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of the mathematical font; ``text`` is what it stands for."""

    number: int
    scale: float
    text: str
    color: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Text in the fonts of the paragraph: Han, and what the mathematical font lacks."""

    text: str
    scale: float
    color: str = ""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled line from its place to the given end, ``thickness`` wide."""

    dx: float
    dy: float
    thickness: float
    color: str = ""


Ink = Glyph | Text | Rule


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of a formula: its width, what it reaches above and below the baseline, and its ink by place.

    ``italic`` is how far it leans out at its top; ``middle`` where an accent stands; ``letter``: it is one glyph;
    ``after`` is the white at its end.
    """

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    ink: tuple[tuple[float, float, Ink], ...] = ()
    italic: float = 0.0
    middle: float | None = None
    letter: bool = False
    after: float = 0.0

    @property
    def height(self) -> float:
        """From the lowest to the highest point."""
        return self.ascent + self.descent

    def moved(self, dx: float, dy: float = 0.0) -> Box:
        """The same elsewhere: its ink to the right and up; its width stays."""
        ink = tuple((x + dx, y + dy, piece) for x, y, piece in self.ink)
        return replace(self, ascent=self.ascent + dy, descent=self.descent - dy, ink=ink)

    def scaled(self, factor: float) -> Box:
        """The same, larger or smaller."""
        ink = tuple((x * factor, y * factor, _scaled(piece, factor)) for x, y, piece in self.ink)
        return replace(
            self,
            width=self.width * factor,
            ascent=self.ascent * factor,
            descent=self.descent * factor,
            italic=self.italic * factor,
            ink=ink,
        )


def _scaled(piece: Ink, factor: float) -> Ink:
    if isinstance(piece, Rule):
        return replace(piece, dx=piece.dx * factor, dy=piece.dy * factor, thickness=piece.thickness * factor)
    return replace(piece, scale=piece.scale * factor)


def space(width: float) -> Box:
    """White."""
    return Box(width)


def beside(boxes: Iterable[Box]) -> Box:
    """Boxes in a row on one baseline."""
    made = list(boxes)
    ink: list[tuple[float, float, Ink]] = []
    at = 0.0
    for box in made:
        ink.extend((x + at, y, piece) for x, y, piece in box.ink)
        at += box.width
    tall = [box for box in made if box.ink or box.ascent or box.descent]
    return Box(
        at,
        max((box.ascent for box in tall), default=0.0),
        max((box.descent for box in tall), default=0.0),
        tuple(ink),
        made[-1].italic if made else 0.0,
        after=_white(made),
    )


def _white(boxes: list[Box]) -> float:
    """The white at the end of a row."""
    white = 0.0
    for box in reversed(boxes):
        if box.ink:
            return white + box.after
        white += box.width
    return white


def overlaid(boxes: Iterable[Box], width: float) -> Box:
    """Boxes that were moved to their places over each other, as one of a given width."""
    made = list(boxes)
    return Box(
        width,
        max((box.ascent for box in made), default=0.0),
        max((box.descent for box in made), default=0.0),
        tuple(ink for box in made for ink in box.ink),
    )


def rule(width: float, thickness: float, color: str = "") -> Box:
    """A level line that stands on the baseline."""
    return Box(width, thickness, 0.0, ((0.0, thickness / 2, Rule(width, 0.0, thickness, color)),))


def letters(box: Box) -> Iterator[str]:
    """What is drawn, piece by piece."""
    yield from (piece.text for *_, piece in box.ink if not isinstance(piece, Rule))
