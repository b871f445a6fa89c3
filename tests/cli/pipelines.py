"""Stand-ins for the pipeline, so that the command is tested by itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

Generate = Callable[..., Any]


def install(monkeypatch: pytest.MonkeyPatch, generate: Generate) -> None:
    """Let the command use this function as `generator.pipeline.generate`."""
    pipeline = ModuleType("generator.pipeline")
    pipeline.__dict__.update(generate=generate, Request=SimpleNamespace, Result=Any)
    monkeypatch.setitem(sys.modules, "generator.pipeline", pipeline)
    monkeypatch.delitem(sys.modules, "generator.run", raising=False)


def result(**differences: Any) -> SimpleNamespace:
    """Return what a pipeline returns for a very small document."""
    usual: dict[str, Any] = {
        "files": {"shop/__init__.py": "a = 1\n", "shop/b.py": "b = 1\n"},
        "diagnostics": (),
        "document": None,
        "operations": 1,
        "models": 2,
        "names": {},
    }
    return SimpleNamespace(**(usual | differences))
