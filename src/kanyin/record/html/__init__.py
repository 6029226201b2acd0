"""``kanyin explain --html``: source and result side by side with every change between them, in one page."""

from __future__ import annotations

import base64
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib import resources

from kanyin import __version__
from kanyin.clean.characters import fold, to_lines
from kanyin.model import Author, Change, Document, Meta, Source
from kanyin.record.html.doubtful import doubtful_lines
from kanyin.record.html.marks import SIGNS, text_html
from kanyin.record.html.override import role_setting
from kanyin.record.html.rows import Part, parts_of, rows_of
from kanyin.record.html.table import Page, table
from kanyin.record.html.words import Words, load_words
from kanyin.record.lines import LineRole, role_words
from kanyin.record.report import reasons, visible


def report_page(
    source: Source, document: Document, language: str, lines: Sequence[LineRole] = (), pattern: str = ""
) -> str:
    """The report as a page for a browser, complete in one file: it loads nothing and sends nothing.

    ``language`` (a key of words.toml) is that of all that the page itself does not say. ``lines`` are what the lines
    were taken for, ``pattern`` means this page in kanyin.toml.
    """
    words, whys = load_words()[language], reasons(language)
    changes = sorted(document.changes, key=lambda change: change.src[:1])
    parts = parts_of(source, document)
    page = Page(
        source=source,
        seen={line.src[0]: line.text for line in fold(to_lines(source))[0]},
        kept={line for part in parts for line in part.src},
        done=_by_line(changes),
        fields=meta_fields(document.meta),
        words=words,
        whys=whys,
        roles={each.line: each for each in lines},
        lang="en" if words["lang"] == "en" else "zh",
    )
    style, script = _asset("report.css"), _asset("report.js")
    title = escape(f"{visible(source.name)} · {words['title']}")
    body = [
        *_head(source, parts, changes, page),
        '<main id="text" tabindex="-1">',
        *_metadata(page.fields, words),
        *doubtful_lines(lines, source, words, page.lang),
        *_nothing(document, words),
        *table(rows_of(source, parts, changes), page),
        "</main>",
        f"<footer>{escape(words['made_by'].format(version=__version__, sha256=source.sha256))}</footer>",
        *_dialogs(words, role_setting(pattern or source.name), page.lang),
    ]
    return _document(title, body, words["lang"], style, script)


def _document(title: str, body: Sequence[str], lang: str, style: str, script: str) -> str:
    """The whole file; ``title`` and ``body`` are HTML."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{lang}">',
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


def _by_line(changes: Sequence[Change]) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        for line in change.src:
            found[line].append(change)
    return found


def _asset(name: str) -> str:
    return resources.files("kanyin").joinpath("record", "html", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The page's one style and one script by their hashes, and nothing else, from nowhere."""
    hashes = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _head(source: Source, parts: Sequence[Part], changes: Sequence[Change], page: Page) -> Iterator[str]:
    words, whys = page.words, page.whys
    rules = Counter(change.rule for change in changes)
    actions: Counter[str] = Counter(change.action for change in changes)
    doubts = sum(change.doubt for change in changes)
    counts = words["counts"].format(lines=len(source.lines), parts=len(parts), changes=len(changes), rules=len(rules))
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
            label = escape(f"{rule} {visible(whys.get(rule, ''))} ({count})")
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
    """What the page tells about the article: field and value, in the order of the front matter."""
    names = {"container_title": "container-title"}
    plain = ("title", "subtitle", "date", "container_title", "volume", "issue", "page", "abstract")
    found = [(names.get(name, name), getattr(meta, name)) for name in plain]
    found[2:2] = [told for author in meta.author for told in _author_fields(author)]
    found.append(("keywords", "；".join(meta.keywords)))
    found += [(name, value if isinstance(value, str) else "；".join(value)) for name, value in meta.extra.items()]
    return [(name, value) for name, value in found if value]


_AUTHOR = ("affiliation", "address", "postcode", "note")


def _author_fields(author: Author) -> list[tuple[str, str]]:
    return [("author", author.name), *((name, getattr(author, name)) for name in _AUTHOR)]


def _metadata(fields: Sequence[tuple[str, str]], words: Words) -> Iterator[str]:
    if not fields:
        return
    yield f'<details class="meta" id="metadata" open><summary><h2>{words["metadata"]}</h2></summary>'
    yield '<dl lang="zh-CN">'
    for name, values in _people_whole(fields):
        shown = " · ".join(map(text_html, values))
        yield f"<div><dt>{text_html(name)}</dt><dd>{shown}</dd></div>"
    yield "</dl></details>"


def _people_whole(fields: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """The fields, an author's own in one with the name."""
    found: list[tuple[str, list[str]]] = []
    for name, value in fields:
        if name in _AUTHOR and found and found[-1][0] == "author":
            found[-1][1].append(value)
        else:
            found.append((name, [value]))
    return found


def _nothing(document: Document, words: Words) -> Iterator[str]:
    """Why there is no result, where there is none."""
    if not document.blocks:
        yield f'<p class="nothing">{words["empty" if document.changes else "is_markdown"]}</p>'


def _attribute(text: str) -> str:
    """A text of several lines as the value of an attribute."""
    return escape(text).replace("\n", "&#10;")


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


def _dialogs(words: Words, setting: str, lang: str) -> Iterator[str]:
    yield f'<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">{words["help"]}</h2><dl>'
    for keys, name in KEYS.items():
        shown = " ".join(f"<kbd>{key}</kbd>" for key in keys.split())
        yield f"<div><dt>{shown}</dt><dd>{words[name]}</dd></div>"
    yield f'</dl><button id="close" autofocus>{words["close"]}</button></dialog>'
    yield (
        f'<div id="told" role="status" data-copied="{words["copied"]}" data-not-copied="{words["not_copied"]}" '
        f'data-folded="{words["folded"]}" data-drop-line="{words["drop_line"]}" data-copies="{words["copies"]}" '
        f'data-says="{words["says"]}" data-roles="{escape(json.dumps(role_words(lang), ensure_ascii=False))}" '
        f'data-setting="{_attribute(setting)}"></div>'
    )
