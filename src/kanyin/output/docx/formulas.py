"""Formulas of a DOCX: Office Math in pandoc's paragraphs, numbers, indices on brackets."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from xml.sax.saxutils import escape

from lxml import etree

from kanyin.book.pandoc_types import Json
from kanyin.mathematics import mathml
from kanyin.mathematics.reader import read
from kanyin.output.docx.indents import go_on_in_item, is_item
from kanyin.output.docx.omml import office_math
from kanyin.output.docx.styles import BODY, EQUATION
from kanyin.output.docx.xml import M, put, style_of, twips, w
from kanyin.output.xhtml import legal
from kanyin.style import MM_PER_PT, Style

_PAIRS = {")": "(", "]": "[", "}": "{"}


TAB = "<w:r><w:tab/></w:r>"


def as_openxml(node: Json) -> Json:
    """A formula of pandoc's tree as Office Math, its number behind a tab."""
    display = node["c"][0]["t"] == "DisplayMath"
    formula = read(node["c"][1], display=display)
    numbers = formula.numbers if display else ()
    if len(numbers) > 1:
        _number_rows(formula.math, numbers)
    math = office_math(formula.math, display=display)
    for closing in [e for e in math.iter(_m("sSup"), _m("sSub"), _m("sSubSup")) if _closes(e)]:
        _raise_brackets(closing)
    xml = etree.tostring(math, encoding="unicode")
    if len(numbers) == 1 and numbers[0]:
        xml = f"{TAB}{xml}<w:r><w:tab/><w:t>{escape(legal(numbers[0]))}</w:t></w:r>"
    elif display:
        xml = f'<m:oMathPara xmlns:m="{M}">{xml}</m:oMathPara>'
    return {"t": "RawInline", "c": ["openxml", xml]}


def _number_rows(math: etree._Element, numbers: Sequence[str]) -> None:
    """Numbers of lines behind them."""
    rows = math.iter(f"{{{mathml.MATHML}}}mtr")
    for row, number in zip(rows, numbers, strict=False):
        if number:
            cell = mathml.make("mtd")
            cell.extend([mathml.make("mspace", {"width": "2em"}), mathml.number(number)])
            row.append(cell)


def set_number_tabs(paragraph: etree._Element, style: Style) -> None:
    """Where a numbered formula and its number stand: in the middle and at the right edge of the column."""
    # Word counts from the edge of the column, LibreOffice from that of the paragraph.
    inset = 2 * style.size if style_of(paragraph) not in (BODY, EQUATION) else 0.0
    width = style.column_width / MM_PER_PT - inset
    tabs = etree.Element(w("tabs"))
    for kind, place in (("center", width / 2), ("right", width)):
        etree.SubElement(tabs, w("tab"), {w("val"): kind, w("pos"): str(twips(place))})
    put(paragraph, tabs)
    put(paragraph, etree.Element(w("jc"), {w("val"): "left"}))


def is_numbered(paragraph: etree._Element) -> bool:
    """True for a paragraph that is a formula between two tabs, and its number."""
    content = [child for child in paragraph if child.tag not in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd"))]
    return len(content) == 3 and content[1].tag == _m("oMath") and content[0].find(w("tab")) is not None


def is_equation(paragraph: etree._Element) -> bool:
    """True for a paragraph that is a displayed formula and nothing else."""
    content = [child for child in paragraph if child.tag not in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd"))]
    return bool(content) and all(child.tag == _m("oMathPara") for child in content)


def part_displays(paragraph: etree._Element, style: Style) -> None:
    """A displayed formula within a sentence in a paragraph of its own: Word shows it within the line otherwise. What
    goes on below it is not set in.
    """
    properties = paragraph.find(w("pPr"))
    groups = _by_displays([child for child in paragraph if child.tag != w("pPr")])
    if len(groups) < 2 or properties is None or properties.find(w("sectPr")) is not None:
        return
    for n, group in enumerate(groups):
        made = etree.Element(w("p"))
        made.append(deepcopy(properties))
        made.extend(group)
        if n and is_item(made):
            go_on_in_item(made, style)
        if n and not (is_equation(made) or is_numbered(made)):
            _set_flush(made)
        paragraph.addprevious(made)
    paragraph.getparent().remove(paragraph)


def _set_flush(paragraph: etree._Element) -> None:
    own = paragraph.find(f"{w('pPr')}/{w('ind')}")
    if own is None:
        own = etree.Element(w("ind"))
        put(paragraph, own)
    own.set(w("firstLineChars"), "0")
    own.set(w("firstLine"), "0")


def _by_displays(content: Sequence[etree._Element]) -> list[list[etree._Element]]:
    """The parts of a paragraph: each displayed formula, with its number, and what stands before, between and behind."""
    groups: list[list[etree._Element]] = []
    is_open = False
    n = 0
    while n < len(content):
        numbered = _is_tab(content[n]) and content[n + 1 : n + 2] and content[n + 1].tag == _m("oMath")
        if numbered or content[n].tag == _m("oMathPara"):
            groups.append(list(content[n : n + 3] if numbered else content[n : n + 1]))
            n, is_open = n + len(groups[-1]), False
            continue
        if not is_open:
            groups.append([])
        groups[-1].append(content[n])
        n, is_open = n + 1, True
    return [group for group in groups if not all(map(_is_blank, group))]


def _is_tab(element: etree._Element) -> bool:
    return element.tag == w("r") and len(element) == 1 and element[0].tag == w("tab")


def _is_blank(element: etree._Element) -> bool:
    """A run of white, as stands between two formulas."""
    content = [child for child in element if child.tag != w("rPr")]
    return element.tag == w("r") and all(c.tag == w("t") and not (c.text or "").strip() for c in content)


def _m(name: str) -> str:
    return f"{{{M}}}{name}"


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(text.text or "" for text in element.iter(_m("t")))


def _closes(element: etree._Element) -> bool:
    """True where an index hangs on a closing bracket alone, as in ``(1+x)^3``."""
    base = element.find(_m("e"))
    return base is not None and len(base) == 1 and base[0].tag == _m("r") and _text(base) in _PAIRS


def _raise_brackets(closing: etree._Element) -> None:
    """The whole bracketed term becomes the base of the index: LibreOffice shows two faults for one bracket alone.

    The brackets become those of a delimiter that keeps their size; where none opens, all stays.
    """
    base = closing.find(_m("e"))
    closed = _text(base)
    depth, before = 1, closing.getprevious()
    while before is not None:
        text = _text(before) if before.tag == _m("r") else ""
        if text == closed or (_closes(before) and _text(before.find(_m("e"))) == closed):
            depth += 1
        elif text == _PAIRS[closed]:
            depth -= 1
            if depth == 0:
                break
        before = before.getprevious()
    if before is None:
        return
    term = etree.Element(_m("d"))
    looks = etree.SubElement(term, _m("dPr"))
    etree.SubElement(looks, _m("begChr"), {_m("val"): _PAIRS[closed]})
    etree.SubElement(looks, _m("endChr"), {_m("val"): closed})
    etree.SubElement(looks, _m("grow"), {_m("val"): "0"})
    inside = etree.SubElement(term, _m("e"))
    following = before.getnext()
    before.getparent().remove(before)
    while following is not closing:
        after = following.getnext()
        inside.append(following)
        following = after
    base.remove(base[0])
    base.append(term)
