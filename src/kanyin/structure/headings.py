"""Headings among the lines of the text, and their levels.

A line is a heading when it looks like one by itself (a number of a known scheme or a known name, no sentence, short)
and its neighbours agree: text or a deeper heading follows before the next of its kind. Lines of one scheme in a row
with nothing between them are a list.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kanyin import rules
from kanyin.config.overrides import NONE, Overrides
from kanyin.fields.run_in import run_in_heads
from kanyin.model import Change, Heading, Line
from kanyin.patterns import lazy
from kanyin.structure import marked_headings, markup, series, set_in, unnumbered
from kanyin.structure.bare_numbers import bare_numbers
from kanyin.structure.blocks import table_rows
from kanyin.structure.heading_numbers import Candidate, bare_number, numbered, split, value
from kanyin.structure.heading_ranks import full_rank, levels_of, nested
from kanyin.text import columns

LONGEST = 48
"""Characters: a heading longer than this would not fit two lines of a journal's column."""
_ENDS_LIKE_TEXT = lazy("[。．；;，,：:、…“‘《〈（(「『]$")
_SENTENCE_INSIDE = lazy("[。；]")
_WORDS = lazy("[\u3400-\u9fff].*[\u3400-\u9fff]|[A-Za-z]{4}")
# A formula, a second marker, or a full stop of the kind that science journals set.
_NOT_A_NAME = lazy("[=＝≤≥＜＞≈]|[①-⑳]|[(（]\\d{1,3}[)）]$|[\u3400-\u9fff][.．](?=[\u3400-\u9fff])|[.．]$")
_ONE_HAN = lazy("[一二三四五六七八九十]{1,3}、[\u3400-\u9fff]")
"""A name of one character, 二、人: behind digits it would be a unit of measure."""


