"""What makers of pages put round a text, each in its own way, and what of it must arrive."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.read.html import read_html

TEXT = "渡口的账本记录了三十户人家的往来，前后一共三十年，现在存放在县里的档案馆中，来看的人很多。"
MORE = "整理这些账本的人花了五年时间，写成了一本书，今年秋天出版，书里附有全部的数字和图表。"


def body(inside: str, around: str = "") -> str:
    """The Markdown of an article with this between its two paragraphs."""
    text = f"<div class='article'><h1>渡口的账本</h1><p>{TEXT}</p>{inside}<p>{MORE}</p></div>{around}"
    page = f"<html><head><title>渡口的账本</title></head><body>{text}</body></html>"
    return pipeline.make_markdown(pipeline.clean_source(read_html(page.encode(), "页.html"))).split("\n---\n", 1)[1]


@pytest.mark.parametrize(
    "code",
    [
        "<table class='lntable'><tr><td class='lntd'><pre class='chroma'><code><span class='lnt'>1\n</span>"
        "<span class='lnt'>2\n</span></code></pre></td><td class='lntd'><pre><code data-lang='sh'>ls dock\n"
        "cat log</code></pre></td></tr></table>",
        "<div class='language-sh line-numbers-mode'><pre class='language-sh'><code>ls dock\ncat log</code></pre>"
        "<div class='line-numbers-wrapper'><span>1</span><br><span>2</span><br></div></div>",
        "<div class='cm-editor'><div class='cm-scroller'><div class='cm-gutters'><div>1</div><div>2</div></div>"
        "<div class='cm-content'><div class='cm-line'>ls dock</div><div class='cm-line'>cat log</div></div>"
        "</div></div>",
        "<pre><div class='code-block-extension-header'><span class='code-block-extension-lang'>sh</span>"
        "<div>复制代码</div></div><code class='language-sh'>ls dock\ncat log</code></pre>",
    ],
)
def test_numbers_and_labels_beside_code_are_none_of_it(code: str) -> None:
    lines = body(code).split("```")[1].split("\n")[1:]
    assert lines == ["ls dock", "cat log", ""] and "\n1\n" not in body(code)


@pytest.mark.parametrize("sign", ["#", "¶", "§", "🔗", "\u200b"])
def test_a_sign_that_leads_to_its_heading_goes(sign: str) -> None:
    assert "\n# 旧账\n" in body(f"<h2 id='a'><a href='#a'>{sign}</a> 旧账</h2><p>{TEXT}</p><h2>新账</h2>")


def test_words_of_a_heading_that_lead_to_it_stay() -> None:
    assert "\n# 旧账\n" in body("<h2 id='a'><a href='#a'>旧账</a></h2>")


def test_quotations_one_behind_another_are_two() -> None:
    quotes = "<blockquote><p>账本不会说谎。</p><p>人会。</p></blockquote><blockquote><p>河水也不会。</p></blockquote>"
    assert "> 账本不会说谎。\n>\n> 人会。\n\n> 河水也不会。" in body(quotes)


def test_a_quotation_in_another_stays_one_within_it() -> None:
    quote = "<blockquote><p>他说过一句话。</p><blockquote><p>人会。</p></blockquote><p>我记得。</p></blockquote>"
    assert "> 他说过一句话。\n>\n> > 人会。\n>\n> 我记得。" in body(quote)


def test_verse_that_keeps_its_lines() -> None:
    verse = "<pre class='wp-block-verse'>渡口的灯亮了\n船还没有回来\n\n岸上的人数着星\n数到第七颗</pre>"
    assert "| 渡口的灯亮了\n| 船还没有回来\n|\n| 岸上的人数着星" in body(verse)


def test_a_tab_that_is_not_open_stays() -> None:
    tabs = "<div role='tabpanel'><p>东岸的船五点开。</p></div><div role='tabpanel' hidden><p>西岸的船六点开。</p></div>"
    assert "西岸的船六点开。" in body(tabs)


@pytest.mark.parametrize(
    "link",
    [
        "https://link.hewan.example.com/?target=https%3A%2F%2Fbooks.example.org%2F7",
        "https://www.hewan.example.com/url?q=https://books.example.org/7&sa=D",
        "https://hewan.example.com/link2/?url=https%3A%2F%2Fbooks.example.org%2F7",
    ],
)
def test_a_link_by_a_page_that_counts_leads_to_its_end(link: str) -> None:
    home = "".join(f"<p><a href='https://www.hewan.example.com/{n}'>旧事</a></p>" for n in range(3))
    assert "[河湾志略](<https://books.example.org/7>)" in body(f"<p>全书见<a href='{link}'>河湾志略</a>。</p>", home)


def test_an_address_that_says_another_stays_as_it_is() -> None:
    link = "https://archive.example.org/save?of=https://books.example.org/7"
    assert f"](<{link}>)" in body(f"<p>全书见<a href='{link}'>河湾志略</a>。</p>")


def test_the_head_of_a_post_set_side_by_side() -> None:
    posts = "".join(
        f"<div class='topic-body crawler-post'><div><span itemprop='author'><a><span itemprop='name'>{name}</span></a>"
        f"</span><time>2024年2月{n}日</time><span itemprop='position'>{n}</span></div>"
        f"<div class='post'><p>{text}</p></div></div>"
        for n, name, text in ((1, "lu", TEXT), (2, "shen", MORE))
    )
    page = f"<html><head><title>账本</title></head><body>{posts}</body></html>"
    assert "# shen · 2 · 2024年2月2日" in pipeline.make_markdown(pipeline.clean_source(read_html(page.encode(), "帖")))


@pytest.mark.parametrize("name", ["<a>{}</a>", "{}"])
@pytest.mark.parametrize("place", ["id='postmessage_{}'", "class='t_f'"])
def test_a_post_that_quotes_another_is_no_byline(place: str, name: str) -> None:
    """Code of the board is code, without its button; what stands above the quotation is the first post, and stays."""
    told = "发表于 2024-4-1 12:05"
    quote = f"<div class='quote'><blockquote>lu {told}<br>账本在哪里看得到</blockquote></div>"
    code = "<div class='blockcode'><div><ol><li>ls dock<br><li>cat log<br></ol></div><em>复制代码</em></div>"
    posts = "".join(
        f"<div id='post_{n}'><table><tr><td><div class='pi'><div class='authi'>{name.format(who)}</div></div></td><td>"
        f"<div class='authi'><em id='authorposton{n}'>{told}</em></div><table><tr><td {place.format(n)}>{text}</td>"
        "</tr></table></td></tr></table></div>"
        for n, who, text in ((1, "lu", TEXT), (2, "shen", quote + MORE + code))
    )
    page = f"<html><head><title>旧账本 - 河湾论坛</title></head><body>{posts}</body></html>"
    found = pipeline.make_markdown(pipeline.clean_source(read_html(page.encode(), "帖")))
    assert TEXT in found and "# shen" in found and "> 账本在哪里看得到" in found and "byline" not in found
    assert "```\nls dock\ncat log\n```" in found and "复制代码" not in found


@pytest.mark.parametrize(
    "saved",
    [
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>l<span>&nbsp; </span></span>查水位</p>"
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>早晚各一次</p>"
        "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.</span>记账</p>",
        "<ul class='lst-kix_a-0'><li>查水位</li></ul><ul class='lst-kix_a-1'><li>早晚各一次</li></ul>"
        "<ol start='3' class='lst-kix_b-0'><li>记账</li></ol>",
        "<ne-uli><ne-uli-i>●</ne-uli-i><ne-uli-c>查水位</ne-uli-c></ne-uli>"
        "<ul><li aria-level='2'>早晚各一次</li></ul><ne-oli><ne-oli-i>3.</ne-oli-i><ne-oli-c>记账</ne-oli-c></ne-oli>",
        "<div class='docx-bullet-block'><div><div class='bullet'>•</div><div><div>查水位</div></div></div>"
        "<div class='docx-bullet-block'><div class='bullet'>•</div><div>早晚各一次</div></div></div>"
        "<div class='docx-ordered-block'><div class='order'>3.</div><div>记账</div></div>",
    ],
    ids=["word", "google", "yuque", "feishu"],
)
def test_lists_of_editors(saved: str) -> None:
    assert "-   查水位\n    -   早晚各一次\n\n3.  记账\n" in body(saved)


def test_paragraphs_and_quotations_of_an_editor() -> None:
    made = "<ne-h2><ne-text>交接</ne-text></ne-h2><ne-p>早上<ne-text ne-bold='true'>八点</ne-text>交接。</ne-p>"
    found = body(made + "<ne-quote><ne-p>水位过三米停航。</ne-p></ne-quote>")
    assert "# 交接\n\n早上**八点**交接。\n\n> 水位过三米停航。" in found
