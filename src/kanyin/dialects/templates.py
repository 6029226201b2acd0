"""Tags of Jekyll, Hexo, Hugo, MDX and kramdown: what they make of a page is not in the file, so they are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from kanyin.dialects.lines import Fence, Line, pieces, unread_mask
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg
from kanyin.patterns import lazy

_CODE = lazy(
    r"[ \t]*\{(?P<open>%|\{[<%])-?[ \t]*(?P<name>highlight|codeblock|code)\b(?P<rest>.*?)-?(?:%|[>%]\})\}[ \t]*"
)
_END_OF_CODE = lazy(r"[ \t]*+\{(?:%|\{[<%])-?[ \t]*+(?:end|/[ \t]*+)(?P<name>highlight|codeblock|code)\b")
_LANGUAGE = lazy(r"(?:lang:)?([\w+#-]+)")
_KINDS: tuple[tuple[Callable[[], str], re.Pattern[str]], ...] = (
    (lambda: msg("tags of Jekyll, Hexo or Liquid"), lazy(r"(?<!\{)\{%-?[ \t]*[\w/#'-][^%\n]{0,999}%\}")),
    (lambda: msg("shortcodes of Hugo or Quarto"), lazy(r"\{\{[<%][^<>%\n]{0,999}[>%]\}\}")),
    (
        lambda: msg("variables of a template"),
        lazy(r"\{\{-?[ \t]*[$#/]?[A-Za-z_][\w.$-]*+(?:[ \t]*+\|[^{}\n]{0,300}+)?[ \t]*+-?\}\}"),
    ),
    (
        lambda: msg("commands of LaTeX for an index and for pages"),
        lazy(r"\\(?:index\{[^{}\n]{0,200}\}|(?:front|main|back)matter\b|(?:clear|cleardouble|new)page\b|printindex\b)"),
    ),
    (
        lambda: msg("components of MDX"),
        lazy(r"<[A-Z][\w.]*+(?=[^<>\n]*=\{)(?:[^<>{}\n]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\})*+>"),
    ),
    (lambda: msg("explanations of abbreviations"), lazy(r"^\*\[[^\]\n]{1,60}\]:[ \t].*")),
    (lambda: msg("attributes of docsify"), lazy(r"\{docsify-[\w-]{1,40}\}")),
    (lambda: msg("attributes of kramdown"), lazy(r"\{::?(?!toc\}[ \t]*+$)[ \t]*[.#\w/][^{}\n]{0,300}\}")),
)
_MDX = lazy(
    r"(?:import[ \t]+(?:[\w*{][^'\"\n]{0,300}[ \t]from[ \t]+)?['\"][^'\"\n]+['\"];?"
    r"|export[ \t]+(?:const|default|function)\b.*)"
)
_COMMAND = lazy(r"[ \t]*+\\(?!(?:La|Xe|XeLa)?TeX\b)[A-Za-z]{3,40}[ \t]*+")
"""A command alone in its line, ``\\pingfeng``: LaTeX's, or of a program that makes a thesis of the file."""
_LONGEST = 2000


def code_tags(lines: list[Line]) -> list[Line]:
    """The lines with ``{% highlight x %}`` … ``{% endhighlight %}`` as fenced code."""
    mask, out, at = unread_mask(lines), [], 0
    while at < len(lines):
        found = None if mask[at] else _CODE.fullmatch(lines[at].text)
        end = _end_of_code(lines, at, found) if found else 0
        inner = next((line for line in lines[at + 1 : end] if not line.is_blank), None)
        if inner and Fence.of(inner.text):
            end = 0  # GitBook's, round code that has its fence
        if found and end:
            language = _LANGUAGE.search(found["rest"])
            marks = "`" * max(3, *(len(run) + 1 for line in lines[at:end] for run in re.findall("`+", line.text)), 3)
            out += [
                lines[at].but(marks + (language[1] if language else "")),
                *lines[at + 1 : end],
                lines[end].but(marks),
            ]
        else:
            out.append(lines[at])
        at = max(at, end) + 1
    return out


def _end_of_code(lines: Sequence[Line], at: int, found: re.Match[str]) -> int:
    after = range(at + 1, min(len(lines), at + _LONGEST))
    ends = ((n, _END_OF_CODE.match(lines[n].text)) for n in after)
    return next((n for n, end in ends if end and end["name"] == found["name"]), 0)


_META = lazy(r"(?i)(?:authors?|date|tags?|disqus|template|description|summary|hide|comments|status|icon)[ \t]?:[ \t]")
"""A line of MkDocs' metadata, which stands at the head of a file without fences (Python-Markdown's ``meta``)."""


def without_meta(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines of a file without front matter, and without such metadata, which ends at the first empty line."""
    end = next((at for at, line in enumerate(lines) if line.is_blank), 0)
    if not end or not all(_META.match(line.text) for line in lines[:end]):
        return lines
    for line in lines[:end]:
        omitted.take(msg("metadata of MkDocs"), line.number, line.text)
    return [*(line.but("") for line in lines[:end]), *lines[end:]]


def without_tags(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines without tags; one that held nothing else is empty."""
    mask = [is_code or is_comment for is_code, is_comment in zip(unread_mask(lines), _comments(lines), strict=True)]
    out: list[Line] = []
    for at, line in enumerate(lines):
        if mask[at] or not _may_hold_tags(line.text):
            out.append(line)
        elif _MDX.fullmatch(line.text.rstrip()) and (at == 0 or out[-1].is_blank):
            omitted.take(msg("imports of MDX"), line.number, line.text)
            out.append(line.but(""))
        elif _COMMAND.fullmatch(line.text) and (at == 0 or out[-1].is_blank):
            omitted.take(msg("commands of LaTeX or of another program on lines of their own"), line.number, line.text)
            out.append(line.but(""))
        else:
            out.append(line.but(_without(line, omitted)))
    return out


def _comments(lines: Sequence[Line]) -> Iterator[bool]:
    """For each line, whether it is a comment or of one: what stands there no reader sees anyway."""
    inside = False
    for line in lines:
        begins = line.text.lstrip().startswith("<!--")
        opened, closed = line.text.rfind("<!--"), line.text.rfind("-->")
        yield inside or begins
        inside = opened > closed or (inside and closed < 0)


def _may_hold_tags(text: str) -> bool:
    return "{" in text or "\\" in text or text.startswith(("import ", "export ", "*["))


def _without(line: Line, omitted: Omitted) -> str:
    out = []
    for is_plain, piece in pieces(line.text):
        if is_plain:
            for kind, pattern in _KINDS:
                piece = pattern.sub(partial(omitted.left_out, kind(), line.number), piece)
        out.append(piece)
    return "".join(out)
