"""The named styles of a DOCX, made from a page style: who changes one changes every paragraph of its kind.

Sizes are half points and twips (1/20 pt) in the file; here they come in as pt. East Asian and Latin typefaces
are named in every style, because a style that names only one inherits the other from whatever Word has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from kanyin.output.docx_xml import DECLARATION, NAMESPACES, twips
from kanyin.styles import Font, Style, Text

BODY = "BodyText"
TABLE_TEXT = "TableText"
LIST = "ListParagraph"
REFERENCE = "Bibliography"
CAPTION = "Caption"
FIGURE = "Figure"
LINES = "LineBlock"
STRONG, EMPHASIS = "Strong", "Emphasis"

_BOLD = 600
"""CSS weight from which a face is bold in Word. Hei at 500 is black enough; bold would be made up by Word."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph style: what the page style calls it, its names, and what is not in ``Text``."""

    id: str
    name: str
    role: str
    based_on: str = "Normal"
    indent: float = 0
    """First line, in characters."""
    sides: float = 0
    """Left and right indent, in characters."""
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
    next: str = ""


_HEADINGS = tuple(
    _Paragraph(
        f"Heading{level}",
        f"heading {level}",
        f"heading{min(level, 3)}",
        before=0.75 if level == 1 else 0,
        after=0.25 if level == 1 else 0,
        align="left",
        keep=True,
        level=level - 1,
        next=BODY,
    )
    for level in range(1, 10)
)

_PARAGRAPHS = (
    _Paragraph(BODY, "Body Text", "body", indent=2, on_grid=True),
    _Paragraph("Title", "Title", "title", before=1, after=0.5, align="center", keep=True, next="Authors"),
    _Paragraph("Subtitle", "Subtitle", "subtitle", after=0.5, align="center", keep=True, next="Authors"),
    _Paragraph("Authors", "作者", "authors", after=0.5, align="center", keep=True),
    _Paragraph("Affiliations", "作者单位", "affiliations", after=0.5, align="center"),
    _Paragraph("Abstract", "摘要", "abstract", sides=2),
    _Paragraph("Keywords", "关键词", "keywords", sides=2),
    _Paragraph("Codes", "分类号", "keywords", sides=2),
    _Paragraph("TitleEnglish", "英文题名", "authors", before=1, after=0.5, align="center", keep=True, english=True),
    _Paragraph("AuthorsEnglish", "英文作者", "body", after=0.25, align="center", keep=True, english=True),
    _Paragraph("AffiliationsEnglish", "英文单位", "affiliations", after=0.5, align="center", english=True),
    _Paragraph("AbstractEnglish", "英文摘要", "abstract", sides=2, english=True),
    _Paragraph("KeywordsEnglish", "英文关键词", "keywords", sides=2, english=True),
    *_HEADINGS,
    _Paragraph("BlockText", "Block Text", "quote", indent=2, sides=2, on_grid=True),
    _Paragraph(LIST, "List Paragraph", "body", on_grid=True),
    _Paragraph("DefinitionTerm", "定义词", "body", keep=True, on_grid=True, next="Definition"),
    _Paragraph("Definition", "定义", "body", sides=2, on_grid=True),
    _Paragraph("SourceCode", "源代码", "code", align="left"),
    _Paragraph(LINES, "分行文字", "body", sides=2, align="left", on_grid=True),
    _Paragraph(CAPTION, "caption", "caption", before=0.25, after=0.25, align="center"),
    _Paragraph(FIGURE, "图", "body", before=0.5, align="center", keep=True),
    _Paragraph(TABLE_TEXT, "表格文字", "table", align="left"),
    _Paragraph(REFERENCE, "Bibliography", "references", hanging=2, align="both"),
    _Paragraph("FootnoteText", "footnote text", "notes"),
    _Paragraph("Header", "header", "header", align="center"),
    _Paragraph("Footer", "footer", "header", align="center"),
)


def names() -> frozenset[str]:
    """The ids of all styles that ``styles_xml`` writes."""
    characters = (
        "DefaultParagraphFont",
        "Label",
        STRONG,
        EMPHASIS,
        "VerbatimChar",
        "FootnoteReference",
        "Hyperlink",
    )
    return frozenset({"Normal", "TableNormal", "NoList", "Table", *characters, *(p.id for p in _PARAGRAPHS)})


def styles_xml(style: Style) -> bytes:
    """``word/styles.xml``."""
    parts = [
        f"{DECLARATION}<w:styles {NAMESPACES}>",
        _defaults(style),
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        *(_paragraph(paragraph, style) for paragraph in _PARAGRAPHS),
        *_characters(style),
        _tables(style),
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
        "</w:styles>",
    ]
    return "\n".join(parts).encode()


