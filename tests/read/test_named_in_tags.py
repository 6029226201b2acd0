"""An author whom only a page's tags name, and a blog's line of day and category."""

from kanyin.read import read_page

TEXT = """<p>那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。</p>
<p>孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。</p>
<p>老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。</p>"""


def told(tags: str, line: str) -> dict[str, object]:
    page = f"""<html lang="zh"><head><title>渡口记事 - 柳岸札记</title>
    <meta property="og:site_name" content="柳岸札记">{tags}
    </head><body><article><h1>渡口记事</h1>{line}{TEXT}</article></body></html>"""
    return dict(read_page(page.encode(), "page.html").meta)


def test_the_person_in_the_tags_is_the_author_where_no_line_names_one() -> None:
    assert told('<meta name="author" content="沈漱舟">', "")["author"] == ("沈漱舟",)


def test_no_office_and_no_site_is() -> None:
    assert "author" not in told('<meta name="author" content="admin">', "")
    assert "author" not in told('<meta name="author" content="柳岸札记">', "")


def test_of_a_medium_the_tags_name_the_editor() -> None:
    line = "<div>2023-11-04 来源：临城日报</div>"
    assert "author" not in told('<meta name="author" content="沈漱舟">', line)


def test_a_category_is_no_source() -> None:
    line = '<div class="post-meta">发表于 2023-11-04 | 分类 <a href="/c">工具</a> | 阅读 1,024</div>'
    found = told("", line)
    assert (found["source"], found["date"]) == ("柳岸札记", "2023-11-04")


def test_a_site_is_the_source_only_where_it_is_printed() -> None:
    assert "container-title" not in told("", "<div>2023-11-04</div>")
    assert "container-title" not in told("", "<div>首页 &gt; 柳岸札记 &gt; 正文</div><div>2023-11-04</div>")
    assert told("", "<div>2023-11-04 柳岸札记 编辑</div>")["container-title"] == "柳岸札记"


def test_an_office_names_its_editor_in_the_tags() -> None:
    tags = '<meta name="SiteName" content="青石镇"><meta name="author" content="沈漱舟">'
    assert "author" not in told(tags, "")


def dateline(source: str, sender: str) -> dict[str, object]:
    text = (
        f"<div>2023-11-04{source}</div><p>\u2003{sender}临城11月3日电（记者沈漱舟）镇上修了新桥，桥头立了一块碑。</p>"
    )
    return told("", text)


def test_a_dateline_names_the_author_and_the_medium_that_sent_it() -> None:
    assert dateline(" 来源：河湾网", "河湾网").get("author") == ("沈漱舟",)
    assert dateline(" 来源：青石晚报", "河湾网").get("author") == ("沈漱舟",)
    assert dateline(" 来源：青石晚报", "河湾网").get("container-title") == "青石晚报"
    assert dateline("", "河湾网").get("container-title") == "河湾网"
    assert dateline("", "据河湾网").get("container-title") is None


def test_the_reporter_of_an_agency_is_no_author_of_the_page() -> None:
    assert dateline(" 来源：青石晚报", "新华社").get("author") is None


def test_a_dateline_is_found_below_menus_above_the_title() -> None:
    menu = "<p>时政|军事|社会|教育|科技|财经|体育|娱乐|房产|汽车</p>" * 9
    page = f"""<html><head><title>渡口记事</title></head><body><table><tr><td>{menu}<h1>渡口记事</h1><p>2023-11-04</p>
    <p>河湾网临城11月3日电（记者沈漱舟）镇上修了新桥，桥头立了一块碑，碑上的字是请人写的。</p>{TEXT}</td></tr></table></body></html>"""
    assert read_page(page.encode(), "page.html").meta.get("author") == ("沈漱舟",)


def test_reporters_on_two_lines() -> None:
    line = "<p>本报实习生 沈漱舟 方砚</p><p>本报记者 陆一舟</p>"
    assert told("", line)["author"] == ("沈漱舟", "方砚", "陆一舟")


def test_a_site_that_calls_itself_as_the_article_is_has_no_name_there() -> None:
    page = f"""<html lang="zh"><head><title>渡口记事</title><meta property="og:site_name" content="渡口 记事">
    </head><body><article><h1>渡口记事</h1><div>2023-11-04</div>{TEXT}</article></body></html>"""
    assert "source" not in dict(read_page(page.encode(), "page.html").meta)


def of_title(title: str) -> object:
    head = f"<html lang='zh'><head><title>{title}</title></head>"
    page = f"{head}<body><article><h1>渡口记事</h1>{TEXT}</article></body></html>"
    return dict(read_page(page.encode(), "page.html").meta).get("source")


def test_a_page_s_title_names_its_site_once_and_no_way_to_it() -> None:
    assert of_title("渡口记事--河湾--时政--首页") is None
    assert of_title("渡口记事 — river-notes-ZH 1.0 文档") == "river-notes-ZH 1.0 文档"
    assert of_title("渡口记事_河湾_临城新闻-The Linchen") == "临城新闻"
