"""What follows the text of an official document (公文) in PDF: 附件说明, who signs it and when, 附注; the heads of its
attachments; 版记 (GB/T 9704-2012 7.3.4 to 7.4).
"""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from kanyin.book import official, official_lines
from kanyin.book.title_lines import Words, title_room
from kanyin.model import Book, Meta
from kanyin.output import html, xhtml
from kanyin.output.blocks import break_lines
from kanyin.output.pdf.official import of_class
from kanyin.output.pdf.turned import WITH_TURNED
from kanyin.patterns import lazy
from kanyin.style import Style

_MARK = lazy("[，；：。！？]")
_SEAL_LINES, _PLAIN_LINES = 2, 1
"""Lines between the text and who signs it: with a seal of 42 mm, which begins within a line (7.3.5.1), and without."""
_SEAL_EMS = 4.0
_SEALS_A_ROW = 3


def close(main: etree._Element, book: Book, style: Style) -> None:
    """What follows the text: 附件说明, who signs it, 附注; the attachments' heads; 版记 (7.3.4 to 7.4)."""
    closing, last = xhtml.body(html.closing(book, style)), xhtml.body(html.colophon(book, style))
    annex = html.first_annex(main, book) if len(closing) else None
    if not len(closing):
        _gather_closing(main, book, style)
    else:
        block = closing[0]
        _shape_closing(block, book.meta, style.characters)
        html.mark_english(block)
        main.append(block) if annex is None else annex.addprevious(block)
    if "attachments" in style.prints:
        _mark_heads(main)
        _shape_annexes(main, book.meta.title)
        for line in main:
            if "annex-title" in xhtml.classes(line):
                _balance(line, title_room(style), Words.of(book))
    for block in last:
        xhtml.add_class(block, "plain" if official.variant(book.meta) == "letter" else "ruled")
        main.append(block)


def _gather_closing(main: etree._Element, book: Book, style: Style) -> None:
    """Who signs the document and when, where these are lines of its text (``book.official_lines``)."""
    if "signature" not in style.prints:
        return
    kinds = {official_lines.ORGAN: "signature", official_lines.DAY: "date", official_lines.NOTE: "note"}
    lines = [(line, kind) for line in main for name in xhtml.classes(line) if (kind := kinds.get(name))]
    if lines:
        block = xhtml.make("div", {"class": "closing"})
        lines[0][0].addprevious(block)
        for line, kind in lines:
            line.set("class", kind)
            block.append(line)
        _shape_closing(block, book.meta, style.characters)


def _shape_annexes(main: etree._Element, title: str) -> None:
    """附件 at the head of a page of its own, its title on the third line (7.3.7); so what is issued with a document."""
    lines = list(main)
    for line, kind in zip(lines, html.annex_kinds(lines, title), strict=True):
        if kind == official.ISSUED:
            line.set("class", f"{official.ANNEX_TITLE} {kind}")
        elif kind:
            _set_class(line, kind)


_LONGEST_HEAD = 22
"""Characters of a line that heads what stands below it."""


def _mark_heads(main: etree._Element) -> None:
    """Lines typed as paragraphs that are headings by their number, （三）基本原则。: no page ends with one, and those
    of the second level are in Kai (7.3.3). What goes on with the next number of the same level is a list."""
    for line in main:
        text, following = xhtml.text_of(line).strip(), line.getnext()
        level = official.level_of(text) if len(text) <= _LONGEST_HEAD else None
        if not level or xhtml.name_of(line) != "p" or following is None or xhtml.name_of(following) != "p":
            continue
        if not _MARK.search(text.removesuffix("。")) and official.level_of(xhtml.text_of(following)) != level:
            xhtml.add_class(line, "bold-head")
            xhtml.add_class(line, f"of-level-{level}")


def _balance(title: etree._Element, room: float, words: Words) -> None:
    """The lines of an attachment's title end as those of the document's do, not as a heading's (7.3.1)."""
    for turn in xhtml.elements(title, "br"):
        if "turn" in xhtml.classes(turn):
            xhtml.remove(turn)
    title.attrib.pop("style", None)
    break_lines(title, room, words)


def _set_class(line: etree._Element, kind: str) -> None:
    """A line's class but for what other modules need of it."""
    line.set("class", f"{kind} {WITH_TURNED}" if WITH_TURNED in xhtml.classes(line) else kind)


