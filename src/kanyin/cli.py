"""The command line: the only module that prints or exits. What is heavy is imported when it is needed."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kanyin import __version__
from kanyin.errors import KanyinError, MissingToolError, OutputError, UsageError
from kanyin.settings import Settings, load_settings

if TYPE_CHECKING:
    from kanyin.batch import Outcome
    from kanyin.output import Printing
    from kanyin.styles import Style

STREAM = "-"
INTERRUPTED = 130

Command = TypeVar("Command", bound=Callable[..., Any])


def main() -> None:
    """The program: run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names of files may hold bytes that are no text.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # Leave by an exception, so that drafts of files are cleared away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code. Every error has been told on stderr."""
    try:
        code = commands.main(list(arguments), prog_name="kanyin", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "kanyin"
        tell(f"error: {error.format_message()}\n  {path} --help shows how it is used")
        return UsageError.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell("interrupted: files that were finished are there, no half file is")
        return INTERRUPTED
    except KanyinError as error:
        tell(f"error: {error}")
        return error.exit_code
    except Exception as error:
        tell_bug(error, "", verbose="-v" in arguments or "--verbose" in arguments)
        return OutputError.exit_code


def tell(message: str) -> None:
    """A message on stderr; nobody may be listening there. Names of files in it may be hostile."""
    from kanyin.report import harmless

    try:
        click.echo(harmless(message), err=True)
    except OSError:
        close(sys.stderr)


def say(text: str) -> None:
    """A line of the result on stdout; see ``sending``."""
    with sending():
        click.echo(text)


def send(data: bytes) -> None:
    """A result itself on stdout, byte for byte."""
    with sending():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def sending() -> Iterator[None]:
    """Who reads our stdout may go away when he has seen enough (``| head``): that is no error.

    Raises OutputError when stdout is a file that cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        close(sys.stdout)
    except OSError as error:
        close(sys.stdout)
        problem = f"cannot be written: {error.strerror}"
        raise OutputError(problem, file="standard output", cure="send it elsewhere") from error


def close(stream: Any) -> None:
    """From now on what is written to ``stream`` is lost, what Python still holds for it too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def tell_bug(error: Exception, label: str, *, verbose: bool) -> None:
    """An exception that should not have been: one line, and how to report it; its traceback with ``-v``."""
    place = f"{label}: " if label else ""
    more = "please report it with the file" + ("" if verbose else " and what -v shows")
    what = " ".join(f"{type(error).__name__}: {error}".split())
    tell(f"error: {place}a bug in kanyin ({what})\n  {more}")
    if verbose:
        tell("".join(traceback.format_exception(error)).rstrip())


def tell_errors(outcome: Outcome, *, verbose: bool) -> None:
    """What went wrong with a document."""
    for error in outcome.errors:
        if isinstance(error, KanyinError):
            tell(f"error: {error}" if error.file else f"error: {outcome.label}: {error}")
        else:
            tell_bug(error, outcome.label, verbose=verbose)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="kanyin %(version)s")
def commands() -> None:
    """kanyin 刊印: from a scraped Chinese page to clean Markdown, print-ready PDF, EPUB and DOCX.

    \b
    Examples:
      kanyin build                      every page in input/ to build/
      kanyin build page.txt -o books    one page: Markdown, PDF, EPUB, DOCX
      kanyin build books/page.md        the Markdown again, corrected by hand

    \b
    Exit codes: 0 done, 1 some documents failed, 2 usage, 3 a tool or font is
    missing, 4 bad input, 5 an output or check failed, 130 interrupted.
    """


def loudness(command: Command) -> Command:
    """The options that say how much is told."""
    command = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")(command)
    command = click.option("-v", "--verbose", is_flag=True, help="Tell more; tracebacks of bugs.")(command)
    return click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")(command)


def pages_argument(command: Command) -> Command:
    """Files and folders, and ``-`` for standard input."""
    return click.argument("paths", nargs=-1, metavar="[PATH...|-]", type=click.Path(allow_dash=True))(command)


