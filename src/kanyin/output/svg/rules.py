"""The list of what a drawing may hold (``rules/svg.toml``), looked up by names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kanyin import rules
from kanyin.messages import language

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"


class RefusedError(Exception):
    """Something in a drawing for which it is refused: what it is, why, and the line of the drawing."""

    def __init__(self, what: str, why: str, line: int) -> None:
        super().__init__(what, why, line)
        self.what = what
        self.why = why
        self.line = line


@dataclass(frozen=True, slots=True)
class Names:
    """Rows of one kind by their names, and by how names may start."""

    exact: Mapping[str, Mapping[str, Any]]
    starts: tuple[tuple[str, Mapping[str, Any]], ...]

    def row(self, name: str) -> Mapping[str, Any] | None:
        """The row that knows a name."""
        return self.exact.get(name) or next((row for start, row in self.starts if name.startswith(start)), None)


def _names(rows: list[dict[str, Any]], what: str = "") -> Names:
    chosen = [row for row in rows if not what or row["what"] == what]
    return Names(
        {name: row for row in chosen for name in row.get("names", ())},
        tuple((start, row) for row in chosen for start in row.get("start", ())),
    )


@dataclass(frozen=True, slots=True)
class SvgRules:
    """The whole list."""

    elements: Names
    attributes: Names
    properties: Names
    replaced: Names
    silent: Mapping[str, Names]
    refused: Mapping[str, Names]

    def check(self, what: str, name: str, shown: str, line: int) -> None:
        """Raise RefusedError for what a row of that kind refuses under a name; ``shown`` stands in its message."""
        row = self.refused[what].row(name)
        if row is not None:
            raise RefusedError(shown, reason(row), line)


@lru_cache(maxsize=1)
def svg_rules() -> SvgRules:
    """The list, read once."""
    table = rules.table("svg")
    kinds = ("element", "attribute", "property", "rule", "address", "namespace", "circle")
    return SvgRules(
        _names(table["element"]),
        _names(table["attribute"]),
        _names(table["property"]),
        _names(table["replaced"]),
        {kind: _names(table["silent"], kind) for kind in kinds},
        {kind: _names(table["refused"], kind) for kind in kinds},
    )


def reason(row: Mapping[str, Any]) -> str:
    """Why, in the language in use."""
    return rules.localized(row, "why", language())
