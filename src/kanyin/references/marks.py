"""The document type mark, ``[J]`` or ``[EB/OL]``, however it was damaged, and the CSL type that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanyin.patterns import lazy, quick
from kanyin.references.text import HAN

TYPES = {
    "M": "book",
    "J": "article-journal",
    "N": "article-newspaper",
    "C": "paper-conference",
    "D": "thesis",
    "R": "report",
    "S": "standard",
    "P": "patent",
    "EB": "webpage",
    "A": "document",
    "CM": "map",
    "DS": "dataset",
    "PP": "article",
    "G": "book",
    "K": "entry-encyclopedia",
    "CP": "software",
    "DB": "dataset",
    "Z": "document",
    "LAW": "legislation",
    "CASE": "legal_case",
}
"""CSL types by the mark of GB/T 7714 (2025, table 1; K of 1987); LAW and CASE have no mark."""

_CARRIER = r"(?:/{1,2}\s*+(?P<carrier>[O0QＯ]\s?[L1I]|CD|DK|MT|MM))?"
_KIND = r"(?P<kind>EB|CM|DS|PP|CP|DB|[MJNCDRSPAGZK])"
_MARK = lazy(
    rf"\[\s*+[.,]?\s*+(?:{_KIND}(?P=kind)?\s*+{_CARRIER}|(?P<online>OL))\s*+(?:\]|」|』|\)|\}})"
    rf"|\(\s*+(?P<round>[JM])\s*+\)(?=\s*+[.,])|\(\s*+(?P<half>EB|CM|DS|PP|CP|DB|[MJNCDRSPAGZK])\s*+(?:/OL)?\s*+\](?=\s*+[.,])"
)
_DAMAGED = quick(
    r"\[\s*+(?P<kind>[MJNCDRSPGZ]|EB)\s*+(?P<carrier>/OL)?\s*+(?:[|l!1IJ]\]?|\[|[.,])(?:(?=\s*+[./,\s])|(?<=[.,])(?=[\u3400-\u9fff]))"
    rf"|(?<=[{HAN}])\s?(?P<bare>J(?=\s?[.,]\s?[{HAN}])|[MDRC](?=\s?[.,:]\s?[{HAN}]{{2,4}}\s?:\s?[{HAN}]))"
    r"|(?<=[^\s\[])\s?[I|lJ](?P<left>[MJCDP])\](?=\s*+[./,])"
    r"|\[\s*+(?P<page>E[BP8R]|BE|FB)\s*+/?\s*+[O0P][L1I]\s*+\]|\[\s*+(?P<small>[mjcdnrsz])(?:/ol)?\s*+\](?=\s*+[.,/])|\[\s*+(?P<none>\s|[□?])?\](?=\s*+[.,])"
)


_WORDS = lazy(
    r"\[\s?(?:(?:博士|硕士|学士|学位|研究生)[^\[\]]{0,6}论文|[^\[\]]{0,20}(?:[Dd]issertation|[Tt]hesis|DISSERTATION|THESIS)[^\[\]]{0,6})\s?\]"
    r"|\((?:博士|硕士|学士)[^()]{0,4}论文\)(?=\s?[.,:])"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, its carrier, its place; ``damaged`` where it is not as the standard writes it."""

    kind: str
    carrier: str
    start: int
    end: int
    damaged: bool = False
    words: bool = False
    """Words in its place: ``［博士论文］``."""

    @property
    def text(self) -> str:
        """``J/OL``: what stands in ``custom.mark``."""
        return f"{self.kind}/{self.carrier}" if self.carrier else self.kind


def find_marks(work: str, start: int, end: int) -> list[Mark]:
    """The marks of an entry, in their order; damaged ones only where there is no other."""
    found = [_of(match) for match in _MARK.finditer(work, start, end) if match.start() > start]
    if found:
        return found
    words = _WORDS.search(work, start + 4, end)
    if words:
        return [Mark("D", "", *words.span(), words=True)]
    return [_of(match, damaged=True) for match in _DAMAGED.finditer(work, start, end) if match.start() > start]


def _of(match: re.Match[str], *, damaged: bool = False) -> Mark:
    named = match.groupdict()
    kind = (
        named.get("kind")
        or named.get("round")
        or named.get("left")
        or named.get("half")
        or named.get("bare")
        or (named.get("small") or "").upper()
        or ("EB" if named.get("online") or named.get("page") else "")
    )
    carrier = named.get("carrier") or ("OL" if named.get("online") or named.get("page") else "")
    if carrier and carrier not in ("CD", "DK", "MT", "MM"):
        damaged, carrier = damaged or carrier != "OL", "OL"
    odd = match[0][0] == "(" or match[0][-1] != "]" or "//" in match[0] or bool(named.get("online"))
    return Mark(kind, carrier, match.start(), match.end(), damaged or odd)
