"""Lines that tell who wrote a paper, as they stand below its title."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import people, signatures
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts


def signs(each: Facts) -> bool:
    """Authors, their unit, or the abstract: what stands below a title in a journal."""
    return bool(each.shown & {"names", "unit", "abstract-label"}) or signatures.read_signature(each.text) is not None


def signers(facts: Sequence[Facts], n: int) -> range:
    """The lines of names right below line ``n``, and of their units below these, on a page that shows an abstract and
    no more of its paper: databases set each on a line of its own. None where one of the two kinds is missing. Or the
    one line that has both, right above the abstract.
    """
    first = n + 1
    if _is_signed_with_unit(facts, first):
        return range(first, first + 1)
    units = _end(facts, first, "names")
    end = _end(facts, units, "unit")
    below = facts[end : end + FAR]
    if first < units < end and any(each.shown & OF_ABSTRACT for each in below):
        return range(first, end)
    return range(first, first)


_NAMES_AND_UNIT = lazy("[\u3400-\u9fff·、，, \u3000]{2,40}[（(][^()（）]{4,60}[)）]")
"""沈漱舟 方晓（临江大学，临江 000000）"""


def _is_signed_with_unit(facts: Sequence[Facts], n: int) -> bool:
    if n >= len(facts) or "unit" not in facts[n].shown or _NAMES_AND_UNIT.fullmatch(facts[n].text) is None:
        return False
    return any(each.shown & OF_ABSTRACT for each in facts[n + 1 : n + 3])


FAR = 30
"""Lines from the units down to the abstract: buttons stand between."""
OF_ABSTRACT = frozenset({"abstract-label", "keywords-label"})


def _end(facts: Sequence[Facts], first: int, kind: str) -> int:
    """The first line from ``first`` down that is none of the ``kind``."""
    return next((n for n in range(first, len(facts)) if kind not in facts[n].shown or facts[n].is_sentence), len(facts))


def is_signed(text: str) -> bool:
    """Names and nothing else, or names and their unit in brackets."""
    return is_row_of_names(text) or (text[-1:] in "）)" and signatures.read_signature(text) is not None)


def is_row_of_names(text: str) -> bool:
    """Names and nothing else; of three and more some may have a rare family name."""
    if people.read_names(text):
        return True
    names = people.names_by_place(text)
    sure = [name for name in names if (people.is_name(name) and len(name) > 2) or name.isascii()]
    return len(names) > 1 and 3 * len(sure) >= len(names)


def dates_office(facts: Sequence[Facts], n: int) -> bool:
    """The day right below the office that gives a notice out: both sign it (落款, GB/T 9704-2012 7.3.5)."""
    if not n or "unit" not in facts[n - 1].shown or facts[n - 1].is_info:
        return False
    return "date-alone" in facts[n].shown and _DAY.fullmatch(facts[n].text) is not None


_DAY = lazy(r"[（(]?(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[)）]?")
