r"""TeX as people write it, said in what math-core reads: environments, numbers, words with formulas in them.

math-core knows most of KaTeX's commands. What it does not know is here, or a row of ``rules/tex.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kanyin import rules
from kanyin.mathematics import chemistry
from kanyin.mathematics.tex import Out, Reader, TexError, Token, tokens, written
from kanyin.messages import msg

_TEXTS = {"text", "textbf", "textit", "textrm", "textsf", "texttt"}
_SIZES = re.compile(r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large)\b|[{}\s]|\\text\w*")
_LENGTH = re.compile(r"\s*-?\d*\.?\d+\s*(?:em|ex|pt|px|mu|cm|mm|in|pc)\s*|\s*-?\\\w+\s*")
_REPEATED = re.compile(r"\*\{(\d{1,2})\}\{([^{}]*)\}")
_NOT_COLUMNS = re.compile(r"[@!><]\{[^{}]*\}|[pmbw]\{[^{}]*\}|[^lcr|:]")
_UNBRACED = re.compile(r"\A\{(\\?[^{}\s])\}\Z")
_LIMITS = ("limits", "nolimits", "displaylimits")
_BIG = re.compile(r"[bB]igg?[lrm]?")


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return rules.table("tex")


def macros() -> dict[str, str]:
    """Commands as macros for math-core."""
    return dict(_rules()["macros"])


@lru_cache(maxsize=1)
def displays() -> frozenset[str]:
    """Environments that are a whole displayed formula."""
    environments = _rules()["environments"]
    return frozenset(name for name, row in environments.items() if row.get("rows") or not row["as"])


@dataclass(slots=True)
class Line:
    """A line of a displayed formula: its number as it is shown, its label, whether it has none for sure, and where it
    ends in the source.
    """

    number: str = ""
    label: str = ""
    is_bare: bool = False
    end: int = 0


@dataclass(slots=True)
class Rewritten:
    """A formula in math-core's TeX; its lines, and whether equations of its kind are counted."""

    out: Out = field(default_factory=Out)
    lines: list[Line] = field(default_factory=lambda: [Line()])
    is_counted: bool = False
    environment: str = ""


def rewrite(tex: str, references: Mapping[str, str]) -> Rewritten:
    """A formula said in what math-core reads. ``references``: the numbers of labels.

    Raises TexError for what cannot be read.
    """
    made = Rewritten()
    _Writer(made, references).formula(tokens(tex))
    return made


