r"""MathJax's brackets, ``\(…\)`` and ``\[…\]``, and dollars with white inside, as pandoc has them.

mdBook and others, whose Markdown takes a backslash away, have ``\\(…\\)`` and ``\\[…\\]``: what is in them is Markdown
too, so ``\\\\`` in them is TeX's ``\\``.

Tools put a backslash before brackets of prose too, so what stands between must be plainly mathematics: a command, a
relation, a script, a sum; a letter alone, ``\\(x\\)``, where the file has such, and not in the place of a label, 图
``\\(a\\)``. What might be either stays text, and is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanyin.dialects.lines import Line, outside_code, pieces, unread_mask
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_OPENS = lazy(r"\\[(\[]")
_ROUND = lazy(r"(?<!\\)\\\((?P<tex>(?:[^\\$\n]|\\[^()\[\]\n]){1,400})\\\)")
_SQUARE = lazy(r"(?<!\\)\\\[(?P<tex>(?:[^\\$\n]|\\[^()\[\]\n]){1,400})\\\](?!\()")
_TWO_ROUND = lazy(r"(?<!\\)\\\\\((?P<tex>(?:[^\\$\n]|\\(?!\\[()])){1,400})\\\\\)")
_COMMAND = lazy(r"(?<!\\)\\[A-Za-z]{2}")
_HAN = lazy("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_SIGN = lazy(r"[\w)}|']\s*[_^=+<>]")
_SCRIPT = lazy(r"(?<=[\w)}])[_^]\{[^{}\n]{1,40}\}")
_WORD = lazy(r"(?<![\\A-Za-z])[A-Za-z]{3}")
_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])")
_VARIABLE = lazy(r"[A-Za-z]'*(?:[_^](?:\w|\{[^{}]{0,40}\}))*")
_DOLLARS = lazy(r"\\.|``[^`\n]*``|`[^`\n]*`|\$\$[^$\n]*\$\$|\$(?P<tex>(?:[^$\n\\]|\\[^\n]){1,300})\$(?P<digit>[0-9]?)")
_OVER_TWO = lazy(r"\\.|``[^`\n]*``|`[^`\n]*`|\$(?P<tex>[^$]{1,300})\$(?P<digit>[0-9]?)")
_ATOM = r"(?:[A-Za-z]\((?:[A-Za-z](?:, ?[A-Za-z])?)\)|\d{1,3}[A-Za-z]'{0,3}|[A-Za-z]'{0,3}|\d{1,6})"
_TERM = lazy(rf"(?=[^A-Za-z]*+[A-Za-z])[-+]?{_ATOM}(?: ?[-+*/] ?{_ATOM}){{0,6}}")
"""Letters and numbers with signs of reckoning between them; numbers alone are no formula."""
_RECKONED = lazy(r"\+|[A-Za-z)] ?[-*/] ?\d|\d ?[-*/] ?[A-Za-z]|[A-Za-z]\(")
"""What no label and no word has."""
_NAMES_PART = lazy(r"(?:[图圖表式项項款例案0-9]|Fig\.?|Figure|Table|Eq\.?)\s*\Z")
"""What a label stands behind."""
_BEGINS = lazy(r"(?:\A[ \t>]*(?:[-*+#]+[ \t]+|\d{1,9}[.)][ \t]+)?|[：:；;。.][ \t]*)\Z")
_PROSE = lazy(r"(?<![\\A-Za-z])[A-Za-z]{2,30} [A-Za-z]{2}")
_SQUARE_BEGINS = lazy(r"(?P<before>(?:> ?)*[ \t]{0,8})(?P<marks>\\{1,2})\[(?P<rest>.*)")
_LOOSE = lazy(r"\$\s|\s\$|\$[0-9]")
_LETTERS = lazy(r"(?=[^A-Za-z]*+[A-Za-z])(?:[A-Za-z](?![A-Za-z])|[\d\s(){}\[\]|,;'^_+*/=-])++")
"""Letters one by one, with what stands between variables: ``p(v|h), q(z)``."""
_GLUED = lazy(r"[0-9A-Za-z]")
_IN_WORDS = lazy(
    r"`[^`\n]*`|(?<=[\w（(“、，；：])\$\$ ?(?P<tex>[^ $=<>`\n](?:[^$=<>`\n]{0,18}[^ $=<>`\n])?) ?\$\$(?=[^\W\d_])"
    r"|\$\$[^$\n]*\$\$"
)
"""A short formula without a relation, with text right before and a letter right behind it; others in their pairs."""
_AMOUNT = lazy(r"(?:\\\$ ?)?\d[\d,.]*(?:\\%)?")
_SIGNS = lazy(r"[-+=<>*/±×÷≤≥≈−]{1,2}")
_RELATED = lazy(r"[A-Za-z](?:[_^'{}()A-Za-z\d]{0,30})[ ]?[=<>≤≥≈]")
_FURTHEST = 60
"""Lines of a displayed formula at most."""


def round_brackets(lines: list[Line]) -> list[Line]:
    r"""The lines with dollars for ``\(…\)`` and, within a line, ``\[…\]``."""
    mask = unread_mask(lines)
    found = [not is_code and bool(_OPENS.search(line.text)) for is_code, line in zip(mask, lines, strict=True)]
    if not any(found):
        return lines
    texts = [line.text for here, line in zip(found, lines, strict=True) if here]
    inner = [one["tex"] for text in texts for sort in (_ROUND, _TWO_ROUND) for one in sort.finditer(text)]
    sure = _Sure.of(inner, any(line.text.lstrip().startswith("$$") for line in lines))
    out = list(lines)
    for at, here in enumerate(found):
        if here:
            out[at] = lines[at].but(outside_code(lines[at].text, lambda text: _with_dollars(text, sure)))
            _tell(out[at])
    return out


@dataclass(frozen=True, slots=True)
class _Sure:
    """What the brackets of a file tell of each other: some hold TeX, or formulas at least."""

    tex: bool = False
    formulas: bool = False

    @classmethod
    def of(cls, inner: list[str], has_displays: bool) -> _Sure:
        """By what is in them, and whether the file has displayed formulas, ``\\[…\\]`` among them."""
        tex = any(_COMMAND.search(one) or _SCRIPT.search(one) for one in inner)
        return cls(tex, has_displays or any(_is_tex(one, cls()) for one in inner))


def _with_dollars(text: str, sure: _Sure) -> str:
    def one(found: re.Match[str]) -> str:
        is_term = sure.formulas and _TERM.fullmatch(found["tex"].strip()) and not _is_label(found)
        return f"${found['tex'].strip()}$" if is_term or _is_tex(found["tex"], sure) else found[0]

    def two(found: re.Match[str]) -> str:
        inner = _unescaped(found["tex"]).strip()
        return f"${inner}$" if _TERM.fullmatch(inner) or _is_tex(found["tex"], sure) else found[0]

    def square(found: re.Match[str]) -> str:
        is_tex = _is_tex(found["tex"], _Sure()) if sure.formulas else _COMMAND.search(found["tex"])
        return f"$${found['tex'].strip()}$$" if is_tex else found[0]

    return _SQUARE.sub(square, _ROUND.sub(one, _TWO_ROUND.sub(two, text)))


def _is_tex(tex: str, sure: _Sure) -> bool:
    """True for what has a command, or a sign of TeX or a sum, and no words but below or above a letter; beside TeX also
    for one word, ``\\(near\\)``, or none.
    """
    if not tex.strip():
        return False
    if _COMMAND.search(tex):
        return True
    if _HAN.search(tex):
        return False
    if sure.tex:
        return not _PROSE.search(tex)
    if _TERM.fullmatch(tex.strip()) and _RECKONED.search(tex):
        return True
    return not _WORD.search(_SCRIPT.sub("", tex)) and bool(_SIGN.search(tex))


def _is_label(found: re.Match[str]) -> bool:
    """True for one letter behind the word for a part, and at the begin of a line or a sentence with white behind it."""
    if len(found["tex"].strip()) > 1:
        return False
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(_NAMES_PART.search(before) or (_BEGINS.search(before) and after[:1].isspace()))


def _tell(line: Line) -> None:
    """A remark on a letter or a term in brackets that stays text and is no label."""
    for text in (piece for is_plain, piece in pieces(line.text) if is_plain):
        for found in _ROUND.finditer(text):
            tex = found["tex"].strip()
            if _TERM.fullmatch(tex) and not _is_label(found):
                remark(
                    msg("these brackets may hold a formula, but nothing says so: they are text: {sample}", sample=tex),
                    line=line.number,
                    hint=msg("put a formula between dollars, $x$"),
                    kind="brackets",
                )


def _unescaped(tex: str) -> str:
    return _ESCAPED.sub(r"\1", tex)


def display(lines: list[str], start: int) -> int:
    r"""Put dollars for ``\[`` at the begin of a line and its ``\]`` at the end of one; the last line, or -1."""
    begun = _SQUARE_BEGINS.fullmatch(lines[start])
    if begun is None:
        return -1
    closing = begun["marks"] + "]"
    inner: list[str] = []
    for at in range(start, min(start + _FURTHEST, len(lines))):
        text = begun["rest"] if at == start else lines[at]
        if at > start and not text.strip(" >\t"):
            return -1
        text, mark, after = text.partition(closing)
        inner.append(text)
        if mark:
            if after.strip(" \t.,;，。；") or not _is_display("\n".join(inner)):
                return -1
            two = len(begun["marks"]) == 2
            made = [_unescaped(one) if two else one for one in inner]
            made[0] = f"{begun['before']}$${made[0]}"
            made[-1] = f"{made[-1].rstrip()}$${after}"
            lines[start : at + 1] = made
            return at
    return -1


def _is_display(tex: str) -> bool:
    r"""True for TeX, and for a letter or a term with white beside the brackets; ``\[x\]`` may be a sign of the text."""
    return _is_tex(tex, _Sure()) or (tex != tex.strip() and bool(_TERM.fullmatch(tex.strip())))


def tight_dollars(lines: list[Line]) -> list[Line]:
    r"""The lines with ``$x$`` for ``$x $`` and ``$ x $``, as KaTeX takes them; ``1$\sim$9`` is a formula too."""
    mask = unread_mask(lines)
    out = [
        line.but(_DOLLARS.sub(_tight, line.text)) if not is_code and _may_be_loose(line.text) else line
        for is_code, line in zip(mask, lines, strict=True)
    ]
    for at in range(len(out) - 1):
        if not (mask[at] or mask[at + 1]) and _is_odd(out[at].text) and _is_odd(out[at + 1].text):
            both = _OVER_TWO.sub(_tight, f"{out[at].text}\n{out[at + 1].text}").split("\n")
            if len(both) == 2:
                out[at], out[at + 1] = out[at].but(both[0]), out[at + 1].but(both[1])
    return out


def _is_odd(text: str) -> bool:
    """A dollar of the line has its partner in another; ``$$`` is none of these."""
    return "$" in text and "$$" not in text and (text.count("$") - text.count("\\$")) % 2 == 1


def words_dollars(lines: list[Line]) -> list[Line]:
    r"""``$$\mu$$ops`` as ``$\mu$ops``, as GitBook means it: no word goes on behind a display."""
    if not any("$$" in line.text for line in lines):
        return lines
    mask = unread_mask(lines)
    read = zip(mask, lines, strict=True)
    return [line if is_code else line.but(_IN_WORDS.sub(_in_line, line.text)) for is_code, line in read]


def _in_line(found: re.Match[str]) -> str:
    return found[0] if found["tex"] is None else f"${found['tex']}$"


def _may_be_loose(text: str) -> bool:
    count = text.count("$") - text.count("\\$")
    return count >= 2 and count % 2 == 0 and bool(_LOOSE.search(text))


def _opens_number(found: re.Match[str], core: str) -> bool:
    r"""True for what may stand before a number: a command, a sign alone, ``$-$1``, a letter and a relation, ``$n=$5``.

    A sign alone behind a letter or a figure parts amounts of money or the names of a shell.
    """
    if _COMMAND.search(core):
        return not _HAN.search(core)
    before = found.string[max(0, found.start() - 1) : found.start()]
    return bool((_SIGNS.fullmatch(core) and not _GLUED.search(before)) or _RELATED.fullmatch(core))


def _tight(found: re.Match[str]) -> str:
    core = (found["tex"] or "").strip()
    if found["digit"] and core == found["tex"] and _opens_number(found, core):
        # Before a digit no dollar closes; as an entity it is none.
        return f"${core}$&#{ord(found['digit'])};"
    around = found.string[max(0, found.start() - 1) : found.start()] + (
        found["digit"] or found.string[found.end() : found.end() + 1]
    )
    if not core or core == found["tex"] or _GLUED.search(around):
        return found[0]
    if _HAN.search(core) or _PROSE.search(core):
        return found[0]
    is_tex = (
        _COMMAND.search(core)
        or _AMOUNT.fullmatch(core)
        or _VARIABLE.fullmatch(core)
        or _LETTERS.fullmatch(core)
        or (_SIGN.search(core) and not _WORD.search(core))
    )
    return f"${core}$" if is_tex else found[0]
