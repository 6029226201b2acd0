"""A web page with the post of a bulletin board: a row for each field of its header, answers of one line below."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.model import Paragraph
from kanyin.read import read_page

ROWS = (("作者", "willow (柳)"), ("看板", "Trees"), ("標題", "[閒聊] 柳樹"), ("時間", "Tue Mar  5 08:30:00 2019"))
BODY = [
    "柳樹是岸邊最常見的樹，春天發芽最早，秋天落葉最晚，枝條又軟又長，可以編筐。",
    "種柳樹不用種子，折一根枝條插在水邊就能活，十年以後就是一棵大樹，人人都在樹下乘涼。",
]


def page(answers: int) -> bytes:
    rows = "".join(f"<div><span>{label}</span><span>{value}</span></div>" for label, value in ROWS)
    below = "".join(f"<div><span>推 </span><span>oak{n}</span><span>: 我家也有</span></div>" for n in range(answers))
    text = "\n\n".join(BODY)
    return f"<html><body><a href='/'>岸邊站</a><div>{rows}{text}\n\n{below}</div></body></html>".encode()


def test_the_header_tells_and_answers_go() -> None:
    document = pipeline.clean_source(read_page(page(4), "p.html"))
    meta = document.meta
    assert (meta.title.replace("\\", ""), meta.date) == ("[閒聊] 柳樹", "2019-03-05")
    assert [one.name for one in meta.author] == ["willow (柳)"]
    text = "".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert text.replace(" ", "") == "".join(BODY)
    assert "oak3" in "".join(change.before for change in document.changes if change.rule == "BB002")
