r"""TeX as people write it, said in what math-core reads: environments, numbers, words with formulas in them.

math-core knows most of KaTeX's commands. What it does not know is here, or a row of ``rules/tex.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kanyin.mathematics import diagrams
from kanyin.mathematics.commands import operator, plain_words
from kanyin.mathematics.rewriting import Line, Rewritten, Table, tex_rules
from kanyin.mathematics.setting import em
from kanyin.mathematics.tex import (
    Reader,
    TexError,
    Token,
    outside,
    rest,
    single,
    stripped,
    tokens,
    without_last_line_end,
    written,
)
from kanyin.mathematics.vocabulary import COMMANDS
from kanyin.messages import msg
from kanyin.patterns import lazy

_TEXTS = {"text", "textbf", "textit", "textrm", "textsf", "texttt"}
_LENGTH = lazy(r"\s*+-?(?:\d++(?:\.\d*+)?|\.\d++)\s*+(?:em|ex|pt|px|mu|cm|mm|in|pc)\s*|\s*-?\\\w+\s*")
_DELIMITED = ("left", "right", "middle")
_ANGLES = {"<": "\\langle ", ">": "\\rangle ", "\\lt": "\\langle ", "\\gt": "\\rangle "}
"""Brackets as hands type them behind ``\\left`` and ``\\right``."""
_LIMITS = ("\\limits", "\\nolimits")
_REPEATED = lazy(r"\*\{(\d{1,2})\}\{([^{}]*)\}")
_NOT_COLUMNS = lazy(r"[@!><]\{[^{}]*\}|[pmbw]\{[^{}]*\}|[^lcr|:]")
_BIG = lazy(r"[bB]igg?[lrm]?")


def rewrite(tex: str, references: Mapping[str, str]) -> Rewritten:
    """A formula said in what math-core reads. ``references``: the numbers of labels.

    Raises TexError for what cannot be read.
    """
    made = Rewritten()
    if "\\arraystretch" in tex and (found := _ARRAYSTRETCH.search(tex)):
        made.stretch = min(max(float(found[1]), _LEAST_STRETCH), _MOST_STRETCH)
    _Writer(made, references).formula(single(tokens(tex)))
    _check_brackets(made)
    return made


_LEAST_STRETCH, _MOST_STRETCH = 0.5, 4.0
_MOST_OPEN = 16


def _check_brackets(made: Rewritten) -> None:
    """Raises TexError for many brackets that are never closed: each doubles the time in which math-core looks for its
    other half.
    """
    opened, brackets = 0, tex_rules()["brackets"]
    for token in tokens(made.out.text()):
        opened = max(0, opened + (token.text in brackets["openers"]) - (token.text in brackets["closers"]))
    if opened > _MOST_OPEN:
        raise TexError(msg("more than {count} brackets are never closed", count=_MOST_OPEN), 0)


class _Writer:
    def __init__(self, made: Rewritten, references: Mapping[str, str]) -> None:
        self.made, self.out, self.references = made, made.out, references
        self.counts_rows = False
        self.tables: list[Table] = []
        """Those that stand open round what is written."""

    def formula(self, given: list[Token]) -> None:
        """The whole formula; an environment that is all of it gives it its lines."""
        inside = stripped(given)
        self._end_at(inside)
        opened = self._only_environment(inside)
        if opened:
            name, body = opened
            row = tex_rules()["environments"][name]
            self.made.is_counted |= bool(row.get("numbered"))
            self.made.environment = self.made.environment or name
            if not row["as"]:
                self.formula(body)
                self.made.lines[:] = [_one(self.made.lines)]
                return
            self.counts_rows = True
            self.environment(name, body, inside[0].at)
            return
        loose = outside(inside, "\\\\", "\\cr")
        if loose or outside(inside, "&"):
            self.counts_rows = True
            self.environment("aligned" if outside(inside, "&") else "gathered", inside, inside[0].at)
        else:
            self.write(inside)

    def _only_environment(self, given: list[Token]) -> tuple[str, list[Token]] | None:
        """Name and inside of an environment of lines that is all there is, with a mark behind it perhaps."""
        reader = Reader(given)
        if not given or reader.take().text != "\\begin":
            return None
        name = reader.word()
        row = tex_rules()["environments"].get(name)
        if row is None or not (row.get("rows") or not row["as"]):
            return None
        body, _ = reader.body(name)
        behind = rest(reader)
        if any(
            not token.is_space and token.command not in ("tag", "label", "notag", "nonumber") for token in _bare(behind)
        ):
            return None
        _Notes(self).all(behind)
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
            elif token.text == "^" and (following := reader.peek()) is not None and following.text in _PRIMES:
                continue  # a prime is raised by itself
            elif token.text == "_" and (following := reader.peek()) is not None and following.text in _LIMITS:
                self.out.put(reader.take().text, following.at)  # \sum_\limits{i=1}, as MathJax takes it
                self.out.put(token.text, token.at)
            elif token.text == "*":
                self.out.put(" *", token.at)  # \approx*m: a name that has no starred form ends before it
            else:
                self.out.put(tex_rules()["signs"].get(token.text, token.text), token.at)

    def _command(self, token: Token, reader: Reader, rows: bool) -> None:
        name = " " if token.command.isspace() else token.command  # \\ before the end of a line is one before a space
        following = reader.peek()
        if following is not None and following.text == "*" and f"{name}*" in tex_rules()["synonyms"]:
            reader.take()
            name += "*"
        if name in _DELIMITED and following is not None and following.text in _ANGLES:
            self.out.put(f"\\{name}{_ANGLES[reader.take().text]}", token.at)
            return
        name = tex_rules()["synonyms"].get(name, name)
        if _BIG.fullmatch(name):
            self._big(name, reader, token.at)
        elif name in _TEXTS:
            self.words(name, reader.argument(), token.at)
        elif name in ("\\", "cr"):
            self._line_end(reader, token.at, rows)
        elif name in _BARRED:
            self._barred_limit(_BARRED[name], reader, token.at)
        elif name == "begin":
            self.begin(reader, token.at)
        elif name in COMMANDS:
            COMMANDS[name](self, reader, token.at)
        elif name not in tex_rules()["dropped"]["names"]:
            self.out.put(f"\\{name}", token.at)

    def _big(self, name: str, reader: Reader, at: int) -> None:
        r"""``\big{(}`` is ``\big(``."""
        reader.spaces()
        bracket = written(reader.argument()).strip()
        if bracket == ".":
            return
        self.out.put(f"\\{name}", at)
        self.out.put(_ANGLES.get(bracket, bracket), at)

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
        if self.tables:
            table = self.tables[-1]
            if length and (gap := em(written(length).strip().replace(" ", ""))):
                table.gaps[table.row] = gap
            table.row += 1
        self.out.put("\\\\", at)
        if length is None and (following := reader.peek()) is not None and following.text == "[":
            self.out.put("{}", at)

    def words(self, name: str, given: list[Token], at: int) -> None:
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
                self.out.put(f"\\{name}{{{plain_words(part)}}}", part[0].at if part else at)
        if len(parts) > 1:
            self.out.put("}", at)

    def group(self, given: list[Token], at: int) -> None:
        """Tokens in braces."""
        self.out.put("{", at)
        self.write(given)
        self.out.put("}", at)

    def environment(self, name: str, body: list[Token], at: int) -> None:
        row = tex_rules()["environments"].get(name, {"as": name})
        reader = Reader(body)
        rows, self.counts_rows = self.counts_rows, False
        if row.get("argument"):
            reader.argument()
        reader.spaces()
        option = reader.option() if name in _OPTIONAL or row.get("option") else None
        self.out.put(row.get("before", ""), at)
        target = row["as"]
        if row.get("option") and option:
            self._aligned_matrix(target, written(option), rest(reader), at)
        elif target == "CD":
            self.write([Token(token.text, at) for token in tokens(diagrams.as_array(rest(reader)))])
        else:
            columns = row.get("columns", "")
            table = Table(stretch=_STRETCHED.get(target, 1.0) if target not in _ARRAYS else self.made.stretch)
            target, columns = self._lined(target, columns, body, table)
            if target in ("array", "subarray") and not columns:
                columns = _columns(written(reader.argument()))
            self.out.put(f"\\begin{{{target}}}" + (f"{{{columns}}}" if columns else ""), at)
            body = without_last_line_end(rest(reader))
            self._rows(body, table, rows=rows)
            if rows:
                self._end_at(body)
            self.out.put(f"\\end{{{target}}}", at)
        self.out.put(row.get("after", ""), at)

    def _rows(self, body: list[Token], table: Table, *, rows: bool = False) -> None:
        """The inside of a table."""
        self.made.tables.append(table)
        self.tables.append(table)
        self.write(body, rows=rows)
        self.tables.pop()

    def _lined(self, target: str, columns: str, body: list[Token], table: Table) -> tuple[str, str]:
        """Lines that are aligned have no lines drawn between them in math-core, an array has; nor columns that are
        only centred.
        """
        if target == "gathered" and outside(body, "&"):
            target = "aligned"
        if target in ("aligned", "gathered") and outside(body, "\\hline", "\\hdashline"):
            table.is_aligned = True
            count = 1 + max((line.count("&") for line in _lines(body)), default=0)
            return "array", ("rl" * count)[:count] if target == "aligned" else "c"
        return target, columns

    def _aligned_matrix(self, target: str, align: str, body: list[Token], at: int) -> None:
        r"""``pmatrix*`` with its alignment as an array between brackets."""
        opener, closer = _BRACKETS.get(target, (".", "."))
        columns = (align.strip()[:1] or "c") * (1 + max((line.count("&") for line in _lines(body)), default=0))
        self.out.put(f"\\left{opener}\\begin{{array}}{{{columns}}}", at)
        self._rows(without_last_line_end(body), Table())
        self.out.put(f"\\end{{array}}\\right{closer}", at)

    def begin(self, reader: Reader, at: int) -> None:
        """An environment within a formula."""
        name = reader.word()
        body, is_closed = reader.body(name)
        if not is_closed:
            raise TexError(msg("\\begin{{{name}}} is never closed", name=name), at)
        self.environment(name, body, at)

    def _barred_limit(self, command: str, reader: Reader, at: int) -> None:
        """The limit with a line above or below its name."""
        name = tokens(f"{{\\{command}{{\\mathrm{{lim}}}}}}")
        following = Reader([*(Token(token.text, at) for token in name), *rest(reader)])
        operator(self, following, at)
        self.write(rest(following))


class _Notes:
    """What stands behind an environment: its number and its label."""

    def __init__(self, writer: _Writer) -> None:
        self.writer = writer

    def all(self, given: list[Token]) -> None:
        reader = Reader(given)
        while reader:
            token = reader.take()
            if token.command in COMMANDS:
                COMMANDS[token.command](self.writer, reader, token.at)


_PRIMES = ("′", "″", "‴", "'")
_BARRED = {"varlimsup": "overline", "varliminf": "underline", "varinjlim": "underrightarrow",
           "varprojlim": "underleftarrow"}  # fmt: skip
_STRETCHED = dict.fromkeys(("cases", "dcases", "rcases"), 1.2)
"""How much further apart the lines of cases are (amsmath)."""
_ARRAYS = {"array", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix"}
_ARRAYSTRETCH = lazy(
    r"\\(?:def|(?:re|provide)?(?:new)?command\*?)\s*+\{?\s*+\\arraystretch\s*+\}?\s*+\{\s*+(\d(?:\.\d{1,3})?)\s*\}"
)
_OPTIONAL = {"array", "aligned", "gathered", "split", "alignedat", "subarray", "multlined", "tabular"}
_BRACKETS = {"pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("\\{", "\\}"), "vmatrix": ("|", "|"),
             "Vmatrix": ("\\|", "\\|")}  # fmt: skip


def _one(lines: list[Line]) -> Line:
    """The lines of a formula that has one number, as one."""
    return Line(
        next((line.number for line in lines if line.number), ""),
        next((line.label for line in lines if line.label), ""),
        any(line.is_bare for line in lines),
        lines[-1].end,
    )


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


def _lines(given: list[Token]) -> list[str]:
    return written(given).split("\\\\")


def _columns(told: str) -> str:
    """The columns of an array as math-core takes them: letters and lines."""
    told = _REPEATED.sub(lambda found: found[2] * int(found[1]), told)
    told = re.sub(r"[pmbw]\{[^{}]*\}", "l", told)
    return _NOT_COLUMNS.sub("", told) or "c"
