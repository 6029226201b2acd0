"""Clean Lines to a Document: metadata, headings, blocks, references. Pure functions."""

from __future__ import annotations

from kanyin import rules
from kanyin.model import Change, Document, Line
from kanyin.structure.blocks import read_blocks
from kanyin.structure.headings import find_headings, part_run_in
from kanyin.structure.metadata import read_metadata
from kanyin.structure.references import read_references


def build(lines: tuple[Line, ...], changes: tuple[Change, ...]) -> Document:
    """The Document that the lines of an article make; ``changes`` are those that made the lines."""
    meta, body, lifted = read_metadata(lines)
    body, listed = _part_references(body)
    body, run_in = part_run_in(body)
    headings, split = find_headings(body)
    heading_of_list = ""
    references, parted = read_references(listed[1:])
    blocks, flattened = read_blocks(body, headings)
    if listed:
        found = rules.split_heading(listed[0].text)
        heading_of_list = f"{found[0]} {rules.bare(found[1])}" if found else rules.bare(listed[0].text)
        if heading_of_list != listed[0].text:
            split.append(Change("HD092", "edit", listed[0].src, listed[0].text, heading_of_list))
    return Document(
        meta=meta,
        blocks=blocks,
        references=references,
        changes=(*changes, *lifted, *run_in, *split, *flattened, *parted),
        references_heading=heading_of_list,
    )


def _part_references(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The text, and the reference list with its heading first; empty where a page has none."""
    start = next((n for n in range(len(lines) - 1, -1, -1) if rules.is_references_heading(lines[n].text)), None)
    if start is None:
        return lines, ()
    end = next((n for n in range(start + 1, len(lines)) if rules.is_unnumbered_heading(lines[n].text)), len(lines))
    return (*lines[:start], *lines[end:]), lines[start:end]
