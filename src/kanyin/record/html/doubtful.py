"""The report's list of the lines that a person should look at, the most doubtful first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.model import Source
from kanyin.record.html.marks import text_html
from kanyin.record.html.words import Words
from kanyin.record.lines import LineRole, role_word

MOST = 40
"""Lines that are listed; the others are in the table."""
_SHOWN = 36
"""Characters of a line."""


def doubtful_lines(lines: Sequence[LineRole], source: Source, words: Words, lang: str) -> Iterator[str]:
    """The doubtful ones of ``lines``, in their order, each with a link to its place; ``lang`` is ``zh`` or ``en``."""
    doubtful = [each for each in lines if each.doubt]
    if not doubtful:
        return
    yield f'<details class="meta" id="doubtful"><summary><h2>{words["doubtful"]}</h2></summary><ol>'
    for each in doubtful[:MOST]:
        text = text_html(source.lines[each.line - 1].strip()[:_SHOWN])
        margin = "" if each.margin is None else f' <span class="margin">{each.margin:.1f}</span>'
        label = words["line"].format(lines=each.line)
        role = role_word(each.role, lang)
        yield f'<li><a href="#L{each.line}">{label}</a> {role}{margin} <span lang="zh-CN">{text}</span></li>'
    yield "</ol></details>"
