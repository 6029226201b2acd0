"""What Obsidian writes in its own way: ``[[links]]``, ``![[embeds]]``, ``%%comments%%``, ``^names`` of blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from kanyin.dialects.lines import Line, pieces, unread_mask
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg
from kanyin.patterns import lazy

_LINK = lazy(
    r"(?:(?<!\\)(?P<embed>!)|(?<![\dA-Za-z_)\[\]\\!]))\[\[(?!_?_?toc_?_?\]\])(?P<note>[^\[\]|#^<>:*?\"\\\n]{0,200})(?P<place>#[^\[\]|<>\"\\\n]{1,200})?"
    r"(?:\\?\|(?P<words>[^\[\]\n]{1,300}))?\]\](?![(\[\]])",
    re.IGNORECASE,
)
_PICTURE = lazy(r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif)$", re.IGNORECASE)
_ENDING = lazy(r"\.(?=[A-Za-z\d]{0,8}[A-Za-z])[A-Za-z\d]{2,9}$")
"""Of a file that is no note: ``.pdf``, ``.mp4``, ``.canvas``."""
_SIZE = lazy(r"(\d{1,5})(?:x(\d{1,5}))?")
"""Pixels that a picture is shown wide, and high."""
_NAME = lazy(r"[^\W\d_]")
"""A note's name has a letter: ``[[1]]`` is a number in brackets."""
_COMMENT = lazy(r"(?<![\dA-Za-z%\\])%%(?!%)[^%\n]{1,999}%%(?![\dA-Za-z%])")
_FENCE = "%%"
_LONGEST = 400
"""Lines of a comment: signs that belong to no other are not looked for to the end of a book."""
_BLOCK_NAME = lazy(r"(?<=\S)[ \t]+\^(?=[\d-]{0,40}[A-Za-z])[A-Za-z\d-]{3,60}[ \t]*+$")


def plain_notes(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with links and pictures as pandoc has them, without comments and names of blocks."""
    mask = unread_mask(lines)
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end = 0 if mask[at] else _comment_end(lines, mask, at)
        if end:
            comment = lines[at : end + 1]
            omitted.take(msg("comments of Obsidian"), lines[at].number, "\n".join(line.text for line in comment))
            out += [line.but("") for line in comment]
        else:
            out.append(lines[at] if mask[at] else _plain(lines, at, omitted))
        at = max(at, end) + 1
    return out


def _comment_end(lines: Sequence[Line], mask: Sequence[bool], start: int) -> int:
    """Where a comment of several lines ends that a line opens; 0 where none does."""
    text = lines[start].text.strip()
    if not text.startswith(_FENCE) or text.count(_FENCE) != 1:
        return 0
    after = range(start + 1, min(len(lines), start + _LONGEST))
    end = next((at for at in after if _FENCE in lines[at].text and not mask[at]), 0)
    return end if end and lines[end].text.rstrip().endswith(_FENCE) else 0


def _plain(lines: Sequence[Line], at: int, omitted: Omitted) -> Line:
    line = lines[at]
    if "[[" not in line.text and _FENCE not in line.text and "^" not in line.text:
        return line
    out = []
    for is_plain, piece in pieces(line.text):
        if is_plain:
            piece = _COMMENT.sub(partial(omitted.left_out, msg("comments of Obsidian"), line.number), piece)
            piece = _LINK.sub(partial(_link, omitted, line.number), piece)
        out.append(piece)
    text = "".join(out)
    if at + 1 == len(lines) or lines[at + 1].is_blank or text.lstrip().startswith(("-", "*", "+")):
        text = _BLOCK_NAME.sub(partial(omitted.left_out, msg("names of blocks of Obsidian"), line.number), text)
    return line.but(text)


def _link(omitted: Omitted, line: int, found: re.Match[str]) -> str:
    note, place, words = found["note"].strip(), (found["place"] or "").strip("# "), (found["words"] or "").strip()
    if found["note"] != note or not _NAME.search(note + place):
        return found[0]
    if not found["embed"] or is_note(note):
        return _to_note(note, place, words)
    if _PICTURE.search(note):
        return _picture(note, words)
    return omitted.left_out(msg("notes and files that Obsidian would embed"), line, found)


def _to_note(note: str, place: str, words: str) -> str:
    """A link to a note, or to a heading of it; as Obsidian shows it where no other words are given."""
    *over, place = [part.strip() for part in place.split("#")]
    place = "" if place.startswith("^") else place  # of a block, which has no heading
    shown = words or " > ".join(filter(None, (note, *over, place)))
    file = f"{note.removesuffix('.md')}.md" if note and is_note(note) else note
    target = file + (f"#{place}" if place else "")
    return f"[{shown}](<{target}>)" if target else shown


def is_note(name: str) -> bool:
    """Whether a name is that of a note: one of Markdown, or without the ending of another kind of file."""
    return not _ENDING.search(name) or name.lower().endswith(".md")


def _picture(note: str, words: str) -> str:
    """A picture; behind its caption may stand its width: ``x.png|柳树|300``."""
    caption, _, last = words.rpartition("|")
    size = _SIZE.fullmatch(last.strip())
    if not size:
        return f"![{words}](<{note}>)"
    words = caption.strip()
    height = f" height={size[2]}px" if size[2] else ""
    return f"![{words}](<{note}>){{width={size[1]}px{height}}}"
