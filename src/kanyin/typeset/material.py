"""A paragraph ready to be broken: its text, its breaks, and prefix sums over its advances.

All widths in px. Pure: nothing here knows a font or WeasyPrint.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate, chain, product
from operator import add

from . import classes as c
from .breaks import Breaks
from .spacing import GAP_GROW, GAP_SHRINK, Spacing

_FULL_WIDTH = c.HAN + c.OPENER + c.CLOSER + c.PAUSE + c.EXCLAIM + c.NO_START + c.KANA_SMALL + c.MIDDLE_DOT
_WIDE = _FULL_WIDTH + c.OBJECT
_MARKS = c.OPENER + c.CLOSER + c.PAUSE + c.EXCLAIM
_RULED = c.DASH + c.ELLIPSIS
_ANY = set(_FULL_WIDTH + _RULED + c.LETTER + c.DIGIT + c.LATIN_OPENER + c.LATIN_CLOSER + c.PREFIX + c.HYPHEN
           + c.SYMBOL + c.OBJECT + c.GLUE + c.SLASH)  # fmt: skip
_HYPHEN_COST = 150.0  # in the measure of fit.py
_GUESSED_COST = 900.0  # a hyphen between syllables of a foreign name: joints opened by .12 em
_STUB_COST = 1500.0  # the end of a word alone on the last line
_RELUCTANT_COST = 60.0  # joints opened by .03 em
_JOINED_COST = 100.0
_TORN_COST = 2500.0  # … by .19 em
_WHOLE_CODE = 8  # characters: code no longer than that is one word
_SHORT_CODE = 24  # … what is shorter than that is parted the less willingly the shorter it is
_CODE_COSTS = (120.0, 400.0, 800.0)  # by the rank of the joint: as joints opened by .04, .08, .11 em
_CODE_CHARACTER_COST = 50.0  # for each character short of _SHORT_CODE


class _JointTable(dict[str, float]):
    """Weight of the joint between two neighbours; 0 where nothing may open."""

    def __missing__(self, pair: str) -> float:
        self[pair] = 0.0
        return 0.0


_SPACE_WEIGHT = 1.5  # a word space shows what is added to it less than a joint between Han does
_GAP_WEIGHT = 1.25  # … and so does a gap beside Latin
_BLANK_WEIGHT = 1.5  # the blank side of a mark
_MARKS_WEIGHT = 0.5  # two marks squeezed together stay together


def _joint_pairs() -> _JointTable:
    """Neighbours that justification may part: full-width beside full-width, Han beside Latin, word spaces.

    Not within —— or ……, never within a Latin word.
    """
    latin = c.LETTER + c.DIGIT
    blank_after = c.CLOSER + c.PAUSE + c.EXCLAIM
    weights = {
        **_pairs(_WIDE, _WIDE, 1.0),
        **_pairs(_FULL_WIDTH, _RULED, 1.0),
        **_pairs(_RULED, _FULL_WIDTH, 1.0),
        **_pairs(c.HAN, c.LATIN_OPENER + c.SYMBOL + c.PREFIX, 1.0),
        **_pairs(c.LATIN_CLOSER + c.SYMBOL, c.HAN, 1.0),
        **_pairs(c.HAN, latin, _GAP_WEIGHT),
        **_pairs(latin, c.HAN, _GAP_WEIGHT),
        **_pairs(_MARKS, latin, 1.0),
        **_pairs(latin, _MARKS, 1.0),
        **_pairs(blank_after, c.HAN + latin, _BLANK_WEIGHT),
        **_pairs(c.HAN + latin, c.OPENER, _BLANK_WEIGHT),
        **_pairs(_MARKS, _MARKS, _MARKS_WEIGHT),
    }
    return _JointTable(weights | _space_pairs())


def _pairs(lefts: Iterable[str], rights: Iterable[str], weight: float) -> dict[str, float]:
    return {left + right: weight for left, right in product(lefts, rights)}


def _space_pairs() -> _JointTable:
    return _JointTable(_pairs(c.SPACE, _ANY, _SPACE_WEIGHT))


_JOINTS = {"inter-character": _joint_pairs(), "inter-word": _space_pairs()}


@dataclass(slots=True, eq=False)
class Material:
    """Prefix sums have length n + 1; entry k sums what stands before character k.

    The gap before character k is counted with k, so that a line which starts at k leaves it out.
    """

    text: str
    classes: str
    em: float  # font size of the paragraph
    breaks: Breaks
    natural: array[float]  # sum of advances and gaps
    marks: array[float]  # … of what marks can give
    gives: array[float]  # … of what gaps and spaces can give
    takes: array[float]  # … of what gaps and spaces can take before joints open
    joints: array[float]  # … of the weights of joints that can open; joint k stands between k - 1 and k
    tightest: array[float]  # natural less all that can be given
    first: Sequence[float]  # advance of character k without the gap before it
    at_start: Mapping[int, float]
    at_end: Mapping[int, float]
    shrinkable: Mapping[int, float]
    trailing: Mapping[int, float]  # what is dropped after the last character of a line
    hanging: Mapping[int, float] = field(default_factory=dict)  # what mark k saves by hanging at a line's end
    always_hung: frozenset[int] = frozenset()
    hyphens: Mapping[int, float] = field(default_factory=dict)  # k: width of the hyphen set when breaking there
    costly: Mapping[int, float] = field(default_factory=dict)  # k: what breaking there costs the whole
    cuts: frozenset[int] = frozenset()  # inside addresses, where a line may end sooner than gape
    emergency: frozenset[int] = frozenset()  # where an over-long word may be cut
    is_ragged: bool = False  # lines are not to be filled


def _hyphen_costs(text: str, hyphens: Mapping[int, float], guessed: Set[int]) -> dict[int, float]:
    last = start = len(text.rstrip()) if hyphens else 0
    while start and text[start - 1] < "\u2e80" and not text[start - 1].isspace():
        start -= 1
    costs = {k: _GUESSED_COST if k in guessed else _HYPHEN_COST for k in hyphens}
    return costs | dict.fromkeys((k for k in hyphens if start < k < last), _STUB_COST)


def _break_costs(breaks: Breaks, rigid: Sequence[tuple[int, int]]) -> dict[int, float]:
    """What it costs to end a line at positions where that is no matter of course."""
    costs = dict.fromkeys(breaks.joined(), _JOINED_COST) | dict.fromkeys(breaks.reluctant(), _RELUCTANT_COST)
    costs |= dict.fromkeys(breaks.torn(), _TORN_COST)
    for start, end in rigid:
        whole = end - start <= _WHOLE_CODE
        short = _CODE_CHARACTER_COST * max(0, _SHORT_CODE - (end - start))
        inside = breaks.in_code(start, end)
        costs |= {k: _TORN_COST for k in range(start + 1, end) if k in costs or breaks.allowed(k)}
        costs |= {k: _TORN_COST if whole else short + _CODE_COSTS[rank] for k, rank in inside.items()}
    return costs


def _joint_sums(classes: str, spacing: Spacing, justify: str) -> array[float]:
    """Sums of the weights of joints; joint k stands before character k."""
    weights = list(map(_JOINTS[justify].__getitem__, map(add, classes, classes[1:])))
    for k in spacing.closed:
        weights[k - 1] = 0.0
    return array("d", chain((0.0,), accumulate(weights, initial=0.0)))


def make_material(
    text: str,
    classes: str,
    em: float,
    breaks: Breaks,
    advances: Sequence[float],
    spacing: Spacing,
    *,
    justify: str = "inter-character",
    hanging: Mapping[int, float] | None = None,
    always_hung: frozenset[int] = frozenset(),
    hyphens: Mapping[int, float] | None = None,
    guessed: Set[int] = frozenset(),
    emergency: frozenset[int] = frozenset(),
    rigid: Sequence[tuple[int, int]] = (),
    is_ragged: bool = False,
) -> Material:
    """Sum a paragraph up. ``advances``: px, one a character, as the font has them and with inline edges.

    ``rigid``: stretches of code, which is whole where it is short. ``guessed``: hyphens that no dictionary tells.
    """
    first = list(advances)
    for k, extra in spacing.added.items():
        first[k] += extra
    for k, taken in spacing.squeezed.items():
        first[k] -= taken
    steps = first[:]
    gives, takes = [0.0] * len(text), [0.0] * len(text)
    for k, gap in spacing.gaps.items():
        steps[k] += gap
        gives[k] += gap * GAP_SHRINK
        takes[k] += gap * GAP_GROW
    for k, (give, take) in spacing.elastic_spaces.items():
        gives[k] += give
        takes[k] += take
    given = [0.0] * len(text)
    for k, amount in spacing.shrinkable.items():
        given[k] = amount
    costly = _break_costs(breaks, rigid) | _hyphen_costs(text, hyphens or {}, guessed)
    natural = array("d", accumulate(steps, initial=0.0))
    marks = array("d", accumulate(given, initial=0.0))
    sum_gives = array("d", accumulate(gives, initial=0.0))
    return Material(
        text, classes, em, breaks, natural, marks, sum_gives,
        array("d", accumulate(takes, initial=0.0)), _joint_sums(classes, spacing, justify),
        array("d", (n - m - g for n, m, g in zip(natural, marks, sum_gives, strict=True))),
        first, spacing.at_start, spacing.at_end, spacing.shrinkable, spacing.trailing,
        hanging or {}, always_hung,
        hyphens or {}, costly, breaks.cuts(rigid), emergency, is_ragged,
    )  # fmt: skip
