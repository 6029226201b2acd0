"""Who did what on a line of roles and names and nothing else: 河湾日报记者 沈漱舟 通讯员 林业局 顾平川 文/图.

The line is parted at its roles; what lies between two of them has to be names, the office of the first of them, or the
medium that the next one works for. A dump or the cleaning of a page may have taken the spaces: 记者沈漱舟通讯员顾平川.
"""

from __future__ import annotations

import re

from kanyin.fields import credit_grammar, media, people, places
from kanyin.fields.credit_words import Told
from kanyin.fields.names import (
    is_name,
    is_nobody,
    is_of_site,
    is_usual_name,
    join_single_characters,
    part_glued,
)
from kanyin.fields.script import as_printed, simplified
from kanyin.patterns import lazy

LONGEST = 90
"""Characters of the longest line that is asked."""
SHORTEST, MOST_ROLES, MOST_NAMES = 4, 8, 12
PLACE = range(2, 5)
"""Characters of the place that a report came from."""
_HAN = "\u3400-\u9fff"
_ROUND = "（()）【】[]□■●◎○◆*—-"
_MARKS = " \u3000、，,;；|｜丨︱/／·•:：&＆"
_OF = (
    "本[报報刊网網社台臺院校]|全媒体|全媒體|融媒体?|新媒体|见习|見習|实习(?!生)|實習(?!生)|特约|特約|驻站|首席|特派|学生|校园|资深|专职"
    f"|驻[{_HAN}]{{2,4}}?(?=记|特|首)|我?[校院系](?!对|對)"
)
_AUTHOR = (
    "记者团?|記者|通讯员|通訊員|报道员|報道員|特约撰稿人?|撰稿人?|评论员|評論員|实习生|實習生|特派员|特派員|撰稿"
    "|专栏作[者家]|(?:本文)?作者|撰文|采写|采寫|执笔人?|採訪|采访|文字|编译|編譯"
)
_EDITOR = (
    "(?:责任|責任|网络|值班|本文|本期|执行|见习)?(?:编辑|編輯)|责编|責編|(?:责任)?(?:校对|校對)|审核|審核|审校|统筹|監製|监制|策划|编审|编发"
    "|[初复终][审審]|[一二三][审審]|值班编委|值班主任|主编|美编|运营|排版|[版]面编辑|视觉"
)
_PICTURE = "(?:摄影|摄像|视频|攝影)(?:记者|記者)|摄影|攝影|摄像|图片|供图|供圖|漫画|制图|剪辑|视频"
_SIGN = "(?P<text>[图圖][/／、]?文|文[/／、]?[图圖摄攝]|图文|文)|(?P<picture>[图圖摄攝])"
_ROLE = lazy(
    f"(?P<of>(?:{_OF}){{0,3}}+)(?:(?P<pictures>{_PICTURE})|(?P<editors>{_EDITOR})|(?P<names>{_AUTHOR}))"
    f"|(?:(?:(?<=[{_MARKS}])|^)(?=\\w{{1,2}}(?:[/／、]?\\w)?(?:[{_MARKS}]{{1,4}}[{_HAN}]|记者|通讯员))"
    f"|(?<!(?<![{_HAN}])[{_HAN}])(?=\\w[/／:：] ?[{_HAN}]{{2}}))(?:{_SIGN})(?=[ \u3000/／|:：·]|记者|通讯员)"
)
"""A role before names. Of 本报见习记者 all belongs to the role, 河湾日报记者 names a medium before it."""
_DONE = "文[/／、 ]?[图圖摄攝片]|[图圖][/／、]?文|图文|文并[摄攝图圖]"
_WORK = lazy(
    f"(?:(?<=[{_HAN}])|(?<=[{_MARKS}])|^)[（(]?"
    f"(?:(?:{_DONE}|摄影|攝影|综合|綜合)?(?:报道|報導|報道|报导)|{_DONE}|(?<=[{_MARKS}])[文撰]|整理|供稿)[)）]?$"
)
"""What those before it did: 文/图, 摄影报道, 报道."""
_REPORTED = lazy("(?:报道|報導|報道|报导)[)）]?$")
_SENT_FROM = lazy(f"(?:^|(?<=[{_HAN}])|(?<=[{_MARKS}]))(?:发自|發自)[{_HAN}、]{{2,12}}(?=$|[{_MARKS}])")
_SPLIT = lazy(f"[{_MARKS.replace('·', '')}]+")
_AND = lazy(f"(?<=[{_HAN}]{{2}})[和与及](?=[{_HAN}]{{2}})")
_LONE = lazy(f"[{_HAN}]{{2,4}}")
_UNIT = lazy(
    f"[{_HAN}]{{2,20}}(?:[处部室组科局院所站台社会校系司团队网报刊厅委办馆镇乡村区县市厂]|公司|集团|中心|街道|大学|[小中]学|园)"
)
_OFFICE_LIKE_NAME = lazy(f"[{_HAN}]{{2}}[局办部站台社委科]")
_UNIT_AND_NAME = lazy(
    f"[{_HAN}]{{2,16}}(?:[处部室科局院所站校系司团委办馆镇乡社网报]|公司|集团|中心|街道|大学|[小中]学|园)(?P<name>[{_HAN}]{{2,3}})"
)
_NO_NAME = lazy(
    "律师|编辑|整理|整合|综合|图片|文字|摄影|视频|来源|网络|[今昨][日天]|近日|日前|表示|介绍|报道|关注|阅读|版权|转载"
)
_NO_RARE_NAME = lazy("[了在从到将已被称获采说问讯訊一的]")
"""What words behind a role hold that are no names: a sentence goes on, 记者昨日, or another label begins."""
_SENTENCE = lazy("[。！？“”…?!0-9]")


