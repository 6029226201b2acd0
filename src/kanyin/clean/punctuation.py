"""Punctuation that a page folded to half width, back to what Chinese print sets (GB/T 15834).

A mark belongs to the script of its neighbours: beside a Han character or a Chinese mark it is full width, between
Latin letters or digits it stays (``marks.py``). The two halves of a pair go together (``brackets.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from kanyin.clean import brackets, latin, marks, protect, stops
from kanyin.config.overrides import NONE, Overrides
from kanyin.fields import caption_rows
from kanyin.inline import quotes
from kanyin.model import Change, Line
from kanyin.patterns import lazy
from kanyin.text import HAN, WIDE_MARKS, columns

_LETTER = lazy("[A-Za-z]")
_HAN_CHARACTER = lazy(f"[{HAN}]")
# Names and titles have none of these.
_PARTICLE = lazy("[的是了被把将]")
_TYPE_MARK = lazy("[\\[［][JMCDR][\\]］]")
FEWEST_HAN, LONGEST_TAIL = 8, 40
"""Chinese characters of a sentence about Latin names, and the most that may follow the last of them."""

_Steps = tuple[tuple[str, Callable[[str], str]], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What the lines of a page tell about one of them."""

    entries: frozenset[int]
    """Indexes of the lines that are entries of a list of references."""
    listed: frozenset[int]
    """Those of its lines that are items of one list with Chinese lines, however many Latin words they hold."""
    beside: frozenset[int]
    """Those of the lines below captions that stand side by side: their blanks tell what belongs to which."""
    folded: bool
    """Its sentences end with a dot."""
    steps: _Steps
    """What is done to its Chinese lines."""


def look(lines: tuple[Line, ...]) -> Page:
    """The page that these lines are."""
    entries = frozenset(protect.reference_lines(lines))
    prose = [line.text for n, line in enumerate(lines) if n not in entries and _is_chinese(line.text)]
    habits = brackets.habits(line.text for line in lines)
    folded = stops.has_folded_stops(prose)
    dots: _Steps = (("PU006", stops.restore if folded else stops.end_with_stop),)
    beside = frozenset(n for n, above in enumerate(lines[:-1], 1) if _is_row_below(above.text, lines[n].text))
    return Page(
        entries,
        frozenset(_listed(lines, entries)),
        beside,
        folded,
        (*dots, _APOSTROPHES, ("PU001", partial(marks.restore, page=habits)), *_STEPS),
    )


