"""Drawings (SVG): only what the list of ``rules/svg.toml`` allows goes into a book."""
