"""Volume and chapter on one line of a novel are two headings; the volume is said once."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.read.text import read_source

TALE = "他把船系在老柳树下，抬头看了看天，雨还没有要停的意思。\n岸上的灯一盏一盏地亮了，他数到第七盏，就不再数了。\n"


def built(text: str) -> str:
    return pipeline.make_markdown(pipeline.clean_source(read_source(text.encode(), "novel.txt")))


def headings(text: str) -> list[str]:
    return [line for line in built(text).split("\n") if line.startswith("#")]


def test_volume_and_chapter_are_two_headings() -> None:
    text = (
        f"柳下行舟记\n\n第一卷 风起 第一章 夜渡\n{TALE}第一卷 风起 第二章 借火\n{TALE}第二卷 云散 第三章 归舟\n{TALE}"
    )
    assert headings(text) == [
        *["# 第一卷 风起", "## 第一章 夜渡", "## 第二章 借火"],
        *["# 第二卷 云散", "## 第三章 归舟"],
    ]


def test_a_chapter_alone_and_a_sentence_stay() -> None:
    said = "听说第九卷 第五章 写得最好，别的都是凑数的，读到那里就可以停了。"
    text = f"柳下行舟记\n\n第一卷 风起\n第一章 夜渡\n{TALE}{said}\n第二章 借火\n{TALE}"
    assert headings(text) == ["# 第一卷 风起", "## 第一章 夜渡", "## 第二章 借火"]
    assert "听说第九卷" in built(text)


def test_a_page_of_one_chapter_has_its_title() -> None:
    made = built(f"第一卷 风起 第一章 夜渡\n\n{TALE * 4}")
    assert "title: 第一卷 风起 第一章 夜渡" in made


def test_each_split_has_its_reason() -> None:
    text = f"柳下行舟记\n\n第一卷 风起 第一章 夜渡\n{TALE}第一卷 风起 第二章 借火\n{TALE}"
    document = pipeline.clean_source(read_source(text.encode(), "novel.txt"))
    assert [c.rule for c in document.changes if c.rule in ("HD097", "HD098")] == ["HD097", "HD098"]
