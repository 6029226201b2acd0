"""A Markdown file to a Book: pandoc reads it, this module gives it its parts and makes it safe to publish.

Sections get ids that do not depend on their words, the number of a heading is told from its text, the reference list
and its entries are marked as such, links keep only schemes that a reader may follow, and pictures are looked up in the
Markdown file's own folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from kanyin import rules
from kanyin.errors import InputError
from kanyin.messages import msg
from kanyin.model import Author, Book, Meta, TocEntry
from kanyin.output import pandoc
from kanyin.output.pandoc import Json

_LINK = re.compile(
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

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}
"""What a picture may be, by file name: EPUB 3's core image types."""

_META_FIELDS = ("title", "subtitle", "date", "container-title", "volume", "issue", "page", "abstract", "lang")
_NOT_EXTRA = {*_META_FIELDS, "author", "authors", "keywords"}


def read_book(markdown: str, name: str, folder: Path | None, root: Path | None = None) -> Book:
    """Read Markdown text (already checked by ``markdown.check_front_matter``) into a Book.

    ``name`` stands in messages; ``folder`` is where its pictures' paths begin, or None where there is no folder
    (stdin); ``root`` is the folder in which they must lie, ``folder`` itself where it is None.
    Raises InputError for a picture that is missing, of an unknown kind, or outside ``root``.
    """
    document = pandoc.parse(markdown)
    root = root or folder
    pictures: dict[str, Path] = {}

    def inline(node: Json) -> Json | None:
        if node["t"] == "Image":
            _take_picture(node, pictures, name, folder, root)
        elif node["t"] == "Link" and not _LINK.fullmatch(node["c"][2][0]):
            return {"t": "Span", "c": [["", [], []], node["c"][1]]}
        elif node["t"] in ("RawInline", "RawBlock"):
            return {"t": node["t"].replace("Raw", "Code").replace("Inline", ""), "c": [["", [], []], node["c"][1]]}
        return None

    rewrite(document["blocks"], inline)
    rewrite(document["meta"], inline)
    blocks, toc = _mark_sections(document["blocks"])
    body = {**document, "blocks": blocks}
    fields = {key: _meta_blocks(value) for key, value in document["meta"].items() if key not in ("author", "authors")}
    html, meta_html = _render(body, fields)
    return Book(
        name=name,
        meta=_read_meta(document["meta"]),
        html=html,
        meta_html=meta_html,
        toc=tuple(toc),
        ast=body,
        pictures=pictures,
        root=root,
    )


def rewrite(node: Json, change: Callable[[Json], Json | None]) -> None:
    """Walk pandoc JSON; where ``change`` gives a node back, it takes the old one's place."""
    for key, child in list(node.items() if isinstance(node, dict) else enumerate(node)):
        if isinstance(child, dict) and "t" in child:
            new = change(child)
            if new is not None:
                node[key] = child = new
        if isinstance(child, (dict, list)):
            rewrite(child, change)


def text_of(node: Json) -> str:
    """The characters that a reader sees at the place of a piece of pandoc JSON: not those of its notes."""
    return "".join(_texts(node))


def _texts(node: Json) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _texts(child)
        return
    if not isinstance(node, dict):
        return
    kind = node.get("t")
    content: Json = node.get("c") if kind != "Note" else None
    if kind in ("Str", "MetaString"):
        yield content
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        yield " "
    elif kind in ("Code", "Math", "CodeBlock"):
        yield content[1]
    elif kind == "Quoted":
        marks = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
        yield marks[0]
        yield from _texts(content[1])
        yield marks[1]
    elif kind in ("Link", "Image", "Span", "Div", "Cite"):
        yield from _texts(content[1])
    elif kind == "Header":
        yield from _texts(content[2])
    elif kind == "MetaMap":
        yield from _texts(list(content.values()))
    elif kind == "MetaBool":
        yield str(content).lower()
    elif content is not None:
        yield from _texts(content)


