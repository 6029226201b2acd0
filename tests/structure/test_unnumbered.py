"""Headings that only their place tells."""

from kanyin.model import Line
from kanyin.structure.headings import find_headings

TEXT = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度。"


def page(*lines: tuple[str, int] | str) -> tuple[Line, ...]:
    """Lines with their indents, which are those of paragraphs where none are given."""
    pairs = [line if isinstance(line, tuple) else (line, 4) for line in lines]
    return tuple(Line(text, (n,), indent, columns=indent + 2 * len(text)) for n, (text, indent) in enumerate(pairs, 1))


def headings(*lines: tuple[str, int] | str) -> list[tuple[int, str]]:
    found, _ = find_headings(page(*lines))
    return [(heading.level, f"{heading.number}{heading.text}") for _, heading in sorted(found.items())]


def test_a_line_in_the_middle_of_the_measure() -> None:
    assert headings(TEXT, ("树荫不够，街道就空", 12), TEXT, TEXT, ("树种的选择", 14), TEXT) == [
        (1, "树荫不够，街道就空"),
        (1, "树种的选择"),
    ]


def test_verse_in_the_middle_is_none() -> None:
    verse = [("门前一棵树", 12), ("树下一个人", 12), ("人去树还在", 12)]
    assert headings(TEXT, *verse, TEXT) == []


def test_a_series_that_ends_in_stops() -> None:
    assert headings("1、同步的原则。", TEXT, "2、配合的原则。", TEXT, "3、从简的原则。", TEXT) == [
        (1, "1、同步的原则。"),
        (1, "2、配合的原则。"),
        (1, "3、从简的原则。"),
    ]


def test_items_that_are_sentences_are_none() -> None:
    assert headings("1、先量土。", TEXT, "2、树要选当地的，买来的要先养一年。", TEXT, "3、再种树。", TEXT) == []


def test_titles_of_methods_and_latin_titles() -> None:
    lines = ["1 方法", "1.1 层次法", TEXT, "1.2 CGA法", TEXT, "1.3 含反应项(f=0)的算法", TEXT]
    assert [text for _, text in headings(*lines)] == ["1方法", "1.1层次法", "1.2CGA法", "1.3含反应项(f=0)的算法"]
    assert headings("1 Shade of trees along the streets of a small town in summer", TEXT)[0][1].startswith("1Shade")
    assert headings("5.N is a net iff", TEXT) == []


def test_numbered_lines_further_in_than_paragraphs_end_as_they_like() -> None:
    inset = ("1.先量土，再挑树，最后才定树坑。", 8)
    assert headings(("一、种树", 12), inset, TEXT, ("2.看两年，再修剪。", 8), TEXT) == [
        (1, "一、种树"),
        (2, "1.先量土，再挑树，最后才定树坑。"),
        (2, "2.看两年，再修剪。"),
    ]
    items = ("1.先量土，再挑树，最后才定树坑。", "2.看两年，再修剪。")
    assert headings(("一、种树", 12), TEXT, items[0], TEXT, items[1], TEXT) == [(1, "一、种树")]


def test_numbers_alone_part_a_text() -> None:
    assert headings(TEXT, "一", TEXT, "1.土的作用", TEXT, "二", TEXT) == [(1, "一"), (2, "1.土的作用"), (1, "二")]
    assert headings(TEXT, ("1", 14), TEXT, ("2", 14), TEXT, ("3", 14), TEXT) == [(1, "1"), (1, "2"), (1, "3")]


def test_numbers_of_printed_pages_part_nothing() -> None:
    half = TEXT[:20]
    assert headings(TEXT, ("1", 14), TEXT, ("2", 14), TEXT) == []
    assert headings(half, ("1", 14), TEXT, half, ("2", 14), TEXT, half, ("3", 14), TEXT) == []
    assert headings(TEXT, ("2", 14), TEXT, ("3", 14), TEXT, ("4", 14), TEXT) == []


def test_numbers_below_lines_in_the_middle() -> None:
    lines = [("树荫", 12), TEXT, ("土与水", 12), TEXT, "（一）土的办法", TEXT, "（二）水的办法", TEXT]
    assert headings(*lines) == [(1, "树荫"), (1, "土与水"), (2, "（一）土的办法"), (2, "（二）水的办法")]


