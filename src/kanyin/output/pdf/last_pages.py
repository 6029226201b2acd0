"""A last page, of the text or of a chapter, that would hold a few lines only: paragraphs on the pages before it run a
line in until there is room for them, as a typesetter does it.

Whether so few lines are left is told by a look ahead: where little text follows, the next page is laid out for a try.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from kanyin.output.pdf.footnotes import Before, ends
from kanyin.output.pdf.made_pages import MadePage, Range, runs, undo

_MOST = 3
"""Lines that are taken back at most."""
_LONGEST = 60
"""Characters of a line, at most: as many as tell whether it pays to look ahead."""
_TRIES = 16
"""Times that a page is laid out again at most."""
_BEFORE = 3
"""Pages before it that are made again at most."""
_NEW_PAGE = ("page", "left", "right", "recto", "verso")


def draw_in_last_lines(this: MadePage, before: list[MadePage], loosest: Range) -> None:
    """Have the page end the text, by lines of its own and of pages before it, if a few more lines would."""
    if not _is_nearly_last(this) or (tail := _next(this)) is None:
        return
    ways = [(-1, count) for count in range(1, _lines(tail) + 1)]
    tries, pages = 0, [this]
    for page in (this, *reversed(before[-_BEFORE:])):
        if not page.columns:
            break
        pages = [page, *pages] if page is not this else pages
        known = _looks(pages)
        for change in runs([column for one in pages for column in one.columns], loosest, ways):
            if tries >= _TRIES:
                undo(change)
                break
            tries += len(pages)
            _make_again(pages)
            if _looks(pages) == known and this.made[1:] == tail.made[1:] and not this.context.reported_footnotes:
                _hand_over(pages)
                return
            undo(change)
        if tries:
            _make_again(pages)
            _hand_over(pages)


def _hand_over(pages: list[MadePage]) -> None:
    """Give WeasyPrint those before the last one, which it has not yet been given."""
    for page in pages[:-1]:
        page.hand_over()


def _looks(pages: list[MadePage]) -> list[object]:
    """How full the pages before the last one are, and what they ask of the next."""
    return [([column.lacks for column in page.columns], page.made[2]) for page in pages[:-1]]


def _make_again(pages: list[MadePage]) -> None:
    pages[0].again()
    for previous, page in pairwise(pages):
        page.again_after(previous)


def _is_nearly_last(page: MadePage) -> bool:
    """The page does not end the text, and little text is left for the next one."""
    if not page.columns or page.context.reported_footnotes:
        return False
    left = 0
    for box, start in _left(page.what[0], page.made[1]):
        left += len(getattr(box, "text", "").encode()[start:].decode(errors="ignore"))
        if left > _MOST * _LONGEST or _is_no_text(box):
            return False
    return True


def _is_no_text(box: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return isinstance(box, (boxes.TableBox, boxes.ReplacedBox)) or box.style["float"] == "footnote"


def _left(box: Any, resume_at: Any) -> Iterator[tuple[Any, int]]:
    """The boxes from where a page ends to the next break of pages, those within others too; and the bytes of the text
    of each that stand on the page."""
    first, inner = next(iter(resume_at.items())) if resume_at else (0, None)
    yield box, first if hasattr(box, "text") else 0
    if not hasattr(box, "children"):
        return
    for n, child in enumerate(box.children[first:]):
        if child.style["break_before"] in _NEW_PAGE and (n or not inner):
            return
        yield from _left(child, inner if n == 0 else None)


@contextmanager
def _as_if_next(this: MadePage, state: Any) -> Iterator[None]:
    """WeasyPrint knows of a page after this one, and forgets what laying it out changes."""
    context, pages = this.context, this.context.page_maker
    known, forced = pages[this.number :], context.forced_break
    remake = {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}
    pages[this.number :] = [(*this.made[1:], False, state, remake)]
    before = Before(context, this.number + 1)
    context.forced_break = False
    try:
        yield
    finally:
        before.restore()
        pages[this.number :] = known
        context.forced_break = forced


def _next(this: MadePage) -> MadePage | None:
    """The page after this one if it ends the text with few lines; None otherwise."""
    state = this.state()
    with _as_if_next(this, state):
        page = MadePage(this.make_page, this.context, this.what, this.made[1], this.number + 1, state, this.pitch)
        is_text = not any(map(_is_no_text, page.made[0].descendants())) and not page.made[0].children[1].children
        return page if ends(page.made) and is_text and 0 < _lines(page) <= _MOST else None


def _lines(page: MadePage) -> int:
    """Lines of running text on a page."""
    return sum(hasattr(box, "typeset_line") for box in page.made[0].children[0].descendants())
