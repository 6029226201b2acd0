"""The text of a PDF beside its source: PF601, PF602."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.proof import Proof, proof_pdf
from kanyin.proof.compare import _uncovered
from kanyin.run.proofread import source_text
from kanyin.style import load_style
from tests.output.pdfs import long_article, long_pdf_in

TEXT = "渡口在河的北岸，每天清晨五点开第一班船。\n\n水位记录用 Excel 保存，一共 4600 行；桥修好了，路也修好了。"


def faults(text: str, source: str) -> list[tuple[str, str]]:
    data = write_pdf(read_book(text, "a.md", None), load_style("journal"))
    return of_texts(proof_pdf(data, "a.pdf", text=source))


def of_texts(report: Proof) -> list[tuple[str, str]]:
    return [(fault.code, fault.what) for fault in report.faults if fault.code[:3] == "PF6"]


def test_the_same_text_has_no_fault() -> None:
    assert faults(TEXT, TEXT) == []


def test_a_long_article_over_many_pages_has_no_fault() -> None:
    source = long_article().split("---")[2].replace("#", "")
    assert of_texts(proof_pdf(long_pdf_in("journal"), "a.pdf", text=source)) == []


@pytest.mark.parametrize(
    ("printed", "source", "code", "what"),
    [
        (TEXT.replace("清晨", ""), TEXT, "PF601", "清晨"),
        (TEXT.replace("桥修好了，", ""), TEXT, "PF601", "桥修好"),
        (TEXT, TEXT.replace("清晨", ""), "PF602", "清晨"),
        (TEXT.replace("五点", "三点"), TEXT, "PF601", "五"),
    ],
)
def test_what_is_lost_or_added_is_told(printed: str, source: str, code: str, what: str) -> None:
    found = faults(printed, source)
    assert any(code == one and what in text for one, text in found), found


def test_what_is_lost_is_told_at_the_line_before_it() -> None:
    data = write_pdf(read_book(TEXT, "a.md", None), load_style("journal"))
    (fault,) = (
        fault
        for fault in proof_pdf(data, "a.pdf", text=TEXT.replace("每天清晨", "两岸的人都来了，每天清晨")).faults
        if fault.code == "PF601" and "两岸" in fault.text
    )
    assert (fault.page, fault.line) == (1, 2)  # line 1 is the title


def test_a_doubled_sentence_is_told_with_its_line() -> None:
    doubled = TEXT.replace("一共 4600 行；", "一共 4600 行；一共 4600 行；")
    data = write_pdf(read_book(doubled, "a.md", None), load_style("journal"))
    found = [fault for fault in proof_pdf(data, "a.pdf", text=TEXT).faults if fault.code == "PF602"]
    assert [(fault.page, fault.what) for fault in found] == [(1, "2 times in the PDF, 1 in the source: 一共4600行；")]
    assert found[0].line > 1


def test_labels_formulas_and_hyphens_are_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    entries = "".join(f"{number}. 第{number}班船在天亮时开。\n" for number in range(1, 9))
    english = "The municipal authorities responsible for transportation reconsidered the ferry. " * 6
    file.write_text(
        f"水位由 $h = v_0 t$ 算出，其中 $t$ 是时间，桥修好以后不再记录。\n\n{entries}\n- 南岸的渡口\n- 北岸的渡口\n\n"
        f"渡口的报告说{english}路也修好了。\n",
        encoding="utf-8",
    )
    data = write_pdf(read_book(file.read_text(encoding="utf-8"), "a.md", tmp_path), load_style("journal"))
    faults = proof_pdf(data, "a.pdf", text=source_text(str(file))).faults
    assert [fault for fault in faults if fault.code[:3] == "PF6"] == []


def test_a_sentence_that_is_lost_once_of_twice_is_missed_by_number() -> None:
    twice = f"{TEXT}\n\n桥修好了，路也修好了。"
    assert ("PF601", "fewer than in the source: 也了修好桥路") in faults(TEXT, twice)


@given(st.text("渡口在河北岸水位", min_size=1, max_size=20), st.integers(0, 20), st.text("甲乙", max_size=5))
def test_a_clause_may_be_interrupted_once(clause: str, at: int, foot: str) -> None:
    assert _uncovered(clause, clause[:at] + foot + clause[at:]) == ""


@given(st.text("渡口在河北岸", min_size=2, max_size=20), st.data())
def test_what_is_lost_of_a_clause_is_found(clause: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(clause)))
    assert "丙" in _uncovered(f"{clause[:at]}丙{clause[at:]}", clause)


def test_a_document_with_fields_and_a_turned_table_is_whole() -> None:
    rows = "\n".join(["| " + " | ".join(f"渡口{n}号闸" for n in range(12)) + " |"] * 9)
    table = "| " + " | ".join(f"第{n}项水位" for n in range(12)) + " |\n|" + "---|" * 12 + f"\n{rows}\n"
    head = "title: 通知\nissuer: 临城水务局\ndoc-number: 临水〔2022〕7号\nsignature: 临城水务局\ndate: '2022-06-08'"
    document = f"---\n{head}\n---\n\n{TEXT}\n\n附件1\n\n{table}"
    data = write_pdf(read_book(document, "a.md", None), load_style("official"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.md"
        path.write_text(document, encoding="utf-8")
        source = source_text(str(path))
    assert not [fault for fault in proof_pdf(data, "a.pdf", text=source).faults if fault.code[:3] == "PF6"]
