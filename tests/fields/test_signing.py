"""Who signs the end of a text in brackets, and who is named by a line of a site's own account."""

from __future__ import annotations

import pytest

from kanyin.fields import reporters, signing, writers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（贾云帆/文）", ["贾云帆"]),
        ("（第二检察部　检察官助理　贾云帆）", ["贾云帆"]),
        ("（办公室　主任　贾云帆）", ["贾云帆"]),
        ("（校友办 贾云帆　学生记者 吉望舒 樊可）", ["贾云帆", "吉望舒", "樊可"]),
        ("（第二检察部　检察官助理　全文完）", []),
        ("灯都亮了。（贾云帆 吉望舒）作者：贾云帆 吉望舒（来源：河湾日报）", ["贾云帆", "吉望舒"]),
        ("灯多了十一盏。通讯员贾云帆河湾日报社全媒体记者雒晴川文/图", ["贾云帆", "雒晴川"]),
        ("花東特派員贾云帆/花蓮縣、台東縣報導", ["贾云帆"]),
    ],
)
def test_who_signs(text: str, names: list[str]) -> None:
    assert signing.at_end(text).authors == names


def test_who_puts_texts_on_a_site_is_no_author() -> None:
    assert reporters.named("By editor07") == ()
    assert writers.read_writers("By editor07", sure=True).names == ()
    assert writers.read_writers("By 听雨的猫", sure=True).names == ("听雨的猫",)
