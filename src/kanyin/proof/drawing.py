"""Pictures of the pages with their faults marked on them."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

from kanyin.proof.model import Box, Fault

DPI = 110
_RED = (200, 30, 30)
_MARGIN = 4.0
"""pt around what is marked."""


def page_pictures(data: bytes, faults: tuple[Fault, ...], shown: tuple[Box, ...]) -> Iterator[tuple[int, bytes]]:
    """Page number and PNG of each page that has a fault. A fault without a place stands at the page's head.

    ``shown`` is the box of each page that a viewer shows, in the coordinates of the faults.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for number in sorted({fault.page for fault in faults if fault.page}):
            page = document[number - 1]
            picture = page.render(scale=DPI / 72).to_pil().convert("RGB")
            _mark(picture, [fault for fault in faults if fault.page == number], shown[number - 1])
            file = io.BytesIO()
            picture.save(file, "PNG")
            yield number, file.getvalue()


def _mark(picture: object, faults: list[Fault], sheet: Box) -> None:
    from PIL import ImageDraw, ImageFont

    pen = ImageDraw.Draw(picture)  # type: ignore[arg-type]
    font = ImageFont.load_default(size=11)
    heads, last = 0, ("", 0)
    named = Counter[tuple[float, float]]()
    for fault in faults:
        if fault.box is None:
            pen.text((6, 4 + 13 * heads), fault.code, fill=_RED, font=font)
            heads += 1
            continue
        x0, y0, x1, y1 = _pixels(fault.box, sheet)
        pen.rectangle((x0, y0, x1, y1), outline=_RED, width=2)
        if (fault.code, fault.line) != last:
            # Several faults of one place are named above each other.
            named[x0, y0] += 1
            pen.text((x0, y0 - 2 - 11 * named[x0, y0]), fault.code, fill=_RED, font=font)
        last = (fault.code, fault.line)


def _pixels(box: Box, sheet: Box) -> Box:
    """From pt with y upwards to pixels with y downwards."""
    left, _, _, top = sheet
    scale = DPI / 72
    return (
        (box[0] - _MARGIN / 2 - left) * scale,
        (top - box[3] - _MARGIN / 2) * scale,
        (box[2] + _MARGIN / 2 - left) * scale,
        (top - box[1] + _MARGIN / 2) * scale,
    )
