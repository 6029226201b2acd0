r"""mhchem's formulas (``\ce``, ``\pu``) in TeX: what books of chemistry write, not all of its grammar.

Formulas, charges, isotopes, states, stoichiometry, arrows with words, precipitates and gases, bonds.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kanyin.mathematics.rewriting import tex_rules
from kanyin.patterns import lazy

_ARROW = lazy(r"<=>>|<<=>|<=>|<-->|<->|->|<-")
_ARROWS = {
    "->": "\\xrightarrow",
    "<-": "\\xleftarrow",
    "<->": "\\leftrightarrow",
    "<=>": "\\xrightleftharpoons",
    "<=>>": "\\xrightleftharpoons",
    "<<=>": "\\xrightleftharpoons",
    "<-->": "\\rightleftarrows",
}
_PIECE = lazy(
    r"""
    (?P<math>\$[^$]*\$)
    | (?P<words>"[^"]*")
    | (?P<escaped>\\.)
    | (?P<state>\((?:s|l|g|aq|cr|v)\))
    | (?P<isotope>\^\{?[0-9]+\}?_\{?-?[0-9]+\}?|^\^\{?[0-9]+\}?)
    | (?P<charge>\^\{(?:[^{}]|\{[^{}]*\})*\}|\^\\[A-Za-z]+|\^[0-9]*[+\-–]?
        |(?<=[A-Za-z0-9)\]}])[+\-–]+(?=\s|$|[)\],;/&、，。；]))
    | (?P<sub>_\{(?:[^{}]|\{[^{}]*\})*\}|_[0-9A-Za-z]|(?<=[A-Za-z)\]}])[0-9]+(?:\.[0-9]+)?)
    | (?P<fraction>[0-9]+/[0-9]+)
    | (?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<gone>(?:(?<=\s)|^)[v^](?=\s|$))
    | (?P<letters>[A-Za-z]+)
    | (?P<han>[\u2e80-\u9fff]+)
    | (?P<plus>(?:^|(?<=\s))[+](?=\s|$))
    | (?P<relation>(?:^|(?<=\s))=(?=\s|$))
    | (?P<minus>(?<=\s)-(?=\s))
    | (?P<point>[*.·])
    | (?P<bond>[\-=#])
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE,
)


def formula(text: str) -> str:
    r"""The TeX of what stands in ``\ce{…}``."""
    made, start, at = [], 0, 0
    while at < len(text):
        arrow = _ARROW.match(text, at)
        if arrow:
            made.append(_species(text[start:at]))
            above, below, at = _labels(text, arrow.end())
            made.append(_arrow(arrow[0], above, below))
            start = at
        else:
            at = _closed(text, at) if text[at] in "{$" else at + 1
    made.append(_species(text[start:]))
    whole = "".join(made)
    return whole if "&" in text else "{" + whole + "}"  # what is parted by & is cells of a table


_CLOSERS = {"{": "}", "[": "]", "$": "$"}
_LONGEST_LABEL = 400
"""Characters over an arrow: the end of one that is never closed is not looked for to the end of each formula."""


def _closed(text: str, at: int) -> int:
    """Where what opens at a place is closed again; the next place where it is not."""
    opener, depth, end = text[at], 0, at
    last = min(len(text), at + _LONGEST_LABEL) if opener == "[" else len(text)
    while end < last:
        if text[end] == "\\":
            end += 1
        elif depth and text[end] == _CLOSERS[opener]:
            depth -= 1
        elif text[end] == opener:
            depth += 1
        end += 1
        if not depth:
            return min(end, len(text))
    return at + 1


def _labels(text: str, at: int) -> tuple[str, str, int]:
    """The words above and below an arrow, and where they end."""
    found: list[str] = []
    while len(found) < 2 and text[at : at + 1] == "[" and (end := _closed(text, at)) > at + 1:
        found.append(text[at + 1 : end - 1])
        at = end
    return (*found, "", "")[0], (*found, "", "")[1], at


def _arrow(kind: str, above: str, below: str) -> str:
    command = _ARROWS[kind]
    if not command.startswith("\\x"):
        return f" {command} "
    option = f"[{_label(below)}]" if below else ""
    if not above and not below:
        return {"->": " \\longrightarrow ", "<-": " \\longleftarrow "}.get(kind, " \\rightleftharpoons ")
    return f" {command}{option}{{{_label(above) or chr(92) + 'quad'}}} "


def _label(text: str) -> str:
    return _species(text) if text else ""


_COMMAND = lazy(r"\\([A-Za-z]+)\*?")
_OF_CHEMISTRY = frozenset(("underbrace", "overbrace", "underset", "overset", "stackrel", "boxed", "color", "textcolor"))
"""Commands whose last argument is of chemistry again."""
_WITH_LABEL = frozenset(("underbrace", "overbrace"))
_BONDS = {"-": "{-}", "=": "{=}", "#": "{\\equiv}", "1": "{-}", "2": "{=}", "3": "{\\equiv}", "~": "{\\cdots}",
          "...": "{\\cdot\\cdot\\cdot}", "....": "{\\cdot\\cdot\\cdot\\cdot}", "->": "{\\rightarrow}",
          "<-": "{\\leftarrow}", "~-": "{\\overset{\\cdots}{-}}", "~--": "{\\overset{\\cdots}{=}}",
          "~=": "{\\overset{\\cdots}{=}}", "-~-": "{\\overset{-}{\\underset{-}{\\cdots}}}"}  # fmt: skip


def _species(text: str) -> str:
    """Formulas of substances, with the signs between them."""
    made, last, at = [], "", 0
    text = text.strip()
    while at < len(text):
        command = _COMMAND.match(text, at)
        if command:
            tex, at = _command(command[1], text, command.end())
            made.append(tex)
            last = "command"
            continue
        piece = _PIECE.match(text, at)
        if piece is None:
            break
        kind = piece.lastgroup or "other"
        made.append(_WRITE.get(kind, _as_is)(piece[0], last))
        last, at = kind, piece.end()
    return "".join(made)


def _command(name: str, text: str, at: int) -> tuple[str, int]:
    """A command with its arguments, and where they end."""
    given: list[str] = []
    if name.startswith("x"):
        at += len(text[at:]) - len(text[at:].lstrip()) if text[at:].lstrip()[:1] in ("[", "{") else 0
    while text[at : at + 1] in ("[", "{") and (text[at] == "{" or name.startswith("x")):
        end = _closed(text, at)
        if end == at + 1:
            break
        given.append(text[at:end])
        at = end
    insides = [argument[1:-1] for argument in given]
    if name == "ce" and insides:
        return formula(insides[0]), at
    if name == "bond" and insides:
        return _BONDS.get(insides[0].strip(), "{-}"), at
    if name in _OF_CHEMISTRY and insides:
        given[-1] = "{" + _species(insides[-1]) + "}"
        while name in _WITH_LABEL and text[at : at + 1] in ("_", "^") and text[at + 1 : at + 2] == "{":
            end = _closed(text, at + 1)
            given.append(text[at] + "{" + _species(text[at + 2 : end - 1]) + "}")
            at = end
    elif name.startswith("x") and insides:
        given = [argument[0] + _species(inside) + argument[-1] for argument, inside in zip(given, insides, strict=True)]
    return f"\\{name}" + ("".join(given) or " "), at


def _as_is(text: str, last: str) -> str:
    return text if text not in "{}" else ""


def _letters(text: str, last: str) -> str:
    return f"\\mathrm{{{text}}}"


def _charge(text: str, last: str) -> str:
    inside = text.lstrip("^").removeprefix("{").removesuffix("}").replace("–", "-")
    # Behind an index, not above it.
    apart = "{}" if last == "sub" else ""
    return f"{apart}^{{{inside}}}" if inside else "\\uparrow "


def _sub(text: str, last: str) -> str:
    inside = text.lstrip("_").strip("{}")
    plain = "\\" in inside or re.fullmatch(r"[\d.,]+", inside)
    return f"_{{{inside}}}" if plain else f"_{{\\mathit{{{inside}}}}}"


def _isotope(text: str, last: str) -> str:
    above, _, below = text.lstrip("^").partition("_")
    return f"{{}}^{{{above.strip('{}')}}}" + (f"_{{{below.strip('{}')}}}" if below else "")


def _number(text: str, last: str) -> str:
    return text + "\\,"


def _fraction(text: str, last: str) -> str:
    above, _, below = text.partition("/")
    return f"\\tfrac{{{above}}}{{{below}}}\\,"


_WRITE: dict[str, Callable[[str, str], str]] = {
    "math": lambda text, last: text.strip("$"),
    "words": lambda text, last: "\\text{" + text.strip('"') + "}",
    "state": _letters,
    "isotope": _isotope,
    "charge": _charge,
    "sub": _sub,
    "fraction": _fraction,
    "number": _number,
    "letters": _letters,
    "han": lambda text, last: f"\\text{{{text}}}",
    "relation": lambda text, last: " = ",
    "minus": lambda text, last: "{}-{}",
    "plus": lambda text, last: "{}+{}",
    "point": lambda text, last: "\\cdot ",
    "gone": lambda text, last: "\\downarrow " if text == "v" else "\\uparrow ",
    "bond": lambda text, last: {"-": "{-}", "=": "{=}", "#": "{\\equiv}"}[text],
    "space": lambda text, last: " ",
}

_QUANTITY = lazy(r"\s*([-+]?[\d.,]+)?\s*(?:[eE]([-+]?\d+))?\s*(.*)", re.DOTALL)


def unit_names(text: str) -> str:
    r"""siunitx's names of units (``\metre\per\second``) as their signs."""
    signs = tex_rules()["units"]
    return re.sub(r"\\([A-Za-z]++)\s*+", lambda found: str(signs.get(found[1], found[1])), text)


def quantity(text: str) -> str:
    """The TeX of a number with its unit."""
    number, power, unit = _QUANTITY.fullmatch(text).groups()  # type: ignore[union-attr]  # it fits any text
    made = number or ""
    if power:
        made += f"\\times 10^{{{power}}}" if made else f"10^{{{power}}}"
    signs = re.sub(r"\s*[*.·]\s*|\s+", "\\\\cdot ", unit.strip())
    signs = re.sub(r"[A-Za-zΩμ°℃%]++", lambda found: _upright(found[0]), signs.replace("\\cdot ", " · "))
    signs = re.sub(r"(?<=[}\w])\^?(-?\d+)", r"^{\1}", signs).replace(" · ", "\\cdot ")
    return "{" + made + ("\\," if made and signs else "") + signs + "}"


def _upright(unit: str) -> str:
    return "\\mathrm{" + unit.replace("%", "\\%").replace("°", "^\\circ ") + "}" if unit != "%" else "\\%"
