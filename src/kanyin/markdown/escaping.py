"""Text escaped for pandoc's Markdown: what would be syntax, and no more; a page's marks as Markdown has them."""

from __future__ import annotations

import re
from urllib.parse import quote

from kanyin.model import CODE, EM, LINK, MATH, NOTE, STRONG, SUB, SUP
from kanyin.patterns import lazy

# Characters that are syntax anywhere in a line. A bare citation label, [1] or [2-5,8] or [J/OL], is no link as long as
# nothing follows that would make it one, and reads better unescaped.
_SYNTAX = lazy(
    rf"(?P<label>\[(?:{LINK}*+[0-9A-Za-z/,，、\-–—~～]){{1,12}}{LINK}*+\](?![\[({{:]))"
    r"""
  | (?P<char>[\\`*_{}\[\]^~$<|"']|(?<![A-Za-z0-9])@)
  | (?P<run>--+|\.\.\.+|%%+|==+(?=\S))
    """,
    re.VERBOSE,
)
# At the start of a block: headings, quotes, bullets, ordered and definition lists, tables, line blocks, fences, rules.
_OPENING = lazy(
    r"""
    (?P<mark>[\#>+%:=-]|[!?]>|\.\.\.)                            # what opens a block, with its first character
  | (?P<list>\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}|\#))(?P<end>[.)])(?=\s|$)
    """,
    re.VERBOSE,
)
_HTML_ENTITY = lazy(r"&(?=#?\w+;)")
# Where both sides of a mark are alphanumeric, pandoc (intraword_underscores) reads no emphasis.
_INTRAWORD = lazy(r"(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])")
# Most lines hold no sign that could be syntax, and begin with none.
_SIGN = lazy("[\\\\`*_{}\\[\\]^~$<|\"'@&.%\\-\ufdd0-\ufdef\U0001fffe]")
_BEGINS_AS_SYNTAX = lazy("[#>+%:=(!?\\dA-Za-z]")


def escape(text: str) -> str:
    """Plain text as inline Markdown that shows exactly that text, at the start of a block or within one."""
    if not _SIGN.search(text) and not _BEGINS_AS_SYNTAX.match(text):
        return _without_emoji(text)

    def guard(match: re.Match[str]) -> str:
        if match["label"]:
            return match["label"].replace("~", r"\~")
        if match["char"]:
            return "\\" + match["char"]
        return "".join("\\" + c for c in match["run"])

    text, programs = _without_programs(text)
    formulas = [match[1] for match in FORMULA.finditer(text)]
    text, addresses = _without_addresses(text)
    out = _SYNTAX.sub(guard, FORMULA.sub("".join(MATH), text) if formulas else text)
    out = _INTRAWORD.sub("_", out) if "\\_" in out else out
    out = _with_marks(out)
    out = _HTML_ENTITY.sub(r"\\&", out) if "&" in out else out
    opening = _OPENING.match(out)
    if opening and opening["mark"]:
        out = "\\" + out
    elif opening:
        at = opening.start("end")
        out = ("\\" if out[0] == "(" else "") + out[:at] + "\\" + out[at:]
    out = _without_emoji(out)
    return _with_links(_with_programs(_with_formulas_and_notes(out, formulas), programs), addresses)


_BEFORE_NAME, _BEHIND_NAME = ":/.@#=\\\\", "A-Za-z0-9_:/.@#=\\\\-"
_EMOJI = lazy(rf"(?<![{_BEFORE_NAME}]):(?=(?!\d{{1,2}}:)[a-z0-9_+-]{{1,40}}:(?![{_BEHIND_NAME}]))")
"""A name between colons that GitHub shows as a sign: a page's own words are what they say."""


def _without_emoji(text: str) -> str:
    return _EMOJI.sub(r"\\:", text) if ":" in text else text


PROGRAM = lazy(f"{CODE[0]}([^{CODE[0]}{CODE[1]}]*+){CODE[1]}")
_TICKS = lazy("`+")


def _without_programs(text: str) -> tuple[str, list[str]]:
    """A text with a sign alone for the words of programs in it, and these in their order: two side by side are one."""
    if CODE[0] not in text:
        return text, []
    text = text.replace(CODE[1] + CODE[0], "")
    return PROGRAM.sub(CODE[0], text), [match[1] for match in PROGRAM.finditer(text)]


def _with_programs(text: str, programs: list[str]) -> str:
    """Escaped text with words of programs between ticks: more of them than stand together inside."""
    if not programs:
        return text
    waiting = iter(programs)

    def write(_: re.Match[str]) -> str:
        words = next(waiting)
        fence = "`" * (1 + max((len(ticks) for ticks in _TICKS.findall(words)), default=0))
        edge = " " if words[:1] == "`" or words[-1:] == "`" else ""
        return f"{fence}{edge}{words}{edge}{fence}"

    return _SIGN_OF_PROGRAM.sub(write, text)


