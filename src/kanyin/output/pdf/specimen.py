"""A picture of a style's pages: a specimen text set in it, two facing pages beside each other."""

from __future__ import annotations

import io

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.style import Style, shared_folder

_SCALE = 100 / 72
"""Dots of the picture a point: 100 an inch."""
_EDGE = 12
"""Dots of grey around and between the pages."""


def draw_pages(style: Style) -> bytes:
    """A PNG of the specimen's opening page and of the fullest two facing pages.

    Raises what ``write_pdf`` raises.
    """
    import pypdfium2
    from PIL import Image

    folder = shared_folder()
    text = (folder / "specimen.md").read_text(encoding="utf-8")
    with pypdfium2.PdfDocument(write_pdf(read_book(text, "specimen.md", folder), style)) as document:
        lengths = [sum(map(str.isalpha, page.get_textpage().get_text_bounded())) for page in document]
        pages = [document[number].render(scale=_SCALE).to_pil() for number in _shown(lengths)]
    width, height = pages[0].size
    sheet = Image.new("RGB", (len(pages) * (width + _EDGE) + _EDGE, height + 2 * _EDGE), "#808080")
    for at, page in enumerate(pages):
        sheet.paste(page, (_EDGE + at * (width + _EDGE), _EDGE))
    out = io.BytesIO()
    sheet.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _shown(lengths: list[int]) -> list[int]:
    """The opening page, and the two facing ones, an even and an odd one, with the most text."""
    spreads = range(1, len(lengths) - 1, 2)
    if not spreads:
        return list(range(len(lengths)))
    even = max(spreads, key=lambda at: lengths[at] + lengths[at + 1])
    return [0, even, even + 1]
