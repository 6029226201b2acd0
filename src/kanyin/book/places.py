"""Where in a Markdown file something stands: pandoc does not tell, so it is looked for by its words."""

from __future__ import annotations

from urllib.parse import unquote

from kanyin.patterns import lazy

_SIGNS = lazy(r"(?:[>*+:\-\[!^~_\"' \t|]|\d+[.)])*")


def line_with(markdown: str, text: str) -> int | None:
    """The first line that has the text, of several lines the first; None where none has it."""
    wanted = next((line.strip() for line in text.split("\n") if line.strip()), "")
    at = markdown.find(wanted) if wanted else -1
    return None if at < 0 else markdown.count("\n", 0, at) + 1


def line_of_target(markdown: str, target: str) -> int | None:
    """The line that names an address as pandoc gives it, which may have changed how it is written.

    A file of a book is called by its path in the book, and in the text by one from its chapter: its name is the same.
    A note of Obsidian is called there without its ending.
    """
    forms = (target, unquote(target))
    tails = (form[at + 1 :] for form in forms for at, sign in enumerate(form) if sign == "/" and form[at + 1 :])
    notes = (f"[[{form.replace('.md', '', 1)}" for form in forms if ".md" in form)
    found = (line_with(markdown, form) for form in dict.fromkeys((*forms, *tails, *notes)))
    return next((line for line in found if line is not None), None)


def deepest_line_with(markdown: str, text: str) -> int | None:
    """The line that has the text and the most signs of nesting before anything else; None where no line has it."""
    lines = [(number, line) for number, line in enumerate(markdown.split("\n"), 1) if text and text in line]
    return max(lines, key=_reach)[0] if lines else None


def _reach(line: tuple[int, str]) -> int:
    signs = _SIGNS.match(line[1])
    return signs.end() if signs else 0
