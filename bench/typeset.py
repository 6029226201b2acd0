"""Measure Chinese line layout against plain WeasyPrint and Typst, all in one run.

python bench/typeset.py audit [--audit-tool PATH]    typography of the sample articles, in five measures
python bench/typeset.py speed                        layout and writing of a 100-page article, as a ratio
python bench/typeset.py memory                       resident memory over 1,000 documents
"""

from __future__ import annotations

import argparse
import gc
import html
import importlib.util
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

AUDIT = Path(__file__).resolve().parents[2] / "shared" / "tools" / "typo_audit.py"
SAMPLES = Path(__file__).parent.parent / "tests" / "typeset" / "samples"
MEASURES = [(1, 22), (1, 26), (1, 40), (2, 22), (2, 25)]
SIZE = 10.5  # pt
GUTTER = 24.0  # pt
FONT = "Noto Serif CJK SC"
FIGURES = (
    "justified_pct", "ragged_max_em", "line_start_violations", "line_end_violations",
    "punct_pairs_squeezed_pct", "han_latin_spaced_pct", "han_latin_gap_median_em",
    "latin_letters_stretched_pct", "one_character_last_lines", "lines_with_hole_over_0.6em",
    "han_gap_p99_em", "han_gap_max_em",
)  # fmt: skip


def paragraphs(name: str) -> list[str]:
    """The plain paragraphs of a sample; the same text goes to every engine."""
    source = (SAMPLES / f"{name}.html").read_text(encoding="utf-8")
    return [html.unescape(re.sub("<[^>]+>", "", p)) for p in re.findall(r"<p>(.*?)</p>", source, re.S)]


def page(body: str, columns: int, characters: int, height: float = 700) -> str:
    """An HTML page with columns of so many characters."""
    width = characters * SIZE * columns + GUTTER * (columns - 1) + 100
    return f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@page {{ size: {width}pt {height}pt; margin: 50pt }}
html {{ font: {SIZE}pt/1.7 '{FONT}'; text-spacing-trim: trim-both }}
body {{ margin: 0; columns: {columns}; column-gap: {GUTTER}pt; text-align: justify; widows: 1; orphans: 1 }}
p {{ margin: 0; text-indent: 2em }}
</style><body>{body}"""


def weasyprint_pdf(texts: list[str], columns: int, characters: int, target: Path) -> None:
    import weasyprint

    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    weasyprint.HTML(string=page(body, columns, characters)).write_pdf(target)


def typst_pdf(texts: list[str], columns: int, characters: int, target: Path) -> None:
    import typst

    width = characters * SIZE * columns + GUTTER * (columns - 1) + 100
    source = f"""#set page(width: {width}pt, height: 700pt, margin: 50pt, columns: {columns})
#set columns(gutter: {GUTTER}pt)
#set text(font: "{FONT}", size: {SIZE}pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 0.7em, spacing: 0.7em, first-line-indent: (amount: 2em, all: true))
""" + "\n".join(f"#par({json.dumps(text, ensure_ascii=False)})" for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "article.typ"
        file.write_text(source, encoding="utf-8")
        typst.compile(str(file), output=str(target))


def load_audit(tool: Path) -> Any:
    spec = importlib.util.spec_from_file_location("typo_audit", tool)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.audit


def run_audit(tool: Path, keep: Path | None, names: list[str], engines: list[str]) -> None:
    from kanyin import typeset

    audit = load_audit(tool)
    typeset.install()
    folder = keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    makers = {"kanyin": weasyprint_pdf, "typst": typst_pdf}
    for columns, characters in MEASURES:
        print(f"== {columns} column(s) of {characters} characters")
        for name in names:
            for engine in engines:
                target = folder / f"{name}-{columns}x{characters}-{engine}.pdf"
                makers[engine](paragraphs(name), columns, characters, target)
                figures, detail = audit(str(target))
                row = " ".join(f"{figures.get(key)}" for key in FIGURES)
                print(f"{name:10} {engine:7} lines {figures['lines']:3}  {row}")
                if engine == "kanyin":
                    shown = {key: value for key, value in detail.items() if value and key not in ("ragged",)}
                    if shown:
                        print("    ", json.dumps(shown, ensure_ascii=False))


def run_speed() -> None:
    """Time plain and taught WeasyPrint in two fresh processes, in turns; print the ratio of the medians."""
    times: dict[str, list[float]] = {"plain": [], "kanyin": []}
    for _ in range(3):
        for engine in times:
            run = subprocess.run(
                [sys.executable, __file__, "time-one", engine], capture_output=True, text=True, check=True
            )
            times[engine].append(float(run.stdout.split()[0]))
            print(engine, run.stdout.strip())
    ratio = statistics.median(times["kanyin"]) / statistics.median(times["plain"])
    print(f"ratio {ratio:.2f}")


def time_one(engine: str) -> None:
    import weasyprint

    if engine == "kanyin":
        from kanyin import typeset

        typeset.install()
    every = [text for name in sample_names() for text in paragraphs(name)]
    body = "".join(f"<p>{html.escape(text)}</p>" for text in every * 29)
    source = page(body, 1, 40, 900)
    weasyprint.HTML(string=page("<p>预热", 1, 40)).write_pdf()
    start = time.perf_counter()
    document = weasyprint.HTML(string=source).render()
    laid_out = time.perf_counter()
    document.write_pdf()
    end = time.perf_counter()
    shares = f"layout {laid_out - start:.2f}, writing {end - laid_out:.2f}"
    print(f"{end - start:.2f} s: {shares}, {len(document.pages)} pages")


def run_memory() -> None:
    import weasyprint

    from kanyin import typeset

    typeset.install()
    from weasyprint.text.fonts import FontConfiguration

    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs("law"))
    fonts = FontConfiguration()  # a new one for each document costs 0.26 MB that fontconfig never gives back
    for number in range(1, 1001):
        weasyprint.HTML(string=page(body, 1, 26)).write_pdf(font_config=fonts)
        if number % 100 == 0:
            gc.collect()
            resident = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 2**20
            print(f"{number} documents: {resident} MB")


def sample_names() -> list[str]:
    return sorted(path.stem for path in SAMPLES.glob("*.html"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["audit", "speed", "memory", "time-one"])
    parser.add_argument("engine", nargs="*", default=[])
    parser.add_argument("--audit-tool", type=Path, default=AUDIT)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", nargs="*", default=None)
    options = parser.parse_args()
    if options.what == "audit":
        run_audit(
            options.audit_tool,
            options.keep,
            options.only or sample_names(),
            options.engine or ["kanyin", "typst"],
        )
    elif options.what == "speed":
        run_speed()
    elif options.what == "memory":
        run_memory()
    else:
        time_one(options.engine[0])


if __name__ == "__main__":
    main()
