"""The spaces of Latin text, where the page has lost those behind marks and has others before them."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.clean import protect
from kanyin.patterns import lazy
from kanyin.text import HAN

_WORD = lazy("[A-Za-z]{2,}")
_PLAIN = lazy("[A-Za-z \u3000]+")
_CODE = lazy("[{}_\\\\@#]|==|::|//|^(?:if|for|while|select|class|return|int|void|char|begin|end|SELECT)\\b")
_GRAMMAR = lazy("\\b(?:the|of|and|in|is|are|was|were|for|with|to|by|on|an?|at|from)\\b")
FEWEST_WORDS, FEWEST_SPACES, LEAST_LETTERS = 3, 2, 0.65
"""Words and spaces of a line that is read as text, and its share of letters and spaces."""

_ABBREVIATIONS = (
    "Dept|Univ|Inst|Lab|Acad|Fac|etc|Figs?|Eqs?|Vol|Refs?|Proc|Trans|Conf|Symp|Int|Co|Corp|Ltd|Inc|al|eds?|Dr|Prof"
)
_WIDE_MARK = dict(zip("，；：？！（）．", ",;:?!().", strict=True))
_BEHIND = '(?<=[A-Za-z0-9)\\]］”’"%+])'

_SENTENCES = (
    lazy(
        "(?<=[a-z]{2}|\\d[a-z]|[A-Za-z0-9][)\\]］”])([.?!])(?=[A-Z](?:[a-z]|[ .:])|[“(]|[A-Z]{2,8}[0-9]?[ :-])"
        "|(?<=[A-Z]{3})([.?!])(?=[A-Z][a-z]+,? )|(?<=[A-Z][0-9])([.?!])(?=[A-Z][a-z]+,? )"
        "|(?<=[a-z]{2})([.?!]”)(?=[A-Z][a-z])"
        "|(?<=[a-z]{4})(\\.)(?=[A-Z]{3,}(?![a-z.]))"
    ),
    r"\1\2\3\4\5 ",
)
"""A stop between sentences: asked for where there are any, not in Application.Workbook.Name."""
_PASSES: tuple[tuple[re.Pattern[str], str], ...] = (
    # combined ,the → combined,the: the next ones set the space behind it.
    (lazy("(?<=[A-Za-z)\\]”]) +(?=[,;:](?:[ \u3000]|[A-Za-z“(]|\\d[A-Za-z-]|$)|[.?!](?:[ \u3000]|[A-Z][a-z]|$))"), ""),
    (lazy("(?<=Fig|Vol|Ref|Tab) +(?=\\.\\d)"), ""),
    # Not in x,y.
    (lazy(f"{_BEHIND}(?:(?<![^A-Za-z][A-Za-z])|(?=,[A-Za-z]{{2}}))([,;:])(?=[A-Za-z“‘(\\[（])"), r"\1 "),
    (lazy("(?<=[a-z]{2}|[a-z]\\))([,;:])(?=\\d)|(?<=\\.)(,)(?=[A-Za-z0-9])"), r"\1\2 "),
    # B:Levels of, of the parts of a figure; workers’wages
    (lazy("(?<=[ ;.][A-H]:)(?=[A-Z][a-z]{2}|[A-Z]{3})|(?<=[a-z]{3}s’)(?=[a-z]{4})"), " "),
    (lazy("(?<=[A-Z]{2})(?=\\([A-Z][a-z]++ [A-Za-z])"), " "),
    (lazy(f"\\b(?P<short>{_ABBREVIATIONS}|i\\.e|e\\.g)\\.(?=[A-Za-z])"), r"\g<short>. "),
    (lazy("(?<=\\b[A-Z])\\.(?=[A-Z][a-z]{2}|An? [A-Za-z]|In: )"), ". "),
    # Proceedings of the ICICS’97.LNCS 1334
    (lazy("(?<=[A-Z]['’][0-9]{2})\\.(?=[A-Z])"), ". "),
    # Rew J JR.Experimental; Ph.D.dissertation; NJ,1987
    (lazy("(?<= [A-Z] [JS]R)\\.(?=[A-Z][a-z])|(?<=\\bPh\\.D)\\.(?=[a-z])"), ". "),
    (lazy("(?:(?<=[ ,][A-Z]{2})|(?<=[0-9A-Z]{2})(?=,[0-9.]+$)),(?=(?:19|20)[0-9]{2}(?![0-9]))"), ", "),
    # Univ. of Aero.and Astro.
    (lazy("(?<=[a-z]{2}\\.)(?=(?:and|of|for|in|the) )"), " "),
    (lazy("(?<=[a-z]{2})(?=“)"), " "),
    # (1.Central South University; region A,B and C
    (lazy("(?:^|(?<=[(;])|(?<=[(;] ))(\\d{1,2}\\.)(?=[A-Z][a-z])"), r"\1 "),
    (lazy("(?<=\\b[A-Z]),(?=[A-Z] (?:and|or) )"), ", "),
    (lazy("(?<=[a-z]”)(?=[A-Za-z])"), " "),
    (lazy("(?:(?<=[a-z$\ufddb]\\))|(?<=[A-Z]{2}\\))|(?<=\\([A-Z]\\)))(?=[a-z]{2})"), " "),
)
# What one of the passes could find: most lines are set well.
_NEEDED = lazy("[,;:.?!][A-Za-z0-9“‘(\\[（]| [,;:.?!]|[a-z][“(]|[”)][A-Za-z]|s’[a-z]")
_ACRONYM = lazy("(?<=[a-z]{3})(?=\\([A-Z]{2,}[a-z]?\\))")
# Shanghai,200234 and Table　2, in lines too short for text
_IN_SHORT = (
    (lazy("(?<=[a-z]{3},)(?=[0-9]{5,6}(?![0-9]))"), " "),
    (lazy("^(Table|Tab\\.|Figure|Fig\\.)\u3000(?=[0-9])"), r"\1 "),
)
_BETWEEN = lazy("(?<=[A-Za-z0-9,.;:])(?= *\u3000)[ \u3000]++(?=[A-Za-z0-9(])")
# Without a sentence they may be names, which a wide space parts.
_PARTED = lazy("[^\u3000.?!]*+(?:\\.[^\u3000.?!]*+)?(?:\u3000++(?=[A-Z0-9(])[^\u3000.?!]*+){2,}")
"""A unit, its town and postcode with a wide blank between them: no blank stands before a small letter."""
_BEHIND_PAUSE = lazy("(?<=[,.;:])(?= *\u3000)[ \u3000]++(?=[A-Za-z0-9(])|(?<=[a-z])\u3000(?=[0-9]{5,6}(?![0-9]))")
_WIDE_IN_LATIN = lazy(
    "(?<=[A-Za-z0-9.)）%$\\]\ufddb])[ \u3000]*([，；：？！．])[ \u3000]*(?=[A-Za-z0-9(（&“\\[$\ufdda]|$)"
)
# (5）: halves of two widths, and no word of Chinese between them.
_HAN = lazy(f"[{HAN}]")
_UNLIKE = lazy(f"（([^（）(){HAN}]{{1,60}})\\)|\\(([^（）(){HAN}]{{1,60}})）")
_WIDE_BRACKETS = lazy(f"（([^（）(){HAN}]{{1,200}})）")
LONG_REMARK = 16
"""Characters in brackets that are no arguments of a function."""
_ENDS_WORD = lazy("[a-z]{3}|.*[\ufddb$]")


def is_text(text: str) -> bool:
    """The line is text in Latin letters, no formula and no line of a program."""
    if _CODE.search(text) or len(_WORD.findall(text)) < FEWEST_WORDS:
        return False
    if ("=" in text or text.count(" ") < FEWEST_SPACES) and not _GRAMMAR.search(text):
        return False
    return sum(map(len, _PLAIN.findall(text))) >= LEAST_LETTERS * len(text)


def set_spaces(text: str) -> str:
    """A line of Latin text with a space behind each mark that ends something, and none before it."""
    text = _spaced(text, _IN_SHORT) if "," in text or "\u3000" in text else text
    if not is_text(text):
        return text
    label = rules.label(text)
    start = label.end if label else 0
    head, text = text[:start], text[start:]
    text = _WIDE_BRACKETS.sub(_half_bracketed, text)
    text = _WIDE_IN_LATIN.sub(lambda match: f"{_WIDE_MARK[match[1]]} ", text).rstrip()
    if not rules.is_caption(text) and not (label and label.field.startswith("keywords")):
        text = _BEHIND_PAUSE.sub(" ", text)
        if _GRAMMAR.search(text) and not _PARTED.fullmatch(text):
            text = _BETWEEN.sub(" ", text)
    return head + behind_marks(text, sentences=_GRAMMAR.search(text) is not None)


def narrow_marks(text: str) -> str:
    """An entry without a Chinese word, its marks at half width with a space behind each."""
    if not _WIDE_IN_LATIN.search(text) or _HAN.search(text):
        return text
    label = _ENTRY_LABEL.match(text)
    start = label.end() if label else 0
    return text[:start] + _WIDE_IN_LATIN.sub(lambda match: f"{_WIDE_MARK[match[1]]} ", text[start:]).rstrip()


_ENTRY_LABEL = lazy("[\\[［(（]?[0-9]{1,3}[\\]］)）]?[，．、]?")


def pair_brackets(text: str) -> str:
    """A Latin line or an entry with the two halves of each pair of brackets at half width where they differ."""
    return _UNLIKE.sub(_paired, text) if "（" in text or "）" in text else text


def _paired(found: re.Match[str]) -> str:
    text, inside = found.string, found[1] or found[2]
    words = _HAN.match(text[found.start() - 1 : found.start()]) or _HAN.match(text, found.end())
    return f"（{inside}）" if words else f"({inside})"


def _half_bracketed(found: re.Match[str]) -> str:
    """A full-width pair of brackets at half width, with a space before it behind a word or a formula."""
    before = found.string[max(0, found.start() - 3) : found.start()]
    parted = _ENDS_WORD.fullmatch(before) or (before[-1:].isalpha() and len(found[1]) >= LONG_REMARK)
    return f"{' ' if parted else ''}({found[1].strip()})"


def behind_marks(text: str, *, sentences: bool = True) -> str:
    """The Latin words of a line with a space behind each mark that ends something; addresses and code are left."""
    if not _NEEDED.search(text):
        return text
    text = _ACRONYM.sub(" ", text)
    passes = (*_PASSES, _SENTENCES) if sentences else _PASSES
    kept = protect.spans(text)
    pieces, at = [], 0
    for first, end in kept:
        pieces += [_spaced(text[at:first], passes), text[first:end]]
        at = end
    return "".join([*pieces, _spaced(text[at:], passes)])


def _spaced(text: str, passes: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, new in passes:
        text = pattern.sub(new, text)
    return text
