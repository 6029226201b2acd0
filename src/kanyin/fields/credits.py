"""Authors that a text itself names: in the dateline that begins it, or where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

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
# A story that begins behind its dateline is text, however short its first line is.
_STORY = re.compile(
    "(?=[^，。\\s]{0,24}?(?:\\d日|[报報社网網台刊][\u4e00-\u9fff]{0,8})\\s?(?:电|電|讯|訊)|[\u4e00-\u9fff]{2,6}(?:讯|訊)[\\s（(])"
    "[\u4e00-\u9fff]{2,10}(?:\\d{1,2}月\\d{1,2}日)?(?:\\s?[\u4e00-\u9fff]{2,6}(?:\\d{1,2}月)?\\d{1,2}日)?(?:电|電|讯|訊)\\s*"
    "(?:[（(][^（）()]{2,30}[)）]\\s*[\u4e00-\u9fff“]|(?:本报)?(?:记者|記者)[\u4e00-\u9fff、\\s]{2,16}?(?:报道|報導|报导)[:：，,]"
    "|(?!记者|記者|通讯员|编辑|责编)[\u4e00-\u9fff“]{3})"
)
_SENT = re.compile(
    "^[\u4e00-\u9fff]{2,12}(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:电|電|讯|訊)\\s*(?:[（(]?(?:本报|本刊)?(?:特派|驻[\u4e00-\u9fff]{2,4})?(?:记者|記者)\\s?)"
    "(?P<names>[\u4e00-\u9fff、\\s]{2,24}?)(?:[）)]|(?:报道|報導|报导)?[:：，,])"
)
_SIGNED = re.compile(
    "[（(](?P<role>[\u4e00-\u9fff·]{0,12}(?:记者|記者|通讯员|作者|撰文|文)[:：/／\\s]*)?(?P<names>[\u4e00-\u9fff·、\\s]{2,30})[）)]$"
)
_BEHIND_TEXT = re.compile(
    "(?:^|[。！？”」\\s*])(?:本报|本刊|本网)?(?:记者|記者|作者|撰文|通讯员)\\s?[:：︱|｜/／]?\\s?"
    "(?P<names>[\u4e00-\u9fff·、\\s]{2,20})[*\\s]*$"
)


@lru_cache(maxsize=4096)
def is_story(text: str) -> bool:
    """The first line of a story, behind the place and the day that it was sent from."""
    return _STORY.match(text) is not None


def signed_in_text(first: Iterable[str], last: Iterable[str], *, bare: bool = False) -> tuple[str, ...]:
    """The authors that the text itself names: in the dateline that begins it, or at its very end.

    ``first`` and ``last`` are its first and last lines. A bare name counts in brackets on a line of its own. On a
    ``bare`` page, one without a byline, the reporter of a wire story counts as its author.
    """
    for text in first:
        found = _DATELINE.match(text) or _REPORTED.match(text) or (_SENT.match(text) if bare else None)
        if found is not None and (names := people.read_names(found["names"] or found.groupdict().get("wired") or "")):
            return names
    for text in last:
        found = _SIGNED.search(text)
        if found is not None and (found["role"] or found.start() == 0):
            return people.read_names(found["names"])
        if (found := _BEHIND_TEXT.search(text)) and (names := people.read_names(found["names"])):
            return names
    return ()
