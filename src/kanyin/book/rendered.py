"""Reference lists as a CSL style prints them, by pandoc's citeproc."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kanyin.book.pandoc import cite
from kanyin.references.csl import Item
from kanyin.references.other_styles import for_style, is_own, settled
from kanyin.references.render import RESTORED, for_citeproc, language


def render(items: Sequence[Item], style: str, *, case: str = "") -> list[str]:
    """Each item as ``style`` (XML) prints it, without its number. Raises OutputError where pandoc cannot.

    ``case`` as in ``for_citeproc``; for our own styles.
    """
    texts: dict[str, str] = {}
    own = is_own(style)
    for locale, code in (("zh", "zh-CN"), ("en", "en-US")):
        shown = [
            {**(for_citeproc(item, case=case) if own else for_style(item)), "id": f"k{n}"}
            for n, item in enumerate(items)
            if language(item) == locale
        ]
        if shown:
            texts |= cite(json.dumps(shown, ensure_ascii=False), style, code)
    made = (texts.get(f"k{n}", "").translate(RESTORED) for n in range(len(items)))
    return [text if own else settled(text, item) for text, item in zip(made, items, strict=True)]
