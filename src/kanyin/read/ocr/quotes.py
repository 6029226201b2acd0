"""Quotation marks that text recognition mixed or lost: “灯" 与”门“ are “灯”与“门”, though a third lost its partner.

Each mark opens or closes; which, is what costs least over the whole line: what the mark was read as, what stands before
it and behind it, and that marks go in pairs. So one that is lost turns only its neighbour, not all behind it.
"""

from __future__ import annotations

from kanyin.patterns import lazy

_QUOTE = lazy('[“”"＂]')
_PROGRAM = lazy('="|\\{"')
OPENS, CLOSES = 0, 1
READ_OTHERWISE, LOST_PARTNER, AGAINST = 1.0, 3.0, 2.5
"""What it costs that a mark was read as its counterpart, that its partner is lost, that a neighbour speaks against."""
LONGEST, TOO_LONG = 60, 0.03
"""Characters of a usual quotation, and what each further one costs."""
FEWEST = 2
"""Marks of a line: one alone is the call of a note or debris."""
_BEFORE_OPENING, _BEHIND_CLOSING = "，：；、（(《—", "，。；：、）)》！？"
_STRAIGHT = '"＂'


def with_pairs(text: str) -> str:
    """A Chinese line with each double quotation mark turned as it should be; where all are well it stays as it is."""
    marks = [found.start() for found in _QUOTE.finditer(text)]
    if len(marks) < FEWEST or _is_well(text, marks) or _PROGRAM.search(text):
        return text
    chars = list(text)
    for at, side in zip(marks, _sides(text, marks), strict=True):
        chars[at] = "“”"[side]
    return "".join(chars)


def _is_well(text: str, marks: list[int]) -> bool:
    return all(text[at] == "“”"[n % 2] for n, at in enumerate(marks)) and len(marks) % 2 == 0


def _sides(text: str, marks: list[int]) -> list[int]:
    """For each mark whether it opens or closes: the cheapest way through the line (Viterbi), inside a pair or not."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}  # by what was the last: 0 outside, 1 within a quotation
    before = 0
    for at in marks:
        ways: dict[int, tuple[float, list[int]]] = {}
        for within, (cost, sides) in best.items():
            for side in (OPENS, CLOSES):
                price = cost + _price(text, at, side)
                price += LOST_PARTNER if (side == OPENS) == bool(within) else 0.0
                if within and side == CLOSES:
                    price += TOO_LONG * max(0, at - before - LONGEST)
                after = int(side == OPENS)
                if after not in ways or price < ways[after][0]:
                    ways[after] = (price, [*sides, side])
        best, before = ways, at
    return min((cost + LOST_PARTNER * within, sides) for within, (cost, sides) in best.items())[1]


def _price(text: str, at: int, side: int) -> float:
    """What the mark itself and its neighbours say against this side."""
    char, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    price = 0.0 if char in _STRAIGHT or char == "“”"[side] else READ_OTHERWISE
    if side == OPENS:
        return price + AGAINST * (not behind or behind in _BEHIND_CLOSING)
    return price + AGAINST * (not before or before in _BEFORE_OPENING)
