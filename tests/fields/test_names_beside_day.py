"""Who wrote, beside the day or in brackets, where no label says so."""

import pytest

from kanyin.fields import byline, datelines, names, signing


@pytest.mark.parametrize(
    ("lines", "author", "source"),
    [
        (["一只拾荒猫　　关注　　IP属地: 临城"], "一只拾荒猫", ""),
        (["河边拾灯人　　关注他", "213 人赞同了该文章"], "河边拾灯人", ""),
        (["江上鹿 | 发布于 | 2021-03-04"], "江上鹿", ""),
        (["江上鹿 收录于 笔记　　2021-03-04　　约 1230 字　　预计阅读 3 分钟"], "江上鹿", ""),
        (["Posted on 2021年3月4日 by", "river_lamp"], "river_lamp", ""),
        (["🕐 2021-03-04　　👤 沈漱舟　　👁 321"], "沈漱舟", ""),
        (["__ 2021年03月04日 __沈漱舟 __评论 30 条评论 __268 人阅读"], "沈漱舟", ""),
        (["2021-03-04 10:20　　临城作家协会　　佟雪岭"], "佟雪岭", "临城作家协会"),
        (["河湾网沈漱舟 2021-03-04 23:46:41"], "沈漱舟", "河湾网"),
        (["河灣資訊網╱新聞中心沈漱舟 2021-03-04 10:50"], "沈漱舟", "河灣資訊網"),
        (["河边的灯 發表在河湾網 留言(4) 人氣(239)"], "河边的灯", ""),
        (["作者：心内科 郗文静"], "郗文静", ""),
        (["采访整理：沈漱舟", "口述：费师傅"], "沈漱舟", ""),
    ],
)
def test_who_wrote(lines: list[str], author: str, source: str) -> None:
    found = byline.read_byline(lines)
    assert (found.authors, found.source) == ([author], source)


@pytest.mark.parametrize(
    "line",
    [
        "2021-03-04 | 高新区 | 321",
        "作者：本站编辑 2021-03-04",
        "2021.06.09 09:37发布于社区管理",
        "转载请注明作者和出处",
    ],
)
def test_nobody_wrote(line: str) -> None:
    found = byline.read_byline([line])
    assert (found.authors, found.sources, found.media) == ([], [], [])


def test_the_day_of_a_talk_is_not_that_of_its_page() -> None:
    assert byline.read_byline(["2021-03-04 浏览次数：12", "时间：2021年3月10日 14:00"]).day == "2021-03-04"


def test_an_address_glued_to_the_day() -> None:
    found = byline.read_byline(["http://www.example.cn2021-12-09北京晚报"])
    assert (found.day, found.source) == ("2021-12-09", "北京晚报")


@pytest.mark.parametrize(
    ("text", "authors"),
    [("（林业局 沈漱舟）", ["沈漱舟"]), ("（沈漱舟 县总工会）", ["沈漱舟"]), ("（高新区 管委会）", [])],
)
def test_offices_in_brackets(text: str, authors: list[str]) -> None:
    assert signing.at_end(text).authors == authors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("实习生沈漱舟、记者顾平川报道：渡口的灯亮了。", ("沈漱舟", "顾平川")),
        ("河湾网讯 记者沈漱舟、通讯员顾平川报道：渡口的灯亮了。", ("沈漱舟", "顾平川")),
        ("本报讯（记者沈漱舟通讯员顾平川文/图）渡口的灯亮了。", ("沈漱舟", "顾平川")),
        ("有市民向记者报道：渡口的灯亮了。", ()),
    ],
)
def test_datelines(text: str, authors: tuple[str, ...]) -> None:
    assert datelines.read(text).names == authors


def test_a_name_above_a_day_signs() -> None:
    assert signing.above_day(["灯亮到很晚。", "沈漱舟", "2021.3.4"]) == ("沈漱舟",)
    assert signing.above_day(["灯亮到很晚。", "县教育局", "2021年3月4日"]) == ()


def test_usual_family_names_part_glued_names() -> None:
    assert names.part_glued("谭飞王艳明闫鹃") == ["谭飞", "王艳明", "闫鹃"]
