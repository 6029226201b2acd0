"""How many of a hundred faults does ``kanyin proof`` find? Single faults are planted in good pages, ours (``input/`` in
all styles) and WeasyPrint's, and each must be told on its page.

    python bench/planted.py [--seed N]
"""

from __future__ import annotations

import argparse
import base64
import io
import random
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Operator, String
from PIL import Image

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.pipeline import clean_source, make_markdown
from kanyin.proof import proof_pdf
from kanyin.proof.measuring import lay_out
from kanyin.proof.structure import read_file
from kanyin.read import read_source
from kanyin.style import load_style

INPUT = Path(__file__).parent.parent / "input"
STYLES = ("journal", "article", "book", "official")
EACH = 8
"""Places at which each kind of fault in a line is planted."""
FULL = 15
"""Glyphs of a line that is long enough."""

Numbers = list[float]


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault: its name, the codes under any of which it counts as found, the file, and its page (0: any)."""

    name: str
    codes: frozenset[str]
    data: bytes
    page: int


# Faults within a line: from its operators (Tm, Tf, TJ) to others.


def _gapped(show: list[Any], size: float, em: float) -> list[Any]:
    """White in the middle of what is shown; TJ counts in thousandths of what Tf says."""
    parts: list[Any] = []
    seen = 0
    for part in show:
        text = bytes(part) if isinstance(part, String) else b""
        cut = 16 - seen
        seen += len(text)
        if text and 0 < cut < len(text):
            parts += [String(text[:cut]), round(-1000 * em), String(text[cut:])]
        elif text and cut == 0:
            parts += [round(-1000 * em), part]
        else:
            parts.append(part)
    return parts


def _moved(right: float, up: float) -> Callable[[Numbers, float], Numbers]:
    """A line moved by ems; our pages count downwards."""

    def change(matrix: Numbers, size: float) -> Numbers:
        matrix[4] += right * size
        matrix[5] += up * size * (1 if matrix[3] < 0 else -1)
        return matrix

    return change


def _slanted(matrix: Numbers, size: float) -> Numbers:
    matrix[2] += 0.2
    return matrix


IN_LINES: dict[str, tuple[set[str], Any]] = {
    "hole": ({"PF207", "PF206", "PF309"}, ("gap", 0.85)),
    "uneven gap": ({"PF210", "PF207", "PF206"}, ("gap", 0.3)),
    "line cut short": ({"PF206", "PF212"}, ("gap", -0.35)),
    "spread line": ({"PF211", "PF206", "PF309"}, ("Tc", 0.2)),
    "stroked": ({"PF108"}, ("Tr", 2)),
    "slanted": ({"PF107"}, ("Tm", _slanted)),
    "out of its column": ({"PF309", "PF206"}, ("Tm", _moved(1.6, 0))),
    "off the grid": ({"PF303"}, ("Tm", _moved(0, 0.3))),
    "on the line below": ({"PF308", "PF303"}, ("Tm", _moved(0, 1.2))),
}


def _lines(pdf: pikepdf.Pdf, body: str) -> list[tuple[int, int]]:
    """Page and operator of each long line in the type of the text: Latin ones, abstracts and sources are not told of
    what Han must not be, nor of a grid that is not theirs. ``body``: its font.
    """
    found: list[tuple[str, int, int, int]] = []
    for page in range(len(pdf.pages)):
        face = ""
        for at, (operands, operator) in enumerate(pikepdf.parse_content_stream(pdf.pages[page])):
            if str(operator) == "Tf":
                name = str(pdf.pages[page].Resources.Font[str(operands[0])].BaseFont)
                face = " ".join(map(str, operands)) if name == f"/{body}" else ""
            elif str(operator) == "TJ" and face:
                texts = [bytes(part) for part in operands[0] if isinstance(part, String)]
                if sum(map(len, texts)) > 2 * FULL and all(len(text) % 2 == 0 for text in texts):
                    found.append((face, sum(map(len, texts)) // 2, page, at))
    text, _ = Counter(face for face, *_ in found).most_common(1)[0]
    usual = statistics.median(count for face, count, _, _ in found if face == text)
    return [(page, at) for face, count, page, at in found if face == text and count >= usual]


def _planted(data: bytes, page: int, at: int, how: tuple[str, Any]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [(list(operands), operator) for operands, operator in pikepdf.parse_content_stream(pdf.pages[page])]
        sizes = [float(operands[1]) for operands, operator in found[:at] if str(operator) == "Tf"]
        place = max(n for n in range(at) if str(found[n][1]) == "Tm")
        kind, value = how
        if kind == "gap":
            found[at] = ([pikepdf.Array(_gapped(list(found[at][0][0]), sizes[-1], value))], found[at][1])
        elif kind == "Tm":
            found[place] = (value([float(number) for number in found[place][0]], sizes[-1]), found[place][1])
        else:
            found.insert(at + 1, ([0], Operator(kind)))
            found.insert(at, ([value * sizes[-1] if kind == "Tc" else value], Operator(kind)))
        pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(found))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def in_lines(chance: random.Random) -> Iterator[Plant]:
    """Faults within the lines of our own pages."""
    texts = [
        make_markdown(clean_source(read_source(path.read_bytes(), path.name))) for path in sorted(INPUT.glob("*.txt"))
    ]
    made = [write_pdf(read_book(text, "good.md", None), load_style(name)) for name, text in product(STYLES, texts)]
    for name, (codes, how) in IN_LINES.items():
        for data in chance.sample(made, EACH):
            body = lay_out(read_file(data, "good.pdf")).font
            with pikepdf.open(io.BytesIO(data)) as pdf:
                page, at = chance.choice(_lines(pdf, body))
            yield Plant(name, frozenset(codes), _planted(data, page, at, how), page + 1)


# Faults of blocks, in pages that WeasyPrint makes.

LINES_BEFORE = (0, 2, 3, 4, 6, 7)
"""Lines of text before each table of which a row is to be torn: so many that one goes over the page's end."""
HAN = "渡口在河的北岸每天清晨五点开第一班船船工说早一点好赶集的人等不得桥修好了路也修好了水位记录用表格保存"
SHEET = """
@page { size: 352pt 604pt; margin: 50pt }
html { font: 10.5pt/16.8pt "Noto Serif CJK SC"; widows: 2; orphans: 2 }
body { margin: 0 } p { margin: 0; text-indent: 2em; text-align: justify }
table { border-collapse: collapse; font-size: 9pt; width: 100% } td { padding: 0 6pt; vertical-align: top }
"""
TORN = (
    "1,250.5|0", "2023-0|3", "2023-|12", "010-1234567|8", "1380000000|0", "liu@example.c|om", "wang@|example.cn",
    "0.3|75", "37.|5", "1998|-2021", "GB/T 970|4", "12.5|km",
)  # fmt: skip


