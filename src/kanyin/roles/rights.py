"""What a site declares of its rights below a text, in sentences: furniture, unless the page itself is on rights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.fields.rights import SURELY, words_of_rights
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

BESIDE = 2
"""Words of rights, each once, of a line beside one that declares them."""
MOST = 0.5
"""The share of a page's sentences that may be such: of more the page itself is a declaration, or an article on it."""
FEWEST = 3
"""Sentences of a page of which that is asked."""


def with_rights(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; sentences that declare a site's rights, and those like them in a row with them, show that."""
    sentences = [n for n, each in enumerate(facts) if each.is_sentence]
    said = {n: words_of_rights(facts[n].text) for n in sentences}
    found = {n for n in sentences if said[n] >= SURELY}
    found.update(_items_beside(facts))
    if not found or len(sentences) < FEWEST:
        return facts
    for n in sorted(found):
        while n + 1 < len(facts) and said.get(n + 1, 0) >= BESIDE:
            n += 1
            found.add(n)
    if len(found & said.keys()) > MOST * len(sentences) or min(found) < sentences[0] + 1:
        return facts
    return [each.showing(_as_legal(each)) if n in found else each for n, each in enumerate(facts)]


def declares(each: Facts) -> bool:
    """A line in which a site declares its rights, or whose word an article is: what follows is none of it."""
    return each.furniture is not None and each.furniture.declares


_ITEM = lazy(r"[(（]?(\d{1,2})[)）.、．]")


def _items_beside(facts: Sequence[Facts]) -> Iterator[int]:
    """The lines that are counted on with such a declaration: 1. 言论属个人观点; 2. 禁止…; 3. ….."""
    numbers = [int(found[1]) if (found := _ITEM.match(each.text)) else 0 for each in facts]
    for n, each in enumerate(facts):
        if not numbers[n] or not declares(each):
            continue
        for step in (1, -1):
            k = n + step
            while 0 <= k < len(facts) and numbers[k] == numbers[k - step] + step > 0:
                yield k
                k += step


def _as_legal(each: Facts) -> frozenset[str]:
    return each.shown - {"sentence", "long", "talks-of-site"} | {"legal"}
