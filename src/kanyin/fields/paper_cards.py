"""The card of a paper as databases show it, which a dump has parted into lines: a label alone, its values below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kanyin import rules
from kanyin.fields import people, sources
from kanyin.fields.byline_labels import key
from kanyin.fields.names import is_of_page
from kanyin.patterns import lazy

FEWEST = 3
"""Labels alone on their lines that make a card."""
_FIELDS = frozenset(
    {"author", "affiliation", "source", "keywords", "CLC", "DOI", "abstract", "fund", "issue", "title-en"}
)
LONGEST_LABEL, LONGEST_VALUE, MOST_VALUES = 8, 60, 40
"""Characters of a label and of a value; lines of values."""


def read(texts: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The authors and the journal that such a card names; both empty for a page that shows none."""
    lines = [text.strip() for text in texts if text.strip()]
    labels = {n: field for n, line in enumerate(lines) if (field := _field(line))}
    if len(set(labels.values())) < FEWEST or "author" not in labels.values():
        return (), ""
    at = next(n for n, field in labels.items() if field == "author")
    end = next((n for n in labels if n > at), len(lines))
    values = takewhile(_is_value, lines[at + 1 : min(end, at + MOST_VALUES)])
    names = [name for line in values for name in _names(line)]
    return tuple(dict.fromkeys(names)), sources.journal_told(lines)


def _field(line: str) -> str:
    """The field of a label of papers that stands alone on its line."""
    word = key(line).strip(":：号")
    if not 1 < len(word) <= LONGEST_LABEL:
        return ""
    label = rules.label(f"{word}：") or rules.label(f"{word}号：")
    return label.field if label is not None and label.field in _FIELDS and not label.value else ""


def _is_value(line: str) -> bool:
    """No sentence: there the text has begun."""
    return "。" not in line and "，" not in line and len(line) <= LONGEST_VALUE


def _names(line: str) -> tuple[str, ...]:
    """The names on a line of values; none on one of units, which stand in brackets."""
    if line[:1] in "（([":
        return ()
    return people.read_names(line) or ((line,) if _NAME.fullmatch(line) and not is_of_page(line) else ())


_NAME = lazy("[\u3400-\u9fff]{2,4}")
"""Behind the label of authors a name, whatever it begins with."""


def with_labels(texts: Sequence[str]) -> list[str]:
    """The lines; who wrote behind a label, where he stands alone right above the paper with its day and page."""
    return [
        f"作者：{text}" if _CALLED.fullmatch(text.strip()) and _ON_PAGE.match(below.strip()) else text
        for text, below in zip(texts, (*texts[1:], ""), strict=False)
    ]


_CALLED = lazy("[\u3400-\u9fff·]{2,8}")
_ON_PAGE = lazy("《[^《》]{2,12}》\\s?[（(]\\s?(?:19|20)\\d\\d年[^()（）]{6,24}版\\s?[)）]$")
