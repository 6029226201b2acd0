"""What of a file cannot be judged, so that no silence is taken for praise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kanyin.messages import msg
from kanyin.proof.columns import visible
from kanyin.proof.model import File, Page

_FEWEST, _WIDE = 5, 1.2
"""Pages of slides, all of which are so much wider than high."""
OF_PAGES = frozenset(
    {"PF301", "PF302", "PF303", "PF304", "PF305", "PF306", "PF307", "PF309", "PF310", "PF311", "PF312"}
    | {"PF315", "PF316", "PF317", "PF318"}
)
"""What is judged of text that goes on from page to page, of its columns, of feet and of the cut."""


def are_slides(file: File) -> bool:
    """Slides are shown one by one and never cut."""
    shown = [(page.crop[2] - page.crop[0], page.crop[3] - page.crop[1]) for page in file.pages]
    return len(shown) >= _FEWEST and all(wide > _WIDE * high for wide, high in shown)


def notes(file: File) -> Iterator[str]:
    """A sentence for each kind of thing, with its pages."""
    if are_slides(file):
        yield msg("these are slides: how the text goes on from page to page was not judged")
    down = [page for page in file.pages if page.runs_down]
    if down:
        pages = _numbers(down)
        yield msg("page {pages}: vertical or turned text, whose lines and columns were not judged", pages=pages)
    scans = [page for page in file.pages if _is_scan(page)]
    if scans:
        pages = _numbers(scans)
        yield msg("page {pages}: a picture without text, perhaps a scan: nothing to judge or to copy", pages=pages)
    for font in file.fonts.values():
        if not font.is_readable:
            yield msg("the font {name} is damaged or unknown: its glyphs were not examined", name=font.name)


def _is_scan(page: Page) -> bool:
    """A picture covers half the page or more, and no text is drawn that a reader sees."""
    left, low, right, top = page.crop
    covered = max(((box[2] - box[0]) * (box[3] - box[1]) for box in (p.box for p in page.pictures)), default=0.0)
    return covered > 0.5 * (right - left) * (top - low) and not any(visible(page))


def _numbers(pages: Iterable[Page]) -> str:
    """1-3, 7."""
    runs = groupby(enumerate(page.number for page in pages), key=lambda item: item[1] - item[0])
    parts = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{part[0]}-{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
