"""Keywords that a page shows beside its article."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from tests.read.test_html import PROSE, page, paragraphs, read

TITLE = "乡镇图书馆的夜晚"
WORDS = ("乡村阅读", "夜间借书", "志愿者")


def made(below: str, above: str = "") -> tuple[tuple[str, ...], str]:
    """Keywords and text of an article with something above or below it."""
    body = f"<div><h1>{TITLE}</h1>{above}<div>{paragraphs(*PROSE)}</div></div>{below}"
    source = read(page(body, f"<title>{TITLE}</title>"))
    document = pipeline.clean_source(source)
    return document.meta.keywords, pipeline.make_markdown(document).partition("\n---\n")[2]


def links(*words: str, between: str = "") -> str:
    return between.join(f"<a href='/tag/{n}'>{word}</a>" for n, word in enumerate(words))


@pytest.mark.parametrize(
    "below",
    (
        f"<div><span>标签：</span>{links(*WORDS, between=' ')}</div>",
        f"<div><span>标签：</span>{links(*WORDS)}</div>",
        f"<div>关键词 &gt;&gt; {', '.join(WORDS)}</div>",
        f"<div><b>本文标签</b><ul>{''.join(f'<li>{word}</li>' for word in WORDS)}</ul></div>",
        f"<div class='article-tags'>{links(*WORDS)}</div>",
    ),
)
def test_tags_below_a_text_are_its_keywords(below: str) -> None:
    words, text = made(below)
    assert words == WORDS and WORDS[1] not in text


def test_tags_in_the_footer_of_the_article() -> None:
    foot = f"<footer><span>标签：{links(*WORDS, between='、')}</span></footer>"
    body = f"<article><h1>{TITLE}</h1><div>{paragraphs(*PROSE)}</div>{foot}</article>"
    document = pipeline.clean_source(read(page(body, f"<title>{TITLE}</title>")))
    assert document.meta.keywords == WORDS


def test_keywords_in_a_byline() -> None:
    words, _ = made("", f"<p>2013-6-28 22:47 |个人分类:随笔|关键词:{' '.join(WORDS)}</p>")
    assert words == WORDS


@pytest.mark.parametrize(
    "below",
    (
        f"<div><h4>相关阅读</h4><p>标签：{links(*WORDS)}</p></div>",
        f"<div class='sidebar'><b>标签：</b>{links(*WORDS)}</div>",
        "<div class='tags'>借书的人从田里来，灯一直亮到九点半。</div>",
        "<div>标签：<a href='/'>分享到微信</a> <a href='/'>举报</a></div>",
    ),
)
def test_what_is_no_keyword_of_the_article(below: str) -> None:
    words, _ = made(below)
    assert words == ()


def test_the_way_back_is_no_keyword() -> None:
    back = "<div class='post-tags'><a href='javascript:window.history.back();'>back</a> <a href='/'>home</a></div>"
    assert made(back)[0] == ()
