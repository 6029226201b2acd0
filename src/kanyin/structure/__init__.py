"""Clean Lines to a Document: metadata, headings, blocks, references. Pure functions."""
