"""Lists of works that a browser counts and the text calls by these numbers, as wikis have them."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.read.html import read_html

PROSE = "渡口旁边的书店开了一年，门前有一棵老樟树，店主常说来了就坐，不买也行，天晴的时候门口会摆一张藤椅。"
WORKS = (
    "沈砚. 渡口记[M]. 临城: 河湾出版社, 2001.",
    "顾平川. 书店与城[J]. 城市, 2003(2): 11-15.",
    "林晓. 樟树的一生. 河湾网. 2010-05-06.",
)
EDIT = '<span class="mw-editsection">[<a href="/w/index.php?action=edit">编辑</a>]</span>'
ONE_CALL = '<span class="mw-cite-backlink"><b><a href="#cite_ref-{n}">^</a></b></span> '
MORE_CALLS = (
    '<span class="mw-cite-backlink">^ <a href="#cite_ref-{n}"><span>跳转到： </span><sup><b>{n}.0</b></sup></a> '
    '<a href="#other"><sup><b>{n}.1</b></sup></a></span> '
)

OLD_CALL = '<b><a href="#cite_ref-{n}">^</a></b> '
OLD_CALLS = '^ <a href="#cite_ref-{n}"><sup><b>{n}.0</b></sup></a> <a href="#other"><sup><b>{n}.1</b></sup></a> '


def made(back: str = ONE_CALL, heading: str = "参考文献", called: tuple[int, ...] = (1, 2, 3), behind: str = "") -> str:
    text = "".join(
        f'<h2>第{n}年</h2><p>{n}号{PROSE}<sup id="cite_ref-{n}"><a href="#cite_note-{n}">[{number}]</a></sup></p>'
        f"<p>到了第{n}年年底，{PROSE}</p>"
        for n, number in enumerate(called, 1)
    )
    items = "".join(
        f'<li id="cite_note-{n}">{back.format(n=n)}<span>{work}</span></li>' for n, work in enumerate(WORKS, 1)
    )
    head = "<head><title>渡口的书店</title></head>"
    body = f"<h1>渡口的书店</h1>{text}<h2>{heading}</h2><ol class='references'>{items}</ol>{behind}"
    page = f"<html>{head}<body>{body}</body></html>"
    return pipeline.make_markdown(pipeline.clean_source(read_html(page.encode(), "a.html")))


@pytest.mark.parametrize("back", ["", ONE_CALL, MORE_CALLS, OLD_CALL, OLD_CALLS])
@pytest.mark.parametrize("heading", ["参考文献", "参考文献" + EDIT, "參考文獻" + EDIT.replace("编辑", "編輯")])
def test_each_entry_has_its_number_and_no_way_back(back: str, heading: str) -> None:
    entries = made(back, heading)
    assert [line for line in entries.splitlines() if line.startswith("[")] == [
        f"[{n}] {work}" for n, work in enumerate(WORKS, 1)
    ]
    assert "^" not in entries.split("# ")[-1] and "跳转" not in entries


def test_a_list_called_by_other_numbers_is_not_counted() -> None:
    assert "[1] 沈砚" not in made(called=(7, 8, 9))


def test_works_listed_behind_those_that_are_counted_are_entries_of_their_own() -> None:
    works = ("沈漱舟. 渡口的船[M]. 临城: 河湾出版社, 1999.", "林满. 河湾的灯[M]. 临城: 河湾出版社, 1998.")
    more = f"<ul>{''.join(f'<li>{work}</li>' for work in works)}</ul>"
    lines = made(behind=more).splitlines()
    assert any(line.startswith("沈漱舟. 渡口的船") for line in lines) and any(line.startswith("林满") for line in lines)
