"""Pictures of pixels and drawings: what is taken is sound, draws and does no more, and goes into every format."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from kanyin import rules
from kanyin.book.reader import read_book
from kanyin.output import FORMATS
from kanyin.output.pictures import SVG, read_pictures
from kanyin.style import load_style
from tests.fuzz.engine import Case, Target
from tests.fuzz.mutations import TEXT, count
from tests.output.test_pictures import KINDS
from tests.output.test_svg import HEAD, HONEST, INSIDE, LEFT_OUT, check_clean

NAMES = [name for kind in ("attribute", "property") for row in rules.table("svg")[kind] for name in row["names"]]
VALUES = [
    *("0", "-1", "1e6", "-1e6", "1e-300", "1e999", "NaN", "inf", "50%", "-50%", "2em", "1 2 3 4", "0 0 0 0", "1,,2"),
    *("M0 0", "M0 0A1 1 0 0 1", "m1e6-.5.5z", "M0,0 L", "A0 0 0 0 0 0 0", "M 1 1 C 1", "rotate(45)", "matrix(0 0 0)"),
    *("scale(0)", "translate(1e9)", "rotate(", "skewX(90)", "url(#lg)", "url(#pt)", "url(#mk)", "url(#cp)", "url(#fi)"),
    *("url(#ar)", "url(#sy)", "url(#x)", "url(x)", "#lg", "#sy", "#pt", "#x", "none", "inherit", "currentColor", "red"),
    *("#12345", "rgb(300,0,0)", "rgb(1)", "hsl(1,2,3)", "bold", "auto", "hidden", "xMidYMid slice", "", " ", "甲"),
    *("fill:red", "fill:url(#pt);stroke:url(#lg)", "stroke-dasharray:0 0", "font-size:0", "font:9px a", "mask:none"),
]


def change_attributes(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Attributes of a drawing set to anything."""
    root = _root(text)
    elements = [] if root is None else list(root.iter(etree.Element))
    for _ in range(count(luck, 12) if elements else 0):
        luck.choice(elements).set(luck.choice([*NAMES, "style"]), luck.choice(VALUES))
    return text if root is None else etree.tostring(root, encoding="unicode")


def move_elements(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Elements of a drawing in other places, many times, or gone."""
    root = _root(text)
    for _ in range(0 if root is None else count(luck, 12)):
        elements = list(root.iter(etree.Element))
        one, other = luck.choice(elements), luck.choice(elements)
        if one is root or luck.random() < 0.2:
            one.text = luck.choice(["", "甲乙", "\u200b"])
        elif len(elements) < 500:
            other.append(deepcopy(one))
    return text if root is None else etree.tostring(root, encoding="unicode")


def _root(text: str) -> etree._Element | None:
    if not text.lstrip().startswith("<"):
        return None
    parser = etree.XMLParser(recover=True, resolve_entities=False)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def change_bytes(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Some bytes of a picture of pixels, in its head most often."""
    data = bytearray(text.encode("utf-8", "surrogateescape"))
    for _ in range(count(luck, 20)):
        data[luck.randrange(min(len(data), luck.choice([60, 10**9])))] = luck.randrange(256)
    return bytes(data).decode("utf-8", "surrogateescape")


def run(case: Case) -> None:
    data = mended(case.data) if case.luck.random() < 0.7 else case.data
    (case.folder / "p.png").write_bytes(data)
    book = read_book("甲。\n\n![图](p.png)\n", "book.md", case.folder)
    (picture,) = read_pictures(book).values()
    if picture.media_type == SVG:
        check_clean(picture.data)
    for name, often in (("epub", 0.5), ("docx", 0.3), ("pdf", 0.3)):
        if case.luck.random() < often:
            FORMATS[name](book, load_style("journal"))


def mended(data: bytes) -> bytes:
    """A PNG whose chunks have the sums that they should, so that what is in them is looked at."""
    made, rest = data[:8], data[8:]
    while made.startswith(b"\x89PNG") and len(rest) >= 12:
        (length,) = struct.unpack(">I", rest[:4])
        chunk = rest[4 : 8 + length]
        made += rest[:4] + chunk + struct.pack(">I", zlib.crc32(chunk))
        rest = rest[12 + length :]
    return made + rest


def more() -> list[bytes]:
    inner = [HONEST, *INSIDE.values(), *(inside for inside, _ in LEFT_OUT.values())]
    whole = [f'{HEAD[:-1]} viewBox="0 0 100 100">{inside}</svg>'.encode() for inside in inner]
    return [*whole[:1] * 80, *whole, *list(KINDS.values()) * 4]


MUTATIONS = (*TEXT, *[change_attributes] * 24, *[move_elements] * 12, *[change_bytes] * 6)
TARGET = Target("pictures", [], run, MUTATIONS, weight=0.5, limit=60.0, more=more)
