"""The pictures of a book, read once, known by what they are and not by their names, and sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanyin.errors import InputError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.model import Book
from kanyin.output import raster
from kanyin.output.raster import BrokenError, Raster
from kanyin.output.svg import clean, cost
from kanyin.output.svg.rules import RefusedError
from kanyin.remarks import remark

SVG = "image/svg+xml"
_SHOWN = 4
"""How many things that were left out of a drawing are named."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes (a drawing's as ``clean.clean_svg`` makes them), its ending and media type by its kind.

    ``raster`` is what is known of pixels, ``sizes`` what a drawing says of its size.
    """

    data: bytes
    ending: str
    media_type: str
    raster: Raster | None = None
    sizes: Mapping[str, str] | None = None

    @property
    def for_pdf(self) -> bytes:
        """The picture as WeasyPrint can show it."""
        return (self.raster.plain if self.raster else None) or self.data


def read_pictures(book: Book) -> dict[str, Picture]:
    """All pictures of a book under their keys.

    A PNG called ``.jpg`` is taken as the PNG that it is. Raises InputError, with the line of the Markdown, where a file
    cannot be read, is no picture, cannot be decoded, is beyond a limit, or is a drawing that does more than draw.
    """
    return {key: _read(key, path, book) for key, path in book.pictures.items()}


def _read(key: str, path: Path, book: Book) -> Picture:
    file, line = book.places.get(key, (book.name, None))
    try:
        data = read_inside(book.root or path.parent, path, "picture-size")
        # A remark names the document that is being made by itself.
        return _known(data, path.name, None if file == book.name else file, line)
    except InputError as error:
        problem = msg("picture {target!r}: {problem}", target=path.name, problem=error.problem)
        raise type(error)(problem, file=file, line=line, hint=error.hint or msg("check the file")) from error


def _known(data: bytes, name: str, file: str | None, line: int | None) -> Picture:
    """A picture by how it begins. Raises InputError."""
    try:
        data = raster.as_png(data)
        for start, (kind, ending, media_type) in raster.KINDS.items():
            if data.startswith(start):
                return Picture(data, ending, media_type, raster.decode(data, kind))
    except BrokenError as error:
        problem = msg("it cannot be decoded as {kind}: {reason}", kind=error.kind, reason=error)
        raise InputError(problem, hint=msg("save it again as PNG or JPEG")) from error
    root = _svg_root(data) if clean.is_svg(data) else None
    if root is None:
        raise InputError(msg("it is not PNG, JPEG, GIF or SVG inside"), hint=msg("save it again as PNG or JPEG"))
    return _drawing(root, name, file, line)


def _svg_root(data: bytes) -> etree._Element | None:
    cost.check_tags(data)
    try:
        return clean.read_svg(data)
    except etree.XMLSyntaxError as error:
        problem = msg("it is not well-formed SVG in line {line}: {reason}", line=error.lineno, reason=error.msg)
        raise InputError(problem, hint=msg("save it again")) from error


def _drawing(root: etree._Element, name: str, file: str | None, line: int | None) -> Picture:
    try:
        drawing = clean.clean_svg(root)
        cost.check_cost(etree.fromstring(drawing.data))
    except RefusedError as error:
        problem = msg("line {line} of it has {what}: {why}", line=error.line, what=error.what, why=error.why)
        raise InputError(problem, hint=msg("save it as plain SVG or as PNG")) from error
    if drawing.left_out:
        remark(
            msg("picture {target!r} is shown without {names}", target=name, names=_names(drawing.left_out)),
            file=file,
            line=line,
            hint=msg("look whether it is as it should be; else save it as plain SVG or as PNG"),
        )
    return Picture(drawing.data, "svg", SVG, sizes=drawing.sizes)


def _names(left_out: tuple[tuple[str, int], ...]) -> str:
    """``foo (line 3), bar (line 5) …``."""
    shown = [msg("{name} (line {line})", name=name, line=line) for name, line in left_out[:_SHOWN]]
    return msg(", ").join([*shown, *(["…"] if len(left_out) > _SHOWN else [])])
