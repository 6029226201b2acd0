"""Cleaning what is clean: the marks and spaces of a page that they have been set on stay as they are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin import clean
from kanyin.clean import characters
from kanyin.config.overrides import NONE
from kanyin.model import Line

PAGES = (
    ("树荫少了,街道就热了.人们于是不再步行.", "原因有三个,都与道路有关."),
    ("树荫少了，街道就热了。人们于是不再步行。", "2019年种了3种树，共40条街。用TDR法在A街测量。"),
)
WORDS = (
    *(
        "树",
        "街道",
        "树荫的宽度",
        "A",
        "x1",
        "TCP",
        "TDR法",
        "SiO2",
        "tree.txt",
        "12",
        "0.5",
        "2004",
        "图2",
        "S－盒",
        "8％",
    ),
    *("《书》", "“街”", '"荫"', "f(x)", "(1)", "（b)", "(图2)", "［3］", "(Lin,2004)", "$x_1$", "Lin et al.", "5 mL"),
    *(
        "引理1",
        "5m[2]",
        "1，234，567",
        "”荫“",
        "{x}",
        "为St",
        "α1",
        "…",
        "CuSO4",
        "H2O",
        "第一条",
        "1995年",
        "街5",
        "\ue012",
        "B-",
    ),
    "country\\'s",
)
MARKS = (*" ,，.。．:：;；?!、＝=%", "", "", "...", "--")
# A wide space or two parts things: whether it does is told by what stands round it, as long as that is.
GAPS = ("", "", "", " ")
PARTS = st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS), st.sampled_from(MARKS), st.sampled_from(GAPS))
LINES = st.lists(st.lists(PARTS.map("".join), min_size=1, max_size=8).map("".join).map(str.strip), max_size=3)


def cleaned(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    for step in (characters.fold, *clean.REBUILDING[1:]):
        lines, _ = step(lines, NONE)
    return lines


@settings(max_examples=400)
@given(st.sampled_from(PAGES), LINES)
def test_cleaning_twice_is_cleaning_once(page: tuple[str, ...], texts: list[str]) -> None:
    once = cleaned(tuple(Line(text, (n,)) for n, text in enumerate((*page, *texts), 1)))
    assert [line.text for line in cleaned(once)] == [line.text for line in once]
