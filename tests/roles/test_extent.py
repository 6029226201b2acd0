"""What stands below and beside the sentences of an article, and is the article's all the same."""

from kanyin.clean import characters
from kanyin.model import Source
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
