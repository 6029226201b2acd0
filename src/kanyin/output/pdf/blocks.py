"""Blocks that need more than a style sheet to look as print has them: verse, code, captions, the row of authors."""

from __future__ import annotations

import re

from kanyin.book.blocks import NUMERAL, code_indent, is_rows
from kanyin.book.tags import TAG, element, inside
from kanyin.book.title_lines import Words, break_title, width
from kanyin.style import Style

_LINE_BLOCK = re.compile(rf'<div class="line-block">({inside("div")})</div>')
_MARKS = r"(?:<(?!/?h[2-6]\b)[^<>]*+>)*+"
_NUMERAL = re.compile(rf"<(h[2-6])([^<>]*+)>({_MARKS}{NUMERAL.pattern}{_MARKS})</\1>")
_HEADING = re.compile(rf"<h([2-6])((?:(?! class=)[^<>])*+)>({inside('h[2-6]')})</h\1>")
_CODE = re.compile(rf"(<pre\b[^<>]*+><code>)({inside('pre|code')})(</code></pre>)")
_FIGCAPTION = re.compile(rf"(<figcaption[^<>]*+>)({inside('figcaption')})(</figcaption>)")
_UNMEASURED = re.compile(f"{element('sup')}|{TAG}")
_UNREAD = re.compile(f"{TAG}|&[^;&]*+;")


def shape_blocks(fragment: str, style: Style, words: Words) -> str:
    """XHTML of the text with the classes and line ends that ``styles/base/pdf.css`` and ``page.css`` speak of.

    ``words``: those of the article, which captions keep whole.
    """
    fragment = _break_headings(_code_lines(_mark_rows(_mark_numerals(fragment))), style, words)
    return _balance_captions(fragment, style, words)


def balance_authors(line: str, room: float) -> str:
    """Many authors in rows of about one length."""
    names = line.split("\u3000")
    total = width(_UNMEASURED.sub("", line)) + 0.5 * line.count("<sup>")
    rows = int(-(-total // room))
    if rows < 2:
        return line
    each = -(-len(names) // rows)
    return "<br />".join("\u3000".join(names[at : at + each]) for at in range(0, len(names), each))


def _mark_rows(fragment: str) -> str:
    """Line blocks that were tables marked ``rows``."""

    def mark(block: re.Match[str]) -> str:
        lines = [_UNREAD.sub("", line) for line in block[1].split("<br />")]
        kind = "line-block rows" if is_rows(lines) else "line-block"
        return f'<div class="{kind}">{block[1]}</div>'

    return _LINE_BLOCK.sub(mark, fragment)


def _mark_numerals(fragment: str) -> str:
    """Headings that are a number and nothing else marked ``numeral``."""
    return _NUMERAL.sub(r'<\1\2 class="numeral">\3</\1>', fragment)


def _break_headings(fragment: str, style: Style, words: Words) -> str:
    """Headings of several lines end these where the sense allows it, with a ``br.turn``; their number is the class:
    ``lines-2``. Some styles set headings in by two characters, so the lines keep that much shorter than the measure.
    """
    measure = style.characters * style.size

    def broken(heading: re.Match[str]) -> str:
        level, attributes, text = heading.groups()
        size = style.text[f"heading{min(int(level) - 1, 3)}"].size
        if "<br" in text or break_title(text, measure / size, words) == text:
            return heading[0]
        lines = break_title(text, (measure - 2 * style.size) / size, words).split("<br />")
        text = '<br class="turn" />'.join(lines)
        return f'<h{level}{attributes} class="lines-{len(lines)}">{text}</h{level}>'

    return _HEADING.sub(broken, fragment)


def _code_lines(fragment: str) -> str:
    """Each line of code in an element of its own; what does not fit goes on deeper than the line's own indent."""

    def line(text: str) -> str:
        deep = code_indent(text)
        return f'<span class="code-line" style="padding-left: {deep:.1f}em; text-indent: -{deep:.1f}em">{text}</span>'

    def block(code: re.Match[str]) -> str:
        return code[1] + "".join(map(line, code[2].split("\n"))) + code[3]

    return _CODE.sub(block, fragment)


def _balance_captions(fragment: str, style: Style, words: Words) -> str:
    """Captions of pictures in lines of about one length."""
    room = (style.characters - 1) * style.size / style.text["caption"].size
    return _FIGCAPTION.sub(lambda one: one[1] + break_title(one[2], room, words) + one[3], fragment)
