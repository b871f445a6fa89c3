"""Two runs at once: one waits, or says that it will not."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from generator.write import OutputError, Target, check, write
from generator.write import lock as locks
from generator.write.lock import locked
from tests.write.samples import NEW, OLD, sources


def test_a_run_that_waits_too_long_says_so(target: Target) -> None:
    write(OLD, target)
    ready, done = os.pipe()
    child = os.fork()
    if child == 0:
        with locked(target.work, 1.0):
            os.write(done, b"x")
            time.sleep(60)
    try:
        os.read(ready, 1)
        with pytest.raises(OutputError, match="another run is writing"):
            write(NEW, target, patience=0.1)
        assert sources(target.output) == OLD
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
    write(NEW, target, patience=0.1)
    assert os.listdir(target.output) == ["shop"]


def test_many_runs_at_once_take_turns(target: Target) -> None:
    children = []
    for number in range(6):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                for _ in range(10):
                    write(OLD if number % 2 else NEW, target)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(c, 0)[1]) for c in children]
    assert codes == [0] * 6
    assert sources(target.output) in (OLD, NEW)
    assert not (check(OLD, target) and check(NEW, target))
    assert os.listdir(target.output) == ["shop"]


def test_the_lock_of_a_file_that_was_removed_meanwhile_is_none(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = target.work / "lock"
    tries: list[int] = []
    really = locks._lock  # pyright: ignore[reportPrivateUsage]

    def lose_the_first(descriptor: int) -> bool:
        if not tries:  # the run before removes its file between our open and our lock
            lock.unlink()
        tries.append(descriptor)
        return really(descriptor)

    monkeypatch.setattr(locks, "_lock", lose_the_first)
    with locked(target.work, 1.0):
        assert lock.exists()
    assert len(tries) == 2


def test_a_folder_that_goes_while_it_is_made_is_made_again(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`Path.mkdir` says so by the same error as for a file in the way."""
    really = Path.mkdir
    tries: list[Path] = []

    def mkdir(path: Path, *args: Any, **options: Any) -> None:
        if path == target.work and not tries:
            tries.append(path)
            raise FileExistsError(path)
        really(path, *args, **options)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    write(NEW, target)
    assert tries and sources(target.output) == NEW
