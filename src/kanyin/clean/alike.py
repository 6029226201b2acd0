"""Marks of one kind at one width: what a page sets now wide and now narrow in the same place is decided once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kanyin.clean import latin
from kanyin.clean.protect import reference_lines
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy
from kanyin.text import HAN

RULE = "PU001"
Marks = dict[int, int]
"""What becomes of marks, as ``str.translate`` takes it."""
_SYMBOL = "[A-Za-zα-ωΑ-Ω]{1,2}[0-9]{0,2}['′*]?"
_SYMBOLS = f"{_SYMBOL}(?:[,，]{_SYMBOL})"
_VALUE = "[0-9A-Za-zα-ωΑ-Ω.+−-]{1,8}"
_STATED = f"{_SYMBOL} ?[=＝＞＜<>≥≤≠∈] ?{_VALUE}"
_MEMBER = "[0-9A-Za-zα-ωΑ-Ω+.*'′…|｜-]{1,10}"
_OPERAND = "0-9A-Za-zα-ωΑ-Ω)\\]］'′"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page sets a mark, and what the mark is at either width."""

    stretch: re.Pattern[str]
    """What holds the marks, and is the same at each of its places."""
    narrow: str
    wide: str
    usual: str = ""
    """The width that is right wherever both are found; without one the page's own habit decides."""
    tie: str = "narrow"
    """What is set where neither is the habit."""
    unless: re.Pattern[str] | None = None
    """What a page must not hold: there the mark means something else."""
    only: str = ""
    """The one width that its marks may be given: at the other one they can be something else."""
    is_worded: bool = False
    """It stands in sentences, not in formulas on lines of their own."""

    def chosen(self, page: str) -> Marks | None:
        """What becomes of its marks on the page with this text; None where they are alike already."""
        if self.unless is not None and self.unless.search(page):
            return None
        narrow = wide = 0
        for found in self.stretch.finditer(page):
            narrow += sum(map(found[0].count, self.narrow))
            wide += sum(map(found[0].count, self.wide))
        if not narrow or not wide:
            return None
        is_wide = (self.usual or self.tie) == "wide" if self.usual or narrow == wide else wide > narrow
        if self.only and is_wide != (self.only == "wide"):
            return None
        return str.maketrans(self.narrow, self.wide) if is_wide else str.maketrans(self.wide, self.narrow)