def _han(length: int, start: int = 0) -> str:
    return (HAN * (2 + (start + length) // len(HAN)))[start : start + length]


def _text(paragraphs: int, start: int) -> str:
    return "".join(f"<p>{_han(24 * (3 + n % 4) - 2 + 7, start + 5 * n)}。</p>" for n in range(paragraphs))


def _page(body: str, css: str = "") -> bytes:
    import weasyprint

    head = f'<html lang="zh-CN"><head><title>渡口</title><style>{SHEET}{css}</style></head>'
    data: bytes = weasyprint.HTML(string=f"{head}<body>{body}</body></html>").write_pdf(pdf_tags=True)
    return data


def _row(number: int, cell: str) -> str:
    return f"<tr><td>{number}号</td><td>{1900 + number}年</td><td>{cell}</td><td>每日一次</td></tr>"


def _rows(count: int, cell: str) -> str:
    return "".join(_row(number, cell) for number in range(count))


def _picture(style: str) -> str:
    made = io.BytesIO()
    Image.new("L", (400, 300), 180).save(made, "PNG", dpi=(150, 150))
    address = base64.b64encode(made.getvalue()).decode()
    return f'<img src="data:image/png;base64,{address}" style="display: block; {style}">'


def in_blocks() -> Iterator[Plant]:
    """Torn cells and rows, distorted pictures, pictures outside, holes at feet, short pages."""
    for number, value in enumerate(TORN):
        body = f"{_text(2 + number % 3, number)}<table>{_rows(6, value.replace('|', '<br>'))}</table>{_text(4, 3)}"
        yield Plant("torn " + value, frozenset(["PF313"]), _page(body), 0)
    torn = "td { orphans: 1; widows: 1 } td:not(:nth-child(3)) { white-space: nowrap }"
    for number in range(6):
        rows = (_row(n, _han(45 + number, number + 3 * n)) for n in range(14))
        table = f"<table>{''.join(rows)}</table>"
        body = f"{_text(1, number)}<p>{_han(24 * LINES_BEFORE[number] + 10)}。</p>{table}{_text(4, 2)}"
        yield Plant("torn row", frozenset(["PF312"]), _page(body, torn), 0)
    for style in ("width: 180pt; height: 80pt", "width: 120pt; height: 120pt", "width: 90pt; height: 60pt",
                  "width: 240pt; height: 195pt"):  # fmt: skip
        yield Plant("distorted picture", frozenset(["PF314"]), _page(_text(3, 1) + _picture(style) + _text(5, 2)), 0)
    for style in ("width: 200pt; margin-left: 80pt", "width: 150pt; margin-left: -20pt", "width: 270pt",
                  "width: 100pt; margin-left: 170pt"):  # fmt: skip
        yield Plant("picture outside", frozenset(["PF315"]), _page(_text(3, 1) + _picture(style) + _text(5, 2)), 0)
    for number in range(5):
        body = _text(3 + number % 2, number) + '<div style="break-before: page"></div>' + _text(24, 0)
        yield Plant("hole at a foot", frozenset(["PF311"]), _page(body), 1)


def main() -> None:
    """Print what was planted and what was found, kind by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    chance = random.Random(parser.parse_args().seed)
    planted, found = Counter[str](), Counter[str]()
    for plant in [*in_lines(chance), *in_blocks()]:
        faults = proof_pdf(plant.data, "planted.pdf").faults
        hit = any(fault.code in plant.codes and plant.page in (0, fault.page) for fault in faults)
        planted[plant.name] += 1
        found[plant.name] += hit
        if not hit:
            told = sorted({fault.code for fault in faults})
            print(f"not found: {plant.name}, page {plant.page}; told: {' '.join(told)}", file=sys.stderr)
    for name, count in planted.items():
        print(f"{found[name]:4} of {count:3}  {name}")
    print(f"{found.total():4} of {planted.total():3}")


if __name__ == "__main__":
    main()
