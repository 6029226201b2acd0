"""What stands below an article and is another one: feeds of beginnings, the next article of the site."""

from __future__ import annotations

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


def another(attributes: str) -> str:
    return f"<div><h1{attributes}>旧渡口的新船</h1>{paragraphs(*(text[::-1] for text in PROSE))}</div>"


def test_the_next_article_goes() -> None:
    text = own(another(" class='lead'"))
    assert PROSE[-1] in text and "旧渡口" not in text


def test_a_part_of_the_text_with_a_heading_of_another_make_stays() -> None:
    assert "旧渡口的新船" in own(another(""))
