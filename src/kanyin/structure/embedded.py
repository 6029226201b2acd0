"""Fill the fields that a page's text leaves empty from the page's embedded metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kanyin.fields.names import is_group
from kanyin.model import Author, Meta

EmbeddedMetadata = Mapping[str, str | tuple[str, ...]]
_FIELDS = ("title", "subtitle", "date", "container_title", "volume", "issue", "page", "abstract")
_BESIDE = ("date", "container_title")
"""What a page says beside its title and in its tags comes before what its text tells; of a journal's paper the text
has more to say.
"""
_MAY_BE_PARTS = ("date", "page")
"""Of these a text may tell the beginning alone: the year, the first page."""
_EXTRA = (
    "DOI",
    "URL",
    "source",
    "editor",
    "original-title",
    "translator",
    "byline",
    "CLC",
    "fund",
    "author-note",
    "lead",
    "place",
    "column",
    "issuer",
    "doc-number",
)
_ENGLISH = ("title-en", "abstract-en", "keywords-en")


def fill_empty_fields(meta: Meta, embedded: EmbeddedMetadata) -> Meta:
    """Fill the empty fields of ``meta`` from ``embedded``; a date gains the month and day that the text left out, a
    first page the last one.
    """
    new: dict[str, object] = {}
    for field in _FIELDS:
        value = embedded.get(field.replace("_", "-"), "")
        have = getattr(meta, field)
        is_beside = field in _BESIDE and not (meta.issue or meta.volume)
        if not isinstance(value, str) or not value:
            continue
        is_fuller = field in _MAY_BE_PARTS and bool(have) and value.startswith(tuple(have + sign for sign in "-–—～~"))
        if not have or is_beside or is_fuller:
            new[field] = value
    if isinstance(lang := embedded.get("lang", ""), str) and lang:
        new["lang"] = lang
    names, keywords = embedded.get("author", ()), embedded.get("keywords", ())
    if names and not isinstance(names, str) and not any(author.affiliation for author in meta.author):
        told = tuple(map(Author, names))
        others = tuple(author for author in meta.author if author.name not in names)
        new["author"] = told + others if all(map(is_group, names)) else told  # 执笔: who wrote for a group
    if not meta.keywords and not isinstance(keywords, str):
        new["keywords"] = keywords
    extra = {key: embedded[key] for key in (*_EXTRA, *_ENGLISH) if embedded.get(key) and key not in meta.extra}
    if extra:
        new["extra"] = {**meta.extra, **extra}
    return replace(meta, **new)  # type: ignore[arg-type]
