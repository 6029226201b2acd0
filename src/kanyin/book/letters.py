"""Letters: whom they are for and what they wish at the left edge, who signs them at the right; who is quoted."""

from __future__ import annotations

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.fields.official import is_organ
from kanyin.patterns import lazy

_SOURCE = lazy(r"\s*——[^—]{1,40}")
_DATE = lazy(
    r"\s*+(?:(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})\s*+年.{1,6}月(?:.{1,4}[日号號])?"
    r"|(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?\s*+"
    r"|(?:民[国國]|光[绪緒]|宣[统統]|同治|咸[丰豐]|道光|[乾干]隆|康熙)?[元一二三四五六七八九十廿卅\d]{1,4}\s*年\s*+)?(?:[正冬腊臘]|十?[一二三四五六七八九十]|1?\d)\s*+月"
    r"\s*+(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{1,3}|[123]?\d)\s*+[日号號]?)"
    r"\s*+(?:[清凌]?晨|早上?|[上下正]?午|傍?晚|[深半午]?夜)?\s*+(?:[灯燈]下)?\s*+(?:[于於]\S{1,8})?\s*+"
)
"""The day of a letter; without its year, as people write to each other, and by the old calendar: 十一月初三夜."""
_SIGNED, _MOST_SIGNING = lazy(r"\s*[^，。；：？！,;:?!]{1,24}"), 3
"""What stands below the wishes of a letter: a name, be it a character long, a post, a day."""
_NAME = lazy(r"\s*[^，。；：？！,.;:?!]{2,20}")
_SECTION = lazy(r"\s*[一二三四五六七八九十]{1,3}、")
_GREETING = lazy(r"\s*[^，。；！？!?,;：:]{2,24}[：:]\s*")
"""Whom a letter is for: it stands at the left edge, and so does what the letter wishes in the end."""
_REGARDS = lazy(r"[^，。；：？,;:?\s]{2,8}[！!。]?")
_BEFORE_REGARDS = lazy(r"(?:此致|(?:即|顺|順|敬|谨|謹|此|并|並|恭|遥|专|專|专此)[颂頌祝请請]|祝您?|祝你)[：:]?\s*$")
_MARK = "，。；：！？…—”』」）》,.;:!?)"
_STOPS = tuple("。！？”’）…")
SIGNATURE, QUOTED, FLUSH = "signature", "quoted", "flush"
FAR = "far"
"""The key of a paragraph that its author set in by many blanks (``habits``), beside its type and what it holds."""


def mark_letters(node: Json) -> None:
    """Put paragraphs into divisions of the classes ``signature`` (in a quotation ``quoted`` too) and ``flush``."""
    if isinstance(node, list) and node and isinstance(node[0], dict) and node[0].get("t") in _BLOCKS:
        _mark(node)
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict) and child.get("t") == "BlockQuote":
            _mark_source(child["c"])
        if isinstance(child, (dict, list)):
            mark_letters(child)


_LISTS = ("BulletList", "OrderedList", "DefinitionList")
_BLOCKS = frozenset({
    "Para", "Plain", "Header", "Div", "BlockQuote", "LineBlock", "Figure", "Table", "CodeBlock", "HorizontalRule",
    *_LISTS,
})  # fmt: skip
"""What a run of blocks with a letter may begin with."""


def _mark_source(blocks: list[Json]) -> None:
    if len(blocks) > 1 and _SOURCE.fullmatch(_text(blocks[-1])):
        _name(blocks, len(blocks) - 1, QUOTED, SIGNATURE)


def _mark(blocks: list[Json]) -> None:
    """The letters among blocks beside each other."""
    texts = [_text(block) for block in blocks]
    for at, text in enumerate(texts):
        if FAR in blocks[at]:
            _mark_far(blocks, texts, at)
        elif blocks[at]["t"] == "Div" and _RIGHT in blocks[at]["c"][0][1]:
            _close(blocks, texts, at)
        elif blocks[at]["t"] == "Para" and _DATE.fullmatch(text) and _signs(blocks, texts, at):
            first = at - 1 - _begins_above(blocks, texts, at - 1)
            for line in range(first, at + 1):
                _name(blocks, line, SIGNATURE)
            _close(blocks, texts, first)
            continue
        if at and _REGARDS.fullmatch(text.strip()) and _BEFORE_REGARDS.search(texts[at - 1].rstrip()):
            _name(blocks, at, FLUSH)
            if signers := _signers(blocks, texts, at):
                for line in signers:
                    _name(blocks, line, SIGNATURE)
                _greet(blocks, texts, at)