@commands.command(epilog="Example: kanyin build page.txt -o books --to md,pdf --style journal")
@pages_argument
@click.option("-o", "--output", metavar="DIR|-", help="Folder for the results; - is stdout. [default: build]")
@click.option("--to", metavar="FORMATS", help="Which to make, with commas. [default: md,pdf,epub,docx]")
@click.option("--style", metavar="NAME|PATH", help="Page style; see kanyin styles. [default: journal]")
@click.option("--trim", metavar="SIZE", help="Another page for the style: 大32开, A5, 185x260 (mm).")
@click.option("--toc", is_flag=True, default=None, help="A table of contents in the PDF.")
@click.option("--pdf-variant", "variant", metavar="NAME", help="The PDF as pdf/a-2b, pdf/a-3u or pdf/ua-1.")
@click.option("--press", is_flag=True, help="NAME.press.pdf for a print shop too, and NAME.press.md about it.")
@click.option("--icc", metavar="FILE", help="The print shop's profile, for --press.")
@click.option("--fill", metavar="N", default=1, help="Fill the pages to a multiple of N, for --press.")
@loudness
def build(
    paths: tuple[str, ...],
    output: str | None,
    to: str | None,
    style: str | None,
    trim: str | None,
    toc: bool | None,
    variant: str | None,
    press: bool,
    icc: str | None,
    fill: int,
    quiet: bool,
    verbose: bool,
    as_json: bool,
) -> int:
    """Make Markdown and books of pages; of a .md file, books as it stands.

    PATH is a text file, a Markdown file (.md), a folder of such files, or - for standard input.
    Without PATH, the folder input/ is made into build/.
    """
    flags = {"output": output, "to": to, "style": style, "trim": trim, "toc": toc}
    settings = load_settings(Path(), os.environ, flags)
    from kanyin import batch

    formats = batch.check_formats(settings.to)
    loaded = wanted_style(settings) if formats != ("md",) or press else None
    how = Telling(quiet, verbose, as_json)
    return run_jobs(paths, settings, formats, loaded, how, wanted_printing(variant, press, icc, fill))


def wanted_printing(variant: str | None, press: bool, icc: str | None, fill: int) -> Printing:
    """What the options ask of PDF. Raises UsageError for options that do nothing without --press."""
    from kanyin.output import Printing
    from kanyin.output.pdf_variants import check_variant

    if not press:
        if icc or fill != 1:
            raise UsageError("--icc and --fill are for files for the press", cure="add --press")
        return Printing(check_variant(variant))
    from kanyin.output.press import read_press

    return Printing(check_variant(variant), read_press(icc, fill))


def wanted_style(settings: Settings) -> Style:
    """The style that the settings name, on the page that they name."""
    from dataclasses import replace

    from kanyin.styles import load_style, with_trim

    style = load_style(settings.style)
    if settings.trim:
        style = with_trim(style, settings.trim)
    return replace(style, toc=style.toc or settings.toc)


@commands.command(epilog="Example: kanyin clean - < page.txt > page.md")
@pages_argument
@click.option("-o", "--output", metavar="DIR|-", help="Folder for the results; - is stdout. [default: build]")
@loudness
def clean(paths: tuple[str, ...], output: str | None, quiet: bool, verbose: bool, as_json: bool) -> int:
    """Make clean Markdown of text pages, and a record of every change. Clean Markdown stays as it is.

    Without PATH, the folder input/ is cleaned into build/. What comes from standard input (-) goes to stdout,
    unless -o names a folder.
    """
    if output is None and paths == (STREAM,):
        output = STREAM
    settings = load_settings(Path(), os.environ, {"output": output})
    return run_jobs(paths, settings, ("md",), None, Telling(quiet, verbose, as_json))


@dataclass(frozen=True, slots=True)
class Telling:
    """How much is told, and in which form."""

    quiet: bool = False
    verbose: bool = False
    as_json: bool = False


