"""Good pages with a fault of a table, a picture, a foot or a mark planted in them."""

from __future__ import annotations

import base64
import io

from PIL import Image

from tests.proof.made import han, han_body, weasy_pdf

_TABLE = "table { border-collapse: collapse; font-size: 9pt; width: 100% } td { padding: 0 6pt; vertical-align: top }"


def _rows(count: int, figure: str = "1250.50") -> str:
    rows = (f"<tr><td>{n}号渡口</td><td>{figure}</td><td>{1900 + n}年</td><td>每日两次</td></tr>" for n in range(count))
    return f"<table>{''.join(rows)}</table>"


def torn_cell() -> bytes:
    body = f"<p>{han(24 * 6)}。</p>{_rows(6, '1250.5<br>0')}{han_body(6, 24, 2)}"
    return weasy_pdf(body=body, css=_TABLE)


def torn_address() -> bytes:
    body = f"<p>{han(24 * 6)}。</p>{_rows(5, 'liu@example.c<br>om')}{han_body(6, 24, 2)}"
    return weasy_pdf(body=body, css=_TABLE)


def torn_row() -> bytes:
    """A row of three lines whose second and third stand on the next page."""
    rows = "".join(
        f"<tr><td>{n}号</td><td>{1900 + n}年</td><td>{han(50, 3 * n)}</td><td>一次</td></tr>" for n in range(14)
    )
    body = f"<p>{han(24 * 5)}。</p><table>{rows}</table>{han_body(6, 24, 2)}"
    return weasy_pdf(body=body, css=_TABLE + "td { orphans: 1; widows: 1 }", lines=26)


def torn_row_of_two_cells() -> bytes:
    rows = "".join(f"<tr><td>{n}号渡口</td><td>{han(50, 3 * n)}</td></tr>" for n in range(14))
    body = f"<p>{han(24 * 5)}。</p><table>{rows}</table>{han_body(18, 24, 2)}"
    return weasy_pdf(body=body, css=_TABLE + "td { orphans: 1; widows: 1 }", lines=26)


def _picture(style: str, size: tuple[int, int] = (400, 300)) -> bytes:
    made = io.BytesIO()
    Image.new("L", size, 180).save(made, "PNG", dpi=(150, 150))
    address = base64.b64encode(made.getvalue()).decode()
    image = f'<img src="data:image/png;base64,{address}" style="display: block; {style}">'
    return weasy_pdf(body=f"<p>{han(24 * 6)}。</p>{image}{han_body(12, 24, 2)}")


def squashed_picture() -> bytes:
    return _picture("width: 180pt; height: 80pt")


def stretched_picture() -> bytes:
    return _picture("width: 120pt; height: 120pt")


def picture_out_of_column() -> bytes:
    return _picture("width: 200pt; margin-left: 80pt")


def narrow_picture() -> bytes:
    return _picture("width: 76pt; height: 57pt")


def dense_picture() -> bytes:
    return _picture("width: 200pt; height: 150pt", (1600, 1200))


def figure_before_its_mention() -> bytes:
    said = f"<p>渡口的样子见图1。{han(60)}。</p>"
    return weasy_pdf(body=_text(10, 1) + _figure(200) + _text(60, 0) + said + _text(10, 2))


def caption_behind_its_picture() -> bytes:
    broken = _figure(200).replace(_CAPTION, f'<div style="break-before: page">{_CAPTION}</div>')
    return weasy_pdf(body=_text(4, 1) + broken + _text(24, 0))


def hole_at_the_foot() -> bytes:
    body = han_body(4, 24, 1) + '<div style="break-before: page"></div>' + han_body(24, 24, 0)
    return weasy_pdf(body=body.replace("<h2>", "<p>").replace("</h2>", "</p>"))


