"""What proof reads out of a finished PDF, and what it finds there. Lengths in pt; y grows upwards, as in PDF.

Places are those of the page as a reader sees it, turned as its ``Rotate`` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from kanyin.proof import marks

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as the content stream gives it: the name of its space and its components, 0 to 1."""

    space: str
    parts: tuple[float, ...]

    @property
    def is_one_ink(self) -> bool:
        """Printed with the black plate alone: gray, or CMYK without C, M and Y."""
        return self.space == "gray" or (self.space == "cmyk" and max(self.parts[:3]) <= 0.001)


FORMULA = "\ufffc"
"""Stands for a formula, in the source's text and among the glyphs of a page, where it is tagged as one: its letters are
drawn in an order of its own.
"""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph on a page: its text, its baseline from ``x0`` to ``x1`` at ``y``, its size, and how it is drawn.

    ``code`` is what selects it in the font ``font`` (a key of ``File.fonts``). ``slant`` is the tangent of a
    slant that the matrix adds. ``mode`` is PDF's text rendering mode. ``text`` is empty where the PDF tells none.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    code: int
    ink: Ink
    slant: float = 0.0
    mode: int = 0
    upright: bool = True

    @property
    def box(self) -> Box:
        """About what the glyph covers."""
        return (self.x0, self.y - 0.2 * self.size, self.x1, self.y + 0.9 * self.size)


@dataclass(frozen=True, slots=True)
class Shape:
    """A path that is filled or stroked; ``thickness`` is that of a line, in pt."""

    box: Box
    ink: Ink
    thickness: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture where it stands: its colour space as ``Ink.space``, and pixels for each inch, across and down in
    ``dots``."""

    box: Box
    space: str
    dpi: float
    dots: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Page:
    """A page as it is drawn, in the order of drawing. ``crop`` is what a viewer shows of the sheet ``media``."""

    number: int
    media: Box
    crop: Box
    trim: Box
    bleed: Box
    has_trim: bool
    glyphs: tuple[Glyph, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Picture, ...]
    annotations: int = 0

    @property
    def width(self) -> float:
        return self.trim[2] - self.trim[0]

    @cached_property
    def runs_down(self) -> bool:
        """The text is vertical or turned: most Han stand under the one drawn before them, or are not upright."""
        han = [glyph for glyph in self.glyphs if marks.is_han(glyph.text)]
        down = sum(_is_under(a, b) for a, b in pairwise(han))
        beside = sum(abs(a.y - b.y) < 0.1 * a.size and a.upright for a, b in pairwise(han))
        return down > beside or (bool(han) and 2 * sum(glyph.upright for glyph in han) < len(han))


def _is_under(upper: Glyph, lower: Glyph) -> bool:
    """One character's height below, in one column of vertical text."""
    return abs(upper.x0 - lower.x0) < 0.3 * upper.size and 0.8 < (upper.y - lower.y) / upper.size < 1.4


def has_tag(name: str) -> bool:
    """The name of a subset, with its tag (ISO 32000-1 9.6.4)."""
    return len(name) > 7 and name[6] == "+" and name[:6].isupper()


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font of the file: its name with the subset's tag, and what is known of the glyphs inside.

    ``is_readable`` is false where its program is damaged. ``empty`` are the codes that draw nothing, ``missing`` those
    whose glyph is .notdef or not there. ``is_whole``: it has many more glyphs that draw something than are used.
    """

    name: str
    is_embedded: bool
    empty: frozenset[int] = frozenset()
    missing: frozenset[int] = frozenset()
    is_readable: bool = True
    is_whole: bool = False

    @property
    def is_subset(self) -> bool:
        return has_tag(self.name)

    @property
    def family(self) -> str:
        return self.name[7:] if self.is_subset else self.name


@dataclass(frozen=True, slots=True)
class File:
    """A finished PDF."""

    name: str
    pages: tuple[Page, ...]
    fonts: dict[str, FontFile]
    title: str = ""
    lang: str = ""
    is_tagged: bool = False
    outline: tuple[str, ...] = ()
    dead_links: tuple[int, ...] = ()
    """Pages with a link into the file that leads nowhere, once for each link."""
    standard: str = ""
    """What the file says it is: ``PDF/X-4``, or empty."""
    intent: str = ""
    """The output intent: empty, ``named`` without a profile, or ``gray``, ``rgb``, ``cmyk``."""
    programs: tuple[str, ...] = ()
    """What the file would run when it is opened or clicked at: ``JavaScript``, ``Launch``."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, and where: ``page`` from 1 and ``line`` from 1 in reading order; 0 for the whole file."""

    code: str
    what: str
    page: int = 0
    line: int = 0
    text: str = ""
    box: Box | None = field(default=None, compare=False)
