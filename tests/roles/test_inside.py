"""Marks within the text of a paper: on what looks like more than text, and on nothing else."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.read.text import read_source
from kanyin.roles.inside import is_open

SENTENCES = (
    "堤岸的柳树每年春天修剪一次，枝条留给村里编筐，剩下的晒干以后烧火，一点也不浪费，村里的老人都这样说起从前的事，也这样教孩子。",
    "两种修剪的办法各有得失，先剪粗枝的省力气，先剪细枝的保树荫，三处堤坝的记录说明后一种办法更合适，江岸的人早就知道这一点。",
    "树荫的大小由树高和冠幅定，夏天正午量一次，秋天再量一次，两次的差别便是修剪的后果，量的时候要避开阴天，也要避开大风的天气。",
)
HEAD = "堤岸学报\nJOURNAL OF DIKES\n1999年 第3期 No.3 1999\n\n江岸三处堤坝的柳树与两种修剪的办法\n方晓　程立\n"
ABSTRACT = "摘要　记录了三处堤岸的柳树，比较了两种修剪的办法，并说明各自的得失。\n关键词　柳树；堤岸\n"
REFERENCES = "参考文献\n[1] 方晓.堤岸的柳树[J].堤岸学报,1998,(2):3-5.\n[2] 程立.编筐[J].堤岸学报,1997,(1):7-9.\n"


def marked(*lines: str) -> list[str]:
    first, middle, last = (f"　　{sentence}\n" for sentence in SENTENCES)
    text = "".join(f"{line}\n" for line in lines)
    page = f"{HEAD}{ABSTRACT}1　方法\n{first}{text}{middle}2　结论\n{last}{REFERENCES}"
    document = pipeline.clean_source(read_source(page.encode(), "page.txt"))
    return [change.before for change in document.changes if change.rule == "BP045"]


def test_the_rest_of_formulas_raises_no_question() -> None:
    assert marked("(1)", "式中：h为树高；", "h=h0+kt", "其中", "由上式得到") == []


@pytest.mark.parametrize("line", ["②斜剪口的办法", "1.1　试验装置及运行", "弹性内力", "the pruning of old willows"])
def test_what_may_be_a_title_or_half_a_caption(line: str) -> None:
    assert is_open(line, frozenset({"numbered"} if line[0] in "②1" else ()))


@pytest.mark.parametrize("line", ["(2)再剪细枝.", "取下列数值", "x+y=2", "结果如下：", "(a)"])
def test_what_is_text(line: str) -> None:
    assert not is_open(line, frozenset({"numbered"} if line[0] in "(" else ()))
