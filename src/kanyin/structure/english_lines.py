"""Lines of an English head that hold several parts, title, names, units behind each other; marks of English fields."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.fields.pinyin import families_by_sound
from kanyin.patterns import lazy
from kanyin.structure.english_units import UNIT_END, is_unit

_SIGNS = r"[\d,，.、;；*†‡#’‘'`²³¹」\s\\]"
_NAME = r"[A-Z]{2,15}(?:-[A-Z]{1,15})?\s?[A-Z][a-z]{1,12}(?:-[A-Z]?[a-z]{1,12})?"
"""A family name in capitals, a given name."""
_SIGNED = r"[A-Z][a-z]{1,10}\s[A-Z][a-z]{1,14}(?=[\d*])"
"""A name of the row whose family name is not in capitals, with the number of a unit."""
_RUN = lazy(rf"(?<![A-Za-z])(?:(?:{_NAME}(?![a-z])|{_SIGNED}){_SIGNS}{{0,8}}+)++")
_ONE = lazy(rf"(?<![A-Z]){_NAME}(?![a-z])|{_NAME}(?![a-z])|{_SIGNED}")
_GLUED = lazy("(?<=[A-Z]{2})(?=[A-Z][a-z])")
SYLLABLE = (
    "(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:i?[ao]ng|uang|[ei]ng|i?ao|i?an|u?an|[ei]n|un|u?ai|ei|ui|ou|iu|i[ae]|u[aeo]|v?e"
    "|er|[aeiouv])"
)
"""A syllable of a Chinese name in Latin letters."""
CHINESE_NAME = rf"(?=[A-Z])(?i:{SYLLABLE}){{1,2}}\s(?=[A-Z])(?i:{SYLLABLE}(?:-?{SYLLABLE}){{0,2}})"
"""A family name and a given name, each with a capital letter."""
_PLAIN = rf"{CHINESE_NAME}l?(?![a-z])"
_PLAIN_RUN = lazy(rf"(?:{_PLAIN}{_SIGNS}{{0,8}}+){{2,}}")
_PLAIN_ONE = lazy(_PLAIN)
LONGEST = 900
"""Characters of the longest such line."""
FEWEST = 3
"""Names of a row that nothing but their look tells."""


def parted(text: str, authors: int) -> tuple[str, ...]:
    """The parts of a line: what stands before the names, the names with commas between, what stands behind.

    Names are known by family names in capitals, and by their number: about as many as the article has ``authors``.
    """
    if len(text) > LONGEST:
        return (text,)
    best: tuple[int, int, list[str]] = (0, 0, [])
    for found in _RUN.finditer(text):
        names = _ONE.findall(found[0])
        if len(names) > len(best[2]):
            best = (found.start(), found.end(), names)
    start, end, names = best
    before, behind = text[:start].strip(), text[end:].strip()
    enough = len(names) > 1 and abs(len(names) - authors) <= 1 if authors else len(names) >= FEWEST
    if not enough:
        return _parted_plainly(text, authors)
    return tuple(filter(None, (before, ", ".join(_GLUED.sub(" ", name) for name in names), behind)))


def _parted_plainly(text: str, authors: int) -> tuple[str, ...]:
    """Names at the beginning of a line that nothing but their syllables and their number tell, before a bracket."""
    found = _PLAIN_RUN.match(text) if authors > 1 else None
    names = _PLAIN_ONE.findall(found[0]) if found else []
    if found is None or len(names) != authors or text[found.end() : found.end() + 1] not in ("(", "（"):
        return (text,)
    return (", ".join(names), text[found.end() :].strip())


_WIDE_TO_LATIN = {"，": ", ", "；": "; ", "：": ": ", "（": " (", "）": ") ", "。": ". ", "　": " "}


def in_latin_type(text: str) -> str:
    """An English text with the marks and spaces of its own script: those of Chinese are as wide as a character."""
    text = "".join(_WIDE_TO_LATIN.get(char, char) for char in text)
    text = re.sub(r"(?<=\() ++", "", re.sub(r"(?<! ) ++(?=[,;:.)])", "", text))
    return re.sub(r"(?<! ) {2,}+", " ", text).strip()


def typed(key: str, value: str) -> str:
    """The value of a field, that of an English one in its own type."""
    return in_latin_type(value) if key.endswith("-en") else value


NAME_WORD = lazy(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'′-]*$")
_CAPITAL_NAME = lazy(r"(?<![A-Za-z])[A-Z]{2,20}+(?:-[A-Z]{1,20}+)?\s{1,4}+[A-Z][a-z'’]{1,20}+(?:-[A-Za-z]{1,20}+)?")


def join_names(lines: list[str], authors: int) -> str:
    """The names one by one; the numbers of their units go. Capital family names part those that nothing else does."""
    text = re.sub(r"(?<=[A-Za-z.])\s?[\d①-⑨*†‡#+]+(\s?[,，]\s?[\d*†‡#+]+)*+(?:t(?![a-z]))?", "", "; ".join(lines))
    words = re.split(r"[\s;]+", text.strip())
    if len(words) == 2 * authors > 2 and all(map(NAME_WORD.match, words)):
        text = "; ".join(map(" ".join, zip(words[::2], words[1::2], strict=True)))
    text = re.sub(rf"({_CAPITAL_NAME.pattern})\s{{1,4}}+(?={_CAPITAL_NAME.pattern})", r"\1; ", text)
    names = re.split(r"\s*(?:[;；,，、\u3000]|\s{2,}|\band\b|&)\s*", text)
    bare = (name.strip(" ’‘'`」.") if _ENDS_IN_SIGN.search(name) else name.strip() for name in names)
    bare = (name[:-1] if _ENDS_IN_ONE.search(name) else name for name in bare)
    once: dict[str, str] = {}
    for name in filter(None, bare):
        once.setdefault(name.casefold(), name)  # the citation of the article has them in small letters
    return ", ".join(once.values())


_ENDS_IN_SIGN = lazy(r"[a-z]\s?(?:[’‘'`」]|(?<!\bet al)\.)$")
"""A raised number that was read as a mark, behind a given name that is no initial; et al. has its own dot."""
_ENDS_IN_ONE = lazy(rf"^{SYLLABLE}{{1,2}}\s{SYLLABLE}(?:-?{SYLLABLE}){{0,2}}l$", re.IGNORECASE)
"""A raised 1 that was read as a letter behind a Chinese name: none of its syllables ends in l."""
_CHINESE_NAME = lazy(rf"{CHINESE_NAME}[,，]?")


def without_hyphens(name: str) -> str:
    """A name with its given name as one word: Jian-ping as Jianping."""
    return name.replace("-", "") if " " in name else name


def is_chinese_name(text: str) -> bool:
    """LI Hua; not in China, Henan China, which have the syllables of a name too."""
    return _CHINESE_NAME.fullmatch(text) is not None and text.split()[0].lower() in families_by_sound()


SMALL_WORDS = lazy(
    r"(?<![\w-])(of|the|in|for|on|a(?![.．])|an|to|with|by|from|at|its|based|using|under|as|is|and)(?![\w-])",
    re.IGNORECASE,
)
"""What stands between the long words of a title, and not between names."""


def is_names(text: str, below: str, authors: int) -> bool:
    """Personal names and nothing else: every word a name's, no more words than so many authors can have.

    Right above a unit or the abstract that is enough; elsewhere there must be a comma or an ``and`` between them.
    """
    bare = re.sub(r"[\d*†‡#+\ue000-\uf8ff]+(?:[.,，]?[\d*†‡#+]+)*+(?:t(?![a-z]))?|\bet al\b\.?", " ", text)
    words = [word for word in re.split(r"[\s\u3000,，;；、&]+|\band\b", bare) if word]
    if not words or len(words) > max(4 * max(authors, 1), 4) or not all(NAME_WORD.match(word) for word in words):
        return False
    if SMALL_WORDS.search(_AND.sub(" ", bare)):
        return False
    label = rules.label(below)
    labelled = label is not None and "-en" in label.field
    unit = is_unit(below) or UNIT_END.search(below) if below else None
    before_unit = unit or labelled
    return bool(before_unit or re.search(r"[,，、;；\u3000]|\band\b|\s{2,}", text))


_AND = lazy(r"\band\b|\bA[Nn](?=\s[A-Z])")
"""What parts names, and the family name An."""