def read(text: str) -> Told | None:
    """What a line tells, in either script; None where it is no line of roles and names."""
    told = _read_either(simplified(text)) if len(text) <= LONGEST else None
    if told is None or simplified(text) == text:
        return told
    names, editors, pictures = (
        [as_printed(one, text) for one in own] for own in (told.names, told.editors, told.pictures)
    )
    return Told(names, editors, pictures, as_printed(told.paper, text))


def _read_either(text: str) -> Told | None:
    """What the roles part, else what the grammar of such lines makes of it."""
    text = " ".join(text.translate(_BARS).split()).strip(_MARKS + _ROUND)
    if not SHORTEST <= len(text) <= LONGEST or _SENTENCE.search(text):
        return None
    told = credit_grammar.read(text) if credit_grammar.has_role(text) else None
    return told if told and (told.names or told.pictures) else _read(text)


def _read(text: str) -> Told | None:
    work = _WORK.search(text)
    said = _SENT_FROM.sub("", text[: work.start()] if work else text).strip(_MARKS)
    roles = list(_ROLE.finditer(said))
    if not roles or len(roles) > MOST_ROLES:
        return None
    out = Told()
    if not _read_before(said[: roles[0].start()], roles[0]["of"] or "", out):
        return None
    runs = [said[a.end() : b] for a, b in zip(roles, [*(role.start() for role in roles[1:]), len(said)], strict=True)]
    if work and _REPORTED.search(work[0]):
        runs[-1] = _without_place(runs[-1].strip(_MARKS))
    kind = ""
    for run, role in zip(runs, roles, strict=True):
        kind = kind or _kind(role)
        words = [word for word in _SPLIT.split(run.lstrip(_MARKS)) if word]
        touches = role is not roles[-1] and run[-1:].isalpha()
        does = _DOES.fullmatch(role[0].strip()) is not None
        if touches and len(words) == 1 and does and not _person(words[0]):
            out.paper, words = out.paper or media.of_reporter(words[0]), []  # 采写：河湾记者 沈漱舟
        if len(words) == WITH_HOUSE and does and not _person(words[0]) and _person(words[1]):
            words = words[1:]  # 文｜河湾 沈漱舟
        if words and not _read_words(words, getattr(out, kind), touches=touches):
            return None
        if not words and role is roles[-1]:
            return None
        kind = "" if words else kind  # 摄影：本报记者 沈漱舟: the first says what was done
    is_sure = any(map(is_name, (*out.names, *out.editors, *out.pictures)))
    return out if is_sure and (out.names or out.pictures) else None


_BARS = str.maketrans("｜丨︱", "|||")
_DOES = lazy("采[写寫]|撰[文稿]|文字|图片|[摄攝]影|執筆|执笔|[文图圖摄攝/／、]{1,4}")
"""A role that says what was done, and not what somebody is."""


def _kind(role: re.Match[str]) -> str:
    """The field of Told that holds the names behind a role."""
    return "names" if role["names"] or role["text"] else "editors" if role["editors"] else "pictures"


