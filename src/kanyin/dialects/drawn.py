"""What a chunk of R Markdown or Quarto draws: its pictures, where it only names their files, its caption and its name.

Nothing is run. A chunk that only shows pictures of the folder (``knitr::include_graphics("x.png")``) is those pictures;
one that draws has 〔图〕 under its code, with its caption, so that the text can speak of it. Several pictures with one
caption are a division of parts (``book/figure_groups.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

import yaml

from kanyin.patterns import lazy

COMPUTED = "computed:"
"""The address of a picture that code would draw."""
_LABEL = lazy(r"\A[ \t,]*+(?:label[ \t]*+=[ \t]*+)?[\"']?(?P<label>[A-Za-z][\w.-]*+)[\"']?[ \t]*+(?=,|\Z)")
_WORDS = r"(?:\"(?P<double>(?:[^\"\\]|\\.)*+)\"|'(?P<single>(?:[^'\\]|\\.)*+)')"
_NAMES = lazy(r"(?<![\w.-])(?P<name>(?:fig|tbl|tab)[.-](?:sub)?cap)[ \t]*+=[ \t]*+(?P<several>c\()?")
_STRING = lazy(rf"[ \t]*+{_WORDS}[ \t]*+(?P<more>,)?")
_COLUMNS = lazy(r"(?<![\w.-])fig[.-]ncol[ \t]*+=[ \t]*+(?P<count>\d)")
_KABLE = lazy(r"(?<![\w.])(?:kable|kables|kbl|datatable)\(")
_KABLE_CAPTION = lazy(rf"(?<![\w.])caption[ \t]*+=[ \t]*+{_WORDS}")
_OPTION = lazy(r"[ \t]*+(?:#|//|%%|--)\|(?P<text>[^\n]*+)")
_NAMED = lazy(r"[ \t]*+(?P<name>[\w.-]++)[ \t]*+:[ \t]*+(?P<value>[^\n]*+)")
_INCLUDE = lazy(r"(?:knitr::)?include_graphics\((?P<paths>(?:\([^()]*+\)|[^()])*+)\)")
_PATH = lazy(r"[\"']([^\"'\n]+\.(?:png|jpe?g|gif|svg))[\"']", re.IGNORECASE)
_COMMENT = lazy(r"[ \t]*+#[^\n]*+")
_ECHO = lazy(r"(?<![\w.-])echo[ \t]*+[=:][ \t]*+(?:TRUE|T\b|true)")


@dataclass(slots=True)
class _Told:
    """The options of a chunk that name it and speak of what it draws."""

    label: str = ""
    captions: dict[str, list[str]] = field(default_factory=dict)
    """By ``fig-cap``, ``fig-subcap``, ``tbl-cap``."""
    layout: str = ""
    """How its pictures stand beside each other, as an attribute of Markdown."""

    def caption(self, kind: str) -> str:
        """The one caption of what is drawn."""
        return " ".join(self.captions.get(f"{kind}-cap", []))


def _told(options: str, code: Sequence[str]) -> _Told:
    told = _Told()
    label = _LABEL.match(options)
    if label:
        told.label = label["label"]
    told.captions.update(_captions(options))
    if columns := _COLUMNS.search(options):
        told.layout = f' layout-ncol="{columns["count"]}"'
    for option, values in _named(code):
        if option == "label" and values:
            told.label = values[0]
        elif option.endswith("cap"):
            told.captions[option] = values
        elif option in ("layout-ncol", "layout-nrow", "layout") and values:
            told.layout = f' {option}="{values[0]}"'
    inner = "\n".join(code)
    table = _KABLE.search(inner)
    if table and (said := _KABLE_CAPTION.search(inner, table.end())):
        told.captions.setdefault("tbl-cap", [_words(said)])
    return told


def _captions(options: str) -> Iterator[tuple[str, list[str]]]:
    """The captions that the head of a chunk gives: a string of R, or several in ``c(…)``."""
    at = 0
    while found := _NAMES.search(options, at):
        said: list[str] = []
        at = found.end()
        while one := _STRING.match(options, at):
            said.append(_words(one))
            at = one.end()
            if not (found["several"] and one["more"]):
                break
        if said:
            yield found["name"].replace(".", "-").replace("tab-", "tbl-"), said


def _named(code: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """What the lines ``#| name: value`` at a chunk's head say: they are YAML, or taken one by one if they are not."""
    texts: list[str] = []
    for line in code:
        option = _OPTION.fullmatch(line)
        if option is None:
            break
        texts.append(option["text"])
    try:
        made: object = yaml.load("\n".join(texts), yaml.BaseLoader)
    except yaml.YAMLError:
        found = (_NAMED.fullmatch(text) for text in texts)
        made = {one["name"]: one["value"].strip().strip("\"'") for one in found if one}
    for name, value in made.items() if isinstance(made, dict) else ():
        yield str(name).replace(".", "-"), _texts(value)


