"""Books for the tests of EPUB and DOCX: a plain one, a rich one, and one that attacks."""

from __future__ import annotations

import json
import re
import struct
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kanyin.book import pandoc
from kanyin.book.document import read_document
from kanyin.book.reader import read_book
from kanyin.model import Book
from kanyin.style import Style, load_style

PLAIN = """\
---
title: 小镇书店的一年
author: [{name: 沈砚, affiliation: 临江学院}]
date: '2020-03'
container-title: 书林
issue: '3'
lang: zh-CN
---

# 一、缘起

书店开在渡口旁边，门前有一棵老樟树。“来了就坐，不买也行。”店主常这样说。

# 二、人来人往

春天卖得最好的是菜谱，冬天卖得最好的是小说——没有人知道为什么……

# 参考文献

[1] 郑禾. 书店口述史[M]. 上海: 东海书局, 2015: 3-9.
"""

RICH = """\
---
title: 渡口水文记录的数字化：兼谈 H~2~O 与“潮位”
subtitle: 以三个站点为例
author:
  - {name: 林之远, affiliation: 临江学院水利系, address: 江苏镇江, postcode: '212000'}
  - {name: 周牧, affiliation: 海州档案馆}
date: '2022-11-05'
container-title: 江河学刊
volume: '9'
issue: '6'
page: 12-18
abstract: 本文把三个站点的手写记录转成数据集（dataset），并给出误差 $\\varepsilon$ 的估计。^[承蒙同事校读。]
keywords: [水文, 数字化, 档案]
CLC: P337
DOI: 10.1234/jh.2022.06.002
title-en: Digitising the Tide Records of a Ferry
author-en: [LIN Zhiyuan, ZHOU Mu]
abstract-en: Handwritten tide records of three stations are turned into a data set.
keywords-en: [hydrology, archives]
lang: zh-CN
---

写在前面：记录从 1931 年开始，中断过两次。

# 1 材料

记录册共 42 本[1]，“字迹清楚”的占七成。[^a] 详见[方法一节](#sec-2)与 <https://example.org/tide?x=1&y=2>。

[^a]: 其余三成要请老站员辨认，He said: “don’t guess.”

    辨认后仍存疑的，保留原图。

## 1.1 站点

| 站点 | 起年 | 册数 |
|:-----|:----:|-----:|
| 南渡 | 1931 | 20 |
| 北渡 | 1946 | 22 |

: 表 1 两个站点

### 1.1.1 仪器

- 水尺；
- 自记仪，型号 SW-40。

> 水退的时候，石阶一级一级地露出来。

![图 1 水尺](scale.png)

# 2 方法

1. 拍照；
2. 抄录，*两人*各抄一遍，**不得商量**；
3. 对比。

令误差为 $e = a - b$，则

$$E = \\frac{1}{n} e^2$$

代码见 `tide.py`：

```python
print("潮位" if x < 3 else "")
```

| 南渡　1931　2.4
| 北渡　1946　2.7

# 参考文献

[1] 郑禾. 渡口志[M]. 南京: 大江出版社, 2001: 5.

[2] SMITH J, DOE A. Tides of the lower river[J]. Water, 2019, 3(2): 1-9.
"""

HOSTILE = """\
---
title: '</title><script>alert(1)</script> & "引" \\input{/etc/passwd} {{x}} ]]>'
author:
  - {name: '<img src=x onerror=alert(1)> 王', affiliation: '"; DROP <a href="http://evil">'}
date: '2021-13-45'
container-title: '<journal>&amp;'
issue: '1<2'
abstract: "第一段 <script>x</script> \\\\textbf{a}\\n\\n- 列表一\\n- 列表二\\n"
keywords: ['<k>', 'a&b']
lang: '"><x>'
DOI: '10.1/"<x>'
---

导语 &lt; &amp; &#x41; `<code>` <b>raw</b> \\LaTeX ](x) [[wiki]] {{tmpl}} \\*星号\\*

# 1 标题 <em> & "引" {#bad"id onclick=alert(1)}

[重复]{#dup .x onclick="alert(1)"} [重复]{#dup} [去](#dup) [死](#nowhere) [坏](javascript:alert(1)) [锚](#中文锚)

::: {#中文锚 custom-style="Title" style="position:fixed"}
伪装成标题的段落
:::

### 跳级标题

```{=html}
<script>alert(1)</script>
```

#

[x]{custom-style="Heading 1"} [网](http://a b) [址](<http://a b/"c">) <http://example.com/a?b=1&c=2>

控制\x01字符\x0b与非字符 ![](scale.png){width=50% onload=x}
"""


def png(width: int = 600, height: int = 200) -> bytes:
    """A grey PNG picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def book_of(markdown: str, folder: Path) -> Book:
    """A book with a picture ``scale.png`` beside it."""
    (folder / "scale.png").write_bytes(png())
    return read_book(markdown, "sample.md", folder)


def solid(text: str) -> str:
    """The text without white space and without what XML cannot hold."""
    return re.sub(r"[\s\x00-\x1f\ufffe]", "", text)


MADE = [
    ("plain", "journal"),
    ("rich", "journal"),
    ("rich", "article"),
    ("rich", "book"),
    ("rich", "official"),
    ("hostile", "journal"),
    ("hostile", "book"),
]
"""Which books are made in which styles for the checks that every file must pass."""


@dataclass(frozen=True)
class Made:
    """A finished file, ``file``, and what it was made of."""

    markdown: str
    style: Style
    data: bytes
    file: Path


def made_by(write: Callable[[Book, Style], bytes], ending: str) -> Any:
    """A fixture of the books in ``MADE`` as ``write`` makes them."""

    @pytest.fixture(scope="module", params=MADE, ids="-".join)
    def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
        name, style = request.param[0], load_style(request.param[1])
        markdown = {"plain": PLAIN, "rich": RICH, "hostile": HOSTILE}[name]
        folder = tmp_path_factory.mktemp(name)
        data = write(book_of(markdown, folder), style)
        file = folder / f"book.{ending}"
        file.write_bytes(data)
        return Made(markdown, style, data, file)

    return made


def plain(markdown: str) -> str:
    """What a reader should see of a Markdown file's text."""
    document, _ = read_document(markdown, None, None)
    command = [pandoc.executable(), "--from", "json", "--to", "plain", "--wrap=none"]
    return subprocess.run(command, input=json.dumps(document).encode(), capture_output=True, check=True).stdout.decode()


def shown_by_pandoc(file: Path) -> str:
    """A book's text as pandoc reads it out of the finished file, raised letters as they stand. pandoc counts notes
    itself, so the numbers that an EPUB's begin with are left out.
    """
    command = [pandoc.executable(), str(file), "-t", "plain", "--wrap=none"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if file.suffix == ".epub":
        shown = re.sub(r"^(\[\d+\] )\d+\u3000", r"\1", shown, flags=re.MULTILINE)
    return solid(re.sub(r"\^\(([^()]*)\)", r"\1", shown))
