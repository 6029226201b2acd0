"""Markdown that text recognition made of a printed page (MinerU, Marker and their like), read as what its marks say.

Such Markdown is no author's: all its headings are of one level, its paragraphs end where a page of paper did, running
heads and folios stand in the text, tables are HTML, raised numbers formulas. Its marks become kinds of lines, as those
of a web page do, each with a record; the text goes the way of all pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from kanyin import rules
from kanyin.model import PICTURE, SCAN, SCAN_ENDED, Change, Source
from kanyin.patterns import lazy
from kanyin.read.ocr.abstracts import with_whole_abstracts
from kanyin.read.ocr.blocks import Block, blocks_of
from kanyin.read.ocr.broken_lines import with_whole_lines
from kanyin.read.ocr.broken_words import with_whole_chinese_words
from kanyin.read.ocr.caption_labels import with_caption_labels
from kanyin.read.ocr.captions import with_captions, with_notes_apart, with_notes_below
from kanyin.read.ocr.citations import with_closed_citations
from kanyin.read.ocr.covers import without_cover
from kanyin.read.ocr.cut_numbers import with_first_figures
from kanyin.read.ocr.degrees import with_degrees
from kanyin.read.ocr.diagrams import without_words_of_figures
from kanyin.read.ocr.ends import with_ends, with_whole_sentences, with_whole_words
from kanyin.read.ocr.entries import GONE, TABLE, Entry
from kanyin.read.ocr.heading_numbers import with_section_numbers
from kanyin.read.ocr.heads import with_names
from kanyin.read.ocr.inline import note_key, read_inline
from kanyin.read.ocr.items import with_items_apart
from kanyin.read.ocr.joined_words import with_words_apart
from kanyin.read.ocr.labels import with_brackets, with_labels, with_values
from kanyin.read.ocr.letters import with_plain_letters
from kanyin.read.ocr.line_numbers import without_line_numbers
from kanyin.read.ocr.list_edges import with_list_apart
from kanyin.read.ocr.listed_tables import with_listed_tables
from kanyin.read.ocr.lives import with_lives
from kanyin.read.ocr.marks import with_chinese_marks
from kanyin.read.ocr.notes import with_notes
from kanyin.read.ocr.numbered_lists import without_numbers_of_list
from kanyin.read.ocr.portraits import without_portraits
from kanyin.read.ocr.reference_list import with_labels_of_entries
from kanyin.read.ocr.run_in import with_titles
from kanyin.read.ocr.running_heads import without_running_heads
from kanyin.read.ocr.single_dashes import with_whole_dashes
from kanyin.read.ocr.split_tables import with_whole_tables
from kanyin.read.ocr.strays import without_strays
from kanyin.read.ocr.swapped import with_halves_in_order
from kanyin.read.ocr.words import without_hyphens

MARKS, DISPLAY = "OC001", "OC003"
NO_PICTURE = "HT005"
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff")
_LABELLED = frozenset({"abstract", "keywords", "abstract-en", "keywords-en", "CLC", "fund", "received", "author-note"})


def read_ocr(source: Source) -> Source:
    """The page with the marks of its Markdown read as kinds of lines, each change recorded."""
    edited = {change.src[0]: change.after for change in source.changes if change.action == "edit"}
    lines = [edited.get(n, line) for n, line in enumerate(source.lines, 1)]
    entries = [entry for block in blocks_of(lines) for entry in _entries(block, lines)]
    entries = with_values(entries)
    for step in _STEPS:
        entries = step(entries)
    kinds = [""] * len(lines)
    for entry in entries:
        kinds[entry.first : entry.last + 1] = [entry.kind] * (entry.last + 1 - entry.first)
    changes = [change for entry in entries for change in _changes(entry, lines)]
    return replace(
        source,
        kinds=tuple(kinds),
        pictures={entry.first + 1: entry.picture for entry in entries if entry.picture},
        emphasis={entry.first + 1: entry.spans for entry in entries if entry.spans and entry.text},
        changes=(*source.changes, *changes),
    )


def _entries(block: Block, lines: Sequence[str]) -> Iterator[Entry]:
    """What the page holds instead of a block."""
    first, last = block.first, block.last
    match block.what:
        case "gone":
            yield Entry(first, last, (), rule=GONE)
        case "formula":
            yield Entry(first, last, block.texts, "alone", rule=DISPLAY)
        case "rows":
            texts = (*block.texts, block.detail) if block.detail else block.texts
            yield Entry(first, last, texts, "row", rule=TABLE)
        case "bars":
            for n, text in enumerate(block.texts, first):
                yield Entry(n, n, (text,) if text else (), "row", rule=TABLE)
        case "code":
            yield Entry(first, first, (), rule=GONE)
            if last > first + 1:
                yield Entry(first + 1, last - 1, None, f"code{first}:{block.detail}")
            yield Entry(last, last, (), rule=GONE)
        case "picture":
            yield _picture(block)
        case _:
            yield _text(block, lines[last].endswith("  "))


_HAN = lazy("[\u3400-\u9fff]")
_LATIN = lazy("[A-Za-z]{3}")


def _with_foreign(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; in a Chinese article an English line without a number is no heading: it is the title once more, or
    a word out of a figure.
    """
    chinese = sum(one.kind.startswith("h") and _HAN.search(one.text) is not None for one in entries)
    foreign = sum(one.kind.startswith("h") and _is_foreign(one.text) for one in entries)
    if chinese <= foreign:
        return list(entries)
    out = list(entries)
    for n, one in enumerate(entries):
        if one.kind.startswith("h") and _is_foreign(one.text) and not _heads_text(one.text, entries[n - 1 : n + 2]):
            out[n] = replace(one, kind=SCAN)
    return out


