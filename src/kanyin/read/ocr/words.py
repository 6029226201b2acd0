"""English words that a printed line divided: ``exper-iment`` where the page has ``experiment`` too.

Not ``over-sampling``, whose parts are words: with its hyphen it is as right as without, and a title that the references
quote may have it so. ``transcrip-tion`` is whole again without a witness: its end is no word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_WORD = lazy("[A-Za-z]{2,}")
_DIVIDED = lazy(r"(?<![A-Za-z0-9-])([A-Za-z]{2,})-([a-z]{2,})(?![A-Za-z0-9-])")
_FORMULA = lazy(f"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")


_COMBINING = lazy(
    "agro|bio|eco|electro|geo|hydro|macro|micro|multi|neuro|non|physico|politico|psycho|quasi|semi|socio|spatio|techno"
    "|thermo"
)
"""First parts that stand with a hyphen and without: neither is a printer's."""
SHORTEST_PART = 4
"""Letters of a first part that is a word of its own wherever it stands alone: under-, self-, over-."""


_FRAGMENT = lazy(
    "(?!(?:section|action|station|nation|ration|motion|option|mention|notion|city|cement|moment|once|since|dance)s?$)"
    "(?:[a-z]{0,4}(?:[ts]ion|ment|ness|[ae]nce|[ai]tive|[ai]city|ology|graphy|ically|ously)s?|ics?|tet|tically|ization|nization)"
)
"""The end of an English word that is no word itself: transcrip-tion, mea-surement."""
_TAXON = lazy(
    r"(?<=[\u3400-\u9fff])[（(](?P<genus>[A-Z][a-z]{2,}(?:-[a-z]{2,})?)\s(?P<kind>[a-z]{2,}(?:-[a-z]{2,})?)"
    r"(?=[)）]|\s(?:[A-Z]|var|subsp))"
)
"""A plant or an animal in Latin behind its Chinese name: 柳（Sa-lix babylonica）. Its first word has no hyphen."""
_LATIN_END = lazy("(?:us|um|is|a|ae|ii|i|es|ens|or|on|os|ys)$")
_FIRST_PARTS = lazy(
    "all|anti|co|counter|cost|cross|data|dual|ex|first|five|four|free|full|half|hand|hard|high|home|ill|in|inter|intra|left|less"
    "|life|line|long|low|mid|mixed|mono|near|new|off|on|one|out|over|poly|post|pre|pro|real|re|right|second|self|short|single"
    "|social|soft|step|sub|super|third|three|time|tri|two|ultra|under|up|well|whole|zero",
    re.IGNORECASE,
)
"""First parts of English compounds: an end like ``-tion`` behind them may have its hyphen, cross-validation."""


def without_hyphens(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with words whole again that stand on the page without a hyphen as often, or whose end is no word."""
    entries = [_with_taxa(one) if one.is_prose else one for one in entries]
    texts = [one.text for one in entries if one.is_prose or one.kind.startswith("note")]
    divided = Counter(match[0].lower() for text in texts for match in _DIVIDED.finditer(text))
    if not divided:
        return list(entries)
    plain = (_DIVIDED.sub(" ", _FORMULA.sub(" ", text)) for text in texts)
    words = Counter(word.lower() for text in plain for word in _WORD.findall(text))
    whole = {word for word, times in divided.items() if _is_divided(word, times, words)}
    return [_joined(one, whole) if one.is_prose and whole else one for one in entries]


def _is_divided(word: str, times: int, words: Counter[str]) -> bool:
    """The page has it whole as often, and its parts are no words of the page."""
    first, last = word.split("-")
    if _COMBINING.fullmatch(first):
        return False
    is_compound = words[first] > 0 and (words[last] > 0 or len(first) >= SHORTEST_PART)
    if not words[first] and not _FIRST_PARTS.fullmatch(first) and _FRAGMENT.fullmatch(last):
        return True
    return words[first + last] >= times and not is_compound


def _with_taxa(entry: Entry) -> Entry:
    text = _TAXON.sub(_whole_taxon, entry.text) if "-" in entry.text else entry.text
    return entry if text == entry.text else replace(entry, texts=(text,))


def _whole_taxon(found: re.Match[str]) -> str:
    is_english = _FIRST_PARTS.fullmatch(found["genus"].split("-")[0]) or not _LATIN_END.search(found["kind"])
    return found[0] if is_english else found[0].replace("-", "")


_NAME_BEFORE = lazy(r"\b[A-Z]{2,}\s?$")
"""A family name in capitals: what follows is a given name, LI Xiao-ming."""


def _joined(entry: Entry, whole: set[str]) -> Entry:
    def join(match: re.Match[str]) -> str:
        is_name = match[1][0].isupper() and _NAME_BEFORE.search(match.string, 0, match.start()) is not None
        return match[1] + match[2] if match[0].lower() in whole and not is_name else match[0]

    text = _DIVIDED.sub(join, entry.text)
    return entry if text == entry.text else replace(entry, texts=(text,))
