"""Which encoding a page is in: by its byte order mark, by being UTF-8, by what it declares, by its characters.

A wrong guess is worse than an error. UTF-8 proves itself by its form, so it comes before a declaration: pages that were
saved anew often keep the declaration of their first encoding. No other encoding proves itself, so what it gives must
also read like Chinese.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kanyin.errors import InputError, UsageError
from kanyin.messages import msg
from kanyin.model import NONCHARACTERS
from kanyin.patterns import lazy
from kanyin.read import plausible

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*+=\s*+["']?\s*+([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*+=\s*+["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
HEAD = 4096
"""Bytes in which a declaration is looked for; browsers look in 1024, saved pages put comments before it."""
SAMPLE = 65536
"""Bytes that are enough to tell an encoding by its characters."""
_SUPERSETS = {
    **dict.fromkeys(("gb2312", "gbk", "hz"), "gb18030"),
    **dict.fromkeys(("big5", "cp950"), "big5hkscs"),
    "ascii": "utf-8",
}
"""What a name of an encoding means: the superset that pages under that name are in (WHATWG Encoding)."""
CHINESE = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""Encodings without a proof of their own that Chinese pages are in."""
LEAST_SHARE, SURE_SHARE = 0.65, 0.85
"""A text below this share of usual characters is a misreading; one above the other is none, if no other encoding gives
Chinese too. See ``plausible.share``."""
_BROKEN_UTF8 = 20
"""So many good characters for one broken byte, and the text is UTF-8 that was damaged."""
_HALF_BYTE = 0xFDE0
UNDECODED = lazy("(?:[\ufde0-\ufdef]{2})+")
"""Bytes that are no character, as ``decode`` gives them with ``lossy``: two noncharacters each, one for four bits."""
_OUR_MARKS = lazy("[\ufdd0-\ufdef]")
"""The noncharacters of ``model`` and those of ``UNDECODED``."""
_LAST_NARROW = "\uffff"
NO_MARK = "\ufddf"
"""Stands for these where a page holds them: there they mean nothing. Cleaning takes it away, and says so."""
_MARK_BYTES = b"\xef\xb7"
"""UTF-8 of U+FDC0 to U+FDFF begins so …"""
_LAST_BYTES = tuple(bytes((half, 0xBF, last)) for half in (0x8F, 0x9F, 0xAF, 0xBF) for last in (0xBE, 0xBF))
"""… and that of the last two characters of each plane ends so …"""
_FIRST_OF_FOUR = (0xF0, 0xF1, 0xF2, 0xF3, 0xF4)
"""… and that of all characters beyond U+FFFF begins with one of these, which few pages have."""
_BEYOND = lazy(f"[{''.join(char for char in NONCHARACTERS if char > _LAST_NARROW)}]")
_SURROGATE = lazy("[\ud800-\udfff]")


def undecoded_bytes(text: str) -> list[int]:
    """The bytes for which characters of ``UNDECODED`` stand."""
    halves = [ord(char) - _HALF_BYTE for char in text]
    return [16 * high + low for high, low in zip(halves[::2], halves[1::2], strict=True)]


def replaced(text: str) -> str:
    """A text with the sign of a lost character in the place of bytes that are none, as many as browsers set."""
    return UNDECODED.sub(lambda run: "\ufffd" * len(bytes(undecoded_bytes(run[0])).decode("utf-8", "replace")), text)


def unmarked(text: str) -> str:
    """A page's text without anything that could be taken for a mark of ours; other noncharacters are made the same."""
    data = text.encode("utf-8", "surrogatepass")  # in bytes they are looked for in a tenth of the time
    if _MARK_BYTES in data:
        text = _OUR_MARKS.sub(NO_MARK, text)
    may_end = any(first in data for first in _FIRST_OF_FOUR) and any(end in data for end in _LAST_BYTES)
    return _BEYOND.sub(NO_MARK, text) if may_end else text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, its encoding, and how that was known."""

    text: str
    encoding: str
    evidence: str
    is_damaged: bool = False
    """Bytes in it are no character, and stand there as in ``UNDECODED``."""


FEW, FEW_OF = 3, 1000
"""So many broken bytes are read and marked, or one in so many: a page that was cut, joined, or damaged on its way."""


def decode(data: bytes, name: str, *, encoding: str = "", lossy: bool = False) -> Decoded:
    """The text of a page.

    ``encoding`` is what a person said, and holds against all else. With ``lossy``, bytes that are no character come
    out as in ``UNDECODED``; without it they do where they are few, and more raise InputError with offset and line, as a
    binary file does. Raises UsageError for an encoding that does not exist. 0x80 in GBK is the euro sign of Windows
    (WHATWG Encoding, gb18030 decoder).
    """
    found, evidence = (known_encoding(encoding), msg("named by a person")) if encoding else find_encoding(data, name)
    start = next((len(mark) for mark, of in _BOMS if of == found and data.startswith(mark)), 0)
    try:
        text = data[start:].decode(found, "kanyin-euro")
    except UnicodeDecodeError as error:
        text = data[start:].decode(found, "kanyin-bytes")
        if not lossy and len(_SURROGATE.findall(text)) > max(FEW, len(data) // FEW_OF):
            raise _undecodable(data, start, error, found, name) from error
        lossy = True
    if "\0" in text:
        raise binary(name)
    is_damaged = lossy and _SURROGATE.search(text) is not None
    text = unmarked(text)
    return Decoded(_SURROGATE.sub(_as_halves, text) if is_damaged else text, found, evidence, is_damaged)


_EURO = 0x80


def _euro(error: UnicodeError) -> tuple[str, int]:
    """0x80 where GB 18030 has no character."""
    assert isinstance(error, UnicodeDecodeError)
    if error.encoding == "gb18030" and error.object[error.start] == _EURO:
        return "€", error.start + 1
    raise error


def _keep_bytes(error: UnicodeError) -> tuple[str, int]:
    """Surrogates, which no text holds, as long as the page's own characters can still be told from marks of ours."""
    assert isinstance(error, UnicodeDecodeError)
    if error.encoding == "gb18030" and error.object[error.start] == _EURO:
        return _euro(error)
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


