"""English words that recognition ran together, ``softwaredefined``, set apart as the page has them elsewhere.

Each piece must be a word of the page, or one of grammar. Words of grammar that begin or end other words too, in, on,
is, count only between two others, or where the page has the two apart; so does a word of two, ``data base``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kanyin.model import MATH, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_FORMULA = lazy(rf"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")
_WORD = lazy("[A-Za-z]+")
_CANDIDATE = lazy(r"(?<![\w./@:\\])[A-Za-z]{6,80}(?![\w@/\\]|\.\w)")
_BEFORE_NAME = lazy(r"(?<![A-Za-z])(?P<word>of|and|the|for|with|from|in|on|by|to)(?=[A-Z][a-z]{3})")
SURE = frozenset(["of", "and", "the", "with", "from", "that", "which", "was", "were"])
"""Words of grammar with which few others begin or end."""
SHORT = frozenset(["in", "on", "to", "for", "by", "is", "are", "as", "at", "an", "be", "a", "or", "it", "its"])
LEAST, LONGEST = 4, 24
"""Letters of a word of the page that is a piece."""
MANY, NAME = 3, 5
"""Pieces that are hardly one word, and letters of a Chinese name's syllable."""


@dataclass(frozen=True, slots=True)
class _Page:
    words: Counter[str]
    pairs: frozenset[tuple[str, str]]


def with_words_apart(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the words of their English text apart, in doubt."""
    page = _page_of(entries)
    return [_apart(one, page) if one.kind.startswith((SCAN, "h", "b", "caption")) else one for one in entries]


def _page_of(entries: Sequence[Entry]) -> _Page:
    words: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    for one in entries:
        for text in one.texts or () if one.kind.startswith((SCAN, "h", "b", "caption")) else ():
            found = list(_WORD.finditer(_FORMULA.sub(" . ", text)))
            words.update(word[0].lower() for word in found)
            pairs.update(
                (word[0].lower(), after[0].lower())
                for word, after in pairwise(found)
                if word.end() + 1 == after.start() and after.string[word.end()] == " "
            )
    return _Page(words, frozenset(pairs))


def _apart(entry: Entry, page: _Page) -> Entry:
    texts = tuple(_with_blanks(text, page) for text in entry.texts or ())
    return entry if texts == (entry.texts or ()) else replace(entry, texts=texts, spans=(), doubt=True)


def _with_blanks(text: str, page: _Page) -> str:
    pieces, at = [], 0
    for formula in _FORMULA.finditer(text):
        pieces += [_words_apart(text[at : formula.start()], page), formula[0]]
        at = formula.end()
    return "".join([*pieces, _words_apart(text[at:], page)])


def _words_apart(text: str, page: _Page) -> str:
    text = _BEFORE_NAME.sub(r"\g<word> ", text)
    return _CANDIDATE.sub(lambda found: _pieces(found, page), text)


def _pieces(found: re.Match[str], page: _Page) -> str:
    word = found[0]
    if page.words[word.lower()] > 1 or word.isupper():
        return word
    cut = _cut(word.lower(), page)
    if not cut or not _holds(cut, page):
        return word
    out, at = [], 0
    for piece in cut:
        out.append(word[at : at + len(piece)])
        at += len(piece)
    return " ".join(out)


def _cut(word: str, page: _Page) -> list[str]:
    """The fewest words of the page and of grammar that make up a word."""
    best: list[list[str] | None] = [[], *([None] * len(word))]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - LONGEST), end):
            piece, before = word[start:end], best[start]
            if before is None or piece == word or not _is_piece(piece, page):
                continue
            known, made = best[end], [*before, piece]
            if known is None or _rank(made) < _rank(known):
                best[end] = made
    return best[-1] or []


def _rank(pieces: Sequence[str]) -> tuple[int, int]:
    """Few pieces, and of equally many those with words of grammar: characteristics and, no characteristic sand."""
    return len(pieces), -sum(piece in SURE for piece in pieces)


def _is_piece(piece: str, page: _Page) -> bool:
    return piece in SURE or piece in SHORT or (len(piece) >= LEAST and page.words[piece] > 0)


def _holds(cut: Sequence[str], page: _Page) -> bool:
    """The pieces of a word are words that were run together, not parts of one."""
    if all(pair in page.pairs for pair in pairwise(cut)):
        return len(cut) > 1 and any(len(piece) >= LEAST for piece in cut)
    content = [piece for piece in cut if piece not in SURE and piece not in SHORT]
    if not content or cut[0] in SHORT or cut[-1] in SHORT or _is_grammar(cut[:2]) or _is_grammar(cut[-2:]):
        return False
    if len(cut) == len(content):
        is_long = sum(map(len, cut)) > NAME * len(cut)  # not Dong Zhen dong
        return (len(cut) >= MANY and is_long) or all(page.words[piece] > 1 and len(piece) > LEAST + 1 for piece in cut)
    return len(cut) >= MANY or any(piece in SURE for piece in cut)


def _is_grammar(pair: Sequence[str]) -> bool:
    """Two words of grammar side by side, one of them short, may be the beginning of another word."""
    return (
        len(pair) > 1 and all(piece in SURE or piece in SHORT for piece in pair) and any(map(SHORT.__contains__, pair))
    )
