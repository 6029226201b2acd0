"""How sure the fields of an article are that stand beside its title: date, source, authors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kanyin.config.overrides import NONE, Overrides
from kanyin.fields import byline_fields, people, signing
from kanyin.model import Change, Document, Paragraph
from kanyin.roles.doubt import Doubt, scale

FIELDS = "RL003"
"""The mark on fields that were not found, or read without certainty."""


def with_mark(document: Document, overrides: Overrides = NONE) -> Document:
    """The Document, with a mark where its fields are in doubt: on the byline, else on the title."""
    place = _place(document)
    if place is None or not of_fields(document).is_marked:
        return document
    mark = Change(FIELDS, "edit", place.src, place.before, place.before, doubt=True)
    return replace(document, changes=(*document.changes, overrides.resolve_doubt(mark)))


def of_fields(document: Document) -> Doubt:
    """The doubt of the fields; settled where a person says what a line of them is."""
    if any(change.rule == "OV002" for change in document.changes):
        return Doubt()
    signs = frozenset(_signs(document))
    if not document.meta.author and any(map(signing.may_sign, _last_paragraph(document))):
        return Doubt("fields", signs, 0.0)
    return Doubt("fields", signs, scale("fields").margin(signs))


def _last_paragraph(document: Document) -> list[str]:
    """The last paragraph of the text, where it has any."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)][-1:]


def _signs(document: Document) -> Iterator[str]:
    meta = document.meta
    yield from (f"no-{name}" for name, value in (("author", meta.author), ("date", meta.date)) if not value)
    if not meta.container_title:
        yield "no-source"
    rest = str(meta.extra.get("byline", ""))
    if rest and not all(part.startswith(byline_fields.PICTURES) for part in rest.split("；")):
        yield "byline-left"
    if meta.abstract or meta.issue or document.references:
        yield "journal"
    lifted = [change for change in document.changes if change.rule == "MD002"]
    yield "no-byline" if not lifted else "one-byline" if len(lifted) == 1 else "bylines"
    if any(not people.is_usual_name(author.name) for author in meta.author):
        yield "odd-author"
    if len(meta.author) > 1:
        yield "authors"
    if any(char.isdigit() or char.isspace() for char in meta.container_title):
        yield "odd-source"
    if meta.extra.get("editor"):
        yield "editor-found"


def _place(document: Document) -> Change | None:
    """The change that lifted the byline, or the title."""
    for rule in ("MD002", "MD001"):
        found = next((change for change in document.changes if change.rule == rule and change.action == "lift"), None)
        if found is not None:
            return found
    return None
