"""Lines cut at a number of columns, within Latin words too."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.read.text import read_source
from kanyin.text import columns

TEXT = (
    "渡口的灯（Riverside Lanterns）在旧书里写作 lantern of the crossing，后来的抄本改成了 crossing lights，"
    "沈漱舟以为这不是抄错，而是 Willowbank 一带的说法。他在 Archive of the Lower River 里找到三种写法："
    "lanternhouse、ferrylight、waterlamp，都和船有关。顾平川的意见不同（A Note on Ferrylights, 1931），"
    "他说 ferrylight 是外来的词，waterlamp 才是本地的，并举出 Willowbank 的税册作证。"
)
WIDTH = 60


def cut(text: str, words: bool) -> str:
    """Lines of so many columns; ``words``: none is cut within a Latin word."""
    lines, line = [], ""
    for char in text:
        if columns(line + char) > WIDTH:
            tail = ""
            while words and line and line[-1].isascii() and line[-1].isalpha() and char.isascii() and char.isalpha():
                tail, line = line[-1] + tail, line[:-1]
            lines.append(line)
            line = tail
        line += char
    return "\n".join([*lines, line])


def built(text: str) -> str:
    return pipeline.make_markdown(pipeline.clean_source(read_source(f"河边的旧书\n\n{text}".encode(), "page.txt")))


def test_words_cut_where_the_line_is_full_are_whole() -> None:
    made = built("\n".join(cut(f"    {TEXT}", words=False) for _ in range(3)))
    assert made.count("lantern of the crossing") == made.count("Archive of the Lower River") == 3
    assert not any(piece in made for piece in ("th e crossing", "Lowe r River"))
