"""Formulas: TeX as people write it → MathML → boxes of glyphs of an OpenType mathematical font. Knows nothing of books."""
