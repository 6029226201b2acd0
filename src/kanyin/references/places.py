"""Towns, countries and publishers: which of them a text is, and how commas part them: ``Some Press, Town, NJ``."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin import rules
from kanyin.patterns import lazy, quick
from kanyin.references.text import HAN, Span

_REGION = lazy(
    r"(?:^|,\s?)(?:[A-Z]{2}"
    r"|Maine|Hawaii|California|Texas|Florida|Illinois|Massachusetts|Michigan|Ohio|Oregon|Colorado|Arizona|Nevada|Virginia|Georgia"
    r"|D\.C\.|United States|USA|U\.S\.A\.?|UK|U\.K\.?|United Kingdom|China|Canada|Australia|Germany"
    r"|France|Italy|Spain|Portugal|Austria|Belgium|Denmark|Norway|Finland|Poland|Greece|India|Korea|Israel|Brazil"
    r"|New Jersey|Connecticut|N\.?J\.?|N\.?Y\.?|Pennsylvania|Maryland|Minnesota|Wisconsin|Indiana"
    r"|Japan|Sweden|Switzerland|(?:The )?Netherlands|Holland|England|Scotland|Ireland|Taiwan|Hong Kong|Singapore)$"
)


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(rules.table("references")["places"]["cities"].lower().split("|"))


def is_city(text: str) -> bool:
    """A town in which many books are published."""
    return text.strip().lower() in _cities()


def is_land(text: str) -> bool:
    """A country or a state, as it stands behind a town."""
    return _REGION.match(text.strip()) is not None


def ends_in_land(text: str) -> bool:
    """A country or a state is all of it, or stands at its end behind a comma."""
    return _REGION.search(text) is not None


_PRESS = quick(
    r"出版|书局|书店|印书馆|^SIAM|^AIAA|Press|Publish|Verlag|& (?:Sons|Co)\b|\b(?:Inc|Ltd|Bros|Co)\b|Springer"
    r"|Wiley|Elsevier|Books|Routledge|McGraw|书社|大学|University|有斐閣|研究院|学院|学会"
)


def is_press(text: str) -> bool:
    """A word in it tells of a publisher."""
    return _PRESS.search(text) is not None


_HOUSE_ENDS = quick(
    r"(?:出版社|出版公司|出版集团|书局|书店|印书馆|书社|\bPress|\bPublish[a-z]+|\bPublications|\bVerlag|\bBooks)$"
)


def stands_before_town(house: str, town: str) -> bool:
    """``某某出版社：河口``: the publisher, and behind it the town, which most print before it."""
    return not is_press(town) and (_HOUSE_ENDS.search(house) is not None or (is_press(house) and is_city(town)))


_TOWN_LAST = lazy(
    r"\s?,\s?(?P<place>(?!(?:Inc|Ltd|Co|LLC|Bros|Sons)\b)(?P<town>[A-Z][A-Za-z.]{1,14}(?: [A-Z][A-Za-z.]{1,14}){0,2})"
    r"(?:,\s?(?P<land>[A-Z][A-Za-z. ]{1,14}))?)$"
)


def _last_town(work: str, span: Span) -> re.Match[str] | None:
    """What may be a town at the end of a piece; two parts where the second is its country or state."""
    found = _TOWN_LAST.search(work, max(span[0] + 3, span[1] - 48), span[1])
    if found and found["land"] and not is_land(found["land"]):
        return _TOWN_LAST.search(work, found.end("town"), span[1])
    return found


def town_of_land(work: str, span: Span) -> re.Match[str] | None:
    """The town at the end of ``Some House, Englewood Cliffs, NJ``; None where all of it is the place."""
    found = _last_town(work, span)
    if not found or not found["land"] or not is_land(found["land"]) or is_land(found["town"]):
        return None
    return None if is_city(work[span[0] : found.start()]) else found


_PRESS_ENDS = quick(
    r"(?:\bPress|\bPublish[a-z]+"
    r"|\bPublications|\bBooks|\bVerlag|\b(?:Inc|Ltd|Co)\.?|& Sons|\bSpringer|\bWiley|\bElsevier|\bAcademic"
    r"|^(?:IEEE|ACM|USENIX|AAAI|PMLR|IET|SPIE|IOP|CEUR)(?: Computer Society)?"
    r"|^(?:[A-Z][a-z]+ ){0,3}(?:Association|Society|Institute|Institution|Federation) (?:of|for)(?: [A-Z&a-z]+){1,6})$"
)
_SHORT_NAME = lazy(r"[A-Z][A-Za-z.&'-]*(?: (?:&|and|of|[A-Z][A-Za-z.&'-]*)){0,4}")


def town_behind_press(work: str, span: Span) -> re.Match[str] | None:
    """The town behind a publisher: one that is known, or any behind what can be nothing but a publisher."""
    found = _last_town(work, span)
    if not found:
        return None
    press = work[span[0] : found.start()]
    if is_city(found["town"]) or is_land(found["land"] or found["town"]):
        return found if _PRESS.search(press) or (is_city(found["town"]) and _SHORT_NAME.fullmatch(press)) else None
    return found if _PRESS_ENDS.search(press) else None


_HOUSE = lazy(
    r"\s{0,2},\s{0,2}(?P<house>[A-Z][A-Za-z.&'-]*(?: (?:&|and|of|for|[A-Z][A-Za-z.&'-]*)){0,6}"
    r"(?:,? (?:Inc|Ltd|Co|LLC)\.?)?)$"
)


def house_behind(work: str, span: Span) -> tuple[re.Match[str], re.Match[str] | None] | None:
    """The publisher at the end of ``Posts, Some Press, Town``, and the town behind it if there is one."""
    town = _last_town(work, span)
    if town and (house := _HOUSE.search(work, max(span[0] + 3, town.start() - 90), town.start())):
        known = is_city(town["town"]) or is_land(town["land"] or town["town"])
        if known or _PRESS_ENDS.search(house["house"]):
            return house, town
    house = _HOUSE.search(work, max(span[0] + 3, span[1] - 90), span[1])
    return (house, None) if house and _PRESS_ENDS.search(house["house"]) else None


HOST_BEFORE_PRESS = lazy(
    rf"(?P<host>[{HAN}《》·:-]{{4,30}})\s?,\s?(?P<house>[{HAN}]{{2,16}}(?:出版社|出版公司|书局|书店|印书馆|书社))"
)
"""``题名．渡口年鉴，某某出版社，1996``: behind the title's stop a comma parts the host from its publisher."""
NO_HOST = lazy(r"[译编著校注版本]$|出版|^(?:中国)?[\u3400-\u9fff]{2,3}[省市]?$")
