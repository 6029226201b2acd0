"""Markdown as people write it, line by line: what pandoc gets, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.dialects import prepare
from kanyin.dialects.lines import Line, separated
from kanyin.dialects.omitted import Omitted
from kanyin.dialects.signs import CONTENTS
from kanyin.remarks import heard


def prepared(text: str, folder: Path | None = None) -> str:
    return prepare(text, 0, folder, None, Omitted()).text


def told(text: str, folder: Path | None = None) -> list[tuple[int | None, str]]:
    with heard() as found:
        omitted = Omitted()
        prepare(text, 0, folder, None, omitted)
        omitted.tell()
    return [(remark.line, f"{remark.problem} × {remark.count}") for remark in found]


PROSE = (
    st.text(st.sampled_from("春眠不觉晓，处处闻啼鸟。abc 12（）“”"), min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool)
)


@given(st.lists(PROSE, min_size=1, max_size=8))
def test_prose_stays_as_it_is(paragraphs: list[str]) -> None:
    text = "\n\n".join("文" + paragraph for paragraph in paragraphs)
    assert prepared(text) == text


MARKED = st.sampled_from(
    (
        *(
            "- 甲",
            "* 乙",
            "1. 丙",
            "7. 丁",
            "  - 戊",
            "> 引",
            "> - 己",
            "# 题",
            "```",
            "~~~py",
            "    码",
            "",
            "",
            "正文",
            "正文：",
            "***",
        ),
        *(
            "<div>",
            "</div>",
            "<td>子</td>",
            "| 表 | 头 |",
            "|---|---|",
            "::: tip 题",
            ":::",
            "!!! note",
            "$$",
            "{% x %}",
            "<!--",
            "-->",
        ),
    )
)


@given(st.lists(MARKED, max_size=25))
def test_every_line_comes_from_one_of_the_file(lines: list[str]) -> None:
    made = prepare("\n".join(lines), 0, None, None, Omitted())
    assert len(made.numbers) == len(made.text.split("\n"))
    assert list(made.numbers) == sorted(made.numbers)
    assert set(made.numbers) <= set(range(1, len(lines) + 2))


@given(st.lists(MARKED, max_size=25))
def test_no_han_is_lost_or_added(lines: list[str]) -> None:
    text = "\n".join(lines)
    shown = [char for char in prepared(text) if char > "\u3000"]
    assert shown == [char for char in text if char > "\u3000"]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("要带：\n- 伞", True),
        ("要带\n* 伞", True),
        ("步骤如下：\n5. 开门", True),
        ("步骤\n1. 开门\n2. 关灯", True),
        ("这件事发生在\n2023. 年底没有下雪", False),
        ("甲 -\n乙", False),
        ("一段\n> 引文", True),
        ("一段\n## 题", True),
        ("一段\n#话题", False),
        ("一段\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", True),
        ("- 甲\n- 乙", False),
        ("1. 甲\n   - 乙", False),
        ("```\n要带：\n- 伞\n```", False),
    ],
)
def test_a_block_under_a_paragraph_gets_its_empty_line(text: str, parted: bool) -> None:
    made = prepared(text)
    assert ("\n\n" in made) == parted
    assert made.replace("\n\n", "\n") == text


@pytest.mark.parametrize(
    ("numbers", "lists"),
    [("1 2 3", 1), ("3 4 5", 1), ("1 1 1", 1), ("1 3 4", 2), ("1 2 1 2", 2), ("2 4 6", 3)],
)
def test_numbers_that_do_not_run_on_begin_a_list(numbers: str, lists: int) -> None:
    text = "\n".join(f"{number}. 条" for number in numbers.split())
    assert prepared(text).count("<!-- -->") == lists - 1


def test_html_is_verbatim_up_to_an_empty_line() -> None:
    made = prepared("<table>\n<tr><td>*</td></tr>\n\n<tr><td>a*</td></tr>\n</table>\n\n正文 **粗**")
    html = made.split("```{=html}\n")[1].split("\n```")[0]
    assert html == "<table>\n<tr><td>*</td></tr>\n\n<tr><td>a*</td></tr>\n</table>" and made.endswith("正文 **粗**")
    assert prepared("<div>\n\n**粗**\n\n</div>").count("{=html}") == 2
    assert "{=html}" not in prepared("正文 <b>粗</b>\n\n    <div>\n\n```\n<div>\n```")


def test_a_fence_of_html_is_longer_than_the_backticks_in_it() -> None:
    assert prepared("<div>\n````x\n</div>").startswith("`````{=html}")


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("> [!NOTE]\n> 字", "{.callout .note}"),
        ("> [!tip]- 题\n> 字", '{.callout .tip title="题"}'),
        (":::tip 题\n字\n:::", '{.callout .tip title="题"}'),
        (":::caution[题]\n字\n:::", '{.callout .caution title="题"}'),
        ('!!! warning "题"\n    字', '{.callout .warning title="题"}'),
        ("??? note\n    字", "{.callout .note}"),
        ("```{important}\n字\n```", "{.callout .important}"),
    ],
)
def test_boxes_of_all_tools_are_one_kind_of_division(text: str, opened: str) -> None:
    lines = [line for line in prepared(text).split("\n") if line]
    assert lines[0].lstrip(":") == f" {opened}" and lines[-1].strip(":") == "" and "字" in lines


def test_what_is_indented_under_a_box_is_read_as_markdown() -> None:
    assert "\n- 甲" in prepared('!!! note "题"\n    说明：\n    - 甲\n')


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("{r 名, eval=FALSE}", "r"),
        ("{python}", "python"),
        ("rust,ignore", "rust"),
        ('js {1,3} live="a.js"', "js"),
        ("{.python .numberLines}", "{.python .numberLines}"),
        ("c++", "c++"),
    ],
)
def test_code_keeps_its_language_and_its_lines(info: str, language: str) -> None:
    assert prepared(f"```{info}\nx = 1\n  y\n```") == f"```{language}\nx = 1\n  y\n```"


def test_options_of_chunks_are_told_once() -> None:
    found = told("```{r a, echo=F}\n#| label: b\nx\n```\n\n```{r c}\ny\n```\n")
    assert [line for line, _ in found] == [1] and found[0][1].endswith("× 3")


@pytest.mark.parametrize(
    "tag", ["{% include a.html %}", "{{< youtube a.b >}}", "{{ site.url }}", "{: .center}", "{% raw %}"]
)
def test_tags_of_templates_are_left_out_and_told(tag: str) -> None:
    assert prepared(f"前{tag}后 `{tag}`") == f"前后 `{tag}`"
    ((line, problem),) = told(f"前{tag}后\n再{tag}")
    assert line == 1 and problem.endswith("× 2")


def test_code_that_nothing_closes_goes_on_to_the_end() -> None:
    text = "前\n\n```c\nfn a() {}\n\n# 不是标题"
    assert prepared(text) == text + "\n```"
    ((line, problem),) = told(text)
    assert line == 3 and "not closed" in problem
    assert told("前\n\n```") == [] and prepared("```\nx\n```\n\n后") == "```\nx\n```\n\n后"


def test_dashes_below_a_head_that_are_set_in_are_those_of_a_table() -> None:
    assert prepared("甲 | 乙\n      ---|---\n一 | 二") == "甲 | 乙\n---|---\n一 | 二"
    assert prepared("字\n\n      ---|---") == "字\n\n      ---|---"


@pytest.mark.parametrize("sign", ["- ", "\t- ", "2. ", "- 1. "])
def test_a_table_behind_the_sign_of_an_item_stands_below_it(sign: str) -> None:
    white = sign if sign.isspace() else "".join(char if char == "\t" else " " for char in sign)
    rows = f"| 甲 | 乙 |\n{white}|---|---|\n{white}| 一 | 二 |"
    assert prepared(sign + rows) == f"{sign}\u2060\n\n{white}{rows}"
    assert prepared(f"{sign}| 甲 |\n{white}文") == f"{sign}| 甲 |\n{white}文"


def test_tags_in_comments_are_nobodys() -> None:
    text = "<!-- {% x %}\n{% y %} -->\n\n字"
    assert told(text) == [] and told(f"{text}{{% z %}}") != []


def test_braces_of_formulas_are_no_tags() -> None:
    text = "能量 $E_{{\\rm a}_{b}}$ 与 $x_{{i}}$"
    assert prepared(text) == text and told(text) == []


@pytest.mark.parametrize(
    ("text", "is_formula"),
    [
        ("值是 $x+1$。", True),
        (r"含 $\ce{H2O、SO4^{2-}(溶液)、CO2}$。", True),
        ("$速度=路程/时间$", True),
        ("$\\text{和，差}$", True),
        ("变量 $a，还有 b$ 两个。", False),
        ("序列 $x_1 \\ldots x_n ”$ 的", True),
        ("变量 $a、$b。", False),
        ("${#j} in place of the command x$", False),
        ("把 $HOME 加进 `$PATH`", False),
        ("水位 $h=a+\\frac{b}\n{c}$ 米", True),
        ("单价 $5，共\n买 3$ 的", False),
        ("第 $h_{l，k}$ 层", True),
        ("点 $f(x，y)$", True),
        ("取 $x，y$", True),
        ("取 $x_1，x_2$", True),
        ("变量 $LAMP，PORT$", False),
        ("证：\n$略去$", True),
        ("- $显然$", True),
        ("> $一船渡河$\n> $二船亦然$", True),
        ("$5 与六$", False),
        ("若 $a=b，则 b=a$ 成立", True),
        ("有 $f(x)\\leq y，当且仅当 x=0 时相等$。", True),
        ("若 $LAMP=甲，则亮$。", False),
        ("若 $a=甲，则$b", False),
    ],
)
def test_dollars_of_prose_open_no_formula(text: str, is_formula: bool) -> None:
    assert ("\\$" in prepared(text)) != is_formula


def test_a_formula_of_a_cell_ends_in_its_row() -> None:
    """Prices in the cells of a table open no formula that runs over cells and rows."""
    table = "| 石 | 价 | 注 |\n|---|---|---|\n| 甲 | $1-$3+/克 | 少 |\n| 乙 | $x$ | 多 [$K](https://example.org/) |\n"
    rows = prepared(table).split("\n")
    assert rows[2] == "| 甲 | \\$1-\\$3+/克 | 少 |"
    assert rows[3] == "| 乙 | $x$ | 多 [\\$K](https://example.org/) |"


def test_a_sentence_with_commands_between_dollars_is_told() -> None:
    assert told("甲\n\n设 $path，且 \\alpha 大$ 时。") and not told("设 $x，且大$ 时，$\\alpha$。")


@pytest.mark.parametrize("between", ["- 另一项 b$", "", "| b$ |", "```\nb$\n```"])
def test_a_dollar_of_another_block_closes_nothing(between: str) -> None:
    text = f"- 变量 $a，\n{between}"
    assert prepared(text).startswith("- 变量 $a，\n")


@pytest.mark.parametrize(
    "marks",
    [
        ("一、", "二、"),
        ("（九）", "（十）"),
        ("第十九，", "第二十，"),
        ("①", "②"),
        ("9、", "10、"),
        ("(1)", "(2)"),
        ("九十九、", "一、"),
    ],
)
def test_lines_that_count_as_chinese_texts_do_begin_paragraphs(marks: tuple[str, str]) -> None:
    first, second = marks
    text = f"渡口有事：\n{first}修桥\n并铺路\n{second}种树"
    in_order = first != "九十九、"
    assert prepared(text) == (
        text.replace(f"\n{first}", f"\n\n{first}").replace(f"\n{second}", f"\n\n{second}") if in_order else text
    )


@pytest.mark.parametrize(
    "text", ["到了\n三月，又\n四月，雨", "共\n10 户\n11 人", "他说\n一、二两班\n\n二、三两班", "第\n1章\n2章"]
)
def test_numbers_at_wrapped_lines_begin_nothing(text: str) -> None:
    assert prepared(text) == text


def test_numbers_in_code_are_no_list() -> None:
    text = '选单：\n\n    echo "\n    请选：\n\n    1. 看水位\n    2. 看船期\n\n    0. 退出\n    "\n\n文'
    assert prepared(text) == text


def test_brackets_of_mathjax_round_words_below_a_letter_are_a_formula() -> None:
    assert prepared(r"取 \(F_{lamp}\) 为一。") == r"取 $F_{lamp}$ 为一。"
    sure = r"取 \(F_{lamp}\)，\(near\) 与 \(5/256\)，不取 \(see below\)。"
    assert prepared(sure) == r"取 $F_{lamp}$，$near$ 与 $5/256$，不取 \(see below\)。"
    assert prepared(r"注 \(near\) 与 \(5/256\)。") == r"注 \(near\) 与 \(5/256\)。"


def test_brackets_of_mathjax_round_a_command_are_a_formula() -> None:
    assert prepared(r"比为\( \frac{a}{b} = 2\)。") == r"比为$\frac{a}{b} = 2$。"
    for kept in (r"函数 f\(x\)，", r"`\(\frac{a}{b}\)`", r"路径 \(D:\\a\)"):
        assert prepared(kept) == kept


def test_small_signs() -> None:
    assert CONTENTS in prepared("[toc]\n\n文")
    assert CONTENTS in (made := prepared("* TOC\n{:toc}\n\n文")) and "TOC" not in made
    assert CONTENTS in prepared("<!-- toc -->\n\n## 甲") and CONTENTS not in prepared("<!-- toc -->\n\n- [甲](#甲)")
    assert prepared("###　题") == "### 题"
    assert "ornament" in prepared("前\n\n***\n\n后")


def test_rows_of_bars_without_dashes_are_a_table() -> None:
    made = prepared("|甲|乙|\n|丙|丁|").strip().split("\n")
    assert made == ["|   |   |", "|---|---|", "|甲|乙|", "|丙|丁|"]
    assert prepared("| 床前明月光\n| 疑是地上霜") == "| 床前明月光\n| 疑是地上霜"


def test_files_are_included_by_lines_and_by_anchors(tmp_path: Path) -> None:
    (tmp_path / "a.rs").write_text("一\n// ANCHOR: x\n二\n// ANCHOR_END: x\n三\n", encoding="utf-8")
    assert prepared("```rust\n{{#include a.rs:x}}\n```", tmp_path) == "```rust\n二\n```"
    assert prepared("{{#rustdoc_include a.rs:1}}", tmp_path) == "一"
    assert prepared("{{#include a.rs}}", tmp_path) == "一\n二\n三"


def test_what_cannot_be_included_is_told_at_once_and_nothing_outside_is_read(tmp_path: Path) -> None:
    inner = tmp_path / "书"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text("密", encoding="utf-8")
    text = "{{#include ../secret.txt}}\n{{#include no.rs}}\n{{#include no2.rs}}"
    assert "密" not in prepared(text, inner)
    found = told(text, inner)
    assert [line for line, _ in found] == [1, 2] and "no.rs" in found[1][1] and "no2.rs" in found[1][1]


@pytest.mark.parametrize(
    "text",
    [
        "文\n\n---\n提示一句\n\n又一句\n\n---\n\n尾",
        "甲\n乙\n---\n丙",
        "- 甲\n- 乙\n---\n丙",
        "    码\n---\n丙",
        "> 引\n---\n丙",
        "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n---\n丙",
        "## 题\n---\n丙",
        "- - -\n丙",
        "- 甲\n- ---\n- 乙",
        "- 甲\n\t- 乙\n\t- ---\n- 丙",
    ],
)
def test_dashes_between_blocks_are_a_rule(text: str) -> None:
    rules = [at for at, line in enumerate(prepared(text).split("\n")) if line.strip() == "___"]
    assert len(rules) == sum(line.strip() in ("---", "- - -", "- ---") for line in text.split("\n"))
    lines = prepared(text).split("\n")
    assert all(not "".join(lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]).strip() for at in rules)


@pytest.mark.parametrize(
    "text",
    [
        "甲\n---\n\n文",
        "------------\n甲    乙\n----- ------\n一    二\n\n三    四\n------------",
        "甲     乙\n---   ---\n一     二",
        "----- -----\n一    二\n----- -----",
        "```\n---\n文\n```",
        "文\n\n    ---\n    码",
    ],
)
def test_dashes_under_a_heading_in_tables_and_in_code_stay(text: str) -> None:
    assert prepared(text) == text


def test_the_first_number_begins_a_list_under_text_where_the_second_follows_behind_an_empty_line() -> None:
    assert prepared("话\n1. 甲\n接着\n\n2. 乙") == "话\n\n1. 甲\n接着\n\n2. 乙"
    for text in ("话\n1. 甲\n\n# 题\n\n2. 乙", "话\n2023. 甲\n\n2024. 乙"):
        assert prepared(text) == text


def test_a_list_goes_on_below_a_quotation() -> None:
    for mark in ("> ^", ">^", ">灯"):
        assert prepared(f"6. 甲\n{mark}\n7. 乙").endswith("\n\n7. 乙")
    for text in ("6. 甲\n\n> 灯\n2023. 年", "> 灯\n7. 乙"):
        assert prepared(text) == text


def test_the_end_of_a_block_of_kramdown_parts_lists_and_is_told() -> None:
    text = "1. 甲\n\n2. 乙\n\n^\n1. 丙\n\n2. 丁"
    assert "^" not in prepared(text) and "<!-- -->" in prepared(text)
    assert told(text) == [(5, "ends of blocks of kramdown, left out of the books: ^ × 1")]
    for text in ("甲\n\n^\n乙", "- 甲\n^\n乙", "```\n- 甲\n\n^\n- 乙\n```"):
        assert prepared(text) == text and not told(text)


def test_two_signs_of_a_heading_need_no_space() -> None:
    assert prepared("文\n\n##6.4 生态\n\n###甲") == "文\n\n## 6.4 生态\n\n### 甲"
    for text in ("文\n\n#标签 甲", "文\n##甲", "    ##甲", "##{x}", "####### 甲"):
        assert prepared(text) == text


def test_attributes_of_docsify_are_left_out_and_told() -> None:
    assert prepared("# 甲 {docsify-ignore-all}").rstrip() == "# 甲"
    assert told("# 甲 {docsify-ignore}") == [(1, "attributes of docsify, left out of the books: {docsify-ignore} × 1")]


def test_a_grid_table_stays_as_it_is() -> None:
    grid = "+-----+-----+\n| 甲  | 乙  |\n+=====+=====+\n| - a | $1  |\n| - b | $2  |\n|     | --- |\n+-----+-----+"
    assert prepared(f"文\n\n{grid}\n\n: 题") == f"文\n\n{grid}\n\n: 题"


def test_options_of_a_chunk_may_hold_backticks() -> None:
    text = "```{r, a, fig.cap='以`x`定'}\nplot(1)\n```\n\n文\n\n```{r}\n$x$ {% y %}\n```"
    assert "![以`x`定](computed:a)" in prepared(text) and prepared(text).endswith("文\n\n```r\n$x$ {% y %}\n```")
    assert prepared("```文`字`\n码") == "```文`字`\n码"


def test_text_references_stand_where_they_are_called() -> None:
    made = prepared('(ref:一) 水尺与**木桩**\n\n```{r a, fig.cap="(ref:一)"}\nplot(x)\n```\n\n: (ref:一)\n')
    assert "![水尺与**木桩**]" in made and ": 水尺与**木桩**" in made and "(ref:" not in made
    assert prepared("`(ref:a)`\n\n    (ref:a) b\n") == "`(ref:a)`\n\n    (ref:a) b\n"


def test_text_references_that_lead_nowhere_are_told_and_stay() -> None:
    text = "文\n\n(ref:a) 木桩\n\n: (ref:b)\n"
    assert prepared(text) == text and sorted(line or 0 for line, _ in told(text)) == [3, 5]


def test_brackets_of_mathjax_hold_brackets_too_and_small_formulas_beside_sure_ones() -> None:
    assert prepared(r"斜边\(\bar{v} = (3,2)\)，长\(L\)") == r"斜边$\bar{v} = (3,2)$，长$L$"
    assert prepared(r"\\(F_0\\) 与 \\( \frac{a}{b} \\\\ c \\)") == r"$F_0$ 与 $\frac{a}{b} \\ c$"
    for kept in (r"\(甲=乙\)", r"函数 f\(x\)", r"`\(a=b\)`", r"\(see the note\)"):
        assert prepared(kept) == kept


def test_white_inside_dollars() -> None:
    assert prepared(r"结果 $T $的概率，$ x_1 $与 $ \alpha$") == r"结果 $T$的概率，$x_1$与 $\alpha$"
    assert prepared("在 $\xa0q(z)$ 中，$g,f $ 与 $ p(v|h), p(h|v)$") == "在 $q(z)$ 中，$g,f$ 与 $p(v|h), p(h|v)$"
    for kept in ("$x$ 与 $y$", "`$ x $`", "给 $i, $j", "$ ls $ cd", "价 $5 ，另 $6 。", "$HOME $PATH", "$ make all $"):
        assert prepared(kept).replace("\\$", "$") == kept


def test_a_formula_may_stand_before_a_digit() -> None:
    assert prepared(r"第1$\sim$9行") == r"第1$\sim$&#57;行"
    assert prepared("价 $5，共 $6，价 $a$7").replace("\\$", "$") == "价 $5，共 $6，价 $a$7"


def test_sets_and_arrows_are_formulas() -> None:
    for tex in ("$(a,b)，(c)$", "$[甲, 乙]⇒丙$"):
        assert prepared(f"集 {tex} 中") == f"集 {tex} 中"


def test_commands_of_latex_for_an_index_are_left_out_and_told() -> None:
    assert prepared("\\mainmatter\n\n水尺\\index{水尺!木}的，`\\index{a}`") == "\n\n水尺的，`\\index{a}`"
    assert told("甲\\index{甲}乙\\index{乙}") == [
        (1, "commands of LaTeX for an index and for pages, left out of the books: \\index{甲} × 2")
    ]


def test_lines_of_rust_for_the_compiler_are_left_out_and_told() -> None:
    code = "```rust,ignore\n# fn main() {\n#[derive(Debug)]\nlet 灯 = 1;\n    #\n  ## 灯\n```\n\n```sh\n# 灯\n```"
    assert prepared(code) == "```rust\n#[derive(Debug)]\nlet 灯 = 1;\n  # 灯\n```\n\n```sh\n# 灯\n```"
    assert told(code) == [
        (2, "lines of Rust that are for the compiler alone, left out of the books: # fn main() { × 2")
    ]


def test_names_of_notes_may_hold_blanks() -> None:
    text = "灯[^夜 里]，`[^夜 里]`，[^甲 乙]\n\n[^夜 里]: 见\n[塔](a.md)"
    assert prepared(text) == "灯[^夜-里]，`[^夜 里]`，[^甲 乙]\n\n[^夜-里]: 见\n[塔](a.md)"


def test_a_command_alone_in_its_paragraph_is_left_out_and_told() -> None:
    text = "\\fengmian\n\n\\huanye\n\n水尺\n\\dupian\n\n\\TeX\n\n$$\n\\alpha\n$$"
    assert prepared(text) == "\n\n\n\n水尺\n\\dupian\n\nTeX\n\n$$\n\\alpha\n$$"
    kind = "commands of LaTeX or of another program on lines of their own"
    assert told(text) == [(1, f"{kind}, left out of the books: \\fengmian × 2")]


def test_a_fence_in_code_that_is_set_in_opens_nothing() -> None:
    shown = "如下：\n\n    先写一行\n    ```\n\n再看：\n\n```{r x, echo=FALSE}\n渡(3)\n```\n"
    assert "```r\n渡(3)\n```" in prepared(shown)


@pytest.mark.parametrize(
    "holder", ["1. 甲\n\n   乙", '!!! note "记"', '=== "甲"', "[^1]: 甲", "：\n: 甲", "  - 甲\n\n  乙"]
)
def test_a_fence_that_something_holds_opens_code(holder: str) -> None:
    assert "```r\n" in prepared(f"见下\n\n{holder}\n\n    ```{{r x}}\n    渡(3)\n    ```\n").replace("    ```", "```")


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        (r"分成 6 个$$\mu$$ops，再排", r"分成 6 个$\mu$ops，再排"),
        (r"微操作（$$\mu$$op）", r"微操作（$\mu$op）"),
        ("设$$ x_i $$为", "设$x_i$为"),
        ("设$$x = 1$$为", "设$$x = 1$$为"),
        ("公式：$$E$$", "公式：$$E$$"),
        ("$$x$$为", "$$x$$为"),
        ("`个$$x$$为`", "`个$$x$$为`"),
    ],
)
def test_dollars_of_gitbook_within_a_word_are_those_of_a_line(typed: str, made: str) -> None:
    assert prepared(typed) == made


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("共 $$n/2$$。每处 $$n=4$$ 级（如 $$n$$）。", "共 $n/2$。每处 $n=4$ 级（如 $n$）。"),
        ("共 $$n/2$$。见公式：$$E=n$$。", "共 $n/2$。见公式：$$E=n\\text{。}$$"),
        (r"设 $$\frac{a}{b}$$，其中 $$a$$ 是高", r"设 $$\frac{a}{b}\text{，}$$其中 $$a$$ 是高"),
        ("式为 $$E=n$$", "式为 $$E=n$$"),
        ("- $$E=n$$，石阶", "- $$E=n$$，石阶"),
        ("`共 $$n$$。有`", "`共 $$n$$。有`"),
        ("| 甲$$n$$。乙 | 丙 |", "| 甲$$n$$。乙 | 丙 |"),
        ("共$$n$$。有$$m$$2级", "共$n$。有$$m$$2级"),
    ],
)
def test_displayed_formulas_of_a_sentence_stand_in_its_line_or_take_the_mark_along(typed: str, made: str) -> None:
    assert prepared(typed) == made


def test_code_that_a_quotation_does_not_close_ends_with_it() -> None:
    with heard() as found:
        made = prepared("> 灯\n>\n> ```py\n> x\n\n渡口")
    assert made.split("\n")[-4:] == ["> x", "> ```", "", "渡口"] and not list(found)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0c"])
@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("灯在岸上。{}船在水上。", ["灯在岸上。", "船在水上。"]),
        ("灯在岸上。{}", ["灯在岸上。"]),
        ("> {}灯在岸上。", ["灯在岸上。"]),
        ("| 灯{}塔 | 船 |", ["| 灯 塔 | 船 |"]),
        ("{}", [""]),
        ("灯在岸上。", ["灯在岸上。"]),
    ],
)
def test_other_separators_end_lines_too(line: str, parts: list[str], mark: str) -> None:
    made = separated([Line(line.format(mark), 7)])
    assert [(one.text, one.number) for one in made] == [(part, 7) for part in parts]


def test_a_shortcode_with_percents_leaves_no_braces() -> None:
    assert prepared('{{% blocks/lead color="x" %}}\n文字。\n{{% /blocks/lead %}}').strip() == "文字。"
