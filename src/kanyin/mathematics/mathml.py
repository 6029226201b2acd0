"""math-core's MathML made plain: attributes of MathML 3 for what it says in CSS, no elements of its own use alone.

Browsers lay MathML Core out, older readers of EPUB MathML 3, and Office and our PDFs read it too: what is written here
all of them understand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from lxml import etree

from kanyin.mathematics.rewriting import Table
from kanyin.patterns import lazy

MATHML = "http://www.w3.org/1998/Math/MathML"
_ENTITY = lazy(r"&([A-Za-z]+);")
_VARIATIONS = lazy("[\ufe00\ufe01]")
"""Selectors between two forms of script capitals: no font that we know has both."""
_XML_ENTITIES = {"lt", "gt", "amp", "quot", "apos"}
_LINES = {"border-left": "left", "border-right": "right", "border-top": "top", "border-bottom": "bottom"}
_ALIGNED_GAP, _COLUMN_GAP, _JOT, _RELATION_GAP = "2em", "1em", "0.3em", "0.28em"
_OVERLINE, _UNDERLINE = "‾", "_"
_COMBINING_LOW_LINE = "\u0332"


def parse(text: str) -> etree._Element:
    """math-core's output as a tree in MathML's namespace, made plain."""
    text = _VARIATIONS.sub("", text)
    text = _ENTITY.sub(lambda found: found[0] if found[1] in _XML_ENTITIES else unescape(found[0]), text)
    root = etree.fromstring(text.replace("<math", f'<math xmlns="{MATHML}"', 1), etree.XMLParser(huge_tree=True))
    for element in list(root.iter(f"{{{MATHML}}}*")):
        _PLAIN.get(_name(element), _leave)(element)
    return root


def depth(root: etree._Element) -> int:
    """How many elements are inside each other at most."""
    deepest, waiting = 0, [(root, 1)]
    while waiting:
        element, level = waiting.pop()
        deepest = max(deepest, level)
        waiting += ((child, level + 1) for child in element)
    return deepest


def make(name: str, attributes: dict[str, str] | None = None, text: str = "") -> etree._Element:
    """An element of MathML."""
    element = etree.Element(f"{{{MATHML}}}{name}", attributes or {}, nsmap={None: MATHML})
    element.text = text or None
    return element


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _leave(element: etree._Element) -> None:
    """Nothing to be done."""


def _style(element: etree._Element) -> dict[str, str]:
    """The CSS of an element, which it loses."""
    pairs = (part.split(":", 1) for part in element.attrib.pop("style", "").split(";") if ":" in part)
    return {key.strip(): value.strip() for key, value in pairs}


def _plain_row(element: etree._Element) -> None:
    """Colour as an attribute; the empty space that keeps an operator's name from being one is not needed."""
    style = _style(element)
    if "color" in style:
        element.set("mathcolor", style["color"])
    if len(element) and _name(element[0]) == "mspace" and not element[0].attrib:
        element.remove(element[0])
    if element.get("class", "").startswith("menclose"):
        element.getparent().remove(element)
    elif {"displaystyle", "scriptlevel", "mathcolor"} & set(element.attrib):
        element.tag = f"{{{MATHML}}}mstyle"
    elif len(element) == 1 and not element.attrib and element.getparent() is not None:
        element.getparent().replace(element, element[0])


def _plain_fraction(element: etree._Element) -> None:
    """The style of a fraction on an element round it, where MathML 3 has it."""
    element.attrib.pop("style", None)
    told = {key: element.attrib.pop(key) for key in ("displaystyle", "scriptlevel") if key in element.attrib}
    if told:
        outer = make("mstyle", told)
        parent = element.getparent()
        parent.replace(element, outer)
        outer.append(element)


def _plain_space(element: etree._Element) -> None:
    left = _style(element).get("margin-left")
    if left:
        element.set("width", left)


def _plain_padded(element: etree._Element) -> None:
    """White on the sides as spaces."""
    style = _style(element)
    sides = [style.get(side, "0") for side in ("padding-left", "padding-right")]
    if not style:
        return
    element.tag = f"{{{MATHML}}}mrow"
    if sides[0] != "0":
        element.insert(0, make("mspace", {"width": sides[0]}))
    if sides[1] != "0":
        element.append(make("mspace", {"width": sides[1]}))
    _plain_row(element)