def find_headings(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[dict[int, Heading], list[Change]]:
    """Index to Heading for the lines that are headings; a doubtful Change for each gap in their numbers."""
    rows = table_rows(lines)
    ending = {*unnumbered.stopped(lines, rows), *set_in.stopped(lines, rows)}
    candidates = {
        n: c
        for n, line in enumerate(lines)
        if n not in rows
        and line.kind in markup.TEXT
        and (c := _candidate(line.text[:-1] if n in ending else line.text) or _of_notes(lines, n)) is not None
    }
    candidates = nested(candidates, lines)
    chosen = {n: c for n, c in candidates.items() if _has_content(n, c, candidates, len(lines))}
    marked = {n: c for n, line in enumerate(lines) if line.kind in markup.MARKED and (c := _candidate(line.text))}
    chosen = _in_sequence(_all_or_none(dict(sorted((marked | chosen).items())), lines))
    chosen = series.of_sections(chosen, lines, rows)
    chosen = {n: c for n, c in series.with_missing(chosen, lines, rows).items() if n not in marked}
    chosen = series.without_points(series.without_lone(chosen, lines), lines)
    chosen = {n: replace(c, text=c.text + lines[n].text[-1]) if n in ending else c for n, c in chosen.items()}
    is_marked = any(line.kind in markup.MARKED for line in lines)
    chosen = chosen if is_marked else dict(sorted((chosen | bare_numbers(lines)).items()))
    levels = levels_of({n: full_rank(c.rank, c.number) for n, c in chosen.items()})
    headings: dict[int, Heading] = {}
    changes: list[Change] = []
    for n, c in chosen.items():
        text = unnumbered.closed(c.text)
        line = lines[n]
        if c.number and text != line.text.removeprefix(c.number):
            changes.append(Change("HD090", "split", line.src, line.text, f"{c.number} {text}"))
        elif not c.number and text != unnumbered.closed(line.text):
            changes.append(Change("HD092", "edit", line.src, line.text, text))
        headings[n] = Heading(levels[n], c.number, text, line.src)
    changes += _gaps(headings)
    if is_marked:
        return marked_headings.below_marked(lines, headings), changes
    for rule, find, sure in unnumbered.FINDERS:
        found = find(lines, headings, rows)
        if rule in unnumbered.ABOVE_RULES and unnumbered.stand_above(found, headings):
            headings = {n: unnumbered.lowered(heading) for n, heading in headings.items()}
        thin = len(found) < sure
        changes += [Change(rule, "edit", h.src, h.text, h.text, thin or unnumbered.is_odd(h)) for h in found.values()]
        decision = overrides.on_rule(rule)
        if decision is None or decision[0] != "keep":
            headings |= found
    return headings, changes


_RUN_IN = lazy(
    r"(?P<head>\d{1,2}(?:[.．]\d{1,2}){1,3}[.．]?[\s\u3000]+[^\s\u3000，。；：,;:]{2,28})(?:\u3000+|\s{2,})(?P<text>\S.{19,})"
)


# Any space will do where a sentence follows.
_RUN_IN_SENTENCE = lazy(
    r"(?P<head>\d{1,2}(?:[.．]\d{1,2}){1,3}[.．]?[ \u3000]+[^ \u3000，。；：,;:]{2,24})[ \u3000]+"
    r"(?P<text>[^ \u3000][^\n]{11,})"
)
_SENTENCES = lazy("[。；！？]")
"""What a line has that is marked as a heading and holds the paragraph too."""
_PAUSE = lazy("[，；：]")
_ENDED = lazy("[。．.！？；：”）)]$")
_GLUED = lazy(
    "(?P<text>[^\n]{20,}[。！？”）)][\ue000-\uf8ff]?)[ \u3000]*"
    "(?P<head>(?:\\d{1,2}(?:[.．]\\d{1,2}){1,3}[ \u3000]*|\\d{1,2}[ \u3000]+"
    "|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])"
    "[\u3400-\u9fff][^，。；：！？,;:!?\n]{1,24})"
)
_GLUED_NAME = lazy(r"(?P<text>[^\n]{20,}[。！？”）)])(?P<head>\d{1,2}(?P<name>[\u3400-\u9fff]{2,8}))")
"""A usual name of a section needs no space before it."""
_ENDS_IN_NAME = lazy(r"[。！？”）)]\d{1,2}[\u3400-\u9fff]{2,8}\Z")
LONGEST_END = 11
"""Characters of a mark, a number and such a name."""


def part_run_in(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[Change]]:
    """A numbered title that runs on into its paragraph, set off by a space, as two lines; so is one that stands at a
    paragraph's end and continues the numbers above it.
    """
    out: list[Line] = []
    changes: list[Change] = []
    seen: set[str] = set()
    heads = run_in_heads([line.text for line in lines])
    for n, line in enumerate(lines):
        is_whole = line.by or (line.kind[:1] == "h" and _SENTENCES.search(line.text) is None)
        parts = [line.text] if is_whole else _parts(line.text, heads.get(n, 0), seen)
        out += [replace(line, text=text.strip()) for text in parts] if len(parts) > 1 else [line]
        seen |= {bare_number(number[0]) for text in parts if (number := rules.split_heading(text))}
        if len(parts) > 1:
            changes.append(Change("HD094", "split", line.src, line.text, "\n".join(parts)))
    return tuple(out), changes


def _parts(text: str, end: int, seen: set[str]) -> list[str]:
    """A title and its paragraph, or a paragraph and the title behind it; ``end``: of a title known by its row."""
    found = _run_in(text) or (None if end else _glued(text, seen))
    if found is None:
        return [text[:end], text[end:]] if end else [text]
    return [found[name] for name in sorted(("head", "text"), key=found.start)]


def _run_in(text: str) -> re.Match[str] | None:
    if not text[:1].isdigit():
        return None
    found = _RUN_IN_SENTENCE.fullmatch(text)
    return _RUN_IN.fullmatch(text) or (found if found and _is_sentence(found["text"]) else None)


def _is_sentence(text: str) -> bool:
    is_unit = _UNIT.match(text) is not None or "a" <= text[0] <= "z"  # the number before it ends no title
    return _PAUSE.search(text) is not None and _ENDED.search(text) is not None and not is_unit


def _glued(text: str, seen: set[str]) -> re.Match[str] | None:
    """A title behind the last sentence of a paragraph, whose number is the next of its row."""
    found = _GLUED.fullmatch(text) if text[-1:] not in tuple("，。；：！？,;:!?") else None
    ends_so = found is None and _ENDS_IN_NAME.search(text, max(0, len(text) - LONGEST_END)) is not None
    named = _GLUED_NAME.fullmatch(text) if ends_so else None
    found = named if named and rules.is_unnumbered_heading(named["name"]) else found
    parts = rules.split_heading(found["head"]) if found else None
    number = value(parts[0]) if parts else None
    if parts is None or number is None:
        return None
    bare = bare_number(parts[0])
    before = numbered(bare, number - 1) if number > 1 else bare.rpartition(".")[0]
    return found if before in seen else None


def _candidate(text: str) -> Candidate | None:
    if rules.is_unnumbered_heading(text) or rules.is_references_heading(text):
        found = rules.split_heading(text)
        number, rest, rank = (found[0], found[1], found[2].rank) if found else ("", text, 0)
        return Candidate(number, rest.strip("　 :：[]【】［］〔〕"), rank)
    text = _BEFORE_CHAPTER.sub("", text, count=1)
    found = split(text)
    if (
        found is None
        or columns(_BRACKETED.sub("", text)) > 2 * LONGEST
        or _ENDS_LIKE_TEXT.search(text)
        or _SENTENCE_INSIDE.search(text)
    ):
        return None
    number, rest, scheme = found
    if number[-1].isdigit() and _UNIT.match(rest):
        return None
    if scheme.rank <= CHAPTER_RANK and (not rest or len(rest) <= LONGEST_CHAPTER):
        return Candidate(number, rest.lstrip(":： "), scheme.rank)
    if not re.search("[\u3400-\u9fff]", rest) and _CLAUSE.search(rest):
        return None
    if not _names_section(rest, text, scheme.rank) or _NOT_A_NAME.search(_BRACKETED.sub("", rest)):
        return None
    return Candidate(number, rest, scheme.rank)


_UNIT = lazy("(?:[mcknμ]m|[km]g|m[lL]|min|[kM]Pa|[kMG]?Hz|dB|[kM]W)(?![A-Za-z])|[℃%％]")
"""5 mm块的…: the number before a measure counts no section."""
_NOTES = lazy("(?:本文|文章)?(?:注\\s*释|注\\s*解|附\\s*注|尾\\s*注)\\s*[:：]?")
_NOTES_IN_SHORT = lazy("注\\s*[:：]")
"""What heads the remarks below a table as well: notes of the text end it."""
_NOTE = lazy(r"[\[［〔(（【]\s?1\s?[\]］〕)）】]|[①⑴⒈]|1[.．、]")
_NUMBERED_NOTE = lazy(r"[\[［〔(（【]?\s?[①-⑳\d]{1,3}[\]］〕)）】]|[①-⑳]")


def _of_notes(lines: tuple[Line, ...], n: int) -> Candidate | None:
    """注释： above the first of the notes; 注： above nothing but notes."""
    if n + 1 == len(lines) or not _NOTE.match(lines[n + 1].text):
        return None
    if not _NOTES.fullmatch(lines[n].text) and not (
        _NOTES_IN_SHORT.fullmatch(lines[n].text) and _are_notes(lines[n + 1 :])
    ):
        return None
    return Candidate("", re.sub("[\\s:：]", "", lines[n].text), 0)


def _are_notes(lines: tuple[Line, ...]) -> bool:
    """Most of the lines are notes that begin with a number in a circle or in brackets."""
    return 2 * sum(_NUMBERED_NOTE.match(line.text) is not None for line in lines) > len(lines)


def _names_section(rest: str, text: str, rank: int) -> bool:
    """Words enough for a title; a method's name with one character behind it where the number has several parts."""
    if _WORDS.search(rest) or _ONE_HAN.fullmatch(text):
        return True
    return rank in DECIMAL_RANKS and _METHOD.fullmatch(rest) is not None


_CLAUSE = lazy(r"\b(?:is|are|was|were|iff|let|then|we)\b", re.IGNORECASE)
"""A word that titles in English do not hold."""
DECIMAL_RANKS = (60, 70)
_METHOD = lazy("[A-Za-z][A-Za-z0-9-]{1,12}[\u3400-\u9fff]")
_BRACKETED = lazy("[(（][^（）()]{1,20}[)）](?=.)")


_BEFORE_CHAPTER = lazy("^正文[\\s\u3000]+(?=第)")
LONGEST_CHAPTER = 30
"""Characters of a chapter's name behind its number: 第二章 alone and 第三章 灯 are headings by their number."""


def _has_content(n: int, candidate: Candidate, candidates: dict[int, Candidate], end: int) -> bool:
    """Something stands below the line before the next of its rank: text, or a deeper heading.

    The last of several lines of one rank in a row is an item of their list, whatever stands below it.
    """
    if candidate.rank == 0:
        return True
    before, following = candidates.get(n - 1), candidates.get(n + 1)
    if n + 1 >= end or (before is not None and before.rank == candidate.rank):
        return False
    return following is None or following.rank == 0 or following.rank > candidate.rank


CHAPTER_RANK = 10
"""Down to here a number is that of a volume or a chapter in words of its own: one may begin anywhere."""
FARTHEST_JUMP = 4
"""How many numbers a heading may be ahead of the one before it: more, and the line is cut out of a sentence."""


ITEM_RANK = 80
"""From here on the schemes number items as often as sections: (1), 1), ①."""


def _all_or_none(candidates: dict[int, Candidate], lines: tuple[Line, ...]) -> dict[int, Candidate]:
    """Items of one series are all headings or none: where one of them is a sentence, the short ones are items too."""
    out = dict(candidates)
    series: dict[int, list[int]] = {}
    """By rank, the headings that the series may have so far."""
    refused: set[int] = set()
    """Ranks whose series has a sentence among its items."""
    for n, line in enumerate(lines):
        found = split(line.text)
        if found is None or found[2].rank < ITEM_RANK:
            if n in candidates and candidates[n].rank < ITEM_RANK:
                series.clear()
            continue
        rank = found[2].rank
        if value(found[0]) == 1 or rank not in series:
            series[rank] = []
            refused.discard(rank)
        series[rank].append(n)
        if n not in candidates:
            refused.add(rank)
        if rank in refused:
            for k in series[rank]:
                out.pop(k, None)
            series[rank] = []
    return out


def _in_sequence(candidates: dict[int, Candidate]) -> dict[int, Candidate]:
    """The candidates whose numbers can follow each other: 1 or next but a few in their section, or on the page, whose
    lower headings may count on from section to section.
    """
    last: dict[int, int] = {}
    on_page: dict[int, int] = {}
    out = {}
    for n, candidate in candidates.items():
        number = value(candidate.number) if candidate.number else None
        is_chapter = candidate.rank <= CHAPTER_RANK
        counts_on = number is not None and 0 < number - on_page.get(candidate.rank, 0) <= FARTHEST_JUMP
        can_follow = number is None or 0 <= number <= last.get(candidate.rank, 0) + FARTHEST_JUMP
        if not (is_chapter or can_follow or counts_on):
            continue
        if number is not None and number > 1 and candidate.rank >= ITEM_RANK and candidate.rank not in last:
            continue  # the first of these items stands within a paragraph
        for deeper in [rank for rank in last if rank > candidate.rank]:
            del last[deeper]
        if number is not None:
            last[candidate.rank] = on_page[candidate.rank] = number
        out[n] = candidate
    return out


def _gaps(headings: dict[int, Heading]) -> list[Change]:
    """A doubtful, empty edit for each heading whose number does not follow the one before it in its section."""
    last: dict[int, int] = {}
    changes = []
    for heading in headings.values():
        for deeper in [level for level in last if level > heading.level]:
            del last[deeper]
        number = value(heading.number) if heading.number else None
        if number is None:
            continue
        # A part of a novel begins anywhere, and what stands beside its chapters counts by itself.
        begins = heading.number[0] in "番外" or (heading.level not in last and heading.number[0] == "第")
        if number != last.get(heading.level, 0) + 1 and not begins:
            shown = heading.number + heading.text
            changes.append(Change("HD091", "edit", heading.src, shown, shown, doubt=True))
        last[heading.level] = number
    return changes
