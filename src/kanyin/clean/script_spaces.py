"""Spaces between Chinese and Latin letters or digits: as the page does it as a rule, so everywhere on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kanyin.text import HAN

_KINDS = {"digits": "0-9", "letters": "A-Za-z"}
_JOINED = {kind: re.compile(f"[{of}](?=[{HAN}])|[{HAN}](?=[{of}])") for kind, of in _KINDS.items()}
_SPACED = {kind: re.compile(f"[{of}] (?=[{HAN}])|[{HAN}] (?=[{of}])") for kind, of in _KINDS.items()}
_SPACE = {
    "digits": re.compile(f"(?<=[0-9%]) (?=[{HAN}])|(?<=[{HAN}]) (?=[0-9](?![0-9]{{5}}))"),
    "letters": re.compile(f"(?<=[A-Za-z]) (?=[{HAN}])|(?<=[{HAN}]) (?=[A-Za-z])"),
}
FEWEST, MOST_SPACED = 20, 0.1
"""Joints of a page that are enough to tell, and the share of those with a space that are slips."""

# 定理1 若…, 图2 …, 2.1 …: the space sets a number off.
_NUMBER = re.compile(f"(?:^|[。；：\\s])(?:[{HAN}]{{1,4}} ?|[A-Z][a-z]+ ?)?[（(]?[0-9]+(?:[.．-][0-9]+)*[)）]?$")
_MEASURE = re.compile("[年月日个万亿多余元种人次岁家名项条件台吨米倍级层天周时分秒页号世届期届]")
_LABELLED = re.compile(f"(?:^|[。；：\\s])[{HAN}]{{1,4}}$")
# Words with their classes, 书架/n, trees of them, ［np 书架］, and programs in words: spaces part what they hold.
_TAGGED = re.compile(
    "[\u4e00-\u9fff]/[a-z]{1,2}(?![A-Za-z])|[［\\[][a-z]{1,3} |//|[{}]"
    "|\\b(?:IF|THEN|ELSE|DO|WHILE|FOR|BEGIN|END|GOTO)\\b"
)
NEAR = 14


@dataclass(frozen=True, slots=True)
class Joined:
    """Which letters stand beside Chinese without a space on a page: ``digits``, ``letters``."""

    kinds: tuple[str, ...]

    def closed(self, text: str) -> str:
        """A line of prose without such spaces, but for those that set off a number."""
        for kind in self.kinds if not _TAGGED.search(text) else ():
            text = _SPACE[kind].sub(lambda space: space[0] if _sets_off(space) else "", text)
        return text


def joined(texts: Iterable[str]) -> Joined:
    """What the page with these lines does."""
    together = dict.fromkeys(_KINDS, 0)
    apart = dict.fromkeys(_KINDS, 0)
    for text in texts:
        for kind in _KINDS:
            together[kind] += len(_JOINED[kind].findall(text))
            apart[kind] += len(_SPACED[kind].findall(text)) if " " in text else 0
    kinds = (kind for kind in _KINDS if together[kind] >= FEWEST and apart[kind] <= MOST_SPACED * together[kind])
    return Joined(tuple(kinds))


def _sets_off(space: re.Match[str]) -> bool:
    """The space stands behind the number of a statement, a figure or an item, or between its name and the number."""
    text, at = space.string, space.start()
    before = text[max(0, at - NEAR) : at]
    if before[-1:].isdigit() or before[-1:] in tuple(")）"):
        return _NUMBER.search(before) is not None and not _MEASURE.match(text, space.end())
    return text[space.end()].isdigit() and _LABELLED.search(before) is not None


_IN_NUMBERS = (
    # 19 %, 35. 8%, 1952 —1985
    re.compile("(?<=[0-9])[ \u3000]+(?=[%％‰])"),
    re.compile(f"(?<=[{HAN}][0-9]\\.|[{HAN}0-9][0-9]\\.)(?<![图表式例第][0-9]\\.) (?=[0-9]+[ ]?[%％‰℃万亿])"),
    re.compile("(?<=[0-9])[ \u3000]+(?=[—～][0-9])|(?<=[0-9][—～])[ \u3000]+(?=[0-9])"),
)


def in_numbers(text: str) -> str:
    """A Chinese line without spaces within its numbers."""
    for pattern in _IN_NUMBERS:
        text = pattern.sub("", text)
    return text
