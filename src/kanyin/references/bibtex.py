"""CSL-JSON to BibTeX: what BibTeX has a field for, in braces, so that no program changes its letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kanyin.references.csl import Item

_TYPES = {
    "article-journal": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_FIELDS = {
    "title": "title",
    "volume": "volume",
    "page": "pages",
    "edition": "edition",
    "publisher-place": "address",
    "DOI": "doi",
    "URL": "url",
    "number": "number",
    "genre": "type",
    "language": "langid",
}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_VERBATIM = ("doi", "url")


def to_bibtex(items: Sequence[Item]) -> str:
    """A ``.bib`` file, an entry an item, in their order."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: Item) -> str:
    kind = _type(item)
    fields = dict(_fields(item, kind))
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}", ""])


def _type(item: Item) -> str:
    genre = str(item.get("genre", ""))
    if item["type"] == "thesis" and ("硕士" in genre or "aster" in genre):
        return "mastersthesis"
    if item["type"] == "book" and str(item["custom"].get("mark", "")).startswith("C"):
        return "proceedings"
    return _TYPES.get(str(item["type"]), "misc")


def _fields(item: Item, kind: str) -> Iterable[tuple[str, str]]:
    others = "author" in item["custom"].get("others", [])
    yield "author", _people(item.get("author", []), others=others)
    yield "editor", _people([*item.get("editor", []), *item.get("container-author", [])], others=False)
    yield "translator", _people(item.get("translator", []), others=False)
    for name, field in _FIELDS.items():
        if name in item:
            text = str(item[name])
            yield field, _address(text) if field in _VERBATIM else escape(text)
    if "issue" in item:
        yield "number", escape(str(item["issue"]))
    if "container-title" in item:
        yield "journal" if kind == "article" else "booktitle", escape(str(item["container-title"]))
    if "publisher" in item:
        yield (
            {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}.get(kind, "publisher"),
            escape(str(item["publisher"])),
        )
    yield from _dates(item)
    yield "usera", escape(str(item["custom"].get("mark", "")))


def _dates(item: Item) -> Iterable[tuple[str, str]]:
    issued = (item.get("issued") or {}).get("date-parts", [[]])[0]
    if issued:
        yield "year", str(issued[0])
    if len(issued) > 1:
        yield "month", str(issued[1])
    accessed = (item.get("accessed") or {}).get("date-parts", [[]])[0]
    if accessed:
        yield "urldate", "-".join(f"{part:02}" for part in accessed)


def _people(people: Iterable[dict[str, str]], *, others: bool) -> str:
    names = [_name(name) for name in people]
    if others and names:
        names.append("others")
    return " and ".join(names)


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return f"{{{escape(name['literal'])}}}"
    parts = [escape(name[part]) for part in ("family", "suffix", "given") if part in name]
    return ", ".join(parts)


def escape(text: str) -> str:
    """Text without TeX's syntax; braces in it stay balanced."""
    return "".join(_ESCAPES.get(character, character) for character in text)


def _address(text: str) -> str:
    """An address as it stands; BibTeX itself minds nothing but braces."""
    return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
