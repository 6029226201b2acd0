"""The faults of a file as a table for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from kanyin.messages import columns, language, msg, msgs, padded
from kanyin.proof import Proof
from kanyin.proof.faults import checks
from kanyin.proof.model import Fault

_WIDEST = 46
"""Columns of a terminal for what is wrong."""
_MOST = 5
"""Faults of one kind on one page that are shown each; of more the first ones, and how many there are."""


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
    rows += _rows(proof.faults)
    rows += [msg("not judged: {what}", what=note) for note in proof.notes]
    if verbose:
        for code, number in sorted(Counter(fault.code for fault in proof.faults).items()):
            why, source = checks(language())[code]
            rows.append(msg("{code}  {number} ×  {why}  ({source})", code=code, number=number, why=why, source=source))
    return "\n".join(rows)


def _rows(faults: Iterable[Fault]) -> Iterator[str]:
    """Page after page; what a page has very often is counted."""
    for page, group in groupby(faults, key=lambda fault: fault.page):
        own = list(group)
        often = {code: many for code, many in Counter(fault.code for fault in own).items() if many > _MOST}
        shown = Counter[str]()
        for fault in own:
            shown[fault.code] += 1
            if fault.code not in often or shown[fault.code] < _MOST:
                yield _row(fault)
        for code, many in sorted(often.items()):
            more = many - _MOST + 1
            yield f"{page or '':>4}       {code}  " + msg("and {count} more on this page (--json has all)", count=more)


def _row(fault: Fault) -> str:
    page, line = (str(number) if number else "" for number in (fault.page, fault.line))
    text = f"  {fault.text}" if fault.text else ""
    what = padded(fault.what, _WIDEST) if text else fault.what
    return f"{page:>4} {line:>4}  {fault.code}  {what}{text}"
