"""``[@key]`` in people's Markdown, with a .bib or CSL-JSON beside it: numbers in the text, and the list behind it.

The text alone is changed, before pandoc reads it: ``[@fang2010, p. 5; @lin2012]`` becomes ``[1]5[2]``, ``@fang2010``
becomes ``方砚[1]``; what was cited stands under 参考文献 in the order of its first citation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kanyin import rules
from kanyin.messages import msg, msgs
from kanyin.patterns import lazy
from kanyin.references.csl import Item
from kanyin.references.gbt_writer import EDITIONS, write
from kanyin.references.persons import shortened, whole_names
from kanyin.references.render import language
from kanyin.remarks import remark

Printer = Callable[[Sequence[Item]], Sequence[str]]
"""What a style makes of items: the text of each, without its number."""

_KEY = r"[\w](?:[\w:.#$%&+?<>~/-]{0,60}[\w])?"
NO_ADDRESS = r"(?!\((?![^()/#.:\n]*+(?:[)\n]|\Z)))"
"""Behind a key: no link's address; words in parentheses, ``[@xu](multi-view learning)``, are none."""
_CITES = lazy(rf"\[(?P<group>-?@{_KEY}[^\[\]\n]{{0,300}})\]{NO_ADDRESS}|(?<![A-Za-z0-9@\\.])@(?P<key>{_KEY})")
_ONE = lazy(rf"-?@(?P<key>{_KEY})(?:\s?,?\s?(?:pp?\.|页|第)?\s?(?P<page>[\d–-]{{1,24}})\s?页?)?\s?$")
_CODE = lazy(r"``[^`\n]+``|`[^`\n]+`")
_FENCE = lazy(r"[ \t>]*(?P<marks>`{3,}+|~{3,}+)(?P<info>[^\n]*+)")
_ROLE = lazy(
    r"(?:(?<!`)\{cite(?P<kind>:[a-z]+)?\}|(?<![`A-Za-z0-9_:]):cite(?P<own>:?[a-z]{0,5}):)"
    rf"`(?P<keys>{_KEY}(?:[ \t]*,[ \t]*{_KEY})*)`"
)
"""MyST's citation, or Sphinx's, ``:cite:`key` ``; ``{{cite:t}}`` and ``:citet:`` name the authors."""
_HEADING = lazy(r"(#{1,6})\s(.*)")
_OF_THE_TEXT = lazy(
    r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|hyp|axm|alg|prt|obs|crt|asm|rem|sol|prf)[-:]"
)
"""What ``@fig:x`` begins with, which calls a place of the text (``book/cross_references.py``, which tells of it)."""


@dataclass(slots=True)
class _Cited:
    """The numbers that were given, in the order of the first citations."""

    items: Mapping[str, Item]
    numbers: dict[str, int] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """The number of a key; a new one takes the next."""
        return self.numbers.setdefault(key, len(self.numbers) + 1)


def gbt(edition: str = "") -> Printer:
    """The form of GB/T 7714-``edition``; empty: 2015."""
    return lambda items: [write(_settled(item), edition or EDITIONS[0], cased=True) for item in items]


def resolve(markdown: str, items: Sequence[Item], printer: Printer | None = None) -> str:
    """The Markdown with its keys resolved; keys that ``items`` has not stay, and a person is told of them.

    ``printer`` writes the entries of the list; without one they have the form of GB/T 7714.
    """
    return resolve_all([markdown], items, printer)[0]


def resolve_all(texts: Sequence[str], items: Sequence[Item], printer: Printer | None = None) -> list[str]:
    """``resolve`` for the chapters of a book: numbers run on, and the one list stands in the last that has a place."""
    cited = _Cited({str(item["id"]): item for item in items})
    made = [_with_numbers(text, cited) for text in texts]
    _tell(cited.missing)
    if cited.numbers:
        at = next(
            (at for at in range(len(made) - 1, -1, -1) if _place(made[at].split("\n")) is not None), len(made) - 1
        )
        made[at] = _with_list(made[at], cited, printer or gbt())
    return made


def with_plain_keys(markdown: str) -> str:
    """MyST's ``{cite}`a,b` ``, Sphinx's ``:cite:`a,b` `` as ``[@a; @b]``, ``{cite:t}`a` `` as ``@a``."""
    return _ROLE.sub(_plain_keys, markdown) if "{cite" in markdown or ":cite" in markdown else markdown


