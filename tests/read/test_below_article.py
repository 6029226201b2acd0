"""What stands below an article and is another one: feeds of beginnings, the next article of the site."""

from __future__ import annotations

import pytest

from tests.read.test_html import PROSE, page, paragraphs
from tests.read.test_web_structure import markdown

OTHERS = ("旧渡口的新船开航", "镇上的集市又热闹了", "山路修到了家门口", "书店开在了码头边")


def feed(address: str, item: str = "li") -> str:
    """Headings of other articles, each with its beginning."""
    links = (f'<h4><a href="{address}/{n}">{title}</a></h4>' for n, title in enumerate(OTHERS))
    items = "".join(
        f"<{item}>{link}<p>{title}，说来话长，这里只说开头。</p></{item}>"
        for link, title in zip(links, OTHERS, strict=True)
    )
    return f"<ul>{items}</ul>" if item == "li" else items


def own(below: str) -> str:
    head = "<title>乡镇图书馆的夜晚</title>"
    menu = "".join(f'<a href="https://www.b.example.org/{n}">栏目{n}</a>' for n in range(3))
    return markdown(page(f"{menu}<div><h1 class='lead'>乡镇图书馆的夜晚</h1>{paragraphs(*PROSE)}{below}</div>", head))


def test_a_feed_of_the_site_with_whole_addresses_goes() -> None:
    text = own(feed("https://news.b.example.org"))
    assert PROSE[-1] in text and not any(title in text for title in OTHERS)


def test_a_list_of_what_lies_elsewhere_stays() -> None:
    text = own(feed("https://www.c.example.net") + paragraphs(*(text[::-1] for text in PROSE)))
    assert all(title in text for title in OTHERS)


def test_headings_in_a_text_that_name_their_sources_stay() -> None:
    text = own(feed("https://news.b.example.org", "section"))
    assert all(title in text for title in OTHERS)


NOTICE = "每天早上七点，把镇上的大事送到您的信箱，想看什么都在里面，请留下您的地址。"


@pytest.mark.parametrize("name", ["newsletter", "jp-relatedposts", "foot2", "reco"])
def test_what_stands_in_a_box_that_is_called_beside_the_text_goes(name: str) -> None:
    assert NOTICE not in own(f"<div class='{name}'><p>{NOTICE}</p></div>{paragraphs(*(text[::-1] for text in PROSE))}")


@pytest.mark.parametrize("box", ["<div class='qt'>{}</div>", "<aside>{}</aside>", "<p class='comment'>{}</p>"])
def test_a_box_within_the_text_that_is_called_nothing_of_the_kind_stays(box: str) -> None:
    said = NOTICE if box.startswith("<p") else f"<p>{NOTICE}</p>"
    text = own(box.format(said) + paragraphs(*(text[::-1] for text in PROSE)))
    assert (NOTICE in text) is not box.startswith("<aside")


def test_a_box_that_holds_the_page_is_its_text_whatever_it_is_called() -> None:
    text = markdown(page(f"<h1>乡镇图书馆的夜晚</h1><div class='reader pb-foot'>{paragraphs(*PROSE)}</div>", ""))
    assert all(line in text for line in PROSE)


def test_a_list_under_a_marked_head_goes() -> None:
    others = "".join(f"<p>{title}</p>" for title in OTHERS)
    text = own(f"<p>▼ 往期推荐 ▼</p>{others}")
    assert PROSE[-1] in text and not any(title in text for title in OTHERS)


def another(attributes: str) -> str:
    return f"<div><h1{attributes}>旧渡口的新船</h1>{paragraphs(*(text[::-1] for text in PROSE))}</div>"


def test_the_next_article_goes() -> None:
    text = own(another(" class='lead'"))
    assert PROSE[-1] in text and "旧渡口" not in text


def test_a_part_of_the_text_with_a_heading_of_another_make_stays() -> None:
    assert "旧渡口的新船" in own(another(""))


@pytest.mark.parametrize("head", ["更多回答", "其他回答", "更多 12 个回答", "其它答案：", "更多回答(3)"])
def test_answers_that_the_page_calls_others_go(head: str) -> None:
    others = [f"这一段是第{n}个人写的，他说夜里的图书馆比白天安静，借书的人也比白天多一些。" for n in range(1, 4)]
    answer = '<div class="List-item AnswerItem">{}</div>'
    more = "".join(answer.format(f"<p>{text}</p>") for text in others)
    text = own(answer.format(paragraphs(*PROSE)) + f"<div><h4>{head}</h4>{more}</div>")
    assert PROSE[-1] in text and not any(other in text for other in others)


def test_answers_below_a_line_that_counts_all_of_them_stay() -> None:
    posts = "".join(f'<div class="AnswerItem">{paragraphs(text)}</div>' for text in PROSE * 2)
    assert PROSE[-1] in own(f"<h4>3 个回答</h4>{posts}")


def test_the_text_goes_on_behind_a_box_of_others() -> None:
    box = f'<div class="vendor">{feed("/news", "section")}</div>'
    behind = [f"{text[::-1]}，渡口的灯亮了。" for text in PROSE]
    text = own(box + paragraphs(*behind, *(text[2:] for text in behind)))
    assert behind[-1] in text and not any(title in text for title in OTHERS)


def test_nothing_goes_on_behind_a_box_with_a_line_of_the_site() -> None:
    box = f'<div class="vendor">{feed("/news", "section")}</div><p>这里是县里的灯塔，来的人都要登记。</p>'
    text = own(box)
    assert PROSE[-1] in text and "都要登记" not in text and not any(title in text for title in OTHERS)


@pytest.mark.parametrize("tag", ["p", "div"])
def test_items_that_begin_with_a_link_and_go_on_with_prose(tag: str) -> None:
    items = "".join(
        f'<li><a href="/news/{n}">{title}</a><{tag}>{title}的消息传开以后，来了许多人，{PROSE[0]}</{tag}></li>'
        for n, title in enumerate(OTHERS)
    )
    text = own(f"<ul>{items}</ul>")
    assert PROSE[-1] in text and "消息传开以后" not in text
