"""The parts of a DOCX around its text: settings, fonts, properties, and what says which part is what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from kanyin import __version__
from kanyin.book import dates
from kanyin.book.language import tag
from kanyin.book.source_line import source_line
from kanyin.model import Book
from kanyin.output.docx.language import eastern
from kanyin.output.docx.xml import DECLARATION, MATH_FONT, NAMESPACES, RELATIONSHIPS, A, M, R, serialise, twips
from kanyin.output.xhtml import legal
from kanyin.style import Style

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PART_TYPES = {
    "document": f"{_WORD}.document.main+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
"""Content types that are not made of the part's name."""

_SIMPLIFIED, _TRADITIONAL = "86", "88"
"""Sets of characters of a typeface, GB 2312 and Big5 (ISO/IEC 29500-1, 17.8.3.2)."""
_TYPEFACES = {
    "宋体": ("SimSun", _SIMPLIFIED),
    "黑体": ("SimHei", _SIMPLIFIED),
    "楷体": ("KaiTi", _SIMPLIFIED),
    "仿宋": ("FangSong", _SIMPLIFIED),
    "新細明體": ("PMingLiU", _TRADITIONAL),
    "細明體": ("MingLiU", _TRADITIONAL),
    "微軟正黑體": ("Microsoft JhengHei", _TRADITIONAL),
    "標楷體": ("DFKai-SB", _TRADITIONAL),
}
"""The names under which a Word that is not Chinese knows the same fonts, and their characters."""


_NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〘〚〝﹙﹛＄（．［｛￡￥"
_NEVER_FIRST = "[!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〙〛〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
"""Word's own for Chinese, and ``[`` with those that begin no line: a citation stays with the word before it;
and the rarer brackets 〘〙〚〛."""

_CIRCLED = 20
"""As many notes as there are circled numbers: ① to ⑳."""


def note_numbers(notes: int) -> str:
    """How notes are numbered, for settings and for every section: circled while all can be, as in Chinese print."""
    return f'<w:numFmt w:val="{"decimalEnclosedCircle" if notes <= _CIRCLED else "decimal"}"/>'


def settings(style: Style, notes: str, lang: str) -> bytes:
    """Odd and even pages, squeezed punctuation, the layout of Word 2013 (compatibility mode 15).

    ``notes``: what ``note_numbers`` says of them; ``lang``: the language of the text.
    """
    office = "http://schemas.microsoft.com/office/word"
    mode = f'<w:compatSetting w:name="compatibilityMode" w:uri="{office}" w:val="15"/>'
    mirrored = "<w:mirrorMargins/>" if style.margin_inner != style.margin_outer else ""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{mirrored}'
        f'<w:defaultTabStop w:val="{twips(2 * style.size)}"/><w:evenAndOddHeaders/>'
        f'<w:drawingGridVerticalSpacing w:val="{twips(style.leading)}"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:noLineBreaksAfter w:lang="{eastern(lang)}" w:val={quoteattr(_NEVER_LAST)}/>'
        f'<w:noLineBreaksBefore w:lang="{eastern(lang)}" w:val={quoteattr(_NEVER_FIRST)}/>'
        f'<w:footnotePr>{notes}<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        f"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>{mode}</w:compat>"
        f'<m:mathPr xmlns:m="{M}"><m:mathFont m:val={quoteattr(MATH_FONT)}/></m:mathPr>'
        f'<w:themeFontLang w:val="en-US" w:eastAsia="{eastern(lang)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    ).encode()


def font_table(style: Style) -> bytes:
    """The typefaces of the style, the Chinese ones with the names that other Words know them by."""
    chinese = dict.fromkeys(font.docx for font in style.fonts.values())
    latin = dict.fromkeys(font.docx for font in style.latin.values())
    entries = []
    for name in chinese:
        other, characters = _TYPEFACES.get(name, ("", _SIMPLIFIED))
        alias = f"<w:altName w:val={quoteattr(other)}/>" if other else ""
        entries.append(f'<w:font w:name={quoteattr(name)}>{alias}<w:charset w:val="{characters}"/></w:font>')
    latin[MATH_FONT] = None
    entries += [f'<w:font w:name={quoteattr(name)}><w:charset w:val="00"/></w:font>' for name in latin]
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{''.join(entries)}</w:fonts>".encode()


def theme(office: bytes, style: Style) -> bytes:
    """The theme that Word requires, with the style's typefaces for headings and text in Office's."""
    root = etree.fromstring(office)
    for place, font in (("majorFont", style.fonts["hei"]), ("minorFont", style.fonts["song"])):
        for faces in root.iter(f"{{{A}}}{place}"):
            faces.find(f"{{{A}}}latin").set("typeface", style.latin[font.latin].docx)
            faces.find(f"{{{A}}}ea").set("typeface", font.docx)
            for other in faces.findall(f"{{{A}}}font"):
                faces.remove(other)
    return serialise(root)


def core_properties(book: Book) -> bytes:
    """Title, creators, keywords, the journal as subject, the abstract as description; the text's date."""
    meta = book.meta
    when = dates.fixed_time(meta.date).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = {
        "dc:title": meta.title or book.name,
        "dc:subject": source_line(meta),
        "dc:creator": "; ".join(author.name for author in meta.author),
        "cp:keywords": "; ".join(meta.keywords),
        "dc:description": meta.abstract,
    }
    texts = "".join(f"<{name}>{escape(legal(text))}</{name}>" for name, text in fields.items() if text)
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-'
        'properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{texts}<dc:language>{tag(meta.lang)}</dc:language>{times}'
        "</cp:coreProperties>"
    ).encode()


def app_properties() -> bytes:
    """What made the file; no counts, for nobody has counted."""
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>kanyin {__version__}'
        "</Application></Properties>"
    ).encode()


def package_relationships() -> bytes:
    """``_rels/.rels``."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return relationships(
        [
            ("document", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("core", core, "docProps/core.xml"),
            ("app", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ]
    )


def document_relationships(parts: Iterable[str]) -> list[tuple[str, str, str]]:
    """Relationships of the document to our parts, by file name; the id is the name without its ending."""
    return [
        (part.removesuffix(".xml"), f"{R}/{part.removesuffix('.xml').rstrip('0123456789')}", part) for part in parts
    ]


def relationships(entries: Iterable[tuple[str, str, str]], kept: Iterable[str] = ()) -> bytes:
    """A ``.rels`` part from ids, types and targets; ``kept`` are ready-made entries."""
    made = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target={quoteattr(target)}/>'
        for identity, kind, target in entries
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{made}{"".join(kept)}</Relationships>'.encode()


def content_types(parts: Iterable[str], pictures: Mapping[str, str]) -> bytes:
    """``[Content_Types].xml``: the parts of ``word/`` by file name, and media types by ending."""
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **pictures,
    }
    package = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = {
        "/docProps/core.xml": package,
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    for part in parts:
        kind = part.removesuffix(".xml").rstrip("0123456789")
        overrides[f"/word/{part}"] = _PART_TYPES.get(kind, f"{_WORD}.{kind}+xml")
    return (
        f'{DECLARATION}<Types xmlns="{_TYPES}">'
        + "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in sorted(defaults.items()))
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
        + "</Types>"
    ).encode()
