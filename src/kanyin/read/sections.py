"""Sections of an article on a web page: boxes of one make under headings; the first of them is no title."""

from __future__ import annotations

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.asides import MOST_LINKED, linked
from kanyin.read.elements import HEADINGS, Element
from kanyin.read.pieces import Piece
from kanyin.read.threads import Make, make_of


def round_sections(box: Element) -> Element:
    """The box, or where it is one of several sections of an article, what holds them all.

    Sections are boxes of one make, side by side, each with a heading first that leads nowhere.
    """
    while (outer := box.getparent()) is not None:
        section = box if _heading_in(box) else outer
        holder = section.getparent()
        if holder is None or not _heading_in(section) or not (make := _make_of(section)):
            break
        if not any(_heading_in(one) for one in holder if one is not section and _make_of(one) == make):
            break
        box = holder
    return box


def _make_of(box: Element) -> Make:
    """The make of a box; that of a section without a class is its tag, which says what it is."""
    return make_of(box) or (("section",) if box.tag == "section" else ())


def _heading_in(box: Element) -> str:
    """What a heading that is the first thing in a box says; nothing for that of a page, or one that leads away.

    A heading of the first rank is that of a page, but for the one of a section: such have each their own.
    """
    head = next((one for one in box if isinstance(one.tag, str)), None)
    if head is None or head.tag not in HEADINGS or linked(head) > MOST_LINKED:
        return ""
    if head.tag == "h1" and box.tag != "section":
        return ""
    return "".join(head.itertext()).strip()


def is_first_section(pieces: list[Piece], n: int) -> bool:
    """The first section of a text: by its usual name, whatever number stands before it (0x00 前言), or the first of a
    row of headings with numbers.
    """
    text = pieces[n].text.strip()
    if rules.is_unnumbered_heading(_NUMBER.sub("", text, count=1)):
        return True
    is_first = pieces[n].kind in HEADINGS and _FIRST.match(text) is not None
    return is_first and any(one.kind == pieces[n].kind and _SECOND.match(one.text.strip()) for one in pieces[n + 1 :])


_NUMBER = lazy(r"^\s*(?:0x\d{1,2}|\d{1,2}[.．、]?)\s*")
_FIRST, _SECOND = lazy(r"(?:1|一)[.．、\s]|第一[章节]"), lazy(r"(?:2|二)[.．、\s]|第二[章节]")
