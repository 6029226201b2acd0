"""Options that commands share, what the shell completes for them, and help in two languages. For cli.py alone."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from inspect import cleandoc
from typing import Any, TypeVar

import click

from kanyin.messages import LANGUAGES, msg

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
    encoding = "Encoding of the pages, for example big5. [default: found out]"
    return click.option("--encoding", metavar="NAME", help=encoding)(command)


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
    from kanyin.overrules import overrulable

    return sorted(rule for rule in overrulable(str(parameter.name)) if rule.startswith(incomplete))


def complete_styles(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Page styles, for the shell."""
    from kanyin.styles import available

    return [style.name for style in available() if style.name.startswith(incomplete)]


def pages_argument(command: Command) -> Command:
    """Files and folders, and ``-`` for standard input."""
    return click.argument("paths", nargs=-1, metavar="[PATH...|-]", type=click.Path(allow_dash=True))(command)


def in_language(command: click.Command) -> click.Command:
    """A copy of a command, and of those below it, whose help is in the language in use; each takes ``--lang``."""
    said = copy(command)
    said.help = msg(cleandoc(command.help)) if command.help else None
    said.epilog = msg(command.epilog) if command.epilog else None
    lang = click.Option(
        ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE_HELP
    )
    said.params = [copy(parameter) for parameter in (*command.params, lang)]
    for parameter in said.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = msg(parameter.help)
    if isinstance(said, click.Group):
        said.commands = {name: in_language(below) for name, below in said.commands.items()}
    return said
