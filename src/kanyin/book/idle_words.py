"""Words in a picture's description that say nothing of it: its file's name, what an editor puts there (image, 图片).

They are no caption, and no description for who does not see the picture.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite, text_of
from kanyin.patterns import lazy

_IDLE = lazy(
    r"(?:(?:an? )?(?:pasted[ _-]?)?(?:image|img|picture|pic|photo|screen ?shot|snipaste|alt(?:[ -]?text)?"
    r"|(?:image|picture) ?description)"
    r"|(?:在这里|请|此处)?(?:插入|输入|添加)?(?:图片|图像|照片)(?:的?(?:描述|说明|名称|标题|加载失败))?"
    r"|(?:屏幕|微信|QQ)?(?:图片|截图|截屏|快照)|未命名)"
    r"[\d_.: -]*+(?:at [\d.: ]++)?(?:[AP]M)?",
    re.IGNORECASE,
)
"""What editors of Markdown, boards and screens write there by themselves, with a number or a time behind it."""
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff")
_CODE = lazy(r"[0-9a-fA-F_-]{16,80}|\d{6,16}[\d_-]{0,60}")
"""The number of a picture on some server."""
_HAN = lazy("[\u3400-\u9fff]")


def leave_out(blocks: list[Json]) -> None:
    """Take such words out of the pictures of a document, in place; a figure of which they are the caption is a picture
    in a paragraph."""
    rewrite(blocks, _without)


def _without(node: Json) -> Json | None:
    if node["t"] == "Image":
        if _is_idle(text_of(node["c"][1]), node["c"][2][0]):
            node["c"][1] = []
        return None
    if node["t"] != "Figure":
        return None
    (name, *_), (_, caption), content = node["c"]
    images = [one for block in content if block["t"] in ("Plain", "Para") for one in block["c"] if one["t"] == "Image"]
    if name or len(content) != 1 or len(images) != 1 or len(content[0]["c"]) != 1:
        return None
    target = images[0]["c"][2][0]
    if not _is_idle(text_of(caption), target):
        return None
    images[0]["c"][1] = []
    return {"t": "Para", "c": images}


def _is_idle(words: str, target: str) -> bool:
    words = words.strip()
    stem = PurePosixPath(unquote(target.partition("?")[0])).stem
    is_named = bool(stem) and _bare(words) == _bare(stem) and not _HAN.search(words)
    is_file = words.lower().endswith(_ENDINGS) and len(words.split()) == 1
    is_number = any(map(str.isdigit, words)) and _CODE.fullmatch(words) is not None
    return bool(words) and (is_named or is_file or is_number or _IDLE.fullmatch(words) is not None)


def _bare(text: str) -> str:
    """A name without what names of files write for blanks."""
    return re.sub(r"[\s_-]+", "", text).lower()
