"""What a page's own metadata say, put where its text says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kanyin.model import Author, Meta

Told = Mapping[str, str | tuple[str, ...]]
_FIELDS = ("title", "date", "container_title", "volume", "issue", "page", "abstract")
_EXTRA = ("DOI", "URL", "editor")


def complete(meta: Meta, told: Told) -> Meta:
    """``meta`` with its empty fields filled from ``told``; a date gains the month and day that the text left out."""
    new: dict[str, object] = {}
    for field in _FIELDS:
        value = told.get(field.replace("_", "-"), "")
        have = getattr(meta, field)
        if isinstance(value, str) and value and (not have or (field == "date" and value.startswith(have))):
            new[field] = value
    if isinstance(lang := told.get("lang", ""), str) and lang:
        new["lang"] = lang
    names, keywords = told.get("author", ()), told.get("keywords", ())
    if names and not isinstance(names, str) and not any(author.affiliation for author in meta.author):
        new["author"] = tuple(map(Author, names))
    if not meta.keywords and not isinstance(keywords, str):
        new["keywords"] = keywords
    extra = {key: told[key] for key in _EXTRA if told.get(key) and key not in meta.extra}
    if extra:
        new["extra"] = {**meta.extra, **extra}
    return replace(meta, **new)  # type: ignore[arg-type]
