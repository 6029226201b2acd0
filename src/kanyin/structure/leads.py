"""Leads, the lines that portals put above an article: what they say is said again below, or nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin import rules
from kanyin.model import Change, Line
from kanyin.patterns import lazy
from kanyin.structure.metadata_builder import MetadataBuilder
from kanyin.text import letters

MOST = 12
"""A page has one or two; what looks like many more is its text."""


def settle(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """Each lead, held against the abstract and what is left of the text."""
    if found.leads:
        texts = [found.text.get("abstract", ""), *(line.text for n, line in enumerate(lines) if n not in found.taken)]
        said = "\n".join(map(letters, texts))
        for lead in found.leads:
            _settle(lead, lines, said, found)


_NOTES = ("编者", "編者")
_LIKE_ABSTRACTS = ("导读", "内容导读", "文章导读", "导语")
"""Labels of what the text is about: no book prints a lead, and an abstract above the text says the same."""


def _settle(lead: Line, lines: tuple[Line, ...], elsewhere: str, found: MetadataBuilder) -> None:
    """A lead that only begins to say what is said ``elsewhere`` goes; one of its own becomes metadata.

    An editor's note of its own stays in the text; so does what cites works: a part of a text, without its title.
    """
    label = rules.label(lead.text)
    value = label.value if label else lead.text
    inner = rules.label(value)
    said = letters(inner.value if inner else value).removesuffix("摘要")
    if said in elsewhere:
        found.changes.append(Change("MD010", "drop", lead.src, lead.text, ""))
        return
    is_of_editor = label is not None and label.word.startswith(_NOTES)  # what is read with the text
    if is_of_editor or (label is None and _CITES.search(value)):
        found.taken.discard(lines.index(lead))
        return
    is_abstract = (inner and inner.field == "abstract") or (label is not None and label.word in _LIKE_ABSTRACTS)
    key = "abstract" if is_abstract and "abstract" not in found.text else "lead"
    found.set_default(key, inner.value if inner else value)
    found.changes.append(Change("MD011", "lift", lead.src, lead.text, "", doubt=True))


_CITES = lazy(r"[\[［〔]\d{1,3}(?:[-,，、~～–—]\d{1,3}){0,8}[\]］〕]|(?<=[”》。！？])[①-⑳]|[①-⑳](?=[，。；])")


def is_head(lines: Sequence[Line], end: int) -> bool:
    """The lines above keywords are a head, and no text: sites set keywords below that."""
    return sum(len(line.text) >= LONG and line.text.endswith("。") for line in lines[:end]) <= MOST_LONG


LONG, MOST_LONG = 60, 1
