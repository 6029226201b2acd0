r"""Commands that math-core does not know, or not as people write them, each said in what it knows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kanyin.mathematics import chemistry
from kanyin.mathematics.rewriting import Table, tex_rules
from kanyin.mathematics.tex import Reader, TexError, Token, stripped, tokens, written
from kanyin.mathematics.writing import Writes
from kanyin.messages import msg
from kanyin.patterns import lazy

_SIZES = lazy(r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large)\b|[{}\s]|\\text\w*")
_DIGITS, _LONGEST_NUMBER = frozenset("0123456789ABCDEFabcdef"), 6
_LIMITS = ("limits", "nolimits", "displaylimits")


def tag(writer: Writes, reader: Reader, at: int) -> None:
    """The number of a line as its author gives it."""
    starred = (token := reader.peek()) is not None and token.text == "*" and bool(reader.take())
    text = _shown(reader.argument(), writer.references)
    writer.made.lines[-1].number = text if starred else f"({text})"


def label(writer: Writes, reader: Reader, at: int) -> None:
    """The name of a line."""
    writer.made.lines[-1].label = reader.word()


def bare(writer: Writes, reader: Reader, at: int) -> None:
    """A line without a number."""
    writer.made.lines[-1].is_bare = True


def reference(writer: Writes, reader: Reader, at: int) -> None:
    """The number of a line elsewhere."""
    label = reader.word()
    try:
        number = writer.references[label]
    except KeyError:
        raise TexError(msg("no formula has the label {label}", label=label), at) from None
    writer.out.put(f"\\text{{{number}}}", at)


def equation_reference(writer: Writes, reader: Reader, at: int) -> None:
    """The same in brackets."""
    reference(writer, reader, at)


def circled(writer: Writes, reader: Reader, at: int) -> None:
    """A number or a letter in a circle, as a character."""
    inside = _SIZES.sub("", written(reader.argument()))
    character = circle(inside)
    if not character:
        raise TexError(msg("no character is {text} in a circle", text=inside), at)
    writer.out.put(f"\\text{{{character}}}", at)


def framed(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\fbox``: words in a frame, formulas among them."""
    writer.out.put("\\boxed{", at)
    writer.words("text", reader.argument(), at)
    writer.out.put("}", at)


def stacked(writer: Writes, reader: Reader, at: int) -> None:
    """Lines below a sum."""
    writer.made.tables.append(Table())
    writer.out.put("\\begin{subarray}{c}", at)
    writer.write(reader.argument())
    writer.out.put("\\end{subarray}", at)


def matrix(writer: Writes, name: str, reader: Reader, at: int) -> None:
    """Plain TeX's matrices."""
    writer.environment(name, reader.argument(), at)


def smashed(writer: Writes, reader: Reader, at: int) -> None:
    """What takes no height: shown as it is."""
    reader.spaces()
    reader.option()
    writer.group(reader.argument(), at)


def raised(writer: Writes, reader: Reader, at: int) -> None:
    """What is raised by a length: shown on the line."""
    reader.argument()
    writer.words("text", reader.argument(), at)


def skipped(writer: Writes, reader: Reader, at: int) -> None:
    """A command with one argument that shows nothing."""
    reader.argument()


def second(writer: Writes, reader: Reader, at: int) -> None:
    """A command with two arguments of which the second is shown."""
    reader.argument()
    writer.group(reader.argument(), at)


def character(writer: Writes, reader: Reader, at: int) -> None:
    r"""A character by its number, as ``\unicode{x2460}`` and ``\char"2460`` say it."""
    text = written(reader.argument())
    while (
        text[:1] == '"'
        and len(text) < _LONGEST_NUMBER
        and (token := reader.peek()) is not None
        and token.text in _DIGITS
    ):
        text += reader.take().text
    try:
        found = chr(int(text[1:], 16) if text[:1] in 'xX"' else int(text))
    except (ValueError, OverflowError):
        found = ""
    if not found.isprintable() or not found:
        raise TexError(msg("{text} is the number of no character", text=text), at)
    writer.out.put(f"\\text{{{plain_words(tokens(found))}}}", at)