def run_jobs(
    paths: Sequence[str],
    settings: Settings,
    formats: tuple[str, ...],
    style: Style | None,
    how: Telling,
    printing: Printing | None = None,
) -> int:
    """Make every document, tell of each as it is done, and give the exit code."""
    from kanyin import batch, files

    jobs = batch.plan(check_paths(paths or (settings.input,)), read_stdin(paths), books=style is not None)
    folder = None if settings.output == STREAM else Path(settings.output)
    if folder:
        files.make_folder(folder)
    elif len(jobs) != 1 or len(formats) != 1 or how.as_json or (printing and printing.press):
        cure = "name a folder with -o, or one format with --to"
        raise UsageError("stdout holds one document in one format", cure=cure)
    outcomes: list[Outcome] = []
    for number, job in enumerate(jobs, 1):
        with progress(f"[{number}/{len(jobs)}] {job.label}", how):
            outcome = batch.build(job, formats, style, folder, printing or batch.SCREEN)
        outcomes.append(outcome)
        tell_errors(outcome, verbose=how.verbose)
        if not how.as_json:
            show_outcome(outcome, how)
    if how.as_json:
        say(as_json_text({"documents": [outcome.fields() for outcome in outcomes]}))
    failed = sum(bool(outcome.errors) for outcome in outcomes)
    if failed and len(outcomes) > 1:
        tell(f"{failed} of {len(outcomes)} documents failed")
    return batch.exit_code(outcomes)


def check_paths(paths: Sequence[str]) -> Sequence[str]:
    """An empty name comes of an unset variable in a script, and would mean the folder one is in."""
    if "" in paths:
        raise UsageError("a name of a file is empty", cure="leave it out, or give a name")
    return paths


def read_stdin(paths: Sequence[str]) -> bytes:
    """Standard input, where it is asked for."""
    return sys.stdin.buffer.read() if STREAM in paths else b""


@contextmanager
def progress(line: str, how: Telling) -> Iterator[None]:
    """Show on a terminal what is being done, and clear the line afterwards."""
    shown = sys.stderr.isatty() and not how.quiet
    if shown:
        from kanyin.report import visible

        click.echo(f"\r\x1b[K{visible(line)}", err=True, nl=False)
    try:
        yield
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def show_outcome(outcome: Outcome, how: Telling) -> None:
    """A document's files on stdout, a line each; what a person should know of its changes on stderr."""
    from kanyin import report
    from kanyin.batch import STDIN

    if outcome.result:
        send(outcome.result)
    if how.quiet:
        return
    for path in outcome.written:
        say(report.harmless(str(path)) if sys.stdout.isatty() else str(path))
    if how.verbose or outcome.doubts:
        see = "" if outcome.label == STDIN else f"; see: kanyin explain {shlex.quote(outcome.label)}"
        tell(f"{outcome.label}: {report.summary(outcome.changes)}{see}")


def as_json_text(value: object) -> str:
    """JSON that keeps Chinese legible."""
    return json.dumps(value, ensure_ascii=False, indent=1)


@commands.command(epilog="Example: kanyin explain input/page.txt | less")
@click.argument("file", metavar="FILE|-", type=click.Path(allow_dash=True))
@click.option("--html", "html", metavar="REPORT", help="Write the report as an HTML file instead.")
@click.option("--json", "as_json", is_flag=True, help="The changes as JSON on stdout.")
def explain(file: str, html: str | None, as_json: bool) -> None:
    """Show every change that cleaning FILE makes: source line, rule, why, and what differs.

    Without colour, [-…-] is what went and {+…+} what came; ⏎ is a line's end, … stands for what stayed.
    """
    from kanyin import batch, files, report

    # Several stages work on one line in turn: by lines, and on each line in their order.
    changes = sorted(batch.changes_of(file, read_stdin((file,))), key=lambda change: change.src[:1])
    if html:
        path = Path(html)
        files.write_whole(path, report.explain_html(file, changes).encode(errors="replace"))
        say(str(path))
        return
    if as_json:
        say(as_json_text({"source": file, "changes": [report.change_fields(change) for change in changes]}))
        return
    paint = coloured if has_colour() else report.marked
    head = f"{report.visible(file)}: {report.summary(changes)}"
    say("\n\n".join([head, *(report.explain(change, paint) for change in changes)]))


