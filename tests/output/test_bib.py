"""The reference list of a book as files of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pybtex.database
from openxml_audit import OpenXmlValidator

from tests.conftest import Run

TEXT = """\
---
title: 渡口
---

# 引言

前人说过[1]。

# 参考文献

[1] 方砚, 林漱舟. 河口史话[M]. 北京: 河口出版社, 2010.

[2] FANG Y. Ferry & lamp_post[J]. Village, 2011, 1(2): 3-5.
"""


def test_a_book_has_its_references_beside_it(kanyin: Run, here: Path) -> None:
    (here / "page.md").write_text(TEXT, encoding="utf-8")
    assert kanyin("build", "page.md", "--to", "bib,csl.json").returncode == 0
    found = pybtex.database.parse_string((here / "build" / "page.bib").read_text(encoding="utf-8"), "bibtex")
    assert list(found.entries) == ["ref-1", "ref-2"]
    made = json.loads((here / "build" / "page.csl.json").read_text(encoding="utf-8"))
    assert [item["title"] for item in made] == ["河口史话", "Ferry & lamp_post"]


def test_a_book_without_references_is_told_of(kanyin: Run, here: Path) -> None:
    (here / "page.md").write_text("---\ntitle: 渡口\n---\n\n正文。\n", encoding="utf-8")
    done = kanyin("build", "page.md", "--to", "bib")
    assert done.returncode == 0
    assert b"no reference list found" in done.stderr
    assert (here / "build" / "page.bib").read_bytes() == b""


def test_in_docx_the_year_of_an_author_leads_to_the_entry(kanyin: Run, here: Path) -> None:
    text = (
        "---\ntitle: 渡口\n---\n\n# 引言\n\n方砚（2010）说过，又见（Holm，2011b）。\n\n# 参考文献\n\n"
        "方砚, 2010. 河口史话[M]. 北京: 河口出版社.\n\nHOLM A, 2011b. Ferry lamps[J]. Village, 1(2): 3-5.\n"
    )
    (here / "page.md").write_text(text, encoding="utf-8")
    assert kanyin("build", "page.md", "--to", "docx").returncode == 0
    with ZipFile(here / "build" / "page.docx") as package:
        document = package.read("word/document.xml").decode()
    links = re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]*)"[^>]*>.*?<w:t[^>]*>([^<]*)</w:t>', document)
    assert [link for link in links if link[0].startswith("ref_")] == [("ref_1", "2010"), ("ref_2", "2011b")]
    assert OpenXmlValidator().validate(str(here / "build" / "page.docx")).is_valid
