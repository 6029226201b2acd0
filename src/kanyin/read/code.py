"""Pieces of programs on an HTML page, however its blog engine sets them: their lines, without numbers and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kanyin.patterns import lazy
from kanyin.read.elements import Element, classes, words

_FRAMES = ("pre", "figure", "div", "table", "section", "ol")
_FRAME = lazy(
    r"^(?:highlight(?:table|er-\w+)?|syntaxhighlighter|cnblogs_code|dp-highlighter|dp-\w{1,12}|code-snippet__(?:fix|\w+)"
    r"|crayon-syntax|rouge-table|hljs-ln|code-block|codehilite|literalblock|code-area|blockcode|chroma|lntable|line-numbers-mode|cm-editor|CodeMirror)$",
    re.IGNORECASE,
)
"""Classes of the elements round a piece of code and its line numbers."""
_NUMBERS = lazy(
    r"^(?:gutter|(?:rouge-)?gutter|line-?num(?:ber)?s?(?:-rows)?|lineno|linenos|linenodiv|hljs-ln-(?:numbers|n)"
    r"|pre-numbering|code-snippet__line-index|blob-num|crayon-nums|lntd-nums|lnt|ln|line-index|line-numbers-(?:rows|wrapper)|cm-(?:gutters|lineNumbers)|CodeMirror-(?:gutters?|linenumber))$",
    re.IGNORECASE,
)
_NO_CODE = frozenset(("script", "style", "button", "textarea", "select", "figcaption"))
_BUTTONS = lazy(
    r"copy|toolbar|opt-box|hljs-button|crayon-toolbar|(?:^|[-_])tools?$|code-lang|cnblogs_code_(?:toolbar|collapse)|clipboard|code-?block-(?:extension-)?header|code-?header|(?:^|-)lang$",
    re.IGNORECASE,
)
_LANGUAGE = lazy(
    r"(?:^|\s)(?:lang(?:uage)?-|brush:\s?|code-snippet__|highlight-source-|src src-|sourceCode\s)"
    r"([A-Za-z0-9+#-]{1,20})(?=[\s;]|$)"
    r"|^highlight[\s-]([A-Za-z0-9+#-]{1,20})(?:\snotranslate)?$"
)
"""How classes tell a language: those of Org (src src-elisp), Hexo (highlight elisp), Sphinx (highlight-elisp) too."""
_NO_LANGUAGE = words(
    "fix js-none none code-snippet wrapper plain plaintext text txt nohighlight hljs code copyable bare null default "
    "auto"
)
_KNOWN = words(
    "bash sh shell c cpp c++ csharp css diff dockerfile go html http ini java javascript js json jsx kotlin "
    "lua makefile markdown matlab nginx objectivec perl php powershell python py r ruby rust scala sql swift toml ts "
    "typescript tsx vb vim xml yaml yml"
)
_LINES = words("p div li tr br code section ol ul table tbody pre")
_HAN = lazy("[\u3400-\u9fff]")
_STOP = lazy("[，。！？]")
_NUMBER = lazy(r"\s*+(\d{1,5})(?=\s|$|[^\d.．、)）])")
"""A line's number; with the mark of a list behind it, it is that of an item."""
LEAST_NUMBERED = 2
"""Lines that count up from the first number of a piece of code: fewer may be its own."""
LONGEST_PIECE = 200_000
"""Characters of the longest piece of code that is looked at for numbers."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of a piece of code, its language or nothing, what was taken from beside its lines, and its name."""

    lines: tuple[str, ...]
    language: str
    numbers: str
    name: str = ""
    """What stands above the code in its frame: the name of a file, mostly."""


