"""Running the command in this process, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.cli.pipelines import install, result


@dataclass(frozen=True)
class Ran:
    """How a run ended: exit code, and what it printed."""

    code: Any
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Run:
    """Return a function that runs the command with these arguments.

    Its keyword `generate` stands in for the pipeline.
    """
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str, generate: Callable[..., Any] = lambda *_: result()) -> Ran:
        install(monkeypatch, generate)
        with pytest.raises(SystemExit) as left:
            main(arguments)
        printed = capsys.readouterr()
        return Ran(left.value.code, printed.out, printed.err)

    return ran
