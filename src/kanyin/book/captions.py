"""Captions that Markdown does not know as such: those of tables, pictures and code become theirs.

``<span class="caption">…</span>`` alone, as mdBook's books have them; a paragraph ``表1　…`` above a table; one below a
picture, ``*图 1 水尺*``, in place of its description; and those in two languages.
"""

from __future__ import annotations

import re
from copy import deepcopy

from kanyin.book import figure_groups
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite_inside_out, text_of
from kanyin.patterns import lazy

_NUMBER = r"[ \u00a0\u3000]?((?:[A-Z]?\d{1,3}|(?-i:[A-Z])(?=[-.–—\s：:、．]|$))(?:[-.–—]\d{1,3})*)(?!\d)"
_GOES_ON = "(?:[续續](?![\u4e00-\u9fff])|[（(][续續][)）])?"
"""图5续, 表5（续）: what another picture or table has shown the beginning of."""
_TABLE = lazy(rf"(?:[续續]?附?[表錶]|Tab(?:le|\.)){_NUMBER}{_GOES_ON}", re.IGNORECASE)
_FIGURE = lazy(rf"(?:[续續]?[附插]?[图圖]|Fig(?:ure|\.)?){_NUMBER}{_GOES_ON}", re.IGNORECASE)
_LISTING = lazy(rf"(?:(?:代[码碼]|程序|程式)?清[单單]|代[码碼]|程序|程式|Listing){_NUMBER}", re.IGNORECASE)
_APART = lazy(r"[ \u00a0\u3000：:.．、]|$")
"""What is between the number of a figure and its words; text goes on at once: 图1显示了."""
_NAMES = lazy(r"[ \u00a0\u3000]?[：:]")
"""… where it says what the picture is, of which it may tell more: 图1：水位。数据来自年鉴."""
_BEGINS = lazy(r"[ \u00a0\u3000：:.．、]+[A-Z\d(]")
"""… before the words of an English caption; a sentence goes on with a verb: Fig. 1 shows."""
_BEFORE_ENGLISH = lazy(r"[ \u00a0\u3000](?=[FT])")
_LONGEST = 80
_LONGEST_PLAIN = 40
"""Characters of a caption, and of one below a picture that no emphasis and no place in the middle tells from text."""
_ENDS = "。；：，、！？;:,!?"
_SENTENCE = lazy(r"[。！？；，]|[：:]\s*$")
_LONGEST_ENGLISH = 200
_BLANKS = ("Space", "SoftBreak", "LineBreak")


def shape(blocks: list[Json]) -> None:
    """Put captions where pandoc has those of tables and figures, others into divisions of class ``caption``; the
    English half of one in two languages begins a line.
    """
    rewrite_inside_out(blocks, _shaped)
    _join(blocks)
    rewrite_inside_out(blocks, _parted)


def _shaped(node: Json) -> Json | None:
    if node["t"] != "Para":
        return None
    if len(node["c"]) != 1:
        return _figure_with_places(node["c"])
    only = node["c"][0]
    if only["t"] != "Span" or "caption" not in only["c"][0][1]:
        return None
    return {"t": "Div", "c": [["", ["caption"], []], [{"t": "Para", "c": only["c"][1]}]]}


def _figure_with_places(inlines: list[Json]) -> Json | None:
    """The figure that a picture with a description is, beside which stand only places that links lead to."""
    images = [node for node in inlines if node["t"] == "Image"]
    places = [node for node in inlines if node["t"] == "Span" and node["c"][0][0] and not node["c"][1]]
    shown = [node for node in inlines if node["t"] not in _BLANKS]
    if len(images) != 1 or not places or len(shown) != len(places) + 1 or not images[0]["c"][1]:
        return None
    (image,), (first, *others) = images, places
    caption = [{"t": "Plain", "c": [*others, *deepcopy(image["c"][1])]}]
    return {"t": "Figure", "c": [first["c"][0], [None, caption], [{"t": "Plain", "c": [image]}]]}


def _join(node: Json) -> None:
    """Give tables and pictures the captions right beside them, in place, in all blocks."""
    for child in list(node.values() if isinstance(node, dict) else node):
        if isinstance(child, (dict, list)):
            _join(child)
    if isinstance(node, list) and all(isinstance(one, dict) for one in node):
        _join_bracketed(node)
        for at in reversed(range(len(node) - 1)):
            while len(made := _joined(*node[at : at + 2])) == 1:  # its English half may come next
                node[at : at + 2] = made
                if at + 1 == len(node):
                    break
            else:
                node[at : at + 2] = made


