"""All that kanyin says is there in Chinese and in English, and speaks only one of them at a time."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.pofile import read_po

from kanyin import messages, rules
from kanyin.cli.main import all_commands, run
from kanyin.cli.options import in_language
from kanyin.record.report import reasons
from kanyin.style import load_style
from tests.conftest import MARKDOWN, PAGE, ROOT
from tests.proof.mutations import MUTATIONS
from tests.styles import STYLES

HAN = re.compile("[\u3400-\u9fff]")
WORDS = "the is are not of and or in no with for cannot be it its as at by from on this that where when page file"
ENGLISH = re.compile(rf"(?<![-\w/.$'])(?:{'|'.join(WORDS.split())})(?![-\w/.='])")
"""Words without which there is no English sentence. Names of options, files and fields are none of them."""
HALF = re.compile("[\u3400-\u9fff][,;:!?()]|[,;!?()][\u3400-\u9fff]")
"""Half-width marks beside Han. A colon before Han may end the name of a file."""
YAML = "名称: 值"
"""What one writes in front matter, where only a half-width colon will do."""

SOURCE = ROOT / "src" / "kanyin"
CATALOGUE = read_po((SOURCE / "locale" / "zh" / "LC_MESSAGES" / "kanyin.po").open("rb"), locale="zh")


def chinese_of(message: Any) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


@pytest.mark.parametrize("message", [m for m in CATALOGUE if m.id], ids=lambda m: str(m.id)[:40])
def test_every_message_is_good_chinese(message: Any) -> None:
    for text in chinese_of(message):
        bare = re.sub(r"\{[^}]*\}", "", text.replace(YAML, ""))
        assert not ENGLISH.search(bare), text
        assert not HALF.search(bare), f"half-width marks: {text}"
        english = message.id if isinstance(message.id, str) else message.id[0]
        if re.search("[a-z]{3}", re.sub(r"\{[^}]*\}", "", english)) and english != "pip install pypandoc_binary":
            assert HAN.search(text) or bare.isascii() is False, text


def helps(command: click.Command, name: str = "kanyin") -> Iterator[tuple[str, str]]:
    """The help of a command and of those below it, as it is shown."""
    with command.context_class(command, info_name=name) as context:
        yield name, command.get_help(context)
        if isinstance(command, click.Group):
            for below in command.commands.values():
                yield from helps(below, str(below.name))


def test_the_help_of_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh")
    messages.use_language("zh", {})
    for name, text in helps(in_language(all_commands())):
        assert not ENGLISH.search(text), f"{name}: {ENGLISH.search(text)}"
        assert text.startswith(f"用法：{name} ")
        wide = [line for line in text.split("\n") if messages.columns(line) > 80]
        assert not wide, f"{name}: wider than a terminal: {wide}"
        assert not re.search(r"(?m)^[，。；：、！？）］”]|^\s+[，。；：、！？）］”]", text)
    messages.use_language("en", {})
    for name, text in helps(in_language(all_commands())):
        # The names of styles and pages, and kanyin's own, are Chinese.
        found = re.sub("大32开|期刊|刊印", "", text)
        assert not HAN.search(found), f"{name}: {HAN.search(found)}"


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of every rule table, with its file."""
    for path in sorted((SOURCE / "rules").glob("*.toml")):
        for value in tomllib.loads(path.read_text(encoding="utf-8")).values():
            if isinstance(value, list):
                yield from ((path.name, row) for row in value if isinstance(row, dict))


SAID = ("why", "source", "name")
"""What of a row is said to people."""


def test_every_row_speaks_both_languages() -> None:
    told = 0
    for file, row in rows():
        for key in SAID:
            if key not in row:
                continue
            told += 1
            chinese, english = (rules.localized(row, key, language) for language in messages.LANGUAGES)
            place = f"{file}: {row.get('id', chinese)}: {key}"
            assert english.strip() and not HAN.search(english), f"{place} has no English: write {key}-en"
            assert not ENGLISH.search(chinese), f"{place} is not Chinese"
            # A number of a standard is the same in both.
            assert HAN.search(chinese) or key == "source" or file == "headings.toml", f"{place} is not Chinese"
    assert told > 150


