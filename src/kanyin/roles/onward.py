"""Where an article goes on behind what its site has set into it: a list of others, a card of wares, a row of buttons.

What ends an article looks the same: 相关阅读 and some headlines. Only the prose below tells. It is the article's unless
two independent grounds speak against that: it is on something else; a line between announces it, and the article does
not; somebody else begins to speak; the page has said who edited the article, or whose the rights are; it is far, or a
line or two as teasers and comments are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.roles.cohesion import CLOSE, TIED, telling, tie
from kanyin.roles.facts import Facts
from kanyin.roles.insets import OF_TEXT, is_heading
from kanyin.roles.lists import ITEM
from kanyin.roles.pairs import pairs_of, shares
from kanyin.roles.run import BREAKS
from kanyin.text import pairs_in

LONGEST, FAR = 16, 9
"""Lines of the longest of such insets, and from where on one is long."""
RECENT = 12
"""Sentences above that are asked what they are on."""
ENOUGH = 2
"""Grounds against prose with which it is none of the article's."""
TOGETHER = 3
"""Lines from one sentence of a passage to the next: a heading and a caption may stand between."""
LONG = 80
"""Half-em of a long sentence: two of them one below the other are a text; teasers and comments are single ones."""
HOME, FEWEST = 0.5, 8
"""The share of a headline's words that return in the prose that it announces, and its Han characters."""
_BREAKS = BREAKS - {"repeated-often", "contents"}
_ENDS = lazy(
    "[\\[【(（\\s]{0,3}(?:[責责]任?[编編]|[编編][辑輯]\\s?[:：]|(?:全文)?完[)）】]|版[权權]|[免声聲]|[上下前後后]一[篇则條条]|"
    "更多回答|其[他它]回|回[复覆]|Trackback|本文通告|[原来來]源\\s?[:：]|作者\\s?[:：])"
)
"""What stands at the end of an article and not within."""


@dataclass(frozen=True, slots=True)
class _Inset:
    """The lines between two passages, and the lines of the second one."""

    between: range
    below: range


def with_insets(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; those of furniture between two passages of one article are strewn into it."""
    away = {n for found in _insets(facts) for n in _furniture(facts, found)}
    if not away:
        return facts
    return [each.showing(frozenset({"strewn"})) if n in away else each for n, each in enumerate(facts)]


def _insets(facts: Sequence[Facts]) -> Iterator[_Inset]:
    """All places where prose goes on behind furniture, from the top down."""
    above: list[Facts] = []
    heads = _heads_of_parts(facts)
    n = 0
    while n < len(facts):
        if _is_prose(facts[n]):
            above.append(facts[n])
            n += 1
            continue
        end = next((k for k in range(n, len(facts)) if _is_prose(facts[k])), len(facts))
        found = _between(facts, n, end)
        if found is not None and above and _goes_on(facts, above, found, heads):
            yield _above_part(found, heads)
        elif found is not None or any(each.is_info for each in facts[n:end]):
            above = []
        n = end


def _is_prose(each: Facts) -> bool:
    return each.is_sentence and "talks-of-site" not in each.shown


def _between(facts: Sequence[Facts], first: int, end: int) -> _Inset | None:
    """What may be an inset: from the head of other articles on down to prose. None where there is none."""
    head = next((n for n in range(first, end) if "foot-begins" in facts[n].shown), end)
    return None if head == end or end == len(facts) else _Inset(range(head, end), range(end, _passage_end(facts, end)))


def _passage_end(facts: Sequence[Facts], first: int) -> int:
    """Behind the last line of a passage: down to a line of furniture, or to some that are no sentences."""
    last = first
    for n in range(first + 1, len(facts)):
        if facts[n].shown & _BREAKS or n - last > TOGETHER:
            break
        if _is_prose(facts[n]):
            last = n
    return last + 1


def _above_part(found: _Inset, heads: frozenset[int]) -> _Inset:
    """The inset without the heading of the part below it, two lines whose second one is of the ``heads``."""
    between = found.between
    is_headed = between[-1] in heads and len(between) > 2
    return _Inset(between[:-2], range(between[-2], found.below.stop)) if is_headed else found


PARTS = 3
"""Times that an article's parts have begun alike, from where on that tells of one more."""
_DIGIT = lazy(r"\d+")


def _heads_of_parts(facts: Sequence[Facts]) -> frozenset[int]:
    """The lines that differ in their figures alone from some that stand above, beside prose: 【更新3月4日 16:29】."""
    times: Counter[str] = Counter()
    found: set[int] = set()
    for n, each in enumerate(facts):
        if each.is_sentence or each.furniture is not None or not each.han or not any(map(str.isdigit, each.text)):
            continue
        make = _DIGIT.sub("0", each.text)
        if times[make] >= PARTS:
            found.add(n)
        times[make] += any(_is_prose(other) for other in facts[n + 1 : n + 1 + TOGETHER])
    return frozenset(found)


def _goes_on(facts: Sequence[Facts], above: Sequence[Facts], found: _Inset, heads: frozenset[int]) -> bool:
    """Fewer grounds speak against it than would be enough; or it begins as parts of the article above have begun."""
    last = found.between[-1]
    if len(found.between) <= LONGEST and last in heads and not facts[last].shown & _BREAKS:
        return True
    return len(found.between) <= LONGEST and sum(_grounds(facts, above, found)) < ENOUGH


def _grounds(facts: Sequence[Facts], above: Sequence[Facts], found: _Inset) -> Iterator[int]:
    """What speaks against it; some things count as two."""
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
    """A line or two, as teasers are; a short one alone besides, or without a full stop, as headlines are."""
    if any(one.columns >= LONG and other.columns >= LONG for one, other in pairwise(prose)):
        return 0
    is_teaser = sum(each.columns for each in prose) < LONG or "item" in prose[0].shown or ITEM.match(prose[0].text)
    return 2 if is_teaser or not any("stops" in each.shown for each in prose) else 1


def _is_announced(between: Sequence[Facts], above: Sequence[Facts], prose: Sequence[Facts]) -> bool:
    """A headline right above is on the prose below it and not on the text above; or the prose begins with that line."""
    name = between[-1].key
    return bool(name and prose[0].key.startswith(name)) or any(
        each.han >= FEWEST and _home(each, prose) >= HOME > _home(each, above) for each in between[-2:]
    )


def _home(each: Facts, prose: Sequence[Facts]) -> float:
    """The share of a line's words that return in some prose."""
    own = pairs_in(each.key)
    return shares(own, pairs_of(prose, own))[0]


def _furniture(facts: Sequence[Facts], found: _Inset) -> range:
    """The lines between, down to one that an article alone holds, and without a heading of the passage below."""
    head, last = found.between[0], found.between[-1] + 1
    end = next((n for n in found.between if facts[n].shown & OF_TEXT), last)
    below = [facts[n] for n in found.below]
    return range(head, end - (end == last and is_heading(facts, head, end, below)))
