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
    | (?P<words>"[^"]*"|\\text\{[^{}]*\})
    | (?P<command>\\[A-Za-z]+)
    | (?P<state>\((?:s|l|g|aq|cr|v)\))
    | (?P<isotope>\^\{?[0-9]+\}?_\{?-?[0-9]+\}?|^\^\{?[0-9]+\}?)
    | (?P<charge>\^\{[^{}]*\}|\^[0-9]*[+\-]?|(?<=[A-Za-z0-9)\]])[+\-]+(?=\s|$|[)\],]))
    | (?P<sub>_\{[^{}]*\}|_[0-9A-Za-z]|(?<=[A-Za-z)\]}])[0-9]+(?:\.[0-9]+)?)
    | (?P<fraction>[0-9]+/[0-9]+)
    | (?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<gone>(?:(?<=\s)|^)[v^](?=\s|$))
    | (?P<letters>[A-Za-z]+)
    | (?P<han>[\u2e80-\u9fff]+)
    | (?P<plus>(?:^|(?<=\s))[+](?=\s|$))
    | (?P<point>[*.·])
    | (?P<bond>[\-=#])
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE,
)


def formula(text: str) -> str:
    r"""The TeX of what stands in ``\ce{…}``."""
    made, at = [], 0
    for arrow in _ARROW.finditer(text):
        if arrow.start() < at:
            continue
        made.append(_species(text[at : arrow.start()]))
        above, below, at = _labels(text, arrow.end())
        made.append(_arrow(arrow[0], above, below))
    made.append(_species(text[at:]))
    return "{" + "".join(made) + "}"


def _labels(text: str, at: int) -> tuple[str, str, int]:
    """The words above and below an arrow, and where they end."""
    found: list[str] = []
    while len(found) < 2 and (label := re.compile(r"\[([^\[\]]*)\]").match(text, at)):
        found.append(label[1])
        at = label.end()
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
    if not text:
        return ""
    return _species(text) if re.fullmatch(r"[ -~]*", text) else f"\\text{{{text}}}"


def _species(text: str) -> str:
    """Formulas of substances, with the signs between them."""
    made, last = [], ""
    for piece in _PIECE.finditer(text.strip()):
        kind = piece.lastgroup or "other"
        made.append(_WRITE.get(kind, _as_is)(piece[0], last))
        last = kind
    return "".join(made)


def _as_is(text: str, last: str) -> str:
    return text if text not in "{}" else ""


def _letters(text: str, last: str) -> str:
    return f"\\mathrm{{{text}}}"


def _charge(text: str, last: str) -> str:
    inside = text.lstrip("^").strip("{}")
    # Behind an index, not above it.
    apart = "{}" if last == "sub" else ""
    return f"{apart}^{{{inside}}}" if inside else "\\uparrow "


def _sub(text: str, last: str) -> str:
    inside = text.lstrip("_").strip("{}")
    return f"_{{{inside}}}" if re.fullmatch(r"[\d.,]+", inside) else f"_{{\\mathit{{{inside}}}}}"


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
    "words": lambda text, last: "\\text{" + re.sub(r'^\\text\{|\}$|"', "", text) + "}",
    "command": lambda text, last: text + " ",
    "state": _letters,
    "isotope": _isotope,
    "charge": _charge,
    "sub": _sub,
    "fraction": _fraction,
    "number": _number,
    "letters": _letters,
    "han": lambda text, last: f"\\text{{{text}}}",
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
