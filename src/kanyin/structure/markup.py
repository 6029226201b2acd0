"""Blocks by what markup told of their lines: quotations, lists, tables, pictures, captions, headings."""

from __future__ import annotations

from collections.abc import Iterator

from kanyin import rules
from kanyin.model import (
    CELL,
    LEFT,
    POST,
    SCAN,
    SCAN_ENDED,
    Block,
    Code,
    Definitions,
    Figure,
    Line,
    List,
    Note,
    Paragraph,
    Quote,
    Table,
    Verse,
)
from kanyin.patterns import lazy
from kanyin.structure.captions import says_again


def group(kind: str) -> str:
    """What lines of a kind make together with their like next to them; nothing for running text and headings."""
    if kind[:2] in ("ul", "ol", "li"):
        return "list"
    if kind in ("dt", "dd", "dd+"):
        return "definitions"
    return kind if kind in _WHOLE or kind[:4] in ("code", "note") else ""


_WHOLE = frozenset(("quote", "quote2", "row", "picture", "caption", "verse"))


def of_group(name: str, lines: tuple[Line, ...]) -> list[Block]:
    """The blocks that lines of one group in a row make."""
    texts = tuple(line.text for line in lines)
    src = tuple(number for line in lines for number in line.src)
    match name.partition(":")[0].rstrip("0123456789"):
        case "quote":
            return [Quote(texts, src)]
        case "list":
            return [_list(items) for items in _lists(lines)]
        case "row":
            return [_table(rows) for rows in _parted(lines)]
        case "code":
            return [Code("\n".join(texts), name.partition(":")[2], src)]
        case "verse":
            return [Verse(tuple(_with_stanzas(lines)), src)]
        case "definitions":
            return _blocks_of_definitions(lines)
        case "note":
            return [Note(name.partition(":")[2], texts, src)]
        case "picture":
            return [Figure("", line.picture, line.src) for line in lines]
    return [Figure(line.text, "", line.src) for line in lines]


FEWEST_TERMS = 3
"""Terms of a box of facts: fewer may be an article's byline."""
LONG_TABLE = 20
"""Rows of a table that is no head of a document."""


def set_apart(lines: tuple[Line, ...]) -> set[int]:
    """Indexes of what a box of facts says of its terms, and of the rows of long tables: no field of the article."""
    said = {
        n
        for n, line in enumerate(lines)
        if line.kind == "dd" and n and lines[n - 1].kind == "dt" and lines[n - 1].text[-1:] not in ":："
    }
    rows = {n for n, line in enumerate(lines) if line.kind == "row"}
    return (said if len(said) >= FEWEST_TERMS else set()) | (rows if len(rows) > LONG_TABLE else set())