def _plain_keys(role: re.Match[str]) -> str:
    keys = [f"@{key.strip()}" for key in role["keys"].split(",")]
    is_told = role["kind"] in (":t", ":ts") or (role["own"] or "").lstrip(":") in ("t", "ts")
    return "、".join(keys) if is_told else f"[{'; '.join(keys)}]"


def _with_numbers(markdown: str, cited: _Cited) -> str:
    return "".join(_resolved(piece, cited) if is_text else piece for is_text, piece in _pieces(markdown))


def _pieces(markdown: str) -> Iterator[tuple[bool, str]]:
    """The Markdown in pieces, each with whether it is text and no code."""
    for is_text, run in _parted(markdown.splitlines(keepends=True)):
        done = 0
        for code in _CODE.finditer(run) if is_text else ():
            yield True, run[done : code.start()]
            yield False, code[0]
            done = code.end()
        yield is_text, run[done:]


def _parted(lines: Sequence[str]) -> Iterator[tuple[bool, str]]:
    """Runs of lines, each with whether it is outside of fenced code; a fence that nothing closes is text.

    What MyST fences in its boxes and theorems is text too.
    """
    start = at = 0
    held: list[str] = []
    unclosed: dict[str, int] = {}  # by its mark, how long a fence is that nothing below closes: no longer one is closed
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        marks = fence["marks"] if fence and not (fence["marks"][0] == "`" and "`" in fence["info"]) else ""
        if held and marks and _ends(lines[at], held[-1]):
            held.pop()
            marks = ""
        elif marks and fence and _holds_text(fence["info"]):
            held.append(marks)
            marks = ""
        if marks and len(marks) >= unclosed.get(marks[0], len(marks) + 1):
            marks = ""
        end = next((n for n in range(at + 1, len(lines)) if _ends(lines[n], marks)), 0) if marks else 0
        if marks and not end:
            unclosed[marks[0]] = len(marks)
        if end:
            yield True, "".join(lines[start:at])
            yield False, "".join(lines[at : end + 1])
            start = end + 1
        at = max(at, end) + 1
    yield True, "".join(lines[start:])


_DIRECTIVE = lazy(r"\s*\{(?P<theorem>prf:)?(?P<name>[A-Za-z-]+)\}")


def _holds_text(info: str) -> bool:
    """True for what stands behind the fence of a box or a theorem of MyST's."""
    found = _DIRECTIVE.match(info)
    return bool(found and (found["theorem"] or found["name"].lower() in _holders()))


@cache
def _holders() -> frozenset[str]:
    boxes = (str(name) for row in rules.table("callouts")["callout"] for name in row["names"])
    theorems = (str(row["division"]) for row in rules.table("theorems")["theorem"])
    named = rules.table("myst")["directives"]
    others = (str(name) for kind in ("quotations", "holders", "texts") for name in named[kind])
    return frozenset((*boxes, *theorems, *others))


def _ends(line: str, marks: str) -> bool:
    shown = line.strip(" \t>\r\n")
    return len(shown) >= len(marks) and not shown.strip(marks[0])


def _resolved(text: str, cited: _Cited) -> str:
    return _CITES.sub(lambda one: _group(one, cited) if one["group"] else _bare(one, cited), text)


def _group(group: re.Match[str], cited: _Cited) -> str:
    """``[@a, p. 5; @b]``: all or nothing, for a half would say what nobody wrote."""
    ones = [_ONE.fullmatch(part.strip()) for part in group["group"].split(";")]
    if not all(ones) or any(one["key"] not in cited.items for one in ones if one):
        keys = [one["key"] for one in ones if one and one["key"] not in cited.items]
        cited.missing.update(dict.fromkeys(key for key in keys if not _OF_THE_TEXT.match(key)))
        return group[0]
    found = [(cited.number(one["key"]), one["page"] or "") for one in ones if one]
    if not any(page for _, page in found):
        made = f"[{','.join(str(number) for number, _ in found)}]"
        # What stands in parentheses behind it is no address of a link.
        return f"{made}<!-- -->" if group.string.startswith("(", group.end()) else made
    return "".join(f"[{number}]{page}" for number, page in found)


def _bare(one: re.Match[str], cited: _Cited) -> str:
    """``@a`` in a sentence: who wrote it, and the number."""
    item = cited.items.get(one["key"])
    if item is None:
        return one[0]
    people = item.get("author") or item.get("editor") or [{}]
    name = people[0].get("literal") or people[0].get("family", "")
    more = {True: "等", False: " et al. "}[not name.isascii()] if len(people) > 1 else ""
    return f"{name}{more}[{cited.number(one['key'])}]"


