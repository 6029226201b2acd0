"""The sign behind a title that calls a note goes; what belongs to a name does not."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.read.text import read_source

BODY = "渡口在村子的东头，每天有六班船，早上三班，傍晚三班，逢集的日子再加一班。\n" * 3


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("渡口的夜船与船工＊", "渡口的夜船与船工"),
        ("渡口的夜船与船工+", "渡口的夜船与船工"),
        ("怎样为渡口学会 C++", "怎样为渡口学会 C++"),
    ],
)
def test_signs_of_notes(printed: str, title: str) -> None:
    page = f"{printed}\n来源：河湾网 2021-03-04 10:20\n{BODY}"
    assert pipeline.clean_source(read_source(page.encode(), "page.txt")).meta.title == title


@pytest.mark.parametrize(
    ("head", "printed", "title"),
    [
        ("摘要：说明渡口的夜船怎样排班。\n关键词：渡口；夜船\n", "渡口夜船的排班制度！", "渡口夜船的排班制度"),
        ("摘要：说明渡口的夜船怎样排班。\n关键词：渡口；夜船\n", "夜船，请慢行！", "夜船，请慢行！"),
        ("", "渡口夜船停航的影响！", "渡口夜船停航的影响！"),
    ],
)
def test_a_star_read_as_a_mark_behind_the_title_of_a_paper(head: str, printed: str, title: str) -> None:
    page = f"{printed}\n顾之砚\n{head}{BODY}"
    assert pipeline.clean_source(read_source(page.encode(), "page.txt")).meta.title == title


@pytest.mark.parametrize(
    ("printed", "title", "authors"),
    [
        ("临城河岸正在消失的渡口 文化", "临城河岸正在消失的渡口 文化", ()),
        ("渡口的夜船与船工 沈漱舟", "渡口的夜船与船工", ("沈漱舟",)),
    ],
)
def test_only_usual_names_behind_a_title_are_its_authors(printed: str, title: str, authors: tuple[str, ...]) -> None:
    page = f"{printed}\n时间：2021-03-04 10:20\n{BODY}"
    meta = pipeline.clean_source(read_source(page.encode(), "page.txt")).meta
    assert (meta.title.replace(" ", ""), tuple(one.name for one in meta.author)) == (title.replace(" ", ""), authors)


@pytest.mark.parametrize(
    ("head", "authors", "source"),
    [
        ("发文机关：县水务办公室  来源：县水务办公室  发布日期：2021年3月4日", (), "县水务办公室"),
        ("作者：沈漱舟  来源：县水务办公室  发布日期：2021年3月4日", ("沈漱舟",), "县水务办公室"),
        ("作者：河边的夜读  来源：河边的夜读  发布日期：2021年3月4日", ("河边的夜读",), "河边的夜读"),
    ],
)
def test_an_office_that_is_the_source_is_no_author_too(head: str, authors: tuple[str, ...], source: str) -> None:
    page = f"临城县渡口夜船的排班\n{head}\n{BODY}"
    meta = pipeline.clean_source(read_source(page.encode(), "page.txt")).meta
    assert (tuple(one.name for one in meta.author), meta.container_title) == (authors, source)
