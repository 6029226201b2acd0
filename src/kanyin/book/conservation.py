"""The law of publishing, checked on every run: each letter of the Markdown is in each book, or a person is told.

Letters and digits of all scripts are counted; marks may change (quotation marks, dashes) and are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from kanyin.book.tags import TAG
from kanyin.errors import ConservationError
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_LETTER = lazy(r"[^\W_]")
_UNSEEN = lazy(r"<annotation\b[^<>]*+>[^<]*+</annotation>")
_SHOWN = 40


def check(wanted: Iterable[str], shown: Iterable[str], where: str, name: str) -> None:
    """Raise ConservationError for a letter that ``shown``, the text of ``where``, has less often than ``wanted``."""
    lost = _lost(wanted, shown)
    if lost:
        problem = msg("internal error: letters of the text not in the {where}: {letters}", where=where, letters=lost)
        raise ConservationError(problem, file=name, hint=msg("please report this with the Markdown file"))


def tell_hidden(wanted: Iterable[str], shown: Iterable[str], where: str) -> None:
    """A remark on letters that a person's own page style may hide as it likes."""
    lost = _lost(wanted, shown)
    if lost:
        problem = msg("letters of the text are not in the {where}: {letters}", where=where, letters=lost)
        remark(problem, hint=msg("look what the page style hides"))


def _lost(wanted: Iterable[str], shown: Iterable[str]) -> str:
    lost = Counter(_LETTER.findall("".join(wanted))) - Counter(_LETTER.findall("".join(shown)))
    return "".join(lost.elements())[:_SHOWN]


def text_of(fragment: str) -> str:
    """The text of HTML of ours, without what formulas say a second time in TeX."""
    return unescape(re.sub(TAG, "", _UNSEEN.sub("", fragment)))


def words(node: object) -> Iterator[str]:
    """What a reader should see of pandoc's JSON: text and code, notes too; not what stands for a picture, no TeX."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        kind = node.get("t") if isinstance(node, dict) else ""
        if isinstance(node, dict) and kind == "Str":
            yield node["c"]
        elif isinstance(node, dict) and kind in ("Code", "CodeBlock"):
            yield node["c"][1]
        elif isinstance(node, dict) and kind not in ("Math", "Image"):
            waiting += (child for child in node.values() if isinstance(child, (dict, list)))
        elif isinstance(node, list):
            waiting += (child for child in node if isinstance(child, (dict, list)))


_VISIBLE = lazy(r"[^\W_]|[^\x00-\x7f\s]")
"""What is counted from the file to the tree: letters and digits, and all characters beyond ASCII, whose marks may be
syntax."""
_LABELS = lazy(r"\[\^([^\[\]\s]++)\]|\]\s?\[([^\[\]]++)\]|^ {0,3}\[([^\[\]]++)\]:", re.MULTILINE)
_NOTE = lazy(r" {0,3}\[\^[^\]\s]++\]:")
_SIGNS = lazy(r"\A[ \t>]*+(?:[-*+][ \t]++)*+(?:\(?[\w@#]{1,9}[.)](?:[ \t]|\Z)|[Tt]able:|\[[xX]\][ \t])*+")
"""What stands for something that the tree has otherwise: numbers of lists, the word before a table's caption."""
_ADDRESS = lazy(r"^ {0,3}\[[^\[\]]++\]:\s*+(?=[!-~])[^\s/.#]*+[/.#]\S*+")
"""An address for links, which is not shown even where a link has it."""
_ENTITY = lazy(r"&#?+\w{1,32}+;")
"""An entity of Markdown; without its semicolon, as in code, it is none."""
_CLASS = lazy(
    r"(?<=[{ ])(?:\.(?:underline|ul|mark|smallcaps|unnumbered|uri)\b|(?:class|id)(?==[\"'\w]))(?=[^{}\n]{0,200}\})"
)
"""A class that pandoc's tree has as a kind of node, and the keys of classes and names: they stand nowhere in it."""
_MOST_TOLD = 20


def tell_lost(lines: list[str], document: object, notes_told: bool) -> None:
    """A remark on each line of a Markdown file's text with visible characters that pandoc's tree has nowhere.

    A line ``[甲]: 乙`` is such: an address for a link that is nowhere. Labels are no text; notes that pandoc told of
    have been told.
    """
    texts = [_entities(_CLASS.sub("", _ADDRESS.sub("", _without_signs(line)))) for line in lines]
    shown = (text for string in strings(document) for text in {string, unquote(string), _entities(string)})
    lost = _counted(texts) - _counted(shown)
    if not lost:
        return
    lost -= _counted(label for labels in _LABELS.findall("\n".join(texts)) for label in labels)
    noted = set(_note_lines(lines)) if notes_told else set()
    lost -= _counted(texts[number] for number in noted)
    for number in _lines_with(texts, lost, noted):
        remark(
            msg("this stands in no result: {text}", text=lines[number].strip()[:_SHOWN]),
            line=number + 1,
            hint=msg("if it is no address of a link, write \\[ for the [ that it begins with"),
        )


def _without_signs(line: str) -> str:
    """A line without the signs of what it begins; in a grid table each cell may begin something."""
    return "|".join(_SIGNS.sub("", cell) for cell in line.split("|")) if "|" in line else _SIGNS.sub("", line)


def _entities(text: str) -> str:
    return _ENTITY.sub(lambda one: unescape(one[0]), text)


_MARKS_AND_HAN = lazy(r"[^\x00-\x7f\s]")


def tell_unprepared(lines: list[str], prepared: str, left_out: str) -> None:
    """A remark on each line of a file whose characters beyond ASCII are not in what pandoc is given, nor were told."""
    have = Counter(_MARKS_AND_HAN.findall(prepared)) + Counter(_MARKS_AND_HAN.findall(left_out))
    lost = Counter(_MARKS_AND_HAN.findall("\n".join(lines))) - have
    for number in _lines_with(lines, lost, set()) if lost else ():
        remark(msg("this stands in no result: {text}", text=lines[number].strip()[:_SHOWN]), line=number + 1)


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(_VISIBLE.findall("".join(texts)))


def _lines_with(texts: list[str], lost: Counter[str], noted: set[int]) -> Iterator[int]:
    """The lines that the lost characters may have stood in: those with the most of them first."""
    counts = [0 if number in noted else sum((_counted([text]) & lost).values()) for number, text in enumerate(texts)]
    order = sorted(
        (number for number, count in enumerate(counts) if count), key=lambda number: (-counts[number], number)
    )
    for number in order[:_MOST_TOLD]:
        here = _counted([texts[number]]) & lost
        if here:
            lost = lost - here
            yield number


def strings(node: object) -> Iterator[str]:
    """All strings of pandoc's tree but the names of its nodes: what is shown, addresses, attributes."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += (child for key, child in node.items() if key != "t")


def _note_lines(lines: list[str]) -> Iterator[int]:
    """The lines of notes: from where one is defined to where a line after an empty one is not indented."""
    inside = after_empty = False
    for number, line in enumerate(lines):
        if _NOTE.match(line):
            inside = True
        elif inside and after_empty and line.strip() and not line.startswith(("    ", "\t")):
            inside = False
        after_empty = not line.strip()
        if inside:
            yield number
