"""What MathML Core left out of MathML 3, in CSS, for the browsers in reading systems."""

from __future__ import annotations

from lxml import etree

from kanyin.mathematics.mathml import MATHML, make
from kanyin.mathematics.setting import name_of

_ITEMS = {"left": "start", "right": "end", "center": "center"}
_TYPEFACES = {"bold": "font-weight: bold", "italic": "font-style: italic", "monospace": "font-family: monospace",
              "sans-serif": "font-family: sans-serif"}  # fmt: skip
_SLANTS = {"updiagonalstrike": "to top left", "downdiagonalstrike": "to top right"}
_STROKE = "calc(50% - 0.03em), currentColor calc(50% - 0.03em), currentColor calc(50% + 0.03em), "
_BESIDE = "transparent calc(50% + 0.03em)"
_HALF_A_ROW = 0.6
"""What of a row is above the middle of its letters, and below it, em."""
_SMALL_MARKS = {"\u20d7": "\u2192", "\u20db": "...", "\u20dc": "...."}
_SHOWN_LINE = {"mover": "border-top: 0.06em solid; padding-top: 0.1em",
               "munder": "border-bottom: 0.06em solid; padding-bottom: 0.1em"}  # fmt: skip


def say_in_css(root: etree._Element) -> None:
    """What MathML Core left out of MathML 3, said in CSS too, for reading systems that are browsers: alignment and gaps
    of columns, lines of tables, frames, strokes through terms, typefaces of words.
    """
    for table in root.iter(f"{{{MATHML}}}mtable"):
        _say_table(table)
    for element in list(root.iter(f"{{{MATHML}}}menclose")):
        _say_enclosed(element)
    for element in root.iter(f"{{{MATHML}}}mtext"):
        if face := _TYPEFACES.get(element.get("mathvariant", "")):
            element.set("style", face)
    for element in list(root.iter(f"{{{MATHML}}}mo")):
        _say_operator(element)
    for element in root.iter(f"{{{MATHML}}}mspace"):
        if (element.get("width") or "").startswith("-"):
            element.set("style", f"margin-left: {element.attrib.pop('width')}")
    for element in list(root.iter(f"{{{MATHML}}}mpadded")):
        if (element.get("lspace") or "").startswith("-"):
            element.tag = f"{{{MATHML}}}mrow"
            element.set("style", f"margin-left: {element.attrib.pop('lspace')}")
            element.attrib.pop("width")


def _say_table(table: etree._Element) -> None:
    align = (table.get("columnalign") or "center").split()
    gaps = (table.get("columnspacing") or "0.8em").split()
    kinds = (table.get("class") or "").split()
    stretch = float(table.attrib.pop("data-stretch", "1"))
    white = 0.0 if "tight" in kinds else max(0.0, 0.22 + (stretch - 1) * _HALF_A_ROW)
    edges = [name.removeprefix("line-") for name in kinds if name.startswith("line-")]
    if edges:
        table.set("style", "; ".join(f"border-{side}: 0.05em solid" for side in edges))
    below = [*map(float, table.attrib.pop("data-gaps", "").split()), *[0.0] * len(table)]
    for m, row in enumerate(table):
        for n, cell in enumerate(row):
            before, after = _at(gaps, n - 1) if n else "0em", _at(gaps, n)
            side = cell.get("columnalign") or _at(align, n)
            padding = f"{white:g}em {_half(after)} {max(0.0, white + below[m]):g}em {_half(before)}"
            style = f"text-align: {side}; justify-items: {_ITEMS[side]}; padding: {padding}"
            cell.set("style", style + _border(table, row, n))


def _say_enclosed(element: etree._Element) -> None:
    """A frame or a stroke that no browser draws for ``menclose``: Core has it no more."""
    kinds = (element.get("notation") or "").split()
    styles = []
    if {"box", "roundedbox", "circle"} & set(kinds):
        styles += ["border: 0.06em solid", "padding: 0.25em 0.3em"]
    strokes = [f"linear-gradient({_SLANTS[kind]}, transparent {_STROKE}{_BESIDE})" for kind in kinds if kind in _SLANTS]
    if strokes:
        styles.append("background: " + ", ".join(strokes))
    if styles:
        element.tag = f"{{{MATHML}}}mrow"
        element.attrib.pop("notation", None)
        element.set("style", "; ".join(styles))


def _say_operator(element: etree._Element) -> None:
    """Marks that combine, which browsers set beside their letter, as small signs of their own; lines above and below,
    which few fonts let grow; a bracket with an index in a row of its own, or it does not grow.
    """
    outer = element.getparent()
    kind = "" if outer is None else name_of(outer)
    if kind == "mover" and element.text in _SMALL_MARKS:
        element.text = _SMALL_MARKS[element.text]
        small = make("mstyle", {"scriptlevel": "+1"})
        outer.replace(element, small)
        small.append(element)
    elif kind in _SHOWN_LINE and element.text in ("‾", "_") and outer[-1] is element:
        outer.tag = f"{{{MATHML}}}mrow"
        outer.remove(element)
        outer.attrib.clear()
        outer.set("style", _SHOWN_LINE[kind])
    elif element.get("minsize") and kind in ("msub", "msup", "msubsup"):
        row = make("mrow")
        outer.replace(element, row)
        row.append(element)


def _at(parts: list[str], n: int) -> str:
    return parts[min(n, len(parts) - 1)]


def _half(length: str) -> str:
    return f"{float(length.removesuffix('em')) / 2:g}em"


def _border(table: etree._Element, row: etree._Element, n: int) -> str:
    """The lines at the right of a cell and below it."""
    columns, rows = ((table.get(name) or "").split() for name in ("columnlines", "rowlines"))
    m = row.getparent().index(row)
    sides = [
        name for name, kinds, at in (("right", columns, n), ("bottom", rows, m)) if kinds[at : at + 1] == ["solid"]
    ]
    return "".join(f"; border-{side}: 0.05em solid" for side in sides)
