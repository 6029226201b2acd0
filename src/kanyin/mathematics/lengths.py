r"""White of a length, lines, and what takes no room."""

from __future__ import annotations

from kanyin.mathematics.setting import em
from kanyin.mathematics.tex import Reader, written
from kanyin.mathematics.writing import Writes


def white(name: str, writer: Writes, reader: Reader, at: int) -> None:
    r"""``\kern1em``, ``\kern{1em}``, ``\hspace{1em}``."""
    reader.spaces()
    token = reader.peek()
    if token is None or token.text != "{":
        writer.out.put(f"\\{name}", at)
        return
    length = written(reader.argument()).strip().replace(" ", "")
    writer.out.put(f"\\hspace{{{em(length):.4g}em}}" if length[:1] != "\\" else "\\;", at)


def rule(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\rule{4em}{0.4pt}``: a line on the baseline, as long as it is to be; a place to write on."""
    reader.option()
    width = em(written(reader.argument()).strip())
    reader.argument()
    if width > 0:
        writer.out.put(f"\\underline{{\\hspace{{{width:.4g}em}}}}", at)


def lapped(depth: int, writer: Writes, reader: Reader, at: int) -> None:
    r"""``\rlap`` and ``\llap``: as one phantom within another, which ``mathml.uncovered`` makes visible again."""
    writer.out.put("\\vphantom{" * depth, at)
    writer.group(reader.argument(), at)
    writer.out.put("}" * depth, at)


def choice(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\mathchoice``: the form for a line of its own."""
    shown = reader.argument()
    for _ in range(3):
        reader.argument()
    writer.group(shown, at)


def negated(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\not``: before one sign it is math-core's, through more than one a stroke is drawn."""
    inside = reader.argument()
    while len(inside) == 1 and inside[0].text in ("\\!", "\\,"):
        inside = reader.argument()
    if len(inside) == 1 and not inside[0].text.isalnum():
        writer.out.put("\\not", at)
        writer.write(inside)
    else:
        writer.out.put("{\\vphantom{\\vphantom{\\,/}}", at)
        writer.group(inside, at)
        writer.out.put("}", at)
