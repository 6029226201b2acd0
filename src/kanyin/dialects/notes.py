"""Notes that are called more than once: each call prints the note again, under a number of its own. Names of notes
with blanks in them, which pandoc does not know.
"""

from __future__ import annotations

from functools import partial

from kanyin.dialects.lines import Line, code_mask, outside_code, pieces, unread_mask
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_CALL = lazy(r"(?<!\\)\[\^([^\[\]\s]{1,99})\](?!:)")

_DEFINED = lazy(r"[ \t>]{0,12}\[\^(?P<name>[^\[\]\s]++(?:[ \t]++[^\[\]\s]++)++)\]:")
_NAMED = lazy(r"(?<!\\)\[\^([^\[\]\n]{1,200})\]")


def plain_names(lines: list[Line]) -> list[Line]:
    """The lines with hyphens for the blanks in names of notes, ``[^two words]``, that stand below the text."""
    mask = unread_mask(lines)
    found = (None if is_code else _DEFINED.match(line.text) for is_code, line in zip(mask, lines, strict=True))
    names = {one["name"] for one in found if one}
    if not names:
        return lines
    return [
        line if is_code else line.but(outside_code(line.text, partial(_with_hyphens, names)))
        for is_code, line in zip(mask, lines, strict=True)
    ]


def _with_hyphens(names: set[str], text: str) -> str:
    return _NAMED.sub(lambda found: f"[^{'-'.join(found[1].split())}]" if found[1] in names else found[0], text)


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
