"""Formulas in the page that WeasyPrint lays out: pieces of them as pictures that know how they are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from kanyin import system
from kanyin.errors import MissingToolError
from kanyin.mathematics import fonts as math_fonts
from kanyin.mathematics import layout, mathml, reader
from kanyin.mathematics.boxes import Box
from kanyin.mathematics.tex import tokens
from kanyin.messages import msg
from kanyin.output import xhtml
from kanyin.output.pdf.css import math_file
from kanyin.output.xhtml import MATHML
from kanyin.style import MM_PER_PT, Style

NUMBER = "equation-number"
"""The class of a number beside a formula."""
_ADDRESS = "formula:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a formula in a line of text, or a line of a displayed one. ``tex`` is what is copied with it."""

    tex: str
    box: Box | None = None
    display: layout.Display | None = None
    line: int = 0

    def fitted(self, room: float) -> Box:
        """The piece in a room, em: a line of a displayed formula takes all of it; a piece in a line of text that may
        be parted nowhere and is longer than the line is made smaller.
        """
        if self.box is None:
            return self.display.fitted(self.line, room)  # type: ignore[union-attr]
        return self.box.scaled(room / self.box.width) if 0 < room < self.box.width else self.box

    def shrunk(self, room: float) -> float:
        """How much smaller than the text the piece is set in a room; 1 where it has its own size."""
        boxes = [box for box, _ in self.display.lines[self.line].pieces] if self.display else [self.box or Box()]
        own = layout.size_of(boxes)
        return layout.size_of([self.fitted(room)]) / own if own and room else 1.0


@dataclass(slots=True)
class Pieces:
    """The pieces of all formulas of a page by their addresses."""

    by_address: dict[str, Piece] = field(default_factory=dict)

    def add(self, piece: Piece) -> str:
        """Keep a piece; its address."""
        address = f"{_ADDRESS}{len(self.by_address) + 1}"
        self.by_address[address] = piece
        return address


def set_formulas(root: etree._Element, style: Style, pieces: Pieces) -> None:
    """Put what WeasyPrint can lay out into the place of each formula: a span with its pieces.

    Raises MissingToolError where no mathematical font is installed.
    """
    for math in list(root.iter(f"{{{MATHML}}}math")):
        tex = math.get("alttext", "")
        display = math.get("display") == "block"
        formula = reader.read(tex, display=display)
        found = _lines(formula, style) if display else _pieces(formula, style)
        span = xhtml.make("span", {"class": "formula display" if display else "formula", "title": tex})
        for piece in found:
            span.append(_image(piece, pieces, tex, is_line=display))
        _replace(math, span)


def displayed(root: etree._Element) -> list[etree._Element]:
    """The formulas that stand on lines of their own, with their numbers."""
    found = [math for math in root.iter(f"{{{MATHML}}}math") if math.get("display") == "block"]
    return [outer if is_equation(outer := math.getparent()) else math for math in found]


def is_equation(element: etree._Element) -> bool:
    """True for what holds a formula and its number."""
    return "equation" in xhtml.classes(element)


def _font(style: Style) -> math_fonts.MathFont:
    """The mathematical font that WeasyPrint draws with."""
    file = math_file(style)
    if file is None:
        raise MissingToolError(msg("no mathematical font is installed"), hint=system.install_command(["math"]))
    return math_fonts.load(file)


def _room(style: Style) -> float:
    """Em that a line of the text has."""
    return style.column_width / MM_PER_PT / style.size


def _pieces(formula: reader.Formula, style: Style) -> Iterator[Piece]:
    boxes = layout.in_line(formula.math, _font(style), _room(style))
    yield from map(Piece, shares(formula.tex, len(boxes)), boxes)


def _lines(formula: reader.Formula, style: Style) -> Iterator[Piece]:
    numbers = [mathml.number(text) if text else None for text in formula.numbers]
    made = layout.displayed(formula.math, _font(style), numbers, _room(style))
    for n, tex in enumerate(shares(formula.tex, len(made.lines))):
        yield Piece(tex, None, made, n)


def shares(tex: str, count: int) -> list[str]:
    r"""A formula's TeX cut at ``\\`` or between other tokens into so many parts: each piece of it is copied as one."""
    words = tex if "%" in tex else " ".join(tex.split())
    lines = re.findall(r".*?\\\\|.+\Z", words, re.DOTALL)
    if len(lines) == count:
        return lines
    pieces = [token.text for token in tokens(words)]
    size = max(1, len(pieces) // max(count, 1))
    return ["".join(pieces[n * size : (n + 1) * size if n < count - 1 else None]) for n in range(count)]


def _image(piece: Piece, pieces: Pieces, tex: str, *, is_line: bool) -> etree._Element:
    attributes = {"src": pieces.add(piece), "alt": tex, "class": "formula-line" if is_line else "formula-piece"}
    return xhtml.make("img", attributes)


def _replace(math: etree._Element, span: etree._Element) -> None:
    """A formula's span into its place, or into that of the element that has its number too."""
    outer = math.getparent()
    old = outer if is_equation(outer) else math
    span.tail, old.tail = old.tail, None
    if old.get("id"):
        span.set("id", old.get("id"))
    old.getparent().replace(old, span)
