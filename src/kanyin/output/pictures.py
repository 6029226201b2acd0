"""The pictures of a book, read once and known by what they are, not by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanyin.errors import InputError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.model import Book

_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", re.DOTALL
)
_FETCHED = re.compile(r"""@import|url\((?!\s*["']?(?:#|data:image/))""", re.IGNORECASE)
_SIGNS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png", "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg", "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif", "image/gif"),
    (_SVG, "svg", "image/svg+xml"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, the ending that its kind should have, and its media type."""

    data: bytes
    ending: str
    media_type: str


def read_pictures(book: Book) -> dict[str, Picture]:
    """All pictures of a book under their keys.

    A PNG called ``.jpg`` is taken as the PNG that it is. Raises InputError where a file cannot be read or is
    no picture.
    """
    return {key: _read(path, book) for key, path in book.pictures.items()}


def read_picture(path: Path, book: Book) -> bytes:
    """The bytes of one of a book's pictures. Raises InputError where it cannot be read, or lies elsewhere by now."""
    try:
        return read_inside(book.root or path.parent, path, "picture-size")
    except InputError as error:
        problem = msg("picture {target!r}: {problem}", target=path.name, problem=error.problem)
        raise InputError(problem, file=book.name, cure=error.cure or msg("check the file")) from error


def _read(path: Path, book: Book) -> Picture:
    data, name = read_picture(path, book), book.name
    for sign, ending, media_type in _SIGNS:
        if sign.match(data):
            if ending == "svg":
                _check_svg(data, path.name, name)
            return Picture(data, ending, media_type)
    raise InputError(
        msg("picture {name!r} is not PNG, JPEG, GIF or SVG inside", name=path.name),
        file=name,
        cure=msg("save it again as PNG or JPEG"),
    )


def _check_svg(data: bytes, picture: str, name: str) -> None:
    """A drawing is whole in itself: no script, nothing that a reading system would fetch. Raises InputError."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise InputError(
            msg(
                "picture {picture!r} is not well-formed SVG in line {line}: {reason}",
                picture=picture,
                line=error.lineno,
                reason=error,
            ),
            file=name,
            cure=msg("save it again"),
        ) from error
    if b"<!ENTITY" in data or b"<?xml-stylesheet" in data or any(map(_leads_outside, root.iter(etree.Element))):
        raise InputError(
            msg("picture {picture!r} holds a script, an entity or something outside itself", picture=picture),
            file=name,
            cure=msg("save it as plain SVG or as PNG"),
        )


def _leads_outside(element: etree._Element) -> bool:
    """True for a script and for whatever would be fetched."""
    kind = etree.QName(element).localname
    attributes = [(etree.QName(key).localname, value) for key, value in element.attrib.items()]
    style = (element.text or "") if kind == "style" else ""
    return (
        kind in ("script", "foreignObject")
        or any(key.startswith("on") for key, _ in attributes)
        or any(key in ("href", "src") and not value.startswith(("#", "data:image/")) for key, value in attributes)
        or any(_FETCHED.search(text) for text in (style, *element.attrib.values()))
    )
