"""Web pages that are a list of notices: the rows are read, though a site's own words are its only prose."""

import pytest

from kanyin.pipeline import clean_source, judged
from kanyin.read import read_page

NOTES = [f"关于临城{thing}的通知" for thing in ("渡船检修", "灯塔开放", "码头停航", "航道疏浚", "船票调价", "灯油采购")]
DAYS = [f"2019-0{n}-1{n}" for n in range(1, 7)]
RISK = (
    "风险提示：渡船有风险，乘坐须谨慎。本公司承诺以诚实信用、勤勉尽责的原则摆渡，但不保证一定靠岸，也不保证按时靠岸。"
    "旅客乘船以前，请先读完船上的章程，并按自己的年龄、行李和胆量选择合适的班次。往日的班次不代表以后的班次。"
)
MENU = "".join(
    f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate(("首页", "新闻中心", "产品与服务", "人才招聘"))
)
MAKES = {
    "list": ("<ul>{}</ul>", '<li><a href="/n{0}">{1}</a><span>{2}</span></li>'),
    "table": ("<table>{}</table>", '<tr><td><a href="/n{0}">{1}</a></td><td>{2}</td></tr>'),
    "terms": ("<dl>{}</dl>", '<dd>{2} <a href="/n{0}">{1}</a></dd>'),
    "boxes": ("<div>{}</div>", '<div><h2><a href="/n{0}">{1}</a></h2><p>{2}</p></div>'),
}


@pytest.mark.parametrize("make", MAKES)
def test_rows_are_the_article_and_their_days_none_of_its_own(make: str) -> None:
    box, row = MAKES[make]
    rows = box.format("".join(row.format(n, *pair) for n, pair in enumerate(zip(NOTES, DAYS, strict=True))))
    page = f"""<html><head><title>船期公告 - 渡口网</title></head><body><ul>{MENU}</ul><h1>船期公告</h1>{rows}
        <div><p>{RISK}</p><p>Copyright © 2019 渡口网 版权所有</p></div></body></html>"""
    source = read_page(page.encode(), "page.html")
    text = "".join(each.line.text for each in judged(source) if each.role != "furniture")
    assert [note for note in NOTES if note in text] == NOTES
    assert not source.meta.get("date")


HEADS = [f"{note}今早贴在木牌上" for note in NOTES]
BEGINNINGS = [f"{note}贴出来以后，船工们围着看了很久，都说今年的河水比往年低，灯却比往年亮。" for note in NOTES]
POSTS = {
    "day below": '<div class="post"><h2><a href="/n{0}">{1}</a></h2><p>{2} 方晓 评论(0)</p><p>{3}</p></div>',
    "day above": '<div class="post"><p>{2}</p><a href="/n{0}">{1}</a><p>{3}</p></div>',
    "a way on": '<div class="post"><a href="/n{0}">{1}</a><br>{2} · 渡口<p>{3}</p><a href="/n{0}">阅读全文</a></div>',
}


@pytest.mark.parametrize("make", POSTS)
def test_posts_of_a_blog_keep_their_headlines_and_days(make: str) -> None:
    posts = "".join(POSTS[make].format(n, *post) for n, post in enumerate(zip(HEADS, DAYS, BEGINNINGS, strict=True)))
    page = f"""<html><head><title>渡口日志 - 渡口网</title></head><body><ul>{MENU}</ul><div>{posts}</div>
        <div><p>Copyright © 2019 渡口网 版权所有</p></div></body></html>"""
    source = read_page(page.encode(), "page.html")
    text = [each.line.text for each in judged(source) if each.role != "furniture"]
    assert [line for line in text if line in {*HEADS, *BEGINNINGS}] == [
        line for post in zip(HEADS, BEGINNINGS, strict=True) for line in post
    ]
    assert not source.meta.get("date")


def test_a_table_above_what_the_site_declares_of_its_rights_is_the_article() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{note}</td><td>罚款{n}万元</td></tr>" for n, note in enumerate(NOTES, 1))
    rights = (
        "凡本网注明来源的作品，版权均属本网，未经授权不得转载；已经授权的，应在授权范围内使用，并注明来源，违者追究法律责任。"
        "本网转载其他媒体的作品，目的在于传递信息，如有侵权，请联系我们删除。"
    )
    page = f"""<html><head><title>渡口管理局</title></head><body><ul>{MENU}</ul>
        <div class="share-toolbar"><p>发布时间：2025-06-03 来源：临城监管处</p>
        <p>渡口管理局行政处罚信息公开表</p><table><tr><th>序号</th><th>事由</th><th>处罚</th></tr>{rows}</table></div>
        <div class="rights"><h3>版权与免责声明</h3><p>{rights}</p></div>
        <p>Copyright © 2019 渡口网 版权所有</p></body></html>"""
    document = clean_source(read_page(page.encode(), "page.html"))
    assert document.meta.title == "渡口管理局行政处罚信息公开表"
    text = str(document.blocks)
    assert all(note in text for note in NOTES)
    assert "追究法律责任" not in text
