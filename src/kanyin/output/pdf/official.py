"""An official document (公文) for PDF: what stands round its text in the places that GB/T 9704-2012 gives it in mm.

Heights above the title are worked out here, so that the text stands on the grid of 22 lines; what only the finished
layout tells is in ``placing``.
"""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from kanyin.book import official, official_lines
from kanyin.book.title_lines import width
from kanyin.model import Book, Meta
from kanyin.output import html, xhtml
from kanyin.output.pdf.blocks import HEADINGS
from kanyin.output.pdf.turned import WITH_TURNED
from kanyin.patterns import lazy
from kanyin.style import MM_PER_PT, Style

_MARKS = ("copy-number", "classification", "urgency")
LOGO_TOP = {"": 35.0, "minutes": 35.0, "order": 20.0, "letter": 30.0}
"""mm from the head of the type area to the issuer's characters (7.2.4, 10.2, 10.3); in a letter from the page's
(10.1)."""
_TALLEST, _NARROWEST = 20.0, 15 / 22
"""mm of the issuer's characters, and their width by their height: no organ's name is larger than that of its superior,
whose are at most 22 mm by 15 mm."""
_ASCENT = 0.085
"""The white above a Han character in its box, by its size, about; ``placing`` takes what is left."""
RULE_BELOW, _LETTER_RULE, _LETTER_WIDTH = 4.0, 1.85, 170.0
"""mm: a red rule below what it parts from (7.2.7, 10.1), height and width of a letter's double one."""
_SEAL_LINES, _PLAIN_LINES = 2, 1
"""Lines between the text and who signs it: with a seal of 42 mm, which begins within a line (7.3.5.1), and without."""
_SEAL_EMS = 4.0
_SEALS_A_ROW = 3
_NUMBERED = lazy(r"\s*[（(]?(?:[一二三四五六七八九十]+|\d+)[、.．）)]")
_LONGEST_TITLE = 60
"""Characters of a line that may be the title of an attachment."""


def shape_letterhead(front: etree._Element, meta: Meta, style: Style) -> None:
    """版头: put what stands above the title into a division ``letterhead`` with its measures (7.2, 10.1 to 10.3)."""
    kind = official.variant(meta)
    parts = {name: _of_class(front, name) for name in (*_MARKS, "issuer", "doc-number", "signer")}
    if not any(parts.values()):
        return
    head = xhtml.make("div", {"class": "letterhead"})
    front.insert(0, head)
    marks = xhtml.make("div", {"class": "marks"})
    marks.extend(line for name in _MARKS for line in parts[name])
    number = _number_line(parts["doc-number"], parts["signer"])
    if not parts["issuer"]:
        head.extend([marks, number])
        return
    xhtml.add_class(front, kind or "document")
    if kind == "letter":
        _shape_letter(head, marks, parts["issuer"], number, style)
    else:
        _shape_document(head, marks, parts["issuer"], number, kind, style)
    if kind == "order":
        _drop_same_title(front, parts["issuer"])


def _of_class(root: etree._Element, name: str) -> list[etree._Element]:
    return [line for line in xhtml.elements(root, "p") if line.get("class") == name]


def _drop_same_title(front: etree._Element, issuer: list[etree._Element]) -> None:
    """An order has no title beside the name of who gives it."""
    name = "".join(map(xhtml.text_of, issuer))
    for title in xhtml.elements(front, "h1"):
        if xhtml.text_of(title) == name:
            xhtml.remove(title)


def _shape_document(
    head: etree._Element, marks: etree._Element, names: list[etree._Element], number: etree._Element, kind: str,
    style: Style,
) -> None:  # fmt: skip
    """The general form, 命令 and 纪要: heights in mm that add up to whole lines with the title's two blank ones."""
    pitch = style.leading * MM_PER_PT
    issuer, size = _issuer(names, style)
    above = LOGO_TOP[kind] * style.scale + style.lead - _ASCENT * size
    rows = max(1, len(xhtml.elements(number, "p")))
    has_number = len(number) > 0
    below = (2 + rows) * pitch if has_number else 0.0
    ruled = kind != "order"
    used = above + size + below + (RULE_BELOW - style.lead + 0.35 if ruled else 0.0)
    spare = round(used / pitch) * pitch - used
    share = spare / 2 if has_number else spare
    marks.set("style", f"height: {above:.3f}mm")
    head.extend([marks, issuer])
    if has_number:
        number.set("style", f"margin-top: {2 * pitch + spare - share:.3f}mm")
        head.append(number)
    if ruled:
        head.append(xhtml.make("div", {"class": "red-rule", "style": f"margin-top: {RULE_BELOW - style.lead:.3f}mm"}))
    head.append(xhtml.make("div", {"style": f"margin-top: {share:.3f}mm"}))


