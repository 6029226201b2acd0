"""The head of an account's page below its title: 原创, who wrote, the account.

One dump sets them on three lines, one on a line with gaps and one with nothing between.

What parts writer and account is the rest of the page, where the account's name stands alone once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kanyin.fields import media, page_owner
from kanyin.fields.accounts import is_site
from kanyin.fields.byline_labels import first_label, key, labels
from kanyin.fields.byline_text import plain
from kanyin.fields.dates import take_date, without_times
from kanyin.fields.names import is_of_page
from kanyin.patterns import lazy
from kanyin.text import letters


@dataclass(frozen=True, slots=True)
class Head:
    """Who wrote, the account that published, and how many lines below the title tell it."""

    writer: str = ""
    account: str = ""
    lines: int = 0


MOST_LINES, LONGEST = 8, 60
"""Lines of such a head, and characters of each."""
LONGEST_WRITER, SHORTEST = 16, 3
"""Characters of the writer's name; letters of the account's."""
OWN = lazy("(?i:original|原创|原創)\\s?[:：]?\\s*")
"""The button before the writer."""
_PAID = lazy("(?:已?付费|刚刚|[今昨前]天|\\d{1,2}[天周]前)$")
_BUTTON = lazy("关注|订阅|点击|扫码|阅读原文")
_PROSE = lazy("[，。！？；…,!?;]|[:：]$")


def read(below: Sequence[str], further: Sequence[str]) -> Head:
    """The head that the lines ``below`` a title begin with; an empty one where they are none.

    ``further`` are the lines of the page below those, which tell that it is an account's and what that is called.
    """
    text = ""
    is_marked = False
    alone: Counter[str] = Counter()
    for n, line in enumerate(below[:MOST_LINES]):
        if page_owner.is_number_label(line) or not _can_stand(line):
            break
        is_marked = is_marked or OWN.match(plain(line)) is not None
        text = f"{text} {_bare(line)}".strip()
        if not text:
            continue
        if not alone:
            if not (is_marked or any(map(page_owner.is_of_account, further))):
                return Head()
            alone = Counter(letters(other) for other in (*below, *further) if 0 < len(other) <= LONGEST)
        own = letters(_bare(line))
        names = (name for name, times in alone.items() if times > (name == own) and len(name) >= SHORTEST)
        if head := _parted(text, names, n + 1):
            return _to_end(head, below)
    return Head()


def _can_stand(line: str) -> bool:
    """A short line that is no sentence and tells nothing by a label."""
    bare = plain(line)
    return len(bare) <= LONGEST and not _PROSE.search(bare) and first_label(OWN.sub("", bare)) is None


def _bare(line: str) -> str:
    """A line without its day, the button before it, and what is said of payment."""
    text = without_times(take_date(OWN.sub("", plain(line), count=1))[0]).strip()
    return _PAID.sub("", OWN.sub("", text, count=1)).strip(" \u3000[]")


def _parted(text: str, names: Iterable[str], lines: int) -> Head | None:
    """Writer and account, where the text ends with one of the ``names`` that stand alone elsewhere."""
    told = letters(text)
    name = max(filter(told.endswith, names), key=len, default="")
    if not name or name == told:
        return None
    before = _without_end(text, name)
    account = text[len(before) :].strip()
    while before and letters(before).endswith(name):
        before = _without_end(before, name)
    writer = _once(before.strip())
    if name[0].isascii() and before[-1:].isascii() and before[-1:] not in ("", " "):  # the end of a word: qr_code
        return None
    if not _is_called(writer) or len(writer) > LONGEST_WRITER or is_of_page(account) or is_site(account):
        return None
    return Head(writer, account, lines)


def _without_end(text: str, name: str) -> str:
    """The text without the ``name`` that it ends with."""
    return next(text[:n] for n in range(len(text) - 1, -1, -1) if letters(text[n:]) == name)


def _once(text: str) -> str:
    """What stands twice, one behind the other, once: 沈漱舟沈漱舟."""
    half = len(text) // 2
    return text[:half].strip() if text[:half].strip() == text[half:].strip() else text


def _is_called(name: str) -> bool:
    """It can be what somebody calls himself: no label, no button, no medium."""
    return (
        any(map(str.isalpha, name))
        and not _BUTTON.search(name)
        and not is_of_page(name)
        and key(name) not in labels()[1]
        and not media.ends_as_medium(name)
    )


def _to_end(head: Head, below: Sequence[str]) -> Head:
    """The head with the lines below it that say the account again."""
    name = letters(head.account)
    lines = head.lines
    while lines < min(len(below), MOST_LINES) and letters(below[lines]) == name:
        lines += 1
    return Head(head.writer, head.account, lines)
