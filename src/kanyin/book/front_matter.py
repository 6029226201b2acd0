"""The front matter of a Markdown file: where it ends, whether it is what it should be, and what it says.

It is checked before anything else reads it: aliases can make a hundred bytes as large as a library.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

import yaml

from kanyin import limits
from kanyin.book.fields import BY_NAME, OF_TOOLS, attribute, is_known, meant
from kanyin.errors import InputError
from kanyin.messages import msg, msgs
from kanyin.patterns import lazy
from kanyin.remarks import place, remark

_FENCE = lazy(r"(?:---|\.\.\.)\s*")

TEXTS = tuple(name for name, row in BY_NAME.items() if row.kind in ("text", "marked") and attribute(name))
"""Fields that are one text and have their place in ``Meta``."""
_PEOPLE = ("author", "authors")
_PERSON = ("name", "affiliation", "address", "postcode", "note")


def check_front_matter(text: str, file: str) -> dict[str, object]:
    """The front matter of a Markdown file as it stands (values still Markdown); empty where there is none.

    Raises InputError with the line in the file.
    """
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]) or lines[0][0] == ".":
        return {}
    end = end_of(lines)
    if end:
        return _fields("\n".join(lines[1 : end - 1]), file)
    if lines[1:] and lines[1].strip():
        raise InputError(
            msg("the front matter that begins here is never closed"),
            file=file,
            line=1,
            hint=msg("put a line --- after the last of its fields"),
        )
    _check_gap(lines, file)
    return {}


Keys = dict[str, tuple[str | None, int | None]]
"""The keys of a file or of all files of a book that stand in no result: the place where each is first."""


def add_unknown(fields: Collection[str], lines: list[str], keys: Keys) -> None:
    """Put those of a file that no row of ``fields.FIELDS`` knows to ``keys``."""
    for name in fields:
        if not is_known(name) and name not in keys:
            keys[name] = place(None, _line_with(lines, name))


def tell_unknown(keys: Keys) -> None:
    """A remark on those for other programs, on each that may be meant for a field of ours, and on all others."""
    unknown = [name for name in keys if name not in OF_TOOLS]
    near = {name: row for name in unknown if (row := meant(name))}
    for name, row in near.items():
        _tell(
            [name],
            keys,
            msg("the front matter has no field {name!r}, so it stands in no result", name=name),
            msg("did you mean {name}?", name=row),
        )
    for_tools = [name for name in keys if name in OF_TOOLS]
    _tell(
        for_tools,
        keys,
        msg(
            "fields of the front matter that are for other programs stand in no result: {names}",
            names=msg(", ").join(for_tools),
        ),
    )
    others = [name for name in unknown if name not in near]
    _tell(
        others,
        keys,
        msgs(
            "the front matter has no field {names}, so it stands in no result",
            "the front matter has no fields {names}, so they stand in no result",
            len(others),
            names=msg(", ").join(map(repr, others)),
        ),
        msg("it may be {names}", names=msg(", ").join(BY_NAME)),
    )


def _tell(names: list[str], keys: Keys, problem: str, hint: str = "") -> None:
    if names:
        file, line = keys[names[0]]
        remark(problem, file=file, line=line, hint=hint)


def _line_with(lines: list[str], name: str) -> int | None:
    return next((number for number, line in enumerate(lines, 1) if line.startswith(name)), None)


def end_of(lines: list[str]) -> int:
    """How many of a Markdown file's lines are front matter, the lines round it among them; 0 where there is none.

    As pandoc reads it: --- before an empty line is a rule.
    """
    if not _FENCE.fullmatch(lines[0]) or lines[0][0] == "." or not lines[1:] or not lines[1].strip():
        return 0
    return next((n for n, line in enumerate(lines[1:], 2) if _FENCE.fullmatch(line)), 0)


def _check_gap(lines: list[str], file: str) -> None:
    """Raise InputError for fields that stand behind an empty line."""
    end = next((n for n, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), 0)
    if re.match(r"[\w-]+:(?:\s|$)", next((line for line in lines[1:end] if line.strip()), "")):
        problem = msg("an empty line stands before the first field of the front matter")
        raise InputError(problem, file=file, line=2, hint=msg("take it away"))


_last_read: dict[tuple[str, limits.Limits], dict[str, object]] = {}


def _fields(source: str, file: str) -> dict[str, object]:
    """The fields, each as a text, a list or a table. The last that were found good are kept: a document's are asked for
    when it is read, when it becomes a book and when pandoc reads it.
    """
    key = source, limits.current()
    if key not in _last_read:
        fields = _read(source, file)
        _last_read.clear()
        _last_read[key] = fields
    return deepcopy(_last_read[key])


def _read(source: str, file: str) -> dict[str, object]:
    try:
        lines = _check_shape(source, file)
        fields = yaml.load(source, yaml.BaseLoader)  # every value as the text that it is
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or msg("a character that YAML does not allow")
        raise broken(problem, file, 2 + (mark.line if mark else _line_of_character(error, source))) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise InputError(
            msg("the front matter is not a list of fields"), file=file, line=2, hint=msg("write  name: value")
        )
    for name, value in fields.items():
        _check_kind(name, value, file, lines.get(name))
    return fields


def broken(problem: str, file: str | None, line: int | None) -> InputError:
    """The error for front matter that is no YAML."""
    return InputError(
        msg("broken front matter: {problem}", problem=problem),
        file=file,
        line=line,
        hint=msg("write each field as  name: value, and put quotes round a value that holds : or #"),
    )


def _line_of_character(error: Exception, source: str) -> int:
    """PyYAML tells of a character that may not be there by its place alone."""
    return source.count("\n", 0, getattr(error, "position", 0))


@dataclass(slots=True)
class _Level:
    """A list or a table of fields that is being read: its anchor, and how much is in it when aliases are followed."""

    anchor: str | None
    is_table: bool
    size: int = 1
    count: int = 0


@dataclass(slots=True)
class _Shape:
    """What is known of front matter from its events alone, before any value is made of it."""

    file: str
    levels: list[_Level] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    aliases: int = 0
    lines: dict[str, int] = field(default_factory=dict)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if len(self.levels) == 1 and self.levels[0].is_table and self.levels[0].count % 2 == 0:
            self.lines.setdefault(event.value, _line(event))
        self._add(len(event.value), event.anchor)

    def alias(self, event: yaml.AliasEvent) -> None:
        line = _line(event)
        self.aliases += 1
        if self.aliases > limits.limit("yaml-aliases"):
            raise limits.exceeded("yaml-aliases", file=self.file, line=line)
        if event.anchor not in self.sizes:
            raise broken(msg("*{name} stands for nothing before it", name=event.anchor), self.file, line)
        self._add(self.sizes[event.anchor], None)
        if sum(level.size for level in self.levels) > limits.limit("max-size"):
            raise limits.exceeded("max-size", file=self.file, line=line)

    def begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.levels) == limits.limit("nesting"):
            raise limits.exceeded("nesting", file=self.file, line=_line(event))
        self.levels.append(_Level(event.anchor, isinstance(event, yaml.MappingStartEvent)))

    def end(self) -> None:
        done = self.levels.pop()
        self._add(done.size, done.anchor)

    def _add(self, size: int, anchor: str | None) -> None:
        if self.levels:
            self.levels[-1].size += size
            self.levels[-1].count += 1
        if anchor:
            self.sizes[anchor] = size


def _check_shape(source: str, file: str) -> Mapping[str, int]:
    """The line of each field. Raises InputError for nesting and aliases beyond their limits, or YAMLError."""
    shape = _Shape(file)
    for event in _events(source):
        match event:
            case yaml.ScalarEvent():
                shape.scalar(event)
            case yaml.AliasEvent():
                shape.alias(event)
            case yaml.CollectionStartEvent():
                shape.begin(event)
            case yaml.CollectionEndEvent():
                shape.end()
    return shape.lines


def _line(event: yaml.Event) -> int:
    """The line of the file: the front matter begins on its second."""
    return 2 + (event.start_mark.line if event.start_mark else 0)


def _events(source: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(source, Loader=yaml.BaseLoader)


def _check_kind(name: str, value: object, file: str, line: int | None) -> None:
    """Raise InputError for a field that is printed and holds what cannot be."""
    if name in TEXTS and isinstance(value, (list, dict)):
        hint = msg("write  {name}: text; for several paragraphs  {name}: |  and the text indented below it", name=name)
        raise InputError(msg("{name} is no text", name=name), file=file, line=line, hint=hint)
    if name == "keywords" and not _are_texts(value):
        raise InputError(msg("{name} is no list of texts", name=name), file=file, line=line, hint=_hint_list(name))
    if name in _PEOPLE and not all(map(_is_person, value if isinstance(value, list) else [value])):
        hint = msg("write  {name}: […, …]  or for each a line  - name: …  and below it  affiliation: …", name=name)
        raise InputError(msg("{name} is no list of people", name=name), file=file, line=line, hint=hint)


def _hint_list(name: str) -> str:
    return msg("write  {name}: […, …]", name=name)


def _are_texts(value: object) -> bool:
    return not any(isinstance(item, (list, dict)) for item in (value if isinstance(value, list) else [value]))


def _is_person(value: object) -> bool:
    if not isinstance(value, dict):
        return not isinstance(value, list)
    parts = [value[key] for key in _PERSON if key in value and key not in ("name", "affiliation")]
    name = value.get("name", "")
    is_name = _is_table(name, ("given", "family", "literal")) if isinstance(name, dict) else _are_texts([name])
    return is_name and all(map(_are_texts, parts)) and all(map(_are_units, (value.get(key) for key in _UNITS)))


_UNITS = ("affiliation", "affiliations")


def _are_units(value: object) -> bool:
    """Units are texts, or tables of texts."""
    units = value if isinstance(value, list) else [value]
    return all(
        _is_table(unit, ("name", "ref", "id")) if isinstance(unit, dict) else _are_texts([unit]) for unit in units
    )


def _is_table(value: dict[str, object], keys: tuple[str, ...]) -> bool:
    """True for a table of texts that has one of the keys."""
    return any(key in value for key in keys) and _are_texts(list(value.values()))
