"""How much of the main text of saved Chinese pages is found: kanyin beside trafilatura on the same files, in one run.

``make bench`` calls it; the pages are those of ../shared/corpus/html, with main texts that other people marked. Each
figure is the F1 of character pairs, both sides NFKC and letters and digits only. Of kanyin's Markdown the text below
the front matter counts: title, author and date are in it, and no part of the gold.

Beside it stands the F1 of whole paragraphs: those that are equal, white space and the marks of Markdown apart. Lines of
the gold that kanyin lifted into its front matter (editors, photographers, leads) have arrived there, by its record.

The second figure of kanyin leaves its reference list out: who marked the pages did, of every page that has one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import trafilatura
from lxml import html

from kanyin import pipeline, rules
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
        print(f"{len(files)} {name}: mean, lowest; whole paragraphs")
        for way, run in ways().items():
            texts = [(*run(file), gold(file)) for file in files]
            scores = [score(text, right) for text, _, right in texts]
            whole = mean(
                paragraph_score(text, right, blocks(file), lifted)
                for file, (text, lifted, right) in zip(files, texts, strict=True)
            )
            print(f"  {way:24} {mean(scores):.4f}  {min(scores):.3f}  {whole:.4f}")


Found = tuple[str, frozenset[str]]
"""A page's text, and the lines of the page that went into fields, letters and digits alone."""


def ways() -> dict[str, Callable[[Path], Found]]:
    """kanyin, and trafilatura as it can be set; comments are asked of it too, for on forums they are the text."""
    found: dict[str, Callable[[Path], Found]] = {"kanyin": kanyin_text, "kanyin, no references": without_references}
    for mode in ("favor_precision", "favor_recall", ""):
        for comments in (False, True):
            options = {"include_comments": comments, **({mode: True} if mode else {})}
            name = f"trafilatura {mode.removeprefix('favor_') or 'default'}{', comments' if comments else ''}"
            found[name] = lambda file, o=options: (trafilatura.extract(file.read_bytes(), **o) or "", frozenset())
    return found


def kanyin_text(file: Path) -> Found:
    """The Markdown below the front matter, and what is in it; nothing where there is no article."""
    try:
        document = pipeline.clean_source(read_page(file.read_bytes(), file.name, file))
    except InputError:
        return "", frozenset()
    lifted = frozenset(
        one for change in document.changes if change.action == "lift" for one in _paragraphs(change.before)
    )
    return _ADDRESS.sub("]", pipeline.make_markdown(document).split("\n---\n", 1)[1]), lifted


def without_references(file: Path) -> Found:
    """The same without the reference list and its heading."""
    text, lifted = kanyin_text(file)
    parts = _HEADING.split(text)
    kept = [part for part in parts if not rules.is_references_heading(part.partition("\n")[0].lstrip("# "))]
    return "".join(kept), lifted


_HEADING = re.compile(r"^(?=#)", re.MULTILINE)


_ADDRESS = re.compile(r"\]\(<[^<>]*>\)")
"""Where a link leads: no text of the page."""


def gold(file: Path) -> str:
    """The main text as people marked it."""
    return file.with_suffix(".gold.txt").read_text(encoding="utf-8")


def score(text: str, right: str) -> float:
    """F1 of character pairs."""
    ours, theirs = _pairs(text), _pairs(right)
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


_MARKUP = re.compile(
    r"^(?:#+|>|[|]|:::.*|:(?=\s{3})|-(?=\s{3})|\d+[.](?=\s)|```.*)\s*|\\(?=[!-/:-@\[-`{-~])|\*+|!?\[\]\([^)]*\)",
    re.MULTILINE,
)


_CALL = re.compile(r"\^(?:\\?[\[\],，、 \d–-])+\^|\[\^[^\]\s]{1,12}\](?!:)")
"""The call of a note or of a reference, as the Markdown has it."""
LONGEST_CALL = 3
"""Digits of a call that stands in a line of its own."""


