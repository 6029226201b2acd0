"""What GB/T 9704 sets above the number of an official document: 份号, 密级, 紧急程度, 签发人."""

from __future__ import annotations

import pytest

from tests.structure.front_matter import front_matter

LETTER = """\
{above}
青江市水利局文件
青水发〔2024〕9号
{below}关于报送夜间值守制度的请示
市人民政府：
　　为做好小水电站夜间值守工作，我局拟订了值守制度，现将有关情况报告如下，请予审定。
　　一、制度的依据
　　依据有关规定，结合四站值班日志，逐条核对后拟订，并已征求各站意见。
　　妥否，请批示。
　　青江市水利局
　　2024年3月8日
"""


def cleaned(above: str, below: str = "") -> dict[str, object]:
    return front_matter(LETTER.format(above=above, below=below))


@pytest.mark.parametrize("between", ["\n", "　　"], ids=["a-line-each", "one-line"])
def test_the_marks_go_into_their_fields(between: str) -> None:
    found = cleaned(between.join(("000012", "秘密★5年", "特 急" if between == "\n" else "特急")))
    told = {name: found.get(name) for name in ("copy-number", "classification", "urgency", "issuer", "doc-number")}
    assert told == {
        "copy-number": "000012",
        "classification": "秘密★5年",
        "urgency": "特急",
        "issuer": "青江市水利局文件",
        "doc-number": "青水发〔2024〕9号",
    }


def test_one_of_them_alone() -> None:
    found = cleaned("加急")
    assert found["urgency"] == "加急"
    assert not {"copy-number", "classification", "signer"} & found.keys()


def test_who_signs_it() -> None:
    assert cleaned("签发人：沈漱舟 林之远")["signer"] == ["沈漱舟", "林之远"]