def has_colour() -> bool:
    """Colour is for terminals, and for people who have not declined it (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def coloured(kind: str, text: str) -> str:
    """A piece of a change in the colour of its kind; struck or underlined too, for who sees colours alike."""
    looks: dict[str, dict[str, Any]] = {
        "gone": {"fg": "red", "strikethrough": True},
        "new": {"fg": "green", "underline": True},
        "cut": {"dim": True},
    }
    return click.style(text, **looks[kind]) if kind in looks else text


@commands.command(epilog="Example: kanyin proof build/page.pdf --png faults --strict")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--press/--screen", default=None, help="Check as for a print shop, or not. [default: as the file says]")
@click.option("--text", "source", metavar="FILE.md", help="Compare the text with this Markdown.")
@click.option("--png", "folder", metavar="DIR", help="Draw the faults on pictures of the pages.")
@click.option("--strict", is_flag=True, help="Exit with 5 when there is a fault.")
@loudness
def proof(
    paths: tuple[str, ...],
    press: bool | None,
    source: str | None,
    folder: str | None,
    strict: bool,
    quiet: bool,
    verbose: bool,
    as_json: bool,
) -> int:
    """Proofread finished PDFs, of kanyin or of anybody: fonts, characters, lines, pages, links, inks.

    Each fault is told with its page and line. With -v the table ends with the reason and the source of each rule.
    """
    from kanyin import proofread

    if source and len(paths) > 1:
        raise UsageError("--text compares one PDF with its Markdown", cure="name one PDF")
    found = []
    for path in check_paths(paths):
        one = proofread.examine(path, press, source, folder)
        found.append(one)
        if not as_json and not quiet:
            say(proofread.shown(one, verbose=verbose))
    if as_json:
        say(as_json_text({"files": [one.fields() for one in found]}))
    return OutputError.exit_code if strict and any(one.faults for one in found) else 0


@commands.command(epilog="Example: kanyin styles 期刊 --png journal.png")
@click.argument("name", required=False)
@click.option("--trim", metavar="SIZE", help="Another page for the style: 大32开, A5, 185x260 (mm).")
@click.option("--png", metavar="FILE", help="Draw two facing pages of the style NAME into FILE.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def styles(name: str | None, trim: str | None, png: str | None, as_json: bool) -> None:
    """List the page styles, or show the measures of one and draw a picture of its pages.

    NAME is a style of kanyin, by its English or Chinese name, or of the folder ./styles; or the path of a style's
    folder.
    """
    from kanyin.styles import available, measures

    if name is None and (png or trim):
        raise UsageError("which style is meant?", cure="name it: kanyin styles journal")
    found = (wanted_style(Settings(style=name, trim=trim or "")),) if name else available()
    if png:
        from kanyin import files
        from kanyin.output.specimen import draw_pages

        files.write_whole(Path(png), draw_pages(found[0]))
    if as_json:
        say(as_json_text({"styles": [measures(style) for style in found]}))
    elif png:
        say(png)
    elif name:
        say("\n".join(f"{key:15} {value}" for key, value in measures(found[0]).items()))
    else:
        say("\n".join(f"{style.name:12} {style.title}  {style.about}" for style in found))


@commands.command(epilog="Example: kanyin doctor --json")
@click.option("-q", "--quiet", is_flag=True, help="Tell only by the exit code.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def doctor(quiet: bool, as_json: bool) -> int:
    """Tell what is there, what is missing, what for and how to get it; prove it with a line of Chinese."""
    from kanyin import doctor as diagnosis

    found = diagnosis.examine()
    if as_json:
        say(as_json_text(found.fields()))
    elif not quiet:
        say(found.text())
    return 0 if found.is_well else MissingToolError.exit_code
