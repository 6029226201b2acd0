"""What a text is written in: its front matter says it, else its characters tell Traditional from Simplified Chinese."""

from __future__ import annotations

import re
from collections import Counter

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of

_LEAST, _TIMES = 12, 10
"""Traditional characters that a text must have at least, and how many times as many as Simplified ones."""
UNTITLED = "（无题）"
"""What stands for a title or heading without words where one must be shown."""
_TRADITIONAL_TAGS = {"hant", "tw", "hk", "mo"}


def tag(lang: str) -> str:
    """``lang`` where it has the form of a language tag (RFC 5646), else zh-CN."""
    return lang if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", lang) else "zh-CN"


def is_traditional(lang: str) -> bool:
    """True for a language tag of Chinese in Traditional characters."""
    parts = lang.lower().replace("_", "-").split("-")
    return parts[0] == "zh" and bool(_TRADITIONAL_TAGS.intersection(parts))


_TRADITIONAL = str.maketrans("关键词图类号献标识码编项简录导无题续参", "關鍵詞圖類號獻標識碼編項簡錄導無題續參")


def label_in(label: str, lang: str) -> str:
    """A label of ours in the characters of a text."""
    return label.translate(_TRADITIONAL) if is_traditional(lang) else label


def script_of(document: Json) -> str:
    """``en``, ``hant`` or ``zh``: in what the words stand that we add to a text."""
    lang = text_of(document["meta"].get("lang", [])).strip().lower()
    if lang.startswith("en"):
        return "en"
    return "hant" if is_traditional(lang) else "zh"


def told_language(document: Json) -> str:
    """``zh-Hant`` for a text in Traditional characters that names no language; else empty."""
    if text_of(document["meta"].get("lang", [])).strip():
        return ""
    counts = Counter(text_of(document["blocks"]))
    traditional = sum(count for char, count in counts.items() if _is_only_in(char, "big5", "gb2312"))
    simplified = sum(count for char, count in counts.items() if _is_only_in(char, "gb2312", "big5"))
    return "zh-Hant" if traditional >= max(_LEAST, _TIMES * simplified) else ""


def _is_only_in(char: str, one: str, other: str) -> bool:
    """A Han that the one national set of characters has and the other has not."""
    return "\u4e00" <= char <= "\u9fff" and _has(one, char) and not _has(other, char)


def _has(codec: str, char: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