def _as_halves(surrogate: re.Match[str]) -> str:
    high, low = divmod(ord(surrogate[0]) - 0xDC00, 16)
    return chr(_HALF_BYTE + high) + chr(_HALF_BYTE + low)


codecs.register_error("kanyin-bytes", _keep_bytes)
codecs.register_error("kanyin-euro", _euro)


def _undecodable(data: bytes, start: int, error: UnicodeDecodeError, encoding: str, name: str) -> InputError:
    at = start + error.start
    before = data[start:at].decode(encoding, "replace")
    problem = msg(
        "byte {at} (0x{byte:02x}) is no character in {encoding}", at=at, byte=data[at], encoding=encoding.upper()
    )
    hint = msg("name its encoding with --encoding, or replace such bytes with --lossy")
    return InputError(problem, file=name, line=before.count("\n") + 1, hint=hint)


def known_encoding(label: str) -> str:
    """The encoding that a name means, as Python calls it. Raises UsageError where there is none."""
    try:
        name = codecs.lookup(label.strip()).name
        "".encode(name)
    except (LookupError, ValueError) as error:
        hint = msg("for Chinese: utf-8, gb18030, big5, utf-16")
        raise UsageError(msg("there is no encoding {label!r}", label=label), hint=hint) from error
    return _SUPERSETS.get(name, name)


def binary(name: str) -> InputError:
    """The error for what is no text."""
    hint = msg("kanyin reads text, HTML and Markdown; save the page as text first")
    return InputError(msg("this is a binary file, not text"), file=name, hint=hint)


def find_encoding(data: bytes, name: str) -> tuple[str, str]:
    """A page's encoding and the evidence for it. Raises InputError where nothing tells it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, msg("byte order mark")
    if b"\0" in data:
        wide = _most_chinese(data, CHINESE[2:])
        if not wide:
            raise binary(name)
        return wide, msg("by its characters, without a byte order mark")
    if _errors(data, "utf-8") == 0:
        return "utf-8", msg("valid UTF-8")
    declared = _declared(data)
    if declared and _is_chinese(data, declared):
        return declared, msg("declared in the page")
    if _is_broken_utf8(data):
        return "utf-8", msg("UTF-8 with broken bytes")
    found = _by_characters(data[:SAMPLE])
    if not found:
        hint = msg("name its encoding with --encoding, for example big5 or windows-1252")
        problem = msg("its encoding cannot be told: no encoding of Chinese gives Chinese")
        raise InputError(problem, file=name, hint=hint)
    return found, msg("by its characters")


def _declared(data: bytes) -> str:
    """The encoding that a page declares for itself, or nothing."""
    found = _DECLARED.search(data[:HEAD])
    if not found:
        return ""
    try:
        return known_encoding((found[1] or found[2]).decode("ascii", "replace"))
    except UsageError:
        return ""


def _by_characters(sample: bytes) -> str:
    """The encoding in which alone the sample is Chinese, or else that of Chinese which chardet names, if none gives
    more Chinese; nothing where they disagree.
    """
    shares = _shares(sample, CHINESE)
    best, second, *_ = sorted(shares, key=lambda encoding: -shares[encoding])
    if shares[best] >= SURE_SHARE and shares[second] < LEAST_SHARE:
        return best
    import chardet

    said = chardet.detect(sample)["encoding"] or ""
    try:
        found = known_encoding(said) if said else ""
    except UsageError:
        found = ""
    if found not in CHINESE or shares[best] < LEAST_SHARE:
        return best if shares[best] >= LEAST_SHARE else ""
    return found if shares[found] >= shares[best] else ""


def _is_chinese(data: bytes, encoding: str) -> bool:
    """Decoded so, the page reads like Chinese."""
    return plausible.share(_sample(data, encoding)) >= LEAST_SHARE


def _most_chinese(data: bytes, encodings: tuple[str, ...]) -> str:
    """The encoding in which the page reads most like Chinese, or nothing where none does."""
    shares = _shares(data, encodings)
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= LEAST_SHARE else ""


def _shares(data: bytes, encodings: tuple[str, ...]) -> dict[str, float]:
    return {encoding: plausible.share(_sample(data, encoding)) for encoding in encodings}


def _sample(data: bytes, encoding: str) -> str:
    return data[:SAMPLE].decode(encoding, "replace")


def _errors(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(encoding, "replace").count("\ufffd")
    return 0


def _is_broken_utf8(data: bytes) -> bool:
    """UTF-8 in which a few bytes were lost: no other encoding looks like it for long."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return plausible.beyond_ascii(text) - lost >= _BROKEN_UTF8 * lost
