"""``python -m tests.fuzz``: cases of all targets for a time or a number, on all cores; 1 where it finds anything."""

from __future__ import annotations

import argparse
import collections
import json
import multiprocessing
import os
import signal
import sys
import time
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from tests.fuzz.engine import Finding, Target, all_targets, check

PATIENCE = 10.0
"""Seconds in which the last case may come to its end, so that it leaves no files behind."""
STUCK = 120.0
"""Seconds of the wall after which a case is ended from outside: whatever holds it hears no signal."""


def main() -> int:
    """Parse, run, tell."""
    options = parse()
    if options.only:
        name, number = options.only.split(":")
        finding, took = check(all_targets()[name], int(number))
        print(f"{took:.2f} s", finding.detail if finding else "nothing found", sep="\n")
        return int(finding is not None)
    wanted = options.target or list(all_targets())
    jobs = [Job(options, wanted, index) for index in range(options.jobs)]
    for job in jobs:
        job.start()
    end = time.monotonic() + options.seconds if options.seconds else float("inf")
    while any(job.is_running() for job in jobs):
        time.sleep(0.5)
        for job in jobs:
            job.watch(stop=time.monotonic() > end)
    return told(jobs, options)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=0, help="how long; default: until --cases are done")
    parser.add_argument("--cases", type=int, default=10**9, help="how many of each target")
    parser.add_argument("--start", type=int, default=0, help="number of the first")
    parser.add_argument("--target", action="append", choices=sorted(all_targets()), help="only this; may be repeated")
    parser.add_argument("--only", metavar="TARGET:NUMBER", help="one case again")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--log", type=Path, help="findings and totals are added to this file, a line of JSON each")
    return parser.parse_args()


class Job:
    """A process that runs each so-many-th case, begun again behind a case that it got stuck in."""

    def __init__(self, options: argparse.Namespace, wanted: list[str], index: int) -> None:
        self.options, self.wanted, self.index = options, wanted, index
        self.begin = dict.fromkeys(wanted, options.start + index)
        self.done: collections.Counter[str] = collections.Counter()
        self.findings: list[Finding] = []
        self.process: Any = None

    def start(self) -> None:
        """Begin, or go on behind the last case."""
        self.at: Synchronized[float] = multiprocessing.Value("d", time.monotonic())
        self.receive, send = multiprocessing.Pipe(duplex=False)
        limits = (self.options.start + self.options.cases, self.options.jobs)
        self.stop = multiprocessing.Event()
        given = (self.begin, limits, self.at, self.stop, send)
        self.process = multiprocessing.Process(target=work, args=given, daemon=True)
        self.process.start()
        send.close()

    def is_running(self) -> bool:
        """There are cases to come."""
        return self.process is not None

    def watch(self, *, stop: bool) -> None:
        """Take what has come, end what is stuck."""
        self._take()
        if self.process is None:
            return
        if not self.process.is_alive():
            self._take()
            self._ended(stop=stop)
        elif stop and not self.stop.is_set():
            self.stop.set()
            self.end = time.monotonic() + PATIENCE
        elif time.monotonic() > (self.end if stop else self.at.value + STUCK):
            self.process.kill()
            self.process.join()
            self._take()
            self._ended(stop=stop, stuck=not stop)

    def _take(self) -> None:
        try:
            while self.process is not None and self.receive.poll():
                name, number, finding = self.receive.recv()
                self.begin[name] = number + self.options.jobs
                self.done[name] += 1
                if finding is not None:
                    self.findings.append(finding)
                    print(f"{finding.case} {finding.kind}: {finding.detail}\n", flush=True)
        except EOFError:
            pass

    def _ended(self, *, stop: bool, stuck: bool = False) -> None:
        code = self.process.exitcode
        self.process = None
        if stop or code == 0:
            return
        name = next_target(self.begin, self.options.start)
        kind = "hang" if stuck else "crash"
        finding = Finding(f"{name}:{self.begin[name]}", kind, f"the process was ended, exit {code}")
        self.findings.append(finding)
        print(f"{finding.case} {finding.kind}: {finding.detail}\n", flush=True)
        self.begin[name] += self.options.jobs
        self.start()


def next_target(begin: dict[str, int], start: int) -> str:
    """Whose turn it is: the target that is farthest behind for its weight."""
    targets = all_targets()
    return min(begin, key=lambda name: ((begin[name] - start) / targets[name].weight, name))


def work(begin: dict[str, int], limits: tuple[int, int], at: Synchronized[float], stop: Event, send: Any) -> None:
    """Run cases and send what they gave."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end, step = limits
    targets: dict[str, Target] = {name: all_targets()[name] for name in begin}
    numbers = dict(begin)
    for target in targets.values():
        check(target, 0)  # warm
    start = min(numbers.values())
    while not stop.is_set() and (waiting := {name: number for name, number in numbers.items() if number < end}):
        name = next_target(waiting, start)
        at.value = time.monotonic()
        finding, _ = check(targets[name], numbers[name])
        if finding is not None and finding.kind == "hang":
            finding, _ = check(targets[name], numbers[name])  # not the machine's fault?
        send.send((name, numbers[name], finding))
        numbers[name] += step


def told(jobs: list[Job], options: argparse.Namespace) -> int:
    """Print the totals, add them to the log."""
    done: collections.Counter[str] = sum((job.done for job in jobs), collections.Counter())
    findings = [finding for job in jobs for finding in job.findings]
    kinds = collections.Counter(finding.kind for finding in findings)
    print(", ".join(f"{name} {count}" for name, count in sorted(done.items())), "cases")
    print(", ".join(f"{kinds[kind]} {kind}" for kind in ("crash", "hang", "loss", "outside", "message")))
    if options.log:
        with options.log.open("a", encoding="utf-8") as log:
            for finding in findings:
                log.write(json.dumps(finding.__dict__, ensure_ascii=False) + "\n")
            log.write(json.dumps({"start": options.start, "done": done, "found": kinds}) + "\n")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
