r"""``\\(…\\)`` and ``\\[…\\]``: formulas where what they hold is plainly one; what may be either is told."""

from __future__ import annotations

import pytest

from kanyin.book.tex_environments import with_dollars
from kanyin.dialects import prepare
from kanyin.dialects.omitted import Omitted
from kanyin.remarks import heard


def prepared(text: str) -> str:
    return prepare(text, 0, None, None, Omitted()).text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (r"设 \(x\) 与 \(k-1\)", "设 $x$ 与 $k-1$"),
        (r"设 \(x\) 与 \(y=1\)", "设 $x$ 与 $y=1$"),
        ("$$\nz\n$$\n\n设 \\(x\\) 为水位", "$$\nz\n$$\n\n设 $x$ 为水位"),
        (r"\(a\) 甲；\(b\) 乙，见图 \(c\)，\(f(x)\)", r"\(a\) 甲；\(b\) 乙，见图 \(c\)，$f(x)$"),
        (r"\\(x\\) 与 \\(甲\\)", r"$x$ 与 \\(甲\\)"),
        (r"\(y=1\)，\[x_1=2\]，\[3\]，\[甲\]", r"$y=1$，$$x_1=2$$，\[3\]，\[甲\]"),
    ],
)
def test_brackets_with_what_is_plainly_mathematics_are_formulas(text: str, made: str) -> None:
    with heard() as found:
        assert prepared(text) == made
    assert not found


def test_brackets_that_may_hold_either_stay_and_are_told() -> None:
    with heard() as found:
        assert prepared("见\n\n设\\(x\\)灯") == "见\n\n设\\(x\\)灯"
    assert [(one.line, one.problem.partition(":")[2]) for one in found] == [(3, " they are text: x")]
    for text in (r"第\(1\)条，\(甲\)，\(see below\)，图\(a\)，\[3\]", r"- \(a\) 船"):
        with heard() as found:
            assert prepared(text) == text
        assert not found


def test_a_display_of_one_letter_is_a_formula_where_white_is_beside_it() -> None:
    assert with_dollars("灯\n\n\\[ x \\]") == "灯\n\n$$ x$$"
    assert with_dollars("\\[\nx\n\\]") == "$$\nx\n$$"
    for text in ("\\[x\\]", "\\[ 1 \\]", "\\[\n灯\n\\]"):
        assert with_dollars(text) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("水位 $-$3 与[$-$1,1]", "水位 $-$&#51; 与[$-$&#49;,1]"),
        ("取 $n=$5", "取 $n=$&#53;"),
        (r"率 $\frac{a}" + "\n" + r"{b} = p $。", r"率 $\frac{a}" + "\n" + "{b} = p$。"),
        (r"付 $ \$24,927.75$ 与 $ \$5 $，得 $ 41\% $", r"付 $\$24,927.75$ 与 $\$5$，得 $41\%$"),
        ("付 $5-$10 元", r"付 \$5-\$10 元"),
        ("HOME$-$1", r"HOME\$-\$1"),
        ("价 $5\n与 $ 6", "价 $5\n与 $ 6"),
    ],
)
def test_signs_before_figures_and_formulas_over_two_lines(text: str, made: str) -> None:
    assert prepared(text).replace(r"\$", "$") == made.replace(r"\$", "$")
