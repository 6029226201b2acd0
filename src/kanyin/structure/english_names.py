"""The row of authors' names in an English head, found by the family names that the article has in Chinese.

A title runs into the row and the row into the units; raised numbers come out as marks, blanks are lost: what stands
there is told by the order of 隋, 周, 王 (SUI, ZHOU, WANG), whatever stands between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kanyin.fields.pinyin import sounds_of_families, without_sign
from kanyin.model import MATH
from kanyin.patterns import lazy

FEWEST = 2
"""Names of a row."""
SHARE = 0.7
"""Of the authors whose family name is known, how many the row must have."""
LONGEST_NAME = 30
"""Characters of a name, from one family name to the next."""
_GIVEN = (
    r"[\s,，]{0,3}(?:[A-Z]{2,12}+(?![a-z])(?:-[A-Z]{2,8}+(?![a-z]))?"
    r"|(?:[A-Z][a-z]{0,10}|[a-z]{2,8}|[A-Z]{2,10})(?:(?:-|['’]\s?)?[A-Z]?[a-z]{1,8}(?![a-z]))?)"
)
_CAPITAL = lazy("(?<![A-Z])(?<![A-Z][-’'])[A-Z]")
_GIVEN_BEGINS = lazy(r"[\s,，]{1,3}[A-Za-z]|[A-Z][a-z]")
_SIGNS = r"[\s\d,，.、;；*†‡#§¶’‘'`²³¹°」\]\\]"
_SCRIPTS = rf"{MATH[0]}[\s^_{{}}\d,.*]*+{MATH[1]}"
"""A formula that holds nothing but raised or lowered signs."""
_GIVEN_NAME = lazy(_GIVEN)
_BEHIND = lazy(rf"(?:(?!\n){_SIGNS}|{_SCRIPTS})*+")
"""Signs behind the last name, on its line: below it may stand the number of a unit."""
_CAPITAL_NAME = r"(?P<name>[A-Z]{2,10}[^\S\n][A-Z][a-z]{1,9}(?:-?[A-Z]?[a-z]{1,9})?)"
_BEFORE = lazy(rf"(?<![A-Z]){_CAPITAL_NAME}{_SIGNS}{{0,8}}$")
_NEXT = lazy(rf"{_CAPITAL_NAME}(?![a-z]){_SIGNS}{{0,8}}(?=[A-Z(（]|$)")
"""Names right beside the row whose family name was misread, or is not known."""
_OTHER_NAME = r"(?P<name>[A-Z][A-Za-z'’-]{1,15}(?: [A-Z][A-Za-z.'’-]{0,15}){1,2})"
_OTHER_BEFORE = lazy(
    r"(?<![A-Za-z-])(?P<name>[A-Z][A-Za-z'-]{1,15} [A-Z][A-Za-z-]{2,15})\s?[’'‘`\d¹²³*][\s\d,，.’'‘`*]*$"
)
_OTHER_NEXT = lazy(rf"{_OTHER_NAME}\s?(?:[\d¹²³*†’'‘`][\s\d,，.’'‘`*†]*|(?=[(（]))")
"""Authors of other names, right beside the row, where it has fewer names than the paper has authors: signs, or the
units' bracket, stand behind them."""
_LETTERS = lazy(r"(?!’[a-z])[^A-Za-z' -].*$")
_COMMA = lazy("[,，;；、]")
_LETTER = lazy("[a-d]")
"""The sign of a unit, behind a comma."""
_PLAIN = lazy(r"[A-Z][A-Za-z-]*(?: [A-Za-z'’-]+){1,2}")
_ONE_WORD = lazy("[A-Z]{2,10}[a-z]{2,12}")
_FAMILY_GLUED = lazy("(?<=[A-Z]{2})(?=[A-Z][a-z])")
_GLUED_NEXT = lazy(r"(?P<family>[A-Z]{2,9})(?P<given>[A-Z][a-z]{1,9}(?:-?[A-Z]?[a-z]{1,9})?)[’'`\d*]{0,2}(?=\s|$)")
"""The last name of the row, whose family name was misread and that lost its blank."""
_GLUED_BEFORE = lazy(r"(?<![A-Za-z])(?P<family>[A-Z]{2,9})(?P<given>[A-Z][a-z]{1,9}-[A-Z][a-z]{1,9})[’'`\d*]{0,2}$")
"""The same of the first name, behind a title."""
_PARTED = lazy(r"[,，;；]\s?(?=[A-Za-z]{2})")
_GIVEN_FIRST = lazy(
    r"(?<![A-Za-z-])(?P<given>[A-Za-z][a-z]{1,11}(?:-[A-Za-z][a-z]{1,8})?)\s(?P<family>[A-Z][A-Za-z]{1,8})"
    r"(?![A-Za-z])[\d\s.,*†’'`¹²³]*$"
)
"""A name as English has it, with the signs of its units: Zhiyan Gu1.2."""
_APOSTROPHE = lazy(r"(?<=[a-z])['’]\s(?=[a-z])")