def test_headings_without_numbers_stand_beside_the_introduction() -> None:
    long = f"{TEXT}{TEXT}"
    lines = ["引言", long, "收集树的资料", long, "看树荫的大小", long, "1 结论与建议", long]
    assert headings(*lines) == [(1, "引言"), (1, "收集树的资料"), (1, "看树荫的大小"), (1, "1结论与建议")]


def test_a_cell_above_its_row_and_a_lost_picture_are_none() -> None:
    assert headings(TEXT, ("还债的树", 12), "a. 树荫不够                街道就空无人走", TEXT) == []
    assert headings(TEXT, "树荫的图示{图}", TEXT, "树荫的图示{图}", TEXT) == []


def test_the_halves_of_a_heading_stay_parted() -> None:
    assert headings(("种一棵树荫  走一段凉路", 12), TEXT, TEXT) == [(1, "种一棵树荫\u3000走一段凉路")]


def test_the_end_stands_beside_lines_in_the_middle() -> None:
    lines = [("树荫", 12), TEXT, ("土与水", 12), "（一）土的办法", TEXT, "（二）水的办法", TEXT, "结语", TEXT]
    assert headings(*lines)[-1] == (1, "结语")


def doubts(*lines: tuple[str, int] | str) -> list[str]:
    return [change.before for change in find_headings(page(*lines))[1] if change.doubt]


def test_one_line_in_the_middle_is_in_doubt_and_several_are_not() -> None:
    assert doubts(TEXT, ("树种的选择", 14), TEXT) == ["树种的选择"]
    assert doubts(TEXT, ("树种的选择", 14), TEXT, ("土的选择", 14), TEXT, ("水的选择", 14), TEXT) == []


def test_questions_of_a_conversation_are_in_doubt() -> None:
    long = f"{TEXT}{TEXT}"
    lines = [part for word in ("树种", "土的来处", "水的来处", "街的宽窄") for part in (f"问：{word}是怎么定的", long)]
    assert doubts(long, *lines) == lines[::2]
    plain = [part for word in ("树种", "土", "水", "街道") for part in (f"{word}的选择与比较", long)]
    assert doubts(long, *plain) == []


def test_a_number_that_a_gap_parts_from_its_name() -> None:
    assert headings(TEXT, ("一  树种的选择", 14), TEXT, ("二  土的选择", 14), TEXT) == [
        (1, "一树种的选择"),
        (1, "二土的选择"),
    ]


def test_what_no_heading_looks_like() -> None:
    assert headings(TEXT, ("／*种树的步骤*／", 14), TEXT) == []
    assert headings(TEXT, ("树”使“街道凉快", 14), TEXT) == []
    assert headings(TEXT, ("1994年冬写于小镇", 14), TEXT) == []


def test_a_short_sentence_may_stand_above() -> None:
    text = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度，使空气温度降低两到三度。"
    found = headings(
        text, "街道的宽度", text, "这样的街道在城里还有不少。它们都很窄。", "街道的朝向", text, "末尾的CHEM-", text
    )
    assert [name for _, name in found] == ["街道的宽度", "街道的朝向"]


def test_short_lines_above_numbers_that_begin_anew() -> None:
    parts = [("1.来历", 0), TEXT, ("2.用处", 0), TEXT]
    found = headings(TEXT, ("河边的灯塔", 0), *parts, ("渡口的石阶", 0), *parts, ("桥头的石狮", 0), *parts)
    assert [found[0], *found[3:5]] == [(1, "河边的灯塔"), (1, "渡口的石阶"), (2, "1.来历")]
    assert (1, "河边的灯塔") not in headings(TEXT, ("河边的灯塔", 0), *parts, ("渡口的石阶", 0), *parts)


def test_short_lines_at_the_margin_of_a_page_whose_paragraphs_are_set_in() -> None:
    long = TEXT * 2
    item = "◆堤上的老树；"
    found = headings(
        long, ("渡口的来历", 0), long, ("渡口的用处", 0), long, item, ("渡口的将来", 0), "渡口有三处。", long
    )
    assert (1, "渡口的将来") in found
