"""The English abstract and keywords of a Chinese article, behind their labels or above the keywords."""

from __future__ import annotations

from kanyin import rules
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.structure.english_block import FEWEST_OF_TITLE, LONG_WORD, SHORTEST_PROSE, is_prose
from kanyin.structure.english_lines import is_names
from kanyin.structure.english_units import is_unit
from kanyin.structure.metadata_builder import MetadataBuilder

_HAN = lazy("[\u3400-\u9fff]")
LONGEST_ABSTRACT = 40
"""Lines of the longest English abstract whose lines were broken."""
_FULL = 0.8
"""The length of a broken line of English beside the longest: a title's last line is shorter."""


def read_labelled(lines: tuple[Line, ...], found: MetadataBuilder) -> list[int]:
    """Abstract and keywords behind their labels, the lines below them where the label stands alone; the indexes of the
    abstracts.
    """
    abstracts: list[int] = []
    for n, line in enumerate(lines):
        label = rules.label(line.text)
        if n in found.taken or label is None or label.field not in ("abstract-en", "keywords-en"):
            continue
        follows = list(_following(lines, n, label.field, label.value, found))
        value = " ".join([label.value, *(lines[follow].text for follow in follows)]).strip()
        if line.kind[:1] == "h" and _is_chinese(value):
            continue  # Summary heads a part of the text
        abstracts += [n] * (label.field == "abstract-en")
        for taken in (n, *follows):
            found.lift("MD009", taken, lines[taken])
        found.text.setdefault(label.field, value)
        if label.field == "keywords-en" and not abstracts and "abstract-en" not in found.text:
            abstracts += _read_unlabelled(lines, n, found)
    return abstracts


def _is_chinese(value: str) -> bool:
    """Nothing is said in English."""
    return not value or 2 * len(_HAN.findall(value)) > len("".join(value.split()))


def _read_unlabelled(lines: tuple[Line, ...], n: int, found: MetadataBuilder) -> list[int]:
    """The English text right above the keywords (line ``n``), which is the abstract; the index of its first line."""
    first, value = n, ""
    while first > 0 and n - first < LONGEST_ABSTRACT and _goes_up(lines[first - 1], lines[first:n], value):
        if first - 1 in found.taken:
            break
        first -= 1
        value = f"{lines[first].text} {value}".strip()
    if not is_prose(value) or value[-1] not in ".。?!":
        return []
    found.text["abstract-en"] = value
    for k in range(first, n):
        found.lift("MD009", k, lines[k])
    return [first]


def _goes_up(line: Line, below: tuple[Line, ...], value: str) -> bool:
    """True for a line of the English text that goes on in the lines below it: no names, no unit, no title."""
    text = line.text
    if _HAN.search(text) or rules.label(text) is not None or is_unit(text) or is_names(text, "", 1):
        return False
    longest = max((len(one.text) for one in below), default=0)
    is_sentence = text[-1] == "." and len(LONG_WORD.findall(text)) >= FEWEST_OF_TITLE
    return not value or is_sentence or (longest < SHORTEST_PROSE and len(text) >= _FULL * longest)


def _following(lines: tuple[Line, ...], n: int, field: str, value: str, found: MetadataBuilder) -> range:
    """The lines below a label that belong to it: down to the keywords where these follow, else one for one alone."""
    below = n + 1
    if field == "abstract-en":
        for k in range(below, min(len(lines), below + LONGEST_ABSTRACT)):
            label = rules.label(lines[k].text)
            if label is not None and label.field == "keywords-en":
                return range(below, k)
            if label is not None or k in found.taken or _HAN.search(lines[k].text):
                break
    alone = not value and below < len(lines) and below not in found.taken and not _HAN.search(lines[below].text)
    return range(below, below + alone)
