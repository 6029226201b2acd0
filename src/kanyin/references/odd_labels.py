"""Labels of a list that are out of their order, printed twice, or of which but the brackets are left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.line_kinds import ENDS
from kanyin.references.line_starts import subheadings
from kanyin.references.text import HAN, UPPER, Span

_EMPTIED = lazy(rf"(?<![^\n])[ ]{{0,8}}(?=\[[ ]{{0,4}}\][ ]{{0,3}}[{HAN}{UPPER}\"《])")


def emptied(folded: str) -> list[int]:
    """Where lines begin with brackets whose number was lost, ``[ ]``, and beside such those that still have theirs.

    What may be ticked has a stroke before.
    """
    found = [match.end() for match in _EMPTIED.finditer(folded)]
    labelled = list(_AT_LINE_START["["].finditer(folded)) if found else []
    numbers = [int(match["number"]) for match in labelled]
    if numbers == sorted(set(numbers)):
        found += [match.end() - len(match[0].lstrip()) for match in labelled]
    return sorted(found)


_OF_NOTE = lazy(r"(?<![^\n])[ ]{0,3}(?P<label>\[\^[^\[\]\s]{1,40}\]:)")
_LETTERED = lazy(r"(?<![^\n])[ ]{0,3}(?P<label>\[[A-Z][A-Za-z+]{0,7}\d{0,4}[a-z]?\])[ ]{1,3}(?=[A-Z\u3400-\u9fff\"])")
_LETTERED_SHARE, _FEWEST_LETTERED = 0.4, 3
"""Of the filled lines so many begin with letters in brackets, where entries go over several lines; and so many do."""


_LONGEST_HEAD = 24


def of_notes(raw: str) -> list[int]:
    """Where lines begin with the label of a note of Markdown, ``[^9]: …``, whatever its number; one is not enough."""
    found = [one.start("label") for one in _OF_NOTE.finditer(raw)] if "[^" in raw else []
    return found if len(found) > 1 else []


def lettered(folded: str) -> list[int]:
    """Where lines begin with letters in brackets, ``[SL] Stieg, …``, of which the first line has some."""
    found = [one.start("label") for one in _LETTERED.finditer(folded)]
    filled = sum(bool(line.strip()) for line in folded.split("\n"))
    before = folded[: found[0]].strip() if found else ""
    is_first = not before or ("\n" not in before and len(before) <= _LONGEST_HEAD)
    is_list = len(found) >= max(_FEWEST_LETTERED, _LETTERED_SHARE * filled) and is_first
    return found if is_list else []


_AT_LINE_START = {
    "[": lazy(r"(?<![^\n])[ ]{0,8}[\[{]\s?(?P<number>\d{1,3})\s?[\]}]"),
    "(": lazy(r"(?<![^\n])[ ]{0,8}\(?\s?(?P<number>\d{1,3})\s?\)(?=\s?[^\s,.:;])"),
    ".": lazy(rf"(?<![^\n])[ ]{{0,8}}(?P<number>\d{{1,3}})[.、]\s?(?=[{HAN}{UPPER}\"《])"),
    "": lazy(rf"(?<![^\n])[ ]{{0,8}}(?P<number>\d{{1,3}})(?:,\d{{1,3}})*\s?(?=[{HAN}{UPPER}\"《])"),
}
"""The shapes of labels: ``[3]``, ``(3)``, ``3.``, and a number alone, one or several."""
_OF_ONE_SHAPE, _UNIQUE = 0.75, 0.8
"""Of the filled lines so many begin with a label of one shape; of these so many have each a number of its own."""


def out_of_order(folded: str, starts: Collection[int]) -> Iterator[int]:
    """The starts by labels out of their order, in the list or in a part of it below a heading."""
    yield from _of_one_shape(folded, starts, 4)
    for first, last in pairwise([*subheadings(folded), len(folded)]):
        part = {start - first for start in starts if first <= start < last}
        yield from (first + start for start in _of_one_shape(folded[first:last], part, _FEWEST) if part)


_FEWEST = 2
"""Labels of such a part at least, where the first is in its order."""


def _of_one_shape(folded: str, starts: Collection[int], fewest: int) -> list[int]:
    """Where lines begin with a label as nearly all others do, whose number is out of the order, as columns or a sample
    of a list have it: hardly a number twice, behind what looks like an entry's end."""
    filled = sum(bool(line.strip()) for line in folded.split("\n"))
    for shape in _AT_LINE_START.values():
        found = list(shape.finditer(folded))
        if len(found) < max(fewest, _OF_ONE_SHAPE * filled) or len({one["number"] for one in found}) < _UNIQUE * len(
            found
        ):
            continue
        at = {one.start() + len(one[0]) - len(one[0].lstrip()) for one in found}
        behind = (start for start in at - set(starts) if ENDS.search(folded[max(0, start - 12) : start]))
        return sorted(start for start in behind if start)
    return []


_LABEL_ALONE = lazy(r"[\[［(（]?\d{1,4}[\]］)）]?[.、．]?")


def with_double_labels(raw: str, spans: list[Span]) -> list[Span]:
    """The spans, those that are but a label put before the next: ``1.`` above ``[1] …``, as converters write items."""
    made: list[Span] = []
    for first, last in spans:
        is_double = bool(made) and _LABEL_ALONE.fullmatch(raw, *made[-1]) is not None
        start = made.pop()[0] if is_double else first
        made.append((start, last))
    return made


