"""How much room a formula takes in a line, before it is laid out."""

from __future__ import annotations

from itertools import zip_longest

from lxml import etree

from kanyin.output import xhtml
from kanyin.output.advances import serif_width
from kanyin.patterns import lazy

_LETTERS, _BESIDE_OPERATOR = 1.35, 0.6
_OPERATORS = lazy(r"[=<>+−±×÷·⋅∼≈≠≡≤≥→∈⊂,]|log|ln|lg|exp|sin|cos|tan|max|min")
"""How wide formulas are beside their signs in a serif, measured in TeX Gyre Termes Math."""
_SMALL = 0.75
"""How large indices are, and what stands in a fraction in a line."""
_BAR, _ROOT, _COLUMN = 0.2, 0.8, 1.0
"""Ems that a fraction's bar, a root's sign and the white between columns add."""


def formula_width(element: etree._Element) -> float:
    """About how many ems a formula takes in a line, by its MathML; what a reader does not see of it takes none."""
    if not isinstance(element.tag, str) or (name := xhtml.name_of(element)).startswith("annotation"):
        return 0.0
    parts = [formula_width(child) for child in element]
    if not parts:
        text = (element.text or "").strip()
        return _LETTERS * serif_width(text) + _BESIDE_OPERATOR * len(_OPERATORS.findall(text))
    if name == "mfrac":
        return _SMALL * max(parts) + _BAR
    if name in ("msub", "msup", "msubsup", "mmultiscripts"):
        return parts[0] + _SMALL * max(parts[1:], default=0.0)
    if name in ("mover", "munder", "munderover"):
        return max(parts[0], _SMALL * max(parts[1:], default=0.0))
    if name == "mtable":
        rows = [[formula_width(cell) for cell in row] for row in element]
        return sum(max(column) + _COLUMN for column in zip_longest(*rows, fillvalue=0.0))
    return sum(parts) + (_ROOT if name in ("msqrt", "mroot") else 0.0)
