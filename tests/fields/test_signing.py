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
        ("灯都亮了。（作者：贾云帆 吉望舒）（实习编辑：樊可）", ["贾云帆", "吉望舒"]),
        ("灯都亮了。（河湾日报/看河湾记者 贾云帆 吉望舒 | 责任编辑 樊可） 展开详细", ["贾云帆", "吉望舒"]),
        ("贾云帆 文/图", ["贾云帆"]),
        ("灯都亮了。（河湾小学郎朗、贾云帆）", ["郎朗", "贾云帆"]),
        ("灯都亮了。（团委贾云帆）", ["贾云帆"]),
        ("灯都亮了。（来稿：贾云帆，吉望舒）", ["贾云帆", "吉望舒"]),
        ("灯都亮了。（贾云帆、樊可/文）", ["贾云帆", "樊可"]),
        ("灯都亮了。（贾云帆 来源：河湾网）", ["贾云帆"]),
        ("灯都亮了。（宁静远、车亮）", ["宁静远", "车亮"]),
        ("灯都亮了。文/摄 河湾网记者 贾云帆", ["贾云帆"]),
        ("□ 贾云帆", ["贾云帆"]),
        ("灯都亮了。（王家村）", []),
        ("灯都亮了。（市教育局高中部）", []),
        ("灯都亮了。（高考、中考）", []),
        ("灯都亮了。（金华、温州）", []),
        ("沈漱舟 顾平川", ["沈漱舟", "顾平川"]),
        ("东门区雨花里街道 贾云帆 2022.02.16", ["贾云帆"]),
        ("灯都亮了。（出处：河湾周报 本报记者 樊可/摄 贾云帆/文）", ["贾云帆"]),
        ("新华社记者 贾云帆 摄 图片来源：河湾网", []),
    ],
)
def test_who_signs(text: str, names: list[str]) -> None:
    assert signing.at_end(text).authors == names


def test_who_puts_texts_on_a_site_is_no_author() -> None:
    assert reporters.named("By editor07") == ()
    assert writers.read_writers("By editor07", sure=True).names == ()
    assert writers.read_writers("By 听雨的猫", sure=True).names == ("听雨的猫",)
