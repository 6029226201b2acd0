"""Mutations that know the material: what they make is mostly still a page, and broken where it hurts."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from kanyin import rules

Mutation = Callable[[str, random.Random, Sequence[str]], str]
"""A text, the luck of the case, and other texts to take pieces from."""
ROOT = Path(__file__).resolve().parents[2]
_HOSTILE = tomllib.loads((ROOT / "bench" / "hostile.toml").read_text(encoding="utf-8"))
_NONCHARACTERS = (*range(0xFDD0, 0xFDF0, 3), 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF)
_CONTROLS = (0, 1, 7, 8, 0xB, 0xC, 0x1B, 0x7F, 0x85, 0x9F)
_FORMATS = (0xA0, 0xAD, 0x200B, 0x200D, 0x200E, 0x2028, 0x202E, 0x2066, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFD)
_PRIVATE = (0xE000, 0xE5E5, 0xF8FF, 0xF0000, 0x10FE00, 0x10FEA6, 0x10FEFF)
_RARE = (0x301, 0x20DD, 0x2F00, 0xF900, 0x2F800, 0x20000, 0x30000, 0x1F600, 0x3007, 0x3000, 0x2460, 0x338F, 0xFF10)
UNSEEN = list(map(chr, (*_NONCHARACTERS, *_CONTROLS, *_FORMATS)))
STRANGE = list(map(chr, (*_PRIVATE, *_RARE, 0x5D0, 0x627, 0xE01)))
WORDS = [
    *_HOSTILE["pieces"],
    *_HOSTILE["lines"],
    *(word for row in rules.table("labels")["label"] for word in row["words"]),
    *(name for row in rules.table("headings")["unnumbered"] for name in row["names"]),
    *(line for row in rules.table("boilerplate")["rule"] for line in row["hits"]),
    *(line for row in rules.table("headings")["scheme"] for line in row["hits"]),
]
TAGS = [
    *_HOSTILE["tags"],
    *('<img src="../secret.png">', '<img src="a.png">', '<img src="pic/b.png">', "&#xFDD0;", "&#0;", "&#55296;"),
    *("<html>", "</body>", "<svg>", "<math>", "<form>", "<textarea>", "<frameset>", "<pre>"),
]


def count(luck: random.Random, most: int) -> int:
    """A number, small ones most often."""
    return max(1, int(most ** luck.random()))


def at(text: str, luck: random.Random) -> int:
    """A place in a text."""
    return luck.randrange(len(text) + 1)


def put(text: str, piece: str, luck: random.Random) -> str:
    """A text with a piece in it somewhere."""
    place = at(text, luck)
    return text[:place] + piece + text[place:]


def put_unseen(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Characters that nobody sees, noncharacters among them."""
    return put(text, luck.choice(UNSEEN) * count(luck, 40), luck)


