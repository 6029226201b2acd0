"""What of a folder is looked into for documents, and what is passed over there with a word."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from kanyin.errors import InputError
from kanyin.files.folders import SUFFIXES, Entries, walk
from kanyin.files.writing import identities, identity
from kanyin.messages import msg
from kanyin.read import HTML, records

PAGES = (".txt", *HTML, *records.SUFFIXES)
"""How files end that hold a page, or one a line."""
DOCUMENTS = (".pdf", ".doc", ".docx", ".wps", ".odt", ".rtf")
"""How files end that hold text in a form that is not read."""


def unread(kind: str) -> str:
    """What to do about a file that is no page of text by the end of its name; empty for one that may be a page."""
    if kind == ".pdf":
        return msg("copy its text into a file (.txt), or turn it into text: pdftotext FILE.pdf")
    if kind in DOCUMENTS:
        return msg("open it in Word, WPS or LibreOffice and save it as text (.txt) or as a web page (.html)")
    if kind in (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff"):
        return msg("kanyin reads no pictures: run text recognition first")
    return ""


def page_folders(top: Path, results: Path | None) -> Iterator[tuple[Path, Entries | InputError]]:
    """``walk``, but for the folder for results and for what belongs to saved pages."""
    left_out = identities([results] if results else [])

    def enters(entry: os.DirEntry[str], beside: Set[str]) -> bool:
        is_results = any(entry.inode() == number for _, number in left_out) and identity(entry.path) in left_out
        return not is_results and not _belongs_to_a_page(entry.name, beside)

    return walk(top, enters)


def ending_of(name: str) -> str:
    """How a file's name ends, in small letters: ``.txt``."""
    return os.path.splitext(name)[1].lower()


def passed_over(paths: Iterable[str], results: Path | None) -> Iterator[tuple[str, list[Path]]]:
    """The documents in the folders of ``paths`` that no one reads here (Word, PDF …), by the end of their names.

    Not one that has a page or Markdown of its name beside it: that was made of it, or it of that.
    """
    found: dict[str, list[Path]] = defaultdict(list)
    for top in (Path(name) for name in paths if os.path.isdir(name)):
        for folder, entries in page_folders(top, results):
            names = [] if isinstance(entries, InputError) else [entry.name for entry in entries]
            read = {os.path.splitext(name)[0] for name in names if ending_of(name) in (*PAGES, *SUFFIXES)}
            for name in names:
                if ending_of(name) in DOCUMENTS and os.path.splitext(name)[0] not in read:
                    found[ending_of(name)].append(folder / name)
    yield from sorted(found.items())


def _belongs_to_a_page(name: str, beside: Set[str]) -> bool:
    """A browser saves what belongs to ``NAME.html`` in ``NAME_files``: there are no pages."""
    page = next((name.removesuffix(end) for end in ("_files", ".files") if name.endswith(end)), None)
    return page is not None and not beside.isdisjoint((f"{page}.html", f"{page}.htm"))
