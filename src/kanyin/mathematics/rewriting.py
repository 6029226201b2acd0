r"""What a formula becomes on its way to math-core, and the rules (``rules/tex.toml``) that tell how."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kanyin import rules
from kanyin.mathematics.tex import Out


@lru_cache(maxsize=1)
def tex_rules() -> dict[str, Any]:
    """The table of rules."""
    return rules.table("tex")


def macros() -> dict[str, str]:
    """Commands as macros for math-core."""
    return dict(tex_rules()["macros"])


@lru_cache(maxsize=1)
def displays() -> frozenset[str]:
    """Environments that are a whole displayed formula."""
    environments = tex_rules()["environments"]
    return frozenset(name for name, row in environments.items() if row.get("rows") or not row["as"])


@dataclass(slots=True)
class Line:
    """A line of a displayed formula: its number as it is shown, its label, whether it has none for sure, and where it
    ends in the source.
    """

    number: str = ""
    label: str = ""
    is_bare: bool = False
    end: int = 0


@dataclass(slots=True)
class Table:
    """What math-core does not keep of a table: white behind its rows (em, by their places), how much further apart than
    usual its rows are, columns as in aligned formulas.
    """

    gaps: dict[int, float] = field(default_factory=dict)
    stretch: float = 1.0
    is_aligned: bool = False
    row: int = 0


@dataclass(slots=True)
class Rewritten:
    """A formula in math-core's TeX; its lines, and whether equations of its kind are counted; its tables as they begin;
    colours by those of math-core that stand for them; how far apart its author wants rows of arrays.
    """

    out: Out = field(default_factory=Out)
    lines: list[Line] = field(default_factory=lambda: [Line()])
    is_counted: bool = False
    environment: str = ""
    tables: list[Table] = field(default_factory=list)
    colors: dict[str, str] = field(default_factory=dict)
    stretch: float = 1.0
