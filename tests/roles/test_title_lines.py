"""What stands above an article and is not its title."""

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles.remove import remove

TEXT = [
    "渡口的灯在河边亮了四十年，摆渡的人换了三代，灯还是那一盏。",
    "夜里有人要过河，就在对岸喊一声，灯下的人听见了，便解开缆绳。",
    "后来桥修好了，渡口的灯没有熄，镇上的人说，看见灯就知道到家了。",
]


def title_of(lines: list[str]) -> str:
    """The line that is the title."""
    found, _ = remove(characters.to_lines(Source("page", tuple(lines), "")))
    return " ".join(line.text for line in found if line.role == "title")


def test_the_parts_of_a_trail_on_lines_of_their_own_are_none() -> None:
    trail = ["青石县法院网", "—>", "新闻中心", "—>", "案件快报"]
    head = ["今天是：", "2021年3月4日 星期四", *trail, "", "渡口的灯", "作者：方晓", "发布时间：2021-03-04 10:20:00"]
    assert (
        title_of(["青石县法院网", "首页", "法院概况", "新闻中心", *head, *TEXT, "版权所有 青石县法院网"]) == "渡口的灯"
    )


def test_a_price_is_none_and_a_line_above_a_name_is_one() -> None:
    head = ["首页", "过刊浏览", "邮发代号：38-111", "定价：8.00元", "《渡口》2006年9月号（总第141期）", "风物"]
    assert title_of([*head, "渡口的灯", "方晓", *TEXT, "【返回目录】 【打印本文】"]) == "渡口的灯"


def test_fields_with_spaces_in_their_labels_are_none() -> None:
    head = [
        "首页 > 政务公开",
        "索 引 号： 00412/2016-01733 主题分类：  水运 / 通告",
        "发布机构：  青石县政府 发布日期：  2016-09-30",
    ]
    title = "青石县人民政府关于渡口停航的通告"
    assert title_of([*head, title, "浏览次数：1,109 【打印】【关闭】", *TEXT, "版权所有 青石县政府网"]) == title
