"""Lines of one block that all begin with a label, 作者：…, 日期：…, or with a sign, ✅ …, ① …. Editors show their line
ends, and so do the books: each is a paragraph, where pandoc would make one of all.
"""

from __future__ import annotations

from kanyin.dialects.gaps import is_item
from kanyin.dialects.lines import Line, code_mask, runs
from kanyin.patterns import lazy

_BOLD = lazy(r"[ ]{0,3}(?P<mark>\*\*|__)[^*_：:\s][^*_：:]{0,14}(?:[：:][ ]?(?P=mark)|(?P=mark)[ ]?[：:])")
_PLAIN = lazy(r"[ ]{0,3}(?=[^：:]{0,9}[\u4e00-\u9fff])[^\s：:，。、；*_|<>()（）\[\]`#]{2,10}[ ]?[：:](?!//)")
_MARKED = lazy(
    "[ ]{0,3}(?:[\u2460-\u2473\u25a0-\u25ff\u2605\u2606\u2611-\u2613\u26a0\u2705\u2713-\u2718\u274c\u274e\u2b50"
    "\U0001f300-\U0001faff]\ufe0f?)[ ]*[^ \ufe0f]"
)
"""Begun by a sign, as items of a list are: ✅ …, ① …."""
_FEWEST = 2


def parted(lines: list[Line], *, in_quotation: bool) -> list[Line]:
    """The lines with an empty one between each two of such a block. In running text the labels are bold: plain ones
    stand before what the persons of a play say too, and in many a sentence.
    """
    mask = code_mask(lines)

    def is_text(line: Line) -> bool:
        return not line.is_blank and not is_item(line.text)

    out: list[Line] = []
    done = 0
    for start, end in list(runs(lines, is_text, mask)):
        block = lines[start:end]
        patterns = (_BOLD, _MARKED, _PLAIN) if in_quotation else (_BOLD, _MARKED)
        if start and not lines[start - 1].is_blank:
            continue  # they go on in an item
        if len(block) < _FEWEST or not all(any(one.match(line.text) for one in patterns) for line in block):
            continue
        out += lines[done:start]
        for line in block[:-1]:
            out += [line, line.but("")]
        done = end - 1
    return [*out, *lines[done:]]
