"""Where an article stood, in the forms that books need: running heads, the opening page's note, references."""

from __future__ import annotations

import re

from kanyin.book import dates
from kanyin.model import Meta


def issue_line(meta: Meta) -> str:
    """``2021年第9卷第2期``, with what the page tells of it."""
    parts = ((dates.read_date(meta.date)[:4], "{}年"), (meta.volume, "第{}卷"), (meta.issue, "第{}期"))
    return "".join(form.format(part) for part, form in parts if part)


def journal_line(meta: Meta) -> str:
    """``基层建设　2021年第2期``, as far as the page tells; for the cover."""
    return "　".join(part for part in (meta.container_title, issue_line(meta)) if part)


def appeared_in(meta: Meta) -> str:
    """``《基层建设》2021年第2期，第33—41页``, for the note of an opening page; empty where no journal is named."""
    if not meta.container_title:
        return ""
    name = meta.container_title if meta.container_title.startswith("《") else f"《{meta.container_title}》"
    pages = re.sub(r"(?<!\s)\s*+[-–—~～]++\s*+", "—", meta.page)
    return f"{name}{issue_line(meta)}" + (f"，第{pages}页" if pages else "")


def first_author(meta: Meta) -> str:
    """``林之远 等：``, what a running head has before the title; empty where there is no author."""
    return meta.author[0].name + (" 等" if len(meta.author) > 1 else "") + "：" if meta.author else ""


def first_folio(meta: Meta) -> int | None:
    """The number that the article's first page had in the journal, where the metadata tell it."""
    found = re.match(r"\d{1,5}(?!\d)", meta.page)
    return int(found[0]) or None if found else None


def source_line(meta: Meta) -> str:
    """``基层建设, 2021, 12(2): 33-41`` as GB/T 7714 writes it; empty where the page names no journal."""
    if not meta.container_title:
        return ""
    volume = meta.volume + (f"({meta.issue})" if meta.issue else "")
    line = ", ".join(part for part in (meta.container_title, dates.read_date(meta.date)[:4], volume) if part)
    return line + (f": {meta.page}" if meta.page else "")
