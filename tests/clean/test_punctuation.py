"""Folded marks back to full width: what must change, and as many that must not."""

import pytest

from kanyin.clean import punctuation
from kanyin.model import Line


def restored(text: str) -> str:
    (line,), changes = punctuation.restore((Line(text, (1,)),))
    assert bool(changes) == (line.text != text), "a change is recorded exactly when there was one"
    return line.text


@pytest.mark.parametrize(
    ("folded", "printed"),
    [
        ("树荫少了,街道热了;怎么办?", "树荫少了，街道热了；怎么办？"),
        ("原因有三:路宽、树小、土薄!", "原因有三：路宽、树小、土薄！"),
        ("四十条街道(不含胡同)的样本", "四十条街道（不含胡同）的样本"),
        ("游资(hot money)的流向", "游资（hot money）的流向"),
        ("增长8.7%,其中工业增长9%", "增长8.7%，其中工业增长9%"),
        ("GDP,即国内生产总值", "GDP，即国内生产总值"),
        ("他说:“走吧”,便走了", "他说：“走吧”，便走了"),
        ("《树木学》(1998)一书", "《树木学》（1998）一书"),
        ("(1)明确权限;(2)公开账目。", "（1）明确权限；（2）公开账目。"),
        ("见(图3)与(表1)", "见（图3）与（表1）"),
        ("在(t1,t2]期间,灯亮", "在(t1,t2]期间，灯亮"),
        ("在[0,1)上,灯亮", "在[0,1)上，灯亮"),
        ('他写道:"我七点到家,它五点关门。"', "他写道：“我七点到家，它五点关门。”"),
        ("树还在...人已去", "树还在……人已去"),
        ("两个字--树荫", "两个字——树荫"),
        ("中国(China)、日本(Japan)", "中国（China）、日本（Japan）"),
        ("所谓'口袋公园'就是小", "所谓‘口袋公园’就是小"),
        ("甲（乙(丙)丁）", "甲（乙（丙）丁）"),
        ("取“街道“为名字", "取“街道”为名字"),
        ("取”街道”为名字", "取“街道”为名字"),
        ("成了”树连树，荫连荫“的街道", "成了“树连树，荫连荫”的街道"),
        ('“树荫热"一词、"街道”一词和"大树"一词', "“树荫热”一词、“街道”一词和“大树”一词"),
        (
            '不少人必称"树荫”，而"树荫对于‘大街热"的影响”，这则"旧闻"没有证实。',
            "不少人必称“树荫”，而“树荫对于‘大街热’的影响”，这则“旧闻”没有证实。",
        ),
        ('街道的“少年时代和"全盛时期"在那时', "街道的“少年时代和“全盛时期”在那时"),
        ('种树的人由此成名"。后来有"树荫"和"大街"', "种树的人由此成名”。后来有“树荫”和“大街”"),
        ('打造“绿色街道‘样板”"的经验', "打造“绿色街道‘样板’”的经验"),
        ("这种\"街道上绿'的环境", "这种“街道上绿”的环境"),
        ("他问：“谁会参加'树荫'讨论？", "他问：“谁会参加‘树荫’讨论？"),
        ('来自“https://shade.org/a.html"；其余来自“小街”', "来自“https://shade.org/a.html”；其余来自“小街”"),
        ("写作“！！“和“！！！”", "写作“！！”和“！！！”"),
        ("WMO′s baseline是街道的标准", "WMO’s baseline是街道的标准"),
        ("树高221·3厘米，加CuSO4·5H2O", "树高221.3厘米，加CuSO4·5H2O"),
        (
            "方法ObjectType(object typing,by tree)确定了街道的类型(如text/tree,image/shade等)",
            "方法ObjectType(object typing,by tree)确定了街道的类型（如text/tree，image/shade等）",
        ),
    ],
)
def test_must_change(folded: str, printed: str) -> None:
    assert restored(folded) == printed
    assert restored(printed) == printed, "what print has stays"


@pytest.mark.parametrize(
    "text",
    [
        "比例为1:2:3时最好",
        "开放时间为9:00-17:00",
        "共487,206条记录",
        "见https://example.org/a?b=c,d;e:f(g)的说明",
        "信箱是reader@example.org的账户",
        "DOI:10.1000/xyz(2020)1:2的文章",
        "Smith, J., Brown, K.: A study (2nd ed.), 1999.",
        "函数f(x, y)的值",
        "温度25℃、湿度60%",
        "The quick, brown fox; it jumps: why? (Nobody knows!)",
        "pH值在8.3以上",
        "12,345.67元",
        "Hello, world! 程",
        "don’t和can’t",
        "她说“好”。他说“不”。",
        "她说“树荫“不足”，人们“不走”",
        '街道工程"大树计划启动',
        "大街”和“小街都有树荫。",
        "“树荫少了。“大街就热了。”他说。”",
        "“树荫少了，大街就热了。",
        "树荫少了，大街就热了。”他说。",
        "矩阵x'的秩",
        "“大街”，他说，“小街”。“胡同”不说",
        'street="wide"是街道的宽度，tree="4"是树',
        "……——",
    ],
)
def test_must_not_change(text: str) -> None:
    assert restored(text) == text


def test_references_keep_their_marks() -> None:
    lines = (
        Line("结论是清楚的,不再重复。", (1,)),
        Line("参考文献", (2,)),
        Line("[1]林知秋.公共图书馆总分馆制[J].图书馆论丛,2019(04):15-21.", (3,)),
    )
    out, _ = punctuation.restore(lines)
    assert [line.text for line in out] == ["结论是清楚的，不再重复。", "参考文献", lines[2].text]


def test_entry_outside_a_list_keeps_its_marks() -> None:
    text = "[3]何牧,周小满.阅读空间[M].北京:某出版社,2020:3-5."
    assert restored(text) == text


def test_titles_of_entries_have_chinese_quotation_marks() -> None:
    lines = (Line("参考文献", (1,)), Line('[1]林知秋.论"树荫"的"宽度”[J].街道论丛,2019(04):15-21.', (2,)))
    out, _ = punctuation.restore(lines)
    assert out[1].text == "[1]林知秋.论“树荫”的“宽度”[J].街道论丛,2019(04):15-21."


def test_odd_quote_is_left() -> None:
    assert restored('尺寸为3"的屏幕') == '尺寸为3"的屏幕'


def test_items_of_one_list_are_set_alike() -> None:
    page = (
        Line("(5-1)马尾松、木槿与五节芒的林子(Pinus)", (1,)),
        Line("(5-2)马尾松(Pinus massoniana, Loropetalum chinense, Miscanthus sinensis)", (2,)),
        Line("(5-3)柏木的林子(Cupressus)", (3,)),
    )
    assert [line.text[:5] for line in punctuation.restore(page)[0]] == ["（5-1）", "（5-2）", "（5-3）"]


def test_a_clause_behind_a_formula() -> None:
    assert restored("EjB=HjC+q-jSj,其中Hj=b0+hj,") == "EjB=HjC+q-jSj，其中Hj=b0+hj,"


def test_blanks_below_captions_side_by_side_stay() -> None:
    page = (
        Line("Fig.1　Width of the street　　　Fig.2　Height of the", (1,)),
        Line("and of the bank　　　old tree", (2,)),
    )
    assert punctuation.restore(page)[0][1].text == page[1].text
