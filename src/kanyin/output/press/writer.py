"""A Book as a print shop takes it: PDF/X-4 with bleed and marks, all text in black ink alone, and a sheet about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kanyin.book import source_line
from kanyin.errors import UsageError
from kanyin.files import read_bytes
from kanyin.messages import msg
from kanyin.model import Book
from kanyin.output.pdf import write_pdf
from kanyin.output.press import file
from kanyin.output.press import sheet as press_sheet
from kanyin.output.press.inks import Profile, read_profile
from kanyin.style import Style

BLEED = 3.0
"""mm on each side, which print shops ask for."""
MOST_PAGES = 64
"""A sheet folded six times."""


@dataclass(frozen=True, slots=True)
class Press:
    """What the print shop wants: its profile, and the number that the pages are filled to a multiple of."""

    profile: Profile
    multiple: int = 1


def read_press(icc: str | None, multiple: int) -> Press:
    """The order from the command line.

    Raises UsageError where there is no profile or it is none of four inks, InputError where it cannot be read.
    """
    if not icc:
        raise UsageError(
            msg("a file for the press needs the print shop's profile"),
            hint=msg("ask the shop for it and name it with --icc FILE.icc (to try: Ghostscript's default_cmyk.icc)"),
        )
    if not 1 <= multiple <= MOST_PAGES:
        problem = msg("pages cannot be filled to a multiple of {multiple}", multiple=multiple)
        raise UsageError(problem, hint=msg("name 1 to {most}", most=MOST_PAGES))
    return Press(read_profile(read_bytes(Path(icc)), icc), multiple)


def write_press(book: Book, style: Style, press: Press) -> dict[str, bytes]:
    """The finished files by what is added to the book's name: ``press.pdf`` and ``press.md``.

    The first page is a recto: a folio that is even gets a blank page before it. Raises as ``write_pdf`` does.
    """
    with_bleed = replace(style, bleed=BLEED)
    folio = source_line.first_folio(book.meta) or 1
    job = file.Work(
        data=write_pdf(book, with_bleed),
        profile=press.profile,
        blanks_before=int(folio % 2 == 0),
        multiple=press.multiple,
        title=book.meta.title or book.name,
        date=book.meta.date,
    )
    made = file.finish(job)
    sheet = press_sheet.sheet(book, with_bleed, press.profile, made)
    return {"press.pdf": made.data, "press.md": sheet.encode()}
