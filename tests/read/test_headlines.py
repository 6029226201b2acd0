"""Lines beside a title: one that leads to it, a second title, a lead."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from tests.read.test_html import PROSE, page, paragraphs, read

TITLE = "乡镇图书馆的夜晚"
KICKER = "两盏灯、七名志愿者，守着九点半"
SECOND = "——一位馆员和她的读者们"
LEAD = "灯亮到九点半，借书的人从田里来。"


def made(head: str, box: str = "div") -> tuple[str, str]:
    """Front matter and text of a page whose article begins with ``head``."""
    text = f"<{box}>{paragraphs(*PROSE)}</{box}>" if box else paragraphs(*PROSE)
    data = page(f"<div>{head}{text}</div>", f"<title>{TITLE}</title>")
    front, _, text = pipeline.make_markdown(pipeline.clean_source(read(data))).partition("\n---\n")
    return front, text


def test_headings_round_a_title_are_its_second_titles() -> None:
    byline = "<p>2020-03-01 来源：河口日报</p>"
    front, text = made(f"<h3>{KICKER}</h3><h1>{TITLE}</h1><h4>{SECOND}</h4>{byline}")
    assert f"subtitle: {KICKER}——一位馆员和她的读者们" in front and KICKER not in text and SECOND not in text


@pytest.mark.parametrize("name", ("yinti", "art-kicker", "eyebrow"))
def test_a_box_that_is_called_so_leads_to_the_title(name: str) -> None:
    front, text = made(f"<div class='{name}'>灯下记事</div><h1>{TITLE}</h1>")
    assert "subtitle: 灯下记事" in front and "灯下记事" not in text


@pytest.mark.parametrize("name", ("sub", "subTitle", "sub-title", "futi"))
def test_a_second_title_in_a_box_of_its_name(name: str) -> None:
    front, text = made(f"<div class='t'>{TITLE}</div><div class='{name}'>一位馆员和她的读者</div>")
    assert "subtitle: 一位馆员和她的读者" in front and "一位馆员" not in text


def test_the_head_of_a_paper_in_a_table() -> None:
    rows = (KICKER, f"<b>{TITLE}</b>", SECOND, "本报记者　林晚秋")
    head = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    front, text = made(f"<table>{head}</table>")
    assert KICKER in front and "一位馆员" in front and KICKER not in text


def test_names_of_columns_and_sites_are_no_second_titles() -> None:
    front, text = made(f"<h2>河口新闻网综合频道</h2><h1>{TITLE}</h1>")
    assert "subtitle" not in front and "综合频道" not in text


def test_the_first_heading_of_a_text_is_no_second_title() -> None:
    front, text = made(f"<h1>{TITLE}</h1><h2>图书馆里的第一盏灯</h2>", "")
    assert "subtitle" not in front and "# 图书馆里的第一盏灯" in text


def test_a_lead_in_a_box_of_its_name_stays_above_the_text() -> None:
    _, text = made(f"<h1>{TITLE}</h1><p>2020-03-01</p><div class='art-summary'>{LEAD}</div>")
    assert text.strip().startswith(LEAD)


def test_a_sentence_below_the_title_in_the_box_of_the_head_is_a_lead() -> None:
    _, text = made(f"<div><h1>{TITLE}</h1><p>{LEAD}</p></div><p>2020-03-01</p>")
    assert text.strip().startswith(LEAD)


def test_a_badge_in_the_heading_is_no_word_of_the_title() -> None:
    front, _ = made(f"<h1>{TITLE}<span>原创</span></h1>")
    assert f"title: {TITLE}\n" in front


def test_what_a_site_says_of_its_author_is_no_lead() -> None:
    _, text = made(f"<h1>{TITLE}</h1><div class='author-intro'>写字的人，住在河口。</div>")
    assert "写字的人" not in text


def test_an_editors_note_stays_in_the_text() -> None:
    note = "编者按：灯下的书，比白天的重，本报记者在馆里坐了三个晚上。"
    _, text = made(f"<h1>{TITLE}</h1><p>{note}</p>")
    assert "灯下的书，比白天的重" in text


def test_a_summary_with_its_label_is_the_abstract() -> None:
    front, text = made(f"<h1>{TITLE}</h1><p>核心提示：灯亮到九点半，借书的人多了三倍，馆员说值得。</p>")
    assert "abstract: 灯亮到九点半" in front and "核心提示" not in text


def test_a_title_that_a_break_parts_is_whole() -> None:
    rows = "".join(f"<tr><td>{row}</td></tr>" for row in (KICKER, "<b>乡镇图书馆<br>的夜晚</b>", "本报记者　林晚秋"))
    front, text = made(f"<table>{rows}</table>")
    assert f"title: {TITLE}\n" in front and f"subtitle: {KICKER}" in front and "的夜晚" not in text


@pytest.mark.parametrize("line", ("原标题：灯亮到九点半的图书馆", "（原标题：灯亮到九点半的图书馆）"))
def test_the_title_where_an_article_stood_first(line: str) -> None:
    front, text = made(f"<h1>{TITLE}</h1><p>2020-03-01</p><p>{line}</p>", "")
    assert "original-title: 灯亮到九点半的图书馆" in front and "原标题" not in text


@pytest.mark.parametrize("letters", ("<b><font size='5'>{}</font></b>", "<font size='5'><b>{}</b></font>"))
def test_a_title_broken_within_its_letters_is_whole(letters: str) -> None:
    halves = ("乡镇图书馆的夜晚", "借书人从田里走来")
    told = "<p>2020-03-01 来源：河口日报</p>"
    head = f"<table><tr><td align='center'>{letters.format('<br>'.join(halves))}</td></tr></table>{told}"
    data = page(f"<div>{head}<div>{paragraphs(*PROSE)}</div></div>", "<title>河口新闻网</title>")
    meta = pipeline.clean_source(read(data)).meta
    assert meta.title == " ".join(halves)


def test_what_is_no_half_of_a_title_stays_out_of_it() -> None:
    for other in (
        "——一位馆员和她的读者们",
        "2020-03-01 来源：河口日报",
        "灯亮到九点半，借书的人从田里来，一直坐到打烊才走",
    ):
        head = f"<table><tr><td align='center'><b>{TITLE}<br>{other}</b></td></tr></table><p>作者：方晓</p>"
        data = page(f"<div>{head}<div>{paragraphs(*PROSE)}</div></div>", f"<title>{TITLE} - 河口新闻网</title>")
        assert pipeline.clean_source(read(data)).meta.title == TITLE


@pytest.mark.parametrize("site", ["--青石频道--渡口网_网上的渡口", "-文化频道-渡口新闻网", "｜渡口"])
def test_the_parts_of_a_site_behind_a_title_are_no_words_of_it(site: str) -> None:
    data = page(f"<div>{paragraphs(*PROSE)}</div>", f"<title>{TITLE}{site}</title>")
    assert f"title: {TITLE}\n" in pipeline.make_markdown(pipeline.clean_source(read(data)))


@pytest.mark.parametrize("tag", ["<h1>{}</h1>", "<p style='text-align:center'><strong>{}</strong></p>"])
def test_headlines_that_a_text_begins_with_are_second_titles(tag: str) -> None:
    lines = ("河口镇举行", "庆祝图书馆夜晚开门三周年的聚会")
    body = f"<h1>{TITLE}</h1><div>{''.join(map(tag.format, lines))}{paragraphs(*PROSE)}</div>"
    front, text = made(body, "")
    assert "subtitle: 河口镇举行　庆祝图书馆夜晚开门三周年的聚会" in front and "聚会" not in text


def test_headings_on_other_things_than_the_title_stay() -> None:
    body = f"<h1>{TITLE}</h1><div><h2>渡船</h2><h2>等船的人</h2>{paragraphs(*PROSE)}</div>"
    _, text = made(body, "")
    assert "# 渡船" in text and "# 等船的人" in text