class _Writer:
    def __init__(self, made: Rewritten, references: Mapping[str, str]) -> None:
        self.made, self.out, self.references = made, made.out, references
        self.counts_rows = False

    def formula(self, given: list[Token]) -> None:
        """The whole formula; an environment that is all of it gives it its lines."""
        inside = _stripped(given)
        self._end_at(inside)
        opened = self._only_environment(inside)
        if opened:
            name, body = opened
            row = _rules()["environments"][name]
            self.made.is_counted |= bool(row.get("numbered"))
            self.made.environment = self.made.environment or name
            if not row["as"]:
                self.formula(body)
                self.made.lines[:] = [_one(self.made.lines)]
                return
            self.counts_rows = True
            self._environment(name, body, inside[0].at)
            return
        loose = _outside(inside, "\\\\", "\\cr")
        if loose or _outside(inside, "&"):
            self.counts_rows = True
            self._environment("aligned" if _outside(inside, "&") else "gathered", inside, inside[0].at)
        else:
            self.write(inside)

    def _only_environment(self, given: list[Token]) -> tuple[str, list[Token]] | None:
        """Name and inside of an environment of lines that is all there is, with a mark behind it perhaps."""
        reader = Reader(given)
        if not given or reader.take().text != "\\begin":
            return None
        name = reader.word()
        row = _rules()["environments"].get(name)
        if row is None or not (row.get("rows") or not row["as"]):
            return None
        body, _ = reader.body(name)
        rest = list(_rest(reader))
        if any(not token.is_space and token.command not in ("tag", "label", "notag", "nonumber") for token in _bare(rest)):
            return None
        _Notes(self).all(rest)
        return name, body

    def _end_at(self, given: list[Token]) -> None:
        if given:
            self.made.lines[-1].end = given[-1].at + len(given[-1].text)

    def write(self, given: list[Token], *, rows: bool = False) -> None:
        """Tokens one after the other; ``rows``: each line of them is one of the formula."""
        reader = Reader(given)
        while reader:
            token = reader.take()
            if token.command:
                self._command(token, reader, rows)
            elif token.is_space:
                self.out.put(" ", token.at)
            else:
                self.out.put(token.text, token.at)

    def _command(self, token: Token, reader: Reader, rows: bool) -> None:
        name = token.command
        following = reader.peek()
        if following is not None and following.text == "*" and f"{name}*" in _rules()["synonyms"]:
            reader.take()
            name += "*"
        name = _rules()["synonyms"].get(name, name)
        if _BIG.fullmatch(name):
            self._big(name, reader, token.at)
        elif name in _TEXTS:
            self._words(name, reader.argument(), token.at)
        elif name in ("\\", "cr"):
            self._line_end(reader, token.at, rows)
        elif name in _BARRED:
            self._barred_limit(_BARRED[name], reader, token.at)
        elif name in _COMMANDS:
            _COMMANDS[name](self, reader, token.at)
        elif name not in _rules()["dropped"]["names"]:
            self.out.put(f"\\{name}", token.at)

    def _big(self, name: str, reader: Reader, at: int) -> None:
        r"""``\big{(}`` is ``\big(``."""
        reader.spaces()
        bracket = written(reader.argument()).strip()
        if bracket == ".":
            return
        self.out.put(f"\\{name}", at)
        self.out.put(bracket, at)

    def _line_end(self, reader: Reader, at: int, rows: bool) -> None:
        following = reader.peek()
        if following is not None and following.text == "*":
            reader.take()
        start = reader._next
        length = reader.option()
        if length is not None and not _LENGTH.fullmatch(written(length)):
            reader._next, length = start, None
        if rows:
            self.made.lines[-1].end = at
            self.made.lines.append(Line())
        self.out.put("\\\\", at)
        if length is None and (following := reader.peek()) is not None and following.text == "[":
            self.out.put("{}", at)

    def _words(self, name: str, given: list[Token], at: int) -> None:
        """Words; formulas in them are formulas between words."""
        parts: list[list[Token]] = [[]]
        for token in given:
            if token.text in ("$", "\\(", "\\)"):
                parts.append([])
            else:
                parts[-1].append(token)
        if len(parts) > 1:
            self.out.put("{", at)
        for n, part in enumerate(parts):
            if n % 2:
                self.write(part)
            elif part or len(parts) == 1:
                self.out.put(f"\\{name}{{{_plain_words(part)}}}", part[0].at if part else at)
        if len(parts) > 1:
            self.out.put("}", at)

    def group(self, given: list[Token], at: int) -> None:
        """Tokens in braces."""
        self.out.put("{", at)
        self.write(given)
        self.out.put("}", at)

    def _environment(self, name: str, body: list[Token], at: int) -> None:
        row = _rules()["environments"].get(name, {"as": name})
        reader = Reader(body)
        rows, self.counts_rows = self.counts_rows, False
        if row.get("argument"):
            reader.argument()
        reader.spaces()
        option = reader.option() if name in _OPTIONAL or row.get("option") else None
        self.out.put(row.get("before", ""), at)
        target = row["as"]
        if row.get("option") and option:
            self._aligned_matrix(target, written(option), _rest(reader), at)
        else:
            columns = row.get("columns", "")
            if target in ("array", "subarray") and not columns:
                columns = _columns(written(reader.argument()))
            self.out.put(f"\\begin{{{target}}}" + (f"{{{columns}}}" if columns else ""), at)
            body = _without_last_line_end(_rest(reader))
            self.write(body, rows=rows)
            if rows:
                self._end_at(body)
            self.out.put(f"\\end{{{target}}}", at)
        self.out.put(row.get("after", ""), at)

    def _aligned_matrix(self, target: str, align: str, body: list[Token], at: int) -> None:
        r"""``pmatrix*`` with its alignment as an array between brackets."""
        opener, closer = _BRACKETS.get(target, (".", "."))
        columns = (align.strip()[:1] or "c") * (1 + max((line.count("&") for line in _lines(body)), default=0))
        self.out.put(f"\\left{opener}\\begin{{array}}{{{columns}}}", at)
        self.write(_without_last_line_end(body))
        self.out.put(f"\\end{{array}}\\right{closer}", at)

    def begin(self, reader: Reader, at: int) -> None:
        """An environment within a formula."""
        name = reader.word()
        body, is_closed = reader.body(name)
        if not is_closed:
            raise TexError(msg("\\begin{{{name}}} is never closed", name=name), at)
        self._environment(name, body, at)

    def tag(self, reader: Reader, at: int) -> None:
        """The number of a line as its author gives it."""
        starred = (token := reader.peek()) is not None and token.text == "*" and bool(reader.take())
        text = _shown(reader.argument(), self.references)
        self.made.lines[-1].number = text if starred else f"({text})"

    def label(self, reader: Reader, at: int) -> None:
        """The name of a line."""
        self.made.lines[-1].label = reader.word()

    def bare(self, reader: Reader, at: int) -> None:
        """A line without a number."""
        self.made.lines[-1].is_bare = True

    def reference(self, reader: Reader, at: int) -> None:
        """The number of a line elsewhere."""
        label = reader.word()
        try:
            number = self.references[label]
        except KeyError:
            raise TexError(msg("no formula has the label {label}", label=label), at) from None
        self.out.put(f"\\text{{{number}}}", at)

    def equation_reference(self, reader: Reader, at: int) -> None:
        """The same in brackets."""
        self.reference(reader, at)

    def circled(self, reader: Reader, at: int) -> None:
        """A number or a letter in a circle, as a character."""
        inside = _SIZES.sub("", written(reader.argument()))
        character = circled(inside)
        if not character:
            raise TexError(msg("no character is {text} in a circle", text=inside), at)
        self.out.put(f"\\text{{{character}}}", at)

    def stacked(self, reader: Reader, at: int) -> None:
        """Lines below a sum."""
        self.out.put("\\begin{subarray}{c}", at)
        self.write(reader.argument())
        self.out.put("\\end{subarray}", at)

    def matrix(self, name: str, reader: Reader, at: int) -> None:
        """Plain TeX's matrices."""
        self._environment(name, reader.argument(), at)

    def smashed(self, reader: Reader, at: int) -> None:
        """What takes no height: shown as it is."""
        reader.spaces()
        reader.option()
        self.group(reader.argument(), at)

    def raised(self, reader: Reader, at: int) -> None:
        """What is raised by a length: shown on the line."""
        reader.argument()
        self._words("text", reader.argument(), at)

    def skipped(self, reader: Reader, at: int) -> None:
        """A command with one argument that shows nothing."""
        reader.argument()

    def second(self, reader: Reader, at: int) -> None:
        """A command with two arguments of which the second is shown."""
        reader.argument()
        self.group(reader.argument(), at)

    def character(self, reader: Reader, at: int) -> None:
        """A character by its number."""
        text = written(reader.argument())
        try:
            found = chr(int(text[1:], 16) if text[:1] in "xX" else int(text))
        except (ValueError, OverflowError):
            raise TexError(msg("{text} is the number of no character", text=text), at) from None
        self.out.put(f"\\text{{{_plain_words(tokens(found))}}}", at)

    def operator(self, reader: Reader, at: int) -> None:
        r"""``\mathop``: what has its limits below and above on a line of its own."""
        inside = _stripped(reader.argument())
        reader.spaces()
        token = reader.peek()
        has_limits = token is not None and token.command in _LIMITS and reader.take().command == "limits"
        if len(inside) == 1 and inside[0].command:
            self.write(inside)
            if has_limits:
                self.out.put("\\limits", at)
            return
        if has_limits or (reader.peek() is not None and reader.peek().text in "_^"):  # type: ignore[union-attr]
            self._with_limits(inside, reader, at)
        else:
            self.out.put("\\mathop", at)
            self.group(inside, at)

    def _with_limits(self, inside: list[Token], reader: Reader, at: int) -> None:
        """Any term with scripts as limits."""
        limits: dict[str, list[Token]] = {}
        while (token := reader.peek()) is not None and token.text in "_^" and token.text not in limits:
            reader.take()
            limits[token.text] = reader.argument()
            reader.spaces()
        self.out.put("\\mathop{", at)
        for sign, command in (("_", "underset"), ("^", "overset")):
            if sign in limits:
                self.out.put(f"\\{command}", at)
                self.group(limits[sign], at)
                self.out.put("{", at)
        self.group(inside, at)
        self.out.put("}" * (len(limits) + 1), at)

    def _barred_limit(self, command: str, reader: Reader, at: int) -> None:
        """The limit with a line above or below its name."""
        name = tokens(f"{{\\{command}{{\\mathrm{{lim}}}}}}")
        following = Reader([*(Token(token.text, at) for token in name), *_rest(reader)])
        self.operator(following, at)
        self.write(_rest(following))

    def line(self, reader: Reader, at: int) -> None:
        """A line across a table: one, where two are asked for."""
        reader.spaces()
        while (token := reader.peek()) is not None and token.command == "hline":
            reader.take()
            reader.spaces()
        self.out.put("\\hline", at)

    def long_equals(self, reader: Reader, at: int) -> None:
        """An equals sign as long as what stands above and below it."""
        reader.spaces()
        below, above = reader.option(), reader.argument()
        if below:
            self.out.put("\\underset", at)
            self.group(below, at)
        self.out.put("\\overset", at)
        self.group(above, at)
        self.out.put("{=\\!=\\!=}", at)

    def chemical(self, reader: Reader, at: int) -> None:
        """mhchem's formulas."""
        self.out.put(chemistry.formula(written(reader.argument())), at)

    def unit(self, reader: Reader, at: int) -> None:
        """mhchem's numbers with units."""
        self.out.put(chemistry.quantity(written(reader.argument())), at)

    def quantity(self, reader: Reader, at: int) -> None:
        """siunitx's numbers with units."""
        number, unit = written(reader.argument()), written(reader.argument())
        self.out.put(chemistry.quantity(f"{number} {chemistry.unit_names(unit)}"), at)


