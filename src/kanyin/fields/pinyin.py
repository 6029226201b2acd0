"""How Chinese names are written in Latin letters: the sounds of family names, the syllables of given ones."""

from __future__ import annotations

from functools import lru_cache

from kanyin import rules
from kanyin.patterns import lazy

_BARE = "(?:er|ang|eng|ai|ao|an|ei|en|ou|a|e|o)"
_INITIAL = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])"
_FINAL = "(?:i?ang|uang|i?ong|[ei]ng|i?ao|i?an|u?an|[ei]n|un|u?ai|ei|ui|ou|iu|i[ae]|u[aeo]|[üv]e?|[aeiou])"
SYLLABLE = f"(?:{_INITIAL}{_FINAL}|{_BARE})"
"""A syllable of Hanyu Pinyin; one without an initial is among the few that there are."""
_SIGN, _SIGNS = lazy("[abcdlt]$"), lazy("l[a-d]$")
_PARTS = lazy("[-'’]")
_ONE, _TWO = lazy(SYLLABLE), lazy(f"{SYLLABLE}['’-]?{SYLLABLE}")


@lru_cache(maxsize=1)
def sounds_of_families() -> dict[str, tuple[str, ...]]:
    """How each family name is written in Latin letters, all forms of it."""
    out: dict[str, tuple[str, ...]] = {}
    for table, size in (("sounds", 1), ("sounds-of-two", 2)):
        words = rules.table("names")[table].split()
        for sound, names in zip(words[::2], words[1::2], strict=True):
            forms = ("lyu", "lv", "lu", "lü") if sound == "lü" else (sound,)
            for at in range(0, len(names), size):
                name = names[at : at + size]
                out[name] = (*out.get(name, ()), *forms)
    return out


@lru_cache(maxsize=1)
def families_by_sound() -> dict[str, tuple[str, ...]]:
    """The family names that each sound can be."""
    out: dict[str, tuple[str, ...]] = {}
    for name, forms in sounds_of_families().items():
        for form in forms:
            out[form] = (*out.get(form, ()), name)
    return out


@lru_cache(maxsize=256)
def sizes_of_given(word: str) -> tuple[int, ...]:
    """How many characters a given name in Latin letters can be, the likelier first; nothing where it is none.

    The sign of a unit may have been read as its last letter: Xinting\\ ᵃ as Xintinga.
    """
    word = word.replace(" ", "")
    plain = word.lower().replace("-", "").replace("’", "").replace("'", "")
    parted = max(len(_PARTS.findall(word)), sum(map(str.isupper, word[1:])) if not word.isupper() else 0)
    if parted == 1 and _TWO.fullmatch(word.lower()):
        return (2,)
    for one in (plain, *(plain[: -len(found[0])] for found in (_SIGN.search(plain), _SIGNS.search(plain)) if found)):
        if sizes := tuple(size for size, pattern in ((1, _ONE), (2, _TWO)) if pattern.fullmatch(one)):
            return sizes
    return ()


def without_sign(given: str, size: int) -> str:
    """A given name of ``size`` characters without the letter of a unit behind it: Xintinga of two is Xinting."""
    pattern = {1: _ONE, 2: _TWO}.get(size)
    is_signed = pattern is not None and given[-1:] in tuple("abcd") and pattern.fullmatch(given.lower()) is None
    return given[:-1] if is_signed and pattern and pattern.fullmatch(given[:-1].lower()) else given


LONGEST_SYLLABLE = 6


def without_reading(latin: str, name: str) -> str:
    """A journal's Latin name without the Pinyin of its Chinese one before it or behind it; that alone stays."""
    words = latin.split()
    for k in range(1, len(words)):
        if _reads("".join(words[k:]), len(name)):
            return " ".join(words[:k])
        if _reads("".join(words[:k]), len(name)):
            return " ".join(words[k:])
    return latin


def _reads(letters: str, size: int) -> bool:
    """The letters are so many syllables of Pinyin."""
    letters = letters.lower().replace("-", "").replace("’", "").replace("'", "")
    ends = {0}
    for _ in range(size if size >= 3 else 0):
        ends = {
            end for at in ends for end in range(at + 1, at + LONGEST_SYLLABLE + 1) if _ONE.fullmatch(letters, at, end)
        }
    return size >= 3 and len(letters) in ends
