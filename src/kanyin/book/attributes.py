"""What a Markdown attribute, ``{#id .class key=value}``, may bring into a book: nothing that could hide its text."""

from __future__ import annotations

from kanyin.book.pandoc_types import Json
from kanyin.patterns import lazy

PLACES = {
    "Header": 1,
    **dict.fromkeys(("Div", "Span", "Code", "CodeBlock", "Link", "Image", "Figure", "Table"), 0),
}
"""Where pandoc's elements carry their ``[id, classes, [[key, value]]]``."""

SAFE_STYLE = lazy(r"(?:width|height|text-align): ?[a-z0-9.%]+;?")
_KEYS = ("lang", "dir", "title", "startFrom")
_OURS = lazy(
    r"(?:running|footnote|toc|front|source-note)\b.*|unseen|turn|measured|held|title|number|uri|citation"
    r"|text|smaller|wide|long|one-page|whole|kept|after-code|equation(?:-number)?|formula(?:-piece|-line)?|display|reference-label|code-line|code-indent|code-word|wide-code|wide-sign|narrow-sign|drawing|tree|table|fitted|turned|sentence"
    r"|continued|table-note|verse-line|hang|flush|duokan-footnote"
    r"|apart|letterhead|issuer|masthead|closing(?:-note)?|colophon|imprint|seals|signature|addressee|organ|day|attached(?:-first|-item)?"
    r"|(?:annex|double-rule|red-rule)\b.*"
)
"""Classes by which our own sheets know our own elements; some are taken out of the text."""


def _language(name: str) -> str:
    return name if name == "kbd" else f"language-{name.removeprefix('language-')}"


def keep_known(node: Json) -> None:
    """Change an element's attributes in place: keys that our formats know, classes that are not ours."""
    place = PLACES.get(node["t"])
    if place is None:
        return
    attributes = node["c"][place]
    own = ("width", "height") if node["t"] == "Image" else ("rt",) if "ruby" in attributes[1] else ()
    attributes[1] = [name for name in attributes[1] if not _OURS.fullmatch(name)]
    if node["t"] in ("Code", "CodeBlock"):
        # A language, named as HTML advises (4.5.15): one called text or note would be taken for a class of ours.
        attributes[1] = [_language(name) for name in attributes[1]]
    attributes[2] = [pair for pair in attributes[2] if pair[0] in (*_KEYS, *own) or _is_safe(*pair)]


def _is_safe(key: str, value: str) -> bool:
    return (key == "style" and is_safe_style(value)) or (key, value) == ("float", "none")


def is_safe_style(style: str) -> bool:
    """True for CSS that only aligns or sizes."""
    return all(SAFE_STYLE.fullmatch(part.strip()) for part in style.split(";") if part.strip())
