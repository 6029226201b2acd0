"""Entries whose mark stands behind the name of the journal, ``方砚. 灯. 某学报[J], 2019(3)``, as many write them.

The standard has it behind the title. Where nothing but numbers follows the mark, the name stands before it: the entry
is read as one without a mark, and keeps the mark's kind.
"""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.marks import Mark
from kanyin.references.parse import Reading
from kanyin.references.scores import names_serial
from kanyin.references.serials import read_numbers
from kanyin.references.text import Span, trim
from kanyin.references.unmarked import read_unmarked

_NUMBER = lazy(r"[\d(第总]")


def read_host_first(
    work: str, raw: str, marks: list[Mark], start: int, end: int, ids: dict[str, Span]
) -> Reading | None:
    """The reading of such an entry; None for any other."""
    mark = marks[0]
    first, last = trim(work, mark.end, end)
    if len(marks) > 1 or mark.kind not in ("J", "N") or mark.words or not _NUMBER.match(work, first, last):
        return None
    numbers = read_numbers(work, first, last)
    if numbers is None or "issued" not in numbers.spans:
        return None
    plain = f"{work[: mark.start]},{' ' * (mark.end - mark.start - 1)}{work[mark.end :]}"
    reading = read_unmarked(plain, raw, start, end, ids)
    host, title = reading.spans.get("container-title"), reading.spans.get("title")
    if not host or not title or not title[1] <= host[0] < host[1] <= mark.start or not reading.spans.get("issued"):
        return None
    is_parted = "." in work[title[1] : host[0]] or work[host[0] - 1] in "《*" or "title-q" in reading.doubts
    if not is_parted and not (reading.people and names_serial(work[slice(*host)])):
        return None
    reading.mark, reading.kind = mark.text, mark.kind
    reading.doubts.discard("unmarked")
    reading.doubts.add("mark")
    return reading
