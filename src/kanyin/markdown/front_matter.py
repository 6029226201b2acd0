"""The metadata of a Document as a YAML block."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from kanyin.markdown.escaping import escape
from kanyin.model import Author, Meta


def front_matter(meta: Meta) -> str:
    """The metadata as a YAML block with CSL names; values are escaped, for pandoc reads them as Markdown."""
    fields: dict[str, object] = {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "author": [_author_fields(author) for author in meta.author],
        "date": meta.date,
        "container-title": meta.container_title,
        "volume": meta.volume,
        "issue": meta.issue,
        "page": meta.page,
        "abstract": meta.abstract,
        "keywords": list(meta.keywords),
        **meta.extra,
        "lang": meta.lang,
    }
    shown = {key: _escape_value(value) for key, value in fields.items() if value}
    text: str = yaml.dump(
        shown, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=False
    )
    return f"---\n{text}---"


def _author_fields(author: Author) -> dict[str, str]:
    fields = {name: getattr(author, name) for name in ("name", "affiliation", "address", "postcode", "note")}
    return {name: value for name, value in fields.items() if value}


def _escape_value(value: object) -> object:
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Mapping):
        return {key: _escape_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_escape_value(item) for item in value]
    return value


class _Dumper(yaml.SafeDumper):
    """YAML with list items indented under their key, as people write it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Digits alone in quotation marks: 010018 is a text for YAML 1.1, and the number 10018 for YAML 1.2."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="'" if value.isdecimal() else None)


_Dumper.add_representer(str, _text)