def _read_before(before: str, of: str, out: Told) -> bool:
    """What stands before the first role is nothing, an employer, or names that need none: 校友办 沈漱舟 学生记者 …"""
    bare = before.strip(_MARKS)
    if not bare or _is_employer(bare):
        out.paper = media.of_reporter(bare)
        return True
    if before[-1] in _MARKS and (names := _names(_SPLIT.split(bare))) and all(map(is_usual_name, names)):
        out.names += names
        return True
    bare = f"{bare}{of}" if before[-1] not in _MARKS else bare
    out.paper = media.of_reporter(bare)  # 河湾融媒记者
    is_word = _WORD.fullmatch(bare) is not None and not part_glued(bare)
    return is_word and not (len(bare) > LONGEST_NAME - 1 and is_usual_name(bare)) and not is_of_site(bare)


_WORD = lazy(f"《?[{_HAN}A-Za-z·]{{2,16}}》?")
LONGEST_NAME = 3
WITH_HOUSE = 2


def _is_employer(word: str) -> bool:
    """A medium or an office, and no person."""
    if _WORD.fullmatch(word) is None:
        return False
    return bool(media.of_reporter(word)) or (_UNIT.fullmatch(word) is not None and not is_usual_name(word))


def _read_words(words: list[str], into: list[str], *, touches: bool) -> bool:
    """The names behind a role; a word that ``touches`` the next role may be where that person works."""
    words = words[:-1] if touches and len(words) > 1 and _is_employer(words[-1]) else words
    names = _names(join_single_characters(words))
    into += [name for name in names if name not in into]
    return bool(names)


def _without_place(run: str) -> str:
    """The run without the place before 报道: 沈漱舟 临城报道, 沈漱舟温城报道."""
    if (behind := _BEHIND_SLASH.search(run)) and _is_town(behind["town"]):
        run = run[: behind.start()]
    *before, last = [word for word in _SPLIT.split(run.lstrip(_MARKS)) if word] or [""]
    if before and _LONE.fullmatch(last) and (not is_name(last) or _is_place(last)):
        return " ".join(before)
    lengths = [n for n in (3, 2) if is_usual_name(last[:n]) and len(last) - n in PLACE]
    known = [n for n in lengths if _is_place(last[n:])]
    cut = next(iter(known or lengths), 0) if known or not part_glued(last) else 0
    return " ".join([*before, last[:cut] or last])


_BEHIND_SLASH = lazy(f"(?<=[{_HAN}]{{2}})\\s?[/／]\\s?(?:[{_HAN}]{{2,4}}、)*(?P<town>[{_HAN}]{{2,4}})$")
"""柳芳/台东: where a reporter writes from."""


def _is_town(word: str) -> bool:
    """A town or a county of one's name, in either script: 台東, 宜蘭縣."""
    return word.rstrip("县縣市") in places.places()


def _is_place(word: str) -> bool:
    return word in places.places() or _OF_PLACE.search(word) is not None


_OF_PLACE = lazy("[省市区县州盟旗城镇乡京港]$")


def _names(words: list[str]) -> list[str]:
    """All words as names, offices of their bearers left out; nothing where one word is neither.

    One with a rare family name counts alone, or beside a known one.
    """
    persons = [_person(word) for word in words]
    names: list[str] = []
    rare = [word for word, person in zip(words, persons, strict=True) if not person and not _is_unit(word)]
    if not all(map(_can_be_name, rare)) or (len(rare) > 1 and 2 * sum(map(bool, persons)) < len(words)):
        return []
    for word, person in zip(words, persons, strict=True):
        names += person or ([word] if word in rare else [])
    return names if len(names) <= MOST_NAMES else []


def _is_unit(word: str) -> bool:
    return _UNIT.fullmatch(word) is not None or _OFFICE_LIKE_NAME.fullmatch(word) is not None


def _can_be_name(word: str) -> bool:
    return _LONE.fullmatch(word) is not None and not _is_other(word) and not _NO_RARE_NAME.search(word)


def _person(word: str) -> list[str]:
    """The name or the glued names that a word is, with an office before them or without."""
    if _is_other(word) or _OFFICE_LIKE_NAME.fullmatch(word):
        return []
    if is_name(word):
        return [word]
    if len(parts := _AND.split(word)) > 1 and all(map(is_name, parts)):
        return parts
    if glued := part_glued(word):
        return glued
    found = _UNIT_AND_NAME.fullmatch(word)
    return [found["name"]] if found and is_usual_name(found["name"]) else []


def _is_other(word: str) -> bool:
    is_other = is_of_site(word) or is_nobody(word) or people.names_post(word)
    return is_other or _NO_NAME.search(word) is not None or media.ends_as_medium(word)
