"""Notes that are called more than once: each call prints the note again, under a number of its own."""

from __future__ import annotations

from kanyin.dialects.lines import Line, code_mask, pieces
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_CALL = lazy(r"(?<!\\)\[\^([^\[\]\s]{1,99})\](?!:)")


def tell_repeated(lines: list[Line]) -> None:
    """A remark on each note that is called twice, on the line of its second call."""
    seen: dict[str, int] = {}
    for is_code, line in zip(code_mask(lines), lines, strict=True):
        if is_code or "[^" not in line.text:
            continue
        for is_plain, piece in pieces(line.text):
            for key in _CALL.findall(piece) if is_plain else ():
                seen[key] = seen.get(key, 0) + 1
                if seen[key] == 2:
                    _tell(key, line.number)


def _tell(key: str, line: int) -> None:
    problem = msg("the note [^{key}] is called again here, and is printed again under another number", key=key)
    remark(problem, line=line, hint=msg("write 同注 and its number, or a note of its own"))
