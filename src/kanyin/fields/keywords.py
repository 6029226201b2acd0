"""Keywords out of their field: whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kanyin import rules
from kanyin.patterns import lazy

LONGEST = 200
"""Characters of the longest line of keywords below a label that stands alone."""
_HAN = lazy("[\u3400-\u9fff]")
_STRONG_MARKS = ";；∥‖│┃|｜"
MARKS = f"{_STRONG_MARKS},，、"
"""What parts keywords wherever they stand: on a page, in a record, in tags, in front matter."""
_STRONG = lazy(f"[{_STRONG_MARKS}]")
_ENGLISH_SPLIT = lazy("[,，、]|\u3000+|\\s{2,}")
_SPLIT = lazy(f"[{_STRONG_MARKS}、]|[,，](?!(?<=\\d[,，])\\d{{1,2}}[-,，])|[\\s\u3000]{{2,}}|\u3000")
"""No comma within the name of a substance: 2,3-丁二酮."""
_BLANK = lazy(r"(?<![A-Za-z\s])\s++|(?<=[A-Za-z])\s++(?!\d)")
"""A space between two words: there is none between IEEE and 1394."""
_BRACKETS = lazy("[(（][^()（）]{1,40}+[)）]")
_EDGES = " .。+＋\u3000▲■●◆"


_RUN_IN = lazy(
    "(?P<word>关键[词字])(?=[\u3400-\u9fff][^：:。！？]{1,30}[;；,，、])|(?P<code>中图法?分类号)(?=[A-Z]{1,2}\\d)"
)
"""A label of a printed page that lost what set it off from its value."""


def set_off(text: str) -> str:
    """A line whose label runs into its value, 关键词渡口；灯, with a colon between; others as they are."""
    found = _RUN_IN.match(text) if len(text) <= LONGEST else None
    return f"{found[0]}：{text[found.end() :]}" if found else text


def lists_words(text: str) -> bool:
    """Words and nothing else, below a label that stands alone."""
    is_sentence = text[-1] in "。！？" or rules.label(text) is not None
    return len(text) <= LONGEST and not is_sentence and len(split_keywords(text)) > 1


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords whatever stands between them: ； ， 、 / wide spaces, or single spaces where nothing else does."""
    text = text.strip().strip("。.；;▲■●◆ ")
    parts = [part.strip() for part in _parts(text, _SPLIT)]
    if len([part for part in parts if part]) <= 1 and _HAN.search(text):
        # A slash separates only where nothing else does: C/S系统 is one word. So does a single space.
        parts = _BLANK.split(text) if _BLANK.search(text) else re.split("[/／]", text)
    words = (_without_edges(part, "。. ＋+") for part in parts)
    return tuple(dict.fromkeys(word for word in words if any(char.isalnum() for char in word)))


def split_english_keywords(text: str) -> tuple[str, ...]:
    """English keywords: between ; or , or wide spaces."""
    parts = _parts(text, _STRONG if _STRONG.search(text) else _ENGLISH_SPLIT)
    return tuple(word for part in parts if (word := _without_edges(part, _EDGES)))


_PLUS_PLUS = lazy(r"(?<=[A-Za-z])(?:\+\+|＋＋)$")
"""The end of a language's name, C++: no edge."""


def _without_edges(word: str, edges: str) -> str:
    bare = word.strip(edges)
    return f"{bare}++" if bare and _PLUS_PLUS.search(word.rstrip(" .。\u3000")) else bare


_JOINT = lazy("(?<=[a-z])(?=[A-Z][a-z])")
"""Log AnalysisCluster: where one keyword ran into the next."""
_GLUED = lazy(r"(?<=[a-z])(?=[A-Z][a-z]{2})|(?<=[a-z])\s(?=[A-Z])")


