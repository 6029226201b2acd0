"""Code chunks of R Markdown, Quarto and others, and what stands behind the language of code: code and its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kanyin.dialects import drawn
from kanyin.dialects.lines import Fence, Line, fenced
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg
from kanyin.patterns import lazy

_CHUNK = lazy(r"\A\{++[ \t]*+(?P<engine>[A-Za-z][\w+#-]*+)(?P<options>[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+)\}++")
DIRECTIVE = lazy(
    r"\A\{(?:code(?:-block|-cell)?|sourcecode|highlight)\}[ \t]*+(?P<engine>[\w+#-]*+)(?P<options>[^\n]*+)"
)
_INFO = lazy(r"\A(?P<engine>[^\s,{}]++)(?P<flags>,[^\s{]*+)?[ \t]*+(?P<options>[^\n]*+)")
_OPTION = lazy(r"\A[ \t]*(?:#|//|%%|--)\|(?:[ \t].*)?")
_MYST = lazy(r"\A[ \t]*+:[a-z][a-z-]*+:(?:[ \t][^\n]*+)?")
_HIDDEN = lazy(r"[ \t]*+#(?:[ \t][^\n]*+)?")
_SHOWN = lazy(r"\A([ \t]*+)##")
PANDOCS = lazy(r"\{[ \t]*(?:[.#=]|[\w-]+[ \t]*=)")


def plain_code(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with each piece of code under its language alone; options are left out."""
    out: list[Line] = []
    done = 0
    for start, end, fence in fenced(lines):
        made = _plain(lines[start : end + 1], fence, omitted)
        if made:
            out += [*lines[done:start], *made]
            done = end + 1
    return [*out, *lines[done:]]


def _plain(code: Sequence[Line], fence: Fence, omitted: Omitted) -> list[Line]:
    """The code with a plain fence; nothing where it has one."""
    if not fence.info or PANDOCS.match(fence.info):
        return []
    found = _CHUNK.fullmatch(fence.info) or DIRECTIVE.fullmatch(fence.info) or _INFO.fullmatch(fence.info)
    if not found:
        return []
    head = code[0]
    if options := found["options"].strip(", \t"):
        omitted.take(msg("options of code"), head.number, options)
    option = {_CHUNK.pattern: _OPTION, DIRECTIVE.pattern: _MYST}.get(found.re.pattern)
    inner = list(_without_options(code[1:-1], option, omitted)) if option else code[1:-1]
    if found["engine"].lower() == "rust":
        inner = list(_without_hidden(inner, omitted))
    plain = [head.but(f"{fence.indent}{fence.marks}{found['engine'].lower()}"), *inner, code[-1]]
    if found.re.pattern != _CHUNK.pattern:
        return plain
    shown, is_all = drawn.pictures(found["options"].strip(), [line.text.strip() for line in code[1:-1]])
    below = [code[-1].but(fence.indent + text if text else "") for text in shown]
    return below if is_all else [*plain, *below]


def _without_options(lines: Sequence[Line], option: re.Pattern[str], omitted: Omitted) -> Iterator[Line]:
    """A chunk without the ``#| name: value`` at its head, a directive without its ``:name: value``."""
    at = 0
    while at < len(lines) and option.fullmatch(lines[at].text):
        omitted.take(msg("options of code"), lines[at].number, lines[at].text)
        at += 1
    yield from lines[at:]


def _without_hidden(lines: Sequence[Line], omitted: Omitted) -> Iterator[Line]:
    """Code of Rust without lines that begin with ``# ``: they make examples whole for the compiler, and rustdoc and
    mdBook show them to no reader; ``##`` is how they write a ``#`` that is shown."""
    for line in lines:
        if _HIDDEN.fullmatch(line.text):
            omitted.take(msg("lines of Rust that are for the compiler alone"), line.number, line.text)
        else:
            yield line.but(_SHOWN.sub(r"\1#", line.text))
