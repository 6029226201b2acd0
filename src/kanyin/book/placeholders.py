"""Words in a picture's description that say nothing of it, its file's name or what an editor puts there (``image``,
图片), make no caption; they stay its description, for those who do not see the picture.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite, text_of
from kanyin.patterns import lazy

_PUT_BY_TOOLS = lazy(
    r"(?:(?:an? )?(?:pasted[ _-]?)?(?:images?|img|pictures?|pics?|photo|screen ?shot|snipaste|untitled|description"
    r"|figure|fig|alt(?:[ -]?text)?|(?:image|picture) ?description)"
    r"|(?:在?[这這][里裡]|[请請]|此[处處])?(?:插入|添加|[输輸]入|[写寫])?[图圖][片像]"
    r"的?(?:描述|[说說]明|名[称稱]|[标標][题題]|加[载載]失[败敗])?"
    r"|插[图圖]|(?:屏幕|微信|QQ)?(?:[图圖]片|截[图圖屏]|快照)|未命名|[图圖])"
    r"(?:[\s_-]*+\d[\d_.: -]{7,40}(?:at [\d.: ]++)?(?:[AP]M)?)?",
    re.IGNORECASE,
)
"""``image``, ``image-20240310``, 在这里插入图片描述; a short number is one by which the text may call it, 图3."""
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff")
_CODE = lazy(r"[0-9a-fA-F_-]{16,80}|\d{6,16}[\d_-]{0,60}")
"""The number of a picture on some server."""
_CALLED = lazy(r"(?:fig(?:ure)?|[图圖])[\s_.-]*\d{1,3}", re.IGNORECASE)
"""By which a text calls it, though its file has that name too."""
_HAN = lazy("[\u3400-\u9fff]")


def clear(blocks: list[Json]) -> None:
    """Take such captions from all figures; one without a name is a paragraph of its picture then."""
    rewrite(blocks, _cleared)


def is_placeholder(words: str, target: str = "") -> bool:
    """True for what says nothing of the picture at ``target``."""
    words = words.strip()
    if not words or _CALLED.fullmatch(words):
        return False
    stem = PurePosixPath(unquote(target.partition("?")[0])).stem
    is_named = bool(stem) and _bare(words) == _bare(stem) and not _HAN.search(words)
    is_file = words.lower().endswith(_ENDINGS) and len(words.split()) == 1 and not _HAN.search(words)
    is_number = any(map(str.isdigit, words)) and _CODE.fullmatch(words) is not None
    return is_named or is_file or is_number or _PUT_BY_TOOLS.fullmatch(words) is not None


def _bare(text: str) -> str:
    """A name without what names of files write for blanks."""
    return re.sub(r"[\s_-]+", "", text).lower()


def _cleared(node: Json) -> Json | None:
    if node["t"] != "Figure" or len(node["c"][1][1]) != 1:
        return None
    (name, *_), caption, content = node["c"]
    if not is_placeholder(text_of(caption[1]), _target(content)):
        return None
    if not name and len(content) == 1 and content[0]["t"] == "Plain":
        return {"t": "Para", "c": content[0]["c"]}
    caption[1] = []
    return None


def _target(content: list[Json]) -> str:
    """Where the one picture of a figure lies; nothing for several."""
    inlines = content[0]["c"] if len(content) == 1 and content[0]["t"] in ("Plain", "Para") else []
    return str(inlines[0]["c"][2][0]) if len(inlines) == 1 and inlines[0]["t"] == "Image" else ""
