"""Addresses set with blanks within them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.clean import addresses
from kanyin.model import MATH


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("见http:// www.tree.org/shade. html. The end", "见http://www.tree.org/shade.html. The end"),
        ("https://shade. org/by/4.0/.", "https://shade.org/by/4.0/."),
        ("http://a. shade. edu. cn/info/10. htm.", "http://a.shade.edu.cn/info/10.htm."),
        ("http://www.shade.uk/about/ trees/ wide/x. and so on", "http://www.shade.uk/about/trees/wide/x. and so on"),
        ("www. shade. com的网页", "www.shade.com的网页"),
        ("https://doi.org/ 10.1000/abc.", "https://doi.org/10.1000/abc."),
        (f"E-mail:lin {MATH[0]}@{MATH[1]} mail.shade.cn", "E-mail:lin@mail.shade.cn"),
        ("lin@ shade.ac.cn", "lin@shade.ac.cn"),
    ],
)
def test_blanks_within_an_address_go(printed: str, whole: str) -> None:
    assert addresses.join(printed) == whole
    assert addresses.join(whole) == whole


@pytest.mark.parametrize(
    "text",
    [
        "http://a.org/b and/or c/d",
        "http://a.org/b The tree. 2019/20",
        "http://10.0.0.6/ Mozilla/5.0",
        "see http://a.org. in 2012 it grew",
        "http://a.org/ http://b.org/",
        "Shade@ G2, on trees",
        "两个@ 树荫",
        "tree @ 2.50GHz",
    ],
)
def test_words_behind_an_address_stay(text: str) -> None:
    assert addresses.join(text) == text


PIECES = ("http://", "www.", "a.org", "/b", " ", "  ", ".", "html", "cn", "树", "The", "@", "x_1", "10.1000")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_only_blanks_go_and_once_is_enough(text: str) -> None:
    once = addresses.join(text)
    assert once.replace(" ", "") == text.replace(" ", "") and addresses.join(once) == once