def test_every_reason_is_there_in_both_languages() -> None:
    assert reasons("zh").keys() == reasons("en").keys()
    assert {"BP001", "CH001", "PF101", "HD091"} <= reasons("en").keys()


def test_the_styles_of_kanyin_tell_of_themselves_in_both(monkeypatch: pytest.MonkeyPatch) -> None:
    for language, is_chinese in (("zh", True), ("en", False)):
        monkeypatch.setenv("LANGUAGE", language)
        for name in STYLES:
            assert bool(HAN.search(load_style(name).about)) == is_chinese, name


FAULTY = {
    "nowhere.txt": None,
    "empty.txt": b"",
    "binary.txt": b"\x7fELF\0\0\0\1" * 40,
    "broken.txt": "汉字排版，一行为证。".encode() * 20 + b"\xff\xfe" * 4 + "完。".encode(),
    "menu.txt": "首页\n".encode(),
    "picture.png": b"\x89PNG",
    "saved.doc": b"x",
    "net.md": "![图](http://example.com/a.png)\n".encode(),
    "open.md": b"---\ntitle: x\n",
    "yaml.md": b"---\ntitle: a: b\n---\n\nx\n",
    "list.md": b"---\n- a\n---\n\nx\n",
    "far.md": "![图](../a.png)\n".encode(),
    "records.jsonl": b'{"text": "a\n[1]\n{"title": "x"}\n',
}
COMMANDS = [
    ["build", *FAULTY, "--to", "epub"],
    *(["build", name, "--to", "epub"] for name in FAULTY),
    ["clean", "page.txt", "-o", "out", "-v"],
    ["clean", "page.txt", "-o", "out", "--strict"],
    ["clean", "page.txt", "--keep", "BP999"],
    ["clean", "page.txt", "--encoding", "nonsense"],
    ["explain", "page.txt", "--keep", "BP043"],
    ["build", "page.txt", "--to", "xls"],
    ["build", "page.txt", "--style", "jurnal"],
    ["build", "page.txt", "--style", "./none"],
    ["build", "page.txt", "--trim", "1x1"],
    ["build", "page.txt", "--trim", "100x100"],
    ["build", "page.txt", "--press"],
    ["build", "page.txt", "--icc", "x"],
    ["build", "page.txt", "--press", "--icc", "page.txt"],
    ["build", "page.txt", "--press", "--icc", "page.txt", "--fill", "99"],
    ["build", "page.txt", "--pdf-variant", "x"],
    ["build", "page.txt", "-j", "x"],
    ["build", "page.txt", "-j", "-2"],
    ["build", "page.txt", "-o", "page.txt"],
    ["build", "page.txt", "a.md", "-o", "-"],
    ["proof", "page.txt"],
    ["proof", "a", "b", "--text", "c"],
    ["proof"],
    ["completion", "tcsh"],
    ["styles"],
    ["styles", "公文"],
    ["styles", "--png", "x"],
    ["config"],
    ["doctor"],
    ["nonsense"],
    ["--nonsense"],
    [],
]


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda words: " ".join(words)[:50])
def test_what_is_said(here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], language: str) -> None:
    for name, data in FAULTY.items():
        if data is not None:
            Path(name).write_bytes(data)
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    Path("a.md").write_text(MARKDOWN, encoding="utf-8")
    run([*arguments, "--lang", language] if arguments else ["--lang", language, "--help"])
    told = capsys.readouterr()
    text = without_pages(told.err + told.out)
    assert text.strip()
    if language == "zh":
        assert not ENGLISH.search(text), f"{ENGLISH.search(text)}: {text}"
        assert not HALF.search(text), f"{HALF.search(text)}: {text}"
    else:
        assert not HAN.search(text), f"{HAN.search(text)}: {text}"


