r"""Commands of the packages physics and siunitx whose arguments are more than a macro can take: ``\pdv[2]{f}{x}``."""

from __future__ import annotations

from kanyin.mathematics import chemistry
from kanyin.mathematics.tex import Reader, Token, tokens, written
from kanyin.mathematics.writing import Writes

_PAIRS = {"(": ")", "[": "]", "|": "|"}


def derivative(sign: str, writer: Writes, reader: Reader, at: int) -> None:
    r"""``\dv{f}{x}``, ``\dv[n]{f}{x}``, ``\dv{x}``, ``\pdv{f}{x}{y}``."""
    order = reader.option()
    found = [reader.argument()]
    while len(found) < (3 if sign == "\\partial" and not order else 2) and _opens(reader):
        found.append(reader.argument())
    above, below = ([], found) if len(found) == 1 else (found[0], found[1:])
    power = f"^{{{written(order)}}}" if order else "^{2}" if len(below) > 1 else ""
    parts = "".join(f"{sign} {written(part)}{power if order else ''}" for part in below)
    _write(writer, f"\\frac{{{sign}{power} {written(above)}}}{{{parts}}}", at)


def braced(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\qty(…)`` of physics between brackets that grow; ``\qty{12}{\kg}`` of siunitx."""
    token = reader.peek()
    if token is not None and token.text in _PAIRS:
        reader.take()
        opener, closer = token.text, _PAIRS[token.text]
        _write(writer, f"\\left{opener}{_until(reader, opener, closer)}\\right{closer}", at)
        return
    first = reader.argument()
    if _opens(reader):
        quantity(written(first), writer, reader, at)
    else:
        _write(writer, f"\\left\\{{{written(first)}\\right\\}}", at)


def _until(reader: Reader, opener: str, closer: str) -> str:
    """What stands before the bracket that closes the one taken last."""
    inside: list[Token] = []
    depth = 0
    while reader:
        token = reader.take()
        if token.text == closer and not depth:
            break
        depth += (token.text == opener) - (token.text == closer)
        inside.append(token)
    return written(inside)


def bracket(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\braket{a|b}``, and ``\braket{a}{b}`` of physics."""
    first = reader.argument()
    if _opens(reader):
        _write(writer, f"\\left\\langle {written(first)}\\middle|{written(reader.argument())}\\right\\rangle ", at)
    else:
        writer.out.put("\\braket", at)
        writer.group(first, at)


def si(writer: Writes, reader: Reader, at: int) -> None:
    """siunitx's numbers with units."""
    reader.option()
    quantity(written(reader.argument()), writer, reader, at)


def quantity(number: str, writer: Writes, reader: Reader, at: int) -> None:
    """A number and the unit that comes next."""
    unit = written(reader.argument())
    writer.out.put(chemistry.quantity(f"{number} {chemistry.unit_names(unit)}"), at)


def unit(writer: Writes, reader: Reader, at: int) -> None:
    """siunitx's unit without a number."""
    reader.option()
    writer.out.put(chemistry.quantity(chemistry.unit_names(written(reader.argument()))), at)


def number(writer: Writes, reader: Reader, at: int) -> None:
    """siunitx's number."""
    reader.option()
    writer.out.put(chemistry.quantity(written(reader.argument())), at)


def angle(writer: Writes, reader: Reader, at: int) -> None:
    r"""siunitx's angle: ``\ang{12;30}``."""
    reader.option()
    signs = ("^\\circ ", "'", "''")
    parts = written(reader.argument()).split(";")
    writer.out.put("{" + "".join(f"{part}{sign}" for part, sign in zip(parts, signs, strict=False) if part) + "}", at)


def _opens(reader: Reader) -> bool:
    token = reader.peek()
    return token is not None and token.text == "{"


def _write(writer: Writes, tex: str, at: int) -> None:
    writer.write([Token(token.text, at) for token in tokens(tex)])
