"""Who wrote, and where, in the words that platforms and blogs set round an article."""

from __future__ import annotations

from typing import NamedTuple

from kanyin.fields import accounts, media, places
from kanyin.fields.byline_labels import first_label
from kanyin.fields.dates import take_date, without_times
from kanyin.patterns import lazy

LONGEST = 200
"""Characters of the longest line that is asked."""
_ORIGINAL = lazy("^原创(?:[:：]\\s{0,3}|\\s+)(?P<name>\\S{1,20})(?P<rest>(?:\\s+\\S{1,24}){0,3})$")
_RETOLD = lazy("以下文章来源于\\s?(?P<source>[^，,]{1,30}?)\\s?[，,]\\s?作者\\s?(?P<author>\\S{1,20})")
_FROM_ACCOUNT = lazy(
    "(?:本文|文章|内容)[由]?(?:来自|来源于?|首发于|转载自|授权转载自)[:：]?\\s?(?:微信)?(?:公众号|订阅号|公号)?\\s?[:：]?\\s?[“「《]?(?P<source>[^“”「」《》（()），,。:：\\s]{2,20})[”」》]?"
    "\\s?(?:[（(]\\s?(?:微信)?(?:ID|公众号)[^（()）]{0,40}[)）])?\\s?[，,]\\s?(?:原文)?作者\\s?[:：|｜丨/]?\\s?(?P<author>[^，,。;；（()）]{2,24})"
)
"""What sites set over a text of an account: 本文来自微信公众号：河边的灯（ID：lamp），作者：沈漱舟，…"""
_BELOW = lazy(
    "^(?:原创文章，作者[:：]\\s?(?P<author>[^\\s，,]{1,20})，如若转载|本文由\\s?(?P<by>[^\\s，,]{2,12}?)\\s?(?:授权|原创|投稿)"
    "|(?:版权声明[:：]\\s?)?本文(?:为|系)[^「“『，。]{0,12}(?:博主|作者|用户)\\s?[「“『]?(?P<own>[^」”』，,。\\s]{2,20}?)[」”』]?\\s?(?:的)?原创)"
)
"""What blogs print below a text."""
_BY = lazy(
    r"(?:(?i:posted|published)(?i:\son)?\s{1,2})?(?i:by)\s{1,2}(?P<name>[^\W\d_][\w.·’' -]{1,29}?)"
    r"\s?(?:[,|·•]|\son|\sin\s\w{2,20})?"
)
"""by 沈漱舟 |, beside the day."""
_PLACE = lazy("(?:发表于|发布于|來自|来自)\\s?[\u4e00-\u9fff]{2,8}\\s*$")
_SHOWN_TWICE = lazy("(?:原创 )?(?:(?P<name>[\u3400-\u9fffA-Za-z0-9_.·-]{1,16}) )?(?P<account>\\S{2,16}) (?P=account)")
"""An account's name stands twice, its author's before it: 沈漱舟 河边的灯 河边的灯."""


_TWICE = lazy(rf"(?P<name>{accounts.HANDLE}) (?P=name)")
_LOGIN_TWICE = lazy(r"(?P<name>[A-Za-z][A-Za-z0-9_-]{2,19}) (?P=name)")
"""A picture's name and that beside it, in Latin letters: no medium's."""
_TO_THE_SECOND = lazy(r"\d{1,2}:\d{2}:\d{2}")
"""A clock that boards have, and accounts of media have not."""
_FROM_USER = lazy(rf"来自\s?[:：]\s?(?P<name>{accounts.HANDLE})\s?[(（][\u4e00-\u9fffA-Za-z ]{{1,12}}[)）]")
"""来自: 河边的灯(临城) 2021-03-04: who posted, and where he lives."""
_FROM_ONE = lazy(rf"来自\s?[:：]\s?(?P<name>{accounts.HANDLE})")
"""来自: 河边的灯 2021-03-04 08:09:10: who posted, by a clock that boards have; else it is a medium or a town."""
_POSTED_BY_USER = lazy(
    rf"(?:本文|本[帖贴]|文章|内容)由\s?(?P<name>{accounts.HANDLE}?)\s?(?:于.{{0,20}})?(?:[发發][表布佈]|上传|分享)"
)


class Told(NamedTuple):
    """Author, account or medium, and day; each empty where the line names none."""

    author: str
    source: str = ""
    date: str = ""


def of_account(text: str) -> Told | None:
    """Author and account of a text that a site has from an account, wherever it says so; None where it does not."""
    found = (_RETOLD.search(text) or _FROM_ACCOUNT.search(text)) if len(text) <= LONGEST else None
    return Told(found["author"].strip(), found["source"]) if found else None


def read_platform(text: str) -> Told | None:
    """What a line in such words tells; None for any other."""
    if len(text) > LONGEST:
        return None
    if told := of_account(text):
        return told
    if found := _BELOW.match(text):
        return Told(found["author"] or found["by"] or found["own"])
    writer, day = next(filter(any, (accounts.posted_on(text), accounts.in_row(text), accounts.posts(text))), ("", ""))
    if writer:
        return Told(writer, date=day)
    text = _PLACE.sub("", text)
    rest, day = take_date(text)
    said = " ".join(without_times(rest).split())
    if day and (user := _FROM_USER.fullmatch(said) or (_TO_THE_SECOND.search(text) and _TWICE.fullmatch(said))):
        return Told(user["name"], date=day) if accounts.is_account(user["name"]) else None
    if day and _TO_THE_SECOND.search(text) and (user := _FROM_ONE.fullmatch(said)) and _is_nobody_else(user["name"]):
        return Told(user["name"], date=day)
    if (user := _POSTED_BY_USER.fullmatch(said)) and accounts.is_account(user["name"]):
        return Told(user["name"], date=day)
    if day and (by := _BY.fullmatch(said.strip(" |·•,"))):
        return Told(by["name"], date=day)
    found = _ORIGINAL.match(without_times(rest).strip())
    if first_label(text) is not None and (found is None or not found["rest"]):
        return None
    if found and first_label(found["name"]) is None:
        return _original(found["name"], found["rest"].split(), day)
    if (user := _LOGIN_TWICE.fullmatch(said)) and not user["name"].isupper():
        return Told(user["name"], date=day)
    found = _SHOWN_TWICE.fullmatch(" ".join(rest.split()))
    if found is None or not any(map(str.isalpha, found["account"])):
        return None
    return Told(found["name"] or "", found["account"], day)


def _is_nobody_else(name: str) -> bool:
    """An account's name, and no medium's or town's."""
    return accounts.is_account(name) and not media.is_medium(name) and name not in places.names()


_WHEN = lazy("[_*]*(?:昨天|前天|今天|\\d{1,2}:\\d{2})")


def _original(name: str, rest: list[str], day: str) -> Told:
    """原创 沈漱舟 河湾夜读 临城: the author, the account that has published, and where from, if that is told."""
    rest = [word for word in rest if not _WHEN.match(word)]
    if len(rest) > 1 and (rest[-1] in places.names() or rest[-1] in places.provinces()):
        rest = rest[:-1]
    return Told(name, rest[-1] if rest else "", day)
