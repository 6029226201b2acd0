"""MyST's figures, boxes between colons, names of places and calls, as pandoc and Quarto write them.

```` ```{figure} a.png ````, ``:::{figure}`` with several pictures, ``{subfigure} AB``; ``:::{note}``; ``(name)=`` above
what it names; ``{numref}`name` ``. A name says no kind there, so a figure's is made one, ``fig-name``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kanyin.dialects.directives import OPTION
from kanyin.dialects.lines import Line, fenced, unread_mask
from kanyin.patterns import lazy

_OPENS = lazy(r"\A(?P<indent>[ \t]*+)(?P<marks>:{3,}+)[ \t]*+\{(?P<kind>[\w-]++)\}[ \t]*+(?P<rest>[^\n]*+)")
_INFO = lazy(r"\A\{(?P<kind>figure|image|subfigure)\}[ \t]*+(?P<rest>[^\n]*+)")
_PICTURES = ("figure", "image", "subfigure")
_TARGET = lazy(r"\A[ \t]*+\((?P<name>[\w:.-]++)\)=[ \t]*+")
_SHOWN = lazy(r"\A[ \t]*+!\[[^\n]*\)[ \t]*+")
_HEADING = lazy(r"\A#{1,6}[ \t][^\n{}]*+")
_ROLE = lazy(
    r"(?P<code>``(?:[^`\n]|`(?!`))*+``)|(?<![`\\])\{(?P<role>[A-Za-z][\w:+-]*+)\}"
    r"`(?:(?P<words>[^`<>\n]*+)<(?P<place>[^`<>\n]++)>|(?P<name>[^`\n]++))`"
    r"|\[\]\((?P<bare>#[\w:.-]++|[\w:-]++)\)"
)
_CALLS = frozenset(("numref", "ref", "eq", "prf:ref"))
_MARKED = {
    **dict.fromkeys(("math",), ("$", "$")),
    **dict.fromkeys(("sub", "subscript"), ("~", "~")),
    **dict.fromkeys(("sup", "superscript"), ("^", "^")),
    **dict.fromkeys(("strong", "guilabel", "menuselection"), ("**", "**")),
    **dict.fromkeys(("emphasis", "dfn"), ("*", "*")),
    **dict.fromkeys(("del", "strike"), ("~~", "~~")),
    **dict.fromkeys(("kbd",), ("<kbd>", "</kbd>")),
    **dict.fromkeys(("term", "index", "abbr", "u", "underline"), ("", "")),
    **dict.fromkeys(("file", "code", "program", "command", "envvar", "option", "samp", "literal"), ("`", "`")),
    **dict.fromkeys(("func", "class", "meth", "mod", "attr", "data", "exc", "obj", "const", "any"), ("`", "`")),
}
"""What stands round the words of a role that marks them."""
_LABEL = lazy(r"\A(?P<before>[ \t]*+\$\$)[ \t]*+\((?P<name>[\w:.-]++)\)[ \t]*+")
_KIND = lazy(r"(?:fig|tbl|tab|eq|sec|lst)[-:]")
_SIZE = lazy(r"(?P<number>\d++(?:\.\d++)?)[ \t]*+(?P<unit>%|px|em|pt|cm|mm|in)?")
_COLUMN = lazy(r"\w")


def plain_names(lines: list[Line]) -> list[Line]:
    """The lines with all of these as pandoc's: no other file has their like."""
    if not any(
        "{" in line.text or ")=" in line.text or "[](" in line.text or line.text.lstrip().startswith("$$ (")
        for line in lines
    ):
        return lines
    return _calls(_named(_boxes(_figures(lines))))


def _figures(lines: list[Line]) -> list[Line]:
    """The lines with pictures for the directives that show some."""
    out: list[Line] = []
    done = 0
    for start, end, kind, rest in sorted({*_between_fences(lines), *_between_colons(lines)}):
        if start >= done:
            out += [*lines[done:start], *_figure(lines[start : end + 1], kind, rest)]
            done = end + 1
    return [*out, *lines[done:]]


def _between_fences(lines: Sequence[Line]) -> Iterator[tuple[int, int, str, str]]:
    for start, end, fence in fenced(lines):
        if found := _INFO.fullmatch(fence.info):
            yield start, end, found["kind"], found["rest"].strip()


def _between_colons(lines: Sequence[Line]) -> Iterator[tuple[int, int, str, str]]:
    mask = unread_mask(lines)
    closing = {at: line.text.strip() for at, line in enumerate(lines) if not line.text.strip().strip(":")}
    for start, line in enumerate(lines):
        found = None if mask[start] else _OPENS.fullmatch(line.text)
        if found and found["kind"] in _PICTURES:
            end = next((at for at, marks in closing.items() if at > start and marks == found["marks"]), 0)
            if end:
                yield start, end, found["kind"], found["rest"].strip()


