"""A title's line without what pages set beside its words: a label before them, a date or a count behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kanyin.fields import byline_labels, media, sources
from kanyin.fields.dates import take_date
from kanyin.patterns import lazy

_LABEL = lazy(
    r"(?:[帖文][子章])?(?:主\s?题|主旨|标\s{0,8}题|標\s{0,8}題|题\s{0,8}目|題目|[题題]名|篇名)\s*+[:：]\s*+(?=\S)|(?:[题題]名|篇名)\s++(?=\S)"
)
_DATE = lazy(
    r"(?<=\S)[\s\u3000]*+[(（\[【]?\s*+(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?)"
    r"(?:[\s\u3000]*\d{1,2}:\d{2}(?::\d{2})?)?\s*+[)）\]】]?[\s\u3000]*+(?:楼主|\d{1,4}楼)?$"
)
_DATE_END = lazy(r"[\d日)）\]】\s楼主]$")
"""What a date behind a title ends in, or what stands behind that."""
_COUNT = lazy(r"(?<=\S)\s*+[(（]\s?\d{1,3}\s?[/／]\s?\d{1,3}\s?[)）]$")
_BUTTONS = lazy(
    r"^(?:(?:推荐|我要说说|我来说两句|其[他它]文章(?:[(（][^()（）]{1,8}[)）])?|收藏|打印|分享|评论|返回\S{0,4}|关注|举报|\[?原创\]?)[\s\u3000|｜]++)++(?=\S)"
    r"|^[\[【](?:视频|視頻|音频|组图|图文|图集|图|圖|直播)[\]】]\s?(?=\S)"
)
_MARKED = lazy(
    r"^(?:[|｜]\s+|[>＞»›]\s*+|\[[A-Za-z0-9_.-]{2,40}\]\s*)++(?=\S)|(?<=\S)\s*+\[[A-Za-z_]*\d[A-Za-z0-9_.-]{0,40}\]$"
)
"""A table's rule, the last arrow of the way to the page, and the names of pictures that stand beside the title."""
_FORM = lazy(
    r"^(?:[\[【［](?:图文|圖文|视频|視頻|组图|組圖|多图|高清|音频|图)[\]】］]\s*+|\[[\u4e00-\u9fff]{2,4}\]\s++)(?=\S)"
)
"""What an article is made of, or a thread's kind: [视频]…, [求助] …. A column's name is part of a title."""
_WIRE = lazy(
    "[\u4e00-\u9fff]{1,5}社[\u4e00-\u9fff]{2,10}?(?:\\d{1,2}月)?\\d{1,2}日(?:电|電)\\s*(?:[（(][^（()）]{2,30}[)）])?\\s*(?:题|題)\\s*[:：]\\s*(?=\\S)"
)
"""What an agency sets before the title of a long report: 某某社临城5日电　题：…"""
_INVITES = lazy(r"(?:(?<=\S)(?:\s{2,}+|\u3000)(?:[·•]\s?)?|(?<=.)[·•]\s?)(?:点击|點擊|更多|进入)\S.{1,40}$")
"""What a site calls upon to do, set far behind a title on its line."""
_WAY, _ARROW = lazy(r"(?:[^<＜>＞»›]{0,23}[^-=<＜>＞»›][>＞»›]++\s*+(?!\d)){2,8}(?=\S)"), lazy("[>＞»›]++")
"""The way to a page, whose end is what a list is called: 首页 > 渡口 > 公告; markup, arrows and x > 1 are none."""
_IN_FRAME = lazy("【([\u4e00-\u9fff]{3,8})】\\s?(?=\\S)")
"""A medium before the title of what it printed: 【渡口日报】…, and no column: 【深度】…."""
LONGEST = 200
"""Characters of the longest line that is looked at."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """The words of a title, the date beside them, ISO 8601 as precise as it is printed, and the fields behind."""

    text: str
    date: str = ""
    behind: str = ""


_CLOCK = lazy(r"(?<=[\u3400-\u9fff”」])\s?[（(]\d{1,2}[:：]\d{2}[)）]$")
"""渡口的灯 (20:45): when it was sent."""


def read_title(line: str) -> TitleLine:
    """The title in its line: ``主题：…`` of bulletin boards, ``… (2024-05-11)`` of lists and notices, ``… (1/22)`` of
    picture galleries.

    A date that is part of the words (``…截至2020年5月1日``) has neither brackets nor a space before it and stays.
    """
    if len(line) > LONGEST:
        return TitleLine(line)
    line, behind = _without_fields(line)
    if (dated := _DATE_BEFORE.match(line)) and not media.is_medium(line[dated.end() :]):
        return TitleLine(line[dated.end() :], sources.read_date(dated[0]), behind)
    text = _MARKED.sub("", line) if line[:1] in "|｜[>＞»›" or "]" in line[-2:] else line
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    text = _WIRE.sub("", text, count=1) if _WIRE.match(text) else text
    text = _BUTTONS.sub("", text, count=1) if _BUTTONS.match(text) else text
    text = _FORM.sub("", text, count=1) if text[:1] in "[【［" else text
    paper = _IN_FRAME.match(text)
    text = text[paper.end() :] if paper and media.is_medium(paper[1]) else text
    text = _CLOCK.sub("", text)
    text = _COUNT.sub("", text, count=1) if text.endswith((")", "）")) else text
    text = _INVITES.sub("", text, count=1).rstrip() if _INVITES.search(text) else text
    text = _without_column(text)
    text = _WAY.sub("", text, count=1) if len(_ARROW.findall(text)) > 1 and _WAY.match(text) else text
    found = _DATE.search(text) if _DATE_END.search(text, len(text) - 1) else None
    if found is None or not re.match(r"[\s\u3000(（\[【]", found[0]):
        return TitleLine(text, behind=behind)
    return TitleLine(text[: found.start()].rstrip(), sources.read_date(found[0]), behind)


_DATE_BEFORE = lazy(r"\s?(?:[Dd]ate|日期|时间|發佈日期|发布日期)\s?[:：]?\s?(?:19|20)\d{2}-\d{1,2}-\d{1,2}\s+(?=\S)")
"""date 2021-03-04 渡口的灯: what a program has set before the title, on its line."""


def _without_fields(line: str) -> tuple[str, str]:
    """A title, and the row of fields behind it on its line: 渡口的灯　作者：沈漱舟　发布时间：2021-03-04."""
    if not _MARK.search(line):
        return line, ""
    if writer := _WRITER_BEHIND.search(line):
        return line[: writer.start()], f"作者：{writer['name']}"
    if glued := _glued_fields(line):
        return glued
    told = [start for start, _, name in byline_labels.parts(line) if name in _FIELDS]
    gap = max((found.end() for found in _WHITE_GAP.finditer(line) if told and found.end() < told[0]), default=0)
    head, behind = line[:gap].rstrip(), line[gap:]
    is_row = len(head) >= SHORTEST and byline_labels.begins_labelled(behind) and ("　" in line or len(told) > 1)
    return (head, behind) if gap and is_row else (line, "")


def _glued_fields(line: str) -> tuple[str, str] | None:
    """A title and the row right behind it, without a gap: 渡口的灯时间：2021-03-04信息来源：河湾网; None for others."""
    (_, end, name), *rest = byline_labels.parts(line)
    told = [name for _, _, name in rest if name in _FIELDS]
    head, behind = line[:end], line[end:]
    is_row = name is None and len(set(told)) > 1 and "published" in told and take_date(behind)[1] != ""
    if not is_row or len(_HAN.findall(head)) < LONG_HEAD or take_date(head)[1] or media.ends_as_medium(head.strip()):
        return None
    return head.rstrip(), behind


_HAN, LONG_HEAD = lazy("[\u3400-\u9fff]"), 6
"""Han characters of such a title at least."""
_WRITER_BEHIND = lazy(
    "(?<=\\S)\\s{1,2}[/／]\\s{1,2}(?P<name>[\u3400-\u9fff]{2,4})\\s?[(（]\\s?[\u3400-\u9fff]{2,10}\\s?[)）]$"
)
"""渡口的灯 / 沈漱舟（河边随笔）: who wrote it, and his column."""
_MARK, _WHITE_GAP = lazy("[:：/／]"), lazy("[\\s\u3000]+")
_FIELDS = frozenset({"author", "source", "published", "editor"})
SHORTEST = 4
"""Characters of a title before a row of fields."""


def _without_column(text: str) -> str:
    """The title without the column that boards set before it, where the title begins with that word itself:
    ``渡船 渡船：…``.
    """
    column, _, rest = text.partition(" ")
    said = rest.lstrip().removeprefix(column) if len(column) in _COLUMN else ""
    return rest.lstrip() if said[:1] in ("：", ":") else text


_COLUMN = range(2, 13)
"""Characters of such a column."""


def begins_report(text: str) -> bool:
    """An agency, place and day, and behind 题 the title of its report."""
    return _WIRE.match(text) is not None


_RULE = lazy("[—－–―─-]{1,6}")
_WHITE = " \u3000"


def bare(text: str) -> str:
    """A kicker or a subtitle without the dashes round it."""
    return text.strip("—－–―─-" + _WHITE)


def read_subtitle(text: str) -> str:
    """A subtitle with the 破折号 that it was printed with, two em wherever it had any (GB/T 15834-2011 4.13.3.7)."""
    words = text.strip(_WHITE)
    said = bare(words)
    return f"——{said}" if said and _RULE.match(words) else said


_SUBTITLE = lazy("[—－–―─-]{2,6}[ \u3000]?(?=[^—－–―─-]*[\u3400-\u9fff]{4})[^。；—－–―─-]{5,60}")


def is_subtitle(text: str) -> bool:
    """True for a line below a title that 破折号 begin and whose words are more than a name."""
    return _SUBTITLE.fullmatch(text.strip(_WHITE)) is not None


def is_word_of(text: str, headline: Iterable[str]) -> bool:
    """A word of the title alone on a line, below a picture mostly: what the article is on, and no author."""
    return len(text := text.strip()) <= LONGEST_WORD and any(text in line for line in headline)


LONGEST_WORD = 4
