"""A run that takes too long is refused like any other document."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from generator.result import Result
from tests.cli.conftest import Run


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs interval timers")
def test_time_is_a_budget(run: Run) -> None:
    def generate(*_: object) -> Result:
        signal.setitimer(signal.ITIMER_PROF, 0.05, 0.05)  # sooner, for the test
        while True:
            pass

    ran = run("shop.yaml", "--max-seconds", "7", generate=generate)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        "shop.yaml: error: the document exceeds the limit of 7 seconds of CPU time"
    )
    assert "--max-seconds" in ran.err
    assert os.listdir(Path()) == []
