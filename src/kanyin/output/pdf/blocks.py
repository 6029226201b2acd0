"""Blocks that need more than a style sheet to look as print has them: headings, captions, the row of authors."""

from __future__ import annotations

from lxml import etree

from kanyin import rules
from kanyin.book.blocks import NUMERAL
from kanyin.book.title_lines import Words, line_starts, width
from kanyin.output import xhtml
from kanyin.output.blocks import break_lines, settle, split_code
from kanyin.output.pdf.code_indents import bring_in_code
from kanyin.output.pdf.drawings import fit_drawings, widen_code
from kanyin.output.pdf.lines import shape_lines
from kanyin.patterns import lazy
from kanyin.style import Style
from kanyin.typeset.breaks import ADDRESS

_UNIT_PARTS = lazy(r"[，,；;] ?|(?<=[^\d，,；;\s]) ")
"""Between the parts of a unit: 大学 学院，实验室，市."""
_LIST_INDENT = 3
"""Characters by which a list is set in (pdf.css)."""
_BESIDE = 0.15
"""Em between two sounds."""
_TONES, _LIGHT = "ˊˇˋ˙", "˙"
_SIGN, _RAISED = 0.3, 0.35
"""The size of the signs of 注音 beside that of their character (pdf.css), and how far a tone stands above the last of
them, in em of theirs."""
HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def shape_blocks(root: etree._Element, style: Style, words: Words) -> None:
    """Give the text the classes and line ends that ``styles/base/pdf.css`` and ``page.css`` speak of.

    ``words``: those of the article, which captions keep whole.
    """
    settle(root)
    for item in xhtml.elements(root, "li"):
        _hang_box(item)
        if label := item.get("data-label"):
            # A marker with content of its own is more than WeasyPrint can lay out.
            item.set("style", f'list-style-type: "{label}\u2002"')
    for items in xhtml.elements(root, "ol", "ul"):
        _keep_ends(items, style.characters - _LIST_INDENT)
    fit_drawings(root, style)
    bring_in_code(root, style)
    split_code(root, keep_ends=False)
    widen_code(root)
    _mark_after_code(root)
    _part_names(root)
    _part_sounds(root)
    shape_lines(root)
    for entry in xhtml.elements(root, "div"):
        if "reference" in xhtml.classes(entry) and _would_gape(xhtml.text_of(entry)):
            xhtml.add_class(entry, "ragged")
    for heading in xhtml.elements(root, *HEADINGS):
        if NUMERAL.fullmatch(xhtml.text_of(heading)):
            xhtml.add_class(heading, "numeral")
        elif "class" not in heading.attrib:
            _break_heading(heading, style, words)
    room = (style.characters - 1) * style.size / style.text["caption"].size
    for caption in xhtml.elements(root, "figcaption"):
        break_lines(caption, room, words)


def _hang_box(item: etree._Element) -> None:
    """The box of a task in the place of the bullet."""
    if "tasks" not in xhtml.classes(item.getparent()):
        return
    first = item[0] if len(item) and not (item.text or "").strip() else item
    text = (first.text or "").lstrip()
    if text[:2] in ("☐ ", "☒ "):
        first.text = text[2:]
        item.set("data-label", text[0])


def _would_gape(entry: str) -> bool:
    """An entry without Han that ends with an address: the few spaces before it would take all that its line lacks."""
    return not xhtml.has_han(entry) and ADDRESS.search(entry) is not None


def _keep_ends(items: etree._Element, room: float) -> None:
    """Class ``not-alone`` for the first item of a list, and the last but one, where the first or the last has one line
    of ``room`` ems: two lines stay together, as those of a paragraph do.
    """
    pairs = ((items[0], items[0]), (items[-2], items[-1])) if len(items) > 1 else ()
    for item in {item for item, last in pairs if _is_short(last, room)}:
        xhtml.add_class(item, "not-alone")


def _is_short(item: etree._Element, room: float) -> bool:
    """An item of one line."""
    return not xhtml.elements(item, "ol", "ul", "pre", "img", "table") and width(xhtml.text_of(item)) <= room


def _part_names(root: etree._Element) -> None:
    """The lines below two names that follow each other do not meet (clreq 3.3.2)."""
    for span in xhtml.elements(root, "span"):
        before = span.getprevious()
        if before is None or (before.tail or ""):
            continue
        if all({"proper", "work"}.intersection(xhtml.classes(one)) for one in (before, span)):
            xhtml.add_class(span, "apart")


def _part_sounds(root: etree._Element) -> None:
    """Sounds wider than their words hang over their neighbours by a quarter em, over those with sounds not at all
    (clreq 3.3.4): else the words are set that far apart.
    """
    rubies = [span for span in xhtml.elements(root, "span") if "ruby" in xhtml.classes(span)]
    for ruby in rubies:
        if "zhuyin" in xhtml.classes(ruby):
            _stack_sound(ruby)
            continue
        over = 0.5 if _stands_alone(ruby) else -_BESIDE
        sound = 0.5 * sum(width(xhtml.text_of(part)) for part in ruby if xhtml.is_sound(part)) - over
        if sound > width(xhtml.visible_text(ruby, xhtml.is_sound)):
            ruby.set("style", f"min-width: {sound:.2f}em")


