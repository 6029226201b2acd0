"""Articles of which all is known, set into the furniture of real portals: ``python bench/transplant.py [--worst N]``.

Each article of ``../shared/corpus/pages`` (its gold alone, none of its page) is printed in the shape of a text dump of
``../shared/corpus/portal`` between that page's head and foot, with its share lines below the title. The scorer of the
made pages judges the Markdown. Pages are drawn by the article's name, always the same, and told for two halves of the
sites: the second is for judging, not to be looked at. ``--keep DIR`` leaves the pages and their Markdown there.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any

from portal import SHARED, half_of

from kanyin import pipeline
from kanyin.errors import KanyinError
from kanyin.read.text import read_source

BARS = {
    "body_f1": 0.995,
    "body_recall": 0.998,
    "paragraph_f1": 0.97,
    "heading_f1": 0.97,
    "title": 0.98,
    "authors_f1": 0.98,
    "journal": 0.97,
    "issue": 0.97,
    "abstract": 0.96,
    "keywords_f1": 0.97,
    "references_f1": 0.95,
}
_ARTICLE = "LKHPCNR"
WRAPPED = 39
"""Han characters of a line of a dump that is wrapped at 78 columns."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round the article of a portal page, line by line, and how its dump sets lines."""

    name: str
    site: str
    dump: str
    title: str
    head: tuple[str, ...]
    share: tuple[str, ...]
    foot: tuple[str, ...]


def read_frame(path: Path) -> Frame | None:
    """The frame of a page, without what tells its source once more; None where title or text is not labelled."""
    gold = json.loads(path.read_text("utf-8"))
    lines = path.with_suffix(".txt").read_text("utf-8").split("\n")
    letters = "".join(gold["lines"])[: len(lines)]
    text = [n for n, letter in enumerate(letters) if letter in _ARTICLE]
    title = letters.find("T")
    if not text or title < 0 or title > text[0]:
        return None
    # What stands above a second copy of the title, nearest to the text, is head too.
    title = letters.rfind("T", 0, text[0])
    source = gold.get("source_name") or ""
    furniture = [n for n, letter in enumerate(letters) if letter in "FB" and not (source and source in lines[n])]
    return Frame(
        path.stem,
        gold["site"],
        gold["dump"],
        gold["title"],
        tuple(lines[n] for n in furniture if n < title),
        tuple(lines[n] for n in furniture if title < n < text[0]),
        tuple(lines[n] for n in furniture if n > text[-1]),
    )


def printed(article: dict[str, Any], frame: Frame, luck: random.Random) -> str:
    """The article on the page of a portal. Where the frame holds its own title, it holds the article's instead."""
    text = [*frame.head, *_set(_top(article, luck), frame), *frame.share, *_set(_below(article), frame), *frame.foot]
    return "\n".join(line.replace(frame.title, article["title"]) for line in text) + "\n"


Piece = tuple[str, str]
"""A kind, ``title``, ``line``, ``h`` or ``p``, and a text."""


def _top(article: dict[str, Any], luck: random.Random) -> list[Piece]:
    """Title and byline, as portals set journals' articles."""
    names = luck.choice((" ", "、", ",", "　")).join(article["authors"])
    issue = f"{article['year']}年第{article['issue']}期" if article["issue"] else f"{article['year']}年"
    source = f"来源：《{article['container-title']}》{luck.choice(('', ' '))}{issue}"
    author = f"{luck.choice(('作者：', '作者: '))}{names}"
    either = luck.choice(([f"{author} {source}"], [author, source], [f"{source}　{author}"]))
    return [("title", article["title"]), *(("line", line) for line in either)]


def _below(article: dict[str, Any]) -> list[Piece]:
    """Abstract, keywords, text and references."""
    pieces: list[Piece] = []
    if article.get("abstract"):
        pieces.append(("p", f"摘要：{article['abstract']}"))
    if article.get("keywords"):
        pieces.append(("line", "关键词：" + "；".join(article["keywords"])))
    pieces += [(kind, text) for block in article["blocks"] for kind, text in block.items()]
    if article.get("references"):
        pieces.append(("h", "参考文献"))
        pieces += [("line", f"[{n}] {text}") for n, text in enumerate(article["references"], 1)]
    return pieces


def _set(pieces: Sequence[Piece], frame: Frame) -> Iterator[str]:
    """The lines of some pieces in the shape of the frame's dump."""
    tight = frame.dump.startswith("bs ")
    for kind, text in pieces:
        if frame.dump.startswith("html2text"):
            text = {"title": "# ", "h": "## "}.get(kind, "") + text
        elif kind == "p":
            text = ("　　" if tight or frame.dump.startswith("plain") else "") + text
        if "wrapped at" in frame.dump:
            yield from (f"   {line}" for line in wrap(text, WRAPPED, break_long_words=True))
        else:
            yield f"   {text}" if frame.dump.startswith("lynx") else text
        if not tight:
            yield ""


def make(folder: Path, frames: Sequence[Frame], articles: Sequence[Path]) -> None:
    """The pages of one half, their gold, and what kanyin makes of them, in ``page``, ``gold`` and ``md``."""
    for name in ("page", "gold", "md"):
        (folder / name).mkdir(parents=True)
    for path in articles:
        luck = random.Random(path.stem)
        frame = luck.choice(frames)
        text = printed(json.loads(path.read_text("utf-8")), frame, luck)
        name = f"{path.stem}-{frame.name}"
        (folder / "page" / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / "gold" / f"{name}.json").write_bytes(path.read_bytes())
        try:
            made = pipeline.make_markdown(pipeline.clean_source(read_source(text.encode(), f"{name}.txt")))
        except KanyinError as error:
            print(f"{name}: {error.problem}")
            made = ""
        (folder / "md" / f"{name}.md").write_text(made, encoding="utf-8")


def tell(half: str, folder: Path, worst: int) -> None:
    """The figures of one half beside their bars."""
    scorer = SHARED / "tools" / "score_clean.py"
    command = [sys.executable, str(scorer), str(folder / "md"), str(folder / "gold")]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    print(f"sites {half}, {found['documents']} pages")
    for key, bar in BARS.items():
        print(f"  {key:14} {found[key]:.4f}  bar {bar:.3f}{'' if found[key] >= bar else '  below'}")
    if worst:
        done = subprocess.run([*command, "--worst", str(worst)], capture_output=True, text=True, check=True)
        print("\n".join(line for line in done.stdout.splitlines() if "=" in line))


def main() -> int:
    """Print, clean, score, tell."""
    options = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--worst", type=int, default=0, help="name the worst pages of the first half")
    options.add_argument("--keep", type=Path, help="a folder that does not exist, for pages and Markdown")
    options.add_argument("--halves", default="ab")
    asked = options.parse_args()
    articles = sorted((SHARED / "corpus" / "pages").glob("*.json"))
    frames = [frame for path in sorted((SHARED / "corpus" / "portal").glob("*.json")) if (frame := read_frame(path))]
    if not articles or not frames:
        print(f"{SHARED / 'corpus'} is not there")
        return 0
    with tempfile.TemporaryDirectory() as name:
        for half in asked.halves:
            folder = (asked.keep or Path(name)) / half
            make(folder, [frame for frame in frames if half_of(frame.site) == half], articles)
            tell(half, folder, asked.worst if half == "a" else 0)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