def _tell(keys: Collection[str]) -> None:
    if keys:
        remark(
            msgs(
                "the bibliography has no entry {names}, so it stands there as it was written",
                "the bibliography has none of the entries {names}, so they stand there as they were written",
                len(keys),
                names=msg(", ").join(f"@{key}" for key in keys),
            ),
            hint=msg("add the entry, or mend the key"),
        )


def _with_list(text: str, cited: _Cited, printer: Printer) -> str:
    """The list under the heading that names references, where there is one; else under one of its own."""
    printed = printer([_own(cited.items[key]) for key in cited.numbers])
    entries = "\n\n".join(f"[{n}] {_escaped(entry)}" for n, entry in zip(cited.numbers.values(), printed, strict=True))
    lines = text.rstrip("\n").split("\n")
    at = _place(lines)
    if at is None:
        return "\n".join([*lines, "", "# 参考文献", "", entries]) + "\n"
    return "\n".join([*lines[: at + 1], "", entries, *lines[at + 1 :]]) + "\n"


def _place(lines: Sequence[str]) -> int | None:
    """The last heading that names references."""
    headings = ((at, _HEADING.fullmatch(lines[at])) for at in range(len(lines) - 1, -1, -1))
    return next((at for at, found in headings if found and rules.is_references_heading(found[2].strip())), None)


_MARKS = {
    "article-journal": "J",
    "article-magazine": "J",
    "article-newspaper": "N",
    "paper-conference": "C",
    "thesis": "D",
    "report": "R",
    "standard": "S",
    "patent": "P",
    "webpage": "EB/OL",
    "map": "CM",
    "software": "CP",
    "dataset": "DS",
    "book": "M",
    "chapter": "M",
}


_DASH = lazy(r"(?<!\s)\s*+[-–—]++\s*+")


def _own(item: Item) -> Item:
    """An item of a person's bibliography as the writer needs it: with the mark of its type."""
    mark = _MARKS.get(str(item.get("type")), "Z")
    online = "/OL" if "/" not in mark and "URL" in item else ""
    pages = {"page": _DASH.sub("-", str(item["page"]))} if "page" in item else {}
    texts = {name: str(value) for name, value in item.items() if isinstance(value, (str, int))}
    return {**item, **texts, **pages, **whole_names(item), "custom": {"mark": mark + online, **item.get("custom", {})}}


_BY_YEAR = ("article-journal", "book", "chapter", "paper-conference")
"""What is dated by its year alone (GB/T 7714-2015, 8.8.3), however exactly a bibliography tells its day."""


def _settled(item: Item) -> Item:
    """People and edition as GB/T 7714 prints them; a style of CSL settles both itself."""
    people, others = shortened(item)
    custom = {**({"others": others} if others else {}), **item["custom"]}
    edition = {"edition": _edition(item)} if "edition" in item else {}
    issued = item.get("issued")
    is_by_year = issued and str(item.get("type")) in _BY_YEAR
    year = {"issued": {"date-parts": [issued["date-parts"][0][:1]]}} if issued and is_by_year else {}
    return {**item, **people, **edition, **year, "custom": custom}


def _edition(item: Item) -> str:
    """``2 版``, ``2nd ed``; the first is not told (GB/T 7714-2015, 8.3)."""
    text = str(item["edition"]).strip()
    if not text.isdecimal():
        return text
    if text == "1":
        return ""
    if language(item) == "zh":
        return f"{text} 版"
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th") if text[-2:-1] != "1" else "th"
    return f"{text}{ending} ed"


_SYNTAX = lazy(r"(?P<tex>\$(?=[^$\n]{0,80}[\\^_])[^\s$](?:[^$\n]{0,80}[^\s$])?\$(?!\d))|[\\`*_{}^~$<>|@#]")


def _escaped(text: str) -> str:
    """Text of a bibliography is data: nothing in it becomes markup but its formulas. Numbers in brackets stay."""
    return _SYNTAX.sub(lambda mark: mark["tex"] or "\\" + mark[0], text)


def read_items(text: str) -> list[Item]:
    """The items of CSL-JSON; those without what an item must have are left out. Raises ValueError."""
    found = json.loads(text)
    return [item for item in _listed(found) if _is_item(item)]


def _listed(found: object) -> Iterator[Item]:
    if isinstance(found, list):
        yield from (item for item in found if isinstance(item, dict))


def _is_item(item: Item) -> bool:
    """An id, and dates in parts."""
    dates = [item[name] for name in ("issued", "accessed") if name in item]
    return "id" in item and all(isinstance(date, dict) and date.get("date-parts", [[]])[0] for date in dates)
