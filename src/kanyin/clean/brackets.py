"""Round brackets of a Chinese line: full width round words, half width in formulas, the two of a pair alike."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from kanyin.patterns import lazy
from kanyin.text import HAN, WIDE_MARKS

# Not the dots: between commas they are mathematics.
WIDE = lazy(f"[{HAN}{WIDE_MARKS}\u3000-\u303f\uff00-\uff60①-⑳℃㎡]".replace("\u2026", ""))
"""A Chinese character or mark: what stands beside it is Chinese too."""
_HAN = lazy(f"[{HAN}]")
_HAN_RUN = lazy(f"[{HAN}]+")
_BRACKET = lazy("[()（）]")
_WIDER = {"(": "（", ")": "）"}
_GREEK = "α-ωΑ-Ω"
_OPERATORS = "=＝≡≈≠≤≥<>＜＞∈∉⊂⊆∪∩∧∨→⇒↔+＋×÷*/／^±∝−"

# J(θ), f1(x, y), Vπ(s): a letter or two with an index before the bracket is a function's name.
_CALL = lazy(f"(?<![A-Za-z])[A-Za-z{_GREEK}Δ∇][A-Za-z{_GREEK}]?[0-9]{{0,2}}['′*]?$")
_FUNCTION = lazy("(?<![A-Za-z/])(?:a?(?:sin|cos|tan)h?|log|ln|lg|exp|max|min|lim|det|sgn|rank)[0-9]?$")
_MEMBER = f"[A-Za-z{_GREEK}]\\w{{0,3}}['′*]?(?:\\([a-z0-9]{{1,2}}\\))?(?:[|｜][A-Z])?"
# (x, y), (g1,g2,…,gn), (X(k),U(k)): symbols between commas; a name and a year are none.
_TUPLE = lazy(
    f"(?![A-Za-z]{{2,}}\\s?[,，]\\s?[12]\\d{{3}}){_MEMBER}(?:\\s?[,，]\\s?(?:…+|\\d\\w{{0,3}}['′]?|{_MEMBER}))+",
    re.ASCII,
)
_BOUNDS = "\\d{1,2}\\s?[≤<＜]\\s?[A-Za-z]{1,2}\\s?[≤<＜]\\s?[A-Za-z0-9]{1,4}"
_RANGE = lazy(
    "[A-Za-z]\\s?[=＝]\\s?[A-Za-z0-9+-]{1,4}(?:\\s?[,，]\\s?[A-Za-z0-9+-]{1,4})?\\s?[,，]?\\s?(?:…+|\\.{3})\\s?[,，]?\\s?"
    f"[A-Za-z0-9+-]{{1,4}}|{_BOUNDS}(?:\\s?[,，]\\s?{_BOUNDS}){{0,3}}"
)
"""(i=1,2,…,n), (1≤i≤s): what an index runs through."""
_TRANSPOSED = lazy("(?:[TH]|-1|-T)(?![A-Za-z\u3400-\u9fff])")
_MATRIX = lazy("[A-Za-z0-9+-]{1,8}")
_POINT = lazy("-?\\d+(?:\\.\\d+)?[A-Za-z]{1,3}(?:\\s?,\\s?-?\\d+(?:\\.\\d+)?[A-Za-z]{1,3})+")
"""(200m,-50m): quantities between commas of half width."""
_OPEN_LEFT = lazy(f"\\([^(){HAN}（）\\[\\]]{{1,24}},[^(){HAN}（）\\[\\]]{{1,24}}\\]")
_OPEN_RIGHT = lazy(f"\\[[^(){HAN}（）\\[\\]]{{1,24}},[^(){HAN}（）\\[\\]]{{1,24}}$")
"""(t1,t2] and [t1,t2): intervals, one end of which is open."""
LONGEST_INTERVAL = 50
_BEHIND_OPERATOR = lazy(f"[{_OPERATORS}Σ∑∏∫√]\\s?$|[)\\]}}］]\\s?[-－]\\s?$")
_BEFORE_OPERATOR = lazy(f"\\s?[{_OPERATORS}]\\s?[0-9A-Za-z{_GREEK}(\\[{{|｜∞]")
_MULTIPLIED = lazy("[×^*]\\s?$")
_LOGIC = lazy("[∧∨≡⇒∀∃]")
_FACTOR = lazy(f"[A-Za-z{_GREEK}0-9.]{{1,4}}(?:[+＋-][A-Za-z{_GREEK}0-9.]{{1,4}}){{1,3}}")
_DIFFERENCE = lazy(f"[A-Za-z{_GREEK}]{{1,2}}\\d?(?:[+＋-][A-Za-z{_GREEK}]{{1,2}}\\d?){{1,3}}")
_BEFORE_FACTOR = lazy("[A-Z]{1,3}[A-Za-z0-9]{0,6}[(+＋=-]|[A-Z](?![A-Za-z\u3400-\u9fff])")
"""(X-P)TBR-1…: single letters, and a factor behind them."""
_COMPUTED = lazy("[×^*+＋=＝]")
_LETTER = lazy("[A-Za-z]")
_LATIN_WORD = lazy("[A-Za-z]{3}")
_COUNTED = lazy("\\d{1,3}")
_NEXT_LISTED = lazy("[,，、] ?[(（]")
_LISTED = lazy("\\d{1,2}[a-z]?|[a-z]")
_FIGURE = lazy("[图表式]\\s?\\d{1,3}$")
_QUANTITY = lazy("\\d+(?:\\.\\d+)?\\s?[A-Za-zμ%][A-Za-z0-9μ%/]*+$")
_ITEM_LABEL = lazy("[ \u3000]*[A-Z]?\\d{1,2}\\)(?![,，.])")
_BEHIND_LABEL = lazy("(?<![A-Za-z])[A-Z]\\d{1,2}$|(?<![0-9A-Za-z.,，′'-])\\d{1,2}$")
_NUMBER_OF_FORMULA = lazy("\\d{1,3}(?:[-.]\\d{1,3})?[a-z]?\\)[ \u3000]*$")
_FULL_NAME = lazy("[A-Za-z-]{2,20}+(?: [A-Za-z-]{2,20}+){1,9}")
"""What the letters before a bracket stand for, GA(Genetic Algorithm)."""
_INDEX = lazy("[a-z0-9](?![A-Za-z0-9])")
_SYMBOL = lazy(f"[0-9A-Za-z{_GREEK}…)\\]}}［］]")
NEAR = 12
"""Characters before a bracket that a function's name or an operator is looked for in."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the brackets of a page hold."""

    arguments: frozenset[str] = frozenset()
    """Arguments of its functions, t of x(t): where the function was a picture, they stand alone in their brackets."""


