"""The command ``references``: a list read, checked, and written in another form."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kanyin import limits
from kanyin.cli.commands import config_path, look_up, read_stdin
from kanyin.cli.console import Verbosity, as_json_text, echo
from kanyin.cli.options import configured, limited, readings
from kanyin.config.settings import limits_of, read_defaults
from kanyin.errors import InputError, OutputError
from kanyin.messages import language, msg

if TYPE_CHECKING:
    from kanyin.run.bibliography import Result

FORMATS = ("csl-json", "bibtex", "gbt7714")


@click.command(epilog="Example: kanyin references build/page.md --to bibtex > page.bib")
@click.argument("file", metavar="FILE|-", type=click.Path(allow_dash=True))
@click.option("--to", "form", type=click.Choice(FORMATS), help="What to write. [default: csl-json]")
@click.option("--check", is_flag=True, help="Tell what is wrong with the list instead.")
@click.option("--csl", metavar="FILE", help="Write the entries in the CSL style FILE.")
@click.option("--strict", is_flag=True, help="Exit with 5 when --check finds something.")
@click.option("--json", "as_json", is_flag=True, help="What --check finds, as one JSON object.")
@readings
@limited
@configured
def references(
    file: str,
    form: str | None,
    check: bool,
    csl: str | None,
    strict: bool,
    as_json: bool,
    kind: str | None,
    config: str | None,
    **flags: Any,
) -> int:
    """Read a reference list: as CSL-JSON, BibTeX or GB/T 7714, or checked.

    FILE is a Markdown file with a section of references, a page,
    or a text that is nothing but a list; - is standard input.
    Entries that cannot be read for sure keep their text as it is.
    """
    from kanyin.cli.inquiries import guarded
    from kanyin.run import bibliography

    found = look_up(flags, config, Verbosity())
    with limits.using(limits_of(found)):
        reading = read_defaults(found, config_path(config))
        asked = bibliography.question(file, read_stdin((file,)), kind or "", reading)
        style = read_style(csl)
        made = guarded(partial(bibliography.read, asked), asked.job.label, asked.job.size)
        if check:
            tell_findings(made, as_json=as_json)
            return OutputError.exit_code if strict and made.findings else 0
        echo(bibliography.written(made, form or "csl-json", asked.edition, style).rstrip("\n"))
    return 0


def read_style(csl: str | None) -> str:
    """The CSL style that was named. Raises InputError."""
    if csl is None:
        return ""
    from kanyin.files import read_bytes

    text = read_bytes(Path(csl)).decode("utf-8", "replace")
    if "<style" not in text:
        raise InputError(msg("this is no CSL style"), file=csl, hint=msg("name a file that ends in .csl"))
    return text


def tell_findings(made: Result, *, as_json: bool) -> None:
    """What was found, one finding a line, what to do below it."""
    found = [finding.fields(language()) for finding in made.findings]
    if as_json:
        echo(as_json_text({"version": 1, "entries": len(made.items), "findings": found}))
        return
    for one in found:
        place = f"[{one['entry']}] " if one["entry"] else ""
        echo(f"{one['code']} {place}{one['problem']}\n  {one['do']}")
    echo(msg("{entries} entries, {count} findings", entries=len(made.items), count=len(found)))
