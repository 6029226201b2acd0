"""Marks within a line of Markdown that text recognition wrote: formulas, raised letters, emphasis, links, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from kanyin.model import MATH, NONCHARACTERS, NOTE, PICTURE, SUB, SUP, Span
from kanyin.patterns import lazy
from kanyin.text import folded, is_balanced

LONGEST_FORMULA = 4000
"""Characters between two dollars: what is longer has lost one of them."""
MARKUP = (
    "a|abbr|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption"
    "|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|li|mark|ol|p|page_number|pre|q|s|section|small|span"
    "|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|watermark"
)
"""Elements of HTML and of the tools' own: other words between < and > are text, as in a<b>c."""

_TEX = r"(?:[^$\\]|\\.)"
_TOKEN = lazy(
    rf"""
    (?P<paren>\\\(((?:[^\\]|\\[^()]){{1,{LONGEST_FORMULA}}}+)\\\)
      | \\\[((?:[^\\]|\\[^\[\]]){{1,{LONGEST_FORMULA}}}+)\\\])
  | (?P<escape>\\[!-/:-@\[-`{{-~])
  | (?P<math>\$\$({_TEX}{{1,{LONGEST_FORMULA}}}+)\$\$ | \$({_TEX}{{1,{LONGEST_FORMULA}}}+)\$)
  | (?P<code>`([^`\n]{{1,400}}+)`)
  | (?P<picture>!\[[^\[\]\n]{{0,300}}+\]\([^()\s]{{0,2000}}+(?:\s"[^"\n]{{0,300}}+")?\))
  | (?P<link>\[(?P<label>(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]{{0,40}}+\]){{0,300}}+)\]
      \((?:\#[^()\s]{{0,200}}+|(?:https?|mailto|ftp):[^\s()]{{0,2000}}+)\))
  | (?P<address><(?:(?:https?|ftp)://[^<>\s]{{1,2000}}+|(?:mailto:)?[^<>\s@/]{{1,80}}+@[^<>\s@/]{{1,200}}+)>)
  | (?P<call>\[\^([^\]\s]{{1,40}}+)\])
  | (?P<comment><!--(?:[^-<\n]|-(?!->)|<(?!!--)){{0,2000}}+-->)
  | (?P<tag></?(?P<name>{MARKUP})(?:\s(?:[ -;=?-~]{{0,2000}}+|[^<>=]{{0,100}}+=[^<>]{{0,2000}}+))?/?>)
  | (?P<entity>&(?:[A-Za-z]{{2,8}}|\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}});)
  | (?P<strong>\*\*|__)
  | (?P<em>[*_])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT = lazy(r"[\\$`!\[<&*_]")
_HAN = lazy("[\u3400-\u9fff]")
_OUR_MARKS = lazy(f"[{NONCHARACTERS}]")
_RAISED = lazy(r"(?:\{\s*\})?\s*(?P<sign>[_^])\s*(?:\{(?P<inside>[^{}]*+(?:\{[^{}]*+\}[^{}]*+)?)\}|(?P<one>\d))")
_CIRCLED = lazy(r"\\textcircled\s*+\{?\s*+(\d{1,2})\s*+\}?")
_CIRCLED_FIRST = lazy(r"\\textcircled\s*+(?:\{\s*+)?([1-9]|1\d|20)(?!\d)(?:\s*+\})?")
"""A number in a circle before or instead of a formula."""
_FONT = lazy(r"\\(?:mathrm|mathbf|mathit|text|textrm|textbf|bf|rm|scriptsize|small|tiny)\b")
_SCRIPT = lazy(r"[0-9①-⑳,，*†‡§#\-–~\[\]［］]{1,24}")
_SIGNS = {r"\ast": "*", r"\star": "*", r"\dagger": "†", r"\ddagger": "‡", r"\sim": "~", r"\S": "§"}
_TAGS = {"sup": SUP, "sub": SUB}
_STYLES = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}


@dataclass(frozen=True, slots=True)
class Inline:
    """A line without markup: its text with the marks of ``model``, and emphasis as ``Source.emphasis`` holds it."""

    text: str
    spans: tuple[Span, ...] = ()

    def is_whole(self, span: Span) -> bool:
        """All of the line is emphasised."""
        return span[1] == 0 and span[2] == len(folded(self.text))


@dataclass(slots=True)
class _Writer:
    """The text so far, and the emphasis that is open or closed."""

    pieces: list[str]
    count: int = 0
    """Letters so far."""

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.count += len(folded(text))


def read_inline(line: str) -> Inline:
    """A line of text without its markup."""
    if not _HINT.search(line):
        return Inline(line)
    line = _with_dollars(_AT.sub("@", line))
    tokens = list(_TOKEN.finditer(line))
    paired = _paired(line, tokens)
    out = _Writer([])
    spans: list[Span] = []
    opened: dict[str, int] = {}
    behind = 0
    for n, token in enumerate(tokens):
        out.add(line[behind : token.start()])
        behind = token.end()
        style = paired.get(n) or _style_of(token)
        if not style:
            out.add(_written(token))
        elif style in opened:
            spans += [(style, opened.pop(style), out.count)]
        else:
            opened[style] = out.count
    out.add(line[behind:])
    return Inline("".join(out.pieces), tuple(sorted(span for span in spans if span[2] > span[1])))


_AT = lazy(r"(?<=[A-Za-z0-9_])\s?\$\s?@\s?\$\s?(?=[A-Za-z0-9])")
"""The sign of a mail address, read as a formula."""


_LOST_DOLLAR = lazy(r"(?<=\s)\\\$")
_BETWEEN_DOLLARS = lazy(rf"(?<!\\)\$({_TEX}{{1,{LONGEST_FORMULA}}}+)\$")
_WORDS_IN_TEX = lazy(r"\\(?:text|mbox|textrm|textbf)\s?\{[^{}]{0,400}+\}")


def _with_dollars(line: str) -> str:
    """The line with dollars again where a space at a formula's end has made the sign of its end a dollar's escape."""
    if not _LOST_DOLLAR.search(line):
        return line
    formulas = _BETWEEN_DOLLARS.findall(line)
    lost = line.replace("\\$", "").count("$") % 2 == 1
    if lost or any(_HAN.search(_WORDS_IN_TEX.sub("", tex)) for tex in formulas):
        return _LOST_DOLLAR.sub("$", line)
    return line


def note_key(name: str) -> str:
    """A note's name as its key: letters and digits."""
    return re.sub(r"[^0-9A-Za-z]", "", name) or "x" + "".join(f"{ord(char):x}" for char in name)


def _style_of(token: re.Match[str]) -> str:
    """The emphasis that an element of HTML begins or ends."""
    return _STYLES.get((token["name"] or "").lower(), "")


def _written(token: re.Match[str]) -> str:
    """What stands in a token's place."""
    text = token[0]
    match token.lastgroup if token.lastgroup not in ("name", "label") else "":
        case "escape":
            return text[1:]
        case "entity":
            return _OUR_MARKS.sub("", unescape(text).replace("\n", " "))
        case "paren" | "math":
            return _formula(text)
        case "code":
            return text[1:-1]
        case "picture":
            return PICTURE
        case "comment":
            return ""
        case "address":
            return text[1:-1]
        case "call":
            return f"{NOTE[0]}{note_key(text[2:-1])}{NOTE[1]}"
    if token["link"]:
        return read_inline(token["label"]).text
    if token["tag"]:
        return _of_tag(text, token["name"].lower())
    return _formula(text) if text[:1] in "$\\" and len(text) > 2 else text


def _of_tag(tag: str, name: str) -> str:
    """A raised or lowered letter's mark, the end of a line, or nothing."""
    if name in _TAGS:
        return _TAGS[name][tag.startswith("</")]
    return "\n" if name == "br" else PICTURE if name == "img" else ""


def _formula(text: str) -> str:
    """TeX between the marks of a formula; one that is nothing but a raised number is a raised number."""
    size = 2 if text.startswith(("$$", "\\")) else 1
    tex = text[size:-size].strip()
    if text.startswith("\\") and _NO_TEX.fullmatch(tex):
        return f"{text[1]}{tex}{text[-1]}"  # the brackets of a citation, escaped
    if not tex or (_HAN.search(tex) and "\\" not in tex):
        return text
    if circled := _CIRCLED_FIRST.match(tex):
        rest = tex[circled.end() :].strip()
        return chr(0x245F + int(circled[1])) + (_formula(f"${rest}$") if rest else "")
    if raised := script(tex):
        return raised
    if first := _CITED_FIRST.match(tex):  # the citation of the word before, and a number or formula of its own
        rest = tex[first.end() :].strip()
        figures = rest.replace(" ", "")
        return script(first["raised"]) + (figures if figures.isdecimal() else _formula(f"${rest}$"))
    tex, behind = _without_text_behind(_CIRC.sub(_degree, tex))
    return f"{MATH[0]}{tex}{MATH[1]}{behind}"


_CIRC = lazy(r"\^\s?(?P<brace>\{\s?)?circ\b")
"""The sign of a degree that lost its backslash."""


def _degree(found: re.Match[str]) -> str:
    return f"^{found['brace'] or ''}\\circ"


_CITED_FIRST = lazy(r"(?P<raised>\^\s?\{\s?\[[\d\s,\-–—~]{1,24}+\]\s?\})(?=\s?[^\s^_])")
_FIGURES = r"\d[\d\s,\-–—~]{0,23}"
_CITED = lazy(
    rf"(?:\^\s?\{{(?:(?P<degree>\s?\\circ)|\s?(?P<power>[-−]?\s?\d)\s?(?=\[))?\s?(?:\\left\s?)?\[\s?(?P<numbers>{_FIGURES})(?:\\right\s?)?\]\s?\}}"
    rf"|(?<=\\%)\s?\[\s?(?P<on_line>{_FIGURES})\])(?P<behind>[\s}}]*)(?P<stop>[.,]?)$"
)
"""A citation at the end of a formula: ``m ^ { [ 3 ] }``, ``k m ^ { 2 [ 3 ] }``, ``9 \\% [ 3 ]``."""


def _without_text_behind(tex: str) -> tuple[str, str]:
    """A formula without the citation that was raised behind its last letter, and that."""
    found = _CITED.search(tex)
    if found is None:
        return tex, ""
    power = r" ^ { \circ }" if found["degree"] else f" ^ {{ {found['power']} }}" if found["power"] else ""
    formula = f"{tex[: found.start()].rstrip()}{power}{found['behind'].rstrip()}"
    if not tex[: found.start()].strip() or not is_balanced(formula):
        return tex, ""
    return formula, script(f"^{{[{found['numbers'] or found['on_line']}]}}") + found["stop"]


_NO_TEX = lazy(r"[\w\s,，、\-–—~～.:：;；/]{0,60}+")


_LEVEL = lazy(r"(?P<number>\d{1,3})(?P<unit>h|min|d|s|[mμk]?g|[mμ]?L|[mck]?m)|\d{1,2}(?:,\d{1,2}){0,4}-")
"""What stands on the line, though recognition raised it: a number with its unit, the numbers of a compound 1,3-."""


def script(tex: str) -> str:
    """``^ { 1 , 2 }`` and its like as a raised number; nothing for any other formula."""
    found = _RAISED.fullmatch(tex)
    if found is None:
        return ""
    inside = found["inside"] or found["one"] or ""
    inside = _FONT.sub("", _CIRCLED.sub(lambda number: chr(0x245F + int(number[1])), inside))
    for name, sign in _SIGNS.items():
        inside = inside.replace(name, sign)
    inside = re.sub(r"[\s{}\\]|\^(?=[*†‡#\s{}]+$)", "", inside)
    if found["sign"] == "^" and (level := _LEVEL.fullmatch(inside)):
        return f"{level['number']} {level['unit']}" if level["unit"] else inside
    left, right = SUP if found["sign"] == "^" else SUB
    return f"{left}{inside}{right}" if _SCRIPT.fullmatch(inside) else ""


def _paired(line: str, tokens: list[re.Match[str]]) -> dict[int, str]:
    """By number, the signs of emphasis that have a partner: ``strong`` or ``em``. Others are text."""
    out: dict[int, str] = {}
    for style, group in (("strong", "strong"), ("em", "em")):
        signs = [n for n, token in enumerate(tokens) if token[group] and _can_be(line, token)]
        for first, second in _pairs(signs, line, tokens):
            out[first] = out[second] = style
    return out


def _can_be(line: str, token: re.Match[str]) -> bool:
    """A sign between two letters or digits of a word is none of emphasis; nor is one between spaces."""
    before, after = line[: token.start()][-1:], line[token.end() :][:1]
    if (before.isspace() or not before) and (after.isspace() or not after):
        return False
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


_NO_OPENING = lazy(r"[\s，。、；：！？）》”’,.;:!?)\]]")


def _pairs(signs: list[int], line: str, tokens: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """A sign that opens before a letter, and the next of its kind that closes behind one."""
    waiting: int | None = None
    for n in signs:
        token = tokens[n]
        opens, closes = _NO_OPENING.match(line, token.end()) is None, not line[: token.start()][-1:].isspace()
        if waiting is not None and closes and tokens[waiting][0] == token[0]:
            if not _is_starred(line, tokens[waiting], token):
                yield waiting, n
            waiting = None
        elif waiting is None and opens and token.end() < len(line):
            waiting = n


def _is_starred(line: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Stars behind numbers, as significance has them: -0.48 *-0.54*."""
    inside = line[first.end() : second.start()]
    return line[: first.start()].rstrip()[-1:].isdigit() and not any(map(str.isalpha, inside))