def in_both_languages(text: Mapping[str, str], words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The Chinese keywords and the English ones of a page's fields, each as far apart as the others tell."""
    said = f"{text.get('title', '')}\n{text.get('abstract', '')}"
    words = parted_keywords(words, said, len(english_keywords(text, len(words))))
    return words, english_keywords(text, len(words))


def english_keywords(text: Mapping[str, str], count: int) -> tuple[str, ...]:
    """English keywords of a page's fields; where blanks alone part them, as many as the Chinese ones (``count``).

    A keyword begins where a capital letter does, or between two words that stand together nowhere in the English
    title and abstract, as long as that gives just as many.
    """
    said = _WORD.findall(f"{text.get('title-en', '')} {text.get('abstract-en', '')}".lower())
    words = tuple(part for word in split_english_keywords(text["keywords-en"]) for part in _apart(word, set(said)))
    if 1 < len(words) < count and len(parted := tuple(part for word in words for part in _by_capitals(word))) == count:
        return parted
    if len(words) != 1 or count < FEWEST or not _PLAIN.fullmatch(words[0]):
        return words
    whole = words[0]
    glued = tuple(map(str.strip, _JOINT.split(whole)))
    if len(glued) == count:
        return glued
    by_capitals = tuple(filter(None, map(str.strip, _GLUED.split(whole))))
    worded = 2 * sum(" " in word for word in by_capitals) >= count or any(map(_BEGINS_LARGE.match, by_capitals))
    if len(by_capitals) == count and worded:
        return by_capitals
    if any(piece[0].isupper() for piece in whole.split()[1:]):
        return words  # in title case a capital tells nothing
    pieces = whole.lower().split()
    together = set(pairwise(said))
    starts = [n for n, pair in enumerate(pairwise(pieces), 1) if pair not in together]
    if len(starts) != count - 1 or any(len(piece) >= LONG and piece not in said for piece in pieces):
        return words
    edges = [0, *starts, len(pieces)]
    return tuple(" ".join(whole.split()[start:end]) for start, end in pairwise(edges))


_BEGINS_LARGE = lazy("[A-Z][a-z-]+ (?!with |from |into )[a-z]{4,}")
"""Large letters begin keywords, not words: Space rendezvous."""
_ACRONYM = lazy(r"\s?\([A-Z]{2,8}\)$")


def _by_capitals(word: str) -> list[str]:
    """A keyword, or several where each begins with a large letter; not what an acronym behind it stands for."""
    parts = [part for part in map(str.strip, _GLUED.split(word)) if part]
    return parts if any(map(_BEGINS_LARGE.match, parts)) and not _ACRONYM.search(word) else [word]


def _apart(words: str, said: set[str]) -> list[str]:
    """English words parted at each joint of two that the title or the abstract says, and says as one nowhere."""
    out, start = [], 0
    for joint in _JOINT.finditer(words):
        before, behind = _LAST_WORD.search(words[start : joint.start()]), _FIRST_WORD.match(words, joint.start())
        parts = [found[0].lower() for found in (before, behind) if found and len(found[0]) >= SHORTEST]
        if len(parts) == 2 and said.issuperset(parts) and "".join(parts) not in said:
            out.append(words[start : joint.start()])
            start = joint.start()
    return [*out, words[start:]]


def parted_keywords(words: Sequence[str], said: str, count: int) -> tuple[str, ...]:
    """Chinese keywords; where there are ``count`` English ones, more than of these, one is parted that can be two.

    It can be two where the page (``said``) has it nowhere, but both its parts, and at one place only.
    """
    out = list(words)
    for word in words:
        cuts = [at for at in range(2, len(word) - 1) if word[:at] in said and word[at:] in said]
        if len(out) < count and len(word) >= SHORTEST_OF_TWO and len(cuts) == 1 and word not in said:
            at = out.index(word)
            out[at : at + 1] = [word[: cuts[0]], word[cuts[0] :]]
    return tuple(out)


SHORTEST, SHORTEST_OF_TWO = 4, 6
"""Letters of an English word at a joint; characters of two Chinese keywords that ran into each other."""
_LAST_WORD, _FIRST_WORD = lazy("(?<![A-Za-z])[A-Za-z]++$"), lazy("[A-Z][a-z]+")
_PLAIN = lazy("[A-Za-z0-9 -]{1,300}")
LONG = 12
"""Letters of a word that can be two that lost the blank between them."""
FEWEST = 3
"""Keywords that blanks alone can part."""
_WORD = lazy("[a-z][a-z-]*")


def _parts(text: str, split: re.Pattern[str]) -> list[str]:
    """The parts of a text; what stands in brackets parts nothing: (J,J′)-无损因子分解 is one word."""
    bare = _BRACKETS.sub(lambda found: "x" * len(found[0]), text)
    out, start = [], 0
    for found in split.finditer(bare):
        out.append(text[start : found.start()])
        start = found.end()
    return [*out, text[start:]]
