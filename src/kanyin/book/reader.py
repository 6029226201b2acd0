"""A Markdown file to a Book: pandoc reads it, this module gives it its parts and makes it safe to publish.

Sections get ids that do not depend on their words, the number of a heading is told from its text, the reference list
and its entries are marked as such, links keep only schemes that a reader may follow, and pictures are looked up in the
Markdown file's own folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import islice, takewhile
from pathlib import Path

from kanyin import rules
from kanyin.book import (
    anchors,
    conservation,
    figure_groups,
    html_parts,
    linked_citations,
    lists,
    official_lines,
    pandoc,
    ruby,
    typed_lists,
)
from kanyin.book.attributes import keep_known
from kanyin.book.blocks import is_rows
from kanyin.book.chapters import read_chapters
from kanyin.book.citations import link_citations
from kanyin.book.document import read_document
from kanyin.book.fields import FIELDS
from kanyin.book.formulas import as_html, settle_formulas
from kanyin.book.front_matter import TEXTS
from kanyin.book.letters import mark_letters
from kanyin.book.links import Dead, words_of
from kanyin.book.note_links import link_notes
from kanyin.book.notes import open_inner_notes
from kanyin.book.pandoc_types import Json
from kanyin.book.parts import take_within
from kanyin.book.people import organs, read_authors, with_units
from kanyin.book.scripts import plain_text
from kanyin.book.targets import Targets
from kanyin.book.tree import rewrite, rewrite_inside_out, text_of
from kanyin.dialects.contents import read_contents
from kanyin.fields.keywords import MARKS
from kanyin.markdown import check_characters
from kanyin.model import Book, Meta, TocEntry
from kanyin.patterns import lazy
from kanyin.references.reading_lists import heads_list
from kanyin.remarks import renumbered

_LINK = lazy(
    r"""
    (?: \#.+
      | (?: https?://(?:[\w-]+\.)*[\w-]+\.?(?::\d{1,5})?(?=[/?\#]|$) | mailto: | doi: )
        (?: [^\s%"<>\\^`{|}] | %[0-9a-f]{2} )*
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Where a link may lead: into the text, or to a well-formed address of a scheme that a reader may follow. (Word calls
a file broken that holds an address with a malformed host.)"""

_PRINTED = tuple(row.name for row in FIELDS if row.kind == "marked")
"""Metadata that keep their inline marks, in the order in which their notes are counted: those of another field, which
stands nowhere, would take a number."""
_NOT_EXTRA = {*TEXTS, "author", "authors", "keywords", "tags"}


def read_book(markdown: str, name: str, folder: Path | None, root: Path | None = None) -> Book:
    """Read Markdown text (already checked by ``front_matter.check_front_matter``) into a Book.

    ``name`` stands in messages; ``folder`` is where its pictures' paths begin, or None where there is no folder
    (stdin); ``root`` is the folder in which they must lie, ``folder`` itself where it is None.
    A picture that is missing, of an unknown kind, or outside ``root`` is told, and its place shows that it is. Raises
    InputError for a noncharacter in the text.
    """
    document, changes = read_document(markdown, folder, root)
    return replace(_made(document, markdown, name, folder, root), changes=tuple(changes))


def read_folder(folder: Path, name: str, edition: str = "") -> Book:
    """Read the chapters of a folder into one Book; see ``dialects.contents``.

    ``edition`` of GB/T 7714: that of a list made of a bibliography. Raises InputError as ``read_book``.
    """
    document, text, changes = read_chapters(read_contents(folder), edition)
    with renumbered(text.place):
        return replace(_made(document, text.all, name, folder, folder), changes=tuple(changes))


def _made(document: Json, markdown: str, name: str, folder: Path | None, root: Path | None) -> Book:
    """The Book of a document; ``markdown`` is its text, ``root`` as in ``read_book``."""
    check_characters(markdown, json.dumps(document, ensure_ascii=False), name)
    targets, dead = Targets(markdown, name, folder, root or folder), Dead(markdown)

    captioned: set[int] = set()

    def inline(node: Json) -> Json | None:
        keep_known(node)
        if node["t"] == "Figure" and node["c"][1][1]:
            captioned.update(id(one) for block in node["c"][2] if block["t"] == "Plain" for one in block["c"])
        if node["t"] == "Image":
            return targets.take(node, "" if id(node) in captioned else text_of(node["c"][1]))
        if node["t"] == "Note":
            open_inner_notes(node)
        elif node["t"] == "Link" and not _LINK.fullmatch(node["c"][2][0]):
            dead.take(node["c"][2][0])
            return words_of(node)
        elif node["t"] in ("RawInline", "RawBlock"):
            return {"t": node["t"].replace("Raw", "Code").replace("Inline", ""), "c": [["", [], []], node["c"][1]]}
        return None

    settle_formulas(document, markdown, name)
    rewrite(document["blocks"], inline)
    rewrite(document["meta"], inline)
    targets.tell()
    for part in ("blocks", "meta"):
        rewrite_inside_out(document[part], _decide)
    official_lines.mark_parts(document)
    anchors.name_headings(document["blocks"])
    anchors.make_unique(document)
    blocks, toc = _mark_sections(document["blocks"])
    dead.unlink([blocks, document["meta"]])
    dead.tell()
    link_notes(blocks)
    link_citations(blocks)
    mark_letters(blocks)
    lists.name_lone(blocks)
    body = {**document, "blocks": blocks}
    fields = {key: _meta_blocks(document["meta"][key]) for key in _PRINTED if _is_printed(key, document["meta"])}
    html, meta_html = _render(body, fields, name)
    return Book(
        name=name,
        meta=_read_meta(document["meta"]),
        html=html,
        meta_html=meta_html,
        toc=tuple(toc),
        ast=body,
        pictures=targets.files,
        root=targets.root,
        places=targets.places,
    )


def _decide(node: Json) -> Json | None:
    """What a block means, for all formats: how a list counts, and whether lines are rows of a table or verse."""
    if node["t"] == "OrderedList":
        return lists.decide(node)
    if node["t"] == "Figure" and not _is_picture(node):
        _, caption, content = node["c"]
        shown = [{**block, "t": "Para"} if block["t"] == "Plain" else block for block in content]
        return {"t": "Div", "c": [node["c"][0], [*shown, html_parts.caption(caption[1])]]}
    if node["t"] == "LineBlock" and is_rows([text_of(line) for line in node["c"]]):
        return {"t": "Div", "c": [["", ["rows"], []], [node]]}
    return ruby.shape(node) if node["t"] == "Span" else None


def _is_picture(figure: Json) -> bool:
    """True for a figure of one picture, in a link or not, or of several of which one is there: formats know these."""
    blocks = figure["c"][2]
    if figure_groups.PANELS in figure["c"][0][1]:
        return any(block["t"] == "Figure" for block in blocks)
    inlines = blocks[0]["c"] if len(blocks) == 1 and blocks[0]["t"] in ("Plain", "Para") else []
    while len(inlines) == 1 and inlines[0]["t"] in ("Link", "Span"):
        inlines = inlines[0]["c"][1]
    return len(inlines) == 1 and inlines[0]["t"] == "Image"


def _is_printed(key: str, meta: Json) -> bool:
    """True for a field that has words; the title stands in any case."""
    return key in meta and (key == "title" or bool(text_of(meta[key]).strip()))


def _mark_sections(blocks: list[Json]) -> tuple[list[Json], list[TocEntry]]:
    """Give headings their ids and numbers, and wrap the reference list's entries in ``.reference`` divisions."""
    out: list[Json] = []
    toc: list[TocEntry] = []
    names: dict[str, str] = {}
    in_references = False
    entries = 0
    within = iter(take_within(blocks))
    is_listed = any(map(_names_list, blocks))  # its numbers are cited, and not those of 延伸阅读 beside it
    for at, block in enumerate(blocks):
        if block["t"] == "Para" and not in_references and _names_references(blocks, at):
            in_references = True  # a line of its own in place of a heading
        elif block["t"] == "Header":
            level, attributes, content = block["c"]
            words = text_of(content)
            is_part = in_references and typed_lists.parts_list(words)
            is_reading = not is_listed and heads_list(words, _below(blocks, at))
            in_references = is_part or is_reading or rules.is_references_heading(words)
            old, attributes[0] = attributes[0], f"sec-{len(toc) + 1}"
            if old:
                names.setdefault(old, attributes[0])
            if in_references and not is_part:
                attributes[1].append("references")
            toc.append(TocEntry(level, plain_text(content), attributes[0], next(within)))
            block["c"][2] = _mark_number(content)
        elif in_references and block["t"] == "Para" and not typed_lists.parts_list(text_of(block["c"])):
            entries += 1
            if name := linked_citations.take_name(block):
                names.setdefault(name, f"ref-{entries}")
            block = {"t": "Div", "c": [[f"ref-{entries}", ["reference"], []], [block]]}
        out.append(block)
    anchors.name_inner(out, names)
    anchors.lead(out, names)
    return out, toc


def _below(blocks: list[Json], at: int) -> Iterator[str]:
    """The paragraphs below a heading."""
    return (text_of(one["c"]) for one in takewhile(lambda one: one["t"] == "Para", islice(blocks, at + 1, None)))


def _names_list(block: Json) -> bool:
    """A heading or a paragraph that says 参考文献 and nothing else."""
    return block["t"] in ("Header", "Para") and rules.is_references_heading(text_of(block))


def _names_references(blocks: list[Json], at: int) -> bool:
    """A paragraph says 参考文献 and nothing else, and the first entry of a list stands below it."""
    if not rules.is_references_heading(text_of(blocks[at]["c"])):
        return False
    below = takewhile(lambda one: one["t"] == "Para", islice(blocks, at + 1, at + 1 + typed_lists.ENOUGH))
    return typed_lists.begins_list([text_of(one["c"]) for one in below])


def _mark_number(content: list[Json]) -> list[Json]:
    """Put a heading's number in a span of class ``number``."""
    if not content or content[0]["t"] != "Str":
        return content
    first = content[0]["c"]
    found = rules.split_heading(text_of(content))
    number = found[0] if found else ""
    if not number or not first.startswith(number):
        return content
    span = {"t": "Span", "c": [["", ["number"], []], [{"t": "Str", "c": number}]]}
    rest = [{"t": "Str", "c": first[len(number) :]}] if len(first) > len(number) else []
    return [span, *rest, *content[1:]]


def _read_meta(fields: Json) -> Meta:
    text = {key: plain_text(value).strip() for key, value in fields.items()}
    keywords = fields.get("keywords") or fields.get("tags")
    listed = keywords["c"] if keywords and keywords["t"] == "MetaList" else []
    words = [plain_text(word).strip() for word in listed] or re.split(f"[{MARKS}]", plain_text(keywords or []))
    extra: dict[str, str | tuple[str, ...]] = {}
    for key, value in fields.items():
        if key not in _NOT_EXTRA:
            is_list = value["t"] == "MetaList"
            extra[key] = tuple(plain_text(item).strip() for item in value["c"]) if is_list else text[key]
    return Meta(
        author=with_units(read_authors(fields.get("author") or fields.get("authors")), fields) or organs(extra),
        keywords=tuple(word.strip() for word in words if word.strip()),
        extra=extra,
        **{key.replace("-", "_"): text[key] for key in TEXTS if text.get(key)},
    )


def _meta_blocks(value: Json) -> list[Json]:
    """A metadata value as blocks, so that its inline marks can be rendered with the body."""
    if value["t"] == "MetaBlocks":
        blocks: list[Json] = value["c"]
        return blocks
    if value["t"] == "MetaInlines":
        return [{"t": "Plain", "c": value["c"]}]
    return [{"t": "Plain", "c": [{"t": "Str", "c": text_of(value)}]}]


# Stands between the parts of one pandoc run. No text of a book can be this: pandoc writes &lt; for its <.
_CUT = "<!--cut-->"


def _render(body: Json, fields: dict[str, list[Json]], name: str) -> tuple[str, dict[str, str]]:
    """Body and metadata fields to HTML in one pandoc run."""
    cut = {"t": "Plain", "c": [{"t": "RawInline", "c": ["html", _CUT]}]}
    blocks = [block for field in fields.values() for block in (*field, cut)]
    shown = deepcopy([*blocks, *body["blocks"]])
    rewrite(shown, as_html)
    html = pandoc.to_html({**body, "meta": {}, "blocks": shown})
    conservation.check(conservation.words([blocks, body["blocks"]]), [conservation.text_of(html)], "HTML", name)
    parts = html.split(_CUT)
    return parts[-1].strip() + "\n", {key: part.strip() for key, part in zip(fields, parts, strict=False)}
