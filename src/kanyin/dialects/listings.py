"""Captions and names of code: pandoc-crossref's, Quarto's, MyST's; titles and file names that sites print over it.

``{#lst:x caption="…"}``, ``#| lst-cap: …``, ``:caption: …``, ``title="…"``, ``Listing: … {#lst:x}`` beside it: each
becomes a division of the classes ``caption`` and ``listing`` above the code, with the name, by which the text may call
it (``book/cross_references.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kanyin.dialects.chunks import DIRECTIVE, PANDOCS
from kanyin.dialects.lines import Fence, Line, fenced
from kanyin.patterns import lazy

_NAME = r"lst[-:][\w.-]*+"
_IS_NAME = lazy(_NAME)
_VALUE = r"(?:\"(?P<double>(?:[^\"\\]|\\.)*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s,{}\"']++))"
_TITLE = lazy(
    rf"(?:(?<=[\s,{{])|\A)(?P<key>caption|lst-cap|title|filename)[ \t]*+=[ \t]*+{_VALUE}"
    r"|(?<=[\w}] )(?:\[(?P<label>[^\[\]\n]++)\]|\"(?P<quoted>[^\"\n]++)\"\Z)"
)
"""An option that stands over code as its caption; a label of VitePress's, ``js [a.js]``; words in quotation marks."""
_WORDS = ("caption", "lst-cap")
"""Options whose value is Markdown; that of another is a name as it stands."""
_ATTRIBUTE_NAME = lazy(rf"(?<=[\s{{])#({_NAME})")
_CHUNK = lazy(r"\{++[ \t]*+[A-Za-z]")
_OPTION = lazy(r"\A[ \t]*+(?:#|//|%%|--)\|[ \t]*+(?P<name>[\w.-]++)[ \t]*+:[ \t]*+(?P<value>[^\n]*+)")
_MYST = lazy(r"\A[ \t]*+:(?P<name>[\w-]++):[ \t]*+(?P<value>[^\n]*+)")
_BESIDE = lazy(
    rf"[ \t]*+(?:Listing:[ \t]++(?P<said>[^{{}}\n]++)(?:\{{#(?P<one>{_NAME})\}})?"
    rf"|:[ \t]++(?P<words>[^{{}}\n]++)\{{#(?P<other>{_NAME})\}})[ \t]*+"
)
"""pandoc-crossref's paragraph above or below code; one that begins with a colon alone has a name."""
_SIGNS = lazy(r"[\\`*_\[\]<>#$~^|{}!@&]")


@dataclass(slots=True)
class _Code:
    """A piece of code: its lines, and what stands over it."""

    lines: list[Line]
    caption: str = ""
    name: str = ""

    def say(self, caption: str, *, is_name: bool = False) -> None:
        """The caption, the first that is told; ``is_name``: no Markdown."""
        self.caption = self.caption or (_SIGNS.sub(r"\\\g<0>", caption) if is_name else caption).strip()


def with_captions(lines: list[Line]) -> list[Line]:
    """The lines with each caption of code above it."""
    out: list[Line] = []
    done = 0
    for start, end, fence in fenced(lines):
        code = _Code(lines[start : end + 1])
        _read(code, fence)
        is_said = bool(code.caption or code.name)
        before = None if is_said else _paragraph(lines, range(start - 1, done - 1, -1))
        after = None if is_said or before is not None else _paragraph(lines, range(end + 1, len(lines)))
        for place in (before, after):
            if place is not None and (found := _BESIDE.fullmatch(lines[place].text)):
                code.say(found["said"] or found["words"])
                code.name = found["one"] or found["other"] or ""
        if code.caption or code.name:
            out += lines[done : start if before is None else before]
            out += [code.lines[0].but(fence.indent + text if text else "") for text in _above(code)]
            out += code.lines
            done = 1 + (end if after is None else after)
    return [*out, *lines[done:]]


def _above(code: _Code) -> list[str]:
    """The division that stands over code."""
    name = f"#{code.name} " if code.name else ""
    words = [code.caption, ""] if code.caption else []
    return ["", f"::: {{{name}.caption .listing}}", "", *words, ":::", ""]


def _paragraph(lines: Sequence[Line], places: range) -> int | None:
    """The line alone between empty ones that is the caption of code; ``places``: from the code away."""
    at = next((n for n in places if not lines[n].is_blank), None)
    if at is None or not _BESIDE.fullmatch(lines[at].text):
        return None
    beyond = at + places.step
    return at if beyond not in places or lines[beyond].is_blank else None


def _read(code: _Code, fence: Fence) -> None:
    """Take caption and name out of the options of code, where its fence and its first lines have them."""
    info = fence.info
    is_chunk = bool(_CHUNK.match(info)) and not PANDOCS.match(info)
    if is_chunk:
        _take_options(code, _MYST if DIRECTIVE.match(info) else _OPTION)
    elif named := _ATTRIBUTE_NAME.search(info) if PANDOCS.match(info) else None:
        code.name = named[1]
        info = info[: named.start()] + info[named.end() :]

    def take(found: re.Match[str]) -> str:
        if is_chunk and found["key"] in ("title", "caption"):
            return found[0]
        if found["key"]:
            value = next(found[kind] for kind in ("double", "single", "bare") if found[kind] is not None)
            code.say(_unescaped(value), is_name=found["key"] not in _WORDS)
        else:
            code.say(found["label"] or found["quoted"], is_name=True)
        return ""

    info = _TITLE.sub(take, info) if " " in info or "," in info or "=" in info else info
    if info != fence.info:
        info = " ".join(re.sub(r"\{\s*\}", "", info).split()).replace("{ ", "{").replace(" }", "}").rstrip(", ")
        code.lines[0] = code.lines[0].but(f"{fence.indent}{fence.marks}{info}")


def _take_options(code: _Code, option: re.Pattern[str]) -> None:
    """Take caption and name out of the options at the head of a chunk."""
    kept = code.lines[:1]
    rest = code.lines[1:]
    while len(rest) > 1 and (found := option.fullmatch(rest[0].text)):
        value = found["value"].strip().strip("\"'")
        if found["name"] in ("lst-cap", "filename") or (option is _MYST and found["name"] == "caption"):
            code.say(value, is_name=found["name"] == "filename")
        elif found["name"] in ("label", "lst-label", "name") and _IS_NAME.fullmatch(value):
            code.name = value
        else:
            kept.append(rest[0])
        rest = rest[1:]
    code.lines = [*kept, *rest]


def _unescaped(value: str) -> str:
    return re.sub(r"\\([\"'\\])", r"\1", value)
