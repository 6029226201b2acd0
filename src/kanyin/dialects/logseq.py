"""What Logseq writes in its own way: properties of blocks, ``key:: value``, and ``((id))``, the text of another block.

Its pages are outlines: each block is an item. What it keeps to itself there no reader sees, so it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

from kanyin.dialects.containers import kinds
from kanyin.dialects.fences import EMPTY
from kanyin.dialects.lines import Line, outside_code, unread_mask
from kanyin.dialects.omitted import Omitted
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_OWN = lazy(
    r"[ \t]*+(?:[-*][ \t]++)?(?:id|collapsed|heading|background-color|public|icon|filters|template|file-path|file"
    r"|(?:card|ls|hl|query|template|logseq|exclude)[.-][\w.-]{1,60})::(?:[ \t][^\n]*+)?"
)
"""A line that is a property which Logseq has for itself; others, as ``alias::``, it shows."""
_UUID = r"[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}"
_CALL = lazy(
    rf"\{{\{{[ \t]*embed[ \t]+\(\((?P<embed>{_UUID})\)\)[ \t]*\}}\}}"
    rf"|\[(?P<words>[^\[\]\n]{{1,300}})\]\(\(\((?P<under>{_UUID})\)\)\)|\(\((?P<plain>{_UUID})\)\)"
)
_CLOZE = lazy(r"\{\{cloze[ \t]([^{}\n]{1,999})\}\}")
_MACRO = lazy(r"\{\{(?:query|renderer|namespace|function|video|tweet|youtube|embed)\b[^{}\n]{0,999}\}\}")
_SIZE = lazy(r"(?<=\))\{:(?=[^{}\n]{0,60}\b(?:height|width)\b)[^{}\n]{1,60}\}")
_WIDTH = lazy(r":width[ \t]+(\d{1,5})")
_NAMED = lazy(rf"[ \t]*+id:: (?P<id>{_UUID})[ \t]*+")
_WHITE = lazy(r"\A[ \t]*+(?=\S)")
_COUNTED = lazy(r"[ \t]*+logseq\.order-list-type::[ \t]*+number[ \t]*+")
_BLOCK = lazy(r"\A(?P<white>[ \t]*+)-(?=[ \t])")
_HEAD = lazy(r"- #{1,6}[ \t]")
_ITEM = lazy(r"[ \t]*+[-*+][ \t]+(?:#{1,6}[ \t]+)?(?P<words>\S[^\n]*)")
_BOX = lazy(r"(?P<before>[ \t]*+(?:[-*][ \t]++)?)#\+(?P<sign>BEGIN|END)_(?P<kind>[A-Za-z]{2,20})[ \t]*+", re.IGNORECASE)
"""A box as Org has it; ``#+BEGIN_QUOTE`` is a quotation."""
_BULLET = lazy("[-*]")
_SIGNS = ("#+", "::", "((", "{{", "{:")


def plain_outline(lines: list[Line], root: Path | None, omitted: Omitted) -> list[Line]:
    """The lines without Logseq's own properties, with the words of blocks that they call by their ids, which are looked
    for in all pages below ``root``."""
    if not any(sign in line.text for line in lines for sign in _SIGNS):
        return lines
    if any("::" in line.text and _OWN.fullmatch(line.text) for line in lines):
        lines = _as_text(lines)
    lines = _with_numbers(lines, unread_mask(lines))
    lines = list(_with_boxes(lines, unread_mask(lines)))
    mask = unread_mask(lines)
    out: list[Line] = []
    for line, is_code in zip(lines, mask, strict=True):
        if is_code:
            out.append(line)
        elif "::" in line.text and _OWN.fullmatch(line.text):
            omitted.take(msg("properties of Logseq"), line.number, line.text.strip())
        else:
            out.append(line.but(outside_code(line.text, partial(_plain, root, omitted, line.number))))
    return out


