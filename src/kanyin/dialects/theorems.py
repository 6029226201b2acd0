"""Theorems that bookdown has in chunks, ```` ```{theorem, label, name="…"} ````: their words are Markdown, no code.

MyST's are directives, ```` ```{prf:theorem} words ```` with options below, its exercises and solutions too; what begins
and what ends one of these may stand apart, ``{exercise-start}``, ``{exercise-end}``. All become divisions as newer
books have them; what stands before their words: ``book/theorems.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kanyin import rules
from kanyin.dialects.directives import taken_options
from kanyin.dialects.lines import Fence, Line, fenced
from kanyin.patterns import lazy

_CHUNK = lazy(r"\{(?P<kind>[a-z]++)(?P<options>(?:[ \t,][^{}]*+)?)\}")
_LABEL = lazy(r"\A[ \t,]*+(?:label[ \t]*+=[ \t]*+)?[\"']?(?P<label>[A-Za-z][\w:.-]*+)[\"']?[ \t]*+(?=,|\Z)")
_DIRECTIVES = ("exercise", "solution")
"""Those of MyST that are called as bookdown's chunks are."""
_MYST = lazy(r"\{(?P<proof>prf:)?(?P<kind>[A-Za-z]++)(?:-(?P<part>start|end))?\}[ \t]*+(?P<words>[^\n]*+)")
_MARKUP = lazy(r"[`*_$\[\]<\\]")
_MARKS = "::::"
_NAMED = lazy(r"(?<![\w.])(?P<key>name|label)[ \t]*+=[ \t]*+(?P<quote>[\"'])(?P<value>[^\"']*+)(?P=quote)")


@cache
def _kinds() -> dict[str, str]:
    return {str(row["division"]): str(row["short"]) for row in rules.table("theorems")["theorem"]}


def as_divisions(lines: list[Line]) -> list[Line]:
    """The lines with such chunks as divisions."""
    out: list[Line] = []
    done = 0
    for start, end, fence in fenced(lines):
        found = _CHUNK.fullmatch(fence.info)
        made = _chunk(lines[start : end + 1], fence, found) if found else _directive(lines[start : end + 1], fence)
        if made:
            out += [*lines[done:start], *made]
            done = end + 1
    return [*out, *lines[done:]]


def _chunk(lines: Sequence[Line], fence: Fence, found: re.Match[str]) -> list[Line]:
    """bookdown's; nothing where it is another chunk, or a directive with options below it."""
    kind = found["kind"]
    if kind not in _kinds():
        return []
    if not found["options"].strip(" ,\t") and kind in _DIRECTIVES:
        return _directive(lines, fence)
    named = {one["key"]: one["value"] for one in _NAMED.finditer(found["options"])}
    label = _LABEL.match(found["options"])
    name = named.get("label") or (label["label"] if label else "")
    opened = _opening(kind, name, named.get("name", "").replace("\\", ""))
    return [*_placed(opened, lines[0], fence), *_inner(lines[1:-1], fence), *_closed(lines[-1], fence)]


def _directive(lines: Sequence[Line], fence: Fence) -> list[Line]:
    """MyST's; nothing where it is no theorem."""
    found = _MYST.fullmatch(fence.info)
    kind = found["kind"].lower() if found else ""
    if not found or kind not in _kinds() or not (found["proof"] or kind in _DIRECTIVES):
        return []
    if found["part"] == "end":
        return _closed(lines[-1], fence)
    inner = list(lines[1:-1])
    options = taken_options(inner)
    words = found["words"].strip()
    if kind == "solution" and words:
        words = f"@ref({words})"  # what it solves, by its name
    is_marked = bool(_MARKUP.search(words))
    opened = _opening(kind, options.get("label", ""), "" if is_marked else words)
    placed = _placed(opened, lines[0], fence)
    if is_marked:
        placed += [lines[0].but(f"{fence.indent}## {words}"), lines[0].but("")]
    ends = [] if found["part"] else _closed(lines[-1], fence)
    return [*placed, *_inner(inner, fence), *ends]


def _opening(kind: str, name: str, said: str) -> str:
    attributes = f".{kind}" + (f" #{_kinds()[kind]}-{name}" if name else "")
    words = said.replace('"', "")
    return f"{{{attributes}" + (f' name="{words}"' if words else "") + "}"


def _placed(opened: str, head: Line, fence: Fence) -> list[Line]:
    return [head.but(""), head.but(f"{fence.indent}{_MARKS} {opened}"), head.but("")]


def _inner(lines: Sequence[Line], fence: Fence) -> list[Line]:
    return [line.but(fence.indent + line.text.removeprefix(fence.indent)) for line in lines]


def _closed(last: Line, fence: Fence) -> list[Line]:
    return [last.but(""), last.but(fence.indent + _MARKS), last.but("")]
