"""Whose page it is, of a text page that has been judged: what its lines outside the article say (``page_owner``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.fields import cards, editions, page_owner
from kanyin.model import Author, Document
from kanyin.roles import Labelled

ABOVE, BELOW = 4, 6
"""Lines above the title and below the text on which the name may stand."""


def _of_card(each: Labelled) -> str:
    """The line's text; what a rule of furniture knows tells of an account, but is none: that stands in brackets."""
    return f"[{each.line.text}]" if "furniture" in each.facts.shown else each.line.text


def with_owner(document: Document, page: Sequence[Labelled]) -> Document:
    """The document with its author and its medium, where no line of the article tells them and the page does."""
    meta = document.meta
    if meta.author and meta.container_title and meta.date:
        return document
    roles = [each.role for each in page]
    if "title" not in roles or "furniture" not in roles:
        return document
    title = roles.index("title")
    sentences = [n for n, each in enumerate(page) if each.role == "text" and each.facts.is_sentence and n > title]
    first, last = (sentences[0], sentences[-1]) if sentences else (title + ABOVE, title + ABOVE)
    beside = [*range(title + 1, first), *range(title - 1, title - 1 - ABOVE, -1), *range(last + 1, last + 1 + BELOW)]
    found = page_owner.read([each.line.text for each in page], beside, meta.title, title)
    if not meta.author and (poster := cards.poster(list(map(_of_card, page)), title, first)):
        meta = replace(meta, author=(Author(poster),))
    if not meta.author and (answerer := page_owner.answerer([each.line.text for each in page])):
        meta = replace(meta, author=(Author(answerer),))
    if found.author and not meta.author and found.author != meta.container_title:
        meta = replace(meta, author=(Author(found.author),))
    if found.medium and not meta.container_title and found.medium not in {author.name for author in meta.author}:
        meta = replace(meta, container_title=found.medium)
    paper, day = editions.of_page([each.line.text for each in page])
    meta = replace(meta, container_title=meta.container_title or paper, date=meta.date or day)
    return replace(document, meta=meta)
