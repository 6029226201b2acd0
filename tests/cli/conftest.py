"""Commands that are run within the tests' process make each document in one that is forked from it."""

from __future__ import annotations

import pytest

from tests.forked import make_a_book


@pytest.fixture(scope="session", autouse=True)
def ready() -> None:
    """What each of these processes would read anew has been read before they are forked."""
    make_a_book()
