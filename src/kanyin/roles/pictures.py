"""Names of pictures that a dump printed within the text: what stood there is lost, and a person should know where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kanyin.model import Document
from kanyin.patterns import lazy
from kanyin.roles import Labelled

_NAME = lazy(r"\s{0,80}\[(?:[\w.!?=&%-]{6,100}|INLINE|IMAGE)\]\s{0,80}", re.ASCII)
"""A file's name between brackets, as lynx and w3m print it."""
BELOW = 2
"""Lines below the last sentence where a picture is still the text's."""


def pictures_within(document: Document, page: Sequence[Labelled]) -> set[int]:
    """The numbers of the lines of pictures that went, from the head's last line down to the text's last sentence."""
    sentences = [each.line.src for each in page if each.role == "text" and each.facts.is_sentence]
    if not sentences:
        return set()
    first, last = sentences[0][0], sentences[-1][-1] + BELOW
    head = [each.line.src[-1] for each in page if each.role in ("title", "info") and each.line.src[-1] < first]
    return set(_named(document, range(max(head, default=first), last + 1)))


def _named(document: Document, within: range) -> Iterator[int]:
    for change in document.changes:
        went = change.action == "drop" and not change.by and bool(change.src) and change.src[0] in within
        if went and _NAME.fullmatch(change.before):
            yield from change.src
