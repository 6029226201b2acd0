"""kanyin as a process of its own, without the half second of its start: one that has imported it waits, and forks for
each call.

The forked process has its own streams, folder, variables, arguments and exit code; nothing of the tests' process is in
it. ``Forked.run`` is for calls of which only that is wanted; what Python or a library takes
from its variables when it starts needs a real start (``can_run``).
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SERVE = "import sys; from tests.forked import serve; serve(int(sys.argv[1]))"
_READ_LATE = ("KANYIN_", "LANGUAGE")
"""Variables that are read by each run: with others than the waiting process has, a real start is needed."""
_LARGEST = 1 << 20


class Forked:
    """The process that waits, for as long as the tests run."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair()
        self._started_with = _fixed(os.environ)
        with theirs:
            command = [sys.executable, "-c", SERVE, str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)

    def can_run(self, options: Mapping[str, object]) -> bool:
        """Whether a call with these keywords of ``subprocess.run`` needs no start of Python."""
        return options.keys() <= {"input"} and _fixed(os.environ) == self._started_with

    def run(self, arguments: Sequence[str], folder: Path, given: bytes | None) -> subprocess.CompletedProcess[bytes]:
        """What ``subprocess.run`` would give that captures both streams; nothing on standard input, or ``given``."""
        call = json.dumps({"arguments": arguments, "folder": str(folder), "variables": dict(os.environ)})
        message = call.encode("utf-8", "surrogateescape")
        reads_out, out = os.pipe()
        reads_err, err = os.pipe()
        taken, gives = os.pipe() if given is not None else (os.open(os.devnull, os.O_RDONLY), -1)
        socket.send_fds(self._socket, [len(message).to_bytes(4, "big")], [taken, out, err])
        self._socket.sendall(message)
        for descriptor in (taken, out, err):
            os.close(descriptor)
        with ThreadPoolExecutor(3) as threads:
            if given is not None:
                threads.submit(_write, gives, given)
            both = [threads.submit(_read, descriptor) for descriptor in (reads_out, reads_err)]
        code = int.from_bytes(_exactly(self._socket, 4), "big", signed=True)
        return subprocess.CompletedProcess(["kanyin", *arguments], code, *(one.result() for one in both))

    def stop(self) -> None:
        """End it."""
        self._socket.close()
        self._process.wait()


def _fixed(variables: Mapping[str, str]) -> dict[str, str]:
    """What a run has from its start on, or libraries read once; pytest writes where it is into one of its own."""
    return {key: value for key, value in variables.items() if not key.startswith((*_READ_LATE, "PYTEST_"))}


def _read(descriptor: int) -> bytes:
    with open(descriptor, "rb") as file:
        return file.read()


def _write(descriptor: int, data: bytes) -> None:
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
    except BrokenPipeError:  # not all of it was wanted
        pass


def _exactly(connection: socket.socket, count: int) -> bytes:
    """So many bytes; fewer where the other end is gone."""
    data = b""
    while len(data) < count and (more := connection.recv(count - len(data))):
        data += more
    return data


def serve(descriptor: int) -> None:
    """Fork for each call that comes, and tell its exit code, until the other end is gone."""
    _import_all()
    connection = socket.socket(fileno=descriptor)
    while True:
        head, streams, _, _ = socket.recv_fds(connection, 4, 3)
        if len(head) < 4:
            return
        call = json.loads(_exactly(connection, int.from_bytes(head, "big")).decode("utf-8", "surrogateescape"))
        child = os.fork()
        if not child:
            connection.close()
            _become(call, streams)
            return
        for stream in streams:
            os.close(stream)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        connection.sendall(code.to_bytes(4, "big", signed=True))


def _import_all() -> None:
    """All of kanyin, and the libraries that it imports when they are first needed."""
    import gc
    from importlib import import_module
    from pkgutil import walk_packages

    import kanyin
    from kanyin.output.engine import load_weasyprint

    for module in walk_packages(kanyin.__path__, "kanyin."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    load_weasyprint()
    for name in ("ebooklib.epub", "fontTools.ttLib", "pikepdf", "pypandoc", "pypdfium2", "trafilatura"):
        import_module(name)
    make_a_book()
    gc.freeze()


def make_a_book() -> None:
    """Have the patterns compiled and the rules, styles and fonts read that all documents need, as a process of kanyin's
    has behind its first page: what is forked from this one finds it done, which takes most of the time of a small PDF.
    """
    from kanyin import pipeline
    from kanyin.book import pandoc_process
    from kanyin.book.reader import read_book
    from kanyin.output.pdf import write_pdf
    from kanyin.read.text import read_source
    from kanyin.style import load_style

    page = min((Path(__file__).parents[1] / "input").glob("*.txt"))
    markdown = pipeline.make_markdown(pipeline.clean_source(read_source(page.read_bytes(), page.name)))
    write_pdf(read_book(markdown, page.name, None), load_style("journal"))
    pandoc_process._end()  # each process has its own


def _become(call: dict[str, object], streams: Sequence[int]) -> None:
    """Be what ``python -m kanyin`` is with these arguments; does not come back."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(call["variables"])  # type: ignore[arg-type]
    os.chdir(str(call["folder"]))
    sys.stdin = open(0, encoding=sys.stdin.encoding, errors=sys.stdin.errors, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    from kanyin.cli.main import main

    sys.argv = ["kanyin", *call["arguments"]]  # type: ignore[misc]
    try:
        main()
    except SystemExit as end:
        _leave(int(end.code or 0))


def _leave(code: int) -> None:
    """End as Python does, but leave all that was imported as it is: taking it apart would copy it first."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
