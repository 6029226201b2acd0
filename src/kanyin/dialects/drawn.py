"""What a chunk of R Markdown or Quarto draws: its pictures, where it only names their files, its caption and its name.

Nothing is run. A chunk that only shows pictures of the folder (``knitr::include_graphics("x.png")``) is those pictures;
one that draws has 〔图〕 under its code, with its caption, so that the text can speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin.patterns import lazy

COMPUTED = "computed:"
"""The address of a picture that code would draw."""
_LABEL = lazy(r"\A[ \t,]*+(?:label[ \t]*+=[ \t]*+)?[\"']?(?P<label>[A-Za-z][\w.-]*+)[\"']?[ \t]*+(?=,|\Z)")
_WORDS = r"(?:\"(?P<double>(?:[^\"\\]|\\.)*+)\"|'(?P<single>(?:[^'\\]|\\.)*+)')"
_CAPTION = lazy(rf"(?<![\w.-])(?P<kind>fig|tbl|tab)[.-]cap[ \t]*+=[ \t]*+{_WORDS}")
_KABLE = lazy(r"(?<![\w.])(?:kable|kables|kbl|datatable)\(")
_KABLE_CAPTION = lazy(rf"(?<![\w.])caption[ \t]*+=[ \t]*+{_WORDS}")
_OPTION = lazy(r"[ \t]*+(?:#|//|%%|--)\|[ \t]*+(?P<name>[\w.-]++)[ \t]*+:[ \t]*+(?P<value>[^\n]*+)")
_INCLUDE = lazy(r"(?:knitr::)?include_graphics\((?P<paths>(?:\([^()]*+\)|[^()])*+)\)")
_PATH = lazy(r"[\"']([^\"'\n]+\.(?:png|jpe?g|gif|svg))[\"']", re.IGNORECASE)
_COMMENT = lazy(r"[ \t]*+#[^\n]*+")
_ECHO = lazy(r"(?<![\w.-])echo[ \t]*+[=:][ \t]*+(?:TRUE|T\b|true)")


def _told(options: str, code: Sequence[str]) -> dict[str, str]:
    """The options of a chunk that name it and speak of what it draws."""
    found: dict[str, str] = {}
    label = _LABEL.match(options)
    if label:
        found["label"] = label["label"]
    for caption in _CAPTION.finditer(options):
        found[f"{caption['kind']}-cap".replace("tab", "tbl")] = _words(caption)
    for line in code:
        option = _OPTION.fullmatch(line)
        if option is None:
            break
        found[option["name"].replace(".", "-")] = option["value"].strip().strip("\"'")
    inner = "\n".join(code)
    table = _KABLE.search(inner)
    if table and (said := _KABLE_CAPTION.search(inner, table.end())):
        found.setdefault("tbl-cap", _words(said))
    return found


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
    caption, label = told.get("fig-cap", ""), told.get("label", "")
    if paths or caption:
        name = _name("fig", label)
        addresses = [path.replace(" ", "%20") for path in paths] or [COMPUTED + (label or "chunk")]
        return [*_figure(caption, addresses, name)], is_all
    if told.get("tbl-cap"):
        return ["", f"::: {{{_name('tbl', label)} .caption .computed}}", told["tbl-cap"], ":::", ""], False
    return [], False


def _name(kind: str, label: str) -> str:
    if not label:
        return ""
    return f"#{label}" if label.startswith((f"{kind}-", f"{kind}:")) else f"#{kind}-{label}"


def _figure(caption: str, addresses: Sequence[str], name: str) -> list[str]:
    """The pictures, the caption and the name at the last of them."""
    attributes = f"{{{name}}}" if name else ""
    out: list[str] = []
    for address in addresses[:-1]:
        out += ["", f"![]({address})"]
    return [*out, "", f"![{caption}]({addresses[-1]}){attributes}", ""]
