"""Where in a Markdown file something stands: pandoc does not tell, so it is looked for by its words."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from kanyin.dialects.chapter_list import SCHEME
from kanyin.dialects.drawn import COMPUTED
from kanyin.dialects.lines import code_mask, numbered
from kanyin.patterns import lazy
from kanyin.remarks import place

_SIGNS = lazy(r"(?:[>*+:\-\[!^~_\"' \t|]|\d+[.)])*")


def line_with(markdown: str, text: str) -> int | None:
    """The first line that has the text, of several lines the first; None where none has it."""
    wanted = next((line.strip() for line in text.split("\n") if line.strip()), "")
    at = markdown.find(wanted) if wanted else -1
    return None if at < 0 else markdown.count("\n", 0, at) + 1


def line_of_tag(markdown: str, tag: str) -> int | None:
    """The first line that has the tag and is no code; else the first that has it."""
    lines = numbered(markdown)
    plain = "\n".join("" if is_code else line.text for is_code, line in zip(code_mask(lines), lines, strict=True))
    return line_with(plain, tag) or line_with(markdown, tag)


def line_of_target(markdown: str, target: str) -> int | None:
    """The line that names an address as pandoc gives it, which may have changed how it is written."""
    at = place_of_target(markdown, target)
    return None if at < 0 else markdown.count("\n", 0, at) + 1


def place_of_target(markdown: str, target: str, start: int = 0) -> int:
    """The character with which an address begins, the first from ``start`` on; -1 where it stands nowhere.

    A file of a book is called by its path in the book, and in the text by one from its chapter: its name is the same.
    A note of Obsidian is called there without its ending.
    """
    forms = (target, unquote(target))
    tails = (form[at + 1 :] for form in forms for at, sign in enumerate(form) if sign == "/" and form[at + 1 :])
    notes = (f"[[{form.replace('.md', '', 1)}" for form in forms if ".md" in form)
    wanted = [form.strip().split("\n")[0].strip() for form in dict.fromkeys((*forms, *tails, *notes))]
    found = (markdown.find(form, start) for form in [*wanted, *_names(target)] if form)
    return next((at for at in found if at >= 0), -1)


_PART = lazy(r"(?P<whole>[^\n]+)-(?:\d+|[a-z])")
_KIND = lazy(r"(?:fig|tbl|tab|eq|sec|lst)[-:]")


def _names(target: str) -> Iterator[str]:
    """How a text may name what has the name ``target``: in a call of MyST's, at the head of what draws a figure.

    knitr and Quarto number and letter the parts of a figure behind its name, and begin that with its kind.
    """
    if "/" in target or SCHEME.match(target.removeprefix(COMPUTED)):
        return
    bare = target.removeprefix(COMPUTED).removeprefix("#").removesuffix(".md")
    whole = _PART.fullmatch(bare)
    for name in dict.fromkeys((bare, whole["whole"] if whole else bare)):
        for one in dict.fromkeys((name, _KIND.sub("", name, count=1))):
            yield from (f"<{one}>", f"`{one}`", f"](#{one})", f"label: {one}", f"name: {one}")
            yield from (f"{{r {one}", f"{{r, {one}", f'label="{one}"', f"label='{one}'", f'label = "{one}"')


def place_of_line(line: int | None) -> str:
    """How a line is called in a list: by its number, of a book of several files with the file."""
    file, number = place(None, line)
    return f"{file}:{number}" if file else str(number or "?")


def deepest_line_with(markdown: str, text: str) -> int | None:
    """The line that has the text and the most signs of nesting before anything else; None where no line has it."""
    lines = [(number, line) for number, line in enumerate(markdown.split("\n"), 1) if text and text in line]
    return max(lines, key=_reach)[0] if lines else None


def _reach(line: tuple[int, str]) -> int:
    signs = _SIGNS.match(line[1])
    return signs.end() if signs else 0
