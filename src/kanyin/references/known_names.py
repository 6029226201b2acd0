"""What is known of names: families, given names, the words that end a body's name, the sounds of foreign ones."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin import rules
from kanyin.fields.pinyin import sizes_of_given
from kanyin.patterns import lazy, quick
from kanyin.references.text import HAN, IS_HAN


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names that everybody knows."""
    return frozenset(rules.table("references")["latin"]["given"].split())


_GIVEN_FIRST = lazy(
    r"(?P<given>(?P<first>[A-Z][a-z]{2,11})\s(?:[A-Z](?:\.\s?|\s|(?=[A-Z][a-z]))){1,2})(?P<family>[A-Z][A-Za-z'-]{2,})"
    r"(?=\s?[,.:;\"&等著译编]|\s(?:and|et al)\b)"
    r"(?=(?:,\s?(?P<next>[A-Z][a-z]{2,11})\s(?:(?P<next_initials>(?:[A-Z]\.\s?){1,2})|(?:[A-Z]\.?\s?){0,2})[A-Z][a-z'-]{2,}(?:\s?[,.]|\sand\b))?)"
)


_LIST_ENDS = lazy(
    r"\s?,?\s?(?:等|et al\b)|[,.]?\s?\"|\sand\s(?:[A-Z]\.?\s?)(?:[A-Z][a-z]?\.?\s?){0,2}[A-Z][a-z'-]{2,}\s?[.,]"
)


_INITIAL_AND_GIVEN = lazy(
    r"(?P<given>[A-Z]\.\s?[A-Z][a-z]{2,11})\s(?P<family>[A-Z][A-Za-z'-]{2,})(?=\s?[,.;\"]|\sand\s)"
)
"""``R. Karl Lind``, beside ``Paul G. Stieg``: the first of two given names as a letter."""


LETTERS_ALONE = lazy(r"[A-Z]\.\s?[A-Z](?:\s[A-Z])?(?=\s?\.\s?[A-Z][a-z]?)")
"""``Stieg P ,C. S L .Lamps``: one whose family's name is a letter too, last of a list."""


def find_given_first(work: str, at: int, end: int, *, is_listed: bool) -> re.Match[str] | None:
    """A name whose given one stands first, initials behind it: ``David L. Campbell`` by a name that everybody knows,
    its own or that of the next; ``Paula G. Stieg, Karl R. Lind``; any behind another such, or where 等 or a quotation
    behind it tells that no title has begun."""
    found = _GIVEN_FIRST.match(work, at, end)
    if found is None and is_listed:
        return _INITIAL_AND_GIVEN.match(work, at, end)
    if found is None or is_listed or given_names() & {found["first"], found["next"] or ""}:
        return found
    if _LIST_ENDS.match(work, found.end(), end):
        return found
    return found if found["next_initials"] and "." in found["given"] else None


@lru_cache(maxsize=1)
def pinyin() -> frozenset[str]:
    """Chinese family names in Latin letters."""
    return frozenset(rules.table("references")["pinyin"]["families"].split())


_PARTED = lazy(r"^([A-Z][a-z]{1,6})([A-Z][a-z]+)$")
"""``DuBaoxiang``: recognition lost the blank of a Chinese name."""


def are_two(family: str, given: str) -> bool:
    """What a comma parts are two whole Chinese names, ``Du Baoxiang, Wei Xu``: no family with a particle."""
    names = [_PARTED.sub(r"\1 \2", one).split() for one in (family, given)]
    return all(len(name) == 2 and name[0].lower() in pinyin() and sizes_of_given(name[1]) for name in names)


_JOINED = lazy(r"(?P<family>[A-Z][a-z]{1,6})(?P<given>[A-Z][a-z]+)(?=\s?[,;.])")


def joined_whole(work: str, at: int, end: int) -> int:
    """The end of a whole Chinese name that lost its blank, ``DuBaoxiang, ``; 0 where there is none."""
    found = _JOINED.match(work, at, end)
    is_one = found and found["family"].lower() in pinyin() and sizes_of_given(found["given"])
    return found.end() if found and is_one else 0


@lru_cache(maxsize=1)
def _families() -> tuple[frozenset[str], frozenset[str]]:
    table = rules.table("names")
    more = rules.table("references")["han"]["families"]
    return frozenset(table["single"] + more), frozenset(table["double"])


_BODY = lazy(
    "(?:大学|学院|研究院|研究所|委员会|常委会|协会|学会|分会|局|部|厅|公司|集团|中心|银行|出版社|办公室|课题组|编辑部|编写组|编委会|组织|政府|法院|通讯社|新华社|报社|杂志社|图书馆|国务院|联合会|会议|医院|工作组|研究会|编辑室"
    "|研究室|小组|实验室|[^，。]{4}[站所院室处馆队台组司办厂]|[^，。]{3}(?<!市)场)$"
)