def without_pages(text: str) -> str:
    """What was said, without what is quoted from pages, without names of styles, papers and files, and examples."""
    for quoted in re.findall(r"(?m)^    .*$", text) if " BP0" in text else ():
        text = text.replace(quoted, "")
    styles = "|".join(style.title for style in STYLES.values())
    names = f"{YAML}|大?(?:16|32)开|{styles}|刊印|汉字排版，一行为证。|图|宋体|仿宋|Noto .*|/.*"
    return re.sub(names, "", text)


def test_every_fault_of_proof_is_told_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    from kanyin.proof import proof_pdf
    from kanyin.proof.table import table

    for code in ("PF102", "PF207", "PF303", "PF402", "PF503", "PF510"):
        data = MUTATIONS[code][0]()
        for language in messages.LANGUAGES:
            monkeypatch.setenv("LANGUAGE", language)
            proof = proof_pdf(data, "x.pdf")
            assert code in {fault.code for fault in proof.faults}
            for fault in proof.faults:
                assert bool(HAN.search(re.sub("“.*”|'.*'", "", fault.what))) == (language == "zh"), fault.what
            head = table(proof).split("\n")[:2]
            assert bool(HAN.search("".join(head))) == (language == "zh")


SAYERS = {"UsageError", "InputError", "OutputError", "MissingToolError", "ConservationError", "Fault", "at_line"}
CARRIERS = {"problem", "hint", "what", "why", "reason"}
"""Variables in which words wait until they are said."""


def bare_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Words of people that reach an error or a fault without going through the catalogue."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        texts: list[ast.AST] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYERS:
            texts = [*node.args, *(word.value for word in node.keywords if word.arg in CARRIERS)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "error":
            texts = [*node.args[1:]]
        elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") in CARRIERS for target in node.targets):
            texts = [node.value]
        parts = [part for text in texts for part in literals(text)]
        yield from ((part.lineno, part.value) for part in parts if re.search("[A-Za-z]+ [a-z]", part.value))


def literals(node: ast.AST) -> Iterator[Any]:
    """The texts in an expression, but for those inside calls."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    if not isinstance(node, ast.Call):
        for child in ast.iter_child_nodes(node):
            yield from literals(child)


def test_errors_and_faults_speak_through_the_catalogue() -> None:
    """A bare text in the code would be English in both languages."""
    found = [
        f"{path.relative_to(ROOT)}:{line}: wrap it in msg(): {text}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, text in bare_texts(path)
    ]
    assert not found, "\n".join(found)


def test_a_bare_text_is_found(tmp_path: Path) -> None:
    code = tmp_path / "x.py"
    code.write_text('problem = f"no such {name}"\nraise InputError(problem, hint="look again")\n', encoding="utf-8")
    assert sorted(text for _, text in bare_texts(code)) == ["look again", "no such "]
    code.write_text('yield Fault("PF1", f"a hole of {gap}")\nraise UsageError(msg("a b"), hint=msg("c d"))\n')
    assert [text for _, text in bare_texts(code)] == ["a hole of "]


@pytest.mark.parametrize("name", ["page.md", "page.changes.json", "page.epub", "page.docx", "page.pdf"])
def test_no_result_depends_on_the_language(here: Path, name: str) -> None:
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    made = []
    for language in messages.LANGUAGES:
        kind = name.rpartition(".")[2]
        formats = "md" if kind in ("md", "json") else kind
        assert run(["build", "page.txt", "-q", "--to", formats, "-o", language, "--lang", language]) == 0
        made.append(Path(language, name).read_bytes())
    assert made[0] == made[1]


def test_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    for language in messages.LANGUAGES:
        monkeypatch.setenv("LANGUAGE", language)
        assert messages.language() == language
        assert messages.speaker("zh")("error: {message}", message="x") == "错误：x"
        assert messages.speaker("en")("error: {message}", message="x") == "error: x"
    assert os.environ["LANGUAGE"] == "en"
