"""What tags and attributes of an HTML page's elements tell: blocks, headings, what is hidden, what is emphasised."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from itertools import takewhile
from typing import Any

from kanyin.patterns import lazy

Element = Any
"""An lxml element; lxml has no types."""


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


UNSEEN = words(
    "script style noscript template head title meta link object embed applet iframe frameset noframes svg "
    "math audio video canvas select option datalist textarea input button map area rp"
)
"""Elements whose content is no text of the page: programs, styles, what a form holds."""
BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_HIDDEN = lazy(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0+)?(?:[a-z%]+)?\s*(?:[;!]|$))",
    re.IGNORECASE,
)
_SHOWN_AS_BLOCK = lazy(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_BOLD = lazy(r"(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)
_UNSEEN_CLASSES = words("jammer sr-only visually-hidden screen-reader-text visuallyhidden")
"""Classes that their sites' style sheets hide: letters against copying (Discuz), words for screen readers alone."""


def up(element: Element) -> Iterator[Element]:
    """The element and those that it stands in, the innermost first."""
    if element is not None:
        yield element
        yield from element.iterancestors()


def up_to(outer: Container[Element], element: Element) -> Iterator[Element]:
    """The same, as far as one of ``outer``, which is none of them."""
    return takewhile(lambda one: one not in outer, up(element))


def classes(element: Element) -> list[str]:
    """The element's classes."""
    return (element.get("class") or "").split()


def is_hidden(element: Element) -> bool:
    """The element's own attributes say that it is not shown."""
    if element.get("role") == "tabpanel":
        return False  # a reader can open it
    style = element.get("style")
    if element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None):
        return True
    named = element.get("class")
    return named is not None and not _UNSEEN_CLASSES.isdisjoint(named.split())


def is_block(element: Element) -> bool:
    """The element stands on lines of its own."""
    if element.tag in BLOCKS or is_edit_link(element):
        return True
    style = element.get("style")
    return style is not None and _SHOWN_AS_BLOCK.search(style) is not None


_CAPTION = lazy(r"(?:^|[\s_-])caption(?:[\s_-]text)?(?:\s|$)")


def is_called_caption(element: Element) -> bool:
    """A block whose class says that it is a caption: WordPress, Medium and portals' editors set it so."""
    return element.tag in ("p", "div", "dd") and _CAPTION.search((element.get("class") or "").lower()) is not None


def is_edit_link(element: Element) -> bool:
    """The link to its editor beside a heading of a wiki (MediaWiki calls it so)."""
    named = element.get("class")
    return named is not None and EDIT_LINK in named and EDIT_LINK in named.split()


EDIT_LINK = "mw-editsection"


def names_in(root: Element) -> str:
    """All that the page's elements are called, a class or an id a line: what is not in it need not be looked for."""
    return "\n".join({name for one in root.iter("*") for name in (one.get("class"), one.get("id")) if name})


def can_be_named(row: Mapping[str, Any], names: str) -> bool:
    """A make of pages whose row tells by what words in ``names_in`` it is known; one that tells none always can be."""
    return "named" not in row or any(word in names for word in row["named"])


def emphasis_of(element: Element) -> str:
    """``strong`` or ``em`` where the element's text is set off so, else nothing."""
    if kind := _EMPHASIS.get(element.tag, ""):
        return kind
    if element.get("ne-bold") == "true":
        return "strong"
    style = element.get("style")
    return "strong" if style is not None and _BOLD.search(style) else ""


def is_layout_item(element: Element) -> bool:
    """A list item that holds what no item of a text does: it only makes the layout of the page.

    One block round all its text is no more than an editor's frame, and boxes that only hold code, lists, tables or
    pictures below the item's words are none, nor are those called a paragraph (Asciidoctor).
    """
    blocks = [
        block
        for block in _own_blocks(element)
        if "paragraph" not in classes(block) and (block.tag == "table" or _has_words(block))
    ]
    return len(blocks) > 1 or any(block.tag not in ("div", "section") for block in blocks)


_SET_APART = words("pre ul ol dl figure table")
"""Elements that stand below an item's own words, whatever boxes are round them."""


def _own_blocks(element: Element) -> Iterator[Element]:
    """The blocks in a list item, without those in what is set apart below its words; a table with nothing above it."""
    seen = bool((element.text or "").strip())
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        if isinstance(child.tag, str):
            if child.tag in ("div", "section", "article", *HEADINGS) or (child.tag == "table" and not seen):
                yield child
            if child.tag not in _SET_APART or (child.tag == "table" and not seen):
                seen = seen or bool((child.text or "").strip())
                waiting.append(iter(child))
        seen = seen or bool((child.tail or "").strip())


def _has_words(block: Element) -> bool:
    """Something is seen of it besides what is set apart."""
    if (block.text or "").strip():
        return True
    return any(
        (isinstance(child.tag, str) and child.tag not in _SET_APART and _has_words(child)) or (child.tail or "").strip()
        for child in block
    )


def is_blank(element: Element) -> bool:
    """Nothing is seen of it."""
    return not any(text.strip() for text in element.itertext()) and next(element.iter("img", "br", "hr"), None) is None


_BUTTON = lazy(r"返回.{1,12}|.{0,8}(?:查看更多|阅读更多|點我看更多|看更多)|(?:点击|點擊)(?:查看|进入|進入).{0,8}")
LONGEST_BUTTON = 24


def is_button(element: Element) -> bool:
    """A link inside a line that leads back to the site or on to more of it, and is no word of the text."""
    if element.tag != "a" or not len(element) + len(element.text or ""):
        return False
    text = " ".join("".join(element.itertext()).split())
    return len(text) <= LONGEST_BUTTON and _BUTTON.fullmatch(text) is not None


SCRIPTED = "javascript:"


def address_of(link: Element) -> str:
    """Where an ``<a>`` leads; ``SCRIPTED`` where a script does what the page does not say; nothing for a mere place."""
    address = (link.get("href") or "").strip()
    return address or ("" if link.get("name") or link.get("id") else SCRIPTED)


_PLACE_MARK = lazy(r"[^\w《》]{1,4}")


def is_place_mark(element: Element) -> bool:
    """A sign in a heading that leads to the heading itself: ``#``, ``¶``, a chain."""
    if element.tag != "a" or not (element.get("href") or "").startswith("#"):
        return False
    return _PLACE_MARK.fullmatch("".join(element.itertext()).strip()) is not None


def is_link(element: Element) -> bool:
    """The element is a link or stands in one."""
    return element is not None and (element.tag == "a" or next(element.iterancestors("a"), None) is not None)


def first_number(item: Element) -> str:
    """``:3a`` for the first item of a list that begins with c, nothing for one that begins with 1."""
    parent = item.getparent()
    said = item.get("value") or (parent.get("start") if item.getprevious() is None else "") or "1"
    number = int(said) if said.isdecimal() and len(said) < 5 else 1
    style = parent.get("type") if parent.get("type") in ("a", "A", "i", "I") else ""
    if item.getprevious() is not None and not item.get("value"):
        return ""
    return f":{style}{number}" if style or number != 1 else ""
