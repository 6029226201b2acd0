"""Zip files that come out the same on every run: EPUB and DOCX are both such files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time that a zip entry can carry; stands where a text has no date."""

_DATE = re.compile(r"\s*+(\d{4})(?:\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2}))?)?(?:\D|$)")


def read_date(text: str) -> str:
    """``2021-06-08``, ``2021-06`` or ``2021`` from a date as a page writes it (``2021年6月8日``); else empty.

    As precise as the text and no more (W3CDTF, which EPUB and DOCX want).
    """
    found = _DATE.match(text)
    if not found or int(found[1]) == 0:
        return ""
    date = found[1]
    for part, most in ((found[2], 12), (found[3], 31)):
        if not part or not 1 <= int(part) <= most:
            return date
        date += f"-{int(part):02}"
    try:
        datetime.fromisoformat(date)
    except ValueError:  # 31 February
        return date[:7]
    return date


def fixed_time(date: str) -> datetime:
    """The moment that stands for a text of this date in every time stamp, so that no clock is read.

    The first moment of the day, month or year; ``EARLIEST`` for an older or an unknown date.
    """
    known = read_date(date)
    if not known:
        return EARLIEST
    full = known + "-01-01"[len(known) - 4 :] if len(known) < 10 else known
    return max(EARLIEST, datetime.fromisoformat(full).replace(tzinfo=UTC))


def pack(entries: Iterable[tuple[str, bytes]], when: datetime) -> bytes:
    """A zip file of these entries in this order, all dated ``when``; ``mimetype`` is stored (OCF 3.3)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, when.timetuple()[:6])
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The entries of a zip file in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
