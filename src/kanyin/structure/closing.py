"""What an editor sets behind the last word of an article to say that it ends there."""

from __future__ import annotations

from dataclasses import replace

from kanyin.config.overrides import Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy

END_MARK = "BP046"
"""The rule that takes the mark of an article's end."""
HEAD = 8
"""Lines in which a story of an agency has its dateline."""
_DATELINE = lazy(r"[\u3400-\u9fff]{1,10}[社报台网][\u3400-\u9fff]{1,12}?(?:\d{1,2}月)?\d{1,2}日(?:专)?电")
"""``新华社北京5月12日电``."""
_OF_WIRE = lazy(r"(?<!\s)\s*+[（(]\s?完\s?[）)]$")
_SIGN = lazy(r"(?<=[。！？…”’」』）)])\s*+([＊*■□▲●◆★◇※♦◼])$")

ROW_OF_STARS = lazy(r"(?:[＊*]\s*+){3,}")
"""A line that parts what stands above it from what stands below."""


def without_end_mark(lines: tuple[Line, ...], overrides: Overrides) -> tuple[tuple[Line, ...], list[Change]]:
    """The text without the （完） of a story of an agency, or a sign that stands behind its last sentence and nowhere
    else: such a sign refers to nothing.
    """
    last = lines[-1] if lines else None
    if last is None or last.kind or last.by:
        return lines, []
    found = _SIGN.search(last.text)
    others = (line.text for line in lines[:-1] if not ROW_OF_STARS.fullmatch(line.text))
    if found is not None and any(found[1] in text for text in (*others, last.text[:-1])):
        found = None
    if found is None and any(_DATELINE.search(line.text[:80]) for line in lines[:HEAD]):
        found = _OF_WIRE.search(last.text)
    if found is None:
        return lines, []
    decision = overrides.on_rule(END_MARK)
    if decision is not None and decision[0] == "keep":
        return lines, [Change(END_MARK, "keep", last.src, last.text, last.text, by=decision[1])]
    rest = last.text[: found.start()]
    change = Change(END_MARK, "edit" if rest else "drop", last.src, last.text, rest)
    return (*lines[:-1], *([replace(last, text=rest)] if rest else [])), [change]
