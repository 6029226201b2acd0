"""The faults of a file as a table for a terminal."""

from __future__ import annotations

from collections import Counter

from kanyin.messages import columns, language, msg, msgs, padded
from kanyin.proof import Proof
from kanyin.proof.faults import checks
from kanyin.proof.model import Fault

_WIDEST = 46
"""Columns of a terminal for what is wrong."""


def table(proof: Proof, *, verbose: bool = False) -> str:
    """A line a fault, by page and line; ``verbose`` adds why each check is there. Nothing in it is trusted."""
    count = len(proof.faults)
    pages = msgs("{count} page", "{count} pages", proof.pages)
    found = msgs("{count} fault", "{count} faults", count) if count else msg("no fault")
    if proof.press:
        rows = [msg("{name}: {pages}, checked for the press, {found}", name=proof.name, pages=pages, found=found)]
    else:
        rows = [msg("{name}: {pages}, {found}", name=proof.name, pages=pages, found=found)]
    if proof.faults:
        page, line = (" " * (4 - columns(word)) + word for word in (msg("page"), msg("line")))
        rows.append(f"{page} {line}  {padded(msg('code'), 6)} {msg('what')}")
    rows += [_row(fault) for fault in proof.faults]
    if verbose:
        for code, number in sorted(Counter(fault.code for fault in proof.faults).items()):
            why, source = checks(language())[code]
            rows.append(msg("{code}  {number} ×  {why}  ({source})", code=code, number=number, why=why, source=source))
    return "\n".join(rows)


def _row(fault: Fault) -> str:
    page, line = (str(number) if number else "" for number in (fault.page, fault.line))
    text = f"  {fault.text}" if fault.text else ""
    what = padded(fault.what, _WIDEST) if text else fault.what
    return f"{page:>4} {line:>4}  {fault.code}  {what}{text}"
