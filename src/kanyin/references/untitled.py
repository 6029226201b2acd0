"""Articles without their titles, as chemists and physicians print them: ``Stieg P, Lind K. Lamp. Chem., 1981, 15: 13``.

Nothing but the name of a journal stands between the people and the numbers (CSE Manual, 29.3; ACS Guide, 4.3).
"""

from __future__ import annotations

import re
from dataclasses import replace

from kanyin.patterns import lazy
from kanyin.references.heads import Head
from kanyin.references.known_names import SURE_NAME, han_quality
from kanyin.references.parse import Reading, take_people, take_tail
from kanyin.references.publishers import Tail
from kanyin.references.scores import names_serial
from kanyin.references.serials import read_numbers
from kanyin.references.text import HAN, Span, is_abbreviated, trim

_JOURNAL = lazy(
    r"(?P<name>[A-Z][A-Za-z]{0,13}+\.?+(?:(?:\s?[&-]\s?|,?\s|(?<=\.))(?:[A-Z][A-Za-z]{0,13}+\.?+|(?:of|and|the|in|for)\b|&)){0,8}+)"
    r"\s?[,.:;]?\s?(?=\(?\d|[Vv]ol)"
    rf"|(?P<han>[{HAN}]{{2,16}}(?:\([^()]{{1,16}}\))?)\s?[,.]\s?(?=\(?\d|第)"
)
_WORD = lazy(r"[A-Z][A-Za-z]*\.?")
_INITIAL_OF_JOURNAL = lazy(
    r"(?<=\s)J\.\s?(?=(?:Am|Org|Phys|Med|Biol|Mater|Inorg)\.\s?(?:Chem|Soc)|(?:Chem|Appl)\.\s?(?:Phys|Soc|Electrochem|Polym)|Electrochem)"
)
"""``Lind, K. J. Am. Chem. Soc.``: the letter is the journal's, not the last initial."""
_FEWEST = 20
"""What a head scores at least whose people can be relied upon."""


def read_untitled(work: str, raw: str, heads: list[Head], end: int) -> Reading | None:
    """The reading of such an entry; None for any other."""
    for head in heads[:3]:
        at = trim(work, head.start, end, " ")[0]
        found = _JOURNAL.match(work, at, end) if head.people and head.score >= _FEWEST else None
        if found is None:
            continue
        name = found.span("name") if found["name"] else found.span("han")
        numbers = read_numbers(work, found.end(), end)
        if numbers is None or "page" not in numbers.spans or not _is_dated(head, numbers.spans):
            continue
        if not numbers.spans.keys() & {"volume", "issue"} or not _is_journal(work, name, found, head):
            continue
        reading = Reading(kind="J", doubts={"unmarked", "untitled"})
        take_people(reading, work, head)
        _take_initial(reading, work, head, name)
        name = trim(work, *name, " ,;:")
        take_tail(reading, Tail(spans={**numbers.spans, "container-title": reading.spans.get("container-title", name)}))
        return reading
    return None


def _is_dated(head: Head, spans: dict[str, Span]) -> bool:
    return head.year is not None or "issued" in spans


def _is_journal(work: str, name: Span, found: re.Match[str], head: Head) -> bool:
    """Words that are shortened, or one word alone: ``Atmos. Environ.,``, ``Nature``; a short title before a journal's
    name, ``Lamps. Posts.``, is of whole words. In Chinese what stands alone between people and numbers."""
    if found["han"]:
        return all(han_quality(one.literal) == SURE_NAME for one in head.people if one.literal)
    if first := _INITIAL_OF_JOURNAL.search(work, max(head.span[0], name[0] - 4), name[1]):
        return first.end() == name[0]
    words = _WORD.findall(work[slice(*name)])
    dotted = [word for word in words if word.endswith(".")]
    if not dotted:
        return len(words) == 1 or (len(words) < 5 and names_serial(work[slice(*name)]))
    ends_short = words[-1] in dotted or len(words[-1]) == 1 or len(dotted) > 1
    if len(words[0]) == 2 and words[0][0] not in "JQZ":
        return False  # the initial of one who wrote it
    known = is_abbreviated(words[0].rstrip(".")) or len(words[0].rstrip(".")) == 1
    return (
        ends_short
        and 2 * len(dotted) >= len(words)
        and (known or (work[name[1] : name[1] + 1] == "," and len(dotted) > 1))
    )


def _take_initial(reading: Reading, work: str, head: Head, name: Span) -> None:
    """Give the journal the letter that was taken for the last author's second initial."""
    first = _INITIAL_OF_JOURNAL.search(work, max(head.span[0], name[0] - 4), name[1])
    author = reading.people["author"][-1]
    if first is None or first.end() != name[0] or not author.given.endswith(("J", "J.")):
        return
    shortened = replace(author, given=author.given.rstrip(".").removesuffix("J").rstrip())
    reading.people["author"] = (*reading.people["author"][:-1], shortened)
    reading.spans["container-title"] = (first.start(), name[1])
