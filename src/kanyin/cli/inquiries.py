"""The commands that tell something: explain, proof, styles, doctor, config, completion."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kanyin import limits
from kanyin.cli import console
from kanyin.cli.commands import check_paths, commands, config_path, look_up, read_stdin, warn_hidden
from kanyin.cli.console import Verbosity, as_json_text, echo, echo_error, tally_text
from kanyin.cli.options import complete_styles, configured, continuing, decisions, limited, loudness, readings
from kanyin.config.file import nearest
from kanyin.config.page_settings import decisions_in
from kanyin.config.setting_values import Settings
from kanyin.config.settings import DEFAULT, command_line, limits_of, read_defaults
from kanyin.errors import KanyinError, MissingToolError, OutputError, UsageError
from kanyin.messages import msg, padded
from kanyin.remarks import silence

if TYPE_CHECKING:
    from kanyin.run.explanation import Question, Texts

Result = TypeVar("Result")
SOME_FAILED = 1


@click.command(epilog="Example: kanyin explain input/page.txt --doubt | less")
@click.argument("file", metavar="FILE|-", type=click.Path(allow_dash=True))
@click.option("--html", "html", metavar="REPORT", help="Write a page for a browser: source and result side by side.")
@click.option("--json", "as_json", is_flag=True, help="The changes as JSON on stdout.")
@click.option("--rule", "rules", metavar="RULE", multiple=True, help="Only what this rule did; BP: all of its kind.")
@click.option("--doubt", is_flag=True, help="Only what a person should look at.")
@readings
@continuing
@decisions
@limited
@configured
def explain(
    file: str,
    kind: str | None,
    html: str | None,
    as_json: bool,
    rules: tuple[str, ...],
    doubt: bool,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    further: tuple[str, ...],
    config: str | None,
    **flags: Any,
) -> None:
    """Show every change that cleaning FILE makes: source line, rule, why, and what differs.

    FILE may be a record of a file of JSON Lines, by its line: corpus.jsonl:3.
    Without colour, [-…-] is what went and {+…+} what came; ⏎ is a line's end, … stands for what stayed.
    """
    from kanyin.record.report import marked
    from kanyin.run import explanation
    from kanyin.run.one_article import with_further_pages

    found = look_up(flags, config, Verbosity())
    reading = read_defaults(found, config_path(config))
    with limits.using(limits_of(found)):
        job = explanation.find_job(file, read_stdin((file,)), kind or "", config_path(config))
        (job,) = with_further_pages([job], further)
        asked = explanation.Question(job, command_line(keep, drop), reading, rules, doubt)
        if html:
            explain_in_browser(asked, html)
        elif as_json:
            fields = guarded(partial(explanation.explanation_fields, asked), job.label, job.size)
            echo(as_json_text({"source": file, **fields}))
        else:
            paint = console.coloured if console.has_colour() else marked
            made = guarded(partial(explanation.explanation_texts, asked, paint), job.label, job.size)
            echo(explained_text(file, made))


def explained_text(file: str, made: Texts) -> str:
    """What a terminal shows of a file: its changes, then its lines."""
    from kanyin.record.report import visible

    head = "\n".join([f"{visible(file)}: {tally_text(made.tally)}", *made.rules])
    lines = ["\n".join([msg("What each line was taken for, the most doubtful first:"), *made.lines])]
    return "\n\n".join([head, *made.changes, *(lines if made.lines else [])])


def explain_in_browser(asked: Question, html: str) -> None:
    """The report as a page for a browser, in the language in use."""
    from kanyin.run import explanation

    target = Path(html)
    guarded(partial(explanation.write_page, asked, target), asked.job.label, asked.job.size, target.parent)
    echo(html)


def guarded(work: Callable[[], Result], label: str, size: int, folder: Path | None = None) -> Result:
    """What ``work`` gives, made within its time; see ``guard.guarded``."""
    from kanyin.run import guard

    return guard.guarded(work, label, size, folder)


@click.command(epilog="Example: kanyin proof build/page.pdf --png faults --strict")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--press/--screen", default=None, help="Check as for a print shop, or not. [default: as the file says]")
@click.option("--text", "source", metavar="FILE.md", help="Compare the text with this Markdown.")
@click.option("--png", "folder", metavar="DIR", help="Draw the faults on pictures of the pages.")
@click.option("--strict", is_flag=True, help="Exit with 5 when there is a fault.")
@limited
@configured
@loudness
def proof(
    paths: tuple[str, ...],
    press: bool | None,
    source: str | None,
    folder: str | None,
    strict: bool,
    config: str | None,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **flags: Any,
) -> int:
    """Proofread finished PDFs, of kanyin or of anybody: fonts, characters, lines, pages, links, inks.

    FILE may be a pattern ('build/*.pdf'). Each fault is told with its page and line. With -v the table ends with the
    reason and the source of each rule.
    """
    from kanyin.files.folders import matching
    from kanyin.run import proofread

    if flags["max_size"] is not None:
        flags["pdf_size"] = flags["max_size"]
    most = limits_of(look_up(flags, config, Verbosity(quiet, verbose, as_json)))
    # A pattern that nothing fits is told of as a file that is not there.
    files = [str(file) for path in check_paths(paths) for file in list(matching(path)) or [Path(path)]]
    if source and len(files) > 1:
        raise UsageError(msg("--text compares one PDF with its Markdown"), hint=msg("name one PDF"))
    found = []
    failed: list[KanyinError] = []
    for file in files:
        try:
            with limits.using(most):
                work = partial(proofread.examine, file, press, source, folder)
                one = guarded(work, file, proofread.size_of(file), Path(folder) if folder else None)
        except KanyinError as error:
            failed.append(error)
            echo_error(error)
            continue
        found.append(one)
        if not as_json and not quiet:
            echo(proofread.shown(one, verbose=verbose))
    if as_json:
        errors = [{"file": error.file, "problem": error.problem, "cure": error.hint} for error in failed]
        echo(as_json_text({"version": 1, "files": [one.fields() for one in found], "errors": errors}))
    if failed:
        return SOME_FAILED if found else failed[0].exit_code
    return OutputError.exit_code if strict and any(one.faults for one in found) else 0


@click.command(epilog="Example: kanyin styles 期刊 --png journal.png")
@click.argument("name", required=False, shell_complete=complete_styles)
@click.option("--trim", metavar="SIZE", help="Another page for the style: 大32开, A5, 185x260 (mm).")
@click.option("--png", metavar="FILE", help="Draw two facing pages of the style NAME into FILE.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def styles(name: str | None, trim: str | None, png: str | None, as_json: bool) -> int:
    """List the page styles, or show the measures of one and draw a picture of its pages.

    NAME is a style of kanyin, by its English or Chinese name, or of the folder ./styles; or the path of a style's
    folder.
    """
    from kanyin.run import build_options
    from kanyin.style import measure_names, measures, read_all

    if name is None and (png or trim):
        raise UsageError(msg("which style is meant?"), hint=msg("name it: kanyin styles journal"))
    found, broken = ((build_options.wanted_style(Settings(style=name, trim=trim or "")),), ()) if name else read_all()
    for style in found:
        warn_hidden(style, Verbosity())
    for error in broken:
        echo_error(error)
    if png:
        from kanyin.files.writing import write_whole
        from kanyin.output.pdf.specimen import draw_pages

        with silence():
            drawn = draw_pages(found[0])
        write_whole(Path(png), drawn)
    if as_json:
        errors = [{"file": error.file, "problem": error.problem, "cure": error.hint} for error in broken]
        echo(as_json_text({"styles": [measures(style) for style in found], "errors": errors}))
    elif png:
        echo(png)
    elif name:
        names = measure_names()
        echo("\n".join(f"{padded(names[key], 15)} {value}" for key, value in measures(found[0]).items()))
    else:
        echo("\n".join(f"{style.name:12} {style.title}  {style.about}" for style in found))
    return SOME_FAILED if broken else 0


@click.command(epilog="Example: kanyin doctor --json")
@click.option("-q", "--quiet", is_flag=True, help="Tell only by the exit code.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def doctor(quiet: bool, as_json: bool) -> int:
    """Tell what is there, what is missing, what for and how to get it; prove it with a line of Chinese."""
    from kanyin import doctor as diagnosis

    found = diagnosis.examine()
    if as_json:
        echo(as_json_text(found.fields()))
    elif not quiet:
        echo(found.text())
    return 0 if found.is_well else MissingToolError.exit_code


@click.command("config", epilog="Example: kanyin config --json")
@configured
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def show_config(config: str | None, as_json: bool) -> None:
    """Show each setting, where its value comes from, and what was decided about rules."""
    found = look_up({}, config, Verbosity())
    path = config_path(config) or nearest(Path())
    decided = decisions_in(path) if path else {}
    if as_json:
        values = {name: {"value": given.value, "origin": given.origin} for name, given in found.items()}
        echo(as_json_text({"file": str(path) if path else None, "settings": values, "decisions": decided}))
        return
    for name, given in found.items():
        origin = msg("default") if given.origin == DEFAULT else given.origin
        echo(f"{name:13} {padded(setting_text(given.value), 24)} {origin}")
    for name, texts in decided.items():
        echo(f"{name:13} {padded(', '.join(texts), 24)} {path}")


def setting_text(value: object) -> str:
    """A setting's value as one would write it in the environment."""
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@click.command(epilog="Example: kanyin completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete kanyin's commands, options, styles and rules."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    echo(found(commands, {}, "kanyin", "_KANYIN_COMPLETE").source())


COMMANDS = (explain, proof, styles, doctor, show_config, completion)
