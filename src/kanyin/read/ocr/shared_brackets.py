"""Brackets that a formula and the text about it share: text recognition gives one to each, or both to both.

``（$P < 0.05 )$`` is ``（$P < 0.05$）``; so are ``（$( P < 0.05 )$``, ``$( P < 0.05$）`` and, where a speck before the
letter has set the whole formula low, ``（$_ { . P < 0.05 ) }$``. A bracket at a formula's end is often read as a mark:
``（$0 \\sim 300 ,$，`` is ``（$0 \\sim 300$），``.
"""

from __future__ import annotations

import re
from itertools import accumulate

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.text import is_balanced

LONGEST = 160
"""Characters of the TeX between two brackets."""
_CLAUSE = "，。；、（("
_ENDS_CLAUSE = "，。；"
FAR = 400
"""Characters between a bracket and its partner."""
_FORMULA = lazy(
    rf"(?P<open>[（(]\s?)?{MATH[0]}(?P<tex>[^{MATH[0]}{MATH[1]}]{{1,{LONGEST}}}+){MATH[1]}(?P<close>\s?[）)])?"
)
_SET_LOW = lazy(r"_\s*\{(?P<inside>.*)\}", re.DOTALL)
_LETTER = r"(?=\(|(?:\{\s*)?(?:\\cal\s*)?[A-Za-z]\b)"
_SPECK = lazy(rf"(?:(?:\\(?:cdot|scriptstyle|textstyle)\b|[.,·])\s{{0,4}}+){{1,3}}+{_LETTER}")
_SPECK_BELOW = lazy(rf"(?:(?:\\(?:cdot|scriptstyle|textstyle)\b|[.,·-])\s{{0,4}}+){{1,3}}+{_LETTER}")
_SPACE_AT_END = lazy(r"(?:\\[ :,;!]?|\s){1,6}$")
_SIZED = lazy(r"(?:\\left\s?\()(?P<inside>.*)\\right\s?(?P<end>[).])", re.DOTALL)
"""Brackets that grow with what they hold; a point for the second is none."""
_MARK_AT_END = lazy(
    r"(?:(?<!\\)(?<!\\right)(?<!\\right\s)[.,:;]|\\rangle|(?<!\\)\\dot\s?\{\s?\}|(?:\\mathrm\s?)?\{[\s~]*+(?:\\mathrm\s?\{[\s~]*+[.:,;][\s~]*+\}|[.:,;])[\s~]*+\})$"
)
"""What a bracket behind a formula's last letter was read as, or a speck there."""
_BEHIND_MARK = lazy(r"\s?[，。；、：）)]")
_ALONE_IN_BRACES = lazy(r"\\mathrm\s?\{\s?\)\s?\}(?=[}\s]*+$)")
_WITHIN_BRACES = lazy(r"\)\s?(?P<braces>\}[}\s]*+)$")
"""The bracket that ends a formula, within braces."""
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
    whole = found["tex"].strip()
    sized = _unsized(whole)
    is_open = opens or _is_open(before)
    tex = _unsized(_without_mark(whole, is_open=is_open, closes=closes, behind=behind))
    tex = _without_speck(tex, within=opens or before[-1:].isspace() or before[-1:] in _CLAUSE)
    surplus = tex.count("(") - tex.count(")")
    if surplus == -1:
        tex = _WITHIN_BRACES.sub(lambda end: f"{end['braces'].rstrip()})", _ALONE_IN_BRACES.sub(")", tex))
    if tex.startswith("(") and tex.endswith(")") and surplus == 0 and _is_pair(tex):
        if (not opens and (not closes or is_within(before))) or (opens and not closes and _closes(behind)):
            return (
                found[0]
                if tex in (whole, sized)
                else f"{found['open'] or ''}{MATH[0]}{tex}{MATH[1]}{found['close'] or ''}"
            )
        return _set(tex[1:-1])
    ends = tex.endswith(")") and surplus == -1 and _opens_first(tex[:-1])
    if ends and closes and not opens and not is_within(before):
        return _set(tex[:-1])
    if ends and (opens or not closes) and (is_open or tex != whole):
        return _set(tex[:-1]) if opens or not is_open else _set(tex[:-1])[1:]
    if ends and closes and not opens and not is_within(before[: max(before.rfind("（"), before.rfind("("))]):
        return f"{MATH[0]}{tex[:-1].rstrip()}{MATH[1]}{found['close']}"  # one bracket to close, and both have closed it
    if tex.rstrip("} ").endswith(")") and surplus == 0 and closes and not opens and not is_within(before):
        return f"{MATH[0]}{tex}{MATH[1]}"  # the text has the formula's bracket once more
    if tex.startswith("(") and surplus == 1 and closes:
        return _set(tex[1:]) if opens or not _is_open(before, _ENDS_CLAUSE) else _set(tex[1:])[1:]
    if tex.startswith("(") and surplus == 1 and opens and not _closes(behind):
        return _set(tex[1:])  # both have the first bracket, neither has the second
    if opens and not closes and not _closes(behind) and _SIGNIFICANCE.fullmatch(_SPACE_OR_BRACE.sub("", tex)):
        return _set(tex)  # the other bracket is lost
    if tex not in (whole, sized):
        return f"{found['open'] or ''}{MATH[0]}{tex}{MATH[1]}{found['close'] or ''}"
    return found[0]


def _unsized(tex: str) -> str:
    """A formula between brackets that grow, as between plain ones."""
    found = _SIZED.fullmatch(tex)
    if (
        found is None
        or not is_balanced(found["inside"])
        or found["inside"].count("\\left") != found["inside"].count("\\right")
    ):
        return tex
    return f"({found['inside'].strip()}{found['end'].replace('.', '')}"


def _without_mark(tex: str, *, is_open: bool, closes: bool, behind: str) -> str:
    """A formula whose last mark is a bracket, where one is missing, else without it before another mark."""
    found = _MARK_AT_END.search(tex)
    if found is None or not tex[: found.start()]:
        return tex
    inside = tex[: found.start()].rstrip()
    lacks = inside.startswith("(") and inside.count("(") - inside.count(")") == 1
    if not closes and (lacks or (is_open and not _closes(behind))):
        return f"{inside})"
    return inside if closes or _BEHIND_MARK.match(behind) else tex


def _set(tex: str) -> str:
    tex = _without_speck(tex.strip(), within=True)
    return f"（{MATH[0]}{without_space_at_end(tex).lstrip()}{MATH[1]}）"


def without_space_at_end(tex: str) -> str:
    """TeX that does not end within a command: the backslash of a space would take the dollar behind it."""
    return _SPACE_AT_END.sub("", tex)


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


def _opens_first(tex: str) -> bool:
    """Each bracket that closes has one before it that opens."""
    return min(accumulate((char == "(") - (char == ")") for char in tex), default=0) >= 0


def _is_open(before: str, ended: str = "") -> bool:
    """A bracket stands open in the text before, and none of the marks that have ``ended`` it behind it."""
    last = max(before.rfind("（"), before.rfind("("))
    return last > max(map(before.rfind, ("）", ")", *ended)))


def is_within(before: str) -> bool:
    """A bracket of the text before has no partner yet, however many have stood in it; formulas are passed over."""
    closed, formula = 0, False
    for char in reversed(before[-FAR:]):
        if char in MATH:
            formula = char == MATH[1]
        elif formula:
            continue
        elif char in "）)":
            closed += 1
        elif char in "（(":
            if not closed:
                return True
            closed -= 1
    return False


def _closes(behind: str) -> bool:
    """The next bracket behind closes."""
    found = _BEHIND.search(behind)
    return found is not None and found[0] in "）)"
