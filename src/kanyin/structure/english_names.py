"""The row of authors' names in an English head, found by the family names that the article has in Chinese.

A title runs into the row and the row into the units; raised numbers come out as marks, blanks are lost: what stands
there is told by the order of 隋, 周, 王 (SUI, ZHOU, WANG), whatever stands between.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields.pinyin import sounds_of_families, without_sign
from kanyin.patterns import lazy

FEWEST = 2
"""Names of a row."""
SHARE = 0.7
"""Of the authors whose family name is known, how many the row must have."""
LONGEST_NAME = 30
"""Characters of a name, from one family name to the next."""
_GIVEN = r"[\s,，]{0,3}(?:[A-Z][a-z]{0,10}|[a-z]{2,8}|[A-Z]{2,10})(?:-?[A-Z]?[a-z]{1,8}(?![a-z]))?"
_CAPITAL = lazy("(?<![A-Z])(?<![A-Z][-’'])[A-Z]")
_GIVEN_BEGINS = lazy(r"[\s,，]{1,3}[A-Za-z]|[A-Z][a-z]")
_SIGNS = r"[\s\d,，.、;；*†‡#’‘'`²³¹°」\]\\]"
_GIVEN_NAME = lazy(_GIVEN)
_BEHIND = lazy(rf"{_SIGNS}*+")
_CAPITAL_NAME = r"(?P<name>[A-Z]{2,10}\s[A-Z][a-z]{1,9}(?:-?[A-Z]?[a-z]{1,9})?)"
_BEFORE = lazy(rf"(?<![A-Za-z]){_CAPITAL_NAME}{_SIGNS}{{0,8}}$")
_NEXT = lazy(rf"{_CAPITAL_NAME}(?![a-z]){_SIGNS}{{0,8}}(?=[A-Z(（]|$)")
"""Names right beside the row whose family name was misread, or is not known."""
_LETTERS = lazy(r"[^A-Za-z' -].*$")
_COMMA = lazy("[,，;；、]")
_LETTER = lazy("[a-d]")
"""The sign of a unit, behind a comma."""
_PLAIN = lazy(r"[A-Z][A-Za-z-]*(?: [A-Za-z-]+){1,2}")


def parted_by_names(text: str, authors: Sequence[str]) -> tuple[str, str, str] | tuple[()]:
    """What stands before the row, the names with commas between, what stands behind; nothing where there is no row."""
    starts = _starts(text, authors)
    if len(starts) < FEWEST:
        return ()
    last = _GIVEN_NAME.match(text, starts[-1][1])
    end = last.end() if last else starts[-1][1]
    ends = [start for start, _ in starts[1:]] + [end]
    names = [
        name
        for (start, family), stop in zip(starts, ends, strict=True)
        for name in _names(text[start:stop], family - start)
    ]
    if not all(map(_PLAIN.fullmatch, names)):
        return ()
    if len(names) == len(authors):
        names = [_without_letter(name, author) for name, author in zip(names, authors, strict=True)]
    before, behind = text[: starts[0][0]].rstrip(), text[_BEHIND.match(text, end).end() :]  # type: ignore[union-attr]
    while first := _BEFORE.search(before):
        names = [_without_signs(first["name"]), *names]
        before = before[: first.start()].rstrip()
    while last := _NEXT.match(behind):
        names.append(_without_signs(last["name"]))
        behind = behind[last.end() :]
    return before, ", ".join(names), behind.strip()


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
    first, *others = _COMMA.split(f"{text[:family]} {text[family:].lstrip(' ,，')}")
    return [name for part in (first, *others) if (name := _without_signs(part)) and not _LETTER.fullmatch(name)]


def _without_signs(text: str) -> str:
    """A name without what was raised behind it; a 1 is read as l behind a vowel or an n or g."""
    name = _LETTERS.sub("", text.strip()).strip(" '-")
    return name[:-1] if name[-1:] == "l" and name[-2:-1] in tuple("aeioung") else name
