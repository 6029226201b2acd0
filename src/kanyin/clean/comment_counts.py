"""Numbers of comments behind each paragraph of a chapter, which the site shows there and a copy glues to the text:
“是你。”241.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin.clean.volume_lines import NUMBER
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy

RULE = "CH016"
_ENDED = lazy(r"[。！？…”』」!?][ \u3000]?(?P<count>\d{1,4}|99\+)?[ \u3000]*$")
_CHAPTER = lazy(rf"[ \u3000]*{NUMBER}[章回节節话話][ \u3000].*[^\d\s.．:：年月](?P<count>\d{{1,4}}|99\+)$")
FEWEST = 8
"""Such lines of a page."""
SHARE = 0.6
"""Of the lines that end with a sentence: a paragraph that nobody comments on has none."""
FALLS = 0.25
"""Of neighbours the second of which is smaller: numbers of notes rise."""


def without_counts(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines without such numbers, those behind the heads of chapters among them."""
    ended = [found for line in lines if not line.by and (found := _ENDED.search(line.text))]
    if not _are_counts([found["count"] for found in ended if found["count"]], len(ended)):
        return lines, []
    out: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        found = None if line.by else _ENDED.search(line.text) or _CHAPTER.fullmatch(line.text)
        if found and found["count"]:
            changes.append(overrides.edit(RULE, line.src, line.text, _without(line.text, found)))
            line = replace(line, text=changes[-1].after)
        out.append(line)
    return tuple(out), changes


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start("count")].rstrip(" \u3000")


def _are_counts(numbers: Sequence[str], ended: int) -> bool:
    """So many of the ended lines have a number, and the numbers go up and down."""
    if len(numbers) < max(FEWEST, SHARE * ended):
        return False
    falls = sum(int(after.rstrip("+")) < int(before.rstrip("+")) for before, after in pairwise(numbers))
    return falls >= FALLS * (len(numbers) - 1)
