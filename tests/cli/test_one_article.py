"""Several web pages of one article, given together (--with)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kanyin.cli.main import run

OPEN = "第二年开春，镇里打算把夜间开放写进计划，并且请邻近三个村子的代表"
PARAGRAPHS = (
    "渡口的书屋把关门的时间推迟到夜里九点半，来读书的人比去年多了三成，窗前的长桌常常坐满。",
    "书屋没有添人，只把白天的班次往后移了两个小时，多花的钱由镇里和村里各出一半，账目贴在门口。",
)


def page(number: int, *paragraphs: str) -> str:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    mark = f"({number})" if number > 1 else ""
    return (
        f"<html><head><title>渡口书屋的夜晚{mark}_河湾新闻网</title></head><body><div><a href='/'>首页</a></div>"
        f"<div class='article'><h1>渡口书屋的夜晚{mark}</h1><p>2021-03-05 08:10 来源：河湾日报 作者：方砚</p>{text}"
        "<p>责任编辑：林舟</p></div><div>上一页 1 2 3 下一页</div><div>河湾新闻网 版权所有</div></body></html>"
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(page(1, *PARAGRAPHS, OPEN), encoding="utf-8")
    goes_on = "一起来看看实际的情形，再决定要不要跟着做。馆长说，最受欢迎的是靠窗的位子，下了班的人最爱坐。"
    Path("a_2.html").write_text(page(2, goes_on, PARAGRAPHS[0].replace("渡口", "桥头")), encoding="utf-8")
    last = PARAGRAPHS[1].replace("书屋", "阅览室").replace("两个小时", "三个小时")
    Path("a_10.html").write_text(page(10, last), encoding="utf-8")
    return tmp_path


def test_pages_of_one_article_are_one_document(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "a.html", "--with", "a_*.html", "-o", "out"]) == 0
    text = Path("out/a.md").read_text(encoding="utf-8")
    body = text.split("---\n")[2].strip().split("\n\n")
    assert len(body) == 5
    assert body[2].startswith(OPEN + "一起来看看")
    assert "桥头" in body[3]
    assert "三个小时" in body[4], "a_10 stands behind a_2"
    assert text.count("渡口书屋的夜晚") == 1
    changes = json.loads(Path("out/a.changes.json").read_text(encoding="utf-8"))["changes"]
    again = [change["before"] for change in changes if change["rule"] == "HT012"]
    told = [change["before"] for change in changes if change["rule"] in ("HT008", "HT012")]
    assert told.count("责任编辑：林舟") == 3 and "责任编辑" not in text
    assert {"渡口书屋的夜晚(2)", "渡口书屋的夜晚(10)"} <= set(again)
    assert run(["explain", "a.html", "--with", "a_2.html", "--with", "a_10.html", "--json"]) == 0
    assert "HT012" in capfd.readouterr().out
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.changes.json", "a.md"]


@pytest.mark.parametrize(
    "named",
    [["a.html", "a_2.html", "--with", "a_10.html"], ["a.html", "--with", "b.html"], ["a.html", "--with", "c_*.html"]],
)
def test_what_cannot_be_one_article_is_refused(folder: Path, named: list[str]) -> None:
    assert run(["clean", *named, "-o", "out"]) in (2, 4)
    assert not Path("out").exists() or not any(Path("out").iterdir())


def test_a_page_elsewhere_or_of_text_is_refused(folder: Path) -> None:
    Path("a.txt").write_text("不是网页。", encoding="utf-8")
    Path("other").mkdir()
    Path("other/a_2.html").write_text(page(2, *PARAGRAPHS), encoding="utf-8")
    assert run(["clean", "a.txt", "--with", "a_2.html", "-o", "out"]) == 2
    assert run(["clean", "a.html", "--with", "other/a_2.html", "-o", "out"]) == 2


def test_no_page_is_overwritten_and_none_is_lost(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run(["build", "a.html", "--with", "a_2.html", "--to", "md,txt", "-o", "."]) == 0
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_notes_of_two_pages_stay_two(folder: Path) -> None:
    note = '<p>灯笼<a href="#n1" id="c1">[1]</a>挂了一夜，书屋的门一直开着，来的人把脚步放得很轻。</p>'
    foot = '<p id="n1"><a href="#c1">[1]</a> {}</p>'
    for name, number, words in (("a.html", 1, "纸糊的那种。"), ("a_2.html", 2, "铁皮做的。")):
        Path(name).write_text(
            page(number, *PARAGRAPHS).replace("<p>责任编辑", note + foot.format(words) + "<p>责任编辑"),
            encoding="utf-8",
        )
    assert run(["clean", "a.html", "--with", "a_2.html", "-o", "out"]) == 0
    text = Path("out/a.md").read_text(encoding="utf-8")
    assert text.count("纸糊的那种") == text.count("铁皮做的") == 1


def test_emphasis_behind_a_note_of_a_later_page_stays_at_its_words(folder: Path) -> None:
    call = '<p>灯笼<a href="#n1" id="c1">[1]</a>挂了一夜，书屋的门<strong>一直开着</strong>，来的人把脚步放得很轻。</p>'
    foot = '<p id="n1"><a href="#c1">[1]</a> 铁皮做的。</p>'
    text = page(2, *PARAGRAPHS).replace("渡口的", "桥头的").replace("<p>责任编辑", f"{call}{foot}<p>责任编辑")
    Path("a_2.html").write_text(text, encoding="utf-8")
    assert run(["clean", "a.html", "--with", "a_2.html", "-o", "out"]) == 0
    assert "书屋的门**一直开着**，" in Path("out/a.md").read_text(encoding="utf-8")
