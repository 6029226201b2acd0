"""Citations by a raised number alone, ``已有研究¹`` and ``²⁻⁴``, as journals of medicine and of the arts set them.

A raised number may be a power, a unit's, an ion's; so the whole text decides whether it cites so at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from kanyin.model import SUP
from kanyin.patterns import lazy
from kanyin.references.citing import Citation, covered, find_numbered
from kanyin.references.labels import number

_JOINT = r"\s?[,，、;；‐‑‒–—―－−~～∼-]\s?"
_RAISED = lazy(rf"{SUP[0]}\s?(?P<numbers>\d{{1,3}}(?:{_JOINT}\d{{1,3}}){{0,12}})\s?{SUP[1]}")
_DIGITS = lazy(r"\d+")
_OF_AMOUNT = lazy(
    r"(?:\d|(?<![A-Za-z])[A-Za-zα-ωΑ-Ω]|(?<![A-Za-z])[kcdmμn]?m|[)\]⁻⁺−]"
    r"|(?<![A-Za-z])(?:arc)?(?:sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|tg|ctg|log|ln|lg|exp|det))\s?$"
)
"""What has a power: ``10³``, ``10⁻³``, ``x²``, ``km²``, ``sin²``."""
_LEAST_SHARE, _RISING = 0.6, 0.8


def cites_raised(texts: Iterable[str], entries: Collection[str]) -> bool:
    """The text cites by raised numbers: they begin with 1, mostly rise, and name most of the ``entries``.

    ``texts``: paragraphs with marks round what is raised. None of them has citations in brackets.
    """
    texts = list(texts)
    first = list(dict.fromkeys(key for text in texts if SUP[0] in text for one in _places(text) for key in one.meant))
    values = [int(key) for key in first if key in entries]
    rising = sum(after == before + 1 for before, after in pairwise(values))
    return (
        len(values) > 1
        and values[0] == 1
        and len(values) >= max(_LEAST_SHARE * len(entries), _RISING * len(first))
        and rising >= _RISING * (len(values) - 1)
        and not any(next(find_numbered(text, entries), None) for text in texts)
    )


def find_raised(text: str, entries: Collection[str]) -> Iterator[Citation]:
    """The raised numbers of a text that cites so, all of which the list has."""
    return (one for one in _places(text) if all(key in entries for _, _, key in one.written))


def _places(text: str) -> Iterator[Citation]:
    for match in _RAISED.finditer(text):
        if _OF_AMOUNT.search(text, max(0, match.start() - 8), match.start()):
            continue
        digits = _DIGITS.finditer(text, *match.span("numbers"))
        written = tuple((one.start(), one.end(), number(one[0])) for one in digits)
        meant = tuple(covered(match["numbers"]))
        if meant:
            yield Citation(*match.span("numbers"), written, meant, in_line=False)
