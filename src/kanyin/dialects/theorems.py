"""Theorems that bookdown has in chunks, ```` ```{theorem, label, name="…"} ````: their words are Markdown, no code.

They become divisions as newer books have them; what stands before their words: ``book/theorems.py``.
"""

from __future__ import annotations

from functools import cache

from kanyin import rules
from kanyin.dialects.lines import Line, fenced
from kanyin.patterns import lazy

_CHUNK = lazy(r"\{(?P<kind>[a-z]++)(?P<options>[^{}]*+)\}")
_LABEL = lazy(r"\A[ \t,]*+(?:label[ \t]*+=[ \t]*+)?[\"']?(?P<label>[A-Za-z][\w:.-]*+)[\"']?[ \t]*+(?=,|\Z)")
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
        if not found or found["kind"] not in _kinds():
            continue
        named = {one["key"]: one["value"] for one in _NAMED.finditer(found["options"])}
        label = _LABEL.match(found["options"])
        name = named.get("label") or (label["label"] if label else "")
        attributes = f".{found['kind']}" + (f" #{_kinds()[found['kind']]}-{name}" if name else "")
        if said := named.get("name", "").replace("\\", "").replace('"', ""):
            attributes += f' name="{said}"'
        head, last = lines[start], lines[end]
        marks = f"{fence.indent}::::"
        opened = [head.but(""), head.but(f"{marks} {{{attributes}}}"), head.but("")]
        inner = [line.but(fence.indent + line.text.removeprefix(fence.indent)) for line in lines[start + 1 : end]]
        out += [*lines[done:start], *opened, *inner, last.but(""), last.but(marks), last.but("")]
        done = end + 1
    return [*out, *lines[done:]]
