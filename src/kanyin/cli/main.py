"""The program: it runs the command line, tells of what went wrong, and leaves with the exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from kanyin.cli.commands import commands
from kanyin.cli.console import echo_bug, echo_err, echo_error, fill_closed_streams, sending
from kanyin.cli.options import in_language, language_asked, usage_problem
from kanyin.errors import KanyinError, UsageError
from kanyin.files import reason
from kanyin.messages import msg, use_language

INTERRUPTED = 130


def main() -> None:
    """The program: run the command line and leave with its exit code."""
    fill_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names of files may hold bytes that are no text.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, leave)
    code = run(sys.argv[1:])
    gc.freeze()  # else all that was imported is looked through for garbage when Python ends
    sys.exit(code)


def leave(number: int, _frame: object) -> None:
    """Leave by an exception, so that drafts of files are cleared away."""
    sys.exit(128 + number)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code. Every error has been told on stderr."""
    use_language(language_asked(arguments), os.environ)
    try:
        check_folder()
        with help_on_stdout():
            asked = in_language(commands_for(arguments))
            code = asked.main(list(arguments) or ["--help"], prog_name="kanyin", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "kanyin"
        echo_error(usage_problem(error) + "\n  " + msg("{command} --help shows how it is used", command=path))
        return UsageError.exit_code
    except (click.Abort, KeyboardInterrupt):
        echo_err(msg("interrupted: files that were finished are there, no half file is"))
        return INTERRUPTED
    except KanyinError as error:
        echo_error(error)
        return error.exit_code
    except Exception as error:
        from kanyin.run.outcomes import Bug, explained

        found = explained(error, "")
        if isinstance(found, Bug):
            echo_bug(found, "", verbose="-v" in arguments or "--verbose" in arguments)
        else:
            echo_error(found)
        return found.exit_code


def commands_for(arguments: Sequence[str]) -> click.Group:
    """Those that make something, where one of them is called; else all: the others have modules of their own."""
    return commands if arguments and arguments[0] in commands.commands else all_commands()


def all_commands() -> click.Group:
    """All commands."""
    from kanyin.cli import inquiries, references

    for command in (*inquiries.COMMANDS, references.references):
        commands.add_command(command)
    return commands


def check_folder() -> None:
    """Raise UsageError where the folder one works in was removed: no name means anything there."""
    try:
        os.getcwd()
    except OSError as error:
        problem = msg("the folder you are in is not there any more: {reason}", reason=reason(error))
        raise UsageError(problem, hint=msg("go to another one with  cd")) from error


@contextmanager
def help_on_stdout() -> Iterator[None]:
    """What click shows itself, help and version, goes the way of all that we say: see ``console.sending``."""
    try:
        yield
    except OSError as error:
        if last_module(error) != "click.utils":
            raise
        with sending():
            raise


def last_module(error: BaseException) -> str:
    """The module in which an exception was raised."""
    from traceback import walk_tb

    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    return str(frames[-1].f_globals.get("__name__", "")) if frames else ""
