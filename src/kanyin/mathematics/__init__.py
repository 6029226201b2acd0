"""Formulas: TeX as people write it → MathML → boxes of glyphs of an OpenType mathematical font.

A library of its own: it knows nothing of books and pages.
"""