def _plain_line(element: etree._Element) -> None:
    """A line above or below: spacing characters, where math-core writes one that combines."""
    mark = element[1]
    if mark.text == _COMBINING_LOW_LINE:
        mark.text = _OVERLINE if _name(element) == "mover" else _UNDERLINE


_VARIANTS = {"b": "bold", "i": "italic", "code": "monospace", "math-core-sans-serif-font": "sans-serif",
             "math-core-serif-font": "normal"}  # fmt: skip


def _plain_text(element: etree._Element) -> None:
    """Words without the HTML that math-core puts round those in other typefaces; blanks that stay."""
    found = [_VARIANTS.get(_name(child)) or _VARIANTS.get(child.get("class", "")) for child in element]
    if len(element) and all(found) and not (element.text or "").strip():
        element.set("mathvariant", str(found[0]))
    element.text = "".join(element.itertext())
    for child in list(element):
        element.remove(child)
    element.text = re.sub("^ +| +$| (?= )", lambda blanks: "\u00a0" * len(blanks[0]), element.text)


def _plain_table(element: etree._Element) -> None:
    """Alignment, gaps and lines as MathML 3 says them."""
    outside = _style(element)
    rows = [[_style(cell) for cell in row] for row in element]
    edges = {side for name, side in _LINES.items() if name in outside}
    if len(rows) > 1 and _is_blank(element[-1]):
        # What stands behind the last line's end is no row; a line there is the table's lowest.
        edges |= {"bottom"} if "border-top" in rows[-1][0] else set()
        element.remove(element[-1])
        rows.pop()
    _align(element, rows)
    if element.get("scriptlevel") == "1":
        element.set("rowspacing", "0.1em")
        element.set("class", "tight")
    elif element.get("displaystyle") == "true":
        columns = max(map(len, rows), default=0)
        element.set("columnspacing", " ".join(_ALIGNED_GAP if n % 2 else "0em" for n in range(max(1, columns - 1))))
        element.set("rowspacing", _JOT)
    else:
        element.set("columnspacing", _COLUMN_GAP)
    element.attrib.pop("scriptlevel", None)
    _draw_lines(element, rows, edges)


def _is_blank(row: etree._Element) -> bool:
    return len(row) == 1 and not len(row[0]) and not (row[0].text or "").strip()


def _align(element: etree._Element, rows: list[list[dict[str, str]]]) -> None:
    """The usual alignment of each column on the table, another on its cell."""
    said = [[style.get("text-align", "center") for style in row] for row in rows]
    columns = max(map(len, said), default=0)
    usual = [next((row[n] for row in said if n < len(row)), "center") for n in range(columns)]
    if usual:
        element.set("columnalign", " ".join(usual))
    for row, aligned in zip(element, said, strict=True):
        for cell, own, common in zip(row, aligned, usual, strict=False):
            if own != common:
                cell.set("columnalign", own)


def _draw_lines(element: etree._Element, rows: list[list[dict[str, str]]], edges: set[str]) -> None:
    """Lines between columns and between rows, and those at the edges."""
    columns = max(map(len, rows), default=0)
    right = [any("border-right" in row[n] for row in rows if n < len(row)) for n in range(columns)]
    over = [any("border-top" in cell for cell in row) for row in rows]
    _set_lines(element, "columnlines", right[:-1])
    _set_lines(element, "rowlines", over[1:])
    if any(right[-1:]):
        edges.add("right")
    if edges:
        names = [*element.get("class", "").split(), *(f"line-{side}" for side in sorted(edges))]
        element.set("class", " ".join(names))
        element.set("framespacing", "0.5em 0.4ex")


def _set_lines(element: etree._Element, name: str, drawn: list[bool]) -> None:
    if any(drawn):
        element.set(name, " ".join("solid" if line else "none" for line in drawn))


