"""How well a reading of an entry without a mark explains it: of several the one that scores most is taken."""

from __future__ import annotations

from kanyin.patterns import lazy, quick
from kanyin.references.heads import Head
from kanyin.references.known_names import is_body, pinyin
from kanyin.references.parse import Reading
from kanyin.references.serial_names import PREPRINTS
from kanyin.references.text import HAN

_PRESS = lazy(
    r"\bInc\b|\bLtd\b|Dekker|^(?:SIAM|AIAA|ASTM|ASME)(?=$|\s?,)|出版社|出版公司|书局|书店|印书馆|Press|Publish|Verlag|Springer|Wiley|Elsevier|Books|Routledge|McGraw|书社|有斐閣|Sage|Pearson|[^会]社$"
)
_CAPITALS = lazy(r"(?:[A-Z][A-Za-z-]*+[.,]?[ &]*+(?:(?:of|on|and|in|for|the) )?)+")
_SHORT_END = lazy(r"\. ?(?:[A-Z][A-Za-z]{0,9}\.? ?(?:on |of )?){1,3}$")
_SMALL_WORD = lazy(r"(?:^|\s)(?!(?:and|of|the|upon|am|sur|le|de|la|an)\b)[a-z]{3}")
_SMALL_FIRST = lazy(r"(?!(?:the|edition|ars)\b)[a-z]{3,}\s")
_SERIAL_NAME = lazy(
    "学报|學報|杂志|雜誌|研究|科学|学刊|通报|通讯|评论|论坛|医学|报|Journal|Review|Science|Quarterly|Letters|Proceedings|Transactions|Annals"
    "|Bulletin|Psycholog"
)


def names_serial(text: str) -> bool:
    """A word of the text is one that serials have in their names."""
    return _SERIAL_NAME.search(text) is not None


_GOES_ON = lazy(r"(?:and|of|in|for|the|with|on|to|a|an|from|by|at) ")


def _as_serial(reading: Reading, work: str) -> float:
    """How well a reading goes as an article of a journal."""
    spans = reading.spans
    has = spans.keys()
    name = work[slice(*spans["container-title"])] if "container-title" in has else ""
    score = 2.2 * ("volume" in has or "issue" in has) + 0.8 * ("page" in has) + 0.6 * bool(_SERIAL_NAME.search(name))
    score -= (
        2.5 * bool(_PRESS.search(name))
        + 0.5 * (len(name) > 60)
        + 2 * (":" in name and "volume" not in has)
        + 1.0 * (". " in name and not _CAPITALS.fullmatch(name))
        + 2 * (not name)
        + 1.5 * bool(_GOES_ON.match(name))
        + 1.5 * (reading.kind == "J" and not has & {"volume", "issue", "page"} and not PREPRINTS.fullmatch(name))
    )
    score += 2.5 * (reading.kind == "N")
    return score


_NO_PLACE = ("见", "载", "载于", "收入", "In", "in")


def _is_guessed_host(reading: Reading) -> bool:
    """Nothing but a sentence of its own told that there is a host."""
    return "host" in reading.doubts and "container-author" not in reading.people


def _as_book(reading: Reading, work: str) -> float:
    """How well a reading goes as a book or a part of one."""
    spans = reading.spans
    has = spans.keys()
    publisher = work[slice(*spans["publisher"])] if "publisher" in has else ""
    place = work[slice(*spans["publisher-place"])] if "publisher-place" in has else ""
    score = (
        0.8 * bool(place)
        - 2.0 * (len(place.split()) > 3 and "," not in place)
        - 2.0 * bool(_SMALL_WORD.search(place))
        - 2.0 * bool(_SMALL_FIRST.match(publisher))
        + 1.5 * bool(_PRESS.search(publisher))
        + 0.4 * bool(publisher)
    )
    score += (
        1.5 * ("container-title" in has and not _is_guessed_host(reading))
        + 0.8 * ("edition" in has)
        + 1.0 * bool(reading.people.keys() & {"translator", "editor"})
    )
    score -= 4.0 * (place in _NO_PLACE)
    score -= (
        2.0 * len(reading.rest)
        + 1.0 * (len(publisher) > 50)
        + 1.0 * (", " in publisher and not _PRESS.search(publisher))
    )
    return score


_PEOPLE = lazy(rf"[{HAN}]{{2,3}}(?:[,、]\s?[{HAN}]{{2,3}}){{1,4}}")
_PINYIN = lazy(r"[A-Z][a-z]+ [A-Z][a-z-]+(?:, ?[A-Z][a-z]+ [A-Z][a-z-]+){0,4}")


def _is_people(title: str) -> bool:
    """Two or three names and nothing else, ``刘丁，浅田``, ``Xiao Xuhong``."""
    return bool(_PEOPLE.fullmatch(title) or (_PINYIN.fullmatch(title) and title.split()[0].lower() in pinyin()))


_HOST_WITHIN = lazy(r"[.,)]\s?(?:见|载|In|in)\s?:")


_HOST_IN_TITLE = quick(r"(?:^|[.?!\"]\s?)(?:In|in|见|载|收入)\s?:|//")


def _has_host(title: str) -> bool:
    return (":" in title or "//" in title) and _HOST_IN_TITLE.search(title) is not None


def _is_who_wrote(head: Head, title: str, behind: str) -> bool:
    """What was taken for the title of a work without an author is shorter by far than what stands behind it, which no
    word tells to be a serial or a press: the title is the longer of two sentences."""
    nobody = head.span[0] == head.span[1]
    return nobody and 2 * len(title) < len(behind) and not (_PRESS.search(behind) or names_serial(behind))


_LETTERS = lazy(r"[^\W\d_]{2}")


def score_of(reading: Reading, head: Head, work: str, end: int) -> float:
    """How much of the entry a reading explains, and how well."""
    spans = reading.spans
    score = head.score / 8
    score += 1.5 * (head.stop == "y" and bool(head.people) and work[head.start - 2 : head.start].strip() != ",")
    has = spans.keys()
    title = work[slice(*spans["title"])] if "title" in has else ""
    score += 1.0 if "issued" in has else 0
    if reading.kind in "JN":
        score += _as_serial(reading, work)
    elif reading.kind in ("M", "C", "S"):
        score += _as_book(reading, work)
        score -= (2.0 if "title-," in reading.doubts else 1.2) * _is_guessed_host(reading)
    if reading.kind == "R" or (reading.kind == "EB" and "container-title" in has):
        score += 3.5
    if reading.kind == "D":
        score += 2.5 + 0.8 * ("publisher" in has)
    score += {"title-q": 2.0, "title-.": 1.0, "title-?": 0.2, "title-,": 0.0}.get(
        next((d for d in reading.doubts if d.startswith("title-")), ""), -0.5
    )
    score -= (
        1.5 * (len(title) < (2 if title[:1] > "\u2e80" else 4))
        + ((1.4 if _SHORT_END.search(title) else 0.8) if ". " in title else 0.0)
        + 3 * (not _LETTERS.search(title))
    )
    behind = spans.get("container-title", spans.get("publisher", (0, 0)))
    score -= 2.0 * _is_who_wrote(head, title, work[slice(*behind)]) + 3.0 * _has_host(title)
    score -= 1.5 * is_body(title) + 2.5 * _is_people(title)
    score -= 2.0 * ("container-title" in has and bool(_HOST_WITHIN.search(work, *spans["container-title"])))
    score -= 0.8 * ("title-," in reading.doubts and not head.people)
    score -= 1.0 * (title[:1] in ("(", "["))
    return score - 0.3 * ("bare" in reading.doubts)