def read_code(element: Element) -> Piece | None:
    """The piece of code that ``element`` is the frame of; None where it is none.

    ``<pre>`` with Chinese prose in it is text that somebody set so for its lines.
    """
    if element.tag not in _FRAMES or not _is_frame(element) or not _VERSE.isdisjoint(classes(element)):
        return None
    texts: list[str] = []
    aside: list[str] = []
    _collect(element, texts, aside, top=True)
    head = " ".join(" ".join("".join(one.itertext()).split()) for one in element.iter("figcaption"))
    text = "".join(texts).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u200b", "")
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        del lines[0]
    while lines and (not lines[-1] or lines[-1] in _COPY):
        aside.append(lines.pop())
    if not lines or (element.tag == "pre" and _is_prose(element, text)):
        return None
    lines, numbers = _without_numbers(lines)
    return Piece(tuple(lines), _language(element), " ".join(" ".join([*aside, *numbers]).split()), head)


_WORDS = ("code", "samp", "kbd")
_LOOKS = frozenset(("span", "font", "b", "strong", "em", "i", "wbr", "u", "mark", "a", *_WORDS))
"""Elements that only give words of a program their looks, or lead to what tells of them."""
LONGEST_WORDS, LONGEST_COMMAND, LONGEST_NAME = 120, 600, 24
"""Characters: longer ones are a text that somebody set so for its looks, and so are whole Chinese sentences. A command
without a Chinese word may be long, a name in Chinese is short.
"""


def read_words(element: Element) -> str:
    """The words of a program within a line, on one line; nothing where the element holds none."""
    if element.tag not in _WORDS or any(one.tag not in _LOOKS for one in element.iterdescendants()):
        return ""
    text = " ".join("".join(element.itertext()).split())
    if _OF_PROGRAMS.search(text):
        longest = LONGEST_WORDS if _HAN.search(text) else LONGEST_COMMAND
    else:
        longest = LONGEST_NAME if _NAME.search(text) else 0
    return text if len(text) <= longest and not _STOP.search(text) else ""


def without_looks(root: Element) -> None:
    """Where a third of the words set as a program's are Chinese, these are set so for their looks: plain, in place."""
    named: list[Element] = []
    others = 0
    for element in root.iter(*_WORDS):
        if text := read_words(element):
            is_name = _OF_PROGRAMS.search(text) is None and _HAN.search(text) is not None
            named += [element] * is_name
            others += not is_name
    if len(named) > MOST_NAMES * (len(named) + others):
        for element in named:
            element.tag = "span"


MOST_NAMES = 1 / 3
"""Share of words set as a program's that are Chinese on a page that tells of programs."""


def link_of_words(element: Element) -> Element:
    """The link in words of a program that holds them all; None where there is none."""
    text = "".join(element.itertext()).strip()
    return next((one for one in element.iter("a") if "".join(one.itertext()).strip() == text), None)


_OF_PROGRAMS = lazy(r"[A-Za-z$#@=<>{}\\/*+|&~^%_]|^(?!\[\d{1,3}\]$)(?=[^\u3400-\u9fff]*+$)[^!-~]*+[!-~]")
"""What words of programs have: whole Chinese sentences are set so for their looks, and so are numbers of notes, [1]."""
_NAME = lazy(r"[\u3400-\u9fff]|^[^\x00-\x7f\s]+$")
"""A name in Chinese that a program has too, 局部变量, or a sign: ∞."""


def _is_frame(element: Element) -> bool:
    if element.tag == "pre":
        return True
    if not any(_FRAME.match(name) for name in classes(element)):
        return False
    if element.tag == "ol" or "blockcode" in classes(element):
        return True
    inner = next(element.iter("pre", "code"), None)
    return inner is not None or any(not _OF_LINES.isdisjoint(classes(child)) for child in element.iter("div", "td"))


_VERSE = frozenset(("verse", "poem", "poetry", "wp-block-verse"))
_COPY = ("复制代码", "複製代碼")
"""The button below a piece of code that says nothing of itself."""
_OF_LINES = frozenset(("line", "code", "cm-line", "CodeMirror-line"))
"""Classes of boxes that hold a line of code, or all of them, without ``<pre>``."""


def _is_prose(element: Element, text: str) -> bool:
    """Mostly Han with marks of sentences, and nothing that calls it code."""
    if next(element.iter("code"), None) is not None or _language(element):
        return False
    seen = "".join(text.split())
    return 2 * len(_HAN.findall(seen)) > len(seen) and _STOP.search(seen) is not None


