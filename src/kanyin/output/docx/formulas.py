"""Formulas of a DOCX (Office Math): what pandoc's lack beside TeX's."""

from __future__ import annotations

from lxml import etree

from kanyin.output.docx.xml import M, w

_PAIRS = {")": "(", "]": "[", "}": "{"}


def shape_formulas(root: etree._Element) -> None:
    """Change the formulas of ``word/document.xml`` or ``word/footnotes.xml`` in place."""
    for formula in root.iter(_m("oMath")):
        _mend(formula)
        _join_letters(formula)
        if formula.getparent().tag != _m("oMathPara"):
            _set_limits_beside(formula)
        for closing in [e for e in formula.iter(_m("sSup"), _m("sSub"), _m("sSubSup")) if _closes(e)]:
            _raise_brackets(closing)


def _mend(formula: etree._Element) -> None:
    """What pandoc 3.9 writes against the schema (ISO/IEC 29500-1, 22.1): Word takes the whole file for broken.

    In the properties of a matrix's column the count comes before the alignment (CT_MCPr). A run is normal text or has
    a script and a style of mathematics, not both (EG_ScriptStyle).
    """
    for column in formula.iter(_m("mcPr")):
        column[:] = sorted(column, key=lambda entry: entry.tag != _m("count"))
    for looks in formula.iter(_m("rPr")):
        normal = looks.find(_m("nor"))
        if normal is not None and looks.find(_m("scr")) is not None:
            looks.remove(normal)
        elif normal is not None:
            _say_as_text(looks)


_WEIGHTS = {"b": ("b",), "i": ("i",), "bi": ("b", "i")}
"""Styles of mathematics as properties of text."""


def _say_as_text(looks: etree._Element) -> None:
    """The style of normal text is said as that of text anywhere."""
    for style in looks.findall(_m("sty")):
        looks.remove(style)
        names = _WEIGHTS.get(style.get(_m("val"), ""), ())
        if names:
            text = etree.Element(w("rPr"))
            text.extend(etree.Element(w(name)) for name in names)
            looks.addnext(text)


def _join_letters(formula: etree._Element) -> None:
    """The upright letters of a word or a unit in one run, not in a run each: LibreOffice slants single letters."""
    for run in list(formula.iter(_m("r"))):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _is_upright(before) and _is_upright(run):
            letters = before.find(_m("t"))
            letters.text = _text(before) + _text(run)
            run.getparent().remove(run)


def _is_upright(run: etree._Element) -> bool:
    looks = run.find(_m("rPr"))
    style = None if looks is None or len(looks) != 1 else looks.find(_m("sty"))
    return style is not None and style.get(_m("val")) == "p" and _text(run).isalpha() and len(run) == 2


def is_equation(paragraph: etree._Element) -> bool:
    """True for a paragraph that is a displayed formula and nothing else."""
    content = [child for child in paragraph if child.tag != w("pPr")]
    return bool(content) and all(child.tag == _m("oMathPara") for child in content)


def _m(name: str) -> str:
    return f"{{{M}}}{name}"


def _set_limits_beside(formula: etree._Element) -> None:
    """In a line of text the limits of a sum stand beside its sign: above and below they would push the lines apart."""
    for place in formula.iter(_m("limLoc")):
        place.set(_m("val"), "subSup")


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
