"""What stands inside an article or at its edges, and looks like furniture to a hasty eye."""

import pytest

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles.remove import remove

MENU = ["首页", "新闻", "政务", "社会", "文体", "论坛", "登录", "注册", "首页 > 新闻中心 > 正文"]
HEAD = ["青石镇渡船停航", "2021-03-04 10:20 来源：渡口晚报"]
TEXT = [
    "昨天傍晚，青石镇的渡船靠了最后一次岸，船上只有三个人：船工老沈、他的孙女和一个背着画夹的学生。",
    "镇政府的工作人员说，大桥通车以后渡船每天只有几个客人，油钱都收不回来，停航的事去年就定下来了。",
]
LAST = "老沈今年六十七岁，十九岁上船，他说自己一辈子过河的次数比走路去镇上的次数还多，闭着眼也知道水深水浅。"
FOOT = ["责任编辑：方晓", "分享到：", "微信", "微博", "相关新闻", "白沙镇的新学校开学了", "关于我们 | 联系我们"]
FOOT += ["版权所有 渡口网 京ICP备00000000号-1"]


def kept(lines: list[str]) -> list[str]:
    """The lines that stay."""
    found, _ = remove(characters.to_lines(Source("page", tuple(lines), "")))
    return [line.text for line in found]


AT_THE_END = {
    "a short paragraph": ["船走了，灯还在。"],
    "a quotation": ["“我就是舍不得那盏灯。”老沈说。"],
    "results": [
        "泳渡清河比赛结果",
        "第一名 沈漱舟 青石镇 12:03",
        "第二名 顾之砚 白沙镇 12:40",
        "第三名 陈三多 清河镇 13:11",
    ],
    "questions and answers": [
        "记者：停航以后您打算做什么？",
        "老沈：先把船灯修好。",
        "记者：灯还用得上吗？",
        "老沈：认路。",
    ],
    "a notice of the author": ["*本文所用老照片由船工家属提供，文中人名均为化名。"],
    "a warning of the author": ["风险提示：本文内容不构成投资建议，清河航运股价短期波动较大，请注意风险。"],
    "a correction": ["更正：昨日本报报道中船工年龄有误，老沈今年六十七岁，特此更正并致歉。"],
    "verse": ["学生在画夹背面写了几行诗：", "河水它不说话", "石阶它不说话", "灯在雾里", "替我们点头"],
    "days": ["停航时间表", "3月4日 渡船停航", "3月5日 公交开通", "3月10日 船工签安置协议", "3月20日 码头修缮开工"],
    "whom to ask": [
        "镇文化站征集老照片，报名方式如下：",
        "报名地址：青石镇文化站二楼",
        "联系电话：0000-1234567",
        "联系人：沈老师",
        "邮编：000000",
    ],
    "how to get there": ["陈列室参观信息", "地址：码头路12号", "开放时间：周二至周日9:00—17:00", "交通：乘2路公交车"],
    "background": ["新闻背景", "青石渡始于明代，民国时设过税卡，一九五六年改为汽车轮渡，最忙时一天过车三百辆。"],
}


@pytest.mark.parametrize("special", AT_THE_END.values(), ids=AT_THE_END)
@pytest.mark.parametrize("gap", [False, True], ids=["tight", "with blank lines"])
def test_it_is_the_articles_at_its_end(special: list[str], gap: bool) -> None:
    page = [*MENU, *HEAD, *TEXT, LAST, *special, *FOOT]
    lines = kept([part for line in page for part in ([line, ""] if gap else [line])])
    assert [line for line in special if line not in lines] == []
    assert not {*MENU[:8], *FOOT[4:]} & set(lines)


WITHIN = {
    "cells on lines of their own": [
        *("渡船今年的客流与油费：", "月份", "客流（人次）", "油费（元）"),
        *("1月", "312", "1800", "2月", "280", "1750", "3月", "95", "900"),
    ],
    "a question as a heading": ["渡船还会回来吗？"],
    "rows": ["表1 渡船今年的客流与油费", "月份 客流 油费", "1月 312 1800", "2月 280 1750", "3月 95 900"],
}


@pytest.mark.parametrize("special", WITHIN.values(), ids=WITHIN)
def test_it_is_the_articles_within_it(special: list[str]) -> None:
    lines = kept([*MENU, *HEAD, *TEXT, *special, LAST, *FOOT])
    assert [line for line in (*special, LAST) if line not in lines] == []


def test_numbers_that_count_on_are_those_of_pages() -> None:
    lines = kept([*MENU, *HEAD, *TEXT, "上一页", "1", "2", "3", "4", "下一页", *FOOT])
    assert not {"1", "2", "3", "4"} & set(lines)
