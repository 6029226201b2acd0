"""Chinese names in a text whose list has them in Latin letters: ``方砚等（2018）`` cites ``Fang Y, Lin S, …``.

Journals of the sciences print lists for readers abroad. The family name alone is compared, so only one entry of a year
may have it, and none in Chinese, which may have been misread.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields.pinyin import sounds_of_families
from kanyin.patterns import lazy
from kanyin.references.known_names import SURE_NAME, han_quality, pinyin
from kanyin.references.targets import Target
from kanyin.references.text import IS_HAN

_MORE = lazy(r"\s?等人?[.．]?$")
_AND = lazy(r"\s?(?:[,，、&]|[和与及])\s?$")
_MOST_NAMED = 3


def romanised(before: str, of_year: Sequence[Target]) -> list[Target]:
    """The entry of a year whose authors have the family names that a text ends with; none where two have them."""
    text = before.rstrip(" ,，:：(（\u3000")
    more = _MORE.search(text)
    names = text[: more.start()] if more else text
    fitting = [one for one in of_year if _is_latin(one) and _fits(one, names, has_more=more is not None)]
    if len({one.key for one in fitting}) != 1 or any(_is_alike(one, fitting[0]) for one in of_year):
        return []
    return fitting


def _is_alike(one: Target, other: Target) -> bool:
    """The first of its authors is named in Chinese, and in Latin letters as the first of the other is."""
    return bool(one.authors) and other.authors[0] in _sounds_of(one.authors[0])


def _is_latin(one: Target) -> bool:
    """All its authors are named in Latin letters, the first as Chinese people are."""
    return bool(one.authors) and one.authors[0] in pinyin() and not any(map(IS_HAN.match, one.authors))


def _fits(one: Target, text: str, *, has_more: bool) -> bool:
    """The text ends with all of its authors, or with the first of more where it says so."""
    counts = range(1, min(_MOST_NAMED, len(one.authors)) + 1)
    return any(
        _ends_with(text, one.authors[:count])
        for count in counts
        if has_more == (len(one.authors) > count or one.others)
    )


def _ends_with(text: str, families: Sequence[str]) -> bool:
    """The text ends with people who have these family names, one behind the other."""
    *others, last = families
    for size in (2, 3, 4):
        name, before = text[-size:], text[:-size]
        if len(name) < size or last not in _sounds_of(name):
            continue
        joint = _AND.search(before)
        if not others or (joint and _ends_with(before[: joint.start()], others)):
            return True
    return False


def _sounds_of(name: str) -> tuple[str, ...]:
    """The family name of a Chinese person as Latin letters may have it; nothing for any other word."""
    if han_quality(name) != SURE_NAME:
        return ()
    sounds = sounds_of_families()
    return sounds.get(name[:2], ()) or sounds.get(name[0], ())
