"""kanyin 刊印: from a scraped Chinese page to clean Markdown, PDF, EPUB and DOCX."""

__version__ = "0.1.0"
