"""The law of the front matter: what is lifted from an article's head stands in a field of it."""

from __future__ import annotations

import pytest

from kanyin.model import Author, Change, Meta
from kanyin.structure.unplaced import with_rest
from tests.structure.front_matter import front_matter

META = Meta(title="渡口的灯", author=(Author("沈漱舟"),), date="2021-03-04", container_title="河湾日报")


def rest(line: str) -> str:
    """What a lifted line leaves for ``byline``."""
    return str(with_rest(META, [Change("MD002", "lift", (1,), line, "")]).extra.get("byline", ""))


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("来源：河湾日报  作者：沈漱舟  2021-03-04 10:20", ""),
        ("发表于 2021-03-04      分类于   渡口生活      阅读次数", "渡口生活"),
        ("２０２１年３月４日 河湾日报 时政新闻 1665", "时政新闻"),
        ("摘自《渡口文选》（1985～1996）", "摘自《渡口文选》（1985～1996）"),
        ("本报记者 沈漱舟 摄影报道", ""),
        ("沈　漱　舟", ""),
        ("电话℡ 河湾日报 时政新闻㎡", "时政新闻"),
        ("2021年 第18卷 第3期 Vol.18 No.3", ""),
    ],
)
def test_what_no_field_holds_is_kept(line: str, left: str) -> None:
    assert rest(line) == left


def test_it_stands_behind_what_is_there() -> None:
    meta = Meta(title="渡口的灯", extra={"byline": "摄影：顾平川"})
    made = with_rest(meta, [Change("MD002", "lift", (1,), "江城市", ""), Change("MD002", "lift", (2,), "江城市", "")])
    assert made.extra["byline"] == "摄影：顾平川；江城市"


def test_a_book_named_at_the_end_is_not_the_journal() -> None:
    page = (
        "河湾科学研究\nSTUDIES OF THE BEND\n1999年 第12卷 第1期  Vol 12 No.1 1999\n\n渡口管式路灯\n"
        "　　渡口管式路灯，属于路灯技术领域，其主要特征在于：灯罩内装有分隔的油盒，油盒中部有一根灯芯，灯芯可以升降。\n"
        "　　设计人：沈漱舟\n摘自《路灯专利选编》(1985～1996)\n"
    )
    found = front_matter(page)
    assert (found["container-title"], found["container-title-en"]) == ("河湾科学研究", "STUDIES OF THE BEND")
    assert "摘自《路灯专利选编》（1985～1996）" in str(found["byline"])