_COMMAS = (
    # [3,4]: works that are cited
    Place(lazy("[\\[［][0-9]{1,3}(?:[,，~～—-][0-9]{1,3})+[\\]］]"), ",", "，", tie="wide"),
    # (A,B), {x,y}, [h,k]: what stands between commas of a function, a set, an interval
    Place(
        lazy(
            f"(?<=[({{｛〈\\[［])(?=[0-9.,，+-]{{0,16}}[A-Za-zα-ωΑ-Ω]){_MEMBER}(?:[,，]{_MEMBER}){{1,11}}(?=[)}}｝〉\\]］])"
        ),
        ",",
        "，",
        usual="narrow",
    ),
    # i=1,2,…,n and A1,A2,…,An
    Place(
        lazy(
            "(?<=[=＝∈])[0-9](?:[,，][0-9]{1,2}){0,4}(?:[,，](?:…+|\\.{3})[,，][0-9A-Za-z+-]{1,5})?(?![,，]?[0-9A-Za-z])"
            f"|{_SYMBOL}(?:[,，] ?{_SYMBOL}){{0,3}}[,，] ?(?:…+|\\.{{3}})[,，] ?{_SYMBOL}"
        ),
        ",",
        "，",
    ),
    # x=1,y=2
    Place(
        lazy(
            f"(?<![0-9A-Za-zα-ωΑ-Ω]){_STATED}(?:[,，] ?{_STATED})+(?:[,，]{_SYMBOL}(?=[{HAN}]))?(?![0-9A-Za-zα-ωΑ-Ω])"
        ),
        ",",
        "，",
        tie="wide",
        is_worded=True,
    ),
    # A,B,C of a sentence; with two of them the comma can stand between its clauses.
    Place(lazy(f"(?<=[{HAN}，。；：、]){_SYMBOLS}{{2,6}}(?=[{HAN}，。；：、])"), ",", "，", tie="wide", is_worded=True),
    Place(
        lazy(f"(?<=[{HAN}，。；：、]){_SYMBOLS}(?=[{HAN}，。；：、])"),
        ",",
        "，",
        tie="wide",
        only="wide",
        is_worded=True,
    ),
)
_SIGNS = (
    Place(
        lazy(f"[{_OPERAND}{HAN}%℃°][/／][{_OPERAND}(\\[［]|[0-9A-Za-z)\\]％%][/／][{HAN}]"), "/", "／", usual="narrow"
    ),
    Place(lazy("[0-9%℃][~～](?=[0-9])"), "~", "～", tie="wide"),
    Place(lazy("[%％]"), "%", "％", usual="narrow"),
    # In formulas of chemistry a wide ＋ stands beside the narrow one of an ion.
    Place(
        lazy(f"(?<=[{_OPERAND}])[=+＝＋－](?=[{_OPERAND}(\\[［√∑∫])"),
        "=+-",
        "＝＋－",
        usual="narrow",
        unless=lazy("[+＋]＋|＋·|[→⇌][^\\n]{0,60}＋|＋[^\\n]{0,60}[→⇌]"),
    ),
    Place(lazy(f"(?<=[{HAN}])[=＝](?=[{HAN}0-9])"), "=", "＝", tie="wide"),
    Place(lazy(f"(?<=[{HAN}])[+＋](?=[{HAN}])"), "+", "＋"),
)
_BRACKETS = (
    # 1) and (1) with which items begin
    Place(lazy("(?m:^)[0-9]{1,2}[)）](?=[ \u3000]*[^\\s,.，。;；])"), ")", "）", usual="wide"),
    Place(lazy("(?m:^)(?:[(（][0-9]{1,3}[)）]){1,4}(?=[^\\s,.，。;；()（）])"), "()", "（）", usual="wide"),
    # 式(3), 图1(a), 莫文(5)
    Place(lazy("[图表式] ?[0-9]{0,3}[(（](?:[0-9]{1,3}(?:[-.][0-9]{1,3})?|[a-z])[)）]"), "()", "（）", usual="wide"),
    Place(lazy(f"(?<=[A-Za-z]{{4}})[(（][0-9]{{1,2}}[)）](?=[{HAN}])"), "()", "（）", usual="wide"),
)
_ASKED = (
    (lazy("[0-9A-Za-z)'′…]，[0-9A-Za-zα-ωΑ-Ω…]"), _COMMAS),
    (lazy("[／～＝＋－％]"), _SIGNS),
    (lazy("[()]"), _BRACKETS),
)
"""A quick question for each kind of places: most pages set none of these marks in two ways."""
_HAN = lazy(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class _Decision:
    place: Place
    marks: Marks

    def carried_out(self, text: str) -> str:
        return self.place.stretch.sub(self._translated, text)

    def _translated(self, found: re.Match[str]) -> str:
        return found[0].translate(self.marks)


def set_alike(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines of a page with the marks of each place at one width.

    Entries of its references, programs and Latin text stay: they have habits of their own.
    """
    entries = reference_lines(lines)
    asked = [n for n, line in enumerate(lines) if n not in entries and not line.kind and _is_asked(line.text)]
    worded = {n for n in asked if _HAN.search(lines[n].text)}
    chosen = list(_decisions([lines[n].text for n in asked], [lines[n].text for n in asked if n in worded]))
    out, changes = list(lines), list[Change]()
    for n in asked if chosen else ():
        new = lines[n].text
        for decision in chosen:
            new = decision.carried_out(new) if n in worded or not decision.place.is_worded else new
        if new != lines[n].text:
            changes.append(overrides.edit(RULE, lines[n].src, lines[n].text, new))
            out[n] = replace(lines[n], text=changes[-1].after)
    return tuple(out), changes


def _is_asked(text: str) -> bool:
    """It is a sentence with a Chinese word, or a formula."""
    return _HAN.search(text) is not None or not latin.is_text(text)


def _decisions(lines: Sequence[str], worded: Sequence[str]) -> Iterator[_Decision]:
    page, sentences = "\n".join(lines), "\n".join(worded)
    for question, places in _ASKED:
        if question.search(page):
            for place in places:
                if (marks := place.chosen(sentences if place.is_worded else page)) is not None:
                    yield _Decision(place, marks)
