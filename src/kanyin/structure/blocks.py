"""Lines of the text to blocks: captions, flattened tables, paragraphs."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.model import Block, Change, Figure, Heading, Line, Paragraph, Table
from kanyin.patterns import lazy
from kanyin.structure import aligned, columns, dot_items, markup, named
from kanyin.structure.captions import says_again
from kanyin.structure.crossed_captions import paired
from kanyin.structure.parted_captions import reunited

_HAN = lazy("[\u3400-\u9fff]")
_SET_OFF = lazy(r"[图表]\s?\d{1,3}[\s\u3000]")
_BLANKS = lazy(r"[ \u3000]{2,}")
LONGEST_CAPTION = 60
"""Characters: a Chinese line that begins as a caption and is longer is a sentence about the table."""
LONGEST_ENGLISH = 200
LONGEST_ROW = 80
_SENTENCE = lazy("[。；]|[，,].{12,}[，,。]")
_ABOUT = lazy(
    "(图|表)\\s*[\\d一二三四五六七八九十.．-]+ ?"
    "(中(?![国华东西部小央学南北草药])|是|为|给出|所示|说明|表明|列出|显示|反映|可以|可见(?!光)|示出|展示|绘出|的)"
)
_LEGEND = lazy("\u3000(?=1[.．、][^\u3000；;]{1,20}[；;，,、\u3000]\\s?2[.．、])")
_TITLE = lazy(
    r"\d{1,2}(?:[.．]\d{1,2}){0,3}(?:[\s\u3000.．、]+[\u3400-\u9fff]{2}|\u3000+[A-Za-z]{2,12}[\u3400-\u9fff][\u3400-\u9fffA-Za-z])"
)


def read_blocks(lines: tuple[Line, ...], headings: dict[int, Heading]) -> tuple[tuple[Block, ...], list[Change]]:
    """The blocks of the text in its order; a doubtful Change for each table that the page had flattened to lines."""
    blocks: list[Block] = []
    changes: list[Change] = []
    n = 0
    while n < len(lines):
        line = lines[n]
        below_figure = bool(blocks) and isinstance(blocks[-1], Figure)
        if n in headings:
            blocks.append(headings[n])
        elif name := _group(line):
            end = next((k for k in range(n, len(lines)) if _group(lines[k]) != name), len(lines))
            blocks += markup.of_group(name, lines[n:end])
            n = end
            continue
        elif _heads_table(line):
            n = _add_table(lines, n, blocks, changes)
            continue
        elif (end := dot_items.end_of_items(lines, n, headings)) > n:
            items, dots = dot_items.list_of(lines[n:end])
            blocks.append(items)
            changes += dots
            n = end
            continue
        elif (
            line.role == "caption"
            if line.by
            else is_caption(line.text)
            or (below_figure and rules.is_english_caption(line.text))
            or _is_twinned(lines, n)
        ):
            blocks.append(Figure(_tidy(line.text), "", line.src))
        else:
            blocks.append(Paragraph(line.text, line.src))
        n += 1
    return tuple(markup.captioned(paired(reunited(blocks)))), changes


def _add_table(lines: tuple[Line, ...], n: int, blocks: list[Block], changes: list[Change]) -> int:
    """The table below the caption at ``n``; the index behind it."""
    end = _rows_end(lines, n + 1)
    start = _caption_end(lines[n].text, lines, n + 1, end)
    rows = lines[start:end]
    src = tuple(number for row in lines[n:end] for number in row.src)
    caption = _tidy("\u3000".join(part.text for part in sorted(lines[n:start], key=_place)))
    parted = columns.parted([row.text for row in rows]) or aligned.parted(rows)
    blocks.append(Table(caption, parted or tuple(row.text for row in rows), src))
    if rows and not parted:
        shown = "\n".join(row.text for row in lines[n:end])
        changes.append(Change("TB001", "edit", src, shown, shown, doubt=True))
    return end


def table_rows(lines: tuple[Line, ...]) -> set[int]:
    """Indexes of the rows of all flattened tables: whatever their numbers look like, none of them is a heading."""
    return {row for n, line in enumerate(lines) if _heads_table(line) for row in range(n + 1, _rows_end(lines, n + 1))}


def is_caption(text: str) -> bool:
    """A caption on a line of its own, with what its parts show or without it; no sentence that speaks of the table."""
    text = _LEGEND.split(text, maxsplit=1)[0]
    if not rules.is_caption(text) or _ABOUT.match(text) is not None or text[-1] in "。，；：:":
        return False
    if text[0] in "FT":
        return len(text) <= LONGEST_ENGLISH
    return len(text) <= LONGEST_CAPTION and _SENTENCE.search(text) is None


def _group(line: Line) -> str:
    """What markup or a person says that lines next to each other make together."""
    return line.role if named.is_said(line, "row", "verse") else "" if line.by else markup.group(line.kind)


def _heads_table(line: Line) -> bool:
    """A line is the caption of a table, by itself or by a person's word."""
    if line.by:
        return line.role == "caption" and line.text[:1] in "表附续T" and rules.is_caption(line.text)
    return _is_table_caption(line.text)


