"""Emphasis of a web page, carried beside its text and put back into the finished blocks.

Rules look at text, and a mark in the middle of it would blind them. So the reader tells which letters of a line are
emphasised, and they are found again in the block that came of the line: cleaning changes marks and spaces, not letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kanyin.inline.blocks import with_marks
from kanyin.model import CODE, EM, STRONG, SUB, SUP, Document, Heading, Source, Span
from kanyin.text import folded

_MARKS = {"strong": STRONG, "em": EM}


def restore(document: Document, source: Source) -> Document:
    """The Document with its page's emphasis marked by STRONG and EM in the blocks of ``with_marks``, tables among them.

    A block whose letters are not those of its lines stays as it is, and so does one that ``_says_nothing``.
    """
    if not source.emphasis:
        return document
    document = with_marks(document, lambda text, src: _marked(text, src, source), in_tables=True)
    blocks = (_with_words(block, source) if isinstance(block, Heading) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _with_words(heading: Heading, source: Source) -> Heading:
    """A heading with CODE round its words of programs; what was cleaned so that they are not found stays plain."""
    theirs, spans = letters_of(heading.src, source, source.emphasis)
    before = offset(folded(heading.text), theirs) if spans else None
    if before is None:
        return heading
    places = [n for n, char in enumerate(heading.text) for _ in folded(char)]
    text, behind = "", 0
    for kind, start, _ in spans:
        words = kind.removeprefix(CODE[0])
        least = places[start - before - 1] + 1 if 0 < start - before <= len(places) else 0
        at = heading.text.find(words, max(behind, least)) if words != kind else -1
        if at >= 0:
            text += f"{heading.text[behind:at]}{CODE[0]}{words}{CODE[1]}"
            behind = at + len(words)
    return replace(heading, text=text + heading.text[behind:])


def _marked(text: str, src: Sequence[int], source: Source) -> str:
    """A block's text with the emphasis of the lines it came from."""
    theirs, spans = letters_of(src, source, source.emphasis)
    if not spans:
        return text
    places = [n for n, char in enumerate(text) for _ in folded(char)]
    before = offset(folded(text), theirs)
    if before is None:
        return text
    found: list[tuple[int, int, str]] = []
    for kind, start, end in spans:
        if kind not in _MARKS:
            continue
        first, last = max(start - before, 0), min(end - before, len(places))
        if last <= first or (last - first == len(places) and _says_nothing(kind, src, source)):
            continue
        found += _apart(*_whole(text, places[first], places[last - 1] + 1), kind, found)
    pieces: list[str] = []
    behind = 0
    for start, end, kind in found:
        left, right = _MARKS[kind]
        pieces += (text[behind:start], left, text[start:end], right)
        behind = end
    return "".join((*pieces, text[behind:]))


def _says_nothing(kind: str, src: Sequence[int], source: Source) -> bool:
    """Emphasis of a whole block sets it off where it is strong, but for terms: these are so anyway.

    Whole paragraphs in italics are no more than looks: Chinese sets a dot below each letter that is emphasised.
    """
    return kind == "em" or source.kinds[src[0] - 1 : src[0]] == ("dt",)


def letters_of(src: Sequence[int], source: Source, marked: Mapping[int, tuple[Span, ...]]) -> tuple[str, list[Span]]:
    """The letters of some lines one behind the other, and what is ``marked`` in them."""
    if not any(number in marked for number in src):
        return "", []
    theirs = ""
    spans: list[Span] = []
    for number in src:
        before = len(theirs)
        spans += [(kind, start + before, end + before) for kind, start, end in marked.get(number, ())]
        theirs += folded(source.lines[number - 1])
    return theirs, spans


def offset(ours: str, theirs: str) -> int | None:
    """Where in the letters of the lines those of the block begin: a label or a number in front may be gone."""
    if len(ours) == len(theirs):
        return 0
    if theirs.endswith(ours):
        return len(theirs) - len(ours)
    return 0 if theirs.startswith(ours) else None


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text with the marks that stand on its last letter, and no half of brackets or of a superscript."""
    start, end = with_brackets(text, start, end)
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me"):
        end += 1
    for left, right in (SUB, SUP):
        inside = text[start:end]
        if inside.count(left) > inside.count(right):
            end = max(text.find(right, end) + 1, end)
        elif inside.count(left) < inside.count(right) and (opened := text.rfind(left, 0, start)) >= 0:
            start = opened  # where no half stands before it the sign stands for itself
    return start, end


_CLOSING = {"]": "[", ")": "(", "）": "（", "》": "《", "”": "“", "」": "「", "』": "『", "】": "【"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}


def with_brackets(text: str, left: int, right: int) -> tuple[int, int]:
    """A stretch of letters with the brackets at its edges whose other halves stand in it."""
    while right < len(text) and (opening := _CLOSING.get(text[right])):
        inside = text[left:right]
        if inside.count(opening) <= inside.count(text[right]):
            break
        right += 1
    while left and (closing := _OPENING.get(text[left - 1])):
        inside = text[left:right]
        if inside.count(closing) <= inside.count(text[left - 1]):
            break
        left -= 1
    return left, right


def _apart(start: int, end: int, kind: str, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """A stretch behind those before it; one that touches the last goes on with it, or, of another kind, is left out."""
    if not found or start > found[-1][1]:
        yield start, end, kind
    elif found[-1][2] == kind:
        found[-1] = found[-1][0], max(end, found[-1][1]), kind