NO_HABITS = Habits()

_ARGUMENT = lazy(f"(?<=[A-Za-z{_GREEK}])\\(([dijknstxyzωN0])\\)")
_ALONE = lazy(f"(?<![A-Za-z0-9{_GREEK}\\])}}′'])\\(([ijknstxyzω])\\)(?=[{HAN}])")
"""The argument of a function that was a picture, before the words that tell what it is."""
LEAST_CALLS = 3
_ENDS = frozenset("0N")
"""Between what its argument runs: (0) counts nothing, nor does (N)."""


def habits(texts: Iterable[str]) -> Habits:
    """What the brackets of the page with these lines hold."""
    found: dict[str, int] = {}
    alone = set[str]()
    for text in texts:
        for argument in _ARGUMENT.findall(text) if "(" in text else ():
            found[argument] = found.get(argument, 0) + 1
        alone.update(_ALONE.findall(text) if found else ())
    usual = frozenset(argument for argument, times in found.items() if times >= LEAST_CALLS)
    return Habits(usual | _ENDS if usual & alone else usual)


def widened(text: str, kept: set[int], page: Habits) -> str:
    """The line with those of its brackets full-width that stand round words; ``kept`` are left as they are."""
    return _Line(text, kept, page).widened() if "(" in text or ")" in text else text


