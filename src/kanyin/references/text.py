"""The text of an entry as the grammars read it: every mark in one form, as many characters as the raw text has.

A place found in the folded text is the same place in the raw one, so that each field is a piece of what was printed.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from kanyin import rules
from kanyin.patterns import lazy

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""For a character class: what Chinese and Japanese names and titles are written with (kana not)."""
IS_HAN = lazy(f"[{HAN}]")
KANA = "\u3040-\u30ff"
UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00deĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽА-ЯЁ"
LOWER = "a-z\u00df-\u00f6\u00f8-\u00ffāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžа-яё"

Span = tuple[int, int]
"""A piece of an entry: its first character and the one behind its last."""

OPEN, CLOSE = "[［〔【﹝〖", "]］〕】﹞〗"
"""The brackets that may stand round the number of an entry."""
_FOLDED = {
    **{0xFF01 + n: chr(0x21 + n) for n in range(94)},
    **dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\u00a0\u2028\u2029\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(range(0xE000, 0xF900), " "),
    **dict.fromkeys(map(ord, "。｡．․"), "."),
    **dict.fromkeys(map(ord, "‐‑‒–—―−－～〜∼~─⁃"), "-"),
    **dict.fromkeys(map(ord, OPEN), "["),
    **dict.fromkeys(map(ord, CLOSE), "]"),
    **dict.fromkeys(map(ord, "“”„‟＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‛′`´＇"), "'"),
    **dict.fromkeys(map(ord, "﹕∶︰"), ":"),
    **dict.fromkeys(map(ord, "﹐︐"), ","),
    ord("﹔"): ";",
    **dict.fromkeys(map(ord, "〈«"), "《"),
    ord("»"): "》",
    ord("〉"): "》",
    **dict.fromkeys(map(ord, "•‧∙・．"), "·"),
    ord("．"): ".",
}


@lru_cache(maxsize=64)
def fold(raw: str) -> str:
    """``raw`` with one form of each mark; as long as ``raw``. One entry is asked for several times in a row."""
    return raw.translate(_FOLDED)


_SIMPLE = str.maketrans(
    "頁號冊輯載譯編學報館書國論碩點註訂總會處東業資見參與臺圖實時無發傳縣誌審選導雜語務華藝網術門層歷經協黨區廳團機構進廣"
    "節條則卷於補觀銀灣長漢濟陽慶瀋蘭貴煙紐約倫橫濱",
    "页号册辑载译编学报馆书国论硕点注订总会处东业资见参与台图实时无发传县志审选导杂语务华艺网术门层历经协党区厅团机构进广"
    "节条则卷于补观银湾长汉济阳庆沈兰贵烟纽约伦横滨",
)
_TITLES_IN_CORNERS = lazy("『(?P<title>[^『』]{2,160})』")
_QUOTES_IN_CORNERS = lazy("「(?P<words>[^「」]{3,200})」")
_A_LABEL = lazy(r"\s?[\dIlO|]+\s?$")


def in_grammar(work: str) -> str:
    """Folded text in which the words that a grammar looks for are simplified and corner brackets are 《》 and quotation
    marks; as long as ``work``."""
    if "『" in work:
        work = _TITLES_IN_CORNERS.sub(lambda m: m[0] if _A_LABEL.match(m[1]) else f"《{m[1]}》", work)
    if "「" in work:
        work = _QUOTES_IN_CORNERS.sub(lambda m: m[0] if _A_LABEL.match(m[1]) else f'"{m[1]}"', work)
    return work.translate(_SIMPLE)


def blank(work: str, start: int, end: int) -> str:
    """The text with one piece of it made white."""
    return work[:start] + " " * (end - start) + work[end:]


_EDGE = " .,;:"


def trim(work: str, start: int, end: int, marks: str = _EDGE) -> Span:
    """A piece without the white space and the marks round it."""
    while start < end and work[start] in marks:
        start += 1
    while end > start and work[end - 1] in marks:
        end -= 1
    return start, end


def with_bracket(work: str, part: Span) -> Span:
    """With the bracket that opens before it and closes within: ``[S.l.]``, ``[出版地不详]``."""
    first, last = part
    opening, closing = work.find("[", first, last), work.find("]", first, last)
    is_half = closing >= 0 and not 0 <= opening < closing
    return (first - 1, last) if is_half and work[first - 1 : first] == "[" else part


_BROKEN = lazy(f"(?<=[{HAN}，。、；：（）《》]) +(?=[{HAN}，。、；：（）《》])")
_MEANT = lazy("[第卷册辑部分期集版编篇]")


def value(raw: str, span: Span, *, keep_spaces: bool = False) -> str:
    """A field as printed, on one line; a space that broke a run of Han apart goes (a line of a page ended there)."""
    text = " ".join(raw[span[0] : span[1]].split())
    if keep_spaces or " " not in text or _MEANT.search(text):
        return text
    return _BROKEN.sub("", text)


@lru_cache(maxsize=1)
def _abbreviated() -> tuple[frozenset[str], frozenset[str]]:
    """What ends in a dot and ends no sentence: in small letters, and with a capital."""
    table = rules.table("references")["latin"]
    small = frozenset(table["small"].split())
    return small, frozenset(table["abbreviations"].split()) | small


def is_abbreviated(word: str) -> bool:
    """A word is one that ends in a dot where no sentence ends."""
    return word.lower() in _abbreviated()[1]


