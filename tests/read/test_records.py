"""JSON Lines: a document a line, with what is told of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kanyin import pipeline
from kanyin.errors import InputError
from kanyin.read import records
from tests.conftest import PAGE, Run

TEXT = PAGE.split("\n", 1)[1]


def line(**fields: object) -> bytes:
    return (json.dumps(fields, ensure_ascii=False) + "\n").encode()


def test_spans_skip_blank_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\xef\xbb\xbf\n" + line(text="甲") + b"  \r\n" + line(text="乙").strip())
    with file.open("rb") as stream:
        spans = list(records.find_records(stream, 10_000))
    assert [span.line for span in spans] == [2, 4]
    data = file.read_bytes()
    assert [json.loads(data[s.start : s.start + s.length])["text"] for s in spans] == ["甲", "乙"]


def test_fields_fill_what_the_text_does_not_tell() -> None:
    data = line(
        text=["第一段说的是图书馆在夜里开门，读者比白天多。", "第二段说的是费用，由镇里与村里各出一半。"],
        title="图书馆的夜晚",
        author=["周明远", "何秀"],
        url="https://example.org/a",
        date="2022-04-01T08:00:00Z",
        journal="书与村",
        volume=12,
    )
    meta = pipeline.clean_source(records.read_record(data, "a.jsonl", 1)).meta
    assert (meta.title, meta.date, meta.container_title, meta.volume) == ("图书馆的夜晚", "2022-04-01", "书与村", "12")
    assert [author.name for author in meta.author] == ["周明远", "何秀"]
    assert meta.extra["URL"] == "https://example.org/a"


def test_what_a_field_holds_is_data() -> None:
    data = line(text=TEXT, url="javascript:alert(1)", title="<b>题</b>\n---\n x: [", date="昨天", volume={"a": 1})
    document = pipeline.clean_source(records.read_record(data, "a.jsonl", 1))
    assert "URL" not in document.meta.extra and document.meta.volume == "" and document.meta.date == "2022"
    assert "javascript" not in pipeline.make_markdown(document)


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"{", "not JSON"),
        (b"[1]", "no object"),
        (line(title="甲"), "no text"),
        (line(text="  "), "no text"),
        (line(text=7), "no text"),
        ('{"text": "甲"}'.encode("gbk"), "not UTF-8"),
        (b"[" * 100000, "not JSON"),
        (line(text=TEXT.encode().decode("gbk", "replace")), "garbled"),
    ],
)
def test_bad_records_name_their_line(data: bytes, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        records.read_record(data, "a.jsonl", 7)
    assert (caught.value.file, caught.value.line) == ("a.jsonl", 7) and caught.value.hint


def test_a_file_of_records_becomes_a_file_each(kanyin: Run, here: Path) -> None:
    (here / "corpus.jsonl").write_bytes(line(text=TEXT) + b"{\n" + line(text=TEXT, title="另一个题名"))
    done = kanyin("clean", "corpus.jsonl", "-o", "out")
    assert done.returncode == 1
    assert sorted(path.name for path in (here / "out").glob("*.md")) == ["corpus-000001.md", "corpus-000003.md"]
    assert "corpus.jsonl:2: not JSON" in done.stderr.decode()


def test_records_from_standard_input(kanyin: Run, here: Path) -> None:
    done = kanyin("clean", "-", input=line(text=TEXT))
    assert done.returncode == 0 and done.stdout.startswith(b"---\n")


def test_pictures_go_where_the_markdown_goes(kanyin: Run, here: Path) -> None:
    from tests.read.test_html import PNG, PROSE, article, paragraphs

    (here / "夜 晚_files").mkdir()
    (here / "夜 晚_files" / "灯.png").write_bytes(PNG)
    inside = paragraphs(*PROSE[:2]) + '<img src="夜 晚_files/灯.png">' + paragraphs(*PROSE[2:])
    (here / "夜 晚.html").write_bytes(article(inside))
    assert kanyin("clean", "夜 晚.html", "-o", "out").returncode == 0
    assert (here / "out" / "夜 晚_files" / "灯.png").read_bytes() == PNG
    assert "![](夜%20晚_files/灯.png)" in (here / "out" / "夜 晚.md").read_text()
    assert kanyin("clean", "夜 晚.html", "-o", "out").returncode == 0
    (here / "out" / "夜 晚_files" / "灯.png").write_bytes(PNG + b"other")
    assert kanyin("clean", "夜 晚.html", "-o", "out").returncode == 5


def test_encoding_and_its_evidence(kanyin: Run, here: Path) -> None:
    (here / "page.txt").write_bytes(PAGE.encode("gbk"))
    done = kanyin("clean", "page.txt", "-o", "out", "-v")
    assert "page.txt: gb18030, by its characters" in done.stderr.decode()
    assert kanyin("clean", "page.txt", "-o", "b", "--encoding", "big5").returncode == 4
    assert kanyin("clean", "page.txt", "-o", "b", "--encoding", "bigfive").returncode == 2
    (here / "page.txt").write_bytes(PAGE.encode("gbk").replace("四万".encode("gbk"), b"\xff\xff\xff\xff"))
    assert kanyin("clean", "page.txt", "-o", "c").returncode == 4
    assert kanyin("clean", "page.txt", "-o", "c", "--lossy").returncode == 0
