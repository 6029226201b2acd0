"""Names in capitals that no initial or no blank marks as such: ``EERDUN BAYAER, ZHAO P Y``, ``FANGYZ,LINSZ.``."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.known_names import given_names, pinyin
from kanyin.references.text import UPPER, Span

_BEFORE_ANOTHER = lazy(
    rf"(?P<whole>[{UPPER}]{{3,20}}(?:[\s-][{UPPER}]{{3,20}}){{0,2}})(?=\s?,\s?(?P<next>[{UPPER}]{{3,20}})\s[{UPPER}]{{1,3}}\s?,)"
)


def before_another(work: str, at: int, end: int) -> int:
    """Where a name without initials ends, ``EERDUN BAYAER, ZHAO P Y, …``; what follows is no given name but the next
    family's. ``at`` where there is none."""
    found = _BEFORE_ANOTHER.match(work, at, end)
    return at if found is None or found["next"].capitalize() in given_names() else found.end()


_RUN_TOGETHER = lazy(r"(?P<whole>[A-Z]{4,9})(?=\s?[,.](?:\s?(?P<next>[A-Z]{4,9})\s?[,.]|\s?et\s?al\b)?)")


def run_together(work: str, at: int, end: int, *, is_first: bool) -> tuple[Span, Span] | None:
    """The family's name and the initials of ``FANGYZ,LINSZ.``, whose blanks recognition lost; of the first in a list
    only where another such follows."""
    found = _RUN_TOGETHER.match(work, at, end)
    length = _family_of(found["whole"]) if found else 0
    if found is None or not length or (is_first and not _family_of(found["next"] or "")):
        return None
    return (at, at + length), (at + length, found.end())


def _family_of(word: str) -> int:
    """The length of a Chinese family's name before one or two initials; 0 where none is, or the whole is a name."""
    lower = word.lower()
    cuts = (len(word) - n for n in (1, 2) if lower[:-n] in pinyin())
    return 0 if lower in pinyin() else next(cuts, 0)
