"""Numbers of comments behind the paragraphs of a chapter go, with a record; numbers of notes stay."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.model import Document
from kanyin.read.text import read_source

LINES = (
    "他把船系在老柳树下，抬头看了看天，雨还没有要停的意思。",
    "“这雨要下到什么时候？”",
    "岸上的灯一盏一盏地亮了，他数到第七盏，就不再数了……",
    "“总会停的。”船家说，把斗笠往下压了一压，又点起了烟。",
    "水声很大，他没有听清后面的话，只看见那点红光一明一暗！",
    "远处有人在喊渡，喊了三声，就没有声音了。",
    "他站起来，把缆绳又紧了一道，觉得手心里全是水。",
    "船身轻轻碰着石阶，一下，又一下。",
    "“走罢。”",
    "于是他们就走了。",
)


def built(numbers: list[str], head: str = "第三章 借火") -> Document:
    lines = (f"　　{line}{number}" for line, number in zip(LINES, numbers, strict=True))
    text = "首页\n登录\n\n" + head + "\n\n" + "\n\n".join(lines) + "\n"
    return pipeline.clean_source(read_source(text.encode(), "novel.txt"))


def shown(document: Document) -> str:
    return pipeline.make_markdown(document)


def test_counts_go_with_a_record_and_those_of_the_head_too() -> None:
    document = built(["241", "37", "12", "99+", "31", "34", "7", "62", "", "53"], "第三章 借火241")
    made = shown(document)
    assert "title: 第三章 借火\n" in made
    assert not any(number in made for number in ("241", "37", "99+", "62", "53"))
    assert sum(change.rule == "CH016" for change in document.changes) == 10


def test_numbers_that_rise_are_calls_of_notes() -> None:
    made = shown(built([str(number) for number in range(1, 11)]))
    assert "的意思。1" in made and "就走了。10" in made


def test_few_numbers_are_none_of_a_site() -> None:
    made = shown(built(["5", "", "3", "", "", "7", "", "2", "", ""]))
    assert "的意思。5" in made


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9999).map(str) | st.just("99+") | st.just(""), min_size=10, max_size=10))
def test_nothing_else_is_lost(numbers: list[str]) -> None:
    text = shown(built(numbers))
    assert all(line.rstrip("。！？…”") in text for line in LINES)


def test_pages_of_entries_are_no_counts() -> None:
    entries = "\n".join(
        f"[{n}] 沈漱舟. 堤岸柳树的修剪之{n}. 临城学报，1999，{n}(2)：543～{900 - 7 * n}" for n in range(1, 13)
    )
    text = "堤岸的柳树\n\n" + "\n".join(f"　　{line}" for line in LINES) + f"\n参考文献\n{entries}\n"
    document = pipeline.clean_source(read_source(text.encode(), "paper.txt"))
    assert not any(change.rule == "CH016" for change in document.changes)
