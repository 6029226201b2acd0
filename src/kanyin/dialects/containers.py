"""Boxes as GitHub, Obsidian, VuePress, Docusaurus, MkDocs, docsify, Quarto and MyST write them, as pandoc's divisions.

``> [!NOTE]``, ``:::tip 题``, ``!!! note "题"``, ``?> ``, ````` ```{note} `````: the division has the class ``callout``,
the kind and the author's title. What stands over a box is decided on the tree (``book/callouts.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kanyin import rules
from kanyin.dialects.lines import Fence, Line, code_mask, fenced, unread_mask
from kanyin.patterns import lazy

_COLONS = lazy(r"\A(?P<deep>[ \t]*+)(?P<marks>:{3,}+)[ \t]*+(?P<rest>[^\n]*+)")
_KIND = lazy(r"\A(?P<kind>[\w-]++)[ \t]*+(?:\[(?P<brackets>[^\[\]]*+)\])?(?P<rest>[^\n]*+)")
_ATTRIBUTE_TITLE = lazy(r"(?<![\w-])title[ \t]*+=[ \t]*+(?:\"([^\"]*+)\"|'([^']*+)'|(\S++))")
_BANGS = lazy(
    r"\A(?P<deep>[ \t]*+)(?:!!!|\?\?\?\+?)[ \t]*+(?P<kind>[\w-]++)(?:[ \t]++[\w-]++)*+[ \t]*+"
    r"(?P<title>\"[^\"]*+\")?[ \t]*+"
)
_DOCSIFY = lazy(r"\A(?P<deep> {0,3})(?P<mark>[!?])>[ \t]++(?P<text>\S[^\n]*+)")
_DOCSIFY_KINDS = {"!": "important", "?": "tip"}
_TAB = lazy(r"\A(?P<deep>[ \t]*+)===!?\+?[ \t]++\"(?P<title>[^\"]*+)\"[ \t]*+")
_ALERT = lazy(r"\A\[!(?P<kind>[\w-]++)(?P<options>\|[^\]]*+)?\][+-]?[ \t]*+(?P<title>[^\n]*+)")
_HEADS = lazy(r"\A#{1,6}[ \t]++")
"""Before the title of a box, which is one by itself: ``> [!note] ## 引言``."""
_ALERT_LABEL = lazy(r"\|[ \t]*+label[ \t]*+:(?P<title>[^|]*+)")
"""The title of docsify's and GitBook's flexible alerts: ``[!NOTE|style:flat|label:引言]``."""
_MYST = lazy(r"\A\{(?P<kind>[\w-]++)\}[ \t]*+(?P<title>[^\n]*+)")
_TITLED = lazy(r"(?P<marks>:{3,}+) \{\.callout \.(?P<kind>[\w-]++) title=\"(?P<title>(?:[^\"\\]|\\.)*+)\"\}")
_MARKUP = lazy(r"[`*_$\[\]<\\]")
_ITEM = lazy(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_LOOKED_BACK = 200
"""Lines above a fence among which its item begins."""
_OPTION = lazy(r"\A[ \t]*+:[\w-]++:(?:[ \t][^\n]*+)?")


@cache
def kinds() -> dict[str, dict[str, str]]:
    """What stands over a box by its kind: ``zh``, ``hant``, ``en``."""
    rows = rules.table("callouts")["callout"]
    return {name: {key: str(row[key]) for key in ("zh", "hant", "en")} for row in rows for name in row["names"]}


def opening(kind: str, title: str | None, marks: str = ":::") -> str:
    """The line that opens a box."""
    said = "" if title is None else ' title="{}"'.format(title.strip().replace("\\", "\\\\").replace('"', '\\"'))
    return f"{marks} {{.callout .{kind.lower()}{said}}}"


def alert(lines: Sequence[Line]) -> list[Line]:
    """What a quotation holds, as the lines of a box where it is one of GitHub's or Obsidian's; else nothing."""
    first = next((at for at, line in enumerate(lines) if not line.is_blank), 0)
    found = _ALERT.fullmatch(lines[first].text.strip()) if lines else None
    if not found:
        return []
    head, last = lines[first], lines[-1]
    inner = list(lines[first + 1 :])
    marks = _outer_marks(inner)
    label = _ALERT_LABEL.search(found["options"] or "")
    title = _HEADS.sub("", found["title"]) or (label["title"].strip() if label else "")
    return [
        head.but(opening(found["kind"], title or None, marks)),
        head.but(""),
        *inner,
        last.but(""),
        last.but(marks),
        last.but(""),
    ]


def _outer_marks(inner: Sequence[Line]) -> str:
    """Colons for the fence round lines that may have such fences themselves."""
    longest = max((len(found["marks"]) for line in inner if (found := _COLONS.match(line.text))), default=2)
    return ":" * max(3, longest + 1)


def indented_boxes(lines: list[Line]) -> list[Line]:
    """The lines with ``!!! note`` and ``=== "…"`` and what is indented below them as divisions."""
    mask = code_mask(lines)
    out: list[Line] = []
    at = 0
    while at < len(lines):
        found = None if mask[at] else _BANGS.fullmatch(lines[at].text) or _TAB.fullmatch(lines[at].text)
        end = _indented_end(lines, at, found["deep"]) if found else at + 1
        if found and end > at + 1:
            out += _box(lines[at:end], found)
        else:
            out += lines[at:end] if not found else [lines[at]]
            end = at + 1
        at = end
    return out


def _indented_end(lines: Sequence[Line], at: int, deep: str) -> int:
    """Behind the last line that stands four columns deeper."""
    least, end = len(deep.expandtabs(4)) + 4, at + 1
    for number in range(at + 1, len(lines)):
        if lines[number].is_blank:
            continue
        if lines[number].indent < least:
            break
        end = number + 1
    return end


def _box(lines: Sequence[Line], found: re.Match[str]) -> list[Line]:
    head, deep = lines[0], found["deep"]
    inner = indented_boxes(
        [line.but(deep + line.text.expandtabs(4)[len(deep.expandtabs(4)) + 4 :]) for line in lines[1:]]
    )
    title = found["title"].strip('"') if found["title"] else None
    kind = found.groupdict().get("kind") or "tab"
    marks = _outer_marks(inner)
    end = inner[-1]
    return [
        *(head.but(""), head.but(deep + opening(kind, title, marks)), head.but("")),
        *(*inner, end.but(""), end.but(deep + marks), end.but("")),
    ]


def marked_boxes(lines: list[Line]) -> list[Line]:
    """The lines with paragraphs that begin with docsify's ``!>`` or ``?>`` as divisions."""
    mask = unread_mask(lines)
    out: list[Line] = []
    at = 0
    while at < len(lines):
        stands_apart = at == 0 or lines[at - 1].is_blank
        found = _DOCSIFY.fullmatch(lines[at].text) if stands_apart and not mask[at] else None
        if not found:
            out.append(lines[at])
            at += 1
            continue
        end = next((n for n in range(at + 1, len(lines)) if lines[n].is_blank), len(lines))
        head, last = lines[at], lines[end - 1]
        text = [head.but(found["deep"] + found["text"]), *lines[at + 1 : end]]
        opened = head.but(found["deep"] + opening(_DOCSIFY_KINDS[found["mark"]], None))
        out += [opened, head.but(""), *text, last.but(""), last.but(found["deep"] + ":::"), last.but("")]
        at = end
    return out


def colon_boxes(lines: list[Line]) -> list[Line]:
    """The lines with ``:::`` as pandoc has it: an empty line before and behind, as deep as the item of a list that it
    stands in, the title as an attribute, or as a heading where it is more than words.
    """
    mask = unread_mask(lines)
    out: list[Line] = []
    opened_at: list[str] = []
    for at, (is_code, line) in enumerate(zip(mask, lines, strict=True)):
        found = None if is_code else _COLONS.fullmatch(line.text)
        if found:
            deep, made = _deep(lines, at, found["deep"]), _colons(found)
            if made.strip(":"):
                opened_at.append(deep)
            elif opened_at:
                deep = opened_at.pop()  # as deep as the fence that it closes, wherever it was typed
            titled = _TITLED.fullmatch(made)
            title = _unescaped(titled["title"]) if titled else ""
            if titled and _MARKUP.search(title):
                opened = f"{titled['marks']} {{.callout-{titled['kind']}}}"
                out += [
                    line.but(""),
                    line.but(deep + opened),
                    line.but(""),
                    line.but(f"{deep}## {title}"),
                    line.but(""),
                ]
            else:
                out += [line.but(""), line.but(deep + made), line.but("")]
        else:
            out.append(line)
    return out


def _deep(lines: Sequence[Line], at: int, deep: str) -> str:
    """The white before a fence: in an item of a list that of its text, for pandoc knows no fence that stands deeper."""
    width = len(deep.expandtabs(4))
    for line in reversed(lines[max(0, at - _LOOKED_BACK) : at] if width else ()):
        item = _ITEM.match(line.text)
        inner = len(item[0].expandtabs(4)) if item else 0
        if item and inner <= width:
            return " " * inner if width < inner + 4 else deep
        if not item and line.text[:1].strip():
            break
    return "" if width < 4 else deep  # a little white before it means nothing


def _unescaped(title: str) -> str:
    return re.sub(r"\\(.)", r"\1", title)


def _colons(found: re.Match[str]) -> str:
    rest = found["rest"].strip().rstrip(":").strip()
    if not rest:
        return found["marks"]
    kind = _KIND.fullmatch(rest)
    if rest.startswith("{") or not kind:
        return f"{found['marks']} {rest}"
    title = kind["brackets"] if kind["brackets"] is not None else _titled(kind["rest"].strip())
    if kind["kind"].lower() in kinds() or title:
        return opening(kind["kind"], title or None, found["marks"])
    return f"{found['marks']} {{.{kind['kind']}}}"


def _titled(rest: str) -> str:
    """The title behind a kind: Docusaurus' attribute, or all that stands there."""
    if not rest.startswith("{"):
        return rest
    found = _ATTRIBUTE_TITLE.search(rest)
    return next((part for part in found.groups() if part), "") if found else ""


def fenced_boxes(lines: list[Line]) -> list[Line]:
    """The lines with MyST's ````` ```{note} ````` as divisions; what else has a name in braces is code, and stays."""
    out: list[Line] = []
    done = 0
    for start, end, fence in fenced(lines):
        made = _directive(lines, start, end, fence)
        if made is not None:
            out += [*lines[done:start], *made]
            done = end + 1
    return [*out, *lines[done:]]


def _directive(lines: Sequence[Line], start: int, end: int, fence: Fence) -> list[Line] | None:
    found = _MYST.fullmatch(fence.info)
    name = found["kind"].lower() if found else ""
    if not found or name not in kinds():
        return None
    head, last = lines[start], lines[end]
    inner = list(_without_options(lines[start + 1 : end]))
    inner = fenced_boxes(inner)
    marks = _outer_marks(inner)
    opened = fence.indent + opening(name, found["title"] or None, marks)
    return [
        head.but(""),
        head.but(opened),
        head.but(""),
        *inner,
        last.but(""),
        last.but(fence.indent + marks),
        last.but(""),
    ]


def _without_options(lines: Sequence[Line]) -> Iterator[Line]:
    """What a directive holds, without the ``:name: value`` at its head."""
    at = next((n for n, line in enumerate(lines) if not _OPTION.fullmatch(line.text)), len(lines))
    yield from lines[at:]
