"""Running heads and folios of a printed page that text recognition left between its paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin import rules
from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.captions import is_note_below
from kanyin.read.ocr.entries import Entry

HEAD = "OC005"
LONGEST = 70
"""Characters of the longest running head."""
FEWEST = 3
"""How often a line without a folio stands on a page that is a running head …"""
FEWEST_NUMBERED = 2
"""… and one whose folio counts up."""
FEWEST_CITED = 2
"""How often the references have the name of a journal that is a running head."""
NEAREST = 2
"""Lines between two running heads: what stands closer together is a list."""
_FOLIO = lazy(r"(?:[-—–·•\[(（第Pp.]\s*){0,3}(\d{1,5})(?:\s*[-—–·•\])）页])*(?:\s*[/／共]\s*\d{1,5}\s*页?)?")
_EDGE_NUMBER = lazy(r"^\D{0,2}(\d{1,5})(?!\d)(?=\D{4})|(?<!\d)(\d{1,5})\D{0,2}$")
_DIGITS = lazy(r"[\d\s·•.,，．|｜\-—–]+")
_ENDS_SENTENCE = lazy("[。；;，,：:][)）」”]?$")
_CLAUSE = lazy("[\u3400-\u9fff]，(?!等)[\u3400-\u9fff]{4}")
_COUNTED = lazy(
    r"(?:假设|假说|命题|定理|引理|推论|性质|步骤|算例|[实试]验|研究|问题|方案|模型|案例|例|阶段|图|表|式)\s?\d{1,2}$"
)
"""Words whose number counts things, not pages."""
_ENTRY = lazy(
    r"出版社|书局|书店|[\[［][A-Z](?:/OL)?[\]］]|(?:19|20)\d\d\s?[:：](?!\s?[A-Z])|(?:19|20)\d\d,\s?\d{1,3}[(（:]"
)
"""What an entry of the references holds: the same book is cited on one page after another."""
_STAMP = lazy(
    r"ChinaXiv(?:合作期刊|[:：]?\d{6}\.\d{5}(?:v\d{1,2})?)|中国科学院科技论文预发布平台"
    r"|(?:开放科学)?(?:[（(]资源服务[）)])?标[识志]码?(?:[（(]OSID(?:码)?[）)])[:：]?"
    r"|https?[:：]//(?:[\w-]{1,40}\.){1,4}[a-z]{2,6}/?|(?:万方|中国知网|维普)(?:数据|资讯)?(?:网|库)?|(?:www\.)?cqvip\.com",
    re.IGNORECASE,
)
"""What a store of papers or a journal prints on each page, white space aside: its name, its address, a mark."""


_GOES_ON = lazy(r"[（(]?(?:上接|下转|转下|接上)第?(?:\d{1,4}|封[二三])页[)）]?")
"""Where the article goes on; as a heading it parts the end of another article from the list above it."""


_GOES_OVER = lazy(r"[（(](?:下转|转下)第?(?:\d{1,4}|封[二三])页[)）]$")


def without_running_heads(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; running heads and folios among them go, with a record."""
    entries = _with_rest(entries)
    stamps = {n for n, one in enumerate(entries) if one.is_prose and _is_stamp(one.text)}
    stamps |= {n for n, one in enumerate(entries) if one.kind.startswith(SCAN) and _GOES_ON.fullmatch(one.text.strip())}
    heads = _folios(entries) | _repeated(entries) | _journals(entries) | _titles(entries) | stamps
    heads |= _misread(entries, heads)
    heads -= _within_blocks(entries)
    return [replace(one, texts=(), rule=HEAD, spans=()) if n in heads else one for n, one in enumerate(entries)]


