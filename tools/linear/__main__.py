"""``python -m tools.linear``: leaves with 1 and names each pattern that is not linear in its input."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from tools.linear.collect import ROOT, Pattern, collect
from tools.linear.judge import Decision, judge

EXCEPTIONS = Path(__file__).with_name("exceptions.toml")
CACHE = ROOT / ".linear_cache.json"
"""Verdicts of the last run: only what is new is judged."""


def main() -> int:
    """Judge all patterns, on all cores."""
    argparse.ArgumentParser(prog="python -m tools.linear", description=__doc__).parse_args()
    allowed = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    patterns, unread = collect()
    decisions_ = judged(patterns)
    bad = [(place, "no pattern can be read there: give it a name at the top of its module") for place in unread]
    bad += [(one.place, _told(decision)) for one in patterns if not (decision := decisions_[key(one)]).is_linear]
    faults = [f"{place}: {problem}" for place, problem in bad if place not in allowed]
    faults += [f"{place}: an exception that nothing needs" for place in sorted(allowed.keys() - dict(bad).keys())]
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(patterns)} patterns, {len(faults)} not linear, {len(allowed)} exceptions")
    return int(bool(faults))


def judged(patterns: Iterable[Pattern]) -> dict[str, Decision]:
    """The verdict on each pattern, by its key."""
    try:
        known = {name: Decision(**value) for name, value in json.loads(CACHE.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError):
        known = {}
    wanted = {key(one): one for one in patterns}
    new = [name for name in wanted if name not in known]
    with ProcessPoolExecutor() as pool:
        known |= zip(new, pool.map(_judge, [wanted[name] for name in new], chunksize=4), strict=True)
    found = {name: known[name] for name in wanted}
    CACHE.write_text(json.dumps({name: asdict(decision) for name, decision in found.items()}), encoding="utf-8")
    return found


def key(one: Pattern) -> str:
    """What a verdict depends on: the pattern, how it is used, this Python and those who judge."""
    return hashlib.sha256(repr((one.pattern, one.flags, one.how, _TOOL)).encode()).hexdigest()


_JUDGES = ("alphabet", "judge", "pumps", "steps")
_TOOL = (sys.version_info[:2], *(Path(__file__).with_name(f"{name}.py").read_bytes() for name in _JUDGES))


def _judge(one: Pattern) -> Decision:
    return judge(one.pattern, one.flags, one.how)


def _told(decision: Decision) -> str:
    text = f"{decision.before!r} + n × {decision.word!r} + {decision.after!r}"
    return f"{decision.steps:.0f} steps a character, {decision.growth:.0f} times for 4 n, on {text}"


if __name__ == "__main__":
    sys.exit(main())
