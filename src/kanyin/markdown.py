"""A Document to Markdown.

The Markdown is pandoc's, reads well as plain text, and shows exactly the characters of the Document to any pandoc,
whatever those characters are: what would be syntax is escaped, and no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

import yaml

from kanyin.errors import InputError
from kanyin.messages import msg
from kanyin.model import (
    CELL,
    EM,
    NONCHARACTERS,
    STRONG,
    SUB,
    SUP,
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
            return match["label"].replace("~", r"\~")
        if match["char"]:
            return "\\" + match["char"]
        return "".join("\\" + c for c in match["run"])

    out = _SYNTAX.sub(guard, text)
    out = _INTRAWORD.sub("_", out)
    out = _with_marks(out)
    out = _HTML_ENTITY.sub(r"\\&", out)
    opening = _OPENING.match(out)
    if opening and opening["mark"]:
        out = "\\" + out
    elif opening:
        at = opening.start("end")
        out = ("\\" if out[0] == "(" else "") + out[:at] + "\\" + out[at:]
    return out


_RAISED = re.compile(f"{SUB[0]}([^{SUB[0]}-{SUP[1]}]+){SUB[1]}|{SUP[0]}([^{SUB[0]}-{SUP[1]}]+){SUP[1]}")
_EMPHASIS = re.compile(f"{STRONG[0]}([^{STRONG[0]}-{EM[1]}]+){STRONG[1]}|{EM[0]}([^{STRONG[0]}-{EM[1]}]+){EM[1]}")
# pandoc 3.7 and newer read a script twice, the second time without its backslashes: what they guarded would be syntax,
# a link, a tag. One sign alone, asterisks, and labels in brackets mean nothing either way.
_LABEL_IN_SCRIPT = re.compile(r"\\?\[[0-9,，、\-–—]{1,12}\\?\](?![({:])")
_GUARDED_ONCE = re.compile(r"[^\\]*+(?:\\[`*_{}\[\]^~$|]|(?:\\\*){2,3})?[^\\]*+")
_LEFT_OVER = re.compile(f"[{SUB[0]}-{EM[1]}]")


def _with_marks(text: str) -> str:
    """Escaped text with emphasis, sub- and superscripts as Markdown has them; halves of a pair that was parted go, and
    a script goes that would not be read as it is written.
    """

    def write(match: re.Match[str]) -> str:
        sign, inner = ("~", match[1]) if match[1] else ("^", match[2])
        # ^[ would begin a note, and a space would end the script.
        if "^[" in inner or not _GUARDED_ONCE.fullmatch(_LABEL_IN_SCRIPT.sub("", inner)):
            return inner
        inner = re.sub(r"\s", r"\\ ", re.sub(r"^\[", r"\\[", inner.strip()))
        return f"{sign}{inner}{sign}" if inner else ""

    if not _LEFT_OVER.search(text):
        return text
    text = _EMPHASIS.sub(lambda match: f"**{match[1]}**" if match[1] else f"*{match[2]}*", text)
    return _LEFT_OVER.sub("", _RAISED.sub(write, text))


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
            yield "\n".join(_list_lines(block))
        case Table():
            if block.caption:
                yield "::: caption\n" + escape(block.caption) + "\n:::"
            yield "\n".join(_table_lines(block))
        case Figure():
            if block.picture:
                yield f"![]({_address(block.picture)})"
            if block.caption:
                yield "::: caption\n" + escape(block.caption) + "\n:::"


def _list_lines(block: List) -> Iterator[str]:
    """A line an item; numbered ones count up in their own list."""
    counts: dict[int, int] = {}
    for item, mark in zip(block.items, block.marks, strict=True):
        depth = len(mark) - len(mark.lstrip())
        counts = {level: count for level, count in counts.items() if level <= depth}
        counts[depth] = counts.get(depth, 0) + 1 if mark.endswith("1.") else 0
        own = f"{counts[depth]}." if mark.endswith("1.") else "-"
        yield f"{' ' * depth}{own:<3} {escape(item)}"


def _table_lines(block: Table) -> Iterator[str]:
    """A pipe table, its first row the head; rows that nobody parted into cells as a line block, which claims none."""
    rows = [row.split(CELL) for row in block.rows]
    width = max(map(len, rows), default=0)
    if width < 2:
        yield from ("| " + escape(row) for row in block.rows)
        return
    for n, row in enumerate(rows):
        cells = [escape(cell.strip()) for cell in row] + [""] * (width - len(row))
        yield f"| {' | '.join(cells)} |"
        if n == 0:
            yield "|" + "---|" * width


def _address(path: str) -> str:
    """A picture's path as the target of a Markdown image: what could end it or be syntax is written by its bytes."""
    return re.sub(r"[^\w/.~-]", lambda char: quote(char[0]), path)


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


_NONCHARACTER = re.compile(f"[{NONCHARACTERS}]")
_REFERENCE = re.compile(r"&#(?:[xX]0*+([0-9A-Fa-f]{1,6})|0*+([0-9]{1,7}));")


def check_characters(text: str, shown: str, file: str) -> None:
    """Raise InputError, with the line, for a noncharacter in what a Markdown file shows.

    ``text`` is the file, ``shown`` what pandoc read in it: it may stand there by its number, ``&#xFDD0;``.
    """
    found = _NONCHARACTER.search(shown)
    if found is None:
        return
    character = found[0]
    numbers = ((ref.start(), int(ref[1], 16) if ref[1] else int(ref[2])) for ref in _REFERENCE.finditer(text))
    places = [text.find(character), *(place for place, number in numbers if number == ord(character))]
    at = min((place for place in places if place >= 0), default=0)
    raise InputError(
        msg("the noncharacter U+{number:04X} stands in the text", number=ord(character)),
        file=file,
        line=text.count("\n", 0, at) + 1,
        cure=msg("take it out: it means nothing to any reader, and another character may have been lost there"),
    )