def _texts(value: object) -> list[str]:
    """A value of YAML, or what a list holds, each in one line."""
    held = value if isinstance(value, list) else [value]
    return [" ".join(one.split()) for one in held if isinstance(one, str) and one.strip()]


def _words(caption: re.Match[str]) -> str:
    """A string of R as what it says."""
    words = caption["double"] if caption["double"] is not None else caption["single"]
    return re.sub(r"\\(.)", r"\1", words)


def pictures(options: str, code: Sequence[str]) -> tuple[list[str], bool]:
    """Lines of Markdown for what a chunk shows, and whether they say all that it says."""
    told = _told(options, code)
    inner = "\n".join(line for line in code if line.strip() and not _COMMENT.fullmatch(line))
    paths = [path for call in _INCLUDE.finditer(inner) for path in _PATH.findall(call["paths"])]
    is_all = bool(paths) and not _INCLUDE.sub("", inner).strip() and not _ECHO.search(options + "\n" + "\n".join(code))
    if paths or told.captions.get("fig-cap"):
        return [*_figures(told, [path.replace(" ", "%20") for path in paths])], is_all
    return [*_tables(told)], False


def _tables(told: _Told) -> Iterator[str]:
    """The caption of the table that code would make; of several tables that are one, the captions of these below it,
    lettered, by whose names the text may call them."""
    name, parts = _name("tbl", told.label), told.captions.get("tbl-subcap", [])
    if not told.caption("tbl") and not parts:
        return
    yield from ("", f"::: {{{name} .caption .computed}}".replace("{ ", "{"))
    if told.caption("tbl"):
        yield from (told.caption("tbl"), "")
    for letter, part in zip(ascii_lowercase, parts, strict=False):
        said = f"({letter}) {'' if part.lower() == 'true' else part}".strip()
        yield from (f"[{said}]{{{name}-{letter}}}" if name else said, "")
    yield from (":::", "")


def _name(kind: str, label: str) -> str:
    if not label:
        return ""
    return f"#{label}" if label.startswith((f"{kind}-", f"{kind}:")) else f"#{kind}-{label}"


def _figures(told: _Told, addresses: list[str]) -> list[str]:
    """The pictures at these addresses, or those that code would draw, with their captions and names."""
    name, caption = _name("fig", told.label), told.caption("fig")
    captions, parts = told.captions.get("fig-cap", []), told.captions.get("fig-subcap", [])
    own = COMPUTED + (told.label or "chunk")
    if len(captions) > 1 and len(captions) >= len(addresses):  # a figure each, which knitr names label-1, label-2
        places = addresses or [f"{own}-{at}" for at, _ in enumerate(captions, 1)]
        return _numbered(name, captions, places)
    if not parts and len(addresses) < 2:
        return _figure(caption, addresses[0] if addresses else own, name)
    if not caption and not parts:
        shown = [line for address in addresses[:-1] for line in _figure("", address, "")]
        return [*shown, *_figure("", addresses[-1], name)]
    if parts in (["true"], ["TRUE"]):
        parts = [""] * len(addresses)
    places = addresses or [f"{own}-{at}" for at, _ in enumerate(parts, 1)] or [own]
    held = _numbered(name, parts, places) if parts else [line for place in places for line in _figure("", place, "")]
    head = f"::: {{{name} .figures{told.layout}}}".replace("{ ", "{")
    return ["", head, *held, *([caption, ""] if caption else []), ":::", ""]


def _numbered(name: str, captions: Sequence[str], addresses: Sequence[str]) -> list[str]:
    """A figure for each address, its caption and its name with a number."""
    out: list[str] = []
    for at, address in enumerate(addresses):
        said = captions[at] if at < len(captions) else ""
        out += _figure(said, address, f"{name}-{at + 1}" if name else "")
    return out


def _figure(caption: str, address: str, name: str) -> list[str]:
    """A picture with its caption and its name."""
    return ["", f"![{caption}]({address}){{{name}}}" if name else f"![{caption}]({address})", ""]