def _is_table_caption(text: str) -> bool:
    return text[:1] in "表附续T" and is_caption(text)


_UNIT = lazy(r"[（(]?\s*(?:单位|计量单位)\s*[:：]|[（(]单位")


def _caption_end(caption: str, lines: tuple[Line, ...], start: int, end: int) -> int:
    """Index behind the lines of a table's caption: the same in the other script, the unit of its figures."""
    while start < end and (_says_again(caption, lines[start].text) or _UNIT.match(lines[start].text)):
        start += 1
    return start


def _says_again(caption: str, text: str) -> bool:
    """The caption in the other script: 表1 and Table 1, in either order."""
    return (rules.is_english_caption(text) or is_caption(text)) and says_again(caption, text)


def _place(line: Line) -> int:
    """In a table's caption the Chinese stands first, the unit last."""
    return 2 if _UNIT.match(line.text) else int(rules.is_english_caption(line.text))


def _is_twinned(lines: tuple[Line, ...], n: int) -> bool:
    """A caption as long as a sentence, which the line below says in English under the same number."""
    text = lines[n].text
    if n + 1 == len(lines) or lines[n].kind or len(text) > LONGEST_ENGLISH or not _SET_OFF.match(text):
        return False
    if not rules.is_caption(text) or text[-1] in "。．.；;：:":
        return False
    return rules.is_english_caption(lines[n + 1].text) and _says_again(text, lines[n + 1].text)


def _tidy(caption: str) -> str:
    """A caption without the wide blanks that held its unit at the measure's end."""
    return _BLANKS.sub("\u3000", caption)


_SET_WIDE = lazy("[\u3400-\u9fff](?:\u3000[\u3400-\u9fff]){1,3}")
"""5　结　论: a title whose characters stand apart."""
_GAP = lazy(r"\S(?:\s{2,}|\u3000)\S")
LAST_RANK = 40
"""The numbers 一、 and （一） and those above them."""


def _is_title(text: str, found: tuple[str, str, rules.Scheme] | None) -> bool:
    """A title with its number, and no row that begins with one."""
    if re.search(r"\d[％%]?$", text):
        return False
    if _TITLE.match(text) or (found is not None and _SET_WIDE.fullmatch(found[1]) and text[len(found[0])] == "\u3000"):
        return True
    return found is not None and found[2].rank <= LAST_RANK and len(found[1]) >= 4 and _GAP.search(found[1]) is None


_EQUATION = lazy(r"[=＝≤≥][^=＝≤≥]{1,80}[(（]\d{1,3}[a-z]?[)）]$")
_TO_FORMULA = lazy("[=＝≤≥]|[\u3400-\u9fff]{6}|^[\u3400-\u9fff]{1,4}$")
"""What leads to a formula with its number: clauses, 其中, other formulas. No row of a table stands below it."""
WORDY = 0.35
"""Share of Han in running text: rows whose cells have run together hold figures and units."""
_ENGLISH_WORD = lazy(r"\b[a-z]{3,}\b")


