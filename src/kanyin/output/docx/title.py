"""The lines of a DOCX title: it breaks where its sense allows, as an editor breaks it (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from kanyin.book.title_lines import Words, line_starts, title_room
from kanyin.model import Book
from kanyin.output.docx.xml import XML_SPACE, style_of, w
from kanyin.style import Style


def break_lines(document: etree._Element, book: Book, style: Style) -> None:
    """Put line breaks into the title of ``word/document.xml``; no character comes or goes."""
    title = next((p for p in document.iter(w("p")) if style_of(p) == "Title"), None)
    if title is None:
        return
    text = "".join(written.text or "" for run in title.iter(w("r")) for written in run.findall(w("t")))
    ends = line_starts(text, title_room(style), Words.of(book))
    for end in reversed(ends):
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