def _take_picture(
    node: Json, pictures: dict[str, Path], name: str, folder: Path | None, root: Path | None
) -> None:
    """Check an Image's target and give it the key ``picture-N.EXT`` under which ``pictures`` holds its file."""
    target = node["c"][2][0]

    def bad(problem: str, cure: str) -> InputError:
        return InputError(msg("picture {target!r}: {problem}", target=target, problem=problem), file=name, cure=cure)

    if re.match(r"[a-z][a-z0-9+.-]+:", target, re.IGNORECASE) or target.startswith("//"):
        raise bad(
            msg("pictures are not fetched from the network"), msg("save it beside the Markdown file and name it there")
        )
    if folder is None or root is None:
        raise bad(msg("text from standard input has no folder to look in"), msg("give the Markdown as a file"))
    # A target is an address: pandoc and we ourselves write a space in it as %20.
    path = (folder / unquote(target)).resolve()
    if not path.is_relative_to(root.resolve()):
        raise bad(msg("it lies outside the folder {folder}", folder=root), msg("copy it beside the Markdown file"))
    if path.suffix.lower() not in PICTURES:
        raise bad(msg("not a kind of picture that EPUB, DOCX and PDF can show"), msg("convert it to PNG, JPEG or SVG"))
    if not path.is_file():
        raise bad(msg("no such file"), msg("put it at {path}", path=path))
    key = next((key for key, known in pictures.items() if known == path), None)
    key = key or f"picture-{len(pictures) + 1}{path.suffix.lower()}"
    pictures[key] = path
    node["c"][2][0] = key


def _mark_sections(blocks: list[Json]) -> tuple[list[Json], list[TocEntry]]:
    """Give headings their ids and numbers, and wrap the reference list's entries in ``.reference`` divisions."""
    out: list[Json] = []
    toc: list[TocEntry] = []
    in_references = False
    entries = 0
    for block in blocks:
        if block["t"] == "Header":
            level, attributes, content = block["c"]
            words = text_of(content)
            in_references = rules.is_references_heading(words)
            attributes[0] = f"sec-{len(toc) + 1}"
            if in_references:
                attributes[1].append("references")
            toc.append(TocEntry(level, words, attributes[0]))
            block["c"][2] = _mark_number(content)
        elif in_references and block["t"] == "Para":
            entries += 1
            block = {"t": "Div", "c": [[f"ref-{entries}", ["reference"], []], [block]]}
        out.append(block)
    return out, toc


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
    text = {key: text_of(value).strip() for key, value in fields.items()}
    keywords = fields.get("keywords")
    listed = keywords["c"] if keywords and keywords["t"] == "MetaList" else []
    words = [text_of(word).strip() for word in listed] or re.split(r"[;；,，、]", text.get("keywords", ""))
    extra: dict[str, str | tuple[str, ...]] = {}
    for key, value in fields.items():
        if key not in _NOT_EXTRA:
            is_list = value["t"] == "MetaList"
            extra[key] = tuple(text_of(item).strip() for item in value["c"]) if is_list else text[key]
    return Meta(
        author=tuple(_read_authors(fields.get("author") or fields.get("authors"))),
        keywords=tuple(word.strip() for word in words if word.strip()),
        extra=extra,
        **{key.replace("-", "_"): text[key] for key in _META_FIELDS if text.get(key)},
    )


def _read_authors(value: Json | None) -> Iterator[Author]:
    if value is None:
        return
    for person in value["c"] if value["t"] == "MetaList" else [value]:
        if person["t"] == "MetaMap":
            known = {key: text_of(item).strip() for key, item in person["c"].items()}
            parts = {key: known.get(key, "") for key in ("name", "affiliation", "address", "postcode", "note")}
            if parts["name"]:
                yield Author(**parts)
        elif text_of(person).strip():
            yield Author(text_of(person).strip())


def _meta_blocks(value: Json) -> list[Json]:
    """A metadata value as blocks, so that its inline marks can be rendered with the body."""
    if value["t"] == "MetaBlocks":
        blocks: list[Json] = value["c"]
        return blocks
    if value["t"] == "MetaInlines":
        return [{"t": "Plain", "c": value["c"]}]
    return [{"t": "Plain", "c": [{"t": "Str", "c": text_of(value)}]}]


# Stands between the parts of one pandoc run; a noncharacter, which no text may hold (Unicode 23.7).
_CUT = "\ufdd0"


def _render(body: Json, fields: dict[str, list[Json]]) -> tuple[str, dict[str, str]]:
    """Body and metadata fields to HTML in one pandoc run."""
    cut = {"t": "Plain", "c": [{"t": "Str", "c": _CUT}]}
    blocks = [block for field in fields.values() for block in (*field, cut)]
    parts = pandoc.to_html({**body, "meta": {}, "blocks": [*blocks, *body["blocks"]]}).split(_CUT)
    return parts[-1].strip() + "\n", {key: html.strip() for key, html in zip(fields, parts, strict=False)}
