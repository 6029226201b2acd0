"""Articles of clauses, lists and commands: where they stand, and the site's lines in and round them."""

import pytest

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles.remove import remove

HEAD = ["首页 | 教程 | 论坛 | 登录", "当前位置：首页 > 教程 > 正文", "", "渡口的灯怎样点亮"]
DAY = "时间：2021-03-04 10:20 作者：沈漱舟"
STEPS = [
    "先看看灯里有没有油，",
    "两种灯的区别是：",
    "1.铜灯先拧开底座再添油",
    "2.玻璃灯从上面添油",
    "遇到的问题：",
    "灯芯点不着，",
    "换上新的灯芯就好",
]
FOOT = [
    "上一篇：怎样系船",
    "下一篇：没有了",
    "相关内容",
    "* 怎样修船篷",
    "* 灯油的三种配法",
    "关于我们 | 联系我们",
    "版权所有 渡口网",
]


def kept(lines: list[str]) -> list[str]:
    """The lines that stay."""
    found, _ = remove(characters.to_lines(Source("page", tuple(lines), "")))
    return [line.text for line in found if line.text]


@pytest.mark.parametrize(
    "top",
    [
        [],
        ["热门搜索："],
        ["热门文章", "排行榜"],
        ["设为首页 - 加入收藏 - 渡口网（dukou.example），一盏灯，照着过河的人！"],
    ],
)
def test_clauses_below_the_day_are_the_article_whatever_the_head_of_the_page_says(top: list[str]) -> None:
    found = kept([*top, *HEAD, DAY, "", *STEPS, "", *FOOT])
    assert [line for line in found if line in STEPS] == STEPS
    assert not {*top, *FOOT} & set(found)


def test_day_of_writing_and_day_of_the_last_change_are_one_head() -> None:
    days = ["沈漱舟的博客", "/", "11", "/", "创建于", "2021-03-04", "/", "更新于 2021-03-05", "/"]
    found = kept([*HEAD, *days, *STEPS, "", *FOOT])
    assert [line for line in found if line in STEPS] == STEPS
    assert "* 怎样修船篷" not in found


def test_list_of_news_is_no_such_article() -> None:
    news = [line for n in range(1, 9) for line in (f"渡口的第{n}件小事", f"{n} 小时前")]
    text = "昨天傍晚，青石镇的渡船靠了最后一次岸，船上只有三个人：船工老沈、他的孙女和一个背着画夹的学生。"
    found = kept(["首页", "登录", *news, "更多新闻", "渡船停航", "2021-03-04 10:20", text, "", *FOOT])
    assert text in found
    assert not set(news[2::2]) & set(found)


TEXT = "灯塔的程序放在一台小机器上，下面这些命令会常常用到，这里也简单列一下："
LATER = "这些命令在另一台机器上也都试过，老沈说夜里不用再下楼看灯，坐在屋里就知道灯亮不亮。"
SCRIPT = [
    "# 查看日志",
    "docker logs lamp",
    "# 下载新的灯谱",
    "curl -o /srv/lamp/table.txt http://lamp.example/table",
    "# 复制目录到远程机器",
    "scp -r /srv/lamp/online/keeper/long_directory_names/tables keeper@10.0.0.2:/srv",
    "// 分享给别的灯塔",
    "sudo chmod -R 755 /srv/lamp",
]


def test_comments_in_a_script_are_no_buttons() -> None:
    found = kept(["首页", "登录", "灯塔的命令", "2021-03-04 10:20", "", TEXT, *SCRIPT, "", *FOOT])
    assert [line for line in found if line in SCRIPT] == SCRIPT


def test_options_that_commands_share_are_no_contents() -> None:
    options = ["--init \\", "-v /etc/lamp:/etc/lamp:ro \\", "-e OIL=full \\", "--restart=no \\"]
    lines = [
        TEXT,
        "docker run -d --name lamp \\",
        *options,
        "lamp:1",
        LATER,
        "docker run -d --name boat \\",
        *options,
        "boat:1",
    ]
    found = kept(["首页", "登录", "灯塔的命令", "2021-03-04 10:20", "", *lines, "", *FOOT])
    assert [line for line in found if line in options] == options * 2


@pytest.mark.parametrize("line", ["# 分享到", "# 热门文章"])
def test_such_a_line_far_from_code_is_none(line: str) -> None:
    assert line not in kept(["首页", "登录", "灯塔的命令", "2021-03-04 10:20", "", TEXT, LATER, "", line, *FOOT])


@pytest.mark.parametrize("stamp", ["渡口经验:jingyan.dukou.com", "www.dukou.cn", "渡口网（www.dukou.com.cn）"])
def test_address_of_the_site_between_parts_is_furniture(stamp: str) -> None:
    found = kept(["首页", "登录", "灯塔的命令", "2021-03-04 10:20", stamp, TEXT, stamp, LATER, "", *FOOT])
    assert stamp not in found
    assert LATER in found


def test_address_that_stands_once_is_the_articles() -> None:
    line = "渡口网：www.dukou.com"
    assert line in kept(["首页", "登录", "灯塔的命令", "2021-03-04 10:20", TEXT, line, LATER, "", *FOOT])


@pytest.mark.parametrize("line", ["打印的结果如下：", "下载的步骤如下:", "返回的名单如下："])
def test_what_announces_a_result_is_no_button(line: str) -> None:
    result = ["Array", "(", "[lamp] => 1", "[oil] => 3", ")"]
    found = kept(["首页", "登录", "灯塔的命令", "2021-03-04 10:20", TEXT, LATER, "", line, "", *result, "", *FOOT])
    assert [line, "[lamp] => 1"] == [each for each in found if each in (line, "[lamp] => 1")]


def test_disclaimer_right_below_an_item_goes() -> None:
    site = "经验内容仅供参考，如果您需解决具体问题，建议您详细咨询相关领域专业人士。"
    found = kept(["首页", "登录", "灯塔的命令", "2021-03-04 10:20", TEXT, LATER, "* 这样灯就可以整夜亮着", site, *FOOT])
    assert not any(site in line for line in found)


def test_the_title_of_a_page_with_its_keywords_is_no_sentence() -> None:
    title = "渡口的灯怎样点亮[三种灯油] - 灯 - 渡口网|灯船|船篷|灯油|岸边,桥头,河边的小镇,旧码头 - Powered by Lamp!"
    text = ["点灯以前先看看灯里有没有油，没有油的灯点不着。", "然后把灯芯剪短，再点火，火苗要稳。"]
    found = kept([title, "沈漱舟", "|", "邀请好友", "短消息", *HEAD, DAY, *text, *FOOT])
    assert title not in found
    assert "邀请好友" not in found
    assert [line for line in found if line in text] == text
