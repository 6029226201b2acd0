"""What the tags of Hexo, GitBook, Hugo and MDX make of what stands between them, as Markdown: boxes, panes, quotations,
captions; pictures and links of those that stand alone. What means nothing here is left out later (``templates.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kanyin.dialects.containers import kinds, opening
from kanyin.dialects.lines import Fence, Line, pieces, unread_mask
from kanyin.dialects.omitted import Omitted
from kanyin.dialects.tags import Tag, names, pairs, tags
from kanyin.messages import msg
from kanyin.patterns import lazy

_ITEM = lazy(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*")
_HAN = lazy("[\u3400-\u9fff]")
_SIGNS = lazy(r"[\\`*_\[\]<>#$~^|{}!@&]")
_KINDS = ("type", "style", "kind", "color", "theme", "class")
_TITLES = ("title", "header", "label", "summary", "caption")
_LONGEST = 100
"""Lines over which a tag of MDX goes on."""
_OPEN = lazy(r"[ \t]*<(?P<name>[A-Z][A-Za-z]*+(?:\.[A-Z][A-Za-z]*+)?)(?:[ \t][^<>]*+)?")
_PANE = lazy(r"\{[^{}]{0,400}\}")
"""A pane among the ``values`` of Docusaurus' tabs."""
_VALUE = lazy(r"\b(value|label):[ \t]*[\"']([^\"'{}]*+)[\"']")
_SPLIT = lazy(r"[,|\n]")
_IN_LINK = lazy(r"(?:\]\(|href=[\"']?)<?[ \t]*\Z")


