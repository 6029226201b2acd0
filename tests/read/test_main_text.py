"""The gate of reading HTML: main texts found as well as they were, on pages that other people marked."""

import importlib.util
from statistics import mean
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("main_text", ROOT / "bench" / "main_text.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not module.CORPUS.is_dir():
        pytest.skip("../shared/corpus/html is not there")
    return module


def scores(bench: ModuleType, folders: tuple[str, ...]) -> list[float]:
    files = [file for folder in folders for file in sorted((bench.CORPUS / folder).glob("*.html"))]
    return [bench.score(bench.kanyin_text(file)[0], bench.gold(file)) for file in files]


def test_articles(bench: ModuleType) -> None:
    found = scores(bench, bench.ARTICLES)
    assert mean(found) >= 0.965 and min(found) >= 0.7


def test_forum_pages(bench: ModuleType) -> None:
    found = scores(bench, bench.FORUM)
    assert mean(found) >= 0.86 and min(found) >= 0.5
