"""A formula read: TeX to MathML, its lines' numbers, or where and why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from kanyin.mathematics import dialect, mathml
from kanyin.mathematics.rewriting import Line, Rewritten, macros
from kanyin.mathematics.tex import TexError
from kanyin.messages import msg
from kanyin.patterns import lazy

__all__ = ["Formula", "TexError", "outline", "read", "referred", "with_numbers"]


_COLOR = lazy("(?<=color:)#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read; ``lines`` tell of the numbers and labels of its lines."""

    tex: str
    is_display: bool
    math: etree._Element
    lines: tuple[Line, ...]
    is_counted: bool

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number of each line as it is shown; empty where a line has none."""
        return tuple(line.number for line in self.lines)


def read(tex: str, *, display: bool, references: Mapping[str, str] | None = None) -> Formula:
    """Read a formula. ``references``: numbers by labels. Raises TexError where it cannot be read."""
    made = dialect.rewrite(tex, references or {})
    written = made.out.text()
    try:
        text = _converter().convert_with_local_state(written, displaystyle=display)
    except ValueError as error:
        raise _failed(str(error), made) from None
    except Exception as error:  # math-core's own kind of error has no public base class but this
        raise _failed(str(error), made) from None
    if made.colors:
        text = _COLOR.sub(lambda stand_in: made.colors.get(stand_in[0], stand_in[0]), text)
    root = mathml.parse(text)
    mathml.settle_tables(root, made.tables)
    mathml.uncover(root)
    if mathml.depth(root) > DEEPEST:
        raise TexError(msg("more than {count} groups are inside each other", count=DEEPEST), 0)
    root.set("alttext", tex)
    if not display:
        for line in made.lines:
            if line.number:
                root.extend([mathml.make("mspace", {"width": "1em"}), mathml.number(line.number)])
    if made.environment.startswith("mult"):
        mathml.spread(root)
    elif made.environment.startswith(("alignat", "eqnarray")):
        mathml.close_up(root, relations=made.environment.startswith("eqnarray"))
    return Formula(tex, display, root, tuple(made.lines), made.is_counted)


_REFERENCE = lazy(r"\\(?:eq)?ref\s*+\{([^{}]*)\}")


class _AnyNumber(dict[str, str]):
    """For a first look, when no number is known yet."""

    def __missing__(self, label: str) -> str:
        return "0"


def outline(tex: str) -> Rewritten | None:
    """The lines of a formula with their numbers and labels; None where it cannot be read."""
    try:
        return dialect.rewrite(tex, _AnyNumber())
    except TexError:
        return None


def referred(tex: str) -> list[str]:
    """The labels that a formula refers to."""
    return _REFERENCE.findall(tex)


def with_numbers(tex: str, numbers: Mapping[int, str], references: Mapping[str, str]) -> str:
    """A formula that needs no other: ``numbers``, by where lines end, in ``\\tag``; references as what they say."""
    for end in sorted(numbers, reverse=True):
        tex = f"{tex[:end]} \\tag{{{numbers[end]}}}{tex[end:]}"
    return _REFERENCE.sub(lambda found: _said(found[0], references.get(found[1], "")), tex)


def _said(reference: str, number: str) -> str:
    if not number:
        return reference
    return f"\\text{{({number})}}" if reference.startswith("\\eqref") else f"\\text{{{number}}}"


@lru_cache(maxsize=1)
def _converter() -> Any:
    from math_core import LatexToMathML

    return LatexToMathML(fancy_error=False, allow_unreliable_rendering=True, macros=macros())


DEEPEST = 100
"""Elements inside each other: a few for each group of TeX."""
_PLACE = lazy(r"(\d+): (.*)", re.DOTALL)
_REASONS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (lazy(r'Unknown command "(.*)"'), lambda name: msg("the command {name} is unknown", name=name)),
    (lazy(r'Unknown environment "(.*)"'), lambda name: msg("the environment {name} is unknown", name=name)),
    (lazy(r"(Expected argument)"), lambda _: msg("an argument is missing")),
    (lazy(r'Expected closing token "(.*)"'), lambda closer: msg("{closer} is missing", closer=closer)),
    (lazy(r'Unmatched closing token: "(.*)"'), lambda closer: msg("{closer} closes nothing", closer=closer)),
    (lazy(r"(Duplicate sub|'\^' or '_')"), lambda _: msg("two indices or two exponents stand side by side")),
    (lazy(r'Found "(.*?)"'), lambda name: msg("{name} may not stand here", name=name)),
    (lazy(r"(Not valid in)"), lambda _: msg("this may not stand here")),
)
"""What math-core says, and how we say it."""


def _failed(said: str, made: Rewritten) -> TexError:
    """What math-core said as an error at a place of the source."""
    found = _PLACE.match(said)
    at, reason = (int(found[1]), found[2]) if found else (0, said)
    for pattern, say in _REASONS:
        if known := pattern.search(reason):
            return TexError(say(known[1]), made.out.source(at))
    problem = msg("it is no TeX that can be read: {reason}", reason=reason.strip().rstrip("."))
    return TexError(problem, made.out.source(at))