class _Notes:
    """What stands behind an environment: its number and its label."""

    def __init__(self, writer: _Writer) -> None:
        self.writer = writer

    def all(self, given: list[Token]) -> None:
        reader = Reader(given)
        while reader:
            token = reader.take()
            if token.command in _COMMANDS:
                _COMMANDS[token.command](self.writer, reader, token.at)


_COMMANDS: Mapping[str, Callable[[_Writer, Reader, int], None]] = {
    "begin": _Writer.begin,
    "tag": _Writer.tag,
    "label": _Writer.label,
    "notag": _Writer.bare,
    "nonumber": _Writer.bare,
    "ref": _Writer.reference,
    "eqref": _Writer.equation_reference,
    "textcircled": _Writer.circled,
    "substack": _Writer.stacked,
    "matrix": lambda writer, reader, at: writer.matrix("matrix", reader, at),
    "pmatrix": lambda writer, reader, at: writer.matrix("pmatrix", reader, at),
    "cases": lambda writer, reader, at: writer.matrix("cases", reader, at),
    "smash": _Writer.smashed,
    "raisebox": _Writer.raised,
    "require": _Writer.skipped,
    "vspace": _Writer.skipped,
    "htmlClass": _Writer.second,
    "htmlId": _Writer.second,
    "href": _Writer.second,
    "style": _Writer.second,
    "class": _Writer.second,
    "cssId": _Writer.second,
    "unicode": _Writer.character,
    "char": _Writer.character,
    "mathop": _Writer.operator,
    "xlongequal": _Writer.long_equals,
    "hline": _Writer.line,
    "ce": _Writer.chemical,
    "pu": _Writer.unit,
    "SI": _Writer.quantity,
    "qty": _Writer.quantity,
}
_BARRED = {"varlimsup": "overline", "varliminf": "underline"}
_OPTIONAL = {"array", "aligned", "gathered", "split", "alignedat", "subarray", "multlined", "tabular"}
_BRACKETS = {"pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("\\{", "\\}"), "vmatrix": ("|", "|"),
             "Vmatrix": ("\\|", "\\|")}  # fmt: skip


