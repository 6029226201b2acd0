"""Proofreading a finished PDF, ours or anybody's: what is wrong with it, and where."""

from __future__ import annotations

from dataclasses import dataclass

from kanyin.messages import language
from kanyin.proof.model import Box, Fault


@dataclass(frozen=True, slots=True)
class Proof:
    """The faults of a file in the order of its pages, its name, and whether it was checked for the press.

    ``notes`` tell what could not be judged: vertical text, scanned pages, damaged fonts. ``shown`` are the boxes that
    a viewer shows of the pages, in pt.
    """

    name: str
    pages: int
    press: bool
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    shown: tuple[Box, ...] = ()

    def fields(self) -> dict[str, object]:
        """As JSON shows it (record/schema/proof.schema.json)."""
        return {
            "file": self.name,
            "pages": self.pages,
            "press": self.press,
            "notes": list(self.notes),
            "faults": [fault_fields(fault) for fault in self.faults],
        }


def fault_fields(fault: Fault) -> dict[str, object]:
    """A fault as JSON shows it."""
    from kanyin.proof.faults import checks

    why, source = checks(language())[fault.code]
    return {
        "code": fault.code,
        "page": fault.page,
        "line": fault.line,
        "what": fault.what,
        "text": fault.text,
        "why": why,
        "source": source,
        "box": [round(number, 2) for number in fault.box] if fault.box else None,
    }


def proof_pdf(data: bytes, name: str, *, press: bool | None = None, text: str = "") -> Proof:
    """Check a PDF. ``press``: as for a print shop; None asks the file itself. ``text``: the source's plain text,
    to compare with. Raises InputError where the PDF cannot be read.
    """
    from kanyin.proof import (
        check_blocks,
        check_feet,
        check_figures,
        check_file,
        check_lines,
        check_marks,
        check_markup,
        check_pages,
        check_press,
        check_text,
        compare,
        notes,
    )  # fmt: skip
    from kanyin.proof.measuring import lay_out
    from kanyin.proof.structure import read_file

    layout = lay_out(read_file(data, name))
    for_press = check_press.is_for_press(layout.file) if press is None else press
    faults = [
        *check_text.check(layout),
        *check_markup.check(layout),
        *check_lines.check(layout),
        *check_marks.check(layout),
        *check_pages.check(layout),
        *check_feet.check(layout),
        *check_blocks.check(layout),
        *check_figures.check(layout),
        *check_file.check(layout, for_press),
        *check_press.check(layout, for_press),
        *(compare.check(layout, text) if text else ()),
    ]
    if notes.are_slides(layout.file):
        faults = [fault for fault in faults if fault.code not in notes.OF_PAGES]
    faults.sort(key=lambda fault: (fault.page, fault.line, fault.code))
    pages = layout.file.pages
    shown = tuple(page.crop for page in pages)
    return Proof(name, len(pages), for_press, tuple(faults), tuple(notes.notes(layout.file)), shown)
