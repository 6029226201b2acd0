"""The line in which an article is cited for others to copy: its journal, year, volume, issue and pages."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.references.text import IS_HAN
from kanyin.structure.metadata_builder import MetadataBuilder
from kanyin.text import letters

_DOI = lazy(r"10\.\d{4,9}/[^\s\u3400-\u9fff\]]{1,80}")
_LABEL = lazy("[\\[【（(]?\\s*(?:引用格式|引用本文|本文引用格式|引文格式|引用本文格式)\\s*[\\]】）)]?\\s*[:：]?")
_APPEARED = lazy(
    r"[.．。,，\s](?P<journal>[\u3400-\u9fff（）()]{2,24})\s?[,，]\s?(?P<year>(?:19|20)\d{2})\s?[,，]\s?(?P<volume>\d{1,4})?\s?"
    r"[(（]\s?(?P<issue>\d{1,3}(?:[-/]\d{1,3})?|[Ss]\d|增刊\d?)\s?[)）]\s?[:：]\s?(?P<pages>\d{1,5}\s?[-–—~～]\s?\d{1,5})"
)
_FIGURES = lazy(r"\d+")
_ROUND_ZERO = lazy(r"(?<=\d)[Oo](?=\d)")
"""A zero that recognition took for a letter: 2O17."""
LONGEST = 600
KNOWN = 6
"""Letters of the title that the line must say where no label tells what it is."""
WHOLE = 12
"""Letters of a title that no other work has, below the head."""


def is_own_citation(text: str) -> bool:
    """A label tells that the line cites the article itself: 引用本文."""
    return _LABEL.match(text) is not None


def _without_label(text: str) -> str:
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def read_own_citation(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """Lift the line in which the article cites itself: in the head (before ``end``) one with a label or with the title
    in it, below it one with a label or, as at a page's foot, the whole title.
    """
    title = "".join(letters(lines[n].text) for n in found.titled) or letters(found.text.get("title", ""))
    for n, line in enumerate(lines):
        if n in found.taken or n in found.titled or len(line.text) > LONGEST:
            continue
        if (appeared := _APPEARED.search(line.text)) is None:
            continue
        is_labelled = is_own_citation(line.text)
        said = letters(line.text)
        if n >= end and not is_labelled and not (len(title) >= WHOLE and title in said and len(said) < 3 * len(title)):
            continue
        is_own = is_labelled or (len(title) >= KNOWN and (title[:KNOWN] in said or title[-KNOWN:] in said))
        if not is_own or rules.label(line.text):
            continue
        found.set_default("container-title", appeared["journal"])
        found.set_default("year", appeared["year"])
        found.set_default("volume", appeared["volume"] or "")
        found.set_default("issue", appeared["issue"])
        found.set_default("page", re.sub(r"\s?[-–—~～]\s?", "-", appeared["pages"]))
        if doi := _DOI.search(line.text):
            found.set_default("DOI", doi[0].rstrip(".,;"))
        found.set_default("citation", _without_label(line.text))
        found.lift("MD005", n, line)
        if n + 1 < len(lines) and n + 1 not in found.taken and _is_twin(lines[n + 1].text, appeared):
            found.lift("MD005", n + 1, lines[n + 1])


def _is_twin(text: str, appeared: re.Match[str]) -> bool:
    """The line below cites the article in English: the same year and the same pages."""
    figures = _FIGURES.findall(_ROUND_ZERO.sub("0", text))
    return (
        IS_HAN.search(text) is None
        and figures[-2:] == _FIGURES.findall(appeared["pages"])
        and appeared["year"] in figures
    )