LONGEST_NAME, LEAST_TEXT = 24, 60
"""Characters of the name of a thing that is a heading, and of the Chinese text below it."""


def _heads_text(text: str, about: Sequence[Entry]) -> bool:
    """A name in Latin letters between two Chinese paragraphs: what the second tells of."""
    if len(about) < 3 or len(text) > LONGEST_NAME or not text[0].isupper():
        return False
    above, below = about[0].text, about[2].text
    is_text = len(below) > LEAST_TEXT and _HAN.search(below[:LEAST_TEXT]) is not None
    is_apart = about[0].kind.startswith("h") or (_HAN.search(above) is not None and above[-1:] in "。：；！？")
    return is_text and is_apart


def _is_foreign(text: str) -> bool:
    is_section = rules.is_references_heading(text) or rules.split_heading(text) is not None
    return not _HAN.search(text) and _LATIN.search(text) is not None and not is_section


def _picture(block: Block) -> Entry:
    """A picture that the Markdown names by a path from its folder; what lies elsewhere is not fetched."""
    path = unquote(block.detail.split("?")[0].split("#")[0]).removeprefix("./")
    steps = PurePosixPath(path).parts
    outside = "\0" in path or ":" in path or "\\" in path or path.startswith("/") or ".." in steps
    if outside or not path.lower().endswith(_ENDINGS):
        return Entry(block.first, block.last, (), rule=NO_PICTURE, doubt=True)
    return Entry(block.first, block.last, (PICTURE,), "picture", picture=path, rule=MARKS)


def _text(block: Block, is_closed: bool) -> Entry:
    """A line of text without its markup."""
    read = read_inline(block.texts[0].strip())
    texts = tuple(text.strip() for text in read.text.split("\n"))
    spans = read.spans
    kind = {"heading": f"h{block.detail}", "item": f"ul{block.detail}", "quote": "quote"}.get(block.what, "")
    if block.what == "note":
        kind = f"note:{note_key(block.detail)}"
    elif block.what == "heading":
        spans = ()
        label = rules.label(texts[0]) or rules.label(f"{texts[0]}：")
        if label is not None and label.field in _LABELLED:
            kind, texts = SCAN, (label.text, *texts[1:])
        else:
            texts = (*texts[:-1], texts[-1].rstrip(":： "))
    elif not kind:
        whole = len(spans) == 1 and read.is_whole(spans[0])
        kind, spans = ("b", ()) if whole and spans[0][0] == "strong" else (SCAN_ENDED if is_closed else SCAN, spans)
    return Entry(block.first, block.last, tuple(filter(None, texts)), kind, spans, rule=MARKS)


def _changes(entry: Entry, lines: Sequence[str]) -> Iterator[Change]:
    """The record of what an entry makes of its lines."""
    if entry.texts is None:
        return
    src = tuple(range(entry.first + 1, entry.last + 2))
    if not entry.texts:
        for n in src:
            if lines[n - 1].strip():
                yield Change(entry.rule, "drop", (n,), lines[n - 1], "", doubt=entry.doubt)
        return
    before = "\n".join(lines[n - 1] for n in src)
    after = "\n".join(entry.texts)
    if len(entry.texts) > 1:
        yield Change(entry.rule, "split", src, before, after, doubt=entry.doubt)
    elif len(src) > 1:
        yield Change(entry.rule, "join", src, before, after, doubt=entry.doubt)
    elif after != before.strip():
        yield Change(entry.rule, "edit", src, before, after, doubt=entry.doubt)


_STEPS = (
    without_cover,
    without_numbers_of_list,
    without_line_numbers,
    without_running_heads,
    with_first_figures,
    with_section_numbers,
    with_titles,
    with_section_numbers,  # titles that were glued to their paragraphs are lines now
    with_whole_lines,
    with_items_apart,
    with_listed_tables,
    with_whole_tables,
    _with_foreign,
    with_list_apart,
    with_brackets,
    with_names,
    without_portraits,
    without_words_of_figures,
    without_strays,
    with_whole_words,
    with_whole_sentences,
    with_halves_in_order,
    with_notes_apart,
    with_captions,
    with_notes_below,
    with_notes,
    with_closed_citations,
    with_degrees,
    with_plain_letters,
    with_chinese_marks,
    with_whole_dashes,
    with_whole_chinese_words,
    with_caption_labels,
    without_hyphens,
    with_words_apart,
    with_ends,
    with_labels,
    with_whole_abstracts,
    with_lives,
    with_labels_of_entries,
)
