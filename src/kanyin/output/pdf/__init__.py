"""A Book to PDF through WeasyPrint: HTML and CSS of the pages, and what is checked of what came out."""

from kanyin.output.pdf.writer import write_pdf

__all__ = ["write_pdf"]
