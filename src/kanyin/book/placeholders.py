"""Words that editors put for a picture's description (``![image](a.png)``, 图片) make no caption; they stay its
description, for those who do not see it.
"""

from __future__ import annotations

import re

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite, text_of
from kanyin.patterns import lazy

_PUT_BY_TOOLS = lazy(
    r"(?:images?|img|pictures?|pics?|photo|screen ?shot|untitled|alt(?: text)?|pasted image|description|figure|fig"
    r"|[图圖]片?|图像|圖像|插[图圖]|截[图圖屏]|[图圖]片(?:描述|说明|說明)"
    r"|(?:在?[这這]里|在?[这這]裡|[请請])?(?:插入|添加|[输輸]入|[写寫])[图圖]片(?:描述|说明|說明)?)"
    r"(?:[\s_-]*+\d[\d_.-]{7,40})?",
    re.IGNORECASE,
)
"""``image``, ``image-20240310``, 在这里插入图片描述; a short number is one by which the text may call it, 图3."""
_FILE = lazy(r"[^\s\u3400-\u9fff]++(?<=\.png|\.jpg|\.gif|\.svg|\.bmp|jpeg|webp)", re.IGNORECASE)


def clear(blocks: list[Json]) -> None:
    """Take such captions from all figures; one without a name is a paragraph of its picture then."""
    rewrite(blocks, _cleared)


def is_placeholder(words: str) -> bool:
    """True for what says nothing of a picture."""
    return bool(_PUT_BY_TOOLS.fullmatch(words) or _FILE.fullmatch(words))


def _cleared(node: Json) -> Json | None:
    if node["t"] != "Figure" or len(node["c"][1][1]) != 1 or not is_placeholder(text_of(node["c"][1][1]).strip()):
        return None
    (name, *_), caption, content = node["c"]
    if not name and len(content) == 1 and content[0]["t"] == "Plain":
        return {"t": "Para", "c": content[0]["c"]}
    caption[1] = []
    return None
