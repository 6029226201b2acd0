"""Chinese text that recognition set behind English words on their line: a caption, the keywords."""

from __future__ import annotations

from kanyin.patterns import lazy

_HAN = lazy("[\u3400-\u9fff]")
_END_OF_WORDS = lazy("(?:[A-Za-z;；.,，]|(?:in|and|to|during|[-–—])\\s?(?:19|20)\\d\\d|(?<![(（][A-Za-z])[)）])\\s?$")
"""No (a): behind that stands what a part of the figure shows."""
_CLAUSE = lazy("^[^。；]{4,60}，[\u3400-\u9fff]{5}")
FEWEST, FEWEST_OF_CLAUSES = 20, 14
"""Han characters of such a text: what stands in both scripts has fewer, and no full stop; of one that a page cut."""


def text_behind(text: str, start: int = 0) -> int:
    """Where sentences begin behind the English words from ``start``; 0 where none do."""
    first = _HAN.search(text, start)
    if first is None or first[0] in "年月" or not _END_OF_WORDS.search(text[start : first.start()]):
        return 0
    behind = text[first.start() :]
    count = len(_HAN.findall(behind))
    is_text = (count >= FEWEST and "。" in behind) or (count >= FEWEST_OF_CLAUSES and _CLAUSE.search(behind))
    return first.start() if is_text and behind[0] not in "图表" else 0
