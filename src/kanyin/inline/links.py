"""Links of a web page, carried beside its text like emphasis and put back into the finished blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.inline.blocks import with_marks
from kanyin.inline.emphasis import letters_of, offset, with_brackets
from kanyin.model import CODE, EM, LINK, MATH, NOTE, STRONG, SUB, SUP, Document, Heading, Source
from kanyin.patterns import lazy
from kanyin.text import folded

_PAIRS = (STRONG, EM, SUB, SUP, MATH, NOTE, CODE)


def restore(document: Document, source: Source) -> Document:
    """The Document with its page's links marked by LINK: in its references, its headings and the blocks of
    ``with_marks``."""
    if not source.links:
        return document
    document = with_marks(document, lambda text, src: _marked(text, src, source), in_tables=True)
    blocks = (
        replace(block, text=_marked(block.text, block.src, source)) if isinstance(block, Heading) else block
        for block in document.blocks
    )
    document = replace(document, blocks=tuple(blocks))
    entries = tuple(replace(entry, raw=_marked(entry.raw, entry.src, source)) for entry in document.references)
    return replace(document, references=entries)


def _marked(text: str, src: Sequence[int], source: Source) -> str:
    """A block's text with the links of the lines it came from."""
    theirs, spans = letters_of(src, source, source.links)
    if not spans or (before := offset(folded(text), theirs)) is None:
        return text
    places = [n for n, char in enumerate(text) for _ in folded(char)]
    pieces: list[str] = []
    behind = 0
    for address, start, end in spans:
        first, last = max(start - before, 0), min(end - before, len(places))
        if last <= first:
            continue
        left, right = _with_words(text, places[first], places[last - 1] + 1)
        left, right = _with_marks(text, *with_brackets(text, left, right))
        if left >= behind and _is_whole(text[left:right]):
            pieces += (text[behind:left], LINK, text[left:right], LINK, address, LINK)
            behind = right
    return "".join((*pieces, text[behind:]))


def _with_words(text: str, left: int, right: int) -> tuple[int, int]:
    """A stretch of letters with all of the words of programs at its edges."""
    start, end = text.rfind(CODE[0], 0, left), text.find(CODE[1], right)
    if start >= 0 and CODE[1] not in text[start:left]:
        left = start
    if end >= 0 and CODE[0] not in text[right:end]:
        right = end + 1
    return left, right


_OPENING, _ENDING = dict(_PAIRS), {right: left for left, right in _PAIRS}


def _with_marks(text: str, left: int, right: int) -> tuple[int, int]:
    """A stretch of letters with the marks at its edges whose other halves stand in it: of what is bold in a link."""
    while left and (mark := _OPENING.get(text[left - 1])) and _lacks(text[left:right], text[left - 1], mark):
        left -= 1
    while right < len(text) and (mark := _ENDING.get(text[right])) and _lacks(text[left:right], text[right], mark):
        right += 1
    return left, right


def _lacks(inside: str, mark: str, other: str) -> bool:
    return inside.count(other) > inside.count(mark)


def _is_whole(text: str) -> bool:
    """No mark inside has its other half outside."""
    return all(text.count(left) == text.count(right) for left, right in _PAIRS) and LINK not in text


_WRITTEN = lazy(f"{LINK}([^{LINK}]*+){LINK}[^{LINK}]*+{LINK}")


def shown(text: str) -> str:
    """A text with its links as a reader sees them: without their addresses."""
    return _WRITTEN.sub(r"\1", text) if LINK in text else text
