"""Which lines of an HTML page are the article: by trafilatura, a known box, the page's own prose, a thread's posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kanyin import rules
from kanyin.fields import official
from kanyin.fields.rights import SURELY, words_of_rights
from kanyin.model import HIDDEN, Change
from kanyin.read import figures, papers
from kanyin.read.answered import answers
from kanyin.read.asides import asides, linked, lists_others
from kanyin.read.boxes import pressed
from kanyin.read.copies import second_copy
from kanyin.read.elements import HEADINGS, Element, is_edit_link, is_link, up, up_to
from kanyin.read.endings import furnished
from kanyin.read.extractor import found_by_trafilatura
from kanyin.read.outside import outside
from kanyin.read.own_lists import own_lists
from kanyin.read.page_contents import contents
from kanyin.read.pieces import Piece
from kanyin.read.placed import LITTLE
from kanyin.read.region import (
    LEAST_LINKED,
    Region,
    best_run,
    box_of,
    find_container,
    inside,
    is_prose,
    leads,
    net,
    reference_list,
)
from kanyin.read.rows import lists_more, lists_posts
from kanyin.read.sections import round_sections
from kanyin.read.threads import Thread, find_thread, goes_round, names_post, text_length
from kanyin.text import folded

THREAD = "HT004"
OTHER_PLACE = "HT007"
AGREED = 0.3
"""Share of the text that two readers of a page have to have in common, or they speak of two places."""
LITTLE_TEXT = 100
"""Han characters: less is no article …"""
TIMES_MORE = 4
"""… where the page has so many times more of them; where nothing was found, as many."""
LITTLE_KNOWN = 30
"""Han characters that a known container has to hold."""
LEAST_POSTED = 20
"""Han characters in the posts of a thread of a known make."""
MUCH_MORE = 0.2
"""Share of the article that posts have to add for a person to be told of them."""
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
    left: frozenset[int] = frozenset()
    """Lines inside the article's place that are left out."""
    heads: frozenset[int] = frozenset()
    """Lines that tell who wrote a post of a thread, and when; not of the first."""


def choose(pieces: list[Piece], root: Element, title: str, posts: set[int], *, is_wiki: bool = True) -> Choice:
    """The article's lines on a page whose own metadata call it ``title``; ``posts`` are those of a thread's posts.

    ``is_wiki``: links to an editor may stand beside its headings.
    """
    if text_length(pieces, posts) >= LEAST_POSTED:
        kept = posts | _head(pieces, posts, title)
        return Choice(frozenset(kept - furnished(pieces, kept, best_run(pieces))))
    taken = _without_lists(pieces, found_by_trafilatura(pieces, root))
    run = best_run(pieces)
    region, notes = _place(pieces, root, taken, run)
    body = set(taken)
    if region is not None:
        here = set(inside(pieces, region.element))
        body = body & here if region.is_known else body - outside(pieces, region.element, body, title)
        body |= net(pieces, region, body)
    length = text_length(pieces, own := set() if _declares_rights(pieces, body) else body)
    is_open = not (region and region.is_known)
    lists = is_open and lists_posts(pieces, body)
    thread = None if lists else find_thread(pieces)
    heads = references = frozenset[int]()
    if thread and is_open and _is_thread(thread, body, length, pieces):
        if length < LITTLE_TEXT:
            body = set()
        if text_length(pieces, thread.lines - body) > MUCH_MORE * length:
            notes.append(_note(THREAD, min(thread.lines), pieces))
        body |= thread.lines | thread.among(pieces)
        heads = thread.heads(pieces)
        region = None
    elif lists or (is_open and (_is_little(pieces, own, length) or lists_more(pieces, body))):
        body = {n for n, piece in enumerate(pieces) if piece.text}
        notes.append(_note(LITTLE, min(body), pieces))
        region = None
    if is_open and not heads:
        body |= _answers(pieces, body, notes)
    if region is not None and body:
        references = frozenset(reference_list(pieces, body) | own_lists(pieces, region, body))
        start = min(body & set(inside(pieces, region.element)) or body)
        body |= leads(pieces, min(body), title, start) | references
    kept = body | _head(pieces, body, title)
    kept -= second_copy(pieces, kept)
    listed = contents(pieces)
    kept -= furnished(pieces, kept, run, references) | listed
    if region is not None:
        kept -= pressed(pieces, region.element)
    kept |= _official(pieces, kept) | figures.beside(pieces, kept, region.element if region is not None else None)
    edit = _edit_links(pieces) if is_wiki else set[int]()
    kept -= edit
    left = set(inside(pieces, region.element)) - kept - edit - listed if region is not None else set()
    return Choice(frozenset(kept), tuple(notes), frozenset(left), heads & kept)


