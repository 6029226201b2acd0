"""Encodings: the right text or an error that says what to do, never wrong text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.errors import InputError, UsageError
from kanyin.read import ReadOptions, read_page
from kanyin.read.text import read_source
from tests.conftest import SHARED

SIMPLIFIED = """乡镇图书馆延时开放的实践与思考
作者：周明远
摘要：乡镇图书馆白天开门，读者却在夜里才有空。本文记录一个镇延长开放时间的做法，并讨论它的费用与成效。
镇上的图书馆原先下午五点关门，而种田的人六点才回家。馆里的书有四万册，一年借出去的不到三千册。
"""
TRADITIONAL = """鄉鎮圖書館延時開放的實踐與思考
作者：周明遠
摘要：鄉鎮圖書館白天開門，讀者卻在夜裡才有空。本文記錄一個鎮延長開放時間的做法，並討論它的費用與成效。
鎮上的圖書館原先下午五點關門，而種田的人六點才回家。館裡的書有四萬冊，一年借出去的不到三千冊。
"""
RARE = SIMPLIFIED + "生僻字如㐀、𠮷与𪚥，另有①、℃与㎡，都在国家标准之内，读出来一个也不应当少。\n"
SHORT = "图书馆夜里开门。\n"
EURO = "价格是€20，这是一句够长的中文，里面有一个国家标准二〇〇〇年才收的符号。\n"
ENGLISH = "Trees shade streets, and people walk there in summer.\n"
MIXED = "Library hours 图书馆开放时间 9:00–21:30, Monday 星期一 closed 闭馆，其余每天开放。\n"

BOMS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def declared(text: str, name: str, encoding: str) -> bytes:
    page = f'<html><head><meta charset="{name}"><title>题</title></head><body><p>{text}</p></body></html>'
    return page.encode(encoding)


RIGHT = {
    "utf-8": (SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
    "utf-8 traditional": (TRADITIONAL.encode(), TRADITIONAL, "utf-8"),
    "utf-8 with mark": (BOMS["utf-8"] + SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
    "utf-8 rare": (RARE.encode(), RARE, "utf-8"),
    "utf-8 short": (SHORT.encode(), SHORT, "utf-8"),
    "ascii": (ENGLISH.encode(), ENGLISH, "utf-8"),
    "gbk": (SIMPLIFIED.encode("gbk"), SIMPLIFIED, "gb18030"),
    "gb2312": (SIMPLIFIED.encode("gb2312"), SIMPLIFIED, "gb18030"),
    "gbk traditional": (TRADITIONAL.encode("gbk"), TRADITIONAL, "gb18030"),
    "gbk short": (SHORT.encode("gbk"), SHORT, "gb18030"),
    "gbk mixed": (MIXED.encode("gbk"), MIXED, "gb18030"),
    "gb18030 four bytes": (RARE.encode("gb18030"), RARE, "gb18030"),
    "gb18030 euro": (EURO.encode("gb18030"), EURO, "gb18030"),
    "gb18030 with mark": ("\ufeff".encode("gb18030") + SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030"),
    "big5": (TRADITIONAL.encode("big5"), TRADITIONAL, "big5hkscs"),
    "big5 hong kong": ((TRADITIONAL + "嘅咗喺啲\n").encode("big5hkscs"), TRADITIONAL + "嘅咗喺啲\n", "big5hkscs"),
    "utf-16-le with mark": (BOMS["utf-16-le"] + SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16-le"),
    "utf-16-be with mark": (BOMS["utf-16-be"] + SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16-be"),
    "utf-16-le bare": (SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16-le"),
    "utf-16-be bare": (TRADITIONAL.encode("utf-16-be"), TRADITIONAL, "utf-16-be"),
    "utf-16-le one line": (SHORT.strip().encode("utf-16-le"), SHORT.strip(), "utf-16-le"),
    "utf-16-le mixed": (MIXED.encode("utf-16-le"), MIXED, "utf-16-le"),
    "windows line ends": (SIMPLIFIED.replace("\n", "\r\n").encode("gbk"), SIMPLIFIED, "gb18030"),
}

HTML_RIGHT = {
    "declared utf-8": declared(SIMPLIFIED, "utf-8", "utf-8"),
    "declared gb2312, in gbk": declared(SIMPLIFIED, "gb2312", "gbk"),
    "declared gbk, is utf-8": declared(SIMPLIFIED, "gbk", "utf-8"),
    "declared utf-8, is gbk": declared(SIMPLIFIED, "utf-8", "gbk"),
    "declared latin-1, is gbk": declared(SIMPLIFIED, "iso-8859-1", "gbk"),
    "declared an unknown one": declared(SIMPLIFIED, "x-unknown", "gbk"),
}

GARBLED = {
    "utf-8 read as gbk": SIMPLIFIED.encode().decode("gbk", "replace"),
    "utf-8 read as gb18030": SIMPLIFIED.encode().decode("gb18030", "replace"),
    "utf-8 read as latin-1": SIMPLIFIED.encode().decode("latin-1"),
    "utf-8 read as windows-1252": SIMPLIFIED.encode().decode("cp1252", "replace"),
    "gbk read as latin-1": SIMPLIFIED.encode("gbk").decode("latin-1"),
    "gbk read as big5": SIMPLIFIED.encode("gbk").decode("big5hkscs", "replace"),
    "big5 read as gbk": TRADITIONAL.encode("big5").decode("gb18030", "replace"),
    "big5 read as latin-1": TRADITIONAL.encode("big5").decode("latin-1"),
    "half of it": SIMPLIFIED + TRADITIONAL.encode().decode("gbk", "replace"),
    "lost for good": SIMPLIFIED.encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "replace"),
    "saved by a program without Chinese": "".join(char if char < "\x80" else "?" for char in SIMPLIFIED),
    "gbk read as utf-8": SIMPLIFIED.encode("gbk").decode("utf-8", "replace"),
}


@pytest.mark.parametrize("case", RIGHT)
def test_right_text(case: str) -> None:
    data, text, encoding = RIGHT[case]
    source = read_source(data, "page.txt")
    assert "\n".join(source.lines) == text
    assert source.encoding.split(",")[0] == encoding


@pytest.mark.parametrize("case", HTML_RIGHT)
def test_right_text_of_html(case: str) -> None:
    source = read_page(HTML_RIGHT[case], "page.html")
    assert SIMPLIFIED.split() == " ".join(source.lines).split()


@pytest.mark.parametrize("case", GARBLED)
def test_garbled_text_is_refused_with_its_cause(case: str) -> None:
    with pytest.raises(InputError) as caught:
        read_source(GARBLED[case].encode(), "page.txt")
    assert caught.value.line and caught.value.hint
    parts = case.split(" read as ")
    if len(parts) == 2 and case != "gbk read as utf-8":
        right = {"gbk": "gb18030"}.get(parts[0], parts[0])
        assert right in caught.value.problem.lower()


def test_cases_are_enough() -> None:
    assert len(RIGHT) + len(HTML_RIGHT) + len(GARBLED) >= 40


@pytest.mark.parametrize(
    "data",
    [
        "Un café crème, s’il vous plaît, et à bientôt là-bas.\n".encode("cp1252"),
        "Привет, это обычный русский текст без китайских букв.\n".encode("cp1251"),
        "これは日本語の文章です。図書館は夜も開いています。\n".encode("shift_jis"),
        bytes(range(128, 256)) * 4,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
        b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)),
    ],
    ids=["french", "russian", "japanese", "bytes", "png", "zip"],
)
def test_what_is_no_chinese_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_source(data, "page.txt")


def test_frames_that_a_terminal_draws_are_not_garbled() -> None:
    """A browser for terminals draws a page's layout table so; read back as bytes the frames look like Big5."""
    frame = "┌────────┬────────┬──────┐\n│本周话题│读者来信│老照片│\n└────────┴────────┴──────┘\n"
    text = "河边的磨坊去年拆了，石磨留在原处。\n" + frame * 4
    assert [line for line in read_source(text.encode(), "page.txt").lines if line] == text.split("\n")[:-1]


