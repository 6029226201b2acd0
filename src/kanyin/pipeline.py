"""The whole story on one page: Source to Document to Markdown; Markdown to Book.

What only some pages need (their references, links, books) is imported when it is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kanyin import clean, markdown
from kanyin.config.overrides import NONE, Overrides
from kanyin.errors import ConservationError, InputError
from kanyin.inline import emphasis, formulas, links, notes, opaque
from kanyin.messages import msg
from kanyin.model import CODE, Book, Document, Source
from kanyin.patterns import lazy
from kanyin.read import boards
from kanyin.read.labelled import is_record
from kanyin.read.placed import is_placed
from kanyin.remarks import remark
from kanyin.roles import Labelled
from kanyin.roles.marks import with_marks
from kanyin.roles.owner import with_owner
from kanyin.roles.remove import judge, taken_out
from kanyin.structure import build, page_notes
from kanyin.text import legible, visible


def clean_source(source: Source, overrides: Overrides = NONE, edition: str = "") -> Document:
    """A page to its article, as a person may have overruled it; ``edition``: see ``settled_references.normalised``.

    Raises InputError where the page holds none, ConservationError for a bug of ours.
    """
    document = rebuild(source, overrides, edition)
    if not document.blocks and not document.is_abstract_alone:
        raise InputError(
            msg("no article found on this page"),
            file=source.name,
            hint=msg("look at what was removed with  kanyin explain  and at the page itself"),
        )
    check_conservation(source, document)
    _tell_beyond(source, overrides)
    if document.references:
        from kanyin.references import faults

        faults.tell(document, "\n".join(map(markdown.block_text, document.blocks)))
    return document


def _tell_beyond(source: Source, overrides: Overrides) -> None:
    """A decision about a line that the page does not have was meant for another line, or another page."""
    count = max((n for n, line in enumerate(source.lines, 1) if line.strip()), default=0)
    for by, number in overrides.beyond(count):
        problem = msg(
            "{place} names line {number}, but the page has {count} lines", place=by, number=number, count=count
        )
        hint = msg("kanyin explain  shows the lines with their numbers")
        remark(problem, file=source.name, hint=hint, kind="line beyond the page")


def rebuild(source: Source, overrides: Overrides = NONE, edition: str = "") -> Document:
    """A page to its Document, unchecked: without blocks where the page holds no article."""
    hidden, tex = formulas.hide(opaque.hide(source))
    lines, read, overrides = clean.read_lines(hidden, overrides)
    record = is_record(source)
    embedded = {key: _set(key, _legible(value)) if record else _legible(value) for key, value in source.meta.items()}
    told = str(embedded.get("title", "")) if (placed := is_placed(source)) else ""
    page = judge(lines, overrides, told, is_whole=is_whole(source), is_placed=placed)
    if not placed and any(each.role == "title" for each in page):
        embedded.pop("title", None)  # the tags of such a page name its site as often
    lines, removed = taken_out(page, overrides, told)
    lines, rebuilt = clean.rebuild(lines, overrides)
    changes = (*read, *removed, *rebuilt)
    document = build(lines, changes, embedded, overrides)
    is_told = record or bool(embedded.keys() - {"lang"})  # the language of a text page is read from its characters
    document = document if is_told else with_owner(document, page)
    document = tex.restore(with_marks(document, page, overrides))
    document = opaque.restore(document, source)
    if document.references:
        from kanyin.structure.settled_references import normalised

        document = normalised(document, overrides, edition)
    source = opaque.as_read(source)
    document = links.restore(notes.settle(emphasis.restore(document, source)), source)
    return replace(page_notes.with_notes(document, overrides), holders=source.holders)


def judged(source: Source, overrides: Overrides = NONE) -> tuple[Labelled, ...]:
    """What the lines of a page were taken for before it was built, as ``rebuild`` judges them."""
    lines, _, overrides = clean.read_lines(opaque.hide(source), overrides)
    return judge(lines, overrides, is_whole=is_whole(source), is_placed=is_placed(source))


def is_whole(source: Source) -> bool:
    """Below its head stands the article and nothing else: of a record of fields, or of a post as the board keeps it."""
    return is_record(source) or boards.is_post(source)


def _legible(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return legible(value) if isinstance(value, str) else tuple(filter(None, map(legible, value)))


_PROSE = ("abstract", "abstract-en", "lead", "title-en", "title", "subtitle")
"""Fields of a labelled record that hold sentences, or words of them."""


def _set(key: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if key in _PROSE and isinstance(value, str) and value:
        return clean.set_value(value)
    return _BESIDE_MARK.sub("", value) if key == "author-note" and isinstance(value, str) else value


_BESIDE_MARK = lazy("(?<=[，。；：、（“《]) ++|(?<! ) ++(?=[，。；：、）”》])")
"""Blanks that mean nothing; the one behind a name parts it from what the note says."""


def check_conservation(source: Source, document: Document) -> None:
    """Each visible character of the source is in the Document or named by a Change.

    Counted exactly: source, plus what the changes added, minus what they took, is what blocks and references hold.
    Raises ConservationError with the characters and a line they may come from.
    """
    came_in = Counter(_pieces([*source.lines, *(change.after for change in document.changes)]))
    went_out = Counter([*_pieces(_texts(document)), *_pieces(change.before for change in document.changes)])
    # Most lines come in as they go out; only what is left has to be counted character by character.
    odd = {line for line, _ in came_in.items() ^ went_out.items()}
    have = Counter(visible("".join(line * came_in[line] for line in odd)).translate(_UNCOUNTED))
    hold = Counter(visible("".join(line * went_out[line] for line in odd)).translate(_UNCOUNTED))
    if have == hold:
        return
    lost, added = "".join((have - hold).keys()), "".join((hold - have).keys())
    line = max(range(len(source.lines)), key=lambda n: sum(char in lost for char in source.lines[n])) + 1
    raise ConservationError(
        msg(
            "internal error: characters lost without a record: {lost!r}; added: {added!r}",
            lost=lost[:40],
            added=added[:40],
        ),
        file=source.name,
        line=line,
        hint=msg("please report this with the page; nothing was written"),
    )


_UNCOUNTED = dict.fromkeys(map(ord, CODE))
"""Marks that a finished heading has and its line has not."""


def _pieces(texts: Iterable[str]) -> list[str]:
    """Their lines without the white space at the edges: what only an indent tells apart is the same."""
    return [line.strip() for text in texts for line in text.split("\n")]


def _texts(document: Document) -> list[str]:
    texts = [links.shown(markdown.block_text(block)) for block in document.blocks]
    texts += [links.shown(reference.raw) for reference in document.references]
    return [*texts, document.references_heading]


def make_markdown(document: Document, *, linked: bool = False) -> str:
    """The Markdown file of a Document; ``linked``: its citations are links to their entries."""
    if linked:
        from kanyin.structure.citation_links import with_links
        from kanyin.structure.note_call_links import with_note_links

        document = with_links(with_note_links(document))
    return markdown.render(document)


def make_book(text: str, name: str, folder: Path | None, root: Path | None = None, edition: str = "") -> Book:
    """A Markdown file, generated or written by hand, to a Book; ``folder`` and ``root`` as in ``book.read_book``.

    ``edition`` of GB/T 7714: that of a list that is made of a bibliography.

    Raises InputError with the line of the trouble.
    """
    from kanyin.book.bibliography import with_bibliography
    from kanyin.book.front_matter import check_front_matter
    from kanyin.book.reader import read_book
    from kanyin.dialects.toml_front import as_yaml

    text = as_yaml(text, name)
    fields = check_front_matter(text, name)
    return read_book(with_bibliography(text, fields, folder, root, edition), name, folder, root)


def make_folder_book(folder: Path, name: str, edition: str = "") -> Book:
    """The chapters of a folder to one Book; ``edition`` as in ``make_book``.

    Raises InputError with file and line of the trouble.
    """
    from kanyin.book.reader import read_folder

    return read_folder(folder, name, edition)