def _as_text(lines: list[Line]) -> list[Line]:
    """The lines of a page as a text with headings. A block that is a heading, under none but such, is one of the text,
    and what is set in under it stands less deep by a tab; so does what is set in under a block without a sign. A block
    with nothing in it is an empty line.
    """
    out: list[Line] = []
    heads: list[int] = []
    for at, line in enumerate(lines):
        tabs = len(line.text) - len(line.text.lstrip("\t"))
        text = line.text[tabs:]
        is_block = text.startswith("- ") or text.rstrip() == "-" or (tabs == 0 and text[:1].strip() != "")
        while is_block and heads and heads[-1] >= tabs:
            heads.pop()
        is_head = is_block and len(heads) == tabs and (not text.startswith("-") or bool(_HEAD.match(text)))
        if text.rstrip() == "-" and (at + 1 == len(lines) or not lines[at + 1].text.startswith("\t" * (tabs + 1))):
            out.append(line.but(""))
        elif is_head:
            heads.append(tabs)
            out.append(line.but(text.removeprefix("- ")))
        else:
            is_of_head = bool(heads) and heads[-1] == tabs and not is_block
            out.append(line.but(text.removeprefix("  ") if is_of_head else line.text[min(len(heads), tabs) :]))
    return out


def _with_numbers(lines: list[Line], mask: list[bool]) -> list[Line]:
    """The lines with a number, which counts by itself, before blocks that are counted; what goes on in them is set in
    as far as their words."""
    out, block = list(lines), 0
    for at, line in enumerate(lines):
        if mask[at]:
            continue
        if _BLOCK.match(line.text):
            block = at
        elif "order-list-type" in line.text and _COUNTED.fullmatch(line.text):
            out[block] = out[block].but(_BLOCK.sub(r"\g<white>1.", out[block].text, count=1))
            out[block + 1 : at] = [held.but(_WHITE.sub(r"\g<0> ", held.text, count=1)) for held in out[block + 1 : at]]
    return out


def _with_boxes(lines: list[Line], mask: list[bool]) -> Iterator[Line]:
    opened: list[str] = []
    for line, is_code in zip(lines, mask, strict=True):
        found = None if is_code else _BOX.fullmatch(line.text)
        kind = found["kind"].lower() if found else ""
        if found and found["sign"].upper() == "BEGIN" and (kind in kinds() or kind in ("pinned", "center")):
            white = _BULLET.sub(lambda sign: " " * len(sign[0]), found["before"])
            opened.append(kind)
            if found["before"].strip():
                yield line.but(found["before"] + EMPTY)
            named = f" .{kind}" if kind not in ("quote", "center") else ""
            yield line.but(f"{white}::: {{.callout{named}}}")
        elif found and opened and opened[-1] == kind:
            opened.pop()
            yield line.but(f"{found['before']}:::")
        else:
            yield line


def _plain(root: Path | None, omitted: Omitted, line: int, text: str) -> str:
    text = _CALL.sub(partial(_called, root, line), text)
    text = _CLOZE.sub(lambda found: str(found[1]), text)
    text = _MACRO.sub(partial(omitted.left_out, msg("macros of Logseq"), line), text)
    return _SIZE.sub(_size, text)


def _size(found: re.Match[str]) -> str:
    width = _WIDTH.search(found[0])
    return f"{{width={width[1]}px}}" if width else ""


def _called(root: Path | None, line: int, found: re.Match[str]) -> str:
    """The words of the link, else of the block; what is nowhere stays as it stands, and is told."""
    if found["words"]:
        return str(found["words"])
    words = _blocks(root).get((found["embed"] or found["plain"]).lower(), "") if root else ""
    if not words:
        problem = msg("a block that is called is nowhere, so its id is printed: {call}", call=found[0])
        remark(problem, line=line, kind="((…))")
    return _CALL.sub("…", words) or found[0]


@lru_cache(maxsize=1)
def _blocks(root: Path) -> dict[str, str]:
    """The first line of each block that has an id, by this."""
    found: dict[str, str] = {}
    for path in sorted(root.rglob("*.md")):
        try:
            text = read_inside(root, path).decode("utf-8-sig", "replace")
        except (KanyinError, OSError):
            continue
        if "id:: " in text:
            found.update(_named(text.split("\n")))
    return found


def _named(lines: list[str]) -> Iterator[tuple[str, str]]:
    words = ""
    for line in lines:
        if item := _ITEM.fullmatch(line.rstrip()):
            words = item["words"].removesuffix(" #card").rstrip()
        elif named := _NAMED.fullmatch(line):
            yield named["id"].lower(), words
