"""The pieces behind a title in 《》, each as a pattern: host, numbers, day, pages, press, edition, place in a work."""

from __future__ import annotations

import re

from kanyin.patterns import lazy
from kanyin.references.known_names import DEEDS, DEEDS_MORE
from kanyin.references.places import is_city
from kanyin.references.serial_names import SITE
from kanyin.references.text import HAN, LATER_YEAR, Span

QUOTE = r"《(?:[^《》]|《[^《》]{0,80}》){1,160}》"
_COUNT = r"[\d〇零一二三四五六七八九十百]{1,5}"
VOLUME = rf"(?:第\s?{_COUNT}(?:\s?[-、]\s?{_COUNT})?\s?[卷册辑集编]"
VOLUME += rf"|卷\s?{_COUNT}|\([上中下]\)|[上中下](?:[册卷编]|(?![{HAN}])))"
_ISSUE = rf"(?:第\s?)?(?P<issue>{_COUNT}(?:\s?[-、/]\s?{_COUNT})?)\s?[期号](?:\s?[,、(]?\s?总第?\s?\d{{1,4}}\s?期\)?)?"
_WHEN = rf"\s?\((?P<when>{LATER_YEAR})\s?年?\s?(?:[./]\d{{1,2}}|\d{{1,2}}月(?:\d{{1,2}}日)?|[春夏秋冬]季?)?\)"
_NUMBERS = rf"(?:(?P<year>{LATER_YEAR})\s?年?\s?,?\s?)?(?:第?\s?(?P<volume>{_COUNT})\s?卷\s?,?\s?)?{_ISSUE}(?:{_WHEN})?"
_NUMBERS += rf"|(?P<year2>{LATER_YEAR})\s?年?\s?\((?P<issue2>\d{{1,3}}(?:-\d{{1,3}})?)\)"
_NUMBERS += rf"|第?\s?(?P<volume2>{_COUNT})(?:\s?[卷辑])?{_WHEN.replace('when', 'when2')}"
_NUMBERS += rf"|(?P<volume3>\d{{1,3}})\s?[.:]\s?(?P<issue4>\d{{1,2}})(?:{_WHEN.replace('when', 'when3')})?"
_NUMBERS += rf"|(?P<year4>{LATER_YEAR})\s?[.:]\s?(?P<issue5>\d{{1,2}})"
_NUMBERS += r"|(?P<volume4>\d{1,3})\s?\((?P<issue6>\d{1,3}(?:-\d{1,3})?|增刊\d?|[SZ]\d)\)"
_NUMBERS += rf"|第\s?(?P<volume5>{_COUNT})\s?本\s?,?\s?"
_NUMBERS += rf"第?\s?(?P<issue7>{_COUNT}(?:、{_COUNT})?)\s?分(?:{_WHEN.replace('when', 'when4')})?"
_NUMBERS += rf"|(?P<year5>{LATER_YEAR})\s?年?\s?第\s?(?P<issue8>{_COUNT})\s?[辑集]"
_NUMBERS += r"|\d\d年\s?第?(?P<issue11>\d{1,2})期"
_NUMBERS += rf"|(?P<year3>{LATER_YEAR})\s?年?(?P<issue3>增刊|特刊|专号)"
_NUMBERS += rf"|(?P<year6>{LATER_YEAR})\s?年?\s?(?:(?P<issue9>\d{{1,2}})月|(?P<issue10>[春夏秋冬]季?))号"
_DATE = rf"{LATER_YEAR}年\s?\d{{1,2}}月\s?\d{{1,2}}日|{LATER_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}"
_DAY = rf"(?P<date>{_DATE})"
_DAY += (
    r"(?:\s?\(?(?:第\s?(?P<column>[\dA-Z]{1,4}|[一二三四五六七八九十]{1,3})|(?P<column2>[\dA-Z]{1,3}))\s?版\)?"
    r"|\s?\((?P<column3>[A-Z]?\d{1,3})\))?"
)
_MONTH = rf"(?P<when>{LATER_YEAR}年\s?\d{{1,2}}月)"
_PAGES = r"[A-Za-z]?\d{1,5}(?:\s?-\s?[A-Za-z]?\d{1,5})?(?:[,、]\d{1,5}(?:-\d{1,5})?){0,4}"
_IN_HAN = "[一二三四五六七八九十百]{1,6}[上下ab]?"
_WHERE = r"(?:[上中下]栏?|[ab])?(?:及?以[下后]|[上中下]栏|脚?注\s?(?:\d{1,3}|[①-⑳])?)?(?:至第\d{1,5}页)?"
"""Where on a page, or how far beyond it."""
_IN = r"(?:参?见于?|载于?|收入|收于|收录于|刊于?|辑入|原载|转引自)\s?:?\s?"
_PRESS = lazy(
    "(?:书局|书店|书屋|书房|书院|印书馆|印书局|图书公司|文化公司|出版公司|事业公司|有限公司|出版集团|出版中心|出版部|三联|大学|学院|学系|学会|协会"
    '|研究[所院]|研究中心|史语所|博物[院馆]|文物馆|图书馆|档案馆|纪念馆|编译馆|委员会|文献会|印刷厂|讲谈社|出版会|[^会报]社"?|^商务|^文物|^中华|^上海古籍|^岩波'
    "|^自印|^内部|山房|^有斐閣|^[^学]{1,3}堂)(?:出版|印行|印)?$"
)
_CLAUSE = rf"第\s?{_COUNT}\s?[节章条款项回讲篇]"
_PLACE_IN_WORK = (
    rf"(?:{_CLAUSE}){{1,3}}|[{HAN}]{{2,4}}[元一二三四五六七八九十]{{1,3}}年(?:[{HAN}]{{0,12}}[月日条]|[{HAN}]{{0,3}}月?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])?|[{HAN}·]{{1,12}}条|\"?(?:自?序言?|前言|导言|导论|绪论|引言|后记|跋|题记|凡例|附录)[一二三四五]?\"?"
    r"|(?:图版?|插图|表|注)\s?\d{1,4}|[上中下]栏"
)
_PRINTED = (
    rf"(?:第?\s?(?:{_COUNT}|初|修订|增订|校注|点校|标点|影印)\s?[版本]|版(?:[{HAN}]{{2,3}}本)?|出版|影印本?|重印本?|校印本|排印本|内部出版"
    rf"|第\s?{_COUNT}\s?次印刷)?"
)
_PEOPLE = rf"(?:\([{HAN}]{{1,3}}\)\s?)?[{HAN}·、\[\] ]{{2,30}}?"
_HOST = rf"(?P<container>{QUOTE})(?:\s?\(?(?P<of>{VOLUME})\)?|\s?\({LATER_YEAR}年?\))?"
_EDITING = rf"[{DEEDS}整译][{DEEDS_MORE}理著译]{{0,2}}"
_YEAR_ALONE = rf"(?:(?P<when5>{LATER_YEAR}年\s?\d{{1,2}}月)|\(?(?P<year7>{LATER_YEAR})\s?年?[版刊]?\)?)"
_FILE = r"[A-Za-z\d一二三四五六七八九十][A-Za-z\d一二三四五六七八九十()./-]{0,40}"
_FILE_ALONE = r"[A-Z]{1,3}\d{1,5}(?:-\d{1,5}){1,6}|\d{1,5}(?:-\d{1,5}){2,6}"
"""The number of a file in an archive: ``Q173-1-85``, ``全宗号：一(2)``."""
PIECES = (
    lazy(
        rf"(?:{_IN})?(?:(?P<town>[{HAN}]{{2,4}})\s?)?(?P<container>{QUOTE}(?:\s?\((?!{LATER_YEAR})[^()]{{2,16}}\))?)(?:\s?(?P<of>{VOLUME})|\s?(?:{_NUMBERS})|\s?{_DAY}|\s?{_YEAR_ALONE})?"
    ),
    lazy(rf"(?:(?P<date>{_DATE})|(?P<year>{LATER_YEAR})\s?年\s?{_ISSUE})\s?(?P<container>{QUOTE})"),
    lazy(rf"{_IN}(?:同?氏|其)所?[著编]\s?:?\s?{_HOST}"),
    lazy(rf"{_IN}(?P<by>{_PEOPLE}){_EDITING}\s?:?\s?{_HOST}"),
    lazy(rf"{_IN}(?P<by>{_PEOPLE}){_EDITING}"),
    lazy(rf"(?P<by2>[{HAN}·、\[\] ]{{2,16}}?){_EDITING}\s?:?\s?{_HOST}"),
    lazy(rf"(?:{_IN})?(?P<host>{_PEOPLE})(?:等?[著撰])?\s?:\s?{_HOST}"),
    lazy(rf"{_IN}(?P<host>(?:\[[{HAN}]{{1,3}}\])?\s?[{HAN}·、]{{2,20}}?)等?[著撰]\s?{_HOST}"),
    lazy(rf"{_IN}(?P<host>(?:\[[{HAN}]{{1,3}}\])\s?[{HAN}·、]{{2,20}}?)\s?{_HOST}"),
    lazy(rf"{LATER_YEAR}年第\s?{_COUNT}\s?次印刷"),
    lazy(_NUMBERS),
    lazy(rf"(?P<printed>{LATER_YEAR})\s?年?\s?:\s?第?(?P<page>{_PAGES})\s?页?"),
    lazy(rf"(?P<volume4>\d{{1,3}})\s?(?:\((?P<issue6>\d{{1,3}}(?:-\d{{1,3}})?)\))?\s?:\s?(?P<page>{_PAGES})"),
    lazy(_DAY),
    lazy(_MONTH),
    lazy(rf"(?:{_IN})?(?P<container>{SITE.pattern})(?:\s?(?P<date>{_DATE}))?"),
    lazy(rf"(?P<container>[{HAN}]{{2,20}}(?:学报|学刊|月刊|季刊|杂志|(?<![学通公画汇])报)(?:\s?\([{HAN}]{{2,10}}\))?)"),
    lazy(rf"(?P<paper>[{HAN}]{{1,10}}[\[(]\d{{4}}[\])]\s?第?\d{{1,5}}号)"),
    lazy(rf"(?:第\s?)?(?P<page>{_PAGES}|{_IN_HAN})\s?[页叶]{_WHERE}"),
    lazy(rf"(?:[页叶]|[Pp]{{1,2}}\.?)\s?(?P<page>{_PAGES}|{_IN_HAN})\s?[页叶]?{_WHERE}"),
    lazy(r"(?P<page>\d{1,5}\s?-\s?\d{1,5})"),
    lazy(rf"(?P<holder>[{HAN}]{{2,20}}档案[馆室局])藏?(?:[{HAN}]{{0,6}}\s?[:：]?\s?(?P<file>{_FILE}))?"),
    lazy(
        rf"(?P<file>[{HAN}]{{2,10}}(?:档案?|全宗|卷宗)\s?{_FILE})|[{HAN}·]{{2,12}}(?:档案|奏折|奏片|录副|全宗|卷宗|题本|上谕档)"
    ),
    lazy(rf"(?P<file>{_FILE_ALONE})"),
    lazy(_PLACE_IN_WORK),
    lazy(
        rf"(?:(?P<school>[{HAN}()·]{{4,30}}?)\s?)?(?:(?P<printed>{LATER_YEAR})\s?年\s?)?(?P<genre>(?:未刊|未出版)?的?(?:博士|硕士|学士)(?:研究生)?(?:学位)?(?:毕业)?论文)"
    ),
    lazy(
        rf"(?:(?P<place>[{HAN}]{{2,5}})\s?:\s?)?(?P<publisher>\"?[{HAN}·]{{2,20}}?(?:(?<=出版)\s社|\"[{HAN}]{{1,12}}+)?)\s?"
        rf"(?:\(\d{{4}}\)|(?P<printed>{LATER_YEAR})\s?年?\s?(?:\d{{1,2}}月)?)?{_PRINTED}"
    ),
    lazy(rf"(?P<printed>{LATER_YEAR})\s?年?(?:\d{{1,2}}月)?{_PRINTED}"),
    lazy(rf"(?P<place>[{HAN}]{{2,5}})"),
    lazy(rf"(?P<of>{VOLUME})"),
    lazy("(?P<edition>未刊稿?|(?:手|打印|油印|复写)稿|抄件|影印件|复印件|缩微胶卷|内部资料|内部发行)"),
    lazy("(?P<same>同上书?|同前书?|出处同上)"),
    lazy(
        r"(?P<edition>(?:修订|增订|再|初|影印|第[\d一二三四五]+)[版本]|(?:第\d{1,2}张,?)?第\s?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版)"
    ),
    lazy(
        rf"(?P<edition>(?:[{HAN}\d]{{0,14}}(?:刻|抄|钞|印|刊|活字|稿|拓)本)|[{HAN}]{{0,4}}《?(?:四部丛刊|四库全书|四部备要|丛书集成)》?(?:初编|本|景印)+)"
    ),
    lazy(rf"(?P<era>(?:民国|昭和|大正|明治)\s?{_COUNT}年(?:{_COUNT}月)?(?:{_COUNT}日)?)"),
    lazy(rf"(?P<holder>[{HAN}]{{2,20}}(?:档案馆|图书馆|博物馆|资料室|文献馆))藏?"),
    lazy(rf"(?P<file>(?:全宗|目录|案卷)号?\s?:?\s?第?{_FILE}号?)"),
    lazy(rf"(?:档案?号|档案编号|卷宗号?|索[取书]号|馆藏号|编号)\s?[:：]?\s?第?(?P<file>{_FILE})"),
)
"""Where several fit, the first does."""
NAMES = {
    "container": "container-title",
    "of": "volume",
    "year": "issued",
    "year2": "issued",
    "year3": "issued",
    "year4": "issued",
    "when2": "issued",
    "when3": "issued",
    "when4": "issued",
    "era": "year-text",
    "volume2": "volume",
    "volume3": "volume",
    "volume4": "volume",
    "volume5": "volume",
    "issue4": "issue",
    "issue5": "issue",
    "issue6": "issue",
    "issue7": "issue",
    "year5": "issued",
    "year6": "issued",
    "year7": "issued",
    "when5": "issued",
    "issue9": "issue",
    "issue10": "issue",
    "issue11": "issue",  # 89年2期: which hundred years is not printed
    "town": "publisher-place",
    "issue8": "issue",
    "when": "issued",
    "printed": "issued",
    "date": "issued",
    "column": "page",
    "column2": "page",
    "column3": "page",
    "issue2": "issue",
    "issue3": "issue",
    "place": "publisher-place",
    "school": "publisher",
    "file": "number",
    "paper": "number",
}
_KNOWN_BY_YEAR = lazy("版|印")


def known(work: str, piece: Span) -> re.Match[str] | None:
    """What a piece is, by the first pattern that it is whole and in truth."""
    for pattern in PIECES:
        found = pattern.fullmatch(work, *piece)
        if found and _fits(found):
            return found
    return None


def _fits(found: re.Match[str]) -> bool:
    """A piece is what its pattern says: a press by its words, its town or its year with 版, a place alone by being a
    town."""
    groups = found.groupdict()
    if groups.get("publisher"):
        by_town = bool(groups["place"]) and (is_city(groups["place"]) or groups["place"][-1] in "市县")
        by_year = bool(groups["printed"]) and _KNOWN_BY_YEAR.search(found[0], found.end("printed") - found.start())
        return bool(_PRESS.search(groups["publisher"]) or by_town or by_year)
    town = groups.get("place") or groups.get("town")
    return is_city(town) if town else True
