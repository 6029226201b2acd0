"""Bylines of portals, blogs and government pages: what is told, what tells nothing, what is left over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.fields.byline import is_byline, is_credit, read_byline
from kanyin.fields.signing import may_sign
from kanyin.structure.bylines import dateline, signers


@pytest.mark.parametrize(
    ("lines", "date", "source", "authors"),
    [
        (["2021-03-04 10:22:31 来源：临城晚报 作者：方晓"], "2021-03-04", "临城晚报", ["方晓"]),
        (["2021年03月04日10:22 | 来源：河湾网"], "2021-03-04", "河湾网", []),
        (["来源：", "河湾日报", "时间：2021-03-04 06:23"], "2021-03-04", "河湾日报", []),
        (["发布日期：2021-03-04 浏览次数： 信息来源：镇文化站"], "2021-03-04", "镇文化站", []),
        (["最后更新: 2021-03-09 15:14", "2021-03-04 15:10:53 字号：A- A A+ 来源：河湾网"], "2021-03-04", "河湾网", []),
        (["2021-03-04 阅读：8169 来源:转载作者:沈漱舟"], "2021-03-04", "转载", ["沈漱舟"]),
        (["河湾晚报记者 沈漱舟 顾之砚", "2021-03-04 09:10"], "2021-03-04", "河湾晚报", ["沈漱舟", "顾之砚"]),
        (["沈漱舟/河湾日报", "2021-03-04 09:10"], "2021-03-04", "河湾日报", ["沈漱舟"]),
        (["原创  听雨    河湾夜读"], "", "河湾夜读", ["听雨"]),
        (["以下文章来源于河湾夜读 ，作者听雨"], "", "河湾夜读", ["听雨"]),
        (["2021年3月4日 09:05 河湾网"], "2021-03-04", "河湾网", []),
        (["來源：河灣日報 記者：沈漱舟 建立時間：2021/03/04 11:44"], "2021-03-04", "河灣日報", ["沈漱舟"]),
        (["发表时间： 04/03/2021 - 13:48", "作者： [78]沈漱舟"], "2021-03-04", "", ["沈漱舟"]),
        (["文｜沈漱舟", "编辑｜顾之砚"], "", "", ["沈漱舟"]),
        (["来源：未知 作者：佚名 2021-03-04"], "2021-03-04", "", []),
        (["21-03-04 09:10 发布"], "2021-03-04", "", []),
        (["Posted on 4 Mar 2021"], "2021-03-04", "", []),
        (["3/4/2021 9:23:57 PM"], "2021-03-04", "", []),
        (["2021-03-04 15:05河灣日報 記者沈漱舟／即時報導"], "2021-03-04", "河灣日報", ["沈漱舟"]),
        (["2021年03月04日 河湾传媒 时政新闻 1665 0"], "2021-03-04", "河湾传媒", []),
        (["2021-03-04 11:10 河湾网[整理] 1"], "2021-03-04", "河湾网", []),
        (["本文来源于河湾网　2021-03-04 09:36:26"], "2021-03-04", "河湾网", []),
        (["作者：方晓北京大学历史学院教授"], "", "", ["方晓"]),
        (["作者：临城大学历史学院方晓"], "", "", ["方晓"]),
        (["社會中心／綜合報導"], "", "", []),
        (["社会中心/临城报道"], "", "", []),
        (["河湾報快訊／沈漱舟"], "", "河湾報", ["沈漱舟"]),
        (["来源：河湾新闻网 沈漱舟"], "", "河湾新闻网", ["沈漱舟"]),
        (["来源：沈漱舟"], "", "", ["沈漱舟"]),
        (["发布机构：河湾镇 来源：镇文化站"], "", "镇文化站", []),
        (["发布者：沈漱舟 发布时间：2021-03-04"], "2021-03-04", "", []),
        (["发布者：提灯的鱼 发布时间：2021-03-04"], "2021-03-04", "", ["提灯的鱼"]),
        (["发文机关：河湾县教育局、河湾县文化局"], "", "", []),
        (["作者 Ada M. Lovelace"], "", "", ["Ada M. Lovelace"]),
        (["作者：《河湾》记者 沈漱舟"], "", "河湾", ["沈漱舟"]),
        (["河湾网临城频道  记者  沈漱舟  檀灯"], "", "河湾网临城频道", ["沈漱舟", "檀灯"]),
        (["河边的灯2021年3月4日07:48"], "2021-03-04", "河边的灯", []),
        (["http://a.example.org 2021年03月04日 11:21 《河湾周刊》"], "2021-03-04", "河湾周刊", []),
        (["2021-03-04 08:00", "沈漱舟"], "2021-03-04", "", ["沈漱舟"]),
        (["提灯的鱼", "2021-03-04 08:00 阅读 5605"], "2021-03-04", "", ["提灯的鱼"]),
        (["提灯的鱼", "2021-03-04 08:00"], "2021-03-04", "提灯的鱼", []),
        (["冀明泉", "2021-03-04 08:00"], "2021-03-04", "", ["冀明泉"]),
        (["L-灯老师-河湾小院", "于 2021-03-04 08:00:01 发布"], "2021-03-04", "", ["L-灯老师-河湾小院"]),
        (["原创 2021-03-04 提灯的鱼 河边的灯 河边的灯"], "2021-03-04", "河边的灯", ["提灯的鱼"]),
        (["原创文章，作者：lamp，如若转载，请注明出处：https://a.example.org/1"], "", "", ["lamp"]),
        (["作者︱沈漱舟"], "", "", ["沈漱舟"]),
        (["■ 本报记者 沈漱舟 实习生 顾之砚"], "", "", ["沈漱舟", "顾之砚"]),
        (["原创 听雨 河湾夜读 2021-03-04 07:31 发表于湖南"], "2021-03-04", "河湾夜读", ["听雨"]),
        (["编者按：本文来自微信公众号“河湾夜读”（ID：hewan），作者：听雨，编辑：阿灯"], "", "河湾夜读", ["听雨"]),
        (["2021年3月4日 06:58河湾观察报作者：方晓评论(12)"], "2021-03-04", "河湾观察报", ["方晓"]),
        (["发布：河湾文旅"], "", "河湾文旅", []),
        (["署名：____ 密码：____ [ ] 匿名发表"], "", "", []),
        (["202103/0410:22:31 来源：河湾网"], "2021-03-04", "河湾网", []),
        (["转自《河湾报》"], "", "河湾报", []),
        (["《河湾》半月刊网作者：沈漱舟方晓 2021-03-04 17:18"], "2021-03-04", "河湾半月刊网", ["沈漱舟", "方晓"]),
        (["北京河灣網 (2021-03-04 11:12)"], "2021-03-04", "北京河灣網", []),
        (["2021-03-04 15:05聯合報 記者沈漱舟／即時報導"], "2021-03-04", "聯合報", ["沈漱舟"]),
        (["执笔/叨叨姐、胡一刀&李小飞刀"], "", "", ["叨叨姐", "胡一刀", "李小飞刀"]),
        (["作者：临城公共网络发起人、代表作《河边》沈漱舟"], "", "", ["沈漱舟"]),
        (["来源：沈漱舟", "作者：方晓"], "", "沈漱舟", ["方晓"]),
        (["作者：方晓 开通知网号"], "", "", ["方晓"]),
        (["临城晚报记者 沈漱舟 河湾县报道"], "", "临城晚报", ["沈漱舟"]),
    ],
)
def test_what_a_byline_tells(lines: list[str], date: str, source: str, authors: list[str]) -> None:
    read = read_byline(lines)
    assert (read.date, read.source, read.authors) == (date, source, authors)
    assert read.left == []


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("lamp_by_river 2021-03-04 11:20:11 0人参与评论", ["lamp_by_river"]),
        ("河边的灯 2021-03-04 11:20 阅读 12", ["河边的灯"]),
        ("河边的灯 发表于 2021-03-04 11:20", ["河边的灯"]),
        ("[ 轻小说连载 ](//a.example.org/1)2021-03-04 11:20", []),
        ("本文来源于临城统计局 2021-03-04 11:20", []),
        ("LAMP.EXAMPLE.COM 2021年3月4日12:12", []),
        ("口述:“河边的灯和人”", []),
        ("口述：一个提着灯走了一夜路的人的自白", []),
        ("作者简介", []),
    ],
)
def test_who_is_an_author_by_a_line_of_accounts(line: str, authors: list[str]) -> None:
    assert read_byline([line]).authors == authors


def test_an_author_who_is_the_editor_too() -> None:
    assert read_byline(["作者：沈漱舟 责任编辑：沈漱舟"]).doubtful == ["沈漱舟"]
    assert read_byline(["作者：沈漱舟 责任编辑：顾之砚"]).doubtful == []


def test_an_official_document() -> None:
    read = read_byline(
        [
            "索引号：000/2021-7 主题分类：文化",
            "发文字号：河政发〔2021〕7号 成文日期：2021年3月1日",
            "发布日期：2021年3月4日",
        ]
    )
    assert (read.number, read.date) == ("河政发〔2021〕7号", "2021-03-04")


def test_an_original_title_may_hold_words_of_bylines() -> None:
    read = read_byline(["原标题：视频丨河湾的灯 来源：河湾日报"])
    assert (read.original_title, read.source, read.pictures) == ("视频丨河湾的灯", "河湾日报", [])


def test_a_word_that_ends_in_a_label_is_none() -> None:
    assert read_byline(["Ruby：极致的语言"]).authors == []


NO_BYLINES = ["读者关注的来源地", "沈漱舟提灯夜行记", "上述情况要及时上报", "相关新闻", "记者：你为什么留下来？"]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_a_credit_says_of_what_it_tells() -> None:
    assert is_credit("责任编辑：沈漱舟") and is_credit("河湾晚报记者 沈漱舟")
    assert not is_credit("河湾网")


def test_what_is_not_understood_is_left_over() -> None:
    assert read_byline(["2021-03-04 高山流水，别有洞天"]).left == ["2021-03-04 高山流水，别有洞天"]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (["〔記者沈漱舟／河灣報導〕今天下午，"], [], ("沈漱舟",)),
        ([], ["书就走得远一些。（河湾台记者 沈漱舟）"], ("沈漱舟",)),
        ([], ["（沈漱舟）"], ("沈漱舟",)),
        ([], ["门前有一棵树（老槐树）"], ()),
        (["（2021年3月4日通过）"], [], ()),
    ],
)
def test_authors_that_the_text_names(first: list[str], last: list[str], names: tuple[str, ...]) -> None:
    assert (dateline(first, is_bare=False).names or signers(last)) == names


def test_bare_names_at_the_end_may_be_a_signature() -> None:
    assert may_sign("灯亮到天明。（沈漱舟）") and may_sign("灯亮到天明。（沈漱舟 顾之砚）")
    assert not may_sign("灯亮到天明（县图书馆 老槐树）") and not may_sign("灯亮到天明。")


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_read(lines: list[str]) -> None:
    read = read_byline(lines)
    assert all(name.strip() for name in [*read.authors, *read.sources, *read.accounts])


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (["（中央社記者方曉香臨城21日電）河邊的燈亮了。"], [], ("方曉香",)),
        (["记者沈漱舟报道　河边的灯亮了。"], [], ("沈漱舟",)),
        (["（新华社临城电（记者沈漱舟））河边的灯亮了。"], [], ()),
        ([], ["灯亮到天明。本报记者沈漱舟"], ("沈漱舟",)),
        ([], ["**作者︱沈漱舟**"], ("沈漱舟",)),
        ([], ["（沈漱舟）"], ("沈漱舟",)),
        ([], ["他问的是那位记者"], ()),
        (["临城日报讯（实习记者沈漱舟 通讯员顾之砚）河边"], [], ("沈漱舟", "顾之砚")),
        (["河湾网讯（编译/Ada）河边的灯亮了"], [], ("Ada",)),
        (["河湾网讯（记者沈漱舟 整合）河边的灯亮了"], [], ()),
        (["新华社临城电（记者沈漱舟）河边的灯亮了"], [], ()),
        (["（职工通讯员 沈漱舟 顾之砚）河边的灯亮了"], [], ("沈漱舟", "顾之砚")),
        ([], ["灯亮到天明。（图书馆 沈漱舟）"], ("沈漱舟",)),
        ([], ["灯亮到天明。（沈漱舟 临城报道）"], ("沈漱舟",)),
        ([], ["（作者：方晓北京大学历史学院教授）"], ("方晓",)),
        ([], ["（作者沈漱舟系河湾智库研究员）"], ("沈漱舟",)),
        ([], ["河湾报·河湾网记者 沈漱舟 来源：河湾日报"], ("沈漱舟",)),
        ([], ["灯亮到天明。（沈漱舟）"], ()),
        ([], ["灯亮到天明。（图书馆沈漱舟）"], ("沈漱舟",)),
        ([], ["“灯亮到天明了吗？”（沈漱舟临城报道）"], ("沈漱舟",)),
        ([], ["河湾时事讯（沈漱舟）"], ("沈漱舟",)),
        (["据临城社临城电（记者 扎西卓玛）河边的灯亮了"], [], ("扎西卓玛",)),
        ([], ["灯亮到天明（县图书馆 老槐树）"], ()),
        ([], ["方晓/文 老K/图"], ("方晓",)),
        ([], ["（图文/心血管内科 樊丽君）"], ("樊丽君",)),
        ([], ["（编译/方晓）"], ("方晓",)),
        ([], ["（来源：河湾日报 作者：临城世界经济研究部部长、研究员沈漱舟）返回搜狐，查看更多"], ("沈漱舟",)),
        (["记者沈漱舟报道　6月10日，河边的灯亮了。"], [], ("沈漱舟",)),
        (["据新华社临城电（记者 扎西卓玛）河边的灯亮了"], [], ("扎西卓玛",)),
        (["河湾社临城5日电 (沈漱舟", "顾之砚)河边的灯亮了"], [], ("沈漱舟", "顾之砚")),
        (["0", ")", "小", "中", "大", "河湾网临城5日电 (", "沈漱舟", ")河边的灯亮了"], [], ("沈漱舟",)),
        ([], ["灯亮到天明。（记者 沈漱舟", "通讯员 顾之砚）"], ("沈漱舟", "顾之砚")),
    ],
)
def test_who_signs_in_the_text(first: list[str], last: list[str], names: tuple[str, ...]) -> None:
    assert (dateline(first, is_bare=False).names or signers(last)) == names


def test_a_line_that_begins_a_sentence_in_brackets_is_no_byline() -> None:
    assert not is_byline("河湾网讯（记者沈漱舟 通讯员顾之砚")
    assert is_byline("（记者沈漱舟 通讯员顾之砚）")


def test_who_answers_on_a_board_is_no_author() -> None:
    lines = ["作者：提灯的鱼 提交日期：2021-03-04", "作者：河边的灯 回复日期：2021-03-05"]
    assert read_byline(lines).authors == ["提灯的鱼"]
    assert read_byline(["作者：提灯的鱼", "作者：河边的灯", "作者：老槐树"]).authors == ["提灯的鱼"]


def test_an_author_beside_one_who_is_the_editor_too() -> None:
    assert read_byline(["作者：沈漱舟 责任编辑：沈漱舟", "作者：方晓"]).authors == ["方晓"]


def test_words_of_an_account_are_no_names_glued_together() -> None:
    assert read_byline(["金云时代官微"]).authors == []


def test_a_line_that_counts_readers_makes_no_sentence_an_account() -> None:
    assert read_byline(["挑水的人终于不用绕远路了", "2021-03-04 浏览 388 次"]).authors == []


@pytest.mark.parametrize("line", ["编译：编译成目标文件，即机器读的文件", "整理：把账本按年份排好，装进木箱"])
def test_what_a_word_of_a_list_means_is_no_credit(line: str) -> None:
    read = read_byline([line])
    assert not (read.editors or read.authors or is_credit(line))


def test_an_office_before_a_name_is_one() -> None:
    assert is_credit("编辑：渡口日报社新媒体编辑部，沈越") and is_credit("供稿：青石县委宣传部，摄影沈越")


@pytest.mark.parametrize("text", ["0İD", "İD：12", "ſource: 河湾日报", "blac\u212aboard"])
def test_letters_that_are_others_in_small_are_no_label(text: str) -> None:
    assert read_byline([text]).authors == []
