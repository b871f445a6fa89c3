"""Small configurations, and what they are refused with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.configuration import LoadedConfiguration, read_configuration
from generator.console.report import format_report
from generator.diagnostics import DocumentError

Read = Callable[..., LoadedConfiguration]
Refused = Callable[..., str]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read a configuration of this text."""
    monkeypatch.chdir(tmp_path)

    def read(text: str, name: str = "byhand.toml") -> LoadedConfiguration:
        Path(name).write_text(text, encoding="utf-8")
        return read_configuration(Path(name))

    return read


@pytest.fixture
def refused(read: Read) -> Refused:
    """Return the report with which a configuration of this text is refused."""

    def refused(text: str, name: str = "byhand.toml") -> str:
        with pytest.raises(DocumentError) as refusal:
            read(text, name)
        return format_report(refusal.value.diagnostics, None, all=True)

    return refused
