"""Figures, tables, formulas and sections that a text numbers and speaks of: ``@fig-map``, ``{#tbl:x}``, 见表 1.

What has a name of Quarto's or pandoc-crossref's is numbered in its order; what an author has numbered himself keeps his
number, and where the text speaks of it a link leads there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kanyin import rules
from kanyin.book import figure_groups, theorems
from kanyin.book.anchors import own_name
from kanyin.book.conservation import words
from kanyin.book.language import script_of
from kanyin.book.pandoc_types import Json
from kanyin.book.places import line_with
from kanyin.book.plain_runs import BLANKS, replaced
from kanyin.book.tree import rewrite, text_of
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_KINDS = {"fig": "fig", "tbl": "tbl", "tab": "tbl", "eq": "eq", "sec": "sec", "lst": "lst"}
_WORDS = {
    "zh": {"fig": "图", "tbl": "表", "eq": "式", "sec": "", "lst": "代码"},
    "hant": {"fig": "圖", "tbl": "表", "eq": "式", "sec": "", "lst": "程式"},
    "en": {"fig": "Figure ", "tbl": "Table ", "eq": "Equation ", "sec": "", "lst": "Listing "},
}
_SHORT = "fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|hyp|axm|alg|prt|obs|crt|asm|rem|sol|prf"
_NAME = lazy(rf"({_SHORT})[-:]([\w.:-]*\w)")
_CALL = lazy(rf"\[?-?@(?:ref\(#?(?P<old>(?:{_SHORT})?[-:]?[\w.-]*\w)\)|(?P<new>(?:{_SHORT})[-:][\w.:-]*\w))\]?")
_BEFORE_HAN = lazy(r"[!-~]*+")
_GIVEN = lazy(r"\{#((?:fig|tbl|tab|eq|sec|lst)[-:][\w.:-]*\w)\}")
_LABEL = lazy(
    r"(图|圖|表|示例|例|(?:代[码碼]|程序)?清[单單]|代[码碼]|列表|Figure|Table|Listing|Fig\.)"
    r"[ \u00a0\u3000]?"
    r"(\d{1,3}(?:[-.–—]\d{1,3}){0,2})(?![\d%])"
)
_LABELLED = lazy(r"#?(?P<name>[\w:-]+)")
_UNIT = lazy(r" ?(小节|[章节篇])")
_WORD_BEFORE = lazy(
    r"(?:图|圖|表|式|公式|节|章|代码|定理|引理|推[论論]|命[题題]|猜想|定[义義]|例|[练練][习習]|假[设設定]|公理|算法|演算法|性[质質]|[观觀]察|[准準][则則]|注|註|解|[证證]明"
    r"|Figure|Table|Equation|Section|Theorem|Lemma|Corollary|Proposition|Definition|Example|Exercise|Axiom|Algorithm|Property|Observation|Criterion|Assumption)$"
)


@dataclass(slots=True)
class Numbers:
    """What is numbered in a text: number by name, attributes by the label that the author typed."""

    words: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)
    typed: dict[tuple[str, str], Json] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    """Where the headings and the parts of figures are that the text may call by other names than theirs, by these."""

    def give(self, name: str) -> str:
        """The next number for a name, or the one that it has."""
        kind = _kind(name)
        if name not in self.names:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.names[name] = str(self.counts[kind])
        return self.names[name]

    def give_theorem(self, name: str) -> str:
        """The next number for a theorem; of one without a name, the kind and a hyphen."""
        return self.give(name if name[4:] else f"{name}unnamed-{self.counts.get(_kind(name + 'x'), 0)}")

    def typed_number(self, attributes: Json) -> str:
        """The number that the author typed before the caption of what has these attributes."""
        return next((number for (_, number), own in self.typed.items() if own is attributes), "")

    def label(self, name: str) -> str:
        """``图1``: how the text calls what has a name."""
        return self.words.get(_kind(name), "") + self.names[name]


def _kind(name: str) -> str:
    found = _NAME.match(name)
    return _KINDS.get(found[1], found[1]) if found else ""


def is_name(name: str) -> bool:
    """True for a name of the kinds that are numbered: ``tbl-x``."""
    return _NAME.fullmatch(name) is not None


def number(document: Json) -> Numbers:
    """Number what has such names, and find what the author has numbered himself."""
    script = script_of(document)
    space = " " if script == "en" else ""
    named = {short: kind.words[script] + space for short, kind in theorems.kinds().items()}
    numbers = Numbers(_WORDS[script] | named)
    rewrite(document["blocks"], lambda node: _theorem(node, script, numbers))
    _leave_uncalled(document["blocks"])
    _number_blocks(document["blocks"], numbers)
    _number_headings(document["blocks"], numbers)
    return numbers


def _theorem(node: Json, script: str, numbers: Numbers) -> None:
    if node["t"] == "Div" and theorems.THEOREM in node["c"][0][1]:
        theorems.number(node, script, numbers.give_theorem)


def link(blocks: list[Json], numbers: Numbers, markdown: str) -> None:
    """Make a link of each place that speaks of what is numbered; names of nothing are told."""
    if numbers.names or numbers.typed or "@" in markdown:
        _Calls(numbers, markdown).walk(blocks)


def _number_headings(blocks: list[Json], numbers: Numbers) -> None:
    """What headings are called: by the numbers that the author typed, else by their words."""
    for block in blocks:
        name = block["c"][1][0] if block["t"] == "Header" else ""
        if name:
            said = text_of(block["c"][2])
            number = rules.split_heading(said)
            own = own_name(name)
            numbers.sections.setdefault(own, name)
            numbers.names.setdefault(own, number[0] if number and number[0][:1].isdigit() else said)


def _number_blocks(blocks: list[Json], numbers: Numbers) -> None:
    """Numbers of figures, tables and formulas below the blocks, in their order."""
    done: list[Json] = []  # held, so that no other list is at its place

    def change(node: Json) -> None:
        if node["t"] in ("Para", "Plain"):
            _formula(node["c"], numbers)
        elif node["t"] in ("Figure", "Table", "Div") and any(node["c"][0] is one for one in done):
            pass
        elif node["t"] in ("Figure", "Table"):
            _captioned(node, node["c"][0], node["c"][1][1], numbers)
            done.extend(_letter(node, node, numbers) if node["t"] == "Figure" else ())
        elif node["t"] == "Div" and figure_groups.PANELS in node["c"][0][1]:
            above = node["c"][1][0]
            _captioned(above, above["c"][0], above["c"][1], numbers)
            done.extend([above["c"][0], *_letter(node, above, numbers)])
        elif node["t"] == "Div" and "caption" in node["c"][0][1]:
            _captioned(node, node["c"][0], node["c"][1], numbers)
            _name_lettered(node, numbers)

    rewrite(blocks, change)


def _name_lettered(node: Json, numbers: Numbers) -> None:
    """The captions of several tables that a caption speaks of have its number and their letter: 表1(a)."""
    own = node["c"][0][0]
    spans = [one for block in node["c"][1] for one in block["c"][:1] if isinstance(one, dict) and one["t"] == "Span"]
    for at, (name, *_) in enumerate((span["c"][0] for span in spans), 1):
        if own in numbers.names and name.startswith(f"{own}-"):
            for called in (name, f"{own}-{at}"):
                numbers.names[called], numbers.sections[called] = f"{numbers.names[own]}({name[-1]})", name


def _letter(node: Json, whole: Json, numbers: Numbers) -> list[Json]:
    """Letters for the parts of a figure or of tables whose number stands at ``whole``; the parts' attributes.

    The text calls a part by its own name, or by the figure's and a number or a letter behind it, as knitr names them.
    """
    attributes = whole["c"][0]
    number = numbers.names.get(attributes[0]) or numbers.typed_number(attributes)
    parts = list(figure_groups.parts_of(node)) if number else []
    for at, (own, caption, letter) in enumerate(parts, 1):
        if not figure_groups.is_lettered(caption):
            head = {"t": "Str", "c": f"({letter})"}
            if caption:
                caption[0]["c"][:0] = [head, {"t": "Space"}]
            else:
                caption[:] = [{"t": "Plain", "c": [head]}]
        if attributes[0]:
            own[0] = own[0] or f"{attributes[0]}-{letter}"
            for name in (own[0], f"{attributes[0]}-{letter}", f"{attributes[0]}-{at}"):
                if name not in numbers.names:
                    numbers.names[name] = f"{number}({letter})"
                    numbers.sections[name] = own[0]
    return [own for own, *_ in parts]


def _leave_uncalled(blocks: list[Json]) -> None:
    """Let the name of code that has no caption and that nothing calls be a place alone, without a number."""
    bare: list[Json] = []

    def collect(node: Json) -> None:
        if node["t"] == "Div" and "listing" in node["c"][0][1] and not node["c"][1]:
            bare.append(node["c"][0])

    rewrite(blocks, collect)
    if not bare:
        return
    calls = (found["new"] or found["old"] for text in words(blocks) for found in _CALL.finditer(text))
    called = {found[2] for call in calls if (found := _NAME.fullmatch(call))}
    for attributes in bare:
        named = _NAME.fullmatch(attributes[0])
        if named and named[2] not in called:
            attributes[1] = []


def _captioned(node: Json, attributes: Json, caption: list[Json], numbers: Numbers) -> None:
    """Number a figure or a table; where its name stands at the end of the caption it is taken from there."""
    inlines = caption[0]["c"] if caption and caption[0]["t"] in ("Plain", "Para") else []
    named = _GIVEN.fullmatch(inlines[-1]["c"]) if inlines and inlines[-1]["t"] == "Str" else None
    if named:
        attributes[0] = named[1]
        del inlines[-1]
        while inlines and inlines[-1]["t"] == "Space":
            del inlines[-1]
    found = _LABEL.match(text_of(inlines))
    if found:
        key = (_same(found[1]), found[2])
        numbers.typed.setdefault(key, attributes)
        if _kind(attributes[0]):
            numbers.names[attributes[0]] = found[2]
    elif _kind(attributes[0]) and (node["t"] != "Div" or {"computed", "listing"}.intersection(attributes[1])):
        number = numbers.give(attributes[0])
        head = {"t": "Str", "c": f"{numbers.words[_kind(attributes[0])]}{number}　"}
        if inlines:
            inlines.insert(0, head)
        else:
            caption[:] = [
                {"t": "Para" if node["t"] == "Div" else "Plain", "c": [{"t": "Str", "c": head["c"].rstrip("　")}]},
                *caption,
            ]


def _same(word: str) -> str:
    """One word for those that mean the same."""
    return {"圖": "图", "Fig.": "Figure", "例": "示例"}.get(word, word)


def _formula(inlines: list[Json], numbers: Numbers) -> None:
    """A formula with a name behind it gets its number."""
    for at in reversed(range(1, len(inlines))):
        node = inlines[at] if at < len(inlines) else {"t": ""}
        named = _GIVEN.match(node["c"]) if node["t"] == "Str" else None
        before = next((n for n in range(at - 1, -1, -1) if inlines[n]["t"] not in BLANKS), None)
        if named and before is not None and inlines[before]["t"] == "Math":
            rest = node["c"][named.end() :]
            span = _named_formula(inlines[before], named[1], numbers)
            inlines[before : at + 1] = [span, *([{"t": "Str", "c": rest}] if rest else [])]


def _named_formula(formula: Json, name: str, numbers: Numbers) -> Json:
    """A formula with its number, in a span of its name."""
    number = numbers.give(name)
    if "\\tag" not in formula["c"][1]:
        formula["c"][1] += rf"\tag{{{number}}}"
    return {"t": "Span", "c": [[name, [], []], [formula]]}


_SILENT = ("Header", "Link", "Image", "Code", "CodeBlock", "Math", "Figure")


@dataclass(slots=True)
class _Calls:
    """Places that speak of what is numbered."""

    numbers: Numbers
    markdown: str

    def walk(self, node: Json) -> None:
        """Link those below a node, which may be a list; captions and headings speak of themselves."""
        if isinstance(node, list):
            if any(isinstance(child, dict) and child.get("t") == "Str" for child in node):
                node[:] = replaced(node, self._found)
            for child in node:
                if isinstance(child, (dict, list)):
                    self.walk(child)
        elif node.get("t") == "Link":
            called = _LABELLED.fullmatch(node["c"][2][0])  # MyST's, with its kind or without
            if called and (name := self._known(called["name"])):
                node["c"][2][0] = f"#{self._place(name)}"
        elif node.get("t") == "Table":
            self.walk(node["c"][3:])
        elif isinstance(node.get("c"), list) and node.get("t") not in _SILENT and not _is_caption(node):
            self.walk(node["c"])

    def _found(self, text: str) -> Iterator[tuple[int, int, Json]]:
        """The calls in a stretch of plain text, each as a link."""
        end = 0
        for start, stop, name, label in sorted([*self._by_name(text), *self._typed(text)]):
            if start >= end:
                yield start, stop, {"t": "Link", "c": [["", [], []], [{"t": "Str", "c": label}], [f"#{name}", ""]]}
                end = stop

    def _by_name(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Calls by name: from, to, what they call, how it is printed. A space beside Han goes with the call."""
        for found in _CALL.finditer(text):
            said, end = found["new"] or found["old"], found.end()
            name = self._known(said)
            if not name and found["new"] == found[0][1:]:  # Han may touch it: 见@fig-map和
                name = self._known(_BEFORE_HAN.match(said)[0].rstrip(".:-"))  # type: ignore[index]
                end -= len(said) - len(name) if name else 0
            if not name:
                self._tell(said, "" if found["new"] else "ref")
                continue
            before = text[: found.start()].rstrip()
            start = len(before) if before and ord(before[-1]) > 0x2E80 else found.start()
            rest = text[end:]
            stop = end + (1 if rest[:1] == " " and rest[1:2] > "\u2e80" else 0)
            is_said = bool(_WORD_BEFORE.search(before))
            label = self.numbers.names[name] if is_said else self.numbers.label(name)
            unit = _UNIT.match(text, end)
            if unit and before.endswith("第") and _kind(name) in ("", "sec") and not label[:1].isdigit():
                yield len(before) - 1, unit.end(), self._place(name), f"“{label}”一{unit[1]}"
            else:
                yield start, stop, self._place(name), label

    def _place(self, name: str) -> str:
        return self.numbers.sections.get(name, name)

    def _known(self, name: str) -> str:
        found = _NAME.fullmatch(name)
        forms = (
            [f"{kind}{mark}{found[2]}" for kind in (*_KINDS, *theorems.kinds()) for mark in "-:"]
            if found
            else [name, *(f"{kind}-{name}" for kind in ("fig", "tbl", "eq", "lst", *theorems.kinds()))]
        )
        own = [form for form in forms if not found or _kind(form) == _kind(name)]
        return next((form for form in (name, *own) if form in self.numbers.names), "")

    def _typed(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        for found in _LABEL.finditer(text):
            key = (_same(found[1]), found[2])
            if key in self.numbers.typed:
                attributes = self.numbers.typed[key]
                name = attributes[0] = attributes[0] or f"label-{list(self.numbers.typed).index(key) + 1}"
                yield found.start(), found.end(), name, found[0].replace(" ", "\u00a0" if found[1].isascii() else "")

    def _tell(self, name: str, way: str) -> None:
        if (
            not way
            and _kind(name) in theorems.kinds()
            and not any(_kind(n) in theorems.kinds() for n in self.numbers.names)
        ):
            return  # no theorem is here: @def-x is something else
        call = f"{way}({name})" if way else name
        remark(
            msg("@{name} calls nothing that has this name, so it is printed as it stands", name=call),
            line=line_with(self.markdown, f"@{call}"),
            hint=msg("give a figure, a table, a formula or a heading the name {{#{name}}}", name=name),
        )


def _is_caption(node: Json) -> bool:
    return bool(node.get("t") == "Div" and "caption" in node["c"][0][1])
