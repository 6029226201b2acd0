"""Sphinx's roles as reStructuredText writes them, ``:numref:`name` ``, in Markdown (d2lbook, recommonmark), as MyST's.

Roles that stand alone below a picture, a heading, a formula or a table, or at its line's end, tell its name and size:
``:label:``, ``:eqlabel:``, ``:width:``. A table's caption is a line ``:words`` above it. See
https://book.d2l.ai/user/markdown.html and https://www.sphinx-doc.org/en/master/usage/restructuredtext/roles.html.
"""

from __future__ import annotations

import re

from kanyin.dialects import myst
from kanyin.dialects.containers import opening
from kanyin.dialects.lines import Line, unread_mask
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg
from kanyin.patterns import lazy

_ROLE = lazy(
    r"(?P<code>``(?:[^`\n]|`(?!`))*+``)"
    r"|(?<![`\\A-Za-z0-9_:]):(?P<role>[A-Za-z][\w-]*+(?::[\w-]++){0,2}+):(?=`[^`\n]++`(?!`))"
)
_FIRST = lazy(r":(?:width|height|label|eqlabel|alt):`")
_TOLD = lazy(r"(?:[ \t]*+:(?:width|height|label|eqlabel|alt):`[^`\n]*+`)++[ \t]*+")
"""What roles at a line's end tell of the block that it ends, or of the one above."""
_ONE = lazy(r":(?P<name>\w++):`(?P<value>[^`\n]*+)`")
_BOX = lazy(r"[ \t]*+:(?P<end>begin|end)_tab:(?:`(?P<title>[^`\n]*+)`)?[ \t]*+")
_FOR_TOOLS = lazy(r"[ \t]*+:(?:bibliography|toctree|index):`[^`\n]*+`[ \t]*+")
_CAPTION = lazy(r"[ \t]*+:(?![\s:]|\w++:`)[^\n]++")
_ATTRIBUTES = lazy(r"(?<![ \t])[ \t]*+\{[^{}\n]*+\}\Z")
_SAME = {"eqref": "eq", "ref": "ref", "figref": "numref", "tabref": "numref", "secref": "numref"}
"""What MyST calls a role."""
_FARTHEST = 30
"""Lines above a name among which its block ends, and above that a picture's words or a table's rows begin."""


def as_myst(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with MyST's roles for these; names and sizes at the blocks that have them."""
    if not any(":`" in line.text for line in lines):
        return lines
    return _calls(_named(_alone(lines, omitted)))


def _alone(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with boxes for tabs, without roles that only the tool reads."""
    mask = unread_mask(lines)
    out: list[Line] = []
    for is_code, line in zip(mask, lines, strict=True):
        box = None if is_code else _BOX.fullmatch(line.text)
        if box:
            made = opening("tab", (box["title"] or "").replace(",", "、")) if box["end"] == "begin" else ":::"
            out += [line.but(""), line.but(made), line.but("")]
        elif not is_code and _FOR_TOOLS.fullmatch(line.text):
            omitted.take(msg("directives of MyST"), line.number, line.text.strip())
            out.append(line.but(""))
        else:
            out.append(line)
    return out


def _named(lines: list[Line]) -> list[Line]:
    """The lines with what stands at the end of a block, or below it, as attributes of that block."""
    out: list[Line] = []
    for is_code, line in zip(unread_mask(lines), lines, strict=True):
        first = None if is_code else _FIRST.search(line.text)
        if first is None or not _TOLD.fullmatch(line.text, first.start()):
            out.append(line)
            continue
        if before := line.text[: first.start()].rstrip():
            out.append(line.but(before))
        told = {one["name"]: one["value"].strip() for one in _ONE.finditer(line.text, first.start())}
        _tell(out, told, line)
        out.append(line.but(""))
    return out


def _tell(out: list[Line], told: dict[str, str], line: Line) -> None:
    """Put what is told at the last block of ``out``; a name that no such block takes is a place of its own."""
    near = range(len(out) - 1, max(-1, len(out) - 1 - _FARTHEST), -1)
    end = next((at for at in near if not out[at].is_blank), -1)
    text = out[end].text.rstrip() if end >= 0 else ""
    name = told.get("label") or told.get("eqlabel") or ""
    sizes = [f"{key}={size}" for key in ("width", "height") if (size := myst.size(told.get(key, "")))]
    first = _picture(out, end)
    if first >= 0:
        _add(out, end, [*([f"#{myst.of_kind('fig', name)}"] if name else []), *sizes])
        if first and not out[first - 1].is_blank:
            out.insert(first, out[first].but(""))
    elif name and text.endswith("$$"):
        out[end] = out[end].but(f"{text} {{#{myst.of_kind('eq', name)}}}")
    elif name and text.startswith("#"):
        _add(out, end, [f"#{name}"])
    elif name and text.lstrip().startswith("|"):
        said = _caption(out, end)
        words = " ".join(filter(None, (":", said, f"{{#{myst.of_kind('tbl', name)}}}")))
        out += [line.but(""), line.but(words)]
    elif name:
        out += [line.but(""), line.but(f"[]{{#{name}}}")]


def _picture(out: list[Line], end: int) -> int:
    """The line on which a picture begins that line ``end`` ends, alone on its lines; else -1."""
    if end < 0 or not out[end].text.rstrip().endswith((")", "}")):
        return -1
    for at in range(end, max(-1, end - _FARTHEST), -1):
        if out[at].is_blank:
            return -1
        if out[at].text.lstrip().startswith("!["):
            return at
    return -1


def _add(out: list[Line], at: int, attributes: list[str]) -> None:
    """Further attributes of a picture or a heading behind its line, among those that it has."""
    text = out[at].text.rstrip()
    own = _ATTRIBUTES.search(text)
    if own:
        attributes = [*own[0].strip(" \t{}").split(" "), *attributes]
        text = text[: own.start()]
    space = " " if text.startswith("#") else ""
    out[at] = out[at].but(f"{text}{space}{{{' '.join(attributes)}}}" if attributes else text)


def _caption(out: list[Line], end: int) -> str:
    """The words of the line above a table that are its caption, taken from there; empty where it has none."""
    for at in range(end, max(-1, end - _FARTHEST), -1):
        if _CAPTION.fullmatch(out[at].text):
            said = out[at].text.strip().removeprefix(":").strip()
            out[at] = out[at].but("")
            return said
        if not out[at].is_blank and not out[at].text.lstrip().startswith("|"):
            return ""
    return ""


def _calls(lines: list[Line]) -> list[Line]:
    """The lines with ``{role}`` for ``:role:`` before code, where MyST knows what the role shows."""

    def call(found: re.Match[str]) -> str:
        role = found["role"]
        role = _SAME.get(role, role) if role else ""
        return f"{{{role}}}" if role and myst.is_known(role) else found[0]

    mask = unread_mask(lines)
    return [
        line if is_code or ":`" not in line.text else line.but(_ROLE.sub(call, line.text))
        for is_code, line in zip(mask, lines, strict=True)
    ]
