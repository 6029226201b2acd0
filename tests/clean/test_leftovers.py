"""Signs of other programs' markup: raised figures, escapes, lost blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.clean import leftovers, word_fields
from kanyin.model import Line
from kanyin.text import visible


def on_page(*texts: str) -> list[str]:
    return [line.text for line in leftovers.clear(tuple(Line(text, (n,)) for n, text in enumerate(texts, 1)))[0]]


@pytest.mark.parametrize(
    ("left", "printed"),
    [
        ("公园有300万hm[2]，绿地占40m[2]", "公园有300万hm²，绿地占40m²"),
        ("每立方浇水3.36亿m［3］", "每立方浇水3.36亿m³"),
        ("the city\\'s trees and Lin\\’s street", "the city's trees and Lin’s street"),
        ("街道ST\\-a的宽度", "街道STa的宽度"),
        ("浇水10?mg/L左右，高500—1000?!m", "浇水10 mg/L左右，高500—1000 m"),
        ("施CuSO4*5H2O和CaCl2.2H2O", "施CuSO4·5H2O和CaCl2·2H2O"),
        ("戴姆勒*林德公司种了树", "戴姆勒·林德公司种了树"),
        ("戴姆勒*骏途公司种了树", "戴姆勒·骏途公司种了树"),
        ("定理1\ue010 若树荫\ue006\ue00a很少", "定理1 若树荫 很少"),
        ("\ue006\u3000(5)", "(5)"),
        ("见http: //example.org/tree", "见http://example.org/tree"),
    ],
)
def test_left(left: str, printed: str) -> None:
    assert on_page(left) == [printed]
    assert on_page(printed) == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "\ue006\ue006",
        "算法FCM［3］与算法PM[2]",
        "是3?不是5?怎么知道",
        "print 'it\\'s'; street = \\n",
        "街道x\\-，树y",
        "增加2.3H2O",
        "面积=街宽*街长",
        "街宽*街长*树高",
        "街道的环境*数据",
    ],
)
def test_kept(text: str) -> None:
    assert on_page(text) == [text]


def test_page_that_cites_works_in_brackets() -> None:
    cited = ("树荫少了[1]，街道热了[2,3]。", "又有人说[4]。")
    assert on_page("街宽5m[2]。", *cited)[0] == "街宽5m[2]。"
    assert on_page("园有5hm[2]，又有8hm[2]。", *cited)[0] == "园有5hm²，又有8hm²。"


@given(st.text("m[2]hk3?g\\\\-'街 L*H2O.", max_size=30))
def test_what_goes_is_told(text: str) -> None:
    lines = (Line(text.strip() or "树", (1,)),)
    out, changes = leftovers.clear(lines)
    assert leftovers.clear(out)[0] == out
    if not changes:
        assert out == lines
    elif visible(out[0].text) != visible(lines[0].text):
        assert (changes[0].before, changes[-1].after) == (lines[0].text, out[0].text)


def test_the_sign_at_the_end_of_an_article_goes_and_that_of_a_proof_stays() -> None:
    assert on_page("树荫很宽。", "街道很窄。■", "Key words：tree, shade.▲") == [
        "树荫很宽。",
        "街道很窄。",
        "Key words：tree, shade.▲",
    ]
    assert on_page("证明：树荫很宽。□")[0].endswith("□")
    assert on_page("树荫很宽。■", "街道很窄。■")[0].endswith("■")


def without_codes(*texts: str) -> list[str]:
    lines = tuple(Line(text, (n,)) for n, text in enumerate(texts, 1))
    made, changes = word_fields.without_codes(lines)
    assert len(changes) == sum(old.text != new.text for old, new in zip(lines, made, strict=True))
    return [line.text for line in made]


def test_codes_of_a_word_processors_fields_go_and_what_they_show_stays() -> None:
    assert without_codes(
        "树荫很宽 REF _Ref12345 \\r \\h [1] REF _Ref12346 \\r \\h [2]，街道很窄。",
        "图 SEQ 图 \\* ARABIC 1 树荫",
        "参考文献 ADDIN EN.REFLIST ",
        "第 PAGE \\* MERGEFORMAT 3 页，见 PAGEREF _Toc777 \\h 12",
    ) == ["树荫很宽[1][2]，街道很窄。", "图1 树荫", "参考文献", "第3 页，见12"]


def test_a_code_that_the_text_speaks_of_stays() -> None:
    text = "域代码 { REF _Ref12345 \\h } 指向书签。"
    assert without_codes(text, text, "街道很窄。") == [text, text, "街道很窄。"]
