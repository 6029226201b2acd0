"""One line beside a title or below a text, of text pages and HTML pages alike: date, source, authors.

A line is parted at the words that say what follows (``rules/byline.toml``); what stands before the first of them is
asked by its shape. What no reader understands is ``free``: on an HTML page its box may tell what it is.
"""

from __future__ import annotations

import re

from kanyin.fields import (
    accounts,
    byline_rest,
    byline_values,
    field_reports,
    media,
    people,
)
from kanyin.fields.byline_fields import Byline as Byline
from kanyin.fields.byline_labels import MARKS, UNMARKED, field_of_paper, parts, without_noise
from kanyin.fields.byline_pieces import read_reporter, read_unlabelled, read_with_unit
from kanyin.fields.byline_text import is_meaning, rest_of
from kanyin.fields.byline_text import plain as plain
from kanyin.fields.dates import take_date
from kanyin.fields.names import is_login
from kanyin.fields.platforms import read_platform
from kanyin.patterns import lazy

_HAN = lazy("[\u3400-\u9fff]")
LONGEST = 200


def read_line(text: str) -> Byline:
    """What one line tells by itself; nothing where it is too long for a byline."""
    if len(text) > LONGEST:
        return Byline()
    text = plain(text)
    if (head := before_bar(text)) is not None:
        return head
    out = Byline()
    read_into(text, out)
    return out


def before_bar(text: str) -> Byline | None:
    """A day and who wrote, all of it understood, before a bar behind which the site says something of its own; None
    for any other line.
    """
    head, bar, _ = text.partition(" |")
    if not bar:
        return None
    out = Byline()
    is_whole = read_into(head.rstrip(), out) and out.is_labelled
    return out if is_whole and out.dates and out.authors else None


def read_into(text: str, out: Byline) -> bool:
    """Put what a line tells where it belongs; whether all of it is understood."""
    if field_of_paper(text) in ("received", "author-note"):
        if found := _ISSUED.search(text):
            out.tell_date("published", take_date(text[found.end() :])[1])
            out.is_labelled = True
        return False
    if told := read_platform(text):
        if told.date:
            out.tell_date("", told.date)
        before = set(out.authors)
        understood = bool(told.author) and byline_values.add_poster(told.author, out)
        out.is_posted |= understood and not told.source
        out.operators += [name for name in out.authors if told.source and name not in before]
        return (bool(told.source) and byline_values.add_source(told.source, out)) or understood
    if (report := field_reports.read(text)).names and not text[report.end :].strip("】]）)〕」』 "):
        out.authors += [name for name in report.names if name not in out.authors]
        out.papers += [report.paper] if report.paper else []
        out.is_labelled = out.is_named = True
        return True
    if read_reporter(text, out) or read_with_unit(text, out):
        return True
    if len(text) <= LONGEST_NUMBER and (found := _APPEARED.search(text)):
        byline_values.add_source(found["name"], out)
        text = f"{text[: found.start()]} {found['day'] or ''} {text[found.end() :]}"
    out.is_counted |= accounts.counts(text)
    return _read_parts(byline_rest.closed(byline_rest.without_counters(text)), out)


def _read_parts(text: str, out: Byline) -> bool:
    """Each part of a line by its label; those without one last, once the day is known that may stand behind them."""
    told = parts(text)
    out.is_labelled |= len(told) > 1 or told[0][2] is not None
    understood = True
    free: list[str] = []
    behind: list[str] = []
    is_pictured = False
    for n, (start, end, name) in enumerate(told):
        value = text[start:end].strip(f" \u3000{MARKS}-–—;；,，")
        is_of = name is None and n + 1 < len(told) and told[n + 1][2] == "author"
        name = "publisher" if is_of and _STATION.fullmatch(value) else name
        # 作者 河湾网 发表时间 …: one label of several on a line needs no colon.
        name = "author" if name == UNMARKED and any(other for *_, other in told[n + 1 :]) else name
        if name in ("source", "author", "editor", UNMARKED):
            value, rest = _cut(name, _BUTTON_GLUED.sub("", value), out)
            (free if rest and (media.is_medium(rest) or byline_rest.is_house(rest)) else behind).append(rest)
        elif name in ("nothing", "doc-number"):
            value, rest = byline_rest.cut_count(value)
            free.append(rest)
        if name == "author" and _PICTURES.fullmatch(value):  # 作者：摄影 记者 沈漱舟
            is_pictured = True
            continue
        name, is_pictured = "pictures" if is_pictured and name == "author" else name, False
        if name or take_date(value)[1]:
            understood &= _read_part(name, value, out)
        else:
            free.append(value)
    for value in filter(None, free):
        understood &= _read_part(None, value, out)
    for value in filter(None, behind):
        _read_behind(value, out)
    return understood


