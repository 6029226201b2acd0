"""A formula where nothing is set: in bookmarks, running heads, lists of contents, metadata; ``a² = b``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from kanyin.mathematics import reader
from kanyin.patterns import lazy

_RELATIONS = frozenset("=<>≤≥≠≈≡∼≃≅∝→←↔⇒⇐⇔⟹⟸⟺↦∈∉⊂⊆⊃⊇∣")
_ALPHABETS = "\U0001d400"
"""Where Unicode's letters of mathematics begin: few other fonts have them."""
_UNSEEN = dict.fromkeys(range(0x2062, 0x2065))
"""Signs that say how a term is read aloud."""
_APPLIES = "\u2061"
_APPLIED = lazy(r"\u2061\s*(?=[(\[{]|\Z)")
"""Between a function and its brackets nothing stands: ``sin(x)``; between it and a letter a blank."""
_ALONE = lazy(r"\w+|.?", re.DOTALL)
_BLANKS = lazy(r"\s+")


def words(tex: str, script: Callable[[str, str], str]) -> str:
    """A formula as plain text; TeX that cannot be read as it is.

    ``script``: what stands on the line for what is raised or lowered, by its name of pandoc's and its text.
    """
    try:
        made = reader.read(tex, display=False)
    except reader.TexError:
        return tex
    text = _APPLIED.sub("", _Writer(script).text(made.math)).replace(_APPLIES, " ")
    return _BLANKS.sub(" ", text).strip()


class _Writer:
    """Writes the elements of MathML; ``script`` as in ``words``."""

    def __init__(self, script: Callable[[str, str], str]) -> None:
        self.script = script

    def text(self, element: Any) -> str:
        """An element with all that it holds."""
        name = element.tag.rpartition("}")[2]
        inner = [child for child in element if isinstance(child.tag, str)]
        if name in ("annotation", "annotation-xml", "mphantom"):
            return ""
        if not inner:
            return self._sign(name, element.text or "")
        parts = [self.text(child) for child in inner]
        return _SHAPES[name](self, parts) if name in _SHAPES else "".join(parts)

    def _sign(self, name: str, text: str) -> str:
        if name == "mspace":
            return " "
        text = text.translate(_UNSEEN)
        plain = "".join(unicodedata.normalize("NFKC", one) if one >= _ALPHABETS else one for one in text)
        return f" {plain} " if name == "mo" and plain in _RELATIONS else plain

    def scripts(self, parts: list[str]) -> str:
        """A term with what is lowered and raised behind it."""
        base, lowered, raised = (*parts, "")[:3]
        lowered, raised = lowered.replace(" ", ""), raised.replace(" ", "")
        made = base + (self.script("Subscript", lowered) if lowered else "")
        return made + (self.script("Superscript", raised) if raised else "")

    def raised(self, parts: list[str]) -> str:
        """A power."""
        return self.scripts([parts[0], "", parts[1]])

    def over(self, parts: list[str]) -> str:
        """A term with an accent or a limit above it."""
        base, above = parts[0], parts[1].strip()
        mark = _ACCENTS.get(above, above if unicodedata.combining(above[:1] or " ") else "")
        return base + mark if mark else self.raised([base, above])

    def fraction(self, parts: list[str]) -> str:
        """``a/b``, ``(a+b)/2``."""
        return "/".join(part.strip() if _ALONE.fullmatch(part.strip()) else f"({part.strip()})" for part in parts)

    def root(self, parts: list[str]) -> str:
        """``√2``, ``√(a+b)``."""
        inner = "".join(parts[:1] if len(parts) == 2 else parts).strip()
        return f"√{inner}" if _ALONE.fullmatch(inner) else f"√({inner})"

    def table(self, parts: list[str]) -> str:
        """Rows behind each other."""
        return "; ".join(part.strip() for part in parts)

    def row(self, parts: list[str]) -> str:
        """Cells behind each other."""
        return " ".join(part.strip() for part in parts)


_ACCENTS = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0304",
    "‾": "\u0304",
    "→": "\u20d7",
    "˙": "\u0307",
}
_SHAPES: dict[str, Callable[[_Writer, list[str]], str]] = {
    "msub": _Writer.scripts,
    "munder": _Writer.scripts,
    "msubsup": _Writer.scripts,
    "munderover": _Writer.scripts,
    "msup": _Writer.raised,
    "mover": _Writer.over,
    "mfrac": _Writer.fraction,
    "msqrt": _Writer.root,
    "mroot": _Writer.root,
    "mtable": _Writer.table,
    "mtr": _Writer.row,
}
