"""The command line: the only module that prints or exits. What is heavy is imported when it is needed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kanyin import __version__, console
from kanyin.console import Progress, Teller, Telling, as_json_text, say, tally_text, tell, tell_bug, tell_error
from kanyin.errors import KanyinError, MissingToolError, OutputError, UsageError
from kanyin.messages import language, msg, padded, use_language
from kanyin.options import (
    complete_styles,
    decisions,
    in_language,
    language_asked,
    loudness,
    many,
    pages_argument,
    readings,
    usage_problem,
)
from kanyin.settings import (
    DEFAULT,
    STREAM,
    Settings,
    command_line,
    decisions_in,
    find_settings,
    nearest,
    said_of_reading,
    settings_of,
)

if TYPE_CHECKING:
    from kanyin.batch import Order
    from kanyin.model import Document, Source

SOME_FAILED = 1
INTERRUPTED = 130


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
        from kanyin.outcomes import Bug

        tell_bug(Bug.of(error), "", verbose="-v" in arguments or "--verbose" in arguments)
        return OutputError.exit_code


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


@commands.command(epilog="Example: kanyin build page.txt -o books --to md,pdf --style journal")
@pages_argument
@click.option("-o", "--output", metavar="DIR|-", help="Folder for the results; - is stdout. [default: build]")
@click.option("--to", metavar="FORMATS", help="Which to make, with commas. [default: md,pdf,epub,docx]")
@click.option(
    "--style",
    metavar="NAME|PATH",
    shell_complete=complete_styles,
    help="Page style; see kanyin styles. [default: journal]",
)
@click.option("--trim", metavar="SIZE", help="Another page for the style: 大32开, A5, 185x260 (mm).")
@click.option("--toc", is_flag=True, default=None, help="A table of contents in the PDF.")
@click.option("--pdf-variant", "variant", metavar="NAME", help="The PDF as pdf/a-2b, pdf/a-3u or pdf/ua-1.")
@click.option("--press", is_flag=True, help="NAME.press.pdf for a print shop too, and NAME.press.md about it.")
@click.option("--icc", metavar="FILE", help="The print shop's profile, for --press.")
@click.option("--fill", metavar="N", default=1, help="Fill the pages to a multiple of N, for --press.")
@readings
@many
@loudness
def build(
    paths: tuple[str, ...],
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    variant: str | None,
    press: bool,
    icc: str | None,
    fill: int,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **flags: Any,
) -> int:
    """Make Markdown and books of pages; of a .md file, books as it stands.

    PATH is a page (.txt, .html), a file of JSON Lines with a page each (.jsonl) or one of its lines (corpus.jsonl:3), a
    Markdown file (.md), a folder with such files in it or below it, a pattern ('pages/*.txt'), or - for standard input.
    Without PATH, the folder input/ is made into build/.
    """
    from kanyin import batch, orders

    found = find_settings(Path(), os.environ, flags)
    settings = settings_of(found)
    formats = batch.check_formats(settings.to)
    style = orders.wanted_style(settings) if formats != ("md",) or press else None
    order = orders.order_of(found, formats, style, command_line(keep, drop))
    order = replace(order, printing=orders.wanted_printing(variant, press, icc, fill))
    return run_jobs(paths, settings, order, Telling(quiet, verbose, as_json))


@commands.command(epilog="Example: kanyin clean - < page.txt > page.md")
@pages_argument
@click.option("-o", "--output", metavar="DIR|-", help="Folder for the results; - is stdout. [default: build]")
@readings
@many
@loudness
def clean(
    paths: tuple[str, ...],
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **flags: Any,
) -> int:
    """Make clean Markdown of pages, text or HTML, and a record of every change. Clean Markdown stays as it is.

    Without PATH, the folder input/ is cleaned into build/. What comes from standard input (-) goes to stdout,
    unless -o names a folder.
    """
    if flags["output"] is None and paths == (STREAM,):
        flags["output"] = STREAM
    from kanyin import orders

    found = find_settings(Path(), os.environ, flags)
    order = orders.order_of(found, ("md",), None, command_line(keep, drop))
    return run_jobs(paths, settings_of(found), order, Telling(quiet, verbose, as_json))


def run_jobs(paths: Sequence[str], settings: Settings, order: Order, how: Telling) -> int:
    """Make every document, tell of each as it is done, and give the exit code."""
    from kanyin import batch, files
    from kanyin.outcomes import Summary
    from kanyin.plan import plan

    named = check_paths(paths or (settings.input,))
    jobs = plan(named, read_stdin(paths), books=order.style is not None, results=order.folder)
    if order.folder:
        files.make_folder(order.folder)
    elif len(jobs) != 1 or len(order.formats) != 1 or how.as_json or order.printing.press:
        cure = msg("name a folder with -o, or one format with --to")
        raise UsageError(msg("stdout holds one document in one format"), cure=cure)
    progress = Progress(len(jobs), how)
    teller, summary = Teller(how, progress), Summary()
    outcomes = batch.build_all(jobs, order, settings.jobs, lambda job: progress.begin(job.label))
    interrupted = True
    try:
        with closing(outcomes):
            for outcome in outcomes:
                summary.add(outcome)
                teller.outcome(outcome)
        interrupted = False
    finally:
        teller.end(summary, interrupted=interrupted)
    return summary.exit_code


def check_paths(paths: Sequence[str]) -> Sequence[str]:
    """An empty name comes of an unset variable in a script, and would mean the folder one is in."""
    if "" in paths:
        raise UsageError(msg("a name of a file is empty"), cure=msg("leave it out, or give a name"))
    return paths


def read_stdin(paths: Sequence[str]) -> bytes:
    """Standard input, where it is asked for."""
    return sys.stdin.buffer.read() if STREAM in paths else b""


@commands.command(epilog="Example: kanyin explain input/page.txt --doubt | less")
@click.argument("file", metavar="FILE|-", type=click.Path(allow_dash=True))
@click.option("--html", "html", metavar="REPORT", help="Write a page for a browser: source and result side by side.")
@click.option("--json", "as_json", is_flag=True, help="The changes as JSON on stdout.")
@click.option("--rule", "rules", metavar="RULE", multiple=True, help="Only what this rule did; BP: all of its kind.")
@click.option("--doubt", is_flag=True, help="Only what a person should look at.")
@readings
@decisions
def explain(
    file: str,
    html: str | None,
    as_json: bool,
    rules: tuple[str, ...],
    doubt: bool,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    **flags: Any,
) -> None:
    """Show every change that cleaning FILE makes: source line, rule, why, and what differs.

    FILE may be a record of a file of JSON Lines, by its line: corpus.jsonl:3.
    Without colour, [-…-] is what went and {+…+} what came; ⏎ is a line's end, … stands for what stayed.
    """
    from kanyin import batch, report
    from kanyin.outcomes import Tally
    said = said_of_reading(find_settings(Path(), os.environ, flags))
    source, document = batch.examine(file, read_stdin((file,)), command_line(keep, drop), said)
    if html:
        write_report(source, document, Path(html))
        return
    # Several stages work on one line in turn: by lines, and on each line in their order.
    changes = report.chosen(document.changes, rules, only_doubts=doubt)
    changes.sort(key=lambda change: change.src[:1])
    if as_json:
        say(as_json_text({"source": file, "changes": [report.change_fields(change) for change in changes]}))
        return
    paint = console.coloured if console.has_colour() else report.marked
    head = [f"{report.visible(file)}: {tally_text(Tally.of(changes))}", *report.rule_lines(changes)]
    say("\n\n".join(["\n".join(head), *(report.explain(change, paint) for change in changes)]))


def write_report(source: Source, document: Document, path: Path) -> None:
    """The report as a page for a browser, in the language in use."""
    from kanyin import files
    from kanyin.report_html import report_page

    page = report_page(source, document, language())
    files.write_whole(path, page.encode(errors="replace"))
    say(str(path))


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

    FILE may be a pattern ('build/*.pdf'). Each fault is told with its page and line. With -v the table ends with the
    reason and the source of each rule.
    """
    from kanyin import proofread
    from kanyin.plan import matching

    # A pattern that nothing fits is told of as a file that is not there.
    files = [str(file) for path in check_paths(paths) for file in matching(path) or [Path(path)]]
    if source and len(files) > 1:
        raise UsageError(msg("--text compares one PDF with its Markdown"), cure=msg("name one PDF"))
    found = []
    failed: list[KanyinError] = []
    for file in files:
        try:
            one = proofread.examine(file, press, source, folder)
        except KanyinError as error:
            failed.append(error)
            tell_error(error)
            continue
        found.append(one)
        if not as_json and not quiet:
            say(proofread.shown(one, verbose=verbose))
    if as_json:
        errors = [{"file": error.file, "problem": error.problem, "cure": error.cure} for error in failed]
        say(as_json_text({"version": 1, "files": [one.fields() for one in found], "errors": errors}))
    if failed:
        return SOME_FAILED if found else failed[0].exit_code
    return OutputError.exit_code if strict and any(one.faults for one in found) else 0


