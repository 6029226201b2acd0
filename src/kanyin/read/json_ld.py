"""The persons that a page's JSON-LD (schema.org) calls the authors of what it describes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

from kanyin.read.elements import Element


def persons_of(root: Element) -> list[str]:
    """The names of the persons that JSON-LD (schema.org) calls the authors of what it describes."""
    found: list[str] = []
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            with suppress(ValueError, RecursionError):
                found += _authors_in(json.loads(script.text or ""))
    return found


def _authors_in(value: object) -> Iterator[str]:
    """Names of the authors in an object of JSON-LD, or in those that a list or an ``@graph`` holds."""
    if isinstance(value, list):
        for item in value:
            yield from _authors_in(item)
    elif isinstance(value, dict):
        yield from _authors_in(value.get("@graph"))
        authors = value.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and author.get("@type") == "Person" and isinstance(author.get("name"), str):
                yield " ".join(author["name"].split())
