"""A server for the fragment's SDK, and an environment that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fragment.samples import LISTED, in_json
from tests.support.server import Server, serving

VARIABLES = ("API_KEY", "API_SECRET", "ZONE", "BASE_URL")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the credentials of whoever runs it."""
    for name in VARIABLES:
        monkeypatch.delenv(f"EXOSCALE_{name}", raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with one key."""
    with serving(lambda seen: in_json(200, LISTED)) as running:
        yield running
