"""What stands below and beside the sentences of an article, and is the article's all the same."""

from kanyin.clean import characters
from kanyin.model import Line, Source
from kanyin.roles.remove import remove

HEAD = ["首页 | 百科 | 渡口志", "青石渡", "2021-03-04 10:20 来源：渡口志"]
CITING = [
    "青石渡在清河下游，旧时是三县往来的要津，渡船昼夜不停。[1]",
    "一九五六年渡口改为汽车轮渡，每日往返二十四次，运的多是粮食。[2]",
    "大桥通车以后轮渡停航，码头的石阶还在，栏杆是后来添的。[3]",
]
FOOT = ["相关推荐", "白沙渡的灯 2020-01-02", "乌桕树下的茶亭 2020-01-05", "关于我们 | 联系我们", "京ICP备00000000号-1"]


def kept(lines: list[str]) -> list[str]:
    """The lines that stay."""
    found, _ = remove(characters.to_lines(Source("page", tuple(lines), "")))
    return [line.text for line in found]


def test_a_headline_that_stands_twice_is_no_text() -> None:
    title = "全镇的灯一夜之间都亮了，渡口的老人说从没见过这样的夜晚！"
    text = [
        "01 引子",
        "那一夜没有风，灯照得河面发白！",
        "02 灯",
        "先亮的是渡口的三盏，后来是石桥。",
        "后来全镇都亮了！",
    ]
    head = [
        title,
        title,
        "Original",
        "沈越",
        "渡口笔记",
        "渡口笔记",
        "2023-01-10 07:07",
        "收录于合集",
        "#灯",
        "38",
        "个",
    ]
    assert [line for line in text if line not in kept([*head, "点击上方", "关注", *text, *FOOT])] == []


def test_a_list_that_goes_on_below_the_text_stays() -> None:
    plain = [sentence[:-3] for sentence in CITING]
    ferries = [f"{name}渡轮{kind}型的参数与出厂年份" for name in "青白乌石沙桐" for kind in "甲乙丙丁戊"]
    assert [line for line in ferries if line not in kept([*HEAD, *plain, "渡轮型号", *ferries, *FOOT])] == []


def test_works_between_a_text_and_the_list_that_it_cites_stay() -> None:
    songs = [f"{name}水谣     20{n:02d}-03" for n, name in enumerate("清白乌石沙桐梅", 1)]
    entries = [f"{n}.    {name}渡今昔 ．渡口晚报[引用日期2019-05-{n:02d}]" for n, name in enumerate("青白乌石", 1)]
    lines = kept([*HEAD, *CITING, "有关歌谣", *songs, "参考资料", *entries, *FOOT])
    assert [line for line in (*songs, *entries) if line not in lines] == []
    assert "白沙渡的灯 2020-01-02" not in lines


def test_entries_whose_numbers_stand_on_lines_of_their_own() -> None:
    titles = [
        "青石渡正式停航．渡口晚报．2019-05-09",
        "清河大桥通车．县报．2019-05-10",
        "渡口志续编．县志办．2019-06-01",
    ]
    entries = [line for n, title in enumerate(titles, 1) for line in (str(n), title)]
    lines = kept([*HEAD, *CITING, "参考资料", *entries, *FOOT])
    assert [title for title in titles if title not in lines] == []


def test_the_links_that_a_browser_lists_are_no_references() -> None:
    links = [f"{n}. file:///渡口/{n}.html" for n in range(1, 5)]
    assert kept([*HEAD, *(sentence[:-3] for sentence in CITING), *FOOT, "References", *links])[-1] not in links


PLAIN = [
    "青石渡在清河下游，旧时是三县往来的要津，渡船昼夜不停，冬天也只在封河时歇几日，船工轮流回家过年。"
    "据老人回忆，最忙的年份一天要过上千人，挑担的、赶集的、走亲戚的都在这里等船。",
    "一九五六年渡口改为汽车轮渡，每日往返二十四次，运的多是粮食，也运过修桥的石料和整车的乌桕籽。"
    "轮渡的汽笛声隔着两里地也听得见，镇上的人拿它当钟用，早上第一声是开饭，晚上最后一声是关门。",
]
AFTER = [
    "青石渡停航那天来了许多人，有人带了一壶酒，倒进河里，说是敬这些年的渡船，也敬在船上过了一辈子的人。"
    "最后一班船开得很慢，到了对岸又折回来，像是舍不得靠岸，岸上的人就一直站着看。",
    "如今渡口的石阶还在，栏杆是后来添的，夏天有人来乘凉，说起渡船，年轻人已经不大信了，只当是故事听。"
    "县里把旧轮渡的锚立在坡上，旁边种了两棵乌桕，秋天叶子红的时候，常有人来照相。",
]
OTHERS = ["延伸阅读", "白沙渡的灯又亮了起来", "乌桕树下的茶亭开了门"]


