"""Gather what kanyin says into locale/zh/LC_MESSAGES/kanyin.po and compile it to kanyin.mo. Run after a new message.

    python tools/messages.py           new messages stand in the .po file with an empty translation: write it there
    python tools/messages.py --check   change nothing; tell what is missing, and fail where something is

English comes from the calls of ``msg`` and ``msgs`` in the code, the help of the commands, the texts of ``doctor`` and
those of click that a person can see.
"""

from __future__ import annotations

import ast
import inspect
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1] / "src" / "kanyin"
PO = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "kanyin.po"
MO = PO.with_suffix(".mo")
HEADER = "# What kanyin says, in Chinese. tools/messages.py keeps the list; the translations are written by hand."
CLICKS = (
    "Options",
    "Commands",
    "default: {default}",
    "Show this message and exit.",
    "Show the version and exit.",
    "Missing command.",
    "No such option {name!r}.",
    "No such option: {name}",
    "No such command {name!r}.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Option {name!r} does not take a value.",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "Shell completion is not supported for Bash versions older than 4.4.",
    "Couldn't detect Bash version, shell completion is not supported.",
)
"""Messages of click that kanyin's commands can show."""
CLICKS_COUNTED = (
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("(Possible option: {possibilities})", "(Possible options: {possibilities})"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)

Message = str | tuple[str, str]


def messages() -> Iterator[Message]:
    """All that is said, in English; a pair where it depends on a number."""
    for path in (*sorted(SOURCE.rglob("*.py")), Path(__file__).with_name("system_packages.py")):
        yield from in_code(path)
    from kanyin.cli.main import all_commands

    yield from in_help(all_commands())
    yield from CLICKS
    yield from CLICKS_COUNTED


def in_code(path: Path) -> Iterator[Message]:
    """The texts in the calls of ``msg`` and ``msgs``; they are literal, or could not be gathered."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        if node.func.id == "msg" and texts:
            yield str(texts[0])
        elif node.func.id == "msgs":
            yield str(texts[0]), str(texts[1])


def in_help(command: click.Command) -> Iterator[str]:
    """The help of a command, of its options and of the commands below it."""
    from kanyin.cli.options import LANGUAGE_HELP

    yield LANGUAGE_HELP
    yield from filter(None, (inspect.cleandoc(command.help or ""), command.epilog))
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter.help
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from in_help(below)


def gathered(old: Catalog) -> Catalog:
    """All messages, each with the translation that it had."""
    new = Catalog(locale="zh", domain="kanyin", header_comment=HEADER, fuzzy=False)
    for message in messages():
        known = old.get(message)
        new.add(message, known.string if known else None)
    return new


def read() -> Catalog:
    """The catalogue as it stands; an empty one where there is none."""
    return read_po(io.BytesIO(PO.read_bytes()), locale="zh") if PO.exists() else Catalog(locale="zh")


def po_bytes(catalog: Catalog) -> bytes:
    """The .po file, in the order of the English, without what changes from run to run."""
    out = io.BytesIO()
    write_po(out, catalog, width=110, no_location=True, sort_output=True, omit_header=False)
    changing = rb'"(POT-|PO-|Generated-By|Last-Tr|Project-Id|Report-Msgid|Language-Team)[^\n]*\n'
    return re.sub(changing, b"", out.getvalue())


def mo_bytes(catalog: Catalog) -> bytes:
    """The compiled catalogue, from the .po file, so that the same .po gives the same bytes."""
    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(po_bytes(catalog)), locale="zh"))
    return out.getvalue()


FIELD = re.compile(r"\{(\w+)")


def faults(old: Catalog) -> Iterator[str]:
    """What is wrong with the translations: missing, left over, or with other fields than the English."""
    said = {message if isinstance(message, str) else message[0] for message in messages()}
    known = {m.id if isinstance(m.id, str) else m.id[0]: m for m in old if m.id}
    missing = (text for text in sorted(said) if text not in known or not is_whole(known[text].string))
    yield from (f"no translation: {text!r}" for text in missing)
    yield from (f"nobody says: {text!r}" for text in sorted(known.keys() - said))
    for text, message in known.items():
        fields = set(FIELD.findall(" ".join((message.id,) if isinstance(message.id, str) else message.id)))
        for translation in [message.string] if isinstance(message.string, str) else message.string:
            if translation and not set(FIELD.findall(translation)) <= fields:
                yield f"other fields than {text!r}: {translation!r}"


def is_whole(translation: str | tuple[str, ...]) -> bool:
    """A translation is there, in each of its forms where it has several."""
    return bool(translation) if isinstance(translation, str) else bool(translation) and all(translation)


def main() -> None:
    """Gather and compile, or check."""
    if "--check" not in sys.argv:
        catalog = gathered(read())
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po_bytes(catalog))
        MO.write_bytes(mo_bytes(catalog))
    found = list(faults(read()))
    print("\n".join(found) or "all messages have their translation")
    if "--check" in sys.argv:
        sys.exit(bool(found))


if __name__ == "__main__":
    main()
