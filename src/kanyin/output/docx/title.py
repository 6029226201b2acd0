"""The lines of a DOCX's titles: they break where the sense allows, as editors do it (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from kanyin.book.title_lines import Words, line_starts, title_room
from kanyin.model import Book
from kanyin.output.docx.paragraph_style import ANNEX_TITLE, ISSUED
from kanyin.output.docx.xml import XML_SPACE, style_of, w
from kanyin.style import Style

_TITLES = ("Title", ANNEX_TITLE, ISSUED)


def break_lines(document: etree._Element, book: Book, style: Style) -> None:
    """Put line breaks into the titles of ``word/document.xml``, the document's and those of its attachments; no
    character comes or goes."""
    words, room = Words.of(book), title_room(style)
    for title in [p for p in document.iter(w("p")) if style_of(p) in _TITLES]:
        text = "".join(written.text or "" for run in title.iter(w("r")) for written in run.findall(w("t")))
        for end in reversed(line_starts(text, room, words)):
            _break_at(title, end)


def _break_at(title: etree._Element, end: int) -> None:
    """A break after so many characters."""
    seen = 0
    for run in title.iter(w("r")):
        written = run.find(w("t"))
        text = "" if written is None else written.text or ""
        if seen < end <= seen + len(text):
            rest = deepcopy(run)
            rest.find(w("t")).text = text[end - seen :]
            written.text = text[: end - seen]
            written.set(XML_SPACE, "preserve")
            rest.insert(list(rest).index(rest.find(w("t"))), etree.Element(w("br")))
            run.addnext(rest)
            return
        seen += len(text)
