"""The value of a source's field on a byline: the medium's name, and who stands behind it."""

from __future__ import annotations

import re

from kanyin.fields import credit_grammar, media, people, signatures
from kanyin.fields.byline_labels import key, labels
from kanyin.fields.names import is_nobody
from kanyin.patterns import lazy

LONGEST = 40
"""Characters of the longest name."""
MOST_BEHIND = 3
"""Names that stand behind the medium, 来源：中国新闻网 王帆."""
_IN_MARKS = lazy("《([^《》]{2,30})》")
_GAP = lazy(r"\s{2,}|[|｜丨]|\u3000|\s[-–—]\s|。|(?<=[\u3400-\u9fff])[”」]")
_ROUND = lazy(r"^(?P<kept>[^()（）]*+)[)）].*+")
"""What stands behind the bracket that closes those round label and name: （来源：河湾网） 05-27 09:20."""
_BRACKETS_BEHIND = lazy(r"[(（\[][^()（）\[\]]{0,30}[)）\]]$")
_NO_NAME = lazy("(?:https?:|www\\.)|[^=]{0,12}=")
_HOST = lazy(r"(?:https?://)?(?P<name>(?:[A-Za-z0-9-]{1,30}\.){1,3}(?:com|cn|net|org|tw|hk|cc|info))/?")
"""www.example.com: a site that is named by its address alone."""
_TRAIL = lazy(r"\s[>＞»]\s")
"""河边的灯 > 《随笔》: where the text stands on a site."""
_COUNT_BEHIND = lazy(
    r"(?<!\s)\s++(?:[\d,]{1,9}|(?:19|20)\d{2}\s?[年,，].{0,40}|(?:参与互动|我要评论|字号|责编|责任编辑|作者|编辑|点击|浏览).{0,20})$"
)
_OTHERS_BEHIND = lazy("(?<=[\u4e00-\u9fff]{2})综合(?=[\u4e00-\u9fff]{2,12}(?:[报網网社台]|新闻|客户端)).*$")
"""河湾发布综合临城日报、临城晚报: the first has put the text together."""


def _is_writer(word: str) -> bool:
    return people.is_usual_name(word) and not is_nobody(word)


def _is_sure(word: str) -> bool:
    """No other word looks like it: a name of three characters, or a foreign one with its dot."""
    return "·" in word or signatures.is_alone(word)


def read(value: str) -> tuple[str, tuple[str, ...]]:
    """The name of the medium: in its marks, else up to a gap, a bracket or a counter; and its reporters behind it.

    The name is empty for what names none.
    """
    if site := _HOST.fullmatch(value):
        return site["name"], ()
    if _TRAIL.search(value):
        return "", ()
    if found := _IN_MARKS.search(value):
        value = found[1]
    value = _ROUND.sub(r"\g<kept>", value)
    name = _OTHERS_BEHIND.sub("", _COUNT_BEHIND.sub("", _GAP.split(value)[0].strip())).strip()
    first, _, rest = name.partition(" ")
    behind = list(credit_grammar.names_behind_label(rest)) if rest else []
    behind = behind if len(behind) <= MOST_BEHIND and all(map(_is_writer, behind)) else []
    if media.is_medium(first) or (behind and all(map(_is_sure, behind))):
        name = first
    else:
        behind = []
    name = _BRACKETS_BEHIND.sub("", name).strip(" 《》“”「」[]")
    is_none = not name or len(name) > LONGEST or key(name) in labels()[1]
    is_none = is_none or _NO_NAME.match(name) is not None
    return ("" if is_none or not re.search(r"[^\W\d_]", name) else name), tuple(behind)