def put_strange(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Private-use characters, marks that combine, other scripts, rare Han."""
    return put(text, luck.choice(STRANGE) * count(luck, 40), luck)


def put_word(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A word that rules know, at the start of a line or anywhere."""
    word = luck.choice(WORDS)
    if luck.random() < 0.5:
        return put(text, word, luck)
    lines = text.split("\n")
    n = luck.randrange(len(lines))
    lines[n] = word + lines[n]
    return "\n".join(lines)


def repeat_piece(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A piece many times over."""
    return put(text, luck.choice(_HOSTILE["pieces"]) * count(luck, 4000), luck)


def repeat_own(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A stretch of the text many times over."""
    start = at(text, luck)
    piece = text[start : start + count(luck, 60)]
    return text[:start] + piece * count(luck, 400) + text[start:]


def repeat_line(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A line many times over."""
    lines = text.split("\n")
    n = luck.randrange(len(lines))
    lines[n:n] = [lines[n]] * count(luck, 800)
    return "\n".join(lines)


def hostile_lines(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A kind of line many times over."""
    lines = text.split("\n")
    n = luck.randrange(len(lines))
    lines[n:n] = [luck.choice(_HOSTILE["lines"])] * count(luck, 800)
    return "\n".join(lines)


def delete(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A stretch gone."""
    start = at(text, luck)
    return text[:start] + text[start + count(luck, max(2, len(text) // 2)) :]


def swap_lines(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Two lines, each in the other's place."""
    lines = text.split("\n")
    a, b = luck.randrange(len(lines)), luck.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def shuffle_lines(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Some lines in another order."""
    lines = text.split("\n")
    start = luck.randrange(len(lines))
    part = lines[start : start + count(luck, 40)]
    luck.shuffle(part)
    lines[start : start + len(part)] = part
    return "\n".join(lines)


def splice(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Lines of another text between these."""
    lines, other = text.split("\n"), luck.choice(others).split("\n")
    start = luck.randrange(len(other))
    n = luck.randrange(len(lines) + 1)
    lines[n:n] = other[start : start + count(luck, 30)]
    return "\n".join(lines)


def join_lines(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Line ends gone."""
    lines = text.split("\n")
    start = luck.randrange(len(lines))
    end = start + count(luck, len(lines)) + 1
    return "\n".join([*lines[:start], luck.choice(["", " ", "　"]).join(lines[start:end]), *lines[end:]])


def break_lines(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """All lines broken at one length, or blank lines, or an indent."""
    way = luck.randrange(3)
    if way == 0:
        length = luck.randint(1, 60)
        return "\n".join(line[k : k + length] for line in text.split("\n") for k in range(0, max(1, len(line)), length))
    if way == 1:
        return text.replace("\n", "\n" * count(luck, 8))
    indent = luck.choice([" ", "　", "\t"]) * count(luck, 12)
    return "\n".join(indent + line for line in text.split("\n"))


def swap_characters(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """One character for another, everywhere or in one place."""
    if not text:
        return text
    others_own = luck.choice([text, UNSEEN, STRANGE, "[](){}<>《》【】.,:;#*_~^`|&$@'\"-=+"])
    return text.replace(luck.choice(text), luck.choice(others_own), luck.choice([1, 3, -1]))


def put_tags(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Tags in it, some of them many times, one inside the other."""
    tag = luck.choice(TAGS)
    for _ in range(count(luck, 6)):
        text = put(text, tag * count(luck, 300), luck)
    return text


def nest_tags(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A stretch inside many elements."""
    names = "div b i sub sup table tr td ul li blockquote span a h2 font"
    name = luck.choice(names.split())
    start, times = at(text, luck), count(luck, 200)
    end = start + count(luck, 400)
    return text[:start] + f"<{name}>" * times + text[start:end] + f"</{name}>" * times + text[end:]


TEXT: tuple[Mutation, ...] = (
    *(put_unseen, put_strange, put_word, put_word, repeat_piece, repeat_own, repeat_line, hostile_lines),
    *(delete, swap_lines, shuffle_lines, splice, join_lines, break_lines, swap_characters),
)
"""For any text."""
MARKUP: tuple[Mutation, ...] = (put_tags, put_tags, nest_tags)
"""For what may hold tags."""


def cut(data: bytes, luck: random.Random) -> bytes:
    """Bytes cut off, changed, put in, or in another encoding than before."""
    way = luck.randrange(6)
    place = luck.randrange(len(data) + 1)
    if way == 0:
        return data[:place]
    if way == 1:
        return data[:place] + bytes([luck.randrange(256)]) * count(luck, 8) + data[place:]
    if way == 2:
        return data[:place] + data[place + count(luck, 5) :]
    if way == 3:
        return luck.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x841\x953"]) + data
    text = data.decode("utf-8", "replace")
    return text.encode(luck.choice(["gb18030", "gbk", "big5", "utf-16", "utf-16-be", "utf-8-sig"]), "replace")
