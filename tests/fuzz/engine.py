"""Cases made, run and judged: a target, a number, and the same case on every machine."""

from __future__ import annotations

import importlib
import pkgutil
import random
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kanyin.errors import ConservationError, KanyinError
from tests.fuzz import mutations, targets
from tests.fuzz.mutations import Mutation

CORPUS = Path(__file__).with_name("corpus")
LEAST, PER_BYTE = 0.5, 1e-5
"""Seconds that a case may take in a warm process, and those more for each byte: 1 s per 100 kB."""
MOST_BYTES = 400_000
"""A case that grew beyond is cut."""


@dataclass(frozen=True)
class Case:
    """What a target is given: bytes, luck for its options, and an empty folder; what it writes goes into ``out``."""

    data: bytes
    luck: random.Random
    folder: Path

    @property
    def out(self) -> Path:
        """The output folder."""
        return self.folder / "out"


@dataclass(frozen=True)
class Target:
    """What is fuzzed. ``run`` raises KanyinError for what it refuses, AssertionError where a law is broken."""

    name: str
    corpus: Sequence[str]
    """Patterns of files in ``corpus/``."""
    run: Callable[[Case], None]
    mutations: Sequence[Mutation] = mutations.TEXT
    weight: float = 1.0
    """How much of the time it gets beside others."""
    limit: float = LEAST
    """Seconds for the smallest case, where a program is started in between."""
    more: Callable[[], list[bytes]] = field(default=list)
    """Seeds that are made, not kept."""


@dataclass(frozen=True)
class Finding:
    """What went wrong: ``crash``, ``hang``, ``loss``, ``outside`` or ``message``."""

    case: str
    kind: str
    detail: str


@cache
def all_targets() -> dict[str, Target]:
    """The TARGET of each module in ``targets/``."""
    names = (f"{targets.__name__}.{module.name}" for module in pkgutil.iter_modules(targets.__path__))
    return {module.TARGET.name: module.TARGET for module in map(importlib.import_module, names)}


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """What a target's cases begin with."""
    target = all_targets()[name]
    files = sorted({file for pattern in target.corpus for file in CORPUS.glob(pattern)})
    return (*(file.read_bytes() for file in files), *target.more())


def make(target: Target, number: int) -> tuple[bytes, random.Random]:
    """The bytes of a case, and its luck."""
    luck = random.Random(f"{target.name}:{number}")
    texts = _texts(target.name)
    text = luck.choice(texts)
    for _ in range(luck.randint(1, 6)):
        text = luck.choice(target.mutations)(text, luck, texts)[:MOST_BYTES]
    data = text.encode("utf-8", "surrogateescape")
    while luck.random() < 0.15:
        data = mutations.cut(data, luck)
    return data[:MOST_BYTES], luck


@cache
def _texts(name: str) -> tuple[str, ...]:
    return tuple(data.decode("utf-8", "surrogateescape") for data in seeds(name))


def check(target: Target, number: int) -> tuple[Finding | None, float]:
    """Run a case; what went wrong, or None, and the seconds of CPU that it took."""
    name = f"{target.name}:{number}"
    data, luck = make(target, number)
    with tempfile.TemporaryDirectory(prefix="kanyin-fuzz-") as root:
        folder = Path(root) / "in" / "here"
        folder.mkdir(parents=True)
        before = _listing(Path(root))
        start = time.process_time()
        found = _run(target, Case(data, luck, folder), name)
        took = time.process_time() - start
        extra = [path for path in _listing(Path(root)) - before if not _is_below(path, folder)]
        if extra:
            found = Finding(name, "outside", str(extra[:3]))
    allowed = target.limit + PER_BYTE * len(data)
    if found is None and took > allowed:
        found = Finding(name, "hang", f"{took:.1f} s of CPU for {len(data)} bytes, {allowed:.1f} allowed")
    return found, took


def _run(target: Target, case: Case, name: str) -> Finding | None:
    try:
        target.run(case)
    except ConservationError as error:
        return Finding(name, "loss", str(error))
    except KanyinError as error:
        told = bool(error.problem and error.hint)
        return None if told else Finding(name, "message", f"{type(error).__name__} without cause or cure: {error}")
    except AssertionError as error:
        return Finding(name, "loss", "".join(traceback.format_exception(error)[-2:])[-1500:])
    except Exception as error:
        return Finding(name, "crash", "".join(traceback.format_exception(error))[-3000:])
    return None


def _listing(root: Path) -> set[Path]:
    return set(root.rglob("*"))


def _is_below(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder)
