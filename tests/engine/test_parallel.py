"""A second process does what one would, and is used where it is worth it."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import DocumentError
from generator.engine import fast_pipeline, parallel
from generator.engine.parallel import Task, map_in_two_processes
from generator.options import Request
from generator.result import Result
from tests.support.real_documents import REPOSITORY

FRAGMENT = REPOSITORY / "specs" / "ai-api-key.yaml"
forks = pytest.mark.skipif(
    not parallel.can_fork(), reason="no cheap second process here"
)


@pytest.fixture(autouse=True)
def no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests may leave threads behind, beside which nothing forks."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def _process() -> str:
    return str(os.getpid())


def _never_ends() -> None:
    while True:
        pass


def _after_the_other_began(there: Callable[[], object]) -> Callable[[], str]:
    """Work that the second process does by `there`, and this one once that has begun."""
    own, (reader, writer), begun = os.getpid(), os.pipe(), list[bytes]()

    def work() -> str:
        if os.getpid() != own:
            os.write(writer, b"!")
            there()
        elif not begun:
            begun.append(os.read(reader, 1))
        return "done"

    return work


@forks
def test_work_is_done_by_both() -> None:
    """Each of two tasks waits until the other has begun."""
    pipes = [os.pipe(), os.pipe()]

    def meet(place: int) -> str:
        os.write(pipes[place][1], b"!")
        signal.alarm(30)
        os.read(pipes[1 - place][0], 1)
        signal.alarm(0)
        return _process()

    tasks = [Task(partial(meet, place), 1) for place in (0, 1)]
    done = map_in_two_processes([*tasks, Task(_process)], min_total_size=2)
    assert len(set(done[:2])) == 2
    assert str(os.getpid()) in done


@forks
def test_there_may_be_more_than_a_pipe_holds() -> None:
    tasks = [Task(partial(str, number), number % 7) for number in range(70_000)]
    assert map_in_two_processes(tasks, min_total_size=1) == list(
        map(str, range(70_000))
    )


def test_a_little_work_is_not_shared() -> None:
    assert set(map_in_two_processes([Task(_process, 4), Task(_process, 5)], 10)) == {
        _process()
    }


@forks
def _abort() -> None:
    """Die of a signal, without the traceback that pytest has asked for."""
    faulthandler.disable()
    os.abort()


@pytest.mark.parametrize("end", [lambda: os._exit(0), lambda: os._exit(3), _abort])
def test_a_second_process_that_dies_is_done_without(end: object) -> None:
    assert callable(end)
    work = _after_the_other_began(end)
    assert map_in_two_processes([Task(work, 1)] * 4, 1) == ["done"] * 4


@forks
def test_a_second_process_has_no_time_of_its_own() -> None:
    work = _after_the_other_began(_never_ends)

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, 0.2)
    try:
        assert map_in_two_processes([Task(work, 1)] * 2, 1) == ["done"] * 2
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@forks
def test_an_error_is_raised_here() -> None:
    class OddError(Exception):
        """No other process could send it."""

    def work() -> str:
        raise OddError

    with pytest.raises(OddError):
        map_in_two_processes([Task(str, 2), Task(work, 1)], 1)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The work that child processes were started for."""
    started: list[object] = []
    real = parallel.run_in_child

    def run_in_child(work: Callable[[], object]) -> object:
        started.append(work)
        return real(work)

    for module in (fast_pipeline, parallel):
        monkeypatch.setattr(module, "run_in_child", run_in_child)
    return started


def _generate(request: Request) -> Result:
    return fast_pipeline.generate(request, lambda stage: None)[0]


@forks
def test_two_processes_make_the_files_of_the_pipeline(
    monkeypatch: pytest.MonkeyPatch, children: list[object]
) -> None:
    request = Request(specs=(FRAGMENT,), package="ai_api_key", dist=True)
    alone = pipeline.generate(request)
    assert not children
    monkeypatch.setattr(fast_pipeline, "_MIN_SIZE", 0)
    monkeypatch.setattr(fast_pipeline, "_MIN_MODELS", 0)
    together = _generate(request)
    assert list(together.files.items()) == list(alone.files.items())
    assert together.diagnostics == alone.diagnostics
    assert len(children) == 2


@forks
@pytest.mark.parametrize(("padding", "processes"), [(0, 0), (300_000, 1)])
def test_a_child_validates_a_large_document(
    padding: int, processes: int, children: list[object], tmp_path: Path
) -> None:
    path = tmp_path / "api.json"
    head = '{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}'
    path.write_text(f'{head}, "x-padding": "{"-" * padding}"}}')
    _generate(Request(specs=(path,), package="api"))
    assert len(children) == processes


@forks
def test_an_invalid_document_is_refused_whatever_the_stages_make_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "api.json"
    path.write_text('{"openapi": "3.1.0", "info": {"title": 1}, "paths": {}}')
    request = Request(specs=(path,), package="api")
    with pytest.raises(DocumentError) as alone:
        pipeline.generate(request)
    monkeypatch.setattr(fast_pipeline, "_MIN_SIZE", 0)

    def broken(*_: object) -> None:
        raise AttributeError("title")

    monkeypatch.setattr("generator.lower.lower", broken)
    with pytest.raises(DocumentError) as together:
        _generate(request)
    assert together.value.diagnostics == alone.value.diagnostics
