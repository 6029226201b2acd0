"""The single entry point to pandoc.

Every call is sandboxed (no file but standard input is read, nothing is fetched), and no HTML or TeX is passed through
to a result: raw HTML is read into the tree by ``html_reader``, raw TeX is text. The dialect of Markdown is fixed here.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from functools import lru_cache

from kanyin.book import conservation, front_matter, nesting, pandoc_process
from kanyin.book.pandoc_types import Json
from kanyin.errors import KanyinError, MissingToolError, OutputError
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

OFF = (
    "raw_tex latex_macros native_divs native_spans markdown_in_html_blocks "
    "smart citations example_lists auto_identifiers implicit_header_references task_lists"
)
ON = "east_asian_line_breaks mark emoji"
MARKDOWN = "markdown" + "".join(f"-{x}" for x in OFF.split()) + "".join(f"+{x}" for x in ON.split())
"""People's Markdown. Raw HTML comes as such into the tree, where ``html_reader`` makes of it what it means."""

PATIENCE = 120
"""Seconds for one run of pandoc. An article takes a fraction of one."""


@lru_cache(maxsize=1)
def executable() -> str:
    """Path of the pandoc program. Raises MissingToolError."""
    import pypandoc

    # pypandoc would start each pandoc that it finds anywhere, to ask for the newest: which one it is would be chance.
    included = os.path.join(os.path.dirname(pypandoc.__file__), "files", "pandoc" + ".exe" * (os.name == "nt"))
    if "PYPANDOC_PANDOC" not in os.environ and os.access(included, os.X_OK):
        return included
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise MissingToolError(msg("pandoc is not there"), hint=msg("pip install pypandoc_binary")) from error


def _run(arguments: list[str], text: str) -> tuple[bytes, list[str]]:
    """One sandboxed pandoc process: ``text`` in, bytes and warnings out. Raises KanyinError."""
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
        raise _too_long() from error
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode:
        raise _failed(said, done.returncode)
    return done.stdout, re.split(r"(?:^|\n)\[WARNING\] ", said)[1:]


def _too_long() -> OutputError:
    return OutputError(
        msg("pandoc has not finished within {seconds} seconds", seconds=PATIENCE),
        hint=msg("look in the Markdown for many brackets inside each other, and write \\[ for ["),
    )


def _ask(text: str, **request: object) -> tuple[bytes, list[str]] | None:
    """As ``_run``, by the pandoc that goes on; None where pandoc is to be started for it. Raises OutputError."""
    try:
        return pandoc_process.ask(executable, PATIENCE, text, **request)
    except subprocess.TimeoutExpired as error:
        raise _too_long() from error


_YAML = lazy(r"Error parsing YAML metadata at .*?\(line (\d+), .*?(?:exception at line (\d+)|$)", re.DOTALL)


def _failed(said: str, code: int) -> KanyinError:
    """What pandoc said of its failure, as an error with a line where it tells one."""
    yaml = _YAML.match(said)
    if yaml:
        return front_matter.broken(said.splitlines()[-1], None, int(yaml[1]) + int(yaml[2] or 0))
    if code < 0:
        problem = msg("pandoc was ended from outside ({code})", code=code)
        return OutputError(problem, hint=msg("was there too little memory? make fewer at a time with -j"))
    return OutputError(msg("pandoc cannot do it: {reason}", reason=said))


def parse(markdown: str, keys: front_matter.Keys | None = None) -> Json:
    """Markdown with front matter to pandoc's JSON document; what pandoc warns of becomes remarks.

    Keys of the front matter that nobody knows come to ``keys``; without, they are told.

    Raises InputError for front matter that is none, and for what is inside each other beyond a limit.
    """
    fields = front_matter.check_front_matter(markdown, "")
    unknown: front_matter.Keys = {} if keys is None else keys
    front_matter.add_unknown(fields, markdown.split("\n"), unknown)
    if keys is None:
        front_matter.tell_unknown(unknown)
    nesting.check_brackets(markdown)
    head, body = _parted(markdown)
    # pandoc takes --- before any line of text for the begin of more metadata, which nobody would see.
    if head and _RULE_BEFORE_TEXT.search(body):
        made, warned = _read(body, "-yaml_metadata_block")
        document = _loads(made, markdown)
        document["meta"] = _loads(_read(head, "")[0], markdown)["meta"]
    else:
        made, warned = _read(markdown, "" if head else "-yaml_metadata_block")
        document = _loads(made, markdown)
    _keep_as_written(document["meta"], fields)
    conservation.tell_lost(body.split("\n"), document, warned)
    nesting.check_depth(document, markdown)
    return document


_RULE_BEFORE_TEXT = lazy(r"^---[ \t\r]*\n[ \t]*[^\s]", re.MULTILINE)


def _parted(markdown: str) -> tuple[str, str]:
    """Front matter and text, this with an empty line for each of that: what is said of lines stays true."""
    lines = markdown.split("\n")
    end = front_matter.end_of(lines)
    return "\n".join(lines[:end]), "\n" * end + "\n".join(lines[end:])


def _read(markdown: str, dialect: str) -> tuple[bytes, bool]:
    """What pandoc makes of it, and whether it has told of notes that it leaves out."""
    # Where no span can be, looking for one costs pandoc twice as much for each bracket inside another.
    spans = "" if "]{" in markdown else "-bracketed_spans"
    wanted = MARKDOWN + spans + dialect
    extensions = {name: sign == "+" for sign, name in _EXTENSION.findall(wanted)}
    made, said = _ask(markdown, task="read", extensions=extensions) or _run(
        ["--from", wanted, "--to", "json"], markdown
    )
    return made, "note" in "".join(map(_tell, said))


