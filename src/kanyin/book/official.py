"""Round the text of an official document (公文, GB/T 9704-2012 7): the printed forms of its fields, its kind, and where
its attachments begin.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from kanyin.book import dates
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.fields.official import is_title, named_document
from kanyin.model import Meta
from kanyin.patterns import lazy

Variant = Literal["", "letter", "order", "minutes"]
"""The general form, or one of the special ones: 信函, 命令（令）, 纪要 (GB/T 9704-2012 10.1 to 10.3)."""

_VARIANTS: dict[str, Variant] = {"信函": "letter", "函": "letter", "命令": "order", "令": "order", "纪要": "minutes"}
_FULL_DATE = lazy(r"(\d{4})-(\d\d)-(\d\d)")
_NUMBERED = lazy(r"\d{1,2}[.．、]")
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


def is_issued_with(text: str, title: str) -> bool:
    """The heading of the document that the title says this one brings: 渡口管理办法 of 关于印发渡口管理办法的通知."""
    named = named_document(title)
    return bool(named) and text.strip("《》 ") == named


def begins_annex(text: str, title: str, *, is_heading: bool) -> bool:
    """The attachments begin here: a heading, or by hand a paragraph with a number, 附件1; 附件：alone says which
    attachments there are. ``title``: the document's. What closes the document stands before the first.
    """
    text = text.strip()
    if is_heading:
        return is_annex(text) or is_issued_with(text, title)
    return is_annex(text) and text[-1:].isalnum() and not text.endswith("件")


def names_annex(text: str, *, is_heading: bool) -> bool:
    """What may be the title of an attachment, below 附件1: a heading without a number, or a short line of its own."""
    text = text.strip()
    if is_heading:
        return level_of(text) is None
    return len(text) <= _LONGEST_TITLE and text[-1:] not in tuple("。；：！？，")


_LONGEST_TITLE = 60
"""Characters of a line that may be the title of an attachment."""


def is_first_annex(block: Json, title: str) -> bool:
    """A block of pandoc's with which the attachments begin."""
    if block["t"] == "Header":
        return begins_annex(text_of(block["c"][2]), title, is_heading=True)
    return block["t"] == "Para" and begins_annex(text_of(block["c"]), title, is_heading=False)
