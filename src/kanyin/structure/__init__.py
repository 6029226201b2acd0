"""Clean Lines to a Document: metadata, headings, blocks, references. Pure functions."""

from __future__ import annotations

from kanyin import rules
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Document, Line
from kanyin.structure import named
from kanyin.structure.blocks import read_blocks
from kanyin.structure.captions import whole_captions
from kanyin.structure.closing import without_end_mark
from kanyin.structure.embedded import EmbeddedMetadata, fill_empty_fields
from kanyin.structure.headings import find_headings, part_run_in
from kanyin.structure.metadata import read_metadata
from kanyin.structure.official import annex_headings, whole_annex_titles, with_day
from kanyin.structure.record_head import with_units
from kanyin.structure.references import part_references, read_references
from kanyin.structure.unplaced import with_rest

REFERENCES = "参考文献"
"""The heading of references that a person named on a page that has none."""
ABSTRACT_ONLY = "MD012"
"""The rule of a page that holds an abstract and no text."""


def build(
    lines: tuple[Line, ...],
    changes: tuple[Change, ...],
    embedded: EmbeddedMetadata | None = None,
    overrides: Overrides = NONE,
) -> Document:
    """The Document that the lines of an article make.

    ``changes`` are those that made the lines; ``embedded`` is the page's own metadata, by CSL names. A change in doubt
    that a person has decided (``overrides``) is in doubt no longer.
    """
    lines, ended = without_end_mark(lines, overrides)
    embedded = named.not_outdone(embedded or {}, lines)
    told = str(embedded.get("title", ""))
    head = read_metadata(lines, told, _kept(lines, overrides), _signed(embedded))
    meta = with_rest(with_day(with_units(fill_empty_fields(head.meta, embedded), embedded)), head.changes)
    body, heading, entries = named.part_references(*part_references(head.rest))
    body, run_in = part_run_in(body)
    body, captioned = whole_captions(body)
    body, titled = whole_annex_titles(body)
    headings, split = named.headings(body, *find_headings(body, overrides))
    headings |= annex_headings(body)
    heading_of_list = ""
    references, parted = read_references(entries)
    blocks, flattened = read_blocks(body, headings)
    if heading is not None:
        found = rules.split_heading(heading.text)
        heading_of_list = (
            f"{found[0]} {rules.name_of_references(found[1])}" if found else rules.name_of_references(heading.text)
        )
        if heading_of_list != heading.text:
            split.append(Change("HD092", "edit", heading.src, heading.text, heading_of_list))
    elif references:
        heading_of_list = REFERENCES
        split.append(Change("RF004", "edit", references[0].src[:1], "", REFERENCES))
    alone = [] if blocks or head.abstract is None else [_abstract_alone(head.abstract)]
    made = (*changes, *head.changes, *ended, *run_in, *captioned, *titled, *split, *flattened, *parted, *alone)
    return Document(
        meta=meta,
        blocks=blocks,
        references=references,
        changes=tuple(map(overrides.resolve_doubt, made)),
        references_heading=heading_of_list,
        is_abstract_alone=bool(alone),
    )


def _signed(embedded: EmbeddedMetadata) -> tuple[str, ...]:
    names = embedded.get("author", ())
    return (names,) if isinstance(names, str) else names


def _abstract_alone(line: Line) -> Change:
    """The doubt where the abstract is all that a page holds: platforms of journals have such."""
    return Change(ABSTRACT_ONLY, "edit", line.src, line.text, line.text, doubt=True)


def _kept(lines: tuple[Line, ...], overrides: Overrides) -> dict[tuple[int, ...], str]:
    """Lines that a person keeps by their text, or that he has kept from a rule of cleaning; and where he said so."""
    decided = ((line, overrides.on_line(line.text, line.src)) for line in lines)
    by_text = {line.src: decision[1] for line, decision in decided if decision and decision[0] == "keep"}
    return {line.src: line.kept for line in lines if line.kept} | by_text