_EXTENSION = lazy("([-+])([a-z_]+)")
_ESCAPE = re.compile(rb"\\(?:u00(?:0[0-8BbCcEeFf]|1[0-9A-Fa-f])|[bf]|.)")
_KEPT = (b"\\\\", b'\\"', b"\\/", b"\\n", b"\\r", b"\\t", b"\\u")


def _loads(made: bytes, markdown: str) -> Json:
    """pandoc's JSON without control characters: nobody sees them, and no XML may hold them, not by their numbers."""
    made = _ESCAPE.sub(lambda escape: escape[0] if escape[0] in _KEPT else b"", made)
    try:
        return json.loads(made)
    except RecursionError:
        raise nesting.too_deep(made, markdown) from None


_WARNINGS = (
    lazy(r"\A(?P<kind>Note) with key '(?P<key>.*)' defined at line (?P<line>\d+)", re.DOTALL),
    lazy(r"\A(?P<kind>Duplicate note) reference '(?P<key>.*)' at line (?P<line>\d+)", re.DOTALL),
    lazy(r"\A(?P<kind>Div) at line (?P<line>\d+)(?P<key>)"),
)
"""What pandoc warns of that changes what a reader sees."""


def _tell(warning: str) -> str:
    """A warning about a Markdown file as a remark, none where it changes nothing; its kind."""
    found = next((found for pattern in _WARNINGS if (found := pattern.match(warning))), None)
    if found is None:
        return ""
    problem, hint = {
        "Note": (
            msg("the note [^{key}] is called nowhere, so it stands in no result", key=found["key"]),
            msg("call it, or take it away"),
        ),
        "Duplicate note": (
            msg("another note is called [^{key}] too, and only one of them stands in the results", key=found["key"]),
            msg("give it another name"),
        ),
        "Div": (msg("the division that begins here is never closed"), msg("put a line ::: where it ends")),
    }[found["kind"]]
    remark(problem, line=int(found["line"]), hint=hint)
    return found["kind"].lower()


_PLAIN = lazy(r"[-+.0-9A-Za-z]+")


def _keep_as_written(node: Json, written: object) -> None:
    """Metadata as the person wrote them: pandoc takes 2023.10 for a number, 010020 too, and no for an answer."""
    if isinstance(written, dict):
        parts = [(key, written[key]) for key in node if key in written]
    elif isinstance(written, list):
        parts = list(enumerate(written)) if len(node) == len(written) else []
    else:
        return
    for key, value in parts:
        part = node[key]
        if part["t"] in ("MetaMap", "MetaList"):
            _keep_as_written(part["c"], value)
        elif isinstance(value, str) and _PLAIN.fullmatch(value) and _is_word(part):
            node[key] = {"t": "MetaInlines", "c": [{"t": "Str", "c": value}]}


def _is_word(node: Json) -> bool:
    return node["t"] == "MetaBool" or (
        node["t"] == "MetaInlines" and len(node["c"]) == 1 and node["c"][0]["t"] == "Str"
    )


def to_html(document: Json) -> str:
    """A JSON document to an XHTML5 fragment: headings from h2 in nested sections."""
    text = json.dumps(document)
    options = ["--section-divs", "--wrap=none", "--no-highlight", "--shift-heading-level-by=1"]
    made, _ = _ask(text, task="html") or _run(["--from", "json", "--to", "html5", *options], text)
    return made.decode()


def to_docx(document: Json) -> bytes:
    """A JSON document to DOCX in pandoc's own look; pictures in it are ``data:`` addresses."""
    options = ["--from", "json", "--to", "docx", "--output", "-", "--no-highlight"]
    return _run(options, json.dumps(document))[0]


def cite(items: str, style: str, language: str) -> dict[str, str]:
    """References (CSL-JSON) as a CSL style prints them: the text of each by its id, without its number.

    The style stands in a file of its own for the time of the run, for pandoc reads no other in its sandbox.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "style.csl")
        with open(path, "w", encoding="utf-8") as file:
            file.write(style)
        options = ["--citeproc", "--csl", path, "--metadata", f"lang={language}"]
        made, _ = _run(["--from", "csljson", "--to", "json", *options], items)
    found: dict[str, str] = {}
    _gather_entries(json.loads(made)["blocks"], found)
    return found


def bib_to_csl(text: str) -> str:
    """A .bib file (BibLaTeX, and BibTeX as a part of it) as CSL-JSON. Raises OutputError."""
    return _run(["--from", "biblatex", "--to", "csljson"], text)[0].decode()


def _gather_entries(blocks: list[Json], found: dict[str, str]) -> None:
    for block in blocks:
        if block["t"] == "Div":
            name = block["c"][0][0]
            if "csl-entry" in block["c"][0][1]:
                found[name.removeprefix("ref-")] = " ".join(_words(block["c"][1]).split())
            else:
                _gather_entries(block["c"][1], found)


def _words(node: Json) -> str:
    """The text of an entry; the number in its margin is left out."""
    if isinstance(node, list):
        return "".join(map(_words, node))
    if not isinstance(node, dict):
        return ""
    content: Json = node.get("c")
    if node["t"] == "Str":
        return str(content)
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if node["t"] == "Span" and "csl-left-margin" in content[0][1]:
        return ""
    if node["t"] == "Quoted":
        return "“" + _words(content[1]) + "”" if content[0]["t"] == "DoubleQuote" else "‘" + _words(content[1]) + "’"
    return _words(content[1] if node["t"] in ("Span", "Link") else content)
