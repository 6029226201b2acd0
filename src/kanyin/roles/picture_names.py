"""What a travel diary prints below each of its pictures: the place, again and again, and no menu does that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kanyin.roles.facts import Facts
from kanyin.roles.run import BREAKS

FEWEST = 3
"""Times that it stands one below the other, as only the pictures between have gone."""
LONGEST = 40
"""Half-em of such a name."""
PROSE = 2
"""Sentences between the first of them and the last."""
_OTHER = BREAKS | {"site-word", "counter", "dated", "date-alone", "speaker", "numbered"}


def with_picture_names(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; names of pictures are strewn into the text, and say nothing of what else they look like.

    The first of each place, above its pictures, is a heading and stays.
    """
    names = frozenset(_names(facts))
    at = [n for n, each in enumerate(facts) if each.key in names]
    if not at or sum(each.is_sentence for each in facts[at[0] : at[-1]]) < PROSE:
        return facts
    out = list(facts)
    last = ""
    for n in at:
        out[n] = replace(facts[n], key="", shown=frozenset({"strewn" if facts[n].key == last else "chapter"}))
        last = facts[n].key
    return out


def _names(facts: Sequence[Facts]) -> Iterator[str]:
    """What stands several times one below the other, and is no button."""
    for key, group in groupby((each for each in facts if each.key), key=lambda each: each.key):
        lines = list(group)
        if len(lines) >= FEWEST and lines[0].han > 1 and not any(_is_other(each) for each in lines):
            yield key


def _is_other(each: Facts) -> bool:
    return each.is_sentence or each.furniture is not None or each.columns > LONGEST or bool(each.shown & _OTHER)
