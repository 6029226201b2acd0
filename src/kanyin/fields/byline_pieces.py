"""What no label tells on a line beside a title, piece by piece: a medium, a reporter, a person and his house."""

from __future__ import annotations

from kanyin.fields import (
    accounts,
    byline_rest,
    byline_values,
    credit_words,
    media,
    people,
    places,
    signatures,
    writers,
)
from kanyin.fields.byline_fields import Byline
from kanyin.fields.byline_labels import without_noise
from kanyin.fields.names import is_nobody
from kanyin.patterns import lazy

_COUNT = lazy(
    r"[(（\[]?\s?(?:约\s)?[\d,.]{1,12}\s?[万wWkK+]?\s?(?:次|人|条|條|字|个|篇)?\s?(?:阅读|浏览|点击|评论|参与评论|人参与|次阅读|次浏览|观看|播放|回复|收藏|点赞)?\s?[)）\]]?"
)
_SLASH = lazy("^(?P<left>[\u4e00-\u9fff·A-Za-z0-9]{2,16})\\s?[／/]\\s?(?P<right>[\u4e00-\u9fffA-Za-z·]{1,16})$")
_MARKED = lazy("《([^《》]{2,16})》")
_SITE_OF = lazy("《[^《》]{2,16}》[\u3400-\u9fff]{0,6}(?:网|报|刊|客户端|公众号|杂志|周刊)")
"""《河湾》半月刊网."""
_TITLE_MARKS = lazy("[《》]")


_BUTTONS_BEHIND = lazy("(?:\\s(?:我要投稿|我有话说|我来说两句|我要评论|[+＋]?关注|收藏|分享|打印)){1,4}$")


def read_unlabelled(value: str, out: Byline) -> bool:
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
    houses = rest if len(rest) < len(named) else []
    if houses and all(len(piece) in byline_rest.LENGTH_OF_HOUSE and people.names_unit(piece) for piece in houses):
        out.others += houses  # 沈漱舟  临城农业技术中心  2021-03-04
        return []
    is_sourced = bool(out.sources)
    account = "" if out.authors else byline_rest.account_among(rest, is_counted=out.is_counted, is_told=is_sourced)
    out.handles += [account] if account else []
    out.free += [account] if account else []
    return [] if account else rest


_COUNTS_BEHIND = lazy(r"(?<=[^\W\d])(?:\s\d[\d,.]{0,8}[万wk]?){1,4}$")
PAIR = 2


def _is_person(piece: str) -> bool:
    return len(piece) <= byline_values.LONGEST_ALONE and people.is_usual_name(piece) and not is_nobody(piece)


def read_reporter(text: str, out: Byline) -> bool:
    """``临城日报记者 沈漱舟``: who reported, and for which medium."""
    found = writers.read_reporter(_BUTTONS_BEHIND.sub("", text))
    out.is_labelled |= found.is_understood
    out.is_named |= bool(found.names)
    byline_values.add_writers(found, out)
    if found.paper:
        out.papers.append(found.paper)
    return found.is_understood


LONGEST_WITH_UNIT = 18
"""Characters of a person and his unit; with its place and postcode it is a paper's."""


def read_with_unit(text: str, out: Byline) -> bool:
    """沈漱舟 (化学学院): a person, and his unit in brackets, which is kept as it stands."""
    is_short = len(text) <= LONGEST_WITH_UNIT and text[-1:] in "）)" and not any(map(str.isdigit, text))
    person = people.read_named_unit(text) if is_short else None
    if person is None or not people.is_usual_name(person.name):
        return False
    out.authors += [person.name] if person.name not in out.authors else []
    out.others.append(person.affiliation)
    return True


def _read_piece(piece: str, out: Byline) -> bool:
    is_place = places.posted_from().fullmatch(piece) and not media.is_medium(piece)
    if is_place or _COUNT.fullmatch(piece) or not any(char.isalpha() for char in piece):
        return True
    if read_reporter(piece, out):
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
