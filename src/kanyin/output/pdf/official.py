"""An official document (公文) for PDF: what stands round its text in the places that GB/T 9704-2012 gives it in mm.

Heights above the title are worked out here, so that the text stands on the grid of 22 lines; what only the finished
layout tells is in ``placing``.
"""

from __future__ import annotations

from lxml import etree

from kanyin.book import official
from kanyin.book.title_lines import width
from kanyin.model import Meta
from kanyin.output import xhtml
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


def shape_letterhead(front: etree._Element, meta: Meta, style: Style) -> None:
    """版头: put what stands above the title into a division ``letterhead`` with its measures (7.2, 10.1 to 10.3)."""
    kind = official.variant(meta)
    parts = {name: of_class(front, name) for name in (*_MARKS, "issuer", "doc-number", "signer")}
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


def of_class(root: etree._Element, name: str) -> list[etree._Element]:
    """The paragraphs of a class and of no other."""
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
    for n, line in enumerate(of_class(root, "addressee")):
        xhtml.remove(line)
        main.insert(n, line)
