"""Where an article goes on behind what its site has set into it: a list of others, a card of wares, a row of buttons.

What ends an article looks the same: 相关阅读 and some headlines. Only the prose below tells. It is the article's unless
two independent grounds speak against that: it is on something else; a line between announces it, and the article does
not; somebody else begins to speak; the page has said who edited the article, or whose the rights are; it is far, or a
line or two as teasers and comments are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kanyin.patterns import lazy
from kanyin.roles.cohesion import CLOSE, TIED, telling, tie
from kanyin.roles.facts import Facts
from kanyin.roles.insets import HEADING, LONG
from kanyin.roles.pairs import pairs_of, shares
from kanyin.roles.run import BREAKS
from kanyin.text import pairs_in

LONGEST, FAR = 16, 9
"""Lines of the longest of such insets, and from where on one is long."""
RECENT = 12
"""Sentences above that are asked what they are on."""
MOST_GROUNDS = 1
"""Grounds against prose with which it is the article's still."""
TOGETHER = 2
"""Lines within prose that are no sentences, a heading and a caption."""
_BREAKS = BREAKS - {"repeated-often", "contents"}
_HEADS = frozenset({"foot-begins", "block-begins"})
_ENDS = lazy(
    "[\\[【(（\\s]*(?:[責责]任?[编編]|[编編][辑輯]\\s?[:：]|(?:全文)?完[)）】]|版[权權]|[免声聲]|[上下前後后]一[篇则條条]|"
    "更多回答|其[他它]回|回[复覆]|Trackback|本文通告|[原来來]源\\s?[:：]|作者\\s?[:：])"
)
"""What stands at the end of an article and not within."""
_SPEAKS = frozenset({"comment-frame", "date-alone", "dated"})
HOME, FEWEST = 0.5, 8
"""The share of a headline's words that return in the prose that it announces, and its Han characters."""


@dataclass(frozen=True, slots=True)
class _Inset:
    """The lines between two passages, and the lines of the second one."""

    between: range
    below: range


def with_insets(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; those of furniture between two passages of one article are strewn into it."""
    away = {n for found in _insets(facts) for n in _furniture(facts, found)}
    return [each.showing(frozenset({"strewn"})) if n in away else each for n, each in enumerate(facts)] if away else facts


def _insets(facts: Sequence[Facts]) -> Iterator[_Inset]:
    """All places where prose goes on behind furniture, from the top down."""
    above: list[Facts] = []
    n = 0
    while n < len(facts):
        if _is_prose(facts[n]):
            above.append(facts[n])
            n += 1
            continue
        end = next((k for k in range(n, len(facts)) if _is_prose(facts[k])), len(facts))
        first = next((k for k in range(n, end) if facts[k].shown & _HEADS), end)
        if first == end:
            above = [] if any(each.is_info for each in facts[n:end]) else above
        else:
            found = _Inset(range(first, end), range(end, _passage_end(facts, end)))
            if len(above) >= 1 and end < len(facts) and _goes_on(facts, above, found):
                yield found
            else:
                above = []
        n = end


def _is_prose(each: Facts) -> bool:
    return each.is_sentence and "talks-of-site" not in each.shown


def _passage_end(facts: Sequence[Facts], first: int) -> int:
    """Behind the last line of a passage: down to a line of furniture, or to some that are no sentences."""
    last = first
    for n in range(first + 1, len(facts)):
        if facts[n].shown & _BREAKS or n - last > TOGETHER + 1:
            break
        if _is_prose(facts[n]):
            last = n
    return last + 1


def _goes_on(facts: Sequence[Facts], above: Sequence[Facts], found: _Inset) -> bool:
    """At most one ground speaks against it that the passage is the article's."""
    if len(found.between) > LONGEST:
        return False
    return sum(_grounds(facts, above, found)) <= MOST_GROUNDS


def _grounds(facts: Sequence[Facts], above: Sequence[Facts], found: _Inset) -> Iterator[int]:
    """What speaks against it; two of these are grounds enough."""
    between = [facts[n] for n in found.between]
    prose = [facts[n] for n in found.below if facts[n].is_sentence]
    tied = tie(telling(above[-RECENT:]), telling(prose))
    yield tied < TIED
    yield len(between) > FAR
    yield any(_ENDS.match(each.text) or "legal" in each.shown for each in between)
    yield any("comment-frame" in each.shown for each in between)
    yield 2 * any(each.is_info for each in between)
    yield 2 * _is_announced(between, above, prose)
    yield max(0, _thin(prose) - (tied >= CLOSE and len(prose) > 1))


def _thin(prose: Sequence[Facts]) -> int:
    """A line or two, as teasers are; without a full stop besides, as headlines are."""
    together = any(a.columns >= LONG and b.columns >= LONG for a, b in zip(prose, prose[1:], strict=False))
    if together:
        return 0
    return 1 if any("stops" in each.shown for each in prose) and "item" not in prose[0].shown else 2


def _is_announced(between: Sequence[Facts], above: Sequence[Facts], prose: Sequence[Facts]) -> bool:
    """A headline right above is on the prose below it and not on the text above."""
    if prose[0].key.startswith(between[-1].key) and between[-1].key:
        return True
    for each in between[-2:]:
        own = pairs_in(each.key)
        if each.han >= FEWEST and shares(own, pairs_of(prose, own))[0] >= HOME > shares(own, pairs_of(above, own))[0]:
            return True
    return False


def _furniture(facts: Sequence[Facts], found: _Inset) -> range:
    """The lines between without the heading of the passage below, where one stands there."""
    last = facts[found.between[-1]]
    is_short = last.columns <= HEADING and not last.shown & _BREAKS
    own = pairs_in(last.key)
    fits = is_short and len(found.between) > 1 and shares(own, pairs_of([facts[n] for n in found.below], own))[0] > 0.15
    is_heading = not last.shown.isdisjoint({"marked-heading", "numbered", "chapter", "section-name"}) or (
        "bold" in last.shown or fits
    )
    return found.between[: len(found.between) - is_heading]
