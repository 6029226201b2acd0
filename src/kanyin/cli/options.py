"""Options that commands share, what the shell completes for them, and help in two languages. For this room alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from inspect import cleandoc
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import click

from kanyin.config.setting_values import CITATIONS, EDITIONS, KINDS, LINKS
from kanyin.config.settings import load_settings
from kanyin.errors import KanyinError
from kanyin.messages import LANGUAGES, columns, msg
from kanyin.patterns import lazy

LANGUAGE_HELP = "Language of messages. [default: locale]"
Command = TypeVar("Command", bound=Callable[..., Any])


def loudness(command: Command) -> Command:
    """The options that say how much is told."""
    command = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")(command)
    command = click.option("-v", "--verbose", is_flag=True, help="Tell more; tracebacks of bugs.")(command)
    return click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")(command)


def many(command: Command) -> Command:
    """The options of commands that make many documents."""
    command = click.option("--strict/--no-strict", default=None, help="Decisions in doubt are errors.")(command)
    jobs = click.option(
        "-j", "--jobs", metavar="N", type=click.IntRange(0), help="Documents made at a time. [default: one a core]"
    )
    return jobs(decisions(command))


def readings(command: Command) -> Command:
    """What a person may say about the pages that are read."""
    lossy = "Replace bytes that are no character, and record it."
    command = click.option("--lossy/--no-lossy", default=None, help=lossy)(command)
    links = "Links of web pages: those to other sites, all, none. [default: outside]"
    command = click.option("--links", type=click.Choice(LINKS), help=links)(command)
    encoding = "Encoding of the pages, for example big5. [default: found out]"
    command = click.option("--encoding", metavar="NAME", help=encoding)(command)
    gbt = "Set references in the form of this GB/T 7714. [default: marks of 2015, letters as they are]"
    command = click.option("--gbt", type=click.Choice(EDITIONS), help=gbt)(command)
    kind = "What files are, whatever their names end with, and standard input. [default: by the ending; a page]"
    return click.option("--from", "kind", type=click.Choice(KINDS), help=kind)(command)


def continuing(command: Command) -> Command:
    """Further pages of the one that is named."""
    text = "A further web page of the same article, or a pattern of such; may be given again."
    return click.option("--with", "further", metavar="FILE", multiple=True, help=text)(command)


def citing(command: Command) -> Command:
    """How citations stand in Markdown that is made."""
    text = "Citations in the Markdown: as they are, or as links to their entries. [default: plain]"
    return click.option("--citations", type=click.Choice(CITATIONS), help=text)(command)


def limited(command: Command) -> Command:
    """The limits that a person raises most often; all are settings."""
    size = "Refuse files larger than this, for example 50MB. [default: 20MB; PDFs 500MB]"
    command = click.option("--max-size", metavar="SIZE", help=size)(command)
    time = "Stop a document after so many seconds. [default: 60, and 1 for each kB]"
    return click.option("--time-limit", metavar="SECONDS", help=time)(command)


def configured(command: Command) -> Command:
    """Which kanyin.toml holds."""
    text = "The kanyin.toml to take. [default: the nearest, from here upwards]"
    return click.option("--config", metavar="FILE", help=text)(command)


def decisions(command: Command) -> Command:
    """The options by which a person overrules the rules."""
    keep = click.option(
        "--keep",
        metavar="RULE",
        multiple=True,
        shell_complete=complete_rules,
        help="Keep what RULE would remove or change; may be given again.",
    )
    drop = click.option(
        "--drop",
        metavar="RULE",
        multiple=True,
        shell_complete=complete_rules,
        help="Remove all that RULE knows, wherever it stands; may be given again.",
    )
    return keep(drop(command))


def complete_rules(_context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Rules that can be overruled, for the shell."""
    from kanyin.config.overrides import overridable

    return sorted(rule for rule in overridable(str(parameter.name)) if rule.startswith(incomplete))


def complete_styles(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Page styles, for the shell."""
    from kanyin.style import available

    return [style.name for style in available() if style.name.startswith(incomplete)]


def pages_argument(command: Command) -> Command:
    """Files and folders, and ``-`` for standard input."""
    return click.argument("paths", nargs=-1, metavar="[PATH...|-]", type=click.Path(allow_dash=True))(command)


class Formatter(click.HelpFormatter):
    """Help in which Han are as wide as a terminal shows them, with the marks of the language in use."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, msg("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{msg('{heading}:', heading=heading)}\n")

    def write_text(self, text: str) -> None:
        super().write_text(wrapped(text, self.width - self.current_indent))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        first = min(max(columns(term) for term, _ in rows), col_max) + col_spacing
        told = [(term, wrapped(text, self.width - first - 2)) for term, text in rows]
        super().write_dl(told, col_max, col_spacing)


_UNBROKEN = "\b\n"
"""Before a paragraph whose lines click leaves as they are."""
_UNIT = lazy(r"[(（“［]*(?:[!-~]+|[^\s])[，。；：、！？）］”…]*\s*")
"""What stands together on a line: a Latin word or a Han, with the marks that may not be parted from it."""


def wrapped(text: str, width: int) -> str:
    """Chinese paragraphs broken into lines of up to ``width`` columns; others click breaks itself, at spaces."""
    return "\n\n".join(_wrapped_paragraph(paragraph, width) for paragraph in text.split("\n\n"))


def _wrapped_paragraph(text: str, width: int) -> str:
    if text.isascii() or text.startswith(_UNBROKEN):
        return text
    lines = [""]
    for unit in _UNIT.findall(text):
        if columns(lines[-1] + unit.rstrip()) > width:
            lines.append("")
        lines[-1] += unit
    return _UNBROKEN + "\n".join(line.rstrip() for line in lines)


class Context(click.Context):
    """A context that shows help through Formatter."""

    formatter_class = Formatter


def in_language(command: click.Command) -> click.Command:
    """A copy of a command, and of those below it, whose help is in the language in use; each takes ``--lang``."""
    said = copy(command)
    said.context_class = Context
    said.options_metavar = msg("[OPTIONS]")
    said.help = msg(cleandoc(command.help)) if command.help else None
    said.epilog = msg(command.epilog) if command.epilog else None
    lang = click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE_HELP)
    said.params = [copy(parameter) for parameter in (*command.params, lang)]
    for parameter in said.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = msg(parameter.help)
    if isinstance(said, click.Group):
        said.subcommand_metavar = msg("COMMAND [ARGS]...")
        said.commands = {name: in_language(below) for name, below in said.commands.items()}
    return said


def usage_problem(error: click.UsageError) -> str:
    """What is wrong with the command line, in click's words; those that click joins itself are joined here."""
    if isinstance(error, click.MissingParameter) and error.param and error.ctx:
        return msg("{parameter} is missing", parameter=error.param.get_error_hint(error.ctx))
    return error.format_message()


def language_asked(arguments: Sequence[str]) -> str:
    """The language by flag, environment or kanyin.toml; empty where none is asked for.

    It is needed before anything is told. What is wrong with it is told by the command that is run.
    """
    words = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    asked = _values(words, "--lang")
    if asked and asked[-1] in LANGUAGES:
        return asked[-1]
    named = _values(words, "--config")
    try:
        return load_settings(Path(), os.environ, {}, Path(named[-1]) if named else None).lang
    except (KanyinError, OSError):
        return ""


def _values(words: Sequence[str], option: str) -> list[str]:
    """What follows an option on the command line."""
    found = [word.removeprefix(f"{option}=") for word in words if word.startswith(f"{option}=")]
    return found + [value for word, value in pairwise(words) if word == option]