_ORDINAL = lazy(r"(?:\d(?:st|nd|rd|th)|Rev|Revised|Int|Enl|\b\d|[a-z]|\b[A-Z])\.?\s$")
_PROCEEDINGS = lazy(r"\b(?:[Pp]roc|Vol|No|Int|Symp|Conf|[Pp]p?)$")
_WORD_BEFORE = lazy(f"(?<![A-Za-z{UPPER}{LOWER}])[A-Za-z{UPPER}{LOWER}]++$")


_PART_NEXT = lazy(r"\s(?:I{1,3}|IV|VI{1,3}|IX)\.\s[A-Z][a-z]+")
"""``Lamps at dusk. II. Their keepers``: a part of what the title names."""


@lru_cache(maxsize=512)
def ends_sentence(work: str, at: int) -> bool:
    """Does the dot at ``at`` end a part of an entry? Not one of an abbreviation, of initials, within a number."""
    after = work[at + 1 : at + 2]
    before = work[at - 1 : at]
    if before.isdigit() and after.isdigit():
        return False
    if after.isascii() and after.isalnum() and (after.islower() or after.isdigit()) and before.isascii():
        return before in '])"' or (after.isdigit() and before.islower() and not _PROCEEDINGS.search(work, 0, at))
    if before.islower() and _PART_NEXT.match(work, at + 1):
        return False
    rest = work[at + 1 : at + 4].lstrip()
    if "а" <= rest[:1] <= "я" and "а" <= before <= "я":
        return False
    if rest[:1] in (",", ";", ":", ")", "]"):
        return False
    found = _WORD_BEFORE.search(work, max(0, at - 12), at)
    if not found:
        return True
    word = found[0]
    if len(word) == 1 and word.isupper():
        return _single_letter_ends(work, found.start(), work[at + 1 : at + 4])
    if word in ("eds", "Eds") and rest[:1].isupper():
        return True
    if word == "al" and work[max(0, found.start() - 3) : found.start()] == "et " and rest[:1].isupper():
        return True
    if word in ("trans", "ed", "eds") and work[max(0, found.start() - 2) : found.start()] in (", ", "(", " ("):
        return True
    if word in ("ed", "edn") and _ORDINAL.search(work, max(0, found.start() - 12), found.start()):
        return True
    small, capital = _abbreviated()
    known = word in small if word.islower() else word.lower() in capital or _among_short(work, found.start(), at)
    return not known or not word.isascii() or word in ("Press", "press", "Inc", "Ltd")


_SHORT_BEFORE = lazy(r"\b(?P<word>[A-Z][a-z]{1,9})\.\s?$")
_SHORT_NEXT = lazy(r"\s?[A-Z][a-z]{1,8}\.\s?[,;:(\d]")


def _among_short(work: str, start: int, at: int) -> bool:
    """``Inf. Process. Syst., 2012``: a word between an abbreviation and another that ends no part is one itself."""
    before = _SHORT_BEFORE.search(work, max(0, start - 12), start)
    return bool(before and before["word"].lower() in _abbreviated()[1] and _SHORT_NEXT.match(work, at + 1))


_SMALL_BEFORE = lazy(r"(?<![^\s])[a-z]{2,14} $")


def _single_letter_ends(work: str, start: int, rest: str) -> bool:
    """``U.S.`` goes on, as do ``over N.America``, ``J. Smith``, ``Smith J. A.``; ``DOE W A. Pathologic`` does not."""
    if rest[:1] != " " and _SMALL_BEFORE.search(work, max(0, start - 16), start):
        return False
    before = work[max(0, start - 2) : start]
    return len(before) == 2 and before[1] == " " and before[0].isalpha() and rest.lstrip()[1:2] != "."


_PARTING = lazy(r"[.()\[\]《》]")


@lru_cache(maxsize=512)
def sentences(work: str, start: int, end: int) -> tuple[Span, ...]:
    """The parts of a piece that dots divide, trimmed, empty ones left out."""
    parts, begin, depth = [], start, 0
    for found in _PARTING.finditer(work, start, end):
        character, at = found[0], found.start()
        if character in "([《":
            depth += 1
        elif character in ")]》":
            depth = max(0, depth - 1)
        elif depth == 0 and ends_sentence(work, at):
            parts.append((begin, at))
            begin = at + 1
    parts.append((begin, end))
    trimmed = (trim(work, *part, " .") for part in parts)
    return tuple(part for part in trimmed if part[0] < part[1])


_COMMAS = lazy(r"[,.;:()\[\]]")


def pieces(work: str, start: int, end: int) -> list[Span]:
    """A piece parted at its marks, its parts trimmed, empty ones left out."""
    cuts = [start, *(found.end() for found in _COMMAS.finditer(work, start, end)), end]
    parts = (trim(work, a, b, " .,;:()[]") for a, b in pairwise(cuts))
    return [part for part in parts if part[0] < part[1]]


def ends_in_digit(work: str) -> bool:
    """The last character is a digit, blanks, stops and brackets aside: pages end most entries, with nothing behind."""
    return work.rstrip(" .,;|)]\t\n")[-1:].isdigit()


YEAR = r"(?:1[0-9]|20)\d\d"
LATER_YEAR = r"(?:1[89]|20)\d\d"
"""From 1800 on: of journals, and of what a text cites by author and year; ``1234`` is more often another number."""
CITED_YEAR = r"(?:1[5-9]|20)\d\d"
"""From 1500 on: where names of the list must stand before it."""
NO_YEAR = r"待刊|待出版|即将出版|即出|即刊|印刷中|排印中|出版中|[Tt]o appear|[Ff]orthcoming|[Ii]n press|[Nn]\.\s?[Dd]\."
"""What stands in the place of a year that is not yet or not known."""
