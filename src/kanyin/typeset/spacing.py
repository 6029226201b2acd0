"""Marks squeezed and gaps between Han and Latin, worked out for one paragraph before any line is made.

All widths in px. Pure: advances in, advances out; nothing here knows a font or WeasyPrint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from . import classes as c

GAP_EM = 0.25  # clreq 3.2: 1/4 em between Han and Latin letters or digits
GAP_SHRINK = 0.5  # … which may shrink to 1/8
GAP_GROW = 0.04  # … and grow a little before joints between Han open, more with them
_SPACE_LEAST_EM = 0.19  # a narrower word space no longer parts words
_SPACE_GROW = 0.5

_IDEOGRAPH = re.compile(
    "[\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u2e80-\u2fd5\U00020000-\U0003fffd]"
)
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # variation selectors
_ALPHA_EDGE = re.compile("(?<=[HNK])(?=L)|(?<=[HNK]f)(?=L)|(?<=L)(?=[HNK])|(?<=Lf)(?=[HNK])")
_DIGIT_EDGE = re.compile("(?<=[HNK])(?=0)|(?<=[HNK]f)(?=0)|(?<=0)(?=[HNK])|(?<=0f)(?=[HNK])")
_SPACED_EDGE = re.compile("(?<=[HNK])s(?=[L0])|(?<=[L0])s(?=[HNK])")
_MARK = re.compile("[OCPQ]")
_LONG_DASH = re.compile("(?<!D)DD(?!D)")
_WIDE = c.HAN + c.OPENER + c.CLOSER + c.PAUSE + c.EXCLAIM
_BLANK_AFTER = c.CLOSER + c.PAUSE + c.EXCLAIM
_IDEOGRAPHIC_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class Trim:
    """How a mark loses half its box: ``reduce`` px off its advance, its glyph moved ``shift`` px to the
    left."""

    shift: float
    reduce: float


@dataclass(frozen=True, slots=True)
class TrimRule:
    """``text-spacing-trim`` in its four parts (CSS Text 4)."""

    adjacent: bool = True  # squeeze marks that stand side by side
    line_start: bool = True  # openers at the start of a line
    first_line: bool = True  # … of a paragraph's first line too
    line_end: bool = True  # closers at the end of a line, always (else only when the line needs it)
    everywhere: bool = False


TRIM_RULES = {
    "auto": TrimRule(),
    "trim-both": TrimRule(),
    "trim-start": TrimRule(line_end=False),
    "space-first": TrimRule(first_line=False, line_end=False),
    "normal": TrimRule(line_start=False, line_end=False),
    "space-all": TrimRule(adjacent=False, line_start=False, line_end=False),
    "trim-all": TrimRule(everywhere=True),
}


@dataclass(frozen=True, slots=True)
class GapRule:
    """``text-autospace``: which neighbours of Han get a gap, and whether a typed space becomes one."""

    alpha: bool = True
    numeric: bool = True
    replace: bool = False


@dataclass(slots=True)
class Span:
    """A stretch of the paragraph's text set in one style: ``[start, end)``."""

    start: int
    end: int
    em: float  # font size, px
    trim: TrimRule
    gap: GapRule | None
    rigid: bool = False  # nothing inside opens: code


@dataclass(slots=True)
class Spacing:
    """What becomes of the marks and gaps of a paragraph, by position."""

    gaps: dict[int, float] = field(default_factory=dict)  # before k
    added: dict[int, float] = field(default_factory=dict)  # put after k: letter spacing, a space made a gap
    trailing: dict[int, float] = field(default_factory=dict)  # letter spacing after k: lost at a line's end
    padded: dict[int, float] = field(default_factory=dict)  # put around k, half on each side; is in added too
    squeezed: dict[int, float] = field(default_factory=dict)  # px already taken from mark k
    shrinkable: dict[int, float] = field(default_factory=dict)  # px that mark k can still give
    at_start: dict[int, float] = field(default_factory=dict)  # px mark k loses at the start of a line
    at_end: dict[int, float] = field(default_factory=dict)  # … at the end of a line
    elastic_spaces: dict[int, tuple[float, float]] = field(default_factory=dict)  # px a space can give, take
    closed: set[int] = field(default_factory=set)  # positions whose joint stays as it is


def settle_quotes(text: str, classes: str, advances: Sequence[float], spans: Sequence[Span]) -> str:
    """Classes with each quotation mark told full-width or proportional by its measured advance.

    A full-width ’ between two Latin letters is an apostrophe all the same.
    """
    if not any(quote in text for quote in c.QUOTES):
        return classes
    settled = list(classes)
    for span in spans:
        for match in re.finditer("[“”‘’]", text[span.start : span.end]):
            k = span.start + match.start()
            if not c.is_full_width(advances[k], span.em):
                settled[k] = c.QUOTES[text[k]][1]
            elif text[k] == "’" and c.LETTER == classes[k - 1 : k] == classes[k + 1 : k + 2]:
                settled[k] = c.GLUE
    return "".join(settled)


