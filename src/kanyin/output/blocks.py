"""Blocks of XHTML as pages of paper and of screens need them: what the tree says in divisions goes to the blocks."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from kanyin.book import official_lines
from kanyin.book.blocks import code_indent
from kanyin.book.drawings import has_boxes, is_drawing
from kanyin.book.letters import FLUSH, SIGNATURE
from kanyin.book.lists import CLASSES, LONE, NUMERALS, label
from kanyin.book.targets import STANDS_ALONE
from kanyin.book.title_lines import Words, line_starts
from kanyin.output import xhtml
from kanyin.patterns import lazy

_SETTLED = frozenset({"rows", "tasks", LONE, SIGNATURE, FLUSH, *official_lines.CLASSES, *CLASSES})
"""Classes of divisions that are of the one block in them."""

_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_OWN_MARK = lazy(rf"\s*+(?:[①-⑳]|[（(]\d{{1,2}}[)）]|\d{{1,2}}(?:[.．](?!\d)|[、)）])|[（(]?{_HAN_NUMBER}[)）、])")
"""What an item begins with that has a mark of its own: ① or 1. or 一、; a bullet before it would be a second one."""


def have_own_marks(items: Iterable[str]) -> bool:
    """Each of a list's items begins with a mark of its own, by its text: they need no bullet."""
    found = [_OWN_MARK.match(item) is not None for item in items]
    return bool(found) and all(found)


def settle(root: etree._Element) -> None:
    """Change a tree in place: lines are verse or ``rows``; lists that do not count 1. 2. 3. are
    ``labelled``, each of their items with its label as ``data-label``; those of items with marks of their own are
    ``unmarked``.
    """
    delimiters: dict[etree._Element, str] = {}
    for wrapper in xhtml.elements(root, "div"):
        kinds = _SETTLED.intersection(xhtml.classes(wrapper))
        if kinds and len(wrapper) == 1 and xhtml.name_of(wrapper[0]) in ("ol", "ul", "div", "p"):
            block = wrapper[0]
            for kind in sorted(kinds):
                if kind in CLASSES:
                    delimiters[block] = CLASSES[kind]
                else:
                    xhtml.add_class(block, kind)
            wrapper.text = block.tail = None
            xhtml.unwrap(wrapper)
    for box in xhtml.elements(root, "input"):
        _show_box(box)
    for paragraph in xhtml.elements(root, "p"):
        if _is_pictures(paragraph):
            xhtml.add_class(paragraph, "pictures")
        elif _is_bold_head(paragraph):
            xhtml.add_class(paragraph, "bold-head")
    for block in xhtml.elements(root, "ul"):
        if have_own_marks(map(xhtml.text_of, block)):
            xhtml.add_class(block, "unmarked")
    for block in xhtml.elements(root, "ol"):
        _label(block, NUMERALS.get(block.get("type", "1"), "Decimal"), delimiters.get(block, "Period"))


LONGEST_HEAD = 40
"""Characters of a line in bold that heads the paragraphs below it."""


def _is_bold_head(paragraph: etree._Element) -> bool:
    """A short line all in bold before other text, but for a colon: 02, or what a person typed for a heading."""
    if len(paragraph) != 1 or xhtml.name_of(paragraph[0]) != "strong" or paragraph.getnext() is None:
        return False
    text = xhtml.text_of(paragraph).strip()
    is_bold = text.rstrip("：:") == xhtml.text_of(paragraph[0]).strip().rstrip("：:")
    return is_bold and 0 < len(text) <= LONGEST_HEAD


def _show_box(box: etree._Element) -> None:
    """pandoc's box of a task as the character that it is."""
    sign = "☒" if "checked" in box.attrib else "☐"
    label = box.getparent()
    box.tail = f"{sign} {box.tail or ''}"
    xhtml.unwrap(box)
    if xhtml.name_of(label) == "label":
        xhtml.unwrap(label)


def _is_pictures(paragraph: etree._Element) -> bool:
    """True for pictures without words, in links or not, and for what stands in their places."""
    words = xhtml.text_of(paragraph).strip()
    return bool(STANDS_ALONE.fullmatch(words)) if words else bool(xhtml.elements(paragraph, "img"))


