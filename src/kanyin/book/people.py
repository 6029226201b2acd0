"""Authors as front matter has them: names alone, CSL's fields, Quarto's name parts and lists of affiliations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.model import Author
from kanyin.patterns import lazy

_HAN = lazy("[\u3400-\u9fff]")


def read_authors(value: Json | None) -> Iterator[Author]:
    """The people of a field of the front matter."""
    if value is None:
        return
    for person in value["c"] if value["t"] == "MetaList" else [value]:
        if person["t"] == "MetaMap":
            author = _author(person["c"])
            if author.name:
                yield author
        elif text_of(person).strip():
            yield Author(text_of(person).strip())


def with_units(authors: Iterable[Author], fields: dict[str, Json]) -> tuple[Author, ...]:
    """The authors of a front matter; where none of them names his unit, ``affiliation`` beside them is that of all."""
    found = tuple(authors)
    units = _units(fields.get("affiliation") or fields.get("affiliations"))
    shared = "；".join(name for name, _ in units if name)
    if not shared or any(author.affiliation for author in found):
        return found
    return tuple(replace(author, affiliation=shared) for author in found)


def _author(fields: dict[str, Json]) -> Author:
    known = {key: text_of(item).strip() for key, item in fields.items() if item["t"] not in ("MetaMap", "MetaList")}
    units = list(_units(fields.get("affiliations") or fields.get("affiliation")))
    return Author(
        _name(fields.get("name"), known),
        "；".join(name for name, _ in units if name),
        known.get("address") or next((city for _, city in units if city), ""),
        known.get("postcode", ""),
        known.get("note", ""),
    )


def _name(value: Json | None, known: dict[str, str]) -> str:
    """A name as one text; a Chinese one begins with the family's."""
    parts = known
    if value is not None and value["t"] == "MetaMap":
        parts = {key: text_of(item).strip() for key, item in value["c"].items()}
    elif known.get("name"):
        return known["name"]
    given, family = parts.get("given", ""), parts.get("family", "")
    if parts.get("literal"):
        return parts["literal"]
    return family + given if _HAN.search(family) else " ".join(part for part in (given, family) if part)


def _units(value: Json | None) -> Iterator[tuple[str, str]]:
    """Name and city of each unit."""
    if value is None:
        return
    for unit in value["c"] if value["t"] == "MetaList" else [value]:
        if unit["t"] == "MetaMap":
            parts = {key: text_of(item).strip() for key, item in unit["c"].items()}
            yield parts.get("name", "") + parts.get("department", ""), parts.get("city", "")
        else:
            yield text_of(unit).strip(), ""


def organs(extra: Mapping[str, str | tuple[str, ...]]) -> tuple[Author, ...]:
    """The organs that answer for an official document, which has no author: those that sign it, else those that issue
    it (GB/T 9704-2012 7.3.5).
    """
    for name in ("signature", "issuer"):
        if named := texts_of(extra, name):
            return tuple(map(Author, named))
    return ()


def texts_of(extra: Mapping[str, str | tuple[str, ...]], name: str) -> tuple[str, ...]:
    """The texts of a field that may be one or several; none where the front matter does not have it."""
    value = extra.get(name, "")
    return tuple(filter(None, (value,) if isinstance(value, str) else value))
