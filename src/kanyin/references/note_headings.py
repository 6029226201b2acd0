"""What names a list of notes: 注释 alone on a line, or before the first of them."""

from __future__ import annotations

from kanyin import rules
from kanyin.patterns import lazy

_NAME = r"(?:本文|文章)?(?:注释?|注解|附注|尾注|脚注|引注|註釋?|註解|Notes?|NOTES?)"
_HEADING = lazy(_NAME)
_HEADED = lazy(rf"[【\[［]?(?P<name>{_NAME})(?:[】\]］]\s?[:：]?|[:：])\s?")


def is_notes_heading(text: str) -> bool:
    """注释 and its like, alone on a line, whatever its brackets, colon and number."""
    if len(text) > rules.LONGEST_NAME:
        return False
    found = rules.split_heading(text)
    return _HEADING.fullmatch(rules.bare(found[1] if found else text)) is not None


def notes_label(text: str) -> tuple[str, str]:
    """``注释：①…`` as the name and what it heads; the name is empty for a text that no such word begins."""
    found = _HEADED.match(text)
    return (found["name"], text[found.end() :]) if found else ("", text)


_FIRST_LABEL = lazy(r"[\[［〔【(（]\s?[1１①一]\s?[\]］〕】)）]|①|[1１][.．、](?!\d)")


def runs_into_notes(text: str) -> bool:
    """``注释：〔1〕…``: the name of the notes and the first of them on one line."""
    name, rest = notes_label(text)
    return bool(name) and _FIRST_LABEL.match(rest.lstrip()) is not None