def _figure(lines: Sequence[Line], kind: str, rest: str) -> list[Line]:
    """A directive as a picture with its caption, or as a division of pictures."""
    head, last = lines[0], lines[-1]
    options: dict[str, str] = {}
    at = 1
    while at < len(lines) - 1 and (found := OPTION.fullmatch(lines[at].text)):
        options[found["name"]] = (found["value"] or "").strip()
        at += 1
    inner = list(lines[at:-1])
    name = options.get("name") or options.get("label") or ""
    named = f"#{name if _KIND.match(name) else f'fig-{name}'}" if name else ""
    if kind == "subfigure" or (kind == "figure" and not rest):
        columns = len(set(_COLUMN.findall(rest.partition("|")[0])))
        beside = f' layout-ncol="{rest if rest.isdigit() else columns}"' if columns else ""
        opened = f"::: {{{named} .figures{beside}}}".replace("{ ", "{")
        return [
            head.but(""),
            head.but(opened),
            head.but(""),
            *_named(inner),
            last.but(""),
            last.but(":::"),
            last.but(""),
        ]
    first = next((n for n, line in enumerate(inner) if not line.is_blank), len(inner))
    end = next((n for n in range(first, len(inner)) if inner[n].is_blank), len(inner))
    said = " ".join(line.text.strip() for line in inner[first:end]) or options.get("alt", "")
    sizes = (f"{key}={size(options[key])}" for key in ("width", "height") if size(options.get(key, "")))
    attributes = " ".join(filter(None, (named, *sizes)))
    address = rest.replace(" ", "%20")
    shown = f"![{said}]({address})" + (f"{{{attributes}}}" if attributes else "")
    return [head.but(""), head.but(shown), head.but(""), *inner[end:], last.but("")]


def size(value: str) -> str:
    """A width or a height as pandoc writes it, ``400px``, a number alone in pixels; empty for what is none."""
    found = _SIZE.fullmatch(value.strip())
    return f"{found['number']}{found['unit'] or 'px'}" if found else ""


def _boxes(lines: list[Line]) -> list[Line]:
    """The lines with ``:::{note} words`` as ``::: note words``, without the options below it."""
    mask = unread_mask(lines)
    out: list[Line] = []
    in_options = False
    for is_code, line in zip(mask, lines, strict=True):
        found = None if is_code else _OPENS.fullmatch(line.text)
        if in_options and OPTION.fullmatch(line.text):
            continue
        in_options = found is not None
        opened = f"{found['indent']}{found['marks']} {found['kind']} {found['rest']}".rstrip() if found else ""
        out.append(line.but(opened) if found else line)
    return out


def _named(lines: list[Line]) -> list[Line]:
    """The lines with each ``(name)=`` at the picture or heading below it, or as a place; the names of formulas too."""
    mask = unread_mask(lines)
    out: list[Line] = []
    waiting: Line | None = None
    name = ""
    for is_code, line in zip(mask, lines, strict=True):
        if label := _LABEL.fullmatch(line.text):
            line = line.but(f"{label['before']} {{#{of_kind('eq', label['name'])}}}")
        if waiting and not line.is_blank:
            if not is_code and _SHOWN.fullmatch(line.text):
                line = line.but(f"{line.text.rstrip()}{{#{of_kind('fig', name)}}}")
            elif not is_code and _HEADING.fullmatch(line.text):
                line = line.but(f"{line.text.rstrip()} {{#{name}}}")
            else:
                out += [waiting.but(f"[]{{#{name}}}"), waiting.but("")]
            waiting = None
        found = None if is_code else _TARGET.fullmatch(line.text)
        if found:
            waiting, name = line, found["name"]
            line = line.but("")
        out.append(line)
    return [*out, *([waiting.but(f"[]{{#{name}}}")] if waiting else [])]


def of_kind(kind: str, name: str) -> str:
    """A name that says its kind, ``fig-boat``."""
    return name if _KIND.match(name) else f"{kind}-{name}"


def is_known(role: str) -> bool:
    """True for a role that has another form here; one with a domain, ``py:func``, shows code."""
    return role in _CALLS or role in _MARKED or role in ("doc", "download") or ":" in role


def _calls(lines: list[Line]) -> list[Line]:
    """The lines with ``{numref}`name` `` as bookdown's call, with words of the author's own as a link."""
    mask = unread_mask(lines)

    def call(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        role = found["role"] or "ref"
        words = (found["words"] or "").strip()
        place = (found["place"] or found["name"] or found["bare"]).strip().removeprefix("#")
        if role in _CALLS:
            return _reference(words, place)
        if role in ("doc", "download"):
            target = place if role == "download" or place.endswith(".md") else f"{place}.md"
            return f"[{words or ('' if role == 'doc' else place)}]({target})"
        marks = _MARKED.get(role) or (("`", "`") if ":" in role else None)
        if marks is None or (found["place"] and role in ("math", "code")):
            return found[0]
        said = words or place
        if marks[0] in ("~", "^"):
            said = said.replace(" ", "\\ ")
        return f"{marks[0]}{said.removeprefix('~')}{marks[1]}"

    return [
        line if is_code or ("}`" not in line.text and "[](" not in line.text) else line.but(_ROLE.sub(call, line.text))
        for is_code, line in zip(mask, lines, strict=True)
    ]


def _reference(words: str, place: str) -> str:
    """A call of what has a name, by its number, or by words of the author's own."""
    number = rf"\@ref({place})"
    said = words.replace("%s", number).replace("{number}", number) if words else number
    return said if number in said else f"[{words}](#{place})"