@pytest.mark.parametrize(
    "lines",
    [
        ("过河 guò hé", "打胜仗 dǎ shèngzhàng", "喊口号 hǎn kǒuhào", "渡口 dùkǒu 灯火 dēnghuǒ"),
        ("船のログイン", "アクセスランキング", "町のニュースをチェック", "トピック一覧"),
        ("⌘ ⌥ ⇧ ⏎ 关闭面板", "♜ ♞ ♝ ♛ 一盘棋", "ᚠ ᚢ ᚦ ᚨ 古字"),
    ],
    ids=["pinyin", "kana", "signs"],
)
def test_usual_han_among_letters_and_signs_are_not_garbled(lines: tuple[str, ...]) -> None:
    """Read back as bytes of GBK or Big5 such letters look like Han of the other encoding."""
    text = "\n".join(lines * 3)
    assert [line for line in read_source(text.encode(), "page.txt").lines if line] == text.split("\n")


def test_a_text_about_garbling_is_no_garbled_text() -> None:
    text = SIMPLIFIED * 4 + "编码不对时，网页上会出现“锟斤拷”这样的字，或者“ä¸­æ–‡”，这是常见的事。\n"
    assert "锟斤拷" in "\n".join(read_source(text.encode(), "page.txt").lines)


def test_a_broken_byte_is_an_error_with_its_place() -> None:
    data = SIMPLIFIED.encode("gbk").replace("摘要".encode("gbk"), b"\xff\xff\xff\xff")
    with pytest.raises(InputError) as caught:
        read_source(data, "page.txt")
    assert caught.value.line == 3
    assert f"byte {data.index(0xFF)} " in caught.value.problem and "--lossy" in caught.value.hint


def test_a_broken_byte_in_utf8_is_known_for_utf8() -> None:
    data = (SIMPLIFIED * 3).encode()[:-40] + b"\xe5\xe5\xe5\xe5\n"
    with pytest.raises(InputError, match="UTF-8") as caught:
        read_source(data, "page.txt")
    assert caught.value.line == 12


