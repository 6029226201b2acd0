"""Where an article stood, in the two forms that books need: for running heads and for references."""

from __future__ import annotations

from kanyin.model import Meta
from kanyin.output import archive


def journal_line(meta: Meta) -> str:
    """``基层建设　2021年第2期``, as far as the page tells; for running heads and the cover."""
    year = archive.read_date(meta.date)[:4]
    issue = (f"{year}年" if year else "") + (f"第{meta.issue}期" if meta.issue else "")
    return "　".join(part for part in (meta.container_title, issue) if part)


def source_line(meta: Meta) -> str:
    """``基层建设, 2021, 12(2): 33-41`` as GB/T 7714 writes it; empty where the page names no journal."""
    if not meta.container_title:
        return ""
    volume = meta.volume + (f"({meta.issue})" if meta.issue else "")
    line = ", ".join(part for part in (meta.container_title, archive.read_date(meta.date)[:4], volume) if part)
    return line + (f": {meta.page}" if meta.page else "")
