"""Round the text of an official document (公文, GB/T 9704-2012 7): the printed forms of its fields, its kind, and where
its attachments begin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from kanyin.book import dates
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.fields.official import brought_with, is_title, named_document
from kanyin.model import Meta
from kanyin.patterns import lazy

Variant = Literal["", "letter", "order", "minutes"]
"""The general form, or one of the special ones: 信函, 命令（令）, 纪要 (GB/T 9704-2012 10.1 to 10.3)."""

_VARIANTS: dict[str, Variant] = {"信函": "letter", "函": "letter", "命令": "order", "令": "order", "纪要": "minutes"}
_FULL_DATE = lazy(r"(\d{4})-(\d\d)-(\d\d)")
_NUMBERED = lazy(r"\d{1,2}[.．、]")
ANNEX, ANNEX_TITLE, ISSUED = "annex", "annex-title", "issued"
_ANNEX = lazy(r"附\s?件\s?[\d一二三四五六七八九十]{0,3}[:：]?")
_CHAPTER = lazy(r"第[一二三四五六七八九十百\d]{1,5}[编章节]")
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    lazy(rf"{_HAN_NUMBER}、"),
    lazy(rf"[（(]{_HAN_NUMBER}[)）]"),
    lazy(r"\d{1,2}[.．、](?!\d)"),
    lazy(r"[（(]\d{1,2}[)）]"),
)
"""The numbers of headings by their level (GB/T 9704-2012 7.3.3)."""
_NO = frozenset({"no", "none", "false", "无", "否", "不加盖"})


def variant(meta: Meta) -> Variant:
    """The form that the ``genre`` names."""
    genre = meta.extra.get("genre", "")
    return _VARIANTS.get(genre, "") if isinstance(genre, str) else ""


def is_official(fields: Json, title: str) -> bool:
    """The front matter, pandoc's, or the title is that of an official document."""
    return any(name in fields for name in ("issuer", "doc-number", "addressee", "signature")) or is_title(title)


def level_of(heading: str) -> int | None:
    """The level that a heading's number tells, from 1; 0 for a chapter's, None where there is none."""
    heading = heading.strip()
    if _CHAPTER.match(heading):
        return 0
    return next((level for level, number in enumerate(_LEVELS, 1) if number.match(heading)), None)


def is_sealed(meta: Meta) -> bool:
    """Room for a seal is wanted (7.3.5.1), unless ``seal`` says that there is none (7.3.5.2)."""
    return str(meta.extra.get("seal", "")).strip().lower() not in _NO


def written_date(text: str) -> str:
    """``2021年6月8日``, without leading zeros (7.3.5.4); what is no whole date stays as it is."""
    found = _FULL_DATE.fullmatch(dates.read_date(text))
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else text


def _with_colon(text: str) -> str:
    return text if text.endswith(("：", ":")) else f"{text}："


def _in_parentheses(text: str) -> str:
    return text if text.startswith(("（", "(")) else f"（{text}）"


def _with_stop(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"


def _printed_on(text: str) -> str:
    return f"{written_date(text.removesuffix('印发').strip())}印发"


_FORMS: dict[str, Callable[[str], str]] = {
    "addressee": _with_colon,
    "date": written_date,
    "note": _in_parentheses,
    "cc": _with_stop,
    "print-date": _printed_on,
}


def printed(name: str, text: str) -> str:
    """A field as it is printed: 主送机关 with its colon (7.3.2), dates in full (7.3.5.4), 附注 in parentheses (7.3.6),
    抄送 with a full stop (7.4.2), the day of printing with 印发 behind it (7.4.3).
    """
    return _FORMS[name](text) if name in _FORMS and text else text


def items(name: str, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Several values as they are printed: attachments with their numbers, where there are several (7.3.4)."""
    numbered = name == "attachments" and len(values) > 1 and not all(map(_NUMBERED.match, values))
    return tuple((f"{n}." if numbered else "", value) for n, value in enumerate(values, 1))


def is_annex(text: str) -> bool:
    """A heading that says that an attachment begins (7.3.7): ``附件``, ``附件2``."""
    return _ANNEX.fullmatch(text.strip()) is not None


def begins_annex(text: str, *, is_heading: bool) -> bool:
    """An attachment begins here: a heading, or by hand a paragraph with a number, 附件1; 附件：alone says which
    attachments there are.
    """
    text = text.strip()
    return is_annex(text) and (is_heading or (text[-1:].isalnum() and not text.endswith("件")))


def _names_annex(text: str, *, is_heading: bool) -> bool:
    """What may be the title of an attachment, below 附件1: a heading without a number, or a short line of its own."""
    if is_heading:
        return level_of(text) is None
    return len(text) <= _LONGEST_TITLE and text[-1:] not in tuple("。；：！？，")


_LONGEST_TITLE = 60
"""Characters of a line that may be the title of an attachment."""


def annex_lines(lines: Iterable[tuple[str, bool]], title: str) -> list[str]:
    """What each line of an official document is of its attachments (7.3.7), nothing for most: ``ANNEX``, 附件1;
    ``ANNEX_TITLE``, the line below it; ``ISSUED``, the title of a document that this one is issued with, by its own
    title or by its text. What closes the document stands before the first of them. ``lines``: their texts, and whether
    they are headings; ``title``: the document's.
    """
    found: list[str] = []
    issued = {named_document(title)} - {""}
    for text, is_heading in lines:
        found.append(_annex_line(text.strip(), found[-1:] == [ANNEX], issued, is_heading=is_heading))
        if not is_heading and not any(found):
            issued |= brought_with([text])
    return found


def _annex_line(text: str, is_below: bool, issued: set[str], *, is_heading: bool) -> str:
    """``is_below``: the line before it is 附件1."""
    if begins_annex(text, is_heading=is_heading):
        return ANNEX
    if is_below and text and _names_annex(text, is_heading=is_heading):
        return ANNEX_TITLE
    return ISSUED if is_heading and "".join(text.split()).strip("《》") in issued else ""


def annex_blocks(blocks: Iterable[Json], title: str) -> list[str]:
    """The same of pandoc's blocks."""
    return annex_lines(map(_line_of, blocks), title)


def _line_of(block: Json) -> tuple[str, bool]:
    is_heading = block["t"] == "Header"
    return (
        text_of(block["c"][2] if is_heading else block["c"]) if is_heading or block["t"] == "Para" else "",
        is_heading,
    )
