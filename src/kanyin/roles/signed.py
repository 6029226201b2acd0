"""Lines that tell who wrote a paper, as they stand below its title."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import people, signatures
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts


def signs(each: Facts) -> bool:
    """Authors, their unit, or the abstract: what stands below a title in a journal."""
    return bool(each.shown & {"names", "unit", "abstract-label"}) or signatures.read_signature(each.text) is not None


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
