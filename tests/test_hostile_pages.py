"""Pages that are hostile or only unlucky: each ends soon, and loses nothing without a record."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import hostile
from kanyin import pipeline
from kanyin.errors import InputError
from kanyin.model import Change, Document, Heading
from kanyin.read import DEFAULT_OPTIONS, ReadOptions, read_page
from kanyin.read.records import read_record
from kanyin.read.tree import DEEPEST
from kanyin.structure.headings import value
from tests.conftest import PAGE, ROOT

PROSE = "　　渡口在村子的东头，每天有六班船，早上三班，傍晚三班，逢集的日子再加一班，船工轮流值班。"
LONG = 30_000


def page(*lines: str) -> bytes:
    return "\n".join(["渡口的变迁", PROSE, *lines, PROSE, PROSE]).encode()


def clean(data: bytes, name: str = "page.txt", options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    return pipeline.clean_source(read_page(data, name, Path(name), options))


def as_html(data: bytes) -> bytes:
    return b"".join(b"<p>" + line + b"</p>\n" for line in data.splitlines())


def of_rule(document: Document, rule: str) -> list[Change]:
    return [change for change in document.changes if change.rule == rule]


ENDLESS = {
    "capitals": page("JOURNALOFVALLEYHYDRAULICSANDSOILSCIENCE" * 3 + "（双月刊）"),
    "capitals and spaces": page("RESEARCH OF VALLEY SOILS AND WATERS " * 40 + "&X"),
    "comments": b"<!-- -->" * 200 + page(),
    "spaces": page("甲" + " " * LONG + "乙"),
    **{f"line of {sign}": page(sign * LONG) for sign in "=<>-—_|.。(《[1A'"},
    "labels": page("作者：甲 " * (LONG // 5)),
    "items": page(*["①甲"] * (LONG // 4)),
    "leads": page(*["导读：甲乙"] * (LONG // 6)),
    "dashes in a title": b"<html><title>" + b"-" * LONG + b"</title><body>" + page() + b"</body></html>",
    "lines of a list": "".join(f"<p><b>{n}</b></p><p>甲</p>" for n in range(4000)).encode(),
}
PROGRAM = """
import sys
from pathlib import Path
from kanyin import pipeline
from kanyin.errors import KanyinError
from kanyin.read import read_page
for name in sys.argv[1:]:
    try:
        pipeline.make_markdown(pipeline.clean_source(read_page(Path(name).read_bytes(), name, None)))
    except KanyinError as error:
        assert error.hint, error
    print(name, flush=True)
"""


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The pages that a process of its own has come to the end of, by their places in ENDLESS."""
    folder = tmp_path_factory.mktemp("endless")
    for number, data in enumerate(ENDLESS.values()):
        (folder / str(number)).write_bytes(data)
    command = [sys.executable, "-c", PROGRAM, *map(str, range(len(ENDLESS)))]
    try:
        return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, timeout=600).stdout.decode().split()
    except subprocess.TimeoutExpired as error:
        return (error.stdout or b"").decode().split()


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_page_ends(name: str, ended: list[str]) -> None:
    """The hang guard. How long it takes is asked by bench/linear.py."""
    assert str(list(ENDLESS).index(name)) in ended


def test_all_kinds_of_hostile_texts_are_cleaned() -> None:
    """Those of the benchmark, short: none is a crash."""
    for name, made in [*hostile.text_pages(), *hostile.web_pages()]:
        kind = "page.html" if name.startswith(("html", "title")) else "page.txt"
        try:
            pipeline.make_markdown(clean(made(300), kind))
        except InputError as error:
            assert error.hint, name


@pytest.mark.parametrize("heading", ["参考文献：", "【参考文献】", "引言：", "［结语］", "参考文献"])
def test_marks_of_a_heading_in_the_text_are_recorded(heading: str) -> None:
    document = clean(page(heading, "[1] 甲. 乙[J]. 丙, 2001.", PROSE, PROSE, "参考文献", "[1] 甲. 乙[J]. 丙, 2001."))
    bare = heading.strip("：【】［］")
    assert bare in [block.text for block in document.blocks if isinstance(block, Heading)]
    assert [change.before for change in of_rule(document, "HD092")] == ([heading] if heading != bare else [])


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        *(("第一一二章", 112), ("一一一、", 111), ("第一百零二章", 102), ("第十百章", 110)),
        *(("（二十一）", 21), ("第〇章", 0), ("第二〇章", 20)),
    ],
)
def test_numbers_of_headings(number: str, meant: int) -> None:
    assert value(number) == meant
    clean(page(f"{number} 船班的安排", PROSE, f"{number} 船工的轮值"))


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
@pytest.mark.parametrize("lossy", [False, True])
def test_a_private_character_is_itself(name: str, lossy: bool) -> None:
    data = page("这里有私用字\U0010fe41，也有\ue123。")
    document = clean(as_html(data) if "html" in name else data, name, ReadOptions(lossy=lossy))
    assert "私用字\U0010fe41，也有\ue123" in pipeline.make_markdown(document)
    (change,) = of_rule(document, "CH006")
    assert change.doubt and not of_rule(document, "EN001")


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_a_broken_byte_in_a_garbled_line_is_recorded_once(name: str) -> None:
    garbled = "图书馆夜里也开门，灯一直亮着。".encode().decode("gb18030", "replace").encode("gb18030")
    told = [f"第{n}天：{line.strip()}" if n else line for n, line in enumerate(page().decode().splitlines() * 8)]
    lines = [line.encode("gb18030") for line in told]
    lines.insert(4, garbled + b"\xff")
    body = b"".join(b"<p>" + line + b"</p>\n" for line in lines) if "html" in name else b"\n".join(lines)
    document = clean(body, name, ReadOptions("gb18030", lossy=True))
    assert [change.before.endswith("\\xff") for change in of_rule(document, "EN001")] == [True]
    assert len(of_rule(document, "EN002")) == 1
    assert "\ufffd" in pipeline.make_markdown(document) and "\\xff" not in pipeline.make_markdown(document)


