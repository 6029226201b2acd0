"""The marks of an entry that cannot be read for sure, in the form of its neighbours: half-width, a space behind each.

No word is judged: what is a title and what a place stays open. Where GB/T 7714 sets a mark that a part of the entry
must be known for, the page's own stays.
"""

from __future__ import annotations

import re

from kanyin.patterns import lazy
from kanyin.references.text import HAN, IS_HAN

_ADDRESS = lazy(
    "\\$[^$]+\\$|\ufdda[^\ufdda\ufddb]*\ufddb|(?:https?|ftp)[:：][/／]{2}\\S+|www[.．]\\S+|(?:doi|DOI)[:：]?\\s?10\\.\\S+|10\\.\\d{4,9}/\\S+"
)
_YEAR = lazy("(?:1[89]|20)\\d\\d|(?<=[A-Z])['’]\\d\\d(?!\\d)")
"""1988, and that of a meeting: ACC'88."""
_FIRST_STOP = lazy("[.．](?!\\d)")
_BRACKETS = lazy(f"（([^（）{HAN}]*)）")
_WIDE_TYPE = lazy("［([A-Z]{1,2}(?:/OL)?)］")
_WIDE = dict(zip("，：；．", ",:;.", strict=True))
_WIDE_MARK = lazy("[，：；．]")
_PASSES: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy("(?<=[.,;:])[ \u3000]*\u3000[ \u3000]*(?=\\S)"), " "),
    (lazy("(?<=\\S) +(?=[,:;.](?:\\s|\\w|$))"), ""),
    (lazy("(?<=\\d)\\s?(?:[～~—–]|—{2})\\s?(?=\\d)"), "-"),
    # Not 12,345 and 1-3,11: a space behind a year, a word, before an issue.
    (lazy(f"((?:1[89]|20)\\d\\d|[A-Za-z{HAN})\\]］.]),(?=[^\\s,])"), r"\1, "),
    (lazy("(?<=\\d),(?=[(A-Za-z]|\\d+\\s?[:(])"), ", "),
    (lazy("(?<=[\\w)\\]］.]);(?=\\S)"), "; "),
    (lazy("(?<=[\\w)\\]］]):(?=[^\\s/:])"), ": "),
    (lazy(f"(?<=[{HAN}A-Za-z)\\]］）])\\.(?=[{HAN}])|(?<=[{HAN}\\]］])\\.(?=[A-Z0-9《“])"), ". "),
    (lazy("(?<=(?<!\\d)\\d{4})\\.(?=\\d)(?!\\d{1,2}\\.\\d)|(?<=[A-Za-z])\\.(?=(?:A|An|On|In:?|The) )"), ". "),
    (lazy(f"(?<=, \\d{{4}})\\.(?=[{HAN}])"), ". "),
    (lazy("(?<=, (?:19|20)\\d\\d)\\.(?=[A-Z][a-z])|(?<=[A-Za-z] \\d{4})\\.(?=[A-Z][a-z])"), ". "),
    (lazy("(?<=\\d),(?=(?:19|20)\\d\\d\\.?$)"), ", "),
    # 1992. 70-92: the pages of a book
    (lazy("(?<=, (?:19|20)\\d\\d)\\. ?(?=\\d{1,4}[-,]\\d{1,4}(?:[-,]\\d{1,4}){0,8}\\.?$)"), ": "),
    (lazy("(?<=\\d) (?=\\([A-Za-z]?\\d{1,3}\\):)"), ""),
    (lazy(f"(?<=[A-Za-z0-9{HAN}]) (?=\\[(?:[JMCDRSNPZ](?:/OL)?|EB/{{1,2}}OL)\\])"), ""),
    (lazy("(?<=[\\w.]) ++(?=\\))"), ""),
    (lazy(f"(?<=[{HAN}\\]]\\.)(?=\\[)|(?<=[\\d)]\\.)(?=\\([A-Z]|\\[(?:[A-Z][A-Za-z]+[ ,]|[{HAN}]))"), " "),
)
_AT_ADDRESS = lazy("(?<=[\\])]\\.)$|(?<=, (?:19|20)\\d\\d\\.)$")
"""A stop behind a bracket or a year, right before an address."""
_TEXT = lazy(f"[{HAN}]。.*[{HAN}]。")
SHORTEST, LONGEST = 16, 800
_ENDED = lazy("[.。?!？！…][)）\\]］]?$|/$")


def is_entry(text: str) -> bool:
    """It has a year and a few words: a printed work, and no text or formula that a page has joined to one."""
    return _YEAR.search(text) is not None and SHORTEST <= len(text) <= LONGEST and not _TEXT.search(text)


def tidied(text: str) -> str:
    """An entry without its label, in half-width marks with a space behind each, closed by a stop.

    Addresses are left as they are, and commas within Chinese titles.
    """
    if _ADDRESS.search(text):
        pieces, at = [], 0
        for address in _ADDRESS.finditer(text):
            pieces += [_AT_ADDRESS.sub(" ", _set(text[at : address.start()], at == 0)), address[0]]
            at = address.end()
        return "".join([*pieces, _set(text[at:], False)]).strip()
    text = _set(text, True).strip()
    return text if _ENDED.search(text) else f"{text}."


def _set(text: str, begins: bool) -> str:
    found = _FIRST_STOP.search(text) if begins else None
    names = found.start() if found else 0
    year = _YEAR.search(text, names)
    title = range(names + 1, year.start() if year else len(text))
    text = _WIDE_TYPE.sub(r"[\1]", _BRACKETS.sub(r"(\1)", text))
    text = _WIDE_MARK.sub(lambda mark: _half(mark, title), text)
    for pattern, new in _PASSES:
        text = pattern.sub(new, text)
    return text


def _half(mark: re.Match[str], title: range) -> str:
    """A full-width mark at half width; a comma between Han behind the authors and before the year may be a title's and
    stays.
    """
    text, at = mark.string, mark.start()
    sides = text[at - 1 : at], text[at + 1 : at + 2]
    if mark[0] == "，" and at in title and all(map(IS_HAN.match, sides)):
        return mark[0]
    return _WIDE[mark[0]]
