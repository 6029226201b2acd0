"""What saved pages have of structure inside their article, and what of it arrives in the Markdown, kind by kind.

``python -m bench.web_structure [--lost] PAGE.html …``; without pages those of ../shared/corpus. The article is the
smallest element that holds the first and the last paragraph of the result; where people marked the page's text
(NAME.gold.txt, or NAME.json beside NAME.txt), what they left out of it does not count. What arrives is counted on
pandoc's tree of the Markdown, by its text: a thing that has moved, or become part of a larger one, has arrived.
``--lost`` tells each that has not.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tld import get_fld

from bench.web_result import Found, bare, in_result, missing
from kanyin import pipeline
from kanyin.book import pandoc
from kanyin.errors import KanyinError
from kanyin.read.asides import asides
from kanyin.read.elements import UNSEEN, Element, is_button, is_edit_link, is_hidden, up
from kanyin.read.encoding import decode
from kanyin.read.html import MISSING, read_html
from kanyin.read.pieces import LONGEST_HEADING
from kanyin.read.tree import parse

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SHORT, LONG = 6, 40
"""Characters by which a paragraph of the result is looked for on the page: a shorter one is not."""
LEAST = 6
"""Characters of a text that stands within the marked one by no chance."""
LOOKS = ("bold", "quotations")
"""Kinds that front matter does not have: an author's bold name, a lead set as a quotation arrive as its fields."""
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")


def main() -> int:
    """Count, tell."""
    names = [name for name in sys.argv[1:] if name != "--lost"]
    files = [Path(name) for name in names] or sorted(SHARED.glob("*/**/*.html"))
    has, arrives, pages = Counter[str](), Counter[str](), Counter[str]()
    for file in files:
        try:
            wanted, lost = count(file)
        except KanyinError as error:
            print(f"{file}: {error.problem}")
            continue
        kinds = Counter(kind for kind, _ in wanted)
        missed = Counter(kind for kind, _ in lost)
        has += kinds
        arrives += kinds - missed
        pages += Counter(kinds.keys())
        if "--lost" in sys.argv:
            for kind, text in lost:
                print(f"{file}\t{kind}\t{text[:100]}")
    for kind, number in has.most_common():
        print(
            f"{kind:14}{pages[kind]:5} pages, has {number:6}, arrives {arrives[kind]:6}, {arrives[kind] / number:.2%}"
        )
    return 0


def count(file: Path) -> tuple[Found, Found]:
    """What the article of a page has, and what of it does not arrive."""
    data = file.read_bytes()
    source = read_html(data, file.name)
    document = pipeline.clean_source(source)
    home = get_fld(str(source.meta.get("URL", "")), fail_silently=True) or ""
    tree = pandoc.parse(pipeline.make_markdown(document))
    result = list(in_result(tree))
    root = parse(decode(data, file.name).text, file.name)
    box = article(root, [text for kind, text in result if kind == "paragraphs"])
    if box is None:
        return [], []
    told = gold(file)
    wanted = [(kind, text) for kind, text in on_page(box, home, marked=bool(told)) if not told or is_in(text, told)]
    if 2 * sum(len(text) for kind, text in wanted if kind == "bold") > len(text_of(box)):
        wanted = [(kind, text) for kind, text in wanted if kind != "bold"]  # it sets the text's looks
    wanted += pictures_of(box, told or "".join(text for kind, text in result if kind == "paragraphs"))
    lifted = bare("".join(change.before for change in document.changes if change.action == "lift"))
    wanted = [(kind, text) for kind, text in wanted if kind not in LOOKS or text not in lifted]
    pictures = sum(change.rule == MISSING for change in document.changes)
    return wanted, missing(wanted, result, pictures)


