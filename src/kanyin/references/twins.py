"""An entry in Chinese with the same in English behind it: one entry, of which the Chinese is read."""

from __future__ import annotations

import re
from itertools import islice

from kanyin.patterns import lazy, quick
from kanyin.references.text import HAN, IS_HAN, LOWER, UPPER, Span

_TRIES = 40
"""Places in an entry that are looked at; no entry has more."""
_OPENED = quick(
    rf"(?<=[\d.,\]a-zA-Z页)])\s*+[.;]?\s*+[\[(]\s*+(?![MJNCDRSPGZ]{{1,2}}\s?[./,\]])(?=[{UPPER}][{UPPER}{LOWER}'-]+(?:\s|,|\.))"
)
_MAY_OPEN = lazy(rf"[\[(]\s*+(?=[{UPPER}][{UPPER}{LOWER}'-]+[\s,.])")
"""Without such a bracket there is none to look at."""
_NAMES = lazy(
    rf"(?<=[\d.\]])\s*+(?P<twin>(?:[{UPPER}][{UPPER}{LOWER}'-]+\s[{UPPER}][{LOWER}]{{1,5}}\s[{LOWER}]{{1,5}}\s?[,.:]"
    rf"|[{UPPER}][{UPPER}{LOWER}'-]+\s?(?:[{UPPER}][{LOWER}{UPPER}-]*\s?){{0,3}}(?:[,.，]"
    rf"|et al)|[{UPPER}]\.\s?[{UPPER}][{LOWER}]+,))"
)
_YEAR = lazy(r"(?:19|20)\d\d")
_ADDRESS = lazy(r"\s?https?:\s?//\s?[!-~]*")
_MARKED = lazy(r"\[[A-Z]{1,2}(?:/OL)?\]")


def find_twin(work: str, start: int) -> Span | None:
    """The English twin of a Chinese entry: its first character, bracket included, and the entry's end."""
    return _in_english(work, start) or _in_chinese(work, start) or _doubled(work, start)


_CHINESE = quick(
    rf"(?<=[\d.,\]a-zA-Z)])\s*+[.;]?\s*+(?:\(in Chinese[^()]{{0,30}}\)\s*+\.?\s*+)?"
    rf"[\[(]\s*+(?=[{HAN}·](?:\s?[{HAN}·]){{1,11}}(?:[,.、(\s]|\d{{4}})|[A-Z][a-z]+ [A-Z]\b[^()]{{0,120}}[{HAN}]{{3}})"
)


IN_CHINESE = lazy(r"\s*+\(in Chinese[^()]{0,30}\)\s*+\.?\s*+(?=[\[(])", re.IGNORECASE)
"""What the English half says of the Chinese one that follows."""


def _in_chinese(work: str, start: int) -> Span | None:
    """The Chinese twin of an English entry, in brackets behind it."""
    if IS_HAN.search(work, start, min(len(work), start + 40)) or not IS_HAN.search(work, start + 40):
        return None
    for found in islice(_CHINESE.finditer(work, start + 30), _TRIES):
        rest = work[found.end() :]
        if (
            _YEAR.search(work, start, found.start() + 1)
            and len(IS_HAN.findall(rest)) >= 8
            and (rest.rstrip(" .")[-1:] in tuple(")]") or _MARKED.search(rest))
        ):
            return _bracket(work, found), len(work)
    return None


def _in_english(work: str, start: int) -> Span | None:
    if not IS_HAN.search(work, start, min(len(work), start + 24)):
        return None
    is_opened = _MAY_OPEN.search(work, start + 12) is not None
    for found in islice(_OPENED.finditer(work, start + 12), _TRIES) if is_opened else ():
        if _is_twin(work, start, found.end(), found.start()) and _closes_last(work, found.end()):
            return _bracket(work, found), len(work)
    for found in islice(_NAMES.finditer(work, start + 12), _TRIES):
        if _is_twin(work, start, found.start("twin"), found.start("twin")) and IS_HAN.search(
            work, start, found.start()
        ):
            return found.start("twin"), len(work)
    return None


_CLOSERS = lazy(r"[)\]]")


def _closes_last(work: str, at: int) -> bool:
    """The bracket before ``at`` holds the rest of the entry: it closes at its end, or was lost."""
    rest = work[at:].rstrip(" .,;")
    if rest[-1:] not in (")", "]"):
        return not _CLOSERS.search(rest[:40])
    return len(rest) - _closing(rest) <= 1 or not _OPENERS.search(rest[-_REMARK:])


_OPENERS = lazy(r"[(\[](?:[Ii]n |中文|英文)")
_REMARK = 40
"""Characters in which ``(in Chinese)`` stands at an entry's end, whose bracket is no other's."""


def _closing(rest: str) -> int:
    """Where the bracket closes that was open before ``rest``; its end where none does."""
    depth = 1
    for found in _BRACKETS.finditer(rest):
        depth += 1 if found[0] in "([" else -1
        if depth == 0:
            return found.start()
    return len(rest)


_BRACKETS = lazy(r"[()\[\]]")


def _bracket(work: str, found: re.Match[str]) -> int:
    """Where the bracket stands that a match has found."""
    return next(at for at in range(found.start(), found.end()) if work[at] in "[(")


def _doubled(work: str, start: int) -> Span | None:
    """The same entry once more, as styles print it that have no English to give: a second mark of the same kind."""
    marks = [match for match in _MARKED.finditer(work, start) if match.start() > start]
    if len(marks) != 2 or marks[0][0] != marks[1][0]:
        return None
    year = _YEAR.search(work, marks[0].end(), marks[1].start())
    if year is None:
        return None
    for at in range(year.end(), marks[1].start() + 1):
        if work[at : at + 2] in (". ", ".[", ".(", " [") and (
            at == marks[1].start() - 1 or work[at] == "." or work[at + 1] == "["
        ):
            return at + 1, len(work)
    return None


def _is_twin(work: str, start: int, at: int, end: int) -> bool:
    """Long, without Han, behind an entry that is whole: it has a year."""
    rest = work[at:]
    if len(_ADDRESS.sub("", rest)) < 30 or len(IS_HAN.findall(rest)) > len(rest) / 20:
        return False
    before = work[start:end]
    whole = re.search(r"(?:19|20)\d\d", before) is not None
    same = re.search(r"(?:19|20)\d\d", rest) is not None or _MARKED.search(rest) is not None
    return whole and same and len(IS_HAN.findall(before)) >= 6
