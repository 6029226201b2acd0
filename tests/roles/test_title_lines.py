"""What stands above an article and is not its title."""

from kanyin import pipeline
from kanyin.clean import characters
from kanyin.fields.titles import read_title
from kanyin.model import Source
from kanyin.read.dumps import read_dump
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


def test_the_page_of_a_newspaper_is_none() -> None:
    head = ["报纸首页 | 版面导航", "2011年6月8日 星期三  出版", "", "第A06版：民生·街巷  上一版 下一版", "PDF版"]
    assert title_of([*head, "放大 缩小 默认", "渡口的灯", "方晓", "", *TEXT, "版权所有 渡口晚报"]) == "渡口的灯"


def test_an_account_beside_a_day_is_none() -> None:
    head = [
        "快讯 资讯 直播 视频 专题 活动",
        "",
        "“剩菜”卖光了，但不是这样卖的",
        "",
        "河口实验室 · 2019-11-29",
        "吃光了的账，要从头算起。",
    ]
    assert title_of([*head, *TEXT, "版权所有 渡口网"]) == "“剩菜”卖光了，但不是这样卖的"


def test_who_wrote_stands_below_a_heading() -> None:
    head = ["渡口诗刊 » 诗歌", "", "## 秋天，在河边（组诗）", "", "方晓", "", "03-04", "", "#### 对岸", ""]
    source = Source("page", (*head, *TEXT, "版权所有 渡口诗刊"), "")
    found, _ = remove(characters.to_lines(read_dump(source)))
    assert [line.text for line in found if line.role == "title"] == ["秋天，在河边（组诗）"]


def test_a_unit_and_a_name_are_none() -> None:
    head = [
        "首页 » 行业动态 » 查看详情",
        "",
        "渡口停航进入最后一月",
        "",
        "协会秘书处 方晓",
        "",
        "稿源：渡口报 日期：2013-07-16",
    ]
    assert title_of([*head, "", *TEXT, "版权所有 渡口协会"]) == "渡口停航进入最后一月"


def test_what_ends_in_a_colon_is_the_first_half_of_a_title() -> None:
    head = [
        "渡口网首页 > 乡村振兴",
        "",
        "河口小镇的“水上粮仓”：",
        "一盏灯背后的三次转身",
        "",
        "2022-10-18 08:41来源：渡口网",
    ]
    assert title_of([*head, "", *TEXT, "版权所有 渡口网"]) == "河口小镇的“水上粮仓”： 一盏灯背后的三次转身"


def test_what_the_page_says_again_alone_is_the_whole_title() -> None:
    head = [
        "本版标题导航",
        "* 渡口的最后一盏灯",
        "* 天气预报说有雨",
        "",
        "三十一座桥，一条船每天要走四十公里",
        "渡口的最后一盏灯",
    ]
    assert title_of([*head, "本报记者 方晓", "", *TEXT, "版权所有 渡口晚报"]) == "渡口的最后一盏灯"


def test_the_page_title_holds_it_between_the_names_of_the_site() -> None:
    top = "渡口网—对岸的灯为什么总是亮着 - 方晓的博客"
    head = [
        top,
        "渡口网首页",
        "新闻",
        "博客",
        "好友",
        "博文",
        "对岸的灯为什么总是亮着",
        "已有 5862 次阅读 2013-03-04 10:20",
    ]
    assert title_of([*head, *TEXT, "版权所有 渡口网"]) == "对岸的灯为什么总是亮着"


def test_the_name_of_a_column_is_none() -> None:
    head = [
        "三城周刊随笔往期订阅",
        "",
        "人物 · 封面故事",
        "",
        "渡口灯",
        "",
        "——一个守灯人和他的最后一盏灯",
        "",
        "文／方晓",
    ]
    assert title_of([*head, "", *TEXT, "版权所有 渡口网"]) == "渡口灯"
    head = ["您的位置：渡口新闻网 > 要闻", "", "大风天里的“逆行渡船”", "", "稿源：渡口新闻网 2013-10-07 21:14", ""]
    dateline = ["【大风来袭·直击】", "渡口新闻网讯（记者方晓 通讯员沈漱舟", "顾之砚）昨天下午，" + TEXT[0]]
    assert title_of([*head, *dateline, *TEXT[1:], "版权所有 渡口网"]) == "大风天里的“逆行渡船”"


def test_the_first_of_two_headlines_above_the_day() -> None:
    head = [
        "青石新闻网",
        "",
        "当前位置：首页 > 法治 > 正文",
        "",
        "渡口支起“板凳法庭”",
        "",
        "水乡巡回审判点四年办案三百余起",
    ]
    told = ["", "时间：2013-04-17 来源：青石日报 浏览次数：621", "", *TEXT, "版权所有 青石新闻网"]
    assert title_of([*head, *told]) == "渡口支起“板凳法庭”"


def test_weather_a_column_and_a_call_to_buy_are_none() -> None:
    for other in ("青石 3月4日 多云 7~11℃ 空气质量 良", "深度 | 河边24小时", "渡口夜游节船票开售，点击预约"):
        head = ["青石在线客户端", "菜单", "", other, "", "渡口的灯", "青石在线", "2021-03-04 10:20:00"]
        assert title_of([*head, *TEXT, "版权所有 青石在线"]) == "渡口的灯"


