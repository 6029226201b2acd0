"""bookdown's text references: a line ``(ref:name) words`` says what stands where ``(ref:name)`` is, in a caption."""

from __future__ import annotations

import re

from kanyin.dialects.lines import Line, code_mask, outside_code
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_DEFINED = lazy(r" {0,3}\(ref:(?P<name>[\w/-]{1,99})\)[ \t]+(?P<words>\S.*)")
_CALLED = lazy(r"\(ref:([\w/-]{1,99})\)")


def resolve(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with the words where they are called, and without the lines that are their definitions.

    What is called and not defined, or defined and not called, stands as it is, and is told.
    """
    if not any("(ref:" in line.text for line in lines):
        return lines
    mask = code_mask(lines)
    definitions = {at: found for at, line in enumerate(lines) if not mask[at] and (found := _definition(lines, at))}
    words = {found["name"]: found["words"].strip() for found in definitions.values()}
    called: set[str] = set()
    out = list(lines)

    def put(found: re.Match[str]) -> str:
        called.add(found[1])
        return words.get(found[1], found[0])

    for at, line in enumerate(lines):
        if not mask[at] and at not in definitions and "(ref:" in line.text:
            out[at] = line.but(outside_code(line.text, lambda text: _CALLED.sub(put, text)))
            _tell(line, [name for name in _CALLED.findall(out[at].text) if name not in words])
    for at, found in definitions.items():
        if found["name"] in called:
            omitted.texts.append(f"(ref:{found['name']})")
            out[at] = lines[at].but("")
        else:
            remark(
                msg("the text reference {name} is called nowhere, so it is printed as it stands", name=found["name"]),
                line=lines[at].number,
                hint=msg("call it in a caption: (ref:{name})", name=found["name"]),
            )
    return out


def _definition(lines: list[Line], at: int) -> re.Match[str] | None:
    """A line that is a definition: behind an empty line, the begin of the file or another one."""
    found = _DEFINED.fullmatch(lines[at].text)
    if found is None or (at and not lines[at - 1].is_blank and not _DEFINED.fullmatch(lines[at - 1].text)):
        return None
    return found


def _tell(line: Line, names: list[str]) -> None:
    for name in names:
        remark(
            msg("no line of the file says what (ref:{name}) is, so it is printed as it stands", name=name),
            line=line.number,
            hint=msg("write a line by itself: (ref:{name}) and the words", name=name),
        )