def parted_by_names(text: str, authors: Sequence[str]) -> tuple[str, str, str] | tuple[()]:
    """What stands before the row, the names with commas between, what stands behind; nothing where there is no row."""
    text = _APOSTROPHE.sub("'", text.replace("\\", " "))
    starts = _starts(text, authors)
    if len(starts) < FEWEST:
        return _given_names_first(text, authors)
    last = _GIVEN_NAME.match(text, starts[-1][1])
    end = last.end() if last else starts[-1][1]
    ends = [start for start, _ in starts[1:]] + [end]
    names = [
        name
        for (start, family), stop in zip(starts, ends, strict=True)
        for name in _names(text[start:stop], family - start)
    ]
    is_within = len(names) <= len(authors)  # one of them may have lost its blank with its first letters
    if not all(_PLAIN.fullmatch(name) or (is_within and _ONE_WORD.fullmatch(name)) for name in names):
        return ()
    names = [_FAMILY_GLUED.sub(" ", name) if _ONE_WORD.fullmatch(name) else name for name in names]
    if len(names) == len(authors):
        names = [_without_letter(name, author) for name, author in zip(names, authors, strict=True)]
    before, behind = text[: starts[0][0]].rstrip(), text[_BEHIND.match(text, end).end() :]  # type: ignore[union-attr]
    on_line = "\n" not in text[len(before) : starts[0][0]]
    while (on_line or len(names) < len(authors)) and (first := _BEFORE.search(before)):
        names = [_without_signs(first["name"]), *names]
        before = before[: first.start()].rstrip()
    if len(names) == len(authors) - 1 and (glued := _GLUED_BEFORE.search(before)):
        names = [f"{glued['family']} {glued['given']}", *names]
        before = before[: glued.start()].rstrip()
    while len(names) < len(authors) and (last := _NEXT.match(behind)):
        names.append(_without_signs(last["name"]))
        behind = behind[last.end() :]
    if len(names) == len(authors) - 1 and (glued := _GLUED_NEXT.match(behind)):
        names.append(f"{glued['family']} {glued['given']}")
        behind = behind[glued.end() :]
    while len(names) < len(authors) and (first := _OTHER_BEFORE.search(before)):
        names = [first["name"], *names]
        before = before[: first.start()].rstrip()
    while len(names) < len(authors) and (last := _OTHER_NEXT.match(behind)):
        names.append(last["name"])
        behind = behind[last.end() :]
    return before, ", ".join(names), behind.strip()


def _given_names_first(text: str, authors: Sequence[str]) -> tuple[str, str, str] | tuple[()]:
    """The same where given names stand first, with commas between: as many as the paper has authors, to the end."""
    sounds, parts = _sounds(authors), _PARTED.split(text)
    if not FEWEST <= len(authors) == len(sounds) <= len(parts):
        return ()
    found = [_GIVEN_FIRST.search(part) for part in parts[-len(authors) :]]
    names: list[str] = []
    for n, (name, known) in enumerate(zip(found, sounds, strict=True)):
        if name is None or name["family"].lower() not in known or (n and name.start()):
            return ()
        names.append(f"{name['given'][0].upper()}{name['given'][1:]} {name['family']}")
    first = text.index(parts[-len(authors)]) + found[0].start() if found[0] else 0
    return text[:first].rstrip(), ", ".join(names), ""


@dataclass(frozen=True, slots=True)
class Row:
    """The authors' names in a block of lines: the first and the last line that hold some, what stands before the names
    on the first, what stands behind them on the last.
    """

    first: int
    last: int
    before: str
    names: str
    behind: str