_ENDS = frozenset("社学院所会局部厅司团心行社室组织府馆议站处队台办厂场")
"""What the last character of such a word may be."""
_LAST = 8
"""Characters at a text's end in which such words stand."""


def is_body(text: str) -> bool:
    """The text ends as the name of a body does."""
    return text[-1:] in _ENDS and _BODY.search(text, max(0, len(text) - _LAST)) is not None


SURE_NAME = 3
"""What ``han_quality`` says of a Chinese person."""


_LAND = lazy(rf"^[\[(][{HAN}]+[\])]")


_OF_A_TITLE = lazy("及其|[的论]|(?:全书|[辞词字]典|手册|年鉴|[全选文]集|[文诗]选|概要)")
"""What no name has: ``渡口大全书·灯`` is a title."""


def han_quality(word: str) -> int:
    """How sure a run of Han is a name: 3 a Chinese person, 2 a body or a foreigner, 1 anything short."""
    singles, doubles = _families()
    bare = _LAND.sub("", word) if word[:1] in ("[", "(") else word
    if "·" in bare and _OF_A_TITLE.search(bare):
        return 1
    if "·" in bare or bare != word or is_body(bare):
        return 3 if len(bare) <= 25 else 2
    if (len(bare) in (2, 3) and bare[0] in singles) or (len(bare) in (3, 4) and bare[:2] in doubles):
        return 3
    if len(bare) in (2, 3, 4) or (len(bare) <= 8 and sounds_foreign(bare)):
        return 2
    return 1


def sounds_foreign(word: str) -> bool:
    """Most of its characters are those with which names from other languages are written."""
    return sum(map(_SOUNDS.__contains__, word)) >= 0.6 * len(word)


_SOUNDS = frozenset(
    "阿艾安奥巴白贝本比伯布查达戴德登迪丁多厄尔恩法菲费弗夫福盖戈格古哈海汉赫霍基吉加杰金卡凯科克肯库拉莱兰劳勒雷里利列林卢鲁路伦罗洛马玛麦曼梅蒙米莫姆木穆纳娜内尼诺欧帕佩皮珀普奇恰乔热瑞萨塞桑沙舍史什士斯苏索塔泰特提图托吐瓦威韦维温沃乌西希夏谢辛逊雅亚扬依伊因尤约泽扎兹丽汗江买孜提迪娅尕甫别约翰杜森鲍博彼芬豪亨惠怀克奎基宗杰班仁次央珍卓措卡蒂廷默顿"
)
"""What names from other languages are written with."""

WROTE = "合著|原著|编著|撰著|撰述|口述|自述"
TRANSLATED = "译注|注译|校译|编译|合译|今译|译述"
DEEDS = "编校注释笺疏辑补订点集评汇选增音纂标主总合分重续修记笔"
DEEDS_MORE = "编校注释笺疏辑补订点集评汇选增音纂标证解勘录义次撰刻修"
EDITED = rf"整理|[{DEEDS}][{DEEDS_MORE}]{{1,2}}"
"""What people did to a book, in words of more than one character: ``校释``, ``点校``, ``集解``."""
_ROLE_END = quick(rf"(?:{EDITED}|{WROTE}|{TRANSLATED}|[著编撰辑译])$")
_WHENCE = lazy(rf"^[\[(]\s*+[{HAN}]{{1,5}}\s*+[\])]\s*+")


def without_role(work: str, at: int, stop: int, word: str) -> tuple[int, str]:
    """A name without the 著 or 主编 that is glued to it."""
    found = _ROLE_END.search(word)
    if not found or len(word) - len(found[0]) < 2 or is_body(word):
        return stop, word
    if is_body(word[: found.start()]):
        return work.rindex(found[0][0], at, stop), word[: found.start()]
    if len(word) > 14:
        return stop, word
    bare = _WHENCE.sub("", word[: found.start()])
    if len(bare) > 4 and "·" not in bare and len(found[0]) == 1:
        return stop, word
    return work.rindex(found[0][0], at, stop), word[: found.start()]


def ends_at_blank(work: str, at: int, end: int) -> int:
    """Where the first of ``方砚秋 林漱石 周渡`` ends: two people or more that blanks part; 0 where not each is one."""
    parts = work[at:end].rstrip().removesuffix("等")
    words = parts.split() if IS_HAN.match(work, at) and " " in parts else []
    is_sure = [len(word) > 1 and han_quality(word) == SURE_NAME for word in words]
    are_short = all(2 <= len(word) <= 3 and not is_body(word) for word in words)  # a rare family beside others
    is_list = len(words) > 1 and (all(is_sure) or (is_sure[0] and are_short and 2 * sum(is_sure) >= len(words)))
    return at + len(words[0]) if is_list and (len(words[0]) < 5 or "·" in words[0]) else 0