def _collect(element: Element, out: list[str], aside: list[str], *, top: bool = False) -> None:
    """The text of the element with its line ends; of its tree, which is flat in real pages, each level by a call."""
    if not isinstance(element.tag, str) or (element.tag in _NO_CODE and not _is_text(element)):
        return
    if not top and (found := _set_aside(element)):
        if found == "number":
            aside.append(" ".join(element.itertext()))
        return
    if element.tag == "br":
        out.append("\n")
        return
    starts_line = not top and element.tag in _LINES and not _is_inline_code(element)
    if starts_line and out and not out[-1].endswith("\n"):
        out.append("\n")
    if element.text:
        out.append(element.text)
    for child in element:
        _collect(child, out, aside)
        if child.tail and (child.tail.strip() or not _is_between_lines(child)):
            out.append(child.tail)
    if starts_line and out and (not out[-1].endswith("\n") or _is_blank_line(element)):
        out.append("\n")


def _is_text(element: Element) -> bool:
    """A script of no language, as Prism has code in it whose signs are not escaped."""
    return bool(element.tag == "script" and element.get("type") == "text/plain")


def _is_blank_line(element: Element) -> bool:
    """A box for one line of code with nothing in it."""
    return not any(child.tag in _LINES for child in element) and not "".join(element.itertext()).strip()


def _is_between_lines(child: Element) -> bool:
    """White space behind an element that is a line of its own belongs to the page's markup, not to the code."""
    return child.tag in _LINES and child.tag not in ("br", "code")


def _is_inline_code(element: Element) -> bool:
    """``<code>`` alone in its ``<pre>`` is all of it; several are a line each (WeChat)."""
    if element.tag != "code":
        return False
    parent = element.getparent()
    return parent is None or parent.tag != "pre" or sum(child.tag == "code" for child in parent) < 2


def _set_aside(element: Element) -> str:
    """``number`` for line numbers, ``button`` for what only a mouse uses, nothing for code."""
    names = classes(element)
    if any(_NUMBERS.match(name) for name in names) or element.get("data-line-number") is not None:
        # A highlighter may number the cell and mark the code itself with the same attribute, or ask for numbers there.
        return "number" if not any(map(_names_code, names)) else ""
    return "button" if any(_BUTTONS.search(name) for name in names) else ""


def _names_code(name: str) -> bool:
    """The class of code, or of its language."""
    return ("code" in name and "index" not in name) or name.startswith(("language-", "lang-"))


def _without_numbers(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without numbers that count up from line to line, and these."""
    if sum(map(len, lines)) > LONGEST_PIECE:
        return lines, []
    found = [_NUMBER.match(line) for line in lines if line.strip()]
    if len(found) < LEAST_NUMBERED or not all(found):
        return lines, []
    numbers = [int(match[1]) for match in found if match]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > 1:
        return lines, []
    bare = [line[match.end() :].removeprefix(" ") if (match := _NUMBER.match(line)) else line for line in lines]
    return (bare, list(map(str, numbers))) if any(line.strip() for line in bare) else (lines, [])


def _language(element: Element) -> str:
    """The language that the frame or something in it is said to be in."""
    for one in _named(element):
        for said in (one.get("data-lang"), one.get("data-language"), one.get("lang") if one.tag == "code" else ""):
            if said and re.fullmatch(r"[A-Za-z0-9+#-]{1,20}", said) and said.lower() not in _NO_LANGUAGE:
                return said.lower()
        match = _LANGUAGE.search(one.get("class") or "")
        names = (
            [(match[1] or match[2]).lower()]
            if match
            else [name.lower() for name in classes(one) if name.lower() in _KNOWN]
        )
        if names and names[0] not in _NO_LANGUAGE:
            return names[0]
    return ""


def _named(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iter("pre", "code")
    parent = element.getparent()
    if parent is not None and parent.tag in ("div", "figure", "section"):
        yield parent
