"""The named styles of a DOCX, made from a page style: who changes one changes every paragraph of its kind.

Sizes are half points and twips (1/20 pt) in the file; here they come in as pt. East Asian and Latin typefaces
are named in every style, because a style that names only one inherits the other from whatever Word has.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from kanyin.output.docx.language import eastern
from kanyin.output.docx.layout import DocxLayout
from kanyin.output.docx.paragraph_style import BY_STYLE, Paragraph, is_wanted
from kanyin.output.docx.xml import DECLARATION, NAMESPACES, mm_twips, twips
from kanyin.output.tables import SMALLER
from kanyin.style import Font, Style, Text

BODY = "BodyText"
TABLE_TEXT, SMALL_TABLE_TEXT = "TableText", "TableTextSmall"
LIST = "ListParagraph"
QUOTE = "QuoteText"
REFERENCE = "ReferenceEntry"
FIGURE_CAPTION, TABLE_CAPTION = "FigureCaption", "TableCaption"
FIGURE = "Figure"
SPEECH, STAGE = "Speech", "StageDirection"
SPEAKER, DIRECTION = "Speaker", "Direction"
"""Plays: what is said, a line of what is done; within these who says it, and what is done meanwhile."""
LINES, VERSE, QUOTED_VERSE = "LineBlock", "Verse", "QuotedVerse"
CODE = "CodeLine"
EQUATION = "Equation"
ORNAMENT, CENTERED, AT_RIGHT = "Ornament", "Centered", "AtRight"
SIGNED, FLUSH, SOURCE = "LetterSignature", "LetterFlush", "QuoteSource"
"""Who signs a letter; whom it is for and what it wishes; who is quoted."""
SOURCE_NOTES = "SourceNotes"
STRONG, EMPHASIS = "Strong", "Emphasis"
PROPER_NAME, WORK_NAME = "ProperName", "WorkName"
"""专名号 and the wavy 书名号, lines below names and below titles (GB/T 15834-2011 4.15, 4.17)."""
MARKED = "Marked"
"""What a reader is to see at once, as a marker pen has it."""
CITATION = "Citation"
LABEL = "Label"
INLINE_CODE = "Code"
_CAPTION = "Caption"
"""What Word itself calls captions, quotations and references stays under the styles that editors know by name, and what
pandoc calls code, so that it reads a corrected file again."""

_BOLD = 600
"""CSS weight from which a face is bold in Word. Hei at 500 is black enough; bold would be made up by Word."""


_HEADINGS = tuple(
    Paragraph(
        f"Heading{level}",
        f"heading {level}",
        f"heading{min(level, 5)}",
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
    Paragraph(BODY, "Body Text", "body", indent=2, on_grid=True),
    *BY_STYLE,
    Paragraph("Title", "Title", "title", before=1, after=0.5, align="center", keep=True, next="Authors"),
    Paragraph("Subtitle", "Subtitle", "subtitle", after=0.5, align="center", keep=True, next="Authors"),
    Paragraph("Authors", "作者", "authors", after=0.5, align="center", keep=True),
    Paragraph("Affiliations", "作者单位", "affiliations", after=0.5, align="center"),
    Paragraph("Abstract", "摘要", "abstract", sides=2),
    Paragraph("Keywords", "关键词", "keywords", sides=2),
    Paragraph("Codes", "分类号", "keywords", sides=2, align="left"),
    Paragraph("TitleEnglish", "英文题名", "authors", before=1, after=0.5, align="center", keep=True, english=True),
    Paragraph("AuthorsEnglish", "英文作者", "body", after=0.25, align="center", keep=True, english=True),
    Paragraph("AffiliationsEnglish", "英文单位", "affiliations", after=0.5, align="center", english=True),
    Paragraph("AbstractEnglish", "英文摘要", "abstract", sides=2, english=True),
    Paragraph("KeywordsEnglish", "英文关键词", "keywords", sides=2, english=True),
    Paragraph(SOURCE_NOTES, "首页注", "notes", sides=2, before=0.5, together=True),
    Paragraph("TOCHeading", "TOC Heading", "heading1", before=0.5, after=0.5, align="center", keep=True),
    *(Paragraph(f"TOC{n + 1}", f"toc {n + 1}", "toc", left=n, align="left", leader=True) for n in range(3)),
    *_HEADINGS,
    Paragraph("Quote", "Quote", "quote", indent=2, sides=2, on_grid=True),
    Paragraph(QUOTE, "引文", "quote", "Quote", indent=2, sides=2, on_grid=True),
    Paragraph(LIST, "List Paragraph", "body", on_grid=True),
    Paragraph("DefinitionTerm", "定义词", "body", keep=True, on_grid=True, next="Definition"),
    Paragraph("Definition", "定义", "body", sides=2, on_grid=True),
    Paragraph("SourceCode", "Source Code", "code", align="left"),
    Paragraph(CODE, "源代码", "code", "SourceCode", align="left"),
    Paragraph(LINES, "分行文字", "body", align="left", on_grid=True),
    Paragraph(VERSE, "诗行", "body", left=4, align="left", on_grid=True, whole=True),
    Paragraph(QUOTED_VERSE, "引诗", "quote", "Quote", left=4, align="left", on_grid=True, whole=True),
    Paragraph(SPEECH, "台词", "body", on_grid=True),
    Paragraph(STAGE, "舞台提示", "quote", on_grid=True),
    Paragraph(ORNAMENT, "分隔", "body", before=0.5, after=0.5, align="center"),
    Paragraph(CENTERED, "居中", "body", align="center", on_grid=True),
    Paragraph(AT_RIGHT, "居右", "body", align="right", on_grid=True),
    Paragraph(FLUSH, "书信顶格", "body", on_grid=True),
    Paragraph(SIGNED, "书信署名", "body", align="right", right=2, on_grid=True),
    Paragraph(SOURCE, "引文出处", "quote", "Quote", sides=2, align="right", on_grid=True),
    Paragraph(EQUATION, "公式", "body", before=0.25, after=0.25, align="center"),
    Paragraph(_CAPTION, "caption", "caption", before=0.25, after=0.25, align="center"),
    Paragraph(FIGURE_CAPTION, "图题", "caption", _CAPTION, before=0.25, after=0.5, align="center"),
    Paragraph(TABLE_CAPTION, "表题", "caption", _CAPTION, before=0.5, after=0.25, align="center", keep=True),
    Paragraph(FIGURE, "图", "body", before=0.5, align="center", keep=True),
    Paragraph(TABLE_TEXT, "表格文字", "table", align="left"),
    Paragraph(SMALL_TABLE_TEXT, "表格小字", "table", TABLE_TEXT, align="left", scale=SMALLER),
    Paragraph("Bibliography", "Bibliography", "references", hanging=2),
    Paragraph(REFERENCE, "参考文献", "references", "Bibliography", hanging=2),
    Paragraph("FootnoteText", "footnote text", "notes"),
    Paragraph("Header", "header", "header", align="center", own_height=True),
    Paragraph("Footer", "footer", "folio", align="center", own_height=True),
)

NAMES = frozenset(paragraph.id for paragraph in _PARAGRAPHS)
"""The ids of all paragraph styles that ``styles_xml`` writes, but for Normal."""


def styles_xml(style: Style, layout: DocxLayout, lang: str, *, label_width: float, hang: int) -> bytes:
    """``word/styles.xml``. ``lang``: the language of the text. ``label_width``: what the labels of the reference list
    need, in characters; 0 for none. ``hang``: how many characters the speeches of plays hang; 0 where there is none.
    """
    parts = [
        f"{DECLARATION}<w:styles {NAMESPACES}>",
        _defaults(style, lang),
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        *(_paragraph(paragraph, style) for paragraph in _adapted(style, layout, label_width, hang)),
        *_characters(style, is_play=hang > 0),
        _tables(style),
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
        "</w:styles>",
    ]
    return "\n".join(parts).encode()


def _adapted(style: Style, layout: DocxLayout, label_width: float, hang: int) -> Iterator[Paragraph]:
    """The paragraph styles as the page style wants them."""
    for paragraph in _PARAGRAPHS:
        fields = dict(layout.paragraphs.get(paragraph.id, {}))
        if paragraph.id in ("Heading1", "TOCHeading"):
            fields["new_page"] = style.chapters
        elif paragraph.id in (REFERENCE, "Bibliography") and label_width:
            fields["hanging"] = label_width
        elif paragraph.id in (SPEECH, STAGE):
            fields["hanging" if paragraph.id == SPEECH else "left"] = hang
            if not hang:
                continue
        if is_wanted(paragraph.id, style.prints, masthead=style.masthead):
            yield replace(paragraph, **fields)  # type: ignore[arg-type]


def _defaults(style: Style, lang: str) -> str:
    """Body type, language, and the rules for line edges and Han-Latin gaps (GB/T 15834; clreq) said out loud."""
    body = style.text["body"]
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(style.fonts[body.font], style)}{_size(body.size)}"
        f'<w:lang w:val="en-US" w:eastAsia="{eastern(lang)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _paragraph(kind: Paragraph, style: Style) -> str:
    role = style.text[kind.role]
    text = replace(role, size=role.size * kind.scale, leading=role.leading * kind.scale)
    following = f"<w:next w:val={quoteattr(kind.next)}/>" if kind.next else ""
    language = '<w:lang w:val="en-US" w:eastAsia="en-US"/>' if kind.english else ""
    return (
        f'<w:style w:type="paragraph" w:styleId={quoteattr(kind.id)}{_custom(kind.name)}>'
        f"<w:name w:val={quoteattr(kind.name)}/><w:basedOn w:val={quoteattr(kind.based_on)}/>{following}"
        f"<w:qFormat/><w:pPr>{_layout(kind, text, style)}</w:pPr>"
        f"<w:rPr>{_run_properties(text, style, red=kind.red)}{language}</w:rPr></w:style>"
    )


def _custom(name: str) -> str:
    return "" if name.isascii() else ' w:customStyle="1"'


def _layout(kind: Paragraph, text: Text, style: Style) -> str:
    """The paragraph's properties in the order of the schema (ISO/IEC 29500-1, CT_PPrBase)."""
    keep = ("<w:keepNext/>" if kind.keep else "") + ("<w:keepLines/>" if kind.keep or kind.whole else "")
    page = "<w:pageBreakBefore/>" if kind.new_page else ""
    together = "<w:contextualSpacing/>" if kind.together else ""
    edge = mm_twips(style.type_width)
    tab = f'<w:tabs><w:tab w:val="right" w:leader="middleDot" w:pos="{edge}"/></w:tabs>' if kind.leader else ""
    if kind.ends:
        right = edge - twips(kind.right * text.size)
        tab = f'<w:tabs><w:tab w:val="center" w:pos="{edge // 2}"/><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    grid = "" if kind.on_grid else '<w:snapToGrid w:val="0"/>'
    rule = "atLeast" if kind.level is None else "exact"
    line = f' w:line="{twips(text.leading)}" w:lineRule="{rule}"'
    if kind.on_grid or kind.own_height:
        line = ""
    before, after = (twips(lines * style.leading) for lines in (kind.before, kind.after))
    level = "" if kind.level is None else f'<w:outlineLvl w:val="{kind.level}"/>'
    return (
        f'{keep}{page}{_rules(kind)}{tab}{grid}<w:spacing w:before="{before}" w:after="{after}"{line}/>'
        f'{_indent(kind, text.size, style.size)}{together}<w:jc w:val="{kind.align}"/>{level}'
    )