class _Line:
    """A line in which brackets are judged from its first to its last."""

    def __init__(self, text: str, kept: set[int], page: Habits) -> None:
        self.text, self.kept, self.page = text, kept, page
        self.chars = list(text)
        self.partner, self.around = _pairs(text)
        self.words = [match.span() for match in _HAN_RUN.finditer(text)]
        self.logic = [match.start() for match in _LOGIC.finditer(text)]

    def widened(self) -> str:
        places = [match.start() for match in _BRACKET.finditer(self.text)]
        for at in places:
            if self.chars[at] in _WIDER and at not in self.kept and self._is_wide(at):
                self.chars[at] = _WIDER[self.chars[at]]
        alone = [at for at in places if at not in self.partner and at not in self.kept]
        for at in reversed(alone):
            if self.chars[at] in _WIDER and self._is_wide(at):
                self.chars[at] = _WIDER[self.chars[at]]
        labels = [at for at in alone if _BEHIND_LABEL.search(self.text[max(0, at - 4) : at])]
        if any(self.chars[at] == "）" for at in labels):
            for at in labels:  # H1), H2）: numbers of one kind are set alike
                self.chars[at] = _WIDER.get(self.chars[at], self.chars[at])
        return "".join(self.chars)

    def _is_wide(self, at: int) -> bool:
        other = self.partner.get(at)
        if other is None and self._is_of_interval(at):
            return False
        if other is None:
            return self._is_label(at) or (self._is_beside_words(at, at) and not self._opens_formula(at))
        if self.chars[other] in "（）":
            return True
        return other > at and other not in self.kept and self._pair_is_wide(at, other)

    def _is_of_interval(self, at: int) -> bool:
        """The round bracket of (t1,t2] or [t1,t2)."""
        if self.text[at] == "(":
            return _OPEN_LEFT.match(self.text, at) is not None
        return _OPEN_RIGHT.search(self.text[max(0, at - LONGEST_INTERVAL) : at]) is not None

    def _is_label(self, at: int) -> bool:
        """The bracket behind the number with which a line of words begins, 2)KP是…"""
        label = _ITEM_LABEL.match(self.text)
        return label is not None and label.end() == at + 1 and len(self.words) > 0 and not self.logic

    def _pair_is_wide(self, start: int, end: int) -> bool:
        """A bracketed piece is Chinese when it holds Han at its edges or stands between Han, and is no formula."""
        if self.text[start - 1 : start] in (" ", "\u3000") and _NUMBER_OF_FORMULA.match(self.text, start + 1):
            return False  # as on the lines that hold nothing but a formula
        before = "".join(self.chars[max(0, start - NEAR) : start])
        if end == start + 1 and _LETTER.match(before[-1:]):
            return False  # CreateFile()
        if self._next_word(start + 1) < end:
            return not self._is_formula_of_words(before, start, end)
        return not self._is_formula(before, start, end) and (
            self._is_item(before, start, end) or self._is_beside_words(start, end)
        )

    def _is_formula_of_words(self, before: str, start: int, end: int) -> bool:
        """ln(水中硬度) within a formula, exp(…×(ln(硬度)-1.5))."""
        if self._stands_in_formula(start):
            return _FUNCTION.search(before) is not None or _MULTIPLIED.search(before) is not None
        return _FUNCTION.search(before) is not None and _COMPUTED.search(self.text, start, end) is not None

    def _is_formula(self, before: str, start: int, end: int) -> bool:
        """No word in it, and a function's name or an operator beside it, symbols in it, or a formula round it."""
        if _FULL_NAME.fullmatch(self.text, start + 1, end):
            return False
        if self._is_call(before, start, end) or _FUNCTION.search(before) or _BEHIND_OPERATOR.search(before):
            return True
        if _TUPLE.fullmatch(self.text, start + 1, end) or _POINT.fullmatch(self.text, start + 1, end):
            return True
        if _RANGE.fullmatch(self.text, start + 1, end):
            return True
        if _TRANSPOSED.match(self.text, end + 1) and _MATRIX.fullmatch(self.text, start + 1, end):
            return True
        if _BEFORE_OPERATOR.match(self.text, end + 1) and (
            not _HAN.match(before.rstrip()[-1:]) or _COMPUTED.search(self.text, start, end)
        ):
            return True
        if self._stands_in_formula(start):
            return True
        if self.text[end + 1 : end + 2] == "(" and _FACTOR.fullmatch(self.text, start + 1, end):
            return True
        if _BEFORE_FACTOR.match(self.text, end + 1) and _DIFFERENCE.fullmatch(self.text, start + 1, end):
            return True
        if before[-1:] == ")" and start - 1 in self.partner and not _LATIN_WORD.search(self.text, start, end):
            return True
        is_argument = end == start + 2 and self.text[start + 1] in self.page.arguments
        is_argument = is_argument and not (self.text[start + 1] == "0" and _NEXT_LISTED.match(self.text, end + 1))
        return is_argument or _any_between(self.logic, start, end)

    def _stands_in_formula(self, start: int) -> bool:
        """The bracket at ``start`` stands within one that stayed half-width; one never closed is a function's."""
        outer = self.around.get(start)
        if outer is None or self.chars[outer] != "(":
            return False
        return outer in self.partner or _LETTER.match(self.text[outer - 1 : outer]) is not None

    def _is_call(self, before: str, start: int, end: int) -> bool:
        """f(x), but not HCl(0.1mol/L); move(a,f(b)); and (CH2)n, but not (1)n."""
        if _CALL.search(before):
            return _QUANTITY.match(self.text, start + 1, end) is None
        if before[-1:].isascii() and before[-1:].isalnum() and self.text.find("(", start + 1, end) >= 0:
            return True
        index = _INDEX.match(self.text, end + 1)
        return (
            index is not None
            and self.text[start + 1].isalpha()
            and not (index[0].isdigit() and _HAN.match(before[-1:]))
        )

    def _is_item(self, before: str, start: int, end: int) -> bool:
        """(2) that counts, and (b) behind （a）, or behind the number of a figure."""
        if _COUNTED.fullmatch(self.text, start + 1, end) and not _SYMBOL.match(before[-1:]):
            return True
        if not _LISTED.fullmatch(self.text, start + 1, end):
            return False
        return (before[-1:] in tuple(",，、;；～~-") and self.chars[start - 2] == "）") or bool(_FIGURE.search(before))

    def _is_beside_words(self, start: int, end: int) -> bool:
        """A Chinese character or mark stands at an edge of what is bracketed, inside or outside."""
        sides = [(start, -1), (end, 1)] if start == end else [(start, -1), (end, 1), (start, 1), (end, -1)]
        quoted = self.text[start - 1 : start] in tuple('"＂') and WIDE.match(neighbour(self.chars, start - 1, -1))
        return bool(quoted) or any(WIDE.match(neighbour(self.chars, at, step)) for at, step in sides)

    def _opens_formula(self, at: int) -> bool:
        """A bracket whose other half the page has lost, before a formula."""
        return _any_between(self.logic, at, self._next_word(at))

    def _next_word(self, at: int) -> int:
        """Where the next Han character stands, from ``at`` on; the line's end where none does."""
        run = bisect_right(self.words, at, key=itemgetter(1))
        return max(at, self.words[run][0]) if run < len(self.words) else len(self.text)


def _any_between(positions: list[int], start: int, end: int) -> bool:
    """One of the sorted ``positions`` is not below ``start`` and below ``end``."""
    first = bisect_left(positions, start)
    return first < len(positions) and positions[first] < end


def neighbour(text: Sequence[str], at: int, step: int) -> str:
    """The next character that is not a space, or nothing at the line's edge."""
    at += step
    while 0 <= at < len(text) and text[at] in " \u3000":
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _pairs(text: str) -> tuple[dict[int, int], dict[int, int]]:
    """Positions of brackets of either width, each with its partner's; and those of opening ones round others."""
    open_at: list[int] = []
    partner: dict[int, int] = {}
    around: dict[int, int] = {}
    for match in _BRACKET.finditer(text):
        if match[0] in "(（":
            if open_at:
                around[match.start()] = open_at[-1]
            open_at.append(match.start())
        elif open_at:
            start = open_at.pop()
            partner[start], partner[match.start()] = match.start(), start
    return partner, around
