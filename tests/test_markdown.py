"""Markdown shows exactly the characters of the Document, whatever they are."""

import json
import subprocess

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kanyin import markdown
from kanyin.book import emoji, pandoc
from kanyin.book.front_matter import check_front_matter
from kanyin.book.tree import text_of
from kanyin.errors import InputError
from kanyin.model import SUB, SUP, Author, Document, Heading, Meta, Paragraph, Reference, Table

HOSTILE = "*_`#>[](){}\\|~^$<>@&;:!-+=.1a甲，。 \"'/%"


def shown(text: str, dialect: str) -> str:
    """What pandoc shows of an escaped paragraph."""
    done = subprocess.run(
        [pandoc.executable(), "--sandbox", "-f", dialect, "-t", "json"],
        input=markdown.escape(text).encode(),
        capture_output=True,
        check=True,
    )
    blocks = json.loads(done.stdout)["blocks"]
    assert [block["t"] for block in blocks] == ["Para"], blocks
    emoji.shape(blocks)  # as every book does: 1:a: is no sign
    return text_of(blocks)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(HOSTILE), min_size=1, max_size=24).map(lambda s: " ".join(s.split())).filter(bool))
@example("1:a:")
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown(text, pandoc.MARKDOWN) == text


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(HOSTILE), min_size=1, max_size=24).map(lambda s: " ".join(s.split())).filter(bool))
def test_any_pandoc_shows_the_same(text: str) -> None:
    assert shown(text, "markdown") == text


@pytest.mark.parametrize(
    "text",
    [
        "[1] 王飞. 作用[J]. 法制, 2020(03): 1-2.",
        "“文字”……——完。",
        "结果见文献[2,3]和[5-7]。",
        "a_b_c与25%",
        "共487,206条（p值）",
        "第一，明确权限；第二，公开账目。",
    ],
)
def test_plain_prose_is_not_escaped(text: str) -> None:
    assert markdown.escape(text) == text


def test_front_matter_is_data() -> None:
    meta = Meta(
        title="---\n: {}[] *不是* <b>标题</b>: #1",
        author=(Author('O\'Neil: "x"', "大学 & 学院"),),
        date="2023-09-14",
        issue="04",
        keywords=("no", "1.5", "甲: 乙"),
    )
    text = markdown.front_matter(meta)
    assert text.count("---\n") >= 1 and text.endswith("\n---")
    fields = yaml.safe_load(text.removeprefix("---\n").removesuffix("---"))
    assert fields["issue"] == "04" and fields["keywords"][0] == "no" and fields["date"] == "2023-09-14"
    known = pandoc.parse(text + "\n\n正文\n")["meta"]
    assert text_of(known["title"]) == meta.title.replace("\n", " ")
    assert text_of(known["author"]["c"][0]["c"]["name"]) == meta.author[0].name


@pytest.mark.parametrize("postcode", ["010018", "310007"])
def test_digits_are_text_for_every_reader_of_yaml(postcode: str) -> None:
    meta = Meta(title="题", author=(Author("方砚", postcode=postcode),))
    assert f"postcode: '{postcode}'" in markdown.front_matter(meta)


def test_document() -> None:
    document = Document(
        meta=Meta(title="题"),
        blocks=(
            Heading(1, "1", "引言", (1,)),
            Paragraph("# 不是标题", (2,)),
            Heading(2, "（一）", "树荫", (3,)),
            Table("表1 甲", ("a 1", "b 2"), (4,)),
        ),
        references=(Reference("1", "[1] 甲.", (5,)),),
        changes=(),
        references_heading="参考文献",
    )
    assert markdown.render(document) == (
        "---\ntitle: 题\nlang: zh-CN\n---\n\n# 1 引言\n\n\\# 不是标题\n\n## （一）树荫\n\n"
        "::: caption\n表1 甲\n:::\n\n| a 1\n| b 2\n\n# 参考文献\n\n[1] 甲.\n"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: 甲\n", 1),
        ("---\ntitle: 甲\nauthor: [乙\n---\n", 4),
        ("---\ntitle: 甲: 乙\n---\n", 2),
        ("---\n- 甲\n---\n", 2),
        ("---\ntitle: 甲\n\tdate: x\n---\n", 3),
    ],
)
def test_broken_front_matter_names_its_line(text: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        check_front_matter(text, "a.md")
    assert caught.value.line is not None and abs(caught.value.line - line) <= 1
    assert caught.value.file == "a.md" and caught.value.hint


def test_no_front_matter() -> None:
    assert check_front_matter("# 题\n", "a.md") == {}
    assert check_front_matter("---\n---\n正文", "a.md") == {}


SCRIPTS = ["H₂", *HOSTILE, "**", "[1]", "[2-3]", "\\alpha", "<b>", "[甲](乙)"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SCRIPTS), min_size=1, max_size=6).map("".join), st.sampled_from([SUB, SUP]))
def test_what_stands_in_a_script_is_text(text: str, script: tuple[str, str]) -> None:
    """pandoc reads a script twice: no link, tag, formula or emphasis comes of it, whatever guards it the first time."""
    text = " ".join(text.split()) or "乙"
    seen = shown(f"甲{script[0]}{text}{script[1]}丙", pandoc.MARKDOWN)
    assert seen.replace("\u00a0", " ") == f"甲{text}丙"


@pytest.mark.parametrize("text", ["*", "**", "[1]", "[2-3]", "[1],[2]", "2+", "i,j", "n-1", "TM"])
def test_usual_scripts_stay_scripts(text: str) -> None:
    out = markdown.escape(f"甲{SUP[0]}{text}{SUP[1]}")
    assert out.count("^") == 2
    assert shown(f"甲{SUP[0]}{text}{SUP[1]}", "markdown") == f"甲{text}"


@pytest.mark.parametrize("text", ["[~~]", "甲[1~5]乙[2~6]丙", "[~]"])
def test_a_tilde_in_a_label_is_no_subscript(text: str) -> None:
    assert shown(text, "markdown") == text


@pytest.mark.parametrize("text", [":star: 亮", "灯:star:亮", "甲 :+1:", "12:30:45", "1:a:2", "1:a:", ":a:", "见：:v:"])
def test_names_between_colons_stay_what_the_page_says(text: str) -> None:
    assert shown(text, pandoc.MARKDOWN) == text
    assert "\\" not in markdown.escape("12:30:45与1:a:2")