def test_the_text_goes_on_behind_a_list_of_other_articles() -> None:
    lines = kept([*HEAD, *PLAIN, *OTHERS, *AFTER, *FOOT])
    assert [line for line in AFTER if line not in lines] == []
    assert [line for line in OTHERS if line in lines] == []


def test_comments_behind_the_foot_are_none_of_the_text() -> None:
    comments = ["最新评论", "乌桕客 2021-03-05 09:12", AFTER[0], "白沙人 2021-03-05 10:40", AFTER[1]]
    assert kept([*HEAD, *PLAIN, *comments, *FOOT])[-1] == PLAIN[-1]


def test_whom_to_ask_right_below_a_notice_stays() -> None:
    contacts = ["联系人：沈漱舟、方晓", "联系电话：0000-1234567", "邮箱：ferry@example.org"]
    assert [line for line in contacts if line not in kept([*HEAD, *PLAIN, *contacts, *FOOT])] == []
    assert contacts[1] not in kept([*HEAD, *PLAIN, *FOOT, *contacts])


def test_arrows_of_a_route_and_names_of_pictures_end_no_text() -> None:
    route = [
        "第一天的走法",
        "县城客运站→白沙渡→茶亭（午餐）→青石渡宿",
        "[3f9c01ab7d22]",
        "第二天的走法",
        "青石渡→石料场→县城",
    ]
    assert [line for line in route if "渡" in line and line not in kept([*HEAD, *PLAIN, *route, *AFTER, *FOOT])] == []


def test_an_attachment_within_a_post_begins_no_other_post() -> None:
    post = [PLAIN[0], "ferry_1.jpg (211.4 KB, 下载次数: 3) 下载附件 2021-3-4 10:18 上传", PLAIN[1]]
    heads = ["船工老沈 发表于 2021-3-4 11:02", "路过。", "乌桕客 发表于 2021-3-4 11:40", "顶一下。"]
    lines = kept(["首页 | 论坛", "青石渡的船", "渡口人 发表于 2021-3-4 10:20", *post, *heads, *FOOT])
    assert PLAIN[1] in lines


def test_a_menu_below_a_title_is_none_of_the_text() -> None:
    menu = [f"{kind}{name}" for kind in ("皮影", "针线", "糕点", "琴谱") for name in ("新编", "大全", "入门", "图谱")]
    lines = kept([*HEAD, *menu, *PLAIN, *FOOT])
    assert [line for line in menu[:-3] if line in lines] == []


def test_the_bullet_of_an_item_hides_no_foot() -> None:
    lines = kept([*HEAD, *PLAIN, "* 关于我们", "* 法律声明", "* 联系我们", "* 站点地图"])
    assert lines[-1] == PLAIN[-1]


def test_rows_of_a_long_reference_page_stay() -> None:
    rows = [f"{name}{kind} 渡口编号" for name in "青白乌石沙桐梅松" for kind in "甲乙丙丁戊己庚辛壬癸"]
    lines = kept([*HEAD, *PLAIN, "编号对照", *rows, *FOOT])
    assert [row for row in rows if row not in lines] == []


def test_comments_of_a_blog_begin_the_foot() -> None:
    comments = ["《青石渡》已有2件评论", "1. 乌桕客的评论", "March 5th, 2021 at 7:32 pm", *AFTER]
    lines = kept(["首页 | 归档", "青石渡", "2021-03-04 10:20", *PLAIN, *comments, "Powered by WordPress"])
    assert lines[-1] == PLAIN[-1]


def test_what_a_browser_calls_a_button_is_known_as_one() -> None:
    lines = kept([*HEAD, "(BUTTON) 2,317 人赞同了该文章", *PLAIN, *FOOT])
    assert lines[-2:] == PLAIN
    assert not any("赞同" in line for line in lines)


def test_a_day_among_the_items_of_a_menu_begins_no_list() -> None:
    menu = [f"o 【{name}河上的{kind}】" for name in "清白乌石沙桐梅" for kind in ("灯", "船", "桥", "井")]
    verse = ["今宵灯火过河来，照见石阶生绿苔。", "对岸有人呼小艇，一声欸乃水天开。"]
    lines = kept(
        ["索引 搜索", *menu[:14], "o 【记梦 2020.9.1】", *menu[14:], "(BUTTON)", "", "【渡口】", "", *verse, "上一页"]
    )
    assert [line for line in verse if line not in lines] == []
    assert not set(menu[14:]) & set(lines)


NEWS = ["首页 > 新闻", "渡口的灯换了新灯芯", "2021-03-04 10:20 来源：渡口报"]


