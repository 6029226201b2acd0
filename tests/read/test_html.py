"""HTML pages: the article with its structure, everything else in the ledger, whatever state the markup is in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.errors import InputError
from kanyin.model import CELL, Document, Figure, Heading, List, Paragraph, Quote, Source, Table
from kanyin.read import read_page
from kanyin.read.alignment import MOST_PAIRS, MOST_STEPS, aligned
from kanyin.read.html import read_html
from kanyin.remarks import heard

PROSE = (
    "镇上的图书馆原先下午五点关门，而种田的人六点才回家，馆里的书一年借出去的不到三千册。",
    "从二〇二〇年三月起，图书馆每晚开到九点半，由两名馆员与七名志愿者轮值，费用由镇里与村里分担。",
    "行动不便的老人可以打电话借书，志愿者第二天送到家里，两周以后再去取回，来回都不收钱。",
    "门开得晚一些，书就走得远一些。延时开放花费不多，成效却看得见，一年以后借书的册数增加了三倍。",
)
NAVIGATION = '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/news">新闻中心</a></li></ul></div>'
FOOTER = '<div class="footer"><p>版权所有 书与村网</p><p><a href="/about">关于我们</a></p></div>'


def page(body: str, head: str = "<title>乡镇图书馆的夜晚_书与村网</title>") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def article(inside: str) -> bytes:
    return page(f'{NAVIGATION}<div class="article"><h1>乡镇图书馆的夜晚</h1>{inside}</div>{FOOTER}')


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(data: bytes, folder: Path | None = None) -> Source:
    return read_html(data, "page.html", folder)


def clean(data: bytes, folder: Path | None = None) -> Document:
    return pipeline.clean_source(read(data, folder))


def markdown(data: bytes, folder: Path | None = None) -> str:
    return pipeline.make_markdown(clean(data, folder))


def body(data: bytes) -> str:
    return markdown(data).split("\n---\n", 1)[1]


WHOLE = article(
    "<p>来源：《书与村》 作者：周明远 2022-04-01</p>"
    f"<h2>一、问题的由来</h2>{paragraphs(PROSE[0], PROSE[1])}"
    "<table><caption>表1 借书的册数</caption><tr><th>年</th><th>册</th></tr><tr><td>2020</td><td>3000</td></tr></table>"
    f"<blockquote><p>想看书的时候，门总是关着。</p></blockquote><h2>二、做法</h2>{paragraphs(PROSE[2])}"
    "<ul><li>夜间开放</li><li>送书上门<ol><li>打电话</li><li>取回</li></ol></li></ul>"
    f"<p>水是H<sub>2</sub>O，一间屋三十m<sup>2</sup>，见文献<sup>[1]</sup>。{PROSE[3]}</p>"
    "<p>参考文献</p><p>[1] 陈立. 乡村阅读调查报告[J]. 书与村, 2019(2): 11-15.</p>"
)


def test_a_whole_article() -> None:
    document = clean(WHOLE)
    assert document.meta.title == "乡镇图书馆的夜晚"
    assert [author.name for author in document.meta.author] == ["周明远"]
    assert document.meta.date == "2022-04-01"
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Heading, Paragraph, Paragraph, Table, Quote, Heading, Paragraph, List, Paragraph]
    assert [(b.level, b.number, b.text) for b in document.blocks if isinstance(b, Heading)] == [
        (1, "一、", "问题的由来"),
        (1, "二、", "做法"),
    ]
    assert [reference.key for reference in document.references] == ["1"]


def test_its_markdown() -> None:
    text = markdown(WHOLE)
    assert "# 一、问题的由来\n" in text
    assert "::: caption\n表1 借书的册数\n:::\n\n| 年 | 册 |\n|---|---|\n| 2020 | 3000 |\n" in text
    assert "\n> 想看书的时候，门总是关着。\n" in text
    assert "\n-   夜间开放\n-   送书上门\n    1.  打电话\n    2.  取回\n" in text
    assert "水是H~2~O，一间屋三十m^2^，见文献^\\[1]^。" in text


def test_what_was_left_out_stands_in_the_ledger() -> None:
    drops = [change.before for change in clean(WHOLE).changes if change.rule == "HT001"]
    assert drops == ["首页", "新闻中心", "版权所有 书与村网", "关于我们"]


@pytest.mark.parametrize(
    ("spoil", "seen"),
    [
        (lambda p: p.replace(b"</p>", b""), True),
        (lambda p: p.replace(b"</div>", b""), True),
        (lambda p: p.replace(b"</body></html>", b""), True),
        (lambda p: p.replace(b"<!DOCTYPE html><html>", b""), True),
        (lambda p: p + b"<html><body></html>", True),
        (lambda p: p.replace(b"<h2>", b"</body></html><html><body><h2>", 1), True),
        (lambda p: p.replace(b"<h2>", b"<script>document.write('</p><p>x<')</script><h2>"), True),
        (lambda p: p.replace(b"<h2>", "<!-- 注释里的字 --><h2>".encode()), True),
        (lambda p: p.replace(b"<h2>", "<style>.甲{color:red}</style><h2>".encode()), True),
        (lambda p: p.replace(b"<h2>", "<iframe src=ad.html>框里的字</iframe><h2>".encode()), True),
        (lambda p: p.replace(b"<h2>", "<span style='display:none'>藏着的字</span><h2>".encode()), True),
        (lambda p: p.replace(b"<h2>", "<p hidden>藏着的字</p><h2>".encode()), True),
        (lambda p: p.replace(b"<p>", b"<P CLASS=a onclick='x()'>"), True),
        (lambda p: p.replace(b'class="article"', b'class="article" id=a id=b <bad'), True),
    ],
)
def test_broken_markup_loses_nothing(spoil, seen) -> None:
    text = markdown(spoil(WHOLE))
    assert all(sentence in text for sentence in PROSE)
    assert "藏着" not in text and "注释里" not in text and "框里" not in text and "document" not in text


def test_hidden_by_a_script_until_it_runs() -> None:
    document = clean(page(f'<div id="js" style="visibility: hidden;">{paragraphs(*PROSE)}</div>'))
    assert len(document.blocks) == len(PROSE)
    assert [change.doubt for change in document.changes if change.rule == "HT003"] == [True]


def test_text_broken_by_br_is_text() -> None:
    lines = "<br>\n".join(f"　　{text}" for text in PROSE)
    document = clean(article(f"<div>{lines}<br></div>"))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == list(PROSE)


def test_marks_of_ours_in_a_page_mean_nothing() -> None:
    document = clean(article(paragraphs("\ufdd02\ufdd1\ufdd4" + PROSE[0], *PROSE[1:])))
    assert "~" not in pipeline.make_markdown(document) and any(change.rule == "CH001" for change in document.changes)


def test_markup_in_text_stays_text() -> None:
    text = body(article(paragraphs("&lt;script&gt;与*星号*、~波浪~、^尖^、|竖线|、$x$都是字，" + PROSE[0], *PROSE[1:])))
    assert "\\<script>与\\*星号\\*、\\~波浪\\~、\\^尖\\^、\\|竖线\\|、\\$x\\$都是字" in text


def test_spans_of_a_table_keep_their_columns() -> None:
    table = (
        "<table><tr><td rowspan=2>镇</td><td colspan=2>册数</td></tr><tr><td>甲</td><td>乙</td></tr>"
        "<tr><td>东</td><td>1</td><td rowspan=9999999>2</td></tr></table>"
    )
    rows = next(
        block.rows
        for block in clean(article(paragraphs(*PROSE[:2]) + table + paragraphs(*PROSE[2:]))).blocks
        if isinstance(block, Table)
    )
    assert [row.split(CELL) for row in rows] == [["镇", "册数", ""], ["", "甲", "乙"], ["东", "1", "2"]]


def test_a_table_for_the_layout_is_none() -> None:
    document = clean(page(f"<table><tr><td>{NAVIGATION}</td><td>{paragraphs(*PROSE)}</td></tr></table>"))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == list(PROSE)


PNG = b"\x89PNG\r\n\x1a\n"


def test_pictures_beside_the_page(tmp_path: Path) -> None:
    files = tmp_path / "夜晚_files"
    files.mkdir()
    for name in ("灯 (1).png", "icon.png"):
        (files / name).write_bytes(PNG)
    (tmp_path.parent / "outside.png").write_bytes(PNG)
    figure = '<figure><img src="./夜晚_files/%E7%81%AF%20(1).png"><figcaption>夜里的灯</figcaption></figure>'
    others = (
        "".join(
            f'<img src="{src}">'
            for src in (
                "http://127.0.0.1:9/a.png",
                "../outside.png",
                "/etc/passwd",
                "夜晚_files/none.png",
                "file:///a.png",
            )
        )
        + '<img width=16 src="夜晚_files/icon.png">'
    )
    data = article(paragraphs(*PROSE[:2]) + figure + others + paragraphs(*PROSE[2:]))
    figures = [block for block in clean(data, tmp_path).blocks if isinstance(block, Figure)]
    assert [(block.caption, block.picture) for block in figures] == [("夜里的灯", "夜晚_files/灯 (1).png")]
    text = markdown(data, tmp_path)
    assert "![](夜晚_files/灯%20%281%29.png)\n\n::: caption\n夜里的灯\n:::" in text
    book = pipeline.make_book(text, "page", tmp_path)
    assert [path.name for path in book.pictures.values()] == ["灯 (1).png"]
    assert not [block for block in clean(data).blocks if isinstance(block, Figure) and block.picture]


def test_a_journals_own_metadata() -> None:
    head = "".join(
        f'<meta name="citation_{name}" content="{value}">'
        for name, value in {
            "title": "乡镇图书馆的夜晚",
            "author": "周明远",
            "journal_title": "书与村",
            "volume": "12",
            "issue": "4",
            "firstpage": "11",
            "lastpage": "15",
            "doi": "10.1000/182",
            "publication_date": "2022/04/01",
        }.items()
    )
    meta = clean(page(paragraphs(*PROSE), head)).meta
    assert (meta.title, meta.author[0].name, meta.container_title) == ("乡镇图书馆的夜晚", "周明远", "书与村")
    assert (meta.volume, meta.issue, meta.page, meta.date) == ("12", "4", "11-15", "2022-04-01")
    assert meta.extra["DOI"] == "10.1000/182"


def test_an_editor_in_the_head_is_no_author() -> None:
    head = '<title>乡镇图书馆的夜晚</title><meta name="author" content="网站编辑部">'
    assert clean(page("<h1>乡镇图书馆的夜晚</h1>" + paragraphs(*PROSE), head)).meta.author == ()


REPLIES = (
    "楼主说得对，我们村也是这样，白天没有人有空去借书。",
    "夜里开门要多花电费，这笔钱谁来出呢？",
    "我在馆里做过志愿者，其实花不了多少。",
    "顶。",
)


def test_a_thread_keeps_every_post() -> None:
    posts = "".join(
        f'<div class="post" id="p{n}"><a href="/u{n}">用户{n}</a><em>发表于 2022-4-{n} 20:15</em>'
        f'<div class="post_body">{text}</div><a href="#">回复</a></div>'
        for n, text in enumerate((PROSE[0], *REPLIES), 1)
    )
    document = clean(page(f"{NAVIGATION}<h1>夜里开门好不好</h1>{posts}{FOOTER}", "<title>夜里开门好不好</title>"))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [PROSE[0], *REPLIES]


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        # A page that a server wraps into one form: trafilatura finds nothing, the page's own run of prose does.
        ([f"第{n}户说：{text}" for n, text in enumerate(PROSE * 3)], "HT007"),
        # Neither finds anything in a list of short lines.
        ([f"第{n}户老人晚上九点以前来馆里借书" for n in range(12)], "HT002"),
    ],
)
def test_where_little_is_found_our_own_rules_decide(lines: list[str], rule: str) -> None:
    document = clean(page(f"<form>{''.join(f'<div>{line}</div>' for line in lines)}</form>"))
    assert len(document.blocks) in (12, 1)  # lines that look wrapped are joined
    assert [change.doubt for change in document.changes if change.rule in ("HT002", "HT007")] == [True]
    assert {change.rule for change in document.changes if change.doubt} >= {rule}


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"", "empty"),
        (page("<script>load()</script><div id=app></div>"), "no text"),
        (b"<html><frameset><frame src=left.html><frame src=main.html></frameset></html>", "frame around left.html"),
        (page("<div>" * 3000 + "深" + "</div>" * 3000), "too deep"),
    ],
)
def test_pages_without_text_say_why(data: bytes, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        read(data)
    assert caught.value.hint


def test_by_its_name_or_by_its_beginning() -> None:
    assert read_page(WHOLE, "-").kinds and not read_page("甲乙丙丁。".encode(), "-").kinds
    assert not read_page(WHOLE, "page.txt", Path("page.txt")).kinds
    assert read_page(WHOLE, "page.HTM", Path("page.HTM")).kinds


def test_a_huge_page() -> None:
    document = clean(article(paragraphs(*(f"第{n}段：{PROSE[n % 4]}" for n in range(3000)))))
    assert sum(isinstance(block, Paragraph) for block in document.blocks) == 3000


TAGS = [
    "p",
    "div",
    "h2",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "b",
    "sub",
    "sup",
    "blockquote",
    "pre",
    "a",
    "br",
    "img",
    "span",
    "figure",
    "figcaption",
    "caption",
    "html",
    "body",
    "ruby",
    "rt",
]
WORDS = [
    *PROSE,
    "甲",
    "H2O",
    "首页",
    "1引言",
    "参考文献",
    "[1] 甲. 乙[J]. 丙, 2019.",
    "\u3000\u3000",
    "&amp;&lt;",
    "\ufdd0",
    " ",
]
SOUP = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map("<{}>".format),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(WORDS),
        st.text(max_size=8),
    ),
    max_size=60,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_any_soup_is_conserved(soup: str) -> None:
    try:
        document = pipeline.clean_source(read(soup.encode("utf-8", "replace")))
    except InputError:
        return
    pipeline.make_markdown(document)
    numbers = [number for block in document.blocks for number in block.src]
    assert all(number >= 1 for number in numbers)


def test_comments_below_an_article_are_none_of_it() -> None:
    comments = "".join(
        f'<li class="comment"><b>用户{n}</b><em>2022-4-{n} 20:15</em><p class="says">{text}</p></li>'
        for n, text in enumerate(REPLIES * 2, 1)
    )
    inside = f'{paragraphs(*PROSE)}</div><div id="comments"><h3>网友评论</h3><ol>{comments}</ol>'
    document = clean(article(inside))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == list(PROSE)
    assert any(REPLIES[0] in change.before for change in document.changes if change.rule == "HT001")


@pytest.mark.parametrize(
    "empty", ["<b></b>", "<span></span>", '<a name="x"></a>', "<i class=icon></i>", "<span><b></b></span>"]
)
def test_an_empty_element_takes_no_text_with_it(empty: str) -> None:
    text = body(article(paragraphs(f"{PROSE[0][:6]}{empty}{PROSE[0][6:]}", *PROSE[1:])))
    assert all(sentence in text for sentence in PROSE)


def test_headings_and_captions_in_boxes_of_their_own() -> None:
    inside = (
        f"{paragraphs(*PROSE[:2])}<div class=title-box><h2>做法</h2></div>{paragraphs(PROSE[2])}"
        f'<div class="image-box"><div class="image-caption">夜里的灯</div></div>{paragraphs(PROSE[3])}'
    )
    document = clean(article(inside))
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Heading, Paragraph, Figure, Paragraph]
    assert [block.caption for block in document.blocks if isinstance(block, Figure)] == ["夜里的灯"]


def test_the_edit_link_of_a_wikis_heading_is_none_of_it() -> None:
    heading = '<h2><span>做法</span><span class="mw-editsection">[<a href="/e">编辑</a>]</span></h2>'
    document = clean(article(paragraphs(*PROSE[:2]) + heading + paragraphs(*PROSE[2:])))
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["做法"]
    assert "[编辑]" in [change.before for change in document.changes if change.rule == "HT001"]


def test_a_centred_line_below_indented_paragraphs_is_no_part_of_them() -> None:
    """Every paragraph but one begins with an indent of spaces, and none is broken where the line is full."""
    texts = [f"　　{text}" for text in PROSE]
    document = clean(article(paragraphs(*texts[:2], "图为夜里的图书馆，灯还亮着。", *texts[2:])))
    assert len(document.blocks) == 5


def test_a_huge_table_and_a_long_line() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>甲{n}</td></tr>" for n in range(5000))
    document = clean(article(f"{paragraphs(*PROSE)}<table>{rows}</table><p>{PROSE[0] * 5000}</p>{paragraphs(*PROSE)}"))
    assert any(isinstance(block, Table) and len(block.rows) == 5000 for block in document.blocks)
    assert any(isinstance(block, Paragraph) and len(block.text) == 5000 * len(PROSE[0]) for block in document.blocks)


def test_a_page_that_says_the_same_again_and_again() -> None:
    """More pairs of equal lines than are weighed against each other."""
    ours = ["首页", *["好", "不好"] * 2500, "版权"]
    assert MOST_PAIRS < 2 * 2500 * 2500
    assert aligned(ours, ours[1:-1]) == set(range(1, 5001))
    assert aligned([*ours[:3000], "甲", *ours[3000:]], ours[1:-1]) == {*range(1, 3000), *range(3001, 5002)}


def test_a_long_page_of_which_each_second_line_is_left_out() -> None:
    ours = [f"第{n}行" for n in range(4000)]
    assert len(ours) * len(ours[::2]) > MOST_STEPS
    assert aligned(ours, ours[::2]) == set(range(0, 4000, 2))
    repeated = [line if n % 5 else "又" for n, line in enumerate(ours)]
    assert aligned(repeated, repeated[100:3900]) == set(range(100, 3900))


@pytest.mark.parametrize("declared", ["gb2312", "big5", "iso-8859-1", "utf-16", "nonsense"])
def test_a_declared_charset_that_is_wrong(declared: str) -> None:
    """UTF-8 proves itself; a page that is in GBK and says something else reads as Chinese or is refused."""
    text = WHOLE.decode().replace("charset=utf-8", f"charset={declared}")
    assert all(sentence in markdown(text.encode()) for sentence in PROSE)
    try:
        found = markdown(text.encode("gb18030"))
    except InputError as error:
        assert error.hint
    else:
        assert all(sentence in found for sentence in PROSE)


def test_two_charsets_in_one_page() -> None:
    """Two declarations: the bytes decide. Two encodings in one file: refused with the place, or read with --lossy."""
    twice = WHOLE.replace(b"<title>", b"<meta charset=gbk><title>")
    assert all(sentence in markdown(twice) for sentence in PROSE)
    mixed = WHOLE.replace(PROSE[1].encode(), PROSE[1].encode("gb18030"))
    with pytest.raises(InputError, match="is no character in UTF-8") as caught:
        read(mixed)
    assert caught.value.line and caught.value.hint
    document = pipeline.clean_source(read_html(mixed, "page.html", lossy=True))
    assert any(change.rule == "EN001" and change.doubt for change in document.changes)


@pytest.mark.parametrize("tag", ["div", "b", "span", "ul><li", "table><tr><td", "blockquote", "font"])
def test_a_hundred_thousand_tags_inside_each_other(tag: str) -> None:
    deep = f"<{tag}>" * 100_000
    with pytest.raises(InputError) as caught:
        clean(page(deep + "".join(PROSE)))
    assert caught.value.hint


@pytest.mark.parametrize(
    "tag", ["<p>", "<br>", "<b>", "</b>", "<b></b>", "<i>甲</i>", "<a name=x>", "<!--x-->", "<sup>1</sup>"]
)
def test_a_hundred_thousand_tags_behind_each_other(tag: str) -> None:
    """Time grows with the page, not with its square."""
    try:
        document = clean(article(paragraphs(*PROSE) + tag * 100_000 + paragraphs(*PROSE)))
    except InputError as error:
        assert error.hint
    else:
        assert all(any(sentence in getattr(block, "text", "") for block in document.blocks) for sentence in PROSE)


def test_bullets_and_numbers_are_two_lists() -> None:
    lists = "<ul><li>借书</li><li>还书</li></ul><ol><li>先登记</li><li>再取书</li></ol>"
    text = body(article(paragraphs(*PROSE[:2]) + lists + paragraphs(*PROSE[2:])))
    assert "-   借书\n-   还书\n\n1.  先登记\n2.  再取书\n" in text


def test_bold_titles_between_breaks_are_headings() -> None:
    """Behind a finished line; bold words in the middle of a sentence that the page broke are none."""
    inside = f"　　{PROSE[0]}<br><br><b>延时开放</b><br><br>　　{PROSE[1]}<br><br><b>送书上门</b><br>　　{PROSE[2]}"
    blocks = clean(article(f"<div>{inside}<br><br>　　{PROSE[3]}</div>")).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["延时开放", "送书上门"]
    broken = f"馆员们都说，<br><b>最要紧的事</b><br>是把门开得晚一些。<br><br>{PROSE[1]}<br><br>{PROSE[2]}"
    assert not any(isinstance(block, Heading) for block in clean(article(f"<div>{broken}</div>")).blocks)


def test_bold_titles_in_boxes_of_their_own() -> None:
    """Editors for public accounts set every paragraph and every title in a <section>."""
    titled = "".join(
        f"<section><section><strong>{title}</strong></section></section><section><p>{text}</p></section>"
        for title, text in zip(("01 开门", "02 轮值", "03 送书", "04 成效"), PROSE, strict=True)
    )
    text = body(page(f"<h1>乡镇图书馆的夜晚</h1><div id=content><section><p>{PROSE[0]}</p>{titled}</section></div>"))
    assert all(title in text for title in ("02 轮值", "03 送书", "04 成效"))


def test_a_picture_behind_words_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    inside = f"<p>请看图：<img src=a.png></p>{paragraphs(*PROSE)}"
    blocks = clean(article(paragraphs(PROSE[0]) + inside), tmp_path).blocks
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Figure))
    assert blocks[at].picture == "a.png" and blocks[at - 1].text == "请看图："  # type: ignore[union-attr]


def test_pictures_that_are_not_taken_stand_in_the_ledger(tmp_path: Path) -> None:
    pictures = "<p><img src=gone.png></p><p><img src=dot.png width=1></p>"
    inside = f"{paragraphs(*PROSE[:2])}{pictures}{paragraphs(*PROSE[2:])}"
    for folder in (tmp_path, None):
        lost = [change for change in clean(article(inside), folder).changes if change.rule == "HT005"]
        assert [(change.action, change.doubt) for change in lost] == [("drop", False)]


def test_a_missing_picture_of_the_pages_own_folder_is_told(tmp_path: Path) -> None:
    pictures = "<p><img src=gone.png></p><p><img src=https://example.org/far.png></p>"
    with heard() as told:
        clean(article(f"{paragraphs(*PROSE[:2])}{pictures}{paragraphs(*PROSE[2:])}"), tmp_path)
    assert [remark.problem for remark in told] == ["1 picture is missing beside the page: gone.png"]


def test_a_picture_between_words_is_doubtful() -> None:
    pictures = "<p>误差为<img src=q.png height=20>左右。</p><p>完了。<img src=end.png></p>"
    inside = f"{paragraphs(*PROSE)}{pictures}{paragraphs(PROSE[0])}"
    doubts = [change.before for change in clean(article(inside)).changes if change.rule == "HT006"]
    assert doubts == ["误差为左右。"]


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": [
    {"@type": "Person", "name": "周明远"}, {"@type": "Person", "name": "王编辑"},
    {"@type": "Organization", "name": "书与村网"}]}]}</script><script type="application/ld+json">{broken</script>"""


