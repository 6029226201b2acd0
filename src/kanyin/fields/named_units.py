"""Units behind the names of those who are there: 沈越：甲大学，临城；贺兰平　顾小鱼（乙研究所，临城　100000）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kanyin.fields import people
from kanyin.model import Author
from kanyin.patterns import lazy


@lru_cache(maxsize=16)
def _pattern_of_names(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of the names, however wide it is set."""
    spaced = (r"\s*".join(map(re.escape, name)) for name in sorted(names, key=len, reverse=True))
    return re.compile(f"({'|'.join(spaced)})")


def unit_of_names(text: str, names: tuple[str, ...]) -> list[tuple[tuple[str, ...], Author]]:
    """The groups of a line of units: names, and the unit that stands behind them.

    ``沈越：甲大学，兰州；贺兰平　顾小鱼（乙研究所，北京　100000）``. Longer names are looked for
    first: 祝明发 is no 祝明.
    """
    if not names:
        return []
    pieces = _pattern_of_names(names).split(text)
    groups: list[tuple[tuple[str, ...], Author]] = []
    found: tuple[str, ...] = ()
    for n, piece in enumerate(pieces):
        if n % 2:
            found = (*found, re.sub(r"[\s\u3000]", "", piece))
            continue
        unit = piece.strip(" \u3000:：,，、;；()（）[]．.")
        if found and len(unit) >= 4 and people.is_unit_line(unit):
            groups.append((found, read_joint_unit(unit)))
            found = ()
    return groups


def bind_units(text: str, names: tuple[str, ...]) -> dict[str, Author]:
    """The authors that a line of units names, each with the unit behind the names; see ``unit_of_names``."""
    return {name: unit for group, unit in unit_of_names(text, names) for name in group}


_BEHIND_CODE = lazy("(?<=(?<!\\d)\\d{6})[\\s\u3000，,；;]+(?=[\u4e00-\u9fff]{4})")


def read_joint_unit(text: str) -> Author:
    """A unit, or several with a postcode behind each, as one Author without a name."""
    parts = _BEHIND_CODE.split(text)
    if len(parts) == 1 or not all(map(people.is_unit_line, parts)):
        return people.read_unit(text)
    return joint(list(map(people.read_unit, parts)))


def joint(units: Sequence[Author]) -> Author:
    """Several units as one: with the place of each where these differ."""
    if len({(unit.address, unit.postcode) for unit in units}) == 1:
        return replace(units[0], affiliation="；".join(unit.affiliation for unit in units))
    whole = (" ".join(filter(None, (unit.affiliation, unit.address, unit.postcode))) for unit in units)
    return Author("", affiliation="；".join(whole))


def with_places(units: Sequence[Author]) -> list[Author]:
    """The units; what stands between them and is no more than a town with its postcode is where the one before is."""
    out: list[Author] = []
    for unit in units:
        is_place = bool(out and unit.postcode) and not (
            out[-1].address or out[-1].postcode or people.names_unit(unit.affiliation)
        )
        if is_place:
            where = f"{unit.affiliation}{unit.address}"
            out[-1] = replace(out[-1], address=where, postcode=unit.postcode)
        else:
            out.append(unit)
    return out
