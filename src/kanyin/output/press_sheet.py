"""NAME.press.md: what a print shop and an editor want to know of a file for the press. In Chinese, as they speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from kanyin import rules
from kanyin.model import Book
from kanyin.output.press_file import MARGIN, Made
from kanyin.output.press_inks import Profile
from kanyin.styles import Style

_FULL_SHEET = 889 * 1194
"""mm²: a full sheet of 大度 paper; its area printed on both sides is two 印张 of half sheets."""


def sheet(book: Book, style: Style, profile: Profile, made: Made) -> str:
    """The sheet as Markdown."""
    title = _cell(book.meta.title or book.name)
    rows = "\n".join(f"| {name} | {_cell(text)} |" for name, text in _rows(book, style, profile, made))
    papers = "\n".join(f"| {name} | {spine} |" for name, spine in spines(made.pages))
    return f"""# 印刷说明：{title}

| 项目 | 内容 |
|:---|:---|
{rows}

## 书脊厚度（约）

| 内文用纸 | 书脊 |
|:---|:---|
{papers}

按纸张克重与通常的松厚度推算，不含封面；以印厂实测为准。
"""


def _rows(book: Book, style: Style, profile: Profile, made: Made) -> Iterator[tuple[str, str]]:
    fold = leaves_to_sheet(style.width, style.height)
    blanks = f"，其中空白 {made.blanks} 面" if made.blanks else ""
    yield "成品尺寸", f"{style.width:g} × {style.height:g} mm"
    yield "出血", f"{style.bleed:g} mm，页面每边外放 {MARGIN:g} mm，有裁切线和套准线"
    yield "页数", f"{made.pages} 面{blanks}；第一面为右页"
    yield "印张", f"{made.pages / fold:g}（{fold} 开，每印张 {fold} 面）"
    yield "版心", f"{style.columns} 栏，每栏 {style.characters} 字，{style.lines} 行"
    characters = style.columns * style.characters * style.lines * made.pages
    yield "字数", f"版面 {characters} 字；正文 {count_words(book)} 字（汉字一字一计，西文单词、数字一个一计）"
    yield "标准", "PDF/X-4 (ISO 15930-7)"
    yield "输出意图", f"{profile.description}（{profile.name}）"
    yield "文字与线条", "单色黑 K 100" + _greyed(made)
    yield "图片", "；".join(made.report.converted) or "没有需要转换的图片"
    if made.report.left:
        yield "未转换", "；".join(made.report.left)
    yield "字体", "、".join(fonts(made.data)) + "（全部嵌入子集）"


def _greyed(made: Made) -> str:
    """Which colours of text and rules became gray."""
    found = sorted(made.report.greyed.items())
    return "；原有颜色改为灰：" + "、".join(f"{colour}（{count} 处）" for colour, count in found) if found else ""


def leaves_to_sheet(width: float, height: float) -> int:
    """开: how many pages of this size (mm) make one 印张, a power of two.

    A 印张 is half a sheet printed on both sides: as many pages as leaves go into a whole sheet.
    """
    fold = 1
    while 2 * fold * width * height <= _FULL_SHEET:
        fold *= 2
    return fold


def spines(pages: int) -> Iterator[tuple[str, str]]:
    """The spine's thickness by paper: half as many leaves as pages."""
    for row in rules.table("paper")["paper"]:
        thickness = row["grammage"] * row["bulk"] / 1000
        yield row["name"], f"{pages / 2 * thickness:.1f} mm"


_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[A-Za-z\u00c0-\u024f]+|\d[\d.,]*")


def count_words(book: Book) -> int:
    """字数 of the text: each Han character, each Latin word, each number; no marks."""
    return len(_WORD.findall(unescape(re.sub(r"<[^>]*>", " ", book.html))))


def fonts(data: bytes) -> list[str]:
    """The names of the fonts in a PDF, without the tags of subsets."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {
            str(item.FontName).lstrip("/")
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        }
    return sorted(name[7:] if name[6:7] == "+" else name for name in found)


def _cell(text: str) -> str:
    """Text in a table's cell: no pipe, no line end, no markup."""
    return re.sub(r"([\\`*_\[\]<>|~$#])", r"\\\1", " ".join(text.split()))
