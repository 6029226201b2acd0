"""A Book to DOCX: text, notes and lists as pandoc writes them, all else made here."""

from kanyin.output.docx.writer import write_docx

__all__ = ["write_docx"]
