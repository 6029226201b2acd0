"""The program: it runs the command line, tells of what went wrong, and leaves with the exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

import click

from kanyin import inquiries
from kanyin.commands import commands
from kanyin.console import fill_closed_streams, tell, tell_bug, tell_error
from kanyin.errors import KanyinError, UsageError
from kanyin.messages import msg, use_language
from kanyin.options import in_language, language_asked, usage_problem

INTERRUPTED = 130

for _command in inquiries.COMMANDS:
    commands.add_command(_command)


def main() -> None:
    """The program: run the command line and leave with its exit code."""
    fill_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names of files may hold bytes that are no text.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # Leave by an exception, so that drafts of files are cleared away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code. Every error has been told on stderr."""
    use_language(language_asked(arguments), os.environ)
    try:
        code = in_language(commands).main(list(arguments) or ["--help"], prog_name="kanyin", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "kanyin"
        tell_error(usage_problem(error) + "\n  " + msg("{command} --help shows how it is used", command=path))
        return UsageError.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell(msg("interrupted: files that were finished are there, no half file is"))
        return INTERRUPTED
    except KanyinError as error:
        tell_error(error)
        return error.exit_code
    except Exception as error:
        from kanyin.outcomes import Bug, explained

        found = explained(error, "")
        if isinstance(found, Bug):
            tell_bug(found, "", verbose="-v" in arguments or "--verbose" in arguments)
        else:
            tell_error(found)
        return found.exit_code
