"""What an extractor takes along at an article's end, and buttons within it."""

from __future__ import annotations

from functools import cache

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.asides import linked
from kanyin.read.elements import HEADINGS, is_button, is_link, up
from kanyin.read.headed import is_head, is_item_behind
from kanyin.read.marked_parts import among_headings
from kanyin.read.pieces import Piece, led, led_away
from kanyin.read.region import MARKED_KINDS, is_furniture, is_prose, row_or_line
from kanyin.read.teasers import LEAST_ABOVE, MOST_LED, teasers
from kanyin.text import folded


@cache
def _buttons() -> frozenset[str]:
    return frozenset(map(folded, rules.table("pages")["buttons"]["words"]))


_ENDINGS = lazy("|".join(rules.table("pages")["endings"]["match"]))
LEAST_LED = 2
"""Lines in a row at an article's end of which so much is links: other articles."""
LONGEST_BUTTON = 24
LONGEST_ENDING = 300
TAIL_SHARE = 0.12
"""Share of the article's prose that may stand below a line under which other articles are listed."""


def furnished(pieces: list[Piece], kept: set[int], run: set[int], references: frozenset[int] = frozenset()) -> set[int]:
    """Those of the article's lines that are none: buttons; from 推荐阅读 on, the list of other articles at its end.

    ``run`` is the page's best run of prose. The article's ``references`` are links too, and stay.
    """
    buttons = _buttons()
    among = among_headings(pieces, kept)
    out = {n for n in kept if pieces[n].element is not None and is_button(pieces[n].element)}
    out |= {
        n
        for n in kept
        if len(pieces[n].text) <= LONGEST_BUTTON
        and not pieces[n].kind.startswith(("code", "row", "verse"))
        and not among(n)
        and folded(pieces[n].text) in buttons
    }
    out |= _heads_of_nothing(pieces, kept - out - references)
    out |= _behind_the_end(pieces, kept - out - references, run)
    out |= teasers(pieces, kept - out - references)
    out |= _next_article(pieces, kept - out - references)
    out |= _other_answers(pieces, kept - out - references)
    return out | _last_led(pieces, kept - out - references)


def _heads_of_nothing(pieces: list[Piece], kept: set[int]) -> set[int]:
    """Lines within the text that head other articles, where these have been left out: 【相关文章】."""
    below = 0
    out: set[int] = set()
    for n in range(len(pieces) - 1, -1, -1):
        if not pieces[n].text or pieces[n].kind == "picture":
            continue
        if n in kept and below and below not in kept and is_link(pieces[below].element) and is_head(pieces[n].text):
            out.add(n)
        below = n
    return out


def _behind_the_end(pieces: list[Piece], kept: set[int], prose: set[int]) -> set[int]:
    """The list of other articles, and lines of the site, with next to none of the article's prose behind them."""
    out: set[int] = set()
    lengths = {
        n: len(pieces[n].text)
        for n in kept
        if is_prose(pieces[n].text) and led(pieces[n]) <= MOST_LED and not _ENDINGS.match(pieces[n].text)
    }
    total = remaining = sum(lengths.values())
    run = prose & kept
    end = max(run) if sum(lengths.get(n, 0) for n in run) >= LEAST_ABOVE else len(pieces)
    among = among_headings(pieces, kept)
    for n in range(min(kept, default=0), max(kept, default=-1) + 1):
        remaining -= lengths.get(n, 0)
        text = pieces[n].text
        is_late = n > end or (remaining <= TAIL_SHARE * total and 2 * remaining < total)
        if not is_late or (pieces[n].kind.startswith(MARKED_KINDS) and pieces[n].kind != "caption"):
            continue
        if is_head(text) and not is_item_behind(pieces[n].element):  # whether or not it has been left out itself
            return out | {k for k in kept if k >= n and not rules.is_references_heading(pieces[k].text)}
        is_read = pieces[n].kind == "caption" or among(n)  # below a picture
        if n in kept and not is_read and len(text) <= LONGEST_ENDING and (_ENDINGS.match(text) or is_furniture(text)):
            out.add(n)
    return out


