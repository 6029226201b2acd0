"""Tables of a DOCX: each column as wide as what is in it, rows kept whole.

What is too wide for a column of the page goes a size smaller, then across the page.
"""

from __future__ import annotations

from lxml import etree

from kanyin.output.docx import styles
from kanyin.output.docx.indents import table_indent
from kanyin.output.docx.xml import M, mm_twips, paragraph, put, style_of, twips, w
from kanyin.output.table_grid import Cell
from kanyin.output.tables import LONG, Columns, cell_lines
from kanyin.style import Style


def fit_table(table: etree._Element, style: Style) -> None:
    """Change a ``w:tbl`` in place."""
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    rows = [[_cell(cell) for cell in row.findall(w("tc"))] for row in table.findall(w("tr"))]
    if not any(rows):
        # Word takes a file for broken that has a table without rows.
        table.getparent().replace(table, paragraph(styles.TABLE_TEXT))
        return
    kind, given = "", [float(column.get(w("w"), "0")) or 1.0 for column in columns]
    if all(len(row) == len(columns) for row in rows) and next(table.iter(w("vMerge")), None) is None:
        needs = Columns.of(rows)
        kind, room = needs.place(style)
        given = min(needs.shares(room), key=lambda widths: _lines_of_table(rows, widths))
    indent = table_indent(table, style)
    is_across = "wide" in kind.split() and not indent
    width = mm_twips(style.type_width if is_across else style.column_width) - indent
    _set_widths(table, columns, [round(width * share / sum(given)) for share in given], width)
    for row in table.iter(w("tr")):
        _keep_whole(row)
    for line in table.iter(w("p")):
        if style_of(line) in ("", styles.TABLE_TEXT):
            name = styles.SMALL_TABLE_TEXT if "smaller" in kind.split() else styles.TABLE_TEXT
            put(line, etree.Element(w("pStyle"), {w("val"): name}))
    if len(rows) <= LONG * style.lines:
        _keep_together(table)
    _leave_white(table, style)


def _lines_of_table(rows: list[list[Cell]], widths: list[float]) -> int:
    """The lines of all rows, where columns are as wide."""
    return sum(max(cell_lines(cell, share) for cell, share in zip(row, widths, strict=True)) for row in rows)


def is_wide(block: etree._Element, style: Style) -> bool:
    """True for a fitted table that goes across the columns of the page."""
    measure = block.find(f"{w('tblPr')}/{w('tblW')}")
    return measure is not None and int(measure.get(w("w"), "0")) > mm_twips(style.column_width)


def _cell(cell: etree._Element) -> Cell:
    lines = (line for paragraph in cell.iter(w("p")) for line in _lines(paragraph))
    is_head = cell.getparent().find(f"{w('trPr')}/{w('tblHeader')}") is not None
    return Cell(tuple(lines), is_head)


def _lines(line: etree._Element) -> list[str]:
    """The text of a paragraph by its line breaks."""
    parts = (part.text or "" if part.tag != w("br") else "\n" for part in line.iter(w("t"), w("br"), f"{{{M}}}t"))
    return "".join(parts).split("\n")


def _set_widths(table: etree._Element, columns: list[etree._Element], widths: list[int], width: int) -> None:
    """The table's width and its columns', in twips; cells say them too, for not every reader heeds the grid."""
    measure = table.find(f"{w('tblPr')}/{w('tblW')}")
    measure.set(w("type"), "dxa")
    measure.set(w("w"), str(width))
    for column, share in zip(columns, widths, strict=True):
        column.set(w("w"), str(share))
    for row in table.findall(w("tr")):
        cells = row.findall(w("tc"))
        if len(cells) == len(widths):
            for cell, share in zip(cells, widths, strict=True):
                cell.find(w("tcPr")).insert(0, etree.Element(w("tcW"), {w("w"): str(share), w("type"): "dxa"}))


def _keep_whole(row: etree._Element) -> None:
    """No page ends inside a row."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        exceptions = row.find(w("tblPrEx"))
        row.insert(0 if exceptions is None else 1, properties)
    properties.insert(0, etree.Element(w("cantSplit")))


def _keep_together(table: etree._Element) -> None:
    """No column or page ends inside: each row goes with the next."""
    for row in table.findall(w("tr"))[:-1]:
        for line in row.iter(w("p")):
            put(line, etree.Element(w("keepNext")))


def _leave_white(table: etree._Element, style: Style) -> None:
    """Half a line below the table, which has no such property: the paragraph after it has it."""
    after = next((e for e in table.itersiblings() if e.tag in (w("p"), w("tbl"))), None)
    if after is None or after.tag == w("tbl"):
        after = paragraph(styles.TABLE_TEXT)
        table.addnext(after)
    elif style_of(after) != "Heading1":
        put(after, etree.Element(w("spacing"), {w("before"): str(twips(style.leading / 2))}))
