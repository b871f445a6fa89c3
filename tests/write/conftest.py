"""Where the small SDK of these tests goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.write import Target


@pytest.fixture
def target(tmp_path: Path) -> Target:
    """A place with nothing there yet."""
    return Target(tmp_path / "generated", "shop")
