"""What journal pages read line by line showed: heads, units, notes, entries."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.fields import named_units
from kanyin.fields.run_in import run_in_heads, terms
from kanyin.model import Document
from kanyin.read.text import read_source
from kanyin.structure.english_names import parted_by_names

SENTENCE = "　　堤岸的柳树每年春天修剪一次，修剪的轻重按树龄来定，这是多年来行之有效的办法。\n"


def clean(text: str) -> Document:
    return pipeline.clean_source(read_source(text.encode(), "paper.txt"))


def test_titles_with_pauses_end_at_a_gap_of_an_em() -> None:
    rows = [
        "1.开展第二次修剪，推行适宜的养护方式，保护河岸  这些年来的经验表明，修剪得当的柳树长得更好。",
        "2.制定相应的办法，提高养护的水平  养护的水平取决于人，人的水平又取决于训练，二者缺一不可。",
    ]
    found = run_in_heads(rows)
    assert [rows[n][:at] for n, at in found.items()] == [row.split("  ")[0] for row in rows]
    assert not run_in_heads([row.replace("  ", " ") for row in rows])


def test_names_of_items_are_set_off_by_an_em() -> None:
    rows = ["(1)　修剪规则 修剪的轻重按树龄来定，这是多年来行之有效的办法，老树轻剪，幼树重剪。"]
    rows += ["(2)　养护完整性规则 养护的水平取决于人，人的水平又取决于训练，二者缺一不可，年年如此。"]
    made = pipeline.make_markdown(clean(SENTENCE * 6 + "\n".join(f"　　{row}" for row in rows) + "\n" + SENTENCE))
    assert "（1）修剪规则　修剪的轻重" in made and "（2）养护完整性规则　养护的水平" in made
    assert "修剪规则修剪" in pipeline.make_markdown(clean(SENTENCE * 6 + f"　　{rows[0]}\n" + SENTENCE))


def test_two_units_behind_names_are_two() -> None:
    text = "沈漱舟　顾平川　临城大学河流重点实验室　临城　210093　临城大学水利系　临城　210093"
    groups = named_units.unit_of_names(text, ("沈漱舟", "顾平川"))
    assert groups[0][0] == ("沈漱舟", "顾平川")
    unit = groups[0][1]
    assert (unit.affiliation, unit.address, unit.postcode) == (
        "临城大学河流重点实验室；临城大学水利系",
        "临城",
        "210093",
    )


def test_a_label_alone_goes_with_the_notes_below() -> None:
    lives = "作者简介\n　　沈漱舟(1947-)，男，临城大学教授，博士生导师．\n　　顾平川(1966-)，女，博士后．\n"
    entries = (
        "参考文献\n1　沈漱舟. 堤岸的柳树. 临城：临城大学出版社，1999\n2　顾平川. 河流的养护. 临城学报，1998，2：3-5\n"
    )
    head = "堤岸柳树的修剪\n沈漱舟　顾平川\n摘　要　本文说明堤岸柳树的修剪。\n关键词　柳树；修剪\n1　前　言\n"
    document = clean(
        head + "".join(SENTENCE.strip("\n") + "又" * n + "一年。\n" for n in range(1, 7)) + lives + entries
    )
    made = pipeline.make_markdown(document)
    assert "作者简介" not in made and "博士后" in str(document.meta.extra["author-note"])


def test_a_word_broken_at_a_full_line_of_an_entry_is_whole() -> None:
    entries = (
        "参考文献\n［1］　临城航运学院.渡口的关键技术.临城航运信息中心研究部译.临城：临城航运信息中\n"
        "　　　　心，1994，5\n［2］　沈漱舟.堤岸的柳树.临城学报，1998，2：3-5\n"
    )
    made = pipeline.make_markdown(clean("堤岸柳树的修剪\n沈漱舟\n\n" + SENTENCE * 6 + entries))
    assert "临城航运信息中心, 1994" in made


def test_an_apostrophe_parts_no_name() -> None:
    row = parted_by_names("SHEN Shuzhou, YU Xiu’e, GU Pingchuan1", ("沈漱舟", "俞秀娥", "顾平川"))
    assert row[1:2] == ("SHEN Shuzhou, YU Xiu’e, GU Pingchuan",)


def test_terms_before_what_explains_them_are_set_off() -> None:
    rows = [
        "堤岸 堤岸是河流两侧的土坝，高出河面三到五尺，每年春天加高一次，由沿河的村子分段负责。",
        "柳树 柳树种在堤岸的外坡上，用来固定土石，每隔七步一株，每株都有自己的号码，记在册子里。",
        "守夜 由村里人轮流担任，汛期每夜两人，各带一盏灯和一面锣，看见水过了石刻就敲锣叫醒村子。",
    ]
    assert [row[:at] for row, at in ((rows[n], at) for n, at in terms(rows).items())] == ["堤岸", "柳树", "守夜"]
    assert not terms([rows[2], *rows[2:]]) and not terms(rows[:2])


def test_the_dates_in_brackets_are_no_part_of_the_last_work() -> None:
    works = "1，方砚.河边的堤岸.临城:临城书局,1997\n2，顾之砚.柳树的种法.临城:临城书局,1999\n"
    document = clean(
        "堤岸的柳树\n沈漱舟\n摘要：说明柳树怎样固定土石。\n关键词：柳树；堤岸\n"
        f"{SENTENCE * 3}参考文献\n{works}(收稿日期：1999-10-20)\n"
    )
    assert document.meta.extra["received"] == "1999-10-20" and document.references[-1].raw.rstrip(".").endswith("1999")
