"""What a person is told of a list when its page is cleaned: that something in it is surely wrong, and where to look."""

from __future__ import annotations

from kanyin.messages import msg
from kanyin.model import Document
from kanyin.references.check import check
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.remarks import remark

SURE = ("RC01", "RC02", "RC03", "RC05", "RC20", "RC21", "RC22", "RC23")
"""Findings that need no knowledge of the work itself: of labels, citations, years and pages."""


def tell(document: Document, body: str) -> None:
    """One remark for the list: how many such findings it has, and of which codes."""
    entries = [read_entry(reference.raw) for reference in document.references]
    if not entries:
        return
    found = check(entries, [to_csl(entry) for entry in entries], body)
    codes = sorted({finding.code for finding in found if finding.code in SURE})
    if codes:
        remark(
            msg("the reference list has faults: {codes}", codes=", ".join(codes)),
            hint=msg("kanyin references FILE --check  tells them one by one"),
        )
