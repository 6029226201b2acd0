"""Tags as MDX has them, Docusaurus' and others', as HTML: values in braces, names of React's, comments.

``<img src={require("./a.png").default} />``, ``style={{textAlign: 'center'}}``, ``className={"x"}``, ``{/* … */}``.
What a program would compute is not known here: such a value stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from kanyin.dialects.lines import Line, code_mask, fenced, outside_code, unread_mask
from kanyin.patterns import lazy

_INNER = r"\{(?:[^{}<>]|\{[^{}<>]*+\})*+\}"
_TAG = lazy(rf"(?<![A-Za-z0-9])<[A-Za-z][\w.-]*+(?=[^<>\n]*=\{{)(?:[^<>{{}}]|{_INNER})*+>")
_COMMENT = lazy(r"\{/\*((?:[^*{\n]|\*(?!/)|\{(?!/\*))*+)\*/\}")
_VALUE = lazy(rf"(?<![\w:-])(?P<name>[A-Za-z][\w:-]*+)=(?P<value>{_INNER})")
_ADDRESS = lazy(r"(?:require|useBaseUrl|withBase)\([ \t]*+([\"'`])(?P<path>[^\"'`\n]*+)\1[ \t]*+\)(?:\.default)?")
_LITERAL = lazy(r"\"([^\"]*+)\"|'([^']*+)'")
_NUMBER = lazy(r"\d{1,6}(?:\.\d{1,6})?")
_NAME = lazy(r"[A-Za-z_$][\w$]*+")
_PROPERTY = lazy(r"(?<![A-Za-z])([A-Za-z]++)[ \t]*+:[ \t]*+(?:[\"']([^\"']*+)[\"']|(\d[\d.]*+))")
_IMPORT = lazy(
    r"import[ \t]+(?P<name>[A-Za-z_$][\w$]*+)[ \t]+from[ \t]+"
    r"[\"'](?P<path>[^\"'\n]+\.(?:png|jpe?g|gif|svg|webp))[\"'];?[ \t]*",
    re.IGNORECASE,
)
_COMPONENT = lazy(r"[ \t]*+<(?P<end>/?)(?P<name>[A-Z][A-Za-z.]*+)(?:[ \t](?:[^<>/]|/(?!>))*+)?>[ \t]*+")
"""A tag of MDX alone in its line."""
_NAMES = {"className": "class", "htmlFor": "for"}
"""Attributes that React calls otherwise."""
_CAPITAL = lazy(r"[A-Z]")


def set_out(lines: list[Line]) -> list[Line]:
    """The lines with what stands between tags of MDX at the level of these: four columns make no code there.

    Fences that Docusaurus takes away before it reads a file, ``mdx-code-block``, are gone.
    """
    lines = _without_fences(lines)
    tags = [_COMPONENT.fullmatch(line.text) for line in lines]
    last = {found["name"]: at for at, found in enumerate(tags) if found and found["end"]}
    if not last:
        return lines
    mask = code_mask(lines)
    out: list[Line] = []
    opened: list[_Opened] = []
    for at, (line, found) in enumerate(zip(lines, tags, strict=True)):
        tag = None if mask[at] else found
        if tag and tag["end"] and opened and opened[-1].name == tag["name"]:
            opened.pop()
        elif opened and opened[-1].level is None and not line.is_blank:
            opened[-1].level = line.indent
        shift = opened[-1].shift if opened else 0
        out.append(line.but(" " * max(0, line.indent - shift) + line.text.lstrip(" \t")) if shift else line)
        if tag and not tag["end"] and last.get(tag["name"], 0) > at:
            opened.append(_Opened(tag["name"], line.indent, shift))
    return out


@dataclass(slots=True)
class _Opened:
    """A tag that is open: where it was set in to, by how much it went out, and where what it holds is set in to."""

    name: str
    indent: int
    own_shift: int
    level: int | None = None

    @property
    def shift(self) -> int:
        """By how much what it holds goes out."""
        return self.own_shift + max(0, (self.level or 0) - self.indent)


def _without_fences(lines: list[Line]) -> list[Line]:
    if not any("mdx-code-block" in line.text for line in lines):
        return lines
    out = list(lines)
    for start, end, fence in fenced(lines):
        if fence.info == "mdx-code-block":
            out[start], out[end] = lines[start].but(""), lines[end].but("")
    return out


def html_attributes(lines: list[Line]) -> list[Line]:
    """The lines with tags of MDX and its comments as HTML has them."""
    if not any("={" in line.text or "{/*" in line.text for line in lines):
        return lines
    mask = unread_mask(lines)
    imports = [_IMPORT.fullmatch(line.text) for is_code, line in zip(mask, lines, strict=True) if not is_code]
    change = partial(_plain, {found["name"]: found["path"] for found in imports if found})
    return [
        line if is_code else line.but(outside_code(line.text, change))
        for is_code, line in zip(mask, lines, strict=True)
    ]


def _plain(imports: Mapping[str, str], text: str) -> str:
    text = _COMMENT.sub(lambda found: f"<!--{found[1].replace('--', '  ')}-->", text)
    return _TAG.sub(lambda tag: _VALUE.sub(partial(_attribute, imports), tag[0]), text)


def _attribute(imports: Mapping[str, str], found: re.Match[str]) -> str:
    name = _NAMES.get(found["name"], found["name"])
    value = _value(found["value"][1:-1].strip(), imports)
    return f"{name}={found['value']}" if value is None else '{}="{}"'.format(name, value.replace('"', "&quot;"))


def _value(code: str, imports: Mapping[str, str]) -> str | None:
    """What a piece of code says by itself; None for what must be computed."""
    address, literal = _ADDRESS.fullmatch(code), _LITERAL.fullmatch(code)
    if address:
        return str(address["path"])
    if literal:
        return literal[1] if literal[1] is not None else literal[2]
    if _NUMBER.fullmatch(code):
        return code
    if code.startswith("{"):
        return ";".join(f"{_css(name)}:{words or number}" for name, words, number in _PROPERTY.findall(code))
    return imports.get(code) if _NAME.fullmatch(code) else None


def _css(name: str) -> str:
    """``textAlign`` as CSS calls it."""
    return _CAPITAL.sub(lambda capital: "-" + capital[0].lower(), name)
