"""Where a line may end: clreq's rules for line starts and line ends, numbers, words and addresses.

Pure text in, positions out. Position ``k`` stands before character ``k``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import classes as c

# clreq 3.1.6: marks that may not begin a line, and those that may not end one.
_NEVER_STARTS = set(
    c.CLOSER + c.PAUSE + c.EXCLAIM + c.DASH + c.ELLIPSIS + c.MIDDLE_DOT + c.NO_START
    + c.LATIN_CLOSER + c.HYPHEN + c.SLASH + c.SPACE + c.NEWLINE + c.COMBINING + c.GLUE
    + c.BREAK + c.SOFT_HYPHEN
)  # fmt: skip
_NEVER_ENDS = set(c.OPENER + c.LATIN_OPENER + c.PREFIX + c.GLUE + c.SLASH)
_IDEOGRAPHIC = set(
    c.HAN + c.OPENER + c.CLOSER + c.PAUSE + c.EXCLAIM + c.DASH + c.ELLIPSIS + c.MIDDLE_DOT + c.NO_START
    + c.KANA_SMALL + c.OBJECT
)  # fmt: skip
_CLASSES = sorted(_NEVER_STARTS | _NEVER_ENDS | _IDEOGRAPHIC | set(c.LETTER + c.DIGIT + c.SYMBOL))


def _pair_breaks(before: str, after: str) -> bool:
    if before == c.BREAK:
        return after not in c.SPACE + c.BREAK + c.NEWLINE + c.COMBINING
    if after in _NEVER_STARTS or before in _NEVER_ENDS or before == c.SOFT_HYPHEN:
        return False
    if before == c.SPACE:
        return True
    return before in _IDEOGRAPHIC or after in _IDEOGRAPHIC


def _pairs(strict: bool) -> frozenset[str]:
    return frozenset(
        a + b for a in _CLASSES for b in _CLASSES
        if _pair_breaks(a, b) and not (strict and b == c.KANA_SMALL)
    )  # fmt: skip


_STRICT = _pairs(strict=True)
_NORMAL = _pairs(strict=False)

# A number and the unit after its space: "5 kg" (GB 3100 keeps them together, and so does a line that can).
_UNITS = (
    "[mcdkμnµ]?m|[kmμµn]?g|t|h|min|[mnμµ]?s|[kMGT]?Hz|[kMGm]?W|[kM]?Wh|[kmμµ]?V|[kmμµn]?A|[hkMG]?Pa|[kM]?J|"
    "[mkμµ]?mol|K|[mμµ]?[Ll]|hm|ha|dB|[kM]?eV|ppm|ppb|px|pt|em|bit|[KMGT]?i?B|[kMG]?bps|rpm|Ω|[kM]Ω|"
    "°[CF]?|℃|rad|sr|cd|lm|lx|Bq|Gy|Sv|mmHg|[mμ]?T|[mkN]?N|[pnμµ]?F|mH|wt|vol"
)
_UNIT = re.compile(rf"(?<=[\d⁰¹²³⁴-⁹]) (?=(?:{_UNITS})(?:[⁻⁰¹²³⁴-⁹/·]|{_UNITS})*(?![A-Za-z]))")
# A sign and its number: −5, ±3, ~20, < 0.05.
_SIGNED = re.compile(r"(?<=[-–~<>=≤≥≈]) ?(?=\d)")
# 12 000 and 0.838 004: one number in groups of three (GB/T 15835-2011 5.1.2).
_GROUPED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_HYPHENATED = re.compile(r"(?<=[A-Za-z]{2}[-‐–])(?=[A-Za-z]{2})")
_YEAR = r"(?:1[5-9]|20)\d\d"
# Fit to break at where the line needs it. No position leaves a mark or a lone digit at the start of a line.
_RELUCTANT = re.compile(
    "|".join((
        r"(?<=[A-Za-z][,;])(?=[A-Za-z])",  # A,B,C
        r"(?<=[A-Za-z]{4}/)(?=[A-Za-z]{2})",  # words, and no unit: WebAssembly/ES
        # GB/T 7714 without spaces: 刊名,2020,35(3):237-238; [EB/OL].(2023-03-01)[2023-05-06].https://…
        rf"(?<=[^\d\s],)(?={_YEAR}(?!\d))",
        rf"(?<={_YEAR},)(?=\d+[(:])",
        rf"(?:(?<=\):)|(?<=,\d:)|(?<=,\d\d:)|(?<={_YEAR}:))(?=[A-Za-z\d]\d)",
        rf"(?<=\d\))(?=\[{_YEAR})",
        r"(?<=[\])]\.)(?=[\[(A-Za-z])",
    ))
)  # fmt: skip
# What is one to a reader is torn only where the line would gape: kg/hm²; numbers of reports and standards, DL-2018-07.
# A letter alone, as of mg/L, never begins a line.
_TORN = re.compile(r"(?<=[A-Za-z²³]/)(?<![A-Za-z]{4}/)(?=[A-Za-zμ]{2})|(?<=[A-Z]-)(?=\d{3})")
# A name of several parts, 阿卜杜拉·买买提 or Anna·Berger, as far as the text tells where it begins and ends.
_DOTTED_NAME = re.compile("[\u4e00-\u9fff]{1,4}(?:[·・•‧][\u4e00-\u9fff]{1,4})+|[A-Z][a-z]++(?:[·・•‧][A-Z][a-z]++)+")
# 3～5 and 1998—2005 are one number, and so is what counts with its measure, where the line can have it: 2023年; and a
# figure's name, 图1.
_JOINED = re.compile(
    r"(?<=\d[～~—–])(?=\d)|(?<=\d)(?= ?[年月日时時分秒万萬亿億元米克吨噸岁歲人次])"
    r"|(?:(?<=[图圖表式])|(?<=[图圖表式] ))(?=\d)"
)
# GB/T 9704—2012: the letters of a standard and its number (GB/T 1.1-2020 5.6).
_STANDARD = re.compile(r"(?<![A-Za-z])(?:[A-Z]{2,4}\d{0,2}(?:/[A-Z]{1,2})?) (?=\d{2,5}(?:\.\d{1,3})?[—–-]\d{2})")
# What has no space for long: formulas after their signs (GB 3102.11-1993, note on =, +, −, ±, ×, /), names in
# programs after _ and . and before a capital. A hyphen would seem to belong to them.
_LONG_RUN = re.compile(r"[!-~±×\u0370-\u03ff\u2200-\u22ff]{14,}")
_RUN_JOINT = re.compile(
    r"(?<=[=+±×≤≥≈/,;])(?=[^\W\d]|[(\[{<])|(?<=[=+±×≤≥≈])(?=\d)"
    r"|(?<=[a-z]{2}[_.])(?=[A-Za-z]{2})|(?<=[a-z]{3})(?=[A-Z][a-z]{2})"
)
_RUN_END = 4  # characters that stay together at both ends
# Where code may be parted, the best places first: between its words and parts of a path or a list, within a name at
# the marks that join its words, at last before a capital. What joins stays above, so that the line is seen to go on;
# code is never hyphenated, so that its own hyphen is known for one.
_CODE_JOINTS = (
    re.compile(r"(?<=[/\\,;|&=])(?![/\\,;|&=)\]}> ])|(?<=::)|(?<=[^ ] )(?! )"),
    re.compile(r"(?<=[\w)\]][_.-])(?=[A-Za-z*{<(]\w)|(?<=[\w.][(\[{<])(?=[\w\"'*&-])"),
    re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])"),
)
_LONG_WORD = re.compile("[A-Za-z]{10,}")
_CODE_END = 3  # characters of code that stay together at both ends
_WORD = c.LETTER + c.DIGIT
ADDRESS = re.compile(r"(?:https?://|ftp://|www\.|doi:\s?|DOI:\s?|(?<![\d.])10\.\d{4,9}/)[\x21-\x7e]+")
# An option of a command: its hyphens belong to what follows.
_OPTION = re.compile(r"(?<= )(?=--?[A-Za-z])")
# mg·kg, m³·m⁻³, kg·(hm²·a)⁻¹: a unit made of units is one (GB 3101-1993). Its powers may be raised digits.
_COMPOUND_UNIT = re.compile(r"(?<=[A-Za-z)²³⁰¹⁴-⁹]·)(?=[A-Za-z(])(?![A-Z][a-z]{2})|(?<=[A-Za-zμΩ]\d·)(?=[A-Za-z(])")
# A raised sign that lost its place: SO4－, NH4＋.
_CHARGE = re.compile(r"(?<=[A-Za-z\d])(?=[－＋])")
_ADDRESS_MARK = re.compile(r"(?<=[/.?&=#_~+@,;:-])(?=[A-Za-z0-9])")


class Breaks:
    """The positions of one text where a line may end.

    ``forbidden``: positions closed for a reason outside the text (inside a glyph cluster, inside an element
    that does not wrap, before a raised note call). ``opened``: positions opened for one (``break-all``).
    """

    def __init__(
        self,
        text: str,
        classes: str,
        strict: bool,
        forbidden: frozenset[int] = frozenset(),
        opened: frozenset[int] = frozenset(),
    ) -> None:
        self.classes = classes
        self._pairs = _STRICT if strict else _NORMAL
        words = frozenset(k for k in opened if classes[k] not in _NEVER_STARTS and classes[k - 1] not in _NEVER_ENDS)
        self._opened = (words | _address_breaks(text) | _hyphen_breaks(text) | _option_breaks(text)) - forbidden
        self._text, self._forbidden = text, forbidden
        self._closed = frozenset(_joints(text) | forbidden)

    def allowed(self, k: int) -> bool:
        """Whether a line may end before character ``k`` (0 < k < length)."""
        if k in self._opened:
            return True
        pair = self.classes[k - 1 : k + 1]
        if pair not in self._pairs or k in self._closed:
            return False
        if pair[0] == c.SPACE:
            return self._after_space(k)
        return True

    def reluctant(self) -> set[int]:
        """Positions in units, entries, formulas and names: fit to break at when the line needs it."""
        found = {match.start() for match in _RELUCTANT.finditer(self._text)}
        return (found | self._torn()) - self._opened - self._forbidden - _within_addresses(self._text)

    def torn(self) -> set[int]:
        """… those of them where something that is one to a reader is torn: units, identifiers, report numbers."""
        return self._torn() & self.reluctant()

    def joined(self) -> set[int]:
        """Positions where a line may end, but better does not: in a name of several parts, within a range of numbers
        or the number of a standard, between a number and its measure."""
        names = {k for name in _DOTTED_NAME.finditer(self._text) for k in range(name.start() + 1, name.end())}
        found = names | {match.start() for match in _JOINED.finditer(self._text)}
        found |= {match.end() for match in _STANDARD.finditer(self._text)}
        return {k for k in found if self.allowed(k)}

    def _torn(self) -> set[int]:
        found = {match.start() for match in _TORN.finditer(self._text)} | _long_run_breaks(self._text)
        return found | {match.end() for match in _UNIT.finditer(self._text)}

    def cuts(self, code: Iterable[tuple[int, int]] = ()) -> frozenset[int]:
        """Positions inside words of URLs and DOIs and long ones of ``code``: the last resort of a narrow column."""
        found = _within_addresses(self._text)
        for word in (word for span in code for word in _LONG_WORD.finditer(self._text, *span)):
            found.update(range(word.start() + _CODE_END, word.end() - _CODE_END + 1))
        found -= self._forbidden | self._opened
        return frozenset(k for k in found if self.classes[k - 1] in _WORD and self.classes[k] in _WORD)

    def in_code(self, start: int, end: int) -> dict[int, int]:
        """Positions within the code ``[start, end)`` where a line may end, each with its rank, 0 the best."""
        inside = range(start + 1, end)
        found = {k: 0 for k in inside if self.allowed(k)}
        for rank, joint in enumerate(_CODE_JOINTS):
            for match in joint.finditer(self._text, start, end):
                found.setdefault(match.start(), rank)
        parted = range(start + _CODE_END, end - _CODE_END + 1)
        return {k: rank for k, rank in found.items() if k in parted and k not in self._forbidden}

    def within_latin(self) -> frozenset[int]:
        """Positions without a space where Latin may end a line and lose its kerning with what follows."""
        return frozenset(self._opened | self.reluctant() | self.cuts())

    def _after_space(self, k: int) -> bool:
        """Spaces vanish at a line's end: judge by the character before them."""
        before = self.classes[:k].rstrip(c.SPACE)[-1:]
        return before not in _NEVER_ENDS or before in c.GLUE + c.SLASH


