"""The English title, authors, units, abstract and keywords of a Chinese article."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.model import Change, Line

_HAN = re.compile("[\u3400-\u9fff]")
_NAME = r"[A-Z][A-Za-z’'-]+(?:\s+[A-Z][A-Za-z’'.-]*){0,3}"
_NAMES = re.compile(
    rf"{_NAME}(?:\s*[\d*]*\s*(?:[,，;；、]|\sand\s|\s{{2,}}|\u3000|\s&\s)\s*(?:and\s)?{_NAME})*\s*[\d*]*\.?$"
)


def read_english(
    lines: tuple[Line, ...], end: int, taken: set[int], text: dict[str, str], changes: list[Change]
) -> None:
    """Read the English block of the head (lines before ``end``) into ``text``; ``taken`` and ``changes`` grow.

    Before the abstract stand the title, then names, then units in brackets; the abstract and the keywords have labels.
    """

    def lift(n: int) -> None:
        changes.append(Change("MD009", "lift", lines[n].src, lines[n].text, ""))
        taken.add(n)

    for n, line in enumerate(lines):
        label = rules.label(line.text)
        if n in taken or label is None or label.field not in ("abstract-en", "keywords-en"):
            continue
        value = label.value
        lift(n)
        follow = n + 1
        while not value and follow < len(lines) and follow not in taken and not _HAN.search(lines[follow].text):
            value = lines[follow].text
            lift(follow)
        text.setdefault(label.field, value)
    block = [n for n in range(end) if n not in taken and not _HAN.search(lines[n].text)]
    title: list[str] = []
    people: list[str] = []
    units: list[str] = []
    for n in block:
        line_text = lines[n].text
        if not re.search("[A-Za-z]{3}", line_text):
            continue
        if line_text[0] in "(（[" or (units and not units[-1].endswith((")", "）", "]"))):
            units.append(line_text)
        elif (title and _NAMES.fullmatch(line_text) and not line_text.isupper()) or (
            title and line_text.isupper() and not title[0].isupper()
        ):
            people.append(line_text)
        elif not people and len(title) < 3:
            title.append(line_text)
        else:
            units.append(line_text)
        lift(n)
    for key, found, glue in (("title-en", title, " "), ("author-en", people, "; "), ("affiliation-en", units, " ")):
        if found:
            text.setdefault(key, glue.join(found).strip("()（） "))
