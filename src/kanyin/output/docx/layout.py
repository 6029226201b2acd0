"""``docx.toml`` of a page style: what a DOCX needs to know besides the measures of ``style.toml``.

A style without the file has the title above its pages and the folio below, in the middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kanyin.messages import msg
from kanyin.style import Style, read_toml
from kanyin.style.file import Table, suggest

HEADS = ("none", "journal", "title", "book", "chapter")
"""What may stand above a page: nothing; journal and issue at both edges; first author and title in the middle; the
title, or the heading of the chapter, at the outer edge.
"""

_PLACES = ("middle", "outer")
_ALIGNMENTS = {"left": "left", "center": "center", "justify": "both"}


@dataclass(frozen=True, slots=True)
class DocxLayout:
    """Running heads by kind of page (one of ``HEADS`` each), folio, and what paragraph styles change.

    ``folio``: what it looks like on page 1. ``folio_inset``: characters from the outer edge. Gaps in pt between head
    or folio and the type area. ``paragraphs``: fields of ``styles.Paragraph`` by style id.
    """

    opening: str = "none"
    even: str = "title"
    odd: str = "title"
    rule: bool = True
    head_gap: float = 12.0
    folio: str = "1"
    folio_place: str = "middle"
    folio_inset: float = 0.0
    folio_gap: float = 14.0
    paragraphs: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def read_layout(style: Style, known: frozenset[str]) -> DocxLayout:
    """The look that the style's folder says; ``known``: the ids of all paragraph styles.

    Raises UsageError for whatever is wrong in ``docx.toml``.
    """
    file = style.folder / "docx.toml"
    if not file.is_file():
        return DocxLayout()
    top = read_toml(file)
    top.allow("heads", "folio", "paragraphs")
    fields: dict[str, object] = {}
    if "heads" in top.fields:
        fields.update(_heads(top.table("heads")))
    if "folio" in top.fields:
        fields.update(_folio(top.table("folio")))
    if "paragraphs" in top.fields:
        fields["paragraphs"] = dict(_paragraphs(top.table("paragraphs"), known))
    return DocxLayout(**fields)  # type: ignore[arg-type]


def _heads(heads: Table) -> Iterator[tuple[str, object]]:
    heads.allow("opening", "even", "odd", "rule", "gap")
    for key in ("opening", "even", "odd"):
        if key in heads.fields:
            yield key, _one_of(heads, key, HEADS)
    if "rule" in heads.fields:
        yield "rule", heads.flag("rule")
    if "gap" in heads.fields:
        yield "head_gap", heads.length("gap")


def _folio(folio: Table) -> Iterator[tuple[str, object]]:
    folio.allow("form", "place", "inset", "gap")
    if "form" in folio.fields:
        form = folio.string("form")
        if form.count("1") != 1:
            problem = msg("{form!r} does not show where the number stands", form=form)
            raise folio.error("form", problem, msg("write it as on page 1:  form = {example}", example='"— 1 —"'))
        yield "folio", form
    if "place" in folio.fields:
        yield "folio_place", _one_of(folio, "place", _PLACES)
    if "inset" in folio.fields:
        yield "folio_inset", _number(folio, "inset")
    if "gap" in folio.fields:
        yield "folio_gap", folio.length("gap")


def _paragraphs(paragraphs: Table, known: frozenset[str]) -> Iterator[tuple[str, dict[str, object]]]:
    paragraphs.allow(*sorted(known))
    for name in paragraphs.fields:
        table = paragraphs.table(name)
        table.allow("before", "after", "indent", "sides", "align")
        fields: dict[str, object] = {key: _number(table, key) for key in table.fields if key != "align"}
        if "align" in table.fields:
            fields["align"] = _ALIGNMENTS[_one_of(table, "align", tuple(_ALIGNMENTS))]
        yield name, fields


def _one_of(table: Table, key: str, words: tuple[str, ...]) -> str:
    word = table.string(key)
    if word not in words:
        raise table.error(key, msg("there is no {word!r} here", word=word), suggest(word, words))
    return word


def _number(table: Table, key: str) -> float:
    """Lines of the body, or characters."""
    value = table.fields[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 20:
        raise table.error(key, msg("a number from 0 to 20 is wanted here, not {value!r}", value=value))
    return float(value)
