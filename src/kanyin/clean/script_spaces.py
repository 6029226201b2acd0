"""Spaces between Chinese and Latin letters or digits: as the page does it as a rule, so everywhere on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.text import HAN, STATEMENTS

_DIGIT_JOINED = lazy(f"[0-9](?=[{HAN}])|[{HAN}](?=[0-9])")
_DIGIT_SPACED = lazy(f"[0-9] (?=[{HAN}])|[{HAN}] (?=[0-9])")
_DIGIT_SPACE = lazy(f"(?<=[0-9%]) (?=[{HAN}])|(?<=[{HAN}]) (?=[0-9](?![0-9]{{5}}))")
_LETTER_JOINED = lazy(f"[A-Za-z](?=[{HAN}])|[{HAN}](?=[A-Za-z])")
_LETTER_SPACED = lazy(f"[A-Za-z] (?=[{HAN}])|[A-Za-z0-9][)\\]] (?=[{HAN}])|[{HAN}] (?=[A-Za-z])")
_LETTER_SPACE = lazy(f"(?<=[A-Za-z]) (?=[{HAN}])|(?<=[A-Za-z0-9][)\\]]) (?=[{HAN}])|(?<=[{HAN}]) (?=[A-Za-z])")
_KINDS = ((_DIGIT_JOINED, _DIGIT_SPACED, _DIGIT_SPACE), (_LETTER_JOINED, _LETTER_SPACED, _LETTER_SPACE))
FEWEST, MOST_SPACED = 12, 0.25
"""Joints of a page that are enough to tell, and the share of those with a space that are slips."""
MANY = 40
"""Joints with digits, and the fewest of them for one slip, from which a page with few letters is taken to join these
too where half of them are: GDP 的.
"""
RECOGNISED = 9.0
"""The same of a page that text recognition read: print parts the two by a gap, which it takes for a space or not."""

# 定理1 若…, 图2 …, 2.1 …: the space sets a number off.
_NUMBER = lazy(f"(?:^|[。；：\\s])(?:[{HAN}]{{1,4}} ?|[A-Z][a-z]+ ?)?[（(]?[0-9]+(?:[.．-][0-9]+)*[)）]?$")
# 2.1.3 多年生树木: the number of a heading, whatever follows; not that of a year.
_HEAD = lazy("[0-9]{1,2}(?:[.．][0-9]{1,2}){0,3}")
_DATE = lazy("[年月日]")
_MEASURE = lazy("[年月日个万亿多余元种人次岁家名项条件台吨米倍级层天周时分秒页号世届期届的]|公[顷里斤]|平方|立方")
_LABELLED = lazy(f"(?:^|[。；：\\s])[{HAN}]{{1,4}}$")
# Words with their classes, 书架/n, trees of them, ［np 书架］, programs in words, cells: spaces part what they hold.
_TAGGED = lazy(
    "[\u4e00-\u9fff]/[a-z]{1,2}(?![A-Za-z])|[［\\[][a-z]{1,3} |(?<!:)//|[{}]|</t[dr]>"
    "|\\b(?:IF|THEN|ELSE|DO|WHILE|FOR|BEGIN|END|GOTO)\\b"
)
# 农5师, where the page has it together elsewhere: a name with a number in it.
_NAMED_BY_NUMBER = lazy(f"(?![图表式例理论题义])[{HAN}][0-9]{{1,2}}(?![图表式例理论题义])[{HAN}]")
NEAR = 14


@dataclass(frozen=True, slots=True)
class Joined:
    """Where a page sets no space: ``spaces`` finds those that are slips; ``named``, 农5师, is what it joins."""

    spaces: tuple[re.Pattern[str], ...]
    named: frozenset[str] = frozenset()
    is_recognised: bool = False
    is_one_sided: bool = False
    """Its spaces stand at one side of the figures: they set off nothing."""

    def closed(self, text: str) -> str:
        """A line of prose without such spaces, but for those that set off a number."""
        words = _FORMULA.sub("", text) if MATH[0] in text else text
        is_left = _TAGGED.search(words) or (self.is_recognised and _is_in_two_languages(text))
        if is_left:
            return _FIGURE_SPACE.sub("", text) if self.is_recognised and self.spaces else text
        for space in self.spaces:
            text = space.sub(lambda found: found[0] if self._stays(found) else "", text)
        return text

    def closed_entry(self, text: str) -> str:
        """An entry of the list of references without those about a Latin word within its Chinese title."""
        return _WITHIN_TITLE.sub(r"\g<word>", text) if self.is_recognised and self.spaces else text

    def _stays(self, space: re.Match[str]) -> bool:
        return self._parts(space) or self._is_word(space) or _is_at_address(space)

    def _parts(self, space: re.Match[str]) -> bool:
        """The space sets off a number, which stands nowhere on the page together with what follows it here."""
        if self.is_recognised:
            return _sets_off_heading(space)
        if self.is_one_sided and _WORD_FIGURE.match(space.string, space.end()):
            is_name = _NAME.fullmatch(space.string, 0, space.start()) is not None
            return is_name and _BORN.match(space.string, space.end()) is not None
        if not _sets_off(space):
            return False
        at, text = space.start(), space.string
        word = _NAMED_BY_NUMBER.search(text[max(0, at - 3) : at] + text[space.end() : space.end() + 1])
        return word is None or word[0] not in self.named

    def _is_word(self, space: re.Match[str]) -> bool:
        """The digit beside the space ends or begins a Latin word, R3.4 or 3D, and words keep theirs on this page."""
        if len(self.spaces) == len(_KINDS) or space.re.pattern == _LETTER_SPACE.pattern:
            return False
        text = space.string
        before, after = text[max(0, space.start() - NEAR) : space.start()], text[space.end() : space.end() + NEAR]
        return _WORD_BEFORE.search(before) is not None or _WORD_AFTER.match(after) is not None


def joined(texts: Iterable[str], *, is_recognised: bool = False) -> Joined:
    """What the page with these lines does, with digits and with letters."""
    lines = list(texts)
    fewest, most_spaced = (1, RECOGNISED) if is_recognised else (FEWEST, MOST_SPACED)
    counts = [_count(lines, together, apart) for together, apart, _ in _KINDS]
    spaces = [
        space
        for (joints, slips), (*_, space) in zip(counts, _KINDS, strict=True)
        if slips and joints >= fewest and slips <= most_spaced * joints
    ]
    one_sided = _DIGIT_SPACE not in spaces and _is_one_sided(lines)
    if one_sided:
        spaces.insert(0, _DIGIT_SPACE)
    (digits, parted), (letters, slips) = counts
    if 0 < slips <= letters < fewest and digits >= MANY and parted <= digits / MANY:
        spaces.append(_LETTER_SPACE)
    named = frozenset(_NAMED_BY_NUMBER.findall("\n".join(lines)) if spaces else ())
    return Joined(tuple(spaces), named, is_recognised, one_sided)


_BEFORE_FIGURE, _BEHIND_FIGURE = lazy(f"[{HAN}] ?(?=[0-9])"), lazy(f"[0-9] ?(?=[{HAN}])")
_NAME, _BORN = lazy(f"[{HAN}]{{2,4}}"), lazy("(?:19|20)[0-9]{2}年")
"""沈漱舟 1938年生: a name and when its bearer was born."""
_CAPTION, _WORD_FIGURE = lazy("[图表] ?[0-9]"), lazy(f"(?<![0-9.～~—-])[0-9.～~—-]++[{HAN}]")
MOST_OF_SIDE = 0.05


def _is_one_sided(lines: Sequence[str]) -> bool:
    """Figures have spaces before them and hardly one behind them, 前 8名, or the other way round: nobody means that."""
    sides = []
    lines = [text for text in lines if not _CAPTION.match(text)]
    for side in (_BEFORE_FIGURE, _BEHIND_FIGURE):
        found = [
            match for text in lines for match in side.finditer(text) if not _HEAD.fullmatch(text, 0, match.end() - 1)
        ]
        sides.append((len(found), sum(match[0][-1] == " " for match in found)))
    (_, most), (joints, fewest) = sorted(sides, key=lambda side: side[1] / (side[0] or 1), reverse=True)
    return joints >= FEWEST and most > 0 and fewest <= MOST_OF_SIDE * joints


def _count(lines: Iterable[str], together: re.Pattern[str], apart: re.Pattern[str]) -> tuple[int, int]:
    """Joints of a page without a space, and with one."""
    lines = [text for text in lines if _LATIN.search(text)]
    slips = sum(len(apart.findall(text)) for text in lines if " " in text)
    return sum(len(together.findall(text)) for text in lines), slips


_LATIN = lazy("[0-9A-Za-z]")
"""Without one of these no joint of the two scripts is there."""


_WORD_BEFORE = lazy("[A-Za-z][0-9.%-]*$")
_WORD_AFTER = lazy("[0-9.]+[A-Za-z]")
# What stands behind the space is a thing of its own: a second label of the line, the English of a caption.
_LABELLED_LINE = lazy(f"[{HAN}][:：]")
_LABEL = lazy(f"[{HAN}]{{2,8}}[:：]")
_TWIN = lazy("(?:Fig|Tab)(?:ure|le)?s? ?[.．]? ?[0-9]|Abstract|ABSTRACT|Key ?words")


def _sets_off(space: re.Match[str]) -> bool:
    """The space stands behind the number of a statement, a figure or an item, or between its name and the number."""
    text, at = space.string, space.start()
    before = text[max(0, at - NEAR) : at]
    if _TWIN.match(text, space.end()):
        return True
    if _LABEL.match(text, space.end()) and _LABELLED_LINE.search(text, max(0, at - 2 * NEAR), at):
        return True
    if before[-1:].isdigit() or before[-1:] in tuple(")）"):
        if _HEAD.fullmatch(text, 0, at):
            return not _DATE.match(text, space.end())
        return _NUMBER.search(before) is not None and not _MEASURE.match(text, space.end())
    return text[space.end()].isdigit() and _LABELLED.search(before) is not None


LONGEST_ADDRESS = 200


def _is_at_address(space: re.Match[str]) -> bool:
    """The space parts an address from the Chinese beside it, which would become part of it."""
    text, at = space.string, space.start()
    before = text[max(0, at - LONGEST_ADDRESS) : at].rpartition(" ")[2]
    return "://" in before or text.startswith(("http://", "https://"), space.end())


_WITHIN_TITLE = lazy(f"(?<=[{HAN}]) ?(?P<word>[A-Za-z][A-Za-z0-9.+-]{{0,15}}+) ?(?=[{HAN}])")
TWO_LANGUAGES = 1.5
"""Latin letters of such a note for each of its Chinese characters."""
_WORDS = lazy("[A-Za-z]{2} ++[A-Za-z]{2}")
_FIGURE_SPACE = lazy(f"(?<=[0-9%]) (?={_MEASURE.pattern})")
_LETTERS, _HAN = lazy("[A-Za-z]"), lazy(f"[{HAN}]")
_FORMULA = lazy(f"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")
_STATEMENT = lazy(f"(?:^|[。；：])(?:{STATEMENTS}|步骤|方案|准则|例|注) ?[0-9]{{1,2}}(?:[.．-][0-9]{{1,2}})*$")
_BOOLEAN = lazy("(?:AND|OR|NOT)(?![A-Za-z])|(?:[Ee]-?mail|Tel)\\b")
"""篇名：甲 OR 篇名：乙: what one asks a catalogue; the address behind a name."""


def _is_in_two_languages(text: str) -> bool:
    """A note that gives its words in Chinese and in English: 冷昼日数 Cool days."""
    words = _FORMULA.sub("", text)
    return _WORDS.search(words) is not None and len(_LETTERS.findall(words)) > TWO_LANGUAGES * len(_HAN.findall(words))


def _sets_off_heading(space: re.Match[str]) -> bool:
    """The same on a recognised page, where captions have wide blanks: the number of a heading or of a statement."""
    text, at = space.string, space.start()
    if _TWIN.match(text, space.end()) or _HEAD.fullmatch(text, 0, at):
        return True
    if _BOOLEAN.match(text, space.end()) or text[:at].endswith((" AND", " OR", " NOT")):
        return True
    is_label = _LABEL.match(text, space.end()) and _LABELLED_LINE.search(text, max(0, at - 2 * NEAR), at)
    return bool(is_label) or _STATEMENT.search(text[max(0, at - NEAR) : at]) is not None


# 19 %, 35. 8%, 1952 —1985
_BEFORE_PERCENT = lazy("(?<=[0-9])(?<![表图][0-9])(?<![表图][0-9]{2})[ \u3000]+(?=[%％‰])")
_IN_DECIMAL = lazy(f"(?<=[{HAN}0-9][0-9]\\.)(?<![图表式例第][0-9]\\.) (?=[0-9]+ ?[%％‰℃万亿])")
_AT_DASH = lazy("(?<=[0-9])[ \u3000]+(?=[—～][0-9])|(?<=[0-9][—～])[ \u3000]+(?=[0-9])")
_BEFORE_UNIT = lazy(
    "(?<=[0-9])(?<![图表式][0-9])(?<![图表式][0-9]{2})(?= *\u3000)[ \u3000]++(?=[a-zμ℃][A-Za-z]{0,2}(?![A-Za-z0-9(]))"
)

# pH >12, behind which no blank stands
_BEFORE_RELATION = lazy("(?<=[A-Za-z)）]) (?=[<>＜＞≤≥≠≈][0-9])")
_WIDE_BEFORE_UNIT = lazy("(?<=[0-9]) {2,}+(?=(?:[kcmμn]?m|[mk]?g|[km]?L|h|s|min|MPa|kPa|Pa|K)(?![A-Za-z]))")


_IN_HEAD = lazy("^([0-9]{1,2})\\. ([0-9]{1,2})(?=[ \u3000]+[^0-9 \u3000])")
"""1. 2　术语: the number of a heading."""


def in_numbers(text: str) -> str:
    """A Chinese line without spaces within its numbers, and no wide one before their units."""
    if " " not in text and "\u3000" not in text:
        return text
    text = _IN_HEAD.sub(r"\1.\2", text)
    for pattern in (_BEFORE_PERCENT, _IN_DECIMAL, _AT_DASH, _BEFORE_RELATION):
        text = pattern.sub("", text)
    return _BEFORE_UNIT.sub(" ", _WIDE_BEFORE_UNIT.sub(" ", text))
