"""A cover drawn from title, authors and journal: an SVG whose letters the reader's own fonts draw."""

from __future__ import annotations

from lxml import etree

from kanyin.book.source_line import journal_line
from kanyin.model import Book
from kanyin.output.xhtml import legal

WIDTH, HEIGHT = 1200, 1600
_SVG = "http://www.w3.org/2000/svg"
_MIDDLE = WIDTH // 2
_PAPER, _INK, _ACCENT = "#f6f2e9", "#1f1d1a", "#8c2f24"
_SONG = "'Source Han Serif SC', 'Noto Serif CJK SC', 'Songti SC', SimSun, serif"
_KAI = "'LXGW WenKai', 'Kaiti SC', KaiTi, 'Source Han Serif SC', 'Noto Serif CJK SC', serif"
_NEVER_FIRST = "，。、；：！？”’）》〉】〕」』…—～·,.;:!?)]"
_NEVER_LAST = "“‘（《〈【〔「『(["


def cover(book: Book, lang: str) -> bytes:
    """The cover as SVG, 1200 × 1600: title in up to eight lines, authors, journal with year and issue."""
    size_and_language = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "lang": lang}
    root = etree.Element(f"{{{_SVG}}}svg", size_and_language, nsmap={None: _SVG})
    title = legal(book.meta.title or book.name).strip()
    etree.SubElement(root, f"{{{_SVG}}}title").text = title
    _box(root, 0, 0, WIDTH, HEIGHT, _PAPER)
    _box(root, 90, 120, WIDTH - 180, 10, _ACCENT)
    _box(root, 90, 140, WIDTH - 180, 2, _ACCENT)
    size = 104
    while size > 56 and len(wrap(title, 940 / size)) > 5:
        size -= 12
    lines = wrap(title, 940 / size)[:8]
    for n, line in enumerate(lines):
        _write(root, line, 330 + n * size * 1.4, size, _SONG, weight="bold")
    below = 330 + len(lines) * size * 1.4
    authors = "　".join(legal(author.name) for author in book.meta.author)
    for n, line in enumerate(wrap(authors, 940 / 56)[:3]):
        _write(root, line, below + 60 + n * 80, 56, _KAI)
    _box(root, 90, HEIGHT - 250, WIDTH - 180, 2, _ACCENT)
    _write(root, legal(journal_line(book.meta)), HEIGHT - 160, 48, _SONG)
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def wrap(text: str, width: float) -> list[str]:
    """Cut a line into lines of at most about ``width`` em, as even as can be, by the rules for line edges."""
    total = _em(text)
    wanted = total / max(1, -(-total // width)) if total else width
    lines, line = [], ""
    for character in text:
        full = _em(line) >= wanted - 0.5
        inside_word = _is_latin(line[-1:]) and _is_latin(character)
        may_break = character not in _NEVER_FIRST and line[-1:] not in _NEVER_LAST and not inside_word
        if line and full and (may_break or _em(line) > width):
            lines.append(line.strip())
            line = ""
        line += character
    return [line for line in (*lines, line.strip()) if line]


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _em(text: str) -> float:
    """About how wide the text is: a Chinese character one em, a Latin one half."""
    return sum(1.0 if ord(character) > 0x2000 else 0.55 for character in text)


def _box(root: etree._Element, x: float, y: float, width: float, height: float, fill: str) -> None:
    sizes = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
    etree.SubElement(root, f"{{{_SVG}}}rect", {**sizes, "fill": fill})


def _write(root: etree._Element, text: str, y: float, size: float, family: str, weight: str = "normal") -> None:
    """A centred line; ``y`` is its base line."""
    attributes = {"font-family": family, "font-size": f"{size:g}", "font-weight": weight, "fill": _INK}
    place = {"x": str(_MIDDLE), "y": f"{y:g}", "text-anchor": "middle"}
    etree.SubElement(root, f"{{{_SVG}}}text", {**place, **attributes}).text = text
