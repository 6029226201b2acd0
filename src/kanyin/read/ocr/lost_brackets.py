"""Brackets at formulas whose partner was lost, ``高度相近（$P > 0.05$。``, read as ``1`` or set twice; and those of
which a formula has one and the text the other, ``显著 $( P <$ 0.05）``.

All brackets of a line are paired first, those of its formulas among them. Where a lost partner stood is told by the
formula: brackets of a text hold a formula and a word or two before it, so one that nothing closes is closed behind the
formula, or behind a list of formulas; one that nothing opens is opened before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr.shared_brackets import without_space_at_end
from kanyin.text import is_balanced

_FORMULA = rf"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}"
_PIECE = lazy(rf"(?P<formula>{_FORMULA})|[（()）]")
_OPENED = lazy(
    rf"[^{MATH[0]}，。；：、（）()\[\]]{{0,8}}?{_FORMULA}(?:\s?[、~～和与均都皆]?\s?{_FORMULA})*+"
    "(?=\\s?(?:[，。；：、（]|$|(?![至到与和及或])[\u3400-\u9fff]))"
)
"""Behind a bracket: a word and a formula, or several, behind which it closes."""
_JOINED = lazy("[为是约达于和与或至到及从在均各即×=≈<>~～-]\\s?$")
_LISTED = lazy(rf"[)）]\s?(?={MATH[0]}\s?\d)")
_MISREAD = lazy("(?:(?<=[\u3400-\u9fff；，。])\\s?|^)[1!！丨] ?$")
_WORD_BEFORE = lazy("[\u3400-\u9fff]\\s?$")
_RELATION = lazy(r"[<>=]|\\(?:leq?|geq?|leqslant|geqslant|pm|sim|times)\b|\\%")
NEAR = 5
"""Characters before a formula that tell whether a bracket opened there."""


@dataclass(frozen=True, slots=True)
class _Bracket:
    """Where a bracket stands; ``start`` and ``end`` are those of the formula that has it, else -1."""

    at: int
    opens: bool
    start: int = -1
    end: int = -1

    @property
    def within(self) -> bool:
        return self.start >= 0


def with_partners(text: str) -> str:
    """A Chinese text with the partner of each bracket at a formula, both of them in the text."""
    if MATH[0] not in text:
        return text
    pairs, alone = _paired(text)
    edits: list[tuple[int, int, str]] = []
    twice = {first.at for first, second in pairs if any(_is_twice(text, one, first, second) for one in alone)}
    for at in twice:
        edits.append((at, at + 1, ""))
    alone = [one for one in alone if not any(_is_twice(text, one, *pair) for pair in pairs)]
    parted: set[int] = set()  # a formula of which two brackets belong to the text is parted at one of them
    for first, second in pairs:
        formula = max(first.start, second.start)
        if first.at not in twice and first.within != second.within and formula not in parted:
            edits += (moved := _moved_out(text, first, second))
            parted |= {formula} if moved else set()
    for one in alone:
        if not one.within:
            edits += _opened(text, one) if one.opens else _closed(text, one)
    for start, end, put in sorted(edits, reverse=True):
        text = text[:start] + put + text[end:]
    return text


def without_second(text: str) -> str:
    """An English text without the bracket that it has once more behind a formula's own: ``$( p < 0.05 )$ ).``"""
    if MATH[0] not in text:
        return text
    for one in reversed(_paired(text)[1]):
        before = text[: one.at].rstrip(" ") if not one.opens and not one.within else ""
        if before.endswith(MATH[1]) and before[:-1].rstrip().endswith(")"):
            text = before + text[one.at + 1 :]
    return text


_STYLES = lazy(r"(?:\s|\{|\\(?:script|text|display)style|\\math[a-z]{2}|\\cal)*+")
"""What a formula may begin with and not show."""


def _is_twice(text: str, one: _Bracket, first: _Bracket, second: _Bracket) -> bool:
    """A bracket of the text, right behind which a formula begins with it once more; the text closes it."""
    if not one.opens or one.within or not first.within or second.within:
        return False
    behind = one.at + 1 + (text[one.at + 1 : one.at + 2] == " ")
    return first.start == behind and _STYLES.fullmatch(text, first.start + 1, first.at) is not None


def _moved_out(text: str, first: _Bracket, second: _Bracket) -> list[tuple[int, int, str]]:
    """Both brackets of a pair in the text; nothing where the formula cannot be parted there."""
    one, other = (first, second) if first.within else (second, first)
    left, right = text[one.start + 1 : one.at], text[one.at + 1 : one.end - 1]
    if not is_balanced(left) or not is_balanced(right) or left.rstrip().endswith(("\\left", "\\right", "\\big")):
        return []
    pieces = [
        "" if _STYLES.fullmatch(tex) else f"{MATH[0]}{without_space_at_end(tex).lstrip()}{MATH[1]}"
        for tex in (left, right)
    ]
    put = "（）"[not one.opens]
    return [(one.start, one.end, f"{pieces[0]}{put}{pieces[1]}"), (other.at, other.at + 1, "（）"[one.opens])]


def _opened(text: str, one: _Bracket) -> list[tuple[int, int, str]]:
    """What closes a bracket."""
    found = _OPENED.match(text, one.at + 1)
    return [(found.end(), found.end(), "）")] if found else []


def _closed(text: str, one: _Bracket) -> list[tuple[int, int, str]]:
    """What opens a bracket right behind a formula, before that."""
    before = text[: one.at].rstrip(" ")[-1:]
    formula = text.rfind(MATH[0], 0, one.at) if before == MATH[1] else -1
    if formula < 0:
        return []
    if listed := _LISTED.match(text, one.at):
        return [(one.at, listed.end(), "、")]  # a mark of enumeration
    near = max(0, formula - NEAR)
    beside = text[near:formula]
    if misread := _MISREAD.search(beside):
        return [(near + misread.start(), formula, "（")]
    is_remark = _RELATION.search(text, formula, one.at) and not _JOINED.search(beside)
    return [(formula, formula, "（")] if is_remark and _WORD_BEFORE.search(beside) else []


def _paired(text: str) -> tuple[list[tuple[_Bracket, _Bracket]], list[_Bracket]]:
    """The pairs of brackets, but for those within one formula, and the brackets that have no partner."""
    pairs: list[tuple[_Bracket, _Bracket]] = []
    alone: list[_Bracket] = []
    opened: list[_Bracket] = []
    for found in _PIECE.finditer(text):
        pieces = (
            _of_formula(found[0], found.start()) if found["formula"] else [_Bracket(found.start(), found[0] in "（(")]
        )
        for one in pieces:
            if one.opens:
                opened.append(one)
            elif opened:
                pairs.append((opened.pop(), one))
            else:
                alone.append(one)
    return pairs, sorted((*alone, *opened), key=lambda one: one.at)


def _of_formula(formula: str, start: int) -> list[_Bracket]:
    """The brackets of a formula that have no partner within it."""
    left: list[_Bracket] = []
    for n, char in enumerate(formula):
        if char not in "()":
            continue
        if char == ")" and left and left[-1].opens:
            left.pop()
        else:
            left.append(_Bracket(start + n, char == "(", start, start + len(formula)))
    return left
