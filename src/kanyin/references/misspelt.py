"""Names that a text spells a little otherwise than its list: recognition, or a hand, lost a letter of one, or took a
character for one that sounds or looks like it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.references.text import IS_HAN, LOWER, UPPER

_WORD = lazy(rf"(?<![{UPPER}{LOWER}])[{UPPER}](?:[{UPPER}{LOWER}'-]|(?<=[{LOWER}{UPPER}])\d(?=[{LOWER}])){{2,24}}")
SHORTEST = 5
"""Letters of a name of which one may be another; of shorter ones too many are alike."""


def respelt(text: str, names: Sequence[str]) -> str:
    """The text with the list's ``names``, in small letters, for the words that are each but a letter from one."""

    def spelling(word: re.Match[str]) -> str:
        own = word[0].lower()
        return own if own in names else next((name for name in names if _is_near(own, name)), word[0])

    for name in names:
        text = _with_character(text, name)
    return _WORD.sub(spelling, text)


_WHOLE = 3
"""Characters of a Chinese name of which one behind the family's may be another."""


def _with_character(text: str, name: str) -> str:
    """The text with a Chinese ``name`` of the list for one that has its family and one of its other two characters."""
    if len(name) != _WHOLE or not IS_HAN.match(name) or name in text:
        return text
    at = text.find(name[0])
    while at >= 0:
        word = text[at : at + _WHOLE]
        if len(word) == _WHOLE and IS_HAN.match(word[1]) and IS_HAN.match(word[2]) and differ_by_one(word, name):
            return text[:at] + name + text[at + _WHOLE :]
        at = text.find(name[0], at + 1)
    return text


def _is_near(one: str, other: str) -> bool:
    """Names of the same first letter that differ by one letter."""
    return one[0] == other[:1] and min(len(one), len(other)) >= SHORTEST and differ_by_one(one, other)


def differ_by_one(one: str, other: str) -> bool:
    """Two words are alike but for a letter: another one, one more, one less."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longer, shorter = sorted((one[same:], other[same:]), key=len, reverse=True)
    return longer[1:] == (shorter[1:] if len(longer) == len(shorter) else shorter)
