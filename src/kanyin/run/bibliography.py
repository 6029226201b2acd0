"""A reference list asked for by its file: found in it, read, checked, written in another form."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kanyin import pipeline
from kanyin.book.rendered import render
from kanyin.config.overrides import NO_FLAGS
from kanyin.config.page_settings import ReadDefaults, edition_for, overrides_for, read_options_for
from kanyin.errors import InputError
from kanyin.inline.links import shown
from kanyin.messages import msg
from kanyin.model import Document, Source
from kanyin.read import ReadOptions
from kanyin.references.bibtex import to_bibtex
from kanyin.references.check import Finding, check
from kanyin.references.csl import Item
from kanyin.references.entry import Entry
from kanyin.references.gbt import lines
from kanyin.references.gbt_writer import EDITIONS, write
from kanyin.references.listing import items, read_list
from kanyin.references.source import ListAndText, from_markdown, from_text
from kanyin.run.explanation import find_job
from kanyin.run.plan import Job


@dataclass(frozen=True, slots=True)
class Question:
    """Of which document the list is asked for; the GB/T 7714 that it should keep."""

    job: Job
    reading: ReadDefaults
    edition: str = "2015"


@dataclass(frozen=True, slots=True)
class Result:
    """The entries of a list, their CSL-JSON, and what is wrong with them."""

    entries: tuple[Entry, ...]
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]


def question(file: str, stdin: bytes, kind: str, reading: ReadDefaults) -> Question:
    """What is asked, of the one document that ``file`` names. Raises InputError."""
    job = find_job(file, stdin, kind, reading.config)
    return Question(job, reading, edition_for(job.path, job.line, reading) or EDITIONS[0])


def read(asked: Question) -> Result:
    """The list of a document. Raises InputError where there is none."""
    found = _find(asked)
    entries = read_list(found.list)
    if not entries:
        raise InputError(
            msg("no reference list found"),
            file=asked.job.label,
            hint=msg("give a text that is nothing but the list, or a Markdown file with a section 参考文献"),
        )
    made = tuple(items(entries))
    return Result(entries, made, tuple(check(entries, made, found.body, asked.edition)))


def _find(asked: Question) -> ListAndText:
    job = asked.job
    source = job.read_source(job.read_data(), ReadOptions(**read_options_for(job.path, job.line, asked.reading)))
    if job.is_markdown:
        return from_markdown("\n".join(source.lines))
    if not any(source.kinds):
        found = from_text("\n".join(source.lines))
        if not found.body.strip():
            return found
    return _of_document(
        pipeline.rebuild(source, overrides_for(job.path, job.line, NO_FLAGS, asked.reading.config)), source
    )


def _of_document(document: Document, source: Source) -> ListAndText:
    """The references that cleaning has found; where it found none, those behind a heading."""
    from kanyin.markdown import block_text

    if not document.references:
        return from_text("\n".join(source.lines))
    listed = "\n".join(shown(reference.raw) for reference in document.references)
    return ListAndText(listed, "\n".join(block_text(block) for block in document.blocks))


def written(found: Result, form: str, edition: str, style: str = "") -> str:
    """The entries as ``csl-json``, ``bibtex`` or ``gbt7714``; in a person's CSL ``style`` where there is one.

    Raises OutputError where pandoc cannot read the style.
    """
    if style:
        return _with_labels(found, render(found.items, style))
    if form == "bibtex":
        return to_bibtex(found.items)
    if form == "gbt7714":
        made = [write(item, edition, cased=True) for item in found.items]
        return _with_labels(found, lines(found.entries, found.items, made))
    return json.dumps(found.items, ensure_ascii=False, indent=2) + "\n"


def _with_labels(found: Result, texts: Sequence[str]) -> str:
    """Each entry behind its label; one without gets its place, but in a list that is ordered by author and year."""
    by_year = [bool(item["custom"].get("year-first")) for item in found.items]
    keys = (entry.key or str(place) for place, entry in enumerate(found.entries, 1))
    bare = [bool(first and not entry.key) for entry, first in zip(found.entries, by_year, strict=True)]
    labels = ("" if none else f"[{key}] " for key, none in zip(keys, bare, strict=True))
    return "".join(f"{label}{text}\n" for label, text in zip(labels, texts, strict=True))
