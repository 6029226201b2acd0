"""Pieces of programs on a text page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline, rules
from kanyin.model import Code
from kanyin.read import listings
from kanyin.read.listings import is_code
from kanyin.read.text import read_source

PROSE = "　　我们在林场的小屋里用一台旧计算机算出了每一棵树的年轮，程序写得很短，却用了许多年，下面是它的全文。"
PROGRAM = [
    '#include "rings.h"',
    "main()",
    "{",
    "　int i,n;",
    '　printf("%d 圈\\n",n);',
    "　for(i=0;i<n;i++)",
    "　　n=grow(n);",
    "}",
]


def _page(*middle: str) -> str:
    return "\n".join(["数年轮的程序", "王木", PROSE, *middle, PROSE, PROSE]) + "\n"


def _blocks(text: str) -> tuple[object, ...]:
    return pipeline.clean_source(read_source(text.encode(), "rings.txt")).blocks


@pytest.mark.parametrize("row", rules.table("programs")["sign"], ids=lambda row: row["shows"])
def test_a_sign_is_its_own_test(row: dict[str, object]) -> None:
    pattern = re.compile(str(row["match"]), 0 if row.get("case") else re.IGNORECASE)
    assert all(pattern.match(line) for line in row["hits"])  # type: ignore[attr-defined]
    assert not any(pattern.match(line) for line in row["keeps"])  # type: ignore[attr-defined]


def test_a_program_keeps_its_lines_marks_and_indents() -> None:
    code = [block for block in _blocks(_page(*PROGRAM)) if isinstance(block, Code)]
    assert [block.text for block in code] == ["\n".join(PROGRAM).replace("\u3000", "  ")]


def test_a_blank_line_within_a_program_stays() -> None:
    code = next(block for block in _blocks(_page(*PROGRAM[:4], "", *PROGRAM[4:])) if isinstance(block, Code))
    assert "\n\n" in code.text


@pytest.mark.parametrize(
    "lines",
    [
        ["b=(ac-d2)／e；", "c=5cos2α；", "e=2sin2α；", "d=0；"],
        ["① a=b=1,k<n;", "② a=0,b=1;", "③ a=1,b=0;"],
        ["E(x)=0 (2)", "D(x)=3 (3)", "F(x)=4 (4)"],
        ["if x>0 then y:=1", "因此可以得到", "x:=3"],
        ["[1] King S. Rings. Tree, 1990;", "[2] Oak B. Rings. Tree, 1991;", "[3] Elm C. Rings. Tree, 1992;"],
    ],
)
def test_formulas_and_references_are_no_program(lines: list[str]) -> None:
    assert not any(isinstance(block, Code) for block in _blocks(_page(*lines)))


def test_a_comment_may_be_chinese_and_a_sentence_may_not() -> None:
    assert is_code("n=n+1; //再长一圈")
    assert is_code("n=grow(n);　　∥再长一圈,见(2)")
    assert is_code("n＝grow（n）；％再长一圈")
    assert is_code("for(n＝1；n＜9；n＋＋)")
    assert not is_code("树又长了一圈。")


def test_the_head_of_a_function_and_a_remark_with_a_number_go_with_it() -> None:
    lines = ["Tree∷grow(n)　　∥树的函数", "{ n=n+1;　　∥再长一圈", "if(n<9)　　∥见(2)", "n=grow(n);", "}"]
    (code,) = [block for block in _blocks(_page(*lines)) if isinstance(block, Code)]
    assert code.text.count("\n") == len(lines) - 1


@given(st.lists(st.sampled_from([*PROGRAM, "树在长。", "", "x=3", "　　end"]), max_size=12))
def test_whatever_stands_between_nothing_is_lost(lines: list[str]) -> None:
    text = _page(*lines)
    document = pipeline.clean_source(read_source(text.encode(), "rings.txt"))  # raises where a character is lost
    code = "\n".join(block.text for block in document.blocks if isinstance(block, Code))
    assert "树在长" not in code


def test_a_page_of_server_script() -> None:
    text = (
        '<% dim n\nset base=server.createobject\nbase.open "trees"\nif base.eof then %>\n'
        "<tr><th>树种</th>\n<th>树高</th></tr>\n<%end if%>\n"
    )
    source = read_source(text.encode(), "page.txt")
    assert set(source.kinds[:7]) == {"code1"}


def _lines_asked(monkeypatch: pytest.MonkeyPatch, times: int) -> int:
    """How many lines are asked on a page of ``times`` rows of numbers with words below them and no program."""
    asked = []
    goes_on = listings._goes_on
    monkeypatch.setattr(listings, "_goes_on", lambda *args, **kwargs: asked.append(1) or goes_on(*args, **kwargs))
    read_source("\n".join(["1", "2", "3", "渡口", "灯塔", "4"] * times).encode(), "rings.txt")
    monkeypatch.undo()
    return len(asked)


def test_rows_of_numbers_are_asked_as_often_as_the_page_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _lines_asked(monkeypatch, 400) <= 2.2 * _lines_asked(monkeypatch, 200)


def _code(*lines: str) -> list[str]:
    return [block.text for block in _blocks(_page(*lines)) if isinstance(block, Code)]


def test_what_braces_enclose_is_one_piece_whatever_its_words() -> None:
    lines = ["种树(树苗){", "　if (树苗 == 枯的){", "　　换一株树苗;", "　　种树(树苗);}", "　浇水;", "}"]
    assert _code(*lines) == ["\n".join(lines).replace("\u3000", "  ")]
    assert _code("集合 X={", "这里说的是一句话，它没有把括号合上。", "另一段") == []


def test_a_script_of_a_server_runs_to_its_closing_sign() -> None:
    lines = ["<% dim tree", 'name="select a,b,', ' from trees"', "set rows=base.Execute(name) %>", "<%end if%>"]
    assert len(_code(*lines)) == 1


def test_lisp_with_its_remarks_and_brackets_alone() -> None:
    lines = [
        "(defun grow (n / m);种树",
        ";下一行",
        "(setq m (* n 2))",
        "(if (= m 4)",
        "(print m)",
        ")",
        ")",
        ")",
        ")",
        ")",
        "(setq n 0)",
    ]
    assert [text.count("\n") for text in _code(*lines)] == [len(lines) - 1]


def test_the_head_of_a_structure_stands_above_its_brace() -> None:
    lines = ["typedef struct tree", "{", "int rings;", "float high;", "} Tree;"]
    assert [text.count("\n") for text in _code(*lines)] == [len(lines) - 1]


def test_a_sample_of_a_protocol_is_one_piece() -> None:
    sample = (
        "　　HTTP/1.0 200 OK",
        "Server: Rings/3.0",
        "Content-length: 83",
        "<HTML>",
        "<BODY>年轮</BODY>",
        "</HTML>",
    )
    document = pipeline.clean_source(read_source(_page(*sample).encode(), "page.txt"))
    (code,) = [block for block in document.blocks if isinstance(block, Code)]
    assert code.text.split("\n")[0] == "HTTP/1.0 200 OK" and code.text.split("\n")[-1] == "</HTML>"
