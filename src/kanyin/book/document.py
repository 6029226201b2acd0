"""People's Markdown to pandoc's tree: what their tools know beyond pandoc, and what their hands write, as its nodes."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from kanyin.book import (
    bookdown_names,
    callouts,
    captions,
    conservation,
    contents_sign,
    cross_references,
    drama,
    emoji,
    figure_groups,
    front_matter,
    habits,
    html_reader,
    language,
    linked_citations,
    lists,
    markup,
    noted_entries,
    opening,
    pandoc,
    parts,
    picture_lines,
    placeholders,
    tasks,
    theorems,
    typed_lists,
    verse,
)
from kanyin.book.html_tags import IN_FIELDS, KNOWN, Tags
from kanyin.book.pandoc_types import Json
from kanyin.book.tex_environments import with_dollars
from kanyin.dialects import Prepared, prepare
from kanyin.dialects.omitted import Omitted
from kanyin.errors import KanyinError
from kanyin.model import Change
from kanyin.remarks import renumbered


def read_document(markdown: str, folder: Path | None, root: Path | None) -> tuple[Json, list[Change]]:
    """pandoc's document of a Markdown file, and what was normalised in it; ``folder``, ``root``: ``reader.read_book``.

    Raises InputError with a line of the file.
    """
    omitted = Omitted()
    document = read_chapter(markdown, folder, root, omitted)
    omitted.tell()
    front_matter.tell_unknown(omitted.keys)
    opening.take_title(document, markdown)
    said_language(document)
    contents_sign.fill(document["blocks"])
    cross_references.link(document["blocks"], cross_references.number(document), markdown)
    return document, finish_text(document, markdown)


def read_chapter(
    markdown: str, folder: Path | None, root: Path | None, omitted: Omitted, chapters: Collection[Path] = ()
) -> Json:
    """A file as what it means by itself; what is left out of it comes to ``omitted``.

    ``chapters``: the files of the book that it is of, where it is of one.
    """
    markdown = with_dollars(noted_entries.plain_entries(markdown))
    lines = markdown.split("\n")
    head = front_matter.end_of(lines)
    prepared = prepare(markdown, head, folder, root, omitted, typed_lists.parted_entries, chapters)
    lines[:head] = [""] * head
    conservation.tell_unprepared(lines, prepared.text, prepared.left_out)
    document = _parsed(prepared, omitted.keys)
    for key in ("blocks", "meta"):
        emoji.shape(document[key])
    for key, allowed in (("blocks", frozenset(KNOWN)), ("meta", IN_FIELDS)):
        tags = Tags(markdown, allowed)
        html_reader.read_html(document[key], tags)
        tags.tell()
    linked_citations.unlink(document["blocks"])
    lists.without_signs(document["blocks"])
    parts.read_signs(document["blocks"])
    callouts.shape(document)
    theorems.shape(document["blocks"])
    tasks.shape(document["blocks"])
    bookdown_names.shape(document["blocks"])
    picture_lines.part(document["blocks"])
    figure_groups.shape(document["blocks"])
    placeholders.clear(document["blocks"])
    document["blocks"] = [block for block in document["blocks"] if not _is_white(block)]
    captions.shape(document["blocks"])
    document["blocks"] = [block for block in document["blocks"] if block["t"] != "Header" or block["c"][2]]
    drama.shape(document["blocks"])
    verse.shape(document["blocks"])
    document["html-lines"] = prepared.html_lines()
    return document


def _is_white(block: Json) -> bool:
    """A paragraph of nothing but line breaks, ``<br>``: white that its author wanted on a screen."""
    return block["t"] in ("Para", "Plain") and {node["t"] for node in block["c"]} <= {"LineBreak", "SoftBreak", "Space"}


def said_language(document: Json) -> None:
    """Name the language of a text in Traditional characters that names none."""
    lang = language.told_language(document)
    if lang:
        document["meta"]["lang"] = {"t": "MetaString", "c": lang}


def finish_text(document: Json, markdown: str) -> list[Change]:
    """Normalise what hands type, and tell what is still markup; what was changed."""
    html = document.pop("html-lines")
    changes = habits.normalise(document, markdown)
    markup.tell_markup(document["blocks"], markdown, html)
    return changes


def _parsed(prepared: Prepared, keys: front_matter.Keys) -> Json:
    try:
        with renumbered(lambda file, line: (file, prepared.line(line))):
            return pandoc.parse(prepared.text, keys)
    except KanyinError as error:
        line = prepared.line(error.line)
        raise type(error)(error.problem, file=error.file, line=line, hint=error.hint) from error