def _is_wordy(text: str) -> bool:
    return len(_HAN.findall(text)) >= WORDY * len(text) or len(_ENGLISH_WORD.findall(text)) >= len(text) / 12


_CLAUSE = lazy("[\u3400-\u9fff]{14}")


def _is_clause(text: str) -> bool:
    return _CLAUSE.search(text) is not None and not text.startswith(("注", "*", "＊"))


def _heads_figures(lines: tuple[Line, ...], n: int) -> bool:
    """The head of columns (高，cm 重，kg 价，元): no stop ends the line, and rows of figures stand below it."""
    below = lines[n + 1].text if n + 1 < len(lines) else ""
    return lines[n].text[-1] not in "。；" and bool(below) and not _is_wordy(below)


def _is_head(lines: tuple[Line, ...], n: int) -> bool:
    """A head of many columns, longer than a row: no mark of a sentence, and right below it or below one more head rows
    of figures.
    """
    text, below = lines[n].text, [line.text for line in lines[n + 1 : n + 3]]
    return not _MARKS.search(text) and any(not _is_wordy(row) and _FIGURE.search(row) for row in below)


_MARKS = lazy("[，。；：、]")
_CALL, _CALLED = lazy("[1-9][)）]$"), lazy("[1-9][)）][ \u3000]*[\u3400-\u9fffA-Za-z].{8}")


def _is_called(caption: str, text: str) -> bool:
    """1）以干重计算, the note that a caption calls at its end: …的含量1)."""
    call = _CALL.search(caption)
    return call is not None and _CALLED.match(text) is not None and text[0] == call[0][0]


NOTE_BELOW = lazy("[*＊]?(?:表?注(?:释)?[ \u3000]?[:：.。．]|(?:资料|数据)来源[ \u3000]?[:：])")
"""What is said below a table."""


def _rows_end(lines: tuple[Line, ...], start: int) -> int:
    """Index behind the rows of a flattened table.

    They end at a note, a caption, a field, running text, or a title with its number and a space. The caption said again
    in English, right below, belongs to the table.
    """
    for n in range(start, len(lines)):
        text = lines[n].text
        if lines[n].kind or (lines[n].by and lines[n].role != "row"):
            return n
        if lines[n].by:
            continue
        if n <= start + 1 and (_UNIT.match(text) or _says_again(lines[start - 1].text, text)):
            continue
        if n > start + 1 and (NOTE_BELOW.match(text) or _is_called(lines[start - 1].text, text)):
            return n
        ended = rules.is_caption(text) or rules.label(text) is not None or rules.is_back_matter(text)
        found = rules.split_heading(text)
        name = found[1] if found else text
        is_name = (rules.is_unnumbered_heading(name) and len(name) > 1) or rules.is_references_heading(text)
        pauses = _SENTENCE.search(text) is not None and not _heads_figures(lines, n)
        running = _is_wordy(text) and (
            pauses or (len(text) > LONGEST_ROW and not (n <= start + 1 and _is_head(lines, n)))
        )
        indented = lines[n].indent >= 2 and (text[-1] in "。：:" or (lines[n].gap and _is_clause(text)))
        if ended or is_name or running or indented or _is_title(text, found):
            return n
        if _EQUATION.search(text):
            return next((k + 1 for k in range(n - 1, start - 1, -1) if not _TO_FORMULA.search(lines[k].text)), start)
    figures = sum(_FIGURE.search(line.text) is not None or _has_gap(line.text) for line in lines[start:])
    return len(lines) if 2 * figures >= max(FEWEST_ROWS, len(lines) - start) else start  # a table ends the text


def _has_gap(text: str) -> bool:
    """A gap parts cells."""
    return "  " in text or "\u3000\u3000" in text


_FIGURE = lazy("\\d")
FEWEST_ROWS = 2
