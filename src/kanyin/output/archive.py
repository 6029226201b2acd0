"""Zip files that come out the same on every run: EPUB and DOCX are both such files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime


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
