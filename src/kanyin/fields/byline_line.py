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
    credit_words,
    field_reports,
    media,
    people,
    places,
    signatures,
    writers,
)
from kanyin.fields.byline_fields import Byline as Byline
from kanyin.fields.byline_labels import MARKS, UNMARKED, field_of_paper, parts, without_noise
from kanyin.fields.byline_text import is_meaning, rest_of
from kanyin.fields.byline_text import plain as plain
from kanyin.fields.dates import take_date
from kanyin.fields.names import is_login, is_nobody
from kanyin.fields.platforms import read_platform
from kanyin.patterns import lazy

_HAN = lazy("[\u3400-\u9fff]")
_COUNT = lazy(
    r"[(（\[]?\s?(?:约\s)?[\d,.]{1,12}\s?[万wWkK+]?\s?(?:次|人|条|條|字|个|篇)?\s?(?:阅读|浏览|点击|评论|参与评论|人参与|次阅读|次浏览|观看|播放|回复|收藏|点赞)?\s?[)）\]]?"
)
_SLASH = lazy("^(?P<left>[\u4e00-\u9fff·A-Za-z0-9]{2,16})\\s?[／/]\\s?(?P<right>[\u4e00-\u9fffA-Za-z·]{1,16})$")
_MARKED = lazy("《([^《》]{2,16})》")
_SITE_OF = lazy("《[^《》]{2,16}》[\u3400-\u9fff]{0,6}(?:网|报|刊|客户端|公众号|杂志|周刊)")
"""《河湾》半月刊网."""
_TITLE_MARKS = lazy("[《》]")
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
    if (report := field_reports.read(text)).names and not text[report.end :].strip("】]）)〕」』 ") :
        out.authors += [name for name in report.names if name not in out.authors]
        out.papers += [report.paper] if report.paper else []
        out.is_labelled = out.is_named = True
        return True
    if _read_reporter(text, out) or _read_with_unit(text, out):
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
        is_told = bool(not date and out.dates) or _read_unlabelled(value, out)
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
    return _read_unlabelled(value, out)


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


_BUTTONS_BEHIND = lazy("(?:\\s(?:我要投稿|我有话说|我来说两句|我要评论|[+＋]?关注|收藏|分享|打印)){1,4}$")


def _read_unlabelled(value: str, out: Byline) -> bool:
    """What no label tells: a medium, a reporter's line, a place, a counter."""
    pieces = [piece for part in byline_rest.pieces_of(value) if (piece := without_noise(part.strip(" .。")))]
    if accounts.counts(value):  # 沈漱舟 300 条评论 268,398 人阅读
        pieces = [_COUNTS_BEHIND.sub("", piece) for piece in pieces]
    free = [piece for piece in pieces if not _read_piece(piece, out)]
    if out.dates:
        free = _read_left_over(free, out)
    free = [piece for piece in free if not _read_unknown(piece, out)]  # one that stands before the first label
    out.free += free
    return not free


def _read_left_over(free: list[str], out: Byline) -> list[str]:
    """Who wrote, in pieces beside a day that nothing else explains; the pieces that name nobody."""
    if len(free) == PAIR and (pair := signatures.with_house(free)):
        out.authors += [pair[0]] if pair[0] not in out.authors else []
        byline_values.add_source(pair[1], out, labelled=False)
        return []
    if len(free) == PAIR and _is_person(free[0]) and accounts.is_account(free[1]) and not people.is_name(free[1]):
        out.authors.append(free[0])  # 沈漱舟  河湾夜读  2021-03-04
        out.accounts.append(free[1])
        return []
    is_told = bool(out.source) or out.is_counted or out.is_labelled
    named = [(piece, () if out.is_named else byline_rest.names_in(piece, is_told=is_told)) for piece in free]
    if any(names for _, names in named):  # 沈漱舟　吉望舒 2021-03-04: one of them sure
        named = [(piece, names or byline_rest.names_in(piece, is_told=True)) for piece, names in named]
    out.authors += [name for _, names in named for name in names if name not in out.authors]
    rest = [piece for piece, names in named if not names]
    is_sourced = bool(out.sources)
    account = "" if out.authors else byline_rest.account_among(rest, is_counted=out.is_counted, is_told=is_sourced)
    out.handles += [account] if account else []
    out.free += [account] if account else []
    return [] if account else rest


_COUNTS_BEHIND = lazy(r"(?<=[^\W\d])(?:\s\d[\d,.]{0,8}[万wk]?){1,4}$")
PAIR = 2


def _is_person(piece: str) -> bool:
    return len(piece) <= byline_values.LONGEST_ALONE and people.is_usual_name(piece) and not is_nobody(piece)


def _read_reporter(text: str, out: Byline) -> bool:
    """``临城日报记者 沈漱舟``: who reported, and for which medium."""
    found = writers.read_reporter(_BUTTONS_BEHIND.sub("", text))
    out.is_labelled |= found.is_understood
    out.is_named |= bool(found.names)
    byline_values.add_writers(found, out)
    if found.paper:
        out.papers.append(found.paper)
    return found.is_understood