def _shape_letter(
    head: etree._Element, marks: etree._Element, names: list[etree._Element], number: etree._Element, style: Style
) -> None:
    """信函 (10.1): the issuer 30 mm below the page's edge, a double rule of 170 mm, marks and number below it."""
    pitch = style.leading * MM_PER_PT
    issuer, size = _issuer(names, style)
    above = LOGO_TOP["letter"] - (style.margin_top - style.lead) - _ASCENT * size
    gap = 7 / 8 * style.size * MM_PER_PT - style.lead
    lines = max(len(marks), len(xhtml.elements(number, "p")), 0)
    used = above + size + RULE_BELOW + _LETTER_RULE + gap + lines * pitch
    left = (style.width - _LETTER_WIDTH) / 2 - style.margin_inner
    right = style.type_width - _LETTER_WIDTH - left
    issuer.set("style", f"{issuer.get('style', '')}; margin-top: {above:.3f}mm")
    rule = f"margin: {RULE_BELOW}mm {right:.3f}mm 0 {left:.3f}mm"
    row = xhtml.make("div", {"class": "row", "style": f"margin-top: {gap:.3f}mm; height: {lines * pitch:.3f}mm"})
    row.extend([number, marks])
    head.extend([issuer, xhtml.make("div", {"class": "double-rule", "style": rule}), row])
    head.append(xhtml.make("div", {"style": f"margin-top: {-used % pitch:.3f}mm"}))
    low = style.height - 20 - _LETTER_RULE - (style.margin_top - style.lead)
    foot = f"top: {low:.3f}mm; left: {left:.3f}mm"
    head.append(xhtml.make("div", {"class": "double-rule last", "style": foot}))


def _issuer(names: list[etree._Element], style: Style) -> tuple[etree._Element, float]:
    """发文机关标志, and its height in mm: as large as the width of the type area allows, condensed where it is long."""
    if len(names) > 1:
        return _joint_issuer(names, style)
    text, room = xhtml.text_of(names[0]), style.type_width - 4
    ems = max(width(text), 1.0)
    scale = min(1.0, max(_NARROWEST, room / ems / _TALLEST))
    size = min(_TALLEST, room / ems / scale)
    made = xhtml.make("div", {"class": "issuer", "style": _scaled(size, size, scale, style)})
    made.append(names[0])
    return made, size


def _joint_issuer(names: list[etree._Element], style: Style) -> tuple[etree._Element, float]:
    """Of several organs (联合行文): their names below each other, equally long, 文件 behind them in the middle."""
    ends = any(xhtml.text_of(name).endswith("文件") for name in names)
    for name in names:
        name.text = xhtml.text_of(name).removesuffix("文件")
    longest = max(width(name.text or "") for name in names)
    ems = longest + (2.5 if ends else 0)
    room = style.type_width - 4
    size = min(_TALLEST * 0.7, room / ems / _NARROWEST, 60 / len(names) / 1.25)
    scale = min(1.0, room / ems / size)
    height = len(names) * size * 1.25
    made = xhtml.make("div", {"class": "issuer joint", "style": _scaled(size, height, scale, style)})
    table = xhtml.make("div", {"class": "names"})
    listed = xhtml.make("div", {"class": "list", "style": f"width: {longest:.3f}em"})
    listed.extend(names)
    table.append(listed)
    if ends:
        file = xhtml.make("div", {"class": "file"})
        file.append(xhtml.make("p", text="文件"))
        table.append(file)
    made.append(table)
    return made, height


