"""Structure of web pages: code, formulas, verse, definitions, lists, ruby, threads; and the net under the extractor."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.inline import notes
from kanyin.model import NOTE, SUP, Code, Definitions, Document, Heading, List, Meta, Note, Paragraph, Table, Verse
from kanyin.read.html import read_html
from tests.read.test_html import PROSE, article, page, paragraphs


def clean(data: bytes) -> Document:
    return pipeline.clean_source(read_html(data, "page.html"))


def markdown(data: bytes) -> str:
    return pipeline.make_markdown(clean(data)).split("\n---\n", 1)[1]


def blocks(kind: type, inside: str) -> list[object]:
    document = clean(article(paragraphs(*PROSE[:2]) + inside + paragraphs(*PROSE[2:])))
    return [block for block in document.blocks if isinstance(block, kind)]


CODE = "def lend(book):\n    book.lent += 1\n\n    return book"
LINES = CODE.split("\n")


@pytest.mark.parametrize(
    "html",
    [
        f"<pre><code>{CODE}\n</code></pre>",
        f"<pre>{CODE.replace(chr(10), '<br>')}</pre>",
        '<section class="code-snippet__fix"><ul class="code-snippet__line-index"><li></li></ul>'
        '<pre class="code-snippet__js">'
        + "".join(f"<code><span>{line or ' '}</span></code>" for line in LINES)
        + "</pre></section>",
        '<figure class="highlight"><table><tr><td class="gutter"><pre>1<br>2<br>3<br>4</pre></td><td class="code"><pre>'
        + "<br>".join(f'<span class="line">{line}</span>' for line in LINES)
        + "</pre></td></tr></table></figure>",
        '<div class="cnblogs_code"><pre>'
        + "\n".join(f"<span>{n}</span> {line}" for n, line in enumerate(LINES, 1))
        + "</pre></div>",
        f'<div class="highlight"><button class="copy-btn">复制代码</button><pre><code>{CODE}</code></pre></div>',
    ],
    ids=["plain", "breaks", "wechat", "hexo", "cnblogs", "button"],
)
def test_code_keeps_its_lines(html: str) -> None:
    (found,) = blocks(Code, html)
    assert isinstance(found, Code) and found.text == CODE


@pytest.mark.parametrize(
    ("attributes", "language"),
    [('class="language-python"', "python"), ('class="hljs lua"', "lua"), ('data-lang="Go"', "go"), ("", "")],
)
def test_language_of_code(attributes: str, language: str) -> None:
    (found,) = blocks(Code, f"<pre><code {attributes}>x = 1\ny = 2</code></pre>")
    assert isinstance(found, Code) and found.language == language


def test_no_rule_touches_code() -> None:
    code = "print('版权所有,请勿转载')\t# 上一页 1 2 下一页\nx = '，' if y else ','"
    (found,) = blocks(Code, f"<pre><code>{code}</code></pre>")
    assert isinstance(found, Code) and found.text == code


def test_prose_in_pre_is_no_code() -> None:
    assert blocks(Code, f"<pre>{PROSE[0]}\n{PROSE[1]}</pre>") == []


def test_code_that_holds_a_fence() -> None:
    text = markdown(article(paragraphs(*PROSE[:2]) + "<pre><code>```\nx\n```</code></pre>" + paragraphs(*PROSE[2:])))
    assert "````\n```\nx\n```\n````" in text


FORMULAS = {
    "annotation": "<math><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></math>",
    "katex": "<span class='katex'><span class='katex-mathml'><math><annotation encoding='application/x-tex'>x^2"
    "</annotation></math></span><span class='katex-html' aria-hidden='true'>x2</span></span>",
    "data-tex": "<span class='ztext-math' data-tex='x^2'></span>",
    "script": "<span class='MathJax_Preview'></span><span class='MathJax'>x2</span>"
    "<script type='math/tex'>x^2</script>",
    "picture": "<img eeimg='1' alt='x^2' src='https://www.zhihu.com/equation?tex=x%5E2'>",
    "csdn": "<span class='katex--inline'><span class='katex'><span class='katex-mathml'>\n x\n 2\n x^2\n</span>"
    "<span class='katex-html'>x2</span></span></span>",
    "pandoc": r"<span class='math inline'>\(x^2\)</span>",
    "wiki": "<span class='mwe-math-element'><span style='display:none'><math><annotation encoding='application/x-tex'>"
    "{\\displaystyle x^2}</annotation></math></span>"
    "<img class='mwe-math-fallback-image-inline' alt='x^2' src='a'></span>",
}


@pytest.mark.parametrize("form", FORMULAS)
def test_formula_once_and_as_tex(form: str) -> None:
    text = markdown(article(f"<p>借出去的书写成式子是{FORMULAS[form]}，" + PROSE[0] + "</p>" + paragraphs(*PROSE[1:])))
    assert "写成式子是$x^2$，" in text and text.count("x") == 1


def test_formula_before_a_digit_and_with_marks() -> None:
    text = markdown(
        article(f"<p>一共{FORMULAS['data-tex']}2册，<b>其中{FORMULAS['data-tex']}册</b>。</p>" + paragraphs(*PROSE))
    )
    assert "$x^2$&#50;册" in text and "**其中**$x^2$**册**" in text


def test_formulas_count_in_the_law() -> None:
    source = read_html(article(f"<p>{PROSE[0]}{FORMULAS['data-tex']}</p>" + paragraphs(*PROSE[1:])), "page.html")
    assert any("x^2" in line for line in source.lines)


def test_verse_keeps_lines_and_stanzas() -> None:
    poem = ("河水从门前流过，", "带走一船一船的灯，", "明天它到了海边，", "还记得这里的人。")
    (found,) = blocks(Verse, "".join(f"<p>{'<br>'.join(poem)}</p>" for _ in range(2)))
    assert isinstance(found, Verse) and found.lines == (*poem, "", *poem)


def test_an_address_is_no_verse() -> None:
    assert (
        blocks(Verse, "<p>电话：010-12345678<br>邮编：100000<br>传真：010-87654321<br>网址：www.example.cn</p>") == []
    )


def test_definitions() -> None:
    (found,) = blocks(
        Definitions, "<dl><dt>馆名</dt><dd>乡镇图书馆</dd><dt>开馆</dt><dd>二〇〇三年</dd><dd>春天</dd></dl>"
    )
    assert isinstance(found, Definitions)
    assert found.items == (("馆名", ("乡镇图书馆",)), ("开馆", ("二〇〇三年", "春天")))


def test_a_glossary_keeps_its_terms() -> None:
    """Also where it is most of the page: only a page with next to no terms is laid out as a list."""
    terms = "".join(f"<dt>第{n}词</dt><dd>{text}</dd>" for n, text in enumerate(PROSE, 1))
    document = clean(article(f"<p>{PROSE[0]}</p><dl>{terms}</dl>"))
    (found,) = [block for block in document.blocks if isinstance(block, Definitions)]
    assert len(found.items) == len(PROSE)


def test_lists_begin_as_the_page_says() -> None:
    text = markdown(
        article(
            paragraphs(*PROSE[:2])
            + "<ol start=3><li><p>借书要登记。</p><p>登记要签名。</p></li><li>还书不用。</li></ol>"
            + '<p>另有三条：</p><ol type="a" start="2"><li>晚上开门。</li><li>周末也开。</li></ol>'
            + paragraphs(*PROSE[2:])
        )
    )
    assert "3.  借书要登记。\n\n    登记要签名。\n4.  还书不用。" in text
    assert "b.  晚上开门。\nc.  周末也开。" in text


def test_two_tables_are_two() -> None:
    table = "<table><tr><th>年</th><th>册</th></tr><tr><td>1</td><td>2</td></tr></table>"
    assert len(blocks(Table, table + table)) == 2


def test_ruby_in_brackets() -> None:
    text = markdown(
        article(paragraphs(*PROSE) + "<p>这口<ruby>井<rp>(</rp><rt>jǐng</rt><rp>)</rp></ruby>很深，不见底。</p>")
    )
    assert "这口井（jǐng）很深" in text


@pytest.mark.parametrize(
    "element",
    ["<time>去年</time>", "<span aria-hidden=true>去年</span>", "<label>去年</label>", "<u class=share>去年</u>"],
)
@pytest.mark.parametrize("at", [0, 3])
def test_no_element_makes_a_paragraph_vanish(element: str, at: int) -> None:
    texts = [f"{element}，{text}" if n == at else text for n, text in enumerate(PROSE)]
    found = [block.text for block in clean(article(paragraphs(*texts))).blocks if isinstance(block, Paragraph)]
    assert found == [f"去年，{text}" if n == at else text for n, text in enumerate(PROSE)]


def test_what_is_hidden_is_recorded() -> None:
    inside = f'<p>{PROSE[0]}<font class="jammer">q7 x$</font><span style="display:none">别抄</span></p>'
    document = clean(article(inside + paragraphs(*PROSE[1:])))
    assert [change.before for change in document.changes if change.rule == "HT009"] == ["q7 x$", "别抄"]
    assert isinstance(document.blocks[0], Paragraph) and document.blocks[0].text == PROSE[0]


def test_what_is_left_out_of_the_text_is_in_doubt() -> None:
    inside = paragraphs(*PROSE) + '<div class="share"><p>分享给朋友们看一看</p></div>'
    document = clean(page(f'<div class="article-content"><h1>乡镇图书馆的夜晚</h1>{inside}</div>'))
    (change,) = [change for change in document.changes if change.before == "分享给朋友们看一看"]
    assert change.rule == "HT008" and change.doubt


def test_the_comments_do_not_stand_for_the_article() -> None:
    comments = "".join(f"<div class='comment-item'><p>{PROSE[n % 4]}我也这样想，{n}楼。</p></div>" for n in range(9))
    text = markdown(page(f"<div id=js_content>{paragraphs(*PROSE)}</div><div class=comments>{comments}</div>"))
    assert PROSE[0] in text and "我也这样想" not in text


def post(n: int, name: str, number: str, text: str) -> str:
    return (
        f'<div id="post_{n}"><table><tr><td><div class="authi"><a>{name}</a></div></td><td><div class="pi"><strong>'
        f"<a>{number}</a></strong><em>发表于 2014-8-{n} 21:30</em></div><table><tr><td class=t_f id=postmessage_{n}>"
        f'<i class="pstatus">本帖最后由 {name} 编辑</i><br>{text}</td></tr></table></td></tr></table></div>'
    )


def test_a_thread_with_its_posters() -> None:
    thread = (
        post(1, "追风的马", "楼主", PROSE[0]) + post(2, "小满", "沙发", PROSE[1]) + post(3, "老秦", "板凳", PROSE[2])
    )
    document = clean(page(f"<h1>骑车去看书</h1><div id=postlist>{thread}</div>", "<title>骑车去看书 - 论坛</title>"))
    assert [author.name for author in document.meta.author] == ["追风的马"] and document.meta.date == "2014-08-01"
    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert heads == ["小满 · 沙发 · 发表于 2014-8-2 21:30", "老秦 · 板凳 · 发表于 2014-8-3 21:30"]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == list(PROSE[:3])


def test_attachments_are_no_headings() -> None:
    inside = paragraphs(*PROSE) + "<p>附件：1．书目</p><p>2．值班电话</p><p>3．地图</p>"
    assert [b for b in clean(article(inside)).blocks if isinstance(b, (Heading, List))] == []


def test_a_title_in_two_lines_is_lifted() -> None:
    head = "<title>青石镇关于图书馆延时开放的通知</title>"
    lines = paragraphs("青石镇", "关于图书馆延时开放的通知", *PROSE)
    document = clean(page(f"<div class=TRS_Editor>{lines}</div>", head))
    assert document.meta.title == "青石镇关于图书馆延时开放的通知"
    assert document.blocks[0] == Paragraph(PROSE[0], document.blocks[0].src)


TEXT = st.text(st.sampled_from("书馆。，<b>&lt;x^{2}\\$ \n|`~[]()#"), max_size=40)


@given(st.lists(TEXT, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_code_comes_back(pieces: list[str]) -> None:
    import html as markup

    inner = "".join(f"<pre><code>{markup.escape(piece)}</code></pre>" for piece in pieces)
    found = blocks(Code, inner)
    wanted = ["\n".join(line.rstrip() for line in piece.split("\n")).strip("\n") for piece in pieces]
    assert [block.text for block in found if isinstance(block, Code)] == [code for code in wanted if code.strip()]


LINKED = (
    '<p>镇上的<a href="https://lib.other.example/a_(b).html?x=1&amp;y=2">图书馆[旧址]</a>原先下午五点关门，'
    '<a href="/b">种田的人</a>六点才回家，<b>馆里的<a href="mailto:a@b.example">书</a></b>'
    '借出去<a href="javascript:x()">不到</a>三千册。</p>'
)
CANONICAL = '<title>乡镇图书馆的夜晚</title><link rel="canonical" href="https://www.shu.example/a.html">'


@pytest.mark.parametrize(
    ("which", "addresses"),
    [
        ("outside", ["https://lib.other.example/a_%28b%29.html?x=1&y=2", "mailto:a@b.example"]),
        (
            "keep",
            ["https://lib.other.example/a_%28b%29.html?x=1&y=2", "https://www.shu.example/b", "mailto:a@b.example"],
        ),
        ("none", []),
    ],
)
def test_links(which: str, addresses: list[str]) -> None:
    data = page(f"<article><h1>乡镇图书馆的夜晚</h1>{LINKED}{paragraphs(*PROSE)}</article>", CANONICAL)
    document = pipeline.clean_source(read_html(data, "page.html", links=which))
    text = pipeline.make_markdown(document)
    assert re.findall(r"\]\(<([^<>]*)>\)", text) == addresses
    assert ("[图书馆\\[旧址\\]](<" in text) == bool(addresses)


NOTES = (
    '<p>镇上的图书馆原先五点关门<sup id="r1"><a href="#n1">[1]</a></sup>，'
    '馆里的书借出去<a id="r2" href="#n2">②</a>不到三千册。</p>'
)


@pytest.mark.parametrize("heading", ["", "<h2>注释</h2>"])
def test_notes_stand_where_they_are_called(heading: str) -> None:
    box = '<ol><li id="n1"><p>据镇志。<a href="#r1">↩</a></p></li><li id="n2"><a href="#r2">②</a>见登记簿。</li></ol>'
    document = clean(article(NOTES + paragraphs(*PROSE) + heading + box))
    text = pipeline.make_markdown(document)
    assert "五点关门[^1]，馆里的书借出去[^2]不到" in text
    assert "[^1]: 据镇志。" in text and "[^2]: 见登记簿。" in text
    assert {"↩", "②"} <= {change.before for change in document.changes if change.rule == "HT010"}


def test_a_call_whose_note_is_gone_is_a_raised_number() -> None:
    note = Note("1", ("据镇志。",), (2,))
    called = Paragraph(f"五点关门{NOTE[0]}1{NOTE[1]}。", (1,))
    lost = notes.settle(Document(Meta(), (called,), (), ()))
    assert lost.blocks == (Paragraph(f"五点关门{SUP[0]}1{SUP[1]}。", (1,)),)
    alone = notes.settle(Document(Meta(), (note,), (), ()))
    assert alone.blocks == (Paragraph("据镇志。", (2,)),)
    assert notes.settle(Document(Meta(), (called, note), (), ())).blocks == (called, note)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("河邊種了一排樹，樹葉落在水裡，水把葉子帶到很遠的地方去。", "zh-Hant-TW", "zh-TW"),
        ("河邊種了一排樹，樹葉落在水裡，水把葉子帶到很遠的地方去。", "zh-HK", "zh-HK"),
        ("河邊種了一排樹，樹葉落在水裡，水把葉子帶到很遠的地方去。", "zh-CN", "zh-TW"),
        ("河边种了一排树，树叶落在水里，水把叶子带到很远的地方去。", "zh-TW", "zh-CN"),
    ],
)
def test_language_by_the_text(text: str, declared: str, language: str) -> None:
    data = f'<html lang="{declared}"><meta charset=utf-8><body><article><h1>{text[:5]}</h1>{paragraphs(text * 2, text)}'
    assert clean(data.encode()).meta.lang == language


@pytest.mark.parametrize("written", [r"\(x^2\)", "$x^2$", r"\[x^2\]", "$$x^2$$"])
@pytest.mark.parametrize("script", ["<script src=/MathJax.js></script>", ""])
def test_formulas_that_a_script_would_set(written: str, script: str) -> None:
    text = markdown(page(f"{script}<article><p>写成式子是{written}，{PROSE[0]}</p>{paragraphs(*PROSE[1:])}</article>"))
    assert ("写成式子是$x^2$，" in text) == bool(script)


def test_prices_are_no_formulas() -> None:
    script = "<script src=/MathJax.js></script>"
    text = markdown(page(f"{script}<article><p>一本$5，两本$9，{PROSE[0]}</p>{paragraphs(*PROSE[1:])}</article>"))
    assert r"一本\$5，两本\$9，" in text


def test_a_line_of_code_with_broken_bytes_is_shown_as_it_was_read() -> None:
    """Two lines of a program, one with a byte that is no character: no rule of cleaning looks into them."""
    inside = "<pre><code>a = '。' ,b\nc = 'BROKEN' ,d</code></pre>"
    data = article(paragraphs(*PROSE[:2]) + inside + paragraphs(*PROSE[2:])).replace(b"BROKEN", b"\xff")
    (code,) = [block for block in clean(data).blocks if isinstance(block, Code)]
    assert code.text == "a = '。' ,b\nc = '\ufffd' ,d"


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>年</td><td>册</td></tr><td>二〇二〇</td><td>三千</td></tr><td>二〇二一</td><td>九千</td></tr>",
        "<tr><td>年</td><td>册</td></tr>二〇二〇三千<tr><td>二〇二一</td><td>九千</td></tr>",
        "<form>二〇二〇<tr><td>年</td><td>三千</td></tr></form><tr><td>二〇二一</td><td>九千</td></tr>",
    ],
)
def test_cells_without_a_row_and_words_between_them_are_not_lost(table: str) -> None:
    text = markdown(article(f"{paragraphs(*PROSE[:2])}<table>{table}</table>{paragraphs(*PROSE[2:])}"))
    assert all(word in text for word in ("二〇二〇", "三千", "二〇二一", "九千"))


OTHERS = tuple(f"河边第{n}家书店开门了，门口排起了队" for n in "一二三四五")


def test_what_leads_to_other_articles_below_the_text_goes() -> None:
    rows = "".join(f'<tr><td><a href="/{n}.html">{text}</a></td></tr>' for n, text in enumerate(OTHERS))
    lines = "<br>".join(f'<a href="/{n}.html">·{text}</a>' for n, text in enumerate(OTHERS))
    for others in (f"<table>{rows}</table>", f"<div>{lines}</div>", f"<p>明星</p><p>历史</p><div>{lines}</div>"):
        text = markdown(article(paragraphs(*PROSE) + others))
        assert not any(other in text for other in OTHERS)
        assert all(part in text for part in PROSE)


def test_links_that_the_text_goes_on_behind_stay() -> None:
    items = "".join(f'<li><a href="https://book{n}.example/">{text}</a></li>' for n, text in enumerate(OTHERS))
    text = markdown(article(f"{paragraphs(*PROSE[:2])}<ul>{items}</ul>{paragraphs(*PROSE[2:])}"))
    assert all(other in text for other in (*OTHERS, *PROSE))


def test_beginnings_of_other_articles_below_one_go() -> None:
    others = "".join(
        f'<div><h3><a href="/{n}.html">{text}</a></h3><p>{text}，一直排到桥头，晚上也没有散去。</p></div>'
        for n, text in enumerate(OTHERS)
    )
    text = markdown(article(paragraphs(*PROSE) + others))
    assert not any(other in text for other in OTHERS)
    own = "".join(f'<h3><a href="#s{n}">{text}</a></h3><p>{PROSE[n % 4]}</p>' for n, text in enumerate(OTHERS))
    assert all(other in markdown(article(paragraphs(*PROSE[:1]) + own)) for other in OTHERS)


def test_people_who_speak_in_turn_are_no_notes_on_authors() -> None:
    said = [
        f"{name}（{age}岁）：{text}"
        for name, age, text in zip(("李晓明", "王小雨", "赵文清", "陈立新"), (12, 14, 17, 19), PROSE, strict=True)
    ]
    document = clean(article(paragraphs(*said)))
    assert "author-note" not in document.meta.extra
    assert len([block for block in document.blocks if isinstance(block, Paragraph)]) == 4


@pytest.mark.parametrize("before", ["(99+ 封私信 / 87 条消息) ", "（3条新消息）", "书与村 » "])
def test_a_title_tag_with_messages_or_a_blog_before_it(before: str) -> None:
    assert (
        clean(page(f"<div>{paragraphs(*PROSE)}</div>", f"<title>{before}夜里开门好不好</title>")).meta.title
        == "夜里开门好不好"
    )


def test_who_changed_a_post_last_is_no_source() -> None:
    post = (
        '<div id="post_1"><div class="authi"><a class="xw1">追云的人</a><em>发表于 2022-4-1 20:15:00</em></div>'
        f'<i class="pstatus">本帖最后由 追云的人 于 2022-4-2 08:00 编辑</i>'
        f'<div id="postmessage_1">{PROSE[0]}<br>{PROSE[1]}</div></div>'
    )
    meta = clean(page(f"<h1>夜里开门好不好</h1>{post}", "<title>夜里开门好不好 - 书与村</title>")).meta
    assert "最后" not in meta.container_title
