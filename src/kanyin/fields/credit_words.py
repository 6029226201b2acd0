"""The words of lines of credits: what somebody is, did, works for; and what no name holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kanyin import rules
from kanyin.fields import media, people, places
from kanyin.fields.byline_labels import key, labels
from kanyin.fields.names import is_nobody, is_of_site, is_usual_name
from kanyin.patterns import lazy, quick
from kanyin.sieve import Sieve

HAN = "\u3400-\u9fff"
MARKS = " \u3000、，,;；|｜丨︱/／·•:：&＆"
SEPARATOR = lazy(f"[{MARKS}（(）)【】\\[\\]<>\\\\-]+|[和与及](?=[{HAN}]{{2}})|等(?=$|[{MARKS}）)])")
OF = (
    "本[报報刊网網社台臺院校站]|全媒体|全媒體|融媒体?|新媒体|見習|见习|實習(?!生)|实习(?!生)|特约|特約|驻站|首席|特派|学生|校园|资深|专职"
    f"|驻[{HAN}]{{2,4}}?(?=记|特|首)|我?[校院系](?!对|對)"
)
AUTHOR = (
    "记者团?|記者|通讯员|通訊員|报道员|報道員|特约撰稿人?|撰稿人?|评论员|評論員|实习生|實習生|特派员|特派員|撰稿"
    "|专栏作[者家]|(?:本文)?作者|撰文|采写|采寫|执笔人?|採訪|采访|文字|编译|編譯"
)
EDITOR = (
    "(?:责任|責任|网络|值班|本文|本期|执行|见习)?(?:编辑|編輯)|责编|責編|(?:责任)?(?:校对|校對)|审核|審核|审校|统筹|監製|监制|策划|编审|编发"
    "|[初复终][审審]|[一二三][审審]|值班编委|值班主任|主编|美编|运营|排版|[版]面编辑|视觉"
)
PICTURE = "(?:签约)?摄影师|(?:摄影|摄像|视频|攝影)(?:记者|記者)|摄影|攝影|摄像|图片|供图|供圖|漫画|制图|剪辑|视频"
_SENDER = "供稿人?|来稿|投稿人?|报送人?|稿件作者|发稿人|拍友|网友|特邀作者"
_TEXT = "[图圖][/／、]?文|文[/／、]?[图圖摄攝]|图文|文"
_DEED = "文字?|图片?|视频|摄影?|采访|采写|撰文|编译|整理|漫画"
ROLE = lazy(
    f"(?:{OF}){{0,3}}+(?:{PICTURE}|{EDITOR}|{AUTHOR})(?![部处组站])"
    f"|(?:{_SENDER})(?=\\s?[:：/／|｜丨])"
    f"|(?<![{HAN}])(?:{_DEED})(?:\\s?[、/／&＆和]\\s?(?:{_DEED})){{1,3}}\\s?[/／:：|｜丨◎○●]"
    f"|(?<![{HAN}])(?:{_TEXT})(?=[{HAN}]{{2,8}}?(?:{OF}){{0,3}}(?:记者|通讯员))"
    f"|(?<![{HAN}])(?:{_TEXT}|[图圖摄攝])(?:\\s?[/／:：|｜丨·◎○●]|(?= [{HAN}]))"
)
"""What somebody is or did, before names; the deeds of one may be two: 文、视频|."""
ROLE_SOMEWHERE = quick(ROLE.pattern)
"""The same, to be searched for."""
DOES = lazy("采[写寫]|撰[文稿]|文字|图片|[摄攝]影|執筆|执笔|[文图圖摄攝/／、]{1,4}")
"""A role that says what was done, and not what somebody is."""
SENDER = lazy(_SENDER)
_OF_EDITOR = lazy(f"(?:{OF}){{0,3}}+(?:{EDITOR})")
_OF_PICTURE = lazy(f"(?:{OF}){{0,3}}+(?:{PICTURE})|[图圖摄攝]")
_BOTH = "文[/／、 ]?[图圖摄攝片]|[图圖][/／、]?文|图文|文并[摄攝图圖]"
_LENT = "(?:通讯员|受访者|采访对象|单位|资料)供[图圖]"
DONE = lazy(
    f"(?:(?:{_BOTH}|摄影|攝影|综合|綜合|联合)?(?:报道|報導|報道|报导)|{_BOTH}"
    f"|{_LENT}|供[图圖]|整理|供稿|来稿|报送|撰文|撰稿|摄影|攝影|(?<=[{MARKS}])[文撰摄攝])(?:(?![{HAN}])|(?={_LENT}))"
    f"|[文摄攝](?=(?:{OF}){{0,3}}(?:记者|通讯员|实习生))"
)
"""What those before it did: 文/图, 摄影报道."""
TAKEN = lazy("[摄攝]|摄影|攝影|供[图圖]")
FROM_PLACE = lazy(
    f"(?:(?:发自|發自)?(?P<place>[{HAN}]{{2,4}}?)(?:报道|報導|報道|报导)|(?:发自|發自)[{HAN}、]{{2,12}})(?![{HAN}])"
)
NO_NAME = lazy(
    "律师|编辑|整理|整合|综合|图片|资料|文字|摄影|视频|来源|网络|[今昨][日天]|近日|日前|表示|介绍|报道|关注|阅读|版权|转载|通讯|供[图稿]|记者|作者"
    "|[全融]媒体|摄$|^[图圖]|[者员員]$"
)
FUNCTION = lazy("[对此们这那吗呢吧您它啊]")
"""What hardly any name holds and most sentences do: 本报记者王金、茹某对此文亦有贡献."""
_NO_RARE_NAME = lazy("[了在从到将已被称获采说问讯訊一的电電]")
_UNIT = lazy(
    f"[{HAN}“”]{{2,20}}(?:[处部室组科局院所站台社会校系团队网报刊厅委办馆镇乡村区县市厂]|公司|集团|中心|街道|大学|[小中]学|园|政府)"
)
_OFFICE_LIKE_NAME = lazy(f"[{HAN}]{{2}}[局办部站台社委科]")
_SHORT_OFFICE = lazy("团委|工会|妇联|[校院系]办|本[报刊]|支部|学工部|宣传部")
_ENDS_AS_OFFICE = lazy("[局部委处科办台社院校系团镇村乡区县市省州旗盟厅馆]$")
ENDS_AS_WORK = lazy("[图文撰等]$")
"""The last character of a name, or the first of what follows it: 赵孝文, 李娜文/图."""


@dataclass(slots=True)
class Told:
    """Names by what they did, and the medium that the first of them works for."""

    names: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    paper: str = ""
    house: str = ""
    """The last medium or office that stands beside names."""
    is_placed: bool = False
    """An office stands on the line, or what they did: names there are no other words."""


def kind_of(role: str) -> str:
    """The field of Told that holds the names behind a role or a label."""
    word = role.rstrip(MARKS)
    if told := labels()[1].get(key(word)):
        return _OF_LABELS.get(told, "names")
    if _OF_EDITOR.match(word):
        return "editors"
    return "pictures" if _OF_PICTURE.match(word) else "names"


_OF_LABELS = {"editor": "editors", "pictures": "pictures"}


def may_tell(text: str) -> bool:
    """Some role, label of people, deed or place can begin on the line: few lines are worth a closer look."""
    return labels()[0].search(text) is not None or any(pattern.search(text) for pattern in _telling().of(text))


_DONE_SOMEWHERE, _PLACE_SOMEWHERE = quick(DONE.pattern), quick(FROM_PLACE.pattern)


@lru_cache(maxsize=1)
def _telling() -> Sieve[re.Pattern[str]]:
    return Sieve((each.pattern, "", each) for each in (ROLE_SOMEWHERE, _DONE_SOMEWHERE, _PLACE_SOMEWHERE))


def label_end(text: str, at: int) -> int:
    """Where a label of people and its mark end that begin here, 审稿人：; -1 where none does."""
    found = labels()[0].match(text, at)
    is_one = found is not None and found[2] and labels()[1].get(key(found[1])) in _OF_PEOPLE
    return found.end() if found is not None and is_one else -1


_OF_PEOPLE = frozenset({"author", "editor", "pictures"})


_ROLE_WITHIN = lazy("记者(?![站协])|通讯员|报道员|实习生|作者|编辑(?!部)")


BEARER = lazy(f"(?!译者|編者|编者|读者)[{HAN}]{{1,4}}[者员員](?=[ \u3000]|[{HAN}]{{2}})")
"""What somebody is, whom nobody knows for a role: 志愿者, 讲解员."""


def has_unit_end(word: str) -> bool:
    """It ends as an office or a place does: 林业局."""
    return _ENDS_AS_OFFICE.search(word) is not None


@lru_cache(maxsize=4096)
def is_unit(word: str) -> bool:
    """A medium or an office by its shape."""
    if _ROLE_WITHIN.search(word):
        return False
    if _SHORT_OFFICE.fullmatch(word) or (_UNIT.fullmatch(word) is not None and not is_usual_name(word)):
        return True
    return _OFFICE_LIKE_NAME.fullmatch(word) is not None or bool(media.of_reporter(word))


def is_place(word: str) -> bool:
    """A town, or a word that ends as places do."""
    return word in places.names() or re.search("[省市区县州盟旗城镇乡京港]$", word) is not None


def is_house(word: str) -> bool:
    """A word right before a role may be whatever its bearer works for: 爱江宁记者, 经贸报道记者."""
    is_other = NO_NAME.search(word) or _NO_RARE_NAME.search(word) or is_of_site(word) or is_usual_name(word)
    return _PAPER.fullmatch(word) is not None or not is_other


_PAPER = lazy(f"[{HAN}]{{2,8}}(?:报道|电讯)")


@lru_cache(maxsize=1)
def rare_families() -> frozenset[str]:
    """Family names that count behind a role alone."""
    return frozenset(rules.table("names")["rare"])


def can_be_name(word: str) -> bool:
    """A word that a role before it makes a name."""
    is_other = is_of_site(word) or is_nobody(word) or people.names_post(word) or media.ends_as_medium(word)
    return not (is_other or NO_NAME.search(word) or _NO_RARE_NAME.search(word) or is_unit(word))