def _with_rest(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a paragraph that goes over to a page far on has the rest right below it, as recognition read it: the
    words for the reader of the paper, 下转 and 上接, go.
    """
    out = list(entries)
    for n, one in enumerate(entries[:-1]):
        found = _GOES_OVER.search(one.text) if one.kind.startswith(SCAN) else None
        rest = next((k for k in range(n + 1, len(entries)) if entries[k].text), n)
        if found and found.start() and _GOES_ON.fullmatch(entries[rest].text.strip()):
            out[n] = replace(one, texts=(one.text[: found.start()].rstrip(),), spans=())
            out[rest] = replace(entries[rest], texts=(), rule=HEAD, spans=())
    return out


def _within_blocks(entries: Sequence[Entry]) -> set[int]:
    """Lines of blocks of three lines of text and more, above the references: rows that recognition left as text, whose
    names come back in each table. A running head is a paragraph of its own.
    """
    inner = range(1, min(_references(entries, len(entries)), len(entries) - 1))
    return {k for n in inner if _are_one_block(entries[n - 1 : n + 2]) for k in (n - 1, n, n + 1)}


def _are_one_block(entries: Sequence[Entry]) -> bool:
    """Lines of text one right below the other, without an empty one between."""
    follow = (below.first == above.last + 1 for above, below in pairwise(entries))
    return all(one.is_prose and not one.kind.startswith("h") for one in entries) and all(follow)


_CITED = lazy(r"\[J\][.．,，]?\s?([\u3400-\u9fff（()）]{2,24}+)[.．,，]")


def _is_stamp(text: str) -> bool:
    return len(text) <= LONGEST and _STAMP.fullmatch("".join(text.split())) is not None


def _journals(entries: Sequence[Entry]) -> set[int]:
    """Lines that hold nothing but the name of a journal that the list of references has more than once."""
    names = Counter(name for one in entries if one.is_prose and "[J]" in one.text for name in _CITED.findall(one.text))
    often = {name for name, times in names.items() if times >= FEWEST_CITED}
    lines = ((n, one) for n, one in enumerate(entries) if one.is_prose)
    return {n for n, one in lines if one.text.strip() in often}


SHORTEST_TITLE, MOST_BESIDE = 8, 24
"""Characters of a title that a running head can be told by, and of what stands beside it: authors, journal, folio."""
_OWN = lazy("[^\u3400-\u9fffA-Za-z]")
_CITES = lazy(r"\[[A-Z](?:/OL)?\]|引用")


def _titles(entries: Sequence[Entry]) -> set[int]:
    """Lines that hold the title once more, the authors, the journal or a folio beside it: 顾之砚等：灯的调节 21."""
    first = next((n for n, one in enumerate(entries[:HEAD_SIZE]) if _may_be_title(one)), len(entries))
    title = _OWN.sub("", entries[first].text) if first < len(entries) and entries[first].kind.startswith("h") else ""
    if len(title) < SHORTEST_TITLE:
        return set()
    texts = (n for n, one in enumerate(entries) if n > first and one.kind.startswith(SCAN) and len(one.text) > LONGEST)
    text = next(texts, first)
    below = [(n, one) for n, one in enumerate(entries) if n > text and _can_be(one)]
    whole = {n for n, one in below if _holds(one.text, title)}
    return whole | {n for n, one in below if one.kind.startswith(SCAN) and _begins(one.text, title)}


def _begins(text: str, title: str) -> bool:
    """The first half of the title, without what a dash parts from it."""
    key = _OWN.sub("", text)
    return len(key) >= max(SHORTEST_TITLE, len(title) // 3) and title.startswith(key) and text[-1] not in "。：；"


HEAD_SIZE = 6
"""Entries at the beginning among which the title stands: the name of a column can be above it."""


def _may_be_title(entry: Entry) -> bool:
    return entry.kind.startswith("h") and len(_OWN.sub("", entry.text)) >= SHORTEST_TITLE


def _holds(text: str, title: str) -> bool:
    key = _OWN.sub("", text)
    if rules.split_heading(text) is not None:
        return False  # a section that has the paper's title
    return title in key and len(key) <= len(title) + MOST_BESIDE and _CITES.search(text) is None


def _misread(entries: Sequence[Entry], heads: set[int]) -> set[int]:
    """Lines that are a running head but for one character."""
    known = {key for n in heads if len(key := _DIGITS.sub("", entries[n].text)) >= 4}
    candidates = (
        (n, one)
        for n, one in enumerate(entries)
        if n not in heads and known and _can_be(one) and not _ENTRY.search(one.text)
    )
    return {n for n, one in candidates if any(is_misread(_DIGITS.sub("", one.text), key) for key in known)}


def is_misread(text: str, other: str) -> bool:
    """One character of the text is another one than in ``other``."""
    return len(text) == len(other) and sum(a != b for a, b in zip(text, other, strict=True)) == 1


def _folios(entries: Sequence[Entry]) -> set[int]:
    """Lines that hold a page's number and nothing else, and count up."""
    found = [(n, int(match[1])) for n, one in enumerate(entries) if (match := _folio(one))]
    rising = [n for (n, number), (k, later) in pairwise(found) if number < later <= number + (k - n) for n in (n, k)]
    return set(rising)


def _folio(entry: Entry) -> re.Match[str] | None:
    return _FOLIO.fullmatch(entry.text.strip()) if entry.is_prose else None


def _repeated(entries: Sequence[Entry]) -> set[int]:
    """Lines that come back page by page, their folios aside."""
    places: dict[str, list[int]] = defaultdict(list)
    references = _references(entries, len(entries) // 2)
    for n, one in enumerate(entries):
        if n > references and _ENTRY.search(one.text):
            continue
        if _can_be(one) and len(key := _DIGITS.sub("", one.text)) >= 4:
            places[key].append(n)
    return {n for same in places.values() if _comes_back(same, entries) for n in same[_kept(same, entries) :]}


def _references(entries: Sequence[Entry], without: int) -> int:
    """The index of the heading of the references; ``without`` one, that."""
    found = (n for n, one in enumerate(entries) if one.is_prose and rules.is_references_heading(one.text))
    return next(found, without)


def _can_be(entry: Entry) -> bool:
    text = entry.text
    if not entry.is_prose or len(text) > LONGEST or _ENDS_SENTENCE.search(text):
        return False
    if is_note_below(text) or _CLAUSE.search(text) or _COUNTED.search(text):
        return False
    is_own = rules.is_caption(text) or rules.label(text) is not None or rules.is_references_heading(text)
    return not is_own and not rules.is_unnumbered_heading(text)


def _comes_back(places: Sequence[int], entries: Sequence[Entry]) -> bool:
    if any(after - before <= NEAREST for before, after in pairwise(places)):
        return False
    if len({entries[n].text for n in places}) == 1 and entries[places[0]].kind != "":
        return len(places) >= FEWEST
    numbers = [_edge_number(entries[n].text) for n in places]
    rises = all(a is not None and b is not None and a < b for a, b in pairwise(numbers))
    return len(places) >= FEWEST_NUMBERED and rises


def _edge_number(text: str) -> int | None:
    found = _EDGE_NUMBER.search(text)
    return int(found[1] or found[2]) if found else None


def _kept(places: Sequence[int], entries: Sequence[Entry]) -> int:
    """1 where the first of the lines is the title, which stays: no text stands above it, and no number on it."""
    first = entries[places[0]]
    alone = not any(one.is_prose and len(one.text) > LONGEST for one in entries[: places[0]])
    return int(alone and (first.kind.startswith("h") or _edge_number(first.text) is None))
