"""Tags as MDX has them, Docusaurus' and others', as HTML: values in braces, names of React's, comments.

``<img src={require("./a.png").default} />``, ``style={{textAlign: 'center'}}``, ``className={"x"}``, ``{/* … */}``.
What a program would compute is not known here: such a value stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from kanyin.dialects.lines import Line, outside_code, unread_mask
from kanyin.patterns import lazy

_INNER = r"\{(?:[^{}<>]|\{[^{}<>]*+\})*+\}"
_TAG = lazy(rf"(?<![A-Za-z0-9])<[A-Za-z][\w.-]*+(?=[^<>\n]*=\{{)(?:[^<>{{}}]|{_INNER})*+>")
_COMMENT = lazy(r"\{/\*((?:[^*{\n]|\*(?!/)|\{(?!/\*))*+)\*/\}")
_VALUE = lazy(rf"(?<![\w:-])(?P<name>[A-Za-z][\w:-]*+)=(?P<value>{_INNER})")
_ADDRESS = lazy(r"(?:require|useBaseUrl|withBase)\([ \t]*+([\"'`])(?P<path>[^\"'`\n]*+)\1[ \t]*+\)(?:\.default)?")
_LITERAL = lazy(r"([\"'`])(?P<text>[^\"'`]*+)\1")
_NUMBER = lazy(r"\d{1,6}(?:\.\d{1,6})?")
_NAME = lazy(r"[A-Za-z_$][\w$]*+")
_PROPERTY = lazy(r"(?<![A-Za-z])([A-Za-z]++)[ \t]*+:[ \t]*+(?:[\"']([^\"']*+)[\"']|(\d[\d.]*+))")
_IMPORT = lazy(
    r"import[ \t]+(?P<name>[A-Za-z_$][\w$]*+)[ \t]+from[ \t]+"
    r"[\"'](?P<path>[^\"'\n]+\.(?:png|jpe?g|gif|svg|webp))[\"'];?[ \t]*",
    re.IGNORECASE,
)
_NAMES = {"className": "class", "htmlFor": "for"}
"""Attributes that React calls otherwise."""
_CAPITAL = lazy(r"[A-Z]")


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
        return str(literal["text"])
    if _NUMBER.fullmatch(code):
        return code
    if code.startswith("{"):
        return ";".join(f"{_css(name)}:{words or number}" for name, words, number in _PROPERTY.findall(code))
    return imports.get(code) if _NAME.fullmatch(code) else None


def _css(name: str) -> str:
    """``textAlign`` as CSS calls it."""
    return _CAPITAL.sub(lambda capital: "-" + capital[0].lower(), name)
