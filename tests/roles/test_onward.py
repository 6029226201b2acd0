"""An article that goes on behind what its site has set into it, and other articles that do not."""

import pytest

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles.remove import remove

HEAD = ["首页 | 要闻 | 渡口志", "青石渡停航以后", "2021-03-04 10:20 来源：渡口志"]
FIRST = [
    "青石渡去年冬天停了航，靠渡船过日子的十几户人家各自另找营生。船工老沈把船卖给对岸的砖厂，换了一台旧收割机，"
    "春天替人收油菜，秋天替人收稻子，农闲时到镇上的修理铺帮忙。",
    "镇政府算过一笔账：大桥通车以后每天过桥的车有九百多辆，渡船一年也运不了这么多。石料场的货不再等船，"
    "赶集的人不再等船，渡口的茶亭就冷清下来，只有钓鱼的人还来坐坐。",
]
SECOND = [
    "老沈的女儿在县城念书，周末回来帮着记账。她说收割机一天收三十亩，除去油钱能剩四百，比渡船强，"
    "只是她父亲闲下来总要到渡口去看一眼，回来也不说话，坐在门口擦那盏船灯。",
    "茶亭的主人还没有走。她打算把亭子改成卖茶叶蛋和凉粉的小店，等夏天钓鱼的人多了再添几张竹床，"
    "镇政府答应把石阶修一修，让过桥的人也愿意停下车来看看渡口。",
]
FOOT = ["责任编辑：方晓", "相关新闻", "白沙镇的新学校开学了 2021-01-02", "关于我们 | 联系我们", "京ICP备00000000号-1"]


def kept(lines: list[str]) -> list[str]:
    """The lines that stay."""
    found, _ = remove(characters.to_lines(Source("page", tuple(lines), "")))
    return [line.text for line in found]


@pytest.mark.parametrize(
    "inset",
    [
        ["延伸阅读：", "集装箱的租金创下新高", "又一艘货轮改走远路"],
        ["相关新闻", "· 两地学校同日开学 2018-05-02", "· 老校长的最后一课 2018-04-28", "· 水位回落 2018-04-21"],
        ["猜你喜欢", "新手也能种好的五种花", "冰箱里千万别放的东西", "三百块的月租房还在不在"],
        ["分享到：", "微信", "微博", "QQ空间", "0"],
    ],
)
def test_prose_on_the_same_thing_is_the_articles(inset: list[str]) -> None:
    lines = kept([*HEAD, *FIRST, *inset, *SECOND, *FOOT])
    assert [line for line in (*FIRST, *SECOND) if line not in lines] == []
    assert [line for line in inset[1:] if line in lines] == []


def test_several_insets_and_a_heading_behind_one() -> None:
    one, other = ["延伸阅读", "集装箱的租金创下新高", "又一艘货轮改走远路"], ["推荐阅读", "新手也能种好的五种花"]
    lines = kept([*HEAD, *FIRST, *one, "## 茶亭的主人还没有走", *SECOND, *other, *SECOND[::-1], *FOOT])
    assert "茶亭的主人还没有走" in "".join(lines)
    assert not {*one[1:], *other[1:]} & set(lines)


def test_what_a_headline_announces_is_another_article() -> None:
    teaser = [
        "白沙镇新学校秋季开学",
        "白沙镇新学校秋季开学，三百名学生从八个村子搬进了新教室，操场上铺了新的跑道，老师的宿舍也修好了。"
        "校长说秋季先开到初二，等明年再添高中部，学校的食堂能让五百人同时吃饭。",
        "学校门口的路是春天修的，从前下雨就走不了人，如今校车可以一直开到教室楼下，"
        "家住得远的学生早上六点半上车，七点一刻就能到学校吃早饭。",
    ]
    assert not set(teaser) & set(kept([*HEAD, *FIRST, *SECOND, "相关新闻", *teaser, *FOOT]))


def test_what_names_its_subject_first_is_another_article() -> None:
    poet = [
        "顾之砚",
        "顾之砚（1902—1971），字墨卿，临城人，早年在省城学堂教书，后来回乡办报，写过许多讲渡口与茶亭的短文，"
        "他的文集在他身后由学生编成，收文一百二十篇。",
        "顾之砚的文章短而平实，写船工、写卖茶的人、写石料场的学徒，从不用典，"
        "当时的人说他的字像石阶一样，一级一级都走得稳，读完才知道已经到了水边。",
    ]
    assert not set(poet) & set(kept([*HEAD, *FIRST, *SECOND, "猜你喜欢：", *poet, *FOOT]))


def test_comments_on_the_same_thing_are_none_of_the_article() -> None:
    comments = ["网友评论", "乌桕客 2021-03-05 09:12", SECOND[0], "白沙人 2021-03-05 10:40", SECOND[1]]
    assert kept([*HEAD, *FIRST, *comments, *FOOT[1:]])[-1] == FIRST[-1]


def test_a_single_teaser_is_none_of_the_article() -> None:
    teaser = "耗时两年，摄影师走遍清河两岸，拍下一百座渡口的最后一班船！"
    assert not any(teaser in line for line in kept([*HEAD, *FIRST, *SECOND, "往期推荐", f"* {teaser}", *FOOT]))


def test_an_item_below_the_foot_is_no_article_that_goes_on() -> None:
    text = [
        "渡口的灯亮了四十年，守灯的人换了三个，船还是那条船。",
        "每天天黑以前，守灯人把灯油添满，等末班船靠岸。",
    ]
    items = ["+ 解决 渡口的灯，下雨时，船还没靠岸，灯油已经用完", "+ 怎样修船篷", "+ 灯油的三种配法"]
    lines = ["渡口的灯", "2021-03-04", *text, "上一篇 1 2 下一篇", "相关文章", *items, "版权所有 渡口网"]
    found, _ = remove(characters.to_lines(Source("page", tuple(lines), "")))
    assert [line.text for line in found if line.text in items] == []
