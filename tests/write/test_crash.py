"""Killed at every step: files stay whole, and the next run completes the work."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.write import OutputError, Target, check, write
from tests.write.samples import NEW, OLD, sources

pytestmark = pytest.mark.long

_STEPS = ("mkdir", "open", "fsync", "replace", "unlink", "rmdir", "link", "rename")


def kill_before(step: int, act: Callable[[], object]) -> bool:
    """Act in a child that is killed before its system call number `step`.

    Returns:
        Whether the child was killed; it ended by itself when it had fewer steps.
    """
    child = os.fork()
    if child == 0:
        _die_at(step)
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(status) == 0
    return False


def _die_at(step: int) -> None:
    """Count the calls of this process that change the disk, and die at one."""
    left = [step]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*arguments: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return counting

    for name in _STEPS:
        setattr(os, name, counted(getattr(os, name)))


def every_kill(target: Target, after: Callable[[], None]) -> int:
    """Write NEW over OLD, killed at each step in turn; return how many there were."""
    step = 0
    while True:
        write(OLD, target, force=True)
        if not kill_before(step, lambda: write(NEW, target)):
            return step
        after()
        step += 1


def test_files_are_whole_and_the_next_run_completes(target: Target) -> None:
    unfinished = []

    def after() -> None:
        for path, text in sources(target.folder).items():
            assert text in (OLD.get(f"shop/{path}"), NEW.get(f"shop/{path}"))
        drift = check(NEW, target)
        unfinished.append(drift.unfinished is not None)
        if drift.unfinished is None:
            assert sources(target.output) in (OLD, NEW)
        written = write(NEW, target)
        assert written.completed is unfinished[-1]
        assert sources(target.output) == NEW
        assert not check(NEW, target)
        assert os.listdir(target.output) == ["shop"]

    assert every_kill(target, after) > 30
    assert sum(unfinished) > 10
    assert not all(unfinished)


def test_the_work_is_completed_before_something_else_is_written(target: Target) -> None:
    def after() -> None:
        write(OLD, target)
        assert sources(target.output) == OLD

    every_kill(target, after)


def test_a_first_run_that_was_killed_can_be_repeated(tmp_path: Path) -> None:
    step = 0
    while True:
        target = Target(tmp_path / str(step), "shop")
        if not kill_before(step, partial(write, NEW, target)):
            break
        write(NEW, target)
        assert sources(target.output) == NEW
        step += 1
    assert step > 20


def test_an_edit_made_after_the_crash_is_not_lost(target: Target) -> None:
    edited = 0

    def after() -> None:
        nonlocal edited
        path = target.folder / "models" / "pet.py"
        unfinished = check(NEW, target).unfinished
        path.write_text("precious")
        with pytest.raises(OutputError, match="edited"):
            write(NEW, target)
        assert path.read_text() == "precious"
        edited += unfinished is not None

    every_kill(target, after)
    assert edited


def test_a_file_made_after_the_crash_is_not_removed(target: Target) -> None:
    removed = target.folder / "models" / "gone.py"

    def after() -> None:
        if check(NEW, target).unfinished:
            removed.write_text("precious")
            write(NEW, target)
            assert removed.read_text() == "precious"
            removed.unlink()

    every_kill(target, after)


@pytest.mark.parametrize(
    "text", ["", "{", "[[]]", '[["../x", null, null]]', "[[1, null, null]]"]
)
def test_a_damaged_journal_is_refused(target: Target, text: str) -> None:
    write(OLD, target)
    target.work.mkdir()
    target.journal.write_text(text)
    for act in (write, check):
        with pytest.raises(OutputError, match="journal .* is damaged") as caught:
            act(NEW, target)
        assert caught.value.path == target.work
    assert sources(target.output) == OLD


def test_damaged_staged_files_are_not_used(target: Target) -> None:
    def after() -> None:
        staged = sorted((target.work / "staged").glob("*"))
        if check(NEW, target).unfinished and staged:
            staged[0].write_text("damaged")
            with pytest.raises(OutputError, match="journal .* is damaged"):
                write(NEW, target)
            target.journal.unlink()

    every_kill(target, after)


def test_an_exception_half_way_is_completed_by_the_next_run(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD, target)
    replace = os.replace

    def fail(source: Path, destination: Path) -> None:
        if destination.name == "pet.py":
            raise OSError(5, "Input/output error", str(source), None, str(destination))
        replace(source, destination)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fail)
        with pytest.raises(OutputError) as caught:
            write(NEW, target)
    assert caught.value.path == target.folder / "models" / "pet.py"
    assert check(NEW, target).unfinished == target.journal
    assert write(NEW, target).completed
    assert sources(target.output) == NEW
