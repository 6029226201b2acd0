"""``kanyin explain --html``: source and result side by side with every change between them, in one page."""

from __future__ import annotations

import base64
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib import resources
from itertools import count

from kanyin import __version__
from kanyin.model import Author, Change, Document, Meta, Source
from kanyin.report import is_unseen, line_numbers, pieces, reasons, visible
from kanyin.report_html.marks import RANK, SIGNS, both_sides, line_look, look_of, text_html
from kanyin.report_html.rows import Part, Row, parts_of, rows_of

Words = dict[str, str]
_TAGS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>", "cut": '<span class="cut">{}</span>'}
_CHINESE = ' lang="zh-CN"'


def report_page(source: Source, document: Document, language: str) -> str:
    """The report as a page for a browser, complete in one file: it loads nothing and sends nothing.

    ``language`` (a key of words.toml) is that of the labels; reasons stand as the rules have them.
    """
    words = load_words()[language]
    changes = sorted(document.changes, key=lambda change: change.src[:1])
    parts = parts_of(source, document)
    rows = rows_of(source, parts, changes)
    kept = {line for part in parts for line in part.src}
    fields = meta_fields(document.meta)
    style, script = _asset("report.css"), _asset("report.js")
    title = escape(f"{visible(source.name)} · {words['title']}")
    body = [
        *_head(source, parts, changes, words),
        '<main id="text" tabindex="-1">',
        *_metadata(fields, words),
        *_nothing(document, words),
        *_table(rows, source, kept, fields, words),
        "</main>",
        f"<footer>{escape(words['made_by'].format(version=__version__, sha256=source.sha256))}</footer>",
        *_dialogs(words),
    ]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{words["lang"]}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{title}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *body,
            f"<script>{script}</script>",
            "</body>",
            "</html>\n",
        ]
    )


@lru_cache(maxsize=1)
def load_words() -> dict[str, Words]:
    """The labels by language."""
    return tomllib.loads(_asset("words.toml"))


def preferred_language(environment: Mapping[str, str]) -> str:
    """The key of words.toml for the locale: the first of LC_ALL, LC_MESSAGES and LANG that is set (POSIX 8.2)."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if locale.startswith("zh") else "en"


def _asset(name: str) -> str:
    return resources.files("kanyin").joinpath("report_html", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The page's one style and one script by their hashes, and nothing else, from nowhere."""
    hashes = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _head(source: Source, parts: Sequence[Part], changes: Sequence[Change], words: Words) -> Iterator[str]:
    rules = Counter(change.rule for change in changes)
    actions: Counter[str] = Counter(change.action for change in changes)
    doubts = sum(change.doubt for change in changes)
    counts = words["counts"].format(
        lines=len(source.lines), parts=len(parts), changes=len(changes), rules=len(rules)
    )
    yield f'<a class="skip" href="#text">{words["skip"]}</a>'
    yield "<header>"
    yield f'<div class="name"><h1><bdi>{escape(visible(source.name))}</bdi></h1><p>{words["title"]}</p></div>'
    doubtful = words["doubts"].format(doubts=doubts) if doubts else words["no_doubts"]
    yield f'<p class="counts">{counts} · <span class="{"some" if doubts else ""}">{doubtful}</span></p>'
    if changes:
        yield f'<div class="filters" role="group" aria-label="{words["filters"]}">'
        for action in SIGNS:
            if actions[action]:
                yield (
                    f'<button class="chip {action}" data-filter="{action}" aria-pressed="false">'
                    f"<b>{SIGNS[action]}</b> {words[action]} <i>{actions[action]}</i></button>"
                )
        if doubts:
            yield (
                f'<button class="chip doubt" data-filter="doubt" aria-pressed="false">'
                f"<b>?</b> {words['doubt']} <i>{doubts}</i></button>"
            )
        yield f'<label class="rule">{words["rule"]} <select id="rule">'
        yield f'<option value="">{words["all_rules"].format(rules=len(rules))}</option>'
        for rule, count in sorted(rules.items()):
            label = escape(f"{rule} {visible(reasons().get(rule, ''))} ({count})")
            yield f'<option value="{escape(rule)}">{label}</option>'
        yield "</select></label>"
        yield f'<label class="fold"><input type="checkbox" id="fold"> {words["fold"]}</label>'
        yield "</div>"
    if changes:
        yield f'<nav aria-label="{words["changes"]}">'
        yield f'<button id="previous" title="{words["previous"]} (k)">‹ {words["previous"]}</button>'
        yield (
            f'<output id="position" aria-live="polite" data-text="{words["position"]}" '
            f'data-none="{words["none"]}"></output>'
        )
        yield f'<button id="next" title="{words["next"]} (j)">{words["next"]} ›</button>'
        yield "</nav>"
    yield '<div class="tools">'
    yield f'<button id="theme" title="{words["theme"]} (t)" aria-label="{words["theme"]}">◐</button>'
    yield f'<button id="help-button" title="{words["help"]} (?)" aria-label="{words["help"]}">?</button>'
    yield "</div></header>"


