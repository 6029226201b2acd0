"""Those who edited a host behind its title: ``Posts, edited by Ann Lind and Jan Hopp``."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.imprints import read_imprint
from kanyin.references.names import read_names
from kanyin.references.places import is_city
from kanyin.references.publishers import Tail
from kanyin.references.serial_names import unquoted
from kanyin.references.text import trim

_EDITED_BEHIND = lazy(
    r"(?<!\dst)(?<!\dnd)(?<!\drd)(?<!\dth)[,.]?\s\(?(?:[Ee]dited by|[Ee]d\.\s?by|[Ee]ds?\.|[Hh]rsg\. von|[Hh]rsg\.)"
    r"\s(?=(?:[A-Z]|von |van |de ))"
)
BODY = (
    r"(?:IEEE|ACM|IFAC|SPIE|(?:[A-Z][A-Za-z&'-]{1,20}\s(?:(?:of|for|and|on|the)\s)?){1,6}"
    r"(?:Society|Association|Institute|Committee|Council|Academy|Union))"
)
"""A body that edits as people do, known by its last word."""
_NAMED_BEFORE = lazy(rf"[A-Z][a-z'-]{{2,20}}(?:\s[A-Z]{{1,3}}|,\s[A-Z]\.(?:\s?[A-Z]\.)?)|{BODY}")
_PAGES_NEXT = lazy(r"\)?\s?[,.:]?\s?(?:pp?\.\s?)?(?P<page>[\dA-Za-z]{0,2}\d\s?-\s?\d{1,5})(?!\d)")


def edited_behind(work: str, raw: str, start: int, end: int) -> Tail | None:
    """``Posts, edited by Ann Lind and Jan Hopp, 97-121. Ferry: Press, 2001``: those who edited behind the title."""
    sign = _EDITED_BEHIND.search(work, start + 3, min(end, start + 240))
    if sign and _NAMED_BEFORE.fullmatch(work, start, sign.start()):
        return None  # Hopp J ed. Lamps
    names = read_names(work, raw, sign.end(), end) if sign else ()
    while names and (is_city(names[-1].people[-1].literal) or work[names[-1].end : names[-1].end + 1].isalnum()):
        names = names[:-1]  # the town behind them is nobody
    if not sign or not names:
        return None
    pages = _PAGES_NEXT.match(work, names[-1].end, end)
    tail = read_imprint(work, raw, *trim(work, pages.end() if pages else names[-1].end, end, " .,;:)"))
    tail.spans["container-title"] = unquoted(work, (start, sign.start()))
    if pages:
        tail.spans["page"] = pages.span("page")
    tail.people["editor"] = names[-1].people
    tail.covered.append((sign.start(), names[-1].end))
    if names[-1].others:
        tail.doubts.add("editor-others")
    return tail