def _stack_sound(ruby: etree._Element) -> None:
    """注音 stands beside its character, its signs below each other, the tone at the right of the last; that of the
    light tone stands above them (clreq 3.3.4)."""
    (sound,) = (part for part in ruby if xhtml.is_sound(part))
    signs = xhtml.text_of(sound)
    sound.text, sound[:] = None, []
    count = sum(sign not in _TONES for sign in signs)
    sound.set("style", f"top: {(1 / _SIGN - count) / 2:.3f}em")
    for sign in signs:
        name = "sign" if sign not in _TONES else "light" if sign == _LIGHT else "tone"
        made = xhtml.make("span", {"class": name}, text=sign)
        if name == "tone":
            made.set("style", f"top: {max(count - 1, 0) - _RAISED:.3f}em")
        sound.append(made)


def _stands_alone(ruby: etree._Element) -> bool:
    """No other word with a sound touches it."""
    before, after = ruby.getprevious(), ruby.getnext()
    touching = [before] if before is not None and not before.tail else []
    touching += [after] if after is not None and not ruby.tail else []
    return not any("ruby" in xhtml.classes(one) for one in touching)


def _break_heading(heading: etree._Element, style: Style, words: Words) -> None:
    """Headings of several lines end these with a ``br.turn``; their number is the class: ``lines-2``. Some styles set
    headings in by two characters, so the lines keep that much shorter than the measure.
    """
    measure = style.characters * style.size
    size = style.text[f"heading{min(int(xhtml.name_of(heading)[1]) - 1, 5)}"].size
    text = xhtml.visible_text(heading, xhtml.is_unsaid)
    if not xhtml.elements(heading, "br") and line_starts(text, measure / size, words):
        count = break_lines(heading, (measure - 2 * style.size) / size, words, "turn")
        xhtml.add_class(heading, f"lines-{count}")
        if number := rules.split_heading(text):
            xhtml.add_class(heading, "hang")
            heading.set("style", f"--hang: {width(number[0]) + _gap(text, number[0]):.2f}em")


def _gap(text: str, number: str) -> float:
    """Em between a heading's number and its words (``.number`` in pdf.css, and a space); none after 一、."""
    return 0.43 if text[len(number) :].startswith(" ") else 0.0


def balance_authors(line: etree._Element, room: float) -> None:
    """Many authors in rows of about one length."""
    marks = xhtml.elements(line, "sup")
    names = xhtml.visible_text(line, lambda element: xhtml.name_of(element) == "sup")
    rows = int(-(-(width(names) + 0.5 * len(marks)) // room))
    if rows < 2:
        return
    each = -(-len(line) // rows)
    for author in list(line)[each - 1 : len(line) - 1 : each]:
        author.tail = None
        author.addnext(xhtml.make("br"))


def balance_units(line: etree._Element, room: float) -> None:
    """A unit that takes two lines has the first of them end where one of its parts does, and as long as the second: no
    postcode stands alone.
    """
    for unit in xhtml.elements(line, "span"):
        text = xhtml.text_of(unit)
        if "unit" not in xhtml.classes(unit) or not room < width(text) <= 2 * room:
            continue
        fit = [found.end() for found in _UNIT_PARTS.finditer(text) if _fits(text, found.end(), room)]
        if fit:
            xhtml.insert_at(
                unit, [min(fit, key=lambda at: abs(width(text[:at]) - width(text[at:])))], {}, lambda _: False
            )


def _fits(text: str, at: int, room: float) -> bool:
    return width(text[:at]) <= room and width(text[at:]) <= room


def _mark_after_code(root: etree._Element) -> None:
    """Class ``after-code`` for what follows code in a list or quotation: the grid of lines is found again there."""
    for code in xhtml.elements(root, "pre"):
        place: etree._Element | None = code
        while place is not None and place.getnext() is None:
            place = place.getparent() if xhtml.name_of(place.getparent()) in _HOLDERS else None
        following = place.getnext() if place is not None else None
        if following is None or xhtml.name_of(following.getparent()) not in _HOLDERS:
            continue
        if xhtml.name_of(following) in ("p", *_HOLDERS):
            xhtml.add_class(following, "after-code")


_HOLDERS = ("li", "ul", "ol", "blockquote")
"""What may hold code that is no block of the text itself."""


_MOST_BELOW_TITLE = 30.0
"""Ems of lines between a book's title and its first chapter that are no text: who wrote it, what kind of work it is."""


def below_title(main: etree._Element) -> list[etree._Element]:
    """The short lines between the title of a book and its first chapter: they would have a page of their own."""
    found: list[etree._Element] = []
    for block in main:
        if xhtml.name_of(block) == "h2":
            return found if sum(width(xhtml.text_of(line)) for line in found) <= _MOST_BELOW_TITLE else []
        if xhtml.name_of(block) != "p" or xhtml.elements(block, "img", "math"):
            break
        found.append(block)
    return []
