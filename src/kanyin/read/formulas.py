"""Formulas on an HTML page as TeX, whichever way its site sets them: MathML, KaTeX, MathJax, attributes, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from kanyin.model import CODE, MATH
from kanyin.patterns import lazy
from kanyin.read.elements import Element, classes
from kanyin.text import is_balanced

_TEX_TYPE = lazy(r"(?:application/x-)?(?:math/)?(?:tex|latex)\b", re.IGNORECASE)
_ATTRIBUTES = ("data-tex", "data-latex", "data-formula", "data-eq", "data-math")
_ATTRIBUTES_SET = frozenset(_ATTRIBUTES)
_SETTERS = lazy(
    r"^(?:katex(?:-display|-block|--inline|--display|-inline)?|mathjax(?:_display|_preview|_svg|_chtml)?|mjx-.+"
    r"|mwe-math-element|ztext-math|math|mathquill)$",
    re.IGNORECASE,
)
"""Classes of the elements in which a program or a site sets a formula."""
_DISPLAY = lazy(r"display|block", re.IGNORECASE)
_PICTURES = lazy(
    r"/equation\?tex=|latex\.(?:codecogs|csdn)|/math\?formula=|mathtex|mimetex|/latex(?:\.php)?\?|/math/render/",
    re.IGNORECASE,
)
_PICTURE_CLASSES = lazy(
    r"^(?:mathcode|latex|tex|equation|math-formula|formula|ee_img|eeimg|mwe-math-fallback-image-\w+)$", re.IGNORECASE
)
_LOOKS_TEX = lazy(r"[\\^_={}+<>]|^[A-Za-z0-9]{1,3}$")
_WRAPS = lazy(r"^(?:\\\(|\\\[|\$\$?)|(?:\\\)|\\\]|\$\$?)$")
_STYLE = lazy(r"^\{\\(?:displaystyle|textstyle)\s?(.*)\}$", re.DOTALL)
_COMMENT = lazy(r"(?<!\\)%[^\n]*")
_WHITE = lazy(r"\s+")
LONGEST = 20_000
"""Characters of the longest formula."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula's TeX without the signs round it (nothing where it only repeats one); whether it stands alone."""

    tex: str
    is_display: bool


def read_formula(element: Element) -> Formula | None:
    """The formula that ``element`` holds and nothing else, None where it is none."""
    tag = element.tag
    if tag == "math":
        return _made(_of_math(element), element)
    if tag == "script":
        return _of_script(element)
    if tag in ("img", "amp-img"):
        return _made(_of_picture(element), element)
    names = element.keys()
    if not names and tag != "mjx-container":
        return None  # as most are
    for name in () if _ATTRIBUTES_SET.isdisjoint(names) else _ATTRIBUTES:
        if value := element.get(name):
            return _made(value, element)
    if tag == "mjx-container" or ("class" in names and _is_setter(element.get("class"))):
        return _set_by_program(element)
    return None


@lru_cache(4096)
def _is_setter(names: str) -> bool:
    """One of the classes is that of a formula; the elements of a page have few classes, and each often."""
    return any(_SETTERS.match(name) for name in names.split())


def _set_by_program(element: Element) -> Formula | None:
    """What KaTeX, MathJax, MediaWiki or pandoc has set: the TeX it keeps beside what it shows."""
    for inner in element.iter("math", "script", "img"):
        found = read_formula(inner)
        if found is not None and found.tex:
            return Formula(found.tex, found.is_display or _is_display(element))
    for inner in element.iter():
        for name in (*_ATTRIBUTES, "data-mathml", "alttext"):
            if isinstance(inner.tag, str) and (value := inner.get(name)) and name != "data-mathml":
                return _made(value, element)
    if tex := _of_bare_letters(element):
        return _made(tex, element)
    if _is_repeated(element):
        return Formula("", False)
    text = "".join(element.itertext()).strip()
    if "math" in classes(element) and _WRAPS.search(text):
        return _made(text, element)
    return None


def _of_bare_letters(element: Element) -> str:
    """The TeX of KaTeX whose MathML a site has stripped of its tags (CSDN): the last line of what was in them."""
    for inner in element.iter("span"):
        if "katex-mathml" in classes(inner):
            lines = [line.strip() for line in "".join(inner.itertext()).split("\n") if line.strip()]
            return lines[-1] if len(lines) > 1 else ""
    return ""


def _is_repeated(element: Element) -> bool:
    """MathJax 2 sets its formula, a preview and the script with the TeX side by side."""
    behind = element.getnext()
    for _ in range(3):
        if behind is None:
            return False
        if behind.tag == "script" and _of_script(behind) is not None:
            return True
        behind = behind.getnext()
    return False


