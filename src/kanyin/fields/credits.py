"""Authors that a text itself names: in the dateline that begins it, or where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kanyin.fields import people

_DATELINE = re.compile(
    "^[（(〔【\\[]\\s?(?:[\u4e00-\u9fff]{0,6}社)?(?:記者|记者)"
    "(?:(?P<names>[\u4e00-\u9fff、]{2,16}?)\\s?[／/][\u4e00-\u9fff]{2,10}"
    "|(?P<wired>(?:[\u4e00-\u9fff]{2,3}、){0,3}(?:[\u4e00-\u9fff]{3}|[\u4e00-\u9fff]{2}))[\u4e00-\u9fff]{2,3}\\d{1,2}日[電电])"
    "[）)〕】\\]]"
)
"""Of Taiwanese agencies. A mainland agency's (新华社北京电（记者…）) names who reported, and the agency signs."""
_REPORTED = re.compile(
    "^(?:本报|本刊|本网|本站)?(?:记者|記者)\\s?(?P<names>[\u4e00-\u9fff、\\s]{2,16}?)\\s?(?:报道|報導)(?=[\\s\u3000])"
)
_SIGNED = re.compile(
    "[（(](?P<role>[\u4e00-\u9fff·]{0,12}(?:记者|記者|通讯员|作者|撰文|文)[:：/／\\s]*)?(?P<names>[\u4e00-\u9fff·、\\s]{2,30})[）)]$"
)
_BEHIND_TEXT = re.compile(
    "(?:^|[。！？”」\\s*])(?:本报|本刊|本网)?(?:记者|記者|作者|撰文|通讯员)\\s?[:：︱|｜/／]?\\s?"
    "(?P<names>[\u4e00-\u9fff·、\\s]{2,20})[*\\s]*$"
)


def signed_in_text(first: Iterable[str], last: Iterable[str]) -> tuple[str, ...]:
    """The authors that the text itself names: in the dateline that begins it, or at its very end.

    ``first`` and ``last`` are its first and last lines. A bare name counts in brackets on a line of its own.
    """
    for text in first:
        found = _DATELINE.match(text) or _REPORTED.match(text)
        if found is not None and (names := people.read_names(found["names"] or found["wired"])):
            return names
    for text in last:
        found = _SIGNED.search(text)
        if found is not None and (found["role"] or found.start() == 0):
            return people.read_names(found["names"])
        if (found := _BEHIND_TEXT.search(text)) and (names := people.read_names(found["names"])):
            return names
    return ()