def test_the_end_of_a_sentence_stays_whatever_words_it_holds() -> None:
    broken = "守灯的人说，灯芯是去年秋天换的，用的是河湾里的蒲草，晒了三个月，搓了七天，点起来比从前"
    end = "亮得多，来看的人也多。(文/图 方晓 沈漱舟)"
    assert end in kept([*NEWS, *PLAIN, broken, end, "", "赞 0 赏 分享", *FOOT])
    assert "更多图片 点击关注" not in kept(
        [*NEWS, *PLAIN, broken + "。", "更多图片 点击关注", "", "赞 0 赏 分享", *FOOT]
    )


def test_what_a_colon_announces_stays_down_to_a_blank_line() -> None:
    items = ["ad：广告引流", "fake：假消息", "abuse：辱骂用户", "spam：恶意灌水", "copy：抄袭文章", "app：诱导下载"]
    assert [
        item for item in items if item not in kept([*NEWS, *PLAIN, "", "渡口论坛不许发：", *items, "", *FOOT])
    ] == []


def test_whom_to_ask_stays_behind_other_labels() -> None:
    lines = ["站长：方晓", "副站长：沈漱舟", "网址：dukou.example", "联系电话：87200906（办公室）"]
    assert [line for line in lines if line not in kept([*NEWS, *PLAIN, *lines, "", *FOOT])] == []


def test_a_box_of_prose_is_the_text_and_a_list_is_none() -> None:
    prose = "把蒲草晒干以后剥去外皮，留下白心，三根一股搓紧，浸油一夜就能点了。"
    assert prose in kept([*NEWS, *PLAIN, "相关链接：灯芯怎样搓成", prose, "编辑：方晓", *FOOT])
    assert "河湾的灯又亮了" not in kept(
        [*NEWS, *PLAIN, "相关链接：", "河湾的灯又亮了", "对岸的船", "编辑：方晓", *FOOT]
    )


def test_a_heading_behind_a_row_of_others_stays() -> None:
    page = [*NEWS, *PLAIN, "相关搜索：渡口 灯芯 渡口网：查一查", "**搓到第七天**", *PLAIN[::-1], *FOOT]
    marked = [Line(text.strip("*"), (n,), kind="b" if "*" in text else "") for n, text in enumerate(page, 1)]
    assert "搓到第七天" in [line.text for line in remove(tuple(marked))[0]]


def test_what_markup_parted_at_the_head_of_a_sentence_is_one_with_it() -> None:
    for head, rest in (("本报讯", "（记者 方晓）灯"), ("3月", "24日，灯")):
        lines = kept([*NEWS, "字号 大 中 小", head, rest + PLAIN[0], *PLAIN[1:], *FOOT])
        assert head in lines


def test_a_clause_above_the_text_stays() -> None:
    lines = kept([*NEWS, "先去渡口：", "下载渡口的地图。", *PLAIN, *FOOT])
    assert "下载渡口的地图。" in lines


def test_an_advert_within_tells_nothing_of_what_is_below() -> None:
    rest = [
        "灯芯的价钱",
        "蒲草 三元一把",
        "棉线 两元一轴",
        "运费 自理",
        "**注意**",
        "风大的晚上把灯罩扣紧，油不要添满。",
    ]
    adverts = ["【灯市】畅销灯具满100减30", "立即领取"]
    lines = kept([*NEWS, *PLAIN, *adverts, *rest, "", *FOOT])
    assert [line for line in rest if line not in lines] == []
    assert not set(adverts) & set(lines)


def test_a_text_goes_on_behind_others_where_it_says_its_names_again() -> None:
    first = [
        "沈漱舟说，三月二十七日灯油就要见底，账上的钱只够再买两桶，渡口的人都知道这件事，谁也没有先开口说要走。",
        "“我不走。”沈漱舟对来看他的人说，他把钥匙挂在门上，又把灯芯剪短了一截，说这样还能再点两个晚上，也许三个。",
    ]
    below = [
        "镇里开过三次会，谁也没有说清灯油的钱该由哪一家出，会开到半夜，散了以后各人打着手电回家，路上没有人说话，只听见河水响。",
        "沈漱舟的侄子在城里开铺子，说可以每月寄一桶油来，可是油要先到县里，再由船捎过河，遇上大风就得等到下个月，谁也说不准是哪一天。",
        "最后一次会上，有人提议换成电灯，也有人提议拆掉，两边争了一个下午，争到天黑的时候，河对岸有人喊了一声。",
    ]
    head = ["首页 > 新闻", "最后一盏的账单", "2015-03-20 21:46 来源：渡口报"]
    lines = kept([*head, *first, "推荐阅读：", "信贷“接盘人”兴起 私下签了协议", *below, "责任编辑：方晓", *FOOT])
    assert [line for line in below if line not in lines] == []
    assert "信贷“接盘人”兴起 私下签了协议" not in lines