_BETWEEN = lazy(r"\d{5}|\b(?:Univ|Inst|Dep|Coll|School|Lab|Cent|Acad|Hosp)[a-z]*\b|[(（][A-Z]")
"""What a unit within the row has: a postcode, a word, a bracket."""
LONGEST_BLOCK = 2500
"""Characters of the lines that can hold the row."""


def row_across(texts: Sequence[str], authors: Sequence[str]) -> Row | None:
    """The row of names in a block, whatever lines it is broken into; None where there is none.

    A title runs into it, its last name stands below, right above the units: only the whole block tells.
    """
    size = sum(total <= LONGEST_BLOCK for total in accumulate(map(len, texts)))
    joined = "\n".join(_APOSTROPHE.sub("'", text) for text in texts[:size])
    row = parted_by_names(joined, authors)
    if not row:
        return None
    before, names, behind = row
    starts = list(accumulate((len(line) + 1 for line in joined.split("\n")), initial=0))
    begin, end = len(joined) - len(joined[len(before) :].lstrip()), len(joined) - len(behind)
    if _BETWEEN.search(joined, begin, end):
        return None  # names and units by turns
    first = max(n for n in range(size) if starts[n] <= begin)
    last = max(n for n in range(size) if starts[n] < max(end, begin + 1) and texts[n])
    on_last = joined[end : starts[last + 1]].strip()
    return Row(first, last, before[starts[first] :], names, on_last)


def has_author(text: str, authors: Sequence[str]) -> bool:
    """The family name of one of the authors stands there, and another name behind it."""
    words = [found.start() for found in _CAPITAL.finditer(text)]
    return any(_family_ends(text, at, sounds) for sounds in _sounds(authors) for at in words)


def _without_letter(name: str, author: str) -> str:
    """A name without the letter of a unit that was read as its end: 方砚 is no Fang Yana."""
    family, _, given = name.partition(" ")
    size = len(author) - (2 if author[:2] in sounds_of_families() else 1)
    return f"{family} {without_sign(given, size)}" if given else name


def _starts(text: str, authors: Sequence[str]) -> list[tuple[int, int]]:
    """Where each family name begins and ends, in the order of the authors; nothing where too few of them do."""
    known = _sounds(authors)
    words = [found.start() for found in _CAPITAL.finditer(text)]
    best: list[tuple[int, int]] = []
    for first, skipped in ((first, skipped) for first in words for skipped in range(min(2, len(known)))):
        row: list[tuple[int, int]] = []
        for sounds in known[skipped:]:  # the first family name may have been misread
            near = [first] if not row else [at for at in words if 1 < at - row[-1][1] <= 2 * LONGEST_NAME]
            at = next((at for at in near if _family_ends(text, at, sounds)), -1)
            if at < 0 and not row:
                break
            row += [(at, _family_ends(text, at, sounds))] if at >= 0 else []
        best = max(best, row, key=len)
    return best if known and len(best) >= max(FEWEST, SHARE * len(known)) else []


def _sounds(authors: Sequence[str]) -> list[Sequence[str]]:
    """How the family name of each author sounds; nothing for one whose name is not Chinese."""
    families = sounds_of_families()
    return [sounds for name in authors if (sounds := families.get(name[:2]) or families.get(name[:1]))]


def _family_ends(text: str, at: int, sounds: Sequence[str]) -> int:
    """Where a family name ends that stands here; 0 where none does, or a longer word."""
    for sound in sounds:
        for form in (sound.upper(), sound.capitalize()):
            if text.startswith(form, at) and _GIVEN_BEGINS.match(text, at + len(form)):
                return at + len(form)
    return 0


def _names(text: str, family: int) -> list[str]:
    """A name without signs, LIChong1.2 as LI Chong, and those behind commas whose family name is another than known."""
    text = text.replace("\n", " ")
    first, *others = _COMMA.split(f"{text[:family]} {text[family:].lstrip(' ,，')}")
    return [name for part in (first, *others) if (name := _without_signs(part)) and not _LETTER.fullmatch(name)]


def _without_signs(text: str) -> str:
    """A name without what was raised behind it; a 1 is read as l behind a vowel or an n or g."""
    name = _LETTERS.sub("", text.strip()).strip(" '-")
    return name[:-1] if name[-1:] == "l" and name[-2:-1] in tuple("aeioung") else name
