"""The gate: cleaning as good as it was, on pages whose right result is known."""

import importlib.util
import json
import tomllib
from types import ModuleType

import pytest

from kanyin import pipeline
from kanyin.read.text import read_source
from tests.conftest import ROOT, SHARED

PAGES = SHARED / "corpus" / "pages"
FLOORS = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """Means over all pages, by the scorer that comes with them."""
    if not PAGES.is_dir():
        pytest.skip("../shared/corpus/pages is not there")
    scorer = _scorer()
    folder = tmp_path_factory.mktemp("gate")
    rows = []
    for gold_file in sorted(PAGES.glob("*.json")):
        page = gold_file.with_suffix(".txt")
        file = folder / f"{page.stem}.md"
        file.write_text(pipeline.make_markdown(pipeline.clean_source(read_source(page.read_bytes(), page.name))))
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        # The scorer cannot count an issue that the page does not tell: none must be found.
        untold = gold["issue"] is None
        row = scorer.score(str(file), {**gold, "issue": 0} if untold else gold)
        if untold:
            row["issue"] = float("\nissue:" not in file.read_text())
        rows.append(row)
    keys = {key for row in rows for key in row}
    means = {key: _mean([row[key] for row in rows if key in row]) for key in keys}
    return {**means, "worst_recall": min(row["body_recall"] for row in rows)}


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_clean", SHARED / "tools" / "score_clean.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


@pytest.mark.parametrize("name", FLOORS)
def test_figure_holds_its_floor(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= FLOORS[name], f"{name} fell to {figures[name]:.4f}"


def test_no_real_page_is_lost() -> None:
    """Every real page gives an article, with a title and without a character lost (the pipeline checks)."""
    pages = sorted((SHARED / "corpus" / "journal-pages").glob("*.txt"))
    if not pages:
        pytest.skip("../shared/corpus/journal-pages is not there")
    for page in pages:
        document = pipeline.clean_source(read_source(page.read_bytes(), page.name))
        assert document.meta.title and len(document.blocks) > 3, page.name
