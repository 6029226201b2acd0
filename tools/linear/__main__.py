"""``python -m tools.linear``: leaves with 1 and names each pattern that is not linear in its input."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple
from pathlib import Path

from tools.linear.collect import Pattern, collect
from tools.linear.judge import Decision, judge

EXCEPTIONS = Path(__file__).with_name("exceptions.toml")
VERDICTS = Path(__file__).with_name("verdicts.jsonl")
"""Verdicts of the last run, a line each: only new patterns are judged. In git, as judging all takes minutes."""


def main() -> int:
    """Judge all patterns, on all cores."""
    parser = argparse.ArgumentParser(prog="python -m tools.linear", description=__doc__)
    parser.add_argument("--all", action="store_true", help="judge those again that are known")
    if parser.parse_args().all:
        VERDICTS.unlink(missing_ok=True)
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
    verdicts = known()
    wanted = {key(one): one for one in patterns}
    new = [name for name in wanted if name not in verdicts]
    with ProcessPoolExecutor() as pool:
        verdicts |= zip(new, pool.map(_judge, [wanted[name] for name in new], chunksize=4), strict=True)
    found = {name: verdicts[name] for name in sorted(wanted)}
    if new or len(found) < len(verdicts):
        lines = (json.dumps([name, *astuple(decision)]) for name, decision in found.items())
        VERDICTS.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return found


def known() -> dict[str, Decision]:
    """The verdicts on record, by the keys of their patterns."""
    try:
        rows = [json.loads(line) for line in VERDICTS.read_text(encoding="utf-8").splitlines()]
        return {name: Decision(*decision) for name, *decision in rows}
    except (OSError, ValueError, TypeError):
        return {}


def key(one: Pattern) -> str:
    """What a verdict depends on: the pattern, how it is used and those who judge; Pythons read patterns alike."""
    return hashlib.sha256(repr((one.pattern, one.flags, one.how, _TOOL)).encode()).hexdigest()[:16]


_JUDGES = ("alphabet", "judge", "pumps", "steps")
_TOOL = tuple(Path(__file__).with_name(f"{name}.py").read_bytes() for name in _JUDGES)


def _judge(one: Pattern) -> Decision:
    return judge(one.pattern, one.flags, one.how)


def _told(decision: Decision) -> str:
    text = f"{decision.before!r} + n × {decision.word!r} + {decision.after!r}"
    return f"{decision.steps:.0f} steps a character, {decision.growth:.0f} times for 4 n, on {text}"


if __name__ == "__main__":
    sys.exit(main())
