"""Front matter as one table: which fields there are, what they are called, who prints them, where and in what order.

Readers of Markdown, the title blocks of all formats and messages about unknown keys ask this table and nothing else. A
new field is a row of ``FIELDS``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kanyin.model import Meta

Kind = Literal["text", "marked", "list", "people"]
Place = Literal[
    "", "letterhead", "front", "codes", "citation", "front-en", "address", "notes", "closing", "colophon"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter.

    ``csl``: the variable of CSL 1.0.2 that it is, where that has another name, or none (``-``). ``zh`` and ``en`` are
    its labels. ``kind``: one text, a text with inline marks, a list of texts, people. ``place``: where it is printed,
    above the title (版头), in the title block, on its line of codes, below that, in its English half, between it and
    the text, in the notes at the foot of the opening page, below the text, at the foot of the last page (版记), or
    nowhere.
    ``paragraph_class``: the class of its paragraph in HTML and, capitalised, its style in DOCX.
    ``labelled``: printed behind its label. ``by_style``: printed only in a style whose ``style.toml`` names it
    (``[page] prints``).
    """

    name: str
    zh: str
    en: str
    csl: str = ""
    kind: Kind = "text"
    place: Place = ""
    paragraph_class: str = ""
    labelled: bool = False
    by_style: bool = False

    @property
    def label(self) -> str:
        """What is printed before it, with its colon; empty where nothing is."""
        if not self.labelled:
            return ""
        return f"{self.en}: " if self.place == "front-en" else f"{self.zh}："


def _official(
    name: str, zh: str, en: str, place: Place, csl: str = "-", *, many: bool = False, labelled: bool = False
) -> Field:
    """A field of an official document, printed by the styles that name it (GB/T 9704-2012 7 and 10)."""
    kind: Kind = "list" if many else "text"
    return Field(name, zh, en, csl, kind, place, name, labelled, by_style=True)


# Printed in this order (GB/T 7713.2 5.2 to 5.8; official documents: GB/T 9704-2012 7.2 to 7.4).
FIELDS = (
    _official("copy-number", "份号", "Copy number", "letterhead"),
    _official("classification", "密级和保密期限", "Classification", "letterhead"),
    _official("urgency", "紧急程度", "Urgency", "letterhead"),
    _official("issuer", "发文机关标志", "Issuer", "letterhead", "authority", many=True),
    _official("doc-number", "发文字号", "Document number", "letterhead", "number"),
    _official("signer", "签发人", "Approved by", "letterhead", many=True, labelled=True),
    Field("column", "栏目", "Column", "section", place="letterhead", paragraph_class="column", by_style=True),
    Field("title", "题名", "Title", kind="marked", place="front", paragraph_class="title"),
    Field("subtitle", "副题名", "Subtitle", "-", kind="marked", place="front", paragraph_class="subtitle"),
    Field("author", "作者", "Authors", kind="people", place="front", paragraph_class="authors"),
    Field("abstract", "摘要", "Abstract", kind="marked", place="front", paragraph_class="abstract", labelled=True),
    Field(
        "keywords", "关键词", "Key words", "keyword", "list", place="front", paragraph_class="keywords", labelled=True
    ),
    Field("CLC", "中图分类号", "CLC number", "-", place="codes", labelled=True),
    Field("document-code", "文献标识码", "Document code", "-", place="codes", labelled=True),
    Field("article-id", "文章编号", "Article ID", "-", place="codes", labelled=True),
    Field("DOI", "DOI", "DOI", place="codes", labelled=True),
    Field(
        "citation",
        "引用格式",
        "Cite as",
        "-",
        place="citation",
        paragraph_class="cite-as",
        labelled=True,
        by_style=True,
    ),
    Field("title-en", "英文题名", "Title", "-", "marked", place="front-en", paragraph_class="title"),
    Field("author-en", "英文作者", "Authors", "-", place="front-en", paragraph_class="authors"),
    Field("affiliation-en", "英文单位", "Affiliations", "-", place="front-en", paragraph_class="affiliations"),
    Field(
        "abstract-en",
        "英文摘要",
        "Abstract",
        "-",
        "marked",
        place="front-en",
        paragraph_class="abstract",
        labelled=True,
    ),
    Field("keywords-en", "英文关键词", "Key words", "-", place="front-en", paragraph_class="keywords", labelled=True),
    _official("addressee", "主送机关", "Addressee", "address", "recipient"),
    Field("received", "收稿日期", "Received", "submitted", place="notes", labelled=True),
    Field("revised", "修回日期", "Revised", "-", place="notes", labelled=True),
    Field("accepted", "录用日期", "Accepted", "-", place="notes", labelled=True),
    Field("available-date", "发布日期", "Published online", place="notes", labelled=True, by_style=True),
    Field("fund", "基金项目", "Supported by", "-", place="notes", labelled=True),
    Field("author-note", "作者简介", "About the authors", "-", place="notes", labelled=True),
    Field("corresponding", "通信作者", "Corresponding author", "-", place="notes", labelled=True),
    Field("orcid", "ORCID", "ORCID", "-", place="notes", labelled=True),
    _official("attachments", "附件", "Attachments", "closing", many=True, labelled=True),
    _official("present", "出席", "Present", "closing", labelled=True),
    _official("absent", "请假", "Absent", "closing", labelled=True),
    _official("observers", "列席", "Observers", "closing", labelled=True),
    _official("signature", "发文机关署名", "Signature", "closing", many=True),
    _official("date", "日期", "Date", "closing", "issued"),
    _official("note", "附注", "Note", "closing"),
    _official("cc", "抄送", "Copies to", "colophon", labelled=True),
    _official("printer", "印发机关", "Printed by", "colophon"),
    _official("print-date", "印发日期", "Printed on", "colophon"),
    # Known, and printed in no title block: running heads, references, EPUB and DOCX properties have some of them.
    Field("seal", "印章", "Seal", "-"),
    Field("original-date", "成文日期", "Dated"),
    Field("container-title", "刊名", "Journal"),
    Field("container-title-en", "英文刊名", "Journal", "-"),
    Field("volume", "卷", "Volume"),
    Field("issue", "期", "Issue"),
    Field("page", "页码", "Pages"),
    Field("lang", "语种", "Language", "language"),
    Field("lead", "导语", "Lead", "-"),
    Field("byline", "署名行", "Byline", "-"),
    Field("affiliation", "单位", "Affiliation", "-"),
    Field("citation", "引用格式", "Cite as", "-"),
    Field("editor", "责任编辑", "Editor"),
    Field("bibliography", "参考文献文件", "Bibliography", "-"),
    Field("csl", "引文样式文件", "CSL style", "-"),
    Field("translator", "译者", "Translator"),
    Field("original-title", "原标题", "Original title"),
    Field("publisher", "出版者", "Publisher"),
    Field("publisher-place", "出版地", "Place"),
    Field("place", "地点", "Place", "publisher-place"),
    Field("source", "来源", "Source"),
    Field("URL", "网址", "Address"),
    Field("ISSN", "ISSN", "ISSN"),
    Field("ISBN", "ISBN", "ISBN"),
    Field("edition", "版次", "Edition"),
    Field("genre", "体裁", "Genre"),
)