def _last_led(pieces: list[Piece], kept: set[int]) -> set[int]:
    """From the first of the links on what stands below the text and is links for the most part: other articles."""
    length = sum(len(pieces[n].text) for n in kept)
    tail = _behind_text(pieces, kept)
    shares = {n: _led(pieces[n]) for n in tail}
    first = next((n for n in tail if shares[n] > MOST_LED), None)
    if first is not None and _is_within_list(pieces, kept, first):
        return set()
    out = {n for n in tail if first is not None and n >= first}
    tail_length = sum(len(pieces[n].text) for n in out)
    leading = sum(shares[n] * len(pieces[n].text) for n in out)
    many = sum(shares[n] > MOST_LED for n in out) >= LEAST_LED
    return out if many and leading > MOST_LED * tail_length and 2 * tail_length < length else set()


def _is_within_list(pieces: list[Piece], kept: set[int], n: int) -> bool:
    """The line above is of the same list or table: other articles stand in one of their own."""
    above = max((k for k in kept if k < n), default=n)
    boxes = [next((box for box in up(pieces[k].element) if box.tag in _LISTS), None) for k in (above, n)]
    return above != n and boxes[0] is not None and boxes[0] is boxes[1]


_LISTS = frozenset(("ul", "ol", "dl", "table"))


def _behind_text(pieces: list[Piece], kept: set[int]) -> list[int]:
    """The lines behind the last that is text and leads nowhere, labels apart."""
    out: list[int] = []
    for n in sorted(kept, reverse=True):
        piece = pieces[n]
        if not piece.text or piece.kind == "picture" or rules.label(piece.text) is not None:
            continue
        is_text = is_prose(piece.text) or piece.kind.startswith(MARKED_KINDS)
        if piece.kind.startswith("code") or (is_text and _led(piece) <= MOST_LED):
            break
        out.append(n)
    return out[::-1]


def _led(piece: Piece) -> float:
    """The share of a line, or of the row that it is, that leads elsewhere; a heading may lead to its own place."""
    if piece.kind == "row":
        return linked(row_or_line(piece))
    return led_away(piece) if piece.kind in HEADINGS else led(piece)


def _next_article(pieces: list[Piece], kept: set[int]) -> set[int]:
    """Another article below one, as pages have that load the next: from the second heading on that is made like the
    title's, by its tag and its class.
    """
    heads = [
        (n, box) for n in sorted(kept) if pieces[n].kind == "h1" for box in up(pieces[n].element) if box.tag == "h1"
    ]
    if not heads or not heads[0][1].get("class"):
        return set()
    first, title = heads[0]
    again, head = next(((n, box) for n, box in heads[1:] if box.get("class") == title.get("class")), (0, title))
    if head.getparent() is title.getparent():  # parts of one text, or none
        return set()
    text = sum(len(pieces[n].text) for n in kept if first < n < again and is_prose(pieces[n].text))
    return {n for n in kept if n >= again} if text >= LEAST_ABOVE else set()


_MORE_ANSWERS = lazy(r"(?:更多|其[他它])\s?(?:\d{1,5}\s?[个條条]\s?)?(?:回答|答案)\s?[:：]?(?:\s?[(（]\d{1,5}[)）])?")


def _other_answers(pieces: list[Piece], kept: set[int]) -> set[int]:
    """Behind the answer that a page is about, those that it says are others, whether or not that line was taken."""
    first = min(kept, default=0)
    lines = (n for n in range(first, len(pieces)) if len(pieces[n].text) <= LONGEST_BUTTON)
    more = next((n for n in lines if _MORE_ANSWERS.fullmatch(pieces[n].text.strip())), len(pieces))
    text = sum(len(pieces[n].text) for n in kept if n < more and is_prose(pieces[n].text))
    return {n for n in kept if n >= more} if text >= LEAST_ABOVE else set()
