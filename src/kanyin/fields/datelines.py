"""The dateline that begins a story: where and when it was sent, by which medium, who reported it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kanyin.fields import bare_names, field_reports, media, people, places, role_names, signing
from kanyin.fields.credit_words import Told
from kanyin.fields.dates import take_date
from kanyin.patterns import lazy

_HAN = "\u3400-\u9fff"
START = 90
"""Characters at the beginning of a text in which a dateline stands."""
_TAIWAN = lazy(
    "^[（(〔【\\[]\\s?(?:[\u4e00-\u9fff]{0,6}社)?(?:記者|记者)"
    "(?:(?P<names>[\u4e00-\u9fff、]{2,16}?)\\s?[／/][\u4e00-\u9fff]{2,10}"
    "|(?P<wired>(?:[\u4e00-\u9fff]{2,3}、){0,3}(?:[\u4e00-\u9fff]{3}|[\u4e00-\u9fff]{2}))[\u4e00-\u9fff]{2,3}\\d{1,2}日[電电])"
    "[）)〕】\\]]"
)
"""Of Taiwanese agencies."""
_WHO_REPORTS = lazy(
    f"[\\s\u3000]*(?:[{_HAN}]{{2,8}}[讯訊][\\s\u3000]+)?(?P<said>[{_HAN}·、\\s]{{5,40}}?(?:报道|報導|报导))[:：，,]"
)
"""实习生沈漱舟、记者顾平川报道：…: roles and names, and no brackets round them."""
_REPORTED = lazy(
    f"^[\\s\u3000]*(?:[{_HAN}]{{2,8}}[讯訊][\\s\u3000]+)?(?P<said>(?:[{_HAN}]{{0,8}})(?:记者|記者)\\s?[{_HAN}、\\s]{{2,20}}?)"
    "\\s?(?:报道|報導|报导)(?=[\\s\u3000:：，,]|$)"
)
# A story that begins behind its dateline is text, however short its first line is.
_STORY = lazy(
    "(?=[^，。\\s]{0,24}?(?:\\d日|[报報社网網台刊][\u4e00-\u9fff]{0,8})\\s?(?:电|電|讯|訊)|[\u4e00-\u9fff]{2,6}(?:讯|訊)[\\s（(])"
    "[\u4e00-\u9fff]{2,10}(?:\\d{1,2}月\\d{1,2}日)?(?:\\s?[\u4e00-\u9fff]{2,6}(?:\\d{1,2}月)?\\d{1,2}日)?(?:电|電|讯|訊)\\s*"
    "(?:[（(][^（）()]{2,30}[)）]\\s*[\u4e00-\u9fff“]|(?:本报)?(?:记者|記者)[\u4e00-\u9fff、\\s]{2,16}?(?:报道|報導|报导)[:：，,]"
    "|(?!记者|記者|通讯员|编辑|责编)[\u4e00-\u9fff“]{2})"
)
_SENT = lazy(
    "^[\u4e00-\u9fff]{2,12}(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:电|電|讯|訊)\\s*(?:[（(]?(?:本报|本刊)?(?:特派|驻[\u4e00-\u9fff]{2,4})?(?:记者|記者)\\s?)"
    "(?P<names>[\u4e00-\u9fff、\\s]{2,24}?)(?:[）)]|(?:报道|報導|报导)?[:：，,])"
)
_RUN_IN = lazy(
    f"^[\\s\u3000]*(?:文|撰文|图文|圖文|採訪|采访)\\s?[/／:：|｜]\\s?"
    f"(?P<names>[{_HAN}·]{{2,4}}(?:、[{_HAN}]{{2,4}}){{0,3}})[ \u3000](?=[^\\s/／|｜]{{8}})"
)
"""文/沈漱舟 渡口的灯…: who wrote, and the story behind a space."""
_GLUED = lazy(
    f"(?:^|[)）】\\]〕])\\s?(?:記者|记者)(?P<names>[{_HAN}]{{2,3}}(?:、[{_HAN}]{{2,3}}){{0,3}})[/／][{_HAN}、]{{2,8}}(?:報導|报道|報道|报导)"
)
"""A caption's brackets, and the byline behind them: （記者沈漱舟攝）記者沈漱舟／臨城報導."""
_PLACED = lazy(f"^[\\s\u3000]*[【〔（(](?P<name>[{_HAN}]{{3}})[ \u3000/／]?(?P<place>[{_HAN}]{{2,6}})[】〕）)]")
"""【沈漱舟 台中大甲】: a reporter and where he is."""
_DAY = lazy(
    f"^[\\s【\\[［（(*]{{0,4}}[{_HAN}]{{2,10}}?(?P<day>(?:19|20)\\d{{2}}年\\d{{1,2}}月\\d{{1,2}}日)\\s?(?:[讯訊电電]|報導|报道|消息)"
)
_BRACKETS = lazy(
    "(?<![^讯訊电電话話息道日稿】］\\]〕\\s])\\s{0,4}(?:\\*\\*)?[（(【〔](?P<inside>[^（()）【】〔〕]{2,60})[)）】〕]"
)
_CAPTION = lazy("[攝摄][)）】\\]]\\s?")
"""The end of a caption, behind which the byline may stand."""
_WROTE = lazy(
    f"^[\\s\u3000]*(?P<names>[{_HAN}·]{{2,4}}(?:[、 ][{_HAN}]{{2,3}}){{0,3}})\\s?[/／]\\s?(?:文|撰文|图文)"
    "(?![化学學字件章明艺藝创創旅体體本])[ \u3000]?(?=[^\\s/／|｜]{4})"
)
"""沈漱舟/文 渡口的灯…: the same, with the name first; no 文化 goes on behind the stroke."""
_SENDER = lazy(
    f"[\\s\u3000*]*(?P<sender>(?!本)[{_HAN}]{{1,7}}(?:社|网|網|日报|晚报|早报|时报|日報|时讯|在线|新闻|新聞|客户端))"
    "[^，。！？（(]{0,16}?(?:\\d{1,2}日)?(?:电|電|讯|訊|消息)(?=[\\s（(]|$|[^视影话脑子])"
)
"""河湾网临城7月22日电: the medium that sent the story."""
_BOXED = lazy(
    f"[\\s\u3000*]*[【\\[［](?P<sender>(?!本|据|今|新华社)[{_HAN}]{{2,8}}?)\\s?(?:(?:19|20)\\d{{2}}年)?\\d{{1,2}}月\\d{{1,2}}日\\s?(?:讯|訊|电|電|报道|報導|报导|消息|综合报道)[】\\]］]"
)
"""【看河湾2021年3月4日讯】: the medium and the day in a box."""
_NEWS = lazy("(?:[讯訊电電]|消息)[】］\\]）)〕]?[\\s\u3000]{0,4}")
"""What a dateline ends in, with the box round it."""
_TELLS = lazy(f"(?P<said>[{_HAN}·、，,;；:：／/\\s]{{4,60}}?(?:报道|報導|報道|报导))(?=[\\s\u3000:：，,。]|$)")
"""Behind it roles and names down to 报道, and no brackets round them."""
_COMPILED = lazy("整合|综合|编辑|(?:摄|摄影|供图|图)$")
"""Who put a text together, or took its picture, has not reported it."""
_AGENCY = "新华社"
"""It signs its own texts: the reporter of its dateline is no author of the page's."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Who reported, for which paper, and which medium sent it; ``is_agency`` where that signs its texts itself."""

    names: tuple[str, ...] = ()
    paper: str = ""
    sender: str = ""
    is_agency: bool = False
    is_wire: bool = False
    """The names stand behind the place and the day, without brackets: 临城5日电 记者沈漱舟报道."""

    @property
    def medium(self) -> str:
        """Where the story appeared first: the paper of its reporters, else who sent it; nothing for 据某网.

        An agency has its stories printed by others, 据河湾社临城电.
        """
        told = self.sender.removeprefix("据")
        return self.paper or (told if told == self.sender or told.endswith("社") else "")


