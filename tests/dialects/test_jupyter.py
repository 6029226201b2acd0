"""A Jupyter Book's list of chapters as somebody may write it: what lies outside the book is told, and not read."""

from __future__ import annotations

from pathlib import Path

from kanyin.pipeline import make_folder_book
from kanyin.remarks import heard


def test_what_lies_outside_the_book_is_told(tmp_path: Path) -> None:
    book = tmp_path / "书"
    book.mkdir()
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "y.bib").write_text("@book{a, title={灯}}", encoding="utf-8")
    chapters = '- file: a\n- file: ../secret\n- file: "b\\0c"\n- file: "[ab]"\n- file: n\n'
    (book / "_toc.yml").write_text(f"format: jb-book\nroot: intro\nchapters:\n{chapters}", encoding="utf-8")
    bibs = f"- {tmp_path / 'y.bib'}\n- ../y.bib\n"
    (book / "_config.yml").write_text(f"title: 灯塔\nbibtex_bibfiles:\n{bibs}", encoding="utf-8")
    for name, text in (("intro.md", "# 灯"), ("a.md", "# 潮"), ("n.ipynb", "{}")):
        (book / name).write_text(text, encoding="utf-8")
    with heard() as found:
        made = make_folder_book(book, "书")
    said = "\n".join(remark.problem for remark in found)
    assert made.meta.title == "灯塔" and "潮" in made.html
    assert "n.ipynb" in said and "../secret" in said and "secret.txt" not in said and "[ab]" in said
    assert said.count("it lies outside") == 2
