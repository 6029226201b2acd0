"""What the file tells of itself: PF401 to PF406."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kanyin.messages import msg, msgs
from kanyin.proof import marks
from kanyin.proof.check_pages import headings
from kanyin.proof.layout import Layout
from kanyin.proof.line import Line
from kanyin.proof.model import Fault


def check(layout: Layout, press: bool) -> Iterator[Fault]:
    """Outline, tags, language, title, links. A press needs neither tags nor an outline."""
    file = layout.file
    if not file.outline and not press:
        lines = [line for line in headings(layout) if line.page > 1 or line.number > 1]
        found = [*lines[:1], *(line for above, line in pairwise(lines) if not _goes_on(above, line))]
        if len(found) > 1:
            text = found[0].text[:20]
            yield Fault("PF401", msg("no outline, though there are headings: {text} …", text=text))
    if not file.is_tagged and not press:
        yield Fault("PF402", msg("the text is not tagged"))
    han = sum(marks.is_han(glyph.text) for page in file.pages for glyph in page.glyphs)
    latin = sum(marks.is_latin(glyph.text) for page in file.pages for glyph in page.glyphs)
    if not file.lang:
        yield Fault("PF403", msg("no language is named"))
    elif han > latin and file.lang.lower().split("-")[0] not in ("zh", "cmn", "yue", "lzh", "ja", "ko"):
        yield Fault("PF403", msg("the language is {lang}, but the text is Chinese", lang=file.lang))
    if not file.title.strip():
        yield Fault("PF404", msg("no title in the file's metadata"))
    for program in file.programs:
        yield Fault("PF406", msg("the file runs a program ({kind})", kind=program))
    for page, count in sorted(Counter(file.dead_links).items()):
        what = msgs("{count} link to a place that is not there", "{count} links to places that are not there", count)
        yield Fault("PF405", what, page)


def _goes_on(upper: Line, lower: Line) -> bool:
    """The two are lines of one title."""
    return upper.page == lower.page and lower.number == upper.number + 1 and abs(upper.size - lower.size) < 0.1