_SIGN_OF_PROGRAM = lazy(CODE[0])


_LINK = lazy(f"{LINK}([^{LINK}]*+){LINK}([^{LINK}]*+){LINK}")
_OPEN_LINK = lazy(f"{LINK}([^{LINK}]*+){LINK}{LINK}")
_PLACE = lazy(r"#(?:ref|note)-\w+")
"""The address of an entry or a note; a link to it without words is its own name, which GitHub, Typora and
pandoc read as HTML only."""
_NO_ADDRESS = lazy(r"[^!#-;=?-\[\]_a-z~]|[()]")


def _without_addresses(text: str) -> tuple[str, list[str]]:
    """A text whose links have no addresses, and these in their order."""
    if LINK not in text:
        return text, []
    return _LINK.sub(f"{LINK}\\1{LINK}{LINK}", text), [match[2] for match in _LINK.finditer(text)]


def _with_links(text: str, addresses: list[str]) -> str:
    """Escaped text with its links as Markdown has them; in an address what could end it is written by its bytes."""
    if not addresses:
        return text.replace(LINK, "")
    waiting = iter(addresses)

    def write(match: re.Match[str]) -> str:
        address = next(waiting)
        if _PLACE.fullmatch(address):
            return f"[{match[1]}]({address})" if match[1] else f'<a id="{address[1:]}"></a>'
        return f"[{match[1]}](<{_NO_ADDRESS.sub(lambda char: quote(char[0], safe=''), address)}>)"

    return _OPEN_LINK.sub(write, text).replace(LINK, "")


FORMULA = lazy(f"{MATH[0]}([^{MATH[0]}{MATH[1]}]*+){MATH[1]}")
_NO_MATH = lazy(f"{MATH[0]}{MATH[1]}([0-9])?")
_NOTE = lazy(f"{NOTE[0]}([0-9A-Za-z]+){NOTE[1]}(:?)")
_OTHER_MARK = lazy(f"[{''.join((*MATH, *NOTE))}]")


def _with_formulas_and_notes(text: str, formulas: list[str]) -> str:
    """Escaped text with its formulas, each in the next pair of marks, and its calls of notes as Markdown has them."""
    if not _OTHER_MARK.search(text):
        return text
    waiting = iter(formulas)

    def write(match: re.Match[str]) -> str:
        # A digit behind the second sign would make both plain dollars.
        return f"${next(waiting)}$" + (f"&#{ord(match[1])};" if match[1] else "")

    text = _NOTE.sub(lambda match: f"[^{match[1]}]" + ("\\:" if match[2] else ""), text)
    return _OTHER_MARK.sub("", _NO_MATH.sub(write, text))


_RAISED = lazy(f"{SUB[0]}([^{SUB[0]}-{SUP[1]}]+){SUB[1]}|{SUP[0]}([^{SUB[0]}-{SUP[1]}]+){SUP[1]}")
_EMPHASIS = lazy(f"{STRONG[0]}([^{STRONG[0]}-{EM[1]}]+){STRONG[1]}|{EM[0]}([^{STRONG[0]}-{EM[1]}]+){EM[1]}")
# pandoc 3.7 and newer read a script twice, the second time without its backslashes: what they guarded would be syntax,
# a link, a tag. One sign alone, asterisks, and labels in brackets mean nothing either way.
_LABEL_IN_SCRIPT = lazy(rf"\\?\[(?:{LINK}*+[0-9,，、\-–—]){{1,12}}{LINK}*+\\?\](?![({{:])")
_UNGUARDED = lazy(r"(?<!\\)\*")
_GUARDED_ONCE = lazy(r"[^\\]*+(?:\\[`*_{}\[\]^~$|]|(?:\\\*){2,3})?[^\\]*+")
_LEFT_OVER = lazy(f"[{SUB[0]}-{EM[1]}]")


def _with_marks(text: str) -> str:
    """Escaped text with emphasis, sub- and superscripts as Markdown has them; halves of a pair that was parted go, and
    a script goes that would not be read as it is written.
    """

    def write(match: re.Match[str]) -> str:
        sign, inner = ("~", match[1]) if match[1] else ("^", match[2])
        # ^[ would begin a note, and a space would end the script.
        if (
            MATH[0] in inner
            or NOTE[0] in inner
            or "^[" in inner
            or ("\\*" in inner and _UNGUARDED.search(inner))
            or not _GUARDED_ONCE.fullmatch(_LABEL_IN_SCRIPT.sub("1", inner))
        ):
            return inner
        inner = re.sub(r"\s", r"\\ ", re.sub(r"^\[", r"\\[", inner.strip()))
        return f"{sign}{inner}{sign}" if inner else ""

    if not _LEFT_OVER.search(text):
        return text
    text = _EMPHASIS.sub(lambda match: f"**{match[1]}**" if match[1] else f"*{match[2]}*", text)
    return _LEFT_OVER.sub("", _RAISED.sub(write, text))
