"""The names that a text ends with, before a year: ``（方砚、林漱，``, ``Stieg, Lind, & Tong (``."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.text import CITED_YEAR, HAN, LOWER, UPPER

MORE = lazy(
    r"\s?(?:等人?[.．]?|[及和与與]其(?:同事|合作者|学生|學生|团队|團隊)|的?(?:研究)?(?:团队|课题组|小组)"
    r"|et\.?\s?al\.?|and others|and colleagues)(?:['’]s)?$"
)
JOINT = lazy(
    r"(?:\s?[,，、&＆;；/]\s?|(?<=[\u3400-\u9fff])\s{1,2}|\s?[和与及與]\s?|\s(?:and|und|y|et)\s|\s?[,，、]\s?(?:[&＆]|and\b|[和与及與])\s?)$"
)
_PARTED_NAME = lazy(rf"(?<![{HAN}])([{HAN}])[ \u3000]{{1,2}}(?=[{HAN}](?![{HAN}]))")
_BEHIND_NAMES = lazy(rf"(?:(?<=[{HAN}])[.．·]|[\[［]{CITED_YEAR}[\]］])$")
"""What parts names from their year beside commas: ``方砚. 2003``, ``福柯，[1966]2001``."""


def settled(before: str) -> str:
    """The names before a year, without what parts them from it, a name of two characters without its blank."""
    text = before.rstrip(" ,，:：\u3000")
    if found := _BEHIND_NAMES.search(text, max(0, len(text) - len("[1966]"))):
        text = text[: found.start()].rstrip(" ,，:：\u3000")
    return _PARTED_NAME.sub(r"\1", text)


_MOST_NAMED = 8
_LATIN = lazy(rf"(?<![{UPPER}{LOWER}])[{UPPER}][{UPPER}{LOWER}'’-]{{2,30}}$")


def latin_names(before: str) -> tuple[tuple[str, ...], bool]:
    """The family names in Latin letters that a text ends with, in small letters; and whether there are more."""
    text = settled(before)
    more = MORE.search(text)
    text = text[: more.start()].rstrip(" ,，") if more else text
    names: list[str] = []
    while len(names) < _MOST_NAMED and (found := _LATIN.search(text)):
        names.insert(0, found[0].lower())
        joint = JOINT.search(text[: found.start()])
        if joint is None:
            break
        text = text[: joint.start()]
    return tuple(names), more is not None
