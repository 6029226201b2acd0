"""Front matter as one table: which fields there are, what they are called, who prints them, where and in what order.

Readers of Markdown, the title blocks of all formats and messages about unknown keys ask this table and nothing else. A
new field is a row of ``FIELDS``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from kanyin.model import Meta

Kind = Literal["text", "marked", "list", "people"]
Place = Literal["", "front", "codes", "front-en", "notes"]


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter.

    ``csl``: the variable of CSL 1.0.2 that it is, where that has another name, or none (``-``). ``zh`` and ``en`` are
    its labels. ``kind``: one text, a text with inline marks, a list of texts, people. ``place``: where it is printed,
    in the title block, on its line of codes, in its English half, in the notes at the foot of the opening page, or
    nowhere. ``paragraph_class``: the class of its paragraph in HTML and, capitalised, its style in DOCX.
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


# Printed in this order (GB/T 7713.2 5.2 to 5.8; the number of an official document: GB/T 9704-2012 7.2.5).
FIELDS = (
    Field(
        "doc-number", "发文字号", "Document number", "number", place="front", paragraph_class="masthead", by_style=True
    ),
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
    Field("received", "收稿日期", "Received", "submitted", place="notes", labelled=True),
    Field("revised", "修回日期", "Revised", "-", place="notes", labelled=True),
    Field("accepted", "录用日期", "Accepted", "-", place="notes", labelled=True),
    Field("fund", "基金项目", "Supported by", "-", place="notes", labelled=True),
    Field("author-note", "作者简介", "About the authors", "-", place="notes", labelled=True),
    # Known, and printed in no title block: running heads, references, EPUB and DOCX properties have some of them.
    Field("date", "日期", "Date", "issued"),
    Field("container-title", "刊名", "Journal"),
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

BY_NAME = {field.name: field for field in FIELDS}
_ALIASES = ("authors",)
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
    near = get_close_matches(wanted, simple, 1, 0.75)
    return simple[near[0]] if near else ""
