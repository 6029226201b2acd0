"""MyST's directives, theorems and roles as what they mean in a book, and the books that are written in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kanyin.book.bibliography import with_bibliographies
from kanyin.book.reader import read_book, read_folder
from kanyin.dialects.contents import read_contents
from kanyin.remarks import heard


def made(text: str) -> str:
    """The book's HTML without attributes, on one line."""
    html = read_book(f"---\ntitle: 渡口\n---\n\n{text}", "a.md", None).html
    html = re.sub(r"<math.*?<annotation[^>]*>(.*?)</annotation>.*?</math>", r"$\1$", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<(\w+)[^<>]*>", r"<\1>", html).split()).replace("> <", "><")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("```{math}\n:label: tide\na = b\n```\n\n见 {eq}`tide`", "<p>见<a>式1</a></p>"),
        (
            "```{prf:lemma} 水位\n:label: tide\n水涨。\n```\n\n由 {prf:ref}`tide`",
            "<strong>引理1（水位）</strong> 水涨。",
        ),
        ("```{prf:Proof}\n显然。\n```", "<strong>证明</strong> 显然。"),
        ("```{prf:axiom} 关于 $x$\n甲。\n```", "<strong>公理1（关于 $x$）</strong> 甲。"),
        (
            "```{exercise-start}\n:label: oar\n```\n\n划船。\n\n```{exercise-end}\n```\n\n"
            "```{solution} oar\n向左。\n```",
            "<strong>练习1</strong> 划船。</p></div><div><p><strong>解（<a>练习1</a>）</strong> 向左。",
        ),
        ("`````{prf:example}\n```{code-cell}\nx\n```\n`````", "<pre><code>x</code></pre>"),
        (
            "```{list-table} 船\n:header-rows: 1\n:name: boats\n\n* - 名\n  - 长\n* - 甲\n  - 3\n    米\n```",
            "<caption>表1 船</caption><thead><tr><th>名</th><th>长</th></tr></thead><tbody><tr><td>甲</td>",
        ),
        ('```{csv-table}\n甲,"乙,丙"\n```', "<tr><td>甲</td><td>乙,丙</td></tr>"),
        ("```{epigraph}\n灯在。\n```", "<blockquote><p>灯在。</p></blockquote>"),
        ("```{dropdown} 看灯\n灯在。\n```", "<blockquote><p><strong>看灯</strong></p><p>灯在。</p></blockquote>"),
        ("```{margin}\n灯在。\n```", "<p>灯在。</p>"),
        (":::{glossary}\n灯\n  渡口之光\n:::", "<dl><dt>灯</dt><dd><p>渡口之光</p></dd></dl>"),
        (
            "```{code-cell}\n---\nmystnb:\n  figure:\n    caption: 水位\n    name: tide\n---\nplot()\n```\n",
            "图1 水位",
        ),
        ("灯 {math}`x^2`，H{sub}`2`O，按 {kbd}`F1`，{term}`桨`", "灯 $x^2$，H<sub>2</sub>O，按 <code>F1</code>，桨"),
        ("`` {math}`x` ``", "<code>{math}`x`</code>"),
        ('```{exercise, name="船"}\n划。\n```', "<strong>练习1（船）</strong> 划。"),
        ("```{prf:example}\n:label: one\n例。\n```\n\n见 {ref}`前例 <one>`、[前例](one)、[](one)", "见<a>前例</a>，"),
    ],
)
def test_directives_and_roles(text: str, shown: str) -> None:
    assert shown.replace("、", "，") in made(text).replace("、", "，")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("灯。\n\n```{tableofcontents}\n```", "directives of MyST"),
        ("灯。\n\n```{raw} html\n<b>桨</b>\n```", "directives of MyST"),
        ("```{math}\nx\n```\n\n+++\n\n灯。", "breaks between cells"),
        ('```{math}\nx\n```\n\n+++ {"tags": []}\n\n灯。', "breaks between cells"),
        ("```{math}\nx\n```\n\n% 待改\n\n灯。", "comments of MyST"),
    ],
)
def test_what_is_for_tools_alone_is_left_out_and_told(text: str, kind: str) -> None:
    with heard() as found:
        html = made(text)
    assert "灯。" in html and not any(one in html for one in ("桨", "+++", "待改", "tableofcontents"))
    assert [one.kind for one in found] == [kind]


