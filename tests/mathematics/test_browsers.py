"""MathML for browsers in reading systems: what MathML Core lost is said in CSS."""

from __future__ import annotations

import pytest
from lxml import etree

from kanyin.mathematics import browsers, reader


def said(tex: str) -> etree._Element:
    math = reader.read(tex, display=True).math
    browsers.say_in_css(math)
    return math


def styles(tex: str) -> str:
    return " ".join(element.get("style", "") for element in said(tex).iter())


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        (r"\boxed{x}", "border: 0.06em solid"),
        (r"\cancel{x}", "to top left"),
        (r"\bcancel{x}", "to top right"),
        (r"\overline{AB}", "border-top"),
        (r"\underline{AB}", "border-bottom"),
        (r"\texttt{ab}", "font-family: monospace"),
        (r"D\llap{/}", "margin-left: -"),
        (r"{=\!=}", "margin-left: -"),
        (r"\begin{array}{|c|}\hline a\\\hline\end{array}", "border-left: 0.05em solid"),
    ],
)
def test_what_core_has_no_element_for_is_said_in_css(tex: str, wanted: str) -> None:
    assert wanted in styles(tex)
    assert not list(said(tex).iter("{*}menclose"))


def test_the_arrow_of_a_vector_is_no_mark_that_combines() -> None:
    assert [mark.text for mark in said(r"\vec{E}").iter("{*}mo")] == ["→"]


def test_a_bracket_with_an_index_is_a_row_by_itself() -> None:
    bracket = next(element for element in said(r"f\Big|_a").iter("{*}mo") if element.text == "|")
    assert etree.QName(bracket.getparent()).localname == "mrow"


def test_white_below_rows_is_padding() -> None:
    math = said(r"\begin{cases}a\\[1em]b\end{cases}")
    assert "data-gaps" not in next(math.iter("{*}mtable")).attrib
    assert "1.34em" in next(math.iter("{*}mtd")).get("style")
