"""Plays: who speaks, what is said, and what is done on the stage, as authors type it in Markdown.

``**甲**：…``, ``甲：…`` and ``甲　…`` become divisions ``speech`` that hang under the names, with a span ``speaker``;
（…） in them a span ``direction``, and a line of it alone a division ``direction``. How far they hang is a class,
``speech-4``: the longest usual name and the mark or white behind it, as printed plays have it; two em where that is
more than five characters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kanyin.book.directions import is_direction, with_directions
from kanyin.book.pandoc_types import Json
from kanyin.book.speakers import WHITE, Head, head_of, is_done_first
from kanyin.book.tree import text_of
from kanyin.patterns import lazy

_ACT = lazy(r"第[一二三四五六七八九十百\d]{1,3}[幕场場折出](?:[\s\u3000]|$)|[序尾]幕|楔子$")
_FEWEST = 4
"""Speeches of those who speak more than once."""
_DIRECTED = 0.1
"""Of ten speeches one begins with what is done, or stands beside a line of it, where no act has a heading."""
_SPOKEN = 0.7
"""The least share of speeches that end as sentences do, and of those with others beside them."""
_USUAL = 0.9
"""The share of the speeches whose names have room before what is said."""
_LEAST, _DEEPEST = 2, 5
"""The fewest and the most characters that speeches hang; where the names want more than the most, the fewest."""
_HANG = lazy("speech-[2-5]")
_ENDED = lazy("[。！？…—）)〕]”?$")
_BREAKS = ("SoftBreak", "LineBreak")


def shape(blocks: list[Json]) -> None:
    """Change the paragraphs of plays in place, in quotations and divisions too."""
    for block in blocks:
        if block["t"] == "BlockQuote":
            shape(block["c"])
        elif block["t"] == "Div":
            shape(block["c"][1])
    cast = _cast(blocks)
    if cast:
        blocks[:] = _shaped(blocks, cast)


def hang(blocks: Json) -> int:
    """How many characters the speeches of a text hang; 0 where it has none, the most where it has several plays."""
    found = 0
    for child in blocks.values() if isinstance(blocks, dict) else blocks:
        if isinstance(child, dict) and child.get("t") == "Div" and "speech" in child["c"][0][1]:
            found = max(found, *(int(name[-1]) for name in child["c"][0][1] if _HANG.fullmatch(name)), 0)
        elif isinstance(child, (dict, list)):
            found = max(found, hang(child))
    return found


def wants_room(span: Json) -> bool:
    """True for a name whose speech begins where its further lines do, behind white."""
    return "speaker" in span["c"][0][1] and "run-in" not in span["c"][0][1]


def _cast(blocks: list[Json]) -> Counter[str]:
    """Those who speak more than once, and how often; nobody where it is no play."""
    parts = [part for block in blocks if block["t"] == "Para" for _, part in _parts(block["c"])]
    heads = [head_of(part) for part in parts]
    cast = Counter({name: n for name, n in Counter(head.name for head in heads if head).items() if n > 1})
    if len(cast) < 2 or cast.total() < _FEWEST:
        return Counter()
    speeches = [head if head and head.name in cast else None for head in heads]
    if not _are_spoken(parts, speeches):
        return Counter()
    if any(block["t"] == "Header" and _ACT.match(text_of(block["c"][2]).strip()) for block in blocks):
        return cast
    return cast if _directions(parts, speeches) >= max(2, _DIRECTED * cast.total()) else Counter()


def _are_spoken(parts: list[list[Json]], speeches: list[Head | None]) -> bool:
    """True where most of what names begin is sentences, and stands beside other such."""
    ended = sum(bool(head and _ENDED.search(text_of(head.rest).rstrip())) for head in speeches)
    lone = sum(
        head is not None and not any(beside or is_direction(part) for beside, part in _beside(n, parts, speeches))
        for n, head in enumerate(speeches)
    )
    count = sum(head is not None for head in speeches)
    return ended >= _SPOKEN * count and lone <= (1 - _SPOKEN) * count


def _directions(parts: list[list[Json]], speeches: list[Head | None]) -> int:
    """How many speeches begin with what is done, and how many lines of it stand beside a speech."""
    begun = sum(head is not None and is_done_first(head) for head in speeches)
    lines = (n for n, part in enumerate(parts) if is_direction(part))
    return begun + sum(any(head for head, _ in _beside(n, parts, speeches)) for n in lines)


def _beside(n: int, parts: list[list[Json]], speeches: list[Head | None]) -> Iterator[tuple[Head | None, list[Json]]]:
    """The lines before and after one."""
    for at in (n - 1, n + 1):
        if 0 <= at < len(parts):
            yield speeches[at], parts[at]


def _parts(inlines: list[Json]) -> Iterator[tuple[list[Json], list[Json]]]:
    """The lines that the author typed, each with the break before it.

    pandoc leaves no break between lines of Han (``east_asian_line_breaks``), but two strings beside each other; in
    front of bold words it leaves nothing, so that a sentence must have ended.
    """
    before: list[Json] = []
    line: list[Json] = []
    for node in inlines:
        is_break = node["t"] in _BREAKS
        if line and (is_break or line[-1]["t"] == node["t"] == "Str" or _is_bold_head(line, node)):
            yield before, line
            before, line = [], []
        if is_break:
            before = [node]
        elif line or node["t"] != "Space":
            line.append(node)
    yield before, line


def _is_bold_head(line: list[Json], node: Json) -> bool:
    """True for bold words behind the end of a sentence."""
    return bool(node["t"] == "Strong" and _ENDED.search(text_of(line)))


def _shaped(blocks: list[Json], cast: Counter[str]) -> Iterator[Json]:
    """The blocks of a list with a play in it. Who speaks once is known by those who speak before and after."""
    lines = [line for block in blocks for line in _lines(block, cast)]
    kinds = [_kind(line, cast) for line in lines]
    is_within = [kind != "" for kind in kinds]
    for n, line in enumerate(lines):
        beside = (n and is_within[n - 1]) and (n + 1 < len(lines) and is_within[n + 1])
        if not kinds[n] and beside and line["t"] == "Para" and head_of(line["c"]):
            kinds[n] = "speech"
    deep = _depth(line["c"] for line, kind in zip(lines, kinds, strict=True) if kind == "speech")
    for line, kind in zip(lines, kinds, strict=True):
        yield _division(line, kind, deep) if kind else line


def _lines(block: Json, cast: Counter[str]) -> Iterator[Json]:
    """A paragraph as one for each speech and each direction in it; another block as it is."""
    if block["t"] != "Para":
        yield block
        return
    parts = list(_parts(block["c"]))
    is_all_play = all(head_of(part) or is_direction(part) for _, part in parts)
    made: list[Json] = []
    for before, part in parts:
        begins = is_all_play or _is_speech(part, cast) or is_direction(part) or not made
        if begins and made:
            yield {"t": "Para", "c": made}
            made = []
        made += part if begins else [*before, *part]
    if made:
        yield {"t": "Para", "c": made}


def _is_speech(part: list[Json], cast: Counter[str]) -> bool:
    head = head_of(part)
    return head is not None and head.name in cast


def _kind(line: Json, cast: Counter[str]) -> str:
    """``speech``, ``direction`` or neither."""
    if line["t"] != "Para":
        return ""
    if _is_speech(line["c"], cast):
        return "speech"
    is_done = is_direction(line["c"]) or [node["t"] for node in line["c"]] == ["Emph"]
    return "direction" if is_done else ""


def _depth(speeches: Iterator[list[Json]]) -> int:
    """How many characters the speeches of a play hang."""
    heads = (head_of(speech) for speech in speeches)
    widths = sorted(len(head.name) + 1 for head in heads if head)
    usual = widths[int(len(widths) * _USUAL)] if widths else _LEAST
    return usual if usual <= _DEEPEST else _LEAST


def _division(line: Json, kind: str, deep: int) -> Json:
    content = line["c"]
    if kind == "direction" and len(content) == 1 and content[0]["t"] == "Emph":
        content = content[0]["c"]
    if kind == "speech" and (head := head_of(content)):
        is_long = len(text_of(head.label)) >= deep
        speaker = {"t": "Span", "c": [["", ["speaker", "run-in"] if is_long else ["speaker"], []], head.label]}
        content = [speaker, *with_directions(_unindented(head.rest))]
    return {"t": "Div", "c": [["", [kind, f"speech-{deep}"], []], [{"t": "Para", "c": content}]]}


def _unindented(inlines: list[Json]) -> list[Json]:
    """What is said, without the white that was typed to set its further lines in."""
    for before, node in pairwise(inlines):
        if before["t"] in _BREAKS and node["t"] == "Str":
            node["c"] = node["c"].lstrip(WHITE)
    return inlines