def _rules(kind: Paragraph) -> str:
    lines = (
        f'<w:{edge} w:val="single" w:sz="{eighths}" w:space="4" w:color="{colour}"/>'
        for edge, eighths, colour in kind.rules
    )
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>" if kind.rules else ""


def _indent(kind: Paragraph, size: float, body: float) -> str:
    """Indents both in characters, which Word follows, and in twips, which LibreOffice needs."""

    def both(name: str, characters: float) -> str:
        return f' w:{name}Chars="{round(characters * 100)}" w:{name}="{twips(characters * size)}"'

    parts = ""
    sides = kind.sides * body / size
    if kind.left or sides or kind.hanging:
        parts += both("left", kind.left + sides + kind.hanging)
    if sides or kind.right:
        parts += both("right", sides + kind.right)
    if kind.indent or kind.based_on == "Quote":
        # Nothing said would be inherited.
        parts += both("firstLine", kind.indent)
    if kind.hanging:
        parts += both("hanging", kind.hanging)
    return f"<w:ind{parts}/>" if parts else ""


def _run_properties(text: Text, style: Style, *, red: bool = False) -> str:
    colour = '<w:color w:val="FF0000"/>' if red else ""
    # 小标宋 is as heavy as it should be, and has no bold.
    bold = "<w:b/><w:bCs/>" if text.weight >= _BOLD and text.font != "biaosong" else ""
    # Word counts sizes in half points: a little less white between characters gives a line as many as it should have.
    beyond = math.floor(round((text.size - round(text.size * 2) / 2) * 20, 3))
    tight = f'<w:spacing w:val="{beyond}"/>' if beyond and text.size == style.size else ""
    return _fonts(style.fonts[text.font], style) + bold + colour + tight + _size(text.size)