def _join_bracketed(blocks: list[Json]) -> None:
    """Give pictures the captions in brackets above them, （图6：水位）, that none above these can claim."""
    at = 0
    while at + 1 < len(blocks):
        words, pictures = _in_brackets(blocks[at]), _pictures(blocks[at + 1])
        is_claimed = at > 0 and _pictures(blocks[at - 1]) and not (at > 1 and _in_brackets(blocks[at - 2]))
        if words and pictures and not is_claimed:
            blocks[at : at + 2] = [figure_groups.figure(["", [], []], [{"t": "Plain", "c": words}], pictures)]
        at += 1


def _in_brackets(block: Json) -> list[Json]:
    """The inlines of a paragraph that is a caption in brackets; of another one none."""
    inlines: list[Json] = block["c"] if block.get("t") == "Para" else []
    words = text_of(inlines).strip() if inlines else ""
    found = _FIGURE.match(words, 1) if words[:1] in ("（", "(") and words[-1:] in ("）", ")") else None
    is_short = len(words) <= _LONGEST_PLAIN and not _SENTENCE.search(words[1:-1].replace("：", ""))
    return inlines if found is not None and is_short and not re.search("[（(）)]", words[1:-1]) else []


def _joined(first: Json, second: Json) -> list[Json]:
    """Two blocks; as one where one is the caption of the other."""
    if second.get("t") == "Table" and (words := _above_table(first)):
        below = [one for block in second["c"][1][1] for one in block["c"]]
        if not below or _is_half(words, below, _TABLE):
            second["c"][1][1] = [{"t": "Plain", "c": [*words, *([{"t": "Space"}, *below] if below else [])]}]
            return [second]
    if second.get("t") == "CodeBlock" and (words := _above_code(first)):
        return [{"t": "Div", "c": [["", ["caption", "listing"], []], [{"t": "Para", "c": words}]]}, second]
    words = _words_of(first)
    if second.get("t") == "Para" and _is_half(words, second["c"], _FIGURE):
        words += [{"t": "Space"}, *second["c"]]
        return [first]
    pictures = _pictures(first)
    if pictures and (words := _below_picture(second)):
        attributes = first["c"][0] if first["t"] == "Figure" else ["", [], []]
        return [figure_groups.figure(attributes, [{"t": "Plain", "c": words}], pictures)]
    if _goes_with(first, second):
        parts = figure_groups.pictures_of(first) + figure_groups.pictures_of(second["c"][2][0])
        return [figure_groups.figure(["", [], [["layout-ncol", "1"]]], second["c"][1][1], parts)]
    return [first, second]


def _goes_with(first: Json, second: Json) -> bool:
    """A picture without words right above a figure of one with a number: the figure has two, and one caption."""
    above = figure_groups.pictures_of(first)
    if second.get("t") != "Figure" or second["c"][0][0] or len(second["c"][2]) != 1 or len(above) != 1:
        return False
    has_number = _FIGURE.match(text_of(second["c"][1][1]).strip()) is not None
    return has_number and not text_of(above).strip() and bool(figure_groups.pictures_of(second["c"][2][0]))


def _words_of(block: Json) -> list[Json]:
    """The inlines of a figure's caption, to be added to; none where it has none or several blocks."""
    caption = block["c"][1][1] if block.get("t") == "Figure" else []
    return caption[0]["c"] if len(caption) == 1 and caption[0]["t"] in ("Plain", "Para") else []


def _is_half(chinese: list[Json], english: list[Json], begins: re.Pattern[str]) -> bool:
    """Whether a paragraph is the English half of a caption, under its number."""
    ours, theirs = text_of(chinese).strip(), text_of(english).strip()
    first, second = begins.match(ours), begins.match(theirs)
    if first is None or second is None or ours[0].isascii() or not theirs[0].isascii() or first[1] != second[1]:
        return False
    return len(theirs) <= _LONGEST_ENGLISH and bool(_BEGINS.match(theirs, second.end())) and not _twin(ours, begins)


def _pictures(block: Json) -> list[Json]:
    """The pictures that a block is, with their links; none where its own caption has a number."""
    if block.get("t") == "Figure":
        if _FIGURE.match(text_of(block["c"][1][1]).strip().lstrip("（(")) or len(block["c"][2]) != 1:
            return []
        block = block["c"][2][0]
    return figure_groups.pictures_of(block)


