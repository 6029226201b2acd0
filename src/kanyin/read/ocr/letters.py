"""Letters of formulas that recognition set in other alphabets, and signs that it saw beside them.

A speck before a letter becomes a point set low, a hyphen in a word bold signs, a plain letter one of Fraktur. What is
meant is told by the form of the formula (a level of significance, a sign alone between two words) or by the page, which
has the same letter or word elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_FORMULA = lazy(rf"{MATH[0]}(?P<tex>[^{MATH[0]}{MATH[1]}]*+){MATH[1]}")
_BARE = lazy(
    r"[\s{}~]|\\[ :,;!]|\\(?:scriptstyle|textstyle|cal|mathrm|mathbf|mathcal|mathit|boldsymbol|bf|rm|it)(?![a-zA-Z])"
)
_SIGNIFICANCE = lazy(
    r"(?:_?(?:\.|\\cdot|·|\\nabla|\\Delta)|scriptstyle){0,2}(?P<letter>[Pp])(?P<sign>[<>=]|\\leq?(?![a-z])|\\geq?(?![a-z]))(?P<level>0\.\d{1,4})"
)
_NAME = lazy(r"(?:\\ )?\s*\\(?:mathrm|text|textrm)\s*\{\s*(?P<letters>[A-Z](?:\s?[A-Za-z0-9]){1,11}+)\s*\}")
"""An abbreviation or a name of several letters, that is all of a formula."""
_PREFIX = lazy(
    rf"{MATH[0]}\s*(?P<dash>-\s*)?(?:\{{\s*)?(?:\\mathfrak\s*)?(?:\{{\s*)?\\?(?P<letter>alpha|beta|gamma|delta|omega|a(?=[\s}}]))[\s}}]*"
    rf"(?:\^\s?\{{\s?-\s?\}}\s*{MATH[1]}\s?|{MATH[1]}\s-)(?=[\u3400-\u9fff])(?![为与和或的是及在])"
)
"""A Greek letter and its hyphen before the name of a substance, read as a raised minus: β-蒎烯."""
_PREFIXES = {"alpha": "α", "a": "α", "beta": "β", "gamma": "γ", "delta": "δ", "omega": "ω"}
_FRAKTUR = lazy(r"\\mathfrak\s*\{\s*(?P<letters>(?:[A-Za-z]\s*){1,4})\}")
MANY = 3
"""Different letters in Fraktur on a page of mathematics, which means them."""
_PHANTOM = lazy(
    r"\\mathbf\s*\{\s*\\(?P<greek>[A-Za-z]+)\s*\}\s*_\s*\{\s*(?P<letter>[a-z]|\\mathrm\s*\{\s*[a-z]\s*\})\s*\}"
)
_SUM = r"(?:\\mathbf\s*\{\s*\\(?:Sigma|Pi)\s*\}|\\Sigma|\\Pi)"
_EQUALS = lazy(rf"\\(?:varXi|Xi|equiv)|{_SUM}\s*=\s*{_SUM}|\\ ?[cOl] =")
"""A sign of equality alone between two words."""
_SIGNS_IN_WORD = lazy(r"(?:\\(?:nabla|sigma|Delta))?(?:\\cdot)(?P<letters>[A-Za-z]{1,3}|\\(?:alpha|beta|gamma|kappa))")
_IN_WORD = lazy(
    rf"(?P<stem>(?<![A-Za-z])[A-Z][A-Za-z]{{1,5}}|[\u3400-\u9fff]{{2}})-?\s?{MATH[0]}(?P<tex>[^{MATH[0]}{MATH[1]}]{{0,60}}+){MATH[1]}"
    r"(?:\s(?=[\u3400-\u9fff]))?"
)
_GREEK = {"a": "α", "\\alpha": "α", "b": "β", "\\beta": "β", "\\gamma": "γ", "y": "γ", "k": "κ", "\\kappa": "κ"}


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page holds elsewhere."""

    words: str
    alone: frozenset[str]
    """Letters that are all of a formula."""
    greek: frozenset[str]
    """Greek letters of its formulas, but for those before a letter set low."""
    has_fraktur: bool

    names: Counter[str]
    """Its Latin words, and how often it has each."""

    def has_word(self, word: str) -> bool:
        """The page has the word in its text, twice at least: Lm, whatever formula it once is."""
        return len(word) >= 2 and self.names[word] >= 2


