"""People's Markdown to pandoc's tree: what their tools know beyond pandoc, and what their hands write, as its nodes."""

from __future__ import annotations

from pathlib import Path

from kanyin.book import (
    callouts,
    cross_references,
    front_matter,
    habits,
    html_reader,
    language,
    markup,
    opening,
    pandoc,
    tasks,
    verse,
)
from kanyin.book.html_tags import Tags
from kanyin.book.pandoc_types import Json
from kanyin.dialects import Prepared, prepare
from kanyin.errors import KanyinError
from kanyin.remarks import renumbered


def read_document(markdown: str, folder: Path | None, root: Path | None) -> Json:
    """pandoc's document of a Markdown file. ``folder`` and ``root``: see ``reader.read_book``.

    Raises InputError with a line of the file.
    """
    prepared = prepare(markdown, front_matter.end_of(markdown.split("\n")), folder, root)
    document = _parsed(prepared)
    tags = Tags(markdown)
    for part in ("blocks", "meta"):
        html_reader.read_html(document[part], tags)
    tags.tell()
    callouts.shape(document)
    tasks.shape(document["blocks"])
    verse.shape(document["blocks"])
    opening.take_title(document, markdown)
    cross_references.resolve(document, markdown)
    habits.normalise(document)
    markup.tell_markup(document["blocks"], markdown, prepared.html_lines())
    lang = language.told_language(document)
    if lang:
        document["meta"]["lang"] = {"t": "MetaString", "c": lang}
    return document


def _parsed(prepared: Prepared) -> Json:
    try:
        with renumbered(prepared.line):
            return pandoc.parse(prepared.text)
    except KanyinError as error:
        line = prepared.line(error.line)
        raise type(error)(error.problem, file=error.file, line=line, hint=error.hint) from error
