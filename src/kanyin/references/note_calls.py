"""Calls of notes in a text, ``①`` or ``（3）``: signs that are numbers of items too, so the whole text decides.

A list of notes tells which signs are called; in the text before it the calls follow each other in its order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kanyin.references.text import HAN

CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_SIGNS = re.compile(rf"[\[［〔【]\s?(?P<inner>[{CIRCLED}])\s?[\]］〕】]|[{CIRCLED}]|[(（]\s?\d{{1,3}}\s?[)）]")
_LABEL = re.compile(
    rf"(?:注\s?)?[\[［〔【(（]?\s?(?P<signs>[{CIRCLED}](?:[\s、，,]{{0,3}}[{CIRCLED}]){{0,12}})\s?"
    rf"[\]］〕】)）]?[:：.．、，,]?|(?P<round>[(（]\s?\d{{1,3}}\s?[)）])"
)
"""What a note begins with; one that is called more than once has the signs of all its calls: ``①③``."""


def sign_key(sign: str) -> str:
    """``③`` as it is, ``（ 3 ）`` as ``(3)``: what a sign is known by."""
    return sign if len(sign) == 1 else f"({sign_value(sign)})"


def sign_value(sign: str) -> int:
    """The number that a sign stands for."""
    digits = re.sub(r"\D", "", sign) if len(sign) > 1 else ""
    return int(digits) if digits else int(unicodedata.numeric(sign))


def note_label(text: str) -> tuple[tuple[str, ...], int]:
    """The keys of a note by the signs it begins with, and where its words begin; none and 0 where it is no note."""
    found = _LABEL.match(text)
    if not found or not text[found.end() :].strip():
        return (), 0
    signs = [found["round"]] if found["round"] else re.findall(f"[{CIRCLED}]", found["signs"])
    return tuple(map(sign_key, signs)), found.end()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text. ``begins``: nothing stands before it in its paragraph."""

    text: str
    begins: bool


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a note: the run it stands in, its place there, its key."""

    run: int
    start: int
    end: int
    key: str


def find_calls(runs: Sequence[Run], keys: Sequence[str]) -> list[Call]:
    """The calls of the notes ``keys`` in a text, in their order; none where the text calls too few of them."""
    wanted = sorted({sign_value(key): key for key in keys}.items())
    places = {key: place for place, (_, key) in enumerate(wanted)}
    found = [(one, weight) for one, weight in _candidates(runs) if one.key in places and weight > 0]
    chain = _best_chain(found, places)
    return chain if len(chain) >= (_ROUND if keys[:1] and len(keys[0]) > 1 else _ENOUGH) * len(places) else []


_ENOUGH, _ROUND = 0.5, 0.8
"""The share of the notes that must be called; of those with numbers in brackets, which number so much else."""


def _candidates(runs: Sequence[Run]) -> list[tuple[Call, float]]:
    found = []
    for n, run in enumerate(runs):
        for sign in _SIGNS.finditer(run.text):
            call = Call(n, sign.start(), sign.end(), sign_key(sign["inner"] or sign[0]))
            found.append((call, _weight(run, sign)))
    return found


_ENDED = "。！？!?”’」』》〉)）]］〕】…"
_GOES_ON = "。，；、！？：”’》」』）)…—.,;!?"
_NO_CALL = re.compile(rf"(?:[：:]|[公式图由同第]|步骤|[{CIRCLED}][与及至到—–~～-])\s?$")
"""What stands before the number of an item, of a formula, of another note: ``有二：①``, ``由①得``, ``同②``."""
_ITEM = re.compile("(?:[有是即为分]|如下|包括|其中)\\s?$")
"""What mostly stands before the number of an item; a call may stand there before a mark: ``此说确有①。``"""
_ITEMS = re.compile("[；;、，,]\\s?$")


_MAY_BE_CALLED = re.compile(rf"[{HAN}{re.escape(_ENDED)}。，；、]\s?$")


def _weight(run: Run, sign: re.Match[str]) -> float:
    """How much a sign looks like a call; 0: not at all."""
    before = run.text[max(0, sign.start() - 12) : sign.start()]
    after = run.text[sign.end() : sign.end() + 1]
    if not _SIGNS.sub("", run.text).strip():
        return 0.0 if run.begins else 2.0
    if run.begins and sign.start() < 12 and not _SIGNS.sub("", before).strip("[［〔【 \u3000"):
        return 0.0
    if _NO_CALL.search(before) or (sign[0][-1] in ")）" and not _MAY_BE_CALLED.search(before)):
        return 0.0
    if after in _GOES_ON or not after or before[-1:] in _ENDED:
        return 1.5
    return 0.2 if _ITEM.search(before) else 0.5 if _ITEMS.search(before) else 0.7


_MISSED = 0.6
"""What it costs that a note is not called between two that are."""


def _best_chain(found: Sequence[tuple[Call, float]], places: dict[str, int]) -> list[Call]:
    """Of calls that follow each other in the order of their notes those that weigh most."""
    best: list[tuple[float, int]] = [(0.0, -1)] * len(places)
    links: list[int] = []
    for at, (call, weight) in enumerate(found):
        place = places[call.key]
        before = [
            (score - _MISSED * (place - 1 - n), link) for n, (score, link) in enumerate(best[:place]) if link >= 0
        ]
        score, link = max([(-_MISSED * place, -1), *before])
        links.append(link)
        if score + weight > best[place][0] or best[place][1] < 0:
            best[place] = (score + weight, at)
    at = max(best, default=(0.0, -1))[1]
    chain = []
    while at >= 0:
        chain.append(found[at][0])
        at = links[at]
    return chain[::-1]