def restore(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Each line with its folded marks, straight quotes, dots and dashes as Chinese print has them."""
    return restore_on(look(lines), lines, range(len(lines)), overrides)


def restore_on(
    page: Page, lines: tuple[Line, ...], places: Iterable[int], overrides: Overrides = NONE
) -> tuple[tuple[Line, ...], list[Change]]:
    """The same for the lines of ``page`` at ``places``, their indexes; the others stay as they are."""
    out = list(lines)
    changes: list[Change] = []
    for n in places:
        line = lines[n]
        is_chinese = n in page.listed or _is_chinese(line.text)
        steps = _ENTRY_STEPS if n in page.entries else page.steps if is_chinese else _LATIN_STEPS
        made = _edits(line, () if n in page.beside else steps, overrides)
        text = made[-1].after if made else line.text
        changes += made
        if page.folded and steps is page.steps and stops.leaves_open(text):
            changes.append(Change("PU009", "edit", line.src, text, text, doubt=True))
        if text != line.text:
            out[n] = replace(line, text=text)
    return tuple(out), changes


ROUNDS = 3
"""A dash or a quotation mark that is set anew can decide the mark beside it: so often a line is looked at again."""


def _edits(line: Line, steps: _Steps, overrides: Overrides) -> list[Change]:
    """What the steps do to a line, one after the other, and again where one behind the marks has done something."""
    text, made = line.text, list[Change]()
    for _ in range(ROUNDS):
        last = ""
        for rule, step in steps:
            new = step(text)
            if new != text:
                made.append(overrides.edit(rule, line.src, text, new))
                last = rule if made[-1].after != text else last
                text = made[-1].after
        if last not in _BEHIND_MARKS:
            break
    return made


def _is_chinese(text: str) -> bool:
    """Han characters outweigh Latin words: an English abstract with a Chinese name in it is English."""
    if text.isascii():
        return False
    if 2 * (columns(text) - len(text)) > len(text):
        return True
    han, letters = [match.end() for match in _HAN_CHARACTER.finditer(text)], len(_LETTER.findall(text))
    if len(han) * 5 >= letters:
        return bool(han)
    if len(han) < FEWEST_HAN or len(han) * 8 < letters or len(text) - han[-1] > LONGEST_TAIL:
        return False
    return _PARTICLE.search(text) is not None and _TYPE_MARK.search(text) is None


_WIDE_GAP = lazy("\\S[ \u3000]{2,}\\S")


def _is_row_below(above: str, text: str) -> bool:
    """The second lines of captions that stand side by side."""
    return len(caption_rows.parted(above)) > 1 and _WIDE_GAP.search(text) is not None


_LABEL = lazy(f"[(（]?\\d{{1,3}}(?:[-－—–.．]\\d{{1,3}})?(?:[)）]|[.．、])[ \u3000]*(?=[{HAN}]{{2}})")
_DIGITS = lazy("\\d+")
FEWEST_ITEMS = 3


def _listed(lines: tuple[Line, ...], entries: frozenset[int]) -> list[int]:
    """Lines that begin with a number and Chinese words, each number set off alike, where some are plainly Chinese."""
    rows: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if n not in entries and (label := _LABEL.match(line.text)):
            rows.setdefault(_DIGITS.sub("", label[0]).strip(), []).append(n)
    long = [row for row in rows.values() if len(row) >= FEWEST_ITEMS]
    return [n for row in long if any(_is_chinese(lines[k].text) for k in row) for n in row]


_APOSTROPHE = lazy("(?<=[A-Za-z])'(?=[A-Za-z])")
_PRIME = lazy("(?<![A-Za-z])([A-Z][a-z]+)′(?=[a-z]{2})|(?<=[A-Za-z]{3})′(?=s\\b)", re.ASCII)
_PLURAL = lazy("(?<=[A-Za-z]s)'(?=[\\s,.;:)]|$)")
_OPENING_QUOTE = lazy("(?<![A-Za-z0-9])'(?=[A-Za-z0-9])")

_WIDE_SIDE = f"[{HAN}{WIDE_MARKS}]"
# Between commas or letters the dots are mathematics (x1，…，xn) and stay as they are.
_BEFORE_DOTS, _AFTER_DOTS = f"[{HAN}。！？”’》）]", f"[{HAN}“‘《（]"
_DOTS = lazy(
    f"(?<={_BEFORE_DOTS}) {{0,2}}(?:\\.{{3,}}|。{{3,}}|·{{3,}}|…+)(?![，,、])"
    f"|(?<![，,、A-Za-z0-9.…])(?:\\.{{3,}}|…+)(?={_AFTER_DOTS})"
)
_DASH = lazy(
    f"(?<={_WIDE_SIDE}) {{0,2}}(?:-{{2,}}|－{{2,}}|─{{2,}}|━{{2,}}|—{{3,}})"
    f"|(?:(?<!-)-{{2,}}+|(?<!－)－{{2,}}+|(?<!─)─{{2,}}+|(?<!━)━{{2,}}+)(?= {{0,2}}{_WIDE_SIDE})"
)


_DASH_HINT = lazy("--|－－|──|━━|———")


_MEASURES = (
    "[万亿千百倍%％‰℃吨元米克斤桶升度岁秒成户级分小平立公厘毫海英美港日马摄兆]|年[^代度底初末月]|个百分|[a-zA-Z]"
)
_DECIMAL = lazy(f"(?<![0-9·“‘A-Za-z)）])([0-9]{{1,6}})·(?=[0-9]{{1,4}}(?:多|余)?(?:{_MEASURES}))")


def restore_decimals(text: str) -> str:
    """221·3公斤: a point in the middle of a measure, as old newspapers set it; 9·11 is a day."""
    return _DECIMAL.sub(r"\1.", text) if "·" in text else text


def restore_dots(text: str) -> str:
    """``...`` and its like beside Chinese as ``……`` (GB/T 15834 4.11)."""
    return _DOTS.sub("……", text) if "..." in text or "…" in text or "。。。" in text or "···" in text else text


def restore_dashes(text: str) -> str:
    """``--`` and its like beside Chinese as ``——`` (GB/T 15834 4.10)."""
    return _DASH.sub("——", text) if _DASH_HINT.search(text) else text


def set_apostrophes(text: str) -> str:
    """The apostrophe between letters, don't and Xi'an, or behind a plural, pupils', as print sets it: ’."""
    if "′" in text:
        text = _PRIME.sub(lambda found: f"{found[1] or ''}’", text)
    if "'" not in text:
        return text
    text = _APOSTROPHE.sub("’", text)
    return text if _OPENING_QUOTE.search(text) else _PLURAL.sub("’", text)


_APOSTROPHES = ("PU005", set_apostrophes)
_LATIN_STEPS = (
    _APOSTROPHES,
    ("PU001", marks.behind_formula),
    ("PU001", latin.pair_brackets),
    ("PU008", latin.set_spaces),
)
_ENTRY_STEPS = (
    ("PU002", quotes.restore),
    ("PU001", latin.pair_brackets),
    ("PU001", latin.narrow_marks),
    ("PU008", latin.behind_marks),
)
_STEPS = (
    ("PU007", restore_decimals),
    ("PU002", quotes.restore),
    ("PU003", restore_dots),
    ("PU004", restore_dashes),
)
_BEHIND_MARKS = {rule for rule, _ in _STEPS}