def _scaled(size: float, height: float, scale: float, style: Style) -> str:
    """The look of characters ``size`` mm high and ``scale`` as wide, in a box that is as wide as that makes it."""
    side = style.type_width * (1 - 1 / scale) / 2
    return f"font-size: {size:.3f}mm; height: {height:.3f}mm; margin: 0 {side:.3f}mm" + (
        f"; transform: scaleX({scale:.4f})" if scale < 1 else ""
    )


def _number_line(number: list[etree._Element], signers: list[etree._Element]) -> etree._Element:
    """发文字号 in the middle; or at the left, beside the last of those who sign, two on a line (7.2.5, 7.2.6)."""
    line = xhtml.make("div", {"class": "number"})
    if not signers:
        line.extend(number)
        return line
    xhtml.add_class(line, "upward")
    beside = xhtml.make("div", {"class": "signers"})
    for n in range(0, len(signers), 2):
        beside.append(_signer_row(signers[n : n + 2], n == 0))
    cell = xhtml.make("div", {"class": "cell"})
    cell.extend(number)
    line.extend([cell, beside])
    for person in signers:
        xhtml.remove(person)
    return line


def _signer_row(pair: list[etree._Element], first: bool) -> etree._Element:
    row = xhtml.make("p", {"class": "signer" if first else "signer more"})
    for person in pair:
        label = next((part for part in person if part.get("class") == "label"), None)
        name = (label.tail if label is not None else person.text) or ""
        if label is not None:
            label.tail = None
            row.append(label)
        row.append(xhtml.make("span", {"class": "name"}, name))
    return row


def move_addressee(root: etree._Element, main: etree._Element) -> None:
    """主送机关 stands on the grid of the text (7.3.2)."""
    for n, line in enumerate(_of_class(root, "addressee")):
        xhtml.remove(line)
        main.insert(n, line)


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
        _shape_annexes(main, book.meta.title)
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
    for line in list(main):
        is_heading = xhtml.name_of(line) in HEADINGS
        if is_heading and official.is_issued_with(xhtml.text_of(line), title):
            line.set("class", "annex-title issued")
        elif xhtml.name_of(line) in ("p", *HEADINGS) and official.begins_annex(
            xhtml.text_of(line), title, is_heading=is_heading
        ):
            _set_class(line, "annex")
            if (following := line.getnext()) is not None and _names_annex(following):
                _set_class(following, "annex-title")


def _names_annex(line: etree._Element) -> bool:
    """What may be the title of an attachment: a heading without a number, or a short line of its own."""
    if xhtml.name_of(line) in HEADINGS:
        return not _NUMBERED.match(xhtml.text_of(line))
    text = xhtml.text_of(line).strip()
    return xhtml.name_of(line) == "p" and len(text) <= _LONGEST_TITLE and text[-1:] not in tuple("。；：！？，")


def _set_class(line: etree._Element, kind: str) -> None:
    """A line's class but for what other modules need of it."""
    line.set("class", f"{kind} {WITH_TURNED}" if WITH_TURNED in xhtml.classes(line) else kind)


def _shape_closing(block: etree._Element, meta: Meta, measure: int) -> None:
    """``measure``: characters of a line."""
    signatures, days = _of_class(block, "signature"), _of_class(block, "date")
    _mark_first(block, "attachments", "present", "absent", "observers")
    if official.variant(meta) == "order" and signatures:
        _sign_order(signatures, days)
    elif len(signatures) > 1 and official.is_sealed(meta):
        _seals(signatures, days, measure)
    elif signatures or days:
        _sign(signatures, days, measure, sealed=official.is_sealed(meta))


def _mark_first(block: etree._Element, *names: str) -> None:
    """A blank line before 附件说明, and before the lists of people."""
    first = [line for name in names[:1] for line in _of_class(block, name)][:1]
    people = [line for name in names[1:] for line in _of_class(block, name)][:1]
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
    """Several organs, each with room for its seal, side by side as far as no name is torn: three at most, in the order of
    their names, the last row at the right and the date below the last of them (7.3.5.1). ``measure``: characters."""
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
