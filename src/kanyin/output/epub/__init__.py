"""A Book to EPUB 3.3: pages of XHTML, navigation, cover, and the package that EbookLib writes."""

from kanyin.output.epub.writer import write_epub

__all__ = ["write_epub"]
