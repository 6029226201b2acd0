"""Captions at the edges of a web page's text, and those that only their box calls so."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.read import read_page

TITLE = "渡口石阶修好之后孩子们不用绕路"
PROSE = [
    "那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。",
    "孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。",
    "老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。",
]
TEXT = "".join(f"<p>{one}</p>" for one in PROSE)
SAID = "船家守着老柳树"


def text_of(body: str) -> str:
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return pipeline.make_markdown(pipeline.clean_source(read_page(page.encode(), "p.html")))


FIGURES = [
    f"<figure><img src='a.png'><figcaption>{SAID}</figcaption></figure>",
    f"<figure><img src='a.png'><p class='solo-descr'>{SAID}</p></figure>",
    f"<div class='floatImg'><img src='a.png'><div class='picinfo'>{SAID}</div></div>",
    f"<div><img src='a.png'><p class='photo-desc'>{SAID}</p></div>",
]


@pytest.mark.parametrize("figure", FIGURES)
def test_above_the_text_and_below_it(figure: str) -> None:
    for body in (f"{figure}{TEXT}", f"{TEXT}{figure}"):
        assert f"::: caption\n{SAID}\n:::" in text_of(f"<div class='page'><h1>{TITLE}</h1><div>{body}</div></div>")


def test_not_of_another_article() -> None:
    other = f"<div class='related'>{FIGURES[0]}</div>"
    linked = f"<figure><a href='/2'><img src='a.png'><figcaption>{SAID}</figcaption></a></figure>"
    for below in (other, linked):
        assert SAID not in text_of(f"<div class='page'><h1>{TITLE}</h1><div>{TEXT}</div>{below}</div>")
