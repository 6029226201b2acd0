"""The drawn pages of a PDF: pdfminer walks the content streams, and each glyph, path and picture is noted."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kanyin.errors import InputError
from kanyin.messages import msg
from kanyin.proof import font_texts
from kanyin.proof.glyphs import font_name
from kanyin.proof.model import FORMULA, Box, Glyph, Ink, Page, Picture, Shape

_SPACES = {"DeviceGray": "gray", "CalGray": "gray", "DeviceRGB": "rgb", "CalRGB": "rgb", "DeviceCMYK": "cmyk"}
_BY_COMPONENTS = {1: "gray", 3: "rgb", 4: "cmyk"}
_NAMES = {"Separation": "spot", "DeviceN": "spot", "Pattern": "pattern", "Lab": "lab", "Indexed": "indexed"}


_HEAD = 1024
"""Bytes in which readers look for a PDF's first words (ISO 32000-1, annex H.3)."""


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """All pages of a PDF. Raises InputError for a file that is no PDF or is locked."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    if b"%PDF-" not in data[:_HEAD]:
        what = msg("is empty, no PDF") if not data else msg("is no PDF: it does not begin with %PDF-")
        raise InputError(what, file=name, hint=msg("name a PDF; Markdown, DOCX and EPUB are not proofread"))
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    manager = font_texts.manager()
    device = _device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    pages = []
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        for number, source in enumerate(PDFPage.create_pages(document), 1):
            device.clear()
            interpreter.process_page(source)
            pages.append(_page(number, source, device))
    except PDFPasswordIncorrect as error:
        raise InputError(
            msg("is locked with a password"),
            file=name,
            hint=msg("unlock it first: qpdf --password=WORD --decrypt locked.pdf open.pdf"),
        ) from error
    except (PDFException, PSException) as error:
        problem = msg("is not a PDF that can be read: {reason}", reason=error)
        raise InputError(
            problem, file=name, hint=msg("make it anew, or try to mend it: qpdf damaged.pdf mended.pdf")
        ) from error
    if not pages:
        raise InputError(msg("is a PDF without a page"), file=name, hint=msg("make it anew"))
    return tuple(pages)


def _page(number: int, source: Any, device: Any) -> Page:
    from pdfminer.pdftypes import resolve1

    sheet = _box(source.mediabox) or (0.0, 0.0, 595.0, 842.0)
    media, crop, trim, bleed = (
        box and _turned(box, sheet, source.rotate)
        for box in (
            sheet,
            _box(source.cropbox),
            _box(source.attrs.get("TrimBox")),
            _box(source.attrs.get("BleedBox")),
        )
    )
    assert media is not None
    crop = _common(crop or media, media)
    return Page(
        number=number,
        media=media,
        crop=crop,
        trim=trim or crop,
        bleed=bleed or trim or crop,
        has_trim=trim is not None,
        glyphs=tuple(device.glyphs),
        shapes=tuple(device.shapes),
        pictures=tuple(device.pictures),
        annotations=len(resolve1(source.annots) or ()),
    )


def _box(value: Any) -> Box | None:
    from pdfminer.pdftypes import resolve1

    numbers = [float(resolve1(part)) for part in resolve1(value) or ()]
    if len(numbers) != 4:
        return None
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def _turned(box: Box, sheet: Box, degrees: int) -> Box:
    """A box of the file on the turned sheet, whose corner is the origin; an unturned one stays as it is."""
    left, low, right, top = sheet
    x0, y0, x1, y1 = box
    turned = {
        90: (y0 - low, right - x1, y1 - low, right - x0),
        180: (right - x1, top - y1, right - x0, top - y0),
        270: (top - y1, x0 - left, top - y0, x1 - left),
    }
    return turned.get(degrees, box)


def _common(one: Box, other: Box) -> Box:
    """What two boxes share; the second one where they share nothing."""
    left, low = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, low, right, top) if left < right and low < top else other


def _space(space: Any) -> str:
    if space.name == "ICCBased":
        return _BY_COMPONENTS.get(space.ncomponents, "icc")
    return _SPACES.get(space.name) or _NAMES.get(space.name, "other")


def _ink(space: Any, value: Any) -> Ink:
    parts = value if isinstance(value, (tuple, list)) else (value,)
    return Ink(_space(space), tuple(float(part) for part in parts if isinstance(part, (int, float))))


def _formula(glyphs: list[Glyph]) -> Glyph:
    """What is tagged as a formula as one glyph: it has its own rules of spacing, its letters are on many lines."""
    largest = max(glyphs, key=lambda glyph: glyph.size)
    left, right = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    return replace(largest, text=FORMULA, x0=left, x1=right)


def _device(manager: Any) -> Any:
    """A pdfminer device that notes what is drawn, in the coordinates of the page's own boxes."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.pdffont import PDFType3Font, PDFUnicodeNotDefined
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import apply_matrix_pt

    class Device(PDFTextDevice):
        ctm: Any

        def __init__(self) -> None:
            super().__init__(manager)
            self.glyphs: list[Glyph] = []
            self.shapes: list[Shape] = []
            self.pictures: list[Picture] = []
            self.mode = 0
            self.tags: list[tuple[bool, int]] = []
            self.shift = (0.0, 0.0)

        def clear(self) -> None:
            self.glyphs, self.shapes, self.pictures = [], [], []

        def begin_tag(self, tag: Any, props: Any = None) -> None:
            self.tags.append((getattr(tag, "name", "") == "Formula", len(self.glyphs)))

        def end_tag(self) -> None:
            is_formula, start = self.tags.pop() if self.tags else (False, 0)
            if is_formula and self.glyphs[start:]:
                self.glyphs[start:] = [_formula(self.glyphs[start:])]

        def begin_page(self, page: Any, ctm: Any) -> None:
            # pdfminer moves the corner of the MediaBox to the origin; boxes of pages that are not turned stay.
            turned = page.rotate in (90, 180, 270)
            self.shift = (0.0, 0.0) if turned else (page.mediabox[0], page.mediabox[1])

        def point(self, matrix: Any, x: float, y: float) -> tuple[float, float]:
            right, up = apply_matrix_pt(matrix, (x, y))
            return right + self.shift[0], up + self.shift[1]

        def render_string(self, textstate: Any, *rest: Any) -> None:
            self.mode = textstate.render
            super().render_string(textstate, *rest)

        def render_char(
            self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, state: Any
        ) -> float:
            try:
                text = font.to_unichr(cid)
            except (PDFUnicodeNotDefined, PDFException):
                text = ""
            advance = font.char_width(cid) * fontsize * scaling
            x0, y0 = self.point(matrix, 0, rise)
            x1, _ = self.point(matrix, advance, rise)
            a, b, c, d = matrix[:4]
            height = math.hypot(c, d) * abs(fontsize)
            name = font_name(getattr(font, "basefont", None) or font.fontname)
            self.glyphs.append(
                Glyph(
                    text=font_texts.as_drawn(text, name),
                    x0=min(x0, x1),
                    x1=max(x0, x1),
                    y=y0,
                    size=round(height, 3),
                    font=name,
                    code=cid,
                    ink=_ink(ncs, state.ncolor),
                    slant=abs(c / d) if d else 0.0,
                    # It has no effect on glyphs that are drawings of their own (ISO 32000-1 9.3.6).
                    mode=0 if isinstance(font, PDFType3Font) else self.mode,
                    upright=a * scaling > 0 and abs(b) < 0.01 * abs(a) and not font.is_vertical(),
                )
            )
            return float(advance)

        def paint_path(self, state: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
            points = [
                self.point(self.ctm, float(x), float(y))
                for step in path
                for x, y in zip(step[1::2], step[2::2], strict=False)
            ]
            if not points or not (stroke or fill):
                return
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            if fill:
                thickness = min(box[2] - box[0], box[3] - box[1])
                self.shapes.append(Shape(box, _ink(state.ncs, state.ncolor), thickness))
            if stroke:
                scale = math.sqrt(abs(self.ctm[0] * self.ctm[3] - self.ctm[1] * self.ctm[2]))
                self.shapes.append(Shape(box, _ink(state.scs, state.scolor), state.linewidth * scale))

        def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
            pass

        def end_figure(self, name: str) -> None:
            pass

        def render_image(self, name: str, stream: PDFStream) -> None:
            a, b, c, d, _, _ = self.ctm
            corners = [self.point(self.ctm, x, y) for x in (0, 1) for y in (0, 1)]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            wide, high = math.hypot(a, b) / 72, math.hypot(c, d) / 72
            pixels = (_number(stream, "Width", "W"), _number(stream, "Height", "H"))
            across, down = (p / inch if inch > 0 else 0.0 for p, inch in zip(pixels, (wide, high), strict=True))
            dpi = min((dots for dots in (across, down) if dots > 0), default=0)
            box = (min(xs), min(ys), max(xs), max(ys))
            self.pictures.append(Picture(box, _picture_space(stream), dpi, (across, down)))

    return Device()


def _number(stream: Any, *names: str) -> float:
    value = stream.get_any(names)
    return float(value) if isinstance(value, (int, float)) else 0.0


def _picture_space(stream: Any) -> str:
    """The space of a picture's pixels; ``mask`` for one that is a stencil, ``indexed`` looked through."""
    from pdfminer.pdftypes import resolve1

    if resolve1(stream.get_any(("ImageMask", "IM"))) is True:
        return "mask"
    return next(_space_names(resolve1(stream.get_any(("ColorSpace", "CS")))), "other")


def _space_names(value: Any) -> Iterator[str]:
    from pdfminer.pdftypes import resolve1

    parts = [resolve1(part) for part in value] if isinstance(value, list) else [value]
    name = getattr(parts[0], "name", "") if parts else ""
    name = name if isinstance(name, str) else ""
    short = {"G": "gray", "RGB": "rgb", "CMYK": "cmyk"}
    if name in ("Indexed", "I") and len(parts) > 1:
        yield from _space_names(parts[1])
    elif name == "ICCBased" and len(parts) > 1:
        yield _BY_COMPONENTS.get(int(resolve1(parts[1].get("N", 0))), "icc")
    elif name:
        yield _SPACES.get(name) or short.get(name) or _NAMES.get(name, "other")