def _of_script(element: Element) -> Formula | None:
    kind = (element.get("type") or "").strip()
    if not kind.lower().startswith("math/"):
        return None
    if "mml" in kind.lower():
        return None
    return _made(element.text or "", element, display="mode=display" in kind.replace(" ", ""))


def _of_math(element: Element) -> str:
    """The TeX that MathML keeps of itself, or that ``mathml.annotate`` has written there; else its letters."""
    for note in element.iter("annotation"):
        if _TEX_TYPE.search(note.get("encoding") or "") and (note.text or "").strip():
            return note.text or ""
    return element.get("alttext") or "".join(element.itertext())


def _of_picture(element: Element) -> str:
    """The TeX of a picture of a formula: its alternative text, or the address of what draws it."""
    address = element.get("src") or element.get("data-src") or ""
    is_drawn = _PICTURES.search(address) is not None
    if (
        not is_drawn
        and element.get("eeimg") is None
        and not any(_PICTURE_CLASSES.match(name) for name in classes(element))
    ):
        return ""
    said = element.get("alt") or element.get("data-formula") or ""
    if said.strip() and (_LOOKS_TEX.search(said) or not is_drawn):
        return said
    query = urlsplit(address).query
    named = dict(parse_qsl(query))
    return named.get("tex") or named.get("formula") or (unquote(query) if is_drawn and "=" not in query[:12] else "")


def _made(text: str, element: Element, *, display: bool = False) -> Formula | None:
    tex = plain(text)
    return Formula(tex, display or _is_display(element)) if tex else None


def _is_display(element: Element) -> bool:
    if element.get("display") in ("block", "true") or element.get("mode") == "display":
        return True
    return any(_DISPLAY.search(name) for name in classes(element)) and element.tag != "img"


def plain(text: str) -> str:
    """TeX on one line, without comments and the signs round it, and without what would end it in Markdown."""
    tex = _WHITE.sub(" ", _COMMENT.sub("", text[:LONGEST])).strip()
    tex = _WRAPS.sub("", _WRAPS.sub("", tex)).strip()
    while found := _STYLE.match(tex):
        inner = found[1].strip()
        if not is_balanced(inner):
            break
        tex = inner
    tex = re.sub(r"(?<!\\)\$", "", tex).strip()
    while tex.endswith("\\") and not tex.endswith("\\\\"):
        tex = tex[:-1].rstrip()
    return tex


_IN_CODE = lazy(r"\$\$[^$]{1,2000}\$\$|\$[^$\s](?:[^$]{0,2000}[^$\s])?\$|\\\(.{1,2000}\\\)|\\\[.{1,2000}\\\]")


def mark_in_code(root: Element) -> None:
    """Mark the TeX within its signs in the code of a line as pandoc would, on a page as its maker keeps it: blogs of R
    hide it there from their converter, and a script sets it. On other pages such code teaches how TeX is written.
    """
    for code in list(root.iter("code")):
        text = (code.text or "").strip()
        if len(code) or not _IN_CODE.fullmatch(text) or any(above.tag == "pre" for above in code.iterancestors()):
            continue
        code.tag = "span"
        code.set("class", "math display" if text.startswith(("$$", "\\[")) else "math inline")


_SETTER = ("mathjax", "katex")
LOOKED_AT = 20_000
"""Characters of a script in which the name of what sets formulas is looked for."""
_IN_TEXT = lazy(
    r"\$\$([^$]++)\$\$|\\\[((?:[^\\]|\\(?![\[\]]))++)\\\]|\\\(((?:[^\\]|\\(?![()]))++)\\\)"
    r"|(?<![\\$A-Za-z0-9])\$(?![\s$])([^$，。]++)(?<!\s)\$(?![\d$])"
)


def sets_formulas(root: Element) -> bool:
    """A script of the page sets the formulas that stand in its text between dollars or brackets."""
    scripts = (f"{script.get('src') or ''} {(script.text or '')[:LOOKED_AT]}".lower() for script in root.iter("script"))
    return any(name in script for script in scripts for name in _SETTER)


def in_text(text: str) -> str:
    """A line whose formulas are marked, on a page that ``sets_formulas``."""
    if "$" not in text and "\\" not in text:
        return text

    def marked(match: re.Match[str]) -> str:
        tex = plain(next(filter(None, match.groups()), ""))
        return f"{MATH[0]}{tex}{MATH[1]}" if tex and MATH[0] not in tex else match[0]

    parts = _WORDS.split(text)  # a dollar in words of a program is theirs
    parts[::2] = [_IN_TEXT.sub(marked, part) for part in parts[::2]]
    return "".join(parts)


_WORDS = lazy(f"({CODE[0]}[^{CODE[0]}{CODE[1]}]*+{CODE[1]})")
