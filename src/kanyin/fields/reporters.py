"""Who reported, wherever a line names him: behind 记者 and its like, before ／報導, behind ``by``."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin import rules
from kanyin.fields import people, writers
from kanyin.fields.names import is_nobody
from kanyin.patterns import lazy

_HAN = "\u3400-\u9fff"
_BRACKETS = lazy(r"^[\s（(【〔\[「—\-–/／|｜*]+|[\s）)】〕\]」/／|｜。*]+$")
_SPLIT = lazy(r"[、，,;；/／\s\u3000|｜&＆·•]+|(?<=[\u3400-\u9fff]{2})(?:和|与|及)(?=[\u3400-\u9fff]{2})")
_FOREIGN = lazy(
    rf"[{_HAN}]{{1,8}}[·•・][{_HAN}]{{1,10}}(?:[·•・][{_HAN}]{{1,10}})?|(?<![\w.])[A-Z][a-z]+(?:\s[A-Z](?:[a-z]+|\.)){{1,3}}(?![\w@])"
)
_BEHIND = lazy(
    r"(?:[/／\s]?(?:综合|綜合|专题|即時|台北|台中|高雄|外電|电|電)?(?:报道|報導|報道|编译|編譯|整理|撰文|摄影?|攝影?|文图|图文|文|撰|/图|图))$"
)


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Words for what a person is, the longest first, and a pattern of those that a word begins with."""
    roles = tuple(sorted(rules.table("byline")["names"]["roles"], key=len, reverse=True))
    return roles, re.compile(f"^(?:{'|'.join(map(re.escape, roles))})++")


def _words_of(value: str) -> list[str]:
    """The words of a value without roles, single characters joined: 许 力 is one name."""
    foreign = _FOREIGN.findall(value)
    for n, name in enumerate(foreign):
        value = value.replace(name, f" {chr(0xE000 + n)} ", 1)
    out: list[str] = []
    for word in _SPLIT.split(value):
        if len(word) == 1 and "\ue000" <= word < "\ue100":
            out.append(foreign[ord(word) - 0xE000])
        elif len(word) == 1 and out and len(out[-1]) == 1:
            out[-1] += word
        elif word:
            out.append(word)
    return out


def _ends_in_role(word: str) -> bool:
    """南都见习记者, 通讯员: what a person is, not who."""
    return word.endswith(_roles()[0]) and not people.is_name(word)


def _name(word: str) -> tuple[str, ...]:
    """The name or names that a word is, without what the person is; nothing for one that is none."""
    bare = _BEFORE.sub("", _BRACKETS.sub("", word))
    if not people.is_name(bare):
        without = _roles()[1].sub("", bare)
        bare = without if len(without) >= 2 else bare
        bare = _BEHIND.sub("", bare) or bare
    if is_nobody(bare) or bare in _roles()[0] or _NO_NAME.search(bare):
        return ()
    if people.is_name(bare) or _FOREIGN.fullmatch(bare):
        return (bare,)
    return tuple(part for part in people.read_names(bare) if not is_nobody(part)) if len(bare) >= 4 else ()


def _names(value: str) -> tuple[str, ...]:
    """The names that a value begins with, up to the first word that is none."""
    value = _BEHIND_NAMES.split(re.sub("《[^《》]*》", " ", _BRACKETS.sub("", value.strip())), maxsplit=1)[0]
    names: list[str] = []
    for word in (word for word in _words_of(value) if not _ends_in_role(word)):
        named = _name(word)
        if not named:
            break
        names += named
    return tuple(dict.fromkeys(names))


_BEFORE = lazy(rf"^[{_HAN}]{{0,10}}(?:记者|記者|通讯员|通訊員|评论员|評論員|编译|編譯|特约撰稿|作者)(?=[{_HAN}]{{2}})")
_BEHIND_NAMES = lazy(r"[（(【〔「：:。！？]|系[^、]{4}|来自|发自|發自")
_NO_NAME = lazy(r"=|编辑|转载|版权|阅读|来源|關注|关注|官方|收集|搜集|^[A-Za-z]{0,4}[_\d]+$")
_REPORTER = lazy(
    rf"(?:^|[\s（(【〔\[/／|｜，。、])(?P<before>[{_HAN}A-Za-z《》·]{{0,16}}?)(?:记者|記者|通讯员|通訊員|評論員|评论员|特约撰稿|专栏作者|編譯|编译|实习生)"
    rf"[\s:：/／|｜]*(?P<names>[{_HAN}·][{_HAN}·、，, 　和]{{1,60}})"
)
_TAIWAN = lazy(rf"(?:記者|編譯|特派員)\s?(?P<names>[{_HAN}、]{{2,20}}?)\s?[／/]")
_DATELINE = lazy(rf"(?:電|电|讯|訊)\s?[（(]\s?(?P<names>[{_HAN}、 　]{{2,20}})\s?[)）]")


_BEHIND_NAME = lazy(
    rf"^\s*([{_HAN}]{{2,4}}(?:、[{_HAN}]{{2,4}})*)\s?[/／]\s?(?:文|撰文|編譯|编译|綜合報導)"
    r"(?:[\s，,、]\S{1,12}\s?[/／]\s?(?:图|摄|摄影|漫画|制图))?\s*$"
)
_BY = lazy(
    r"(?:^|[^\w\s]|\d|\b(?i:posted|written|words|text|story|article|published|created|authored|reported))\s{0,2}\b[Bb]y\s"
    r"([\w\u3400-\u9fff .-]{2,24}?)(?=\s+on\b|\s*[|·,]|\s*$)"
)
"""Behind what was done by whom: a site is powered by, deployed by others."""


LONGEST = 60
"""Characters of a line of roles and names and nothing else."""


def named(text: str) -> tuple[str, ...]:
    """The reporters that a byline, a dateline or the end of a text names: 记者邹某、唐某, 記者林某／台北報導."""
    if (found := _BY.search(text)) and not is_nobody(found[1].strip()):
        return (found[1].strip(),)
    if len(text) <= LONGEST and (told := writers.read_reporter(_BRACKETS.sub("", text))).is_understood:
        return tuple(name for name in told.names if not is_nobody(name))
    if found := _BEHIND_NAME.search(text):
        return _names(found[1])
    if (found := _TAIWAN.search(text)) and (names := _names(found["names"])):
        return names
    if is_pictured(text):
        return ()
    out = [name for match in _REPORTER.finditer(text) for name in leading_names(match["names"])]
    if not out and (found := _DATELINE.search(text)):
        names = _names(found["names"])
        out += names if len("".join(names)) == len(re.sub(r"[\s、　]|记者", "", found["names"])) else ()
    return tuple(dict.fromkeys(out))


def is_pictured(text: str) -> bool:
    """It ends in who took a picture."""
    return _PICTURED.search(text) is not None


_PICTURED = lazy("(?<![文图/／])\\s?(?:[摄攝]|供[图圖])$")
"""A caption and who took it, 渡口的灯。河湾社记者 沈漱舟 摄."""


def leading_names(text: str) -> tuple[str, ...]:
    """The names that a run of Han begins with; behind them a place may follow, 溫某某台北21日電."""
    names: list[str] = []
    for word in _words_of(text):
        if _ends_in_role(word):
            continue
        name = _name(word)
        if not name and len(word) > 3 and people.is_name(word[:3]) and not names:
            return (word[:3],)
        if not name:
            break
        names += name
    return tuple(names)