def _behind_news(start: str) -> Told | None:
    """Who reports, between what the dateline ends in and 报道: 本报讯 记者沈漱舟、通讯员顾平川报道："""
    for news in _NEWS.finditer(start):
        said = _TELLS.match(start, news.end())
        if said and (told := role_names.read(said["said"])):
            return told
    return None


@lru_cache(maxsize=4096)
def is_story(text: str) -> bool:
    """The first line of a story, behind the place and the day that it was sent from."""
    return ("电" in text or "讯" in text or "電" in text or "訊" in text) and _STORY.match(text) is not None


def _report(text: str) -> field_reports.Report | None:
    """The byline of a reporter that a text begins with, or that stands behind a caption on its first line."""
    ends = (found.end() for found in _CAPTION.finditer(text, 0, LONGEST_CAPTION))
    told = (field_reports.read(text[begin:]) for begin in (0, *ends))
    return next((report for report in told if report.names), None)


LONGEST_CAPTION = 200
"""Characters of captions on the first line of a story."""


def boxed_sender(text: str) -> str:
    """The medium in the box before a story; empty for any other text."""
    found = _BOXED.match(text[:START])
    return found["sender"] if found else ""


def day(text: str) -> str:
    """The day on which a story was sent, where it tells the year too: 河湾网2021年3月4日讯."""
    found = _DAY.match(text[:START])
    return take_date(found["day"])[1] if found else ""


def read(text: str) -> Dateline:
    """What the beginning of a text tells; an empty Dateline where it is no dateline."""
    start = text[:START]
    sent = _SENDER.match(start)
    sender = sent["sender"] if sent else ""
    is_agency = start.strip().lstrip("*（(").startswith(_AGENCY)
    if report := _report(text):
        return Dateline(report.names, report.paper or media.paper(start), sender)
    if (found := _TAIWAN.match(start)) and (names := people.read_names(found["names"] or found["wired"] or "")):
        return Dateline(names, media.paper(start), sender)
    if (found := _WHO_REPORTS.match(start)) and (told := role_names.read(found["said"])):
        return Dateline(tuple(told.names), told.paper or media.paper(start), sender)
    if (found := _REPORTED.match(start)) and (names := signing.names_by_role(found["said"])):
        return Dateline(names, media.paper(start), sender)
    if told := _behind_news(start):
        return Dateline(tuple(told.names), told.paper or media.paper(start), sender)
    if (found := _RUN_IN.match(start) or _WROTE.match(start) or _GLUED.search(start)) and (
        names := people.read_names(found["names"])
    ):
        return Dateline(names, media.paper(start), sender)
    if (found := _PLACED.match(start)) and found["place"][:2] in places.names() and people.is_usual_name(found["name"]):
        return Dateline((found["name"],), "", sender)
    for found in _BRACKETS.finditer(start):
        is_news = signing.NEWS.search(start, 0, found.start("inside") - 1) is not None
        inside = found["inside"]
        names = signing.credited(inside) or (bare_names.read(inside) if is_news else ())
        if not names and not _COMPILED.search(inside):
            names = signing.names_by_role(inside)
        if names:
            return Dateline(names, media.paper(start), sender, is_agency)
    if (found := _SENT.match(start)) and (names := people.read_names(found["names"])):
        return Dateline(names, media.paper(start), sender, is_agency, is_wire=True)
    return Dateline(sender=sender, is_agency=is_agency)
