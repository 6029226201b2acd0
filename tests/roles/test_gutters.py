"""Numbers of lines that a dump has set above a program: they go, and the text goes on behind the program."""

from pathlib import Path

from kanyin.pipeline import clean_source, make_markdown
from kanyin.read import read_page

PROSE = "渡口的灯由一小段程序点亮，它每天傍晚先看一看天色，再决定要不要开灯。"
CODE = [
    "// 天黑了没有",
    "var dark = false;",
    "function lamp(sky) {",
    "    if (sky < 3) {",
    "        dark = true;",
    "    }",
    "}",
    "灯号：",
]
PAGE = ["渡口日志", "", "首页 归档 关于", "", "渡口的灯怎样点亮", "", "发表于 2021-03-04", "", PROSE, ""]
FOOT = ["上一篇：怎样系船", "下一篇：没有了", "标签", "* 灯^3", "* 船^5", "Powered by hexo"]


def kept(lines: list[str]) -> str:
    """The page's Markdown."""
    data = "\n".join(lines).encode()
    return make_markdown(clean_source(read_page(data, "page.txt", Path("page.txt"))))


def test_a_program_below_its_numbers_stays_and_so_does_the_text_behind_it() -> None:
    long = CODE[:-2] * 9 + CODE[-2:]
    numbers = [str(n) for n in range(1, len(long) + 1)]
    more = "写好以后把它放在灯旁边的盒子里，接上电，等到第一个阴天就知道灵不灵了。"
    found = kept([*PAGE, *numbers, "", *long, "", more, "", *FOOT])
    assert more in found
    assert PROSE in found
    assert found.count("var dark = false;") == 9
    assert "灯号：" in found
    assert "\n17\n" not in found
    assert "hexo" not in found
