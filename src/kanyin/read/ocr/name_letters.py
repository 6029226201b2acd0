"""English names that recognition ran together, or of which it read letters or raised signs as formulas."""

from __future__ import annotations

import re
from dataclasses import replace

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.latin_rows import rows_of

LONGEST = 600
"""Characters of a row of names with their units."""
_HAN, _UNITS = lazy("[\u3400-\u9fff]"), lazy("[(（]")
_PART_OF_NAME = lazy(
    rf"{MATH[0]}\s?(?:\\(?:mathrm|mathbf|textrm|bf|rm)|[{{}}\s])*+(?P<name>[A-Z](?: ?[A-Za-z]){{0,22}})?[\s}}]*+"
    rf"(?:\^\s?\{{\s?(?P<signs>[\dIl,*\s]{{1,19}})[\s}}]*+)?,?\s?{MATH[1]}"
)
"""A name, or a part of it, that recognition read as a formula, or the raised signs behind it alone."""
_GIVEN = lazy("(?<=[A-Z])(?=[A-Z][a-z])")
_NAME_BESIDE = lazy(r"(?<![A-Za-z])[A-Z][A-Za-z]{1,14}[ -]?[A-Z][a-z]")


def with_letters(entry: Entry) -> Entry:
    """A row of English names with what recognition read as a formula: L I L i is LI Li, L i ^ 1 is Li1."""
    text = entry.text
    units = _UNITS.search(text)
    row, rest = (text[: units.start()], text[units.start() :]) if units else (text, "")
    if not entry.is_prose or MATH[0] not in row or len(row) > LONGEST or _HAN.search(row):
        return entry
    written = _PART_OF_NAME.sub(_written, row)
    if len(_NAME_BESIDE.findall(_PART_OF_NAME.sub("", row))) < 2 or not rows_of(written):
        return entry
    return replace(entry, texts=(written + rest,), spans=())


def _written(found: re.Match[str]) -> str:
    """The letters and signs of a formula, without blanks; the formula itself where it has none."""
    if not found["name"] and not found["signs"]:
        return found[0]
    signs = re.sub("[Il]", "1", found["signs"] or "").replace(" ", "")
    return _GIVEN.sub(" ", (found["name"] or "").replace(" ", "")) + signs


_SYLLABLE = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]{1,3}(?:ng|n|r)?"
_NAME = f"(?=[A-Z])(?i:{_SYLLABLE}) ?(?=[A-Z])(?i:{_SYLLABLE}(?:{_SYLLABLE})?)"
_NAMES_GLUED = lazy(
    f"(?=[A-Za-z ]{{12,200}}+(?:$|[(（]))(?=[A-Za-z ]*[a-z][A-Z]){_NAME}(?: ?{_NAME}){{1,12}} ?(?=$|[(（])"
)
_WORD_BEGINS = lazy("(?<=[a-z])(?=[A-Z])")


def with_commas(entry: Entry) -> Entry:
    """A row of Chinese names in Latin letters that lost the commas between them: Gu ZhiyanLin Zhou Cheng Li."""
    found = _NAMES_GLUED.match(entry.text) if entry.is_prose else None
    if found is None:
        return entry
    words = _WORD_BEGINS.sub(" ", found[0]).split()
    if len(words) % 2:
        return entry
    names = map(" ".join, zip(words[::2], words[1::2], strict=True))
    rest = entry.text[found.end() :]
    return replace(entry, texts=(", ".join(names) + (rest and f" {rest}"),), spans=())
