"""Talks: who speaks, and where one goes on below a list of others."""

from __future__ import annotations

from kanyin.model import Line
from kanyin.roles import label
from kanyin.roles.facts import look
from kanyin.roles.speakers import with_speakers

HEAD = ["渡口网 > 人物 > 正文", "守灯的人说灯不会灭", "2018-11-30 06:48 来源：渡口报"]
FOOT = ["责任编辑：方晓", "相关新闻", "桥修好了以后的三年", "河湾的最后一条渡船", "版权所有 渡口网"]
LEAD = "守灯的人今年五十六岁，在河边的小屋里坐了三十三年，经他的手亮起来的灯有两千多盏。"
INSET = ["延伸阅读", "灯芯是怎样搓成的", "他为一盏灯走了四个村"]
TALK = [
    *("渡口报：", "听说你们的灯油也是自己榨的，是这样吗？"),
    *("守灯人：", "是。油菜籽炒过再榨，沉七天才清。现在什么油都买得到，可是不亮，风一吹就灭了。"),
    *("渡口报：", "想过走没有？"),
    *("守灯人：", "想过。信都写好了，夹在灯谱里，师傅看见了没说别的，只说先把这一盏点完再走。"),
]
SHORT = [*("渡口报：", "还收徒弟吗？"), *("守灯人：", "收。")]


def roles_of(lines: list[str]) -> dict[str, str]:
    found = label(tuple(Line(text, (n,)) for n, text in enumerate(lines, 1)))
    return {each.line.text: each.role for each in found}


def test_a_talk_goes_on_below_a_list_of_others() -> None:
    roles = roles_of([*HEAD, LEAD, *TALK, *INSET, *SHORT, *FOOT])
    assert {roles[text] for text in (*TALK, *SHORT)} == {"text"}
    assert {roles[text] for text in (*INSET, *FOOT[1:])} == {"furniture"}


def test_who_speaks_once_is_nobody() -> None:
    lines = [
        look((Line(text, (1,)),))
        for text in ("记者：", "灯还亮着，人都走了。", "备注：", "两盏灯。", "备注：", "一盏。")
    ]
    assert not any("speaker" in each.shown for each in with_speakers(lines))


def test_labels_of_a_programme_say_where_it_goes_on() -> None:
    halls = [
        line
        for n, what in enumerate(("灯", "船", "桥", "井", "渡", "堤"), 1)
        for line in (f"({n}d) 论{what}", f"{what}的来历与去处", "地 点：灯楼201", f"主 席：{what}学会")
    ]
    talk = "王秀治（临城大学）河上的灯该不该换成电灯：一个老问题，两种老答案？"
    page = [*HEAD[:1], "第四届渡口学年会议程", "2004-12-10 来源：渡口网", *halls[:12], talk, *halls[12:], *FOOT]
    roles = roles_of(page)
    assert {roles[text] for text in halls} == {"text"}
    assert {roles[text] for text in FOOT[1:]} == {"furniture"}