def meta_fields(meta: Meta) -> list[tuple[str, str]]:
    """What the page tells about the article: field and value, in the order of the front matter, each pair once."""
    names = {"container_title": "container-title"}
    plain = ("title", "subtitle", "date", "container_title", "volume", "issue", "page", "abstract")
    found = [(names.get(name, name), getattr(meta, name)) for name in plain]
    found[2:2] = [told for author in meta.author for told in _author_fields(author)]
    found.append(("keywords", "；".join(meta.keywords)))
    found += [(name, value if isinstance(value, str) else "；".join(value)) for name, value in meta.extra.items()]
    return list(dict.fromkeys((name, value) for name, value in found if value))


def _author_fields(author: Author) -> list[tuple[str, str]]:
    names = ("affiliation", "address", "postcode", "note")
    return [("author", author.name), *((name, getattr(author, name)) for name in names)]


def _metadata(fields: Sequence[tuple[str, str]], words: Words) -> Iterator[str]:
    if not fields:
        return
    yield f'<section class="meta" id="metadata" aria-labelledby="metadata-title"><h2 id="metadata-title">{words["metadata"]}</h2>'
    yield f"<dl{_CHINESE}>"
    for name, value in fields:
        yield f"<div><dt>{text_html(name)}</dt><dd>{text_html(value)}</dd></div>"
    yield "</dl></section>"


def _nothing(document: Document, words: Words) -> Iterator[str]:
    """Why there is no result, where there is none."""
    if not document.blocks:
        yield f'<p class="nothing">{words["empty" if document.changes else "is_markdown"]}</p>'


def _table(
    rows: Sequence[Row], source: Source, kept: set[int], fields: Sequence[tuple[str, str]], words: Words
) -> Iterator[str]:
    yield f'<div class="table" role="table" aria-label="{words["source"]} · {words["result"]}">'
    heads = "".join(
        f'<div role="columnheader" class="{name}">{words[name]}</div>' for name in ("source", "what", "result")
    )
    yield f'<div role="row" class="heads">{heads}</div>'
    numbers = count(1)
    for row in rows:
        yield _row(row, both_sides(source, row, kept), numbers, kept, fields, words)
    yield "</div>"


def _row(
    row: Row,
    sides: tuple[dict[int, str], list[str]],
    numbers: Iterator[int],
    kept: set[int],
    fields: Sequence[tuple[str, str]],
    words: Words,
) -> str:
    """Source lines, what was done to them, what came of them."""
    left, right = sides
    by_line = {line: [change for change in row.changes if line in change.src] for line in row.lines}
    lines = [_line(line, left[line], by_line[line], line in kept, words) for line in row.lines]
    notes = [_note(next(numbers), change, len(row.lines) > 1, words) for change in row.changes]
    result = [f'<p class="{part.kind}">{html}</p>' for part, html in zip(row.parts, right, strict=True)]
    result += [
        f'<p class="aside"><a href="#L{line}">{words["continues"].format(line=line)}</a></p>'
        for line in row.continued
    ]
    result += [_lifted(change, fields, words) for change in row.changes if change.action == "lift"]
    return (
        f'<div role="row" class="row{"" if row.changes else " calm"}">'
        f'<div role="cell" class="source"{_CHINESE}>{"".join(lines)}</div>'
        f'<div role="cell" class="what">{"".join(notes)}</div>'
        f'<div role="cell" class="result"{_CHINESE}>{"".join(result)}</div></div>'
    )


def _line(line: int, html: str, changes: Sequence[Change], is_kept: bool, words: Words) -> str:
    look, is_gone = line_look(line, changes, is_kept)
    tag = "del" if is_gone and look == "drop" else "span"
    doubt = " in-doubt" if any(change.doubt for change in changes) else ""
    sign = f'<span class="sign" role="img" aria-label="{words[look]}">{SIGNS[look]}</span>' if look else "<span></span>"
    return (
        f'<div class="line {look}{doubt}{" gone" if is_gone else ""}" id="L{line}">'
        f'<a class="number" href="#L{line}" aria-label="{words["line"].format(lines=line)}">{line}</a>{sign}'
        f'<{tag} class="text">{html}</{tag}></div>'
    )


