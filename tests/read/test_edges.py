"""What stands at the edges of an article and within it: advertisements, captions, attachments, lines of a site."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from tests.read.test_html import PROSE, page, paragraphs, read

TITLE = "乡镇图书馆的夜晚"


def made(*, above: str = "", inside: str = "", below: str = "") -> tuple[str, str]:
    """Front matter and text of an article with something above, inside or below its text."""
    text = f"{above}{paragraphs(*PROSE[:2])}{inside}{paragraphs(*PROSE[2:])}{below}"
    data = page(f"<div><h1>{TITLE}</h1><div>{text}</div></div>", f"<title>{TITLE}</title>")
    front, _, body = pipeline.make_markdown(pipeline.clean_source(read(data))).partition("\n---\n")
    return front, body


@pytest.mark.parametrize("name", ("kr-ad", "adInContent", "survey", "tts"))
def test_a_box_that_is_called_an_advertisement_goes_from_the_midst_of_a_text(name: str) -> None:
    _, text = made(inside=f"<div class='{name}'>您愿意每晚去图书馆借书吗？请在这里投票，结果下周公布。</div>")
    assert all(line in text for line in PROSE) and "投票" not in text


def test_a_name_that_only_holds_the_letters_is_no_advertisement() -> None:
    _, text = made(inside="<div class='reading'>灯下读书的人，多半是种田的人。</div>")
    assert "灯下读书的人" in text


@pytest.mark.parametrize("name", ("enableInArticleAd", "has-sidebar", "no-comments", "with-ads"))
def test_a_box_whose_name_tells_what_else_it_has_is_the_article(name: str) -> None:
    feed = "".join(f"<li>{line[::-1]}</li>" for line in PROSE * 3)
    body = f"<div class='{name}'><h2>{TITLE}</h2>{paragraphs(*PROSE)}</div><ul class='sidebar'>{feed}</ul>"
    text = pipeline.make_markdown(pipeline.clean_source(read(page(body, f"<title>{TITLE}</title>"))))
    assert all(line in text for line in PROSE) and PROSE[0][::-1] not in text


@pytest.mark.parametrize(
    "line",
    (
        "购买本期纸刊 ￥15",
        "河口在线报料：0100-5550123",
        "地址：河口市迎春街18号　邮编：046000　电话：0100-5550123",
        "（本文已阅 206 次）",
    ),
)
def test_lines_of_a_site_below_a_text_go(line: str) -> None:
    _, text = made(below=f"<p>{line}</p>")
    assert PROSE[-1] in text and line[:8] not in text


def test_a_caption_below_a_picture_above_the_text_stays() -> None:
    _, text = made(above="<div><img src='a.jpg'></div><div>图为馆员在灯下登记。 林晚秋 摄</div>")
    assert "图为馆员在灯下登记。" in text


def test_a_line_that_points_at_a_picture_is_its_caption_and_no_byline() -> None:
    front, text = made(above="<p>▲ 图：傍晚的镇图书馆</p>")
    assert "傍晚的镇图书馆" in text and "byline" not in front


def test_two_sentences_below_a_picture_are_text() -> None:
    _, text = made(inside="<p><img src='a.jpg'></p><p>图为昨天的渡口。船到中午才开。</p>")
    assert "caption" not in text and "船到中午才开。" in text


@pytest.mark.parametrize("line", ("附件：<a href='/1'>1. 借书登记表.doc</a>", "<a href='/1'>借书登记表.xlsx</a>"))
def test_attachments_below_a_text_stay(line: str) -> None:
    _, text = made(below=f"<p>{line}</p>")
    assert "借书登记表" in text
