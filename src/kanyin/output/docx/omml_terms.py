"""Rows of Office Math as LibreOffice reads them too.

It writes a row in a notation of its own, where a sign wants a term on both sides and a round or square bracket its
partner; what misses them it drops, and shows ``¿``. Word shows neither what is added here nor what is told.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from lxml import etree

from kanyin.mathematics.operators import core, is_binary, is_relation, is_separator
from kanyin.mathematics.setting import name_of
from kanyin.output.docx.omml_runs import m, run, structure
from kanyin.output.docx.xml import M

QUOTED = frozenset('|‖∣&#~^_"')
"""Signs that mean something else in its notation: they are written as words."""
FUNCTIONS = frozenset({
    "arccos", "arccot", "arcsin", "arctan", "cos", "cosh", "cot", "coth", "exp", "ln", "log", "sin", "sinh", "tan",
    "tanh",
})  # fmt: skip
"""Words that it shows as they are; another may be a command, and would be slanted if it were none."""
SUMS = frozenset("∫∬∭∮∯∰∏∐∑")
"""Large operators that it knows: of another it shows the limits alone."""
SET_MINUS = "\u2216"
"""Looks as the backslash, which there begins an escape."""
_PARTNERS = {")": "(", "]": "["}
_OPENING, _CLOSING = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉")
_SIGNS = ("Sm", "Pd", "So", "Po")
_NO_SIGNS = "…⋯⋮⋱!%.∞∂∇∅∀∃∄°′″‴"
"""Signs that need nothing on either side."""
_SEPARATORS = frozenset(",;:")
_BEFORE_TERMS = "+-−±∓¬"
"""Signs that may stand before one term."""
_UNREAD = frozenset({"phant"})
"""Elements that LibreOffice passes over."""
_MARKED = frozenset({"limLow", "limUpp"})
_SCRIPTED = frozenset({"sSub", "sSup", "sSubSup"})


def no_term() -> etree._Element:
    """Nothing beside a sign: LibreOffice reads a text of no characters, Word and pandoc nothing at all."""
    return run("", [m("nor")])


def in_terms(row: Sequence[etree._Element]) -> list[etree._Element]:
    """A row with a term on both sides of each sign, its brackets in pairs."""
    _pair(row)
    if row and all(map(_is_unread, row)):
        return [*row, no_term()]
    read = [element for element in row if not _is_unread(element)]
    sides = zip([None, *read], read, [*read[1:], None], strict=False)
    wants = {at: (_wants_before(at, before), _wants_after(at, after)) for before, at, after in sides}
    made: list[etree._Element] = []
    for element in row:
        before, after = wants.get(element, (False, False))
        made += [*([no_term()] if before else []), element, *([no_term()] if after else [])]
    return made


def base_of_limit(base: Sequence[etree._Element], name: str) -> list[etree._Element]:
    """What has a limit (``limLow``, ``limUpp``): a term, which LibreOffice gives one limit on each side at most.

    One that has its limit on that side, or is of several parts, stands between brackets that show nothing: there that
    makes it a term again.
    """
    if all(map(_is_unread, base)):
        return [*base, no_term()]
    if len(base) == 1 and _limited(base[-1]) != name:
        return list(base)
    unseen = structure("dPr", m("begChr", ""), m("endChr", ""))
    return [structure("d", unseen, structure("e", *base))]


def _limited(element: etree._Element) -> str:
    """On which side LibreOffice writes a limit of an element; braces have a word of their own."""
    name = str(etree.QName(element).localname)
    if name != "groupChr":
        return name
    looks = {etree.QName(look).localname: look.get(f"{{{M}}}val") for look in element[0]}
    is_brace = looks.get("chr") in ("⏞", "⏟")
    return "" if is_brace else "limUpp" if looks.get("pos") == "top" else "limLow"


def _pair(row: Iterable[etree._Element]) -> None:
    """Brackets without a partner in their row become letters to LibreOffice: those of ``[0,1)``.

    One with an index on it closes too, as in ``(1+f(x)^2)``: it is no bracket less.
    """
    opened: list[etree._Element] = []
    for element in row:
        text = "" if _has(element, "lit") else _bracket(element) or ""
        if text in _PARTNERS.values():
            opened.append(element)
        elif text in _PARTNERS:
            at = next((n for n in reversed(range(len(opened))) if _bracket(opened[n]) == _PARTNERS[text]), None)
            for lone in [element] if at is None else opened[at + 1 :]:
                _take_as_letters(lone)
            del opened[len(opened) if at is None else at :]
    for lone in opened:
        _take_as_letters(lone)


def _take_as_letters(element: etree._Element) -> None:
    looks = element.find(f"{{{M}}}rPr")
    if looks is not None:
        looks.insert(0, m("lit"))


def _wants_before(element: etree._Element, before: etree._Element | None) -> bool:
    text = _sign(element)
    return bool(text) and text[0] not in _BEFORE_TERMS and (before is None or _bracket(before) in _OPENING)


def _wants_after(element: etree._Element, after: etree._Element | None) -> bool:
    if not _sign(element):
        return False
    if after is None or _bracket(after) in _CLOSING:
        return True
    following = _sign(after) or _text(after)
    return following in _SEPARATORS or (_sign(after) != "" and following[0] not in _BEFORE_TERMS)


def _sign(element: etree._Element) -> str:
    """The sign that an element is, alone or with something above or below it; nothing for all else."""
    if etree.QName(element).localname in _MARKED:
        base = element[0]
        return _sign(base[0]) if len(base) == 1 else ""
    text = "" if _has(element, "lit") else _text(element)
    is_sign = text != "" and all(unicodedata.category(each) in _SIGNS for each in text)
    return text if is_sign and text not in _NO_SIGNS and text not in _SEPARATORS else ""


def _bracket(element: etree._Element) -> str | None:
    """The bracket that an element is, also with an index on it; None for all else."""
    base = element[0] if etree.QName(element).localname in _SCRIPTED else [element]
    text = _text(base[0]) if len(base) == 1 else ""
    return text if text in _OPENING or text in _CLOSING else None


def _text(element: etree._Element) -> str:
    """The text of a run of mathematics; nothing for all else."""
    is_read = element.tag == f"{{{M}}}r" and not _has(element, "nor")
    return "".join(element.itertext()) if is_read else ""


def _has(element: etree._Element, look: str) -> bool:
    return element.find(f"{{{M}}}rPr/{{{M}}}{look}") is not None


def _is_unread(element: etree._Element) -> bool:
    """True for what LibreOffice passes over: spaces, too."""
    return etree.QName(element).localname in _UNREAD or _text(element).isspace()


def operand_end(elements: Sequence[etree._Element], start: int) -> int:
    """Where what a sum sums ends: before the next sign between terms."""
    end, depth = start, 0
    while end < len(elements):
        element = elements[end]
        text = element.text or "" if name_of(element) == "mo" else _closer(element)
        depth += (text in "([{" and text != "") - (text in ")]}" and text != "")
        if depth < 0:
            break
        if depth:
            end += 1
            continue
        if is_relation(element) or is_separator(element) or (is_binary(element) and end > start):
            break
        end += 1
    return end if depth == 0 or end < len(elements) else start


def _closer(element: etree._Element) -> str:
    """The bracket on which an index hangs."""
    operator = core(element)
    return "" if operator is None else operator.text or ""