def _fonts(font: Font, style: Style) -> str:
    latin = quoteattr(style.latin[font.latin].docx)
    return f"<w:rFonts w:ascii={latin} w:eastAsia={quoteattr(font.docx)} w:hAnsi={latin} w:cs={latin}/>"


def _size(size: float) -> str:
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def _characters(style: Style, *, is_play: bool) -> Iterator[str]:
    label = style.text["label"]
    hei = _fonts(style.fonts["hei"], style)
    raised = '<w:vertAlign w:val="superscript"/>'
    mono = _fonts(style.fonts[style.text["code"].font], style)
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>'
        "</w:style>"
    )
    for identity, name, looks in (
        (LABEL, "标签", _run_properties(label, style)),
        # Han has neither slanted nor made-up bold letters: Hei stands for bold, 着重号 for italics
        # (GB/T 15834-2011 4.12).
        (STRONG, "Strong", hei),
        (EMPHASIS, "Emphasis", '<w:em w:val="underDot"/>'),
        *(((SPEAKER, "角色", hei), (DIRECTION, "动作提示", _fonts(style.fonts["kai"], style))) if is_play else ()),
        (PROPER_NAME, "专名", '<w:u w:val="single"/>'),
        (WORK_NAME, "书名", '<w:u w:val="wave"/>'),
        (MARKED, "标记", '<w:shd w:val="clear" w:color="auto" w:fill="E6E6E6"/>'),
        ("VerbatimChar", "Verbatim Char", mono),
        (INLINE_CODE, "代码", mono),
        ("FootnoteReference", "footnote reference", raised),
        (CITATION, "文献标注", raised),
        ("Hyperlink", "Hyperlink", '<w:color w:val="auto"/>'),
    ):
        yield (
            f'<w:style w:type="character" w:styleId="{identity}"{_custom(name)}><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{"VerbatimChar" if identity == INLINE_CODE else "DefaultParagraphFont"}"/>'
            f"<w:rPr>{looks}</w:rPr></w:style>"
        )


_ROW_WHITE = 2.0
"""Pt above and below the lines of a cell, at most: these stand closer to each other than rows do."""


def _tables(style: Style) -> str:
    """三线表: a thick line above and below (1.5 pt), a thin one under the head (0.75 pt); none upright."""
    text = style.text["table"]
    cell, apart = twips(text.size / 4), twips(min((style.leading - text.leading) / 2, _ROW_WHITE))

    def line(edge: str, eighths: int) -> str:
        return f'<w:{edge} w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/>'

    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>\n'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="三线表"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:jc w:val="center"/>'
        f"<w:tblBorders>{line('top', 12)}{line('bottom', 12)}</w:tblBorders>"
        f'<w:tblCellMar><w:top w:w="{apart}" w:type="dxa"/><w:left w:w="{cell}" w:type="dxa"/>'
        f'<w:bottom w:w="{apart}" w:type="dxa"/><w:right w:w="{cell}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{line("bottom", 6)}</w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