def _above_table(block: Json) -> list[Json]:
    """The inlines of a paragraph that is the caption of the table below it; of another one none."""
    inlines, _ = _opened(block)
    words = text_of(inlines).strip()
    return inlines if _TABLE.match(words) and not _is_text(words) else []


def _above_code(block: Json) -> list[Json]:
    """The inlines of a paragraph that is the caption of the code below it; of another one none."""
    inlines, _ = _opened(block)
    words = text_of(inlines).strip()
    found = _LISTING.match(words)
    return inlines if found and _APART.match(words, found.end()) and not _is_text(words) else []


def _below_picture(block: Json) -> list[Json]:
    """The inlines of a paragraph that is the caption of the picture above it; of another one none."""
    inlines, is_set_off = _opened(block)
    words = text_of(inlines).strip()
    found = _FIGURE.match(words)
    if found is None:
        return []
    if _twin(words, _FIGURE) and not _is_text(words):
        return inlines
    is_named = is_set_off or (_NAMES.match(words, found.end()) is not None and words[-1] not in "：:")
    if not _APART.match(words, found.end()) or len(words) > (_LONGEST if is_named else _LONGEST_PLAIN):
        return []
    return inlines if is_named or not _SENTENCE.search(words) else []


def _opened(block: Json) -> tuple[list[Json], bool]:
    """The inlines of a paragraph without the division and the emphasis around it, and whether these set it off.

    A division with a name, to which links may lead, and one of what code would draw (``dialects.drawn``) stay.
    """
    is_set_off = False
    if block.get("t") == "Div" and len(block["c"][1]) == 1:
        (name, classes, pairs), (inner,) = block["c"]
        is_set_off = bool({"center", "caption"} & set(classes)) or any("center" in value for _, value in pairs)
        block = block if name or "computed" in classes else inner
    if block.get("t") not in ("Para", "Plain"):
        return [], False
    inlines: list[Json] = block["c"]
    if len(inlines) == 1 and inlines[0]["t"] in ("Emph", "Strong"):
        return inlines[0]["c"], True
    return inlines, is_set_off


def _is_text(words: str) -> bool:
    """A paragraph that begins as a caption and is none."""
    place = _twin(words, _FIGURE) or _twin(words, _TABLE) or len(words)
    return place > _LONGEST or len(words) - place > _LONGEST_ENGLISH or words[-1] in _ENDS or "。" in words


def _parted(node: Json) -> None:
    """``图1　…　Fig.1　…``: the English half begins a line, as journals print it."""
    if node["t"] in ("Figure", "Table"):
        for block in node["c"][1][1]:
            _part(block)
    elif node["t"] == "Div" and "caption" in node["c"][0][1]:
        for block in node["c"][1]:
            _part(block)


def _part(block: Json) -> None:
    if block["t"] not in ("Plain", "Para"):
        return
    text = text_of(block["c"])
    place = _twin(text, _FIGURE) or _twin(text, _TABLE)
    if place:
        _break_at(block["c"], place)


def _twin(text: str, begins: re.Pattern[str]) -> int:
    """Where the English half of a caption begins, under the number of the Chinese one; 0 where there is none."""
    first = begins.match(text)
    if first is None or text[0].isascii():
        return 0
    places = (blank.end() for blank in _BEFORE_ENGLISH.finditer(text))
    return next((at for at in places if (again := begins.match(text, at)) and again[1] == first[1]), 0)


def _break_at(inlines: list[Json], place: int) -> None:
    """End the line before this character of the text, where it stands in no mark-up, and say that what follows is
    English, its label too; blanks there go.
    """
    seen = 0
    for at, node in enumerate(inlines):
        length = len(text_of(node))
        if seen == place and inlines[at - 1]["t"] in _BLANKS:
            inlines[at - 1 :] = [{"t": "LineBreak"}, _english(inlines[at:])]
            return
        if seen < place < seen + length and node["t"] == "Str":
            before, after = node["c"][: place - seen].rstrip("\u3000\u00a0"), node["c"][place - seen :]
            made = [{"t": "Str", "c": before}] if before else []
            rest = [{"t": "Str", "c": after}, *inlines[at + 1 :]]
            inlines[at:] = [*made, {"t": "LineBreak"}, _english(rest)]
            return
        seen += length


def _english(inlines: list[Json]) -> Json:
    return {"t": "Span", "c": [["", [], [["lang", "en"]]], inlines]}
