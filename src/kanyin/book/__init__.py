"""Markdown to a Book: pandoc's tree, and what each block means, decided once for all formats."""
