"""A run that nothing else has ended ends when its CPU time is up."""

from __future__ import annotations

import re
import signal
import threading
from pathlib import Path

import pytest

from generator.diagnostics import DocumentError
from generator.engine import time_limit
from generator.engine.time_limit import limit_time

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="needs interval timers"
)
_HERE = Path("api.yaml")


def _work() -> None:
    while True:
        pass


def _match() -> None:
    re.search("^(a+)+$", "a" * 60 + "!")


def _swallow() -> None:
    try:
        _work()
    except BaseException:  # noqa: BLE001 - as a library might
        _work()


@pytest.mark.parametrize("act", [_work, _match, _swallow])
def test_the_time_is_up(act: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(act)
    monkeypatch.setattr(time_limit, "_REPEAT_SECONDS", 0.05)
    with pytest.raises(DocumentError) as caught, limit_time(1, _HERE):
        signal.setitimer(signal.ITIMER_PROF, 0.05, 0.05)  # sooner, for the test
        act()
    (told,) = caught.value.diagnostics
    assert told.code == "too-slow"
    assert told.position is not None and told.position.path == _HERE
    assert "--max-seconds" in (told.help or "")


def test_nothing_is_left_behind() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with limit_time(1, _HERE):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) is before


def test_another_thread_works_without_a_clock() -> None:
    done: list[int] = []

    def act() -> None:
        with limit_time(1, _HERE):
            done.append(1)

    thread = threading.Thread(target=act)
    thread.start()
    thread.join()
    assert done == [1]
