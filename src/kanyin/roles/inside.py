"""Within the text of a paper nothing stands but the paper: what is short there is a formula's rest, an item, a clause.

Whether such a line is the article's is no question; it is one only where it looks like a heading, a caption or a row
that was not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.fields.datelines import is_story
from kanyin.model import Document, Paragraph
from kanyin.patterns import lazy
from kanyin.roles import Labelled

LONG = 60
"""Characters of a paragraph that is text for sure: the first and the last of them are the ends of a paper's text."""
LONGEST_NAME, SHORTEST_NAME, FEWEST_WORDS = 24, 4, 3
"""Characters of a title, Han characters, and Latin words of half a caption."""
_HAN = lazy("[\u3400-\u9fff]")
_WORD = lazy("[A-Za-z]{2,}")
_ENDS = lazy("[。；;：:，,、!！?？）)]$")
_FORMULA = lazy("[=＝≤≥<>＜＞≈∈∑∫‖]")
_CLAUSE = lazy(
    "其中|式中|这里|此时|于是|考虑|由|令|则|故|即|又|因|若|当|设|经|将|用|为|对|把|从|在|取|且|和|与|可|有|得|如|我们|本文"
)
_ITEM = lazy(r"[(（①-⑳]|\d{1,2}[)）]")
_LEADS_ON = lazy("[为有得是即为满足表示记作]$")


def inside_paper(document: Document, page: Sequence[Labelled]) -> set[int]:
    """The numbers of the lines that raise no question: within the text of a paper, and a story's first on any page."""
    told = {n for each in page if is_story(each.line.text) for n in each.line.src}
    if not _is_paper(document):
        return told
    long = [block.src for block in document.blocks if isinstance(block, Paragraph) and len(block.text) >= LONG]
    return told | set(_quiet(page, long[0][0], long[-1][-1])) if long else told


def _is_paper(document: Document) -> bool:
    """It has what journals print above an article and below it, or is a record of one, which is nothing else."""
    meta = document.meta
    printed = sum((bool(meta.abstract), bool(meta.keywords), bool(meta.issue), bool(document.references)))
    return printed >= 3 or any(change.rule == "LR001" for change in document.changes)


def _quiet(page: Sequence[Labelled], first: int, last: int) -> Iterator[int]:
    for each in page:
        inside = first <= each.line.src[0] and each.line.src[-1] <= last
        if inside and each.doubt.question == "kept" and not is_open(each.line.text, each.facts.shown):
            yield from each.line.src


def is_open(text: str, shown: frozenset[str]) -> bool:
    """A line that may be more than text: a number and a name, some words without an end, half an English caption."""
    if _ENDS.search(text) or _FORMULA.search(text):
        return False
    han = len(_HAN.findall(text))
    if not han:
        return len(_WORD.findall(text)) >= FEWEST_WORDS
    if "numbered" in shown:
        return len(text) <= 2 * LONGEST_NAME and not (_ITEM.match(text) and text[-1] in ".．")
    named = han >= SHORTEST_NAME and text[-1] not in ".．" and len(text) <= LONGEST_NAME
    return named and _CLAUSE.match(text) is None and _LEADS_ON.search(text) is None
