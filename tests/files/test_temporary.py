"""Folders of a process: they go with their owner, and a fork takes none of its parent's away."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from kanyin.files.temporary import remove_folders_of, temporary_folder

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


class Owner:
    """Something that can be referred to weakly."""


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def in_child(work: Any, *args: Any) -> multiprocessing.process.BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=work, args=args)
    process.start()
    return process


def test_it_goes_with_its_owner() -> None:
    owner = Owner()
    folder = temporary_folder(owner)
    assert folder.is_dir()
    del owner
    gc.collect()
    assert not folder.exists()


def test_a_fork_that_drops_its_copy_leaves_the_folder() -> None:
    owners = [Owner()]
    folder = temporary_folder(owners[0])
    child = in_child(owners.clear)
    child.join()
    assert child.exitcode == 0 and folder.is_dir()


def test_a_childs_folder_goes_when_the_child_ends(tmp_path: Path) -> None:
    kept = []
    child = in_child(lambda: kept.append((owner := Owner(), temporary_folder(owner))))
    child.join()
    assert child.exitcode == 0 and not list(tmp_path.iterdir())


def _make_and_wait(pipe: Any) -> None:
    owner = Owner()
    temporary_folder(owner)
    pipe.send(True)
    signal.pause()


def test_what_a_killed_process_left_is_taken_away(tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe()
    child = in_child(_make_and_wait, theirs)
    assert ours.recv() and len(list(tmp_path.iterdir())) == 1
    child.kill()
    child.join()
    (tmp_path / "kanyin-other").mkdir()
    assert child.pid
    remove_folders_of(child.pid)
    assert [path.name for path in tmp_path.iterdir()] == ["kanyin-other"]