def _note(number: int, change: Change, is_placed: bool, words: Words) -> str:
    """One change: what was done, by which rule, why, where (if ``is_placed``); what differs; what would overrule it."""
    rule, look = escape(change.rule), look_of(change)
    parts = [
        f'<div class="note {look}{" in-doubt" if change.doubt else ""}" id="C{number}" tabindex="-1" '
        f'data-rule="{rule}" data-action="{change.action}"{" data-doubt" if change.doubt else ""}>',
        f'<span class="act"><span aria-hidden="true">{SIGNS[look]}</span> {words[look]}</span> ',
        f'<b class="id">{rule}</b> <span class="why"{_CHINESE}>{text_html(reasons().get(change.rule, ""))}</span> ',
    ]
    if not change.src:
        parts.append(f'<span class="place">{words["whole_page"]}</span>')
    elif is_placed:
        place = words["line"].format(lines=line_numbers(change.src))
        parts.append(f'<a class="place" href="#L{min(change.src)}">{place}</a> ')
    if change.doubt:
        parts.append(f'<strong class="look">{words["look"]}</strong>')
    if change.after and change.before != change.after:
        shown = "".join(_TAGS[kind].format(escape(text)) for kind, text in pieces(change))
        parts.append(f"<details><summary>{words['difference']}</summary><p{_CHINESE}>{shown}</p></details>")
    if change.action == "drop":
        keep_line = _copier("keep_line", words, "keep", "lines", change.before.split("\n"))
        keep_rule = _copier("keep_rule", words, "keep", "rules", [change.rule])
        parts.append(f'<span class="copies">{keep_line}{keep_rule}</span>')
    return "".join([*parts, "</div>"])


def _copier(label: str, words: Words, table: str, key: str, values: Sequence[str]) -> str:
    setting = escape(overrule(table, key, values)).replace("\n", "&#10;")
    return f'<button class="copy {label}" data-copy="{setting}" title="{words["copies"]}">{words[label]}</button>'


def overrule(table: str, key: str, values: Sequence[str]) -> str:
    """Lines for kanyin.toml by which a person overrules the rules: ``[keep]`` or ``[drop]``, its ``rules`` or ``lines``.

    They are TOML 1.0 whatever the values hold; what cannot be seen stands as its number.
    """
    listed = ", ".join(_toml_string(value) for value in values)
    return f"[{table}]\n{key} = [{listed}]\n"


def _toml_string(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(_toml_escape(char) if is_unseen(char) and char != "\u3000" else char for char in quoted)


def _toml_escape(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"


def _lifted(change: Change, fields: Sequence[tuple[str, str]], words: Words) -> str:
    """Where lifted text went: the fields whose value stands in it, word for word."""
    text = _bare(change.before)
    found = [
        f"<b>{text_html(name)}</b> {text_html(value if len(value) <= 40 else value[:40] + '…')}"
        for name, value in fields
        if len(_bare(value)) > (3 if value.isdecimal() else 1) and _bare(value) in text
    ]
    where = " · ".join(found)
    return f'<p class="aside">↑ <a href="#metadata">{words["to_metadata"]}</a> {where}</p>'


def _bare(text: str) -> str:
    return "".join(text.split())


KEYS = {
    "j n": "key_next",
    "k p": "key_previous",
    "d": "key_doubt",
    "/": "key_rule",
    "f": "key_fold",
    "c": "key_copy",
    "t": "key_theme",
    "Esc": "key_clear",
    "?": "key_help",
}
"""What each key does, by the name of its explanation; the script holds the doing."""


def _dialogs(words: Words) -> Iterator[str]:
    yield f'<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">{words["help"]}</h2><dl>'
    for keys, name in KEYS.items():
        shown = " ".join(f"<kbd>{key}</kbd>" for key in keys.split())
        yield f"<div><dt>{shown}</dt><dd>{words[name]}</dd></div>"
    yield f'</dl><button id="close" autofocus>{words["close"]}</button></dialog>'
    yield (
        f'<div id="told" role="status" data-copied="{words["copied"]}" data-not-copied="{words["not_copied"]}" '
        f'data-folded="{words["folded"]}" data-drop-line="{words["drop_line"]}" data-copies="{words["copies"]}"></div>'
    )
