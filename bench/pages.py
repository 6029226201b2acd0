"""A folder of made-up pages, some of them broken, for tests and measurements of many documents."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

SUBJECTS = ("渡口", "茶园", "石桥", "灯塔", "集市", "水库", "果林", "驿站", "老街", "河湾")
ASPECTS = ("的变迁", "的修缮与管理", "的四季", "调查札记", "的声音", "与附近居民", "的夜晚", "的来历")
VERBS = ("记录了", "比较了", "走访了", "整理了", "测量了", "讨论了")
THINGS = ("三十户人家的账本", "两岸的水位", "旧照片里的屋顶", "每天早晨的船班", "留下来的手艺", "雨季前后的道路")
ENDS = ("结果和老人的回忆大致相同", "其中有几处与县志不合", "数字比十年前多了一倍", "这些材料以前没有人用过")
NAMES = ("陆一舟", "方小满", "沈越", "何秀", "周明远", "罗青")


def page(number: int) -> str:
    """A scraped page, the same for the same number: menu, byline, abstract, sections, references, foot."""
    luck = random.Random(number)
    title = luck.choice(SUBJECTS) + luck.choice(ASPECTS)
    lines = [
        "首页 > 地方文化 > 正文",
        f"{title}之{number}",
        f"作者：{luck.choice(NAMES)}",
        f"来源：《河湾文汇》20{luck.randint(10, 23)}年第{luck.randint(1, 6)}期",
        f"摘要：本文{luck.choice(VERBS)}{luck.choice(THINGS)},{luck.choice(ENDS)}。",
        f"关键词：{title[:2]}；地方文化；调查",
    ]
    for section in range(1, 5):
        lines.append(f"{section}{luck.choice(SUBJECTS)}{luck.choice(ASPECTS)}")
        lines += [_paragraph(luck) for _ in range(4)]
    lines.append("参考文献")
    lines += [
        f"[{n}] {luck.choice(NAMES)}. {luck.choice(SUBJECTS)}志略[M]. 河湾: 河湾书社, 20{n:02d}." for n in range(1, 9)
    ]
    lines += ["上一篇：没有了", "下一篇：没有了", "京ICP备00000000号"]
    return "\n".join(lines) + "\n"


def _paragraph(luck: random.Random) -> str:
    sentences = []
    for _ in range(luck.randint(3, 6)):
        pieces = (luck.choice(NAMES), luck.choice(VERBS), luck.choice(SUBJECTS), "边", luck.choice(THINGS))
        sentences.append(f"{''.join(pieces)},{luck.choice(ENDS)}。")
    return "　　" + "".join(sentences)


def _damaged(data: bytes, at: int) -> bytes:
    """A page in UTF-8 with more broken bytes than are read."""
    return data[:at] + b"\xff" * (len(data) // 500 + 5) + data[at:]


def _lone_surrogates(data: bytes) -> bytes:
    """A page in UTF-16 in which halves of pairs stand alone."""
    return b"\xff\xfe" + b"\x00\xdc" * 99 + data.decode().encode("utf-16-le")


BROKEN: dict[str, tuple[str, Callable[[Path, bytes], object]]] = {
    "empty": ("empty", lambda path, data: path.write_bytes(b"")),
    "blank": ("empty", lambda path, data: path.write_bytes(b" \r\n\t\n")),
    "zeros": ("binary", lambda path, data: path.write_bytes(bytes(4000))),
    "picture": ("binary", lambda path, data: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))),
    "cut": ("no character", lambda path, data: path.write_bytes(_damaged(data, len(data) - 2))),
    "damaged": ("no character", lambda path, data: path.write_bytes(_damaged(data, 60))),
    "utf-16 cut": ("utf-16", lambda path, data: path.write_bytes(_lone_surrogates(data))),
    "menu": ("article", lambda path, data: path.write_text("首页\n登录\n注册\n", encoding="utf-8")),
    "link to nothing": ("no such file", lambda path, data: path.symlink_to("nowhere.txt")),
    "link to itself": ("cannot be read", lambda path, data: path.symlink_to(path.name)),
}
"""Ways in which pages are broken: what its message is about, and how to do it to a page."""


def fill(folder: Path, count: int, broken: int) -> dict[str, str]:
    """Write ``count`` pages into ``folder``, ``broken`` of them broken in turn; which, and in which way."""
    every = count // broken if broken else count + 1
    ways = list(BROKEN)
    told = {}
    for number in range(count):
        name = f"{SUBJECTS[number % len(SUBJECTS)]}/{number:05d} 页.txt"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = page(number).encode()
        if number % every == every - 1 and len(told) < broken:
            way = ways[len(told) % len(ways)]
            BROKEN[way][1](path, data)
            told[name] = way
        else:
            path.write_bytes(data)
    return told