MARKS = ["\ufdd0", "\ufdd4", "\ufdd9", "\ufde1\ufde2", "\ufdef", "\ufffe", "\U0001ffff", "\U0010fffe"]


@pytest.mark.parametrize("mark", MARKS)
def test_noncharacters_of_a_page_go_with_a_record(mark: str) -> None:
    document = clean(page(f"船工{mark}轮流{mark}值班，每人三天，三天以后再换一个人来。"))
    assert "船工轮流值班" in pipeline.make_markdown(document)
    assert len(of_rule(document, "CH001")) == 1 and not of_rule(document, "EN001")


@pytest.mark.parametrize("form", ["&#x{:X};", "&#{};", "&#x00000{:x};", "&#x{:x}"])
def test_noncharacters_by_their_numbers_are_no_marks_of_ours(form: str) -> None:
    ours = form.format(0xFDD0) + "轮流" + form.format(0xFDD1) + form.format(0xFDE4) + form.format(0xFDE5)
    document = clean(as_html(page(f"船工{ours}值班，每人三天，三天以后再换一个人来。")), "page.html")
    text = pipeline.make_markdown(document)
    assert "船工轮流值班" in text and "~" not in text and not of_rule(document, "EN001")


def test_metadata_hold_nothing_unseen() -> None:
    told = {"title": "渡\u202e口\ufdd0的\ufffe变\x01迁", "author": ["陆\u200b一舟", "\ufdd3"], "journal": "河湾\ud800"}
    record = json.dumps({**told, "text": page().decode()}).encode()
    document = pipeline.clean_source(read_record(record, "pages.jsonl", 1))
    assert (document.meta.title, document.meta.container_title) == ("渡口的变迁", "河湾\ufffd")
    assert [author.name for author in document.meta.author] == ["陆一舟"]


def test_a_line_of_nothing_but_old_blanks_is_a_blank_line() -> None:
    document = clean(page("\ue5e5\ue5e5"))
    assert len(document.blocks) == 3 and len(of_rule(document, "CH002")) == 1


@pytest.mark.parametrize("written", ["\ufdd0", "&#xFDD0;", "&#64976;", "\U0001fffe", "\uffff"])
def test_markdown_with_a_noncharacter_is_refused_with_its_line(written: str) -> None:
    text = f"---\ntitle: 渡口\nlang: zh\n---\n\n第一段。\n\n第二段，中间有{written}一个。\n\n第三段。\n"
    with pytest.raises(InputError) as raised:
        pipeline.make_book(text, "book.md", None)
    assert raised.value.line == 8 and "noncharacter U+" in raised.value.problem and raised.value.hint


def test_a_number_in_code_is_no_noncharacter() -> None:
    assert "FDD0" in pipeline.make_book("写作`&#xFDD0;`的是一个非字符。\n", "book.md", None).html


def test_samples_are_what_they_were() -> None:
    """Nothing of the above touches an ordinary page."""
    rules = {change.rule for change in clean(PAGE.encode()).changes}
    assert not rules & {"CH001", "CH006", "EN001", "EN002", "HD092"}
    assert all(clean(file.read_bytes(), file.name).blocks for file in (ROOT / "input").glob("*.txt"))


@pytest.mark.parametrize("written", ["\x08", "&#8;", "&#x1f;", "&#xFFFE;", "\uffff", "\x1b"])
def test_controls_of_a_web_page_go_with_a_record(written: str) -> None:
    document = clean(as_html(page(f"船工{written}轮流值班，每人三天，三天以后再换一个人来。")), "page.html")
    assert "船工轮流值班" in pipeline.make_markdown(document)
    assert len(of_rule(document, "CH001")) == 1


def test_elements_inside_each_other() -> None:
    def nested(depth: int) -> bytes:
        return f"<html><body>{'<div>' * depth}{as_html(page()).decode()}{'</div>' * depth}</body></html>".encode()

    assert clean(nested(DEEPEST - 10), "page.html").blocks
    with pytest.raises(InputError, match="too deep") as raised:
        clean(nested(DEEPEST + 10), "page.html")
    assert raised.value.hint
