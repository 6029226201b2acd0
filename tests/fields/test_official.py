"""The parts of an official document among the lines of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.fields import official, official_day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("临政发〔2022〕7号", "临政发〔2022〕7号"), ("海水函[2021] 12 号", "海水函〔2021〕12号"),
        ("（临办发【2019】第3号）", "临办发〔2019〕3号"), ("临政发〔2022〕7号文件已经废止", ""), ("2022年7号", ""),
    ],
)  # fmt: skip
def test_a_number_gets_its_own_brackets(text: str, number: str) -> None:
    assert official.read_number(text) == number
    assert official.is_number(text) == bool(number)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年3月8日", "2021-03-08"), ("二〇二一年三月八日", "2021-03-08"), ("二○一九年十二月三十一日", "2019-12-31"),
        ("二零二〇年十月二十日", "2020-10-20"), ("2021年13月8日", ""), ("三月八日", ""),
    ],
)  # fmt: skip
def test_days_in_figures_and_in_han(text: str, day: str) -> None:
    assert official_day.read_day(text) == day


@pytest.mark.parametrize(
    "text", ["各乡镇人民政府，县政府各部门、各直属单位：", "沿江各县（区）水利局：", "海州水文局:", "林晓河委员：",
             "林晓河、江涛代表："],
)  # fmt: skip
def test_addressees(text: str) -> None:
    assert official.is_addressee(text)


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项通知如下：",
        "各位家长：",
        "他说：",
        "各位代表：",
        "林晓河副主席说：",
        "各乡镇人民政府",
        "会议指出，要抓好工作：",
    ],
)
def test_what_is_no_addressee(text: str) -> None:
    assert not official.is_addressee(text)


PAGE = [
    "首页", "临江县人民政府文件", "临政发〔2020〕5号", "临江县人民政府", "关于印发临江县渡口管理办法的通知",
    "各乡镇人民政府、", "县政府各部门：", "现将办法印发给你们，请认真执行。", "附件：1.渡口名录", "2.联系人名单",
    "临江县人民政府", "2020年2月11日", "（此件公开发布）", "附件1", "渡口名录", "南渡，北渡。", "临江县渡口管理办法",
    "第一条 渡口由县政府管理。", "抄送：县委办公室。", "临江县人民政府办公室　2020年2月12日印发",
    "上一篇：关于放假的通知",
]  # fmt: skip


def test_the_parts_of_a_page() -> None:
    names = {
        1: "issuer", 2: "doc-number", 3: "title", 4: "title", 5: "addressee", 6: "addressee", 8: "attachments",
        9: "attachments", 10: "signature", 11: "signed-date", 12: "note", 13: "annex", 14: "annex-title",
        16: "annex-title", 18: "cc", 19: "imprint",
    }  # fmt: skip
    assert official.frame(PAGE) == names


@pytest.mark.parametrize(
    "lines",
    [
        ["关于春天的通信", "河水涨了。", "水利局", "2020年2月11日"],
        ["渡口的清晨", "临政发〔2020〕5号", "正文。"],
        ["渡口", "各位读者：", "正文。", "编辑部", "2020年2月11日"],
        [],
    ],
)
def test_one_part_alone_makes_no_official_document(lines: list[str]) -> None:
    assert official.frame(lines) == {}


@given(st.lists(st.one_of(st.sampled_from(PAGE), st.text(max_size=30)), max_size=30))
def test_parts_are_lines_of_the_page_and_the_readers_never_fail(lines: list[str]) -> None:
    found = official.frame(lines)
    assert set(found) <= set(range(len(lines)))
    for n in found:
        official.read_attachments([lines[n]])
        official_day.read_imprint(lines[n])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("附件：1.站址图；2.项目表。", ("站址图", "项目表")),
        ("附件：1. 站址图 2. 项目表 3. 人员表", ("站址图", "项目表", "人员表")),
        ("附件：2.5米水尺图", ("5米水尺图",)),
        ("附件：站址图，3.2公里处", ("站址图，3.2公里处",)),
    ],
)
def test_attachments_on_one_line(line: str, names: tuple[str, ...]) -> None:
    """Only numbers that follow each other from 1 part them."""
    assert official.read_attachments([line]) == names


def test_documents_that_the_text_brings_have_their_titles() -> None:
    """Two of them, the title of one on two lines; the title of the page names neither."""
    lines = [
        "临政发〔2020〕6号", "临江县人民政府关于印发渡口管理两个办法的通知", "各乡镇人民政府：",
        "县水务局拟定的《临江县渡口石阶修缮和日常管护办法》和《渡工守则》已经县政府同意，现印发给你们。",
        "临江县人民政府　临江县水务局", "二〇二〇年二月十一日", "临江县渡口石阶修缮", "和日常管护办法",
        "石阶每年查看两次。", "渡工守则", "不得夜渡。",
    ]  # fmt: skip
    found = official.frame(lines)
    assert [n for n, part in found.items() if part == official.ANNEX_TITLE] == [6, 7, 9]
    assert found[4] == official.SIGNATURE and found[5] == official.DAY
    assert official.organs(lines[4]) == ["临江县人民政府", "临江县水务局"]


def test_titles_of_attachments_on_two_lines_and_their_files() -> None:
    page = [
        "临水县水利局关于石渡口险情的复函", "临水函〔2021〕6号", "石渡口镇人民政府：", "来函收悉。",
        "附件：1.县安全检查工作组关于石渡口镇上河村渡口险情的报告", "2.石渡口镇上河村渡口检查人员意见",
        "临水县水利局", "2021年3月5日", "附件1", "关于石渡口镇上河村", "渡口险情的报告", "县政府", "附件2",
        "石渡口镇上河村", "渡口检查意见", "水涨了", "复函附件1.docx",
    ]  # fmt: skip
    parts = official.frame(page)
    titles = [n for n, part in parts.items() if part == official.ANNEX_TITLE]
    assert titles == [9, 10, 13, 14]
    assert parts[16] == official.ATTACHMENTS
    texts = [page[n] for n, part in sorted(parts.items()) if part == official.ATTACHMENTS]
    assert official.read_attachments(texts)[-1] == "石渡口镇上河村渡口检查人员意见"


def test_the_answer_to_a_proposal_is_an_official_document() -> None:
    assert official.is_title("临水县政府办公室对县政协一届三次会议第41号提案的答复")


def test_the_number_above_the_addressee_and_the_title_on_two_lines_above_it() -> None:
    page = [
        "标题：", "临水县政府办公室对县政协一届三次会议第41号提案的答复", "发文字号：", "临政办函〔2021〕6号",
        "临水县政府办公室对县政协一届三次会议", "第41号提案的答复", "临政办函〔2021〕6号", "林晓河、江涛委员：",
        "现答复如下。", "临水县政府办公室", "2021年3月5日",
    ]  # fmt: skip
    parts = official.frame(page)
    assert [n for n, part in parts.items() if part == official.TITLE] == [4, 5]
    assert parts[6] == official.NUMBER
    assert parts[7] == official.ADDRESSEE
