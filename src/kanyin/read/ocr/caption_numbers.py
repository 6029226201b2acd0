"""The numbers of captions that recognition took for a part of what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

CAPTION = lazy(r"(?:附|续)?[图表]\s*\d|(?:Fig(?:ure)?|Tab(?:le)?)s?\.?\s*\d|[（(][a-z][)）]\s", re.IGNORECASE)
IN_CHINESE = lazy(r"(?:附|续)?(?P<name>[图表])\s?(?P<number>\d{1,2})")
IN_ENGLISH = lazy(r"(?<=\S)\s*+(?P<name>Fig(?:ure)?|Tab(?:le)?|TABLE|FIG)s?\.?\s?+(?P<number>\d{1,2})")
ENGLISH_NUMBER = lazy(r"(?P<name>Fig(?:ure)?|Tab(?:le)?)s?\.?\s?(?P<number>\d{1,2})(?!\d)", re.IGNORECASE)
_NAMED_FORMULA = lazy(
    rf"^(?P<name>图|表|Fig\.?|Tab(?:le)?\.?)\s?{MATH[0]}\s?"
    rf"(?P<digits>\d(?:\s\d){{0,4}}+)(?P<rest>[^{MATH[1]}]*+{MATH[1]})"
)
_BARE_NUMBER = lazy(rf"(?<=[图表])\s?{MATH[0]}\s?(1\s\d|\d)\s?{MATH[1]}")
"""The number of a figure that the text speaks of, which recognition took for a formula."""
_NAMED = lazy(r"(?P<name>图|表|Fig|Tab)(?:ure|le)?\.?\s?(?P<number>\d{1,2})(?!\d)")


def with_numbers_apart(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a caption's number, which recognition took for the first figure of the formula behind it, stands
    before that: it is the next one of the captions above.
    """
    last: dict[str, int] = {}
    out = list(entries)
    for n, one in enumerate(out):
        text = _BARE_NUMBER.sub(lambda found: "".join(found[1].split()), one.text) if one.is_prose else ""
        found = _NAMED_FORMULA.match(text)
        about = out[max(n - 1, 0) : n + 2]
        if text and (run := _RUN_ON.match(text)) and _names_neighbour(about):
            following = last.get(run["name"], 0) + 1
            beside = _number_beside(run, about) if int(run["number"]) != following else 0
            text = _without_figure(text, run, beside or following)
        text = _as_above(text, out[n - 1].text) if text and n else text
        name = found["name"][:3].rstrip(".") if found else ""
        number = str(last.get(name, 0) + 1)
        digits = "".join(found["digits"].split()) if found else ""
        if found and digits.startswith(number) and (digits != number or _SPACED.match(found["rest"])):
            rest = f"{' '.join(digits[len(number) :])}{_SPACED.sub('', found['rest'], count=1)}"
            text = f"{found['name']}{number} {MATH[0]}{rest}{text[found.end() :]}"
        if text and text != one.text:
            out[n] = replace(one, texts=(text,), spans=())
        if label := _NAMED.match(text):
            last[label["name"]] = int(label["number"])
    return out


_RUN_ON = lazy(r"(?P<name>[图表])\s?(?P<number>\d{2})(?=\d|/|[.．]\d|[A-Z\u3400-\u9fff])")
FARTHEST_NUMBER = 3
"""How many figures may have been lost before one."""


def _names_neighbour(about: Sequence[Entry]) -> bool:
    """The entry in the middle stands below a picture or its other caption, or above a table."""
    return len(about) > 1 and (bool(about[0].picture) or is_caption(about[0].text) or about[-1].kind == "row")


def _as_above(text: str, above: str) -> str:
    """An English caption whose number ran into a figure behind it, with that of the Chinese one above: Fig.5 50 km."""
    own, english = IN_CHINESE.match(above), ENGLISH_NUMBER.match(text)
    if own is None or english is None or is_same(own, english) or not english["number"].startswith(own["number"]):
        return text
    at = english.start("number") + len(own["number"])
    return f"{text[:at]} {text[at:]}" if are_of_one_kind(own, english) else text


def _number_beside(caption: re.Match[str], about: Sequence[Entry]) -> int:
    """The number of the same caption in English, which is right above it or below; 0 where neither is one."""
    found = (ENGLISH_NUMBER.match(one.text) for one in about if one.is_prose)
    same = [int(one["number"]) for one in found if one and are_of_one_kind(caption, one)]
    return next((number for number in same if caption["number"].startswith(str(number))), 0)


def _without_figure(text: str, caption: re.Match[str], number: int) -> str:
    """A caption whose number ran into a figure behind it, with the number that it has in its row: 图1 12/8极."""
    runs_on = int(caption["number"]) > number + FARTHEST_NUMBER and caption["number"].startswith(str(number))
    at = caption.start("number") + 1
    return f"{text[:at]} {text[at:]}" if runs_on and number < TWO_FIGURES else text


TWO_FIGURES = 10
_SPACED = lazy(r"\s?(?:\\\s?[:,;]\s?|\\\s|(?=\s?[A-Z\\]))")
"""What parts the number from the formula behind it."""


def is_caption(text: str) -> bool:
    """The line begins as a caption does, in either script."""
    return CAPTION.match(text) is not None


def is_same(own: re.Match[str], english: re.Match[str]) -> bool:
    """The same figure, or table, in both scripts."""
    return own["number"] == english["number"] and are_of_one_kind(own, english)


def are_of_one_kind(own: re.Match[str], english: re.Match[str]) -> bool:
    """Both name a table, or both a figure."""
    return (own["name"] == "表") == (english["name"][0] in "Tt")
