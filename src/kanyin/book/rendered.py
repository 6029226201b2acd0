"""Reference lists as a CSL style prints them, by pandoc's citeproc."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kanyin.book.pandoc import cite
from kanyin.references.csl import Item
from kanyin.references.render import RESTORED, for_citeproc, language


def render(items: Sequence[Item], style: str, *, case: str = "") -> list[str]:
    """Each item as ``style`` (XML) prints it, without its number. Raises OutputError where pandoc cannot."""
    texts: dict[str, str] = {}
    for locale, code in (("zh", "zh-CN"), ("en", "en-US")):
        own = [
            {**for_citeproc(item, case=case), "id": f"k{n}"} for n, item in enumerate(items) if language(item) == locale
        ]
        if own:
            texts |= cite(json.dumps(own, ensure_ascii=False), style, code)
    return [texts.get(f"k{n}", "").translate(RESTORED) for n in range(len(items))]
