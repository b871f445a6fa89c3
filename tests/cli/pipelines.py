"""Stand-ins for the pipeline, so that the command is tested by itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.diagnostics import Position
from generator.document.files_read import FilesRead
from generator.result import Result

Generate = Callable[..., Any]


class Unplaced:
    """A document whose nodes are all at the file as a whole."""

    def position(self, pointer: str, *, key: bool = False) -> Position:
        """Return no more than a file's name."""
        return Position(Path("shop.yaml"), 0, 0, "")


def install(monkeypatch: pytest.MonkeyPatch, generate: Generate) -> None:
    """Let the command use this function as `generator.engine.fast_pipeline.generate`."""
    pipeline = ModuleType("generator.engine.fast_pipeline")
    pipeline.__dict__.update(generate=lambda *a: (generate(*a), FilesRead()))
    monkeypatch.setitem(sys.modules, "generator.engine.fast_pipeline", pipeline)


def result(**differences: Any) -> Result:
    """Return what a pipeline returns for a very small document."""
    usual: dict[str, Any] = {
        "files": {"shop/__init__.py": "a = 1\n", "shop/b.py": "b = 1\n"},
        "diagnostics": (),
        "document": Unplaced(),
        "operations": 1,
        "models": 2,
        "names": {},
    }
    return Result(**(usual | differences))
