"""Who speaks, line by line: interviews, talks, scripts. A name with a colon, and what is said behind it or below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

FEWEST, FEWEST_PERSONS = 2, 2
"""Times that each of two persons speaks at least."""
_LABEL = lazy("[【\\[（(]?(?P<name>[㐀-鿿· 　]{1,10}?)[】\\]）)]?\\s?[:：]")
_NO_NAME = lazy(
    "来源|來源|作者|[责責]?[编編][辑輯]?|摘要|图|圖|文|摄影|攝影|[备備]注|电话|電話|时间|時間|日期|[标標][签籤]"
)


OFTEN = 3
"""Lines of a text that begin with the same label, in a programme or a record: where one more stands it goes on."""


def labels_within(text: Sequence[Facts]) -> frozenset[str]:
    """The labels that several lines of a text begin with: 地点：, 主席：, and a programme below each."""
    found = Counter(map(label_of, text))
    return frozenset(label for label, times in found.items() if label and times >= OFTEN)


def label_of(each: Facts) -> str:
    """The words before the colon that the line begins with; empty where it begins with none."""
    found = _LABEL.match(each.text)
    name = "".join(found["name"].split()) if found else ""
    return "" if _NO_NAME.fullmatch(name) else name


def with_speakers(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; those on which somebody begins to speak show it: two persons at least, each several times."""
    said: dict[str, list[int]] = defaultdict(list)
    for n, each in enumerate(facts):
        if (name := label_of(each)) and _says(facts, n):
            said[name].append(n)
    talking = [lines for lines in said.values() if len(lines) >= FEWEST]
    if len(talking) < FEWEST_PERSONS:
        return facts
    found = {n for lines in talking for n in lines}
    return [
        each.showing(each.shown - _NOT_OF_SPEAKERS | {"speaker"}) if n in found else each
        for n, each in enumerate(facts)
    ]


_NOT_OF_SPEAKERS = frozenset({"info-label", "credit", "column-name", "site-word", "comment-frame", "field-label"})
"""What a name before a colon shows that tells nothing in a talk."""


def _says(facts: Sequence[Facts], n: int) -> bool:
    """A sentence stands behind the name, or below a name with nothing behind it."""
    if facts[n].text[-1] in "：:":
        return n + 1 < len(facts) and _is_said(facts[n + 1])
    return _is_said(facts[n])


def _is_said(each: Facts) -> bool:
    return each.is_sentence or "finished" in each.shown
