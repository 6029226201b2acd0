"""Tags of Hexo, GitBook, Hugo and MDX that make something of what stands between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book
from kanyin.dialects.lines import joined, numbered
from kanyin.dialects.omitted import Omitted
from kanyin.dialects.tag_boxes import as_markdown
from kanyin.remarks import heard


def made(text: str) -> str:
    """The lines that are not empty."""
    return "\n".join(line for line in joined(as_markdown(numbered(text), Omitted())).split("\n") if line)


BOX = "::: {{.callout .{kind}{title}}}\n夜里不开。\n:::"


@pytest.mark.parametrize(
    ("opened", "closed", "kind", "title"),
    [
        ('{% hint style="danger" %}', "{% endhint %}", "danger", ""),
        ("{% note info no-icon %}", "{% endnote %}", "info", ""),
        ("{%- note warning 当心 -%}", "{%- endnote -%}", "warning", "当心"),
        ('{{< callout note "渡口 须知" >}}', "{{< /callout >}}", "note", "渡口 须知"),
        ('{{< callout type="warning" >}}', "{{< /callout >}}", "warning", ""),
        ('{{% notice tip "须知" %}}', "{{% /notice %}}", "tip", "须知"),
        ('{{< admonition type=question title="问" open=false >}}', "{{< /admonition >}}", "question", "问"),
        ("{{< warning >}}", "{{< /warning >}}", "warning", ""),
        ('<Admonition type="tip" title="须知">', "</Admonition>", "tip", "须知"),
        ('{% tab title="渡船" %}', "{% endtab %}", "tab", "渡船"),
        ('{{< tab "渡船" >}}', "{{< /tab >}}", "tab", "渡船"),
        ('<TabItem value="ferry" label="渡船" default>', "</TabItem>", "tab", "渡船"),
        ('<TabItem\n  value="ferry"\n  label="渡船"\n>', "</TabItem>", "tab", "渡船"),
        ("{% details 展开看 %}", "{% enddetails %}", "tab", "展开看"),
    ],
)
def test_a_box_of_each_tool(opened: str, closed: str, kind: str, title: str) -> None:
    expected = BOX.format(kind=kind, title=f' title="{title}"' if title else "")
    assert made(f"{opened}\n夜里不开。\n{closed}") == expected


def test_a_box_within_a_line_parts_it() -> None:
    text = '***{% hint style="tip" %}夜里不开。{% endhint %} 白天开。'
    assert made(text) == "***\n" + BOX.format(kind="tip", title="") + "\n白天开。"


@pytest.mark.parametrize(
    "holder",
    ['{{< tabs items="渡船,灯塔" >}}', "<Tabs values={[{value: 'a', label: '渡船'}, {value: 'b', label: '灯塔'}]}>"],
)
def test_panes_take_their_titles_from_what_holds_them(holder: str) -> None:
    tag, ends = ("tab", "{{< /tabs >}}") if holder.startswith("{") else ("TabItem", "</Tabs>")
    panes = (
        ["{{< tab >}}", "一", "{{< /tab >}}", "{{< tab >}}", "二", "{{< /tab >}}"]
        if tag == "tab"
        else ['<TabItem value="a">', "一", "</TabItem>", '<TabItem value="b">', "二", "</TabItem>"]
    )
    found = made("\n".join([holder, *panes, ends]))
    assert found.index('title="渡船"') < found.index("一") < found.index('title="灯塔"') < found.index("二")


def test_a_box_in_an_item_stands_as_deep() -> None:
    lines = made("- 甲\n\n  {% hint style='tip' %}\n  乙\n  {% endhint %}").split("\n")
    assert lines == ["- 甲", "  ::: {.callout .tip}", "  乙", "  :::"]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ('{{< figure src="img/a b.png" caption="灯塔" >}}', "![灯塔](<img/a b.png>)"),
        ('{{< figure src="a.png" title="灯塔" caption="夜景" alt="x" >}}', "![灯塔 夜景](<a.png>)"),
        ("{% asset_img a.png 灯塔 %}", "![灯塔](<a.png>)"),
        ("{% img left /a.png 300 200 '灯塔' %}", "![灯塔](</a.png>)"),
        ('{% embed url="https://example.org/a_b" %}', r"[https://example.org/a\_b](<https://example.org/a_b>)"),
        ('见[灯]({{< relref "lamp.md#oil" >}})。', "见[灯](lamp.md#oil)。"),
        ("见{% post_link lamp 灯塔 %}。", "见[灯塔](<lamp>)。"),
        ('{{< table title="船*表*" >}}\n\n|甲|\n|-|\n|乙|\n\n{{< /table >}}', "Table: 船\\*表\\*\n|甲|\n|-|\n|乙|"),
        (
            '{% code title="a_b.py" %}\n```python\nx\n```\n{% endcode %}',
            "::: {.caption .listing}\na\\_b.py\n:::\n```python\nx\n```",
        ),
        ("{% blockquote 沈一, 临城志 %}\n水到。\n{% endblockquote %}", "::: {.callout}\n水到。\n——沈一, 临城志\n:::"),
    ],
)
def test_captions_pictures_links_and_quotations(text: str, markdown: str) -> None:
    assert made(text) == markdown


@pytest.mark.parametrize(
    "text",
    [
        "```\n{% hint style='tip' %}\n乙\n{% endhint %}\n```",
        "写 `{% hint %}` 与 `{% endhint %}`。",
        "{% hint style='tip' %}\n没有结束",
        "| {{< note >}}甲{{< /note >}} | 乙 |",
        "泛型 <Note>甲</Note> 在行内",
        "{% raw %}\n甲\n{% endraw %}",
        "{{< youtube abc >}}",
    ],
)
def test_what_is_no_box_stays(text: str) -> None:
    assert made(text) == text


def test_in_a_book_nothing_of_the_tags_is_left_and_what_is_lost_is_told(tmp_path: Path) -> None:
    tabs = "<Tabs>\n<Tab label='渡'>\n\n船\n\n</Tab>\n</Tabs>"
    text = f"import Tabs from 'x';\n\n{tabs}\n\n<Chat\n  says={{[\n    {{ a: '喂' }},\n  ]}}\n/>\n"
    with heard() as remarks:
        html = read_book(text, "a.md", tmp_path).html
    assert "&lt;" not in html and "<strong>渡</strong>" in html
    assert any("components of MDX" in one.text("a.md") for one in remarks)