_BUTTON_GLUED = lazy(
    "(?<=[\u4e00-\u9fff])(?:扫一扫(?:分享)?|我要评论|我要纠错|打印(?:本[页文])?|收藏|分享|听新闻|A[+-]\\s?A[+-]?)$"
)
"""来源：河湾网扫一扫分享: what can be done with the page, behind the last value."""


def _cut(name: str, value: str, out: Byline) -> tuple[str, str]:
    """The value of a label without the day, and what stands behind a gap."""
    value, date = take_date(value)
    if date:
        out.tell_date("", date)
    return byline_rest.cut(value) if name == "source" else byline_rest.cut_names(value)


def _read_behind(rest: str, out: Byline) -> None:
    """Who wrote, behind the value of another label and a gap; what else stands there tells nothing."""
    free, known = len(out.free), len(out.media)
    _read_part(None, rest, out)
    del out.free[free:], out.media[known:]


_PICTURES = lazy("摄影|攝影|供图|供圖|图片")
"""What those did who are named behind the next role."""
_OTHER_DAYS = ("updated", "written")
_TELLING_NOTHING = ("nothing", "title", *_OTHER_DAYS)


_ISSUED = lazy(r"(?:出版|刊出|见刊|上线|网络首发|在线发表)(?:日期|时间)\s?[:：]\s?")
"""Behind the days on which a paper came in, that of its publication."""
_STATION = lazy("[\u4e00-\u9fff]{2,8}[台臺报報网網社]")
"""Whose reporter the label right behind it names: 临城台记者：沈漱舟."""
_APPEARED = lazy(
    r"《(?P<name>[^《》]{2,20})》\s?(?:(?P<day>(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月)号|(?:19|20)\d{2}\s?年?\s?第\s?\d{1,3}\s?期)"
    r"\s?(?:[（(]?总第?\s?\d{1,4}期[)）]?)?"
)
"""《河湾》2018年第22期: the number of a magazine that had the text; a longer line may tell of another text."""
LONGEST_NUMBER = 60


def _read_part(name: str | None, value: str, out: Byline) -> bool:
    if name == "of-rules" or is_meaning(name, value):
        return name == "of-rules"
    value, date = take_date(_BUTTONS.sub(" ", value))
    if date:
        kind = name if name in ("published", "updated", "written") else ""
        out.tell_date(kind, date)
    is_own = name == "source" and media.is_vague(value.strip())  # 本站原创, whose last word is a button elsewhere
    value = value.strip() if is_own else rest_of(value)
    if name in _TELLING_NOTHING or not value:
        if date and value and name in _OTHER_DAYS:
            _read_behind(value, out)
        return True
    if name == "published":
        is_told = bool(not date and out.dates) or read_unlabelled(value, out)
        return is_told or (not date and byline_values.read_publisher(value, out))
    if name in ("source", "publisher"):
        return byline_values.add_source(value, out, labelled=name == "source")
    if name in ("contributor", "teller"):
        byline_values.add_contributor(value, out, tells=name == "teller")
        return True
    if name in ("author", UNMARKED):
        out.is_named = True
        return byline_values.add_authors(value, out, sure=name != UNMARKED)
    if name == "poster" and not (people.read_names(value) or is_login(value) or _DESK.fullmatch(value)):
        return byline_values.add_authors(value, out, sure=True)
    if name in _LISTS:
        getattr(out, _LISTS[name]).append(without_noise(value) or value)
        return True
    if name == "doc-number":
        is_number = _HAN.search(value) and re.search(r"\d", value) and not _SIZES.match(value)
        out.number = out.number or (value if is_number else "")
        return True
    if name == "original-title":
        out.original_title = out.original_title or value
        return True
    return read_unlabelled(value, out)


_SIZES = lazy("[\\[【（(]?\\s?[大中小+＋A]\\s")
"""字号：大 中 小: of the letters, and no document's."""
_DESK = lazy("[\u4e00-\u9fff]{1,12}(?:[部处科组室站办]|中心|用户)\\d{0,2}|用户")
"""Who put a text on a house's own site, and wrote nothing: 发布者：市场部."""
_LISTS = {
    "translator": "translators",
    "issuer": "issuers",
    "editor": "editors",
    "poster": "editors",
    "pictures": "pictures",
}
"""Labels whose values are kept as they stand, and where."""
_BUTTONS = lazy(r"(?:\s?【[^【】]{1,12}】){2,8}\s*$|【\s?大\s?中\s?小\s?】")
"""【论坛】【短信推荐】: what can be done with a page, behind an empty label."""
