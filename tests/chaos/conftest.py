"""The SDK that is put under fire, on each of its transports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.support.checks import write_package

_NAMES = {"httpx2": "Httpx", "pyreqwest": "Pyreqwest", "aiohttp": "Aiohttp"}


@pytest.fixture(scope="session")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of `chaos.yaml`."""
    folder = tmp_path_factory.mktemp("chaos")
    request = Request(
        specs=(Path(__file__).with_name("chaos.yaml"),),
        package="sdk_under_fire",
        transports=("aiohttp", "pyreqwest"),
    )
    write_package(generate(request).files, folder)
    sys.path.insert(0, str(folder))
    yield import_module("sdk_under_fire")
    sys.path.remove(str(folder))


@pytest.fixture
def make_transport(sdk: Any, library: str) -> Any:
    """Make a transport that has four connections at most."""
    return lambda: getattr(sdk, f"{_NAMES[library]}Transport")(max_connections=4)


@pytest.fixture(params=["httpx2", "pyreqwest"])
def library(request: pytest.FixtureRequest) -> str:
    """The library of a transport that can be used synchronously."""
    name: str = request.param
    return name
