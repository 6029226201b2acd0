"""The words of a title: its lines as one, without the sign of a note; the authors that stand behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kanyin.fields import people
from kanyin.fields.byline_text import is_open
from kanyin.patterns import lazy

TITLE_NOTE = lazy(
    r"(?<=\S)(?:(?<![\ue000-\uf8ff])[\ue000-\uf8ff]++|(?<![*＊+＋※☆△])(?!(?<=[A-Za-z])[+＋])[*＊+＋※☆△]++|[①-⑳]"
    r"|(?<=[\u3400-\u9fff])\d[)）]|(?<=[\u3400-\u9fff])“)$"
)
_PART_OF_SERIES = lazy(
    r"[Ⅰ-Ⅻ]|(?:[IVX]{1,4}|[1-9])[.．、:：]|[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
)
_COUPLET = lazy("[\u3400-\u9fff](?: {2,4}|\u3000{1,2})[\u3400-\u9fff]")


def one_line(texts: Iterable[str]) -> str:
    """The lines of a title: with a blank before the number of a part, and behind a line of two sides; the sign of a
    note stands behind the first line too.
    """
    out = ""
    for text in texts:
        out = TITLE_NOTE.sub("", out)
        apart = out and (_PART_OF_SERIES.match(text) or _COUPLET.search(out))
        out += f"{' ' if apart else ''}{text}"
    return out


def is_set_wide(text: str) -> bool:
    """``论 农 村 金 融``: a space between all characters, not between words."""
    return bool(re.fullmatch("(\\S[\\s\u3000]+){2,}\\S", text.strip()))


LONGEST_WITH_NAMES = 200
"""Characters of the longest title with authors behind it."""


def split_trailing_names(text: str, known: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A title and the authors that stand behind it on its line."""
    if len(text) > LONGEST_WITH_NAMES:
        return text, ()
    parts = re.split("([\\s\u3000]+)", text)
    for cut in range(2, len(parts), 2):
        names = people.read_names("".join(parts[cut:]))
        head = "".join(parts[: cut - 1])
        is_told = set(names) & set(known) if known else all(map(people.is_usual_name, names))  # 文化 has a name's shape
        if names and len(head) >= 4 and is_told and not is_open(head):
            return head.strip(" \u3000-–—|｜_/"), names
    return text, ()
