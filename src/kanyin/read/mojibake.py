"""Text that was decoded wrongly before it was saved: known because undoing the mistake gives Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kanyin.errors import InputError
from kanyin.messages import msg
from kanyin.model import Change
from kanyin.patterns import lazy
from kanyin.read import plausible
from kanyin.read.plausible import beyond_ascii

GARBLED = "EN002"
LOST = "锟斤拷"
"""What two replacement characters of UTF-8 become when they are read as GBK."""
MOST_LOST = 0.01
"""Share of a text: below it a text may speak of such characters, or have lost a few (rule CH006 marks those)."""
MOST_REPLACED = 0.05
MOST_ASKED = 0.3
"""Share of a text: a program that cannot write Chinese puts ``?`` for each character; nobody asks so many questions."""
WELL = 0.85
"""Share of usual characters in a text about which there is nothing to ask."""
PLAUSIBLE = 0.75
CLEARLY = 0.2
"""How much more Chinese a text must look once the mistake is undone; see ``plausible.share``."""
MOST_GARBLED = 0.05
"""Share of a text: below it a text may speak of such characters, or hold a formula that looks like them."""
LEAST = 6
"""Characters beyond ASCII in a line that tell of a mistake."""
MOST_CUT = 0.35
"""Share of characters that may be cut in two by the mistake; of a text that is well, undoing it leaves next to none."""
_LATIN = lazy("[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122]")

_HAN = lazy("[\u3400-\u9fff]")
# Greek and Russian look as strange, but no misreading of Chinese gives whole words of them.
_GARBLE = lazy(f"[\u3400-\u9fff]|{_LATIN.pattern}")


def refuse(lines: Sequence[str], name: str) -> None:
    """Raise InputError where the text was lost or misread before it was saved."""
    _refuse_misread(lines, name)
    _refuse_lost(lines, name)


def doubts(lines: Sequence[str]) -> Iterator[Change]:
    """A Change for each line that looks garbled in a text that for the rest is well: it stays as it is."""
    for n, line in enumerate(lines, 1):
        if plausible.share(line) >= PLAUSIBLE:
            continue
        strange = len(_GARBLE.findall(line))
        if strange >= max(LEAST, beyond_ascii(line) / 2) and misread(line):
            yield Change(GARBLED, "edit", (n,), line, line, doubt=True)


def _refuse_misread(lines: Sequence[str], name: str) -> None:
    """Raise InputError where a good part of the text was decoded wrongly."""
    if plausible.share("".join(lines)) >= WELL:
        return
    found = {n: pair for n, line in enumerate(lines, 1) if (pair := misread(line))}
    seen = sum(map(beyond_ascii, lines))
    hit = sum(beyond_ascii(lines[n - 1]) for n in found)
    if not found or hit < MOST_GARBLED * seen:
        return
    first, (right, wrong) = next(iter(found.items()))
    raise InputError(
        msg(
            "the characters are garbled: {right} text was read as {wrong} when the file was saved",
            right=right,
            wrong=wrong,
        ),
        file=name,
        line=first,
        hint=msg(
            "save the page again with the encoding {right}, or turn it back: {command}",
            right=right,
            command=_command(right, wrong),
        ),
    )


def misread(text: str) -> tuple[str, str] | None:
    """The encoding that a text was in and the one that it was taken for; None for a text that is well."""
    if beyond_ascii(text) < LEAST:
        return None
    own = plausible.share(text)
    for right, wrong, back in _MISTAKES:
        data = back(text)
        if data is None or (back is not _western and _is_of_usual_han(text)):
            continue
        undone = data.decode(right, "replace")
        whole = undone.replace("\ufffd", "")
        if len(undone) - len(whole) > MOST_CUT * len(undone) or beyond_ascii(whole) * 4 < beyond_ascii(text):
            continue
        if plausible.share(whole) >= max(PLAUSIBLE, own + CLEARLY):
            return right, wrong
    return None


def _is_of_usual_han(text: str) -> bool:
    """The Han are those of everyday texts, or few: what is strange are letters of pinyin, kana, signs. Chinese read as
    another Chinese encoding is mostly rare Han.
    """
    han = _HAN.findall(text)
    return len(han) * 2 < beyond_ascii(text) or plausible.share("".join(han)) >= WELL


def _bytes_of(encoding: str, text: str) -> bytes | None:
    return text.encode(encoding, "replace")


def _western(text: str) -> bytes | None:
    """The bytes that were shown as Latin letters, be it by ISO 8859-1 or by Windows-1252; None for another text."""
    if len(_LATIN.findall(text)) * 2 < beyond_ascii(text):
        return None
    out = bytearray()
    for char in text:
        out += char.encode("latin-1") if char <= "\xff" else char.encode("cp1252", "replace")
    return bytes(out)


_MISTAKES = (
    ("utf-8", "GBK", partial(_bytes_of, "gb18030")),
    ("utf-8", "Latin-1", _western),
    ("gb18030", "Latin-1", _western),
    ("big5", "Latin-1", _western),
    ("utf-8", "Big5", partial(_bytes_of, "big5hkscs")),
    ("gb18030", "Big5", partial(_bytes_of, "big5hkscs")),
    ("big5", "GBK", partial(_bytes_of, "gb18030")),
)
"""The right encoding, the one it was taken for, and the way back to the bytes."""


def _command(right: str, wrong: str) -> str:
    name = {"GBK": "gb18030", "Latin-1": "windows-1252", "Big5": "big5-hkscs"}[wrong]
    undo = f"iconv -f utf-8 -t {name} FILE"
    return undo if right == "utf-8" else f"{undo} | iconv -f {right} -t utf-8"


def _refuse_lost(lines: Sequence[str], name: str) -> None:
    """Raise InputError where too many characters are gone for good."""
    length = sum(len(line) - line.count(" ") for line in lines)
    for sign, most in ((LOST, MOST_LOST), ("\ufffd", MOST_REPLACED), ("?", MOST_ASKED)):
        count = sum(line.count(sign) for line in lines)
        if count and count * len(sign) >= most * length:
            raise InputError(
                msg(
                    "the characters are lost: the file holds {sign} {count} times, which stand for others",
                    sign=sign,
                    count=count,
                ),
                file=name,
                line=next(n for n, line in enumerate(lines, 1) if sign in line),
                hint=msg("nothing can bring them back: save the page again, with its own encoding"),
            )
