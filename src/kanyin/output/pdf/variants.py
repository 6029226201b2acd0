"""Standards that a PDF for the screen or for an archive can follow: PDF/A-2b, PDF/A-3u, PDF/UA-1."""

from __future__ import annotations

import io

from kanyin.errors import UsageError
from kanyin.messages import msg

VARIANTS = ("pdf/a-2b", "pdf/a-3u", "pdf/ua-1")
"""As WeasyPrint calls them."""


def check_variant(name: str | None) -> str:
    """A variant's name as WeasyPrint knows it, from ``PDF/A-2b`` or ``a-2b``; empty for None. Raises UsageError."""
    if name is None:
        return ""
    short = name.lower().strip().removeprefix("pdf/").removeprefix("pdf")
    for known in VARIANTS:
        if short.replace("-", "") == known.removeprefix("pdf/").replace("-", ""):
            return known
    hint = msg("it may be {names}", names=msg(", ").join(VARIANTS))
    raise UsageError(msg("there is no PDF variant {name!r}", name=name), hint=hint)


def finish(data: bytes) -> bytes:
    """What WeasyPrint leaves to do: PDF/A forbids pictures that a viewer may smooth (ISO 19005-2 6.2.8)."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image" and "/Interpolate" in item:
                del item["/Interpolate"]
        file = io.BytesIO()
        pdf.save(file, deterministic_id=True, fix_metadata_version=False)
        return file.getvalue()