_NUMBER_ALONE = lazy(r"(?<![^\n])[ ]{0,8}(?P<number>\d{1,4})[.、][ ]{0,4}\n\s{0,8}$")
_TWICE = 0.5
"""Of the entries so many have their number on a line above their label, where that is no broken line's."""


def with_numbers_above(folded: str, starts: Sequence[int]) -> list[int]:
    """The starts, each at the line above with its number alone, ``2.`` above ``[2] …``, where half of them have it."""
    above = {start: one for start in starts if (one := _NUMBER_ALONE.search(folded, max(0, start - 24), start))}
    above = {start: one for start, one in above.items() if one["number"] in folded[start : start + 6]}
    is_habit = len(above) > 1 and len(above) >= _TWICE * len(starts)
    return [above[start].start() if is_habit and start in above else start for start in starts]


def with_lines_of_signs(raw: str, spans: Sequence[Span]) -> list[Span]:
    """The spans; one without a letter or a digit, ``***`` below a head, belongs to the one before it."""
    made: list[Span] = []
    for first, last in spans:
        if made and not any(map(str.isalnum, raw[first:last])):
            first = made.pop()[0]
        made.append((first, last))
    return made


_BULLET_BEFORE = lazy(r"(?<![^\n])[ \t\u3000]{0,8}[*·●○■◆▪-]\s{0,4}$")


def before_bullet(work: str, start: int) -> int:
    """Where the bullet stands that a line has before a label, ``- [3]``; the label's place where there is none."""
    found = _BULLET_BEFORE.search(work, max(0, start - 14), start)
    return found.start() if found else start


_SIGNS = r"(?:\*\*|__|<sup>|\^|#|<a [^<>\n]{1,60}>\s?</a>)"
_BEFORE_LABEL = lazy(
    rf"(?<![^\n])[ \t\u3000]{{0,8}}(?:{_SIGNS}[ ]?){{1,3}}(?=[\[(]?\d)"
    r"|(?<=\d)(?:</sup>|\*\*)|(?<=[\].])\*\*(?=\s)"
)
_AGAIN = lazy(
    r"(?<![^\n])(?P<first>[ ]{0,8}(?P<number>\d{1,3})[.、．)）][ ]?)(?P<again>[\[［(（][ ]?(?P=number)[ ]?[\]］)）])"
)
"""``2. [2]方砚``: the label once more, in brackets."""
_QUOTED_LINE = lazy(r"(?<![^\n])[ ]{0,3}(?:>[ ]{0,3}){1,3}")
_NEARLY_ALL = 0.9


def without_quotes(work: str) -> str:
    """The list, as long as it was, without the marks of a quotation in which nearly all of its lines stand."""
    filled = [line for line in work.split("\n")[1:] if line.strip(" #") and line.lstrip(" ")[:1] != "#"]
    quoted = sum(line.lstrip(" ")[:1] == ">" for line in filled)
    if quoted < 2 or quoted < _NEARLY_ALL * len(filled):
        return work
    return _QUOTED_LINE.sub(lambda found: " " * len(found[0]), work)


def behind_quote(raw: str, folded: str, start: int) -> int:
    """The place behind the marks of a quotation that the folded text has no more."""
    end = start
    while end < len(raw) and folded[end].isspace() and (raw[end] == ">" or raw[end].isspace()):
        end += 1
    return end if ">" in raw[start:end] else start


_OUTSIDE = lazy(r"(?<![^\n\s])(?P<number>\d{1,3})[\[［](?P<blanks>\s?)[\]］](?=\s?[^\s\d])")
"""``3[]方砚``: recognition read the number beside its brackets."""
_RAISED = lazy(r"(?<![^\n])[ ]{0,3}[¹²³⁴-⁹⁰]{1,3}(?=\s?[^\s¹²³⁴-⁹⁰])")
_AS_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_AS_CIRCLED = {first + n: 0x2460 + n for first in (0x2776, 0x2780, 0x278A) for n in range(10)}
_AS_CIRCLED |= {0x24EB + n: 0x246A + n for n in range(10)}


def in_plain_labels(raw: str) -> str:
    """The list, as long as it was, with labels as most lists have them: ``**3.**``, ``^3``, ``³``, ``❸``, ``3[]``."""
    work = raw.translate(_AS_CIRCLED)
    work = _OUTSIDE.sub(lambda found: f"[{found['number']}]{found['blanks']}", work)
    work = _BEFORE_LABEL.sub(lambda found: " " * len(found[0]), work)
    work = _AGAIN.sub(lambda found: " " * len(found["first"]) + found["again"], work)
    return _RAISED.sub(lambda found: found[0].translate(_AS_DIGITS), work)


_SIGNS_ALONE = lazy(rf"[ \t\u3000]{{0,8}}(?:{_SIGNS}[ ]?){{1,3}}")


def with_stroke(raw: str, start: int) -> int:
    """Where ``\\[3\\]`` and ``**[3]**`` begin, of which the folded text has only the brackets; ``2. [2]`` too."""
    line = raw.rfind("\n", 0, start) + 1
    if line < start and (double := _AGAIN.match(raw, line)) and double.start("again") == start:
        return double.start("number")
    if line < start and _SIGNS_ALONE.fullmatch(raw, line, start):
        return line
    if raw.startswith("[[", start - 1):
        return start - 1  # ``[[8] …``
    return start - 1 if raw[start - 1 : start] == "\\" and raw[start : start + 1] in tuple("[(*") else start