def hole_in_columns() -> bytes:
    text = han_body(40, 20, 1).replace("<h2>", "<p>").replace("</h2>", "</p>")
    held = '<div style="height: 200pt; border: 1pt solid black; break-before: column"></div>'
    middle = text.index("<p>", len(text) // 3)
    return weasy_pdf(columns=2, characters=20, body=text[:middle] + held + text[middle:])


_CAPTION = '<p style="font-size: 9pt; text-align: center; text-indent: 0">图1 渡口</p>'


def _text(count: int, seed: int) -> str:
    return han_body(count, 24, seed).replace("<h2>", "<p>").replace("</h2>", "</p>")


def _figure(height: int) -> str:
    made = io.BytesIO()
    Image.new("L", (400, 2 * height), 180).save(made, "PNG", dpi=(150, 150))
    address = base64.b64encode(made.getvalue()).decode()
    size = f"display: block; width: 200px; height: {height}px"
    return f'<div style="break-before: page"><img src="data:image/png;base64,{address}" style="{size}">{_CAPTION}</div>'


def hole_before_a_figure() -> bytes:
    """The next page begins with the figure, and the text goes on below it."""
    return weasy_pdf(body=_text(4, 1) + _figure(200) + _text(24, 0))


def hole_below_a_figure() -> bytes:
    """The figure stands alone on its page."""
    full = _text(40, 2)
    return weasy_pdf(body=full + _figure(200) + '<div style="break-before: page"></div>' + _text(24, 0))


def hole_before_a_heading(words: str = "渡口") -> bytes:
    """The next page begins with a heading of a kind that stands below text elsewhere; the page ends in a quotation."""
    heading, quoted = (
        f'<h2 style="font-size: 16pt">{words}</h2>',
        f'<blockquote style="font-size: 9.4pt">{han(60)}。</blockquote>',
    )
    body = _text(4, 1) + quoted + '<div style="break-before: page"></div>' + heading + heading + _text(12, 0)
    return weasy_pdf(body=body + heading + _text(24, 2))


def hole_before_a_table() -> bytes:
    rows = "".join(f"<tr><td>{han(6)}</td><td>{n}</td></tr>" for n in range(9))
    table = (
        f'<table style="break-before: page; border-top: 1pt solid black; width: 100%; font-size: 9pt">{rows}</table>'
    )
    return weasy_pdf(body=_text(4, 1) + table + '<h2 style="font-size: 16pt">渡口</h2>' + _text(24, 2))


def short_pages() -> bytes:
    """One page in four ends a line early, for its paragraphs neither run in nor out."""
    return weasy_pdf(paragraphs=260, seed=3)


def loose_line() -> bytes:
    body = f'<p>{han(24 * 3)}</p><p style="text-align: left"><span style="letter-spacing: 0.2em">{han(18)}</span>'
    return weasy_pdf(body=body + f"<br>{han(40)}。</p>" + han_body(10, 24, 0))


def spread_command() -> bytes:
    """Its words stand apart as far as the line is wide, wherever they are laid out."""
    words = "".join(f"<span>{word}</span>" for word in ["lamp", "--set", "ferry", "--again", "of"])
    line = f'<div style="display: flex; justify-content: space-between">{words}</div>'
    return weasy_pdf(body=f"<p>{han(60)}。</p>{line}" + _text(10, 0))


def marks_over_each_other() -> bytes:
    mark = '<span style="letter-spacing: -0.8em">”</span>。'
    return weasy_pdf(body=f"<p>{han(20)}{mark}{han(60)}。</p>" + han_body(8, 24, 0))


def han_over_each_other() -> bytes:
    over = '<span style="letter-spacing: -0.6em">石</span>阶'
    return weasy_pdf(body=f"<p>{han(20)}{over}{han(60)}。</p>" + han_body(8, 24, 0))


def mark_astray() -> bytes:
    return weasy_pdf(body=f'<p>{han(60)}</p><p style="text-align: right">；</p><p>{han(60)}。</p>' + han_body(8, 24, 0))


def left_over_markup() -> bytes:
    return weasy_pdf(body=f"<p>{han(40)}。</p><p>见[渡口](../boat.md)的**灯塔**。</p><p>{han(60)}。</p>")


BLOCK_MUTATIONS = {
    "PF110": [left_over_markup],
    "PF211": [loose_line],
    "PF212": [marks_over_each_other, han_over_each_other],
    "PF213": [mark_astray],
    "PF310": [short_pages],
    "PF311": [
        hole_at_the_foot,
        hole_in_columns,
        hole_before_a_figure,
        hole_below_a_figure,
        hole_before_a_heading,
        hole_before_a_table,
    ],
    "PF312": [torn_row, torn_row_of_two_cells],
    "PF313": [torn_cell, torn_address],
    "PF314": [squashed_picture, stretched_picture],
    "PF315": [picture_out_of_column],
    "PF316": [narrow_picture, dense_picture],
    "PF317": [figure_before_its_mention],
    "PF318": [caption_behind_its_picture],
}
"""What each check must find, as in ``mutations.MUTATIONS``."""
