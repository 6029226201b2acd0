"""Keywords parted by single spaces."""

import pytest

from kanyin.fields.keywords import split_keywords


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IEEE 1394技术 数字传输 密码", ("IEEE 1394技术", "数字传输", "密码")),
        ("树荫 街道 1998年", ("树荫", "街道", "1998年")),
        ("GIS 树荫 街道", ("GIS", "树荫", "街道")),
        ("树荫 GIS 3S技术", ("树荫", "GIS 3S技术")),
    ],
)
def test_single_spaces(text: str, words: tuple[str, ...]) -> None:
    assert split_keywords(text) == words
