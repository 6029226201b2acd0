"""What cites by number where programs, formulas and marks of Markdown stand round it."""

from __future__ import annotations

import pytest

from kanyin.references.citing import find_numbered
from kanyin.references.finding import listed

ENTRIES = {str(number): "" for number in range(1, 9)}
CITED = [
    ("选型参考了同行的比较^[3,4]^，后端沿用旧灯。", ["[3,4]"]),
    ("写文档时要小心；`arr[4]` 放进反引号就没事。", []),
    ("``lamp[4] = 2`` 是一行程序，渡口另见[2]。", ["[2]"]),
    ("用`灯[4]`作引号的文章[2]也有。", ["[4]", "[2]"]),
    ("应用于分词任务[5\\~8]。", ["[5\\~8]"]),
    ("温度为T(0, t)=T₀+A·sin(ωt)[3]，其余同前。", ["[3]"]),
    ("应力σ=E·α·ΔT/(1-μ)[1,5]，μ取0.2。", ["[1,5]"]),
    ("维持２４ｈ以上［ⅡＢ］［１］，部分医院据此制订。", ["［１］"]),
    ('lamps[1].name = "stock"', []),
    ("retry: [1, 2, 4]", []),
    ("灯的来历：[1]说是油灯。", ["[1]"]),
    ("能谱点 [2] 的成分见表 2。", []),
    ("这是一个热点 [2] 的综述。", ["[2]"]),
    ("Ferry Lamp Protocol（FLP）[6]为渡口提供信号。", ["[6]"]),
    ("Ferry Lamp Protocol(FLP)[6]为渡口提供信号。", ["[6]"]),
    ("getLamp(ID)[6] = 1", []),
    ("以LampNet50[3]的灯为准，FerryNet-v5[4]，Lamp2.5[5]也一样。", ["[3]", "[4]", "[5]"]),
    ("Fe3O4[2]颗粒与TiO2[3]薄膜。", ["[2]", "[3]"]),
    ("取x2[3]的值，再写入buf1[2]。", []),
    ("用LAMP(ViT-B/32)[7]提取灯光。", ["[7]"]),
]


@pytest.mark.parametrize(("text", "cited"), CITED, ids=[text[:24] for text, _ in CITED])
def test_what_cites_by_number(text: str, cited: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_numbered(text, ENTRIES)] == cited


def test_a_round_number_cites_behind_an_amount() -> None:
    entries = [(f"r{n}", f"({n}) 方砚. 灯{n}[M]. 河口: 河口书局, 200{n}.") for n in range(1, 4)]
    texts = ["灯下的影子有300 m (3)。", "这一点早有人说(1)，也有人不信(2)。"]
    found = listed(entries, texts)
    assert [one.meant for text in texts for one in found.find(text)] == [("3",), ("1",), ("2",)]
