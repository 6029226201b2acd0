"""Whose page it is, of a text page that has been judged: what its lines outside the article say (``page_owner``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.fields import cards, editions, page_owner, paper_cards, platforms, signatures, sources, writers
from kanyin.model import Author, Document, Meta
from kanyin.roles import Labelled, account
from kanyin.text import folded, letters

ABOVE, BELOW = 4, 6
"""Lines above the title and below the text on which the name may stand."""


def _of_card(each: Labelled) -> str:
    """The line's text; what a rule of furniture knows tells of an account, but is none: that stands in brackets."""
    return f"[{each.line.text}]" if "furniture" in each.facts.shown else each.line.text


def with_owner(document: Document, page: Sequence[Labelled]) -> Document:
    """The document with its author and its medium, where no line of the article tells them and the page does."""
    document = _with_owner(document, page)
    text = [each.line.text for each in page if each.role == "text"] if not document.meta.author else []
    names = page_owner.writer_of_title(document.meta.title, text)
    return replace(document, meta=replace(document.meta, author=tuple(map(Author, names)))) if names else document


def _with_owner(document: Document, page: Sequence[Labelled]) -> Document:
    roles = [each.role for each in page]
    texts = [each.line.text for each in page]
    document = _with_card(document, texts)
    if "title" not in roles or "furniture" not in roles:
        return document
    title = roles.index("title")
    sentences = [n for n, each in enumerate(page) if each.role == "text" and each.facts.is_sentence and n > title]
    first, last = (sentences[0], sentences[-1]) if sentences else (title + ABOVE, title + ABOVE)
    beside = [*range(title + 1, first), *range(title - 1, title - 1 - ABOVE, -1), *range(last + 1, last + 1 + BELOW)]
    found = page_owner.read(texts, beside, document.meta.title, title)
    meta = _with_head(document.meta, texts, max(n for n, role in enumerate(roles) if role == "title"))
    meta = _with_account(meta, [texts[n] for n in beside if 0 <= n < len(texts)])
    if not meta.author:
        names = _writers(page, title, first, meta.title)
        names = names or ((found.author,) if found.author and found.author != meta.container_title else ())
        source = "" if meta.container_title in names else meta.container_title  # by its place beside the day alone
        meta = replace(meta, author=tuple(map(Author, names)), container_title=source)
    if found.medium and not meta.container_title and found.medium not in {author.name for author in meta.author}:
        meta = replace(meta, container_title=found.medium)
    if meta.date and (first_day := cards.first_posted(texts, title, meta.date)):
        meta = replace(meta, date=first_day)
    if meta.author and meta.container_title == "".join(author.name for author in meta.author):
        meta = replace(meta, container_title="")  # the names once more, glued
    paper, day = editions.of_page(texts)
    meta = replace(meta, container_title=meta.container_title or paper, date=meta.date or day)
    return replace(document, meta=meta)


def _with_head(meta: Meta, texts: Sequence[str], title: int) -> Meta:
    """The fields with the writer and the account that the head of an account's page names."""
    head = account.head_of(texts, title)
    if not head.writer:
        return meta
    mixed = {author.name for author in meta.author if head.account in author.name}  # read as one word
    source = "" if meta.container_title in (head.writer, *mixed) else meta.container_title
    is_glued = letters(source).endswith(letters(head.account))
    author = meta.author if meta.author and not mixed else (Author(head.writer),)
    return replace(meta, author=author, container_title=head.account if is_glued or not source else source)


def _with_account(meta: Meta, near: Sequence[str]) -> Meta:
    """The fields with whom a platform names beside the text, over what its account has published, and that account."""
    told = next(filter(None, map(platforms.of_account, near)), None)
    if told is None or (meta.author and meta.container_title):
        return meta
    names = writers.read_writers(told.author, sure=True).names
    author = meta.author or tuple(map(Author, names))
    return replace(meta, author=author, container_title=meta.container_title or told.source)


def _writers(page: Sequence[Labelled], title: int, first: int, words: str) -> tuple[str, ...]:
    """Who wrote, where no byline tells: by the card of who posted, by names alone below the title, which says
    ``words``, or before its colon, by the head of an answer or a column; ``first`` is the first sentence.
    """
    texts = [each.line.text for each in page]
    poster = cards.poster(list(map(_of_card, page)), title, first)
    if poster and folded(poster) not in folded(words):
        return (poster,)
    if names := signatures.names_alone(_below_title(texts, title)):
        return names
    by_title = _named_in_title(texts, title, words)
    writer = by_title or page_owner.answerer(texts) or page_owner.column_writer(texts, title)
    return (writer,) if writer else ()


def _named_in_title(texts: Sequence[str], title: int, words: str) -> str:
    """Who stands in a title that begins with its writer, and on a line near it."""
    filled = [n for n, text in enumerate(texts) if text.strip()]
    return page_owner.named_in_title([texts[n] for n in filled], words, filled.index(title))


def _with_card(document: Document, texts: Sequence[str]) -> Document:
    """The document with the authors and the journal that the card of a paper names in lines of their own."""
    meta = document.meta
    signed, journal = paper_cards.read(texts)
    if len(signed) > len(meta.author):
        known = {author.name: author for author in meta.author}
        meta = replace(meta, author=tuple(known.get(name, Author(name)) for name in signed))
    if not meta.container_title and (journal or meta.abstract or meta.keywords):
        meta = replace(meta, container_title=journal or sources.journal_told(texts))
    return replace(document, meta=meta)


def _below_title(texts: Sequence[str], title: int) -> str:
    """The first line below the title that does not say it again."""
    words = folded(texts[title])
    return next((text for text in texts[title + 1 :] if text.strip() and folded(text) != words), "")
