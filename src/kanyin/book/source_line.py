"""Where an article stood, in the forms that books need: running heads, the opening page's note, references."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanyin.book import dates
from kanyin.book.people import organs
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
    """``林之远 等：``, what a running head has before the title; empty without an author, or where organs answer."""
    if {author.name for author in meta.author} <= {organ.name for organ in organs(meta.extra)}:
        return ""
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


_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above an opening page, at its left, in its middle and at its right: two lines at the sides."""

    left: tuple[str, ...]
    journal: str
    right: tuple[str, ...]


def masthead(meta: Meta) -> Masthead | None:
    """Volume, issue and month in Chinese and in English round the journal's name; None where no journal is named."""
    if not meta.container_title:
        return None
    chinese = ((meta.volume, "第{}卷"), (meta.issue, "第{}期"))
    english = ((meta.volume, "Vol. {}"), (meta.issue, "No. {}"))
    numbers = (" ".join(form.format(part) for part, form in forms if part) for forms in (chinese, english))
    year, _, rest = dates.read_date(meta.date).partition("-")
    month = int(rest[:2]) if rest else 0
    days = (
        f"{year}年{month}月" if month else f"{year}年" if year else "",
        f"{_MONTHS[month - 1]} {year}" if month else year,
    )
    left, right = (tuple(filter(None, pair)) for pair in zip(numbers, days, strict=True))
    return Masthead(left, meta.container_title.strip("《》"), right)
