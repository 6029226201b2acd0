"""Formulas of a DOCX: Office Math in pandoc's paragraphs, numbers, indices on brackets."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from lxml import etree

from kanyin.book.pandoc_types import Json
from kanyin.mathematics import mathml
from kanyin.mathematics.reader import read
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
