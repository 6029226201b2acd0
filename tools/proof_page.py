"""Write docs/proof.md: every check of ``kanyin proof`` with its reason and source, from rules/proof.toml.

python tools/proof_page.py           after a change to rules/proof.toml
python tools/proof_page.py --check   change nothing; fail where the page is not what it should be
"""

from __future__ import annotations

import sys
from pathlib import Path

from kanyin import rules

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof.md"
GROUPS = {
    "1": "Fonts and copied text 字体与复制",
    "2": "Inside a line 行内",
    "3": "Lines on the page 版面",
    "4": "The file 文件",
    "5": "For the press 印前（`--press`; PF503 in part for screens too）",
    "6": "Beside the source 与原文比较（`--text FILE.md`）",
}
"""By the first digit of a code."""
HEAD = """# What `kanyin proof` checks

    kanyin proof page.pdf                          a table: page, line, code, what is wrong
    kanyin proof page.pdf -v                       and the reason and the source of each code
    kanyin proof page.pdf --png faults             pictures of the pages with the faults drawn on them
    kanyin proof page.pdf --text page.md           the text compared with the Markdown
    kanyin proof *.pdf --json                      everything, in the form of src/kanyin/record/schema/proof.schema.json
    kanyin proof *.pdf --strict                    exit code 5 when there is a fault

Lines are counted on each page in reading order, column after column, running heads and folios too. Of a kind of fault
that a page has more than five times the table shows four and the number; `--json` has all. A file that cannot be read
stops no other: exit code 4 when there was no other, 1 when some were read.

What cannot be judged is told under the table: vertical and turned text (whose inks, tags, boxes and embedded fonts are
checked all the same), scanned pages, damaged fonts. What browsers have put on whole pixels is judged no finer than
that.

This page is written by tools/proof_page.py from src/kanyin/rules/proof.toml.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for digit, name in GROUPS.items():
        rows = [row for row in rules.table("proof")["check"] if row["id"][2] == digit]
        parts.append(f"\n## {name}\n\n| code | why | source |\n|---|---|---|\n")
        for row in rows:
            why, source = (
                f"{rules.localized(row, key, 'zh')}<br>{rules.localized(row, key, 'en')}" for key in ("why", "source")
            )
            source = rules.localized(row, "source", "zh") if "source-en" not in row else source
            parts.append(f"| {row['id']} | {why} | {source} |\n")
    return "".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv:
        is_new = PAGE.read_text(encoding="utf-8") == page()
        sys.exit(0 if is_new else "docs/proof.md is old: python tools/proof_page.py")
    PAGE.write_text(page(), encoding="utf-8")
