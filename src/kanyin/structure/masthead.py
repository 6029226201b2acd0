"""A journal's own head into the metadata."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.fields import masthead, sources
from kanyin.fields.pinyin import without_reading
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.structure.english_lines import CHINESE_NAME
from kanyin.structure.english_place import PLACE
from kanyin.structure.metadata_builder import MetadataBuilder

_HAN = lazy("[\u3400-\u9fff]")
_IS_LATIN = lazy(r"[A-Za-z][A-Z a-z&'’,()-]{3,}$")
_MARKED = lazy("《([^《》]+)》")
_SIGNED = lazy(rf"\s*{CHINESE_NAME}(?:\set\sal\.?)?[\s\u3000]+(?:19|20)\d\d")
"""The authors' English row, behind which the issue stands: Fang Xiao 2003,16(5):22."""


def read_masthead(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """A journal's own head: its name, its Latin name, the line of the issue."""
    own = [n for n, line in enumerate(lines) if line.role == masthead.MASTHEAD]
    parts = masthead.read([lines[n].text for n in own]) if own else {}
    if "container-title-en" in parts:  # in both scripts it is surely the journal's, whatever the text names at its end
        found.text["container-title"] = parts["container-title"]
    for key, part in parts.items():
        found.set_default(key, part)
    for n in own:
        found.lift("MD005", n, lines[n])
    for n, line in enumerate(lines[: min(end, 8)]):
        if (
            n in found.taken
            or rules.label(line.text)
            or not sources.is_issue_line(line.text)
            or _SIGNED.match(line.text)
            or (PLACE.fullmatch(line.text.strip()) and any(rules.label(above.text) for above in lines[:n]))
        ):
            continue
        for key, part in sources.read_issue(line.text).items():
            found.set_default(key, part)
        if marked := _MARKED.search(line.text):
            found.set_default("container-title", marked[1])
        found.set_default("container-title", sources.journal_of_issue(line.text))
        found.lift("MD005", n, line)
        above = [k for k in range(n) if k not in found.taken]
        names = [k for k in above if _HAN.search(lines[k].text)]
        if names and len(lines[names[-1]].text) <= 20 and len(names) <= 2 and _title_below(lines, n, end, found):
            name = re.sub("\\s", "", lines[names[-1]].text)
            latin = " ".join(filter(_IS_LATIN.match, (lines[k].text.strip() for k in above if k not in names)))
            if latin:  # in both scripts it is surely the journal's, whatever the end of the text names
                found.text["container-title"] = name
            found.set_default("container-title", name)
            found.set_default("container-title-en", without_reading(latin, name))
            for k in above:
                found.lift("MD005", k, lines[k])
        return


def _title_below(lines: tuple[Line, ...], n: int, end: int, found: MetadataBuilder) -> bool:
    """A line that can be the title stands below the masthead."""
    return any(k not in found.taken and rules.label(lines[k].text) is None for k in range(n + 1, end))