def with_plain_letters(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; letters and signs of their formulas are those that were printed."""
    texts = [text for one in entries for text in one.texts or () if MATH[0] in text or text]
    if not any(MATH[0] in text for text in texts):
        return list(entries)
    page = _page_of(texts)
    return [_mended(one, page) for one in entries]


def _page_of(texts: Iterable[str]) -> _Page:
    lines = list(texts)
    formulas = [found["tex"] for text in lines for found in _FORMULA.finditer(text)]
    fraktur = {letter for tex in formulas for found in _FRAKTUR.finditer(tex) for letter in found["letters"].split()}
    alone = frozenset(tex for each in formulas if len(tex := _BARE.sub("", each)) == 1)
    greek = frozenset(sign for tex in formulas for sign in _SIGN.findall(_PHANTOM.sub("", tex)))
    words = "\n".join(_FORMULA.sub(" ", text) for text in lines)
    return _Page(words, alone, greek, len(fraktur) >= MANY and "pH" not in words, Counter(_LATIN.findall(words)))


_LATIN = lazy("[A-Za-z0-9]{2,}")
_SIGN = lazy(r"\\([A-Za-z]+)")


def _mended(entry: Entry, page: _Page) -> Entry:
    if not entry.texts or not any(MATH[0] in text for text in entry.texts):
        return entry
    plain = map(_with_prefixes, entry.texts)
    sure = tuple(map(with_significance, plain))
    words = (_IN_WORD.sub(lambda found: _whole_word(found, page), text) for text in sure)
    texts = tuple(_FORMULA.sub(lambda found: _plain(found, page), text) for text in words)
    return entry if texts == entry.texts else replace(entry, texts=texts, doubt=entry.doubt or texts != sure)


def with_significance(text: str) -> str:
    """The text with its levels of significance plain, ``P < 0.05``."""
    return _FORMULA.sub(_significance, text)


def _significance(found: re.Match[str]) -> str:
    """A level of significance without what a speck before it was read as."""
    tex = found["tex"].strip()
    level = None if _IS_PLAIN.fullmatch(tex) else _SIGNIFICANCE.fullmatch(_BARE.sub("", tex))
    return f"{MATH[0]}{level['letter']} {level['sign']} {level['level']}{MATH[1]}" if level else found[0]


def _plain(found: re.Match[str], page: _Page) -> str:
    tex = found["tex"].strip()
    if _EQUALS.fullmatch(tex):
        return f"{MATH[0]}={MATH[1]}"
    phantom = _PHANTOM.fullmatch(tex)
    if phantom and phantom["greek"] not in page.greek:
        letter = phantom["letter"].rstrip("} ")[-1]
        return f"{MATH[0]}{letter}{MATH[1]}" if letter in page.alone else found[0]
    name = _NAME.fullmatch(tex)
    if name and page.has_word("".join(name["letters"].split())):
        return "".join(name["letters"].split())
    if page.has_fraktur or "\\mathfrak" not in tex:
        return found[0]
    return f"{MATH[0]}{_FRAKTUR.sub(_upright, tex)}{MATH[1]}"


def _with_prefixes(text: str) -> str:
    """The text with the prefixes of its substances; where a letter has a raised plus too, both are signs of limits."""
    if _PLUS.search(text):
        return text
    return _PREFIX.sub(lambda found: f"{'-' if found['dash'] else ''}{_PREFIXES[found['letter']]}-", text)


_PLUS = lazy(r"\\(?:alpha|beta|gamma|delta|omega)\s?\^\s?\{\s?[+*]")
_IS_PLAIN = lazy(r"[Pp]\s*(?:\{\s*)?(?:[<>=]|\\leq?|\\geq?)(?:\s*\})?[\s\d.]+")


def _upright(found: re.Match[str]) -> str:
    letters = found["letters"].split()
    return letters[0] if len(letters) == 1 else f"\\mathrm {{ {' '.join(letters)} }}"


def _whole_word(found: re.Match[str], page: _Page) -> str:
    """A word whose hyphen was read as signs, GSH- $\\nabla \\cdot P x$, where the page has the word elsewhere."""
    signs = _SIGNS_IN_WORD.fullmatch(_BARE.sub("", found["tex"]))
    if signs is None:
        return found[0]
    plain = _GREEK.get(signs["letters"], "")
    for end in filter(None, (signs["letters"], plain)):
        if f"{found['stem']}-{end}" in page.words:
            return f"{found['stem']}-{end}"
    return f"{found['stem']}-{plain}" if plain and f"-{plain}" in page.words else found[0]
