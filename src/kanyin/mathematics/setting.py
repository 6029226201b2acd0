"""How a piece of a formula is set: its size and style (Knuth, The TeXbook, appendix G; MathML Core, 3.1 and 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from kanyin.mathematics.boxes import Box
from kanyin.mathematics.fonts import MathFont
from kanyin.patterns import lazy

Shape = Callable[[etree._Element, "Setting"], Box]
_SHAPES: dict[str, Shape] = {}


def shapes(*names: str) -> Callable[[Shape], Shape]:
    """Say that a function lays out the elements of these names."""

    def register(function: Shape) -> Shape:
        _SHAPES.update(dict.fromkeys(names, function))
        return function

    return register


@dataclass(frozen=True, slots=True)
class Setting:
    """``display``: as on a line of its own; ``level``: of scripts; ``cramped``: scripts above are raised less;
    ``room``: em that a line of the text has, if it is known.
    """

    font: MathFont
    display: bool = False
    level: int = 0
    cramped: bool = False
    color: str = ""
    room: float = 0.0

    @property
    def scale(self) -> float:
        """The size beside that of the text."""
        if self.level < 1:
            return 1.0
        return self.font.constant("ScriptPercentScaleDown" if self.level == 1 else "ScriptScriptPercentScaleDown")

    def length(self, constant: str) -> float:
        """A constant of the font at this size, in em of the text."""
        return self.font.constant(constant) * self.scale

    @property
    def axis(self) -> float:
        """How high the middle of fractions, brackets and signs stands."""
        return self.length("AxisHeight")

    def script(self, *, cramped: bool | None = None) -> Setting:
        """The setting of a script."""
        cramped = self.cramped if cramped is None else cramped
        return replace(self, display=False, level=self.level + 1, cramped=cramped)

    def tight(self) -> Setting:
        """The same, cramped: below a line."""
        return replace(self, cramped=True)

    def box(self, element: etree._Element) -> Box:
        """Lay an element out; what it says of its own style holds for it and what is in it."""
        setting = self.told(element)
        return _SHAPES[name_of(element)](element, setting)

    def told(self, element: etree._Element) -> Setting:
        """The setting that an element asks for."""
        display, level = element.get("displaystyle"), element.get("scriptlevel")
        color = element.get("mathcolor")
        if display is None and level is None and color is None:
            return self
        return replace(
            self,
            display=self.display if display is None else display == "true",
            level=self.level if level is None else int(level),
            color=color or self.color,
        )


def name_of(element: etree._Element) -> str:
    """``mi`` of an element in any namespace."""
    return str(etree.QName(element).localname)


_LENGTH = lazy(r"(-?(?:\d++(?:\.\d*+)?|\.\d++))(em|ex|pt|px|mu|cm|mm|in|)")
_EM = {"em": 1.0, "ex": 0.45, "pt": 0.1, "px": 0.075, "mu": 1 / 18, "cm": 2.835, "mm": 0.2835, "in": 7.2, "": 1.0}
"""Units in em, at a size of 10 pt."""
_LONGEST = 40.0


def em(text: str | None, default: float = 0.0) -> float:
    """A length of MathML in em; the default where it is none, and no more than a page is wide."""
    found = _LENGTH.fullmatch(text or "")
    return max(-_LONGEST, min(_LONGEST, float(found[1]) * _EM[found[2]])) if found else default
