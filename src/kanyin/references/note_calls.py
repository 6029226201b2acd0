"""Calls of notes in a text, ``①`` or ``（3）``: signs that are numbers of items too, so the whole text decides.

A list of notes tells which signs are called; in the text before it the calls follow each other in its order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin.model import SUP
from kanyin.patterns import lazy
from kanyin.references.text import HAN
from kanyin.text import han_number

CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_PAIR = "[①-⑨][①-⑩]"
"""Eleven to ninety-nine, where the fonts of a press had circles up to ten only: ``①⑥``, ``②⑩``."""
_ROUND = r"(?:[(（]\s?\d{1,3}\s?[)）]|[⑴-⒇])"
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_NAMED = rf"[注註]\s?(?:\d{{1,3}}|{_HAN_NUMBER})"
_SPELT = rf"[\[［〔【(（]\s?{_NAMED}\s?[\]］〕】)）]|[\[［〔【]{_HAN_NUMBER}[\]］〕】]"
"""``（注1）``, ``［註一］``; ``〔一〕`` in editions of old texts."""
_SIGN = {
    False: lazy(f"{_SPELT}|{_NAMED}|[{CIRCLED}]|{_ROUND}"),
    True: lazy(f"{_SPELT}|{_NAMED}|{_PAIR}|[{CIRCLED}]|{_ROUND}"),
}
_LABEL = lazy(
    rf"{SUP[0]}?(?:(?P<spelt>{_SPELT}|{_NAMED}(?=[:：.．、，,\s]))|(?:注\s?)?(?:[\[［〔【(（]?\s?(?P<circled>[{CIRCLED}](?:[\s、，,]{{0,3}}[{CIRCLED}]){{0,24}})\s?[\]］〕】)）]?"
    rf"|(?P<round>{_ROUND}(?:[\s、，,]{{0,3}}{_ROUND}){{0,12}}))){SUP[1]}?[:：.．、，,]?\s?"
)
"""What a note begins with; one that is called more than once has the signs of all its calls: ``①③``."""


def sign_key(sign: str) -> str:
    """``③`` as it is, ``（ 3 ）`` and ``⑶`` as ``(3)``, ``註三`` as ``注3``, ``［三］`` as ``〔3〕``: its name."""
    if "注" in sign or "註" in sign:
        return f"注{sign_value(sign)}"
    if _HAN.search(sign):
        return f"〔{sign_value(sign)}〕"
    return f"({sign_value(sign)})" if sign[-1] in ")）" or "⑴" <= sign <= "⒇" else sign


def signs_of(number: str) -> tuple[str, str]:
    """The keys by which signs can call a note with this number in brackets of its own: ``(3)``, ``③``."""
    value = int(number)
    return f"({value})", chr(ord("①") + value - 1) if value <= _CIRCLES else f"({value})"


_CIRCLES = 20
"""Circles from ``①`` on that follow each other."""


_HAN = lazy(_HAN_NUMBER)


def is_circled(key: str) -> bool:
    """The key of a sign in a circle."""
    return key[0] not in "(注〔"


_DIGITS = lazy(r"\d+")


def sign_value(sign: str) -> int:
    """The number that a sign stands for; ⑩ behind another stands for a zero."""
    if digits := _DIGITS.search(sign):
        return int(digits[0])
    if spelt := _HAN.search(sign):
        return han_number(spelt[0]) or 0
    *tens, last = (int(unicodedata.numeric(digit)) for digit in sign)
    return 10 * tens[0] + last % 10 if tens else last


def note_label(text: str, *, pairs: bool = False) -> tuple[tuple[str, ...], int]:
    """The keys of a note by the signs it begins with, and where its words begin; none and 0 where it is no note.

    ``pairs``: two signs side by side are one number.
    """
    found = _LABEL.match(text)
    if not found or not text[found.end() :].strip():
        return (), 0
    if found["spelt"]:
        return (sign_key(found["spelt"]),), found.end()
    return tuple(map(sign_key, _SIGN[pairs].findall(found["circled"] or found["round"]))), found.end()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text. ``begins``: nothing stands before it in its paragraph; ``raised``: it is superscript."""

    text: str
    begins: bool
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a note: the run it stands in, its place there, its key."""

    run: int
    start: int
    end: int
    key: str


def find_calls(runs: Sequence[Run], keys: Sequence[str], *, marked: bool = False) -> list[Call]:
    """The calls of the notes ``keys`` in a text, in their order; none where the text calls too few of them.

    ``marked``: only what stands beside a mark, as calls mostly do; numbers in brackets, within others, ``［（1）］``;
    and none unless each note is called.
    """
    wanted = sorted({sign_value(key): key for key in keys}.items())
    places = {key: place for place, (_, key) in enumerate(wanted)}
    least = _BESIDE_MARK - 0.1 if marked else 0.0
    signs = [(one, weight) for one, weight in _candidates(runs, keys, marked=marked) if one.key in places]
    chain = _best_chain([(one, weight) for one, weight in signs if weight > least], places)
    if odd := _odd_ones(runs, chain):
        signs = [(one, min(weight, _ODD) if (one.run, one.start) in odd else weight) for one, weight in signs]
        chain = _best_chain([(one, weight) for one, weight in signs if weight > least], places)
    if marked and len(chain) < len(places):
        # 一次提银八万两，①此后…: behind a comma, where no other sign calls the note
        behind = [(one, weight) for one, weight in signs if weight > least or _is_behind_comma(runs, one, weight)]
        chain = _best_chain(behind, places)
    share = 1.0 if marked else _MOST if any(key[-1] in ")〕" for key in keys) else _ENOUGH
    weights = dict(signs)
    if all(one.key[0] == "(" and runs[one.run].text[one.start] in "[［〔【" for one in chain):
        share = _MOST  # ［（1）］ is nothing else
    if share == _ENOUGH and len({one.run for one in chain}) > 2 and all(weights[one] >= _BESIDE_MARK for one in chain):
        share = _OF_EXCERPT
    if not marked and share > _OF_EXCERPT and _is_of_part(chain, places, weights):
        share = _OF_EXCERPT
    if len(chain) < share * len(places) or all(weights[one] <= _DOUBTFUL for one in chain):
        return []
    return sorted([*chain, *_again(runs, signs, chain)], key=lambda one: (one.run, one.start))


def _is_of_part(chain: Sequence[Call], places: dict[str, int], weights: dict[Call, float]) -> bool:
    """The text calls nearly all notes up to the last that it calls, mostly beside marks: what calls the others is left
    out of it."""
    beside = sum(weights[one] >= _BESIDE_MARK for one in chain)
    is_most = len(chain) > _USUAL and len(chain) >= _MOST * (places[chain[-1].key] + 1)
    return is_most and beside >= _MOSTLY * len(chain)


_MOSTLY = 2 / 3
"""Of such calls so many stand beside a mark."""


def _is_behind_comma(runs: Sequence[Run], one: Call, weight: float) -> bool:
    """A sign that numbers nothing listed stands behind a comma."""
    return weight >= _BEHIND_ITEMS and runs[one.run].text[one.start - 1 : one.start] in ("，", ",")


_BEHIND_ITEMS = 0.5
"""What a sign weighs where the items of a list may be parted."""
_DOUBTFUL = 0.2
"""What a sign weighs that stands where items are named; a text with no other calls none."""
_ODD = 0.4
_USUAL = 3


def _odd_ones(runs: Sequence[Run], chain: Sequence[Call]) -> set[tuple[int, int]]:
    """Where signs stand behind a stop with words behind them, in a text whose other calls, three times as many, have a
    mark behind them: these number items."""
    within = [one for one in chain if one.end < len(runs[one.run].text.rstrip())]
    before = [one for one in within if runs[one.run].text[one.end] in _GOES_ON]
    behind = [one for one in within if one not in before and runs[one.run].text[one.start - 1 : one.start] in _STOPS]
    return {(one.run, one.start) for one in behind} if len(before) >= _USUAL * len(behind) else set()


_STOPS = tuple("。！？；")
_NOTED = lazy("[”’」』》]$|(?:^|[^脚附备])注\\s?$")


_NUMBERED = lazy(rf"[{CIRCLED}由条件项款点类种因形况设案骤例题理论式组号程果义则得入知将令之第]\s?$")
"""What has a number of its own, with which a text may speak of it again: ``理由（2）``, ``代入（2）``."""


def _again(runs: Sequence[Run], signs: Sequence[tuple[Call, float]], chain: Sequence[Call]) -> Iterator[Call]:
    """Further calls of a note, behind its first: only what can be nothing else, ``^②^``, ``”②``, ``见前注②``, what
    stands right before another call, and what stands beside a mark where nothing that the text lists has the sign.
    """
    items = {(one.key, one.end - one.start) for one, weight in signs if weight < _BESIDE_MARK and one not in chain}
    found = [one for one, weight in signs if weight]
    beside = {one for one, weight in signs if weight >= _BESIDE_MARK and (one.key, one.end - one.start) not in items}
    if _begins_anew([one for one, _ in signs if one in beside and one not in chain]):
        beside = set()
    rows = [_items(run.text, _SIGN[False], _CLAUSE) for run in runs]
    beside = {one for one in beside if len(rows[one.run]) < _ROW or one.start not in rows[one.run]}
    first = {call.key: (call.run, call.start) for call in chain}
    begins = {(call.run, call.start) for call in chain}
    for call in found:
        if call in chain or (call.run, call.start) < first.get(call.key, (len(runs), 0)):
            continue
        run = runs[call.run]
        is_alone = run.raised and len(run.text.strip()) == call.end - call.start
        before = run.text[max(0, call.start - 3) : call.start]
        is_beside = call in beside and not _NUMBERED.search(before) and not _ITEM.search(before)
        if is_alone or is_beside or (call.run, call.end) in begins or _NOTED.search(before):
            yield call


def _begins_anew(calls: Sequence[Call]) -> bool:
    """Among further calls the second note is called behind the first: the numbers begin anew."""
    return any(sign_value(one.key) == 1 and sign_value(other.key) == 2 for one, other in pairwise(calls))


_ENOUGH, _MOST, _OF_EXCERPT = 0.5, 0.8, 0.3
"""The share of the notes that must be called; of those with numbers in brackets, which number so much else; of those
whose calls stand beside marks, in several paragraphs: a text of which parts were left out."""


_IS_NAMED = lazy("[注註]")


def _candidates(runs: Sequence[Run], keys: Sequence[str], *, marked: bool) -> Iterator[tuple[Call, float]]:
    signs = _SIGN[any(re.fullmatch(_PAIR, key) for key in keys)]
    for n, run in enumerate(runs):
        items = _items(run.text, signs, _LISTING)
        for sign in signs.finditer(run.text):
            start, end = sign.span()
            while run.text[max(0, start - 1) : start] in _OPEN and run.text[end : end + 1] in _CLOSE:
                start, end = start - 1, end + 1
            weight = _weight(run, start, end)
            if _IS_NAMED.search(sign[0]):
                weight = 0.0 if not weight or (sign[0][0] in "注註" and not run.raised) else max(weight, _BESIDE_MARK)
            elif end - start > len(sign[0]):
                weight = max(weight, _BESIDE_MARK) if weight else 0.0
            elif start in items or (sign[0][-1] in ")）" and (marked or not _may_be_called(run, start, end))):
                weight = 0.0
            yield Call(n, start, end, sign_key(sign[0])), weight


_LISTING = lazy(r"(?:[：:]|[有是即为分]|如下|包括|其中|[几若][个种点]|[一二两三四五六七八九十数][个种类条项点])\s?$")
_CLAUSE = lazy(r"[；;，,、。？?！!：:]”?\s?$")
_FARTHEST = 400
"""Characters from one item to the next."""


_ROW = 2
"""Items of the shortest row."""


def _items(text: str, signs: re.Pattern[str], first: re.Pattern[str]) -> set[int]:
    """Where the numbers of items stand: ``有三：①…；②…；③…`` from the first on, each at the beginning of a clause;
    before the first stands what ``first`` finds.
    """
    found: set[int] = set()
    following = last = 0
    for sign in signs.finditer(text):
        before, number = text[max(0, sign.start() - 4) : sign.start()], sign_value(sign[0])
        begins = text[sign.end() : sign.end() + 1] not in (*_GOES_ON, "")
        if number == 1 and begins and first.search(before):
            following, last = 2, sign.end()
            found.add(sign.start())
        elif number == following and begins and _CLAUSE.search(before) and sign.start() - last < _FARTHEST:
            following, last = number + 1, sign.end()
            found.add(sign.start())
    return found


_OPEN, _CLOSE = (*"[［〔【", SUP[0]), (*"]］〕】", SUP[1])
_ENDED = "。！？!?”’」』》〉)）]］〕】…"
_GOES_ON = "。，；、！？：”’》」』）)…—.,;!?"
_NO_CALL = lazy(rf"(?:[：:]|[公式图圖表由同第选]|步骤|代入|联立|[{CIRCLED}][与及至到—–~～+＋-])\s?$")
_NO_CALL_AFTER = lazy(rf"[+＋＝=×]|[式号题步行列](?![{HAN}])|式(?=[成与和可得中的])|号(?![称召啕令])")
"""What stands before the number of an item, of a formula, of another note: ``有二：①``, ``由①得``, ``同②``."""
_ITEM = lazy("(?:[有是即为分]|如下|包括|其中)\\s?$")
"""What mostly stands before the number of an item; a call may stand there before a mark: ``此说确有①。``"""
_ITEMS = lazy("[；;、，,]\\s?$")


_LISTED = lazy(rf"\s?[、，,和与及]\s?[{CIRCLED}]")
_LISTED_BEFORE = lazy(rf"[{CIRCLED}]\s?[、，,和与及]\s?$")
"""``操作①、②和③``: things that have such numbers."""
_MAY_BE_CALLED = lazy(rf"[{HAN}{re.escape(_ENDED)}。，；、]\s?$")


def _may_be_called(run: Run, start: int, end: int) -> bool:
    """A number in brackets behind a word or a mark, or raised alone."""
    is_alone = run.raised and not run.text[:start].strip() and not run.text[end:].strip()
    return is_alone or _MAY_BE_CALLED.search(run.text, max(0, start - 2), start) is not None


_BESIDE_MARK = 1.5


def _weight(run: Run, start: int, end: int) -> float:
    """How much a sign looks like a call; 0: not at all."""
    before, after = run.text[max(0, start - 12) : start], run.text[end : end + 1]
    if not _SIGN[False].sub("", run.text).strip():
        return 0.0 if run.begins else 2.0
    if run.begins and start < 12 and not _SIGN[False].sub("", before).strip():
        return 0.0
    if _NO_CALL.search(before) or _NO_CALL_AFTER.match(run.text, end):
        return 0.0
    if _LISTED.match(run.text, end) or _LISTED_BEFORE.search(before):
        return 0.2
    if after in _GOES_ON or not after or before[-1:] in _ENDED:
        return _BESIDE_MARK
    return 0.2 if _ITEM.search(before) else _BEHIND_ITEMS if _ITEMS.search(before) else 0.7


_MISSED = 0.6
"""What it costs that a note is not called."""


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
    called = enumerate(best, 1 - len(best))
    at = max(((score + _MISSED * place, link) for place, (score, link) in called if link >= 0), default=(0.0, -1))[1]
    chain = []
    while at >= 0:
        chain.append(found[at][0])
        at = links[at]
    return chain[::-1]
