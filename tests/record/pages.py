"""Pages of our own for the report, and what kanyin makes of them."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.model import Document, Source
from kanyin.read.text import read_source
from kanyin.record.html import report_page
from kanyin.record.lines import line_roles
from tests.conftest import PAGE

DOUBTFUL = PAGE.replace("3结语", "4结语").replace("\n2", "\n3")
"""A number of a heading is missing, which is reported as a doubt."""

BROKEN_LINES = """\
首页 > 园艺 > 正文
月季的扦插
作者：罗小满
　　扦插宜在五月上旬进行,选当年生的半木质化枝条,长约十五厘米,带两到
三个芽。插床用河沙与珍珠岩各半,插后喷透水,上面盖一层遮阳网,半个月以
后便可以生根。
上一页 1 2 下一页
　　生根以后移到小盆里,放在半阴的地方缓苗。缓苗期间少浇水,盆土见干见湿
即可,一个月以后开始施薄肥。
分享到：QQ空间 新浪微博
"""

ATTACKS = (
    "<script>window.hacked=1</script>这一段里有脚本，浏览器不应当执行它，读者应当看到它的每一个字。",
    "</script><script>window.hacked=2</script>与</style><style>body{display:none}</style>都只是文字，照原样显示出来。",
    "\" onmouseover=window.hacked=3 x=\"与' onfocus=window.hacked=4 autofocus '想从属性里跑出来，同样只是几个字而已。",
    "<img src=x onerror=window.hacked=5>、<svg/onload=window.hacked=6>与<a href=javascript:alert(1)>都是例子。",
    "&lt;b&gt;与&#60;script&#62;、&amp;、&quot;也照原样，一个字符都不少，这一行是用来说明这件事情的。",
    "-->]]><!--与${location}、{{7*7}}、`反引号`、\\u003cscript\\u003e都只是这一段里的几个字，不会变成别的东西。",
    "行分隔\u2028符与段分隔\u2029符在脚本里会断行，反向\u202e书写\u202c的控制符会骗人，零宽\u200b空格看不见，都要现出来。",
)
HOSTILE = "\n".join(
    [
        '<script>window.hacked=7</script>首页 > " onclick=window.hacked=8 " > 正文',
        "怎样<b onclick=window.hacked=9>照看</b>\"园子'",
        "作者：罗<i>小满</i>",
        '来源：《园"艺</title><script>window.hacked=10</script>》2021年第3期',
        *(f"　　{attack}" for attack in ATTACKS),
        '分享到："><script>window.hacked=11</script> 新浪微博',
        "长按识别二维码，关注我们</button><script>window.hacked=12</script>",
        "",
    ]
)
HOSTILE_NAME = "</title><script>window.hacked=13</script>\u202e\"'.txt"


def cleaned(text: str, name: str = "page.txt") -> tuple[Source, Document]:
    """A page and its Document."""
    source = read_source(text.encode(), name)
    return source, pipeline.rebuild(source)


def page_of(text: str, name: str = "page.txt", language: str = "zh") -> str:
    """The report of a page."""
    source, document = cleaned(text, name)
    return report_page(source, document, language, line_roles(document, pipeline.judged(source)))