def test_the_name_of_an_electronic_edition_is_none() -> None:
    head = [
        "渡口晚报多媒体数字报",
        "2015年01月22日",
        "星期四",
        "出版",
        "07版：城事·夜色",
        "夜里有人喊一声，",
        "灯就亮了",
    ]
    lines = (*head, "作者：方晓", "字体：", "大", "中", "小", *TEXT, "版权所有 渡口晚报")
    meta = pipeline.clean_source(Source("page.txt", lines, "")).meta
    assert (meta.title, meta.date) == ("夜里有人喊一声，灯就亮了", "2015-01-22")


def test_what_a_page_is_made_of_and_the_kind_of_a_thread_go_from_a_title() -> None:
    assert read_title("[视频]渡口的灯亮了").text == "渡口的灯亮了"
    assert read_title("[求助] 渡口的灯怎么修").text == "渡口的灯怎么修"
    assert read_title("[百姓声音]渡口的灯").text == "[百姓声音]渡口的灯"
    assert read_title("【师者】渡口的灯").text == "【师者】渡口的灯"


def test_a_magazines_issue_is_none_and_tells_source_and_date() -> None:
    head = ["渡口首页 | 订阅 | 往期", "", "守灯人", "", "  • 《渡口周刊》2012年第8期　2012-03-05", "  • 点击：88", ""]
    assert title_of([*head, *TEXT, "版权所有 渡口周刊"]) == "守灯人"
    page = pipeline.clean_source(Source("page.txt", (*head, *TEXT, "版权所有 渡口周刊"), ""))
    front = pipeline.make_markdown(page).split("\n---")[0]
    assert "title: 守灯人" in front
    assert "container-title: 渡口周刊" in front
    assert "date: '2012-03-05'" in front


def test_names_of_columns_run_together_are_none() -> None:
    menu = "推荐时政乡镇直播电视广播读报随手拍"
    head = ["渡口融媒|打开APP", "", menu, "", "渡口发布 2023-09-04 18:20:07 阅读 1.2万", "", "渡口的灯亮了四十年", ""]
    assert title_of([*head, *TEXT, "版权所有 渡口网"]) == "渡口的灯亮了四十年"


def test_the_headline_as_it_is_printed_is_rather_than_the_pages_own() -> None:
    printed = "摆渡的人在渡口守灯四十年 对岸喊一声就来"
    head = ["老船工在渡口守灯四十年 对岸喊一声就来-渡口新闻-青石热线", "首页", "青石热线", "渡口新闻", printed]
    assert title_of([*head, "2014-08-19 09:20", "来源：渡口晚报", *TEXT, "版权所有 青石热线"]) == printed


def test_the_first_line_of_a_heading_that_a_dump_marks_is_a_half_of_it() -> None:
    head = ["当前位置：首页 > 新闻", "", "# 夜里的“那一声喊”：", "渡口的灯下有人解缆", "", "来源：渡口晚报", ""]
    assert title_of([*head, *TEXT, "版权所有 渡口网"]) == "# 夜里的“那一声喊”： 渡口的灯下有人解缆"


def test_a_reports_first_line_stays_text_where_its_headline_is_printed_too() -> None:
    told = "渡口社临城5日电　题：渡口的灯——老船工守灯四十年见闻"
    head = ["渡口网 > 正文", "", "渡口的灯——老船工守灯四十年见闻", "图集", "", told, "", "渡口社记者方晓", ""]
    found, _ = remove(characters.to_lines(Source("page", (*head, *TEXT), "")))
    roles = {line.text: line.role for line in found}
    assert roles["渡口的灯——老船工守灯四十年见闻"] == "title"
    assert roles[told] != "title"
    assert read_title(told).text == "渡口的灯——老船工守灯四十年见闻"


def test_one_character_is_where_the_trail_ends_with_it() -> None:
    verse = ["月亮落在水里", "船也落在水里", "渡河的人没有来"]
    head = ["# 渡口文学", "", "当前位置：渡口文学>散文>灯", "", "灯", "", "时间：2016-04-09 21:36 作者：方晓", ""]
    found, _ = remove(characters.to_lines(Source("page", (*head, *verse, "", *TEXT, "版权所有 渡口网"), "")))
    assert [line.text for line in found if line.role == "title"] == ["灯"]
    assert set(verse) <= {line.text for line in found}
    other = [line.replace(">灯", ">桥") for line in head]
    assert title_of([*other, *TEXT, "版权所有 渡口网"]) != "灯"


def test_a_medium_in_its_frame_is_no_part_and_a_column_is() -> None:
    assert read_title("【渡口日报】老船工守灯四十年").text == "老船工守灯四十年"
    assert read_title("【深度】老船工守灯四十年").text == "【深度】老船工守灯四十年"


def test_a_section_that_says_the_title_again_is_none() -> None:
    nav = ["首页 | 期刊大全 | 投稿指南 | 联系我们", "您现在的位置:首页 > 论文 > 正文"]
    info = "作者:方晓 来源:《渡口》 1999年5期"
    text = ["　　" + line for line in TEXT]
    title = "古镇渡口的灯对航运业的启示"
    assert title_of([*nav, title, "", info, text[0], "　　二、" + title, *text]) == title


def test_names_and_unit_on_one_line_stand_below_a_title() -> None:
    head = ["渡船科技", "", "渡口概论", "夜间摆渡认识论探析", "沈漱舟方晓 顾之砚(临江大学船艺系，临江 000000)"]
    abstract = ["摘要 通过对夜间摆渡的认识探讨，从守灯人的实际出发，提出了灯的方法。", "关键词 渡船 灯 夜航"]
    assert title_of([*head, *abstract, *TEXT]) == "夜间摆渡认识论探析"