@commands.command(epilog="Example: kanyin styles 期刊 --png journal.png")
@click.argument("name", required=False, shell_complete=complete_styles)
@click.option("--trim", metavar="SIZE", help="Another page for the style: 大32开, A5, 185x260 (mm).")
@click.option("--png", metavar="FILE", help="Draw two facing pages of the style NAME into FILE.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def styles(name: str | None, trim: str | None, png: str | None, as_json: bool) -> None:
    """List the page styles, or show the measures of one and draw a picture of its pages.

    NAME is a style of kanyin, by its English or Chinese name, or of the folder ./styles; or the path of a style's
    folder.
    """
    from kanyin import orders
    from kanyin.styles import available, measure_names, measures

    if name is None and (png or trim):
        raise UsageError(msg("which style is meant?"), cure=msg("name it: kanyin styles journal"))
    found = (orders.wanted_style(Settings(style=name, trim=trim or "")),) if name else available()
    if png:
        from kanyin import files
        from kanyin.output.specimen import draw_pages

        files.write_whole(Path(png), draw_pages(found[0]))
    if as_json:
        say(as_json_text({"styles": [measures(style) for style in found]}))
    elif png:
        say(png)
    elif name:
        names = measure_names()
        say("\n".join(f"{padded(names[key], 15)} {value}" for key, value in measures(found[0]).items()))
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


@commands.command(epilog="Example: kanyin config --json")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def config(as_json: bool) -> None:
    """Show each setting, where its value comes from, and what was decided about rules."""
    found = find_settings(Path(), os.environ, {})
    path = nearest(Path())
    decided = decisions_in(path) if path else {}
    if as_json:
        values = {name: {"value": given.value, "origin": given.origin} for name, given in found.items()}
        say(as_json_text({"file": str(path) if path else None, "settings": values, "decisions": decided}))
        return
    for name, given in found.items():
        origin = msg("default") if given.origin == DEFAULT else given.origin
        say(f"{name:8} {padded(setting_text(given.value), 24)} {origin}")
    for name, texts in decided.items():
        say(f"{name:8} {padded(', '.join(texts), 24)} {path}")


def setting_text(value: object) -> str:
    """A setting's value as one would write it in the environment."""
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@commands.command(epilog="Example: kanyin completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete kanyin's commands, options, styles and rules."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    say(found(commands, {}, "kanyin", "_KANYIN_COMPLETE").source())
