"""Plays as people type them: who speaks, what is said and what is done; what looks so and is no play."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from kanyin.book.directions import is_direction, with_directions
from kanyin.book.reader import read_book
from kanyin.book.tree import text_of
from kanyin.output import FORMATS
from kanyin.style import load_style

SAID = ("今天雾大。", "桥的事你听说了没有？", "三十年前就讲了。", "这回是真的。")
FORMS = {
    "bold, mark outside": "**{}**：{}",
    "bold, mark inside": "**{}：**{}",
    "bold, white": "**{}**　{}",
    "bold, space": "**{}** {}",
    "mark": "{}：{}",
    "half mark": "{}:{}",
    "white": "{}　{}",
    "space": "{} {}",
}


def html(markdown: str) -> str:
    return read_book(f"---\ntitle: 渡口\n---\n\n{markdown}", "x.md", None).html


def speeches(made: str) -> list[tuple[str, str]]:
    """The name and the words of each speech."""
    found = re.findall(
        r'<div class="speech[^"]*">\s*<p><span class="speaker[^"]*">(.*?)</span>(.*?)</p>', made, re.DOTALL
    )
    return [(re.sub("<[^>]*>", "", name).strip("：:\u3000"), re.sub("<[^>]*>", "", words)) for name, words in found]


def play(form: str, between: str = "\n\n") -> str:
    return between.join(form.format(("船工", "秀枝")[n % 2], said) for n, said in enumerate(SAID))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("between", ["\n\n", "\n", "  \n"], ids=["paragraphs", "lines", "hard breaks"])
def test_names_and_speeches_in_every_form(form: str, between: str) -> None:
    made = speeches(html("# 第一幕\n\n" + play(form, between)))
    assert made == [(("船工", "秀枝")[n % 2], said) for n, said in enumerate(SAID)]


def test_what_is_done_is_a_direction_in_a_speech_and_on_a_line() -> None:
    made = html(
        "〔幕启：河上有雾。\n\n" + play("{}　（放下桨）{}") + "\n\n（汽笛声。）\n\n*船靠了岸。*\n\n船工　到了。"
    )
    assert re.findall(r'<div class="direction[^"]*">\s*<p>(.*?)</p>', made) == [
        "〔幕启：河上有雾。",
        "（汽笛声。）",
        "船靠了岸。",
    ]
    assert made.count('<span class="direction">（放下桨）</span>') == len(SAID)


def test_what_is_done_before_the_mark_stays_with_the_name() -> None:
    made = html("# 第二场\n\n" + play("{}：{}") + "\n\n秀枝（急）：骂就骂。")
    assert '<span class="speaker run-in">秀枝<span class="direction">（急）</span>：</span>骂就骂。' in made


def test_who_speaks_once_is_known_by_the_speeches_beside() -> None:
    made = speeches(html("# 第一幕\n\n船工：来了。\n\n过路人：开船！\n\n秀枝：坐稳。\n\n船工：走。\n\n秀枝：走。"))
    assert ("过路人", "开船！") in made


@pytest.mark.parametrize(
    ("names", "deep"), [("船工 秀枝", 3), ("老船工 秀枝", 4), ("老船工头 秀枝", 5), ("渡口的老船工 秀枝", 2)]
)
def test_speeches_hang_by_the_longest_usual_name(names: str, deep: int) -> None:
    lines = [f"{names.split()[n % 2]}：{said}" for n, said in enumerate(SAID)]
    made = html("# 第一幕\n\n" + "\n\n".join(lines))
    assert set(re.findall(r'class="speech (speech-\d)"', made)) == {f"speech-{deep}"}


def test_sung_lines_stay_lines_of_the_speech() -> None:
    made = html("# 第一折\n\n" + play("{}：{}") + "\n\n船工：（唱）一篙撑开水茫茫，\\\n　　两岸芦花白如霜。")
    assert re.search(r"水茫茫，<br />\s*两岸芦花", made)


@pytest.mark.parametrize(
    "markdown",
    [
        "**优点**：快。\n\n**缺点**：贵。\n\n**优点**：轻。\n\n**缺点**：慢。",
        "甲方：清水渡船运社\n\n乙方：秀水桥工程队\n\n甲方：（盖章）\n\n乙方：（盖章）",
        "记者：桥何时动工？\n\n答：明年。\n\n记者：谁来修？\n\n答：队里。",
        "电话：123\n\n地址：渡口\n\n电话：456\n\n地址：桥头",
    ],
    ids=["labels", "contract", "interview", "addresses"],
)
def test_labels_of_other_texts_are_no_names(markdown: str) -> None:
    assert "speech" not in html(markdown)


def test_docx_has_styles_for_a_play_and_only_then() -> None:
    def parts(markdown: str) -> tuple[str, str]:
        book = read_book(f"---\ntitle: 渡口\n---\n\n{markdown}", "x.md", None)
        with zipfile.ZipFile(io.BytesIO(FORMATS["docx"](book, load_style("book")))) as package:
            return package.read("word/document.xml").decode(), package.read("word/styles.xml").decode()

    document, styles = parts("# 第一幕\n\n" + play("{}：（笑）{}"))
    assert document.count('<w:pStyle w:val="Speech"/>') == len(SAID)
    assert document.count('<w:rStyle w:val="Speaker"/>') == len(SAID)
    assert 'w:styleId="Speech"' in styles
    assert "Speech" not in "".join(parts("渡口。"))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("我走了。（提起灯，（慢慢地）走下石阶）", ["（提起灯，（慢慢地）走下石阶）"]),
        ("你（停顿）不走了？", ["（停顿）"]),
        ("灯要早些点（尤其是入冬以后的那几天），别忘了。", []),
        ("船期改过两次（详见告示）。（坐下）", ["（坐下）"]),
        ("（低声）水又涨了（约三寸）。", ["（低声）"]),
    ],
)
def test_remarks_within_sentences_are_no_directions(line: str, shown: list[str]) -> None:
    made = with_directions([{"t": "Str", "c": line}])
    assert [text_of(node) for node in made if node["t"] == "Span"] == shown


def test_a_direction_may_hold_brackets() -> None:
    assert is_direction([{"t": "Str", "c": "（雾里有人走来（看不清是谁）。）"}])
    assert not is_direction([{"t": "Str", "c": "（雾散了）灯还亮着（渡口）"}])
