"""What the tags of an HTML page say, what they call it, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanyin.patterns import lazy
from kanyin.read.elements import Element
from kanyin.read.page_numbers import without_page_number

MOST_TITLES = 4
"""So many are looked at: a page has one title."""
LONGEST = 2000
"""Characters of the longest value that is believed."""


def titles(root: Element) -> list[str]:
    """What the tags of the page call it."""
    named = [value for name, value in tags_of(root) if name in ("citation_title", "dc.title", "og:title")]
    told = (_bare_title(title) for title in (*named[:MOST_TITLES], title_tag(root)) if title.strip())
    return [title for title in told if not _UNNAMED.fullmatch(title)]


_UNNAMED = lazy(
    r"(?:New|Untitled) (?:Page|Document) ?\d{0,3}|Untitled|Document|无标题(?:文档|页| ?\d{0,3})|新建网页 ?\d{0,3}",
    re.IGNORECASE,
)
"""What editors call a page that nobody gave a title."""


def title_tag(root: Element) -> str:
    """What the page's first ``<title>`` says."""
    title = next(root.iter("title"), None)
    return "" if title is None else "".join(title.itertext())


_UNREAD = lazy(r"^[(（]\d[^()（）]{0,30}(?:私信|消息|通知|未读|新提醒)[^()（）]{0,10}[)）]\s*")


def _bare_title(title: str) -> str:
    """Without the number of messages before it, a blog's name before its », and the number of its page."""
    return without_page_number(_UNREAD.sub("", " ".join(title.split())).rpartition(" » ")[2])


def tags_of(root: Element) -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag."""
    for tag in root.iter("meta"):
        value = " ".join((tag.get("content") or "").split())[:LONGEST]
        if value:
            yield (tag.get("name") or tag.get("property") or "").strip().lower(), value


_WHOLE = lazy("https?://[!-~]+$", re.IGNORECASE)


def address_of_page(root: Element) -> str:
    """The page's own address."""
    links = (tag.get("href") or "" for tag in root.iter("link") if (tag.get("rel") or "").lower() == "canonical")
    named = (value for name, value in tags_of(root) if name == "og:url")
    return next((value for value in (*links, *named) if _WHOLE.match(value) and len(value) <= LONGEST), "")
