"""What is left of a line beside a title when its days, media, counts and buttons are taken off: who wrote."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import accounts, credit_grammar, media, people, signatures
from kanyin.fields.names import OF_THREE, is_nobody
from kanyin.fields.script import as_printed, simplified
from kanyin.patterns import lazy

_COUNTER = lazy(
    r"(?<!\w)被阅读\s?\d{1,9}次?|(?<![\w.,:：])(?<![:：读讀览覽击擊论論][\s(（])[(（\[]?(?:约\s?)?\d[\d,.]{0,11}\s?[万萬wWkK]?\+?\s?(?:次|人|条|條|个)?\s?"
    r"(?:阅读|閱讀|浏览|瀏覽|点击|點擊|评论|評論|观看|播放|回复|收藏|点赞|参与|跟贴|(?i:views?|reads?|likes?|comments?|clicks?))[)）\]]?(?!\w|\s?[:：(（]|\s\d)"
)
_GAP = lazy(r"\s{2,}|\u3000|\s?[|｜丨┃]\s?|\s[·•]\s")
_LIST = lazy("[、，,;；/／&＆]|(?<=[\u3400-\u9fff]{2})[和及](?=[\u3400-\u9fff]{2})")
_WRITTEN = lazy("[^\\s、，,;；/／&＆·和及]")
_LATIN = lazy(r"[A-Z][a-z]{1,15}(?:\s[A-Z]\.)?\s[A-Z][A-Za-z’'-]{1,20}")
_OF_COLUMN = lazy("[版栏闻讯类区市县图片]$")


def without_counters(text: str) -> str:
    """A line without what its page counts, 1.2万阅读, with a gap in its place."""
    return _COUNTER.sub("  ", text)


def cut(value: str) -> tuple[str, str]:
    """The value of a label up to the first gap or bar, and what stands behind that."""
    found = _GAP.search(value)
    return (value[: found.start()], value[found.end() :]) if found else (value, "")


def cut_count(value: str) -> tuple[str, str]:
    """What a page counts or how large its letters are, and what stands behind: 58707 | 沈漱舟, 大 中 小　顾平川."""
    found = _COUNT_FIRST.match(value)
    return (value[: found.end()], value[found.end() :].strip(" \u3000|｜丨·")) if found else (value, "")


_COUNT_FIRST = lazy(
    r"[\[(（]?\s?(?:\d[\d,.]{0,11}\s?[万wWkK]?\+?\s?[次人]?|[大中小](?:\s[大中小]){1,2})\s?[\])）]?(?=\s{1,4}\S|\u3000|\s?[|｜丨·])"
)


def cut_names(value: str) -> tuple[str, str]:
    """The value of an author's label down to the last of its pieces that gaps part and that are names, or its first
    piece, and what stands behind.
    """
    first = _GAP.search(value)
    if first is None or any(map(people.is_usual_name, _WORDS.split(value[first.end() :]))):
        return value, ""
    end = first.start()
    for gap in (*_GAP.finditer(value, first.end()), None):
        stop = gap.start() if gap else len(value)
        if not people.read_names(split_list(value[:stop])):
            break
        end = stop
    return value[:end], value[end:]


_WORDS = lazy("[\\s|｜丨、，,/／]+")
_HAN = "[\u3400-\u9fff]"
_WIDE = lazy(f"(?<!{_HAN})({_HAN})[ \u3000]{{1,2}}({_HAN})(?!{_HAN}|\\s{_HAN}(?!{_HAN}))")


def closed(text: str) -> str:
    """A line with the names of two characters that were set wide, 许　力, as names."""
    return _WIDE.sub(lambda found: found[1] + found[2] if people.is_usual_name(found[1] + found[2]) else found[0], text)


def pieces_of(value: str) -> list[str]:
    """What gaps and bars part on a line; the dot within a foreign name parts nothing."""
    out: list[str] = []
    for piece in _PIECE.split(value):
        out += [piece] if people.is_name(piece.strip()) else _DOT.split(piece)
    return out


_PIECE = lazy(r"[|｜丨┃●]|\s[·•]\s|\s{2,}|\u3000+|[，,;；](?=\s)")
_DOT = lazy("[·•]")


def split_list(value: str) -> str:
    """Names with one mark between them, whatever the page has set there."""
    return _LIST.sub("、", value)


def names_in(piece: str, *, is_told: bool) -> tuple[str, ...]:
    """The names that a piece beside a day holds and nothing else; ``is_told`` where its line tells the medium or
    counts readers too, so that one name of two characters or a rare one is no column.
    """
    if _LATIN.fullmatch(piece):
        return (piece,) if is_told else ()
    names = people.read_names(split_list(piece))
    if not names or any(map(is_nobody, names)) or len("".join(names)) < len(_WRITTEN.findall(piece)) - piece.count("·"):
        return ()
    usual = sum(map(people.is_usual_name, names))
    if len(names) == 1:
        return names if _signs_alone(names[0], is_told=is_told) else ()
    is_list = _LIST.search(piece) is not None or any(len(name) == OF_THREE for name in names)
    is_list = is_list or (is_told and usual == len(names))
    return names if is_list and 2 * usual >= len(names) else ()


def _signs_alone(name: str, *, is_told: bool) -> bool:
    if "·" in name or signatures.is_alone(name):
        return True
    if people.is_usual_name(name):
        return is_told or len(name) > OF_THREE
    return is_told and len(name) == OF_THREE and not _OF_COLUMN.search(name) and accounts.is_account(name)


def is_house(piece: str) -> bool:
    """An office or a house that publishes, where a day stands beside it: 市教育局, 河湾区融媒体中心."""
    return len(piece) in LENGTH_OF_HOUSE and _HOUSE.fullmatch(piece) is not None and not people.is_name(piece)


def names_house(name: str) -> bool:
    """The name of an office, and of nobody: 县委宣传部; A-沈老师-河湾学院 is what somebody calls himself."""
    return _HAN_ALONE.fullmatch(name) is not None and people.names_unit(name)


def names_medium(name: str) -> bool:
    """The name of a paper, a site or an office in Han, where accounts of people stand."""
    return _HAN_ALONE.fullmatch(name) is not None and media.is_organisation(name)


_HAN_ALONE = lazy("[\u3400-\u9fff]+")
LENGTH_OF_HOUSE = range(4, 19)
_HOUSE = lazy(
    "[\u4e00-\u9fff]{2,16}(?:[局厅处委]|委员会|宣传部|党委|办公室|法院|检察院|政府|大学|学院|学校|[中小]学|医院|管委会|协会|学会|媒体中心|出版社|观察|日报社)"
)


def signed(piece: str) -> tuple[tuple[str, ...], str, str]:
    """Names, and the medium or office, or the account, that stands beside them in a piece: 沈漱舟，顾平川 河湾网."""
    listed = _LISTED.fullmatch(piece)
    names = names_in(listed["names"], is_told=True) if listed and accounts.is_account(listed["account"]) else ()
    if listed and names:
        return names, "", listed["account"]
    told = credit_grammar.read(simplified(piece)) if _PARTED.search(piece) else None
    if told is None or not told.is_placed or not told.house:
        return (), "", ""
    is_sure = any(map(people.is_usual_name, told.names)) or media.is_medium(told.house)
    names = tuple(as_printed(name, piece) for name in told.names) if is_sure else ()
    return names, as_printed(told.house, piece) if names else "", ""


_LISTED = lazy(
    "(?P<names>[\u3400-\u9fff·]{2,4}(?:[、，,][\u3400-\u9fff·]{2,4}){1,5})\\s(?P<account>[\u3400-\u9fffA-Za-z0-9]{4,16})"
)
"""沈漱舟，顾平川 河湾夜读: names and the account that has published."""
_PARTED = lazy("[\\s、，,/／]")


def account_among(pieces: Sequence[str], *, is_counted: bool, is_told: bool) -> str:
    """The account that is all that is left of a line with a day: in Latin letters, or beside counts of readers."""
    if len(pieces) != 1 or not accounts.is_handle(pieces[0]) or is_nobody(pieces[0]):
        return ""
    name = pieces[0]
    can_be = accounts.is_account(name) and (is_counted or (is_told and name.isascii()))
    return name if can_be else ""
