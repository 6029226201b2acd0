"""What a site declares of its rights below a text, in sentences: furniture, unless the page itself is on rights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

_SPEAKS = lazy(
    "(?P<a>转载|轉載|转发)|(?P<b>授[权權]|许可|許可)|(?P<c>侵[权權犯])|(?P<d>版[权權]|著作[权權]|知识产权)|(?P<e>法律责任|法律責任|追究)"
    "|(?P<f>本(?:网|網|站|报社?|報社?|刊|社|平台|公众号|公司))|(?P<g>未[经經])|(?P<h>注明|註明|标明)|(?P<i>[删刪]除|联系我们|聯繫我們|线索)|(?P<j>声明|聲明)"
)
SURELY, BESIDE = 4, 2
"""Such words, each once, of a line that declares rights, and of one beside it."""
MOST = 0.5
"""The share of a page's sentences that may be such: of more the page itself is a declaration, or an article on it."""
FEWEST = 3
"""Sentences of a page of which that is asked."""


def with_rights(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; sentences that declare a site's rights, and those like them in a row with them, show that."""
    sentences = [n for n, each in enumerate(facts) if each.is_sentence]
    said = {n: len({found.lastgroup for found in _SPEAKS.finditer(facts[n].text)}) for n in sentences}
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
