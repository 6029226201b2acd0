"""Nothing within code that is set in by four columns means anything: it stands in each book as it is typed."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book


@pytest.mark.parametrize(
    "code",
    [
        *[
            "[[:upper:]] [[甲]] %%乙%%",
            "{% if x %} {{ y }} {{< z >}}",
            r"\(\alpha\) \[x\]",
            r'[ -r "$FILE" ] && echo $5',
        ],
        *["!> 甲", "$(a).$$.$B", "^[1]^"],
    ],
)
def test_code_stays_as_it_is(code: str) -> None:
    from lxml import html

    made = read_book(f"甲：\n\n    {code}\n    {code}\n\n乙。\n", "a.md", None).html
    (shown,) = html.fromstring(f"<div>{made}</div>").xpath("//pre")
    assert shown.text_content().strip("\n") == f"{code}\n{code}"


@pytest.mark.parametrize(
    ("item", "below"),
    [
        ("- ```sh", "  "),
        ("1. ```sh", "   "),
        ("* 甲\n\t- ```sh", "\t  "),
        ("- 甲\n\n  1. ~~~sh", "     "),
        ("> - ```sh", ">   "),
    ],
)
def test_code_right_behind_the_sign_of_an_item(item: str, below: str) -> None:
    fence = "~~~" if "~" in item else "```"
    gap = ">" if below.startswith(">") else ""
    code = f"{item}\n{below}*船* {{% x %}}\n{gap}\n{below}# 灯\n{below}{fence}\n"
    made = read_book(f'{code}\n!!! note "灯塔"\n    夜里亮。\n', "a.md", None).html
    assert '<pre class="language-sh"><code>*船* {% x %}\n\n# 灯</code></pre>' in made
    assert "\u2060" not in made
    assert "<strong>灯塔</strong>" in made, "what stands below is no code"


def test_what_stands_deep_in_an_outline_is_no_code() -> None:
    deep = "\n".join(f"\t\t\t- {number} 水" for number in range(300))
    made = read_book(f"- 渡口\n\t- 灯塔\n\t\t- 夜\n{deep}\n\t\t\t- [[灯塔]] 亮 %%自己看%%\n", "a.md", None).html
    assert "<span>灯塔</span>亮" in made and "自己看" not in made and "<pre" not in made


def test_lines_of_a_paragraph_that_are_set_in_are_no_code() -> None:
    made = read_book("船到\n        渡口\n        [[灯塔]] 下\n", "a.md", None).html
    assert "<span>灯塔</span>下" in made and "[[" not in made


@pytest.mark.parametrize("code", ["a {% x %} {{ y }}", "%%b%% [[c]]", "$(a).$B ^[1]^", "\\(x\\)", "**a **b"])
@pytest.mark.parametrize(
    "around", ["> ```sh\n> {}\n> ```", "> > ~~~sh\n> > {}\n> > ~~~", "- 甲\n\n  > ```sh\n  > {}\n  > ```"]
)
def test_code_in_a_quotation_stays_as_it_is(around: str, code: str) -> None:
    made = read_book(around.format(code) + "\n\n乙。\n", "a.md", None).html
    assert f'<pre class="language-sh"><code>{code}</code></pre>' in made
