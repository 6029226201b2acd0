"""Markdown as people write it, line by line, to what pandoc reads as the same: see ``prepare``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kanyin.dialects import (
    bars,
    chunks,
    cited,
    containers,
    dashes,
    definitions,
    directives,
    dollars,
    embeds,
    fences,
    gaps,
    html_blocks,
    includes,
    jsx,
    labelled,
    lazy_quotations,
    listings,
    logseq,
    markdown_in_html,
    myst,
    notes,
    numbers,
    obsidian,
    pictures,
    roles,
    sentence_formulas,
    signs,
    tag_boxes,
    templates,
    tex_brackets,
    tex_definitions,
    tex_words,
    text_references,
    theorems,
)
from kanyin.dialects.lines import DEEPEST, Line, Step, is_quoted, joined, numbered, runs, separated, unquoted
from kanyin.dialects.omitted import Omitted


@dataclass(frozen=True, slots=True)
class Prepared:
    """Markdown for pandoc; ``numbers``: for each of its lines the line of the file that it comes from."""

    text: str
    numbers: tuple[int, ...]
    left_out: str = ""
    """What tools put there for themselves; it has been told."""

    def html_lines(self) -> frozenset[int]:
        """The lines of the file that are HTML between blocks."""
        found: set[int] = set()
        inside = False
        for text, number in zip(self.text.split("\n"), self.numbers, strict=True):
            inside = text.rstrip().endswith("{=html}") or (inside and set(text.strip(" >")) != {"`"})
            found |= {number} if inside else set()
        return frozenset(found)

    def line(self, number: int | None) -> int | None:
        """The line of the file that a line of the text comes from."""
        if number is None or not 0 < number <= len(self.numbers):
            return number
        return self.numbers[number - 1]


def prepare(
    text: str,
    head: int,
    folder: Path | None,
    root: Path | None,
    omitted: Omitted,
    first: Step = list,
    chapters: Collection[Path] = (),
) -> Prepared:
    """A Markdown file's text as pandoc's Markdown, its first ``head`` lines (the front matter) as they are.

    Files are included from ``folder``, as long as they lie in ``root``. What is left out comes to ``omitted``.
    ``first``: what is done with its lines before all else; ``chapters``: the files that the book has besides.
    """
    lines, before = numbered(text), len(omitted.texts)
    lines = [*lines[:head], *notes.plain_names(lines[head:])]
    notes.tell_repeated(lines[head:])
    body = separated(lines[head:] if head else templates.without_meta(lines, omitted))
    body = fences.closed_code(includes.Includes(folder, root).put(body))
    body = logseq.plain_outline(body, root, omitted)
    embedded = embeds.Embeds(folder, root, chapters)
    body = embedded.put(body)
    body = text_references.resolve(_rewritten(first(body), omitted, 0), omitted)
    lines = [*lines[:head], *body]
    return Prepared(
        joined(lines), tuple(line.number for line in lines), "\n".join([*omitted.texts[before:], *embedded.names])
    )


def _rewritten(lines: list[Line], omitted: Omitted, depth: int) -> list[Line]:
    """The lines of a file or of a quotation."""
    lines = _opened(lines, omitted, depth)
    for step in (
        partial(tag_boxes.as_markdown, omitted=omitted),
        containers.indented_boxes,
        containers.marked_boxes,
        containers.colon_boxes,
        jsx.html_attributes,
        markdown_in_html.as_markdown,
        partial(pictures.own_attributes, omitted=omitted),
        partial(templates.without_tags, omitted=omitted),
        partial(signs.plain_signs, omitted=omitted),
        html_blocks.raw_blocks,
        tex_definitions.as_formulas,
        tex_words.marked_words,
        partial(obsidian.plain_notes, omitted=omitted),
        dashes.plain_rules,
        bars.below_signs,
        bars.level_dashes,
        bars.whole_rows,
        bars.headless_tables,
        sentence_formulas.of_the_line,
        tex_brackets.round_brackets,
        tex_brackets.words_dollars,
        tex_brackets.tight_dollars,
        dollars.plain_dollars,
        definitions.plain_labels,
        partial(labelled.parted, in_quotation=depth > 0),
        cited.plain_citations,
        gaps.with_gaps,
        numbers.own_numbers,
        pictures.held_lines,
    ):
        lines = step(lines)
    return lines


def _opened(lines: list[Line], omitted: Omitted, depth: int) -> list[Line]:
    """The lines of a file, a quotation or a box with what is fenced or quoted in them rewritten."""
    lines = roles.as_myst(theorems.as_divisions(jsx.set_out(lines)), omitted)
    lines = containers.fenced_boxes(templates.code_tags(lines))
    lines = myst.plain_names(directives.as_markdown(lines, omitted))
    lines = chunks.plain_code(listings.with_captions(lines), omitted)
    return _quotations(lazy_quotations.with_marks(lines), omitted, depth)


def _quotations(lines: list[Line], omitted: Omitted, depth: int) -> list[Line]:
    """The lines with what each quotation holds rewritten by itself; those that are boxes are none."""
    if depth == DEEPEST:
        return lines
    out: list[Line] = []
    done = 0
    mask = lazy_quotations.unread(lines)
    for start, end in list(runs(lines, is_quoted, mask)):
        inner = fences.closed_code([line.but(unquoted(line.text)) for line in lines[start:end]], is_file=False)
        box = containers.alert(inner) and containers.alert(_opened(inner, omitted, depth + 1))
        deep = lines[start].text[: lines[start].text.index(">")]
        made = box or _rewritten(inner, omitted, depth + 1)
        mark = deep if box else f"{deep}> "
        out += [
            *lines[done:start],
            *(line.but((mark + line.text).rstrip() if line.is_blank else mark + line.text) for line in made),
        ]
        done = end
    return [*out, *lines[done:]]