def as_markdown(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with such tags as Markdown, each box in lines of its own."""
    lines = _whole_tags(lines)
    mask = unread_mask(lines)
    found = [(at, tag) for at, line in enumerate(lines) if not mask[at] for tag in _of_line(line.text)]
    if not found:
        return lines
    cuts = _Cuts(lines, omitted)
    ended = pairs(found)
    for at, tag in found:
        if (at, tag.start) in ended:
            _of_pair(cuts, at, tag, *ended[at, tag.start])
        elif not tag.is_end and (made := _alone(lines[at].text, tag)):
            cuts.put(at, tag, made)
    return cuts.made()


def _of_line(text: str) -> Iterator[Tag]:
    """The tags of a line; in a row of a table, and in code, there are none."""
    if text.lstrip().startswith("|"):
        return
    shown = "".join(piece if is_plain else " " * len(piece) for is_plain, piece in pieces(text))
    yield from tags(shown if "`" in text else text)


@dataclass(slots=True)
class _Cuts:
    """What is put in the place of tags; the titles of panes that the tags round them name."""

    lines: Sequence[Line]
    omitted: Omitted
    cuts: dict[int, list[tuple[Tag, list[str] | str]]] = field(default_factory=dict)
    holders: list[tuple[int, list[str], dict[str, str]]] = field(default_factory=list)
    """Where each ends; the titles that are left; those of panes by the names of these."""

    def put(self, at: int, tag: Tag, made: list[str] | str) -> None:
        """Lines, or text within the line."""
        self.cuts.setdefault(at, []).append((tag, made))

    def deep(self, at: int) -> str:
        """The white that a line begins with."""
        text = self.lines[at].text
        return text[: len(text) - len(text.lstrip(" \t"))]

    def made(self) -> list[Line]:
        """All lines."""
        out: list[Line] = []
        for at, line in enumerate(self.lines):
            cuts = sorted(self.cuts.get(at, ()), key=lambda cut: cut[0].start)
            out += self._cut(line, cuts) if cuts else [line]
        return out

    def _cut(self, line: Line, cuts: Sequence[tuple[Tag, list[str] | str]]) -> Iterator[Line]:
        text, done = "", 0
        for tag, made in cuts:
            text += line.text[done : tag.start]
            done = tag.end
            if isinstance(made, str):
                text += made
                continue
            yield from (line.but(one) for one in ([text.rstrip()] if text.strip() else []))
            yield from (line.but(one) for one in made)
            text = ""
        text = text + line.text[done:] if text else line.text[done:].lstrip(" \t")
        yield from (line.but(one) for one in ([text] if text.strip() else []))


def _of_pair(cuts: _Cuts, at: int, tag: Tag, end_at: int, end: Tag) -> None:
    """What two tags make of what stands between them."""
    line, end_line = cuts.lines[at].text, cuts.lines[end_at].text
    before = line[: tag.start]
    if _ITEM.fullmatch(before) and before.strip():
        return  # a box that an item begins with would end the item
    if tag.syntax == "mdx" and (before.strip() or end_line[end.end :].strip()):
        return
    deep = cuts.deep(at)
    opened, closed = _around(cuts, at, tag, end_at)
    if opened is not None:
        cuts.put(at, tag, [deep + one if one else "" for one in opened])
        cuts.put(end_at, end, [deep + one if one else "" for one in closed])


def _around(cuts: _Cuts, at: int, tag: Tag, end_at: int) -> tuple[list[str] | None, list[str]]:
    """The lines above and below what two tags hold; none where they mean nothing."""
    cuts.holders[:] = [one for one in cuts.holders if one[0] >= at]
    if tag.name in names("holder"):
        cuts.holders.append((end_at, _split(tag.first("items")), _labelled(tag.rest)))
        if tag.syntax != "mdx":
            return None, []
        cuts.omitted.take(msg("components of MDX"), cuts.lines[at].number, cuts.lines[at].text[tag.start : tag.end])
        return [""], [""]
    if tag.name in names("quotation"):
        who = [f"——{tag.rest}", ""] if tag.rest and tag.syntax == "liquid" else []
        return ["", "::: {.callout}", ""], ["", *who, ":::", ""]
    if tag.name in names("titled"):
        return _titled(cuts, at, tag)
    if tag.name in names("pane"):
        _, held, labelled = cuts.holders[-1] if cuts.holders else (0, [], {})
        title = labelled.get(tag.first("value")) or _title(tag, (*_TITLES, "name", "value"))
        title = title or (held.pop(0) if held else "")
        return ["", opening("tab", title or None), ""], ["", ":::", ""]
    if tag.name in names("box") or tag.name in kinds():
        said = next((one.lower() for one in _said(tag) if one.lower() in kinds()), "")
        kind = said or (tag.name if tag.name in kinds() else "note")
        return ["", opening(kind, _title(tag, _TITLES) or None), ""], ["", ":::", ""]
    return None, []


def _labelled(values: str) -> dict[str, str]:
    """The titles of panes by the names of these, as Docusaurus' tabs have them."""
    panes = [dict(_VALUE.findall(pane)) for pane in _PANE.findall(values)]
    return {pane["value"]: pane["label"] for pane in panes if pane.keys() >= {"value", "label"}}


def _titled(cuts: _Cuts, at: int, tag: Tag) -> tuple[list[str] | None, list[str]]:
    title = _plain(tag.first(*_TITLES))
    if tag.name == "table":
        return (["", f"Table: {title}", ""], [""]) if title else (None, [])
    inner = next((line for line in cuts.lines[at + 1 :] if not line.is_blank), None)
    if not inner or not Fence.of(inner.text):
        return None, []
    return ["", "::: {.caption .listing}", "", title, ":::", ""] if title else [""], [""]


def _plain(words: str) -> str:
    """Words that are no Markdown."""
    return _SIGNS.sub(r"\\\g<0>", words)


def _said(tag: Tag) -> tuple[str, ...]:
    return (*(tag.attributes[key] for key in _KINDS if key in tag.attributes), *tag.words)


def _title(tag: Tag, keys: Sequence[str]) -> str:
    """The title that a tag says: an attribute, or its words; of those of Latin letters that stand without quotation
    marks most are kinds and colours."""
    if named := tag.first(*keys):
        return named
    words = [word for word in tag.words if word.lower() not in kinds()]
    quoted = [word for word in words if f'"{word}"' in tag.rest or f"'{word}'" in tag.rest]
    in_han = [word for word in words if _HAN.search(word)]
    return " ".join(quoted or in_han or (words if tag.name in names("pane") else []))


def _split(items: str) -> list[str]:
    return [one.strip() for one in _SPLIT.split(items) if one.strip()]


def _alone(text: str, tag: Tag) -> str:
    """What a tag by itself stands for: a picture, an address, the page that a link leads to."""
    if tag.syntax == "mdx":
        return ""
    if tag.name in names("picture"):
        address = tag.first("src", "url", "link") or next(
            (word for word in tag.words if "." in word or "/" in word), ""
        )
        said = [tag.first(key) for key in ("title", "caption", "alt") if tag.first(key)][:2]
        behind = tag.rest.partition(address)[2] if address and not tag.attributes else ""
        said = said or [one for word in behind.split() if (one := word.strip("\"'")) and not one.isdecimal()]
        return f"![{' '.join(dict.fromkeys(said))}](<{address}>)" if address else ""
    if tag.name in names("link"):
        address = tag.first("url", "src") or next(iter(tag.words), "")
        return f"[{_plain(address)}](<{address}>)" if address else ""
    if tag.name in names("page"):
        address, *words = (tag.first("path", "slug"), *tag.words) if tag.first("path", "slug") else (*tag.words, "")
        if _IN_LINK.search(text[: tag.start]):
            return address
        return f"[{' '.join(filter(None, words))}](<{address}>)" if address and any(words) else ""
    return ""


def _whole_tags(lines: list[Line]) -> list[Line]:
    """The lines with each tag of MDX that goes over several in one of them."""
    if not any("<" in line.text for line in lines):
        return lines
    mask = unread_mask(lines)
    out: list[Line] = []
    at = 0
    while at < len(lines):
        is_open = not mask[at] and _OPEN.fullmatch(lines[at].text)
        end = _tag_end(lines, at) if is_open else at + 1
        out.append(lines[at].but(" ".join([lines[at].text, *(line.text.strip() for line in lines[at + 1 : end])])))
        at = end
    return out


def _tag_end(lines: Sequence[Line], start: int) -> int:
    """Behind the line that closes the tag which this one opens; the next line where none does."""
    depth = lines[start].text.count("{") - lines[start].text.count("}")
    for at in range(start + 1, min(len(lines), start + _LONGEST)):
        text = lines[at].text.rstrip()
        depth += text.count("{") - text.count("}")
        if not text:
            break
        if depth <= 0 and text.endswith(">"):
            return at + 1
    return start + 1
