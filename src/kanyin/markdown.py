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
    LINK,
    MATH,
    NONCHARACTERS,
    NOTE,
    STRONG,
    SUB,
    SUP,
    Author,
    Block,
    Code,
    Definitions,
    Document,
    Figure,
    Heading,
    List,
    Meta,
    Note,
    Paragraph,
    Quote,
    Table,
    Verse,
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

    formulas = [match[1] for match in _MATH.finditer(text)]
    text, addresses = _without_addresses(text)
    out = _SYNTAX.sub(guard, _MATH.sub("".join(MATH), text) if formulas else text)
    out = _INTRAWORD.sub("_", out)
    out = _with_marks(out)
    out = _HTML_ENTITY.sub(r"\\&", out)
    opening = _OPENING.match(out)
    if opening and opening["mark"]:
        out = "\\" + out
    elif opening:
        at = opening.start("end")
        out = ("\\" if out[0] == "(" else "") + out[:at] + "\\" + out[at:]
    return _with_links(_with_formulas_and_notes(out, formulas), addresses)


_LINK = re.compile(f"{LINK}([^{LINK}]*+){LINK}([^{LINK}]*+){LINK}")
_OPEN_LINK = re.compile(f"{LINK}([^{LINK}]*+){LINK}{LINK}")
_NO_ADDRESS = re.compile(r"[^!#-;=?-\[\]_a-z~]|[()]")


def _without_addresses(text: str) -> tuple[str, list[str]]:
    """A text whose links have no addresses, and these in their order."""
    if LINK not in text:
        return text, []
    return _LINK.sub(f"{LINK}\\1{LINK}{LINK}", text), [match[2] for match in _LINK.finditer(text)]


def _with_links(text: str, addresses: list[str]) -> str:
    """Escaped text with its links as Markdown has them; in an address what could end it is written by its bytes."""
    if not addresses:
        return text.replace(LINK, "")
    waiting = iter(addresses)

    def write(match: re.Match[str]) -> str:
        return f"[{match[1]}](<{_NO_ADDRESS.sub(lambda char: quote(char[0], safe=''), next(waiting))}>)"

    return _OPEN_LINK.sub(write, text).replace(LINK, "")


_MATH = re.compile(f"{MATH[0]}([^{MATH[0]}{MATH[1]}]*+){MATH[1]}")
_NO_MATH = re.compile(f"{MATH[0]}{MATH[1]}([0-9])?")
_NOTE = re.compile(f"{NOTE[0]}([0-9A-Za-z]+){NOTE[1]}(:?)")
_OTHER_MARK = re.compile(f"[{''.join((*MATH, *NOTE))}]")


def _with_formulas_and_notes(text: str, formulas: list[str]) -> str:
    """Escaped text with its formulas, each in the next pair of marks, and its calls of notes as Markdown has them."""
    if not _OTHER_MARK.search(text):
        return text
    waiting = iter(formulas)

    def write(match: re.Match[str]) -> str:
        # A digit behind the second sign would make both plain dollars.
        return f"${next(waiting)}$" + (f"&#{ord(match[1])};" if match[1] else "")

    text = _NOTE.sub(lambda match: f"[^{match[1]}]" + ("\\:" if match[2] else ""), text)
    return _OTHER_MARK.sub("", _NO_MATH.sub(write, text))


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
        if (
            MATH[0] in inner
            or NOTE[0] in inner
            or "^[" in inner
            or not _GUARDED_ONCE.fullmatch(_LABEL_IN_SCRIPT.sub("", inner))
        ):
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
            alone = _MATH.fullmatch(block.text)
            yield f"$${alone[1]}$$" if alone else escape(block.text)
        case Code():
            yield _code(block)
        case Verse():
            yield "\n".join(f"| {escape(line)}".rstrip() for line in block.lines)
        case Definitions():
            yield "\n\n".join(map(_definition, block.items))
        case Note():
            yield f"[^{block.key}]: " + "\n\n    ".join(map(escape, block.texts))
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


_TICKS = re.compile("`+")


def _code(block: Code) -> str:
    """A fenced block; its fence is longer than any in the code."""
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in _TICKS.findall(block.text)), 3)
    return f"{fence}{block.language}\n{block.text}\n{fence}"


def _definition(item: tuple[str, tuple[str, ...]]) -> str:
    term, texts = item
    return "\n".join([escape(term), *(f":   {escape(text)}" for text in texts)])


def _list_lines(block: List) -> Iterator[str]:
    """A line an item, further paragraphs below it; numbered ones count up in their own list."""
    counts: dict[int, int] = {}
    styles: dict[int, str] = {}
    for item, mark in zip(block.items, block.marks, strict=True):
        depth = len(mark) - len(mark.lstrip())
        counts = {level: count for level, count in counts.items() if level <= depth}
        sign = mark.strip()
        if sign != "1." or depth not in counts:
            counts[depth], styles[depth] = _first_number(sign)
        elif sign == "1.":
            counts[depth] += 1
        own = f"{_in_style(counts[depth], styles[depth])}." if counts[depth] >= 0 else "-"
        first, *others = item.split("\n")
        yield f"{' ' * depth}{own:<3} {escape(first)}"
        yield from (f"\n{' ' * (depth + 4)}{escape(text)}" for text in others)


def _first_number(sign: str) -> tuple[int, str]:
    """The number and the style (``1``, ``a`` …) of a list that begins with ``sign``; -1 for one of bullets."""
    bare = sign.removesuffix(".")
    if bare == "-":
        return -1, "1"
    return (int(bare), "1") if bare.isdecimal() else (int(bare[1:] or 1), bare[0])


def _in_style(number: int, style: str) -> str:
    if style in "aA" and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style in "iI" and 1 <= number <= 39:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman.upper() if style == "I" else roman
    return str(number)


def _table_lines(block: Table) -> Iterator[str]:
    """A pipe table, its first row the head; rows that nobody parted into cells as a line block, which claims none."""
    rows = [row.split(CELL) for row in block.rows]
    width = max(map(len, rows), default=0)
    if width < 2:
        yield from ("| " + escape(row) for row in block.rows)
        return
    for n, row in enumerate(rows):
        cells = [escape(_without_bars(cell.strip())) for cell in row] + [""] * (width - len(row))
        yield f"| {' | '.join(cells)} |"
        if n == 0:
            yield "|" + "---|" * width


def _without_bars(cell: str) -> str:
    """A cell whose formulas hold no sign that would end it."""
    return _MATH.sub(lambda match: match[0].replace("\\|", "\\Vert ").replace("|", "\\vert "), cell)


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
        case Code():
            return block.text
        case Verse():
            return "\n".join(block.lines)
        case Definitions():
            return "\n".join(text for term, texts in block.items for text in (term, *texts))
        case Note():
            return "\n".join(block.texts)


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
