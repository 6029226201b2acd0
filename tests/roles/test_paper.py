"""The frame of a paper: nothing of it goes, and its title stands above its abstract."""

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles.remove import remove

HEAD = [
    "园林学报",
    "JOURNAL OF GARDENS",
    "2009年 第19卷 第4期 Vol.19 No.4 2009",
    "",
    "两种树皮炭对雨水中铜的吸附",
    "沈越　贺兰平",
    "摘要　比较了两种树皮炭在不同水温下的吸附量，杉皮炭在各个水温下都高于松皮炭，差值随水温升高而变小。",
    "关键词　树皮炭；铜；雨水",
    "　　屋面的雨水里常有铜，铜来自屋檐的铜槽，铜进了花坛就留在土里，年年加多，植物的根先受害。",
    "1　方法",
    "　　炭装在玻璃柱里，雨水从上面流过，每隔一小时取一次水样，测定其中的铜，直到流出与流入相等。",
    "表1　吸附量",
    "水温松皮炭杉皮炭",
    "109.4312.88",
    "207.1510.02",
    "305.386.91",
    "杉皮炭吸附动力学参数",
    "松皮炭吸附动力学参数",
    "k10.4013.6011.598.1211.422.93",
    "a12.6534.6127.7938.6789.253.60",
    "2　结果",
    "　　水温每升高十度，两种炭的吸附量都减少，松皮炭减少得快，到三十度时只有十度时的一半多一点。",
]
TAIL = [
    "参考文献",
    "1　沈越.屋面雨水中的铜.园林学报，2005，15(2)：30-35",
    "2　Hill A B.Copper in roof runoff.Garden Sci,1997,",
    "收稿日期：2009-01-05",
]


def labelled(lines: list[str]) -> tuple[list[str], str, list[str]]:
    kept, changes = remove(characters.to_lines(Source("page", tuple(lines), "")))
    title = "".join(line.text for line in kept if line.role == "title")
    return [line.text for line in kept], title, [change.before for change in changes if change.action == "drop"]


def test_rows_of_a_table_are_no_title_and_nothing_above_them_goes() -> None:
    kept, title, gone = labelled(HEAD + TAIL)
    assert title == "两种树皮炭对雨水中铜的吸附"
    assert gone == []
    assert kept == [line.strip() for line in HEAD + TAIL if line]


def test_english_sections_of_a_paper_stay() -> None:
    english = [
        "3　Discussion",
        "In the following we only look at cold water,as the bark adsorbs most of the copper when the rain is cold.",
        "Lemma 3.1.If the column is wet,then its length does not matter for the copper that stays in it.",
    ]
    _, _, gone = labelled([*HEAD, *english * 5, *TAIL])
    assert gone == []


def test_furniture_behind_the_references_goes() -> None:
    _, _, gone = labelled([*HEAD, *TAIL, "上一篇：花坛里的土", "版权所有 园林学报编辑部 Copyright 2009"])
    assert gone == ["上一篇：花坛里的土", "版权所有 园林学报编辑部 Copyright 2009"]


def test_the_title_stands_below_the_masthead_though_the_text_says_the_journal_s_name() -> None:
    text = "　　园林学报的读者问，树皮炭能不能用在家里的花坛，园林学报请作者作了试验，结果写在下面，供读者参考。"
    _, title, _ = labelled([*HEAD[:9], text, *HEAD[9:], *TAIL])
    assert title == "两种树皮炭对雨水中铜的吸附"


def test_a_title_in_two_lines_above_its_authors() -> None:
    broken = [*HEAD[:4], "用杉皮炭与松皮炭除去屋面雨水中的", "铜 的 试 验 研 究", *HEAD[5:]]
    assert labelled(broken + TAIL)[1] == "用杉皮炭与松皮炭除去屋面雨水中的铜 的 试 验 研 究"


def test_a_paper_that_has_lost_its_end() -> None:
    prose = HEAD[-1]
    rows = ["表2　各次取样的结果", "取样次松皮炭杉皮炭", "20", "19", "075150", "11.253　3　(165)*", "22.5　4　(255)"]
    text = [*HEAD[:8], "Adsorption of Copper", "(Website of Gardens Application Academy)", *HEAD[8:]]
    kept, title, gone = labelled([*text, "3　讨论", prose, *rows, "4　水温", prose, prose, *rows])
    assert title == "两种树皮炭对雨水中铜的吸附"
    assert gone == [] and kept[-1] == rows[-1]


def test_a_site_s_word_in_the_second_line_of_a_title() -> None:
    lines = [
        *HEAD[:4],
        "在雨水中铜的吸附条件下的",
        "导航系统定位精度评估",
        *HEAD[5:],
        HEAD[-1] + "导航系统的定位精度。",
    ]
    _, title, gone = labelled(lines + TAIL)
    assert title == "在雨水中铜的吸附条件下的导航系统定位精度评估"
    assert gone == []


def test_a_lead_above_the_title_and_english_below_it() -> None:
    lead = "　　用杉皮和松皮烧成的炭能吸附雨水中的铜，可用于屋面雨水的处理、花坛的灌溉以及屋檐铜槽之下的沙石层。"
    english = "Application of Bark Charcoal in the Treatment of Rain"
    body = [line for line in HEAD[8:] if not line.startswith(("表", "水温松", "k1", "a12"))]
    lines = [*HEAD[:4], lead, HEAD[4], english, HEAD[5], *body, "　　.炭装在玻璃柱里，雨水从上面流过。", body[0]]
    kept, title, gone = labelled([*lines, "　　.每隔一小时取一次水样。", body[0], "版权所有", "网站导航"])
    assert title == HEAD[4]
    assert lead.strip() in kept and english in kept
    assert not set(gone) & {line.strip() for line in lines}


def test_numbered_lines_below_a_foot_are_no_sections_of_a_paper() -> None:
    text = [
        "1 灯油",
        "灯油要在天黑以前添满，不然最后一班船看不见岸。",
        "2 灯芯",
        "灯芯要剪短，火苗才会稳，灯不熏黑。",
    ]
    head = ["渡口的灯", "摘要：本文讲渡口的灯怎样点亮，又怎样不被风吹灭。", "关键词：渡口；灯"]
    foot = ["你可能还喜欢", "3 盏灯 六个月免费", "4 条船 买一条送一条", "版权所有 渡口网"]
    found, _ = remove(characters.to_lines(Source("page", (*head, *text, *text, *foot), "")))
    assert not set(foot) & {line.text for line in found}
