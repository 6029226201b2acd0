"""Authors that a text itself names: in the dateline that begins it, or in brackets at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kanyin.fields import people

_DATELINE = re.compile(
    "^[（(〔【\\[]\\s?(?:[\u4e00-\u9fff]{0,6}社)?(?:記者|记者)(?P<names>[\u4e00-\u9fff、]{2,16}?)\\s?(?:[／/][\u4e00-\u9fff]{2,10}|[\u4e00-\u9fff]{2,6}\\d{1,2}日[电電])[）)〕】\\]]"
)
_SIGNED = re.compile(
    "[（(](?P<role>[\u4e00-\u9fff·]{0,12}(?:记者|記者|通讯员|作者|撰文|文)[:：/／\\s]*)?(?P<names>[\u4e00-\u9fff·、\\s]{2,30})[）)]$"
)


def signed_in_text(first: Iterable[str], last: Iterable[str]) -> tuple[str, ...]:
    """The authors that the text itself names: in the dateline that begins it, or in brackets at its very end.

    ``first`` and ``last`` are its first and last lines. A bare name counts on a line of its own.
    """
    for text in first:
        if found := _DATELINE.match(text):
            return people.read_names(found["names"])
    for text in last:
        found = _SIGNED.search(text)
        if found is not None and (found["role"] or found.start() == 0):
            return people.read_names(found["names"])
    return ()