_RIGHT = "right"
"""The class of what its author had set at the right (``book.html_parts``)."""


def _mark_far(blocks: list[Json], texts: list[str], first: int) -> None:
    """What an author set in so far stands at the right where it signs a letter, one that says whom it is for or what it
    wishes, or where a day is in it; elsewhere it is a paragraph."""
    end = next((n for n in range(first, len(blocks)) if FAR not in blocks[n]), len(blocks))
    lines = range(first, end)
    signs = len(lines) <= _MOST_SIGNING and (
        _close(blocks, texts, first) or any(_DATE.fullmatch(texts[n]) for n in lines)
    )
    for n in lines:
        blocks[n].pop(FAR)
        if signs:
            _name(blocks, n, SIGNATURE)


def _close(blocks: list[Json], texts: list[str], signed: int) -> bool:
    """What a letter wishes right above those who sign it, behind words that are left open for it, 敬候, and whom it is
    for; true where it has one of them."""
    wished = signed - 1
    has_wish = (
        wished > 0
        and _REGARDS.fullmatch(texts[wished].strip()) is not None
        and texts[wished - 1].rstrip()[-1:] not in ("", *_MARK)
        and blocks[wished]["t"] == "Para"
    )
    if has_wish:
        _name(blocks, wished, FLUSH)
    return _greet(blocks, texts, signed) or has_wish


def _signers(blocks: list[Json], texts: list[str], wished: int) -> range:
    """The lines below what a letter wishes: who signs it, and when, in whatever words; none where text goes on."""
    below = range(wished + 1, next((n for n in range(wished + 1, len(blocks)) if _ends(blocks[n])), len(blocks)))
    return below if len(below) <= _MOST_SIGNING and all(_SIGNED.fullmatch(texts[n]) for n in below) else range(0)


def _ends(block: Json) -> bool:
    return block["t"] in ("Header", "HorizontalRule") or (block["t"] == "Div" and SIGNATURE in block["c"][0][1])


def _greet(blocks: list[Json], texts: list[str], signed: int) -> bool:
    """The first paragraph of a letter that is signed so, where it says whom it is for; true where it does. Its own
    sections, 一、, are no beginning of it."""
    heads = (at for at in range(signed, 0, -1) if blocks[at - 1]["t"] == "Header")
    first = next((at for at in heads if not _SECTION.match(text_of(blocks[at - 1]["c"][2]))), 0)
    greets = first < signed and _GREETING.fullmatch(texts[first]) is not None
    if greets and blocks[first]["t"] == "Para":
        _name(blocks, first, FLUSH)
    return greets


def _signs(blocks: list[Json], texts: list[str], date: int) -> bool:
    """A name stands above the date, text above the name, and nothing or a heading below: the end of a letter."""
    if date < 2 or not _NAME.fullmatch(texts[date - 1]):
        return False
    return date + 1 == len(blocks) or _ends(blocks[date + 1])


def _begins_above(blocks: list[Json], texts: list[str], signer: int) -> bool:
    """The name of an organ that stands on two lines, the second of which is at ``signer``."""
    above = texts[signer - 1].strip()
    is_line = signer > 1 and blocks[signer - 1]["t"] == "Para" and _NAME.fullmatch(above) is not None
    return is_line and texts[signer - 2].rstrip()[-1:] in _STOPS and is_organ(above + texts[signer].strip())


def _text(block: Json) -> str:
    return text_of(block) if block["t"] == "Para" else ""


def _name(blocks: list[Json], at: int, *classes: str) -> None:
    blocks[at] = {"t": "Div", "c": [["", list(classes), []], [blocks[at]]]}
