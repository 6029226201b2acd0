"""What a page's markup tells and what must arrive: lists, boxes of facts, reference lists, cells, who is quoted."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.model import PICTURE
from kanyin.read.html import read_html
from tests.read.test_html import PROSE, paragraphs

TEXT = "渡口的账本记录了三十户人家的往来，前后一共三十年，现在存放在县里的档案馆中，来看的人很多。"
MORE = "整理这些账本的人花了五年时间，写成了一本书，今年秋天出版，书里附有全部的数字和图表。"


def markdown(body: str, title: str = "渡口的账本") -> str:
    """The Markdown of a page with this article."""
    head = f"<html><head><title>{title}</title></head><body><div class='article'><h1>{title}</h1>"
    page = f"{head}{body}</div></body></html>"
    return pipeline.make_markdown(pipeline.clean_source(read_html(page.encode(), "页.html")))


def test_an_article_made_of_lists_has_lists() -> None:
    items = "".join(f"<li>第{n}条要点<ul><li>船班每日{n}次往返</li></ul></li>" for n in "一二三四五六七八")
    found = markdown(f"<p>{TEXT}</p><ul>{items}</ul>")
    assert "-   第一条要点" in found
    assert "    -   船班每日八次往返" in found


def test_an_editors_frame_round_an_item_is_no_layout() -> None:
    items = "".join(f"<li><section>{words}</section></li>" for words in ("船班", "水位", "账本"))
    assert "-   水位" in markdown(f"<p>{TEXT}</p><ul>{items}</ul><p>{MORE}</p>")


def test_a_box_of_facts_keeps_what_the_title_and_the_date_say_too() -> None:
    facts = {"名称": "渡口的账本", "成书时间": "1950年3月2日", "地点": "<a href='/item/2'>河湾</a>", "册数": "三十册"}
    box = "".join(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in facts.items())
    found = markdown(f"<p>{TEXT}</p><dl>{box}</dl><p>{MORE}</p>")
    for said in ("渡口的账本", "1950年3月2日", "河湾", "三十册"):
        assert f":   {said}" in found


def test_references_that_look_like_headlines_stay() -> None:
    items = "".join(
        f"<li><span>{n}.</span> <a href='/r/{n}'>渡口旧事的第{n}次报道</a>．河湾日报．2014-05-1{n}</li>"
        for n in range(1, 7)
    )
    found = markdown(f"<p>{TEXT}</p><p>{MORE}</p><dl><dt>参考资料</dt><dd><ul>{items}</ul></dd></dl>")
    assert all(f"渡口旧事的第{n}次报道" in found for n in range(1, 7))


def test_a_reference_keeps_its_link() -> None:
    found = markdown(
        f"<p>{TEXT}[1]</p><p>{MORE}</p><h2>参考文献</h2><ol>"
        "<li>[1] 陆一舟. 河湾志略[M]. 河湾: 河湾书社, 2012. <a href='https://books.example.org/1'>存档</a></li></ol>"
    )
    assert "[存档](<https://books.example.org/1>)" in found


def test_bold_words_in_a_cell_stay_bold() -> None:
    rows = "<tr><th>年份</th><th>说明</th></tr><tr><td>1950</td><td>船班由<b>两家</b>合办</td></tr>"
    assert "| 1950 | 船班由**两家**合办 |" in markdown(f"<p>{TEXT}</p><table>{rows}</table><p>{MORE}</p>")


def test_the_foot_of_a_quotation_tells_who_is_quoted() -> None:
    quoted = "<blockquote><p>账本不会说谎，说谎的是看账本的人。</p><footer><b>陆一舟</b></footer></blockquote>"
    assert "> 陆一舟" in markdown(f"<p>{TEXT}</p>{quoted}<p>{MORE}</p>").replace("**", "")


def test_a_note_keeps_words_that_lead_within_the_page() -> None:
    note = "<li id='n1'><a href='#c1'>^</a> <a href='#lu'>陆一舟</a>，第12页。</li>"
    found = markdown(
        f"<p>{TEXT}<sup id='c1'><a href='#n1'>[1]</a></sup></p><p id='lu'>{MORE}</p><h2>注</h2><ol>{note}</ol>"
    )
    assert "陆一舟，第12页" in found


def test_a_short_name_that_is_a_link_stays_in_its_list() -> None:
    items = "".join(
        f"<li><a href='/{n}'>{name}</a>，{1950 + n}年重抄</li>" for n, name in enumerate(["船籍", "渡资", "水情"])
    )
    found = markdown(f"<p>{TEXT}</p><ul>{items}<li><a href='/4'>河湾旧渡口往来总账</a></li></ul><p>{MORE}</p>")
    assert "-   河湾旧渡口往来总账" in found


def test_a_list_of_links_between_two_paragraphs_goes() -> None:
    items = "".join(f"<li><a href='/{n}'>河湾旧事之{n}</a></li>" for n in range(5))
    assert "河湾旧事" not in markdown(f"<p>{TEXT}</p><ul>{items}</ul><p>{MORE}</p>")


def test_a_link_to_another_site_on_a_line_of_its_own_stays() -> None:
    home = "".join(f"<p><a href='https://dukou.example.com/{n}'>渡口旧事</a></p>" for n in range(3))
    link = "<p><a href='https://books.example.org/9'>河湾志略 - 存档</a></p>"
    assert "[河湾志略 - 存档](" in markdown(f"<p>{TEXT}</p>{link}<p>{MORE}</p></div>{home}<div>")


def test_a_picture_below_a_heading_of_a_wiki_and_its_caption_of_links() -> None:
    edit = "<span class='mw-editsection'><span>[</span><a href='/e'>编辑</a><span>]</span></span>"
    figure = "<figure><img src='dukou.jpg'><figcaption><a href='/d'>河湾渡口</a>旧照</figcaption></figure>"
    page = f"<p>{TEXT}</p><div><h2>旧照</h2>{edit}</div>{figure}<p>{MORE}</p>"
    source = read_html(f"<div class='article'><h1>渡口的账本</h1>{page}</div>".encode(), "页.html")
    assert [change.rule for change in source.changes if change.before == PICTURE] == ["HT005"]
    assert "河湾渡口旧照" in markdown(page)


def test_the_number_of_a_reference_is_parted_from_its_words() -> None:
    items = "".join(
        f"<li><span>{n}</span><div><a href='#s{n}'><svg></svg></a></div><a href='/r/{n}'>渡口第{n}期工程开工</a>"
        f"<span>．河湾网</span><span> [引用日期2024-01-0{n}]</span></li>"
        for n in (1, 2, 3)
    )
    found = markdown(f"<p>{TEXT}</p><p>{MORE}</p><div><div>参考资料</div><ul>{items}</ul></div>")
    assert "# 参考资料\n\n1 渡口第1期工程开工．河湾网" in found


def test_summary_above_chinese_heads_a_part() -> None:
    found = markdown(f"<p>{TEXT}</p><h2>Summary</h2><p>{MORE}</p>")
    assert "# Summary" in found and "abstract-en" not in found


def test_a_title_below_many_lines_drops_none_of_them() -> None:
    names = "".join(f"<li>渡船第{n}号<code>ferry{n}</code></li>" for n in range(30))
    found = markdown(f"<ul>{names}</ul><h1>各船的来历</h1><p>作者：林漱舟</p><p>{TEXT}</p><p>{MORE}</p>")
    assert "渡船第7号" in found


def test_notes_that_are_all_lists_and_headings_keep_items_that_head_a_section_below() -> None:
    names = ("灯船的数目", "桥船的数目", "岸船的数目")
    items = "".join(f"<li>{name}</li>" for name in names)
    parts = "".join(f"<h3>{name}</h3><ul><li>{TEXT}</li><li>{MORE}</li></ul>" for name in names)
    found = markdown(f"<ul><li>{TEXT}</li></ul><h2>各船</h2><ol>{items}</ol>{parts}")
    assert all(f"{n}.  {name}" in found for n, name in enumerate(names, 1))


def test_a_term_that_looks_like_a_button_stays() -> None:
    found = markdown(f"<p>{TEXT}</p><dl><dt>返回:</dt><dd>渡船的号码</dd></dl><p>{MORE}</p>")
    assert "返回" in found


def test_a_formula_alone_above_the_first_sentence_stays() -> None:
    choices = "".join(f"<p><span class='m' data-tex='O({n})'>O({n})</span></p>" for n in "NHK")
    assert "$O(H)$" in markdown(f"<p>{choices}</p><p>{TEXT}</p><p>{MORE}</p>").replace("`", "$")


def test_an_item_that_a_sentence_announces_is_no_title() -> None:
    items = "".join(
        f"<li>{name}</li>" for name in ("什么是灯船？", "怎样数渡船？", "如何使用账本记下每一条渡船的来历？")
    )
    page = (
        f"<div><p>渡口的账本记了三十年，{TEXT}本文回答以下几个问题：</p><ul>{items}</ul><p>文末给出一些资料供参考。</p>"
    )
    page += f"<h2>简介</h2><p>{MORE}</p><p>{TEXT}</p></div>"
    found = pipeline.make_markdown(pipeline.clean_source(read_html(page.encode(), "页.html")))
    assert "以下几个问题：" in found
    assert "-   如何使用账本记下每一条渡船的来历？" in found


def test_an_item_behind_others_heads_no_list_of_the_site() -> None:
    videos = "<li><p>相关视频</p><ol><li><a href='/v'>渡船的录像</a></li></ol></li>"
    items = f"<li>{TEXT}</li><li>{MORE}</li>{videos}"
    end = "看完这些录像，就知道渡口的账本为什么记了三十年，又为什么没有人把它丢掉。"
    found = markdown(f"<p>{TEXT}</p><p>{MORE}</p><p>{TEXT}</p><p>{MORE}</p><ol>{items}</ol><p>{end}</p>")
    assert "相关视频" in found
    assert end in found


def test_a_list_of_links_that_the_line_above_announces_stays() -> None:
    items = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("灯船", "桥船", "岸船"))
    found = markdown(f"<p>{TEXT}</p><p>关于渡口的传说，流传下来的有：</p><ul>{items}</ul><p>{MORE}</p>")
    assert "-   桥船" in found


def test_references_in_blocks_of_a_box_called_so_are_a_list() -> None:
    entries = "".join(f"<div id='r{n}'>沈漱舟. 201{n}. 渡船记. 临城出版社.</div>" for n in range(3))
    found = markdown(f"<p>{TEXT}</p><p>{MORE}</p></div><div><h2>参考文献</h2><div class='references'>{entries}</div>")
    assert "2012. 渡船记" in found


def test_names_in_chinese_are_words_of_a_program_where_others_are() -> None:
    words = "".join(f"<p>{TEXT}用<code>boat{n}</code>表示。</p>" for n in range(4))
    assert "`局部变量`" in markdown(f"{words}<p>其中<code>局部变量</code>不算，{MORE}</p>")


def test_words_set_as_code_for_their_looks_are_plain() -> None:
    words = "".join(f"<p>{TEXT}这是<code>{name}</code>的事。</p>" for name in ("灯船", "桥船", "岸船"))
    assert "`" not in markdown(words)


def test_a_long_command_is_code() -> None:
    command = "lamp --shore /etc/harbour/pilots/lamp-keeper-of-the-north-pier/key " * 3
    assert f"`{command.strip()}`" in markdown(
        f"<p>{TEXT}</p><ul><li>点灯：<code>{command}</code></li></ul><p>{MORE}</p>"
    )


def test_a_couplet_is_verse() -> None:
    couplet = "灯照渡头三十里，船行岸上五更天。<br>谁家夜坐看潮水，何处人归问旧年。"
    found = markdown(f"<p>{TEXT}</p><p>{couplet}</p><p>{MORE}</p>")
    assert "| 灯照渡头三十里" in found or "灯照渡头三十里，船行岸上五更天。\\\n" in found


def test_a_box_of_facts_may_hold_a_table() -> None:
    inner = "<table><tr><th>最低</th><th>最高</th></tr><tr><td>3</td><td>9</td></tr></table>"
    rows = f"<tr><td>船数</td><td>三十</td></tr><tr><td>水位</td><td>{inner}</td></tr>"
    found = markdown(f"<p>{TEXT}</p><table class='infobox'>{rows}</table><p>{MORE}</p>")
    assert "| 船数 | 三十 |" in found
    assert "最低 最高 3 9" in found


def test_tables_of_a_page_that_a_script_shows_have_rows() -> None:
    table = "<table><tr><th>船</th><th>数</th></tr><tr><td>灯船</td><td>3</td></tr></table>"
    text = "".join(f"<p>{n}{TEXT}{MORE}</p>" for n in range(5))
    page = f"<html><body><p>请稍候。</p><div style='display:none'>{text}{table}{text}</div></body></html>"
    found = pipeline.make_markdown(pipeline.clean_source(read_html(page.encode(), "页.html")))
    assert "| 灯船 | 3 |" in found


def test_a_long_chapter_is_not_the_whole_document() -> None:
    def chapter(name: str, count: int) -> str:
        text = "".join(f"<p>{name}{n}，{TEXT}{MORE}</p>" for n in range(count))
        table = f"<table><tr><th>船</th><th>数</th></tr><tr><td>{name}船</td><td>3</td></tr></table>"
        return f"<section id='{name}'><h2>{name}</h2>{text}{table}<ul><li>{name}甲</li><li>{name}乙</li></ul></section>"

    found = markdown(f"<div>{chapter('灯', 4)}{chapter('桥', 20)}{chapter('岸', 4)}</div>")
    assert all(f"| {name}船 | 3 |" in found and f"-   {name}甲" in found for name in "灯桥岸")


def test_code_in_a_script_of_no_language_is_code() -> None:
    code = "<pre><code class='language-c line-numbers'><script type='text/plain'>#include <lamp.h>\nint boats;</script>"
    assert "```c\n#include <lamp.h>\nint boats;\n```" in markdown(f"<p>{TEXT}</p>{code}</code></pre><p>{MORE}</p>")


def test_words_of_furniture_take_no_row_from_within_an_article() -> None:
    rows = "".join(f"<tr><td>渡船许可证 {n}.0</td><td>是</td><td>否</td></tr>" for n in range(4))
    table = f"<table><tr><th>许可证</th><th>商用</th><th>修改</th></tr>{rows}</table>"
    assert "渡船许可证 3.0" in markdown(f"<p>{TEXT}</p><h2>许可证</h2>{table}<p>{MORE}</p>")


def test_a_heading_and_what_announces_code_above_the_first_sentence_stay() -> None:
    found = markdown(
        f"<h2>下载代码</h2><p>本项目需要下载代码，通过命令下载：</p><pre>lamp get</pre><p>{TEXT}</p><p>{MORE}</p>"
    )
    assert "# 下载代码" in found
    assert "通过命令下载：" in found


def test_a_title_in_latin_letters_is_no_english_title() -> None:
    found = markdown(f"<p>LampShip</p><p>{TEXT}</p><p>{MORE}</p>", title="LampShip")
    assert "title-en" not in found


def test_the_title_once_more_is_no_subtitle() -> None:
    found = markdown(f"<h1>渡口的账本</h1><p>{TEXT}</p><p>{MORE}</p>")
    assert "subtitle" not in found


def test_a_comment_in_what_stands_before_notes_is_passed_over() -> None:
    notes = "<ol><li id='n1'>甲书。<a href='#c1'>↩</a></li></ol>"
    found = markdown(f"<p>{TEXT}<a id='c1' href='#n1'>[1]</a></p><p>{MORE}</p><h2>注<!-- 空 -->释</h2>{notes}")
    assert "甲书" in found


def test_short_speeches_of_a_play_in_verse_keep_their_lines() -> None:
    long = "".join(
        f"<br>\n　　{line}" for line in ("河水从门前流过，", "带走一船的灯，", "明天它到了海边，", "还记得这里。")
    )
    short = "<br>\n　　你从哪里来，<br>\n　　船家？"
    play = "".join(
        f"<h4>{who}</h4>{said}<br>" for who, said in zip("甲乙丙甲乙", (long, long, long, short, long), strict=True)
    )
    text = markdown(f"<h2>渡口</h2><p>{PROSE[0]}</p><div>{play}</div>")
    assert "| 你从哪里来，\n| 船家？" in text


def test_many_rows_alike_are_a_table_of_data_however_long_a_cell() -> None:
    rows = "".join(f"<tr><td>第{n}则</td><td>{text * 5}</td></tr>" for n, text in enumerate(PROSE))
    assert "| 第0则 | 镇上的图书馆" in markdown(f"<table>{rows}</table>")


def test_where_a_picture_lies_is_no_ones_name() -> None:
    text = f"{paragraphs(*PROSE[:3])}<p>图片来源：http://www.example.org/a.html</p>{paragraphs(PROSE[3])}"
    assert "http://www.example.org/a.html" in markdown(text)
