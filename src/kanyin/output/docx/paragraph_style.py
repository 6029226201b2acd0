"""A paragraph style of a DOCX, and those that only some page styles have: journals, official documents (公文)."""

from __future__ import annotations

from dataclasses import dataclass

MASTHEAD = "Masthead"
"""A journal's name above its opening page, between volume and issue."""
IMPRINT = "Imprint"
"""印发机关 and 印发日期 of an official document."""
FURTHER = "AttachmentsFurther"
"""The second attachment and those below it: their numbers stand under that of the first (GB/T 9704-2012 7.3.4)."""
ANNEX, ANNEX_TITLE, ISSUED = "Annex", "AnnexTitle", "IssuedTitle"
"""附件1, the title of an attachment below it, and that of a document which another one is issued with."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph style: what the page style calls it, its names, and what is not in ``Text``."""

    id: str
    name: str
    role: str
    based_on: str = "Normal"
    indent: float = 0
    """First line, in characters."""
    sides: float = 0
    """Left and right indent, in characters of the body."""
    left: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    """Space before and after, in lines of the body."""
    align: str = "both"
    keep: bool = False
    level: int | None = None
    """Outline level of a heading, from 0. Its lines are exactly as high as the body's, to keep the grid."""
    english: bool = False
    on_grid: bool = False
    own_height: bool = False
    """Lines as high as their type wants: what stands in the margins."""
    together: bool = False
    """No white between paragraphs of this style."""
    whole: bool = False
    """No column or page ends inside."""
    new_page: bool = False
    scale: float = 1
    """The size of its type, by that of its role."""
    leader: bool = False
    """A tab at the right edge with dots before it."""
    next: str = ""
    right: float = 0
    """Right indent, in characters."""
    red: bool = False
    rules: tuple[tuple[str, int, str], ...] = ()
    """Rules at its edges: which edge, eighths of a point, colour."""
    ends: bool = False
    """Tabs in the middle and at the right edge."""


_THICK, _THIN = 8, 6
"""Eighths of a point: .35 mm and .25 mm (GB/T 9704-2012 7.4.1)."""

_OF_JOURNALS = (
    Paragraph(
        MASTHEAD, "刊头", "header", after=0.5, align="left", keep=True, ends=True, rules=(("bottom", 12, "auto"),)
    ),
    Paragraph("Column", "栏目", "header", after=0.5, align="left", keep=True),
    Paragraph("CiteAs", "引用格式", "affiliations", sides=2),
)

# GB/T 9704-2012 7.2 to 7.4 and 10.3: only styles that print such fields have these.
OFFICIAL = (
    Paragraph("CopyNumber", "份号", "body", align="left", keep=True),
    Paragraph("Classification", "密级和保密期限", "label", align="left", keep=True),
    Paragraph("Urgency", "紧急程度", "label", align="left", keep=True),
    Paragraph("Issuer", "发文机关标志", "title", before=1, after=1, align="center", keep=True, scale=1.6, red=True),
    Paragraph(
        "DocNumber", "发文字号", "body", before=1, align="center", keep=True, next="Title",
        rules=(("bottom", _THICK, "FF0000"),),
    ),
    # The same rule as above it, so that the two have one.
    Paragraph(
        "Signer", "签发人", "body", align="right", keep=True, next="Title", rules=(("bottom", _THICK, "FF0000"),),
    ),
    Paragraph("Addressee", "主送机关", "body", before=1, on_grid=True, next="BodyText"),
    Paragraph("Attachments", "附件说明", "body", left=2, hanging=3, before=1, together=True),
    Paragraph(FURTHER, "附件说明续行", "body", left=5, hanging=1),
    Paragraph("Present", "出席", "body", left=2, hanging=3, before=1),
    Paragraph("Absent", "请假", "body", left=2, hanging=3),
    Paragraph("Observers", "列席", "body", left=2, hanging=3),
    Paragraph("Signature", "发文机关署名", "body", before=2, align="right", right=4, keep=True, together=True),
    Paragraph("Date", "成文日期", "body", align="right", right=4),
    Paragraph("Note", "附注", "body", indent=2),
    Paragraph(ANNEX, "附件", "heading1", align="left", keep=True, new_page=True, level=0, next=ANNEX_TITLE),
    Paragraph(ANNEX_TITLE, "附件标题", "title", before=1, after=1, align="center", keep=True, level=0, next="BodyText"),
    Paragraph(
        ISSUED, "印发文件标题", "title", before=1, after=1, align="center", keep=True, new_page=True, level=0,
        next="BodyText",
    ),
    Paragraph(
        "Cc", "抄送机关", "body", left=1, hanging=3, right=1, before=2, keep=True, scale=14 / 15.79,
        rules=(("top", _THICK, "auto"),),
    ),
    Paragraph(
        IMPRINT, "印发机关和印发日期", "body", left=1, right=1, align="left", scale=14 / 15.79, ends=True,
        rules=(("top", _THIN, "auto"), ("bottom", _THICK, "auto")),
    ),
)  # fmt: skip
BY_STYLE = (*_OF_JOURNALS, *OFFICIAL)
_OWN = frozenset(paragraph.id for paragraph in BY_STYLE)


def is_wanted(identifier: str, prints: tuple[str, ...], *, masthead: bool) -> bool:
    """False for a paragraph style whose field a page style does not print."""
    names = {"".join(map(str.capitalize, name.split("-"))) for name in prints}
    if identifier == MASTHEAD:
        return masthead
    if identifier == "CiteAs":
        return "Citation" in names
    if identifier in (ANNEX, ANNEX_TITLE, ISSUED, FURTHER):
        return "Attachments" in names
    if identifier == IMPRINT:
        return bool({"Printer", "PrintDate"} & names)
    return identifier not in _OWN or identifier in names
