"""The language of a Chinese page: zh-CN, zh-TW or zh-HK, by its characters and by what it declares."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin.patterns import lazy

SAMPLE = 20_000
"""Characters of a text that are enough."""
LEAST = 3
"""Characters of one script alone that a text has to hold …"""
TIMES = 3
"""… and so many times more of them than of the other."""
_NUMBERED = re.compile(rb"&#([0-9]{5});")
_NOT_HAN = lazy("[^\u4e00-\u9fff]+")
_CANTONESE = lazy("[嘅咗喺唔冇啲嚟佢哋嗰]")
_HONG_KONG = lazy(r"(?:^|[-_.])(?:hk|mo)(?:$|[-_./:])|yue", re.IGNORECASE)
_TAIWAN = lazy(r"(?:^|[-_.])tw(?:$|[-_./:])", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _script(char: str) -> int:
    """1 for a character of the traditional script alone, -1 for one of the simplified, 0 for one of both.

    GB 2312 was made for the one, Big5 for the other: what only one of them has tells.
    """
    in_gb, in_big5 = _in(char, "gb2312"), _in(char, "big5")
    return in_big5 - in_gb if in_gb != in_big5 else 0


def _in(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def is_traditional(text: str) -> bool:
    """The text is written in the traditional script."""
    sample = text[:SAMPLE]
    others = _NUMBERED.findall(sample.encode("gb2312", "xmlcharrefreplace"))
    if sum(0x4E00 <= int(number) <= 0x9FFF for number in others) < LEAST:
        return False  # what is of the traditional script alone is none of GB 2312
    scripts = [(char, _script(char)) for char in set(_NOT_HAN.sub("", sample))]
    traditional = sum(sample.count(char) for char, script in scripts if script == 1)
    return traditional >= LEAST and traditional >= TIMES * sum(
        sample.count(char) for char, script in scripts if script == -1
    )


def language(text: str, *declared: str) -> str:
    """``zh-TW`` or ``zh-HK`` for a text in the traditional script, by what its page declares (language tags, its
    address) and by Cantonese words; nothing for any other, which is taken for ``zh-CN``.
    """
    if not is_traditional(text):
        return ""
    if any(_TAIWAN.search(tag) for tag in declared):
        return "zh-TW"
    is_cantonese = len(_CANTONESE.findall(text[:SAMPLE])) * 100 > len(text[:SAMPLE])
    return "zh-HK" if is_cantonese or any(_HONG_KONG.search(tag) for tag in declared) else "zh-TW"
