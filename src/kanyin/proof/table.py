"""The faults of a file as a table for a terminal."""

from __future__ import annotations

import unicodedata
from collections import Counter

from kanyin.proof import Proof
from kanyin.proof.faults import checks
from kanyin.proof.model import Fault

_WIDEST = 46
"""Columns of a terminal for what is wrong."""


def table(proof: Proof, *, verbose: bool = False) -> str:
    """A line a fault, by page and line; ``verbose`` adds why each check is there. Nothing in it is trusted."""
    purpose = ", checked for the press" if proof.press else ""
    count = len(proof.faults)
    found = f"{count} fault{'s' if count != 1 else ''}" if count else "no fault"
    rows = [f"{proof.name}: {proof.pages} page{'s' if proof.pages != 1 else ''}{purpose}, {found}"]
    if proof.faults:
        rows.append(f"{'page':>4} {'line':>4}  code   what")
    rows += [_row(fault) for fault in proof.faults]
    if verbose:
        for code, number in sorted(Counter(fault.code for fault in proof.faults).items()):
            why, source = checks()[code]
            rows.append(f"{code}  {number} ×  {why}  ({source})")
    return "\n".join(rows)


def _row(fault: Fault) -> str:
    page, line = (str(number) if number else "" for number in (fault.page, fault.line))
    text = f"  {fault.text}" if fault.text else ""
    what = fault.what + " " * max(0, _WIDEST - _columns(fault.what)) if text else fault.what
    return f"{page:>4} {line:>4}  {fault.code}  {what}{text}"


def _columns(text: str) -> int:
    """How wide a terminal shows it."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
