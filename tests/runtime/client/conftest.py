"""Tests that ask for `every_transport` are run on each HTTP library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.runtime.io_backend import Blocking, Driver
from generator.runtime.transports import httpx_transport
from tests.support.emitted import Source, emit, forget

from .libraries import LIBRARIES


@pytest.fixture(params=LIBRARIES)
def every_transport(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> str:
    """Make clients that are given no transport use this library; its name."""
    name: str = request.param
    monkeypatch.setattr(httpx_transport, "HttpxTransport", LIBRARIES[name])
    return name


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that calls would have slept: they do not."""
    found: list[float] = []

    async def sleep(driver: Any, seconds: float) -> None:
        found.append(seconds)

    for driver in (Driver, Blocking):
        monkeypatch.setattr(driver, "sleep", sleep)
    return found


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of an SDK of keys, generated."""
    spec = Path(__file__).with_name("keys.yaml")
    emitted = emit(Source("keys_sdk", spec), tmp_path_factory.mktemp("keys"))
    yield emitted.package
    forget(emitted)


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out synchronous tests of a library that is asynchronous only."""
    left_out = [item for item in items if _is_impossible(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def _is_impossible(item: pytest.Item) -> bool:
    params = getattr(getattr(item, "callspec", None), "params", {})
    if params.get("every_transport") != "aiohttp":
        return False
    return params.get("kind", "sync") == "sync"
