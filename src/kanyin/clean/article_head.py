"""Where the head of a page ends: titles, names and menus, each a line for itself, above the first paragraph."""

from __future__ import annotations

from kanyin import rules
from kanyin.clean.layout_profile import ENDED, LayoutProfile, is_running_text
from kanyin.fields.datelines import is_story
from kanyin.model import Line
from kanyin.patterns import lazy

_PAUSE = lazy("[，。；,;]")
# A byline: a labelled field somewhere on the line.
_FIELD_MARK = lazy("(作者|来源|出处|时间|日期|字数|刊名|点击|浏览)\\s*[:：】\\]]|[|｜]")
LONGEST_TITLE = 72
"""Half-em: a line with a pause in it that is longer than this is no title."""


def head_length(lines: tuple[Line, ...], page: LayoutProfile) -> int:
    """Lines above the text: titles, names and menus stand there, each line for itself.

    The head ends at the abstract or the keywords; without these, at the first line of running text: one with a pause in
    it, or one that the page broke where it was full, with another such below.
    """
    for n, line in enumerate(lines[:20]):
        label = rules.label(line.text)
        if label is not None and label.field in ("abstract", "keywords"):
            return n
    for n, line in enumerate(lines[:20]):
        below_full = n + 1 < len(lines) and page.is_full(lines[n + 1])
        paused = _PAUSE.search(line.text) is not None
        broken = (page.is_full(line) and (below_full or paused)) or (page.ragged and paused)
        sentence = line.text[-1] in "。！？" or line.columns >= LONGEST_TITLE
        running = sentence and _PAUSE.search(line.text) and is_running_text(line.text)
        if is_story(line.text):
            return n
        if broken or (running and not _FIELD_MARK.search(line.text)):
            return _first_of_paragraph(lines, n)
    return 0


def _first_of_paragraph(lines: tuple[Line, ...], n: int) -> int:
    """The first line of the paragraph that a line of running text belongs to: those above it that have not ended."""
    while n and not lines[n].gap and not lines[n - 1].role and _is_open_prose(lines[n - 1].text):
        n -= 1
    return n


def _is_open_prose(text: str) -> bool:
    return _PAUSE.search(text) is not None and not ENDED.search(text) and not _FIELD_MARK.search(text)
