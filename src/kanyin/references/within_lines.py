"""Entries by author and year that begin within a line, behind the one before."""

from __future__ import annotations

from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.text import HAN, LOWER, UPPER

_NAMED = (
    rf"(?>[{UPPER}](?:[{LOWER}'-]{{1,20}}(?:[{UPPER}][{LOWER}'-]{{1,16}})?(?:\s?,\s?|\s)?|[{UPPER}'-]{{1,20}}(?:\s?,\s?|\s))"
    rf"(?:[{UPPER}](?![{LOWER}])\.?[\s-]?){{1,4}}[\s,.&;]{{0,3}}(?:and\s)?)"
)
"""``Stieg KQ``, ``Stieg, K. Q.``, ``STIEG KQ``, ``StiegKQ``: a person in a list of works in Western languages;
``CAS,2008`` and ``CVPR 2005`` are none."""
_DATED = r"(?:19|2[0oO])[\doOlI]{2}[a-z]?"
_WITHIN = lazy(
    rf"(?<=[\d.])\s?(?=[{HAN}]{{2,4}}(?:[,、]\s?[{HAN}]{{2,4}}){{0,7}}\s?[.,]?\s?\((?:19|20)\d\d[a-z]?\)\s?\.)|"
    rf"(?<=[\d.])\s?(?=[{HAN}]{{2,4}}\((?:19|20)\d\d[a-z]?\)\s?[:,.]\s?[《\"])|"
    rf"(?<=[.。．\]期版])\s?(?=[{HAN}]{{2,4}}(?:\s[{HAN}]{{2,4}})?\s?(?:19|20)\d\d[a-z]?\s?《)"
    rf"|(?:(?<=[\d.\]])\s|(?<=[\d.]\]))(?={_NAMED}{{1,15}}+(?:et\s?al\.?|等)?[\s,.]{{0,3}}(?:(?<=[\s,.]){_DATED}|\(\s?{_DATED}\s?\))\s?[.,:])"
    rf"|(?<=[.\]])(?<![\s.,][A-Z]\.)\s(?=[{UPPER}][{LOWER}'-]+\s?,\s?(?:[{UPPER}]\.\s?-?){{1,3}}[^\[\]]{{0,200}}?\({_DATED}\))"
    rf"|(?:(?<=[\d.;]\])\s|(?<=\d\.)\s?)(?=[{UPPER}]{{2,}}\s[{UPPER}]{{1,3}}\s?,[^\[\]]{{0,160}}?,\s?{_DATED}\s?\.)"
)
"""Where an entry by author and year begins within a line: behind a stop, ``方砚 1999《…》`` or ``Smith, J. (2001)``;
behind pages too, where people and a year follow."""


def within_lines(folded: str) -> list[int]:
    """The places behind the ends of entries where others begin in the same line."""
    found = [each.end() for each in _WITHIN.finditer(folded)]
    return [
        at for before, at in pairwise([0, *found]) if _FIGURE.search(folded, max(before, folded.rfind("\n", 0, at)), at)
    ]


_FIGURE = lazy(r"\d")
"""An entry has its year, or pages, before the next one can begin: Fedi, S. Armain, F. are two authors of one."""
