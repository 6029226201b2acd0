"""The rule tables in ``rules/*.toml``: loaded once, checked, compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any


def table(name: str) -> dict[str, Any]:
    """One rule file as it stands, by its name without ``.toml``."""
    return tomllib.loads(resources.files("kanyin").joinpath("rules", f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of numbering headings; ``rank`` orders the schemes from chapter to item."""

    id: str
    why: str
    pattern: re.Pattern[str]
    rank: int


@lru_cache(maxsize=1)
def schemes() -> tuple[Scheme, ...]:
    """All numbering schemes, in the order in which they are tried."""
    return tuple(
        Scheme(row["id"], row["why"], re.compile(f"({row['number']}){row['then']}"), row["rank"])
        for row in table("headings")["scheme"]
    )


def split_heading(text: str) -> tuple[str, str, Scheme] | None:
    """A line that begins with a heading's number: the number, the rest, and the scheme; or None."""
    for scheme in schemes():
        found = scheme.pattern.match(text)
        if found:
            return found[1], text[found.end(1) :].strip(), scheme
    return None


@lru_cache(maxsize=1)
def _unnumbered() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("headings")["unnumbered"]
    names = frozenset(name for row in rows if not row.get("references") for name in row["names"])
    references = frozenset(name for row in rows if row.get("references") for name in row["names"])
    return names, references


def bare(text: str) -> str:
    """A short line without the white space inside it and without the marks that labels wear."""
    return re.sub(r"[\s:：\[\]【】［］〔〕]", "", text)


def is_unnumbered_heading(text: str) -> bool:
    """引言, 结语 and their like, alone on a line."""
    return bare(text) in _unnumbered()[0]


def is_references_heading(text: str) -> bool:
    """参考文献 and its like, alone on a line, whatever its brackets, colon and number."""
    found = split_heading(text)
    return bare(found[1] if found else text) in _unnumbered()[1]