def test_buttons_in_brackets_and_spaced_names_of_columns_are_none_of_it() -> None:
    foot = ["【发表评论】【收藏此页】【大 中 小】【下载点点通】【打印】", "相 关 链 接", "渡口的船又开了"]
    assert not set(foot) & set(kept([*NEWS, *PLAIN, "", *foot, *FOOT]))


def test_entries_by_author_and_year_below_their_heading_stay() -> None:
    entries = [
        "Coll S. 2006. Lamps of the Ferry. River: Press.",
        "方砚. 2008. 渡口灯. 河口: 河口书局.",
        "林漱. 待刊. 船影. 河口学刊.",
    ]
    lines = kept([*HEAD, *CITING, "参考文献", *entries, *FOOT])
    assert [line for line in entries if line not in lines] == []


def test_what_is_left_of_buttons_and_counts_above_a_text_is_none() -> None:
    rest = ["大", "中", "小", "A+", "浏览", "318次】", "3", ")"]
    assert not set(rest) & set(kept([*NEWS, *rest, *PLAIN, *FOOT]))
    assert "3" in kept([*NEWS, *PLAIN, "3", *PLAIN[::-1], *FOOT])


def test_the_day_below_the_office_that_signs_a_notice_stays() -> None:
    head = ["首页", "通告公告", "", "关于青石渡停航的情况通报", "", "来源：青石县交通局", "时间：2021-03-04 19:07", ""]
    plain = [sentence[:-3] for sentence in CITING]
    lines = kept([*head, *plain, "", "青石县交通局", "", "2021年3月4日", "", *FOOT])
    assert lines[-2:] == ["青石县交通局", "2021年3月4日"]


def test_a_box_of_years_below_the_text_stays() -> None:
    plain = [sentence[:-3] for sentence in CITING]
    box = ["链接·青石渡大事记", "1956年 改为汽车轮渡", "1971年 新码头竣工", "1984年 添了栏杆", "2009年 轮渡停航"]
    lines = kept([*HEAD, *plain, "", box[0], "", *box[1:], "", "(编辑：方晓)", "", *FOOT])
    assert [line for line in box if line not in lines] == []


def test_a_sites_address_within_a_chapter_goes_alone() -> None:
    told = [
        "    渡船昼夜不停，船工换了三代，灯还是那一盏，对岸的人喊一声",
        "就有人应，从来没有叫人空等过。",
        "",
        "        天才一秒记住本站地址：www.dukou.example。手机版阅读网址：m.dukou.example",
        "    “我来还灯。”她说，声音冻得发硬。",
        "",
        "    船工没有答话，把缆绳解开，又系上，这样来回做了三遍，才抬起",
        "头来看她。",
    ]
    nav = "投推荐票 上一章 ← 章节目录 → 下一章 加入书签"
    lines = kept(["首页 | 小说", "", "第三章 还灯", "", "作者：方晓", nav, *told, nav, *FOOT])
    assert "“我来还灯。”她说，声音冻得发硬。" in [line.strip() for line in lines]
    assert not [line for line in lines if "一秒记住" in line or "上一章" in line]


def test_comments_below_a_recipe_go() -> None:
    plain = [sentence[:-3] for sentence in CITING]
    comments = ["### 这道菜的问答", "* 用什么灯油？", "方晓：我用菜籽油，别的没有试过，火要小一些。"]
    others = ["### 看过这道菜的人还看了", "* 渡口鱼汤", "* 船家豆腐"]
    lines = kept([*HEAD, *plain, *comments, *others, *FOOT])
    assert [line for line in (*comments, *others) if line in lines] == []


def test_code_below_the_same_word_again_and_again_is_the_article() -> None:
    code = [
        line
        for n in range(5)
        for line in ("程序代码", f'<lamp name="l{n}"', f'height="{n}"', "/>", f"再把第{n}盏灯写进配置")
    ]
    text = [*PLAIN, "配置可以这样写：", *code, "灯多的时候，每一盏都要写上名字，不然船工分不清是哪一盏在亮。"]
    lines = kept([*HEAD, *text, *FOOT])
    assert len(lines) >= len(text) and [line for line in text if line not in lines] == []


def test_what_readers_say_is_told_in_the_text() -> None:
    text = [*PLAIN, "网友评论：灯亮了，船就近了，愿渡口的人都平安！", *AFTER]
    lines = kept([*HEAD, *text, *FOOT])
    assert [line for line in text if line not in lines] == []
