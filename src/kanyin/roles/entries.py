"""A list of references on a page, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin import rules
from kanyin.roles.facts import Facts

_NUMBER = re.compile(r"\s*(\d{1,3})[.．、\s]")
_LIKE_OTHER_ARTICLES = frozenset({"dated-headline", "dated", "menu", "headline"})


def with_items(facts: Sequence[Facts]) -> list[Facts]:
    """The lines; items of a list right below a heading of references that count on from one are its entries.

    Those of an encyclopaedia are titles of news, each with its site and date, as lists of other articles have them.
    """
    out = list(facts)
    for n, heading in enumerate(facts):
        if not rules.is_references_heading(heading.text):
            continue
        found: list[int] = []
        for k in range(n + 1, len(facts)):
            number = _NUMBER.match(facts[k].text)
            if "item" not in facts[k].shown or number is None or int(number[1]) != len(found) + 1:
                break
            found.append(k)
        for k in found:
            out[k] = facts[k].showing((facts[k].shown - _LIKE_OTHER_ARTICLES) | {"entry"})
    return out


def list_heading(facts: Sequence[Facts], n: int) -> set[str]:
    """What a heading of references shows where an entry stands below it."""
    if not rules.is_references_heading(facts[n].text):
        return set()
    return {"reference-list"} if any("entry" in other.shown for other in facts[n + 1 : n + 3]) else set()


def behind_entries(facts: Sequence[Facts]) -> frozenset[int]:
    """The lines below a list of references, and below what journals print behind one, that go on with neither.

    A blank line parts them from it. An English title stands above its abstract, so it is none of them.
    """
    start = next((n for n in range(len(facts)) if list_heading(facts, n)), len(facts))
    last = max((n for n in range(start, len(facts)) if facts[n].shown & _OF_THE_LIST), default=len(facts))
    first = next((n for n in range(last + 1, len(facts)) if facts[n].line.gap), len(facts))
    return frozenset(n for n in range(first, len(facts)) if not facts[n].shown & _SAID_OR_PROSE)


_OF_THE_LIST = frozenset(
    {"entry", "back-matter", "field-label", "abstract-label", "keywords-label", "section-name", "reference-list"}
)
_SAID_OR_PROSE = frozenset({"sentence", "kept", "named"})
