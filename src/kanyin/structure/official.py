"""The parts of an official document into the metadata: lines are known by their roles (``fields/official.py``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin.fields import official, official_day
from kanyin.model import Change, Heading, Line, Meta
from kanyin.patterns import lazy
from kanyin.structure.metadata_builder import MetadataBuilder

LISTS = ("attachments", "signature", "signer", "issuer")
"""Fields of several texts, a line each."""
WHOLE_TITLE = "HD099"
_LABEL = lazy(r"(?:抄\s?送|分送)\s?[：:]\s?")
_LIFTED = frozenset(
    {
        *(
            official.LETTERHEAD,
            official.ISSUER,
            official.NUMBER,
            official.ADDRESSEE,
            official.ATTACHMENTS,
            official.SIGNATURE,
        ),
        *(official.DAY, official.NOTE, official.CC, official.IMPRINT),
    }
)


def read_parts(lines: tuple[Line, ...], found: MetadataBuilder) -> bool:
    """Lift what is printed round the text of an official document; true where the page is one."""
    texts: dict[str, list[str]] = {}
    for n, line in enumerate(lines):
        if line.role in _LIFTED:
            texts.setdefault(line.role, []).append(line.text)
            found.lift("MD013", n, line)
    for role, values in texts.items():
        _set(role, values, found)
    return bool(texts)


def _set(role: str, values: Sequence[str], found: MetadataBuilder) -> None:
    match role:
        case official.NUMBER:
            found.set_default("doc-number", official.read_number(values[0]))
        case official.LETTERHEAD:
            for key, value in ((key, each) for text in values for key, each in official.read_letterhead(text).items()):
                found.set_default(key, "\n".join(re.split("[、 ]+", value)) if key == "signer" else value)
        case official.ADDRESSEE:
            found.set_default("addressee", "".join(values).rstrip("：: "))
        case official.ATTACHMENTS:
            found.set_default("attachments", "\n".join(dict.fromkeys(official.read_attachments(values))))
        case official.SIGNATURE:
            _set_signature(values, found)
        case official.DAY:
            found.set_default("original-date", official_day.read_day(values[0]))
        case official.NOTE:
            found.set_default("note", values[0].strip("（()） "))
        case official.CC:
            found.set_default("cc", _LABEL.sub("", values[0], count=1).strip())
        case official.IMPRINT:
            printer, day = official_day.read_imprint(values[-1])
            found.set_default("printer", printer)
            found.set_default("print-date", day)
        case _:
            found.set_default("issuer", values[0])


def _set_signature(values: Sequence[str], found: MetadataBuilder) -> None:
    """Names of organs; one may have the date behind it."""
    names = [
        name for value in values for name in (official.organs(value) or [official.split_signature(value) or value])
    ]
    found.set_default("signature", "\n".join(name.replace(" ", "") for name in names))
    for value in values:
        if official.split_signature(value):
            found.set_default("original-date", official_day.read_day(value))


def with_day(meta: Meta) -> Meta:
    """The metadata of an official document that tells no day of publication, or that of its making: one day, once."""
    made = str(meta.extra.get("original-date", ""))
    if not made or not made.startswith(meta.date):
        return meta
    return replace(meta, date=made, extra={key: value for key, value in meta.extra.items() if key != "original-date"})


def whole_annex_titles(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines with the title of each attachment on one of its own."""
    found: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        if line.role == official.ANNEX_TITLE and found and found[-1].role == official.ANNEX_TITLE:
            first = found.pop()
            line = replace(first, text=first.text + line.text, src=first.src + line.src)
            changes.append(
                Change(WHOLE_TITLE, "join", line.src, f"{first.text}\n{line.text[len(first.text) :]}", line.text)
            )
        found.append(line)
    return tuple(found), changes


def annex_headings(lines: Sequence[Line]) -> dict[int, Heading]:
    """附件 and the titles of attachments, by their index: they begin what stands behind the signature."""
    roles = (official.ANNEX, official.ANNEX_TITLE)
    return {n: Heading(1, "", line.text, line.src) for n, line in enumerate(lines) if line.role in roles}
