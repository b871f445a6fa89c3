"""Shared by every test: `--update`, and goldens that say how to refresh them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# The same examples in each run, and none timed: a busy machine fails no test.
settings.register_profile(
    "usual",
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("usual")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`, which rewrites goldens instead of comparing them."""
    parser.addoption(
        "--update",
        action="store_true",
        help="rewrite the expected files with what is produced now",
    )


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    """Whether goldens are to be rewritten."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def golden(update: bool) -> Callable[[Path, str], None]:
    """Compare a text with an expected file, or rewrite that file with `--update`."""

    def compare(expected: Path, produced: str) -> None:
        if update:
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_bytes(produced.encode("utf-8"))
        text = expected.read_bytes().decode("utf-8") if expected.exists() else ""
        assert produced == text, f"{expected} is stale; refresh: pytest --update"

    return compare


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any) -> None:
    """Let no test find what another, or the user, has left in the cache folder."""
    folder = tmp_path_factory.mktemp("cache")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