def circled(text: str) -> str:
    """The character for a number (0 to 50) or a letter in a circle; empty where there is none."""
    if text.isascii() and text.isdigit() and int(text) <= 50:
        number = int(text)
        first = 0x24EA if not number else 0x2460 - 1 if number <= 20 else 0x3251 - 21 if number <= 35 else 0x32B1 - 36
        return chr(first + number)
    if len(text) == 1 and text.isascii() and text.isalpha():
        return chr(0x24B6 + ord(text) - 65) if text.isupper() else chr(0x24D0 + ord(text) - 97)
    return {"+": "⊕", "-": "⊖", "−": "⊖", "×": "⊗"}.get(text, "")


def _one(lines: list[Line]) -> Line:
    """The lines of a formula that has one number, as one."""
    return Line(
        next((line.number for line in lines if line.number), ""),
        next((line.label for line in lines if line.label), ""),
        any(line.is_bare for line in lines),
        lines[-1].end,
    )


def _plain_words(given: list[Token]) -> str:
    """Words as math-core takes them: sizes of type and braces mean nothing there, ``#`` and ``%`` are signs."""
    kept = [token for token in given if token.command not in _rules()["dropped"]["names"] and token.text not in "{}"]
    return "".join("\\" + token.text if token.text in "#&%_^" else token.text for token in kept)


