"""The pictures of a book, read once and known by what they are, not by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kanyin.errors import InputError
from kanyin.model import Book

_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", re.DOTALL
)
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
    return {key: _read(path, book.name) for key, path in book.pictures.items()}


def _read(path: Path, name: str) -> Picture:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"picture {path.name!r} cannot be read: {error.strerror}", file=name, cure="check the file"
        ) from error
    for sign, ending, media_type in _SIGNS:
        if sign.match(data):
            return Picture(data, ending, media_type)
    raise InputError(
        f"picture {path.name!r} is not PNG, JPEG, GIF or SVG inside",
        file=name,
        cure="save it again as PNG or JPEG",
    )