def mark_ruby(root: etree._Element) -> None:
    """Words with their sounds over them as EPUB has them; parentheses round a sound are for readers without ruby."""
    for ruby in xhtml.elements(root, "span"):
        if "ruby" not in xhtml.classes(ruby):
            continue
        ruby.tag = ruby.tag.replace("}span", "}ruby")
        is_beside = "zhuyin" in xhtml.classes(ruby)
        ruby.attrib.pop("class")
        if is_beside:
            ruby.set("class", "zhuyin")
        for sound in xhtml.elements(ruby, "span"):
            if "rt" in xhtml.classes(sound):
                _mark_sound(sound)


def _mark_sound(sound: etree._Element) -> None:
    sound.tag = sound.tag.replace("}span", "}rt")
    sound.attrib.pop("class")
    text = sound.text or ""
    sound.text = text.removeprefix("（")
    last = sound[-1] if len(sound) else None
    if last is not None:
        last.tail = (last.tail or "").removesuffix("）")
    else:
        sound.text = sound.text.removesuffix("）")
    for mark, add in (("（", sound.addprevious), ("）", sound.addnext)):
        made = xhtml.make("rp", text=mark)
        if mark == "）":
            made.tail, sound.tail = sound.tail, None
        add(made)


def _label(block: etree._Element, numeral: str, delimiter: str) -> None:
    start = int(block.get("start", "1"))
    if (numeral, delimiter, start) == ("Decimal", "Period", 1):
        return
    xhtml.add_class(block, "labelled")
    for number, item in enumerate(block, start):
        item.set("data-label", label(number, numeral, delimiter))


def mark_drawings(root: etree._Element) -> None:
    """Class ``drawing`` for code whose lines go round something: none of them may be parted. Before ``split_code``."""
    for block in xhtml.elements(root, "pre"):
        lines = xhtml.text_of(block).split("\n")
        if is_drawing(lines) and has_boxes(lines):
            xhtml.add_class(block, "drawing")


def split_code(root: etree._Element, *, keep_ends: bool) -> None:
    """Each line of code in an element of its own, which says how deep the line goes on where it is too long.

    ``keep_ends``: the ends of lines stay as they are, and a blank line has no element.
    """
    for block in xhtml.elements(root, "code"):
        if xhtml.name_of(block.getparent()) != "pre" or len(block):
            continue
        lines, block.text = (block.text or "").split("\n"), ""
        for number, line in enumerate(lines):
            deep = code_indent(line)
            attributes = {"class": "code-line", "style": f"padding-left: {deep:.1f}em; text-indent: -{deep:.1f}em"}
            end = "\n" if keep_ends and number + 1 < len(lines) else ""
            if line or not keep_ends:
                made = xhtml.make("span", attributes, line)
                if not keep_ends:
                    _hold_indent(made)
                made.tail = end
                block.append(made)
            elif len(block):
                block[-1].tail += end
            else:
                block.text += end


LONG_WORD = 24
"""Characters of a word of code that may be longer than its line."""


def _hold_indent(line: etree._Element) -> None:
    """No line of code ends right behind its indent, and leaves a blank one above what it says; so its first word begins
    beside that, and a long one may be parted there: no word of the line is its first for WeasyPrint.
    """
    text = line.text or ""
    start = len(text) - len(text.lstrip())
    if not 0 < start < len(text):
        return
    line.text = ""
    held = xhtml.make("span", {"class": "code-indent"}, text[: start + 1])
    line.append(held)
    end = start + len(text[start:].split(maxsplit=1)[0])
    if end - start > LONG_WORD:
        line.append(xhtml.make("span", {"class": "code-word"}, text[start + 1 : end]))
        line[-1].tail = text[end:]
    else:
        held.tail = text[start + 1 :]


def break_lines(element: etree._Element, room: float, words: Words, kind: str = "") -> int:
    """End the lines of a title or a caption where the sense allows it; gives how many there are. ``kind``: the class of
    the breaks. Lines that the author ended himself stay as they are.
    """
    ended = len(xhtml.elements(element, "br"))
    if ended:
        return ended + 1
    starts = line_starts(xhtml.visible_text(element, xhtml.is_unsaid), room, words)
    xhtml.insert_at(element, starts, {"class": kind} if kind else {}, xhtml.is_unsaid)
    return len(starts) + 1
