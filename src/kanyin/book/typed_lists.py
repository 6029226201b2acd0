"""Reference lists as hands type them: an entry a line with no empty one between, or items of Markdown's own list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise

from kanyin import rules
from kanyin.dialects.lines import Line, code_mask
from kanyin.patterns import lazy
from kanyin.references.line_kinds import looks_like_entry, names_part
from kanyin.references.note_calls import note_label, sign_value
from kanyin.references.note_headings import is_notes_heading
from kanyin.references.reading_lists import heads_list
from kanyin.references.source import without_attributes
from kanyin.references.split import entry_starts, split_list, unlabelled_behind

_HEADING = lazy(r" {0,3}#{1,6}[ \t](?P<words>.*)")
_BULLET = lazy(r"[-*+][ \t]+(?=(?:<a [^<>]{1,60}>(?:</a>)?)?\\?[\[［〔【])")
_ITEM = lazy(r"\s{0,3}(?P<bullet>[-*+•·●][ \t]+)")
_OF_LIST = lazy(r"(?P<before>(?:\d{1,4}|\(\d{1,4}))(?P<end>[.)])(?=[ \t])")
_INDENTED = 4


def parted_entries(lines: list[Line]) -> list[Line]:
    """The lines with an empty one before each entry under a heading of references or notes, none of them an item of
    Markdown's own list: an entry is a paragraph that begins with its label."""
    lines = _run_in(lines)
    mask = code_mask(lines)
    out: list[Line] = []
    done = 0
    for start, end, is_notes in _sections(lines, mask):
        head = start - 1
        out += lines[done:head]
        out += [lines[head].but("")] if head and not lines[head - 1].is_blank and _is_name(lines[head].text) else []
        out += [lines[head], *_parted(lines[start:end], is_notes=is_notes)]
        done = end
    return [*out, *lines[done:]]


_RUN_IN = lazy(
    r"(?P<name>[ \t*_【\[［]{0,4}[\u3400-\u9fffA-Za-z]{1,12}[】\]］*_ \t]{0,4}[:：][*_]{0,2})\s?(?P<list>\S.*)"
)


def _run_in(lines: Sequence[Line]) -> list[Line]:
    """``注释：①…②…``, ``参考文献：[1]…``: the name of the list on a line of its own."""
    out: list[Line] = []
    for at, line in enumerate(lines):
        found = _RUN_IN.fullmatch(line.text) if not at or lines[at - 1].is_blank else None
        if found and _is_name(found["name"]) and _FIRST.match(found["list"]):
            out += [line.but(found["name"]), line.but(""), line.but(found["list"])]
        else:
            out.append(line)
    return out


_FIRST = lazy(r"\s{0,3}(?:[-*+][ \t]+)?(?:[\[［〔【(（]\s?[1１]\s?[\]］〕】)）]|[1１][.．、]\s?\D|①)")
_UNDERLINE = lazy(r" {0,3}(?:-{2,}|={2,})[ \t]*")
_TAGGED = lazy(r"\s*<h[1-6][^<>]{0,80}>(?P<words>[^<>]{1,40})</h[1-6]>\s*")


def _heading(lines: Sequence[Line], at: int) -> str:
    """The words of a heading; also of a line of its own, bold or plain, that names the list which begins below it."""
    text = lines[at].text
    if found := _HEADING.fullmatch(text) or _TAGGED.fullmatch(text):
        return without_attributes(found["words"]).strip(" \t#")
    if at + 1 < len(lines) and _UNDERLINE.fullmatch(lines[at + 1].text) and not lines[at].is_blank:
        return text.strip()
    if not _is_name(text):
        return ""
    below = (line.text for line in lines[at + 1 :] if not line.is_blank)
    return text.strip(" \t*_") if begins_list(list(islice(below, ENOUGH))) else ""


def _is_name(text: str) -> bool:
    return names_list(text.strip(" \t*_"))


def names_list(words: str) -> bool:
    """参考文献 or 注释 and their like, alone on a line."""
    return is_notes_heading(words) or rules.is_references_heading(words)


ENOUGH, _MOST = 12, 0.6
"""So many lines below a name are looked at, and as many of them must be entries."""


def begins_list(texts: Sequence[str]) -> bool:
    """The first of the texts begins with the label of a first entry, or most of them are entries without labels."""
    if texts and (_FIRST.match(texts[0]) or note_label(texts[0])[0]):
        return True
    entries = [looks_like_entry(_ITEM.sub("", text, count=1)) for text in texts[:ENOUGH]]
    return any(entries[:1]) and sum(entries) >= _MOST * len(entries)


