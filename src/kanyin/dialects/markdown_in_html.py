"""``<figure markdown>`` and ``<p markdown>`` of Python-Markdown: what they hold is Markdown, set in or not.

Divisions and other wrappers with the attribute are read in ``html_blocks.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.dialects.lines import Line, unread_mask
from kanyin.patterns import lazy

_OPENS = lazy(r"(?P<deep>[ \t]*)<(?P<name>figure|p)[ \t](?=[^<>\n]*\bmarkdown\b)[^<>\n]*>[ \t]*")
_CAPTION = lazy(r"<figcaption(?:[ \t][^<>]*)?>(?P<words>(?:[^<]|<(?!/?figcaption))*+)</figcaption>")
_PICTURE = lazy(r"!\[[^\[\]]*\](?P<target>\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)(?:\{[^{}\n]*\})?)")
_LONGEST = 40
"""Lines of such an element."""


def as_markdown(lines: list[Line]) -> list[Line]:
    """The lines with what such elements hold in their place, a caption in the brackets of its picture."""
    if not any("markdown" in line.text and "<" in line.text for line in lines):
        return lines
    mask, out, at = unread_mask(lines), [], 0
    while at < len(lines):
        found = None if mask[at] else _OPENS.fullmatch(lines[at].text)
        end = _end(lines, at, found["name"]) if found else 0
        if found and end:
            inner = lines[at + 1 : end]
            white = min((len(line.text) - len(line.text.lstrip()) for line in inner if not line.is_blank), default=0)
            held = [line.but(found["deep"] + line.text[white:] if line.text.strip() else "") for line in inner]
            out += [lines[at].but(""), *_captioned(held, found["deep"]), lines[end].but("")]
        else:
            out.append(lines[at])
        at = max(at, end) + 1
    return out


def _end(lines: Sequence[Line], start: int, name: str) -> int:
    places = range(start + 1, min(len(lines), start + _LONGEST))
    return next((at for at in places if lines[at].text.strip() == f"</{name}>"), 0)


def _captioned(held: list[Line], deep: str) -> list[Line]:
    """What a figure holds: a single picture under the words of its caption; anything else as it stands."""
    text = "\n".join(line.text.strip() for line in held)
    caption = _CAPTION.search(text)
    if not caption:
        return held
    picture = _PICTURE.fullmatch(f"{text[: caption.start()]}{text[caption.end() :]}".strip())
    words = " ".join(caption["words"].split())
    if picture and not set(words) & set("[]"):
        return [held[0].but(f"{deep}![{words}]{picture['target']}")]
    at = next(n for n, line in enumerate(held) if "<figcaption" in line.text)
    return [*held[:at], held[at].but(""), *held[at:]]
