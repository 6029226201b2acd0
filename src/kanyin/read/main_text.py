"""Which lines of an HTML page are the article: trafilatura says so, a thread's own structure where the page is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache

from kanyin import rules
from kanyin.model import Change
from kanyin.read.alignment import aligned
from kanyin.read.flow import HEADINGS, Element, Piece, is_bold, is_edit_link, squeezed
from kanyin.read.threads import Thread, find_thread, is_link, text_length

LITTLE = "HT002"
THREAD = "HT004"
LITTLE_TEXT = 100
"""Han characters: less is no article …"""
TIMES_MORE = 4
"""… where the page has so many times more of them; where nothing was found, as many."""
MUCH_MORE = 0.2
"""Share of the article that posts have to add for a person to be told of them."""
_TEXT_TAGS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "figure", "pre"]
)
BOX_SHARE = 0.6
MOST_LINKED = 0.5
"""Share of a line's text that may be links: more, and it leads elsewhere."""
_HEAD_FIELDS = frozenset(
    [
        "author",
        "source",
        "date",
        "issue",
        "abstract",
        "abstract-en",
        "keywords",
        "keywords-en",
        "affiliation",
        "fund",
        "DOI",
    ]
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Indexes of the lines that are the article's, and what a person should know of how they were found."""

    kept: frozenset[int]
    notes: tuple[Change, ...] = ()


def choose(pieces: list[Piece], root: Element, title: str) -> Choice:
    """The article's lines on a page whose own metadata call it ``title``."""
    body = found_by_trafilatura(pieces, root)
    body |= left_out(pieces, body)
    notes: list[Change] = []
    length = text_length(pieces, body)
    thread = find_thread(pieces)
    if thread and _is_thread(thread, body, length, pieces):
        if length < LITTLE_TEXT:
            body = set()
        if text_length(pieces, thread.lines - body) > MUCH_MORE * length:
            notes.append(_note(THREAD, min(thread.lines), pieces))
        body |= thread.lines
    elif length < LITTLE_TEXT and text_length(pieces, range(len(pieces))) >= LITTLE_TEXT * (TIMES_MORE if body else 1):
        body = {n for n, piece in enumerate(pieces) if piece.text}
        notes.append(_note(LITTLE, min(body), pieces))
    kept = body | _head(pieces, body, title)
    if any(map(is_edit_link, root.iter("*"))):
        kept = {n for n in kept if not any(map(is_edit_link, _up(pieces[n].element)))}
    return Choice(frozenset(kept), tuple(notes))


def _is_thread(thread: Thread, body: set[int], length: int, pieces: list[Piece]) -> bool:
    """The page is a thread, no article with comments.

    trafilatura took posts for the article, or the boxes are called posts, or hardly anything else is on the page.
    """
    common = text_length(pieces, thread.lines & body)
    posts = text_length(pieces, thread.lines)
    return 2 * common > length or (thread.is_named and posts > MUCH_MORE * length) or length < LITTLE_TEXT < posts


def left_out(pieces: list[Piece], body: set[int]) -> set[int]:
    """Lines between those of the article that stand right in its box as text does: headings, lists, tables, captions.

    trafilatura leaves out some of them for being short. Headings and captions may have boxes of their own,
    headings in bold letters too.
    """
    if not body:
        return set()
    box = _box(pieces, body)
    between = (n for n in range(min(body), max(body)) if n not in body and pieces[n].text)
    linked = cache(_linked)  # thousands of lines may stand in one element, between its <br>
    return {
        n
        for n in between
        if (_stands_in(pieces[n].element, box) or (_is_set_off(pieces[n]) and _is_inside(pieces[n].element, box)))
        and linked(pieces[n].element) <= MOST_LINKED
    }


_SET_OFF = frozenset((*HEADINGS, "caption"))


def _is_set_off(piece: Piece) -> bool:
    return piece.kind in _SET_OFF or (piece.kind == "p" and is_bold(piece))


def _is_inside(element: Element, box: Element) -> bool:
    return any(parent is box for parent in _up(element))


def _box(pieces: list[Piece], body: set[int]) -> Element:
    """The innermost element that holds most of the article."""
    total = sum(len(pieces[n].text) for n in body)
    held: Counter[Element] = Counter()
    for n in body:
        held[pieces[n].element] += len(pieces[n].text)
    innermost = None
    for element in reversed(list(pieces[min(body)].element.getroottree().getroot().iter())):
        length = held[element]
        if length > BOX_SHARE * total:
            # Those that hold so much lie inside each other, and the last in the page is the innermost.
            innermost = element
            break
        if length and (parent := element.getparent()) is not None:
            held[parent] += length
    return innermost


def _up(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _stands_in(element: Element, box: Element) -> bool:
    """The element's line is a child of ``box`` as text is: only tags of text stand between them."""
    path: list[Element] = []
    for parent in _up(element):
        if parent is box:
            return bool(path) and path[-1].tag in _TEXT_TAGS
        path.append(parent)
    return False


def _linked(element: Element) -> float:
    """The share of an element's text that is links."""
    if is_link(element):
        return 1.0
    length = len("".join(element.itertext()).strip())
    return sum(len("".join(link.itertext()).strip()) for link in element.iter("a")) / max(1, length)


def _note(rule: str, n: int, pieces: list[Piece]) -> Change:
    text = pieces[n].text
    return Change(rule, "edit", (n + 1,), text, text, doubt=True)


def _head(pieces: list[Piece], body: set[int], title: str) -> set[int]:
    """What stands above the article's text and belongs to it: its title, and labelled fields below that."""
    first = min(body, default=0)
    words = squeezed(title)
    named = [n for n in range(first) if words and squeezed(pieces[n].text) == words]
    if not named:
        return set()
    between = range(named[-1] + 1, first)
    return {named[-1]} | {n for n in between if (label := rules.label(pieces[n].text)) and label.field in _HEAD_FIELDS}


def found_by_trafilatura(pieces: list[Piece], root: Element) -> set[int]:
    """Indexes of the lines that trafilatura takes for the main text."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    tree = without_empty(deepcopy(root))
    found = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False)
    if not isinstance(found, Document):
        return set()
    return aligned([squeezed(piece.text) for piece in pieces], (found.text or "").splitlines())


_INLINE = ("a", "abbr", "b", "big", "code", "em", "font", "i", "label", "mark", "s", "small", "span", "strong", "u")
_EMPTY = "empty"


def without_empty(root: Element) -> Element:
    """The tree without inline elements that hold nothing, changed in place: anchors, icons, what an editor left over.

    trafilatura takes them out together with the text behind them.
    """
    from lxml import etree

    for element in reversed(list(root.iter(*_INLINE))):
        if not (element.text or "").strip() and all(child.tag == _EMPTY and not child.tail for child in element):
            element.tag = _EMPTY
    etree.strip_tags(root, _EMPTY)  # all at once: each for itself would take the square of their number
    return root
