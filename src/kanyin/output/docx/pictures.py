"""Pictures of a DOCX: fitted into their place, described, and drawings with a picture for those that draw none."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from pathlib import PurePosixPath
from xml.sax.saxutils import quoteattr

from lxml import etree
from PIL import Image

from kanyin.errors import MissingToolError
from kanyin.output import engine
from kanyin.output.docx.styles import FIGURE
from kanyin.output.docx.xml import PIC, WP, A, R, mm_emu, style_of, w
from kanyin.output.pictures import Picture
from kanyin.output.svg.rules import SVG
from kanyin.style import MM_PER_PT, Style

_SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_EMU_PER_INCH = 914_400
_METRES_PER_INCH = 0.0254
_PNG_HEAD = 33
"""Bytes of a PNG before its other chunks: signature and IHDR."""
_STUB_SIDE = 2000
"""Pixels of the longer side of a stub: pandoc decodes it to know its size."""


def fit_pictures(root: etree._Element, style: Style) -> None:
    """Change the drawings of ``word/document.xml`` or ``word/footnotes.xml`` in place."""
    for number, drawing in enumerate(root.iter(w("drawing")), 1):
        _fit(drawing, number, style)


def _fit(drawing: etree._Element, number: int, style: Style) -> None:
    """No wider than its place, no higher than the type area; described by its alternative text alone."""
    inline = drawing.find(f"{{{WP}}}inline")
    extent = inline.find(f"{{{WP}}}extent")
    cx, cy = int(extent.get("cx")), int(extent.get("cy"))
    scale = min(1.0, mm_emu(_room(drawing, style)) / max(cx, 1), mm_emu(style.type_height * 0.9) / max(cy, 1))
    sizes = (str(max(1, round(cx * scale))), str(max(1, round(cy * scale))))
    for element in (extent, *drawing.iter(f"{{{A}}}ext")):
        if element.get("cx"):
            element.set("cx", sizes[0])
            element.set("cy", sizes[1])
    # Where they are not said, LibreOffice takes an eighth of an inch.
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    outer = inline.find(f"{{{WP}}}docPr")
    inner = next(drawing.iter(f"{{{PIC}}}cNvPr"))
    for element in (outer, inner):
        element.attrib.pop("title", None)
        element.set("id", str(number))
        element.set("name", f"图片 {number}")
        # pandoc writes the data address here.
        element.set("descr", outer.get("descr", ""))


def _room(drawing: etree._Element, style: Style) -> float:
    """The width for a picture, mm: the column, without the indent before a line of text, or a table's cell."""
    table = next(drawing.iterancestors(w("tbl")), None)
    if table is not None:
        return style.column_width / max(1, len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")))
    is_figure = style_of(next(drawing.iterancestors(w("p")))) == FIGURE
    return style.column_width - (0 if is_figure else 2 * style.size * MM_PER_PT)


def stubs(pictures: Mapping[str, Picture]) -> dict[str, Picture]:
    """Pictures of the same kinds and sizes with nothing in them, each of other bytes, for pandoc to place: through it
    large ones would take much memory, and beyond 8 MB its file could not be read.
    """
    return {key: _stub(key, picture) for key, picture in pictures.items()}


def _stub(key: str, picture: Picture) -> Picture:
    if picture.raster is None:
        sizes = "".join(f" {name}={quoteattr(value)}" for name, value in (picture.sizes or {}).items())
        return Picture(f'<svg xmlns="{SVG}" id={quoteattr(key)}{sizes}/>'.encode(), "svg", picture.media_type)
    raster = picture.raster
    smaller = -(-max(raster.width, raster.height) // _STUB_SIDE)
    size = (max(1, raster.width // smaller), max(1, raster.height // smaller))
    made = io.BytesIO()
    Image.new("1", size).save(made, "PNG")
    head, pixels = made.getvalue()[:_PNG_HEAD], made.getvalue()[_PNG_HEAD:]
    more = _chunk(b"tEXt", b"key\0" + key.encode())
    if raster.dpi and min(raster.dpi) > 0:
        # pandoc cuts off what is behind the point of dots per inch.
        per_metre = (ceil(float(dots) / smaller / _METRES_PER_INCH - 1e-6) for dots in raster.dpi)
        more += _chunk(b"pHYs", struct.pack(">IIB", *(min(dots, 2**31 - 1) for dots in per_metre), 1))
    return Picture(head + more + pixels, "png", "image/png")


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A piece of a PNG file (ISO/IEC 15948, 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def put_back(files: Mapping[str, bytes], pictures: Mapping[str, Picture]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The pictures of a package in place of their stubs, and the new names of ``word/media`` by the old ones."""
    keys = {stub.data: key for key, stub in stubs(pictures).items()}
    made, names = {}, {}
    for name, data in files.items():
        picture = pictures[keys[data]]
        names[name] = str(PurePosixPath(name).with_suffix(f".{picture.ending}"))
        made[names[name]] = picture.data
    return made, names


@dataclass(frozen=True, slots=True)
class StandIns:
    """Relationships of the document as text, and files of the package."""

    links: list[str]
    files: dict[str, bytes]


def stand_ins(document: etree._Element, links: list[str], pictures: dict[str, bytes]) -> StandIns:
    """PNGs that stand in for drawings where SVG is not shown: in Word before 2019, in LibreOffice. The document learns
    of them; without Pango the drawings stay alone.

    ``links``: the document's relationships as text; ``pictures``: files of the package.
    """
    targets = {entry.get("Id"): entry.get("Target") for entry in map(etree.fromstring, links)}
    made = StandIns([], {})
    for blip in document.iter(f"{{{A}}}blip"):
        svg = next(blip.iter(_SVG_BLIP), None)
        if svg is None or blip.get(f"{{{R}}}embed"):
            continue
        target = targets[svg.get(f"{{{R}}}embed")]
        name = str(PurePosixPath(target).with_suffix(".png"))
        extent = next(blip.iterancestors(f"{{{WP}}}inline")).find(f"{{{WP}}}extent")
        inches = tuple(int(extent.get(side)) / _EMU_PER_INCH for side in ("cx", "cy"))
        try:
            made.files[f"word/{name}"] = engine.draw_svg(pictures[f"word/{target}"], *inches)
        except MissingToolError:
            continue
        identity = PurePosixPath(name).stem + "png"
        blip.set(f"{{{R}}}embed", identity)
        link = f'<Relationship Id="{identity}" Type="{R}/image" Target={quoteattr(name)}/>'
        if link not in made.links:
            made.links.append(link)
    return made