def _answers(pieces: list[Piece], body: set[int], notes: list[Change]) -> set[int]:
    """The answers below a question, of which ``notes`` tells a person."""
    found = answers(pieces, body) - body
    if found:
        notes.append(_note(THREAD, min(found), pieces))
    return found


def _edit_links(pieces: list[Piece]) -> set[int]:
    return {n for n, piece in enumerate(pieces) if piece.text and any(map(is_edit_link, up(piece.element)))}


def _is_little(pieces: list[Piece], body: set[int], length: int) -> bool:
    """What was taken is no article beside what is on the page."""
    whole = text_length(pieces, range(len(pieces)))
    return length < LITTLE_TEXT and whole >= LITTLE_TEXT * (TIMES_MORE if body else 1)


def _declares_rights(pieces: list[Piece], body: set[int]) -> bool:
    """Most of what was taken is what a site declares of its rights: its article is no prose, a table or a list."""
    declared = {n for n in body if words_of_rights(pieces[n].text) >= SURELY}
    return bool(declared) and 2 * text_length(pieces, declared) > text_length(pieces, body)


def _without_lists(pieces: list[Piece], taken: set[int]) -> set[int]:
    """What the extractor took, less the boxes that say of themselves that they list something else."""
    is_listed = lists_others()
    left = {n for n in taken if not is_listed(pieces[n].element)}
    return left if 2 * text_length(pieces, left) > text_length(pieces, taken) else taken


def _official(pieces: list[Piece], kept: set[int]) -> set[int]:
    """The parts of an official document, of which some are kept: attachments are links, and look like none of it."""
    parts = official.frame([piece.text.translate(HIDDEN) for piece in pieces])
    return set(parts) if kept.intersection(parts) else set()


def _place(pieces: list[Piece], root: Element, taken: set[int], run: set[int]) -> tuple[Region | None, list[Change]]:
    """Where the article stands: in a known container, else where the extractor or the page's best run of prose says.

    Where two of them disagree on what the article is, a person is told.
    """
    container = find_container(root, lambda element: _prose_length(pieces, inside(pieces, element)))
    if container is not None:
        here = set(inside(pieces, container))
        length = text_length(pieces, here)
        if length >= max(LITTLE_KNOWN, text_length(pieces, taken) * AGREED) or (
            length and 2 * len(taken & here) > len(taken)
        ):
            is_other = text_length(pieces, taken & here) < AGREED * text_length(pieces, taken)
            return Region(container, True), [_note(OTHER_PLACE, min(here), pieces)] if is_other else []
    theirs, ours = text_length(pieces, taken), text_length(pieces, run)
    common = text_length(pieces, taken & run)
    if ours >= LITTLE_TEXT and common <= AGREED * theirs and common < AGREED * ours and _is_better(pieces, run, taken):
        taken.clear()
        taken |= run
        return Region(box_of(pieces, run), False), [_note(OTHER_PLACE, min(run), pieces)]
    box = _box(pieces, taken, run) if taken else None
    return (None if box is None else Region(box, False)), []


def _box(pieces: list[Piece], taken: set[int], run: set[int]) -> Element | None:
    """The box of what the extractor took, and of the run of prose that it stands in; never a paragraph alone."""
    lines = taken | run if taken & run else taken
    prose = {n for n in lines if is_prose(pieces[n].text) or pieces[n].kind.startswith(("code", "verse"))}
    box = box_of(pieces, prose if 2 * text_length(pieces, prose) > text_length(pieces, lines) else lines)
    while box is not None and box.tag in _PARAGRAPHS and box.getparent() is not None:
        if box.tag == "td" and len(inside(pieces, box)) >= FEWEST_IN_CELL:
            break
        box = box.getparent()
    return box if box is None else _round_parts(pieces, round_sections(box), lines)


def _round_parts(pieces: list[Piece], box: Element, lines: set[int]) -> Element:
    """The box, or the one round it that holds other chapters of the same text, each with a heading, and no other prose:
    the longest chapter of a long document is not all of it.
    """
    held = set(inside(pieces, box))
    length = text_length(pieces, _prose_of(pieces, held))
    chapter = box
    for outer in box.iterancestors():
        if outer.tag in ("body", "html"):
            break
        others = _prose_of(pieces, set(inside(pieces, outer)) - held)
        own = others & lines
        if _is_headed_document(outer, chapter):
            return _round_parts(pieces, outer, lines)
        if text_length(pieces, others) > (1 + MOST_STRANGE) * text_length(pieces, own):
            break
        is_part = len(own) >= FEWEST_OF_PART and text_length(pieces, own) >= PART * length
        if is_part and _are_chapters(pieces, own, outer, chapter):
            return _round_parts(pieces, outer, lines)
        chapter = outer
    return box


