"""The class of each character: what clreq's rules for breaking and spacing ask about.

A text's classes are a string of the same length, one letter a character, so that regular expressions and
slices over it run at the speed of C. Source: W3C clreq, sections 3.1 (marks) and 3.2 (mixed text);
GB/T 15834; Unicode UAX 14 where clreq is silent.
"""

from __future__ import annotations

import unicodedata

HAN = "H"  # ideographs, kana, Hangul, full-width letters, wide symbols
OPENER = "O"  # full-width opening mark
CLOSER = "C"  # full-width closing bracket or quotation mark
PAUSE = "P"  # 、，。；：．
EXCLAIM = "Q"  # ！？
DASH = "D"  # — and its longer kin
ELLIPSIS = "E"  # … ⋯
MIDDLE_DOT = "M"  # · ・ •
NO_START = "N"  # ％ ℃ ～ 々: never at the start of a line
KANA_SMALL = "K"  # small kana, ー: not at the start of a line when breaking strictly
LETTER = "L"  # letters written with word spaces
DIGIT = "0"
LATIN_OPENER = "o"  # ( [ { and proportional “ ‘
LATIN_CLOSER = "c"  # ) ] } , . ; : ! ? % and proportional ” ’
PREFIX = "p"  # currency and number signs: belong to what follows
HYPHEN = "h"
SLASH = "S"
GLUE = "g"  # no-break space, word joiner, straight quotes: no break on either side
SPACE = "s"
BREAK = "Z"  # zero width space: break here
SOFT_HYPHEN = "y"
COMBINING = "f"  # stays with the character before it
SYMBOL = "x"  # other signs, Latin in their habits
OBJECT = "A"  # a picture, an inline block
NEWLINE = "n"

OBJECT_CHARACTER = "\ufffc"
WORD_CHARACTER = "\U0001d465"
"""A picture that is a word: a piece of a formula. Between two beside each other a line may end."""

_LISTED = {
    OPENER: "「『（《〈【〔〖［｛〘〚｟“‘",
    CLOSER: "」』）》〉】〕〗］｝〙〛｠”’",
    PAUSE: "、，。；：．､｡",
    EXCLAIM: "！？",
    DASH: "—―⸺⸻",
    ELLIPSIS: "…⋯‥",
    MIDDLE_DOT: "·・•‧",
    NO_START: "％‰‱℃℉°′″～〜゠々〻ゝゞヽヾ／＼￠",
    KANA_SMALL: "ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
    LATIN_OPENER: "([{",
    LATIN_CLOSER: ")]},.;:!?%",
    PREFIX: "$¥£€₩№#§￥＄￡",
    HYPHEN: "-‐–",
    SLASH: "/",
    GLUE: "\u00a0\u202f\u2060\ufeff\u2011\"'",
    SPACE: " ",
    BREAK: "\u200b",
    SOFT_HYPHEN: "\u00ad",
    OBJECT: OBJECT_CHARACTER,
    NEWLINE: "\n",
    COMBINING: "\u200c\u200d",
}

# Wide characters that UAX 14 does not treat as ideographs have been listed; what is left of these blocks is.
_HAN_RANGES = (
    (0x1100, 0x115F), (0x2E80, 0x2FFF), (0x3000, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xA000, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF01, 0xFFE6),
    (0x16FE0, 0x18DFF), (0x1AFF0, 0x1B2FF), (0x1F000, 0x1FAFF), (0x20000, 0x3FFFD),
)  # fmt: skip


class _ClassTable(dict[int, str]):
    """``str.translate`` table that works a character's class out once and then remembers it."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(code)
        return found


def _class_of(code: int) -> str:
    character = chr(code)
    category = unicodedata.category(character)
    if category.startswith("M") or category == "Cf" or 0x1F3FB <= code <= 0x1F3FF:
        return COMBINING
    if any(low <= code <= high for low, high in _HAN_RANGES):
        return HAN
    if category == "Nd":
        return DIGIT
    if category.startswith("L"):
        return LETTER
    return SYMBOL


_TABLE = _ClassTable({ord(c): name for name, characters in _LISTED.items() for c in characters})


def classify(text: str) -> str:
    """Classes of ``text``, one letter a character, as if every “ ” ‘ ’ were full-width."""
    return text.translate(_TABLE)


QUOTES = {"“": (OPENER, LATIN_OPENER), "‘": (OPENER, LATIN_OPENER),
          "”": (CLOSER, LATIN_CLOSER), "’": (CLOSER, LATIN_CLOSER)}  # fmt: skip


def is_full_width(advance: float, em: float) -> bool:
    """Whether a glyph ``advance`` wide is drawn in a full-width box of the font ``em`` (both px).

    Only measuring tells a Chinese font's “ (1 em) from a Latin one's (0.4 em).
    """
    return advance >= 0.75 * em