OF_TOOLS = frozenset(
    (
        *("layout", "permalink", "categories", "category", "comments", "toc", "slug", "draft", "weight", "sidebar"),
        *("jupytext", "kernelspec", "jupyter", "mystnb", "translation", "execution_mode", "numbering"),
        *(
            "sidebar_position",
            "sidebar_label",
            "output",
            "format",
            "knit",
            "documentclass",
            "biblio-style",
            "site",
            "url",
        ),
        *(
            "link-citations",
            "github-repo",
            "cover-image",
            "description",
            "summary",
            "id",
            "hide_title",
            "updated",
            "cover",
        ),
        *(
            "header-includes",
            "execute",
            "jupyter",
            "editor_options",
            "engine",
            "number-sections",
            "editor-visual",
            "top",
        ),
        *(
            "colorlinks",
            "lot",
            "lof",
            "geometry",
            "always_allow_html",
            "fontsize",
            "papersize",
            "linestretch",
            "linkcolor",
        ),
        *("linktitle", "metaLinks", "custom_edit_url", "pagination_next", "pagination_prev", "displayed_sidebar"),
        *("hide_table_of_contents", "icon-pack", "featured", "mdx", "nav_order", "has_children", "parent"),
        *("grand_parent", "social_title"),
        *("alias", "created", "modified", "kanban-plugin"),
        *("typora-root-url", "typora-copy-images-to", "banner", "banner_x", "banner_y"),
        *(
            "urlcolor",
            "citecolor",
            "toccolor",
            "mainfont",
            "sansfont",
            "monofont",
            "CJKmainfont",
            "classoption",
            "indent",
        ),
        *(
            "toc-depth",
            "toc_depth",
            "numbersections",
            "secnumdepth",
            "links-as-notes",
            "apple-mobile-web-app",
            "status",
        ),
        *(
            "home",
            "hero",
            "heroImage",
            "heroText",
            "tagline",
            "actionLink",
            "actionText",
            "actions",
            "features",
            "footer",
        ),
        *("thumbnail", "banner", "excerpt", "photos", "mathjax", "katex", "math", "published", "pin", "image", "icon"),
        *(
            "csl",
            "nocite",
            "theme",
            "css",
            "keywords-meta",
            "template",
            "hide",
            "search",
            "prev",
            "next",
            "head",
            "head_title",
        ),
        *(
            "aliases",
            "cssclass",
            "cssclasses",
            "publish",
            "type",
            "series",
            "lastmod",
            "linkTitle",
            "cascade",
            "menu",
            "index_img",
        ),
        *(
            "abbrlink",
            "copyright",
            "reprint",
            "mermaid",
            "password",
            "sticky",
            "hidden",
            "robots",
            "redirect_from",
            "tag",
        ),
    )
)
"""Keys by which Jekyll, Hexo, Hugo, Docusaurus, Quarto, R Markdown, Obsidian and the like speak to themselves."""

BY_NAME = {field.name: field for field in FIELDS}
_ALIASES = ("authors", "tags")
"""Keys that are read under another name."""


def at(place: Place, prints: tuple[str, ...] = ()) -> Iterator[Field]:
    """The fields of a place in their order; those ``by_style`` only where ``prints`` names them."""
    return (row for row in FIELDS if row.place == place and (not row.by_style or row.name in prints))


def attribute(name: str) -> str:
    """The field's attribute in ``Meta``; empty for one of ``Meta.extra``."""
    own = name.replace("-", "_")
    return own if own in Meta.__slots__ else ""


def is_known(name: str) -> bool:
    """True for a key that a row knows."""
    return name in BY_NAME or name in _ALIASES


def meant(name: str) -> str:
    """The field that an unknown key may be meant for: ``keywords`` for CSL's ``keyword``; empty where none is near."""
    simple = {row.name.lower(): row.name for row in FIELDS}
    wanted = name.lower().replace("_", "-").replace(" ", "-")
    for row in FIELDS:
        if name in (row.csl, row.zh) or wanted == row.name.lower():
            return row.name
    from difflib import get_close_matches

    near = get_close_matches(wanted, simple, 1, 0.75)
    return simple[near[0]] if near else ""
