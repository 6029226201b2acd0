"""``style.toml`` read key by key: every value is checked where it is asked for, and an error names file and key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kanyin import rules
from kanyin.errors import UsageError
from kanyin.messages import msg

MM_PER_PT = 25.4 / 72
_POINTS = {"pt": 1.0, "mm": 1 / MM_PER_PT, "cm": 10 / MM_PER_PT, "in": 72.0}


def suggest(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the nearest known one, or all of them."""
    names = list(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    return msg("did you mean {name}?", name=near[0]) if near else msg("it may be {names}", names=msg(", ").join(names))


@dataclass(slots=True)
class Table:
    """A table of the TOML file and where it stands, for messages."""

    fields: dict[str, Any]
    file: str
    place: str = ""

    def error(self, key: str, problem: str, hint: str = "") -> UsageError:
        place = f"{self.place}.{key}" if self.place else key
        return UsageError(f"{place}: {problem}", file=self.file, hint=hint)

    def allow(self, *keys: str) -> None:
        for key in self.fields:
            if key not in keys:
                raise self.error(key, msg("no such key"), suggest(key, keys))

    def table(self, key: str) -> Table:
        place = f"{self.place}.{key}" if self.place else key
        value = self.fields.get(key)
        if not isinstance(value, dict):
            raise self.error(key, msg("this table is missing"), msg("add  [{place}]", place=place))
        return Table(value, self.file, place)

    def string(self, key: str, default: str | None = None) -> str:
        value = self.fields.get(key, default)
        if not isinstance(value, str) or not value:
            raise self.error(key, msg("a piece of text is wanted here"), msg('write  {key} = "…"', key=key))
        return value

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        value = self.fields.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            problem = msg(
                "a whole number from {low} to {high} is wanted here, not {value!r}", low=low, high=high, value=value
            )
            raise self.error(key, problem)
        return value

    def flag(self, key: str) -> bool:
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, msg("true or false is wanted here, not {value!r}", value=value))
        return value

    def names(self, key: str) -> tuple[str, ...]:
        value = self.fields.get(key)
        names = value if isinstance(value, list) else []
        if not names or not all(isinstance(name, str) and name for name in names):
            raise self.error(key, msg("a list of names is wanted here"), msg('write  {key} = ["…"]', key=key))
        for name in names:
            # A family goes into CSS and into Pango's comma list.
            if re.search(r'[,"\\\x00-\x1f<>]', name):
                raise self.error(key, msg("{name!r} cannot be the name of a font", name=name))
        return tuple(names)

    def length(self, key: str, em: float | None = None, default: str | None = None) -> float:
        """A length in pt: ``8mm``, ``12pt``, a size such as ``五号``, or ``2em``."""
        value = self.string(key, default)
        sizes: dict[str, float] = rules.table("sizes")["sizes"]
        if value in sizes:
            return float(sizes[value])
        units = {**_POINTS, **({"em": em} if em else {})}
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]+)", value)
        if found and found[2] in units:
            return float(found[1]) * units[found[2]]
        unit = found[2] if found else value
        hint = suggest(unit, units if found else [*sizes, *units])
        raise self.error(key, msg("{value!r} is not a length", value=value), hint)
