"""Does a text read like Chinese? By the characters it is made of."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin.patterns import lazy

_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕［］「」『』—…·～％〇℃㎡①②③④⑤⑥⑦⑧⑨⑩" + "\u3000\u00a0"


@lru_cache(maxsize=1)
def usual() -> frozenset[str]:
    """The Han of everyday texts (level 1 of GB 2312 and of Big5), Chinese marks, full-width letters and digits, and the
    frames that a browser for terminals draws round a table (U+2500–U+25FF)."""
    simplified = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(byte for lead in range(0xA4, 0xC7) for trail in trails for byte in (lead, trail))
    wide = map(chr, (*range(0xFF01, 0xFF5F), *range(0x2500, 0x2600)))
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore") + _MARKS).union(wide)


@lru_cache(maxsize=1)
def _unusual() -> re.Pattern[str]:
    return lazy(f"[^\\x00-\\x7f{re.escape(''.join(sorted(usual())))}]")


def beyond_ascii(text: str) -> int:
    """How many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def share(text: str) -> float:
    """The part of a text's characters beyond ASCII that are usual ones: about .95 in Chinese, below .6 in a misreading.

    1 for a text of ASCII alone: nothing in it speaks against it.
    """
    beyond = beyond_ascii(text)
    return 1 - len(_unusual().findall(text)) / beyond if beyond else 1.0