def blocks(file: Path) -> frozenset[str]:
    """The texts of the page's own paragraphs: of its elements that stand on lines of their own and hold no such, and
    what <br> parts in them.
    """
    root = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    inner = [box for box in root.iter(*_BLOCKS) if next(box.iterdescendants(*_BLOCKS), None) is None]
    whole = {one for box in inner for one in _paragraphs(" ".join(box.text_content().split()))}
    for line_break in root.iter("br"):
        line_break.tail = f"{_BREAK}{line_break.tail or ''}"
    parts = {
        one for box in inner for part in box.text_content().split(_BREAK) for one in _paragraphs(" ".join(part.split()))
    }
    return frozenset(whole | parts)


_BREAK = "\ufdd0"
"""Where a ``<br>`` stood."""
_BLOCKS = ("p", "section", "div", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption")


def paragraph_score(
    text: str, right: str, page: frozenset[str] = frozenset(), lifted: frozenset[str] = frozenset()
) -> float:
    """F1 of whole paragraphs, letters and digits only.

    Those who marked the pages broke paragraphs at inline elements too: a paragraph is whole where it is one or more
    whole lines of theirs, and a line of theirs is found where it stands in a whole paragraph. They also joined what the
    page itself parts: a line of theirs made of several of the ``page``'s own paragraphs is found where these are.
    What was ``lifted`` is none of the text.
    """
    plain, calls = _CALL.subn("", text)  # who marked the pages kept some, in lines of their own, and some not
    ours, theirs = _paragraphs(_MARKUP.sub("", plain)), _paragraphs(right)
    theirs = [line for line in theirs if not (calls and line.isdecimal() and len(line) <= LONGEST_CALL)]
    theirs = _without_lifted(theirs, set(ours), lifted)
    ours = _joined_as(ours, theirs, page)
    starts: dict[str, list[int]] = {}
    for n, line in enumerate(theirs):
        starts.setdefault(line[:1], []).append(n)
    whole, found = 0, set[int]()
    for paragraph in ours:
        places = [lines for n in starts.get(paragraph[:1], ()) if (lines := _lines_of(paragraph, theirs, n))]
        lines = next((lines for lines in places if found.isdisjoint(lines)), range(0))  # a line may stand there twice
        whole += bool(places)
        found.update(lines)
    precision, recall = whole / max(1, len(ours)), len(found) / max(1, len(theirs))
    return 2 * precision * recall / max(1e-9, precision + recall)


def _without_lifted(theirs: list[str], ours: set[str], lifted: frozenset[str]) -> list[str]:
    """Their lines but for those of a ``lifted`` line, whole or in pieces; what is in the text is looked for there."""
    out: list[str] = []
    n = 0
    while n < len(theirs):
        ends = [k for k in range(n + 1, min(n + MOST_PIECES, len(theirs)) + 1) if "".join(theirs[n:k]) in lifted]
        if ends and theirs[n] not in ours:
            n = max(ends)
        else:
            out.append(theirs[n])
            n += 1
    return out


MOST_PIECES = 8
"""Lines of theirs that may be one line of the page."""


def _joined_as(ours: list[str], theirs: list[str], page: frozenset[str]) -> list[str]:
    """Our paragraphs, those joined that are the page's own and one line of theirs together."""
    whole = set(theirs)
    out: list[str] = []
    n = 0
    while n < len(ours):
        end, said = n, ""
        for k in range(n, min(n + MOST_JOINED, len(ours))):
            if ours[k] not in page:
                break
            said += ours[k]
            if said in whole:
                end = k
        out.append("".join(ours[n : end + 1]))
        n = end + 1
    return out


MOST_JOINED = 40


def _lines_of(paragraph: str, theirs: list[str], start: int) -> range:
    """The lines from ``start`` on that make the paragraph; an empty range where none do."""
    said = ""
    for end in range(start, len(theirs)):
        said += theirs[end]
        if said == paragraph:
            return range(start, end + 1)
        if not paragraph.startswith(said):
            break
    return range(0)


def _paragraphs(text: str) -> list[str]:
    lines = (unicodedata.normalize("NFKC", line) for line in text.split("\n"))
    return [bare for line in lines if (bare := "".join(char for char in line if char.isalnum()))]


def _pairs(text: str) -> Counter[str]:
    chars = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    return Counter(chars[n : n + 2] for n in range(len(chars) - 1))


if __name__ == "__main__":
    main()