def _address_breaks(text: str) -> set[int]:
    """Positions after the marks of URLs and DOIs; the ``//`` of a scheme stays with its host."""
    if "/" not in text and "www." not in text:
        return set()
    found: set[int] = set()
    for address in ADDRESS.finditer(text):
        start, end = address.span()
        for mark in _ADDRESS_MARK.finditer(text, start, end):
            k = mark.start()
            if not text.startswith("//", k - 2) and k - start > 4:
                found.add(k)
    return found


def _long_run_breaks(text: str) -> set[int]:
    return {
        joint.start()
        for run in _LONG_RUN.finditer(text)
        for joint in _RUN_JOINT.finditer(text, *run.span())
        if run.start() + _RUN_END <= joint.start() <= run.end() - _RUN_END
    }


def _within_addresses(text: str) -> set[int]:
    if "/" not in text and "www." not in text:
        return set()
    return {k for address in ADDRESS.finditer(text) for k in range(address.start() + 9, address.end() - 1)}


def _hyphen_breaks(text: str) -> set[int]:
    if "-" not in text and "–" not in text and "‐" not in text:
        return set()
    return {match.start() for match in _HYPHENATED.finditer(text)}


def _option_breaks(text: str) -> set[int]:
    return {match.start() for match in _OPTION.finditer(text)} if " -" in text else set()


def _joints(text: str) -> set[int]:
    joints = {match.end() for match in _UNIT.finditer(text)}
    joints.update(match.end() for match in _SIGNED.finditer(text))
    joints.update(match.end() for match in _GROUPED.finditer(text))
    joints.update(match.end() for match in _COMPOUND_UNIT.finditer(text))
    joints.update(match.start() for match in _CHARGE.finditer(text))
    joints.update(match.start() for match in re.finditer("\u3000", text))  # it vanishes at a line's end
    return joints
