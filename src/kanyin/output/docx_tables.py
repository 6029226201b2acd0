"""Tables of a DOCX: as wide as the column, each of their columns as wide as what is in it, rows kept whole."""

from __future__ import annotations

from lxml import etree

from kanyin.output import docx_styles
from kanyin.output.docx_xml import mm_twips, paragraph, put, style_of, twips, w
from kanyin.styles import Style

_EVEN = 0.35
"""How much of the room is shared evenly: a column of one digit is not squeezed to its digit."""


def fit_table(table: etree._Element, style: Style) -> None:
    """Change a ``w:tbl`` in place."""
    width = mm_twips(style.column_width)
    measure = table.find(f"{w('tblPr')}/{w('tblW')}")
    measure.set(w("type"), "dxa")
    measure.set(w("w"), str(width))
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    given = [float(column.get(w("w"), "0")) or 1.0 for column in columns]
    shares = _by_content(table, len(columns)) if max(given) - min(given) <= 1 else given
    for column, share in zip(columns, shares, strict=True):
        column.set(w("w"), str(round(width * share / sum(shares))))
    for row in table.iter(w("tr")):
        _keep_whole(row)
    for line in table.iter(w("p")):
        if not style_of(line):
            put(line, etree.Element(w("pStyle"), {w("val"): docx_styles.TABLE_TEXT}))
    _leave_white(table, style)


def _by_content(table: etree._Element, count: int) -> list[float]:
    """The shares of columns that pandoc made equal, by the longest text in each."""
    longest = [1.0] * count
    for row in table.iter(w("tr")):
        for n, cell in enumerate(row.findall(w("tc"))[:count]):
            texts = ("".join(t.text or "" for t in line.iter(w("t"))) for line in cell.iter(w("p")))
            longest[n] = max(longest[n], *(sum(1.0 if ord(c) >= 0x2000 else 0.5 for c in text) for text in texts))
    even = sum(longest) / count
    # A cell of many lines does not want them all on one.
    return [_EVEN * even + (1 - _EVEN) * min(length, 3 * even) for length in longest]


def _keep_whole(row: etree._Element) -> None:
    """No page ends inside a row."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        exceptions = row.find(w("tblPrEx"))
        row.insert(0 if exceptions is None else 1, properties)
    properties.insert(0, etree.Element(w("cantSplit")))


def _leave_white(table: etree._Element, style: Style) -> None:
    """Half a line below the table, which has no such property: the paragraph after it has it."""
    after = next((e for e in table.itersiblings() if e.tag in (w("p"), w("tbl"))), None)
    if after is None or after.tag == w("tbl"):
        after = paragraph(docx_styles.TABLE_TEXT)
        table.addnext(after)
    elif style_of(after) != "Heading1":
        put(after, etree.Element(w("spacing"), {w("before"): str(twips(style.leading / 2))}))
