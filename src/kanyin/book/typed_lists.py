"""Reference lists as hands type them: an entry a line with no empty one between, or items of Markdown's own list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kanyin import rules
from kanyin.dialects.lines import Line, code_mask
from kanyin.patterns import lazy
from kanyin.references.note_calls import is_notes_heading
from kanyin.references.split import entry_starts, split_list

_HEADING = lazy(r" {0,3}#{1,6}[ \t](?P<words>.*)")
_BULLET = lazy(r"[-*+][ \t]+(?=[\[［〔【])")
_OF_LIST = lazy(r"(?P<before>(?:\d{1,4}|\(\d{1,4}))(?P<end>[.)])(?=[ \t])")
_INDENTED = 4


def parted_entries(lines: list[Line]) -> list[Line]:
    """The lines with an empty one before each entry under a heading of references or notes, none of them an item of
    Markdown's own list: an entry is a paragraph that begins with its label."""
    mask = code_mask(lines)
    out: list[Line] = []
    done = 0
    for start, end, is_notes in _sections(lines, mask):
        out += [*lines[done:start], *_parted(lines[start:end], is_notes=is_notes)]
        done = end
    return [*out, *lines[done:]]


def _sections(lines: Sequence[Line], mask: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    """The sections of references and of notes, without code: first line, the one behind the last, whether of notes."""
    heads = [(at, found["words"].strip(" \t#")) for at, line in enumerate(lines)
             if not mask[at] and (found := _HEADING.fullmatch(line.text))]  # fmt: skip
    for (at, words), end in zip(heads, [*(at for at, _ in heads[1:]), len(lines)], strict=False):
        is_notes = is_notes_heading(words)
        if (is_notes or rules.is_references_heading(words)) and not any(mask[at + 1 : end]):
            yield at + 1, end, is_notes


def _parted(lines: list[Line], *, is_notes: bool) -> list[Line]:
    if any(line.indent >= _INDENTED and before.is_blank for before, line in pairwise(lines)):
        return lines
    text = "\n".join(line.text for line in lines)
    labelled = entry_starts(text)
    if labelled is None and is_notes:
        return lines
    starts = set(labelled or (start for start, _ in split_list(text)))
    out: list[Line] = []
    at = 0
    for line in lines:
        bullet = _BULLET.match(line.text)
        begins = {at, at + (bullet.end() if bullet else 0), at + len(line.text) - len(line.text.lstrip())}
        if starts & begins and not line.is_blank:
            out += [line.but("")] if out and not out[-1].is_blank else []
            out.append(line.but(_as_paragraph(line.text[bullet.end() if bullet and labelled else 0 :])))
        else:
            out.append(line)
        at += len(line.text) + 1
    return out


def _as_paragraph(text: str) -> str:
    """An item of a numbered list as a paragraph with the same number."""
    text = text.lstrip()
    found: re.Match[str] | None = _OF_LIST.match(text)
    if not found:
        return text
    before = found["before"].replace("(", "\\(")
    return f"{before}\\{found['end']}{text[found.end() :]}"
