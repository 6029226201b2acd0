"""Brackets that a formula and the text about it share: text recognition gives one to each, or both to both.

``（$P < 0.05 )$`` is ``（$P < 0.05$）``; so are ``（$( P < 0.05 )$``, ``$( P < 0.05$）`` and, where a speck before the
letter has set the whole formula low, ``（$_ { . P < 0.05 ) }$``.
"""

from __future__ import annotations

import re

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.text import is_balanced

LONGEST = 120
"""Characters of the TeX between two brackets."""
_FORMULA = lazy(
    rf"(?P<open>[（(]\s?)?{MATH[0]}(?P<tex>[^{MATH[0]}{MATH[1]}]{{1,{LONGEST}}}+){MATH[1]}(?P<close>\s?[）)])?"
)
_SET_LOW = lazy(r"_\s*\{(?P<inside>.*)\}", re.DOTALL)
_LETTER = r"(?=\(|(?:\{\s*)?(?:\\cal\s*)?[A-Za-z]\b)"
_SPECK = lazy(rf"(?:(?:\\(?:cdot|scriptstyle|textstyle)\b|[.,·])\s{{0,4}}+){{1,3}}+{_LETTER}")
_SPECK_BELOW = lazy(rf"(?:(?:\\(?:cdot|scriptstyle|textstyle)\b|[.,·-])\s{{0,4}}+){{1,3}}+{_LETTER}")
_SPACE_AT_END = lazy(r"(?:\\[ :,;!]?|\s){1,6}$")
_RELATION = lazy(r"[<>=]|\\(?:leq?|geq?|leqslant|geqslant)\b")
_SIGNIFICANCE = lazy(r"(?:\\cal)?[Pp][<>][\d.]{1,6}")
_SPACE_OR_BRACE = lazy(r"[\s{}]")
_BEHIND = lazy("[（(）)]")


def with_own_brackets(text: str) -> str:
    """The text with the brackets about its formulas outside of them, each once."""
    return _FORMULA.sub(_bracketed, text)


def _bracketed(found: re.Match[str]) -> str:
    before, behind = found.string[: found.start()], found.string[found.end() :]
    opens, closes = found["open"] is not None, found["close"] is not None
    tex = _without_speck(found["tex"].strip(), within=opens or before[-1:].isspace())
    surplus = tex.count("(") - tex.count(")")
    is_open = opens or _is_open(before)
    if tex.startswith("(") and tex.endswith(")") and surplus == 0 and _is_pair(tex):
        if not opens or (not closes and _closes(behind)):
            return found[0]
        return _set(tex[1:-1])
    if tex.endswith(")") and surplus == -1 and not closes and (is_open or tex != found["tex"].strip()):
        return _set(tex[:-1]) if opens or not is_open else _set(tex[:-1])[1:]
    if tex.startswith("(") and surplus == 1 and closes:
        return _set(tex[1:]) if opens or not is_open else _set(tex[1:])[1:]
    if opens and not closes and not _closes(behind) and _SIGNIFICANCE.fullmatch(_SPACE_OR_BRACE.sub("", tex)):
        return _set(tex)  # the other bracket is lost
    if tex != found["tex"].strip():
        return f"{found['open'] or ''}{MATH[0]}{tex}{MATH[1]}{found['close'] or ''}"
    return found[0]


def _set(tex: str) -> str:
    return f"（{MATH[0]}{_SPACE_AT_END.sub('', tex).lstrip()}{MATH[1]}）"


def _without_speck(tex: str, *, within: bool) -> str:
    """A relation without what a speck before it was read as; ``within``: no letter stands before it."""
    if not within or not _RELATION.search(tex):
        return tex
    low = _SET_LOW.fullmatch(tex)
    is_low = low is not None and is_balanced(low["inside"])
    if low and is_low:
        tex = low["inside"].strip().removeprefix("\\scriptstyle").strip()
    found = (_SPECK_BELOW if is_low else _SPECK).match(tex)
    return tex[found.end() :] if found else tex


def _is_pair(tex: str) -> bool:
    """The first bracket and the last one are a pair."""
    depth = 0
    for n, char in enumerate(tex):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return n == len(tex) - 1
    return False


def _is_open(before: str) -> bool:
    """A bracket stands open in the text before."""
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _closes(behind: str) -> bool:
    """The next bracket behind closes."""
    found = _BEHIND.search(behind)
    return found is not None and found[0] in "）)"