def definition(writer: Writes, reader: Reader, at: int) -> None:
    """A command of the author's own. It may have the name of one that math-core knows and the author does not."""
    name = written(reader.argument()).strip()
    reader.spaces()
    count = reader.option()
    body = reader.argument()
    for command in ("providecommand", "renewcommand"):
        writer.out.put(f"\\{command}{{{name}}}" + (f"[{written(count)}]" if count else ""), at)
        writer.group(body, at)


def operator_name(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\DeclareMathOperator``."""
    starred = (token := reader.peek()) is not None and token.text == "*" and bool(reader.take())
    name, body = written(reader.argument()).strip(), written(reader.argument())
    for command in ("providecommand", "renewcommand"):
        writer.out.put(f"\\{command}{{{name}}}{{\\operatorname{'*' if starred else ''}{{{body}}}}}", at)


_OPERATOR = lazy(
    r"(?:arg|lim|var(?:inj|proj)?lim|inj|proj)?(?:max|min|sup|inf|lim)|arg|det|gcd|Pr|deg|dim|ker|hom|exp|log|ln|lg|sin|cos|tan"
    r"|(?:co)?prod|sum|smallint|i{0,4}nt|i{1,4}nt|o?i{1,3}nt|big[a-z]+"
)
"""The commands that are operators by themselves; a sign of another kind only becomes one by ``\\mathop``."""


def operator(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\mathop``: what has its limits below and above on a line of its own."""
    inside = stripped(reader.argument())
    reader.spaces()
    token = reader.peek()
    has_limits = token is not None and token.command in _LIMITS and reader.take().command == "limits"
    reader.spaces()
    if len(inside) == 1 and _OPERATOR.fullmatch(inside[0].command):
        writer.write(inside)
        if has_limits:
            writer.out.put("\\limits", at)
        return
    if has_limits or (reader.peek() is not None and reader.peek().text in "_^"):  # type: ignore[union-attr]
        _with_limits(writer, inside, reader, at)
    else:
        writer.out.put("\\mathop", at)
        writer.group(inside, at)


def _with_limits(writer: Writes, inside: list[Token], reader: Reader, at: int) -> None:
    """Any term with scripts as limits."""
    limits: dict[str, list[Token]] = {}
    while (token := reader.peek()) is not None and token.text in "_^" and token.text not in limits:
        reader.take()
        limits[token.text] = _script(reader)
        reader.spaces()
    writer.out.put("\\mathop{", at)
    for sign, command in (("_", "underset"), ("^", "overset")):
        if sign in limits:
            writer.out.put(f"\\{command}", at)
            writer.group(limits[sign], at)
            writer.out.put("{", at)
    writer.group(inside, at)
    writer.out.put("}" * (len(limits) + 1), at)


_ONE_ARGUMENT = lazy(r"boldsymbol|bm|(?:math|text)[a-z]+|hat|bar|vec|tilde|overline|underline|operatorname")


def _script(reader: Reader) -> list[Token]:
    r"""What stands raised or lowered; a command without braces takes its argument along: ``_\boldsymbol w``."""
    found = reader.argument()
    if len(found) == 1 and _ONE_ARGUMENT.fullmatch(found[0].command):
        at = found[0].at
        return [*found, Token("{", at), *reader.argument(), Token("}", at)]
    return found


def named(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\operatorname``; a name with an index or in another font, ``\operatorname{\mathsf{Comp}}``, is one too."""
    starred = (token := reader.peek()) is not None and token.text == "*" and bool(reader.take())
    inside = stripped(reader.argument())
    if not any(_ONE_ARGUMENT.fullmatch(token.command) or token.text in "_^" for token in inside):
        writer.out.put(f"\\operatorname{'*' if starred else ''}", at)
        writer.group(inside, at)
        return
    reader.spaces()
    has_scripts = (following := reader.peek()) is not None and following.text in "_^"
    if starred and has_scripts:
        _with_limits(writer, inside, reader, at)
        return
    writer.out.put("{\\mathop" if has_scripts else "\\mathop", at)
    writer.group(inside, at)
    writer.out.put("}" if has_scripts else "", at)


def line(writer: Writes, reader: Reader, at: int) -> None:
    """A line across a table: one, where two are asked for."""
    reader.spaces()
    while (token := reader.peek()) is not None and token.command == "hline":
        reader.take()
        reader.spaces()
    writer.out.put("\\hline", at)


_WORDS_INSIDE = lazy(r"text[A-Za-z]*+|[mh]box|[hvm]?space|m?kern|f?color(?:box)?|begin|rule|tag|label")
"""Commands whose arguments are no mathematics: figures there are lengths, names or words."""


def bold(writer: Writes, reader: Reader, at: int) -> None:
    r"""``\boldsymbol``: figures are bold too, which no font of slanted letters has."""
    inside = reader.argument()
    if not any(_WORDS_INSIDE.fullmatch(token.command) for token in inside if token.command):
        inside = [Token(token.text.translate(_BOLD_FIGURES), token.at) for token in inside]
    writer.out.put("\\boldsymbol", at)
    writer.group(inside, at)


_BOLD_FIGURES = str.maketrans("0123456789", "".join(map(chr, range(0x1D7CE, 0x1D7D8))))


def long_equals(writer: Writes, reader: Reader, at: int) -> None:
    """An equals sign as long as what stands above and below it."""
    reader.spaces()
    below, above = reader.option(), reader.argument()
    if below:
        writer.out.put("\\underset", at)
        writer.group(below, at)
    writer.out.put("\\overset", at)
    writer.group(above, at)
    writer.out.put("{=\\!=\\!=}", at)


def chemical(writer: Writes, reader: Reader, at: int) -> None:
    """mhchem's formulas; what they hold may be commands, \\ce itself."""
    made = chemistry.formula(written(reader.argument()))
    writer.write([Token(token.text, at) for token in tokens(made)])


def unit(writer: Writes, reader: Reader, at: int) -> None:
    """mhchem's numbers with units."""
    writer.out.put(chemistry.quantity(written(reader.argument())), at)


def circle(text: str) -> str:
    """The character for a number (0 to 50) or a letter in a circle; empty where there is none."""
    if text.isascii() and text.isdigit() and int(text) <= 50:
        number = int(text)
        first = 0x24EA if not number else 0x2460 - 1 if number <= 20 else 0x3251 - 21 if number <= 35 else 0x32B1 - 36
        return chr(first + number)
    if len(text) == 1 and text.isascii() and text.isalpha():
        return chr(0x24B6 + ord(text) - 65) if text.isupper() else chr(0x24D0 + ord(text) - 97)
    return {"+": "⊕", "-": "⊖", "−": "⊖", "×": "⊗"}.get(text, "")


def plain_words(given: list[Token]) -> str:
    """Words as math-core takes them: sizes of type and braces mean nothing there, ``#`` and ``%`` are signs."""
    dropped = {*tex_rules()["dropped"]["names"], *tex_rules()["dropped"]["typefaces"]}
    kept = [token for token in given if token.command not in dropped and token.text not in "{}"]
    return "".join("\\" + token.text if token.text in "#&%_^" else token.text for token in kept)


def _shown(given: list[Token], references: Mapping[str, str]) -> str:
    """A number as text: what its author wrote, without TeX's braces and dollars."""
    text = re.sub(r"\\(?:eq)?ref\{([^{}]*)\}", lambda found: references.get(found[1], found[1]), written(given))
    text = re.sub(r"\\(?:text|mathrm|rm|bf|mathbf|textbf|ce)\b\s*", "", text)
    text = re.sub(r"\\(?:ast|star)\b", "*", text).replace("\\prime", "′").replace("\\dag", "†")
    return re.sub(r"[{}$]|\\(?=[^A-Za-z])", "", text).strip()
