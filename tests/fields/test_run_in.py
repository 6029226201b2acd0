"""Numbered titles before their paragraphs."""

import pytest

from kanyin.fields.journal_editor import edited_by
from kanyin.fields.run_in import is_broken, run_in_heads


@pytest.mark.parametrize("title", ["2.1　供试土壤", "2.4.4　土中铁、锰、铜的吸收系数，利用系数和循环系数"])
def test_an_em_on_both_sides_sets_a_title_of_a_section_off(title: str) -> None:
    assert run_in_heads([f"{title}　取自三个渡口，均为砂土。"]) == {0: len(title)}


@pytest.mark.parametrize(
    "text", ["2.1　供试土壤", "3.1　结　论", "1.2　35　64　17　29", "2.1　供试土壤　粘土　砂土　壤土　砾石"]
)
def test_titles_alone_and_rows_are_whole(text: str) -> None:
    assert run_in_heads([text]) == {}


def test_a_paragraph_that_is_broken_behind_its_first_words() -> None:
    assert is_broken("1.2.1　土样采集　土样取于1997年5月1日")
    assert not is_broken("1.2.1　土样采集　土样取于1997年。")
    assert not is_broken("1.2.1　土样采集")


def test_the_editor_of_a_journal() -> None:
    assert edited_by("（责编　沈　越）") == edited_by("[责任编辑 沈越]") == "沈越"
    assert edited_by("（责编：沈越）") == edited_by("（责编 渡口的老树）") == ""
