"""A vault of notes: what they embed, and notes and pictures that are named without their folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book, read_folder
from kanyin.dialects.embeds import Embeds
from kanyin.dialects.lines import joined, numbered
from kanyin.files.names import Names
from kanyin.remarks import heard

LAMP = """---
tags: [灯]
---
# 灯塔

灯在石阶上。 ^shijie

## 守灯: 夜

守灯的人不睡。

```
## 不是标题
```

- 添油 ^oil1
  - 擦灯罩
- 记数

### 换班

五更换班。

## 天亮

灭灯。
"""


def vault(tmp_path: Path, **notes: str) -> Path:
    for name, text in {"甲/灯塔": LAMP, **notes}.items():
        path = tmp_path / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("written", "holds", "lacks"),
    [
        ("![[灯塔#守灯 夜]]", ["> ## 守灯: 夜", "> ## 不是标题", "> ### 换班"], ["天亮", "石阶"]),
        ("![[灯塔#天亮]]", ["> 灭灯。"], ["守灯"]),
        ("![[灯塔#^shijie]]", ["> 灯在石阶上。"], ["守灯", "^shijie"]),
        ("![[灯塔#^oil1|添油]]", ["> - 添油", ">   - 擦灯罩"], ["记数"]),
        ("> ![[灯塔#天亮]]", ["> > 灭灯。"], []),
        ("![[灯塔]]", ["> # 灯塔", "> 灭灯。"], ["tags"]),
        ("![[甲/灯塔#天亮]]", ["> 灭灯。"], []),
    ],
)
def test_what_is_embedded_stands_in_a_quotation(
    tmp_path: Path, written: str, holds: list[str], lacks: list[str]
) -> None:
    folder = vault(tmp_path)
    made = joined(Embeds(folder, folder).put(numbered(f"甲\n\n{written}\n\n乙")))
    assert all(line in made.split("\n") for line in holds) and not any(word in made for word in lacks)


@pytest.mark.parametrize("written", ["![[没有]]", "![[灯塔#没有]]", "![[灯塔.png]]", "`![[灯塔]]`", "见 ![[灯塔]]"])
def test_what_is_none_or_not_found_stays(tmp_path: Path, written: str) -> None:
    folder = vault(tmp_path)
    assert joined(Embeds(folder, folder).put(numbered(written))) == written
    assert joined(Embeds(folder, folder, {(folder / "甲/灯塔.md").resolve()}).put(numbered("![[灯塔]]"))) == "![[灯塔]]"


def test_notes_that_embed_each_other_come_to_an_end(tmp_path: Path) -> None:
    folder = vault(tmp_path, 乙="![[丙]]\n\n![[丙]]\n", 丙="![[乙]]\n\n![[乙]]\n")
    assert len(Embeds(folder, folder).put(numbered("![[乙]]"))) < 200


def test_notes_and_pictures_are_found_by_their_names_alone(tmp_path: Path) -> None:
    note = "# 渡口\n\n见[[灯塔]]、[[甲/灯塔#天亮|天亮]]与[[DENG]]。\n\n![[柳.png]]\n\n![](柳.png)\n\n![[灯塔#天亮]]\n"
    folder = vault(tmp_path, 渡口=note, **{"乙/deng": "# 灯\n\n亮。\n"})
    (folder / "附件").mkdir()
    (folder / "附件" / "柳.png").write_bytes(b"\x89PNG")
    with heard() as found:
        book = read_folder(folder, "册")
    assert not [remark for remark in found if remark.line and "left out" not in remark.problem]
    assert book.html.count("<a ") == 3 and book.html.count("<img") == 2
    single, alone = None, folder / "附件" / "单.md"
    with heard() as found:
        single = read_book("---\ntitle: 单\n---\n\n![[柳.png]]\n", str(alone), folder)
    assert "<img" in single.html and not list(found)


def test_a_name_that_two_files_have_names_none(tmp_path: Path) -> None:
    for place in ("甲", "乙", ".藏"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.png").touch()
    (tmp_path / ".藏" / "b.png").touch()
    (tmp_path / "甲" / "C.png").touch()
    names = Names(tmp_path)
    assert (names.only("a.png"), names.only("b.png"), names.only("甲/C.png")) == (None, None, None)
    assert names.only("c.PNG") == tmp_path / "甲" / "C.png"
