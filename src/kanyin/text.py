"""What a text is made of: classes of characters, what of it can be seen, how wide it is, how texts are compared."""

from __future__ import annotations

import unicodedata
from array import array
from functools import lru_cache

from kanyin.patterns import lazy

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""For a character class: Han ideographs."""
WIDE_MARKS = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301b\u2018\u2019\u201c\u201d\u2014\u2026"
    "\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f％～·"
)
"""For a character class: the marks of Chinese punctuation."""

TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
"""For a character class: the vowels of Hanyu Pinyin with their tones."""
READING = lazy(f"(?<=[\u4e00-\u9fff])[(（] ?[a-z]{{0,5}}[{TONES}][a-z]{{0,3}} ?[)）]")
"""The reading that a mirror left which turned a page into traditional characters it was unsure of: 領(lǐng)."""
STATEMENTS = "定理|引理|定义|推论|性质|命题|假设|算法"
"""For a pattern: what numbered statements of mathematics are called."""

# Control and format characters, noncharacters but those of ``model``: nothing a reader sees. Variation selectors choose
# a glyph and stay. (Noncharacters beyond U+FFFF, which would make the class slow, are made others when a page is read.)
INVISIBLE = lazy(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdde-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff]"
)
# U+E5E5 is where GB 18030 puts 0xA3A0, the blank of old GBK fonts.
OTHER_SPACES = lazy("[\t\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\ue5e5]")

_UNSEEN = lazy(INVISIBLE.pattern.replace("\ufdde-", "\ufdd0-"))
"""The same and the marks of ``model``, which pass through cleaning."""

_NO_LETTERS = lazy(r"[\W_]+")
_MARKS = "，。、：“”《》（）；！？ "
"""Nearly all texts have no others: these are taken out in a third of the time."""


def visible(text: str) -> str:
    """What a reader sees of a text: no white space, nothing invisible. The conservation law counts these."""
    return _UNSEEN.sub("", "".join(text.split()))


def legible(text: str) -> str:
    """A value of a page's own metadata as its lines are read: nothing invisible, plain spaces."""
    return OTHER_SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


@lru_cache(maxsize=4096)
def columns(text: str) -> int:
    """Width in half-em: two for a Han character or a full-width mark, one for a Latin letter."""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def letters(text: str) -> str:
    """The letters and digits of a text, small: what is compared where space and marks do not count."""
    bare = text
    for mark in _MARKS:
        bare = bare.replace(mark, "")
    return (bare if bare.isalnum() else _NO_LETTERS.sub("", bare)).lower()


_COMMON = lazy("[ \u3000，。、：；！？“”‘’（）《》—…]+")
"""Marks that hold no letter in any form, and are in most texts."""


def folded(text: str) -> str:
    """Letters and digits in their usual form (NFKC), each character for itself: equal whatever the widths."""
    return _folded_line(text) if len(text) <= LINE else _folded(text)


LINE = 120
"""Characters: what is no longer is asked for again and again, and kept."""


@lru_cache(4096)
def _folded_line(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    bare = _COMMON.sub("", text)
    if bare.isascii() or unicodedata.is_normalized("NFKC", bare):
        return bare if bare.isalnum() else "".join(filter(str.isalnum, bare))
    return "".join(map(_folded_character, bare))


@lru_cache(4096)
def _folded_character(char: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", char)))


HAN_DIGITS = "〇一二三四五六七八九"
_SAME_DIGIT = {"零": "〇", "两": "二"}
_POWERS = {"十": 10, "百": 100, "千": 1000}


def han_number(text: str) -> int:
    """``一千一百二十三``, ``十二``, and digit by digit ``一二三``, as an integer; ValueError for what is no number."""
    total = digit = 0
    for char in text:
        if char in _POWERS:
            total += max(digit, 1) * _POWERS[char]
            digit = 0
        else:
            digit = 10 * digit + HAN_DIGITS.index(_SAME_DIGIT.get(char, char))
    return total + digit


def all_pairs(text: str) -> array[int]:
    """The pairs of characters that stand beside each other, each as a number (it is quicker to make than a text of
    two): those that begin at even places, then the others.
    """
    data = text.encode("utf-32-le", "surrogatepass")
    found = array("Q", data[: len(text) // 2 * 8])
    found.frombytes(data[4 : 4 + (len(text) - 1) // 2 * 8])
    return found


def pairs_in(text: str) -> frozenset[int]:
    """The different pairs of a text, see ``all_pairs``: do the words of a line return in another?"""
    return frozenset(all_pairs(text))


def is_balanced(tex: str) -> bool:
    """Each brace is closed, and none closes that was not opened."""
    depth = 0
    for char in tex:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
