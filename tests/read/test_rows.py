"""Web pages that are a list of notices: the rows are read, though a site's own words are its only prose."""

import pytest

from kanyin.pipeline import judged
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
