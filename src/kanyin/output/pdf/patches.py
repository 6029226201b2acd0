"""What WeasyPrint 70.0 does otherwise than print does, mended while a page is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kanyin.output.pdf.feet import full_pages
from kanyin.output.pdf.fitted_pictures import fitted_pictures
from kanyin.output.pdf.floats import floats
from kanyin.output.pdf.footnotes import notes_on_their_pages
from kanyin.output.pdf.grid import blocks_on_the_grid
from kanyin.output.pdf.parted_tables import parted_tables
from kanyin.output.pdf.table_heads import heads_of_tables
from kanyin.output.pdf.tags import linked_notes


@contextmanager
def even_lines() -> Iterator[None]:
    """Give every line of a paragraph the one height and baseline of its first font, as CSS 2.2 10.8.1 says.

    WeasyPrint takes them from the fonts that happen to be in a line, so that lines with Han and lines without
    are not equally high, and the lines of two columns do not stay level.
    """
    from weasyprint.layout import inline

    split = inline.split_text_box

    def split_evenly(*arguments: Any, **options: Any) -> Any:
        box, skip, broken = split(*arguments, **options)
        if box is not None:
            height, baseline = inline.strut(box.style)
            box.margin_top += baseline - box.baseline
            box.margin_bottom = height - box.height - box.margin_top
            box.baseline = baseline
        return box, skip, broken

    inline.split_text_box = split_evenly
    try:
        yield
    finally:
        inline.split_text_box = split


@contextmanager
def notes_by_their_calls() -> Iterator[None]:
    """Keep a note that stands on a page there, and move the paragraph that leaves it no room.

    WeasyPrint would move the note to the next page to save the first lines of a paragraph, and forget those that the
    saved line calls itself (70.0, ``_linebox_layout``: ``stop`` comes before the line's own notes).
    """
    from weasyprint.layout import block

    original = block._linebox_layout

    def lay_out(context: Any, box: Any, index: Any, child: Any, lines: list[Any], page_is_empty: bool,
                absolute: list[Any], fixed: list[Any], *more: Any) -> Any:  # fmt: skip
        standing, kept = list(context.current_page_footnotes), len(lines)
        abort, stop, resume_at, position_y, new, max_lines = original(
            context, box, index, child, lines, page_is_empty, absolute, fixed, *more
        )
        moved = [note for note in standing if note in context.reported_footnotes]
        if moved and not page_is_empty:
            for note in moved:
                context.reported_footnotes.remove(note)
            added = [note for note in context.current_page_footnotes if note not in standing]
            context.current_page_footnotes[:] = standing + added
            context._update_footnote_area()
            for line in lines[kept:]:
                block.remove_placeholders(context, line.children, absolute, fixed)
            del lines[kept:]
            abort, stop = True, False
        elif moved:
            called = (box.footnote for line in lines[kept:] for box in line.descendants())
            for note in [note for note in called if note in context.footnotes]:
                context.layout_footnote(note)
                context.report_footnote(note)
        return abort, stop, resume_at, position_y, new, max_lines

    block._linebox_layout = lay_out
    try:
        yield
    finally:
        block._linebox_layout = original


@contextmanager
def notes_moved_while_there_are_any() -> Iterator[None]:
    """Stop moving notes to the next page when none is left: the rule above them is higher than no room at all; and take
    back the notes of columns that were laid out for nothing, which would be printed again with their calls (70.0,
    ``_report_footnotes``, ``columns_layout``).
    """
    from weasyprint.layout import block, column

    original, columns_layout = column._report_footnotes, block.columns_layout

    def report(context: Any, height: float) -> None:
        moved = 0
        while context.current_page_footnotes and context.current_footnote_area.margin_height() > height:
            context.report_footnote(context.current_page_footnotes[-1])
            moved += 1
        if moved > 1:  # the last was moved first
            context.reported_footnotes[-moved:] = context.reported_footnotes[-1 : -moved - 1 : -1]

    def lay_out(context: Any, *more: Any, **options: Any) -> Any:
        standing = [*context.current_page_footnotes, *context.reported_footnotes]
        result = columns_layout(context, *more, **options)
        called = {id(box.footnote) for box in result[0].descendants()} if result[0] is not None else set()
        for note in [*context.current_page_footnotes, *context.reported_footnotes]:
            if note not in standing and id(note) not in called:
                context.unlayout_footnote(note)
        return result

    column._report_footnotes, block.columns_layout = report, lay_out
    try:
        yield
    finally:
        column._report_footnotes, block.columns_layout = original, columns_layout


_NEAR = 400
"""Blocks among which a page surely ends."""


@contextmanager
def columns_of_near_blocks() -> Iterator[None]:
    """Show WeasyPrint the blocks alone that may stand on a page: it copies all that are left of a book for each page
    (70.0, ``columns_layout``), so the time of one grew with the square of its length.
    """
    from weasyprint.layout import block

    original = block.columns_layout

    def lay_out(context: Any, box: Any, bottom_space: float, skip_stack: Any, containing: Any, page_is_empty: bool,
                absolute: Any, fixed: Any, margins: Any, *more: Any) -> Any:  # fmt: skip
        def run(shown: Any) -> Any:
            return original(context, shown, bottom_space, skip_stack, containing, page_is_empty, absolute, fixed,
                            [*margins], *more)  # fmt: skip

        last = next(iter(skip_stack or (0,))) + _NEAR
        if len(box.children) <= last + 1:
            return run(box)
        result = run(box.copy_with_children(box.children[:last]))
        if result[0] is None or (result[1] and next(iter(result[1])) < last - 1):
            return result
        block.remove_placeholders(context, [result[0]], absolute, fixed)
        return run(box)

    block.columns_layout = lay_out
    try:
        yield
    finally:
        block.columns_layout = original


@contextmanager
def columns_to_their_end() -> Iterator[None]:
    """Go on on the next page with what stands after columns that just filled this one: WeasyPrint takes the text to be
    at its end, and forgets the rest (70.0, ``columns_layout``: ``stop_rendering`` without a place to go on).
    """
    from weasyprint.layout import block

    original = block.columns_layout

    def lay_out(context: Any, box: Any, *more: Any, **options: Any) -> Any:
        result = original(context, box, *more, **options)
        if result[0] is None or result[1] is not None:
            return result
        made = {id(child.element) for child in result[0].descendants()} | set(getattr(context, "foot_floats", ()))
        real = [at for at, child in enumerate(box.children) if child.element is not box.element]
        last = max((at for at in real if id(box.children[at].element) in made), default=None)
        left = [at for at in real if last is not None and at > last]
        return (result[0], {left[0]: None}, *result[2:]) if left else result

    block.columns_layout = lay_out
    try:
        yield
    finally:
        block.columns_layout = original


@contextmanager
def formulas_in_their_columns() -> Iterator[None]:
    """Tell a line of a displayed formula how wide the column is that it stands in: WeasyPrint asks a picture for its
    measures before it knows.
    """
    from weasyprint.layout import block

    original = block.block_replaced_box_layout

    def lay_out(context: Any, box: Any, containing_block: Any) -> Any:
        in_room = getattr(box.replacement, "in_room", None)
        if in_room is not None:
            box = box.copy()
            box.replacement = in_room(containing_block.width)
        return original(context, box, containing_block)

    block.block_replaced_box_layout = lay_out
    try:
        yield
    finally:
        block.block_replaced_box_layout = original


@contextmanager
def formulas_in_their_lines() -> Iterator[None]:
    """Set a piece of a formula on the baseline of its line, let it make the line no higher than it must, and no wider
    than its column is.
    """
    from weasyprint.layout import inline

    original = inline.atomic_box

    def lay_out(context: Any, box: Any, position_x: float, skip_stack: Any, containing_block: Any, *more: Any) -> Any:
        in_room = getattr(getattr(box, "replacement", None), "in_room", None)
        if in_room is not None and isinstance(containing_block.width, (int, float)):
            box = box.copy()
            box.replacement = in_room(containing_block.width)
        made = original(context, box, position_x, skip_stack, containing_block, *more)
        place = getattr(getattr(made, "replacement", None), "place", None)
        if place is not None:
            height, baseline = inline.strut(made.style)
            made.margin_top, made.margin_bottom, made.baseline = place(made.style["font_size"], height, baseline)
        return made

    inline.atomic_box = lay_out
    try:
        yield
    finally:
        inline.atomic_box = original


_ROOM = 10
"""Em in which a text that may be broken anywhere has room, whatever is set before it and round it."""


@contextmanager
def widths_at_once() -> Iterator[None]:
    """Tell how wide a block within a line is without breaking its text at each character, half the time of a page.

    It takes what its text does on one line, or all the room there is where that is less (CSS 2.2, 10.3.9). Only what
    cannot be broken must be asked for its narrowest width too.
    """
    from weasyprint.layout import inline, preferred

    original = inline.shrink_to_fit

    def width(context: Any, box: Any, room: float) -> float:
        widest: float = preferred.max_content_width(context, box, outer=False)
        if widest <= room:
            return widest
        if _may_be_broken_anywhere(box, room):
            return room
        found: float = original(context, box, room)
        return found

    inline.shrink_to_fit = width
    try:
        yield
    finally:
        inline.shrink_to_fit = original


def _may_be_broken_anywhere(box: Any, room: float) -> bool:
    """It holds text alone, and room for some characters of it at least."""
    from weasyprint.formatting_structure import boxes

    within = list(box.descendants())
    return all(
        isinstance(one, boxes.LineBox | boxes.InlineBox | boxes.TextBox) for one in within if one is not box
    ) and all(
        one.style["overflow_wrap"] == "anywhere"
        and one.style["white_space"] in ("normal", "pre-wrap", "pre-line")
        and room >= _ROOM * one.style["font_size"]
        for one in within
    )


@contextmanager
def patched(pitch: float, kept: frozenset[str] = frozenset()) -> Iterator[None]:
    """All of these; ``pitch`` as in ``blocks_on_the_grid``, ``kept``: the figures and tables that may not move."""
    with (
        even_lines(),
        notes_by_their_calls(),
        columns_of_near_blocks(),
        notes_moved_while_there_are_any(),
        columns_to_their_end(),
        blocks_on_the_grid(pitch),
        formulas_in_their_columns(),
        formulas_in_their_lines(),
        widths_at_once(),
        heads_of_tables(),
        fitted_pictures(pitch, kept),
        parted_tables(pitch),
        floats(pitch, kept),
        notes_on_their_pages(pitch),
        full_pages(pitch),
        linked_notes(),
    ):
        yield