def _shown(given: list[Token], references: Mapping[str, str]) -> str:
    """A number as text: what its author wrote, without TeX's braces and dollars."""
    text = re.sub(r"\\(?:eq)?ref\{([^{}]*)\}", lambda found: references.get(found[1], found[1]), written(given))
    text = re.sub(r"\\(?:text|mathrm|rm|bf|mathbf|textbf|ce)\b\s*", "", text)
    text = re.sub(r"\\(?:ast|star)\b", "*", text).replace("\\prime", "′").replace("\\dag", "†")
    return re.sub(r"[{}$]|\\(?=[^A-Za-z])", "", text).strip()


def _stripped(given: list[Token]) -> list[Token]:
    """Without white space at both ends."""
    start, end = 0, len(given)
    while start < end and given[start].is_space:
        start += 1
    while end > start and given[end - 1].is_space:
        end -= 1
    return given[start:end]


def _rest(reader: Reader) -> list[Token]:
    found = []
    while reader:
        found.append(reader.take())
    return found


def _bare(given: list[Token]) -> list[Token]:
    """Tokens outside the arguments of commands."""
    found, reader = [], Reader(given)
    while reader:
        token = reader.take()
        found.append(token)
        if token.command in ("tag", "label"):
            if (star := reader.peek()) is not None and star.text == "*":
                reader.take()
            reader.argument()
    return found


def _outside(given: list[Token], *wanted: str) -> bool:
    """Whether one of these tokens stands outside all groups and environments."""
    depth = 0
    for token in given:
        depth += {"{": 1, "}": -1, "\\begin": 1, "\\end": -1, "\\substack": 0}.get(token.text, 0)
        if depth == 0 and token.text in wanted:
            return True
    return False


def _lines(given: list[Token]) -> list[str]:
    return written(given).split("\\\\")


def _without_last_line_end(given: list[Token]) -> list[Token]:
    r"""A body without the ``\\`` behind its last line, which would be an empty line more; ``\hline`` behind it stays."""
    body = _stripped(given)
    return body[:-1] if body and body[-1].text in ("\\\\", "\\cr") else body


def _columns(told: str) -> str:
    """The columns of an array as math-core takes them: letters and lines."""
    told = _REPEATED.sub(lambda found: found[2] * int(found[1]), told)
    told = re.sub(r"[pmbw]\{[^{}]*\}", "l", told)
    return _NOT_COLUMNS.sub("", told) or "c"