def settle_tables(root: etree._Element, told: Sequence[Table]) -> None:
    """What is known of tables besides what math-core says: white behind their rows (``data-gaps``), how far apart all
    are (``data-stretch``).
    """
    tables = list(root.iter(f"{{{MATHML}}}mtable"))
    if len(tables) != len(told):
        return  # math-core made tables of its own
    for table, notes in zip(tables, told, strict=True):
        if notes.gaps:
            last = max(notes.gaps)
            table.set("data-gaps", " ".join(f"{notes.gaps.get(n, 0):g}" for n in range(last + 1)))
        if notes.stretch != 1.0:
            table.set("data-stretch", f"{notes.stretch:g}")
        if notes.is_aligned:
            columns = len(table[0]) if len(table) else 1
            table.set("columnspacing", " ".join(_ALIGNED_GAP if n % 2 else "0em" for n in range(max(1, columns - 1))))
            table.set("displaystyle", "true")


def uncover(root: etree._Element) -> None:
    """A phantom in a phantom is shown, without any width; one in two of them ends where it would begin."""
    for outer in list(root.iter(f"{{{MATHML}}}mpadded")):
        depth, inner = 0, outer
        while _name(inner) == "mpadded" and inner.get("width") == "0" and _name(inner[0]) == "mphantom":
            depth, hidden = depth + 1, inner[0]
            if len(hidden) != 1:
                inner = hidden
                break
            inner = hidden[0]
        if depth < 2:
            continue
        shown = list(inner) if _name(inner) == "mphantom" else [inner]
        if depth > 2:
            letters = len("".join("".join(part.itertext()) for part in shown))
            outer.set("lspace", f"-{_LETTER * letters:g}em")
        for old in list(outer):
            outer.remove(old)
        outer.extend(shown)


_LETTER = 0.6
"""About the width of a letter, em."""
_OVER = ("munder", "mover", "munderover")
_BIG = {"1.623em": "1.8em", "2.047em": "2.4em", "2.470em": "3em", "2.47em": "3em"}
"""Heights of the brackets that ``\\Big`` and its like ask for, as LaTeX has them."""


def _is_spaced(row: etree._Element) -> bool:
    """True for one term between two spaces."""
    return len(row) == 3 and _name(row[0]) == _name(row[2]) == "mspace"


def _plain_operator(element: etree._Element) -> None:
    """Sizes of brackets; the white beside an arrow with words stands beside it already."""
    base = element.getparent()
    outer = base.getparent() if base is not None else None
    if outer is not None and _name(base) in _OVER and base[0] is element and _is_spaced(outer):
        element.set("lspace", "0em")
        element.set("rspace", "0em")
    for name in ("minsize", "maxsize"):
        if element.get(name) in _BIG:
            element.set(name, _BIG[element.get(name)])


_PLAIN = {
    "mo": _plain_operator,
    "mrow": _plain_row,
    "mfrac": _plain_fraction,
    "mspace": _plain_space,
    "mpadded": _plain_padded,
    "mover": _plain_line,
    "munder": _plain_line,
    "mtext": _plain_text,
    "mtable": _plain_table,
}


def spread(root: etree._Element) -> None:
    """The lines of ``multline``: the first at the left, the last at the right, others in the middle."""
    table = next(root.iter(f"{{{MATHML}}}mtable"), None)
    rows = [] if table is None else list(table)
    if len(rows) > 1:
        for row, side in ((rows[0], "left"), (rows[-1], "right")):
            for cell in row:
                cell.set("columnalign", side)


def close_up(root: etree._Element, *, relations: bool) -> None:
    """The columns of ``alignat``, which its author parts, and those of ``eqnarray``, whose second has the relations."""
    table = next(root.iter(f"{{{MATHML}}}mtable"), None)
    if table is not None:
        table.set("columnspacing", _RELATION_GAP if relations else "0em")
        table.set("displaystyle", "true")
        table.set("rowspacing", _JOT)


def annotate(root: etree._Element, tex: str) -> None:
    """Keep the TeX within the formula, so that what reads it again has what its author wrote."""
    row = make("mrow")
    row.extend(list(root))
    semantics = make("semantics")
    semantics.extend([row, make("annotation", {"encoding": "application/x-tex"}, tex)])
    root.append(semantics)


def number(text: str) -> etree._Element:
    """The number of a formula as words."""
    return make("mtext", text=text)
