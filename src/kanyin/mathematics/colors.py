r"""Colours by any name that CSS or LaTeX has, and what stands in frames."""

from __future__ import annotations

import re

from kanyin.mathematics import commands
from kanyin.mathematics.rewriting import tex_rules
from kanyin.mathematics.tex import Reader, stripped, written
from kanyin.mathematics.writing import Writes
from kanyin.patterns import lazy

_HEX = lazy(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_PARTS = lazy(r"\d+(?:\.\d*)?|\.\d+")


def switch(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\color{…}``: what follows it in its group."""
    writer.out.put(f"\\color{{{_name(writer, reader)}}}", at)


def text(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\textcolor{…}{…}``."""
    writer.out.put(f"\\textcolor{{{_name(writer, reader)}}}", at)
    writer.group(reader.argument(), at)


def named(name: str, writer: Writes, reader: Reader, at: int) -> None:
    r"""``\red{…}`` as KaTeX has it; alone it is no command of colour and is told as unknown."""
    token = reader.peek()
    if token is None or token.text != "{":
        writer.out.put(f"\\{name}", at)
        return
    writer.out.put(f"\\textcolor{{{name}}}", at)
    writer.group(reader.argument(), at)


def box(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\colorbox``: words; the ground behind them is not drawn."""
    reader.argument()
    writer.words("text", reader.argument(), at)


def frame(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\fcolorbox``: words in a frame."""
    reader.argument()
    reader.argument()
    commands.framed(writer, reader, at)


def bbox(writer: Writes, reader: Reader, at: int) -> None:
    r"""MathJax's ``\bbox[…]{…}``: a frame where it names a border."""
    has_border = "border" in written(reader.option() or [])
    writer.out.put("\\boxed" if has_border else "", at)
    writer.group(reader.argument(), at)


_ENCLOSED = {
    "updiagonalstrike": "\\cancel",
    "downdiagonalstrike": "\\bcancel",
    "horizontalstrike": "\\cancel",
    "box": "\\boxed",
    "roundedbox": "\\boxed",
    "circle": "\\boxed",
    "top": "\\overline",
    "bottom": "\\underline",
}


def enclosed(writer: Writes, reader: Reader, at: int) -> None:
    r"""MathJax's ``\enclose{…}{…}``."""
    kinds = written(reader.argument()).replace(",", " ").split()
    reader.option()
    reader.spaces()
    reader.option()
    found = [_ENCLOSED[kind] for kind in kinds if kind in _ENCLOSED]
    for command in found:
        writer.out.put(command + "{", at)
    writer.group(reader.argument(), at)
    writer.out.put("}" * len(found), at)


def _name(writer: Writes, reader: Reader) -> str:
    """A name that math-core knows, standing for the colour of the argument."""
    model = written(reader.option() or []).strip()
    said = written(stripped(reader.argument())).strip()
    value = _value(model, said)
    if not value:
        return said
    stand_ins: dict[str, str] = tex_rules()["stand-ins"]
    colors = writer.made.colors
    free = (name for name, own in stand_ins.items() if colors.get(own, value) == value)
    name = next(free, next(iter(stand_ins)))
    colors[stand_ins[name]] = value
    return name


def _value(model: str, said: str) -> str:
    """The colour as CSS writes it; empty for a name of LaTeX's own."""
    from PIL import ImageColor

    if model in ("RGB", "rgb"):
        parts = [float(part) * (255 if model == "rgb" else 1) for part in _PARTS.findall(said)[:3]]
        return "#" + "".join(f"{round(min(255.0, part)):02X}" for part in parts) if len(parts) == 3 else ""
    if (found := _HEX.fullmatch(said)) and (model == "HTML" or said[:1] == "#" or re.search(r"\d", said)):
        short = found[1]
        return "#" + (short if len(short) == 6 else "".join(2 * digit for digit in short)).upper()
    if said in tex_rules()["known-colors"]["names"] or said.lower() not in ImageColor.colormap:
        return ""
    red, green, blue = ImageColor.getrgb(said)[:3]
    return f"#{red:02X}{green:02X}{blue:02X}"
