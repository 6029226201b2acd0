"""Markup and TeX that were printed as text, outside code: PF110. What a browser or a writer of PDF did not read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.proof.check_lines import is_code, is_in_code
from kanyin.proof.faults import at_line
from kanyin.proof.layout import Layout
from kanyin.proof.model import Fault

_TAGS = (
    "div|span|br|hr|sub|sup|em|strong|code|pre|table|tr|td|th|tbody|thead|img|font|center|ul|ol|li|h[1-6]|blockquote"
)
_LEFT_OVER = lazy(
    "|".join((
        rf"</?(?:{_TAGS})/?>|</[abiup]>",
        rf"<(?:[ap]|{_TAGS})(?:src|href|class|style|id|align|width|height|color|colspan|rowspan)=",
        r"(?<![\d)）*/A-Za-z])\*\*[^\s*]{1,40}\*\*(?!\*)",  # stars behind a figure tell what it is worth
        r"!\[[^\[\]]{0,60}\]\(|\]\((?:https?:|\.{0,2}/|#|[\w-]+\.(?:md|html|png|jpe?g|svg)\))",
        r"^#{2,6}(?=[^#!\[\d])|```|~~~|^:::|^\[[x!]\w*\](?=\S)",
        r"\[\^[\w-]{1,20}\]",
        r"\{[#.][A-Za-z][\w:.-]{0,40}\}|\{%|%\}|\{\{[<%]?\w|\w[>%]?\}\}",
        r"&(?:nbsp|amp|lt|gt|quot|apos|[lr][ds]?quo|[mn]dash|hellip|middot|#x?[0-9a-fA-F]{2,5});",
        r"(?<![A-Za-z0-9_:\\.])\\(?:begin|end|text\w{0,3}|math\w{2,4}|frac|dfrac|sqrt|label|ref|eqref|cite|left|right|section|item)(?![a-z])",
        r"(?<![A-Za-z0-9_:\\.])\\[A-Za-z]{2,15}[{^_]",
        r"\$[^$\s，。]{0,40}[\\^_][^$\s，。]{0,40}\$|\$\$",
        r"\$[^$\s。{}]{0,40}[\\^_]\{[^${}]{1,20}\}\$",
        r"(?<![A-Za-z0-9_:]):(?:numref|eqref|ref|cite[tp]?|label|eqlabel|width|height|bibliography|doc|math|term):[\ufffc`]",
        r"\\@ref\(|(?<![A-Za-z0-9_.])@(?:fig|tbl|eq|sec|thm|lem|def)-\w",
    ))
)  # fmt: skip
_SIGNS = frozenset("<*[]#`~:^{}&\\$@%")


def check(layout: Layout) -> Iterator[Fault]:
    """The first of each line; lines of code, and code in a line, are the author's."""
    for line in layout.lines:
        texts = ["\ufffc" if glyph.font in layout.code_fonts else glyph.text or "\ufffc" for glyph in line.glyphs]
        if _SIGNS.isdisjoint("".join(texts)) or is_code(line) or is_in_code(layout, line):
            continue
        found = _LEFT_OVER.search("".join(texts))
        if found:
            starts = [0, *accumulate(map(len, texts))]
            first, last = (bisect_right(starts, at) - 1 for at in (found.start(), found.end() - 1))
            what = msg("markup or TeX is printed as text: {text}", text=found[0][:30])
            yield at_line("PF110", what, line, first, last)
