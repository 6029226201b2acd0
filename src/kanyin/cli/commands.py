"""The commands that make something: build and clean. What is heavy is imported when it is needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kanyin import __version__, limits, system
from kanyin.cli.console import Progress, Reporter, Verbosity, echo_err
from kanyin.cli.options import (
    citing,
    complete_styles,
    configured,
    continuing,
    limited,
    loudness,
    many,
    pages_argument,
    readings,
)
from kanyin.config.setting_values import STREAM, Settings
from kanyin.config.settings import (
    DEFAULT,
    Given,
    command_line,
    find_settings,
    limits_of,
    settings_of,
    unknown_variables,
)
from kanyin.errors import InputError, KanyinError, UsageError
from kanyin.messages import msg

if TYPE_CHECKING:
    from kanyin.run.build_options import BuildOptions
    from kanyin.style import Style


BOOK_STYLE = "book"
"""The style of a folder that is one book, where nobody names another."""


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
    help="Page style; see kanyin styles. [default: journal; with --book, book]",
)
@click.option("--trim", metavar="SIZE", help="Another page for the style: 大32开, A5, 185x260 (mm).")
@click.option("--edition", type=click.Choice(("large", "screen")), help="In large print, or for the screen.")
@click.option("--toc", is_flag=True, default=None, help="A table of contents in the PDF.")
@click.option("--book", is_flag=True, help="A folder is one book: its files are the chapters.")
@click.option("--pdf-variant", "variant", metavar="NAME", help="The PDF as pdf/a-2b, pdf/a-3u or pdf/ua-1.")
@click.option("--press", is_flag=True, help="NAME.press.pdf for a print shop too, and NAME.press.md about it.")
@click.option("--icc", metavar="FILE", help="The print shop's profile, for --press.")
@click.option("--fill", metavar="N", default=1, help="Fill the pages to a multiple of N, for --press.")
@readings
@continuing
@citing
@many
@limited
@configured
@loudness
def build(
    paths: tuple[str, ...],
    kind: str | None,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    variant: str | None,
    book: bool,
    press: bool,
    icc: str | None,
    fill: int,
    further: tuple[str, ...],
    config: str | None,
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
    from kanyin.files.writing import identities
    from kanyin.run import build_options

    verbosity = Verbosity(quiet, verbose, as_json)
    found = look_up(flags, config, verbosity)
    if book and found["style"].origin == DEFAULT:
        found["style"] = Given(BOOK_STYLE, DEFAULT)
    settings = settings_of(found)
    formats = build_options.check_formats(settings.to)
    with limits.using(limits_of(found)):
        style = build_options.wanted_style(settings) if formats != ("md",) or press else None
        pdf = build_options.pdf_options_of(variant, press, icc, fill)
    if style:
        warn_hidden(style, verbosity)
        warn_stand_ins(style, formats, verbosity)
    options = build_options.options_of(found, formats, style, command_line(keep, drop), config_path(config))
    options = replace(options, pdf=pdf, inputs=identities(map(Path, filter(None, (icc, config)))))
    return run_jobs(paths, settings, options, verbosity, "book" if book else kind or "", further)


@commands.command(epilog="Example: kanyin clean - < page.txt > page.md")
@pages_argument
@click.option("-o", "--output", metavar="DIR|-", help="Folder for the results; - is stdout. [default: build]")
@readings
@continuing
@citing
@many
@limited
@configured
@loudness
def clean(
    paths: tuple[str, ...],
    kind: str | None,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    further: tuple[str, ...],
    config: str | None,
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
    from kanyin.run import build_options

    verbosity = Verbosity(quiet, verbose, as_json)
    found = look_up(flags, config, verbosity)
    options = build_options.options_of(found, ("md",), None, command_line(keep, drop), config_path(config))
    return run_jobs(paths, settings_of(found), options, verbosity, kind or "", further)


def config_path(config: str | None) -> Path | None:
    """The kanyin.toml that was named."""
    return None if config is None else Path(config)


def look_up(flags: dict[str, Any], config: str | None, verbosity: Verbosity) -> dict[str, Given]:
    """The settings of this run; variables that stand for none are told of."""
    found = find_settings(Path(), os.environ, flags, config_path(config))
    if not verbosity.quiet:
        for told in unknown_variables(os.environ):
            echo_err(told)
    return found


def warn_hidden(style: Style, verbosity: Verbosity) -> None:
    """That a style of the folder one works in has taken the place of one of kanyin's."""
    from kanyin.style import hides_another

    if hides_another(style) and not verbosity.quiet:
        text = msg("style {name}: that in {folder} hides kanyin's own", name=style.name, folder=style.folder)
        echo_err(text + "\n  " + msg("give it another name to have both"))


