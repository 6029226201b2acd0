"""Values of a byline put where they belong: the medium with its reporters, authors, who posted."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kanyin import rules
from kanyin.fields import credit_grammar, media, people, source_values, writers
from kanyin.fields.byline_fields import Byline
from kanyin.fields.byline_labels import without_noise
from kanyin.fields.names import is_of_page
from kanyin.patterns import any_of, lazy

LONGEST_ALONE = 3
"""Characters of a name that stands alone: four are rather the name of an account."""


def source_name(value: str) -> str:
    """The medium that the value of a source's field names; empty for what names none."""
    out = Byline()
    add_source(value, out)
    return out.source


def add_source(value: str, out: Byline, *, labelled: bool = True) -> bool:
    """The name of the medium, and the reporters behind it."""
    name, behind = source_values.read(_PRINTED.sub("", value))
    out.authors += [one for one in behind if one not in out.authors]
    if not name or (not labelled and name.startswith("www.")):  # such an address alone is the site's stamp
        return False
    is_vague = labelled and media.is_vague(name)
    if is_of_page(name) and not is_vague:
        return labelled
    if labelled and len(name) <= LONGEST_ALONE and people.is_usual_name(name) and not media.ends_as_medium(name):
        out.persons += [name] if name not in out.persons else []
        return True
    known = out.sources if labelled else out.media
    if (media.is_named(name) or is_vague) and name not in known:
        known.append(name)
    return True


_PRINTED = lazy("^(?:原?[载載刊][于於]|刊[登载載][于於]|登[载載][于於])(?=[\u3400-\u9fff《])")
"""2021年3月4日载于河湾报: a day stands before the word."""


def add_poster(name: str, out: Byline) -> bool:
    """Whom a platform names; a number behind is part of what somebody calls himself."""
    if not _NUMBERED.fullmatch(name):
        return add_authors(name, out, sure=True)
    out.authors += [name] if name not in out.authors else []
    return True


_NUMBERED = lazy("[\u3400-\u9fff]{2,8}\\d{1,4}")


def add_authors(value: str, out: Byline, *, sure: bool) -> bool:
    """Names in an author's field; pen names of any shape where a label is ``sure``."""
    if not without_noise(value).strip():
        return True  # 作者： 微信 微博: an empty label before buttons
    if supplied := _SUPPLIED.fullmatch(value):
        add_contributor(supplied["who"], out, tells=False)
        return True
    if (told := credit_grammar.told_behind_label(value)) and told.pictures and not told.names:
        out.pictures += [name for name in told.pictures if name not in out.pictures]
        return True
    value = _WROTE.sub("", _LATIN_BEHIND.sub("", _nation().sub("", value)))
    found = writers.read_writers(value, sure=sure)
    if len(names := _of_grammar(value, found.names)) > len(found.names):
        found = replace(found, names=names, is_understood=True)
    add_writers(found, out)
    if found.paper and found.is_paper:
        add_source(found.paper, out)
    elif found.paper:
        out.papers.append(found.paper)
    if not found.is_understood:
        out.free.append(value)
    elif writers.leaves(value, found):
        out.others.append(value)
    return found.is_understood


@lru_cache(maxsize=1)
def _nation() -> re.Pattern[str]:
    """（美）, 〔清〕: where, or when, who wrote lived; the first bracket may have been taken for one of the label's."""
    lands = any_of(rules.table("names")["lands"].split())
    return lazy(rf"(?:^[(（\[［〔【]?|(?<=[、，,；;\s])[(（\[［〔【]){lands}[)）\]］〕】]\s?(?=[\u3400-\u9fff])")


_LATIN_BEHIND = lazy(r"(?<=[\u3400-\u9fff])\s?[(（][A-Za-z][A-Za-z .’'-]{2,40}[)）]")
"""史蒂文（Steven）: a name once more, as it is written in its own language."""
_WROTE = lazy("(?<=[\u3400-\u9fff])著[，,。].*+")
"""某某著，本文节选自《河湾》."""
_SUPPLIED = lazy("(?P<who>[^，。：:]{2,40}?)\\s{0,2}(?:提供|供稿)")
"""文、图/河湾学院 提供: an office has sent it."""


def _of_grammar(value: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The names that the grammar of credits finds in a field; one word may be anything that somebody calls himself,
    unless an office begins it: 河湾中院沈漱舟 顾平川.
    """
    told = credit_grammar.told_behind_label(value) if known != (value,) or not people.is_name(value) else None
    if told is None:
        return ()
    is_of_house = bool(told.house) and any(one in told.names or one.startswith(told.house) for one in known)
    return tuple(told.names) if len(known) != 1 or is_of_house else ()


def add_contributor(value: str, out: Byline, *, tells: bool) -> None:
    """Who sent the text or put it together, or who told it (``tells``)."""
    found = writers.read_writers(value, sure=False)
    names = tuple(filter(people.is_name, found.names)) or credit_grammar.names_behind_label(value)
    found = replace(found, names=names)
    out.others += [value] if writers.leaves(value, found) else []
    out.contributors += names
    (out.tellers if tells else out.editors).append(value)


def add_writers(found: writers.Writers, out: Byline) -> None:
    """All whom a reporter's line names, each in the field of what he did."""
    out.authors += [name for name in found.names if name not in out.authors]
    out.editors += [name for name in found.editors if name not in out.editors]
    out.pictures += [name for name in found.pictures if name not in out.pictures]


def read_slash(left: str, right: str, out: Byline) -> bool:
    """``沈漱舟/临城日报``, ``文/沈漱舟``; ``社会中心／综合报道``, which names nobody, is kept as it stands."""
    if right.endswith(("报道", "報導")) and media.is_desk(left):
        out.others.append(f"{left}／{right}")
        return True
    if medium := _ITS_NEWS.fullmatch(left):
        return add_authors(right, out, sure=False) and add_source(medium[1], out, labelled=False)
    if right in _TAKEN and (names := people.read_names(left)):
        out.pictures += [name for name in names if name not in out.pictures]
        return True
    reported = right.endswith(("报道", "報導"))
    if media.is_medium(right) and people.read_names(left):
        add_source(right, out, labelled=False)
    if reported or right in ("文", "图文", "编译", "撰文") or media.ends_as_medium(right):
        return add_authors(_DOER.sub("", left), out, sure=reported)
    if media.ends_as_medium(left) or left in ("执笔", "撰文"):
        understood = add_authors(right, out, sure=False)
        return (understood and media.is_medium(left) and add_source(left, out, labelled=False)) or understood
    return False


_TAKEN = ("图", "圖", "摄", "攝", "摄影", "攝影", "供图", "供圖")
"""What those did who took the pictures: 沈漱舟/图."""
_ITS_NEWS = lazy("([\u4e00-\u9fff]{1,8}[报報网網社台臺])(?:快讯|快訊|即时|即時|专讯|專訊|特稿)")
"""上報快訊／范姜佳鈺: the medium, and what kind of text of its."""
_DOER = lazy("^(?:編譯|编译|特派員|特派员|撰文)(?=[\u4e00-\u9fff]{2})")
"""編譯沈漱舟／綜合報導."""


def read_publisher(value: str, out: Byline) -> bool:
    """发布：河湾文旅: where no day stands behind the word, who published may."""
    return _PUBLISHER.fullmatch(value) is not None and add_source(value, out, labelled=False)


_PUBLISHER = lazy("[\u3400-\u9fff]{4,16}(?<!时间)(?<!日期)(?<!更新)(?<!发布)(?<!原创)")