def _defaults(style: Style) -> str:
    """Body type, zh-CN, and the rules for line edges and Han-Latin gaps (GB/T 15834; clreq) said out loud."""
    body = style.text["body"]
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(style.fonts[body.font], style)}{_size(body.size)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _paragraph(kind: _Paragraph, style: Style) -> str:
    text = style.text[kind.role]
    following = f"<w:next w:val={quoteattr(kind.next)}/>" if kind.next else ""
    language = '<w:lang w:val="en-US" w:eastAsia="en-US"/>' if kind.english else ""
    return (
        f'<w:style w:type="paragraph" w:styleId={quoteattr(kind.id)}{_custom(kind.name)}>'
        f"<w:name w:val={quoteattr(kind.name)}/><w:basedOn w:val={quoteattr(kind.based_on)}/>{following}"
        f"<w:qFormat/><w:pPr>{_layout(kind, text, style)}</w:pPr>"
        f"<w:rPr>{_looks(text, style)}{language}</w:rPr></w:style>"
    )


def _custom(name: str) -> str:
    return "" if name.isascii() else ' w:customStyle="1"'


def _layout(kind: _Paragraph, text: Text, style: Style) -> str:
    """The paragraph's properties in the order of the schema (ISO/IEC 29500-1, CT_PPrBase)."""
    keep = "<w:keepNext/><w:keepLines/>" if kind.keep else ""
    grid = "" if kind.on_grid else '<w:snapToGrid w:val="0"/>'
    rule = "atLeast" if kind.level is None else "exact"
    line = "" if kind.on_grid else f' w:line="{twips(text.leading)}" w:lineRule="{rule}"'
    before, after = (twips(lines * style.leading) for lines in (kind.before, kind.after))
    level = "" if kind.level is None else f'<w:outlineLvl w:val="{kind.level}"/>'
    return (
        f'{keep}{grid}<w:spacing w:before="{before}" w:after="{after}"{line}/>'
        f'{_indent(kind, text.size)}<w:jc w:val="{kind.align}"/>{level}'
    )


def _indent(kind: _Paragraph, size: float) -> str:
    """Indents both in characters, which Word follows, and in twips, which LibreOffice needs."""

    def both(name: str, characters: float) -> str:
        return f' w:{name}Chars="{round(characters * 100)}" w:{name}="{twips(characters * size)}"'

    parts = ""
    if kind.sides or kind.hanging:
        parts += both("left", kind.sides + kind.hanging)
    if kind.sides:
        parts += both("right", kind.sides)
    if kind.indent:
        parts += both("firstLine", kind.indent)
    if kind.hanging:
        parts += both("hanging", kind.hanging)
    return f"<w:ind{parts}/>" if parts else ""


def _looks(text: Text, style: Style) -> str:
    bold = "<w:b/><w:bCs/>" if text.weight >= _BOLD else ""
    return _fonts(style.fonts[text.font], style) + bold + _size(text.size)


def _fonts(font: Font, style: Style) -> str:
    latin = quoteattr(style.latin[font.latin].docx)
    return f"<w:rFonts w:ascii={latin} w:eastAsia={quoteattr(font.docx)} w:hAnsi={latin} w:cs={latin}/>"


def _size(size: float) -> str:
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def _characters(style: Style) -> Iterator[str]:
    label = style.text["label"]
    hei, kai = _fonts(style.fonts["hei"], style), _fonts(style.fonts["kai"], style)
    mono = _fonts(style.fonts[style.text["code"].font], style)
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>'
        "</w:style>"
    )
    for identity, name, looks in (
        ("Label", "标签", _looks(label, style)),
        # Han has neither slanted nor made-up bold letters: Hei stands for bold, Kai for italics. (Emphasis
        # marks would make the line higher than the grid allows.)
        (STRONG, "Strong", hei),
        (EMPHASIS, "Emphasis", kai),
        ("VerbatimChar", "代码", mono),
        ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        ("Hyperlink", "Hyperlink", '<w:color w:val="auto"/>'),
    ):
        yield (
            f'<w:style w:type="character" w:styleId="{identity}"{_custom(name)}><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{looks}</w:rPr></w:style>'
        )


def _tables(style: Style) -> str:
    """三线表: a thick line above and below (1.5 pt), a thin one under the head (0.75 pt); none upright."""
    cell = twips(style.text["table"].size / 2)

    def line(edge: str, eighths: int) -> str:
        return f'<w:{edge} w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/>'

    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>\n'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="三线表"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:jc w:val="center"/>'
        f"<w:tblBorders>{line('top', 12)}{line('bottom', 12)}</w:tblBorders>"
        f'<w:tblCellMar><w:left w:w="{cell}" w:type="dxa"/><w:right w:w="{cell}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{line("bottom", 6)}</w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
