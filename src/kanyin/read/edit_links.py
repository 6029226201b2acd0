"""The link to edit a part, which encyclopaedias print behind each heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kanyin.model import Change, Source
from kanyin.patterns import lazy

EDIT_LINK = "DM005"
FEWEST = 2
"""Lines of a page that end so."""
_LINK = lazy(r"(?<=\S)\s{0,3}[\[［]\s?(?:编辑|編輯)(?:\s?[|｜]\s?(?:编辑|編輯)[^\[\]［］]{0,8})?\s?[\]］]\s{0,80}$")


def without_edit_links(source: Source) -> Source:
    """The page without the links at the ends of its headings; the page itself where hardly any has one."""
    made = list(_edits(source.as_read()))
    return replace(source, changes=(*source.changes, *made)) if len(made) >= FEWEST else source


def _edits(lines: Sequence[str | None]) -> Iterator[Change]:
    for n, line in enumerate(lines, 1):
        if line and "辑" in line[-12:].replace("輯", "辑") and (found := _LINK.search(line)):
            yield Change(EDIT_LINK, "edit", (n,), line, line[: found.start()])