def _read_with_unit(text: str, out: Byline) -> bool:
    """沈漱舟 (化学学院): a person, and his unit in brackets, which is kept as it stands."""
    person = people.read_named_unit(text) if text[-1:] in "）)" else None
    if person is None or not people.is_usual_name(person.name):
        return False
    out.authors += [person.name] if person.name not in out.authors else []
    out.others.append(person.affiliation)
    return True


def _read_piece(piece: str, out: Byline) -> bool:
    is_place = places.posted_from().fullmatch(piece) and not media.is_medium(piece)
    if is_place or _COUNT.fullmatch(piece) or not any(char.isalpha() for char in piece):
        return True
    if _read_reporter(piece, out):
        return True
    if _read_pair(piece, out):
        return True
    if out.dates and (glued := signatures.glued_to_medium(piece)):
        out.authors += [glued[0]] if glued[0] not in out.authors else []
        return byline_values.add_source(glued[1], out, labelled=False)
    if _read_signed(piece, out):
        return True
    if out.dates and (placed := _PLACED.match(piece)) and _is_called(placed["name"]):
        out.authors += [placed["name"]] if placed["name"] not in out.authors else []
        out.others += [placed["site"].strip()] if placed["site"] else []
        return True
    if found := _SLASH.match(piece):
        return byline_values.read_slash(found["left"], found["right"], out)
    if ":" in piece or "：" in piece:
        return _read_unknown(piece, out)
    if out.dates and (found := _MARKED.fullmatch(piece)):
        return byline_values.add_source(found[1], out, labelled=False)
    if _SITE_OF.fullmatch(piece):
        return byline_values.add_source(_TITLE_MARKS.sub("", piece), out, labelled=False)
    if (edited := _EDITED.fullmatch(piece)) and out.dates:
        return byline_values.add_source(edited["name"], out, labelled=False)
    if out.dates and media.is_vague(piece) and len(piece) >= LONG_VAGUE:
        return byline_values.add_source(piece, out)
    name = media.bare(piece)
    last = name.rpartition(" ")[2]  # 渡口 石阶 河湾日报 2021-03-04
    name = (
        last if last != name and out.dates and media.is_medium(last) and not media.is_medium(name.split()[0]) else name
    )
    is_medium = media.is_medium(name) or (bool(out.dates) and media.is_press(name))
    is_source = is_medium or (bool(out.dates) and byline_rest.is_house(name))
    return is_source and byline_values.add_source(name, out, labelled=False)


def _read_signed(piece: str, out: Byline) -> bool:
    """Names with their medium, office or account in one piece beside a day."""
    names, house, account = byline_rest.signed(piece) if out.dates else ((), "", "")
    out.authors += [name for name in names if name not in out.authors]
    out.accounts += [account] if account else []
    if house and not media.is_medium(house):
        out.others.append(house)
    elif house:
        byline_values.add_source(house, out, labelled=False)
    return bool(names)


def _read_pair(piece: str, out: Byline) -> bool:
    """沈漱舟 河湾日报, 河湾日报 沈漱舟 beside a day: a person and his medium, one space between them."""
    words = piece.split()
    if not out.dates or len(words) != PAIR or sum(map(_is_called, words)) != 1:
        return False
    person, medium = sorted(words, key=_is_called, reverse=True)
    if not (media.is_medium(medium) or media.is_short(medium) or _MIXED.fullmatch(medium)):
        return False
    out.authors += [person] if person not in out.authors else []
    return byline_values.add_source(medium, out, labelled=False)


LONG_VAGUE = 4
"""Characters of what says where a text is from without a label: 本站原创; 原创 is a button too."""
_PLACED = lazy(
    "^(?P<site>[\u3400-\u9fffA-Za-z0-9]{2,12}\\s)?(?P<name>[\u3400-\u9fff]{2,3})\\s?[-－—]\\s?(?P<place>[\u3400-\u9fff]{2,4})$"
)
"""沈漱舟-臨城, 河湾新聞 沈漱舟-臨城 beside a day: a reporter and where he is."""
_MIXED = lazy("[\u3400-\u9fff]{2,8}[A-Z]{2,12}|[A-Z]{2,12}[\u3400-\u9fff]{2,8}")
"""河湾夜读RIVER: what an account calls itself."""


def _is_called(word: str) -> bool:
    """A person's name, which may have a rarer family name where it has three characters, and no medium."""
    is_family = people.is_name(word) or word[:1] in credit_words.rare_families()
    is_rare = len(word) == byline_values.LONGEST_ALONE and is_family and not is_nobody(word)
    return (_is_person(word) or is_rare) and not (media.is_medium(word) or media.is_press(word) or media.is_short(word))


_EDITED = lazy(
    "(?P<name>[\u3400-\u9fffA-Za-z0-9]{2,16})\\s?[\\[【（(](?:整理|编译|原创|综合|编辑|转载|翻译|报道)[\\]】）)]?(?:\\s\\d{1,6})?"
)
"""河湾游戏[整理]: a medium, by what it has done with the text."""
_WITH_VALUE = lazy("[\u4e00-\u9fff]{2,5}[:：]\\s?[^:：。！？“”]{1,20}")


def _read_unknown(piece: str, out: Byline) -> bool:
    """单位：临城大学, behind a label that is known: kept as it stands."""
    if not out.is_labelled or _WITH_VALUE.fullmatch(piece) is None:
        return False
    out.others.append(piece)
    return True
