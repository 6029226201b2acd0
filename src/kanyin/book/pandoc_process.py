"""A pandoc that goes on: one process reads and writes many documents, for to start one takes as long as an article.

It runs a few lines of Lua, in which pandoc reads nothing but what it is given. What it does not answer at once and
without an error is None here: pandoc is then started for that document alone, and says itself what is wrong.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

_LUA = """
local function answer(request, text)
  if request.task == 'read' then
    local document = pandoc.read(text, {format = 'markdown', extensions = request.extensions}, {columns = 72}, {})
    local made = pandoc.write(document, 'json')
    -- Which breaks between Han are none, the program decides after its readers.
    assert(not made:find('"t":"SoftBreak"', 1, true))
    return made
  end
  local lower = {Header = function(header) header.level = header.level + 1; return header end}
  local document = pandoc.read(text, 'json', nil, {}):walk(lower)
  return pandoc.write(document, 'html5', {section_divs = true, wrap_text = 'none', highlight_method = 'none'}) .. '\\n'
end
for line in io.lines() do
  local request = pandoc.json.decode(line)
  local log, done, made = pandoc.log.silence(pcall, answer, request, io.read(request.bytes))
  local warnings = pandoc.List()
  for at = #log, 1, -1 do
    local message = pandoc.json.decode(pandoc.json.encode(log[at]), false)
    if message.verbosity == 'WARNING' then warnings:insert(message.pretty) end
  end
  made = done and made or ''
  local head = pandoc.json.encode({done = done, warnings = warnings, bytes = #made})
  io.write(head, '\\n', made)
  io.flush()
end
"""
_LONGEST = 60_000
"""Characters of a text that is given to it: what a larger one takes, 1 GB for 500,000, a process keeps."""
_BLOCK = 1 << 20


@dataclass(slots=True)
class _Running:
    """The process, and the process of ours that began it: one that is forked from that needs its own."""

    process: subprocess.Popen[bytes]
    owner: int


_running: list[_Running] = []


def ask(program: Callable[[], str], patience: float, text: str, **request: Any) -> tuple[bytes, list[str]] | None:
    """What pandoc makes of a text, and what it warns of; None where this process cannot tell.

    ``request``: ``task`` is ``read``, with its ``extensions``, or ``html``. Raises subprocess.TimeoutExpired where it
    takes longer than ``patience``, seconds.
    """
    # pandoc's own program changes tabs and returns before its readers see them.
    if not text or len(text) > _LONGEST or "\t" in text or "\r" in text or os.name == "nt":
        return None
    try:
        data = text.encode()
        process = _started(program)
        head = json.dumps({**request, "bytes": len(data)}).encode() + b"\n"
        return _answer(process, head + data, time.monotonic() + patience)
    except BaseException as failure:
        # Whatever breaks off an answer, an interrupt or a time limit too: its rest must not be read as the next one.
        _end()
        if isinstance(failure, (OSError, ValueError, EOFError)):
            return None
        raise


def _started(program: Callable[[], str]) -> subprocess.Popen[bytes]:
    if _running and (_running[0].owner != os.getpid() or _running[0].process.poll() is not None):
        _forget()
    if not _running:
        process = subprocess.Popen(
            [program(), "lua", "-e", _LUA], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        _running.append(_Running(process, os.getpid()))
    return _running[0].process


def _answer(process: subprocess.Popen[bytes], request: bytes, end: float) -> tuple[bytes, list[str]] | None:
    """Raises EOFError where the process ends, TimeoutExpired where it takes too long."""
    assert process.stdin and process.stdout
    process.stdin.write(request)
    process.stdin.flush()
    got = b""
    while b"\n" not in got:
        got += _read(process.stdout.fileno(), end)
    line, _, made = got.partition(b"\n")
    head = json.loads(line)
    pieces, missing = [made], head["bytes"] - len(made)
    while missing > 0:
        pieces.append(_read(process.stdout.fileno(), end))
        missing -= len(pieces[-1])
    return (b"".join(pieces), head["warnings"]) if head["done"] else None


def _read(file: int, end: float) -> bytes:
    ready, _, _ = select.select([file], [], [], max(0.0, end - time.monotonic()))
    if not ready:
        raise subprocess.TimeoutExpired("pandoc", 0)
    got = os.read(file, _BLOCK)
    if not got:
        raise EOFError
    return got


def _forget() -> None:
    """Close our ends of the pipes; a process whose pipes are all closed ends by itself."""
    process = _running.pop().process
    for pipe in (process.stdin, process.stdout):
        if pipe:
            # What could not be written to a process that has ended is tried once more by closing.
            with suppress(OSError):
                pipe.close()


def _end() -> None:
    if _running:
        process = _running[0].process
        process.kill()
        process.wait()
        _forget()