def gold(file: Path) -> str:
    """The lines that people marked as the article's, letters and digits alone; nothing where none did."""
    marked, labels = file.with_suffix(".gold.txt"), file.with_suffix(".json")
    if marked.is_file():
        return "\n".join(map(bare, marked.read_text(encoding="utf-8").splitlines()))
    if not labels.is_file() or not file.with_suffix(".txt").is_file():
        return ""
    lines = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    letters = json.loads(labels.read_text(encoding="utf-8"))["lines"]
    return "\n".join(bare(line) for line, letter in zip(lines, letters, strict=False) if letter not in "FI")


def is_in(text: str, told: str) -> bool:
    """Its text is part of the marked one, or a whole line of it where it is short; a formula is not looked for."""
    if text.startswith("\0") or text in told.split("\n"):
        return True
    joined = told.replace("\n", "")
    return len(text) >= LEAST and (text in joined or (len(text) >= 2 * LEAST and text[: len(text) // 2] in joined))


def article(root: Element, paragraphs: list[str]) -> Element | None:
    """The smallest element that holds the first and the last paragraph of the result that are found on the page."""
    text, owners = "", []
    for element, part in texts_of(root):
        if word := bare(part):
            owners.append((len(text), element))
            text += word
    places = [(text.find(p[:LONG]), text.rfind(p[-LONG:])) for p in paragraphs if len(p) >= SHORT]
    places = [place for place in places if min(place) >= 0]
    if not places:
        return None
    first, last = places[0][0], places[-1][1]
    one, other = (
        next(element for start, element in reversed(owners) if start <= at)
        for at in (min(first, last), max(first, last))
    )
    holders = set(up(one))
    return next(element for element in up(other) if element in holders)


def texts_of(element: Element) -> Iterator[tuple[Element, str]]:
    """The visible texts in an element, each with the element that it stands in."""
    is_unseen = not isinstance(element.tag, str) or element.tag in UNSEEN - {"math"} or is_hidden(element)
    if is_unseen or is_edit_link(element):
        return
    if is_formula(element):  # its letters stand there twice, once for those who cannot see
        return
    yield element, element.text or ""
    for child in element:
        yield from texts_of(child)
        yield element, child.tail or ""


def text_of(element: Element) -> str:
    """The visible text of an element, letters and digits alone."""
    return bare("".join(text for _, text in texts_of(element)))


def on_page(box: Element, home: str, *, marked: bool) -> Iterator[tuple[str, str]]:
    """What the article has, by kind; where nobody ``marked`` its text, boxes called menus and the like are none."""
    taken: set[Element] = set()
    beside = asides(box)
    for element in box.iter():
        if not isinstance(element.tag, str) or any(one in taken for one in up(element)):
            continue
        is_unseen = is_hidden(element) or is_edit_link(element) or (element.tag in UNSEEN and not is_formula(element))
        if element is not box and (is_unseen or (not marked and beside(element))):
            taken.add(element)
        elif is_formula(element):
            taken.add(element)
            yield "formulas", "\0"
        elif element.tag == "pre":
            taken.add(element)
            if not text_of(element).isdecimal():  # numbers of lines
                yield from named("code blocks", text_of(element))
        elif element.tag == "table":
            yield from table(element)
        else:
            yield from simple(element, home)


def named(kind: str, text: str) -> Iterator[tuple[str, str]]:
    """A thing that has text."""
    if text:
        yield kind, text


def is_formula(element: Element) -> bool:
    """MathML, a script of MathJax, KaTeX' element, an attribute or a picture that keeps TeX."""
    return (
        element.tag == "math"
        or (element.get("type") or "").startswith("math/tex")
        or bool(element.get("data-tex") or element.get("data-formula") or element.get("eeimg"))
        or "katex" in (element.get("class") or "").split()
        or (element.tag == "img" and re.search(r"/equation\?tex=|codecogs", element.get("src") or "") is not None)
    )


_SIMPLE = {
    **dict.fromkeys(HEADS, "headings"),
    "li": "list items",
    "dt": "definitions",
    "dd": "definitions",
    "blockquote": "quotations",
    "figcaption": "captions",
    "caption": "captions",
    "code": "inline code",
    "b": "bold",
    "strong": "bold",
    "sub": "sub/sup",
    "sup": "sub/sup",
}


def simple(element: Element, home: str) -> Iterator[tuple[str, str]]:
    """An element that is one thing by its tag."""
    tag = element.tag
    if tag == "a" and leads_outside(element.get("href") or "", home) and not is_button(element):
        if text_of(element) not in bare(element.get("href")):
            yield from named("links outside", text_of(element))
    elif tag == "code" and 2 * len(re.findall("[A-Za-z]", text_of(element))) <= len(text_of(element)):
        return  # Chinese words set so for their looks
    elif tag in ("dt", "dd") and len({one.tag for one in element.getparent()} & {"dt", "dd"}) < 2:
        return  # indented text
    elif tag == "sup" and any((a.get("href") or "").startswith("#") for a in element.iter("a")):
        yield from called(element)
    elif tag == "li":
        inner = {one for part in element.iter("ul", "ol", "table", "pre") for one in part.iter()}
        yield from named("list items", bare("".join(text for one, text in texts_of(element) if one not in inner)))
    elif any(one.tag == "a" and (one.get("href") or "#").startswith("#") for one in (*up(element), *element)):
        return  # marks of links within the page
    elif tag in HEADS and len(" ".join(element.text_content().split())) > LONGEST_HEADING:
        return  # a paragraph set so for its looks
    elif tag == "dd" and next(element.iter("p", "div", "ul", "ol", "table", "dl"), None) is not None:
        return  # blocks of the page's layout, which are counted for themselves
    elif kind := _SIMPLE.get(tag, ""):
        yield from named(kind, text_of(element))


def called(element: Element) -> Iterator[tuple[str, str]]:
    """The note that a raised link calls."""
    name = next((a.get("href") or "")[1:] for a in element.iter("a") if (a.get("href") or "").startswith("#"))
    root = element.getroottree().getroot()
    place = next((one for one in root.iter() if name and name in (one.get("id"), one.get("name"))), None)
    box = next((one for one in up(place) if one.tag in ("li", "p", "dd", "div")), None)
    if box is not None and not any(one is box for one in up(element)):
        yield from named("notes", text_of(box).lstrip("0123456789"))


def pictures_of(box: Element, text: str) -> Iterator[tuple[str, str]]:
    """The pictures between two stretches of the article's text, ornaments and formulas apart."""
    stream = [(element, bare(part)) for element, part in texts_of(box)]
    for n, (element, _) in enumerate(stream):
        if element.tag != "img" or not element.get("src") or is_small(element) or is_formula(element):
            continue
        above = next((part for _, part in reversed(stream[:n]) if part), "")
        below = next((part for _, part in stream[n + 1 :] if part), "")
        if min(len(above), len(below)) >= LEAST and above in text and below in text:
            yield "pictures", "\0"


def is_small(element: Element) -> bool:
    """An ornament, by its own measures."""
    sizes = [(element.get(side) or "").removesuffix("px") for side in ("width", "height")]
    return any(size.isdecimal() and int(size) < 50 for size in sizes)


def leads_outside(address: str, home: str) -> bool:
    """A whole address of another registrable domain."""
    domain = get_fld(address, fail_silently=True) if address.startswith(("http://", "https://")) else ""
    return bool(domain and home and domain != home)


def table(element: Element) -> Iterator[tuple[str, str]]:
    """A table of data with its rows and cells; one that holds tables, or has one column, makes the layout."""
    rows = [[text for cell in row.iterchildren("td", "th") if (text := text_of(cell))] for row in element.iter("tr")]
    rows = [row for row in rows if row]
    if next(element.iterdescendants("table"), None) is None and len(rows) > 1 and max(map(len, rows)) > 1:
        yield "tables", "".join(map("".join, rows))
        for row in rows:
            yield "rows", "".join(row)
            yield from (("cells", cell) for cell in row)


if __name__ == "__main__":
    raise SystemExit(main())
