"""A Document to Markdown, and a Markdown file's front matter back to what it says.

The Markdown is pandoc's, reads well as plain text, and shows exactly the characters of the Document to any pandoc,
whatever those characters are: what would be syntax is escaped, and no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from kanyin.errors import InputError
from kanyin.model import (
    Author,
    Block,
    Document,
    Figure,
    Heading,
    List,
    Meta,
    Paragraph,
    Quote,
    Table,
)

# Characters that are syntax anywhere in a line. A bare citation label, [1] or [2-5,8] or [J/OL], is no link as long as
# nothing follows that would make it one, and reads better unescaped.
_SYNTAX = re.compile(
    r"""
    (?P<label>\[[0-9A-Za-z/,，、\-–—~～]{1,12}\](?![\[({:]))
  | (?P<char>[\\`*_{}\[\]^~$<|"']|(?<![A-Za-z0-9])@)
  | (?P<run>--+|\.\.\.+)
    """,
    re.VERBOSE,
)
# At the start of a block: headings, quotes, bullets, ordered and definition lists, tables, line blocks, fences, rules.
_OPENING = re.compile(
    r"""
    (?P<mark>[\#>+%:=-]|\.\.\.)                                  # one character that opens a block
  | (?P<list>\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}|\#))(?P<end>[.)])(?=\s|$)
    """,
    re.VERBOSE,
)
_HTML_ENTITY = re.compile(r"&(?=#?\w+;)")
# Where both sides of a mark are alphanumeric, pandoc (intraword_underscores) reads no emphasis.
_INTRAWORD = re.compile(r"(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])")


def escape(text: str) -> str:
    """Plain text as inline Markdown that shows exactly that text, at the start of a block or within one."""

    def guard(match: re.Match[str]) -> str:
        if match["label"]:
            return match["label"]
        if match["char"]:
            return "\\" + match["char"]
        return "".join("\\" + c for c in match["run"])

    out = _SYNTAX.sub(guard, text)
    out = _INTRAWORD.sub("_", out)
    out = _HTML_ENTITY.sub(r"\\&", out)
    opening = _OPENING.match(out)
    if opening and opening["mark"]:
        out = "\\" + out
    elif opening:
        at = opening.start("end")
        out = ("\\" if out[0] == "(" else "") + out[:at] + "\\" + out[at:]
    return out


def render(document: Document) -> str:
    """The Markdown file of a Document, front matter first, one line a paragraph, a line feed at the end."""
    parts = [front_matter(document.meta)]
    parts += (text for block in document.blocks for text in _render_block(block))
    if document.references_heading:
        parts.append("# " + escape(document.references_heading))
        parts += (escape(reference.raw) for reference in document.references)
    return "\n\n".join(parts) + "\n"


def _render_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield "#" * block.level + " " + escape(heading_text(block))
        case Paragraph():
            yield escape(block.text)
        case Quote():
            yield "\n>\n".join("> " + escape(text) for text in block.texts)
        case List():
            yield from (escape(item) for item in block.items)
        case Table():
            # A line block keeps each line of a flattened table on its own line and claims no columns.
            if block.caption:
                yield "::: caption\n" + escape(block.caption) + "\n:::"
            yield "\n".join("| " + escape(row) for row in block.rows)
        case Figure():
            yield "::: caption\n" + escape(block.caption) + "\n:::"


def heading_text(heading: Heading) -> str:
    """Number and text as they stand on one line: a space between, unless the number ends in a full-width mark."""
    if not heading.number or not heading.text:
        return heading.number or heading.text
    return heading.number + ("" if heading.number[-1] in "、）．。：" else " ") + heading.text


def block_text(block: Block) -> str:
    """All the text of a block, as a reader sees it."""
    match block:
        case Heading():
            return heading_text(block)
        case Paragraph():
            return block.text
        case Quote():
            return "\n".join(block.texts)
        case List():
            return "\n".join(block.items)
        case Table():
            return "\n".join([block.caption, *block.rows])
        case Figure():
            return block.caption


def front_matter(meta: Meta) -> str:
    """The metadata as a YAML block with CSL names; values are escaped, for pandoc reads them as Markdown."""
    fields: dict[str, object] = {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "author": [_author_fields(author) for author in meta.author],
        "date": meta.date,
        "container-title": meta.container_title,
        "volume": meta.volume,
        "issue": meta.issue,
        "page": meta.page,
        "abstract": meta.abstract,
        "keywords": list(meta.keywords),
        **meta.extra,
        "lang": meta.lang,
    }
    shown = {key: _escape_value(value) for key, value in fields.items() if value}
    text: str = yaml.dump(
        shown, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=False
    )
    return f"---\n{text}---"


def _author_fields(author: Author) -> dict[str, str]:
    fields = {name: getattr(author, name) for name in ("name", "affiliation", "address", "postcode", "note")}
    return {name: value for name, value in fields.items() if value}


def _escape_value(value: object) -> object:
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Mapping):
        return {key: _escape_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_escape_value(item) for item in value]
    return value


class _Dumper(yaml.SafeDumper):
    """YAML with list items indented under their key, as people write it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_FENCE = re.compile(r"(?:---|\.\.\.)\s*")


def check_front_matter(text: str, file: str) -> dict[str, object]:
    """The front matter of a Markdown file as it stands (values still Markdown); empty where there is none.

    Raises InputError with the line in the file.
    """
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        return {}
    end = next((n for n, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if end is None:
        raise InputError(
            "the front matter that begins here is never closed",
            file=file,
            line=1,
            cure="put a line --- after the last of its fields",
        )
    try:
        fields = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise InputError(
            f"broken front matter: {problem}",
            file=file,
            line=2 + (mark.line if mark else 0),
            cure="write each field as  name: value, and put quotes round a value that holds : or #",
        ) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise InputError("the front matter is not a list of fields", file=file, line=2, cure="write  name: value")
    return fields
