"""Web pages whose article their markup tells: what goes of it, and what of that a person should look at."""

from pathlib import Path

from kanyin.model import Line
from kanyin.pipeline import clean_source, make_markdown
from kanyin.read import read_page
from kanyin.roles import _sure_of_markup
from kanyin.roles.doubt import Judged
from kanyin.roles.facts import look


def judged(text: str, role: str) -> Judged:
    """A line with its role."""
    return Judged(look((Line(text, (1,), 0, kind="p"),)), role)


def test_a_run_of_lines_that_goes_and_shows_nothing_of_furniture_is_in_doubt() -> None:
    names = ["灯船", "桥船", "岸船", "雨船", "风船"]
    few = [judged(name, "furniture") for name in names[:2]]
    text = [judged("渡口的灯亮了四十年，守灯的人换了三个，船还是那条船。", "text")]
    many = [judged(name, "furniture") for name in names]
    marks = [doubt.is_marked for doubt in _sure_of_markup([*few, *text, *many])]
    assert marks == [False, False, False, True, True, True, True, True]


def test_names_of_a_list_stay_down_to_the_frame_of_the_page() -> None:
    rows = [f"阿{a}{b} Boat 大{b}之名 Bote" for a in "灯桥船岸树井雨风山河" for b in "灯桥船岸树井雨风山河云月"]
    body = "".join(f"<p>{row}</p>" for row in rows)
    page = (
        "<html><head><title>青石县船名_渡口网</title></head><body><div id='content'><h1>青石县船名</h1>"
        f"<p>时间：2013-02-25 来源：互联网</p>{body}</div><div class='foot'>版权所有 渡口网</div></body></html>"
    )
    found = make_markdown(clean_source(read_page(page.encode(), "page.html", Path("page.html"))))
    assert [row for row in rows if row not in found] == []