def find_spacing(
    text: str,
    classes: str,
    advances: Sequence[float],
    spans: Sequence[Span],
    trims: Mapping[int, Trim],
    walls: Mapping[int, GapRule | None],
) -> Spacing:
    """Squeezes and gaps of a paragraph.

    ``trims``: what each mark of the text can give. ``walls``: positions where an element begins or ends, with
    the rule that holds across them (the common ancestor's; None: no gap, as beside a padding).
    """
    spacing = Spacing()
    for span in spans:
        if span.rigid:
            spacing.closed.update(range(span.start + 1, span.end))
        else:
            _spaces(text, advances, span, spacing)
        _gaps_within(text, classes, advances, span, spacing)
        _long_dashes(classes, advances, span, spacing)
        _marks(text, classes, span, trims, spacing)
    for k, rule in walls.items():
        if rule and 0 < k < len(text):
            _gap_across(text, classes, k, rule, spans, spacing)
    return spacing


def _spaces(text: str, advances: Sequence[float], span: Span, spacing: Spacing) -> None:
    k = text.find(" ", span.start, span.end)
    while k >= 0:
        width = advances[k] + spacing.added.get(k, 0.0)
        spacing.elastic_spaces[k] = max(0.0, width - _SPACE_LEAST_EM * span.em), width * _SPACE_GROW
        k = text.find(" ", k + 1, span.end)


def _long_dashes(classes: str, advances: Sequence[float], span: Span, spacing: Spacing) -> None:
    """A Chinese —— is 2 em whatever the font draws (Noto's ligature is 1.7 em): centred in that box."""
    for match in _LONG_DASH.finditer(classes, span.start, span.end):
        k = match.start()
        drawn = sum(advances[k : match.end()])
        missing = 2 * span.em - drawn
        if 0 < missing < 0.5 * span.em and _beside_han(classes, *match.span()):
            if advances[k + 1]:
                spacing.added[k] = spacing.added[k + 1] = missing / 2
            else:
                spacing.added[k] = spacing.padded[k] = missing


def _beside_han(classes: str, start: int, end: int) -> bool:
    return any(name in _WIDE for name in classes[max(0, start - 1) : start] + classes[end : end + 1])


def _gaps_within(text: str, classes: str, advances: Sequence[float], span: Span, spacing: Spacing) -> None:
    rule = span.gap
    if rule is None:
        return
    width = GAP_EM * span.em
    for wanted, edge in ((rule.alpha, _ALPHA_EDGE), (rule.numeric, _DIGIT_EDGE)):
        if not wanted:
            continue
        for match in edge.finditer(classes, span.start, span.end):
            k = match.start()
            if k > span.start and _beside_ideograph(text, k):
                spacing.gaps[k] = width
    if rule.replace:
        for match in _SPACED_EDGE.finditer(classes, span.start, span.end):
            spacing.added[match.start()] = width - advances[match.start()]


def _beside_ideograph(text: str, k: int) -> bool:
    """Whether position ``k`` has Han on one side, a variation selector on it or not."""
    before = k - 2 if k > 1 and _VARIANT.match(text, k - 1) else k - 1
    return bool(_IDEOGRAPH.match(text, k) or _IDEOGRAPH.match(text, before))


def _gap_across(text: str, classes: str, k: int, rule: GapRule, spans: Sequence[Span], spacing: Spacing) -> None:
    edges = ((rule.alpha, _ALPHA_EDGE), (rule.numeric, _DIGIT_EDGE))
    if _beside_ideograph(text, k) and any(wanted and edge.match(classes, k) for wanted, edge in edges):
        sizes = [span.em for span in spans if span.start < k <= span.end or span.start <= k < span.end]
        spacing.gaps[k] = GAP_EM * min(sizes, default=0.0)


def _marks(text: str, classes: str, span: Span, trims: Mapping[int, Trim], spacing: Spacing) -> None:
    rule = span.trim
    for match in _MARK.finditer(classes, span.start, span.end):
        k = match.start()
        trim = trims.get(k)
        if trim is None or trim.reduce <= 0:
            continue
        mark, amount = match.group(), trim.reduce
        everywhere = rule.everywhere and mark != c.EXCLAIM
        if everywhere or (rule.adjacent and _squeezed_by_neighbour(text, classes, k, trims)):
            spacing.squeezed[k] = amount
            continue
        if rule.adjacent:
            spacing.shrinkable[k] = amount
        first_line = k == 0 or text[k - 1] == "\n"
        if mark == c.OPENER and rule.line_start and (rule.first_line or not first_line):
            spacing.at_start[k] = amount
        if mark == c.EXCLAIM:
            spacing.at_end[k] = 0.0  # ！？ keep their box at a line's end
        elif mark != c.OPENER and rule.line_end:
            spacing.at_end[k] = amount


def _squeezed_by_neighbour(text: str, classes: str, k: int, trims: Mapping[int, Trim]) -> bool:
    """Of two marks side by side one gives its blank half, so that the pair takes 1.5 em (clreq 3.1.6): the bracket
    behind a mark that has none, as it stands in the middle of its box.
    """
    if classes[k] == c.OPENER:
        if k > 0 and classes[k - 1] in _BLANK_AFTER and k - 1 not in trims:
            return True
        return k > 0 and (classes[k - 1] in c.OPENER + c.MIDDLE_DOT or text[k - 1] == _IDEOGRAPHIC_SPACE)
    following = classes[k + 1 : k + 2]
    if not following:
        return False
    return following in _BLANK_AFTER + c.OPENER or text[k + 1] == _IDEOGRAPHIC_SPACE
