"""Those whom a note names before a title, each with what he did: ``[日]某某著，某某等译：《…》``."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.heads import Head
from kanyin.references.known_names import EDITED, TRANSLATED, WROTE
from kanyin.references.names import read_names
from kanyin.references.publishers import Tail
from kanyin.references.text import trim

_CREDIT = lazy(
    rf"(?P<names>[^《》\"]{{2,40}}?)\s?(?P<more>等)?\s?(?:(?P<translated>{TRANSLATED}|译)|(?P<wrote>{WROTE}|[著撰])|(?P<edited>{EDITED}|[编校注辑绘疏]))\s?(?:[,、:;]\s?|\s|(?=《)|$)"
)


def read_credits(work: str, raw: str, start: int, end: int, stop: int = -1) -> tuple[Head, Tail] | None:
    """All whom a note names before ``stop``, where none is given before a title in 《》; None where one is named
    otherwise."""
    stop = work.find("《", start, end) if stop < 0 else stop
    tail, at, others = Tail(), start, False
    while at < trim(work, start, stop)[1]:
        credit = _CREDIT.match(work, at, stop)
        names = read_names(work, raw, *trim(work, *credit.span("names"), " ,;")) if credit else ()
        if not credit or not names or names[-1].end < trim(work, *credit.span("names"), " ,;")[1]:
            return None
        role = "translator" if credit["translated"] else "author" if credit["wrote"] else "editor"
        tail.people[role] = tail.people.get(role, ()) + names[-1].people
        others |= role == "author" and (bool(credit["more"]) or names[-1].others)
        at = credit.end()
    if not tail.people or at > stop:
        return None
    edited = "author" not in tail.people and "editor" in tail.people
    people = tail.people.pop("editor" if edited else "author", ())
    return Head(people, others, "editor" if edited else "", None, stop, 30, (start, stop), "q"), tail
