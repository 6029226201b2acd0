"""Citations that a converter of web pages has typed as code, ```[3,5]```: in a text that cites so they are text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kanyin.book.pandoc_types import Json
from kanyin.patterns import lazy
from kanyin.references.labels import number

_CITED = lazy(r"[\[［]\s?\d{1,3}(?:\s?[,，、–—~～-]\s?\d{1,3}){0,12}\s?[\]］]")
_LIKE = lazy(r"[\[［][\d\s.,，、+*/=–—~～-]*[\]］]")
"""Whatever else of a program has numbers in brackets: ``[0]``, ``[0.5, 1]``."""
_DIGITS = lazy(r"\d+")
_FEWEST = 3
"""Entries that are cited so at least, beside nothing else in brackets that is code."""


def as_text(blocks: list[Json], entries: Collection[str]) -> None:
    """Make text, in place, of code that is the numbers of ``entries`` in brackets, where all such code is."""
    coded = [node for node in _code(blocks) if _LIKE.fullmatch(node["c"][1])]
    numbers = {number(one) for node in coded for one in _DIGITS.findall(node["c"][1])}
    if len(numbers) < _FEWEST or not all(one in entries for one in numbers):
        return
    if all(_CITED.fullmatch(node["c"][1]) for node in coded):
        for node in coded:
            node.update(t="Str", c=node["c"][1])


def _code(node: Json) -> Iterator[Json]:
    """The code within lines below a node."""
    if isinstance(node, dict) and node.get("t") == "Code":
        yield node
    elif isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _code(child)
