"""The mark that ends an article."""

import pytest

from kanyin.config.overrides import NONE
from kanyin.model import Line
from kanyin.structure.closing import END_MARK, without_end_mark

WIRE = "新华社临城5月12日电（记者方晓）堤岸的柳树今年早早发了芽。"
LAST = "柳枝留给村里编筐。"


def ended(*texts: str) -> tuple[list[str], list[str]]:
    lines, changes = without_end_mark(tuple(Line(text, (n,)) for n, text in enumerate(texts, 1)), NONE)
    assert all(change.rule == END_MARK for change in changes)
    return [line.text for line in lines], [change.action for change in changes]


@pytest.mark.parametrize("mark", ["（完）", " （完）", "(完)"])
def test_a_story_of_an_agency_ends_with_a_mark(mark: str) -> None:
    assert ended(WIRE, LAST + mark) == ([WIRE, LAST], ["edit"])
    assert ended(WIRE, LAST, mark.strip()) == ([WIRE, LAST], ["drop"])


def test_the_end_of_a_novel_is_its_authors() -> None:
    assert ended("村里的柳树发了芽。", LAST, "（完）") == (["村里的柳树发了芽。", LAST, "（完）"], [])


@pytest.mark.parametrize("sign", ["＊", "■", " □"])
def test_a_sign_behind_the_last_sentence(sign: str) -> None:
    assert ended("村里的柳树发了芽。", LAST + sign) == (["村里的柳树发了芽。", LAST], ["edit"])


@pytest.mark.parametrize("lines", [("柳树＊发了芽。", LAST + "＊"), (LAST, "树高x＊"), ("＊　柳枝。＊",)])
def test_a_sign_that_refers_to_something_stays(lines: tuple[str, ...]) -> None:
    assert ended(*lines) == (list(lines), [])
