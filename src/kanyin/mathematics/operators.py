"""Operators: the room on their sides, and which of them grow (MathML Core, appendix B; TeX's classes)."""

from __future__ import annotations

from lxml import etree

from kanyin.mathematics.setting import em, name_of

THIN, MEDIUM, THICK = 3 / 18, 4 / 18, 5 / 18
"""TeX's spaces in em."""

UNSEEN = "\u2061\u2062\u2063\u2064"
"""Operators without a look, such as that after the name of a function."""
FENCES = frozenset("()[]{}|‖⟨⟩⌊⌋⌈⌉⟦⟧⟪⟫⟮⟯⎰⎱⌜⌝⌞⌟")
LARGE = frozenset("∑∏∐⋀⋁⋂⋃⨀⨁⨂⨃⨄⨅⨆⨉∫∬∭⨌∮∯∰∱∲∳")
INTEGRALS = frozenset("∫∬∭⨌∮∯∰∱∲∳")
_BINARY = frozenset(
    "+-±∓−×÷∔∖∧∨∩∪⊎⊓⊔⊕⊖⊗⊘⊙⊚⊛⊝⊞⊟⊠⊡≀⋄⋆⋇⋉⋊⋋⋌⋎⋏⋒⋓∸△▽▵▿⊻⊼⊽⌅⌆⨿⩞⊲⊳⊴⊵†‡∗⋅∘∙•⋅"
)  # fmt: skip
_PUNCTUATION = frozenset(",;")
_TIGHT = FENCES | frozenset(UNSEEN + "!¬∀∃∄′″‴⁗‵ˆ˜¯˙¨ˇ˘´`˚‾_^~/\\∂%&@#$…⋯⋮⋱∠∡∢⏞⏟⏜⏝⎴⎵?:'‶‷\u0332\u0302\u0303\u20d7")
ACCENTS = {"ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
           "¨": "\u0308", "˚": "\u030a", "ˇ": "\u030c", "´": "\u0301", "`": "\u0300"}  # fmt: skip
"""Marks as fonts have them above letters."""
BARS = frozenset("\u0332\u0305‾_")
"""Lines above or below, as long as what they stand at."""
_EMBELLISHED = {"msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"}
_ROWS = {"math", "mrow", "mtd", "mstyle", "msqrt", "mphantom", "mpadded", "menclose"}
_WRAPPERS = {"mrow", "mstyle", "mpadded", "mphantom"}


def core(element: etree._Element) -> etree._Element | None:
    """The operator that an element is at heart (MathML Core, 3.2.4.4); None for all else."""
    name = name_of(element)
    if name == "mo":
        return element
    if name in _EMBELLISHED and len(element):
        return core(element[0])
    if name in _WRAPPERS:
        inside = [child for child in element if name_of(child) != "mspace"]
        return core(inside[0]) if len(inside) == 1 and name_of(inside[0]) != "mi" else None
    return None


def sides(element: etree._Element) -> tuple[float, float]:
    """The room before and after an element of a row, in em of its own size."""
    operator = core(element)
    if operator is None:
        return 0.0, 0.0
    text = operator.text or ""
    is_sign = text in _BINARY and (_is_first(element) or _follows_a_sign(element))
    before, after = (0.0, 0.0) if is_sign else _usual(text)
    return em(operator.get("lspace"), before), em(operator.get("rspace"), after)


def _is_first(element: etree._Element) -> bool:
    """True for a sign before a term: −1 (MathML Core, 3.2.4.2, form ``prefix``)."""
    return element.getprevious() is None and element.getnext() is not None and name_of(element.getparent()) in _ROWS


def _follows_a_sign(element: etree._Element) -> bool:
    """True for the second of two signs, a·−1: it belongs to the term behind it (The TeXbook, appendix G, 5)."""
    before = element.getprevious()
    while before is not None and name_of(before) == "mspace":
        before = before.getprevious()
    operator = None if before is None else core(before)
    return operator is not None and (operator.text or "") in _BINARY


def _usual(text: str) -> tuple[float, float]:
    if text in _TIGHT:
        return 0.0, 0.0
    if text in LARGE:
        return THIN, THIN
    if text in ".·":
        return THIN, THIN
    if text in _PUNCTUATION:
        return 0.0, THIN
    return (MEDIUM, MEDIUM) if text in _BINARY else (THICK, THICK)


def is_relation(element: etree._Element) -> bool:
    """True for = and its like between two terms: where a long formula goes on on the next line."""
    operator = core(element)
    return operator is not None and min(sides(element)) > MEDIUM + 0.01 and (operator.text or "") not in UNSEEN


def is_binary(element: etree._Element) -> bool:
    """True for + and its like between two terms."""
    operator = core(element)
    before, after = sides(element)
    return operator is not None and abs(before - MEDIUM) < 0.01 and abs(after - MEDIUM) < 0.01


def is_separator(element: etree._Element) -> bool:
    """True for a comma or a semicolon between two terms."""
    return name_of(element) == "mo" and (element.text or "") in _PUNCTUATION and sides(element)[1] > 0


def grows(element: etree._Element) -> bool:
    """True for a bracket that becomes as high as what is beside it."""
    if name_of(element) != "mo" or element.get("minsize"):
        return False
    told = element.get("stretchy")
    return told == "true" if told else (element.text or "") in FENCES


def has_limits(element: etree._Element, display: bool) -> bool:
    """Whether what stands below and above is set there: in a line of text a sum has it beside itself."""
    operator = core(element)
    if operator is None or display:
        return True
    movable = operator.get("movablelimits", "true" if (operator.text or "") in LARGE - INTEGRALS else "false")
    return bool(movable != "true")
