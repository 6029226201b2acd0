"""Which characters are Han, Latin, opening and closing marks: the classes that the rules of a line speak of."""

from __future__ import annotations

from functools import lru_cache

from kanyin.patterns import lazy

HAN = lazy("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007]")
LATIN = lazy("[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff]")
OPENING = frozenset("（《〈「『【〔〖〘〚［｛“‘")
CLOSING = frozenset("）》〉」』】〕〗〙〛］｝”’，。．、；：？！")
NOT_FIRST = CLOSING | frozenset("…—·～％%,.;:?!)]}")
"""Must not begin a line."""
NOT_LAST = OPENING | frozenset("([{")
"""Must not end a line."""
BULLETS = frozenset("•●○■□◆▪➢✓–")
"""What stands before the items of a list."""
TRIMMED = CLOSING - frozenset("？！")
"""Closing marks with an empty right half, which may go at a line's end."""


@lru_cache(maxsize=1 << 14)
def is_han(text: str) -> bool:
    return bool(HAN.match(text))


def is_latin(text: str) -> bool:
    return bool(LATIN.match(text))
