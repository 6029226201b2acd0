"""What stands in the items of lists and in quotations of web pages: code, tables, paragraphs, lists, quotations."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.book.pandoc import parse
from kanyin.read.html import read_html

TEXT = "渡口的账本记录了三十户人家的往来，前后一共三十年，现在存放在县里的档案馆中，来看的人很多。"
MORE = "整理这些账本的人花了五年时间，写成了一本书，今年秋天出版，书里附有全部的数字和图表。"


def markdown(body: str) -> str:
    """The Markdown of a page whose article has this between two paragraphs."""
    head = "<html><head><title>渡口的账本</title></head><body><div class='article'><h1>渡口的账本</h1>"
    page = f"{head}<p>{TEXT}</p>{body}<p>{MORE}</p></div></body></html>"
    return pipeline.make_markdown(pipeline.clean_source(read_html(page.encode(), "页.html")))


def kinds(body: str) -> list[str]:
    """The kinds of the blocks that pandoc reads in it."""
    return [block["t"] for block in parse(markdown(body))["blocks"]]


CODE = "<pre><code class='language-bash'>ferry --day 1\nferry --day 2</code></pre>"


def test_code_in_an_item_stays_in_it_and_the_numbers_count_on() -> None:
    steps = f"<ol><li><p>先开船：</p>{CODE}<p>船就动了。</p></li><li>再靠岸。</li></ol>"
    found = markdown(steps)
    assert "1.  先开船：\n\n    ```bash\n    ferry --day 1\n    ferry --day 2\n    ```\n\n    船就动了。" in found
    assert "\n2.  再靠岸。" in found
    assert kinds(steps) == ["Para", "OrderedList", "Para"]


def test_code_in_an_inner_item_stands_under_it() -> None:
    steps = f"<ul><li>开船<ul><li>照着做{CODE}</li><li>再看一眼</li></ul></li><li>靠岸</li></ul>"
    assert "    -   照着做\n\n        ```bash\n        ferry" in markdown(steps)
    assert kinds(steps) == ["Para", "BulletList", "Para"]


def test_a_table_and_a_quotation_in_items_stay_in_them() -> None:
    table = "<table><tr><th>船班</th><th>时刻</th></tr><tr><td>早班</td><td>六点</td></tr></table>"
    found = markdown(f"<ol><li>看时刻：{table}</li><li>记住：<blockquote><p>过时不候。</p></blockquote></li></ol>")
    assert "    | 船班 | 时刻 |" in found
    assert "2.  记住：\n\n    > 过时不候。" in found


def test_a_list_behind_code_that_is_in_no_item_begins_anew() -> None:
    body = f"<ol><li>先开船。</li></ol>{CODE}<ol><li>另一件事。</li></ol>"
    assert kinds(body) == ["Para", "OrderedList", "CodeBlock", "OrderedList", "Para"]


def test_boxes_of_a_highlighter_make_no_layout_of_an_item() -> None:
    box = "<figure class='highlight bash'><table><tr><td class='gutter'><pre>1\n2</pre></td>"
    box += "<td class='code'><pre>ferry -a\nferry -b</pre></td></tr></table></figure>"
    found = markdown(f"<ol><li><p>开船</p>{box}</li><li><p>靠岸</p><div class='box'>{CODE}</div></li></ol>")
    assert "1.  开船\n\n    ```bash\n    ferry -a\n    ferry -b\n    ```" in found
    assert "2.  靠岸" in found


def test_bullets_before_numbers_begin_at_one() -> None:
    found = markdown("<ul><li>船</li></ul><ol><li>早班</li><li>晚班</li></ol>")
    assert "1.  早班\n2.  晚班" in found


def test_a_quotation_keeps_its_list_and_its_code() -> None:
    found = markdown(
        f"<blockquote><p>老人说：</p><ul><li>开船</li><li>靠岸</li></ul>{CODE}<p>说完就走。</p></blockquote>"
    )
    assert "> 老人说：\n>\n> -   开船\n> -   靠岸\n>\n> ```bash\n> ferry --day 1" in found
    assert "> 说完就走。" in found


def test_a_quotation_in_a_quotation_is_one() -> None:
    body = (
        "<blockquote><p>甲说船走了。</p><blockquote><p>乙说没有走。</p></blockquote><p>甲又说了一遍。</p></blockquote>"
    )
    assert "> 甲说船走了。\n>\n> > 乙说没有走。\n>\n> 甲又说了一遍。" in markdown(body)


def test_two_quotations_side_by_side_stay_two() -> None:
    quotes = "<blockquote><p>甲说船走了。</p></blockquote><blockquote><p>乙说没有走。</p></blockquote>"
    assert "> 甲说船走了。\n\n> 乙说没有走。" in markdown(quotes)


def test_the_name_of_a_file_above_code_is_no_line_of_it() -> None:
    figure = (
        "<figure class='highlight yaml'><figcaption><span>ferry.yml</span></figcaption><table><tr><td class='code'>"
    )
    found = markdown(f"{figure}<pre>day: 1\nboat: 2</pre></td></tr></table></figure>")
    assert "::: caption\nferry.yml\n:::\n\n```yaml\nday: 1\nboat: 2\n```" in found


def test_languages_as_engines_tell_them() -> None:
    org = markdown("<pre class='src src-elisp'>(ferry 1)\n(ferry 2)</pre>")
    sphinx = markdown(
        "<div class='highlight-rust notranslate'><div class='highlight'><pre>let a = 1;</pre></div></div>"
    )
    hexo = markdown("<figure class='highlight stylus'><pre>a\n  b 1</pre></figure>")
    vite = markdown("<div class='language-shell'><span class='lang'>shell</span><pre><code>ferry -a</code></pre></div>")
    assert "```elisp\n(ferry 1)" in org
    assert "```rust\nlet a" in sphinx
    assert "```stylus\na\n" in hexo
    assert "```shell\nferry -a\n```" in vite


def test_dollars_in_words_of_programs_are_no_formula() -> None:
    script = "<script src='https://cdn.example.org/mathjax.js'></script>"
    assert "`_A=${B}` 和 `_C=${D}`" in markdown(
        f"{script}<p>先写 <code>_A=${{B}}</code> 和 <code>_C=${{D}}</code> 两行。</p>"
    )


def test_a_heading_among_headings_is_no_button() -> None:
    said = {
        "界面": "窗口左边是船班，右边是水位。",
        "字体": "宋体最好认，字号要大一些。",
        "颜色": "白底黑字，夜里反过来。",
    }
    body = "".join(f"<h3>{name}</h3><p>{text}</p>" for name, text in said.items())
    assert "# 字体" in markdown(body)


def test_a_note_of_a_make_that_leads_back_to_nothing() -> None:
    call = "<p>船班有两家<sup class='footnote-reference'><a href='#boat'>1</a></sup>。</p>"
    note = (
        "<div class='footnote-definition' id='boat'><sup class='footnote-definition-label'>1</sup><p>见县志。</p></div>"
    )
    assert "船班有两家[^1]。" in markdown(call + note)


def test_a_note_set_as_a_term_and_what_is_said_of_it() -> None:
    call = "<p>船班有两家<a class='footnote-reference' href='#boat' id='id5'>1</a>。</p>"
    note = "<dl class='footnote'><dt class='label' id='boat'><a href='#id5'>1</a></dt><dd><p>见县志。</p></dd></dl>"
    found = markdown(call + note)
    assert "船班有两家[^1]。" in found
    assert "[^1]: 见县志。" in found


def test_what_is_said_of_a_term_in_a_paragraph_of_its_own() -> None:
    terms = "".join(f"<dt>{term}</dt><dd><p>{said}</p></dd>" for term, said in (("船", "水上走。"), ("车", "路上走。")))
    assert "船\n:   水上走。\n\n车\n:   路上走。" in markdown(f"<dl>{terms}</dl>")


def test_a_link_with_bold_words_at_its_edge_leads_where_it_led() -> None:
    link = "<p>学习看<a href='https://b.example.org/x'><b>渡口</b>的故事</a>一节。</p>"
    assert "[**渡口**的故事](<https://b.example.org/x>)" in markdown(link)


def test_a_box_called_post_is_no_thread_without_its_posters() -> None:
    more = f"<details><summary>更多</summary><div class='content'><p>{MORE}</p></div></details>"
    assert TEXT[:12] in markdown(f"<div class='post body-wrap'><p>{TEXT}</p>{more}</div>")


def test_pictures_between_code_are_told() -> None:
    code = "<pre><code>ferry -a\nferry -b</code></pre><div class='line-numbers-wrapper'>1<br>2</div>"
    head = "<html><head><title>渡口的账本</title></head><body><div class='article'><h1>渡口的账本</h1>"
    page = f"{head}<p>{TEXT}</p>{code}<p><img src='a.png'></p><p>{MORE}</p></div></body></html>"
    source = read_html(page.encode(), "页.html")
    assert any(change.rule == "HT005" for change in source.changes)


def test_a_short_title_that_the_tags_say_is_none_of_its_first_section() -> None:
    head = "<html><head><title>总结 - 渡口手册</title></head><body><div class='article'><h1>总结</h1>"
    page = f"{head}<p>船少。</p><h2>怎样看懂渡口的账本</h2><p>{TEXT}</p><h2>附记</h2><p>{MORE}</p></div></body></html>"
    assert read_html(page.encode(), "页.html").meta["title"] == "总结"


def test_words_of_programs_with_a_bar_stay_such_in_a_cell() -> None:
    rows = "<tr><th>符号</th><th>意思</th></tr><tr><td><code>a||b</code></td><td>或者</td></tr>"
    assert "| `a||b` | 或者 |" in markdown(f"<table>{rows}</table>")
    cells = parse(markdown(f"<table>{rows}</table>"))["blocks"][1]["c"][4][0][3]
    assert "a||b" in str(cells)


def test_a_long_heading_in_english_is_one() -> None:
    head = "How does the ferry find its way over the river at night, and who pays for the oil of its lamps?"
    assert f"# {head}" in markdown(f"<h2>{head}</h2><p>灯油由两岸的人家轮流出，一月一换。</p>")


def test_what_is_said_of_a_term_in_several_paragraphs_is_one_definition() -> None:
    said = f"<dd><p>早上开的那一班。</p><p>雾天不开。</p>{CODE}<p>照此办理。</p></dd>"
    inner = "<dd><p>晚上的。</p><dl><dt>末班</dt><dd>九点开。</dd></dl></dd>"
    body = (
        f"<dl><dt>早班</dt>{said}<dt>晚班</dt>{inner}<dt>加班</dt><dd><p>过节才有。</p><ul><li>春节</li></ul></dd></dl>"
    )
    found = markdown(body)
    assert "早班\n:   早上开的那一班。\n\n    雾天不开。\n\n    ```bash\n    ferry" in found
    assert "\n    照此办理。\n\n晚班\n:   晚上的。\n\n    末班\n    :   九点开。\n\n加班" in found
    assert ":   过节才有。\n\n    -   春节" in found
    assert kinds(body) == ["Para", "DefinitionList", "Para"]


def test_emphasis_and_notes_in_definitions() -> None:
    body = (
        "<dl><dt>早班</dt><dd><p>开得<em>很</em>早<sup><a href='#n1' id='r1'>1</a></sup>。</p>"
        "<p>雾天<em>不</em>开。</p></dd></dl>"
        "<div class='footnotes'><ol><li id='n1'>冬天晚半个时辰。 <a href='#r1'>↩</a></li></ol></div>"
    )
    found = markdown(body)
    assert ":   开得*很*早[^1]。\n\n    雾天*不*开。" in found
    assert "[^1]: 冬天晚半个时辰。" in found


def test_headings_with_links_and_lists_of_files_are_of_the_text() -> None:
    body = (
        f"<h3>用在哪里</h3><p>{TEXT}甲。</p>"
        "<h4 id='Comments-of-a-ferry'><a href='#Comments-of-a-ferry' title='Comments of a ferry'></a>"
        f"<a href='https://ferry.example.org/comments'>Comments of a ferry</a></h4><p>{TEXT}乙。</p>"
        "<ul><li><a href='/code/ferry.c'>ferry.c</a></li></ul>"
    )
    found = markdown(body)
    assert "[Comments of a ferry](<https://ferry.example.org/comments>)" in found
    assert "-   ferry.c" in found


def test_a_note_of_such_a_make_below_a_list_of_sources_is_no_source() -> None:
    call = "<p>船班有两家<sup class='footnote-reference'><a href='#boat'>1</a></sup>。</p>"
    note = (
        "<div class='footnote-definition' id='boat'><sup class='footnote-definition-label'>1</sup><p>见县志。</p></div>"
    )
    found = markdown(f"{call}<h2>参考资料</h2><ul><li>临城县志</li><li>渡口记</li></ul>{note}")
    assert "船班有两家[^1]。" in found and "[^1]: 见县志。" in found