def _sections(lines: Sequence[Line], mask: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    """The sections of references and of notes, without code: first line, the one behind the last, whether of notes."""
    called = next((at for at, line in enumerate(lines) if not mask[at] and _CALL.search(line.text)), len(lines))
    heads = [
        (at, words)
        for at in range(len(lines))
        if not mask[at] and (words := _heading(lines, at)) and (called < at or not _is_remark(lines, at))
    ]
    is_references = False
    for (at, words), end in zip(heads, [*(at for at, _ in heads[1:]), len(lines)], strict=False):
        is_notes = is_notes_heading(words)
        is_named = rules.is_references_heading(words) or heads_list(words, (line.text for line in lines[at + 1 : end]))
        is_references = not is_notes and (is_named or (is_references and parts_list(words)))
        if (is_notes or is_references) and not any(mask[at + 1 : end]):
            yield at + 1, end, is_notes


def _is_remark(lines: Sequence[Line], at: int) -> bool:
    """``注：`` or ``Note:`` in a line of text, above a list of Markdown's own: where nothing calls its numbers it is no
    list of notes."""
    if not is_notes_heading(lines[at].text.strip(" \t*_")):
        return False
    below = next((line.text for line in islice(lines, at + 1, at + ENOUGH) if not line.is_blank), "")
    return bool(_OF_LIST.match(below.lstrip()))


_CALL = lazy(r"[\[［〔(（^]1[\]］〕)）^]|<sup>|¹|[①-⑳]")
"""What may call the first of some notes."""


def parts_list(words: str) -> bool:
    """中文文献 and the like: a heading within a list."""
    return names_part(words)


def _parted(lines: list[Line], *, is_notes: bool) -> list[Line]:
    if any(line.indent >= _INDENTED and before.is_blank for before, line in pairwise(lines)):
        return lines
    end = len(lines) if is_notes else _items_end(lines)
    if end < len(lines):
        return [*_parted(lines[:end], is_notes=False), lines[end].but(""), *lines[end:]]
    if not is_notes and _are_items(lines):
        lines = [line.but(_ITEM.sub("", line.text, count=1)) for line in lines]
    text = "\n".join(line.text for line in lines)
    labelled = entry_starts(text)
    if labelled is None and is_notes:
        labelled = _signed(lines)
        if not labelled:
            return lines
    unlabelled = text[: min(labelled)] if labelled else text
    starts = {*(labelled or ()), *(start for start, _ in split_list(unlabelled))}
    starts.update(unlabelled_behind(text, labelled) if labelled and not is_notes else ())
    out: list[Line] = [lines[0].but("")] if lines and not _UNDERLINE.fullmatch(lines[0].text) else []
    at = 0
    for line in lines:
        for piece, begins in _pieces(line, at, starts, is_labelled=bool(labelled)):
            out += [line.but("")] if begins and out and not out[-1].is_blank else []
            out.append(line.but(_as_paragraph(piece) if begins else piece))
        at += len(line.text) + 1
    return out


def _are_items(lines: Sequence[Line]) -> bool:
    """The entries are items with bullets, each by its author and year."""
    items = [line.text for line in lines if not line.is_blank]
    found = [_ITEM.match(text) for text in items]
    entries = [looks_like_entry(text[one.end() :]) for text, one in zip(items, found, strict=True) if one]
    return len(entries) > 1 and any(found[:1]) and sum(entries) >= _MOST * len(items)


_OTHER = lazy(r" {0,3}(?:>|(?:[-*_][ \t]*){3,}$)")


def _items_end(lines: Sequence[Line]) -> int:
    """Where entries that are items end before a quotation or a rule, behind which a page says other things; the last
    line where nothing does."""
    end = next((at for at, line in enumerate(lines) if _OTHER.match(line.text)), len(lines))
    return end if end < len(lines) and _are_items(lines[:end]) and not _are_items(lines) else len(lines)


def _signed(lines: Sequence[Line]) -> dict[int, str]:
    """Where lines begin with the signs of notes, ``①`` or ``注1``, from the first on."""
    begins = [0, *accumulate(len(line.text) + 1 for line in lines)]
    found = [(begin, keys) for begin, line in zip(begins, lines, strict=False) if (keys := note_label(line.text)[0])]
    is_list = len(found) > 1 and sign_value(found[0][1][0]) == 1
    return {begin: keys[0] for begin, keys in found} if is_list else {}


_LEAD = lazy(r"\s*(?:[-*+][ \t]+)?(?:<a [^<>]{1,60}>(?:</a>)?)?[\[［〔【（(]?")
"""What may stand before the sign of a note, ``[①]``: a bullet, brackets, a name for links, which may hold it."""


def _pieces(line: Line, at: int, starts: set[int], *, is_labelled: bool) -> Iterator[tuple[str, bool]]:
    """A line that begins at ``at`` as its entries, and whether each begins here; most lines are one piece."""
    text = line.text
    bullet = _BULLET.match(text)
    within = sorted(start - at for start in starts if at <= start < at + len(text))
    cuts = [cut for cut in within if not _LEAD.fullmatch(text[:cut])]
    is_start = len(cuts) < len(within) and not line.is_blank
    first = bullet.end() if bullet and is_labelled and is_start else 0
    yield text[first : cuts[0] if cuts else None], is_start
    yield from ((text[start:end], True) for start, end in pairwise([*cuts, len(text)]))


def _as_paragraph(text: str) -> str:
    """An item of a numbered list as a paragraph with the same number."""
    text = text.lstrip()
    found: re.Match[str] | None = _OF_LIST.match(text)
    if not found:
        return text
    before = found["before"].replace("(", "\\(")
    return f"{before}\\{found['end']}{text[found.end() :]}"