def _shape_closing(block: etree._Element, meta: Meta, measure: int) -> None:
    """``measure``: characters of a line."""
    signatures, days = of_class(block, "signature"), of_class(block, "date")
    _mark_first(block, "attachments", "present", "absent", "observers")
    if official.variant(meta) == "order" and signatures:
        _sign_order(signatures, days)
    elif len(signatures) > 1 and official.is_sealed(meta):
        _seals(signatures, days, measure)
        xhtml.add_class(block, "with-seals")
    elif signatures or days:
        _sign(signatures, days, measure, sealed=official.is_sealed(meta))


def _mark_first(block: etree._Element, *names: str) -> None:
    """A blank line before 附件说明, and before the lists of people."""
    first = [line for name in names[:1] for line in of_class(block, name)][:1]
    people = [line for name in names[1:] for line in of_class(block, name)][:1]
    for line in (*first, *people):
        xhtml.add_class(line, "first")


def _ems(line: etree._Element) -> float:
    """Ems of a line of Han and of digits: these are half an em wide, and stand a quarter apart from Han."""
    text = xhtml.text_of(line)
    gaps = sum(a.isascii() != b.isascii() for a, b in pairwise(text))
    return sum(0.5 if char.isascii() else 1.0 for char in text) + gaps / 4


def _sign(signatures: list[etree._Element], days: list[etree._Element], measure: int, *, sealed: bool) -> None:
    """One organ over the date, in its middle (7.3.5.1), or two characters before it without a seal (7.3.5.2)."""
    name = min(max(map(_ems, signatures), default=0.0), measure)
    day = max(map(_ems, days), default=0.0)
    if sealed:
        right = max(_SEAL_EMS, (name - day) / 2 if signatures else 0.0)
        of_name, of_day = right + (day - name) / 2, right
    elif not signatures:
        of_name = of_day = 2.0
    else:
        of_name, of_day = (2.0, name - day) if day <= name else (4.0 + day - name, 2.0)
    for line in signatures:
        line.set("style", f"padding-right: {of_name:.3f}em")
    for line in days:
        line.set("style", f"padding-right: {of_day:.3f}em")
    lines = _SEAL_LINES if sealed and signatures else _PLAIN_LINES
    for line in (*signatures, *days)[:1]:
        xhtml.add_class(line, f"after-{lines}")
    for line in days:
        xhtml.add_class(line, "sealed" if sealed and signatures else "plain")


def _seals(signatures: list[etree._Element], days: list[etree._Element], measure: int) -> None:
    """Several organs, each with room for its seal, side by side as far as no name is torn: three at most, in their
    order, the last row at the right and the date below the last of them (7.3.5.1). ``measure``: characters."""
    table = xhtml.make("div", {"class": "seals"})
    signatures[0].addprevious(table)
    longest = max(map(_ems, signatures))
    each = max(1, min(_SEALS_A_ROW, len(signatures), int(measure // (longest + 1))))
    for n in range(0, len(signatures), each):
        row, names = xhtml.make("div", {"class": "row"}), signatures[n : n + each]
        for line in (*[None] * (each - len(names)), *names):
            cell = xhtml.make("div", {"class": "cell"})
            if line is not None:
                cell.append(line)
            row.append(cell)
        table.append(row)
    if each == 1:  # a column of names about one axis, as far from the right as one organ's
        xhtml.add_class(table, "column")
        width = min(float(measure), max(longest, *map(_ems, days), 0.0))
        table.set("style", f"width: {width:.3f}em; margin-left: {max(0.0, measure - _SEAL_EMS - width):.3f}em")
    for day in days:
        table[-1][-1].append(day)


def _sign_order(signatures: list[etree._Element], days: list[etree._Element]) -> None:
    """The post and the name of who signs an order, four characters from the right, the date a line below (7.3.5.3)."""
    for line in signatures:
        post, _, name = xhtml.text_of(line).strip().replace("\u3000", " ").rpartition(" ")
        line.text = post
        line.append(xhtml.make("span", {"class": "name"}, name))
        xhtml.add_class(line, "after-2")
    for line in days:
        xhtml.add_class(line, "order")