def test_authors_by_json_ld_where_the_page_calls_them_so() -> None:
    head = f"<title>乡镇图书馆的夜晚</title>{LINKED}"
    byline = "<div>2022年4月1日 作者：<a href=x>周明远</a>　书与村网</div>"
    data = page(f"<h1>乡镇图书馆的夜晚</h1>{byline}<div class=text>{paragraphs(*PROSE)}</div>", head)
    assert [author.name for author in clean(data).meta.author] == ["周明远"]


def test_authors_by_microdata() -> None:
    marked = "<div><span itemprop=author itemscope><span itemprop=name>周明远</span></span> 2022-04-01</div>"
    head = f"<title>乡镇图书馆的夜晚</title>{LINKED}"
    data = page(f"<h1>乡镇图书馆的夜晚</h1>{marked}<div class=text>{paragraphs(*PROSE)}</div>", head)
    assert [author.name for author in clean(data).meta.author] == ["周明远"]


def test_a_page_of_an_abstract_alone() -> None:
    """Platforms of journals show no more: title, abstract and what their tags say are kept, in doubt."""
    data = page(
        f"<h1>乡镇图书馆的夜晚</h1><div><span>摘要：</span><span>{PROSE[0]}{PROSE[1]}{PROSE[2]}</span></div>",
        '<meta name="citation_title" content="乡镇图书馆的夜晚"><meta name="citation_author" content="周明远">',
    )
    document = clean(data)
    assert not document.blocks
    assert document.meta.abstract == PROSE[0] + PROSE[1] + PROSE[2]
    assert [change.rule for change in document.changes if change.doubt] == ["MD012"]