def _is_headed_document(outer: Element, chapter: Element) -> bool:
    """What is round the ``chapter`` leads nowhere, and goes on behind it under headings of its own: one document, of
    which the chapter is the longest part."""
    if linked(outer) > LEAST_LINKED or names_post(chapter):
        return False
    heads = [one for one in chapter.itersiblings() if one.tag in HEADINGS]
    return len(heads) >= FEWEST_HEADS and len({one.tag for one in heads}) == 1 and not any(map(names_post, heads))


FEWEST_HEADS = 3
"""Headings of one rank beside a chapter that tell that the document goes on."""


def _are_chapters(pieces: list[Piece], own: set[int], outer: Element, chapter: Element) -> bool:
    """What stands beside the ``chapter`` has headings, and is no post of a thread."""
    beside = {[*up_to((outer,), pieces[n].element)][-1] for n in own}
    headed = any(next(one.iter(*HEADINGS), None) is not None for one in beside)
    return headed and not any(map(names_post, (*beside, chapter)))


def _prose_of(pieces: list[Piece], numbers: set[int]) -> set[int]:
    return {n for n in numbers if is_prose(pieces[n].text)}


FEWEST_OF_PART, PART = 3, 0.1
"""Paragraphs of another part of a text, and its length beside that of the longest."""
MOST_STRANGE = 0.2
"""Prose that neither the extractor nor the best run took, beside that which they did, in a box round all parts."""


FEWEST_IN_CELL = 4
"""Lines of a cell of a table that makes the page's layout: one with fewer may be a paragraph."""


_PARAGRAPHS = frozenset(
    ("p", "li", "ul", "ol", "span", "b", "strong", "em", "i", "a", "font", "h1", "h2", "h3", "pre", "td", "tr")
)


def _prose_length(pieces: list[Piece], numbers: Iterable[int]) -> int:
    """Characters of running text, code and verse: no links, no lists of headlines."""
    return sum(
        len(pieces[n].text)
        for n in numbers
        if pieces[n].kind.startswith(("code", "verse"))
        or (is_prose(pieces[n].text) and not is_link(pieces[n].element) and not goes_round(pieces[n]))
    )


def _is_better(pieces: list[Piece], run: set[int], taken: set[int]) -> bool:
    """The run of prose is the article rather than what the extractor took: that is a box beside one, or far less."""
    is_aside = asides()
    aside = {n for n in taken if is_aside(pieces[n].element)}
    return 2 * text_length(pieces, aside) > text_length(pieces, taken) or text_length(
        pieces, run
    ) > TIMES_MORE * text_length(pieces, taken)


def _is_thread(thread: Thread, body: set[int], length: int, pieces: list[Piece]) -> bool:
    """The page is a thread, no article with comments.

    trafilatura took posts for the article, or the boxes are called posts, or hardly anything else is on the page.
    """
    common = text_length(pieces, thread.lines & body)
    posts = text_length(pieces, thread.lines)
    written = sum(_prose_length(pieces, box) > 0 for box in thread.boxes)
    return (
        (
            2 * common > length
            and written > 1
            and not thread.holds_paragraphs(pieces)
            and not thread.are_sections(pieces)
        )
        or (thread.is_named and posts > MUCH_MORE * length)
        or length < LITTLE_TEXT < posts
    )


def _note(rule: str, n: int, pieces: list[Piece]) -> Change:
    text = pieces[n].text
    return Change(rule, "edit", (n + 1,), text, text, doubt=True)


def _head(pieces: list[Piece], body: set[int], title: str) -> set[int]:
    """What stands above the article's text and belongs to it: its title, and labelled fields below that."""
    words = folded(title)
    first = min((n for n in body if not words or folded(pieces[n].text) != words), default=0)
    named = [n for n in range(first) if words and folded(pieces[n].text) == words]
    if not named:
        return set()
    between = range(named[-1] + 1, first)
    own = {n for n in between if (label := rules.label(pieces[n].text)) and label.field in _HEAD_FIELDS}
    own |= papers.head(pieces, named[-1], first, sorted(body))
    return {named[-1]} | own