def warn_stand_ins(style: Style, formats: Sequence[str], verbosity: Verbosity) -> None:
    """Once a run: a kind of font that the style wants is not there, and another serves; how to get it."""
    from kanyin.style import fonts

    if "pdf" not in formats or verbosity.quiet:
        return
    with suppress(KanyinError):  # no Chinese font at all: that is told of each document
        for role, family in fonts.stand_ins(style).items():
            names = {"name": style.name, "font": style.fonts[role].docx, "family": family}
            text = msg("style {name}: {font} is not installed, {family} stands in its place in PDF", **names)
            echo_err(f"{text}\n  {msg('get it: {hint}', hint=system.install_command([role], ask=False))}")


def warn_passed_over(paths: Sequence[str], results: Path | None, verbosity: Verbosity) -> None:
    """Documents in the folders that are named, of kinds that are not read; each kind once."""
    from kanyin.run.folders import passed_over, unread

    if verbosity.quiet:
        return
    for ending, files in passed_over(paths, results):
        text = msg("{file}: {kind} files are not read", file=files[0], kind=ending)
        more = msg(" ({count} such files)", count=len(files)) if len(files) > 1 else ""
        echo_err(f"{text}{more}\n  {unread(ending)}")


def run_jobs(
    paths: Sequence[str],
    settings: Settings,
    options: BuildOptions,
    verbosity: Verbosity,
    kind: str,
    further: Sequence[str] = (),
) -> int:
    """Make every document, tell of each as it is done, and give the exit code.

    ``further`` are pages of the one that is named.
    """
    from kanyin.files.writing import identities, make_folder
    from kanyin.run import batch
    from kanyin.run.one_article import with_further_pages
    from kanyin.run.outcomes import Summary
    from kanyin.run.plan import BOOK, plan, plan_books

    named = check_paths(paths or (settings.input,))
    with limits.using(options.limits):
        books, config = options.style is not None, options.reading.config
        if kind == BOOK:
            jobs = plan_books(named)
        else:
            jobs = plan(named, read_stdin(paths), books=books, results=options.folder, kind=kind, config=config)
            warn_passed_over(named, options.folder, verbosity)
    jobs = with_further_pages(jobs, further)
    read = {path for job in jobs for path in (job.path, *job.more) if path}
    options = replace(options, inputs=options.inputs | identities(read))
    if options.folder:
        make_folder(options.folder)
    elif len(jobs) != 1 or len(options.formats) != 1 or verbosity.as_json or options.pdf.press:
        hint = msg("name a folder with -o, or one format with --to")
        raise UsageError(msg("stdout holds one document in one format"), hint=hint)
    progress = Progress(len(jobs), verbosity)
    reporter, summary = Reporter(verbosity, progress), Summary()
    outcomes = batch.build_all(jobs, options, settings.jobs, lambda job: progress.begin(job.label))
    interrupted = True
    try:
        with closing(outcomes):
            for outcome in outcomes:
                summary.add(outcome)
                reporter.outcome(outcome)
        interrupted = False
    finally:
        reporter.end(summary, interrupted=interrupted)
    if reporter.trouble:
        raise reporter.trouble
    return summary.exit_code


def check_paths(paths: Sequence[str]) -> Sequence[str]:
    """An empty name comes of an unset variable in a script, and would mean the folder one is in."""
    if "" in paths:
        raise UsageError(msg("a name of a file is empty"), hint=msg("leave it out, or give a name"))
    return paths


def read_stdin(paths: Sequence[str]) -> bytes:
    """Standard input, where it is asked for. Raises InputError."""
    from kanyin.files import read_stream, reason

    name = msg("standard input")
    try:
        return read_stream(sys.stdin.buffer, name) if STREAM in paths else b""
    except OSError as error:
        raise InputError(msg("cannot be read: {reason}", reason=reason(error)), file=name) from error
