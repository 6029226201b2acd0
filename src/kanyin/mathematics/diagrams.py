r"""Commutative diagrams of amscd: ``\begin{CD} A @>f>> B \\ @VVV @VV{g}V \\ C @= D \end{CD}``, as an array."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.mathematics.tex import Reader, TexError, Token, stripped, written
from kanyin.messages import msg

_LEVEL = {">": "\\xrightarrow", "<": "\\xleftarrow"}
_UPRIGHT = {"V": "\\downarrow", "A": "\\uparrow"}
_PLAIN = {"=": "=\\!=\\!=", ".": "", "|": "\\Big\\|"}
_LABEL = "\\quad"
"""What an arrow without a label is as long as."""


def as_array(given: Sequence[Token]) -> str:
    """The diagram as TeX of an array."""
    rows: list[list[str]] = [[""]]
    reader = Reader(given)
    while reader:
        token = reader.take()
        if token.text == "\\\\":
            reader.option()
            rows.append([""])
        elif token.text == "@":
            _arrow(rows[-1], reader, token.at)
        else:
            rows[-1][-1] += token.text if token.text != "{" else _group(reader)
    for row in rows:
        while len(row) > 1 and not row[-1].strip():
            row.pop()
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    count = max((len(row) for row in rows), default=1)
    lines = " \\\\[0.4em] ".join(" & ".join(row) for row in rows)
    return f"\\begin{{array}}{{{'c' * count}}}{lines}\\end{{array}}"


def _group(reader: Reader) -> str:
    reader.back()
    return "{" + written(reader.argument()) + "}"


def _arrow(row: list[str], reader: Reader, at: int) -> None:
    """An arrow in its cell. Those of rows stand between two terms, those of columns below a term."""
    if not reader:
        raise TexError(msg("an argument is missing"), at)
    kind = reader.take().text
    if kind in _LEVEL:
        above, below = _label(reader, kind, at), _label(reader, kind, at)
        row += [f"{_LEVEL[kind]}[{below or _LABEL}]{{{above or _LABEL}}}", ""]
    elif kind in _UPRIGHT:
        left, right = _label(reader, kind, at), _label(reader, kind, at)
        # As wide on both sides, so that the arrow stands in the middle.
        left, right = (f"\\scriptstyle {label}" for label in (left, right))
        row[-1] += f"\\hphantom{{{right}}}{{{left}}}\\Big{_UPRIGHT[kind]}{{{right}}}\\hphantom{{{left}}}"
        row += ["", ""]
    elif kind in _PLAIN:
        is_between = bool(row[-1].strip()) or kind == "="
        if is_between:
            row += [_PLAIN[kind], ""]
        else:
            row[-1] += _PLAIN[kind]
            row += ["", ""]
    else:
        raise TexError(msg("{name} may not stand here", name=f"@{kind}"), at)


def _label(reader: Reader, closer: str, at: int) -> str:
    """What stands before the next sign of the arrow."""
    found: list[Token] = []
    text = ""
    while reader:
        token = reader.take()
        if token.text == closer:
            return text + written(stripped(found))
        if token.text == "{":
            text, found = text + written(found) + _group(reader), []
        else:
            found.append(token)
    raise TexError(msg("{closer} is missing", closer=closer), at)
