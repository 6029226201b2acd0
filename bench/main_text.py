"""How much of the main text of saved Chinese pages is found: kanyin beside trafilatura on the same files, in one run.

``make bench`` calls it; the pages are those of ../shared/corpus/html, with main texts that other people marked. Each
figure is the F1 of character pairs, both sides NFKC and letters and digits only. Of kanyin's Markdown the text below
the front matter counts: title, author and date are in it, and no part of the gold.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import trafilatura

from kanyin import pipeline
from kanyin.errors import InputError
from kanyin.read import read_page

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "html"
ARTICLES = ("magic_html_article", "newspaper4k", "readability")
FORUM = ("magic_html_forum",)


def main() -> None:
    """Measure and print."""
    if not CORPUS.is_dir():
        print("../shared/corpus/html is not there: nothing to measure")
        return
    for name, sets in (("articles", ARTICLES), ("forum pages", FORUM)):
        files = [file for folder in sets for file in sorted((CORPUS / folder).glob("*.html"))]
        print(f"{len(files)} {name}: mean, lowest")
        for way, run in ways().items():
            scores = [score(run(file), gold(file)) for file in files]
            print(f"  {way:24} {mean(scores):.4f}  {min(scores):.3f}")


def ways() -> dict[str, Callable[[Path], str]]:
    """kanyin, and trafilatura as it can be set; comments are asked of it too, for on forums they are the text."""
    found: dict[str, Callable[[Path], str]] = {"kanyin": kanyin_text}
    for mode in ("favor_precision", "favor_recall", ""):
        for comments in (False, True):
            options = {"include_comments": comments, **({mode: True} if mode else {})}
            name = f"trafilatura {mode.removeprefix('favor_') or 'default'}{', comments' if comments else ''}"
            found[name] = lambda file, o=options: trafilatura.extract(file.read_bytes(), **o) or ""
    return found


def kanyin_text(file: Path) -> str:
    """The Markdown below the front matter; nothing where there is no article."""
    try:
        document = pipeline.clean_source(read_page(file.read_bytes(), file.name, file))
    except InputError:
        return ""
    return pipeline.make_markdown(document).split("\n---\n", 1)[1]


def gold(file: Path) -> str:
    """The main text as people marked it."""
    return file.with_suffix(".gold.txt").read_text(encoding="utf-8")


def score(text: str, right: str) -> float:
    """F1 of character pairs."""
    ours, theirs = _pairs(text), _pairs(right)
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _pairs(text: str) -> Counter[str]:
    chars = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    return Counter(chars[n : n + 2] for n in range(len(chars) - 1))


if __name__ == "__main__":
    main()
