"""What a journal prints of a manuscript at an article's head or foot: when it was received, revised, accepted; labels
that stand above what they tell.
"""

from __future__ import annotations

from kanyin import rules
from kanyin.fields.dates import find_named, iso
from kanyin.patterns import lazy

RECEIVED, REVISED, ACCEPTED = "received", "revised", "accepted"
FIELDS = (RECEIVED, REVISED, ACCEPTED)
"""The fields, in the order in which a manuscript comes by them."""

_DATE = lazy(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*[-－—–./／年]\s*(?P<m>\d{1,2})(?:\s*[-－—–./／月]\s*(?P<d>\d{1,2})\s*日?|\s*月)?(?!\d)"
)
_KINDS = (
    (REVISED, lazy("修改|修回|修稿|改稿|修订|改回|二稿|[Rr]evised|[Rr]evision")),
    (ACCEPTED, lazy("录用|接受|接收|定稿|终稿|[Aa]ccepted")),
    (RECEIVED, lazy("收稿|收到|来稿|投稿|交稿|初稿|原稿|[Rr]eceived")),
)
_WORDS = lazy(
    "(?i:manuscript|received|revised|revision|accepted|in|form|on|date)|本文|该文|作者|编辑部|原稿|修改稿|修订稿|修回稿|稿件|初稿|定稿|终稿|收到"
    "|收稿|来稿|投稿|交稿|修改|修回|修稿|改稿|改回|修订|录用|接受|接收|二稿|日期|时间|[于稿收]|[\\s\u3000\\W]"
)

BEHIND = lazy(r"(?<!\s)\s++(?=(?:作者|通[讯信]|邮政|单位|联系|责任?编)[\u3400-\u9fff]{0,8}[:：]|作者[为系是])")
"""The blank before another field on the line of the dates."""


def read_dates(text: str) -> dict[str, str]:
    """The dates of a line, by their fields, as ISO 8601; nothing where the line tells anything else.

    ``收稿日期：1998-07-14；修回日期：1998-10-20`` and ``1998-07-14收到原稿，1998-10-20收到修改稿``: the word that says
    what a date is stands before it or behind it, on all of the line.
    """
    found = list(_dates(text))
    edges = [0, *(edge for start, end, _ in found for edge in (start, end)), len(text)]
    between = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if not found or any(_WORDS.sub("", piece) for piece in between):
        return {}
    before = _kind(between[0]) != ""
    told = between[:-1] if before else between[1:]
    out: dict[str, str] = {}
    for piece, (_, _, date) in zip(told, found, strict=True):
        kind = _kind(piece)
        if not kind:
            return {}
        out[kind] = f"{out[kind]}, {date}" if kind in out else date
    return out


def _dates(text: str) -> list[tuple[int, int, str]]:
    """Where the dates of a line stand, and what they are."""
    found = [
        (match.start(), match.end(), day)
        for match in _DATE.finditer(text)
        if (day := iso(match["y"], match["m"], match["d"] or ""))
    ]
    named = find_named(text) if not found else None
    return [(named[0].start(), named[0].end(), named[1])] if named else found


def _kind(text: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "")


LONGEST_LABEL = 12
"""Characters of a label that is all of its line."""


def bare_label(text: str) -> str:
    """The field whose label is all of a line, above what it tells, 作者简介; nothing for another line."""
    bare = text.rstrip("：: ")
    found = rules.label(f"{bare}：") if len(bare) <= LONGEST_LABEL else None
    return found.field if found is not None and len(found.text) == found.end else ""
