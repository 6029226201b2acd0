"""The table of the report: source lines, what was done to them and why, what came of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import count

from kanyin.config.overrides import COMMAND_LINE, overridable
from kanyin.model import HIDDEN, PICTURE, Change, Source
from kanyin.record.html.marks import SIGNS, both_sides, line_look, look_of, text_html
from kanyin.record.html.override import override_setting, toml_string
from kanyin.record.html.rows import Row
from kanyin.record.html.words import Words
from kanyin.record.lines import LineRole, Weight, role_word
from kanyin.record.report import line_numbers, pieces

_TAGS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>", "cut": '<span class="cut">{}</span>'}
_CHINESE = ' lang="zh-CN"'


@dataclass(frozen=True, slots=True)
class Page:
    """What the rows have in common.

    ``seen`` is each line as the rules see it, ``kept`` are the lines of which something is in the text, ``done`` holds
    the changes by line, ``fields`` are the metadata, ``whys`` the reasons of rules.
    """

    source: Source
    seen: Mapping[int, str]
    kept: set[int]
    done: Mapping[int, Sequence[Change]]
    fields: Sequence[tuple[str, str]]
    words: Words
    whys: Mapping[str, str]
    roles: Mapping[int, LineRole] = field(default_factory=dict)
    lang: str = "zh"


def table(rows: Sequence[Row], page: Page) -> Iterator[str]:
    """The table, a row a piece of HTML."""
    words = page.words
    yield f'<div class="table" role="table" aria-label="{words["source"]} · {words["result"]}">'
    heads = "".join(
        f'<div role="columnheader" class="{name}">{words[name]}</div>' for name in ("source", "what", "result")
    )
    yield f'<div role="row" class="heads">{heads}</div>'
    numbers = count(1)
    yield from (_row(row, numbers, page) for row in rows)
    yield "</div>"


def _row(row: Row, numbers: Iterator[int], page: Page) -> str:
    left, right = both_sides(page.source, row, page.kept)
    lines = [_line(line, left[line], page) for line in row.lines]
    notes = [_note(next(numbers), change, len(row.lines) > 1, page) for change in row.changes]
    result = [f'<p class="{part.kind}">{html}</p>' for part, html in zip(row.parts, right, strict=True)]
    for line in row.continued:
        result.append(f'<p class="aside"><a href="#L{line}">{page.words["continues"].format(line=line)}</a></p>')
    result += [_lifted(change, page) for change in row.changes if change.action == "lift"]
    return (
        f'<div role="row" class="row{"" if row.changes else " calm"}">'
        f'<div role="cell" class="source"{_CHINESE}>{"".join(lines)}</div>'
        f'<div role="cell" class="what">{"".join(notes)}</div>'
        f'<div role="cell" class="result"{_CHINESE}>{"".join(result)}</div></div>'
    )


def _line(line: int, html: str, page: Page) -> str:
    """A source line. Where what one sees is not what a rule would compare with, that stands beside it as TOML."""
    changes = page.done.get(line, ())
    look, is_gone = line_look(line, changes, line in page.kept)
    label, words = page.words["line"].format(lines=line), page.words
    tag = "del" if is_gone and look == "drop" else "span"
    classes = ["line", look, "in-doubt" if any(change.doubt for change in changes) else "", "gone" if is_gone else ""]
    if not page.source.lines[line - 1].strip():
        classes.append("blank")
    sign = f'<span class="sign" role="img" aria-label="{words[look]}">{SIGNS[look]}</span>' if look else "<span></span>"
    setting = toml_string(page.seen.get(line, "").translate(HIDDEN))
    picture = f' data-picture="{words["picture"]}"' if PICTURE in page.source.lines[line - 1] and not html else ""
    data = "" if is_gone or setting == f'"{html.strip()}"' else f' data-line="{escape(setting)}"'
    return (
        f'<div class="{" ".join(filter(None, classes))}" id="L{line}">'
        f'<a class="number" href="#L{line}" aria-label="{label}">{line}</a>{sign}'
        f'<{tag} class="text"{data}{picture}>{html}</{tag}>{_role(line, page)}</div>'
    )


def _role(line: int, page: Page) -> str:
    """What a line was taken for, and behind it why; the script puts the menu there by which a person says otherwise."""
    each = page.roles.get(line)
    if each is None:
        return ""
    words = page.words
    margin = "" if each.margin is None else f' <span class="margin">{each.margin:.1f}</span>'
    rows = [_weight(weight, page, "") for weight in each.evidence]
    rows += [_weight(weight, page, "against") for weight in each.signs] if each.doubt else []
    reasons = f"<ul>{''.join(rows)}</ul>" if rows else ""
    label, word = words["role_of"].format(line=line), role_word(each.role, page.lang)
    return (
        f'<details class="role" data-role="{each.role}"><summary aria-label="{label} {word}">'
        f"{word}{margin}</summary>{reasons}</details>"
    )


def _weight(weight: Weight, page: Page, kind: str) -> str:
    against = f"{page.words['against']} " if kind else ""
    return f"<li>{against}{text_html(weight.reason(page.lang))} <b>{weight.weight:+.1f}</b></li>"


def _note(number: int, change: Change, is_placed: bool, page: Page) -> str:
    """One change: what was done, by which rule, why, where (if ``is_placed``); what differs; what would overrule it."""
    rule, look = escape(change.rule), look_of(change)
    words, why = page.words, page.whys.get(change.rule, "")
    done = words["look"] if look == "doubt" else words[look]
    parts = [
        f'<div class="note {look}{" in-doubt" if change.doubt else ""}" id="C{number}" tabindex="-1" '
        f'data-rule="{rule}" data-action="{change.action}"{" data-doubt" if change.doubt else ""}>',
        f'<span class="act"><span aria-hidden="true">{SIGNS[look]}</span> {done}</span> ',
        f'<b class="id">{rule}</b> <span class="why">{text_html(why)}</span> ',
    ]
    if not change.src:
        parts.append(f'<span class="place">{words["whole_page"]}</span>')
    elif is_placed:
        place = words["line"].format(lines=line_numbers(change.src))
        parts.append(f'<a class="place" href="#L{min(change.src)}">{place}</a> ')
    if change.doubt and look != "doubt":
        parts.append(f'<strong class="look">{words["look"]}</strong>')
    if change.after and change.before != change.after:
        shown = "".join(_TAGS[kind].format(escape(text)) for kind, text in pieces(change))
        # A button at every paragraph would be too much: where a rule is in no doubt, it waits in here.
        waiting = "" if change.doubt else "".join(_copiers(change, words))
        parts.append(f"<details><summary>{words['difference']}</summary><p{_CHINESE}>{shown}</p>{waiting}</details>")
    if change.by:
        place = words["command_line"] if change.by == COMMAND_LINE else change.by
        parts.append(f'<span class="by">{words["by"].format(place=text_html(place))}</span>')
    if change.action == "drop" or change.doubt:
        parts += ['<span class="copies">', *_copiers(change, words), "</span>"]
    return "".join([*parts, "</div>"])


def _copiers(change: Change, words: Words) -> Iterator[str]:
    """Buttons for what may be overruled and has not been."""
    if change.by or change.rule not in overridable("keep"):
        return
    if change.action == "drop":
        yield _copier("keep_line", words, "keep", "lines", change.before.split("\n"))
    yield _copier("keep_rule", words, "keep", "rules", [change.rule])


def _copier(label: str, words: Words, table: str, key: str, values: Sequence[str]) -> str:
    setting = escape(override_setting(table, key, values)).replace("\n", "&#10;")
    return f'<button class="copy {label}" data-copy="{setting}" title="{words["copies"]}">{words[label]}</button>'


def _lifted(change: Change, page: Page) -> str:
    """Where lifted text went: the fields whose value stands in it, word for word."""
    text = _bare(change.before)
    found = [
        f"<b>{text_html(name)}</b> {text_html(value if len(value) <= 40 else value[:40] + '…')}"
        for name, value in dict.fromkeys(page.fields)
        if len(_bare(value)) > (3 if value.isdecimal() else 1) and _bare(value) in text
    ]
    where = " · ".join(found)
    return f'<p class="aside">↑ <a href="#metadata">{page.words["to_metadata"]}</a> {where}</p>'


def _bare(text: str) -> str:
    return "".join(text.split())
