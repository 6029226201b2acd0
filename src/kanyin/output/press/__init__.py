"""A Book as files for a print shop: the PDF with bleed, marks and inks, and a sheet about it."""

from kanyin.output.press.writer import Press, read_press, write_press

__all__ = ["Press", "read_press", "write_press"]
