"""The one door to pandoc.

Every call is sandboxed (no file but standard input is read, nothing is fetched), and raw HTML, TeX and
attributes are off, so that text which looks like markup stays text. The Markdown dialect is fixed here once.
"""

from __future__ import annotations

import json
import os
import subprocess
from functools import lru_cache
from typing import Any

from kanyin.errors import MissingToolError, OutputError
from kanyin.messages import msg

OFF = (
    "raw_html raw_tex raw_attribute latex_macros native_divs native_spans markdown_in_html_blocks "
    "smart citations example_lists auto_identifiers implicit_header_references"
)
ON = "east_asian_line_breaks"
MARKDOWN = "markdown" + "".join(f"-{x}" for x in OFF.split()) + "".join(f"+{x}" for x in ON.split())

PATIENCE = 120
"""Seconds for one run of pandoc. An article takes a fraction of one; sixteen nested brackets would take 24, and each
further one twice as many."""

Json = Any
"""A piece of pandoc's JSON: objects ``{"t": …, "c": …}`` and lists of them."""


@lru_cache(maxsize=1)
def executable() -> str:
    """Path of the pandoc program. Raises MissingToolError."""
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise MissingToolError(msg("pandoc is not there"), cure=msg("pip install pypandoc_binary")) from error


def _run(arguments: list[str], text: str) -> bytes:
    """One sandboxed pandoc process: ``text`` in, bytes out. Raises OutputError with pandoc's own words."""
    try:
        done = subprocess.run(
            [executable(), "--sandbox", *arguments],
            input=text.encode(),
            capture_output=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": "0"},
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise OutputError(
            msg("pandoc has not finished within {seconds} seconds", seconds=PATIENCE),
            cure=msg("look in the Markdown for many brackets inside each other, and write \\[ for ["),
        ) from error
    if done.returncode:
        raise OutputError(f"pandoc: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def parse(markdown: str) -> Json:
    """Markdown with front matter to pandoc's JSON document."""
    return json.loads(_run(["--from", MARKDOWN, "--to", "json"], markdown))


def to_html(document: Json) -> str:
    """A JSON document to an XHTML5 fragment: headings from h2 in nested sections, formulas as MathML."""
    options = ["--section-divs", "--wrap=none", "--mathml", "--no-highlight", "--shift-heading-level-by=1"]
    return _run(["--from", "json", "--to", "html5", *options], json.dumps(document)).decode()


def to_docx(document: Json) -> bytes:
    """A JSON document to DOCX in pandoc's own look; pictures in it are ``data:`` addresses."""
    options = ["--from", "json", "--to", "docx", "--output", "-", "--no-highlight"]
    return _run(options, json.dumps(document))


def to_plain(markdown: str) -> str:
    """What a reader sees of a Markdown body, without marks: for comparing texts."""
    return _run(["--from", MARKDOWN, "--to", "plain", "--wrap=none"], markdown).decode()