def _parted(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Rows in a row as their tables: between two of them the reader leaves a blank line."""
    start = 0
    for n, line in enumerate(lines):
        if n > start and line.gap:
            yield lines[start:n]
            start = n
    yield lines[start:]


def _table(rows: tuple[Line, ...]) -> Table:
    """A table; a caption that stands in it as a row across all columns is its caption."""
    texts = tuple(row.text for row in rows)
    src = tuple(number for row in rows for number in row.src)
    first = [cell for cell in texts[0].split(CELL) if cell.strip() and cell != LEFT]
    if len(texts) > 1 and len(first) == 1 and rules.is_caption(first[0]):
        return Table(first[0], texts[1:], src)
    return Table("", texts, src)


def _with_stanzas(lines: tuple[Line, ...]) -> Iterator[str]:
    for n, line in enumerate(lines):
        if n and line.gap:
            yield ""
        yield line.text


def _blocks_of_definitions(lines: tuple[Line, ...]) -> list[Block]:
    """A list of terms; paragraphs that go on with what is said of one, behind a list or code in it, stand above it."""
    first = next((n for n, line in enumerate(lines) if line.kind != "dd+"), len(lines))
    above: list[Block] = [Paragraph(line.text, line.src) for line in lines[:first]]
    src = tuple(number for line in lines[first:] for number in line.src)
    return [*above, *([Definitions(tuple(_definitions(lines[first:])), src)] if src else [])]


def _definitions(lines: tuple[Line, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Terms, each with the lines up to the next, several paragraphs of one as one text; a line before the first
    term is said of nothing, and stands as a term.
    """
    term: str = ""
    texts: list[str] = []
    for line in lines:
        if line.kind == "dd+" and texts:
            texts[-1] += "\n" + line.text
            continue
        if line.kind[:2] == "dd" and term:
            texts.append(line.text)
            continue
        if term:
            yield term, tuple(texts)
        term, texts = line.text, []
    yield term, tuple(texts)


def _lists(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Items in a row as their lists: one of bullets ends where one of numbers begins, and the other way round."""
    start = 0
    outer = ""
    for n, line in enumerate(lines):
        if line.kind[:3] in ("ul1", "ol1"):
            if outer not in ("", line.kind[:3]) or (n > start and ":" in line.kind and line.gap):
                yield lines[start:n]
                start = n
            outer = line.kind[:3]
    yield lines[start:]


def _list(lines: tuple[Line, ...]) -> List:
    src = tuple(number for line in lines for number in line.src)
    items: list[str] = []
    marks: list[str] = []
    for line in lines:
        if line.kind.startswith("li") and items:
            items[-1] += "\n" + line.text
        else:
            items.append(line.text)
            marks.append(_mark(line.kind))
    return List(tuple(items), src, tuple(marks))


def _mark(kind: str) -> str:
    """``ol2`` is a numbered item of a list in a list; ``ol1:3`` the first of one that begins with 3."""
    name, _, first = kind.partition(":")
    return "    " * (int(name[2:]) - 1) + (f"{first or '1'}." if name.startswith("ol") else "-")


def captioned(blocks: list[Block]) -> list[Block]:
    """Captions put to their pictures and tables, above or below."""
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        twin = _twin_of(block, out)
        if twin is not None and isinstance(block, Figure):
            out[twin] = _both(out[twin], block)
        elif isinstance(block, Table) and not block.caption and before and (caption := _waiting(before)):
            out[-1] = Table(caption, block.rows, before.src + block.src)
        elif isinstance(block, Figure) and isinstance(before, Table) and _stands_below(before, block):
            out[-1] = Table(block.caption, before.rows, before.src + block.src)
        elif isinstance(block, Figure) and isinstance(before, Figure) and not block.picture and not before.caption:
            out[-1] = Figure(block.caption, before.picture, before.src + block.src)
        elif isinstance(block, Figure) and block.picture and isinstance(before, Figure) and not before.picture:
            out[-1] = Figure(before.caption, block.picture, before.src + block.src)
        else:
            out.append(block)
    return out


_UNIT = lazy(r"[（(]?\s*(?:单位|计量单位)\s*[:：]")


def _stands_below(before: Table, block: Figure) -> bool:
    """The caption of a table that stands below it, as on pages whose tables have none above."""
    return not before.caption and not block.picture and block.caption[:1] in "表续附T"


SIDE_BY_SIDE = 4
"""Captions that can stand between one and the same in the other script."""


def _twin_of(block: Block, out: list[Block]) -> int | None:
    """The place of the figure whose caption a block says again, among the figures right above it."""
    for n in range(len(out) - 1, max(-1, len(out) - 1 - SIDE_BY_SIDE), -1):
        before = out[n]
        if not isinstance(block, Figure) or not isinstance(before, Figure):
            return None
        if _says_again(before, block):
            return n
    return None


def _says_again(before: Figure, block: Figure) -> bool:
    """The same caption in the other script, under the same number; or the unit of a table's figures below its own."""
    if block.picture or not before.caption:
        return False
    if _UNIT.match(block.caption):
        return not rules.is_english_caption(before.caption)
    return says_again(before.caption, block.caption)


def _both(before: Block, block: Figure) -> Block:
    """One figure with its caption in both scripts, the Chinese one first."""
    if not isinstance(before, Figure):
        return before
    captions = [before.caption, block.caption]
    if rules.is_english_caption(before.caption):
        captions.reverse()
    return Figure("\u3000".join(captions), before.picture, before.src + block.src)


def _waiting(block: Block | None) -> str:
    """The caption of a block that has nothing else yet."""
    if isinstance(block, Table):
        return "" if block.rows else block.caption
    return block.caption if isinstance(block, Figure) and not block.picture else ""


MARKED = ("h1", "h2", POST, "h3", "h4", "h5", "h6")
"""Kinds of lines that are headings."""
BOLD = "b"
"""The kind of a short paragraph in bold letters."""
TEXT = ("", "p", "a", SCAN, SCAN_ENDED, BOLD)
"""Kinds of lines that are text, and headings only where the text tells."""