@pytest.mark.parametrize("broken", [b"\xff", b"\xff\xff\xff"])
def test_few_broken_bytes_are_read_and_marked(broken: bytes) -> None:
    data = SIMPLIFIED.encode("gbk").replace("摘要".encode("gbk"), broken)
    source = read_source(data, "page.txt")
    (change,) = [change for change in source.changes if change.rule == "EN001"]
    assert change.doubt and change.after.count("\ufffd") == len(broken)


def test_a_broken_sequence_of_utf8_is_one_lost_character() -> None:
    source = read_source(
        "书店的招牌花了三千元，".encode() + "元".encode()[:2] + ("运费另算。" * 9).encode(), "page.txt"
    )
    (change,) = [change for change in source.changes if change.rule == "EN001"]
    assert change.after == "书店的招牌花了三千元，\ufffd" + "运费另算。" * 9


def test_0x80_in_gbk_is_the_euro_sign() -> None:
    data = "书店的招牌是从国外运来的，花了".encode("gbk") + b"\x80" + "30，运费另算。\n".encode("gbk")
    source = read_source(data * 3, "page.txt")
    assert source.lines[0].endswith("花了€30，运费另算。") and not source.changes


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_lossy_replaces_and_records(name: str) -> None:
    data = (SIMPLIFIED * 2).encode("gbk").replace("四万".encode("gbk"), b"\xff\xff", 1)
    data = b"<html><body><p>" + data.replace(b"\n", b"</p><p>") + b"</p></body></html>" if "html" in name else data
    source = read_page(data, name, options=ReadOptions(lossy=True))
    (change,) = [change for change in source.changes if change.rule == "EN001"]
    assert change.doubt and "\\xff\\xff" in change.before and "有\ufffd\ufffd册" in change.after
    assert source.lines[change.src[0] - 1] == change.before
    text = pipeline.make_markdown(pipeline.clean_source(source))
    assert "有\ufffd\ufffd册" in text and "xff" not in text


def test_a_persons_word_holds() -> None:
    data = "價格".encode("big5")
    assert read_source(data, "page.txt", encoding="Big5").lines == ("價格",)
    assert read_source(BOMS["utf-16-le"] + "题".encode("utf-16-le"), "p.txt", encoding="utf-16-le").lines == ("题",)
    with pytest.raises(UsageError, match="no encoding"):
        read_source(data, "page.txt", encoding="bigfive")
    with pytest.raises(UsageError):
        read_source(data, "page.txt", encoding="rot13")


USUAL = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
TEXTS = st.text(st.sampled_from(USUAL), min_size=30)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be"]))
def test_never_wrong_text(text: str, encoding: str) -> None:
    try:
        source = read_source(text.encode(encoding), "page.txt")
    except InputError:
        return
    assert source.lines == (text,)


def test_all_real_pages_are_read_without_an_option() -> None:
    folder = SHARED / "corpus" / "journal-pages"
    if not folder.is_dir():
        pytest.skip("../shared/corpus/journal-pages is not there")
    files = sorted(folder.glob("*.txt"))
    assert len(files) == 150
    for file in files:
        data = file.read_bytes()
        assert "\n".join(read_source(data, file.name).lines) == data.decode("gb18030").replace("\r\n", "\n")


@pytest.mark.parametrize("way", [("utf-8", "gb18030"), ("utf-8", "latin-1"), ("gb18030", "latin-1")])
def test_a_garbled_line_in_a_good_text_is_in_doubt(way: tuple[str, str]) -> None:
    right, wrong = way
    text = SIMPLIFIED * 20 + "图书馆夜里也开门。".encode(right).decode(wrong, "replace") + "\n"
    source = read_source(text.encode(), "page.txt")
    assert "\n".join(source.lines) == text
    (change,) = source.changes
    assert (change.rule, change.src, change.doubt) == ("EN002", (text.count("\n"),), True)


def test_zeros_at_the_end_of_a_file_are_left_out_and_told() -> None:
    text = "行道树是夏天街道上唯一的天棚。\n街道上的人多了起来"
    source = read_source(text.encode("gb18030") + b"\0" * 60 + b"\xff", "page.txt")
    assert source.lines == tuple(text.split("\n"))
    assert [(change.src, change.doubt) for change in source.changes if change.rule == "EN004"] == [((2,), True)]


def test_zeros_within_a_file_are_no_padding() -> None:
    with pytest.raises(InputError):
        read_source("行道树".encode() + b"\0" * 60 + "天棚".encode() + b"\0" * 60, "page.txt")


@pytest.mark.parametrize(("text", "encoding"), [(SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5hkscs")])
def test_where_one_encoding_alone_gives_chinese_nobody_else_is_asked(
    monkeypatch: pytest.MonkeyPatch, text: str, encoding: str
) -> None:
    monkeypatch.setitem(sys.modules, "chardet", None)
    source = read_source(text.encode(encoding), "page.txt")
    assert "\n".join(source.lines).rstrip("\n") == text.rstrip("\n")
    with pytest.raises(ImportError):
        read_source("Größe, naïve, déjà vu, señor\n".encode("latin-1"), "page.txt")
