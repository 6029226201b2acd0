"""A Book's text as the pandoc document that goes into a DOCX, each part of the title block under its style.

The text keeps ids that are links' targets and nothing else that a Markdown attribute could bring along.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any
from urllib.parse import unquote

from kanyin.book import contents_sign, drama, letters, official, title_block
from kanyin.book.attributes import PLACES
from kanyin.book.lists import LONE
from kanyin.book.pandoc_types import Json
from kanyin.book.source_line import Masthead, appeared_in, masthead
from kanyin.book.title_block import Part
from kanyin.book.tree import rewrite, text_of
from kanyin.model import Author, Book
from kanyin.output.docx import panels
from kanyin.output.docx.formulas import as_openxml
from kanyin.output.docx.indents import LONE_ITEM, begin_items, name_quotations, without_bullets
from kanyin.output.docx.paragraph_style import ANNEX, ANNEX_TITLE, FURTHER, IMPRINT, ISSUED, MASTHEAD
from kanyin.output.docx.styles import (
    AT_RIGHT,
    CENTERED,
    CITATION,
    DIRECTION,
    EMPHASIS,
    FIGURE_CAPTION,
    FLUSH,
    LABEL,
    LINES,
    MARKED,
    ORNAMENT,
    PROPER_NAME,
    QUOTED_VERSE,
    REFERENCE,
    SIGNED,
    SOURCE,
    SOURCE_NOTES,
    SPEAKER,
    SPEECH,
    STAGE,
    TABLE_CAPTION,
    VERSE,
    WORK_NAME,
)
from kanyin.output.pictures import Picture
from kanyin.output.xhtml import legal
from kanyin.patterns import lazy
from kanyin.style import Style

_OWN_ID = lazy(r"(?:sec|ref|note|cite|call)-\d+")
_ANNEXES = {official.ANNEX: ANNEX, official.ANNEX_TITLE: ANNEX_TITLE, official.ISSUED: ISSUED}
FRONT_END = "FrontEnd"
"""The style of an empty paragraph that marks where the title block ends."""

_CLASSES = {
    "Div": {
        "reference": REFERENCE,
        "caption": TABLE_CAPTION,
        panels.CAPTION: FIGURE_CAPTION,
        "rows": LINES,
        "ornament": ORNAMENT,
        "center": CENTERED,
        "right": AT_RIGHT,
        letters.QUOTED: SOURCE,
        letters.SIGNATURE: SIGNED,
        letters.FLUSH: FLUSH,
        LONE: LONE_ITEM,
        "speech": SPEECH,
        "direction": STAGE,
    },
    "Span": {
        "speaker": SPEAKER,
        "direction": DIRECTION,
        "citation": CITATION,
        "dots": EMPHASIS,
        "proper": PROPER_NAME,
        "work": WORK_NAME,
        "mark": MARKED,
    },
}
"""Our styles for what the classes of the tree say of blocks and of runs."""


def docx_document(book: Book, pictures: Mapping[str, Picture], style: Style) -> Json:
    """The pandoc document: title block and body, pictures as ``data:`` addresses, no link to nowhere."""
    fields, body = deepcopy(book.ast["meta"]), deepcopy(book.ast["blocks"])
    ids: dict[str, str] = {}
    if style.toc:
        contents_sign.without(body)
    panels.stack(body)
    for part in (fields, body):
        _say_widths(part, style.column_width)
        _tidy(part, pictures, ids)
    for part in (fields, body):
        _drop_dead_links(part, ids)
    _name_lines(body, VERSE)
    without_bullets(body)
    body = [*_closed(body, book, style), *_official(title_block.colophon(book, style))]
    name_quotations(body)
    return {**book.ast, "meta": {}, "blocks": [*_front(book, fields, style), _text(FRONT_END, ""), *body]}


def _closed(body: list[Json], book: Book, style: Style) -> Iterator[Json]:
    """The text with what closes an official document below it, then the heads of its attachments: 附件1 on a new page,
    its title below it (GB/T 9704-2012 7.3.7)."""
    closing = list(_official(title_block.closing(book, style)))
    for block, kind in zip(body, official.annex_blocks(body, book.meta.title), strict=True):
        if kind and closing:
            yield from closing
            closing = []
        yield _head(_ANNEXES[kind], block) if kind and "attachments" in style.prints else block
    yield from closing


def _head(style: str, block: Json) -> Json:
    """A heading or a paragraph in a style of its own, under the name that it has."""
    name, inlines = (block["c"][1][0], block["c"][2]) if block["t"] == "Header" else ("", block["c"])
    return {"t": "Div", "c": [[name, [], [["custom-style", style]]], [{"t": "Para", "c": inlines}]]}


def _official(found: Iterable[Part]) -> Iterator[Json]:
    """The parts of an official document, a paragraph each; several for a list."""
    for part in found:
        if part.row.place == "colophon" and part.items:
            yield _paragraph(IMPRINT, [_tabbed(n, text) for n, (_, text) in enumerate(part.items)])
            continue
        texts = [number + text for number, text in part.items] if part.row.kind == "list" else [part.text]
        plain = part.row.name in ("signer", "attachments", "cc")
        for n, text in enumerate(texts):
            label = "" if n else part.label
            own = FURTHER if n and part.row.name == "attachments" else part.style
            yield _text(own, label + text) if plain else _text(own, text, label)


def _tabbed(n: int, text: str) -> Json:
    """A text at the right edge, where it is not the first: behind the tab in the middle."""
    return {"t": "Span", "c": [["", [], []], [*(deepcopy(_TAB) for _ in range(2 * n)), _str(text)]]}


def _masthead(above: Masthead) -> Json:
    parts = (" ".join(above.left), above.journal, " ".join(above.right))
    spans: list[Json] = [part for text in parts for part in (deepcopy(_TAB), _str(text))]
    return _paragraph(MASTHEAD, spans[1:])


def _name_lines(node: Json, verse: str) -> None:
    """Give lines that were set as lines their style, ``verse`` or that of the division that says they are rows."""
    for key, child in list(node.items() if isinstance(node, dict) else enumerate(node)):
        kind = child.get("t") if isinstance(child, dict) else ""
        if kind == "LineBlock":
            paragraph = {"t": "Para", "c": [part for line in child["c"] for part in (*line, {"t": "LineBreak"})][:-1]}
            node[key] = child = _styled(verse, [paragraph])
        if isinstance(child, (dict, list)):
            rows = isinstance(child, dict) and kind == "Div" and ["custom-style", LINES] in child["c"][0][2]
            _name_lines(child, LINES if rows else QUOTED_VERSE if kind == "BlockQuote" else verse)


def _front(book: Book, fields: dict[str, Json], style: Style) -> Iterator[Json]:
    """The title block, then the notes that PDF has at the foot of the opening page."""
    if style.masthead and (above := masthead(book.meta)):
        yield _masthead(above)
    for part in title_block.parts(book, style):
        if part.marked:
            yield from _field(part.style, fields[part.row.name], part.label)
        elif part.row.kind == "people":
            yield from _authors(book.meta.author)
        elif part.row.paragraph_class == "codes":
            codes = ((_str("　"), _label(label), _str(text)) for label, text in part.items)
            yield _paragraph(part.style, [piece for code in codes for piece in code][1:])
        elif part.row.place in ("letterhead", "address"):
            yield from _official([part])
        else:
            text = f"({part.text})" if part.row.paragraph_class == "affiliations" else part.text
            yield _text(part.style, text, part.label)
    told = "citation" in style.prints and "citation" in book.meta.extra
    if style.source_note and not told and (source := appeared_in(book.meta)):
        yield _text(SOURCE_NOTES, source)
    for parts in title_block.source_notes(book.meta, style):
        line = [[_str("\u3000"), {"t": "Strong", "c": [_str(label)]}, _str(text)] for label, text in parts]
        yield _paragraph(SOURCE_NOTES, [piece for part in line for piece in part][1:])


def _authors(authors: tuple[Author, ...]) -> Iterator[Json]:
    names: list[Json] = []
    for n, author in enumerate(authors):
        names.append(_str(("　" if n else "") + author.name))
        if number := title_block.unit_number(author, authors):
            names.append({"t": "Superscript", "c": [_str(number)]})
    yield _paragraph("Authors", names)
    if found := title_block.numbered_units(authors):
        yield _text("Affiliations", f"（{'；'.join(found)}）")


def _field(style: str, value: Json, label: str = "") -> Iterator[Json]:
    """A metadata value with its inline marks: one paragraph, or several where it has several."""
    blocks = value["c"] if value["t"] == "MetaBlocks" else [{"t": "Para", "c": _inlines(value)}]
    for n, block in enumerate(blocks):
        start = [_label(label)] if label and n == 0 else []
        if block["t"] in ("Para", "Plain"):
            yield _paragraph(style, [*start, *block["c"]])
        else:
            yield from [_paragraph(style, start)] if start else []
            yield _styled(style, [block])


def _inlines(value: Json) -> list[Json]:
    if value["t"] == "MetaInlines":
        inlines: list[Json] = value["c"]
        return inlines
    return [_str(text_of(value))]


def _str(text: str) -> Json:
    return {"t": "Str", "c": legal(text)}


def _label(text: str) -> Json:
    return {"t": "Span", "c": [["", [], [["custom-style", LABEL]]], [_str(text)]]}


def _text(style: str, text: str, label: str = "") -> Json:
    return _paragraph(style, [*([_label(label)] if label else []), _str(text)])


def _paragraph(style: str, inlines: list[Json]) -> Json:
    return _styled(style, [{"t": "Para", "c": inlines}])


def _styled(style: str, blocks: list[Json]) -> Json:
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], blocks]}


_SHARE = lazy(r"(\d{1,3}(?:\.\d+)?)%")


def _say_widths(part: Json, column: float) -> None:
    """Widths of pictures that are shares of the column (mm) as lengths: pandoc takes those of a page of its own."""

    def say(node: Json) -> None:
        for pair in node["c"][0][2] if node["t"] == "Image" else ():
            if pair[0] == "width" and (found := _SHARE.fullmatch(pair[1])):
                pair[1] = f"{float(found[1]) / 100 * column:.2f}mm"

    rewrite(part, say)


def _tidy(part: Json, pictures: Mapping[str, Picture], ids: dict[str, str]) -> None:
    """Safe unique ids, our styles, data addresses, legal characters. ``ids``: the new by the old ones."""

    def tidy(node: Json) -> Json | None:
        if node["t"] == "Span" and "rt" in node["c"][0][1]:
            return {"t": "Str", "c": legal(f"（{text_of(node)}）")}
        if node["t"] in PLACES:
            _tidy_attributes(node, node["c"][PLACES[node["t"]]], ids)
        if node["t"] == "Image":
            picture = pictures[node["c"][2][0]]
            node["c"][2] = [f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}", ""]
        elif node["t"] == "Span" and ["custom-style", CITATION] in node["c"][0][2]:
            _style_links(node["c"][1])
        elif node["t"] in ("Str", "MetaString"):
            node["c"] = legal(node["c"])
        elif node["t"] in ("BulletList", "OrderedList"):
            begin_items(node)
        elif node["t"] == "Math":
            return as_openxml(node)
        elif node["t"] in ("Code", "CodeBlock"):
            node["c"][1] = legal(node["c"][1])
        return None

    _part_labels(part)
    rewrite(part, tidy)


_TAB = {"t": "RawInline", "c": ["openxml", "<w:r><w:tab/></w:r>"]}


def _part_labels(node: Json) -> None:
    """A tab behind the label of each entry and each speaker's name, so that the lines of an entry and of a speech stand
    under each other."""
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, list) and child and _is_label(child[0]):
            child.insert(1, deepcopy(_TAB))
        if isinstance(child, (dict, list)):
            _part_labels(child)


def _style_links(content: list[Json]) -> None:
    """The links in a citation look as the rest of it: pandoc would give them a look of its own."""
    for link in content:
        if link["t"] == "Link":
            link["c"][1] = [{"t": "Span", "c": [["", ["citation"], []], link["c"][1]]}]


def _is_label(node: Json) -> bool:
    if not isinstance(node, dict) or node.get("t") != "Span":
        return False
    return "reference-label" in node["c"][0][1] or drama.wants_room(node)


def _tidy_attributes(node: Json, attributes: list[Any], ids: dict[str, str]) -> None:
    identifier, classes, pairs = attributes
    name = ""
    if identifier and identifier not in ids:
        # A bookmark's name is letters, digits and low lines.
        own = _OWN_ID.fullmatch(identifier)
        name = identifier.replace("-", "_") if own else f"id_{len(ids) + 1}"
        ids[identifier] = name
    sizes = [pair for pair in pairs if node["t"] == "Image" and pair[0] in ("width", "height")]
    known = {} if "in-line" in classes else _CLASSES.get(node["t"], {})
    styles = [known[kind] for kind in classes if kind in known]
    attributes[:] = [name, [], sizes + [["custom-style", style] for style in styles[:1]]]


def _drop_dead_links(part: Json, ids: Mapping[str, str]) -> None:
    def live(node: Json) -> Json | None:
        if node["t"] != "Link" or not node["c"][2][0].startswith("#"):
            return None
        target = node["c"][2][0][1:]
        new = ids.get(target) or ids.get(unquote(target))
        if new is None:
            return {"t": "Span", "c": [["", [], []], node["c"][1]]}
        node["c"][2][0] = f"#{new}"
        return None

    rewrite(part, live)
