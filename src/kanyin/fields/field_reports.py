"""A reporter's byline that ends in 报道 or 報導: role, names, and where from, whatever brackets and strokes it has.

【河湾報記者沈漱舟、顾平川∕臨城報導】, 「记者沈漱舟/综合报道」（本报讯）, 特派記者沈漱舟/臨城報導河湾報: behind the
role stand names, behind a stroke or the last gap a place, which nobody need know.
"""

from __future__ import annotations

from dataclasses import dataclass

from kanyin.fields import people, places
from kanyin.fields.names import OF_THREE, is_name, is_nobody, is_of_page, is_usual_name
from kanyin.patterns import lazy

LONGEST, FARTHEST_ROLE = 60, 14
"""Characters from the beginning of a text down to 报道, and down to the role."""
_HAN = "\u3400-\u9fff"
_END = lazy("(?:综合|綜合|联合|聯合|专题|專題|采访|採訪|外电|外電|连线|連線)?(?:报道|報導|報道|报导)")
_PAPER = lazy(f"[{_HAN}]{{2,8}}[报報网網社刊]$")
_ROLE = lazy("(?:记者|記者|通讯员|通訊員|特派员|特派員|实习生|實習生|编译|編譯)[\\s:：/／|｜]{0,2}")
_CLAUSE = lazy("[。！？；，,“”]")
_WORD = lazy(f"[{_HAN}]+")
_STROKE = lazy("\\s?[/／∕⁄╱\\\\│|｜·・．-]\\s?")
_GAP, _LIST = lazy("\\s+"), lazy("[、和及&＆]")
_OPENING = "（([［【〔「『"


@dataclass(frozen=True, slots=True)
class Report:
    """Who reported, and the paper that stands behind the byline; ``end``: where that ends."""

    names: tuple[str, ...] = ()
    paper: str = ""
    end: int = 0


def read(text: str) -> Report:
    """The byline that a text begins with; an empty Report where it begins otherwise."""
    start = text[:LONGEST]
    role = _ROLE.search(start)
    before = start[: role.start()].strip() if role else ""
    if (
        role is None
        or len(before) > FARTHEST_ROLE
        or _CLAUSE.search(before)
        or any(map(is_usual_name, _WORD.findall(before)))
    ):
        return Report()
    end = _END.search(start, role.end())
    said = start[role.end() : end.start()] if end else ""
    if (
        end is None
        or _CLAUSE.search(said)
        or _ROLE.search(said)
        or any(sign in said for sign in f"{_OPENING}）)]】〕」』")
    ):
        return Report()
    paper = _PAPER.match(start, end.end())
    return Report(_names(said.strip()), paper[0] if paper else "", paper.end() if paper else end.end())


def _names(said: str) -> tuple[str, ...]:
    """The names before a stroke; else those before the place that is glued to the last of them or stands behind a gap.

    None where a word before the place is no name.
    """
    stroke = _STROKE.search(said)
    words = [word for word in _LIST.split(said[: stroke.start()] if stroke else said) if word.strip()]
    if not words:
        return ()
    *firsts, last = ([*filter(None, _GAP.split(word.strip()))] for word in words)
    names = [name for word in firsts for name in word]
    names += last if stroke else _without_place(last)
    return tuple(dict.fromkeys(names)) if names and all(map(_is_reporter, names)) else ()


def _without_place(words: list[str]) -> list[str]:
    """The last names of a list, without the place behind them: 沈漱舟 臨城, 沈漱舟臨城."""
    if len(words) > 1:
        last = words[-1]
        is_glued = len(last) > OF_THREE + 1 and is_usual_name(last[:OF_THREE])
        return [*words[:-1], last[:OF_THREE]] if is_glued or _is_sure(last) else words[:-1]
    word = words[0]
    if is_name(word):
        return words
    known = next((size for size in (OF_THREE, 2) if word[size:].startswith(places.places())), 0)
    size = known or (OF_THREE if len(word) > OF_THREE + 1 else 2)
    return [word[:size]]


def _is_sure(word: str) -> bool:
    return len(word) == OF_THREE and is_usual_name(word) and not word.startswith(places.places())


def _is_reporter(word: str) -> bool:
    """Behind a role a name of three characters may begin with any; one of two begins with a family name."""
    if is_nobody(word) or is_of_page(word) or word in places.places():
        return False
    return people.is_name(word) or (len(word) == OF_THREE and _ALL_HAN.fullmatch(word) is not None)


_ALL_HAN = lazy(f"[{_HAN}]+")
