"""The sheet that a data bank sets before a paper that it publishes ahead of print: the paper's own head stands below.

CNKI's names the journal and the paper, and says what publication ahead of print is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.patterns import lazy
from kanyin.read.ocr.entries import GONE, Entry

MOST = 30
"""Blocks of such a sheet."""
_COVER = lazy("《[\u3400-\u9fff（）()·]{2,30}》网络首发论文")
_NOTICE = lazy("(?:网络首发|出版确认)：")
"""The two paragraphs that end it."""


def without_cover(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without the sheet, with a record: down to the heading below its notices."""
    if not entries or not _COVER.fullmatch(entries[0].text):
        return list(entries)
    notices = [n for n, one in enumerate(entries[:MOST]) if _NOTICE.match(one.text)]
    end = notices[-1] + 1 if notices else 0
    if not end or end >= len(entries) or not entries[end].kind.startswith("h"):
        return list(entries)
    gone = [replace(one, texts=(), kind="", spans=(), picture="", rule=GONE) for one in entries[:end]]
    return [*gone, *entries[end:]]
