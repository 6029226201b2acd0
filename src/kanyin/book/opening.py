"""The title of a file that has none in its front matter: its first heading, where that stands over all of it. Where
both say the same it is printed once.

The headings below a title begin at the first level, wherever it is written: many who write it in the front matter begin
with ``##``. So do those below the title of an attachment of an official document.
"""

from __future__ import annotations

from kanyin import rules
from kanyin.book import conservation, official
from kanyin.book.blocks import NUMERAL
from kanyin.book.pandoc_types import Json
from kanyin.book.places import line_with
from kanyin.book.tree import text_of
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_FIRST = lazy(r"\W*(?:0*1(?!\d)|0|一|I\b|A\b)")


def take_title(document: Json, markdown: str) -> None:
    """Make the first heading the title, or leave it out where it repeats it, and lift those below it by a level; tell
    where none can be it."""
    blocks, meta = document["blocks"], document["meta"]
    headings, tops = _headings(blocks)
    heading = title_heading(blocks, with_number=True)
    if title := text_of(meta.get("title", [])).strip():
        if heading and "".join(text_of(heading["c"][2]).split()) == "".join(title.split()):
            del blocks[_place(blocks, heading)]
            headings = headings[1:]
        _lift_sections(headings, is_official=official.is_official(meta, title))
        return
    if heading:
        meta["title"] = {"t": "MetaInlines", "c": heading["c"][2]}
        del blocks[_place(blocks, heading)]
        _lift_sections(headings[1:], is_official=official.is_official(meta, text_of(heading["c"][2]).strip()))
    elif len(tops) > 1:
        remark(
            msg("the file names no title, so the books are called by the file's name"),
            line=line_with(markdown, text_of(tops[0]["c"][2])),
            hint=msg("write it in the front matter: title: …"),
        )


def title_heading(blocks: list[Json], *, with_number: bool = False) -> Json | None:
    """The first heading, where it stands over all of the file; ``with_number``: as a section of a longer work too."""
    headings, tops = _headings(blocks)
    if not headings or tops[0] is not headings[0] or not _is_alone(blocks, tops):
        return None
    with_number = with_number and len(tops) == 1 and len(headings) > 1
    return tops[0] if _stands_over(blocks, tops[0], with_number=with_number) else None


def index_heading(blocks: list[Json]) -> Json | None:
    """The same of the index of a book. A number that counts something, 30 天, is no section's: those begin with 1."""
    heading = title_heading(blocks)
    numbered = None if heading else title_heading(blocks, with_number=True)
    return numbered if numbered and not _FIRST.match(text_of(numbered["c"][2])) else heading


def _headings(blocks: list[Json]) -> tuple[list[Json], list[Json]]:
    """All headings, and those of the highest level."""
    headings = [block for block in blocks if block["t"] == "Header"]
    highest = min((block["c"][0] for block in headings), default=0)
    return headings, [block for block in headings if block["c"][0] == highest]


def _is_alone(blocks: list[Json], tops: list[Json]) -> bool:
    """True where the others of its level are a reference list and the like, or the next one follows at once."""
    others = tops[1:]
    if all(map(_is_back_matter, others)):
        return True
    return _place(blocks, others[0]) == _place(blocks, tops[0]) + 1


def _stands_over(blocks: list[Json], heading: Json, *, with_number: bool) -> bool:
    """True for a heading that is no section, no 参考文献 and the like, with no text before it, pictures at most.

    ``with_number``: a section's number is no hindrance, as in a chapter of a longer work: 15. 灯塔, over 15.1 and 15.2.
    """
    if _is_back_matter(heading) or (_is_section(heading) and not (with_number and _has_words(heading))):
        return False
    before = blocks[: _place(blocks, heading)]
    return not any(block["t"] == "Para" and "".join(conservation.words(block)).strip() for block in before)


def _is_section(heading: Json) -> bool:
    """True for a heading that is a number, or has one that is no chapter's: 一、, 1.2."""
    words = text_of(heading["c"][2])
    found = rules.split_heading(words)
    return bool(NUMERAL.fullmatch(words)) or (found is not None and not found[0].startswith("第"))


def _has_words(heading: Json) -> bool:
    return not NUMERAL.fullmatch(text_of(heading["c"][2]))


def _is_back_matter(heading: Json) -> bool:
    words = text_of(heading["c"][2])
    return rules.is_unnumbered_heading(words) or rules.is_references_heading(words)


def _place(blocks: list[Json], block: Json) -> int:
    return next(at for at, one in enumerate(blocks) if one is block)


def _lift_sections(headings: list[Json], *, is_official: bool) -> None:
    """Lift the document's own headings and those of each of its attachments, whose heads are of the first level: 附件1,
    and what is not deeper below it."""
    sections: list[list[Json]] = [[]]
    head = 0
    for heading in headings:
        level = heading["c"][0]
        if official.is_annex(text_of(heading["c"][2])):
            head = level
            sections.append([])
        if level <= head:
            heading["c"][0] = 1
        else:
            sections[-1].append(heading)
    for section in sections:
        _lift(section)
        if is_official:
            _level_by_numbers(section)


def _level_by_numbers(headings: list[Json]) -> None:
    """In an official document 一、 is of the first level, （一） of the second and so on, as its type must tell
    (GB/T 9704-2012 7.3.3), whatever the author typed; chapters stand above all of them."""
    levels = [official.level_of(text_of(heading["c"][2])) for heading in headings]
    if 1 in levels and 0 not in levels:
        for heading, level in zip(headings, levels, strict=True):
            heading["c"][0] = level or heading["c"][0]


def _lift(headings: list[Json]) -> None:
    """Let the highest of the headings be of the first level."""
    deeper = [heading for heading in headings if not _is_back_matter(heading)]
    rise = min((heading["c"][0] for heading in deeper), default=1) - 1
    for heading in headings:
        heading["c"][0] = max(1, heading["c"][0] - rise)
