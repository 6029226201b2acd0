"""Threads of known makes (Discuz, phpBB …, rules/pages.toml): their posts, each with poster, number and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kanyin import rules
from kanyin.model import POST
from kanyin.read.elements import Element, can_be_named, classes, is_hidden, up, words
from kanyin.read.pieces import UNREAD, Piece
from kanyin.read.region import inside
from kanyin.text import folded

FIELDS = ("author", "date", "number")
_BESIDE = words("pstatus tip aimg_tip attach_popup sign signature jammer rate psth pob notice locked tip_4 attnm")
"""Classes of what stands in a post and is none of its text: who changed it when, attachments, signatures."""
LONGEST_FIELD = 60
MOST, MOST_TEXTS = 500, 50
"""Posts of a page, and texts in one: answers to it may stand below."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its box, the elements of its text, and what goes round it as far as the page tells."""

    box: Element
    texts: tuple[Element, ...]
    author: str
    date: str
    number: str


@cache
def _makes() -> list[tuple[dict[str, Any], Any, Any, dict[str, Any]]]:
    from lxml import etree

    rows = rules.table("pages")["thread"]
    return [
        (row, etree.XPath(row["post"]), etree.XPath(row["text"]), {name: etree.XPath(row[name]) for name in FIELDS})
        for row in rows
    ]


def find_posts(root: Element, names: str) -> list[Post]:
    """The posts of the page in their order; none where its make is not known. For ``names`` see ``names_in``."""
    for row, boxes, texts, paths in _makes():
        if not can_be_named(row, names):
            continue
        posts = [_post(box, texts, paths) for box in boxes(root)[:MOST]]
        posts = [post for post in posts if post.texts]
        if posts:
            return posts
    return []


def _post(box: Element, texts: Any, paths: Mapping[str, Any]) -> Post:
    return Post(box, tuple(texts(box)[:MOST_TEXTS]), *(_first(paths[name](box)) for name in FIELDS))


def _first(found: list[Element]) -> str:
    for one in found[:4]:
        text = " ".join("".join(one.itertext()).split())
        if 0 < len(text) <= LONGEST_FIELD and not any(map(is_hidden, up(one))):
            return text
    return ""


def lines_of(pieces: list[Piece], posts: list[Post]) -> tuple[list[Piece], set[int]]:
    """The page's lines with a heading for each post but the first, and the indexes of those that are the thread."""
    out = list(pieces)
    kept: set[int] = set()
    for n, post in enumerate(posts):
        text = {
            k
            for element in post.texts
            for k in inside(pieces, element)
            if pieces[k].kind not in UNREAD and not _is_beside(pieces[k].element)
        }
        if not text:
            continue
        kept |= text
        head = next((k for k in inside(pieces, post.box) if k < min(text) and _says(pieces[k], post.author)), None)
        if n and post.author and head is not None:
            out[head] = replace(pieces[head], text=_heading(pieces[head].text, post), kind=POST, emphasis=())
            kept.add(head)
    return out, kept


def _heading(shown: str, post: Post) -> str:
    """Poster, number and date, as far as the poster's own line does not say them."""
    left = folded(shown)
    for part in map(folded, (post.author, post.date, post.number)):
        left = left.replace(part, "", 1)
    # Nothing else, or the letter that stands for a picture: a style sheet sets them side by side.
    if not left or left == folded(post.author)[:1]:
        return " · ".join(filter(None, (post.author, post.number, post.date)))
    said = [
        shown.strip(),
        *(part for part in (post.number, post.date) if folded(part) not in folded(shown)),
    ]
    return " · ".join(said)


def _says(piece: Piece, author: str) -> bool:
    return bool(author) and author in piece.text and len(piece.text) <= LONGEST_FIELD


def _is_beside(element: Element) -> bool:
    """The line stands in a box inside the post that is none of its text."""
    for one in up(element):
        if one.tag == "ignore_js_op" or not _BESIDE.isdisjoint(classes(one)):
            return True
        if (one.get("id") or "").startswith("post") or one.tag == "body":
            return False
    return False