def folder(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("-", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "toc",
    [
        "root: a\nparts:\n- caption: 上篇\n  chapters:\n  - file: b\n    sections:\n    - file: c\n",
        "root: a\nsubtrees:\n- caption: 上篇\n  entries:\n  - file: b.md\n    entries:\n    - file: c\n",
        "- file: a\n- part: 上篇\n  chapters:\n  - file: b\n    sections:\n    - file: c\n",
    ],
)
def test_books_of_jupyter_book(tmp_path: Path, toc: str) -> None:
    files = {
        "a-md": "# 甲",
        "b-md": "# 乙",
        "c-md": "# 丙",
        "_toc-yml": toc,
        "_config-yml": "title: 渡口\nauthor: 方砚\n",
    }
    contents = read_contents(folder(tmp_path, **files))
    assert [(one.path.stem, one.depth, [part.title for part in one.parts]) for one in contents.chapters] == [
        ("a", 0, []),
        ("b", 0, ["上篇"]),
        ("c", 1, []),
    ]
    assert (contents.fields["title"], contents.fields["author"]) == ("渡口", "方砚")


def test_a_book_of_myst_and_a_notebook_that_is_no_chapter(tmp_path: Path) -> None:
    toc = "project:\n  title: 渡口\n  authors:\n  - name: 方砚\n  toc:\n  - file: a.md\n"
    toc += "  - title: 上篇\n    children:\n    - file: n.ipynb\n    - file: b.md\n"
    files = {"a-md": "# 甲\n\n见 {doc}`b`、[](b.md)。", "b-md": "# 乙与灯", "n-ipynb": "{}", "myst-yml": toc}
    with heard() as found:
        book = read_folder(folder(tmp_path, **files), "书")
    assert (book.meta.title, [one.name for one in book.meta.author]) == ("渡口", ["方砚"])
    assert book.html.count(">乙与灯</a>") == 2
    assert [one.problem.rpartition(" ")[2] for one in found] == ["n.ipynb"]


@pytest.mark.parametrize(
    "files",
    [
        {"source___posts__b-md": "2024-05-01", "source___posts__a-md": "2024-06-02", "_config-yml": "title: 灯\n"},
        {"_posts__2024.05.01.b-md": "", "_posts__2024.06.02.a-md": "", "_config-yml": "title: 灯\n"},
        {"content__b-md": "2024-05-01", "content__p__a-md": "2024-06-02", "hugo-toml": 'title = "灯"\n'},
    ],
)
def test_blogs_by_their_days(tmp_path: Path, files: dict[str, str]) -> None:
    posts = {
        name: text
        if name.endswith(("yml", "toml"))
        else f"---\ntitle: 题\n{f'date: {text}' if text else 'tags: 船'}\n---\n灯"
        for name, text in files.items()
    }
    root = folder(tmp_path, **posts, **{"README-md": "# 别的", "scaffolds__post-md": "---\ntitle: {{ title }}\n---\n"})
    for path in root.glob("_posts/*"):
        path.rename(path.with_name(re.sub(r"^(\d+)\.(\d+)\.(\d+)\.", r"\1-\2-\3-", path.name)))
    contents = read_contents(root)
    assert [one.path.stem[-1] for one in contents.chapters] == ["b", "a"]
    assert contents.fields["title"] == "灯"


def test_keys_of_myst_in_boxes_and_beside_backticks_in_code(tmp_path: Path) -> None:
    bib = "@book{lamp2020, author={Reeves, Carl}, title={The $x^2$ Lamp}, publisher={Ferry}, year={2020}}\n"
    text = "# 灯\n\n```{r}\na(`列`)\n```\n\n````{note}\n见 {cite}`lamp2020`。\n````\n\n{cite:t}`lamp2020`。"
    text += "`[@lamp2020]`\n\n```{r}\n`b`\n```\n"
    (found,) = with_bibliographies(
        {folder(tmp_path, **{"a-md": text, "x-bib": bib}) / "a.md": text}, {"bibliography": "x.bib"}, tmp_path
    )
    assert "见 [1]。" in found and "Reeves[1]。`[@lamp2020]`" in found
    assert "$x^2$ lamp" in found.lower()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- - -\n灯 1\n桨 2\n- - -", "<hr><p>灯 1 桨 2</p><hr>"),
        ("- - -\n灯 1 甲\n- - -", "<tr><td>灯</td><td>1</td><td>甲</td></tr>"),
    ],
)
def test_a_table_between_single_dashes_has_a_cell_for_each(text: str, shown: str) -> None:
    assert shown in made(text)


def test_the_index_of_a_part_names_no_book(tmp_path: Path) -> None:
    parts = {f"{name}__README-md": f"---\ntitle: {name}法\n---\n灯" for name in ("甲", "乙")}
    root = folder(tmp_path / "渡口法规", **parts)
    with heard():
        assert read_folder(root, "书").meta.title == "渡口法规"
        folder(root, **{"README-md": "# 渡口的法\n\n灯"})
        assert read_folder(root, "书").meta.title == "渡口的法"
